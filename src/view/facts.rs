//! What is told of a record in the lines below a list: its title, how it stands in time, who leads it, and what it rests on.

use super::countdown::countdown;
use super::name;
use super::rollup::Rollup;
use crate::model::{Dataset, Now, Record, date};
use crate::text::Words;

/// How a record stands and where it comes from, in a few words each, the most wanted first. `rollup` is how far its parts
/// are, where it has any.
pub fn facts(
    record: &Record,
    data: &Dataset,
    now: Now,
    rollup: Option<Rollup>,
    words: &dyn Words,
) -> Vec<String> {
    let is_due = record.deadline().is_some() || record.as_task().is_some();
    let leads = match record.lead() {
        [] if is_due => name::leads(record, data, words),
        [] => String::new(),
        _ => words.say("led-by", &[("leads", (&name::leads(record, data, words)).into())]),
    };
    let document = data.document_of(record).filter(|document| document.id != record.id);
    let facts = [
        day(record, now, words),
        countdown(record, now, words),
        leads,
        document.map_or_else(String::new, |document| name::brief(document, words)),
        rollup.map_or_else(String::new, |rollup| rollup.said(record, words)),
        place(record, words),
        record.head.certainty.map_or_else(String::new, |it| words.word(&format!("certainty-{}", it.word()))),
    ];
    facts.into_iter().filter(|fact| !fact.is_empty()).collect()
}

/// The last day; where none is known, the words of the deadline.
fn day(record: &Record, now: Now, words: &dyn Words) -> String {
    match (now.last_day(record), record.deadline()) {
        (Some(day), _) => words.say("facts-due", &[("day", (&date::show(day)).into())]),
        (None, Some(deadline)) => deadline.text.to_string(),
        (None, None) => String::new(),
    }
}

/// Where it is, for what is due at no time.
fn place(record: &Record, words: &dyn Words) -> String {
    if record.deadline().is_some() || record.geography.is_empty() {
        return String::new();
    }
    super::place::name(&record.geography, words)
}
