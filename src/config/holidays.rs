//! The holidays of each year: those that the program brings along, and those in the folder of the config file, which
//! replace them year by year (`holidays/2027.json`).

use std::fs;
use std::io;
use std::path::Path;

use super::{ConfigError, read_regular};
use crate::model::field::{Shape, WHOLE};
use crate::model::holidays::{HolidayError, Holidays, Year};
use crate::model::misfit::{self, Misfit, Misplaced, Wants};
use crate::model::words::Certainty;

/// What such a file holds.
const TABLE: [(&str, Shape); 5] = [
    ("year", WHOLE),
    ("certainty", Shape::Word(Certainty::WORDS)),
    ("source", Shape::Text),
    ("off", Shape::Objects),
    ("work", Shape::Texts),
];

/// One file a year. A new one has to be named here; a test looks for it.
const BUILTIN: [&str; 2] =
    [include_str!("../../assets/holidays/2025.json"), include_str!("../../assets/holidays/2026.json")];

/// The holidays that the program brings along.
pub fn builtin() -> Holidays {
    let years = BUILTIN.iter().filter_map(|text| serde_json::from_str::<Year>(text).ok());
    Holidays::new(years).unwrap_or_default()
}

/// The same with the years in a folder before them. A folder that is not there adds nothing.
///
/// # Errors
/// For a file that cannot be read or says something impossible.
pub(super) fn load(folder: &Path) -> Result<Holidays, ConfigError> {
    let names = match fs::read_dir(folder) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(builtin()),
        Err(error) => return Err(ConfigError::Read { path: folder.to_owned(), error }),
    };
    let mut years: Vec<Year> = BUILTIN.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    for name in names {
        let path = name.map_err(|error| ConfigError::Read { path: folder.to_owned(), error })?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            years.push(read(&path)?);
        }
    }
    Holidays::new(years).map_err(|error| impossible(folder, &error))
}

fn read(path: &Path) -> Result<Year, ConfigError> {
    let text = read_regular(path).map_err(|error| ConfigError::Read { path: path.to_owned(), error })?;
    serde_json::from_str(&text).map_err(|error| {
        let Misplaced { field, misfit } = misfit::of_table(&text, &error, &TABLE);
        ConfigError::Parse { path: path.to_owned(), line: error.line(), field, misfit }
    })
}

/// A day that stands in the wrong year, or a last day before its first.
fn impossible(folder: &Path, error: &HolidayError) -> ConfigError {
    let misfit = Misfit::Value { found: error.day.to_string(), wants: Wants::DaysOf(error.year) };
    let path = folder.join(format!("{}.json", error.year));
    ConfigError::Parse { path, line: 1, field: "off".to_owned(), misfit }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_table_that_comes_along_is_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/holidays");
        let files = fs::read_dir(folder).expect("the folder").count();
        let known = (2000..2100).filter(|year| builtin().knows(*year)).count();
        assert_eq!((files, known), (BUILTIN.len(), BUILTIN.len()));
    }

    #[test]
    fn the_swapped_days_and_tet_are_there() {
        let table = builtin();
        for off in
            [date(2025, 1, 27), date(2025, 5, 2), date(2026, 2, 16), date(2026, 4, 27), date(2026, 8, 31)]
        {
            assert!(!table.is_worked(off), "{off}");
        }
        for worked in [date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22), date(2026, 2, 13)] {
            assert!(table.is_worked(worked), "{worked}");
        }
    }

    #[test]
    fn a_file_beside_the_config_replaces_its_year() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(load(&folder.path().join("none")).expect("none"), builtin());
        let table = r#"{"year":2026,"certainty":"official","source":"x","off":[]}"#;
        fs::write(folder.path().join("2026.json"), table).expect("written");
        assert!(load(folder.path()).expect("read").is_worked(date(2026, 1, 1)));
        fs::write(folder.path().join("2027.json"), "{").expect("written");
        assert!(matches!(load(folder.path()), Err(ConfigError::Parse { .. })));
    }
}
