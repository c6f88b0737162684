//! A disk in memory that fails or dies at a chosen call, and that forgets what was not flushed when the power goes.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cncl::store::{About, Disk, DiskFile, How};

/// What happens at the chosen call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The process dies: neither this call nor any later one is executed.
    Death,
    /// The call fails once with this error.
    Error(i32),
    /// This call and every later one of its name fails with this error.
    Forever(i32),
    /// A write takes only half of its bytes; any other call works.
    Short,
}

/// What the power loss does to what was not flushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loss {
    /// Nothing: only the process died.
    None,
    /// Content and names are as they were last flushed.
    All,
    /// Names came through, content did not.
    Content,
    /// Names came through; of appended content, half did.
    Torn,
    /// Names and lengths came through; appended content is zeros.
    Zeros,
}

/// What an editor does that knows nothing of the lock; what it saves is on the disk at once.
#[derive(Debug, Clone)]
pub(crate) enum Visit {
    /// It renames a file of its own over this one.
    Replace(PathBuf, Vec<u8>),
    /// It opens this one and writes into it.
    Overwrite(PathBuf, Vec<u8>),
    /// It writes into the file that it has had open since before.
    Held(Held, Vec<u8>),
}

/// A file that an editor holds open, whatever becomes of its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held(usize);

#[derive(Debug, Clone, Default)]
struct Inode {
    content: Vec<u8>,
    flushed: Vec<u8>,
    mode: u32,
    changed: i128,
    locked_by: Option<usize>,
}

#[derive(Debug, Default)]
struct World {
    names: BTreeMap<PathBuf, usize>,
    flushed: BTreeMap<PathBuf, usize>,
    inodes: Vec<Inode>,
    clock: i128,
    handles: usize,
    calls: Vec<&'static str>,
    fault: Option<(usize, Fault)>,
    visit: Option<(usize, Visit)>,
    /// Whether it cannot exchange two names.
    is_simple: bool,
    dead: bool,
}

/// A process' view of the disk; clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct SimDisk(Arc<Mutex<World>>);

fn errno(code: i32) -> io::Error {
    io::Error::from_raw_os_error(code)
}

pub(crate) const ENOENT: i32 = 2;
pub(crate) const EINTR: i32 = 4;
pub(crate) const EIO: i32 = 5;
pub(crate) const EACCES: i32 = 13;
pub(crate) const EEXIST: i32 = 17;
pub(crate) const EINVAL: i32 = 22;
pub(crate) const ENOSPC: i32 = 28;
pub(crate) const EROFS: i32 = 30;

impl SimDisk {
    /// A disk with one empty folder.
    pub(crate) fn with_folder(path: &Path) -> Self {
        let disk = Self::default();
        for folder in path.ancestors() {
            disk.world().add_folder(folder);
        }
        let mut world = disk.world();
        world.flushed = world.names.clone();
        drop(world);
        disk
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on, call number `at` (from 0) meets this fate.
    pub(crate) fn arm(&self, at: usize, fault: Fault) {
        let mut world = self.world();
        world.calls.clear();
        world.fault = Some((at, fault));
    }

    /// From now on, no two names can be exchanged.
    pub(crate) fn without_exchange(&self) {
        self.world().is_simple = true;
    }

    /// Right before call number `at` (from 0, counted since it was armed) an editor comes by.
    pub(crate) fn expect_visit(&self, at: usize, visit: Visit) {
        self.world().visit = Some((at, visit));
    }

    /// Opens a file as an editor does.
    pub(crate) fn hold(&self, path: &Path) -> Held {
        Held(self.world().find(path).expect("a file"))
    }

    /// The names of the calls since it was armed.
    pub(crate) fn calls(&self) -> Vec<&'static str> {
        self.world().calls.clone()
    }

    /// No fault any more; how many calls there were since it was armed, and the name of the one that met it.
    pub(crate) fn disarm(&self) -> (usize, &'static str) {
        let mut world = self.world();
        let at = world.fault.take().map_or(0, |(at, _)| at);
        (world.calls.len(), world.calls.get(at).copied().unwrap_or("-"))
    }

    /// The process is gone, and perhaps the power was; another process finds what is left.
    pub(crate) fn restart(&self, loss: Loss) -> Self {
        let mut world = self.world();
        world.fault = None;
        world.visit = None;
        world.dead = false;
        if loss == Loss::All {
            world.names = world.flushed.clone();
        }
        for inode in &mut world.inodes {
            inode.locked_by = None;
            inode.lose(loss);
        }
        world.flushed = world.names.clone();
        drop(world);
        self.clone()
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, path: &Path) -> Option<Vec<u8>> {
        let world = self.world();
        world.names.get(path).map(|&inode| world.inodes[inode].content.clone())
    }

