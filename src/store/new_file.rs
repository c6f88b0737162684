//! Files written whole, on the disk before anything names them.

use super::error::{Doing, StoreError};
use super::files::{Files, Handle};
use super::format::ARCHIVE;

type Result<T> = std::result::Result<T, StoreError>;

/// What could not be written as JSON.
pub(super) fn unwritable(files: &Files, error: &serde_json::Error) -> StoreError {
    let error = std::io::Error::new(std::io::ErrorKind::InvalidData, error.to_string());
    StoreError::Io { doing: Doing::Write, path: files.folder().to_owned(), error }
}

/// Writes a file that is on the disk when this returns; its name is only after the folder is flushed, too.
pub(super) fn write_new(files: &Files, name: &str, bytes: &[u8]) -> Result<Handle> {
    let mut file = files.create(name)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(file)
}

/// Keeps a copy of bytes in the archive, under a name that nothing has yet; which name.
pub(super) fn archive_copy(files: &Files, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    files.make_folder(ARCHIVE)?;
    let name = free_name(files, stem, ending)?;
    write_new(files, &name, bytes)?;
    files.sync_folder(ARCHIVE)?;
    Ok(name)
}

/// `archive/stem.ending`, or `archive/stem-2.ending`, …
pub(super) fn free_name(files: &Files, stem: &str, ending: &str) -> Result<String> {
    let mut name = format!("{ARCHIVE}/{stem}.{ending}");
    let mut count = 1;
    while files.about(&name)?.is_some() {
        count += 1;
        name = format!("{ARCHIVE}/{stem}-{count}.{ending}");
    }
    Ok(name)
}
