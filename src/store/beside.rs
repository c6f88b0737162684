//! Files that are made beside their target and take its place whole, wherever they lie: exports, drafts, caches, the sheet
//! of an editor.
//!
//! The new file has a name that nobody can have put there and nobody else can open it before it is done; a link, a FIFO or
//! a device is never written through and never replaced. What fails leaves nothing behind, and what a killed program left
//! is cleared away by the next. Deliberately not here: the store's own files, which have fixed names under its lock.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::disk::RealDisk;
use super::error::{Doing, StoreError};
use super::files::{Files, Handle};
use super::who::random_name;

type Result<T> = std::result::Result<T, StoreError>;

/// What the new files of other people's folders begin with.
const STEM: &str = ".cncl-";
/// What they all end with.
const ENDING: &str = ".new";
/// Nobody writes one file for so long: what is older was left behind.
const LEFT_BEHIND: Duration = Duration::from_secs(60 * 60);

/// What becomes of a regular file that lies at the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// The new one takes its place.
    Replaced,
    /// It stays, and the new one is an error (`AlreadyExists`).
    Kept,
}

/// Makes a file whole or not at all; it is on the disk when this returns, and then may be read by whom the umask lets.
///
/// # Errors
/// [`StoreError::NotRegular`] where something else than a file lies there; [`StoreError::Io`] where a call failed.
pub fn write_file(path: &Path, bytes: &[u8], existing: Existing) -> Result<()> {
    let (files, name) = place(path)?;
    clear_away(&files, STEM);
    let file = put(&files, name, STEM, existing, |file| write_whole(file, bytes))?;
    file.set_mode(0o666 & !umask())
}

/// The same for one that stays nobody else's business, in the place of the one before.
///
/// # Errors
/// As [`write_file`].
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let (files, name) = place(path)?;
    put(&files, name, STEM, Existing::Replaced, |file| write_whole(file, bytes)).map(drop)
}

/// Makes a folder that is nobody else's business inside another one, under a name that nobody can have put there.
///
/// # Errors
/// [`StoreError::Io`] where it cannot be made.
pub fn private_folder(inside: &Path) -> Result<PathBuf> {
    let path = inside.join(format!("cncl-{}", random_name()));
    let made = DirBuilder::new().mode(0o700).create(&path);
    made.map(|()| path.clone()).map_err(|error| StoreError::Io { doing: Doing::MakeFolder, path, error })
}

fn write_whole(file: &mut Handle, bytes: &[u8]) -> Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// The folder of a path, and the name in it.
fn place(path: &Path) -> Result<(Files, &Path)> {
    let Some(name) = path.file_name() else { return Err(StoreError::NotRegular { path: path.to_owned() }) };
    let folder = path.parent().unwrap_or(Path::new(""));
    Ok((Files::private(Arc::new(RealDisk), folder), Path::new(name)))
}

/// Writes a file under a name of its own that begins with the stem, and puts it in the place of its target.
pub(super) fn put(
    files: &Files,
    target: impl AsRef<Path>,
    stem: &str,
    existing: Existing,
    write: impl FnOnce(&mut Handle) -> Result<()>,
) -> Result<Handle> {
    let target = target.as_ref();
    if let Some(about) = files.about(target)? {
        if !about.is_regular() {
            return Err(StoreError::NotRegular { path: files.path(target) });
        }
        if existing == Existing::Kept {
            return Err(taken(files, target));
        }
    }
    let new = format!("{stem}{}{ENDING}", random_name());
    let mut file = files.create_beside(&new)?;
    let done = write(&mut file).and_then(|()| match existing {
        Existing::Replaced => files.rename(&new, target),
        // A link fails where somebody else made a file of that name in the meantime; a renaming would not.
        Existing::Kept => files.link(&new, target).and_then(|()| files.remove(&new)),
    });
    if done.is_err() {
        // The error says why there is no file; that a part of one stays, too, would be no news.
        drop(files.remove(&new));
    }
    done.map(|()| file)
}

fn taken(files: &Files, target: &Path) -> StoreError {
    let error = io::ErrorKind::AlreadyExists.into();
    StoreError::Io { doing: Doing::Link, path: files.path(target), error }
}

/// Removes what a program that was killed left under such names. What cannot be removed stays: it may be somebody else's.
pub(super) fn clear_away(files: &Files, stem: &str) {
    let is_ours = |name: &str| {
        let random = name.strip_prefix(stem).and_then(|name| name.strip_suffix(ENDING));
        random.is_some_and(|it| it.len() == 16 && it.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    for name in files.list(".").unwrap_or_default().iter().filter(|name| is_ours(name)) {
        if let Ok(Some(about)) = files.about(name)
            && about.is_regular()
            && u128::try_from(about.changed).is_ok_and(|at| at + LEFT_BEHIND.as_nanos() < now)
        {
            drop(files.remove(name));
        }
    }
}

/// Which permissions new files of this process do not get. The system tells only who sets it: for a moment nobody else
/// gets any.
fn umask() -> u32 {
    let mask = rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    rustix::process::umask(mask);
    mask.as_raw_mode()
}
