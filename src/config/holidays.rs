//! The holidays of each year: those that the program brings along, and those in the folder of the config file, which
//! replace them year by year (`holidays/2027.json`).

use std::fs;
use std::io;
use std::path::Path;

use super::{ConfigError, read_regular};
use crate::model::holidays::{Holidays, Year};
use crate::model::misfit::{self, Misfit, Wants};

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
    // Each was checked by itself, and the built-in ones by a test.
    Ok(Holidays::new(years).unwrap_or_default())
}

fn read(path: &Path) -> Result<Year, ConfigError> {
    let text = read_regular(path).map_err(|error| ConfigError::Read { path: path.to_owned(), error })?;
    let wrong =
        |line, misfit| ConfigError::Parse { path: path.to_owned(), line, field: String::new(), misfit };
    let year: Year = serde_json::from_str(&text)
        .map_err(|error| wrong(error.line(), misfit::in_words(&error.to_string())))?;
    match Holidays::new([year.clone()]) {
        Ok(_) => Ok(year),
        Err(error) => {
            let day = error.day.to_string();
            let line = text.lines().position(|line| line.contains(&day)).map_or(1, |at| at + 1);
            Err(wrong(line, Misfit::Value { found: day, wants: Wants::Order }))
        }
    }
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
        let off = r#"{"year":2027,"certainty":"official","source":"x","off":[],
            "work":["2028-01-01"]}"#;
        fs::write(folder.path().join("2027.json"), off).expect("written");
        assert!(matches!(load(folder.path()), Err(ConfigError::Parse { line: 2, .. })));
    }
}
