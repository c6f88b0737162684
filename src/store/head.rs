//! The head line of a snapshot: which store it is, in which format, and up to which edit.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::damage::Layout;
use super::error::{Place, StoreError, Wrong};
use super::format::{FORMAT, LINE_MAX, NEWEST, head_error, utf8};
use crate::model::Dataset;
use crate::model::parts::Unknown;

type Result<T> = std::result::Result<T, StoreError>;

/// How the head line ends, and how the file ends.
const HEAD_END: &[u8] = b"\"records\":[";
pub(super) const FILE_END: &[u8] = b"]}";

/// What the head says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) format: u64,
    /// The random name of the store; its journals carry it too.
    pub(super) store: String,
    /// The number of the last edit that the records hold.
    pub(super) last_n: u64,
    /// The number of the first edit that the store has had here: the archive reaches down to it. Written by the first
    /// compaction; not there before, and in what older programs wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) first_n: Option<u64>,
    /// The checksum of what follows, with `store` and `last_n`. It tells an edit by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) crc: Option<String>,
    /// What a later version added, kept.
    #[serde(flatten)]
    pub(super) extra: Unknown,
}

/// A snapshot that was read.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub(super) head: Head,
    pub(super) data: Dataset,
    /// The checksum that the content really has.
    pub(super) sum: String,
}

/// The checksum of a body under its head. The parts of the body follow each other.
pub(super) fn sum_of(head: &Head, parts: &[crc32fast::Hasher]) -> String {
    let mut sum = crc32fast::Hasher::new();
    sum.update(format!("{} {}\n", head.store, head.last_n).as_bytes());
    for part in parts {
        sum.combine(part);
    }
    format!("{:08x}", sum.finalize())
}

/// The head line and what follows it, if the file looks as we write it.
pub(super) fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().take(LINE_MAX).position(|&byte| byte == b'\n')?;
    let (head, body) = (&bytes[..end], &bytes[end + 1..]);
    head.ends_with(HEAD_END).then_some((head, body))
}

/// A newer format may look quite different behind its number; so that is looked for first.
pub(super) fn refuse_newer(path: &Path, bytes: &[u8]) -> Result<()> {
    refuse_format(path, format_of(bytes))
}

/// The format of a snapshot by its first bytes, whatever is wrong with the rest.
pub(super) fn format_of(bytes: &[u8]) -> u64 {
    let digits = bytes.strip_prefix(b"{\"format\":").unwrap_or_default();
    let digits: String = digits.iter().take_while(|b| b.is_ascii_digit()).map(|&b| char::from(b)).collect();
    digits.parse().unwrap_or(FORMAT)
}

pub(super) fn refuse_format(path: &Path, format: u64) -> Result<()> {
    let place = Place::line(path, 1).field("format");
    match format {
        FORMAT..=NEWEST => Ok(()),
        0 => Err(StoreError::damage(place, Wrong::Layout(Layout::Format))),
        newer => Err(StoreError::Newer { place, found: newer.to_string() }),
    }
}

pub(super) fn read_head(path: &Path, line: &[u8]) -> Result<Head> {
    let whole = [line, FILE_END].concat();
    let text = utf8(path, &whole, 1)?;
    let mut head: Head = serde_json::from_str(text).map_err(|error| head_error(path, text, &error))?;
    head.extra.shift_remove("records");
    refuse_format(path, head.format)?;
    Ok(head)
}
