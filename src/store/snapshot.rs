//! `store.json`: a head line, one record a line, a closing line.
//!
//! Written in exactly one way, read in two: line by line on several threads when it looks as we write it, and as any
//! JSON when somebody's tool has laid it out anew. Both name the line and the field of whatever is wrong.

use std::path::Path;
use std::sync::Arc;

use super::damage::Layout;
use super::error::{Place, StoreError, Wrong};
use super::format::utf8;
use super::head::{FILE_END, Head, Snapshot, read_head, refuse_newer, split_head, sum_of};
use super::layout::decode_any;
use super::record_line::{Records, collect, read_record};
use crate::model::Dataset;

type Result<T> = std::result::Result<T, StoreError>;

/// Below this many bytes a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 256 * 1024;

fn hash(bytes: &[u8]) -> crc32fast::Hasher {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(bytes);
    hasher
}

/// A snapshot as bytes, and its checksum.
pub(super) fn encode(
    head: &Head,
    data: &Dataset,
) -> std::result::Result<(Vec<u8>, String), serde_json::Error> {
    let mut body = Vec::with_capacity(512 * data.len() + 16);
    for (at, record) in data.iter().enumerate() {
        if at > 0 {
            body.extend_from_slice(b",\n");
        }
        serde_json::to_writer(&mut body, record)?;
    }
    body.extend_from_slice(if data.is_empty() { b"]}\n" } else { b"\n]}\n" });
    let sum = sum_of(head, &[hash(&body)]);
    let head = Head { crc: Some(sum.clone()), ..head.clone() };
    let mut bytes = serde_json::to_vec(&head)?;
    bytes.pop();
    bytes.extend_from_slice(b",\"records\":[\n");
    bytes.append(&mut body);
    Ok((bytes, sum))
}

/// Reads a snapshot.
pub(super) fn decode(path: &Path, bytes: &[u8]) -> Result<Snapshot> {
    refuse_newer(path, bytes)?;
    if let Some((head, body)) = split_head(bytes) {
        let head = read_head(path, head)?;
        return decode_lines(path, head, body);
    }
    decode_any(path, bytes)
}

fn decode_lines(path: &Path, head: Head, body: &[u8]) -> Result<Snapshot> {
    let (parts, hashes) = read_parts(path, body, head.format)?;
    let sum = sum_of(&head, &hashes);
    let data = collect(path, body, parts)?;
    Ok(Snapshot { head, data, sum })
}

/// The records of the body, in parts that were read at the same time, and the checksums of the parts.
fn read_parts(path: &Path, body: &[u8], format: u64) -> Result<([Records; 2], [crc32fast::Hasher; 2])> {
    let (first, second) = body.split_at(middle(body));
    let read = |bytes| (Part::of(path, bytes, format), hash(bytes));
    let ((first, first_sum), (second, second_sum)) = if first.is_empty() {
        ((Ok(Part::default()), hash(b"")), read(second))
    } else {
        std::thread::scope(|scope| {
            let second = scope.spawn(|| read(second));
            (read(first), join(second))
        })
    };
    let first = first?;
    // Lines of the second part were counted from the beginning; where they really stand is known only now.
    let second = second.map_err(|error| moved(error, first.lines))?;
    finish(path, &first, &second, body.ends_with(b"\n") || body.is_empty())?;
    Ok(([first.records, second.records], [first_sum, second_sum]))
}

pub(super) fn join<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn moved(error: StoreError, lines: usize) -> StoreError {
    match error {
        StoreError::Damage { mut place, wrong } => {
            place.line += lines;
            StoreError::Damage { place, wrong }
        }
        other => other,
    }
}

/// Where a body is cut in two: behind a newline, or at 0 if it is not worth it.
fn middle(body: &[u8]) -> usize {
    if body.len() < WORTH_A_THREAD {
        return 0;
    }
    let half = body.len() / 2;
    body[half..].iter().position(|&byte| byte == b'\n').map_or(0, |more| half + more + 1)
}

/// Records read from some of the lines.
#[derive(Default)]
pub(super) struct Part {
    pub(super) records: Records,
    /// How many lines there were.
    lines: usize,
    /// Whether the last record line ended in a comma: another one has to follow.
    open: bool,
    /// Whether the closing line was there.
    closed: bool,
    format: u64,
}

impl Part {
    fn of(path: &Path, bytes: &[u8], format: u64) -> Result<Self> {
        let mut part = Self::with_room(bytes.len(), format);
        part.read(path, bytes)?;
        Ok(part)
    }

    /// A part of a snapshot of that format that will hold the records of so many bytes.
    pub(super) fn with_room(bytes: usize, format: u64) -> Self {
        Self { records: Vec::with_capacity(bytes / 400), format, ..Self::default() }
    }

    /// Reads more lines, all of them whole, except that the last one may have no end. Errors count lines as if the part
    /// began right behind the head.
    pub(super) fn read(&mut self, path: &Path, bytes: &[u8]) -> Result<()> {
        let text = utf8(path, bytes, 2 + self.lines)?;
        text.split_inclusive('\n').try_for_each(|line| self.line(path, line))
    }

