//! The constants of the format, checksums, and where something that could not be read stands in a file.

use std::path::Path;

use super::error::{Place, StoreError, Wrong};
use crate::model::shape::Shape;
use crate::model::{FieldError, Part, Syntax, ValueError, reread};

/// The format in which a store begins, and in which it stays as long as nothing in it needs another.
pub(super) const FORMAT: u64 = 1;
/// The newest format that this version reads and writes.
pub(super) const NEWEST: u64 = 2;
/// The largest file that is read, in bytes.
pub const FILE_MAX: u64 = 1 << 30;
/// The longest line of the journal, its newline included.
pub const LINE_MAX: usize = 64 << 10;
/// The largest record of format 1, in bytes of JSON; what an edit says about it fits into one line beside it.
pub const SMALL_RECORD_MAX: usize = LINE_MAX - (4 << 10);
/// The largest record, in bytes of JSON; a store that holds one over [`SMALL_RECORD_MAX`] has format 2.
pub const RECORD_MAX: usize = 1 << 20;
/// The longest text in a field, in bytes.
pub const TEXT_MAX: usize = 16 << 10;
/// The most records a store holds.
pub const RECORDS_MAX: usize = 1_000_000;

/// The snapshot.
pub(super) const SNAPSHOT: &str = "store.json";
/// The snapshot while it is written.
pub(super) const SNAPSHOT_NEW: &str = "store.json.new";
/// The snapshot before.
pub(super) const SNAPSHOT_OLD: &str = "store.json.bak";
/// The journal.
pub(super) const JOURNAL: &str = "journal.jsonl";
/// The journal while it is created.
pub(super) const JOURNAL_NEW: &str = "journal.jsonl.new";
/// Closed journals, torn tails, large edits.
pub(super) const ARCHIVE: &str = "archive";
/// What the one writer holds.
pub(super) const LOCK: &str = "lock";

/// From so many changes on an edit is prepared before the lock is taken.
pub(super) const LARGE_EDIT: usize = 500;

/// The longest line of a snapshot that holds a record.
pub(super) fn record_line_max(format: u64) -> usize {
    if format < 2 { LINE_MAX } else { RECORD_MAX + 1 }
}

/// Whether kinds and words that this version does not know are kept. In format 1 there are none, and one is a mistake.
pub(super) fn keeps_newer(format: u64) -> bool {
    format >= 2
}

/// CRC-32 of bytes, as written: eight lower-case hexadecimal digits.
pub(super) fn checksum(bytes: &[u8]) -> String {
    format!("{:08x}", crc32fast::hash(bytes))
}

/// What stands between a line's content and its checksum.
const SEAL: &[u8] = b",\"crc\":\"";
/// The length of the seal: `,"crc":"9f3a12bc"}`.
const SEAL_LEN: usize = 18;

/// Closes a JSON object with the checksum of what it holds, and the line with a newline.
pub(super) fn seal(mut object: Vec<u8>) -> Vec<u8> {
    object.pop();
    let sum = checksum(&object);
    object.extend_from_slice(SEAL);
    object.extend_from_slice(sum.as_bytes());
    object.extend_from_slice(b"\"}\n");
    object
}

/// Whether a line (without its newline) ends in the checksum of what stands before it.
pub(super) fn is_sealed(line: &[u8]) -> bool {
    let Some(cut) = line.len().checked_sub(SEAL_LEN) else { return false };
    let (object, end) = line.split_at(cut);
    end.starts_with(SEAL) && end.ends_with(b"\"}") && &end[8..16] == checksum(object).as_bytes()
}

/// What the head of a snapshot holds, and its body.
const HEAD: &[Part] = &[
    Part::needed("format", Shape::WHOLE),
    Part::needed("store", Shape::Text),
    Part::needed("last_n", Shape::WHOLE),
    Part::new("crc", Shape::Text),
    Part::needed("records", Shape::Objects),
];

/// Where the JSON parser stopped, whose input began at the byte `start` (from 0) of a line.
pub(super) fn json_place(path: &Path, line: usize, start: usize, error: &serde_json::Error) -> Place {
    let (line, column) = match error.line() {
        0 | 1 => (line, start + error.column()),
        further => (line + further - 1, error.column()),
    };
    Place { column, ..Place::line(path, line) }
}

/// Bytes as text; the first of them stands on that line.
pub(super) fn utf8<'a>(path: &Path, bytes: &'a [u8], first: usize) -> Result<&'a str, StoreError> {
    simdutf8::basic::from_utf8(bytes).map_err(|_| {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let (line, column) = position(&bytes[..valid]);
        StoreError::damage(Place { column, ..Place::line(path, first + line) }, Wrong::Encoding)
    })
}

/// How many newlines stand before the end, and the byte of the line there, from 1.
pub(super) fn position(before: &[u8]) -> (usize, usize) {
    let lines = before.split(|&byte| byte == b'\n').count() - 1;
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    (lines, before.len() - start + 1)
}

/// Something that could not be read.
pub(super) fn misread(place: Place, found: FieldError) -> StoreError {
    let wrong = match found.wrong {
        ValueError::Syntax(Syntax::End) => Wrong::Truncated,
        wrong => Wrong::Value(Box::new(wrong)),
    };
    StoreError::damage(place.field(found.field), wrong)
}

/// A snapshot, or the head of one, that could not be read.
pub(super) fn head_error(path: &Path, text: &str, error: &serde_json::Error) -> StoreError {
    misread(json_place(path, 1, 0, error), reread::object(text, HEAD))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_line_is_known_by_its_checksum() {
        let line = seal(br#"{"n":1}"#.to_vec());
        let line = line.strip_suffix(b"\n").expect("newline");
        assert!(is_sealed(line));
        assert!(serde_json::from_slice::<serde_json::Value>(line).is_ok());
        let mut other = line.to_vec();
        other[5] = b'2';
        assert!(!is_sealed(&other) && !is_sealed(b"") && !is_sealed(&line[1..]));
    }

    #[test]
    fn the_checksum_is_the_usual_crc_32() {
        assert_eq!(checksum(b"123456789"), "cbf43926");
    }
}
