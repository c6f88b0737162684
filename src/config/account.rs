//! Whoever runs the program, as the machine knows them: no variable of the environment has a say in it.

use std::path::{Path, PathBuf};

use uzers::os::unix::UserExt as _;

use super::system::{self, System};
use super::{ConfigError, Paths};

/// Where the machine's own config lies, and the home folder of the account. In a restricted session nothing else names a
/// folder.
#[derive(Debug, Clone)]
pub struct Account {
    home: Option<PathBuf>,
    machine: PathBuf,
}

impl Account {
    /// The account of this process, on this machine.
    pub fn of_process() -> Self {
        Self { home: None, machine: system::PATH.into() }
    }

    /// Another home folder and another config of the machine: for tests, which have neither.
    pub fn new(home: &Path, machine: &Path) -> Self {
        Self { home: Some(home.to_owned()), machine: machine.to_owned() }
    }

    /// The config file of the machine.
    pub fn machine(&self) -> &Path {
        &self.machine
    }

    /// What the machine's administrator decides.
    ///
    /// # Errors
    /// As [`System::load`].
    pub fn system(&self) -> Result<System, ConfigError> {
        System::load(&self.machine)
    }

    /// The folders in the home that the user database names; `None` where it names none.
    pub fn paths(&self) -> Option<Paths> {
        let home = self.home.clone().or_else(home_of_process)?;
        Some(Paths::beneath(&home))
    }
}

fn home_of_process() -> Option<PathBuf> {
    let user = uzers::get_user_by_uid(rustix::process::getuid().as_raw())?;
    Some(user.home_dir().to_owned()).filter(|home| home.is_absolute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folders_of_an_account_lie_in_its_home() {
        let paths = Account::new(Path::new("/home/an"), Path::new("/etc/x")).paths().expect("a home");
        assert_eq!(paths.config_file(), Path::new("/home/an/.config/cncl/config.toml"));
        assert_eq!(paths.data, Path::new("/home/an/.local/share/cncl"));
        assert_eq!(paths.state, Path::new("/home/an/.local/state/cncl"));
        assert_eq!(paths.cache, Path::new("/home/an/.cache/cncl"));
    }

    /// `HOME` may say anything; the tests run with one that the user database need not know.
    #[test]
    fn the_home_of_a_process_is_what_the_user_database_says() {
        let known = uzers::get_user_by_uid(rustix::process::getuid().as_raw());
        let home = known.map(|user| user.home_dir().to_owned()).filter(|home| home.is_absolute());
        assert_eq!(Account::of_process().paths(), home.map(|home| Paths::beneath(&home)));
    }
}
