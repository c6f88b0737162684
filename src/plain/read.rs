//! What is read out: the lists, what a search finds, one record with its lines.

use std::io::{self, Write};

use super::talk::{Plain, Setting};
use crate::model::{Id, Kind, Record, date};
use crate::search::{Engine, Question};
use crate::store::Edits;
use crate::text::Words as _;
use crate::view::{agenda, documents, name, sheet, timeline};

/// Lines that are said at once.
pub(super) const PAGE: usize = 15;

/// A list that is read out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Due,
    Technologies,
    Timeline,
    Tasks,
    Targets,
    Documents,
}

/// The lists, with the letter that goes to each.
pub(super) const LISTS: [(List, &str); 6] = [
    (List::Due, "v"),
    (List::Technologies, "d"),
    (List::Timeline, "t"),
    (List::Tasks, "n"),
    (List::Targets, "c"),
    (List::Documents, "b"),
];

/// A list that is being read out.
pub(super) struct Reading {
    pub(super) ids: Vec<Id>,
    pub(super) from: usize,
}

impl<S: Edits> Plain<'_, S> {
    pub(super) fn list(&self, list: List) -> Reading {
        let (data, now) = (&self.data, self.setting.now);
        let all = |_: &Record| true;
        let ids = match list {
            List::Due => agenda::open(data, now, all).map(|line| line.id).collect(),
            List::Timeline => {
                let groups = timeline::chart(data, now, timeline::Grouping::default(), all);
                groups.into_iter().flat_map(|group| group.items).map(|item| item.id).collect()
            }
            List::Documents => documents::newest_first(data, all).map(|record| record.id.clone()).collect(),
            List::Technologies => self.of(Kind::Technology),
            List::Tasks => self.of(Kind::Task),
            List::Targets => self.of(Kind::Target),
        };
        Reading { ids, from: 0 }
    }

    fn of(&self, kind: Kind) -> Vec<Id> {
        self.data.of(kind).map(|record| record.id.clone()).collect()
    }

    pub(super) fn search(&mut self, query: &str) -> Reading {
        let question = Question { text: query, kinds: &[], limit: 50 };
        let now = self.setting.now;
        let engine = self.engine.get_or_insert_with(|| Engine::new(&self.data, now));
        // What cannot be read as a query finds nothing, and that is said.
        let answer = engine.answer(&self.data, question, self.setting.abbreviations).unwrap_or_default();
        let ids =
            answer.hits.iter().filter_map(|hit| self.data.at(hit.place)).map(|record| record.id.clone());
        Reading { ids: ids.collect(), from: 0 }
    }

    /// The records that a record leads to, in the order in which its lines name them.
    pub(super) fn linked(&self, id: &Id) -> Vec<Id> {
        self.sheet(id).into_iter().filter_map(|line| line.link).collect()
    }

    fn sheet(&self, id: &Id) -> Vec<sheet::SheetLine> {
        let record = self.data.get(id);
        record.map_or_else(Vec::new, |record| {
            let Setting { now, lang, holidays, .. } = self.setting;
            sheet::sheet(record, &self.data, now, lang, holidays)
        })
    }

    pub(super) fn tell(&self, reading: &Reading, out: &mut impl Write) -> io::Result<()> {
        if reading.ids.is_empty() {
            self.say(&self.setting.lang.word("plain-nothing"), out)?;
        }
        let shown = reading.ids.iter().enumerate().skip(reading.from).take(PAGE);
        for (place, record) in shown.filter_map(|(place, id)| Some((place, self.data.get(id)?))) {
            self.say(&format!("{}. {}", place + 1, self.line(record)), out)?;
        }
        let more = reading.ids.len().saturating_sub(reading.from + PAGE);
        if more > 0 {
            self.say(&self.setting.lang.with("plain-more", &[("n", more.into())]), out)?;
        }
        self.say(&self.setting.lang.word("plain-ask"), out)?;
        out.flush()
    }

    /// What a record is, when it is due and who leads, in one line.
    fn line(&self, record: &Record) -> String {
        let mut parts = vec![name::full(record, self.setting.lang)];
        if let Some(day) = self.setting.now.last_day(record) {
            parts.push(date::show(day));
        }
        if let Some(days) = self.setting.now.days_left(record) {
            parts.push(self.setting.lang.countdown(days));
        }
        if record.as_task().is_some() {
            parts.push(name::leads(record, &self.data, self.setting.lang));
        }
        parts.join(". ")
    }

    pub(super) fn tell_record(&self, id: &Id, out: &mut impl Write) -> io::Result<()> {
        if let Some(record) = self.data.get(id) {
            self.say(&name::full(record, self.setting.lang), out)?;
        }
        for line in self.sheet(id) {
            let label = if line.label.is_empty() { String::new() } else { format!("{}: ", line.label) };
            self.say(&format!("{label}{}", line.text), out)?;
        }
        if !self.setting.read_only && self.data.get(id).is_some_and(|record| record.as_task().is_some()) {
            self.say(&self.setting.lang.word("plain-edits"), out)?;
        }
        Ok(())
    }
}
