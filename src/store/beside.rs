//! Files that are made beside their target and take its place whole, wherever they lie: exports, drafts, caches, the sheet
//! of an editor.
//!
//! The new file has a name that nobody can have put there and nobody else can open it before it is done; a link, a FIFO or
//! a device is never written through and never replaced. What fails leaves nothing behind. A program at work holds a lock on
//! its file, so that the next one knows what a killed program left and clears it away. Deliberately not here: the store's own
//! files, which have fixed names under its lock.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::disk::{About, How, RealDisk};
use super::error::{Doing, StoreError};
use super::files::{Files, Handle};
use super::who::random_name;
use crate::files::Folder;

type Result<T> = std::result::Result<T, StoreError>;

/// What the new files begin with.
const STEM: &str = ".cncl-";
/// What they all end with.
const ENDING: &str = ".new";
/// Where files cannot be locked: nobody writes one file for so long, and what is older was left behind.
const LEFT_BEHIND: Duration = Duration::from_secs(60 * 60);
/// How often another name is drawn because a program that clears away had the file first.
const TRIES: usize = 8;

/// What becomes of a regular file that lies at the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// The new one takes its place.
    Replaced,
    /// It stays, and the new one is an error (`AlreadyExists`).
    Kept,
}

/// Where a file is to be made: a folder that is open already, so that nobody can put another in its place, and a name.
#[derive(Debug)]
pub struct Target {
    files: Files,
    name: PathBuf,
}

impl Target {
    /// A name in an open folder.
    pub fn new(folder: Folder, name: &OsStr) -> Self {
        Self { files: Files::private(Arc::new(folder), Path::new("")), name: name.into() }
    }

    /// A path of the user's own.
    ///
    /// # Errors
    /// [`StoreError::NotRegular`] for one that ends in no name; [`StoreError::Io`] where its folder cannot be opened.
    pub fn of(path: &Path) -> Result<Self> {
        let Some(name) = path.file_name() else {
            return Err(StoreError::NotRegular { path: path.to_owned() });
        };
        let folder = Folder::open(path.parent().unwrap_or(Path::new("")));
        let unopened = |error| StoreError::Io { doing: Doing::Open, path: path.to_owned(), error };
        Ok(Self::new(folder.map_err(unopened)?, name))
    }
}

/// Makes a file whole or not at all; it is on the disk when this returns, and then may be read by whom the umask lets.
///
/// # Errors
/// [`StoreError::NotRegular`] where something else than a file lies there; [`StoreError::Io`] where a call failed.
pub fn write_file(target: &Target, bytes: &[u8], existing: Existing) -> Result<()> {
    let Target { files, name } = target;
    let file = put(files, name, existing, |file| write_whole(file, bytes))?;
    file.set_mode(0o666 & !umask())?;
    match files.sync_folder("") {
        // Not every folder in which files may be made may be read, and not every file system flushes one.
        Err(StoreError::Io { error, .. }) if is_not_offered(&error) => Ok(()),
        done => done,
    }
}

fn is_not_offered(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported)
}

/// The same for one that stays nobody else's business, in the place of the one before.
///
/// # Errors
/// As [`write_file`].
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let Some(name) = path.file_name() else { return Err(StoreError::NotRegular { path: path.to_owned() }) };
    let files = Files::private(Arc::new(RealDisk), path.parent().unwrap_or(Path::new("")));
    put(&files, name, Existing::Replaced, |file| write_whole(file, bytes)).map(drop)
}

