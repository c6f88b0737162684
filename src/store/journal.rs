//! Reading a journal: whole lines in unbroken order, and the judgement on what stands behind the last of them.
//!
//! *Torn* is what a death in the middle of a write leaves: nobody was told "saved" about it. *Damage* is everything
//! else: bytes that were good once. The first is ignored and cut by the next writer, the second stops everybody.

use std::path::Path;

use super::error::{Place, StoreError, Wrong};
use super::format::{LINE_MAX, NEWEST, is_sealed, json_place, misread, seal};
use super::op::Op;
use super::wire::{LINE, OPEN, Open, Wire, newer_word};
use crate::model::{Part, reread};

type Result<T> = std::result::Result<T, StoreError>;

/// The first line of a journal of that format that follows the edit `base`.
pub(super) fn opening(format: u64, store: &str, base: u64) -> Vec<u8> {
    let open = Open { op: Op::Open, format, store: store.into(), base };
    seal(serde_json::to_vec(&open).unwrap_or_default())
}

/// Where a reader stands in a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The number of the last edit read.
    pub(super) n: u64,
    /// The offset behind its line.
    pub(super) end: u64,
    /// How many lines stand before that.
    pub(super) lines: usize,
    /// The last line itself, newline included: that it still stands there shows that it was not taken back.
    pub(super) last: Vec<u8>,
    /// The checksum of the line before it.
    pub(super) before: Seal,
}

/// The checksum that a line carries, as it is written.
pub(super) type Seal = [u8; 8];

/// The checksum that a line carries.
pub(super) fn seal_of(line: &[u8]) -> Seal {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let digits = line.strip_suffix(b"\"}").and_then(|line| line.last_chunk::<8>());
    digits.copied().unwrap_or_default()
}

/// A journal's first line, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opened {
    pub(super) format: u64,
    pub(super) store: String,
    pub(super) base: u64,
    pub(super) mark: Mark,
}

/// Reads the first line.
pub(super) fn open(path: &Path, bytes: &[u8]) -> Result<Opened> {
    let first = bytes.iter().take(LINE_MAX).position(|&byte| byte == b'\n');
    let Some(end) = first else {
        let wrong = if bytes.len() < LINE_MAX { Wrong::Truncated } else { too_long(bytes.len()) };
        return Err(StoreError::damage(Place::line(path, 1), wrong));
    };
    let line = &bytes[..end];
    let text = text(path, 1, line)?;
    let sealed = is_sealed(line);
    let open: Open<'_> = match serde_json::from_str(text) {
        Ok(open) => open,
        Err(error) => return Err(line_error(path, 1, text, OPEN, &error)),
    };
    if open.format > NEWEST {
        let place = Place::line(path, 1).field("format");
        return Err(StoreError::Newer { place, found: open.format.to_string() });
    }
    if !sealed || open.op != Op::Open {
        return Err(StoreError::damage(Place::line(path, 1), Wrong::Checksum));
    }
    let mark = Mark {
        n: open.base,
        end: end as u64 + 1,
        lines: 1,
        last: bytes[..=end].to_vec(),
        before: Seal::default(),
    };
    Ok(Opened { format: open.format, store: open.store.into_owned(), base: open.base, mark })
}

fn text<'a>(path: &Path, line: usize, bytes: &'a [u8]) -> Result<&'a str> {
    simdutf8::basic::from_utf8(bytes).map_err(|_| {
        let column = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to() + 1, |_| 0);
        let place = Place { column, ..Place::line(path, line) };
        StoreError::damage(place, Wrong::Encoding)
    })
}

fn line_error(path: &Path, line: usize, text: &str, parts: &[Part], error: &serde_json::Error) -> StoreError {
    misread(json_place(path, line, 0, error), reread::object(text, parts))
}

fn too_long(found: usize) -> Wrong {
    Wrong::TooMuch { found: found as u64, most: LINE_MAX as u64 }
}

/// What stands behind the last valid line.
#[derive(Debug)]
pub(super) enum Tail {
    /// Nothing.
    Clean,
    /// So many bytes of a write that never ended.
    Torn(u64),
    /// Something that was good once.
    Damaged(StoreError),
}

