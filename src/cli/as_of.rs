//! What was there on a day: a document that was issued and not yet replaced, a technology that was listed.
//!
//! Where no day is known a record counts as there: silence of the sources is no end. Conditions in time are still those
//! of today; this only chooses records.

use crate::model::parts::Change;
use crate::model::{Body, Dataset, Date, Id, Record};

/// Whether the record was there on a day.
pub(super) fn was_there(record: &Record, data: &Dataset, day: Date) -> bool {
    let began = beginning(record, data).is_none_or(|begin| begin <= day);
    let ended = end(record, data).is_some_and(|end| end <= day);
    began && !ended
}

/// The first day of a record, if it is known.
fn beginning(record: &Record, data: &Dataset) -> Option<Date> {
    let issued = |id: Option<&Id>| data.get(id?)?.as_document()?.date_issued;
    let listed = |since: Option<&Change>, catalogue: Option<&Id>| {
        let of_catalogue = || issued(data.get(catalogue?)?.document());
        since.and_then(|change| change_day(change, data)).or_else(of_catalogue)
    };
    match &record.body {
        Body::Document(document) => document.date_issued,
        Body::Technology(it) => listed(it.since.as_deref(), it.catalogue.as_ref()),
        Body::Product(it) => listed(it.since.as_deref(), it.catalogue.as_ref()),
        Body::Agency(agency) => agency.valid_from,
        Body::Task(task) => task.assigned_on.or_else(|| issued(task.document.as_ref())),
        Body::Assessment(assessment) => assessment.on,
        Body::Catalogue(_) | Body::Milestone(_) | Body::Target(_) | Body::Other(_) => {
            issued(record.document())
        }
    }
}

/// The first day on which the record was there no more, if there is one.
fn end(record: &Record, data: &Dataset) -> Option<Date> {
    match &record.body {
        Body::Document(document) => {
            let expired = document.in_force_to.and_then(|last| last.tomorrow().ok());
            expired.into_iter().chain(replaced(record, data)).min()
        }
        Body::Technology(it) => change_day(it.until.as_deref()?, data),
        Body::Product(it) => change_day(it.until.as_deref()?, data),
        Body::Agency(agency) => agency.valid_to?.tomorrow().ok(),
        _ => None,
    }
}

/// The days on which other documents took the place of this one.
fn replaced(record: &Record, data: &Dataset) -> impl Iterator<Item = Date> {
    let links = data.backlinks(&record.id).into_owned();
    let links = links.into_iter().filter(|link| matches!(link.field, "replaces" | "repeals"));
    links.filter_map(|link| data.get(&link.id)?.as_document()?.date_issued)
}

fn change_day(change: &Change, data: &Dataset) -> Option<Date> {
    change.on.or_else(|| data.get(change.document.as_ref()?)?.as_document()?.date_issued)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;

    fn there(day: Date) -> String {
        let lines = [
            r#"{"kind":"document","id":"old","title":"A","date_issued":"2020-01-01"}"#,
            r#"{"kind":"document","id":"new","title":"B","date_issued":"2025-06-12","replaces":["old"]}"#,
            r#"{"kind":"catalogue","id":"list","title":"C","document":"new"}"#,
            r#"{"kind":"technology","id":"first","title":"D","catalogue":"list","until":{"on":"2026-01-01"}}"#,
            r#"{"kind":"technology","id":"later","title":"E","catalogue":"list","since":{"on":"2026-01-01"}}"#,
            r#"{"kind":"agency","id":"bureau","title":"F","valid_to":"2025-02-28"}"#,
            r#"{"kind":"task","id":"any","title":"G"}"#,
        ];
        let read = |line: &&str| Arc::new(serde_json::from_str(line).expect(line));
        let data = Dataset::new(lines.iter().map(read).collect());
        let ids = data.iter().filter(|record| was_there(record, &data, day)).map(|record| record.id.as_str());
        ids.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn records_come_and_go() {
        assert_eq!(there(date(2019, 1, 1)), "bureau any");
        assert_eq!(there(date(2025, 2, 28)), "old bureau any");
        assert_eq!(there(date(2025, 6, 11)), "old any");
        assert_eq!(there(date(2025, 6, 12)), "new list first any");
        assert_eq!(there(date(2026, 1, 1)), "new list later any");
    }
}
