//! Where files are read and written: wherever somebody says, or in a restricted session only below the one folder that is
//! named for it.
//!
//! Links are followed before it is judged where a file lies. Whether a file outside is there is not told.

use std::fs;
use std::path::{Path, PathBuf};

use super::CliError;
use crate::config::Settings;
use crate::text::Message;

/// The file to read for a path behind a flag or in a place.
pub(super) fn to_read(path: &Path, place: &str, settings: &Settings) -> Result<PathBuf, CliError> {
    if !settings.restricted {
        return Ok(path.to_owned());
    }
    let (root, wanted) = below(path, place, settings)?;
    match fs::canonicalize(&wanted) {
        Ok(found) if found.starts_with(&root) => Ok(found),
        Ok(_) => Err(outside(path, place, &root)),
        // The command says what is wrong with it.
        Err(_) => new_file(&wanted, &root).ok_or_else(|| outside(path, place, &root)),
    }
}

/// The file to write for a path behind a flag.
pub(super) fn to_write(path: &Path, place: &str, settings: &Settings) -> Result<PathBuf, CliError> {
    if !settings.restricted {
        return Ok(path.to_owned());
    }
    let (root, wanted) = below(path, place, settings)?;
    new_file(&wanted, &root).ok_or_else(|| outside(path, place, &root))
}

/// The folder, with its links followed, and the path seen from there.
fn below(path: &Path, place: &str, settings: &Settings) -> Result<(PathBuf, PathBuf), CliError> {
    let root = settings.exchange.as_deref().and_then(|folder| fs::canonicalize(folder).ok());
    let root = root.ok_or_else(|| {
        CliError::Outside(Message::new("error-restricted-no-folder").with("flag", place.to_owned()))
    })?;
    let wanted = root.join(path);
    Ok((root, wanted))
}

/// A file that may not be there yet, in a folder that is, below the root.
fn new_file(wanted: &Path, root: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(wanted.parent()?).ok()?;
    folder.starts_with(root).then(|| wanted.file_name().map(|name| folder.join(name)))?
}

fn outside(path: &Path, place: &str, root: &Path) -> CliError {
    let message = Message::new("error-restricted-outside").with("flag", place.to_owned());
    let message = message.with("value", path.display().to_string());
    CliError::Outside(message.with("folder", root.display().to_string()))
}
