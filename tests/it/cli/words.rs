//! No sentence of an error is kept that no error says any more. (That every error has one, `locales` tests.)

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every Rust file below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

/// The message ids of errors that the program's source names, wherever they stand.
fn named_errors() -> BTreeSet<String> {
    let texts =
        sources(&in_repository("src")).into_iter().map(|path| fs::read_to_string(path).expect("text"));
    let quoted = |text: String| text.split('"').map(str::to_owned).collect::<Vec<_>>();
    texts.flat_map(quoted).filter(|part| part.starts_with("error-") && !part.contains(' ')).collect()
}

#[test]
fn every_sentence_is_said_by_some_error() {
    let named = named_errors();
    let file = fs::read_to_string(in_repository("assets/locales/vi/error.ftl")).expect("the file is there");
    let said = file.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    let said: Vec<&str> = said.filter(|id| id.starts_with("error-")).collect();
    let unused: Vec<_> = said.iter().filter(|id| !named.contains(**id)).collect();
    assert!(said.len() > 30 && unused.is_empty(), "{unused:?}");
}