/// Reads every valid line that follows the mark and moves the mark behind the last one. `bytes` begin at the mark.
pub(super) fn follow(
    path: &Path,
    bytes: &[u8],
    mark: &mut Mark,
    mut each: impl FnMut(usize, &Wire<'_>) -> Result<()>,
) -> Result<Tail> {
    let mut rest = bytes;
    while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
        let (line, number) = (&rest[..end], mark.lines + 1);
        let wire = match read_line(path, number, line) {
            Ok(wire) => wire,
            Err(newer @ StoreError::Newer { .. }) => return Ok(Tail::Damaged(newer)),
            Err(error) => return Ok(judge(rest, error)),
        };
        if wire.n != mark.n + 1 {
            let wrong = Wrong::Gap { found: wire.n, expected: mark.n + 1 };
            return Ok(Tail::Damaged(StoreError::damage(Place::line(path, number).field("n"), wrong)));
        }
        each(number, &wire)?;
        rest = &rest[end + 1..];
        let before = seal_of(&mark.last);
        *mark = Mark {
            n: wire.n,
            before,
            end: mark.end + end as u64 + 1,
            lines: number,
            last: std::mem::take(&mut mark.last),
        };
        mark.last.clear();
        mark.last.extend_from_slice(line);
        mark.last.push(b'\n');
    }
    Ok(if rest.is_empty() { Tail::Clean } else { Tail::Torn(rest.len() as u64) })
}

/// One line, which must carry its checksum.
pub(super) fn read_line<'a>(path: &Path, number: usize, line: &'a [u8]) -> Result<Wire<'a>> {
    if line.len() >= LINE_MAX {
        return Err(StoreError::damage(Place::line(path, number), too_long(line.len())));
    }
    let text = text(path, number, line)?;
    let sealed = is_sealed(line);
    match serde_json::from_str(text) {
        Ok(wire) if sealed => Ok(wire),
        Err(error) if !sealed => Err(line_error(path, number, text, LINE, &error)),
        Ok(_) => Err(StoreError::damage(Place::line(path, number).field("crc"), Wrong::Checksum)),
        Err(error) => Err(match newer_word(text) {
            Some(found) => StoreError::Newer { place: Place::line(path, number).field("op"), found },
            None => line_error(path, number, text, LINE, &error),
        }),
    }
}

/// Whether bytes that begin with a bad line are torn or damaged.
fn judge(rest: &[u8], error: StoreError) -> Tail {
    let mut lines: Vec<&[u8]> = rest.split(|&byte| byte == b'\n').collect();
    // What follows the last newline is no line.
    lines.pop();
    let one = lines.len() == 1 && rest.ends_with(b"\n");
    let is_json = lines.iter().any(|line| serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok());
    if lines.iter().any(|line| is_sealed(line)) || is_json {
        return Tail::Damaged(error);
    }
    if one || rest.ends_with(b"\0") { Tail::Torn(rest.len() as u64) } else { Tail::Damaged(error) }
}

#[cfg(test)]
mod tests {
    use super::super::format::checksum;
    use super::*;

    fn line(n: u64) -> Vec<u8> {
        let id = r#""op":"remove","id":"nv-1","was":{}"#;
        seal(format!(r#"{{"n":{n},"site":"s","t":"t","by":"b",{id}}}"#).into_bytes())
    }

    /// How many edits are read, and how the tail is judged.
    fn read(tail: &[u8]) -> (u64, Tail) {
        let path = Path::new("journal.jsonl");
        let mut bytes = opening(1, "x", 0);
        let mut opened = open(path, &bytes).expect("opens");
        bytes.extend(line(1));
        bytes.extend_from_slice(tail);
        let tail = follow(path, &bytes[opened.mark.end as usize..], &mut opened.mark, |_, _| Ok(()));
        (opened.mark.n, tail.expect("reads"))
    }

    #[test]
    fn a_line_carries_the_checksum_that_it_ends_in() {
        assert_eq!(&seal_of(&seal(br#"{"n":1}"#.to_vec())), checksum(br#"{"n":1"#).as_bytes());
        assert_eq!(seal_of(b"{}"), Seal::default());
    }

    #[test]
    fn whole_lines_are_read() {
        assert!(matches!(read(b""), (1, Tail::Clean)));
        assert!(matches!(read(&line(2)), (2, Tail::Clean)));
    }

    #[test]
    fn what_a_death_leaves_is_torn() {
        let half = &line(2)[..20];
        let garbage_line = [b"{\"n\":2,\"si".as_slice(), b"\n"].concat();
        let zeros = [half, &[0; 300]].concat();
        let unfinished = line(2)[..line(2).len() - 1].to_vec();
        for tail in [half, &garbage_line, &zeros, &[0; 4096], &unfinished] {
            assert!(matches!(read(tail), (1, Tail::Torn(_))), "{:?}", String::from_utf8_lossy(tail));
        }
    }

    #[test]
    fn what_was_good_once_is_damage() {
        let mut wrong_sum = line(2);
        let at = wrong_sum.len() - 4;
        wrong_sum[at] ^= 1;
        let bad_then_good = [b"{\"n\n".as_slice(), &line(2)].concat();
        let two_bad = b"{\"n\nxx\n".to_vec();
        let gap = line(3);
        let again = line(1);
        for tail in [wrong_sum, bad_then_good, two_bad, gap, again] {
            assert!(matches!(read(&tail), (1, Tail::Damaged(_))), "{:?}", String::from_utf8_lossy(&tail));
        }
    }
}