    /// Puts bytes behind a file, as another program would.
    pub(crate) fn append(&self, path: &Path, bytes: &[u8]) {
        let mut world = self.world();
        let inode = world.find(path).expect("a file");
        let inode = world.touch(inode);
        inode.content.extend_from_slice(bytes);
        inode.flushed.clone_from(&inode.content);
    }

    fn call(&self, name: &'static str) -> io::Result<(MutexGuard<'_, World>, bool)> {
        let mut world = self.world();
        if world.dead {
            return Err(io::Error::other("the process is dead"));
        }
        let at = world.calls.len();
        world.calls.push(name);
        if let Some((_, visit)) = world.visit.take_if(|(when, _)| *when == at) {
            world.receive(visit);
        }
        let fate = match world.fault {
            Some((chosen, fault)) if at == chosen => Some(fault),
            Some((chosen, Fault::Forever(code))) if at > chosen && world.calls[chosen] == name => {
                Some(Fault::Error(code))
            }
            _ => None,
        };
        match fate {
            None => Ok((world, false)),
            Some(Fault::Short) => Ok((world, true)),
            Some(Fault::Error(code) | Fault::Forever(code)) => Err(errno(code)),
            Some(Fault::Death) => {
                world.dead = true;
                Err(io::Error::other("the process dies"))
            }
        }
    }
}

impl Inode {
    fn lose(&mut self, loss: Loss) {
        let is_longer = self.content.starts_with(&self.flushed);
        match loss {
            Loss::None => {}
            Loss::Torn if is_longer => {
                let more = (self.content.len() - self.flushed.len()) / 2;
                self.content.truncate(self.flushed.len() + more);
            }
            Loss::Zeros if is_longer => {
                let from = self.flushed.len();
                self.content[from..].fill(0);
            }
            // For a torn end, too: what was cut and not flushed may be there again.
            _ => self.content.clone_from(&self.flushed),
        }
        self.flushed.clone_from(&self.content);
    }

    fn about(&self, number: usize) -> About {
        let (inode, len) = (number as u64, self.content.len() as u64);
        About { device: 1, inode, len, changed: self.changed, mode: self.mode, owner: 0, group: 0 }
    }
}

impl World {
    fn add(&mut self, path: &Path, mode: u32) -> usize {
        self.clock += 1;
        self.inodes.push(Inode { mode, changed: self.clock, ..Inode::default() });
        self.names.insert(path.to_owned(), self.inodes.len() - 1);
        self.inodes.len() - 1
    }

    fn add_folder(&mut self, path: &Path) {
        if !path.as_os_str().is_empty() && !self.names.contains_key(path) {
            self.add(path, 0o042_770);
        }
    }

    fn find(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| errno(ENOENT))
    }

    fn receive(&mut self, visit: Visit) {
        let (inode, bytes) = match visit {
            Visit::Replace(path, bytes) => {
                let inode = self.add(&path, 0o100_660);
                self.flushed.insert(path, inode);
                (inode, bytes)
            }
            Visit::Overwrite(path, bytes) => (self.find(&path).expect("a file"), bytes),
            Visit::Held(Held(inode), bytes) => (inode, bytes),
        };
        let inode = self.touch(inode);
        inode.content.clone_from(&bytes);
        inode.flushed = bytes;
    }

    fn touch(&mut self, inode: usize) -> &mut Inode {
        self.clock += 1;
        self.inodes[inode].changed = self.clock;
        &mut self.inodes[inode]
    }
}

