//! A disk that forgets: names and files in memory, as long as somebody holds it.
//!
//! The whole store works on it as on a real one, so that what is shown and not kept goes through no other code than what is.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::disk::{About, Disk, DiskFile, How};

/// A disk in memory. Clones are the same disk.
#[derive(Debug, Clone, Default)]
pub struct MemoryDisk {
    names: Arc<Mutex<Names>>,
}

#[derive(Debug, Default)]
struct Names {
    nodes: BTreeMap<PathBuf, Node>,
    /// The number of the last node.
    last: u64,
}

#[derive(Debug, Clone)]
enum Node {
    Folder { inode: u64, mode: u32 },
    File(Arc<Mutex<Content>>),
}

#[derive(Debug)]
struct Content {
    inode: u64,
    bytes: Vec<u8>,
    mode: u32,
    /// Counts the writes, in the place of a clock.
    changed: i128,
    locked: bool,
}

#[derive(Debug)]
struct MemoryFile {
    content: Arc<Mutex<Content>>,
    /// Whether the lock on the file is held through this handle.
    holds: AtomicBool,
}

const REGULAR: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;
const NEW_FILE: u32 = 0o600;

/// A panic elsewhere leaves nothing half done here.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn absent<T>() -> io::Result<T> {
    Err(io::ErrorKind::NotFound.into())
}

/// Nobody owns what lies here: all of it belongs to the same user and group.
fn about(inode: u64, len: usize, changed: i128, mode: u32) -> About {
    About { device: 0, inode, len: len as u64, changed, mode, owner: 0, group: 0 }
}

impl Content {
    fn about(&self) -> About {
        about(self.inode, self.bytes.len(), self.changed, REGULAR | self.mode)
    }
}

impl Node {
    fn about(&self) -> About {
        match self {
            Self::Folder { inode, mode } => about(*inode, 0, 0, FOLDER | mode),
            Self::File(content) => held(content).about(),
        }
    }
}

impl Names {
    fn get(&self, path: &Path) -> io::Result<&Node> {
        self.nodes.get(path).map_or_else(absent, Ok)
    }

    fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }
}

/// The folder that every path begins in.
fn is_root(path: &Path) -> bool {
    path.as_os_str().is_empty() || path == Path::new(".") || path == Path::new("/")
}

impl Disk for MemoryDisk {
    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn DiskFile>> {
        let mut names = held(&self.names);
        let content = match (names.nodes.get(path), how) {
            (Some(_), How::New) => return Err(io::ErrorKind::AlreadyExists.into()),
            (Some(Node::Folder { .. }), _) => return Err(io::ErrorKind::IsADirectory.into()),
            (Some(Node::File(content)), _) => Arc::clone(content),
            (None, How::New) => {
                let inode = names.number();
                let new = Content { inode, bytes: Vec::new(), mode: NEW_FILE, changed: 0, locked: false };
                let content = Arc::new(Mutex::new(new));
                names.nodes.insert(path.to_owned(), Node::File(Arc::clone(&content)));
                content
            }
            (None, _) => return absent(),
        };
        Ok(Box::new(MemoryFile { content, holds: AtomicBool::new(false) }))
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        if is_root(path) {
            return Ok(about(0, 0, 0, FOLDER | 0o700));
        }
        held(&self.names).get(path).map(Node::about)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut names = held(&self.names);
        let node = names.nodes.remove(from).map_or_else(absent, Ok)?;
        names.nodes.insert(to.to_owned(), node);
        Ok(())
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        let mut names = held(&self.names);
        let (first, second) = (names.get(one)?.clone(), names.get(other)?.clone());
        names.nodes.insert(one.to_owned(), second);
        names.nodes.insert(other.to_owned(), first);
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut names = held(&self.names);
        let node = names.get(from)?.clone();
        if names.nodes.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        names.nodes.insert(to.to_owned(), node);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        held(&self.names).nodes.remove(path).map_or_else(absent, |_| Ok(()))
    }

