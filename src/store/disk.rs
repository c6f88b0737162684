//! The system calls the store makes, one method each, behind a trait.
//!
//! Why a trait? What the store promises holds at every system call: whichever fails, and wherever the process or the
//! machine dies. Tests put another disk underneath, one that fails or stops at call number *k*.
//!
//! Deliberately without judgement: no method tries again, hides an error or makes two calls where one is named.

use std::fmt::Debug;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd as _, BorrowedFd};
use std::path::{Component, Path};

use rustix::fs::{Access, AtFlags, CWD, Dir, FlockOperation, Mode, OFlags, RenameFlags, Stat};
use rustix::io::Errno;

use crate::files::Folder;

/// How a file is opened. None of these follows a link or waits for a FIFO.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// An existing file, to read.
    Read,
    /// An existing file, to read, append and cut.
    Append,
    /// An existing file, to read and write; locks are taken on it.
    Update,
    /// A file that must not be there yet. Nobody else can open it until it is given another mode.
    New,
}

/// What the system says of an open or a named file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// The device it lives on.
    pub device: u64,
    /// Its number on that device.
    pub inode: u64,
    /// Its length in bytes.
    pub len: u64,
    /// When its content last changed, in nanoseconds.
    pub changed: i128,
    /// Type and permission bits.
    pub mode: u32,
    /// The user whose it is.
    pub owner: u32,
    /// The group that it belongs to.
    pub group: u32,
}

impl About {
    /// Whether it is an ordinary file: no link, FIFO, folder or device.
    pub fn is_regular(self) -> bool {
        self.mode & 0o170_000 == 0o100_000
    }

    /// Whether it is a link.
    pub fn is_link(self) -> bool {
        self.mode & 0o170_000 == 0o120_000
    }

    /// Whether it is a folder.
    pub fn is_folder(self) -> bool {
        self.mode & 0o170_000 == 0o040_000
    }

    /// Whether it is the same file, whatever happened to its content.
    pub fn is_same_file(self, other: Self) -> bool {
        (self.device, self.inode) == (other.device, other.inode)
    }
}

/// A disk: what can be done with names.
pub trait Disk: Debug + Send + Sync {
    /// `open` with `O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK`.
    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn DiskFile>>;
    /// `lstat`.
    fn about(&self, path: &Path) -> io::Result<About>;
    /// `rename`.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// `renameat2` with `RENAME_EXCHANGE`: each of two names gets what the other had.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// `link`.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// `unlink`.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// `mkdir` with every folder above it that is missing.
    fn make_folder(&self, path: &Path, mode: u32) -> io::Result<()>;
    /// `chmod` of a folder.
    fn set_folder_mode(&self, path: &Path, mode: u32) -> io::Result<()>;
    /// `fsync` of a folder: its names are on the disk then.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// The names in a folder, in no order.
    fn list(&self, path: &Path) -> io::Result<Vec<String>>;
    /// Whether this process may write there (`access`).
    fn may_write(&self, path: &Path) -> bool;
    /// Whether the folder lies on another machine (`statfs`).
    fn is_remote(&self, path: &Path) -> bool;
    /// Whether all of it is gone when the program ends.
    fn forgets(&self) -> bool {
        false
    }
}

/// An open file, which several threads may read at once. Dropping it closes it, and with that lets go of its lock.
pub trait DiskFile: Debug + Send + Sync {
    /// `fstat`.
    fn about(&self) -> io::Result<About>;
    /// `pread`: how many bytes came; 0 at the end.
    fn read_at(&self, into: &mut [u8], offset: u64) -> io::Result<usize>;
    /// One `write`: how many bytes were taken.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// `fdatasync`.
    fn sync_data(&self) -> io::Result<()>;
    /// `fsync`.
    fn sync_all(&self) -> io::Result<()>;
    /// `ftruncate`.
    fn cut(&self, len: u64) -> io::Result<()>;
    /// `fchmod`.
    fn set_mode(&self, mode: u32) -> io::Result<()>;
    /// `flock`, exclusive, without waiting: whether the lock is ours now.
    fn try_lock(&self) -> io::Result<bool>;
}

/// The file systems that lie on other machines, by the number Linux gives them: NFS, SMB, CIFS, SMB2, AFS, Coda, NCP,
/// Ceph, 9P, and FUSE, which may be anything.
const REMOTE: [i64; 10] = [
    0x6969,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x5346_414f,
    0x7375_7245,
    0x564c,
    0x00c3_6400,
    0x0102_1997,
    0x6573_5546,
];

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

