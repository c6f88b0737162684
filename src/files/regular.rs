//! Regular files, read to a bound: a device never ends, and a pipe waits for whoever writes to it.

use std::fs::File;
use std::io::{self, Read as _};
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{CWD, Mode, OFlags};

/// To read; whatever lies there, opening it does not wait and takes over no terminal.
pub(super) const READ: OFlags =
    OFlags::RDONLY.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

/// Opens a regular file to read. Links are followed: the path is the user's own.
///
/// # Errors
/// `InvalidInput` where a pipe, a folder or a device lies there.
pub fn open_regular(path: &Path) -> io::Result<File> {
    regular(rustix::fs::openat(CWD, path, READ, Mode::empty())?)
}

/// The same for a file that must lie there itself: a link is an error (`ELOOP`).
///
/// # Errors
/// As [`open_regular`].
pub fn open_regular_itself(path: &Path) -> io::Result<File> {
    regular(rustix::fs::openat(CWD, path, READ | OFlags::NOFOLLOW, Mode::empty())?)
}

pub(super) fn regular(opened: OwnedFd) -> io::Result<File> {
    let file = File::from(opened);
    if file.metadata()?.is_file() {
        return Ok(file);
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"))
}

/// Everything up to the end.
///
/// # Errors
/// `FileTooLarge` where there are more bytes than `most`; no more than that are read.
pub fn read_bounded(from: impl io::Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 <= most { Ok(bytes) } else { Err(io::ErrorKind::FileTooLarge.into()) }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn only_a_regular_file_is_opened_and_nothing_is_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("file"), "text").expect("a file");
        symlink("file", path("link")).expect("a link");
        rustix::fs::mkfifoat(CWD, path("pipe"), 0o600.into()).expect("a pipe");
        std::fs::create_dir(path("folder")).expect("a folder");
        let kind = |path: &Path| open_regular(path).expect_err("no regular file").kind();
        for name in ["pipe", "folder"] {
            assert_eq!(kind(&path(name)), io::ErrorKind::InvalidInput, "{name}");
        }
        assert_eq!(kind(Path::new("/dev/zero")), io::ErrorKind::InvalidInput);
        assert_eq!(read_bounded(open_regular(&path("link")).expect("follows"), 4).expect("reads"), b"text");
        assert!(open_regular_itself(&path("file")).is_ok() && open_regular_itself(&path("link")).is_err());
    }

    #[test]
    fn what_never_ends_is_read_to_its_bound() {
        let error = read_bounded(io::repeat(0), 1000).expect_err("it never ends");
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(read_bounded(&[0; 1000][..], 1000).expect("just fits").len(), 1000);
    }
}
