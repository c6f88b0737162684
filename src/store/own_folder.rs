//! A folder that is nobody else's business, for as long as another program works on what lies in it.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::beside::{is_older, random_part};
use super::disk::RealDisk;
use super::error::{Doing, StoreError};
use super::files::Files;
use super::who::random_name;

/// What such folders begin with.
const STEM: &str = "cncl-";
/// What somebody typed in an editor may lie in one when the program is killed, so that it stays for some days.
const KEPT: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Makes one inside another folder, under a name that nobody can have put there. What killed programs of the same user left
/// there days ago goes.
///
/// # Errors
/// [`StoreError::Io`] where it cannot be made.
pub fn private_folder(inside: &Path) -> Result<PathBuf, StoreError> {
    clear_away(inside);
    let path = inside.join(format!("{STEM}{}", random_name()));
    let made = DirBuilder::new().mode(0o700).create(&path);
    made.map(|()| path.clone()).map_err(|error| StoreError::Io { doing: Doing::MakeFolder, path, error })
}

fn clear_away(inside: &Path) {
    let files = Files::new(Arc::new(RealDisk), inside);
    let own = rustix::process::geteuid().as_raw();
    for name in files.list(".").unwrap_or_default().iter().filter(|name| random_part(name, STEM, "")) {
        let is_left = |about: super::About| {
            about.is_folder() && about.owner == own && about.mode & 0o777 == 0o700 && is_older(about, KEPT)
        };
        if files.about(name).is_ok_and(|about| about.is_some_and(is_left)) {
            // Links in it are removed and not followed.
            drop(std::fs::remove_dir_all(inside.join(name)));
        }
    }
}
