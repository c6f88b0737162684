//! Opening a path below a folder: the kernel resolves it, so that no moment lies between judging and opening.
//!
//! `openat2` does it in one call. Where the kernel or a filter of system calls does not offer that, the path is walked by
//! descriptors, a component at a time. Both have the same rule: no link is followed, and `..` never leads above the folder.

use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::path::{Component, Path, PathBuf};

use rustix::fs::{AtFlags, FileType, Mode, OFlags, ResolveFlags};
use rustix::io::{Errno, Result};

/// How the kernel resolves a path.
const RESOLVE: ResolveFlags =
    ResolveFlags::BENEATH.union(ResolveFlags::NO_MAGICLINKS).union(ResolveFlags::NO_SYMLINKS);

/// How often a call is made again because something was renamed meanwhile.
const TRIES: usize = 128;

/// Opens a path below the folder. [`Errno::XDEV`] where it leads out, [`Errno::LOOP`] where a link lies on it.
pub(super) fn open(folder: BorrowedFd<'_>, path: &Path, flags: OFlags) -> Result<OwnedFd> {
    // Without `.` and slashes at the end, which the two ways would read differently.
    let path: PathBuf = path.components().collect();
    match by_kernel(folder, &path, flags) {
        Err(Errno::NOSYS | Errno::PERM) => by_walking(folder, &path, flags),
        answer => answer,
    }
}

fn by_kernel(folder: BorrowedFd<'_>, path: &Path, flags: OFlags) -> Result<OwnedFd> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let mut answer = Err(Errno::AGAIN);
    for _ in 0..TRIES {
        answer = rustix::fs::openat2(folder, path, flags | OFlags::CLOEXEC, Mode::empty(), RESOLVE);
        if !matches!(answer, Err(Errno::AGAIN | Errno::INTR)) {
            break;
        }
    }
    answer
}

fn by_walking(folder: BorrowedFd<'_>, path: &Path, flags: OFlags) -> Result<OwnedFd> {
    let flags = flags | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mut trail: Vec<OwnedFd> = Vec::new();
    let mut parts = path.components().peekable();
    while let Some(part) = parts.next() {
        let here = trail.last().map_or(folder, |folder| folder.as_fd());
        match part {
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return Err(Errno::XDEV),
            // Back to the folder that was come from, wherever it lies by now.
            Component::ParentDir => drop(trail.pop().ok_or(Errno::XDEV)?),
            Component::Normal(_) if parts.peek().is_none() => return step(here, part, flags),
            Component::Normal(_) => {
                let next = step(
                    here,
                    part,
                    OFlags::PATH | OFlags::DIRECTORY | flags & OFlags::NOFOLLOW | OFlags::CLOEXEC,
                )?;
                trail.push(next);
            }
        }
    }
    let here = trail.last().map_or(folder, |folder| folder.as_fd());
    rustix::fs::openat(here, ".", flags, Mode::empty())
}

