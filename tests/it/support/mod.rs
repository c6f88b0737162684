//! What the integration tests share.

pub(crate) mod account;
pub(crate) mod app;
pub(crate) mod colleague;
pub(crate) mod picture;
pub(crate) mod pty;
pub(crate) mod svg;
pub(crate) mod tasks;

use std::path::Path;

use cncl::store::{Mode, Options, Store, builtin};
use tempfile::TempDir;

/// Founds a store of the built-in records in a folder, as `cncl init` does.
pub(crate) fn found(folder: &Path) {
    let seed = || builtin::dataset().unwrap();
    drop(Store::init(folder, Options::new(Mode::ReadWrite, seed)).unwrap());
}

/// A folder with a store of the built-in records.
pub(crate) fn store() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path());
    folder
}
