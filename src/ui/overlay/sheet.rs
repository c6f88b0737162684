//! A record line by line: labels left, texts right, links to follow.

use ratatui::style::Style;

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::sheet::{Sheet, label_width, line_height, text_width, with_chart};
use crate::model::{Id, Record};
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::gauge::{Chart, picture};
use crate::view::name;
use crate::view::sheet::{SheetLine, Tone};

/// In more columns a chart says nothing more.
const CHART_MAX: u16 = 100;

impl Draw for Sheet {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        draw(app, self, at, pen);
        None
    }
}

/// A sheet over the screen.
fn draw(app: &App, sheet: &Sheet, at: Rect, pen: &mut Pen<'_>) {
    let Some(record) = app.data().get(&sheet.id) else { return };
    if let Some(heading) = sheet.heading() {
        let text = format!(" {}: {} ", app.lang().word(heading), name::title(record, app.lang()));
        pen.put(at, 0, 0, &text, pen.theme.title_focused);
    } else {
        title_line(app, record, at, pen);
    }
    let cursor = sheet.cursor();
    let (rows, below) = sheet.parts(app.sheet_rect());
    lines(sheet.lines(), cursor.top, Some(cursor.at), rows, pen);
    if let Some((at, chart)) = below.zip(app.chart(&sheet.id)) {
        draw_chart(app, &chart, at, pen);
    }
}

/// The figures of a target over time.
fn draw_chart(app: &App, chart: &Chart, at: Rect, pen: &mut Pen<'_>) {
    let columns = usize::from(at.width.saturating_sub(2).min(CHART_MAX));
    let lines = picture(chart, columns, pen.theme.signs.ascii, app.lang());
    for (y, line) in (0..at.height).zip(lines) {
        let mut x = 1;
        for (text, is_aside) in line {
            let style = if is_aside { pen.theme.aside } else { Style::new() };
            x = pen.put(at, x, y, &text, style);
        }
    }
}

fn title_line(app: &App, record: &Record, at: Rect, pen: &mut Pen<'_>) {
    let kind = name::kind(record, app.lang());
    let x = pen.put(at, 0, 0, &format!(" {kind} "), pen.theme.title_focused);
    pen.put(at, x + 1, 0, &name::full(record, app.lang()), pen.theme.title);
}

/// A record beside the list that it is at hand in: its whole title, as many of its lines as there is room for, and of a target
/// its figures over time.
pub(crate) fn preview(app: &App, id: &Id, at: Rect, pen: &mut Pen<'_>) {
    let Some(record) = app.data().get(id) else { return };
    let used = title(app, record, at, pen);
    let rest = Rect { y: at.y + used, height: at.height.saturating_sub(used), ..at };
    let chart = app.chart(id);
    let (rows, below) = with_chart(rest, chart.is_some());
    lines(&app.sheet(id), 0, None, rows, pen);
    if let Some((at, chart)) = below.zip(chart) {
        draw_chart(app, &chart, at, pen);
    }
}

/// The kind and the whole title, over as many lines as it needs; how many those are.
fn title(app: &App, record: &Record, at: Rect, pen: &mut Pen<'_>) -> u16 {
    let kind = name::kind(record, app.lang());
    pen.put(at, 0, 0, &format!(" {kind} "), pen.theme.heading);
    let text = pen.wrapped(&name::full(record, app.lang()), at.width.saturating_sub(2), 4);
    for (y, line) in (1..).zip(&text) {
        pen.put(at, 1, y, line, pen.theme.title);
    }
    u16::try_from(text.len() + 1).unwrap_or(u16::MAX)
}

/// Lines from `top` on, the one at hand marked.
pub(super) fn lines(lines: &[SheetLine], top: usize, at_hand: Option<usize>, at: Rect, pen: &mut Pen<'_>) {
    let mut y = 0;
    for (place, line) in lines.iter().enumerate().skip(top) {
        let height = line_height(line, at.width).min(at.height.saturating_sub(y));
        if height == 0 {
            break;
        }
        let rect = Rect { y: at.y + y, height, ..at };
        draw_line(line, rect, pen);
        if at_hand == Some(place) {
            pen.mark_with(pen.theme.signs.mark, rect);
        }
        y += height;
    }
}

fn draw_line(line: &SheetLine, at: Rect, pen: &mut Pen<'_>) {
    let label = label_width(at.width);
    let style = match line.tone {
        Tone::Heading => pen.theme.heading,
        Tone::Quote => pen.theme.quote,
        Tone::Alert => pen.theme.overdue,
        Tone::Aside => pen.theme.aside,
        Tone::Rest => pen.theme.link,
        Tone::Plain if line.link.is_some() => pen.theme.link,
        Tone::Plain => Style::new(),
    };
    let (x, mut y) = match (line.label.is_empty(), label) {
        (true, _) => (2, 0),
        (false, 0) => (2, 1),
        (false, _) => (label + 2, 0),
    };
    if !line.label.is_empty() {
        let room = if label == 0 { at.width } else { label };
        pen.put_within(at, 1, 0, room, &line.label, pen.theme.aside);
    }
    for text in pen.wrapped(&line.text, text_width(line, at.width), usize::from(at.height)) {
        pen.put(at, x, y, &text, style);
        y += 1;
    }
}