/// One component. A link is told from another file that is no folder.
fn step(here: BorrowedFd<'_>, part: Component<'_>, flags: OFlags) -> Result<OwnedFd> {
    rustix::fs::openat(here, part.as_os_str(), flags, Mode::empty()).map_err(|error| {
        let is_link = || {
            let about = rustix::fs::statat(here, part.as_os_str(), AtFlags::SYMLINK_NOFOLLOW);
            about.is_ok_and(|about| FileType::from_raw_mode(about.st_mode).is_symlink())
        };
        if error == Errno::NOTDIR && is_link() { Errno::LOOP } else { error }
    })
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::io::Read as _;
    use std::os::unix::fs::symlink;
    use std::sync::atomic::{AtomicBool, Ordering};

    use rustix::fs::{CWD, RenameFlags};

    use super::*;

    type Opener = fn(BorrowedFd<'_>, &Path, OFlags) -> Result<OwnedFd>;
    const WAYS: [(&str, Opener); 2] = [("walk", by_walking), ("open", open)];

    /// `inside/a/b/c.json` says `inside`, `outside/b/c.json` says `outside`.
    fn folders() -> (tempfile::TempDir, File) {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in [("inside/a/b", "inside"), ("outside/b", "outside")] {
            fs::create_dir_all(folder.path().join(path)).expect("folders");
            fs::write(folder.path().join(path).join("c.json"), text).expect("a file");
        }
        let inside = File::open(folder.path().join("inside")).expect("opens");
        (folder, inside)
    }

    fn text(opened: OwnedFd) -> String {
        let mut text = String::new();
        File::from(opened).read_to_string(&mut text).expect("reads");
        text
    }

    #[test]
    fn a_path_below_leads_to_its_file_and_every_other_leads_nowhere() {
        let (folder, inside) = folders();
        let absolute = folder.path().join("inside/a/b/c.json");
        for (way, open) in WAYS {
            let open = |path: &str| open(inside.as_fd(), Path::new(path), OFlags::RDONLY);
            for path in ["a/b/c.json", "a/../a/b/c.json", "a/b/../b/c.json", "./a//b/./c.json"] {
                assert_eq!(text(open(path).expect(path)), "inside", "{way} {path}");
            }
            for path in
                ["..", "../outside/b/c.json", "a/../../outside/b/c.json", "../nothing", "/", "/etc/passwd"]
            {
                assert_eq!(open(path).expect_err(path), Errno::XDEV, "{way} {path}");
            }
            assert_eq!(open(absolute.to_str().expect("UTF-8")).expect_err("absolute"), Errno::XDEV, "{way}");
            assert_eq!(open("a/no/c.json").expect_err("not there"), Errno::NOENT, "{way}");
            assert_eq!(open("a/b/c.json/d").expect_err("no folder"), Errno::NOTDIR, "{way}");
        }
    }

    #[test]
    fn a_link_at_any_component_is_not_followed() {
        let (folder, inside) = folders();
        let outside = folder.path().join("outside");
        for (at, target) in [
            ("a", outside.clone()),
            ("a/b", outside.join("b")),
            ("a/b/c.json", outside.join("b/c.json")),
            ("a/b/c.json", "../../../outside/b/c.json".into()),
            ("a", "/proc/self/cwd".into()),
        ] {
            let (own, aside) = (folder.path().join("inside").join(at), folder.path().join("aside"));
            fs::rename(&own, &aside).expect("moves");
            symlink(&target, &own).expect("a link");
            for (way, open) in WAYS {
                let answer = open(inside.as_fd(), Path::new("a/b/c.json"), OFlags::RDONLY);
                assert_eq!(answer.expect_err("a link"), Errno::LOOP, "{way} {at} {}", target.display());
            }
            fs::remove_file(&own).expect("removes");
            fs::rename(&aside, &own).expect("moves back");
        }
    }

    #[test]
    fn a_link_that_is_swapped_in_meanwhile_never_wins() {
        const ROUNDS: usize = 2_000;
        let (folder, inside) = folders();
        let (own, link) = (folder.path().join("inside/a"), folder.path().join("inside/link"));
        symlink(folder.path().join("outside"), &link).expect("a link");
        let ended = AtomicBool::new(false);
        let answers: Vec<_> = std::thread::scope(|scope| {
            scope.spawn(|| {
                while !ended.load(Ordering::Relaxed) {
                    rustix::fs::renameat_with(CWD, &own, CWD, &link, RenameFlags::EXCHANGE).expect("swaps");
                }
            });
            let way = |round: usize| WAYS[round % WAYS.len()].1;
            let tries = 0..ROUNDS;
            let answers = tries.map(|at| way(at)(inside.as_fd(), Path::new("a/b/c.json"), OFlags::RDONLY));
            let answers = answers.map(|answer| answer.map(text)).collect();
            ended.store(true, Ordering::Relaxed);
            answers
        });
        for answer in answers {
            match answer {
                Ok(text) => assert_eq!(text, "inside"),
                // The link lay there; by walking, it may be gone again when it is to be told from a file.
                Err(error) => assert!([Errno::LOOP, Errno::NOTDIR].contains(&error), "{error}"),
            }
        }
    }
}
