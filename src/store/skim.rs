//! A snapshot whose records stay in their file: each is read from its line when somebody asks.
//!
//! Only what its checksum shows to be our own writing is left there: such a file has one record a line, none of them
//! damaged and none twice. Everything else is for [`super::snapshot`], which looks at every record and can say what is
//! wrong. The open file stays what it is, whatever others put in its place.

use std::ops::Range;
use std::path::Path;

use memchr::memchr_iter;
use memchr::memmem::Finder;

use super::blocks::{BLOCK, each_block};
use super::error::StoreError;
use super::files::Handle;
use super::format::{FILE_MAX, RECORDS_MAX, keeps_newer};
use super::head::{self, FILE_END, Head, Snapshot};
use crate::model::{Dataset, Id, Kind, Record, Shelf};

/// Looks through a snapshot; `None` if its records cannot stay where they are.
pub(super) fn skim(handle: Handle) -> Result<Option<Snapshot>, StoreError> {
    if handle.about.len > FILE_MAX {
        return Ok(None);
    }
    let mut skimmed = Skimmed::default();
    let looked =
        each_block(&handle, 0..u64::MAX, |lines, offset| skimmed.take(handle.path(), lines, offset))?;
    Ok(looked.and_then(|()| skimmed.snapshot(handle)))
}

/// What was seen of a snapshot so far.
#[derive(Default)]
struct Skimmed {
    head: Option<Head>,
    sum: crc32fast::Hasher,
    labels: Vec<(Id, Kind)>,
    /// Where each record begins, and where the last one ends once the list is closed.
    starts: Vec<u64>,
    is_closed: bool,
}

impl Skimmed {
    /// Takes in whole lines that stand at an offset; `None` if they are not as we write them.
    fn take(&mut self, path: &Path, lines: &[u8], offset: u64) -> Option<()> {
        let mut from = 0;
        if self.head.is_none() {
            let (head, body) = head::split_head(lines)?;
            self.head = Some(head::read_head(path, head).ok()?);
            from = lines.len() - body.len();
        }
        self.sum.update(&lines[from..]);
        for end in memchr_iter(b'\n', &lines[from..]).map(|at| at + from + 1).collect::<Vec<_>>() {
            self.line(&lines[from..end], offset + from as u64)?;
            from = end;
        }
        (self.labels.len() <= RECORDS_MAX).then_some(())
    }

    fn line(&mut self, line: &[u8], offset: u64) -> Option<()> {
        if self.is_closed {
            return None;
        }
        self.starts.push(offset);
        if line.strip_suffix(b"\n") == Some(FILE_END) {
            self.is_closed = true;
        } else {
            let format = self.head.as_ref().map_or(0, |head| head.format);
            self.labels.push(label(line, keeps_newer(format))?);
        }
        Some(())
    }

    /// The snapshot, if all of it was seen and its checksum is right.
    fn snapshot(self, handle: Handle) -> Option<Snapshot> {
        let head = self.head.filter(|_| self.is_closed)?;
        let sum = head::sum_of(&head, &[self.sum]);
        if head.crc.as_ref() != Some(&sum) {
            return None;
        }
        let lines = Lines { file: handle, starts: self.starts, newer: keeps_newer(head.format) };
        let data = Dataset::shelved(self.labels, Box::new(lines))?;
        Some(Snapshot { head, data, sum })
    }
}

/// The id and the kind of a record, which stand at the beginning of its line; whether the kind may be `newer`.
fn label(line: &[u8], newer: bool) -> Option<(Id, Kind)> {
    let word = |text: &[u8]| Some(text.split_at_checked(memchr::memchr(b'"', text)?)?.0.len());
    let text = line.strip_prefix(b"{\"kind\":\"")?;
    let (kind, text) = text.split_at(word(text)?);
    let known = Kind::ALL.into_iter().find(|known| known.name().as_bytes() == kind);
    let kind = known.or_else(|| newer.then_some(Kind::Other))?;
    let text = text.strip_prefix(b"\",\"id\":\"")?;
    let id = std::str::from_utf8(&text[..word(text)?]).ok()?;
    Some((Id::new(id).ok()?, kind))
}

/// The lines of an open file.
#[derive(Debug)]
struct Lines {
    file: Handle,
    /// Where each line begins, and where the last one ends.
    starts: Vec<u64>,
    /// Whether words of a newer version may stand in them.
    newer: bool,
}

impl Lines {
    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Runs `each` on the bytes of neighbouring lines, a block at a time, with their numbers; without the bytes where they
    /// cannot be read.
    fn blocks(&self, range: Range<usize>, mut each: impl FnMut(Option<&[u8]>, Range<usize>)) {
        let mut block = Vec::new();
        let mut from = range.start;
        while from < range.end {
            let begin = self.starts[from];
            let ends = &self.starts[from + 1..=range.end];
            let count = ends.partition_point(|end| *end - begin <= BLOCK as u64).max(1);
            let to = from + count;
            block.resize(usize::try_from(self.starts[to] - begin).unwrap_or(usize::MAX), 0);
            let read = self.file.read_block(&mut block, begin);
            each(read.is_ok_and(|read| read == block.len()).then_some(&block), from..to);
            from = to;
        }
    }

    /// The bytes of a line in a block that begins with the line `first`.
    fn within(&self, line: usize, first: usize) -> Range<usize> {
        let place = |at: usize| usize::try_from(self.starts[at] - self.starts[first]).unwrap_or(usize::MAX);
        place(line)..place(line + 1)
    }
}

impl Shelf for Lines {
    fn read(&self, range: Range<usize>, each: &mut dyn FnMut(Record)) {
        self.blocks(range, |block, lines| {
            let Some(text) = block.and_then(|block| simdutf8::basic::from_utf8(block).ok()) else { return };
            // Somebody may have written into the file meanwhile: a line need not begin at a letter any more.
            for json in lines.clone().filter_map(|line| text.get(self.within(line, lines.start))) {
                let json = json.trim_end();
                let json = json.strip_suffix(',').unwrap_or(json);
                let newer = || Record::read_newer(json).filter(|_| self.newer);
                if let Some(record) = serde_json::from_str(json).ok().or_else(newer) {
                    each(record);
                }
            }
        });
    }

    fn mentioning(&self, id: &Id) -> Vec<usize> {
        let quoted = format!("\"{id}\"");
        let finder = Finder::new(&quoted);
        let mut found = Vec::new();
        self.blocks(0..self.len(), |block, lines| {
            // Who reads those will see that they cannot be read.
            let Some(block) = block else { return found.extend(lines) };
            let mut line = lines.start;
            for at in finder.find_iter(block) {
                while self.within(line, lines.start).end <= at {
                    line += 1;
                }
                if found.last() != Some(&line) {
                    found.push(line);
                }
            }
        });
        found
    }
}
