//! The records of a snapshot, each on a line of its own: reading one, and where it stands.

use std::path::Path;
use std::sync::Arc;

use super::error::{Place, StoreError, Wrong};
use super::format::{RECORDS_MAX, TEXT_MAX, json_place, keeps_newer, misread, record_line_max, utf8};
use super::head::{FILE_END, split_head};
use super::text_rules;
use crate::model::{Dataset, Record, reread};

type Result<T> = std::result::Result<T, StoreError>;

pub(super) type Records = Vec<Arc<Record>>;

/// The lines that should hold records, if the file looks as we write it: their numbers and their JSON.
pub(super) fn record_lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let body = split_head(bytes).map(|(_, body)| body).unwrap_or_default();
    let lines = body.split(|&byte| byte == b'\n').enumerate();
    lines.filter_map(|(at, line)| Some((at + 2, json_of(line)?)))
}

/// The JSON of the record on a line; `None` where the list or the file ends.
pub(super) fn json_of(line: &[u8]) -> Option<&[u8]> {
    let line = line.trim_ascii_end();
    (!line.is_empty() && line != FILE_END).then(|| line.strip_suffix(b",").unwrap_or(line))
}

/// One record line of a snapshot of that format.
pub(super) fn read_line(path: &Path, line: usize, json: &[u8], format: u64) -> Result<Record> {
    read_record(path, line, 0, utf8(path, json, line)?, format)
}

/// One record, which starts at byte `start` (from 0) of a line.
pub(super) fn read_record(path: &Path, line: usize, start: usize, json: &str, format: u64) -> Result<Record> {
    let most = record_line_max(format);
    if json.len() >= most {
        let wrong = Wrong::TooMuch { found: json.len() as u64, most: most as u64 };
        return Err(StoreError::damage(Place::line(path, line), wrong));
    }
    let read = serde_json::from_str(json).or_else(|error| {
        let newer = Record::read_newer(json).filter(|_| keeps_newer(format));
        newer.ok_or_else(|| misread(json_place(path, line, start, &error), reread::record(json)))
    });
    let record: Record = read?;
    // Only a line of that length can hold a text of that length.
    if json.len() > TEXT_MAX {
        let mut all = text_rules::offences(&record);
        if let Some((field, wrong)) = all.find(|(_, wrong)| matches!(wrong, Wrong::TooMuch { .. })) {
            return Err(StoreError::damage(Place::line(path, line).field(field), wrong));
        }
    }
    Ok(record)
}

/// Refuses more records than a store holds.
pub(super) fn refuse_many(path: &Path, count: usize) -> Result<()> {
    if count <= RECORDS_MAX {
        return Ok(());
    }
    let wrong = Wrong::TooMuch { found: count as u64, most: RECORDS_MAX as u64 };
    Err(StoreError::damage(Place::file(path), wrong))
}

/// All records as one set; of two with one id the second one is named.
pub(super) fn collect(path: &Path, body: &[u8], [mut all, more]: [Records; 2]) -> Result<Dataset> {
    all.extend(more);
    let count = all.len();
    refuse_many(path, count)?;
    let data = Dataset::new(all);
    if data.len() == count {
        return Ok(data);
    }
    let mut seen = std::collections::HashSet::new();
    for (at, line) in body.split(|&byte| byte == b'\n').enumerate() {
        let line = line.trim_ascii_end();
        let json = line.strip_suffix(b",").unwrap_or(line);
        if let Ok(record) = serde_json::from_slice::<Record>(json)
            && !seen.insert(record.id.clone())
        {
            return Err(twice(path, at + 2, &record));
        }
    }
    Ok(data)
}

pub(super) fn twice(path: &Path, line: usize, record: &Record) -> StoreError {
    StoreError::damage(Place::line(path, line).field("id"), Wrong::Twice(record.id.to_string()))
}
