//! The built-in data set: the starter records of `assets/builtin`, embedded in the program.
//!
//! Reading it can fail as far as the types are concerned. In a released program it does not: a test reads every file.
//! Deliberately not here: what the search makes of the abbreviations; the caller gets their text.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::model::{Dataset, Date, Record};

/// Name and text of a built-in file.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../assets/builtin/", $name)))
    };
}

/// The files of records, in the order in which people go from a text to what follows from it.
const RECORDS: [(&str, &str); 8] = [
    file!("documents.json"),
    file!("catalogues.json"),
    file!("technologies.json"),
    file!("products.json"),
    file!("agencies.json"),
    file!("tasks.json"),
    file!("milestones.json"),
    file!("targets.json"),
];

const SOURCES: (&str, &str) = file!("sources.json");

/// A built-in file that is not what this program reads.
#[derive(Debug, thiserror::Error)]
#[error("built-in file {file}: {error}")]
pub struct BuiltinError {
    /// Its name.
    pub file: &'static str,
    /// What is wrong, with line and column.
    pub error: serde_json::Error,
}

/// The built-in records.
pub fn dataset() -> Result<Dataset, BuiltinError> {
    let mut records: Vec<Arc<Record>> = Vec::new();
    for file in RECORDS {
        records.extend(read::<Record>(file)?.into_iter().map(Arc::new));
    }
    Ok(Dataset::new(records))
}

/// The abbreviations that officials use, as a JSON list of `{"abbr": …, "vi": …, "en": …}`.
pub fn abbreviations() -> &'static str {
    include_str!("../../assets/builtin/abbreviations.json")
}

/// The articles that the built-in records rest on.
pub fn sources() -> Result<Sources, BuiltinError> {
    let rows = read::<Source>(SOURCES)?;
    Ok(Sources { by_file: rows.into_iter().map(|source| (source.file.clone(), source)).collect() })
}

fn read<T: for<'de> Deserialize<'de>>((file, text): (&'static str, &str)) -> Result<Vec<T>, BuiltinError> {
    serde_json::from_str(text).map_err(|error| BuiltinError { file, error })
}

/// An article.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Source {
    /// The name that records give in their `source`.
    pub file: String,
    /// Its title, if the copy still has one.
    pub title: Option<String>,
    /// What to call it where it has no title.
    pub label: Option<String>,
    /// The day on which it appeared, if it says so.
    pub date: Option<Date>,
    /// `Bài báo`, …
    pub kind: String,
}

impl Source {
    /// What a reader would call it: its title, else its label, else the name of the file.
    pub fn name(&self) -> &str {
        self.title.as_deref().or(self.label.as_deref()).unwrap_or(&self.file)
    }
}

/// The articles by the name that records give.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    by_file: HashMap<String, Source>,
}

impl Sources {
    /// The article of that name; nothing for a source that is free text.
    pub fn get(&self, file: &str) -> Option<&Source> {
        self.by_file.get(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_embedded_can_be_read() {
        let data = dataset().expect("records");
        let sources = sources().expect("sources");
        assert!(data.len() > 100, "{}", data.len());
        let built_in = |record: &Record| record.head.source.ends_with(".txt");
        assert!(data.iter().filter(|r| built_in(r)).all(|r| sources.get(&r.head.source).is_some()));
    }

    #[test]
    fn a_source_without_a_title_has_a_label() {
        let sources = sources().expect("sources");
        let article = sources.get("004_c950f65b32ee8c2c.txt").expect("the article");
        assert!(article.name().contains("30/9/2025"), "{}", article.name());
        assert_eq!(sources.get("sổ tay").map(Source::name), None);
    }
}
