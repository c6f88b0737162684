//! What the program worked out and would have to work out again: kept in one user's cache folder, true of one content.
//!
//! Nothing is ever lost with it. Whatever goes wrong, the answer is that there is nothing: nobody is told of an error.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::beside::{self, Existing};
use super::disk::{How, RealDisk};
use super::error::StoreError;
use super::files::{Files, Handle};
use super::format::checksum;

/// Longer first lines are none of ours.
const HEAD_MAX: usize = 64 << 10;

/// The cache folder of one user.
#[derive(Debug, Clone)]
pub struct Cache {
    files: Files,
}

/// The first line of a file.
#[derive(Serialize, Deserialize)]
struct Head {
    /// What the pieces are true of.
    key: String,
    /// How long each piece is, and its checksum.
    pieces: Vec<(usize, String)>,
}

/// Pieces of bytes that were kept, to be read one by one.
#[derive(Debug)]
pub struct Kept {
    file: Mutex<Handle>,
    /// Where each begins, how long it is, and its checksum.
    pieces: Vec<(u64, usize, String)>,
}

impl Cache {
    /// In this folder, which is made when something is kept.
    pub fn new(folder: &Path) -> Self {
        Self { files: Files::private(Arc::new(RealDisk), folder) }
    }

    /// Keeps pieces in the place of those that were kept under this name; they are true as long as the key is the same.
    pub fn put(&self, name: &str, key: &str, pieces: &[Vec<u8>]) {
        // The next run works it out again.
        let _ = self.try_put(name, key, pieces);
    }

    fn try_put(&self, name: &str, key: &str, pieces: &[Vec<u8>]) -> Result<(), StoreError> {
        let about = pieces.iter().map(|piece| (piece.len(), checksum(piece))).collect();
        let head = Head { key: key.to_owned(), pieces: about };
        let Ok(mut line) = serde_json::to_vec(&head) else { return Ok(()) };
        line.push(b'\n');
        self.files.make()?;
        // Two at once write a file each. No flush: a file that a power cut has spoilt does not fit its checksums.
        let written = beside::put(&self.files, file_name(name), Existing::Replaced, |file| {
            file.write_all(&line).and_then(|()| pieces.iter().try_for_each(|piece| file.write_all(piece)))
        });
        written.map(drop)
    }

    /// What was kept under this name, if it is true of the key.
    pub fn get(&self, name: &str, key: &str) -> Option<Kept> {
        let handle = self.files.open_if_there(&file_name(name), How::Read).ok()??;
        let mut block = vec![0; HEAD_MAX];
        let filled = handle.read_block(&mut block, 0).ok()?;
        let line = block[..filled].split(|&byte| byte == b'\n').next()?;
        let head: Head = serde_json::from_slice(line).ok().filter(|head: &Head| head.key == key)?;
        let mut offset = line.len() as u64 + 1;
        let place = |(len, sum)| {
            let begin = offset;
            offset = offset.saturating_add(len as u64);
            (begin, len, sum)
        };
        let pieces = head.pieces.into_iter().map(place).collect();
        // A length that the file does not have asks for no memory.
        (offset == handle.about.len).then_some(Kept { file: Mutex::new(handle), pieces })
    }
}

impl Kept {
    /// A piece, as it was kept.
    pub fn piece(&self, number: usize) -> Option<Vec<u8>> {
        let (offset, len, sum) = self.pieces.get(number)?;
        let mut bytes = vec![0; *len];
        let read = self.file.lock().unwrap_or_else(PoisonError::into_inner).read_block(&mut bytes, *offset);
        (read.ok()? == *len && checksum(&bytes) == *sum).then_some(bytes)
    }
}

fn file_name(name: &str) -> String {
    format!("search-{}.bin", checksum(name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_back_for_their_key_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(&folder.path().join("a/b"));
        assert!(cache.get("kho", "1").is_none());
        cache.put("kho", "1", &[b"mot".to_vec(), b"hai\n".to_vec()]);
        let kept = cache.get("kho", "1").expect("kept");
        assert_eq!((kept.piece(0), kept.piece(1)), (Some(b"mot".to_vec()), Some(b"hai\n".to_vec())));
        assert_eq!(kept.piece(2), None);
        assert!(cache.get("kho", "2").is_none() && cache.get("kho-2", "1").is_none());
    }

    #[test]
    fn what_a_killed_run_left_is_cleared_away_and_what_a_run_is_at_work_on_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path());
        std::fs::write(folder.path().join(".cncl-aaaaaaaaaaaaaaaa.new"), "x").expect("writes");
        std::fs::write(folder.path().join(".cncl-not-ours.new"), "x").expect("writes");
        let (held, file) = beside::begin(&cache.files, "").expect("begins");
        cache.put("kho", "1", &[b"mot".to_vec()]);
        let names = cache.files.list(".").expect("lists");
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(names.contains(&held) && cache.get("kho", "1").is_some());
        drop(file);
        cache.put("kho", "1", &[b"mot".to_vec()]);
        assert_eq!(cache.files.list(".").expect("lists").len(), 2);
    }

    #[test]
    fn lengths_that_cannot_be_ask_for_no_memory() {
        let folder = tempfile::tempdir().expect("a folder");
        let head = Head { key: "1".into(), pieces: vec![(usize::MAX, "0".into()), (2, "0".into())] };
        let line = serde_json::to_string(&head).expect("JSON");
        std::fs::write(folder.path().join(file_name("kho")), format!("{line}\n")).expect("writes");
        assert!(Cache::new(folder.path()).get("kho", "1").is_none());
    }

    #[test]
    fn what_was_spoilt_is_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path());
        cache.put("kho", "1", &[b"mot".to_vec()]);
        let path = folder.path().join(file_name("kho"));
        let bytes = std::fs::read(&path).expect("reads");
        for at in 0..bytes.len() {
            let mut spoilt = bytes.clone();
            spoilt[at] ^= 1;
            std::fs::write(&path, &spoilt).expect("writes");
            let piece = cache.get("kho", "1").and_then(|kept| kept.piece(0));
            assert!(piece.is_none_or(|piece| piece == b"mot"), "{at}");
            std::fs::write(&path, &bytes[..at]).expect("writes");
            assert!(cache.get("kho", "1").is_none(), "{at}");
        }
    }
}