fn write_whole(file: &mut Handle, bytes: &[u8]) -> Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Writes a file under a name of its own, and puts it in the place of its target.
pub(super) fn put(
    files: &Files,
    target: impl AsRef<Path>,
    existing: Existing,
    write: impl FnOnce(&mut Handle) -> Result<()>,
) -> Result<Handle> {
    let target = target.as_ref();
    clear_away(files, "");
    if let Some(about) = files.about(target)? {
        if !about.is_regular() {
            return Err(StoreError::NotRegular { path: files.path(target) });
        }
        if existing == Existing::Kept {
            return Err(taken(files, target));
        }
    }
    let (new, mut file) = begin(files, "")?;
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

/// Makes an empty file under a name of its own below a folder (`""`, `archive/`), and holds it: as long as it is open,
/// nobody clears it away.
pub(super) fn begin(files: &Files, inside: &str) -> Result<(String, Handle)> {
    let mut tries = TRIES;
    loop {
        let name = format!("{inside}{STEM}{}{ENDING}", random_name());
        let file = files.create_beside(&name)?;
        tries -= 1;
        if tries == 0 || is_ours(files, &name, &file)? {
            return Ok((name, file));
        }
    }
}

/// Takes the lock on a new file, if no program that clears away was faster.
fn is_ours(files: &Files, name: &str, file: &Handle) -> Result<bool> {
    match file.try_lock() {
        Ok(true) => Ok(files.about(name)?.is_some_and(|named| named.is_same_file(file.about))),
        Ok(false) => Ok(false),
        // There are no locks here: its age says whether it was left.
        Err(_) => Ok(true),
    }
}

/// Whether a program at work holds such a file.
pub(super) fn is_held(files: &Files, name: &str) -> bool {
    let held = |file: Handle| matches!(file.try_lock(), Ok(false));
    files.open_if_there(name, How::Read).is_ok_and(|file| file.is_some_and(held))
}

/// Removes what killed programs left below a folder. What cannot be removed stays: it may be somebody else's.
pub(super) fn clear_away(files: &Files, inside: &str) {
    let names = files.list(if inside.is_empty() { "." } else { inside }).unwrap_or_default();
    for name in names.iter().filter(|name| random_part(name, STEM, ENDING)) {
        let name = format!("{inside}{name}");
        // The lock is held until the name is gone, or a program could begin to write under it in between.
        if let Ok(Some(file)) = files.open_if_there(&name, How::Read)
            && is_left(&file)
        {
            drop(files.remove(&name));
        }
    }
}

fn is_left(file: &Handle) -> bool {
    file.try_lock().unwrap_or_else(|_| is_older(file.about, LEFT_BEHIND))
}

pub(super) fn is_older(about: About, age: Duration) -> bool {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    u128::try_from(about.changed).is_ok_and(|at| at + age.as_nanos() < now)
}

/// Whether a name is a random one between these.
pub(super) fn random_part(name: &str, stem: &str, ending: &str) -> bool {
    let random = name.strip_prefix(stem).and_then(|name| name.strip_suffix(ending));
    random.is_some_and(|it| it.len() == 16 && it.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Which permissions new files of this process do not get. The system tells only who sets it: for a moment nobody else
/// gets any.
fn umask() -> u32 {
    let mask = rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    rustix::process::umask(mask);
    mask.as_raw_mode()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    /// A folder that is swapped for a link after its path was judged.
    #[test]
    fn a_file_is_made_in_the_folder_that_was_opened_whatever_takes_its_name() {
        let above = tempfile::tempdir().expect("a folder");
        let path = |name: &str| above.path().join(name);
        for name in ["inside", "outside"] {
            fs::create_dir(path(name)).expect("a folder");
        }
        let target = Target::of(&path("inside/r.json")).expect("opens");
        fs::rename(path("inside"), path("aside")).expect("moves");
        symlink(path("outside"), path("inside")).expect("a link");
        write_file(&target, b"mine", Existing::Kept).expect("written");
        let written = fs::read(path("aside/r.json")).expect("there");
        assert_eq!((written, fs::read_dir(path("outside")).expect("there").count()), (b"mine".to_vec(), 0));
        assert_eq!(fs::read_dir(path("aside")).expect("there").count(), 1);
    }

    #[test]
    fn a_file_is_nobody_elses_until_it_is_done_and_what_is_there_stays_unless_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("r.json");
        let files = Files::private(Arc::new(RealDisk), folder.path());
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o7777;
        let written = put(&files, "r.json", Existing::Kept, |file| {
            assert_eq!(mode(file.path()), 0o600);
            assert!(!path.exists());
            file.write_all(b"mine")
        });
        drop(written.expect("written"));
        let target = Target::of(&path).expect("opens");
        let error = write_file(&target, b"yours", Existing::Kept).expect_err("it is there");
        assert!(
            matches!(&error, StoreError::Io { error, .. } if error.kind() == io::ErrorKind::AlreadyExists)
        );
        assert_eq!(fs::read(&path).expect("there"), b"mine");
        write_file(&target, b"yours", Existing::Replaced).expect("written");
        assert_eq!((fs::read(&path).expect("there"), mode(&path)), (b"yours".to_vec(), 0o666 & !umask()));
    }
}
