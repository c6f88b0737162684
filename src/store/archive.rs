//! The archive: closed journals, which hold every edit before the journal, without a gap down to the first.
//!
//! A closed journal is named after its last edit and ends with it. Whatever is missing, cut off or altered is named with
//! the file and the numbers of the edits that cannot be read. Deliberately not here: the order in which edits are told
//! (`history`) and mending.

use std::path::{Path, PathBuf};

use super::attached::Steps;
use super::blocks::each_block;
use super::damage::Problem;
use super::disk::How;
use super::entry::{Entry, Gap, What};
use super::error::{Place, StoreError, Wrong};
use super::files::{Files, Handle};
use super::format::{ARCHIVE, SNAPSHOT, SNAPSHOT_OLD, misread};
use super::head::{self, Head};
use super::journal::{self, Opened};
use super::snapshot;

type Result<T> = std::result::Result<T, StoreError>;

/// A closed journal, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Closed {
    /// The file, below the store's folder.
    pub(super) name: String,
    /// The number of its last edit.
    pub(super) last: u64,
}

/// The closed journals, newest first.
pub(super) fn closed(files: &Files) -> Result<Vec<Closed>> {
    let number = |name: &str| -> Option<(u64, u64)> {
        let stem = name.strip_prefix("journal-")?.strip_suffix(".jsonl")?;
        let (n, copy) = stem.split_once('-').unwrap_or((stem, "0"));
        Some((n.parse().ok()?, copy.parse().ok()?))
    };
    let mut found: Vec<_> =
        files.list(ARCHIVE)?.into_iter().filter_map(|name| Some((number(&name)?, name))).collect();
    found.sort();
    let closed = |((last, _), name): ((u64, u64), String)| Closed { name: format!("{ARCHIVE}/{name}"), last };
    Ok(found.into_iter().rev().map(closed).collect())
}

/// What is said of edits that no file has: the closed journal that would end with them is not there.
pub(super) fn missing(files: &Files, from: u64, to: u64) -> Fault {
    let path = files.path(format!("{ARCHIVE}/journal-{to}.jsonl"));
    edits(Place::file(&path), Gap { from, to })
}

/// A closed journal as far as it can be read.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// The edits that can be read, oldest first.
    pub(super) entries: Vec<Entry>,
    /// What is wrong with it, in the order of its lines.
    pub(super) faults: Vec<Fault>,
    /// The number before its first edit, where that can be known.
    base: Option<u64>,
}

/// Something wrong with the archive.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) problem: Problem,
    /// The edits that cannot be read for that; none where something came and nothing is missing.
    pub(super) gap: Option<Gap>,
}

/// Edits that cannot be read, and where they should stand.
fn edits(place: Place, gap: Gap) -> Fault {
    let wrong = Wrong::Edits { from: gap.from, to: gap.to };
    Fault { problem: Problem { place, wrong }, gap: Some(gap) }
}

/// Reads a closed journal of the store of that name.
pub(super) fn read(files: &Files, closed: &Closed, store: &str) -> Result<Part> {
    let Some(handle) = files.open_if_there(&closed.name, How::Read)? else {
        let fault = edits(Place::file(&files.path(&closed.name)), Gap { from: closed.last, to: closed.last });
        return Ok(Part { faults: vec![fault], ..Part::default() });
    };
    handle.refuse_giant()?;
    let mut reader = Reader::new(handle.path());
    match journal::open(handle.path(), &handle.beginning(0)?) {
        Ok(opened) if opened.store != store => {
            reader.fault(1, Wrong::Foreign);
            return Ok(reader.part);
        }
        Ok(opened) => (reader.n, reader.part.base) = (Some(opened.base), Some(opened.base)),
        Err(error) => reader.part.faults.push(Fault { problem: problem(error)?, gap: None }),
    }
    let (mut lines, mut offset, mut done) = (0, 0, Ok(()));
    let whole = each_block(&handle, 0..u64::MAX, |block, _| {
        done = block.split_inclusive(|&byte| byte == b'\n').try_for_each(|line| {
            lines += 1;
            offset += line.len() as u64;
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            if lines == 1 { Ok(()) } else { reader.line(lines, line) }
        });
        done.is_ok().then_some(())
    })?;
    done?;
    if whole.is_none() {
        // What follows the last newline is no line, but it is something.
        lines += 1;
        reader.line(lines, &handle.beginning(offset)?)?;
    }
    Ok(reader.finish(lines, closed.last))
}

