//! Where files are read and written: wherever somebody says, or in a restricted session only below the one folder that is
//! named for it.
//!
//! Nothing is judged by its name: the folder is opened, and the system opens from there what does not lead out of it. No link
//! below the folder is followed. Whether a file outside is there is not told.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::CliError;
use crate::config::Settings;
use crate::files::{self, Folder};
use crate::store::{StoreError, Target};
use crate::text::Message;

/// Opens the file to read for a path behind a flag or in a place.
pub(super) fn open(path: &Path, place: &str, settings: &Settings) -> Result<File, CliError> {
    let opened = if settings.restricted {
        let (folder, below) = below(path, place, settings)?;
        folder.open_regular(&below)
    } else {
        files::open_regular(path)
    };
    opened.map_err(|error| unread(path, place, settings, error))
}

/// The place to write for a path behind a flag, and what it is called.
pub(super) fn to_write(path: &Path, place: &str, settings: &Settings) -> Result<(Target, PathBuf), CliError> {
    if !settings.restricted {
        let target = Target::of(path).map_err(|error| unwritten(path, error))?;
        return Ok((target, path.to_owned()));
    }
    let (folder, below) = below(path, place, settings)?;
    let name = below.file_name().ok_or_else(|| outside(path, place, settings))?;
    let folder = folder.beneath(below.parent().unwrap_or(Path::new("")));
    let folder = folder.map_err(|error| unread(path, place, settings, error))?;
    let shown = settings.exchange.as_deref().unwrap_or(Path::new("")).join(&below);
    Ok((Target::new(folder, name), shown))
}

/// Why a file was not written.
pub(super) fn unwritten(path: &Path, error: StoreError) -> CliError {
    let unfit = |id| CliError::Unfit(Message::new(id).with("path", path.display().to_string()));
    match error {
        StoreError::NotRegular { .. } => unfit("error-export-irregular"),
        StoreError::Io { error, .. } if error.kind() == io::ErrorKind::AlreadyExists => {
            unfit("error-export-exists")
        }
        StoreError::Io { error, .. } => CliError::File { path: path.to_owned(), error },
        other => other.into(),
    }
}

/// The folder, and the path seen from there.
fn below(path: &Path, place: &str, settings: &Settings) -> Result<(Folder, PathBuf), CliError> {
    let none =
        || CliError::Outside(Message::new("error-restricted-no-folder").with("flag", place.to_owned()));
    let root = settings.exchange.as_deref().ok_or_else(none)?;
    let folder = Folder::open(root).map_err(|_| none())?;
    // A whole path is taken for one below if it begins with the folder's. Should it lie, it leads nowhere from there.
    let real = root.canonicalize();
    let relative = path.strip_prefix(root).or_else(|_| path.strip_prefix(real.as_deref().unwrap_or(root)));
    Ok((folder, relative.unwrap_or(path).to_owned()))
}

fn unread(path: &Path, place: &str, settings: &Settings, error: io::Error) -> CliError {
    if settings.restricted && files::leads_out(&error) {
        return outside(path, place, settings);
    }
    CliError::File { path: path.to_owned(), error }
}

fn outside(path: &Path, place: &str, settings: &Settings) -> CliError {
    let message = Message::new("error-restricted-outside").with("flag", place.to_owned());
    let message = message.with("value", path.display().to_string());
    let root = settings.exchange.as_ref().map(|root| root.display().to_string()).unwrap_or_default();
    CliError::Outside(message.with("folder", root))
}
