//! `cncl summary`: how the tasks of each agency, document, person or technology stand, and what was open and overdue week by
//! week, from the same figures as the program's screen.

use serde_json::{Value, json};

use super::args::Summary as Args;
use super::output::{Format, write_items, write_tabs};
use super::session::Session;
use super::style::Tone;
use super::table::{Cell, Column, Table};
use super::{CliError, Exit, views};
use crate::model::Record;
use crate::text::{Message, Words as _, nearest};
use crate::view::summary::burn_down::{BurnDown, Week};
use crate::view::summary::{Figures, Grouping, Row, State, Summary, summary};

/// Cells of a bar.
const BAR: usize = 16;
/// Lines of a chart.
const CHART: usize = 12;

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let now = session.settings.now;
    let (filter, view) = views::narrowed(&args.narrow, session)?;
    // A view of another screen may be grouped by what means nothing here.
    let known = |word: &&str| Grouping::of_word(word).is_some();
    let by = args.by.as_deref().or_else(|| view.as_ref()?.group.as_deref().filter(known));
    let by = by.map_or(Ok(Grouping::default()), grouping)?;
    let passing = session.passing(&filter)?;
    let found = summary(session.data(), now, by, |record: &Record| passing.accepts(record));
    let format = if args.tsv { Format::Tabs } else { Format::from(&args.machine) };
    let done =
        if args.burn_down { weeks(&found.all, format, session) } else { rows(&found, format, session) };
    done.map(|()| Exit::Ok)
}

fn grouping(word: &str) -> Result<Grouping, CliError> {
    let words = || Grouping::ALL.map(Grouping::word);
    Grouping::of_word(word.trim()).ok_or_else(|| {
        let message = Message::new("error-summary-by").with("value", word).with("among", words().join(", "));
        CliError::Usage(message.with_nearest(nearest(word, words())))
    })
}

fn rows(found: &Summary, format: Format, session: &mut Session<'_>) -> Result<(), CliError> {
    let items = || found.rows.iter().map(|row| item(row, found.by, session));
    match format {
        Format::Text if found.rows.is_empty() => session.voice.tell(&session.lang.text("list-nothing")),
        Format::Text => {
            table(found, session).write(&session.style, session.out)?;
            let legend = session.style.safe(&legend(found.all.figures, session));
            for line in session.style.wrap(&legend, session.style.width, usize::MAX) {
                writeln!(session.out, "{}", session.style.paint(&line, Tone::Faint))?;
            }
        }
        Format::Tabs => {
            let names: Vec<&str> = ["kind", "id", "title", "total"].into_iter().chain(words()).collect();
            let items: Vec<Value> = items().collect();
            write_tabs(&names, items.into_iter(), session.out)?;
        }
        format => {
            let items: Vec<Value> = items().collect();
            write_items(format, items.into_iter(), session.out)?;
        }
    }
    Ok(())
}

/// The words of the states.
fn words() -> impl Iterator<Item = &'static str> {
    State::ALL.into_iter().map(State::word)
}

/// A row as scripts get it: the record that it is about, if it is about one, and its figures, which add up to the total.
fn item(row: &Row, by: Grouping, session: &Session<'_>) -> Value {
    let record = row.group.id().and_then(|id| session.data().get(id));
    let mut item = json!({
        "kind": record.map(|record| record.kind().name()),
        "id": row.group.id(),
        "title": row.group.name(by, session.data(), session.lang),
        "by": by.word(),
        "total": row.figures.total(),
    });
    for state in State::ALL {
        item[state.word()] = json!(row.figures.of(state));
    }
    if row.is_sample {
        item["sample"] = json!(true);
    }
    item
}

fn table(found: &Summary, session: &Session<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::growing(session.word(found.by.column())),
        Column::fixed(""),
        Column::growing(session.word("column-figures")),
    ]);
    for row in found.rows.iter().chain([&found.all]) {
        let name = session.style.safe(&row.group.name(found.by, session.data(), session.lang));
        let figures: Vec<String> = row.figures.said(session.lang).into_iter().map(|(_, said)| said).collect();
        let tone = if row.figures.of(State::Late) > 0 { Tone::Alert } else { Tone::Plain };
        table.push(vec![
            Cell::new(name),
            Cell::new(bar(row.figures, session.style.is_ascii())).toned(tone),
            Cell::new(session.style.safe(&figures.join(" · "))),
        ]);
    }
    table
}

fn bar(figures: Figures, ascii: bool) -> String {
    figures.bar(BAR).into_iter().map(|(state, cells)| state.sign(ascii).repeat(cells)).collect()
}

/// What the signs of the bars mean, as far as there are any of them.
fn legend(figures: Figures, session: &Session<'_>) -> String {
    let sign = |state: State| state.sign(session.style.is_ascii());
    let said =
        figures.counted().map(|(state, _)| format!("{} {}", sign(state), session.lang.word(state.label())));
    said.collect::<Vec<_>>().join("   ")
}

fn weeks(all: &Row, format: Format, session: &mut Session<'_>) -> Result<(), CliError> {
    let item = |week: Week| {
        let mut item = json!({"last_day": week.last_day, "open": week.open, "overdue": week.overdue});
        if all.is_sample {
            item["sample"] = json!(true);
        }
        item
    };
    let items = all.burn_down.weeks().map(item);
    match format {
        Format::Text => chart(&all.burn_down, session)?,
        Format::Tabs => write_tabs(&["last_day", "open", "overdue"], items, session.out)?,
        format => write_items(format, items, session.out)?,
    }
    // Of what is left out a script is told as well.
    if let Some(missing) = all.burn_down.said_missing(session.lang) {
        session.voice.tell(&missing);
    }
    Ok(())
}

fn chart(burn_down: &BurnDown, session: &mut Session<'_>) -> Result<(), CliError> {
    let style = session.style;
    let Some(chart) = burn_down.chart(style.width, CHART, style.is_ascii()) else {
        session.voice.tell(&session.lang.text("burn-down-nothing"));
        return Ok(());
    };
    let now = burn_down.now();
    for (id, n, (columns, most), tone) in [
        ("burn-down-open", now.open, &chart.open, Tone::Plain),
        ("burn-down-overdue", now.overdue, &chart.overdue, Tone::Alert),
    ] {
        let said = session.lang.with(id, &[("n", n.into()), ("most", (*most).into())]);
        writeln!(session.out, "{}", style.paint(&style.safe(&said), Tone::Strong))?;
        for line in columns {
            writeln!(session.out, "{}", style.paint(line.trim_end(), tone))?;
        }
    }
    writeln!(session.out, "{}", style.paint(&chart.axis(), Tone::Faint))?;
    Ok(())
}
