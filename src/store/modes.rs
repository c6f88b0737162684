//! Who may do what with the files of a store: it follows from its folder, which an administrator sets up.
//!
//! Deliberately nothing else is asked: not the umask of whoever writes, and not the file before, which anybody who may
//! write to the folder could have put there.

use super::disk::About;

/// The group may write.
const GROUP_WRITES: u32 = 0o020;
/// What is made in a folder belongs to the folder's group.
const SETGID: u32 = 0o2000;
/// Without a meaning for folders.
const SETUID: u32 = 0o4000;
/// Only the owner of a file may replace it.
const STICKY: u32 = 0o1000;
/// Everybody may write.
const OTHERS_WRITE: u32 = 0o002;

/// The mode of a file in this folder: whoever may do something in the folder may do it with the file, but nobody may run it.
pub(super) fn of_files(folder: About) -> u32 {
    0o600 | folder.mode & 0o666
}

/// The mode of a folder in this folder.
pub(super) fn of_folders(folder: About) -> u32 {
    folder.mode & (SETGID | 0o777)
}

/// What the folder of a store is made with, before the umask takes away: it is shared only where the one above is.
pub(super) fn of_new_folder(above: Option<About>) -> u32 {
    if above.is_some_and(|above| is_shared(above) && above.mode & SETGID != 0) { 0o770 } else { 0o750 }
}

/// Whether a group writes to the folder.
pub(super) fn is_shared(folder: About) -> bool {
    folder.mode & GROUP_WRITES != 0
}

/// Whether everybody on the machine may write to a file or folder.
pub(super) fn is_open_to_all(found: About) -> bool {
    found.mode & OTHERS_WRITE != 0
}

/// The mode that a shared folder lacks: with what is made in it for the group, and files that colleagues may replace.
pub(super) fn wanted_of_folder(folder: About) -> Option<u32> {
    let lacks = folder.mode & (SETGID | STICKY | SETUID) != SETGID;
    (is_shared(folder) && lacks).then_some(SETGID | folder.mode & 0o777 & !OTHERS_WRITE)
}

/// The mode that a file should have: none may be run, and in a shared folder the group may do with it what it may do there.
/// What is narrower or wider without harm is left as it is.
pub(super) fn wanted_of_file(file: About, folder: About) -> Option<u32> {
    let right = of_files(folder);
    let is_special = file.mode & 0o7111 != 0;
    let lacks = is_shared(folder) && right & 0o660 & !file.mode != 0;
    // A folder that is open to all is named; nothing else is to be.
    (is_special || lacks).then_some(right & !OTHERS_WRITE)
}

/// The group that a file in this folder should belong to.
pub(super) fn wanted_group(file: About, folder: About) -> Option<u32> {
    (folder.mode & SETGID != 0 && file.group != folder.group).then_some(folder.group)
}

/// The owner that a file in this folder should have: where no group writes, the files of another are nobody's to write.
pub(super) fn wanted_owner(file: About, folder: About) -> Option<u32> {
    (!is_shared(folder) && file.owner != folder.owner).then_some(folder.owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(mode: u32) -> About {
        About { device: 1, inode: 1, len: 0, changed: 0, mode, owner: 7, group: 8 }
    }

    #[test]
    fn files_allow_what_their_folder_allows_and_never_more() {
        for (folder, file, below) in [
            (0o2770, 0o660, 0o2770),
            (0o2775, 0o664, 0o2775),
            (0o2750, 0o640, 0o2750),
            (0o700, 0o600, 0o700),
            (0o7777, 0o666, 0o2777),
            (0o2710, 0o600, 0o2710),
        ] {
            let found = (of_files(with(0o040_000 | folder)), of_folders(with(0o040_000 | folder)));
            assert_eq!(found, (file, below), "{folder:o}");
        }
    }

    #[test]
    fn what_is_harmless_is_not_wanted_otherwise() {
        let file = |mode: u32, folder: u32| wanted_of_file(with(0o100_000 | mode), with(0o040_000 | folder));
        for (mode, folder, right) in [
            (0o660, 0o2770, None),
            (0o664, 0o2770, None),
            (0o660, 0o755, None),
            (0o600, 0o700, None),
            (0o6777, 0o2770, Some(0o660)),
            (0o755, 0o755, Some(0o644)),
            (0o640, 0o2770, Some(0o660)),
            (0o1600, 0o700, Some(0o600)),
        ] {
            assert_eq!(file(mode, folder), right, "{mode:o} in {folder:o}");
        }
        let folder = |mode: u32| wanted_of_folder(with(0o040_000 | mode));
        assert_eq!([0o2770, 0o2775, 0o755, 0o700].map(folder), [None; 4]);
        assert_eq!([0o770, 0o3770, 0o6770].map(folder), [Some(0o2770); 3]);
        assert_eq!((folder(0o777), file(0o777, 0o777)), (Some(0o2775), Some(0o664)), "never for all");
    }

    #[test]
    fn a_folder_is_made_for_oneself_unless_the_one_above_is_shared() {
        let made = |above: u32| of_new_folder(Some(with(0o040_000 | above)));
        assert_eq!([0o2770, 0o2775].map(made), [0o770; 2]);
        assert_eq!([0o1777, 0o755, 0o775, 0o2750].map(made), [0o750; 4]);
        assert_eq!(of_new_folder(None), 0o750);
    }
}