    fn line(&mut self, path: &Path, line: &str) -> Result<()> {
        let number = 2 + self.lines;
        self.lines += 1;
        let wrong =
            |layout: Layout| Err(StoreError::damage(Place::line(path, number), Wrong::Layout(layout)));
        let is_whole = line.ends_with('\n');
        let line = line.trim_ascii_end();
        if self.closed {
            return if line.is_empty() { Ok(()) } else { wrong(Layout::AfterClosing) };
        }
        if line.as_bytes() == FILE_END {
            self.closed = true;
            return Ok(());
        }
        let (json, open) = line.strip_suffix(',').map_or((line, false), |json| (json, true));
        if !self.open && !self.records.is_empty() {
            return wrong(Layout::CommaBefore);
        }
        let record = read_record(path, number, 0, json, self.format);
        self.records.push(Arc::new(record.map_err(|error| if is_whole { unended(error) } else { error })?));
        self.open = open;
        Ok(())
    }
}

/// The file does not end where a record ends too early on a line with more behind it.
fn unended(error: StoreError) -> StoreError {
    match error {
        StoreError::Damage { place, wrong: Wrong::Truncated } => {
            StoreError::damage(place, Wrong::Layout(Layout::RecordUnended))
        }
        other => other,
    }
}

/// Checks that the two parts together make one closed list, of which every line has an end or not.
pub(super) fn finish(path: &Path, first: &Part, second: &Part, is_ended: bool) -> Result<()> {
    let lines = 1 + first.lines + second.lines;
    let at = |line, wrong| Err(StoreError::damage(Place::line(path, line), wrong));
    let records = second.records.len();
    if first.closed && (records > 0 || second.closed) {
        return at(2 + first.lines, Wrong::Layout(Layout::AfterClosing));
    }
    if !first.open && !first.records.is_empty() && records > 0 {
        return at(2 + first.lines, Wrong::Layout(Layout::CommaBefore));
    }
    if !first.closed && !second.closed {
        return at(lines + usize::from(is_ended), Wrong::Truncated);
    }
    let open = if records > 0 { second.open } else { first.open };
    if open {
        return at(lines, Wrong::Layout(Layout::NoRecord));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Kind, Record};

    fn data(count: usize) -> Dataset {
        let record = |n: usize| {
            let mut record = Record::new(Kind::Task, Id::new(&format!("nv-{n}")).expect("id"));
            record.set("title", serde_json::json!("Việc ".repeat(20))).expect("fits");
            Arc::new(record)
        };
        Dataset::new((0..count).map(record).collect())
    }

    fn head() -> Head {
        let extra = [("mới".to_owned(), serde_json::json!([1]))].into_iter().collect();
        Head { format: 1, store: "x".into(), last_n: 7, first_n: None, crc: None, extra }
    }

    fn read(bytes: &[u8]) -> Result<Snapshot> {
        decode(Path::new("store.json"), bytes)
    }

    fn is_by_hand(snapshot: &Snapshot) -> bool {
        snapshot.head.crc.as_ref() != Some(&snapshot.sum)
    }

    fn place(bytes: &[u8]) -> String {
        read(bytes).map(drop).expect_err("damaged").to_string()
    }

    #[test]
    fn what_is_written_is_read_on_one_thread_and_on_two() {
        for count in [0, 1, 3, 5000] {
            let (head, data) = (head(), data(count));
            let read = read(&encode(&head, &data).expect("writes").0).expect("reads");
            assert!(read.data.iter().eq(data.iter()), "{count}");
            assert!(!is_by_hand(&read));
            assert_eq!((read.head.last_n, read.head.extra), (7, head.extra));
        }
    }

    #[test]
    fn another_layout_is_read_as_well_and_counts_as_by_hand() {
        let (bytes, _) = encode(&head(), &data(3)).expect("writes");
        let value: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        let read = read(&serde_json::to_vec_pretty(&value).expect("writes")).expect("reads");
        assert!(read.data.iter().eq(data(3).iter()) && is_by_hand(&read));
        assert_eq!(read.head.extra, head().extra);
    }

    #[test]
    fn errors_stand_where_they_are_also_in_the_second_half() {
        let text = String::from_utf8(encode(&head(), &data(5000)).expect("writes").0).expect("UTF-8");
        for n in [1, 4000] {
            let wrong =
                text.replace(&format!("\"id\":\"nv-{n}\""), &format!("\"id\":\"nv-{n}\",\"progress\":300"));
            assert!(
                place(wrong.as_bytes()).starts_with(&format!("store.json:{}:", n + 2)),
                "{}",
                place(wrong.as_bytes())
            );
            let twice = text.replace(&format!("\"id\":\"nv-{n}\""), "\"id\":\"nv-0\"");
            assert!(place(twice.as_bytes()).starts_with(&format!("store.json:{} (id)", n + 2)));
        }
    }

    #[test]
    fn every_truncation_is_an_error() {
        let (bytes, _) = encode(&head(), &data(3)).expect("writes");
        for len in 0..bytes.len() - 1 {
            assert!(read(&bytes[..len]).is_err(), "{len}");
        }
    }

    #[test]
    fn errors_in_another_layout_name_their_line() {
        let bytes = b"{\n \"format\": 1, \"store\": \"x\", \"last_n\": 0,\n \"records\": [\n  {\"kind\": \"task\",\n   \"id\": \"nv-1\",\n   \"progress\": \"x\"}]}";
        assert!(place(bytes).starts_with("store.json:6:"), "{}", place(bytes));
        assert!(place(bytes).contains("(progress)"));
    }

    #[test]
    fn a_newer_format_is_told_whatever_follows() {
        assert!(matches!(read(b"{\"format\":3,\"anything\""), Err(StoreError::Newer { .. })));
    }
}
