//! The system calls the store makes, one method each, behind a trait.
//!
//! Why a trait? What the store promises holds at every system call: whichever fails, and wherever the process or the
//! machine dies. Tests put another disk underneath, one that fails or stops at call number *k*.
//!
//! Deliberately without judgement: no method tries again, hides an error or makes two calls where one is named.

use std::fmt::Debug;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use rustix::fs::{Access, FlockOperation, OFlags};

/// How a file is opened. None of these follows a link or waits for a FIFO.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// An existing file, to read.
    Read,
    /// An existing file, to read, append and cut.
    Append,
    /// An existing file, to read and write; locks are taken on it.
    Update,
    /// A file that must not be there yet.
    New,
    /// The same, which nobody else can open at any moment.
    Private,
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
}

impl About {
    /// Whether it is an ordinary file: no link, FIFO, folder or device.
    pub fn is_regular(self) -> bool {
        self.mode & 0o170_000 == 0o100_000
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

impl Disk for RealDisk {
    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        match how {
            How::Read => options.read(true),
            How::Append => options.read(true).append(true),
            How::Update => options.read(true).write(true),
            How::New | How::Private => options.read(true).write(true).create_new(true),
        };
        let mode = if how == How::Private { 0o600 } else { 0o660 };
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = options.mode(mode).custom_flags(flags.bits().cast_signed()).open(path)?;
        Ok(Box::new(file))
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        std::fs::symlink_metadata(path).map(|found| about(&found))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path, mode: u32) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(mode).create(path)
    }

    fn set_folder_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let name =
            |entry: io::Result<std::fs::DirEntry>| Ok(entry?.file_name().to_string_lossy().into_owned());
        std::fs::read_dir(path)?.map(name).collect()
    }

    fn may_write(&self, path: &Path) -> bool {
        rustix::fs::access(path, Access::WRITE_OK).is_ok()
    }

    fn is_remote(&self, path: &Path) -> bool {
        rustix::fs::statfs(path).is_ok_and(|found| REMOTE.contains(&found.f_type))
    }
}

impl DiskFile for File {
    fn about(&self) -> io::Result<About> {
        self.metadata().map(|found| about(&found))
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
        self.set_permissions(std::fs::Permissions::from_mode(mode))
    }

    fn try_lock(&self) -> io::Result<bool> {
        match rustix::fs::flock(self, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(true),
            Err(rustix::io::Errno::WOULDBLOCK) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

fn about(found: &std::fs::Metadata) -> About {
    About {
        device: found.dev(),
        inode: found.ino(),
        len: found.len(),
        changed: i128::from(found.mtime()) * 1_000_000_000 + i128::from(found.mtime_nsec()),
        mode: found.mode(),
    }
}