/// Damage as a problem; any other error stays one.
fn problem(error: StoreError) -> Result<Problem> {
    match error {
        StoreError::Damage { place, wrong } => Ok(Problem { place, wrong }),
        other => Err(other),
    }
}

/// Goes through the lines of a closed journal.
struct Reader {
    path: PathBuf,
    /// The last edit that was read; `None` before the first one of a file whose opening cannot be read.
    n: Option<u64>,
    /// The first line since then that cannot be read.
    bad: Option<(usize, Problem)>,
    part: Part,
}

impl Reader {
    fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), n: None, bad: None, part: Part::default() }
    }

    fn fault(&mut self, line: usize, wrong: Wrong) {
        let problem = Problem { place: Place::line(&self.path, line), wrong };
        self.part.faults.push(Fault { problem, gap: None });
    }

    fn line(&mut self, number: usize, line: &[u8]) -> Result<()> {
        let expected = self.n.map(|n| n + 1);
        let read = self.entry(number, line).and_then(|entry| match expected {
            Some(expected) if entry.n < expected => {
                let wrong = Wrong::Gap { found: entry.n, expected };
                Err(StoreError::damage(Place::line(&self.path, number).field("n"), wrong))
            }
            _ => Ok(entry),
        });
        match read {
            Ok(entry) => self.take(number, entry),
            Err(error) => {
                let problem = problem(error)?;
                self.bad.get_or_insert((number, problem));
            }
        }
        Ok(())
    }

    fn entry(&self, number: usize, line: &[u8]) -> Result<Entry> {
        let wire = journal::read_line(&self.path, number, line)?;
        wire.entry().map_err(|error| misread(Place::line(&self.path, number), error))
    }

    fn take(&mut self, number: usize, entry: Entry) {
        match self.n {
            None => self.part.base = Some(entry.n.saturating_sub(1)),
            Some(n) => self.skipped(n + 1, entry.n.saturating_sub(1), number),
        }
        self.n = Some(entry.n);
        self.part.entries.push(entry);
    }

    /// What stands between two edits, of which `from` to `to` cannot be read.
    fn skipped(&mut self, from: u64, to: u64, number: usize) {
        let bad = self.bad.take();
        if from <= to {
            let line = bad.map_or(number, |(line, _)| line);
            self.part.faults.push(edits(Place::line(&self.path, line), Gap { from, to }));
        } else {
            self.came(bad);
        }
    }

    /// Nothing is missing, but something came.
    fn came(&mut self, bad: Option<(usize, Problem)>) {
        self.part.faults.extend(bad.map(|(_, problem)| Fault { problem, gap: None }));
    }

    fn finish(mut self, lines: usize, last: u64) -> Part {
        match self.n {
            Some(n) if n > last => {
                self.fault(lines, Wrong::Gap { found: n, expected: last });
            }
            Some(n) => self.skipped(n + 1, last, lines),
            None => {
                let bad = self.bad.take();
                self.came(bad);
            }
        }
        self.part
    }
}

/// Whether every edit of a gap is among these.
pub(super) fn covers(gaps: &[Gap], gap: Gap) -> bool {
    let mut from = gap.from;
    while from <= gap.to {
        let Some(found) = gaps.iter().find(|it| (it.from..=it.to).contains(&from)) else { return false };
        from = found.to + 1;
    }
    true
}

/// What is to be said of the archive of a store.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// What is wrong and was not given up.
    pub(super) faults: Vec<Fault>,
    /// The lines that say of edits that they are lost, and which.
    pub(super) lost: Vec<(Gap, Entry)>,
}

