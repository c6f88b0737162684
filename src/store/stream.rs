//! A large snapshot, read by two threads a block at a time: its bytes are never in memory beside its records.
//!
//! Only what its checksum shows to be our own writing is read so. Everything else is for [`super::snapshot`], which has
//! the whole file at hand and can say what is wrong.

use std::ops::Range;
use std::path::Path;

use super::blocks::each_block;
use super::error::StoreError;
use super::files::Handle;
use super::format::{FILE_MAX, LINE_MAX, RECORDS_MAX};
use super::head::{self, Head, Snapshot};
use super::measure;
use super::snapshot::{self, Part};
use crate::model::Dataset;

type Result<T> = std::result::Result<T, StoreError>;

/// In fewer bytes there is nothing to be gained.
const LARGE: u64 = 1 << 20;

/// Reads a snapshot; `None` if it is small, or not as we write it.
pub(super) fn read(handle: &Handle) -> Result<Option<Snapshot>> {
    let len = handle.about.len;
    if !(LARGE..=FILE_MAX).contains(&len) {
        return Ok(None);
    }
    measure::at_a_glance(handle)?;
    let Some((head, begin)) = head(handle)? else { return Ok(None) };
    let Some(middle) = middle(handle, begin..len)? else { return Ok(None) };
    let format = head.format;
    let (first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| Summed::read(handle, middle..u64::MAX, len - middle, format));
        (Summed::read(handle, begin..middle, middle - begin, format), snapshot::join(second))
    });
    Ok(first?.zip(second?).and_then(|(first, second)| whole(handle.path(), head, first, second)))
}

/// From so many bytes on a file is looked through before its records are made: what is damaged is refused without them.
const HUGE: u64 = 128 << 20;

/// Refuses a file with a record in it that cannot be read, if it is so large that the records before that one would take more
/// memory than a refusal is worth. A file of our own writing has none; another layout is for [`super::layout`].
pub(super) fn refuse_damage(handle: &Handle) -> Result<()> {
    let len = handle.about.len;
    if !(HUGE..=FILE_MAX).contains(&len) {
        return Ok(());
    }
    let Some((head, begin)) = head(handle)? else { return Ok(()) };
    let sum = head::sum_of(&head, &[measure::sum_from(handle, begin)?]);
    if head.crc.as_ref() == Some(&sum) { Ok(()) } else { look_through(handle, begin, head.format) }
}

/// Reads record by record and keeps none.
fn look_through(handle: &Handle, begin: u64, format: u64) -> Result<()> {
    let (mut part, mut read) = (Part::with_room(0, format), Ok(()));
    let whole = each_block(handle, begin..u64::MAX, |lines, _| {
        read = part.read(handle.path(), lines);
        // That there were some before is all that the next one asks.
        part.records.truncate(1);
        read.is_ok().then_some(())
    })?;
    read?;
    // What has no end is told by whoever has all of it at hand.
    whole.map_or(Ok(()), |()| snapshot::finish(handle.path(), &part, &Part::default(), true))
}

/// The head, and where the records begin.
fn head(handle: &Handle) -> Result<Option<(Head, u64)>> {
    let block = handle.beginning(0)?;
    let head = head::split_head(&block).and_then(|(head, body)| {
        let head = head::read_head(handle.path(), head).ok()?;
        Some((head, (block.len() - body.len()) as u64))
    });
    Ok(head)
}

/// Where a line begins near the middle of a stretch.
fn middle(handle: &Handle, stretch: Range<u64>) -> Result<Option<u64>> {
    let mut from = stretch.start.midpoint(stretch.end);
    let mut block = vec![0; LINE_MAX];
    while from < stretch.end {
        let filled = handle.read_block(&mut block, from)?;
        if let Some(at) = memchr::memchr(b'\n', &block[..filled]) {
            return Ok(Some(from + at as u64 + 1));
        }
        from += block.len() as u64;
    }
    Ok(None)
}

/// The records of a stretch, and its checksum.
struct Summed {
    part: Part,
    sum: crc32fast::Hasher,
}

impl Summed {
    /// Reads a stretch of about so many bytes; `None` if something is wrong in it.
    fn read(handle: &Handle, stretch: Range<u64>, bytes: u64, format: u64) -> Result<Option<Self>> {
        let room = usize::try_from(bytes).unwrap_or_default();
        let mut read = Self { part: Part::with_room(room, format), sum: crc32fast::Hasher::new() };
        let done = each_block(handle, stretch, |lines, _| {
            read.sum.update(lines);
            read.part.read(handle.path(), lines).ok()
        });
        Ok(done?.map(|()| read))
    }
}

