//! A snapshot is counted before it is parsed: records take many times the memory of their lines, and a file that holds too
//! many of them is refused without any.
//!
//! Only what is laid out as we write it, one record a line, can be counted so; another layout is counted where its list is
//! taken apart ([`super::layout`]).

use memchr::memchr_iter;

use super::error::{Place, StoreError, Wrong};
use super::files::Handle;
use super::format::RECORDS_MAX;
use super::{head, record_line};

type Result<T> = std::result::Result<T, StoreError>;

/// Read at a stretch.
const BLOCK: usize = 256 << 10;
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
            return Ok(());
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

/// Beside the records stand the head and the closing line.
fn counted(handle: &Handle, lines: usize) -> Result<()> {
    record_line::refuse_many(handle.path(), lines.saturating_sub(2))
}

fn refuse_long(handle: &Handle, lines: usize, found: usize) -> Result<()> {
    if found <= LONGEST {
        return Ok(());
    }
    let wrong = Wrong::TooMuch { found: found as u64, most: LONGEST as u64 };
    Err(StoreError::damage(Place::line(handle.path(), lines + 1), wrong))
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
    fn another_layout_is_left_to_its_reader() {
        assert_eq!(told("{\n\"format\": 1,\n".repeat(600_000).as_bytes())[1], None);
    }
}