impl Disk for SimDisk {
    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn DiskFile>> {
        let (mut world, _) = self.call("open")?;
        let inode = match (world.find(path), how) {
            (Ok(_), How::New) => return Err(errno(EEXIST)),
            (Ok(inode), _) => inode,
            (Err(_), How::New) if world.find(path.parent().expect("parent")).is_ok() => {
                world.add(path, 0o100_600)
            }
            (Err(error), _) => return Err(error),
        };
        world.handles += 1;
        let handle = world.handles;
        Ok(Box::new(SimFile { disk: self.clone(), inode, handle }))
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        let (world, _) = self.call("lstat")?;
        world.find(path).map(|inode| world.inodes[inode].about(inode))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (mut world, _) = self.call("rename")?;
        let inode = world.find(from)?;
        world.names.remove(from);
        world.names.insert(to.to_owned(), inode);
        Ok(())
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        let (mut world, _) = self.call("exchange")?;
        if world.is_simple {
            return Err(errno(EINVAL));
        }
        let (first, second) = (world.find(one)?, world.find(other)?);
        world.names.insert(one.to_owned(), second);
        world.names.insert(other.to_owned(), first);
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (mut world, _) = self.call("link")?;
        let inode = world.find(from)?;
        if world.names.contains_key(to) {
            return Err(errno(EEXIST));
        }
        world.names.insert(to.to_owned(), inode);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let (mut world, _) = self.call("unlink")?;
        world.names.remove(path).map(drop).ok_or_else(|| errno(ENOENT))
    }

    fn make_folder(&self, path: &Path, _: u32) -> io::Result<()> {
        let (mut world, _) = self.call("mkdir")?;
        for folder in path.ancestors() {
            world.add_folder(folder);
        }
        Ok(())
    }

    fn set_folder_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        let (mut world, _) = self.call("chmod")?;
        let inode = world.find(path)?;
        world.inodes[inode].mode = 0o040_000 | mode;
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let (mut world, _) = self.call("fsync folder")?;
        let here = |name: &PathBuf| name.parent() == Some(path);
        let kept: Vec<_> =
            world.names.iter().filter(|(name, _)| here(name)).map(|(n, i)| (n.clone(), *i)).collect();
        world.flushed.retain(|name, _| !here(name));
        world.flushed.extend(kept);
        Ok(())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let (world, _) = self.call("readdir")?;
        world.find(path)?;
        let here = world.names.keys().filter(|name| name.parent() == Some(path));
        Ok(here.filter_map(|name| Some(name.file_name()?.to_string_lossy().into_owned())).collect())
    }

    fn may_write(&self, _: &Path) -> bool {
        true
    }

    fn is_remote(&self, _: &Path) -> bool {
        false
    }
}

#[derive(Debug)]
struct SimFile {
    disk: SimDisk,
    inode: usize,
    handle: usize,
}

impl SimFile {
    fn flush(&self, name: &'static str) -> io::Result<()> {
        let (mut world, _) = self.disk.call(name)?;
        let inode = &mut world.inodes[self.inode];
        inode.flushed.clone_from(&inode.content);
        Ok(())
    }
}

impl DiskFile for SimFile {
    fn about(&self) -> io::Result<About> {
        let (world, _) = self.disk.call("fstat")?;
        Ok(world.inodes[self.inode].about(self.inode))
    }

    fn read_at(&self, into: &mut [u8], offset: u64) -> io::Result<usize> {
        let (world, short) = self.disk.call("pread")?;
        let content = &world.inodes[self.inode].content;
        let rest = &content[(offset as usize).min(content.len())..];
        let wanted = into.len().min(rest.len());
        let len = if short { wanted.div_ceil(2) } else { wanted };
        into[..len].copy_from_slice(&rest[..len]);
        Ok(len)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let (mut world, short) = self.disk.call("write")?;
        let taken = if short { bytes.len() / 2 } else { bytes.len() };
        world.touch(self.inode).content.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn sync_data(&self) -> io::Result<()> {
        self.flush("fdatasync")
    }

    fn sync_all(&self) -> io::Result<()> {
        self.flush("fsync")
    }

    fn cut(&self, len: u64) -> io::Result<()> {
        let (mut world, _) = self.disk.call("ftruncate")?;
        world.touch(self.inode).content.truncate(len as usize);
        Ok(())
    }

    fn set_mode(&self, mode: u32) -> io::Result<()> {
        let (mut world, _) = self.disk.call("fchmod")?;
        world.inodes[self.inode].mode = 0o100_000 | mode;
        Ok(())
    }

    fn try_lock(&self) -> io::Result<bool> {
        let (mut world, _) = self.disk.call("flock")?;
        let (handle, lock) = (self.handle, &mut world.inodes[self.inode].locked_by);
        let is_ours = lock.is_none_or(|holder| holder == handle);
        if is_ours {
            *lock = Some(handle);
        }
        Ok(is_ours)
    }
}

impl Drop for SimFile {
    fn drop(&mut self) {
        let mut world = self.disk.world();
        let lock = &mut world.inodes[self.inode].locked_by;
        if *lock == Some(self.handle) {
            *lock = None;
        }
    }
}
