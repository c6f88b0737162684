//! The targets together: counted from the records where they are bound to a filter, grouped, with the verdicts of each
//! group; and one of them line by line.

use std::borrow::Borrow;
use std::cell::OnceCell;
use std::collections::HashMap;

use super::gauge::{self, Counted, Gauge, Verdict};
use super::line::{SheetLine, Tone};
use super::name;
use super::place;
use crate::model::kinds::Target;
use crate::model::parts::Measurement;
use crate::model::{Dataset, Id, Kind, Now, Record, date};
use crate::search::{Engine, Filter, FilterError};
use crate::text::Words;

/// What the filters of the bound targets found. One walk over the records for each, and one engine for the words of all, so
/// it is kept as long as neither they nor the day change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    found: HashMap<Id, Counted>,
}

impl Tally {
    /// Counts for every target that is bound to a filter.
    pub fn of(data: &Dataset, now: Now) -> Self {
        let engine = OnceCell::new();
        let engine = || engine.get_or_init(|| Engine::new(data, now));
        let count = |record: &Record| Some((record.id.clone(), count_by(engine, record, data, now)?));
        Self { found: data.of(Kind::Target).filter_map(count).collect() }
    }

    /// Whether there is anything to count: a walk over all records.
    pub fn takes_a_walk(data: &Dataset) -> bool {
        let mut targets = data.of(Kind::Target).filter_map(Record::as_target);
        targets.any(|target| !target.counts.trim().is_empty())
    }

    /// What was counted for a target; `None` for one that is bound to nothing.
    pub fn get(&self, id: &Id) -> Option<&Counted> {
        self.found.get(id)
    }

    /// Whether no target is bound to a filter.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

/// Counts the records that a target is bound to; `None` for one that is bound to nothing.
pub fn count(record: &Record, data: &Dataset, now: Now) -> Option<Counted> {
    count_by(|| Engine::new(data, now), record, data, now)
}

fn count_by<E: Borrow<Engine>>(
    engine: impl FnOnce() -> E,
    record: &Record,
    data: &Dataset,
    now: Now,
) -> Option<Counted> {
    let text = record.as_target()?.counts.trim();
    let filter = || -> Result<Filter, FilterError> {
        let filter = Filter::read(text, now)?;
        filter.check(data)?;
        Ok(filter)
    };
    // A figure is the same for everybody who reads it: words count as they stand.
    let count = |filter: Filter| {
        let passing = filter.literally_over_by(engine, data, now);
        data.iter().filter(|record| passing.accepts(record)).count()
    };
    (!text.is_empty()).then(|| filter().map(count))
}

/// The gauge of a record that is a target.
pub fn gauge_of(record: &Record, data: &Dataset, now: Now, tally: &Tally) -> Option<Gauge> {
    Some(gauge::gauge(record, record.as_target()?, data, now, tally.get(&record.id)))
}

/// By what the targets stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// By geography.
    #[default]
    Place,
    /// By the document that set them.
    Document,
    /// By the year by whose end they are due.
    Horizon,
}

impl Grouping {
    /// Every grouping, with its word on the command line.
    pub const ALL: [(Grouping, &'static str); 3] =
        [(Grouping::Place, "geo"), (Grouping::Document, "document"), (Grouping::Horizon, "horizon")];

    /// The next one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()].0
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The grouping of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|row| row.1 == word).map(|row| row.0)
    }
}

/// What the targets of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Common {
    /// A place; empty where none is stated.
    Place(Box<str>),
    /// The document that set them, if one is known.
    Document(Option<Id>),
    /// The horizon, if one is stated.
    Horizon(Option<i16>),
}

impl Common {
    fn of(record: &Record, target: &Target, grouping: Grouping) -> Self {
        match grouping {
            Grouping::Place => Self::Place((&record.geography).into()),
            Grouping::Document => Self::Document(target.document.clone()),
            Grouping::Horizon => Self::Horizon(target.horizon),
        }
    }

    /// The heading of the group.
    pub fn title(&self, data: &Dataset, words: &dyn Words) -> String {
        match self {
            Self::Place(slug) if slug.is_empty() => words.word("heading-no-place"),
            Self::Place(slug) => place::name(slug, words),
            Self::Document(None) => words.word("heading-no-document"),
            Self::Document(Some(id)) => {
                data.get(id).map_or_else(|| id.to_string(), |it| name::full(it, words))
            }
            Self::Horizon(None) => words.word("heading-no-horizon"),
            Self::Horizon(Some(year)) => {
                words.say("heading-horizon", &[("year", (&year.to_string()).into())])
            }
        }
    }
}

/// How many targets have each verdict, in the order of [`Verdict::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verdicts(pub [usize; 7]);

impl Verdicts {
    fn add(&mut self, verdict: Verdict) {
        self.0[verdict as usize] += 1;
    }

    /// Those that there are, in words: `2 đạt · 1 chậm tiến độ · 8 chưa có số liệu`.
    pub fn said(&self, words: &dyn Words) -> String {
        let counted = Verdict::ALL.into_iter().zip(self.0).filter(|(_, n)| *n > 0);
        let parts: Vec<String> =
            counted.map(|(verdict, n)| format!("{n} {}", words.word(verdict.label()))).collect();
        parts.join(" · ")
    }
}

