//! The config file of the machine: what its administrator decides for everybody who runs the program here.
//!
//! It counts only where nobody else could have written it: it and its folder belong to root, and others may not write to
//! them. Deliberately few keys: whatever is a matter of taste stands in the user's own file.

use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::misread::misread;
use super::{ConfigError, read_text};
use crate::files;
use crate::model::Part;
use crate::model::shape::Shape;

/// Where it lies.
pub const PATH: &str = "/etc/cncl/config.toml";

/// What an administrator decides.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct System {
    /// Every session is a restricted one.
    pub restricted: bool,
    /// The one folder below which restricted sessions import and export.
    pub exchange: Option<PathBuf>,
    /// The store of restricted sessions; of others unless they name one.
    pub store: Option<PathBuf>,
}

/// What [`System`] holds.
const SYSTEM: &[Part] = &[
    Part::new("restricted", Shape::Flag),
    Part::new("exchange", Shape::Text),
    Part::new("store", Shape::Text),
];

impl System {
    /// Reads the file; one that is not there decides nothing.
    ///
    /// # Errors
    /// [`ConfigError::Untrusted`] where somebody else than root could have written it; as [`super::Config::load`] otherwise.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        Self::load_owned_by(0, path)
    }

    fn load_owned_by(owner: u32, path: &Path) -> Result<Self, ConfigError> {
        let unread = |error| ConfigError::Read { path: path.to_owned(), error };
        let untrusted = || ConfigError::Untrusted { path: path.to_owned() };
        let is_owned = |about: std::fs::Metadata| about.uid() == owner && about.mode() & 0o022 == 0;
        let file = match files::open_regular_itself(path) {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(Self::default());
            }
            Err(error) if files::leads_out(&error) => return Err(untrusted()),
            Err(error) => return Err(unread(error)),
            Ok(file) => file,
        };
        let is_in_owned = path.parent().is_some_and(|it| std::fs::symlink_metadata(it).is_ok_and(is_owned));
        if !is_in_owned || !file.metadata().is_ok_and(is_owned) {
            return Err(untrusted());
        }
        let text = read_text(file).map_err(unread)?;
        toml::from_str(&text).map_err(|error| ConfigError::Parse {
            path: path.to_owned(),
            at: Box::new(misread(&text, &error, SYSTEM)),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// The file in a folder of the test's own, and who owns both.
    fn file(text: &str) -> (tempfile::TempDir, PathBuf, u32) {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("config.toml");
        fs::write(&path, text).expect("a file");
        fs::set_permissions(&path, Permissions::from_mode(0o644)).expect("a mode");
        let owner = fs::metadata(&path).expect("is there").uid();
        (folder, path, owner)
    }

    #[test]
    fn only_what_nobody_else_could_have_written_counts() {
        let (folder, path, owner) = file("restricted = true\nexchange = \"/srv/trao-doi\"\n");
        let read = System::load_owned_by(owner, &path).expect("reads");
        assert_eq!((read.restricted, read.exchange), (true, Some("/srv/trao-doi".into())));
        let untrusted =
            |owner| matches!(System::load_owned_by(owner, &path), Err(ConfigError::Untrusted { .. }));
        assert!(untrusted(owner + 1), "somebody else's");
        fs::set_permissions(&path, Permissions::from_mode(0o664)).expect("a mode");
        assert!(untrusted(owner), "others may write it");
        fs::set_permissions(&path, Permissions::from_mode(0o644)).expect("a mode");
        fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).expect("a mode");
        assert!(untrusted(owner), "others may put another in its place");
    }

    #[test]
    fn none_decides_nothing_and_a_slip_is_named() {
        let (folder, path, owner) = file("restrictd = true\n");
        assert_eq!(
            System::load_owned_by(owner, &folder.path().join("no.toml")).expect("none"),
            System::default()
        );
        let wrong = System::load_owned_by(owner, &path).expect_err("no such key");
        assert!(matches!(&wrong, ConfigError::Parse { at, .. } if at.line == 1), "{wrong}");
    }
}
