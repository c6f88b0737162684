//! The constants of the format, checksums, and where a parser's complaint stands in a file.

use std::path::Path;

use super::error::{Place, StoreError, Wrong};
use crate::model::Kind;
use crate::model::field::{Shape, WHOLE};
use crate::model::misfit::{self, Broken, Misfit};

/// The format this version reads and writes.
pub(super) const FORMAT: u64 = 1;
/// The largest file that is read, in bytes.
pub const FILE_MAX: u64 = 1 << 30;
/// The longest line of the journal, its newline included.
pub const LINE_MAX: usize = 64 << 10;
/// The largest record, in bytes of JSON; what an edit says about it fits into one line beside it.
pub const RECORD_MAX: usize = LINE_MAX - (4 << 10);
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

/// The text in which a JSON parser did not find what it wanted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Text<'a> {
    /// A record.
    Record(&'a str),
    /// The head of a snapshot.
    Head(&'a str),
    /// A line of a journal.
    Line(&'a str),
    /// Nothing is at hand but what the parser said.
    Unknown,
}

/// What the head of a snapshot holds, and its body.
const HEAD: [(&str, Shape); 5] = [
    ("format", WHOLE),
    ("store", Shape::Text),
    ("last_n", WHOLE),
    ("crc", Shape::Text),
    ("records", Shape::Objects),
];
/// What a line of a journal holds beside what an edit did.
const LINE: [(&str, Shape); 11] = [
    ("n", WHOLE),
    ("site", Shape::Text),
    ("t", Shape::Text),
    ("by", Shape::Text),
    ("undo", WHOLE),
    ("redo", WHOLE),
    ("op", Shape::Text),
    ("id", Shape::Ref(Kind::Task)),
    ("format", WHOLE),
    ("store", Shape::Text),
    ("base", WHOLE),
];

/// An error of the JSON parser at a line of a file; `start` is the byte of that line where its input began, from 0.
pub(super) fn json_error(
    path: &Path,
    line: usize,
    start: usize,
    text: Text<'_>,
    error: &serde_json::Error,
) -> StoreError {
    let (line, column) = match error.line() {
        0 | 1 => (line, start + error.column()),
        further => (line + further - 1, error.column()),
    };
    let found = match text {
        Text::Record(json) => misfit::of_record(json, error),
        Text::Head(json) => misfit::of_table(json, error, &HEAD),
        Text::Line(json) => misfit::of_table(json, error, &LINE),
        Text::Unknown => misfit::of_record("{}", error),
    };
    let place = Place { path: path.to_owned(), line, column, field: found.field };
    let wrong = match found.misfit {
        Misfit::Broken(Broken::End) => Wrong::Truncated,
        misfit => Wrong::Misfit(misfit),
    };
    StoreError::damage(place, wrong)
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
