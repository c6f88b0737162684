//! Which records each list shows, in which order and under which headings.

use crate::app::pane::list::{Heading, Row, with_headings};
use crate::model::{Dataset, Date, Id, Kind, Now, Record};
use crate::view::{agenda, timeline};

/// Việc cần làm: what is due, by stretches of time; what is finished is left out.
pub fn work(data: &Dataset, now: Now, keep: impl Fn(&Record) -> bool) -> Vec<Row> {
    let lines = agenda::agenda(data, now, keep);
    let open = lines.into_iter().filter(|line| line.bucket != agenda::Bucket::Closed);
    with_headings(open.map(|line| (Heading::Bucket(line.bucket), line.id)))
}

/// What lies in time, by the document it comes from; the documents in the order of their first end.
pub fn timeline(bars: &[timeline::Bar], data: &Dataset) -> Vec<Row> {
    let mut groups: Vec<(Heading, Vec<Id>)> = Vec::new();
    for bar in bars {
        let document = data.get(&bar.id).and_then(Record::document);
        let heading =
            document.map_or(Heading::Message("heading-no-document"), |id| Heading::Record(id.clone()));
        match groups.iter_mut().find(|(at, _)| *at == heading) {
            Some((_, ids)) => ids.push(bar.id.clone()),
            None => groups.push((heading, vec![bar.id.clone()])),
        }
    }
    with_headings(
        groups.into_iter().flat_map(|(heading, ids)| ids.into_iter().map(move |id| (heading.clone(), id))),
    )
}

/// The documents, by place, the newest first; those without a date last.
pub fn documents(data: &Dataset, keep: impl Fn(&Record) -> bool) -> Vec<Row> {
    let mut found: Vec<&Record> = data.of(Kind::Document).filter(|record| keep(record)).collect();
    let issued = |record: &Record| record.as_document().and_then(|document| document.date_issued);
    let national = |record: &Record| *record.geography != *"quoc-gia";
    found.sort_by_cached_key(|record| {
        (national(record), record.geography.clone(), std::cmp::Reverse(issued(record).unwrap_or(Date::MIN)))
    });
    with_headings(
        found.into_iter().map(|record| (Heading::Place(record.geography.clone()), record.id.clone())),
    )
}
