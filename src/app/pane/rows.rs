//! Which records each list shows, in which order and under which headings.

use crate::app::pane::list::{Heading, Row, with_headings};
use crate::app::pane::outline::Section;
use crate::model::{Dataset, Now, Record};
use crate::view::timeline::Item;
use crate::view::{agenda, documents, timeline};

/// What is shown, and how it is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shown {
    /// Whether it is a list by stretches of time, and not a chart.
    pub agenda: bool,
    /// What the rows of a group of the chart have in common.
    pub grouping: timeline::Grouping,
    /// What the rows of a stretch of the agenda are ordered by.
    pub order: agenda::Order,
}

impl Shown {
    /// Works out the rows; no part of the program is needed for it.
    pub fn sections(self, data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Vec<Section> {
        if self.agenda {
            agenda(data, now, self.order, keep)
        } else {
            timeline(data, now, self.grouping, keep)
        }
    }

    /// The id of the message for the order that the rows stand in.
    pub fn label(self) -> &'static str {
        if self.agenda { self.order.label() } else { self.grouping.label() }
    }
}

/// Việc cần làm: what is due, by stretches of time; what is finished is left out.
pub fn work(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Vec<Row> {
    with_headings(agenda::open(data, now, keep).map(|line| (Heading::Bucket(line.bucket), line.id)))
}

/// What lies in time, by what the rows are to have in common.
pub fn timeline(
    data: &Dataset,
    now: Now,
    grouping: timeline::Grouping,
    keep: impl Fn(&Record) -> bool,
) -> Vec<Section> {
    let heading = |key| match key {
        timeline::GroupKey::Record(id) => Heading::Record(id),
        timeline::GroupKey::Place(place) => Heading::Place(place),
        timeline::GroupKey::None(message) => Heading::Message(message),
    };
    let groups = timeline::chart(data, now, grouping, keep).into_iter();
    groups.map(|group| Section { label: heading(group.key), items: group.items }).collect()
}

/// The same and what does not lie in time, by stretches of time from today's point of view.
pub fn agenda(
    data: &Dataset,
    now: Now,
    order: agenda::Order,
    keep: impl Fn(&Record) -> bool,
) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in agenda::ordered(data, now, order, keep) {
        let label = Heading::Bucket(line.bucket);
        let item = Item::new(line.id, line.last_day, line.condition);
        match sections.last_mut().filter(|section| section.label == label) {
            Some(section) => section.items.push(item),
            None => sections.push(Section { label, items: vec![item] }),
        }
    }
    sections
}

/// The documents, under their places.
pub fn documents(data: &Dataset, keep: impl Fn(&Record) -> bool) -> Vec<Row> {
    let found = documents::newest_first(data, keep);
    with_headings(found.map(|record| (Heading::Place((&record.geography).into()), record.id.clone())))
}