impl Survey {
    /// Looks through the archive of a store whose journal follows the edit `base` and holds these edits, and whose first
    /// edit here has the number `first`.
    pub(super) fn of(files: &Files, opened: &Opened, entries: &[Entry], first: u64) -> Result<Self> {
        let mut survey = Self::default();
        for entry in entries {
            survey.note(entry);
        }
        // Every edit above this one is accounted for.
        let mut next = opened.base;
        let all = closed(files)?;
        for (at, closed) in all.iter().enumerate() {
            let mut part = read(files, closed, &opened.store)?;
            if closed.last < next {
                survey.faults.push(missing(files, closed.last + 1, next));
            }
            let older = all.get(at + 1).map_or(first.saturating_sub(1), |older| older.last);
            let base = part.base.unwrap_or(older.min(closed.last));
            if part.base.is_none() && base < next.min(closed.last) {
                let gap = Gap { from: base + 1, to: next.min(closed.last) };
                part.faults.iter_mut().for_each(|fault| fault.gap = Some(gap));
                part.faults.push(edits(Place::file(&files.path(&closed.name)), gap));
            }
            survey.faults.append(&mut part.faults);
            for entry in &part.entries {
                survey.note(entry);
                survey.attached(files, entry)?;
            }
            next = next.min(base);
        }
        if next >= first {
            survey.faults.push(missing(files, first, next));
        }
        let given_up: Vec<Gap> = survey.lost.iter().map(|(gap, _)| *gap).collect();
        survey.faults.retain(|fault| !fault.gap.is_some_and(|gap| covers(&given_up, gap)));
        survey.lost.sort_by_key(|(gap, _)| gap.from);
        Ok(survey)
    }

    fn note(&mut self, entry: &Entry) {
        match entry.what {
            What::Lost => self.lost.push((Gap { from: entry.n, to: entry.n }, entry.clone())),
            What::GivenUp(gap) => self.lost.push((gap, entry.clone())),
            _ => {}
        }
    }

    /// A large edit, whose steps lie in a file of their own.
    fn attached(&mut self, files: &Files, entry: &Entry) -> Result<()> {
        let What::Attached(attached) = &entry.what else { return Ok(()) };
        if let Err(error) = Steps::open(files, attached) {
            let place = problem(error)?.place;
            self.faults.push(edits(place, Gap { from: entry.n, to: entry.n }));
        }
        Ok(())
    }

    /// The edits that cannot be read, as stretches that do not overlap.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let mut all: Vec<Gap> = self.faults.iter().filter_map(|fault| fault.gap).collect();
        all.sort_by_key(|gap| gap.from);
        all.into_iter().fold(Vec::new(), |mut merged: Vec<Gap>, gap| {
            match merged.last_mut() {
                Some(last) if gap.from <= last.to + 1 => last.to = last.to.max(gap.to),
                _ => merged.push(gap),
            }
            merged
        })
    }
}

/// The number of the first edit that this store has had here, as far as its head and its files tell. A store that the
/// program founded begins with 1, and after the first compaction its head says so; one that came here with a snapshot
/// alone begins behind it. `None` where edits before the journal were archived here, but the head does not say from
/// where on.
pub(super) fn known_first(files: &Files, head: &Head, base: u64) -> Result<Option<u64>> {
    if head.first_n.is_some() {
        return Ok(head.first_n);
    }
    if base == 0 {
        return Ok(Some(1));
    }
    let was_compacted = files.about(SNAPSHOT_OLD)?.is_some() || !closed(files)?.is_empty();
    Ok((!was_compacted).then_some(base + 1))
}

/// The same for certain: where nothing says otherwise, a store begins with 1.
pub(super) fn first(files: &Files, head: &Head, base: u64) -> Result<u64> {
    Ok(known_first(files, head, base)?.unwrap_or(1))
}

/// [`first`] with the head that lies on the disk.
pub(super) fn first_on_disk(files: &Files, base: u64) -> Result<u64> {
    match files.open_if_there(SNAPSHOT, How::Read)? {
        Some(snapshot) => first(files, &head_of(&snapshot)?, base),
        None => Ok(1),
    }
}

/// The head alone, where the file looks as we write it.
pub(super) fn head_of(snapshot: &Handle) -> Result<Head> {
    match head::split_head(&snapshot.beginning(0)?) {
        Some((head, _)) => head::read_head(snapshot.path(), head),
        None => Ok(snapshot::decode(snapshot.path(), &snapshot.read_from(0)?)?.head),
    }
}
