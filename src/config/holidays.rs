//! The holidays of each year: those that the program brings along, and those in the folder of the config file, which
//! replace them year by year (`holidays/2027.json`).

use std::fs;
use std::io;
use std::path::Path;

use super::{ConfigError, LineError, read_regular};
use crate::model::holidays::{HolidayError, Holidays, Year};
use crate::model::shape::Shape;
use crate::model::words::Certainty;
use crate::model::{FieldError, Part, ValueError, Wants, reread};

/// What such a file holds.
const YEAR: &[Part] = &[
    Part::needed("year", Shape::YEAR),
    Part::needed("certainty", Shape::Word(Certainty::WORDS)),
    Part::needed("source", Shape::Text),
    Part::needed("off", Shape::Objects).of(OFF),
    Part { takes_null: false, ..Part::new("work", Shape::Date).list() },
];
/// Days off in a row.
const OFF: &[Part] =
    &[Part::needed("from", Shape::Date), Part::needed("to", Shape::Date), Part::needed("name", Shape::Text)];

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
        let at = LineError { line: error.line(), error: reread::closed(&text, YEAR) };
        ConfigError::Parse { path: path.to_owned(), at: Box::new(at) }
    })
}

/// A day that stands in the wrong year, or a last day before its first.
fn impossible(folder: &Path, error: &HolidayError) -> ConfigError {
    let wrong = ValueError::found(&error.day.to_string(), Wants::DaysOf(error.year));
    let at = LineError { line: 1, error: FieldError::new("off", wrong) };
    ConfigError::Parse { path: folder.join(format!("{}.json", error.year)), at: Box::new(at) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Syntax;

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
        for (text, field, wrong) in [
            ("{", "", ValueError::Syntax(Syntax::End)),
            (
                r#"{"year":2027,"certainty":"official","source":"x"}"#,
                "off",
                ValueError::Missing("off".into()),
            ),
            (
                r#"{"year":2027,"certainty":"official","source":"x","off":[],"work":["2027-01-02",7]}"#,
                "work[1]",
                ValueError::found("7", Wants::Day),
            ),
            (
                r#"{"year":2027,"certainty":"official","source":"x","off":[{"from":"2027-01-01","to":"1/1","name":"x"}]}"#,
                "off[0].to",
                ValueError::found("\"1/1\"", Wants::Day),
            ),
            (
                r#"{"year":2027,"certainty":"official","source":"x","off":[],"offf":[]}"#,
                "offf",
                ValueError::NoKey {
                    name: "offf".into(),
                    among: vec!["year", "certainty", "source", "off", "work"],
                },
            ),
        ] {
            fs::write(folder.path().join("2027.json"), text).expect("written");
            let Err(ConfigError::Parse { at, .. }) = load(folder.path()) else { panic!("{text}") };
            assert_eq!(at.error, FieldError::new(field, wrong), "{text}");
        }
    }
}
