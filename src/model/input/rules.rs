//! What cannot be, whatever each field says by itself: checked before anything is saved, for the fields that change.

use crate::model::deadline::Meaning;
use crate::model::{Body, Dataset, Date, FieldError, Id, Kind, Record, Status, ValueError};
use crate::text::{fold, number};

/// The longest chain of parts that is followed; a longer one is a circle.
const DEPTH: usize = 1000;

/// Holds a record to the rules, as far as one of the fields `touched` has a part in them.
pub fn check(record: &Record, data: &Dataset, touched: &[&str]) -> Result<(), FieldError> {
    if touched.contains(&"title") && record.title().trim().is_empty() {
        return Err(FieldError::new("title", ValueError::NoTitle));
    }
    let is_touched = |fields: &[&str]| fields.iter().any(|field| touched.contains(field));
    for (early, late, wrong) in orders(record) {
        if is_touched(&[early, late]) {
            return Err(FieldError::new(late, wrong));
        }
    }
    if is_touched(&["progress"])
        && let Some(progress) = record.as_task().and_then(|task| task.progress).filter(|it| *it > 100)
    {
        let wrong = ValueError::Range { value: progress.to_string(), low: 0, high: 100 };
        return Err(FieldError::new("progress", wrong));
    }
    if is_touched(&["status"]) {
        check_parts(record, data)?;
    }
    if is_touched(&["parent"]) { check_parent(record, data) } else { Ok(()) }
}

/// Another document with the same number by the same issuer in the same year: nearly always the same one.
pub fn twin<'a>(record: &Record, data: &'a Dataset) -> Option<&'a Record> {
    let document = record.as_document().filter(|it| !it.number.is_empty())?;
    let number = fold(&document.number);
    let year = |day: Option<Date>| day.map(Date::year);
    data.of(Kind::Document).find(|other| {
        other.id != record.id
            && other.as_document().is_some_and(|other| {
                other.issuer == document.issuer
                    && year(other.date_issued) == year(document.date_issued)
                    && fold(&other.number) == number
            })
    })
}

type Order = (&'static str, &'static str, ValueError);

/// Every pair of fields of which the second ends before the first begins.
fn orders(record: &Record) -> Vec<Order> {
    let found = match &record.body {
        Body::Document(it) => vec![
            years(("period_start", it.period_start), ("period_end", it.period_end)),
            days(("in_force_from", it.in_force_from), ("in_force_to", it.in_force_to)),
        ],
        Body::Catalogue(it) => vec![years(("period_start", it.period_start), ("period_end", it.period_end))],
        Body::Agency(it) => vec![days(("valid_from", it.valid_from), ("valid_to", it.valid_to))],
        Body::Task(it) => vec![
            days(("start", it.start), ("done_on", it.done_on)),
            days(("start", it.start), ("deadline", last_day(record))),
        ],
        Body::Target(it) => vec![values(("low", it.low), ("high", it.high))],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

/// The last day of a deadline that comes once.
fn last_day(record: &Record) -> Option<Date> {
    let deadline = record.deadline()?;
    match deadline.meaning()? {
        Meaning::Before(_) | Meaning::By(_) | Meaning::During(_) => deadline.last_day(Date::MIN),
        _ => None,
    }
}

fn days(from: (&'static str, Option<Date>), to: (&'static str, Option<Date>)) -> Option<Order> {
    let (start, end) = (from.1?, to.1?);
    (end < start).then(|| (from.0, to.0, ValueError::before(end, from.0, start)))
}

fn years(from: (&'static str, Option<i16>), to: (&'static str, Option<i16>)) -> Option<Order> {
    let (start, end) = (from.1?, to.1?);
    let wrong = || ValueError::Before { value: end.to_string(), other: from.0, bound: start.to_string() };
    (end < start).then(|| (from.0, to.0, wrong()))
}

fn values(from: (&'static str, Option<f64>), to: (&'static str, Option<f64>)) -> Option<Order> {
    let (low, high) = (from.1?, to.1?);
    let wrong = || ValueError::Before { value: number(high), other: from.0, bound: number(low) };
    (high < low).then(|| (from.0, to.0, wrong()))
}

/// A task is finished when its parts are, and not before.
fn check_parts(record: &Record, data: &Dataset) -> Result<(), FieldError> {
    let wrong = |(open, total): (Vec<Id>, usize)| ValueError::OpenParts { open: open.len(), total };
    open_parts(record, data).map_or(Ok(()), |found| Err(FieldError::new("status", wrong(found))))
}

/// The parts of a finished task that are not finished, and how many parts it has without those that were dropped; `None` if
/// the task is not finished, or all of them are.
pub fn open_parts(record: &Record, data: &Dataset) -> Option<(Vec<Id>, usize)> {
    record.as_task().filter(|task| task.status == Status::Done)?;
    let links = data.backlinks(&record.id);
    let parts = links.iter().filter(|link| link.field == "parent");
    let states = parts.filter_map(|link| Some((&link.id, data.get(&link.id)?.as_task()?.status)));
    let counted: Vec<(&Id, Status)> = states.filter(|(_, status)| *status != Status::Dropped).collect();
    let open = counted.iter().filter(|(_, status)| *status != Status::Done).map(|(id, _)| (*id).clone());
    let open: Vec<Id> = open.collect();
    (!open.is_empty()).then_some((open, counted.len()))
}

/// Nothing is a part of itself, however many are between.
fn check_parent(record: &Record, data: &Dataset) -> Result<(), FieldError> {
    let Some(first) = record.parent() else { return Ok(()) };
    let mut above = Some(first);
    for _ in 0..DEPTH {
        let Some(id) = above else { return Ok(()) };
        if *id == record.id {
            break;
        }
        above = data.get(id).and_then(Record::parent);
    }
    if above.is_none() {
        return Ok(());
    }
    Err(FieldError::new("parent", ValueError::Cycle { value: data.title(first).to_owned() }))
}