/// Targets that have something in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What.
    pub common: Common,
    /// How they stand.
    pub verdicts: Verdicts,
    /// The targets, by horizon and in the order of the data.
    pub targets: Vec<(Id, Gauge)>,
}

/// The targets that `keep` lets through, in groups: places and documents in the order of the data, years in theirs.
pub fn groups(
    data: &Dataset,
    now: Now,
    tally: &Tally,
    grouping: Grouping,
    keep: impl Fn(&Record) -> bool,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut at: HashMap<Common, usize> = HashMap::new();
    for record in data.of(Kind::Target).filter(|record| keep(record)) {
        let Some(target) = record.as_target() else { continue };
        let common = Common::of(record, target, grouping);
        let place = *at.entry(common.clone()).or_insert_with(|| {
            groups.push(Group { common, verdicts: Verdicts::default(), targets: Vec::new() });
            groups.len() - 1
        });
        let gauge = gauge::gauge(record, target, data, now, tally.get(&record.id));
        groups[place].verdicts.add(gauge.verdict);
        groups[place].targets.push((record.id.clone(), gauge));
    }
    sort(&mut groups, data);
    groups
}

/// A year that nobody stated comes after those that somebody did.
fn sort(groups: &mut [Group], data: &Dataset) {
    let year = |horizon: Option<i16>| horizon.map_or(i32::MAX, i32::from);
    let horizon = |id: &Id| data.get(id).and_then(Record::as_target).and_then(|target| target.horizon);
    for group in groups.iter_mut() {
        group.targets.sort_by_cached_key(|(id, _)| year(horizon(id)));
    }
    let mut places: HashMap<&str, i32> = HashMap::new();
    for record in data.iter() {
        let next = i32::try_from(places.len()).unwrap_or(i32::MAX);
        places.entry(&record.geography).or_insert(next);
    }
    groups.sort_by_key(|group| match &group.common {
        Common::Place(slug) => places.get(&**slug).copied().unwrap_or(i32::MAX),
        Common::Document(_) => 0,
        Common::Horizon(horizon) => year(*horizon),
    });
}

/// How a target stands, in the lines that follow its condition in the detail.
pub fn standing(
    record: &Record,
    data: &Dataset,
    now: Now,
    counted: Option<&Counted>,
    words: &dyn Words,
) -> Vec<SheetLine> {
    let Some(target) = record.as_target() else { return Vec::new() };
    let gauge = gauge::gauge(record, target, data, now, counted);
    let line =
        |label: &str, text: String, tone| SheetLine { label: words.word(label), text, link: None, tone };
    let tone = if gauge.is_alarming() { Tone::Alert } else { Tone::Plain };
    let mut lines = Vec::new();
    if gauge.value.is_some() {
        lines.push(line("target-value", gauge::measured(target, &gauge, words), Tone::Plain));
    }
    lines.push(line("target-verdict", words.word(gauge.verdict.label()), tone));
    lines.push(line("target-why", gauge.reason(target, words), Tone::Aside));
    lines.extend(gauge.pace.map(|pace| line("target-pace", pace.said(target, words), Tone::Plain)));
    lines
}

/// What was measured, the newest first: value, period, source, who recorded it. What another value of the same day
/// corrected stands back.
pub fn measurements(target: &Target, words: &dyn Words) -> Vec<SheetLine> {
    let mut sorted: Vec<&Measurement> = target.measurements.iter().collect();
    sorted.sort_by_key(|measurement| gauge::day(measurement));
    let mut lines: Vec<SheetLine> = Vec::with_capacity(sorted.len() + 1);
    for (place, measurement) in sorted.iter().enumerate().rev() {
        let day = gauge::day(measurement);
        let is_corrected = day.is_some() && sorted.get(place + 1).is_some_and(|next| gauge::day(next) == day);
        lines.push(measurement_line(target, measurement, is_corrected, words));
    }
    if !lines.is_empty() {
        let text = words.say("part-measurements", &[("n", lines.len().into())]);
        lines.insert(0, SheetLine { label: String::new(), text, link: None, tone: Tone::Heading });
    }
    lines
}

fn measurement_line(
    target: &Target,
    measurement: &Measurement,
    is_corrected: bool,
    words: &dyn Words,
) -> SheetLine {
    let said = |id: &str, text: &str| match text {
        "" => String::new(),
        text => words.say(id, &[("text", text.into())]),
    };
    let parts = [
        gauge::amount(target, measurement.value, words),
        said("measured-period", &measurement.period),
        said("measured-source", &measurement.source),
        said("measured-by", &measurement.by),
        if is_corrected { words.word("measured-corrected") } else { String::new() },
    ];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let label = measurement.on.map_or_else(|| words.word("measured-undated"), date::show);
    SheetLine { label, text, link: None, tone: if is_corrected { Tone::Aside } else { Tone::Plain } }
}

#[cfg(test)]
mod tests;
