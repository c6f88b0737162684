//! Places, bodies and documents as people type them, and what is meant: right, or asked, and never silently another.

use cncl::model::deadline::Base;
use cncl::model::input::{self, Names};
use cncl::model::{Kind, ValueError};
use cncl::store::builtin;

/// What is typed, where, and what is meant.
const TABLE: &str = include_str!("data/administration.tsv");

#[test]
fn what_is_typed_is_what_is_meant() {
    let data = builtin::dataset().unwrap();
    let mut wrong = Vec::new();
    let lines: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
    for line in &lines {
        let [what, home, typed, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let names = Names::new(&data).at_home(home);
        let (kind, field) = match what {
            "place" => (Kind::Task, "geography"),
            "agency" => (Kind::Task, "approver"),
            "list" => (Kind::Task, "partners"),
            "document" => (Kind::Task, "document"),
            other => panic!("{other}"),
        };
        let field = input::field_of(kind, field).unwrap();
        let base = Base::new(jiff::civil::date(2026, 11, 30));
        let read = input::read_known(kind, field, &[typed], &names, base).map_err(|error| error.wrong);
        let found = match read {
            Ok(serde_json::Value::Array(ids)) => {
                ids.iter().filter_map(|id| id.as_str()).collect::<Vec<_>>().join(" ")
            }
            Ok(serde_json::Value::String(text)) if what == "place" && text == typed && expected == "=" => {
                "=".into()
            }
            Ok(value) => value.as_str().unwrap_or_default().to_owned(),
            Err(
                ValueError::ManyRecords { .. } | ValueError::ManyPlaces { .. } | ValueError::NoPlace { .. },
            ) => "?".into(),
            Err(ValueError::NoRecord { .. }) => "-".into(),
            Err(other) => other.to_string(),
        };
        if found != expected {
            wrong.push(format!("{line}\n    found {found}"));
        }
    }
    assert!(lines.len() >= 200, "{}", lines.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
}
