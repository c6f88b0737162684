//! Whom the files of a store belong to and who may write to them, as far as that is not as it should be.

use super::disk::About;
use super::error::StoreError;
use super::files::Files;
use super::format::{ARCHIVE, JOURNAL, JOURNAL_NEW, LOCK, SNAPSHOT, SNAPSHOT_NEW, SNAPSHOT_OLD};
use super::modes;
use super::notice::Notice;

/// The files of a store in its own folder.
const NAMES: [&str; 6] = [LOCK, SNAPSHOT, SNAPSHOT_OLD, SNAPSHOT_NEW, JOURNAL, JOURNAL_NEW];

/// What should be known about the rights to the folder of a store, and to every file and folder in it.
pub(super) fn remarks(files: &Files) -> Result<Vec<Notice>, StoreError> {
    let folder = files.about_folder()?;
    let path = files.folder().to_owned();
    let mut said = Vec::new();
    if modes::is_open_to_all(folder) {
        said.push(Notice::OpenToAll { path: path.clone() });
    }
    if let Some(right) = modes::wanted_of_folder(folder) {
        said.push(Notice::FolderMode { path, found: folder.mode & 0o7777, right });
    }
    let archived = files.list(ARCHIVE)?.into_iter().map(|name| format!("{ARCHIVE}/{name}"));
    for name in NAMES.into_iter().chain([ARCHIVE]).map(str::to_owned).chain(archived) {
        if let Some(about) = files.about(&name)? {
            said.extend(of(files, &name, about, folder));
        }
    }
    Ok(said)
}

/// What is not as it should be with one file or folder. (That something else lies there, reading says.)
fn of(files: &Files, name: &str, about: About, folder: About) -> Vec<Notice> {
    let (path, found) = (files.path(name), about.mode & 0o7777);
    if !about.is_regular() && !about.is_folder() {
        return Vec::new();
    }
    let mut said = Vec::new();
    if modes::is_open_to_all(about) {
        said.push(Notice::OpenToAll { path: path.clone() });
    }
    if about.is_folder() {
        let right = modes::of_folders(folder) & !0o002;
        let is_short = modes::is_shared(folder) && right & 0o2770 & !about.mode != 0;
        said.extend(is_short.then(|| Notice::FolderMode { path: path.clone(), found, right }));
    } else if let Some(right) = modes::wanted_of_file(about, folder) {
        said.push(Notice::FileMode { path: path.clone(), found, right });
    }
    if let Some(right) = modes::wanted_group(about, folder) {
        said.push(Notice::Group { path: path.clone(), found: group(about.group), right: group(right) });
    }
    if let Some(right) = modes::wanted_owner(about, folder) {
        said.push(Notice::Owner { path, found: user(about.owner), right: user(right) });
    }
    said
}

fn user(id: u32) -> String {
    uzers::get_user_by_uid(id)
        .map_or_else(|| id.to_string(), |user| user.name().to_string_lossy().into_owned())
}

fn group(id: u32) -> String {
    uzers::get_group_by_gid(id)
        .map_or_else(|| id.to_string(), |group| group.name().to_string_lossy().into_owned())
}
