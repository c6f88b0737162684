//! `cncl show`: one record, whole, with what it rests on and what links to it.

use super::args::Show;
use super::output::{Format, write_items};
use super::session::Session;
use super::style::{Style, Tone};
use super::{CliError, Exit, item, resolve_id};
use crate::model::Record;
use crate::text::{Words as _, width};
use crate::view::sheet::{self, SheetLine};
use crate::view::{gauge, name, target};

/// Longer lines are hard to read, however wide the terminal.
const WIDTH_MAX: usize = 100;
/// A longer label does not push the texts of the others aside.
const LABEL_MAX: usize = 24;

pub(super) fn run(args: &Show, session: &mut Session<'_>) -> Result<Exit, CliError> {
    if args.json {
        let item = item::item(resolve_id::record(&args.id, session)?, session)?;
        write_items(Format::Json, std::iter::once(item), session.out)?;
    } else {
        let record = resolve_id::record(&args.id, session)?;
        let mut lines = page(record, session);
        lines.extend(chart(record, session));
        lines.iter().try_for_each(|line| writeln!(session.out, "{line}"))?;
    }
    Ok(Exit::Ok)
}

/// The lines of a record as they are printed.
fn page(record: &Record, session: &Session<'_>) -> Vec<String> {
    let mut sheet = head(record, session);
    sheet.extend(sheet::sheet(
        record,
        session.data(),
        session.settings.now,
        session.lang,
        &session.settings.holidays,
    ));
    let safe = |line: SheetLine| {
        let text = session.style.safe(&line.text);
        SheetLine { label: session.style.safe(&line.label), text, ..line }
    };
    let sheet: Vec<SheetLine> = sheet.into_iter().map(safe).collect();
    let title = session.style.safe(name::title(record, session.lang));
    let cols = session.style.width.min(WIDTH_MAX);
    let title = session.style.wrap(&title, cols, usize::MAX).into_iter();
    let mut lines: Vec<String> = title.map(|line| session.style.paint(&line, Tone::Strong)).collect();
    let indent = label_width(&sheet) + 2;
    for line in &sheet {
        push(line, indent, cols, session, &mut lines);
    }
    lines
}

/// The figures of a target over time, below its lines; none where there is nothing to draw.
fn chart(record: &Record, session: &Session<'_>) -> Vec<String> {
    let (style, data, now) = (&session.style, session.data(), session.settings.now);
    let counted = target::count(record, data, now);
    let chart = record.as_target().and_then(|of| gauge::chart(record, of, data, now, counted.as_ref()));
    let Some(chart) = chart else { return Vec::new() };
    let lines = gauge::picture(&chart, style.width.min(WIDTH_MAX), style.ascii(), session.lang);
    let paint = |(text, is_aside): &gauge::Piece| {
        style.paint(&style.safe(text), if *is_aside { Tone::Faint } else { Tone::Plain })
    };
    let lines = lines.iter().map(|line| line.iter().map(paint).collect::<String>());
    [String::new()].into_iter().chain(lines.map(|line| line.trim_end().to_owned())).collect()
}

/// What the sheet leaves out, because a screen shows it elsewhere.
fn head(record: &Record, session: &Session<'_>) -> Vec<SheetLine> {
    let line = |label: &str, text: String| SheetLine {
        label: session.lang.word(label),
        text,
        link: None,
        tone: sheet::Tone::Plain,
    };
    vec![line("column-id", record.id.to_string()), line("column-kind", name::kind(record, session.lang))]
}

/// The lines of a text. A link is followed by its id, so that it can be shown next; an id is never broken.
fn broken(line: &SheetLine, cols: usize, style: &Style) -> Vec<String> {
    let mut lines = style.wrap(&line.text, cols, usize::MAX);
    let Some(id) = line.link.as_ref().filter(|id| id.as_str() != line.text) else { return lines };
    let id = format!("[{id}]");
    match lines.last_mut() {
        Some(last) if width(last) + 1 + width(&id) <= cols => *last = format!("{last} {id}"),
        _ => lines.push(id),
    }
    lines
}

fn label_width(sheet: &[SheetLine]) -> usize {
    sheet.iter().map(|line| width(&line.label)).filter(|cols| *cols <= LABEL_MAX).max().unwrap_or(0)
}

/// Adds a line of the sheet: the label, and the text beside it in as many lines as it takes.
fn push(line: &SheetLine, indent: usize, cols: usize, session: &Session<'_>, lines: &mut Vec<String>) {
    let style = &session.style;
    let tone = match line.tone {
        sheet::Tone::Heading => {
            lines.push(String::new());
            lines.push(style.paint(&line.text, Tone::Strong));
            return;
        }
        sheet::Tone::Alert => Tone::Alert,
        sheet::Tone::Aside | sheet::Tone::Rest => Tone::Faint,
        sheet::Tone::Plain | sheet::Tone::Quote => Tone::Plain,
    };
    let text = broken(line, cols.saturating_sub(indent).max(1), style);
    let label_cols = width(&line.label);
    let mut label = style.paint(&line.label, Tone::Faint);
    if label_cols + 2 > indent {
        lines.push(std::mem::take(&mut label));
    }
    for part in text {
        let gap = if label.is_empty() { indent } else { indent - label_cols };
        lines.push(format!("{label}{}{}", " ".repeat(gap), style.paint(&part, tone)));
        label.clear();
    }
}
