//! `store.json` as another tool has laid it out: the same JSON, other lines.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::error::StoreError;
use super::format::{checksum, head_error, position, utf8};
use super::head::{Head, Snapshot, refuse_format};
use super::record_line::{collect, read_record, refuse_many, twice};
use crate::model::parts::Unknown;

type Result<T> = std::result::Result<T, StoreError>;

/// A snapshot in any layout.
#[derive(Deserialize)]
struct Any<'a> {
    format: u64,
    #[serde(borrow)]
    store: Cow<'a, str>,
    last_n: u64,
    first_n: Option<u64>,
    crc: Option<String>,
    #[serde(borrow)]
    records: Vec<&'a RawValue>,
}

/// Reads a snapshot of any layout, one record after the other.
pub(super) fn decode_any(path: &Path, bytes: &[u8]) -> Result<Snapshot> {
    let text = utf8(path, bytes, 1)?;
    let any: Any<'_> = serde_json::from_str(text).map_err(|error| in_any(path, text, &error))?;
    refuse_format(path, any.format)?;
    let extra = extra_of(text);
    let Any { format, last_n, first_n, crc, .. } = any;
    let head = Head { format, store: any.store.into_owned(), last_n, first_n, crc, extra };
    refuse_many(path, any.records.len())?;
    let mut data = Vec::with_capacity(any.records.len());
    let mut seen = std::collections::HashSet::new();
    let mut at = (0, 1, 1);
    for raw in any.records {
        at = advance(text, at, raw.get());
        let record = read_record(path, at.1, at.2 - 1, raw.get(), format)?;
        if !seen.insert(record.id.clone()) {
            return Err(twice(path, at.1, &record));
        }
        data.push(Arc::new(record));
    }
    let data = collect(path, b"", [data, Vec::new()])?;
    Ok(Snapshot { head, data, sum: checksum(bytes) })
}

fn in_any(path: &Path, text: &str, error: &serde_json::Error) -> StoreError {
    match serde_json::from_str::<IgnoredAny>(text) {
        Err(syntax) => head_error(path, text, &syntax),
        Ok(_) => head_error(path, text, error),
    }
}

/// From the place of one record (offset, line, column) to that of the next, which is a part of the text.
fn advance(text: &str, (offset, line, column): (usize, usize, usize), raw: &str) -> (usize, usize, usize) {
    let target = (raw.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    let between = &text.as_bytes()[offset.min(target)..target];
    match position(between) {
        (0, more) => (target, line, column + more - 1),
        (lines, column) => (target, line + lines, column),
    }
}

/// The fields of the head that this version does not know.
fn extra_of(text: &str) -> Unknown {
    #[derive(Deserialize)]
    struct Rest {
        #[serde(flatten)]
        all: Unknown,
    }
    let mut all = serde_json::from_str::<Rest>(text).map(|rest| rest.all).unwrap_or_default();
    for known in ["format", "store", "last_n", "first_n", "crc", "records"] {
        all.shift_remove(known);
    }
    all
}
