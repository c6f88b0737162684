//! `cncl due`: what has a last day and is not finished, soonest first.
//!
//! `--within` asks for the days from today on, `--until` for everything up to a day, late or not.

use super::args::Due as Args;
use super::output::{Format, write_items};
use super::session::Session;
use super::style::Tone;
use super::table::{Cell, Column, Table};
use super::{CliError, Exit, item, read, views};
use crate::model::{Condition, Date, date};
use crate::search::Filter;
use crate::text::Words as _;
use crate::view::agenda::{self, Due};
use crate::view::counts::Counts;
use crate::view::name;
use crate::view::working;

/// A narrower table has no room for who leads.
const WIDTH_WITH_LEAD: usize = 80;

/// Which deadlines are wanted.
#[derive(Debug, Clone, Copy)]
enum Range {
    All,
    Overdue,
    Days { from: Date, to: Date },
}

impl Range {
    fn read(args: &Args, today: Date) -> Result<Self, CliError> {
        Ok(match (&args.within, &args.until) {
            (Some(period), _) => Self::Days { from: today, to: read::after(period, today)? },
            (_, Some(day)) => Self::Days { from: Date::MIN, to: read::last_of("--until", day, today)? },
            _ if args.overdue => Self::Overdue,
            _ => Self::All,
        })
    }

    fn holds(self, line: &Due) -> bool {
        match self {
            Self::All => true,
            Self::Overdue => is_late(line),
            Self::Days { from, to } => line.last_day.is_some_and(|day| (from..=to).contains(&day)),
        }
    }
}

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let now = session.settings.now;
    let range = Range::read(args, now.today)?;
    let (filter, _) = views::narrowed(&args.narrow, session)?;
    let all = deadlines(&filter, session)?;
    let lines: Vec<&Due> = all.iter().filter(|line| range.holds(line)).collect();
    match Format::from(&args.machine) {
        Format::Text if args.brief => brief(&lines, session)?,
        Format::Text => print(&lines, &all, session)?,
        format => {
            let records = lines.iter().filter_map(|line| session.data().get(&line.id));
            let items = item::items(records, session)?;
            write_items(format, items.into_iter(), session.out)?;
        }
    }
    // What is late counts whichever days were asked for: a job that watches must not miss it.
    let late = args.fail_overdue && all.iter().any(is_late);
    Ok(if late { Exit::Overdue } else { Exit::Ok })
}

fn is_late(line: &Due) -> bool {
    line.condition == Condition::Overdue
}

fn deadlines(filter: &Filter, session: &Session<'_>) -> Result<Vec<Due>, CliError> {
    let (data, now) = (session.data(), session.settings.now);
    let passing = session.passing(filter)?;
    Ok(agenda::deadlines(data, now, |record| passing.accepts(record)))
}

/// One line: how many are late, how many are due soon, what comes next.
fn brief(lines: &[&Due], session: &mut Session<'_>) -> Result<(), CliError> {
    let records = lines.iter().filter_map(|line| session.data().get(&line.id));
    let Counts { overdue: late, soon, .. } = Counts::over(records, session.settings.now);
    let days = i64::from(session.settings.now.soon_days);
    let counts = [("late", late.into()), ("soon", soon.into()), ("days", days.into())];
    let mut said = session.lang.with("due-brief", &counts);
    if let Some(next) = lines.iter().find(|line| !is_late(line)).and_then(|line| next(line, session)) {
        said = format!("{said} {next}");
    }
    session.print(&said)
}

/// What comes next: its day, how long that is in days and in working days, and what it is.
fn next(line: &Due, session: &Session<'_>) -> Option<String> {
    let (last, left) = (line.last_day?, line.days_left?);
    let (day, mut countdown) = (date::show(last), session.lang.countdown(left));
    let settings = session.settings;
    if let Some(working) = working::until(last, left, settings.now.today, &settings.holidays, session.lang) {
        countdown = format!("{countdown}, {working}");
    }
    let values = [
        ("day", (&day).into()),
        ("countdown", (&countdown).into()),
        ("title", session.data().title(&line.id).into()),
    ];
    Some(session.lang.with("due-brief-next", &values))
}

fn print(lines: &[&Due], all: &[Due], session: &mut Session<'_>) -> Result<(), CliError> {
    if lines.is_empty() {
        session.voice.tell(&session.lang.text("due-nothing"));
    } else {
        table(lines, session).write(&session.style, session.out)?;
    }
    let hidden = all.iter().filter(|line| is_late(line)).count();
    if hidden > 0 && !lines.iter().any(|line| is_late(line)) {
        session.voice.tell(&session.lang.with("due-also-late", &[("count", hidden.into())]));
    }
    Ok(())
}

fn table(lines: &[&Due], session: &Session<'_>) -> Table {
    let with_lead = session.style.width >= WIDTH_WITH_LEAD;
    let mut columns = vec![
        Column::fixed(session.word("column-last-day")),
        Column::fixed(session.word("column-countdown")),
        Column::id(session.word("column-id")),
        Column::growing(session.word("column-title")),
    ];
    if with_lead {
        columns.push(Column::growing(session.word("column-lead")));
    }
    let mut table = Table::new(columns);
    let rows = lines.iter().filter_map(|line| row(line, with_lead, session));
    rows.for_each(|row| table.push(row));
    table
}

fn row(line: &Due, with_lead: bool, session: &Session<'_>) -> Option<Vec<Cell>> {
    let record = session.data().get(&line.id)?;
    let tone = if is_late(line) { Tone::Alert } else { Tone::Plain };
    let safe = |text: &str| Cell::new(session.style.safe(text));
    let mut row = vec![
        safe(&date::show(line.last_day?)).toned(tone),
        safe(&session.lang.countdown(line.days_left?)).toned(tone),
        Cell::new(record.id.as_str()),
        safe(record.title()),
    ];
    if with_lead {
        row.push(safe(&name::leads(record, session.data(), session.lang)));
    }
    Some(row)
}
