//! A snapshot is counted before it is parsed: records take many times the memory of their lines, and a file that holds too
//! many of them is refused without any.
//!
//! What is laid out as we write it has one record a line; in another layout the list is looked through sign by sign.
//! A journal is counted by what its lines say of themselves.

use memchr::memchr_iter;
use memchr::memmem::Finder;

use super::blocks::{BLOCK, each_block};
use super::error::{Place, StoreError, Wrong};
use super::files::Handle;
use super::format::RECORDS_MAX;
use super::{head, record_line};
use crate::text::measure::{Excess, Items, Measure, Most};

type Result<T> = std::result::Result<T, StoreError>;

/// The longest line that is read at all; what a record may really take is for its reader to say.
const LONGEST: usize = (1 << 20) + (4 << 10);
/// A file that has no room for too many records, nor for a line that is too long.
const SMALL: u64 = 1 << 20;
/// Looked at to judge how many records a file may hold.
const SAMPLE: usize = 32 << 10;

/// Refuses a file that holds more records than a store may, or a line that is longer than any. A file of which two samples
/// show that it cannot is not read for that: counting a large store takes a tenth of the time of reading it.
pub(super) fn at_a_glance(handle: &Handle) -> Result<()> {
    let len = handle.about.len;
    let mut block = vec![0; SAMPLE];
    let (mut seen, mut lines) = (0, 0);
    for offset in [0, len / 2] {
        let filled = handle.read_block(&mut block, offset)?;
        seen += filled as u64;
        lines += memchr_iter(b'\n', &block[..filled]).count() as u64;
    }
    let likely = lines.saturating_mul(len / seen.max(1));
    if likely > RECORDS_MAX as u64 / 10 * 9 { whole(handle) } else { Ok(()) }
}

/// The same for a file that is read in one piece: all of it is looked at.
pub(super) fn whole(handle: &Handle) -> Result<()> {
    if handle.about.len <= SMALL {
        return Ok(());
    }
    let mut block = vec![0; BLOCK];
    let (mut offset, mut lines, mut open) = (0, 0, 0);
    loop {
        let filled = handle.read_block(&mut block, offset)?;
        if filled == 0 {
            return counted(handle, lines);
        }
        if offset == 0 && head::split_head(&block[..filled]).is_none() {
            return other_layout(handle);
        }
        let mut from = 0;
        for end in memchr_iter(b'\n', &block[..filled]) {
            refuse_long(handle, lines, open + end - from)?;
            (lines, open, from) = (lines + 1, 0, end + 1);
        }
        open += filled - from;
        refuse_long(handle, lines, open)?;
        offset += filled as u64;
    }
}

/// The same for a file that another tool has laid out.
fn other_layout(handle: &Handle) -> Result<()> {
    let mut measure = Measure::new(Items::List("records"), Most { bytes: LONGEST, items: RECORDS_MAX });
    let (mut block, mut offset) = (vec![0; BLOCK], 0);
    loop {
        let filled = handle.read_block(&mut block, offset)?;
        if filled == 0 {
            return Ok(());
        }
        measure.feed(&block[..filled]).map_err(|beyond| match beyond.excess {
            Excess::Items => refused(Place::file(handle.path()), RECORDS_MAX + 1, RECORDS_MAX),
            Excess::Bytes => refused(Place::line(handle.path(), beyond.line), LONGEST + 1, LONGEST),
        })?;
        offset += filled as u64;
    }
}

fn refused(place: Place, found: usize, most: usize) -> StoreError {
    StoreError::damage(place, Wrong::TooMuch { found: found as u64, most: most as u64 })
}

/// Refuses a journal whose edits make of so many records more than a store holds. Those up to edit `after` are in the snapshot.
/// `from` is where its edits begin.
pub(super) fn journal(handle: &Handle, from: u64, after: u64, held: usize) -> Result<()> {
    count(handle, from, held, |line| number_of(line).is_some_and(|n| n > after))
}

/// The same for the steps of a large edit.
pub(super) fn steps(handle: &Handle, held: usize) -> Result<()> {
    count(handle, 0, held, |_| true)
}

/// How lines say of themselves what they do: within a text the quotes would be escaped.
const ADDS: &[u8] = b"\"op\":\"add\"";
const REMOVES: &[u8] = b"\"op\":\"remove\"";

fn count(handle: &Handle, from: u64, held: usize, is_meant: impl Fn(&[u8]) -> bool) -> Result<()> {
    if handle.about.len.saturating_sub(from) <= SMALL {
        return Ok(());
    }
    let (adds, removes) = (Finder::new(ADDS), Finder::new(REMOVES));
    let (mut held, mut most) = (held, held);
    // Where a line has no end, whoever reads it says so.
    each_block(handle, from..u64::MAX, |lines, _| {
        for line in lines.split(|&byte| byte == b'\n').filter(|line| is_meant(line)) {
            held += adds.find_iter(line).count();
            most = most.max(held);
            held = held.saturating_sub(removes.find_iter(line).count());
        }
        Some(())
    })?;
    record_line::refuse_many(handle.path(), most)
}