/// The two parts as one snapshot, if they are one, of our own writing.
fn whole(path: &Path, head: Head, first: Summed, second: Summed) -> Option<Snapshot> {
    let sum = head::sum_of(&head, &[first.sum, second.sum]);
    if head.crc.as_ref() != Some(&sum) {
        return None;
    }
    snapshot::finish(path, &first.part, &second.part, true).ok()?;
    let mut records = first.part.records;
    records.extend(second.part.records);
    let count = records.len();
    let data = Dataset::new(records);
    (data.len() == count && count <= RECORDS_MAX).then_some(Snapshot { head, data, sum })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::disk::{How, RealDisk};
    use super::super::files::Files;
    use super::*;
    use crate::model::{Id, Kind, Record};

    /// A snapshot as we write it, of so many records.
    fn written(count: usize) -> Vec<u8> {
        let record = |n: usize| {
            let mut record = Record::new(Kind::Task, Id::new(&format!("nv-{n}")).expect("id"));
            // Lines of many lengths, so that blocks end anywhere in them.
            record.head.title = "Việc ".repeat(n * 7 % 90).into();
            Arc::new(record)
        };
        let data = Dataset::new((0..count).map(record).collect());
        let head = Head { format: 1, store: "x".into(), last_n: 7, ..Head::default() };
        snapshot::encode(&head, &data).expect("writes").0
    }

    fn streamed(bytes: &[u8]) -> Option<Snapshot> {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("store.json"), bytes).expect("written");
        let handle = Files::new(Arc::new(RealDisk), folder.path()).open("store.json", How::Read);
        read(&handle.expect("opens")).expect("reads")
    }

    #[test]
    fn a_block_at_a_time_it_is_the_same_as_in_one_piece() {
        let bytes = written(5000);
        let read = streamed(&bytes).expect("as we write it");
        let whole = snapshot::decode(Path::new("store.json"), &bytes).expect("reads");
        assert!(read.data.iter().eq(whole.data.iter()) && read.data.len() == 5000);
        assert_eq!((read.head, read.sum), (whole.head, whole.sum));
    }

    #[test]
    fn what_is_not_as_we_write_it_is_left_to_whoever_sees_all_of_it() {
        let good = written(5000);
        let text = String::from_utf8(good.clone()).expect("UTF-8");
        let replaced = |from: &str, to: &str| text.replacen(from, to, 1).into_bytes();
        let wrong = [
            replaced("\"nv-4000\"", "\"nv-4001\""),
            replaced("\"nv-10\"", "\"nv-6000\""),
            replaced(",\n{", ", \n{"),
            good[..good.len() - 1].to_vec(),
            good[..good.len() / 2].to_vec(),
            [&good[..], b"\n"].concat(),
        ];
        for (at, bytes) in wrong.iter().enumerate() {
            assert!(bytes.len() as u64 >= LARGE / 2 && streamed(bytes).is_none(), "{at}");
        }
        assert!(streamed(&written(10)).is_none(), "a small one");
    }

    #[test]
    fn a_checksum_alone_makes_no_snapshot() {
        let seal = |body: &str| {
            let mut head = Head { format: 1, store: "x".into(), last_n: 7, ..Head::default() };
            let mut sum = crc32fast::Hasher::new();
            sum.update(body.as_bytes());
            head.crc = Some(head::sum_of(&head, &[sum]));
            let head = serde_json::to_string(&head).expect("writes");
            format!("{},\"records\":[\n{body}", head.trim_end_matches('}')).into_bytes()
        };
        let body =
            String::from_utf8(written(5000)).expect("UTF-8").split_once('\n').expect("a head").1.to_owned();
        assert!(streamed(&seal(&body)).is_some());
        let last = body.rfind("\n]}").expect("an end");
        for wrong in [
            body.replacen("\"nv-4000\"", "\"nv-1\"", 1),
            body.replacen("},\n", "}\n", 1),
            format!("{},\n]}}\n", &body[..last]),
            body[..=last].to_owned(),
            format!("]}}\n{body}"),
        ] {
            assert!(streamed(&seal(&wrong)).is_none(), "{:?}", &wrong[wrong.len() - 20..]);
        }
    }
}
