//! What a parser does not see: texts that no field may hold, references that lead nowhere, and the line on which a
//! record stands.

use std::path::Path;

use super::error::{Place, StoreError, Wrong};
use super::text_rules;
use crate::model::{Dataset, Id, Record};

/// Refuses a snapshot that somebody changed by hand so that a record in it cannot be.
pub(super) fn by_hand(path: &Path, bytes: &[u8], data: &Dataset) -> Result<(), StoreError> {
    match problems(data).next() {
        Some((id, field, wrong)) => Err(StoreError::damage(place(path, bytes, &id, &field), wrong)),
        None => Ok(()),
    }
}

/// Every record and field with something wrong in it.
pub(super) fn problems(data: &Dataset) -> impl Iterator<Item = (Id, String, Wrong)> {
    data.iter().flat_map(|record| {
        let texts = text_rules::offences(record);
        let found = texts.into_iter().chain(dangling(record, data));
        found.map(|(field, wrong)| (record.id.clone(), field, wrong))
    })
}

fn dangling(record: &Record, data: &Dataset) -> Vec<(String, Wrong)> {
    let lost = record.references().into_iter().filter(|(_, _, target)| data.get(target).is_none());
    lost.map(|(field, _, target)| (field.to_owned(), Wrong::Dangling(target.to_string()))).collect()
}

/// Where a record stands in a snapshot of any layout; the whole file if it stands elsewhere.
pub(super) fn place(path: &Path, bytes: &[u8], id: &Id, field: &str) -> Place {
    let line = bytes.split(|&byte| byte == b'\n').position(|line| names(line, id));
    Place { line: line.map_or(0, |at| at + 1), ..Place::file(path).field(field) }
}

/// Whether a line holds `"id": "…"` of that record.
fn names(line: &[u8], id: &Id) -> bool {
    let text = String::from_utf8_lossy(line);
    let mut rest = &*text;
    while let Some((_, behind)) = rest.split_once("\"id\"") {
        let value =
            behind.trim_start().strip_prefix(':').map(str::trim_start).and_then(|v| v.strip_prefix('"'));
        if value.and_then(|value| value.strip_prefix(id.as_str())).is_some_and(|end| end.starts_with('"')) {
            return true;
        }
        rest = behind;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_found_in_any_layout() {
        let bytes = b"{\n {\"kind\":\"task\",\"id\" : \"nv-12\"},\n  \"id\":\"nv-1\",";
        let line = |id: &str| place(Path::new("s"), bytes, &Id::new(id).expect("id"), "").line;
        assert_eq!((line("nv-12"), line("nv-1"), line("nv-3")), (2, 3, 0));
    }
}
