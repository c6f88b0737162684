//! `store.json`: a head line, one record a line, a closing line.
//!
//! Written in exactly one way, read in two: line by line on several threads when it looks as we write it, and as any
//! JSON when somebody's tool has laid it out anew. Both name the line and the field of whatever is wrong.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::damage::Layout;
use super::error::{Place, StoreError, Wrong};
use super::format::{FORMAT, LINE_MAX, RECORDS_MAX, TEXT_MAX, head_error, json_place, misread};
use super::layout::decode_any;
use super::text_rules;
use crate::model::parts::Unknown;
use crate::model::{Dataset, Record, reread};

type Result<T> = std::result::Result<T, StoreError>;

/// How the head line ends, and how the file ends.
const HEAD_END: &[u8] = b"\"records\":[";
pub(super) const FILE_END: &[u8] = b"]}";
/// Below this many bytes a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 256 * 1024;

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

/// The head line and what follows it, if the file looks as we write it.
pub(super) fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().take(LINE_MAX).position(|&byte| byte == b'\n')?;
    let (head, body) = (&bytes[..end], &bytes[end + 1..]);
    head.ends_with(HEAD_END).then_some((head, body))
}

/// A newer format may look quite different behind its number; so that is looked for first.
fn refuse_newer(path: &Path, bytes: &[u8]) -> Result<()> {
    let digits = bytes.strip_prefix(b"{\"format\":").unwrap_or_default();
    let digits: String = digits.iter().take_while(|b| b.is_ascii_digit()).map(|&b| char::from(b)).collect();
    refuse_format(path, digits.parse().unwrap_or(FORMAT))
}

pub(super) fn refuse_format(path: &Path, format: u64) -> Result<()> {
    let place = Place::line(path, 1).field("format");
    match format {
        FORMAT => Ok(()),
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

fn decode_lines(path: &Path, head: Head, body: &[u8]) -> Result<Snapshot> {
    let (parts, hashes) = read_parts(path, body)?;
    let sum = sum_of(&head, &hashes);
    let data = collect(path, body, parts)?;
    Ok(Snapshot { head, data, sum })
}

pub(super) type Records = Vec<Arc<Record>>;

/// The records of the body, in parts that were read at the same time, and the checksums of the parts.
fn read_parts(path: &Path, body: &[u8]) -> Result<([Records; 2], [crc32fast::Hasher; 2])> {
    let (first, second) = body.split_at(middle(body));
    let read = |bytes| (Part::of(path, bytes), hash(bytes));
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
}

impl Part {
    fn of(path: &Path, bytes: &[u8]) -> Result<Self> {
        let mut part = Self::with_room(bytes.len());
        part.read(path, bytes)?;
        Ok(part)
    }

    /// A part that will hold the records of so many bytes.
    pub(super) fn with_room(bytes: usize) -> Self {
        Self { records: Vec::with_capacity(bytes / 400), ..Self::default() }
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
        let record = read_record(path, number, 0, json);
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

/// The lines that should hold records, if the file looks as we write it: their numbers and their JSON.
pub(super) fn record_lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let body = split_head(bytes).map(|(_, body)| body).unwrap_or_default();
    let lines = body.split(|&byte| byte == b'\n').enumerate();
    let json = lines.map(|(at, line)| (at + 2, line.trim_ascii_end()));
    let json = json.filter(|(_, line)| !line.is_empty() && *line != FILE_END);
    json.map(|(number, line)| (number, line.strip_suffix(b",").unwrap_or(line)))
}

/// One record line.
pub(super) fn read_line(path: &Path, line: usize, json: &[u8]) -> Result<Record> {
    read_record(path, line, 0, utf8(path, json, line)?)
}

pub(super) fn utf8<'a>(path: &Path, bytes: &'a [u8], first: usize) -> Result<&'a str> {
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

/// One record, which starts at byte `start` (from 0) of a line.
pub(super) fn read_record(path: &Path, line: usize, start: usize, json: &str) -> Result<Record> {
    if json.len() >= LINE_MAX {
        let wrong = Wrong::TooMuch { found: json.len() as u64, most: LINE_MAX as u64 };
        return Err(StoreError::damage(Place::line(path, line), wrong));
    }
    let record: Record = serde_json::from_str(json)
        .map_err(|error| misread(json_place(path, line, start, &error), reread::record(json)))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Kind};

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
        assert!(matches!(read(b"{\"format\":2,\"anything\""), Err(StoreError::Newer { .. })));
    }
}