/// Where paths that do not begin with a slash are looked up.
pub(super) trait Base: Debug + Send + Sync {
    /// The folder.
    fn base(&self) -> BorrowedFd<'_>;
}

impl Base for RealDisk {
    fn base(&self) -> BorrowedFd<'_> {
        CWD
    }
}

/// The names in one folder, whatever becomes of its path meanwhile.
impl Base for Folder {
    fn base(&self) -> BorrowedFd<'_> {
        self.as_fd()
    }
}

/// An empty path is the folder itself.
fn named(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

const READ_FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

impl<B: Base> Disk for B {
    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn DiskFile>> {
        let how = match how {
            How::Read => OFlags::RDONLY,
            How::Append => OFlags::RDWR | OFlags::APPEND,
            How::Update => OFlags::RDWR,
            How::New => OFlags::RDWR | OFlags::CREATE | OFlags::EXCL,
        };
        let flags = how | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let file = rustix::fs::openat(self.base(), path, flags, Mode::RUSR | Mode::WUSR)?;
        Ok(Box::new(File::from(file)))
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        Ok(about(&rustix::fs::statat(self.base(), named(path), AtFlags::SYMLINK_NOFOLLOW)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Ok(rustix::fs::renameat(self.base(), from, self.base(), to)?)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        Ok(rustix::fs::renameat_with(self.base(), one, self.base(), other, RenameFlags::EXCHANGE)?)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        Ok(rustix::fs::linkat(self.base(), from, self.base(), to, AtFlags::empty())?)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(self.base(), path, AtFlags::empty())?)
    }

    fn make_folder(&self, path: &Path, mode: u32) -> io::Result<()> {
        let mut above = path.ancestors().filter(|path| path.components().any(is_name)).collect::<Vec<_>>();
        while let Some(folder) = above.pop() {
            match rustix::fs::mkdirat(self.base(), folder, Mode::from_raw_mode(mode)) {
                Ok(()) | Err(Errno::EXIST) => {}
                // One that is there may lie where nothing could be made.
                Err(error) if above.is_empty() => return Err(error.into()),
                Err(_) => {}
            }
        }
        Ok(())
    }

    fn set_folder_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        let mode = Mode::from_raw_mode(mode);
        Ok(rustix::fs::chmodat(self.base(), named(path), mode, AtFlags::empty())?)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let folder = rustix::fs::openat(self.base(), named(path), READ_FOLDER, Mode::empty())?;
        Ok(rustix::fs::fsync(folder)?)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let folder = rustix::fs::openat(self.base(), named(path), READ_FOLDER, Mode::empty())?;
        let mut names = Vec::new();
        for entry in Dir::new(folder)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.retain(|name| name != "." && name != "..");
        Ok(names)
    }

    fn may_write(&self, path: &Path) -> bool {
        rustix::fs::accessat(self.base(), named(path), Access::WRITE_OK, AtFlags::empty()).is_ok()
    }

    fn is_remote(&self, path: &Path) -> bool {
        let folder =
            rustix::fs::openat(self.base(), named(path), OFlags::PATH | OFlags::CLOEXEC, Mode::empty());
        folder.and_then(rustix::fs::fstatfs).is_ok_and(|found| REMOTE.contains(&found.f_type))
    }
}

fn is_name(part: Component<'_>) -> bool {
    matches!(part, Component::Normal(_))
}

impl DiskFile for File {
    fn about(&self) -> io::Result<About> {
        Ok(about(&rustix::fs::fstat(self)?))
    }

    fn read_at(&self, into: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(self, into, offset)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::Write::write(self, bytes)
    }

    fn sync_data(&self) -> io::Result<()> {
        File::sync_data(self)
    }

    fn sync_all(&self) -> io::Result<()> {
        File::sync_all(self)
    }

    fn cut(&self, len: u64) -> io::Result<()> {
        self.set_len(len)
    }

    fn set_mode(&self, mode: u32) -> io::Result<()> {
        Ok(rustix::fs::fchmod(self, Mode::from_raw_mode(mode))?)
    }

    fn try_lock(&self) -> io::Result<bool> {
        match rustix::fs::flock(self, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(true),
            Err(Errno::WOULDBLOCK) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

fn about(found: &Stat) -> About {
    About {
        device: found.st_dev,
        inode: found.st_ino,
        len: found.st_size.cast_unsigned(),
        changed: i128::from(found.st_mtime) * 1_000_000_000 + i128::from(found.st_mtime_nsec),
        mode: found.st_mode,
        owner: found.st_uid,
        group: found.st_gid,
    }
}
