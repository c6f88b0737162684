//! `cncl find`: the ranked search.

use serde_json::Value;

use super::args::Find;
use super::output::{Format, is_sample, write_items};
use super::session::Session;
use super::style::Tone;
use super::table::{Cell, Column, Table};
use super::{CliError, Exit, item, read};
use crate::exchange::json::{self, Beside};
use crate::model::Record;
use crate::search::{Answer, Hit, Question};
use crate::text::Message;
use crate::view::name;

/// Rows, unless told.
const LIMIT: usize = 20;

pub(super) fn run(args: &Find, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let kinds = read::kinds(&args.kind)?;
    let limit = read::limit(args.limit.as_deref())?.unwrap_or(LIMIT);
    let query = args.words.join(" ");
    if query.trim().is_empty() {
        return Err(CliError::Usage(Message::new("error-empty-query")));
    }
    let (engine, abbreviations) = session.engine()?;
    let question = Question { text: &query, kinds: &kinds, limit };
    let answer = engine.answer(session.data(), question, &abbreviations)?;
    match Format::from(&args.machine) {
        Format::Text => print(&answer, session)?,
        format => write_found(format, &answer, session)?,
    }
    if answer.hits.is_empty() { Err(CliError::NothingFound { query }) } else { Ok(Exit::Ok) }
}

/// Writes what was found, and beside it what was searched instead of what was typed.
fn write_found(format: Format, answer: &Answer, session: &mut Session<'_>) -> Result<(), CliError> {
    let items = items(&answer.hits, session)?;
    let (suggestion, dropped) = (answer.suggestion.as_deref(), &answer.dropped);
    if format == Format::Json {
        let beside = Beside { sample: is_sample(&items), suggestion, dropped };
        json::write_beside(beside, items, session.out)?;
    } else {
        write_items(format, items.into_iter(), session.out)?;
    }
    Ok(())
}

fn items(hits: &[Hit], session: &Session<'_>) -> Result<Vec<Value>, CliError> {
    let found = hits.iter().filter_map(|hit| Some((session.data().at(hit.place)?, hit)));
    let items = item::Items::without_parts(session.settings);
    found.map(|(record, hit)| found_item(record, hit, &items)).collect()
}

fn found_item(record: &Record, hit: &Hit, items: &item::Items<'_>) -> Result<Value, CliError> {
    let mut item = items.of(record)?;
    let ranges: Vec<[usize; 2]> = hit.ranges.iter().map(|range| [range.start, range.end]).collect();
    item["score"] = serde_json::json!(hit.score);
    item["matched"] = serde_json::json!(hit.field.name());
    item["ranges"] = serde_json::json!(ranges);
    // A field may be a list or name other records: this is the text that the ranges count in.
    item["matched_text"] = serde_json::json!(hit.text);
    Ok(item)
}

fn print(answer: &Answer, session: &mut Session<'_>) -> Result<(), CliError> {
    if answer.hits.is_empty() {
        return Ok(());
    }
    if let Some(suggestion) = &answer.suggestion {
        session.voice.tell(&session.lang.with("find-suggestion", &[("word", suggestion.into())]));
    }
    if !answer.dropped.is_empty() {
        let dropped = answer.dropped.join(", ");
        session.voice.tell(&session.lang.with("find-dropped", &[("words", (&dropped).into())]));
    }
    let found = || answer.hits.iter().filter_map(|hit| session.data().at(hit.place));
    if !session.settings.demo && found().any(Record::is_sample) {
        session.mark_sample()?;
    }
    let mut table = Table::new(vec![
        Column::fixed(session.word("column-kind")),
        Column::id(session.word("column-id")),
        Column::growing(session.word("column-title")),
    ]);
    for record in answer.hits.iter().filter_map(|hit| session.data().at(hit.place)) {
        let kind = name::kind(record, session.lang);
        table.push(vec![
            Cell::new(session.style.safe(&kind)).toned(Tone::Faint),
            Cell::new(record.id.as_str()),
            Cell::new(session.style.safe(record.title())),
        ]);
    }
    Ok(table.write(&session.style, session.out)?)
}
