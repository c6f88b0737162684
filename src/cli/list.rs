//! `cncl list`: the records of one kind or several.

mod columns;

use super::args::List;
use super::output::{Format, write_items, write_tabs};
use super::session::Session;
use super::sort::{Sort, names};
use super::style::Tone;
use super::table::{Cell, Column, Table};
use super::{CliError, Exit, as_of, item, read, views};
use crate::model::clarity::{self, Clarity};
use crate::model::{Body, Condition, Kind, Record, date};
use crate::search::Filter;
use crate::text::Words as _;
use crate::view::{gauge, name};

pub(super) fn run(args: &List, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let kinds = read::kinds(&args.kinds)?;
    let format = if args.tsv { Format::Tabs } else { Format::from(&args.machine) };
    let (filter, _) = views::narrowed(&args.narrow, session)?;
    let columns = columns::read(&args.columns, &kinds)?;
    let records = chosen(args, &kinds, &filter, session)?;
    match format {
        Format::Tabs if !columns.is_empty() => {
            write_tabs(&columns, item::items(records, session)?.into_iter(), session.out)?;
        }
        Format::Text if records.is_empty() => session.voice.tell(&session.lang.text("list-nothing")),
        Format::Text if !columns.is_empty() => {
            columns::table(&records, &columns, session)?.write(&session.style, session.out)?;
        }
        Format::Text => table(&records, &kinds, &filter, session).write(&session.style, session.out)?,
        Format::Tabs => {
            let items = item::items(records, session)?;
            write_tabs(&names(&kinds), items.into_iter(), session.out)?;
        }
        format => {
            let items = item::items(records, session)?;
            write_items(format, items.into_iter(), session.out)?;
        }
    }
    Ok(Exit::Ok)
}

/// The records that were asked for, in the order that was asked for.
fn chosen<'a>(
    args: &List,
    kinds: &[Kind],
    filter: &Filter,
    session: &'a Session<'_>,
) -> Result<Vec<&'a Record>, CliError> {
    let now = session.settings.now;
    let sort = args.sort.as_deref().map(|text| Sort::read(text, kinds)).transpose()?;
    let limit = read::limit(args.limit.as_deref())?.unwrap_or(usize::MAX);
    let day = args.as_of.as_deref().map(|text| read::last_of("--as-of", text, now.today)).transpose()?;
    let data = session.data();
    let passing = session.passing(filter)?;
    let mut records: Vec<&Record> = kinds
        .iter()
        .flat_map(|kind| data.of(*kind))
        .filter(|record| day.is_none_or(|day| as_of::was_there(record, data, day)))
        .filter(|record| passing.accepts(record))
        .collect();
    if let Some(sort) = sort {
        sort.sort(&mut records, data, now);
    }
    records.truncate(limit);
    Ok(records)
}

fn table(records: &[&Record], kinds: &[Kind], filter: &Filter, session: &Session<'_>) -> Table {
    let fact = Fact::of(kinds, filter);
    let told = session.word(fact.heading());
    let mut table = Table::new(vec![
        Column::id(session.word("column-id")),
        Column::growing(session.word("column-title")),
        if fact == Fact::Missing { Column::growing(told) } else { Column::fixed(told) },
    ]);
    for record in records {
        let told = match fact {
            Fact::Missing => missing(record, session),
            Fact::Kind => kind(record, session),
            Fact::Own(_) => self::fact(record, session),
        };
        let title = session.style.safe(record.title());
        table.push(vec![Cell::new(record.id.as_str()), Cell::new(title), told]);
    }
    table
}

/// What is told of each record beside the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    /// Which clarities it lacks, where that was asked for.
    Missing,
    /// Of what kind it is, where there are several.
    Kind,
    /// What matters most in its kind.
    Own(Kind),
}

impl Fact {
    fn of(kinds: &[Kind], filter: &Filter) -> Self {
        match kinds {
            _ if filter.asks_what_is_unclear() => Self::Missing,
            [kind] => Self::Own(*kind),
            _ => Self::Kind,
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Missing => "column-missing",
            Self::Kind => "column-kind",
            Self::Own(kind) => fact_heading(kind),
        }
    }
}

/// What a task lacks, in few words.
fn missing(record: &Record, session: &Session<'_>) -> Cell {
    let short = |lacking: Clarity| session.lang.word(&format!("clarity-short-{}", lacking.word()));
    let all: Vec<String> = clarity::missing(record).into_iter().map(short).collect();
    Cell::new(session.style.safe(&all.join(", ")))
}

fn kind(record: &Record, session: &Session<'_>) -> Cell {
    Cell::new(session.style.safe(&name::kind(record, session.lang))).toned(Tone::Faint)
}

fn fact_heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Document => "column-number",
        Kind::Assessment => "column-day",
        Kind::Catalogue => "column-period",
        Kind::Technology | Kind::Product => "column-ordinal",
        Kind::Agency => "column-short",
        Kind::Task | Kind::Milestone => "column-last-day",
        Kind::Target => "column-wanted",
        Kind::Other => "column-kind",
    }
}

fn fact(record: &Record, session: &Session<'_>) -> Cell {
    let day = |day: Option<crate::model::Date>| day.map(date::show).unwrap_or_default();
    let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    let text = match &record.body {
        Body::Document(document) => match document.date_issued {
            Some(day) if !document.number.is_empty() => format!("{} ({})", document.number, date::show(day)),
            _ => name::brief(record, session.lang),
        },
        Body::Assessment(assessment) => day(assessment.on),
        Body::Catalogue(catalogue) => period(catalogue.period_start, catalogue.period_end),
        Body::Technology(technology) => number(technology.ordinal),
        Body::Product(product) => number(product.ordinal),
        Body::Agency(_) => name::brief(record, session.lang),
        Body::Other(other) => other.kind.to_string(),
        Body::Target(target) => {
            let horizon = target.horizon.map(|year| format!(" ({year})")).unwrap_or_default();
            format!("{}{horizon}", gauge::wanted(target, session.lang))
        }
        Body::Task(_) | Body::Milestone(_) => return last_day(record, session),
    };
    Cell::new(session.style.safe(&text))
}

fn period(from: Option<i16>, to: Option<i16>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(year), None) | (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    }
}

/// The last day, or the words for how the record stands where it has none.
fn last_day(record: &Record, session: &Session<'_>) -> Cell {
    let now = session.settings.now;
    let condition = now.condition(record);
    let text = match (now.last_day(record), condition) {
        (Some(day), _) => date::show(day),
        (None, Some(condition)) => name::condition(record, condition, session.lang),
        (None, None) => String::new(),
    };
    let tone = if condition == Some(Condition::Overdue) { Tone::Alert } else { Tone::Plain };
    Cell::new(session.style.safe(&text)).toned(tone)
}
