//! A disk that says which of its calls is about to be made, and may be told to fail it.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;

use cncl::store::{About, Disk, DiskFile, How};

type Hook = Arc<dyn Fn(&'static str) -> io::Result<()> + Send + Sync>;

/// A disk whose hook is called before it flushes (`fdatasync`), cuts (`ftruncate`) or locks (`flock`) a file.
pub(crate) struct Hooked<D> {
    disk: D,
    hook: Hook,
}

impl<D> Hooked<D> {
    pub(crate) fn new(
        disk: D,
        hook: impl Fn(&'static str) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self { disk, hook: Arc::new(hook) }
    }
}

impl<D: fmt::Debug> fmt::Debug for Hooked<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.disk.fmt(f)
    }
}

impl<D: Disk> Disk for Hooked<D> {
    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(File { file: self.disk.open(path, how)?, hook: Arc::clone(&self.hook) }))
    }
    fn about(&self, path: &Path) -> io::Result<About> {
        self.disk.about(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.disk.exchange(one, other)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.link(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
    fn make_folder(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.disk.make_folder(path, mode)
    }
    fn set_folder_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.disk.set_folder_mode(path, mode)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.disk.sync_folder(path)
    }
    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        self.disk.list(path)
    }
    fn may_write(&self, path: &Path) -> bool {
        self.disk.may_write(path)
    }
    fn is_remote(&self, path: &Path) -> bool {
        self.disk.is_remote(path)
    }
}

struct File {
    file: Box<dyn DiskFile>,
    hook: Hook,
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.file.fmt(f)
    }
}

impl DiskFile for File {
    fn about(&self) -> io::Result<About> {
        self.file.about()
    }
    fn read_at(&self, into: &mut [u8], offset: u64) -> io::Result<usize> {
        self.file.read_at(into, offset)
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }
    fn sync_data(&self) -> io::Result<()> {
        (self.hook)("fdatasync")?;
        self.file.sync_data()
    }
    fn sync_all(&self) -> io::Result<()> {
        self.file.sync_all()
    }
    fn cut(&self, len: u64) -> io::Result<()> {
        (self.hook)("ftruncate")?;
        self.file.cut(len)
    }
    fn set_mode(&self, mode: u32) -> io::Result<()> {
        self.file.set_mode(mode)
    }
    fn try_lock(&self) -> io::Result<bool> {
        (self.hook)("flock")?;
        self.file.try_lock()
    }
}
