//! An open folder: names in it and paths below it are seen from its descriptor, whatever becomes of its path.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;

use rustix::fs::{CWD, Mode, OFlags};
use rustix::io::Errno;

use super::{beneath, regular};

/// To look names up in it, which needs no right to list them.
const FOLDER: OFlags = OFlags::PATH.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// An open folder.
#[derive(Debug)]
pub struct Folder {
    fd: OwnedFd,
}

impl Folder {
    /// Opens a folder, links followed: whoever names it decides. An empty path is the working folder.
    ///
    /// # Errors
    /// Whatever the system says.
    pub fn open(path: &Path) -> io::Result<Self> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        Ok(Self { fd: rustix::fs::openat(CWD, path, FOLDER, Mode::empty())? })
    }

    /// Opens a folder below this one.
    ///
    /// # Errors
    /// One that [`leads_out`] knows where the path does, or where a link lies on it.
    pub fn beneath(&self, path: &Path) -> io::Result<Self> {
        Ok(Self { fd: beneath::open(self.as_fd(), path, FOLDER)? })
    }

    /// Opens a regular file below this folder to read.
    ///
    /// # Errors
    /// As [`Folder::beneath`]; `InvalidInput` where a pipe, a folder or a device lies there.
    pub fn open_regular(&self, path: &Path) -> io::Result<File> {
        regular::regular(beneath::open(self.as_fd(), path, regular::READ)?)
    }
}

impl AsFd for Folder {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

/// Whether a path could not be opened because it leads out of the folder, or over a link that might.
pub fn leads_out(error: &io::Error) -> bool {
    [Errno::XDEV, Errno::LOOP].iter().any(|no| error.raw_os_error() == Some(no.raw_os_error()))
}
