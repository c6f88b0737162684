//! The built-in data set: the starter records of `assets/builtin`, embedded in the program.
//!
//! Reading it can fail as far as the types are concerned. In a released program it does not: a test reads every file.
//! Deliberately not here: what the search makes of the abbreviations; the caller gets their text.

use std::sync::Arc;

use serde::Deserialize;

use crate::model::{Dataset, Date, Record, Sources, date};

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
    Ok(Dataset::new(records).with_sources(sources()))
}

/// What the sources of built-in records are called. Records carry only the names of files, in a store as well.
pub fn sources() -> Arc<Sources> {
    Arc::new(read::<Source>(SOURCES).unwrap_or_default().into_iter().map(Source::named).collect())
}

/// The abbreviations that officials use, as a JSON list of `{"abbr": …, "vi": …, "en": …}`.
pub fn abbreviations() -> &'static str {
    include_str!("../../assets/builtin/abbreviations.json")
}

fn read<T: for<'de> Deserialize<'de>>((file, text): (&'static str, &str)) -> Result<Vec<T>, BuiltinError> {
    serde_json::from_str(text).map_err(|error| BuiltinError { file, error })
}

/// An article.
#[derive(Deserialize)]
struct Source {
    /// The name that records give in their `source`.
    file: Box<str>,
    /// Its title, if the copy still has one.
    title: Option<String>,
    /// What to call it where it has no title.
    label: Option<String>,
    /// The day on which it appeared, if it says so.
    date: Option<Date>,
}

impl Source {
    /// The name that records give, and what a reader would call it: title, else label, else file; and its day.
    fn named(self) -> (Box<str>, Box<str>) {
        let name = self.title.or(self.label).unwrap_or_else(|| self.file.to_string());
        let name = match self.date {
            Some(day) => format!("{name} ({})", date::show(day)),
            None => name,
        };
        (self.file, name.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_embedded_can_be_read() {
        let data = dataset().expect("records");
        assert!(data.len() > 100, "{}", data.len());
        let articles = data.iter().filter(|record| record.head.source.ends_with(".txt"));
        for record in articles {
            assert_ne!(data.source_name(&record.head.source), &*record.head.source, "{}", record.id);
        }
    }

    #[test]
    fn a_source_without_a_title_has_a_label() {
        let data = dataset().expect("records");
        let name = data.source_name("004_c950f65b32ee8c2c.txt");
        assert!(name.contains("30/9/2025"), "{name}");
        assert_eq!(data.source_name("sổ tay"), "sổ tay");
    }
}