    fn make_folder(&self, path: &Path, mode: u32) -> io::Result<()> {
        let mut names = held(&self.names);
        for folder in path.ancestors().filter(|folder| !is_root(folder)) {
            if !names.nodes.contains_key(folder) {
                let inode = names.number();
                names.nodes.insert(folder.to_owned(), Node::Folder { inode, mode });
            }
        }
        Ok(())
    }

    fn set_folder_mode(&self, path: &Path, to: u32) -> io::Result<()> {
        match held(&self.names).nodes.get_mut(path) {
            Some(Node::Folder { mode, .. }) => {
                *mode = to;
                Ok(())
            }
            _ => absent(),
        }
    }

    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let names = held(&self.names);
        names.get(path)?;
        let inside = names.nodes.keys().filter(|name| name.parent() == Some(path));
        Ok(inside.filter_map(|name| Some(name.file_name()?.to_string_lossy().into_owned())).collect())
    }

    fn may_write(&self, _path: &Path) -> bool {
        true
    }

    fn is_remote(&self, _path: &Path) -> bool {
        false
    }

    fn forgets(&self) -> bool {
        true
    }
}

impl DiskFile for MemoryFile {
    fn about(&self) -> io::Result<About> {
        Ok(held(&self.content).about())
    }

    fn read_at(&self, into: &mut [u8], offset: u64) -> io::Result<usize> {
        let content = held(&self.content);
        let from = usize::try_from(offset).unwrap_or(usize::MAX).min(content.bytes.len());
        let count = into.len().min(content.bytes.len() - from);
        into[..count].copy_from_slice(&content.bytes[from..from + count]);
        Ok(count)
    }

    /// At the end: the store writes new files and appends, and nothing else.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut content = held(&self.content);
        content.bytes.extend_from_slice(bytes);
        content.changed += 1;
        Ok(bytes.len())
    }

    fn sync_data(&self) -> io::Result<()> {
        Ok(())
    }

    fn sync_all(&self) -> io::Result<()> {
        Ok(())
    }

    fn cut(&self, len: u64) -> io::Result<()> {
        let mut content = held(&self.content);
        content.bytes.truncate(usize::try_from(len).unwrap_or(usize::MAX));
        content.changed += 1;
        Ok(())
    }

    fn set_mode(&self, mode: u32) -> io::Result<()> {
        held(&self.content).mode = mode & 0o7777;
        Ok(())
    }

    fn try_lock(&self) -> io::Result<bool> {
        let mut content = held(&self.content);
        if content.locked && !self.holds.load(Ordering::Acquire) {
            return Ok(false);
        }
        content.locked = true;
        self.holds.store(true, Ordering::Release);
        Ok(true)
    }
}

impl Drop for MemoryFile {
    fn drop(&mut self) {
        if self.holds.load(Ordering::Acquire) {
            held(&self.content).locked = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_until_its_handle_goes() {
        let disk = MemoryDisk::default();
        let name = Path::new("a/lock");
        let first = disk.open(name, How::New).expect("new");
        let second = disk.open(name, How::Update).expect("there");
        assert!(first.try_lock().expect("answers") && !second.try_lock().expect("answers"));
        drop(first);
        assert!(second.try_lock().expect("answers"));
        assert_eq!(disk.open(name, How::New).expect_err("taken").kind(), io::ErrorKind::AlreadyExists);
    }

    #[test]
    fn names_change_places_and_open_files_stay_what_they_are() {
        let disk = MemoryDisk::default();
        let (one, other) = (Path::new("a/one"), Path::new("a/other"));
        let mut file = disk.open(one, How::New).expect("new");
        disk.open(other, How::New).expect("new");
        file.write(b"1234").expect("written");
        disk.exchange(one, other).expect("exchanged");
        assert_eq!(disk.about(other).expect("there").len, 4);
        disk.remove(other).expect("removed");
        let mut into = [0; 8];
        assert_eq!((file.read_at(&mut into, 1).expect("read"), &into[..3]), (3, &b"234"[..]));
        assert_eq!(disk.about(other).expect_err("gone").kind(), io::ErrorKind::NotFound);
    }
}
