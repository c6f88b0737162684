//! `cncl board`: the tasks by working state or by who leads, from the same picture as the program's screen.

use super::args::Board as Args;
use super::output::{Format, write_items};
use super::session::Session;
use super::style::Tone;
use super::table::{Cell, Column, Table};
use super::{CliError, Exit, item, views};
use crate::model::{Condition, Record, Status};
use crate::text::{Message, Words as _, nearest};
use crate::view::agenda::Due;
use crate::view::board::{Board, Lanes, Tally, board};
use crate::view::name;
use crate::view::rollup::rollup;

/// What the groups are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Status,
    Lead,
}

/// One group: its name, its counts, its cards.
struct Group<'a> {
    name: String,
    tally: Tally,
    cards: Vec<&'a Due>,
}

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let by = args.by.as_deref().map_or(Ok(By::Status), by)?;
    let now = session.settings.now;
    let (filter, _) = views::narrowed(&args.narrow, session)?;
    let data = session.data();
    let lanes = if by == By::Lead { Lanes::Lead } else { Lanes::None };
    let passing = session.passing(&filter)?;
    let board = board(data, now, lanes, |record| passing.accepts(record));
    let groups = groups(&board, by, session);
    match Format::from(&args.machine) {
        Format::Text if groups.is_empty() => session.voice.tell(&session.lang.text("list-nothing")),
        Format::Text => {
            for (place, group) in groups.iter().enumerate() {
                if place > 0 {
                    writeln!(session.out)?;
                }
                print(group, by, session)?;
            }
        }
        format => {
            let cards = groups.iter().flat_map(|group| &group.cards);
            let records = cards.filter_map(|due| session.data().get(&due.id));
            let items = item::items(records, session)?;
            write_items(format, items.into_iter(), session.out)?;
        }
    }
    Ok(Exit::Ok)
}

fn by(word: &str) -> Result<By, CliError> {
    const WORDS: [&str; 2] = ["status", "lead"];
    match word.trim() {
        "status" => Ok(By::Status),
        "lead" => Ok(By::Lead),
        word => {
            let message = Message::new("error-board-by").with("value", word).with("among", WORDS.join(", "));
            Err(CliError::Usage(message.with_nearest(nearest(word, WORDS))))
        }
    }
}

/// The groups that hold a card.
fn groups<'a>(board: &'a Board, by: By, session: &Session<'_>) -> Vec<Group<'a>> {
    let column = |column: &'a crate::view::board::Column| Group {
        name: session.lang.word(&format!("status-{}", column.status.word())),
        tally: column.tally,
        cards: column.cards.iter().collect(),
    };
    let lane = |lane: &'a crate::view::board::Lane| Group {
        name: board.by.name(lane.key.as_ref(), session.data(), session.lang),
        tally: lane.tally,
        cards: board
            .columns
            .iter()
            .zip(&lane.cells)
            .flat_map(|(column, cells)| cells.iter().filter_map(|card| column.cards.get(*card)))
            .collect(),
    };
    let groups: Vec<Group<'a>> = match by {
        By::Status => board.columns.iter().map(column).collect(),
        By::Lead => board.lanes.iter().map(lane).collect(),
    };
    groups.into_iter().filter(|group| !group.cards.is_empty()).collect()
}

fn print(group: &Group<'_>, by: By, session: &mut Session<'_>) -> Result<(), CliError> {
    let Tally { cards, overdue, soon } = group.tally;
    let counts = [
        ("name", (&group.name).into()),
        ("n", cards.into()),
        ("late", overdue.into()),
        ("soon", soon.into()),
    ];
    let heading = session.lang.with("board-group", &counts);
    for line in session.style.wrap(&session.style.safe(&heading), session.style.width, usize::MAX) {
        writeln!(session.out, "{}", session.style.paint(&line, Tone::Strong))?;
    }
    let beside = if by == By::Lead { "column-status" } else { "column-lead" };
    let mut table = Table::new(vec![
        Column::fixed(session.word("column-countdown")),
        Column::id(session.word("column-id")),
        Column::growing(session.word("column-title")),
        Column::growing(session.word(beside)),
    ]);
    for due in &group.cards {
        if let Some(record) = session.data().get(&due.id) {
            table.push(row(due, record, by, session));
        }
    }
    Ok(table.write(&session.style, session.out)?)
}

fn row(due: &Due, record: &Record, by: By, session: &Session<'_>) -> Vec<Cell> {
    let lang = session.lang;
    let when = match (due.condition, due.days_left) {
        (Condition::Overdue | Condition::Soon | Condition::Open, Some(days)) => lang.countdown(days),
        (condition, _) => name::condition(record, condition, lang),
    };
    let tone = if due.condition == Condition::Overdue { Tone::Alert } else { Tone::Plain };
    let beside = match by {
        By::Status => name::leads(record, session.data(), lang),
        By::Lead if record.newer("status").is_some() => name::condition(record, due.condition, lang),
        By::Lead => {
            let status = record.as_task().map_or(Status::Unknown, |task| task.status);
            lang.word(&format!("status-{}", status.word()))
        }
    };
    let parts = rollup(&record.id, session.data(), session.settings.now);
    let parts = parts.map(|parts| format!(" [{}]", parts.said(record, lang))).unwrap_or_default();
    let safe = |text: &str| Cell::new(session.style.safe(text));
    let title = format!("{}{parts}", record.title());
    vec![safe(&when).toned(tone), Cell::new(record.id.as_str()), safe(&title), safe(&beside)]
}
