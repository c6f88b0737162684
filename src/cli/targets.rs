//! `cncl targets`: how the targets stand, in groups: the picture of the program's screen as plain text.

use std::io;

use serde_json::{Value, json};

use super::args::Targets as Args;
use super::output::{Format, write_items};
use super::session::Session;
use super::style::Tone;
use super::table::{Cell, Column, Table};
use super::{CliError, Exit, item, views};
use crate::model::Record;
use crate::text::{self, Message, nearest};
use crate::view::gauge::{Gauge, Verdict, amount, wanted};
use crate::view::target::{Group, Grouping, Tally, groups};

/// A narrower table has no room for the pictures.
const WIDTH_WITH_SPARK: usize = 100;
/// As many measurements as a row shows.
const SPARK: usize = 8;

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let now = session.settings.now;
    let (filter, view) = views::narrowed(&args.narrow, session)?;
    // A view may say how its targets are grouped; whoever says otherwise is obeyed.
    // A view of another screen is grouped by what means nothing here.
    let known = |word: &&str| Grouping::of_word(word).is_some();
    let by = args.by.as_deref().or_else(|| view.as_ref()?.group.as_deref().filter(known));
    let grouping = by.map_or(Ok(Grouping::default()), grouping)?;
    let data = session.data();
    let passing = session.passing(&filter)?;
    let keep = |record: &Record| passing.accepts(record);
    let groups = groups(data, now, &Tally::of(data, now), grouping, keep);
    match Format::from(&args.machine) {
        Format::Text => print(&groups, session)?,
        format => write_items(format, items(&groups, session)?.into_iter(), session.out)?,
    }
    Ok(Exit::Ok)
}

fn grouping(word: &str) -> Result<Grouping, CliError> {
    let words = || Grouping::ALL.iter().map(|row| row.1);
    Grouping::of_word(word.trim()).ok_or_else(|| {
        let message = Message::new("error-targets-by").with("value", word);
        let message = message.with("among", words().collect::<Vec<_>>().join(", "));
        CliError::Usage(message.with_nearest(nearest(word, words())))
    })
}

/// The targets as scripts get them: the record, and how it stands.
fn items(groups: &[Group], session: &Session<'_>) -> io::Result<Vec<Value>> {
    let data = session.data();
    let targets = groups.iter().flat_map(|group| &group.targets);
    let maker = item::Items::new(data, session.settings);
    let one = |record: &Record, gauge: &Gauge| -> io::Result<Value> {
        let mut item = maker.of(record)?;
        item["verdict"] = json!(gauge.verdict.word());
        item["value"] = json!(gauge.value);
        item["value_on"] = json!(gauge.on);
        item["counted"] = json!(gauge.is_counted);
        item["gap"] = json!(gauge.pace.map(|pace| pace.gap));
        item["pace_per_year"] = json!(gauge.pace.and_then(|pace| pace.per_year));
        item["reason"] = json!(record.as_target().map(|target| gauge.reason(target, session.lang)));
        Ok(item)
    };
    targets
        .filter_map(|(id, gauge)| Some((data.get(id)?, gauge)))
        .map(|(record, gauge)| one(record, gauge))
        .collect()
}

fn print(groups: &[Group], session: &mut Session<'_>) -> Result<(), CliError> {
    if groups.is_empty() {
        session.voice.tell(&session.lang.text("targets-nothing"));
    }
    for (place, group) in groups.iter().enumerate() {
        let title = group.common.title(session.data(), session.lang);
        let head = session.style.safe(&format!("{title} ({})", group.targets.len()));
        let verdicts = session.style.safe(&group.verdicts.said(session.lang));
        let gap = if place == 0 { "" } else { "\n" };
        writeln!(session.out, "{gap}{}: {verdicts}", session.style.paint(&head, Tone::Strong))?;
        table(group, session).write(&session.style, session.out)?;
    }
    Ok(())
}

fn table(group: &Group, session: &Session<'_>) -> Table {
    let with_spark = session.style.width >= WIDTH_WITH_SPARK;
    let mut columns = vec![
        Column::fixed(session.word("target-verdict")),
        Column::fixed(session.word("target-value")),
        Column::fixed(session.word("target-wanted")),
        Column::fixed(session.word("column-year")),
        Column::id(session.word("column-id")),
        Column::growing(session.word("column-title")),
    ];
    if with_spark {
        columns.insert(2, Column::fixed(session.word("column-trend")));
    }
    let mut table = Table::new(columns);
    let rows = group.targets.iter().filter_map(|(id, gauge)| Some((session.data().get(id)?, gauge)));
    rows.filter_map(|(record, gauge)| row(record, gauge, with_spark, session))
        .for_each(|row| table.push(row));
    table
}

fn row(record: &Record, gauge: &Gauge, with_spark: bool, session: &Session<'_>) -> Option<Vec<Cell>> {
    let target = record.as_target()?;
    let safe = |text: &str| Cell::new(session.style.safe(text));
    let tone = match gauge.verdict {
        _ if gauge.is_alarming() => Tone::Alert,
        Verdict::NoData | Verdict::NotMeasurable => Tone::Faint,
        _ => Tone::Plain,
    };
    let value = gauge.value.map_or_else(String::new, |value| amount(target, value, session.lang));
    let mut row = vec![
        safe(&session.lang.text(gauge.verdict.label())).toned(tone),
        safe(&value),
        safe(&wanted(target, session.lang)),
        safe(&target.horizon.map_or_else(String::new, |year| year.to_string())),
        Cell::new(record.id.as_str()),
        safe(record.title()),
    ];
    if with_spark {
        row.insert(2, Cell::new(text::spark(&gauge.values, SPARK, session.style.ascii())));
    }
    Some(row)
}