/// The number of an edit, by the beginning of its line.
fn number_of(line: &[u8]) -> Option<u64> {
    let digits = line.strip_prefix(b"{\"n\":")?;
    let end = digits.iter().position(|byte| !byte.is_ascii_digit())?;
    std::str::from_utf8(&digits[..end]).ok()?.parse().ok()
}

/// The checksum of a file, as it is written.
pub(super) fn checksum(handle: &Handle) -> Result<String> {
    Ok(format!("{:08x}", sum_from(handle, 0)?.finalize()))
}

/// The checksum of what stands from an offset on.
pub(super) fn sum_from(handle: &Handle, mut offset: u64) -> Result<crc32fast::Hasher> {
    let (mut sum, mut block) = (crc32fast::Hasher::new(), vec![0; BLOCK]);
    loop {
        let filled = handle.read_block(&mut block, offset)?;
        if filled == 0 {
            return Ok(sum);
        }
        sum.update(&block[..filled]);
        offset += filled as u64;
    }
}

/// Beside the records stand the head and the closing line.
fn counted(handle: &Handle, lines: usize) -> Result<()> {
    record_line::refuse_many(handle.path(), lines.saturating_sub(2))
}

fn refuse_long(handle: &Handle, lines: usize, found: usize) -> Result<()> {
    if found <= LONGEST {
        return Ok(());
    }
    Err(refused(Place::line(handle.path(), lines + 1), found, LONGEST))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::disk::{How, RealDisk};
    use super::super::files::Files;
    use super::*;

    /// What is said of a file, at a glance and as a whole.
    fn told(bytes: &[u8]) -> [Option<String>; 2] {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("store.json"), bytes).expect("written");
        let files = Files::new(Arc::new(RealDisk), folder.path());
        let handle = files.open("store.json", How::Read).expect("opens");
        [at_a_glance(&handle), whole(&handle)].map(|told| told.err().map(|error| error.to_string()))
    }

    fn file(lines: &str) -> Vec<u8> {
        format!("{{\"format\":1,\"store\":\"x\",\"last_n\":0,\"records\":[\n{lines}]}}\n").into_bytes()
    }

    #[test]
    fn too_many_records_are_counted_and_not_parsed() {
        assert_eq!(told(&file(&"{},\n".repeat(RECORDS_MAX))), [None, None]);
        // None of these is a record: whoever parsed them would say something else.
        for told in told(&file(&"{},\n".repeat(RECORDS_MAX + 1))) {
            assert!(told.as_ref().is_some_and(|told| told.contains("1000001")), "{told:?}");
        }
    }

    #[test]
    fn a_line_longer_than_any_is_refused_wherever_it_ends() {
        let long = "x".repeat(LONGEST + 1);
        for lines in [format!("{{}},\n{long}\n"), format!("{{}},\n{long}")] {
            let [_, whole] = told(&file(&lines));
            assert!(whole.as_ref().is_some_and(|told| told.contains(":3")), "{whole:?}");
        }
    }

    #[test]
    fn another_layout_is_counted_sign_by_sign() {
        let file = |count: usize, one: &str| {
            let all = format!("{one},\n").repeat(count);
            format!("{{\n  \"format\": 1,\n  \"records\": [\n{all}{one}\n]}}\n").into_bytes()
        };
        assert_eq!(told(&file(RECORDS_MAX - 1, "{ }")), [None, None]);
        for told in told(&file(RECORDS_MAX, "{ }")) {
            assert!(told.as_ref().is_some_and(|told| told.contains("1000001")), "{told:?}");
        }
        let notes = "{},\n".repeat(LONGEST / 2);
        let [_, whole] = told(&file(1, &format!("{{\n\"notes\": [{notes}{{}}]}}")));
        assert!(whole.as_ref().is_some_and(|told| told.contains(":4")), "{whole:?}");
    }

    #[test]
    fn steps_are_counted_as_they_come_and_go() {
        let told = |lines: &str, held: usize| {
            let folder = tempfile::tempdir().expect("a folder");
            std::fs::write(folder.path().join("all"), lines).expect("written");
            let handle = Files::new(Arc::new(RealDisk), folder.path()).open("all", How::Read).expect("opens");
            (steps(&handle, held), journal(&handle, 0, 30_000, held))
        };
        let line = |n: usize| format!("{{\"n\":{n},\"op\":\"add\",\"f\":\"{{\\\"op\\\":\\\"add\\\"\"}}\n");
        let all = (0..40_000).map(line).collect::<Vec<_>>().concat();
        assert!(matches!(told(&all, RECORDS_MAX - 40_000), (Ok(()), Ok(()))));
        assert!(matches!(told(&all, RECORDS_MAX - 39_999), (Err(_), Ok(()))));
        assert!(matches!(told(&all, RECORDS_MAX - 9_998), (Err(_), Err(_))));
        let removed = all.replace("\"op\":\"add\"", "\"op\":\"remove\"");
        assert!(matches!(told(&format!("{removed}{all}"), RECORDS_MAX), (Ok(()), Ok(()))));
        assert!(matches!(told(&format!("{all}{removed}"), RECORDS_MAX), (Err(_), Err(_))));
    }
}
