//! How far a user has looked into a store's history: one number in that user's own state folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The mark of one user in one store.
#[derive(Debug, Clone)]
pub struct Mark {
    file: PathBuf,
}

impl Mark {
    /// The mark for the store in `folder`, kept in the folder `state`.
    pub fn new(state: &Path, folder: &Path) -> Self {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let sum = crc32fast::hash(folder.as_os_str().as_encoded_bytes());
        Self { file: state.join(format!("seen-{sum:08x}")) }
    }

    /// The number of the last edit that was looked at; `None` before the first look.
    pub fn read(&self) -> Option<u64> {
        fs::read_to_string(&self.file).ok()?.trim().parse().ok()
    }

    /// Notes that everything up to this edit was looked at.
    ///
    /// # Errors
    /// When the state folder cannot be written; the mark is then where it was.
    pub fn write(&self, n: u64) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        let new = self.file.with_extension("new");
        fs::write(&new, format!("{n}\n"))?;
        fs::rename(&new, &self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_kept_per_store() {
        let state = tempfile::tempdir().expect("a folder");
        let (one, other) =
            (Mark::new(state.path(), Path::new("/one")), Mark::new(state.path(), Path::new("/other")));
        assert_eq!(one.read(), None);
        one.write(7).expect("writes");
        assert_eq!((one.read(), other.read()), (Some(7), None));
    }
}
