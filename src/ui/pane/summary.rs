//! Đơn vị: how the tasks of each agency, document, person or technology stand, as a bar and in figures; beside the list, or
//! below it, what was open and overdue week by week.

use ratatui::style::Style;

use super::list;
use crate::app::App;
use crate::app::desk::Subject;
use crate::app::layout::Rect;
use crate::app::pane::summary::row_lines;
use crate::app::screen::Pane;
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::summary::burn_down::{BurnDown, Chart};
use crate::view::summary::{Figures, Group, Row, State};

/// Cells of a bar, where there is room for figures beside it.
const BAR: u16 = 16;
/// Columns that a row keeps for what is said of it: a narrower one has a shorter bar.
const FIGURES: u16 = 24;
/// The most lines of a name above its figures.
const NAME: usize = 3;

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let summary = app.summary();
    if summary.rows().is_empty() {
        list::empty(app, Pane::Summary, at, pen);
    }
    let lines = row_lines(at.width);
    let mut y = 0;
    for (place, row) in summary.rows().iter().enumerate().skip(summary.cursor().top) {
        let height = lines.min(at.height.saturating_sub(y));
        if height == 0 {
            break;
        }
        let slot = Rect { y: at.y + y, height, ..at };
        line(app, row, lines, slot, pen);
        if place == summary.cursor().at && app.focused() == Pane::Summary {
            pen.mark_with(pen.theme.signs.mark, slot);
        }
        y += height;
    }
}

/// What the rows are, for the title of the pane.
pub(super) fn caption(app: &App) -> String {
    app.lang().word(app.summary().by().label())
}

/// One row: in two lines, in one with everything beside each other, or the name alone with what is late.
fn line(app: &App, row: &Row, lines: u16, at: Rect, pen: &mut Pen<'_>) {
    let name = row.group.name(app.summary().by(), app.data(), app.lang());
    let style = if row.group == Group::All { pen.theme.title } else { Style::new() };
    if lines == 2 {
        pen.put(at, 2, 0, &name, style);
        let bar = BAR.min(at.width.saturating_sub(FIGURES));
        let x = draw_bar(row.figures, bar, (2, 1), at, pen);
        figures(app, row.figures, (x + 1, 1), at, pen);
    } else if at.width >= BAR + 2 * FIGURES {
        let name_width = at.width * 2 / 5;
        let bar = (at.width / 6).max(BAR);
        pen.put_within(at, 2, 0, name_width, &name, style);
        let x = draw_bar(row.figures, bar, (name_width + 3, 0), at, pen);
        figures(app, row.figures, (x + 1, 0), at, pen);
    } else {
        let late = row.figures.of(State::Late);
        let said = if late > 0 { format!("{}{late} ", pen.theme.signs.late) } else { String::new() };
        let x = pen.put(at, 1, 0, &said, pen.theme.overdue);
        pen.put(at, x, 0, &name, style);
    }
}

/// How a part of a bar looks; its sign tells it apart as well.
fn style(state: State, pen: &Pen<'_>) -> Style {
    match state {
        State::Done => pen.theme.bar_done,
        State::Late => pen.theme.bar_late,
        State::Doing => pen.theme.bar_doing,
        State::NotBegun | State::Unknown | State::Paused => pen.theme.bar_open,
    }
}

/// A bar at a column of a line. Returns the column behind it.
fn draw_bar(figures: Figures, cells: u16, (x, y): (u16, u16), at: Rect, pen: &mut Pen<'_>) -> u16 {
    let mut end = x;
    for (state, cells) in figures.bar(usize::from(cells)) {
        let signs = state.sign(pen.theme.signs.ascii).repeat(cells);
        end = pen.put(at, end, y, &signs, style(state, pen));
    }
    end
}

/// The figures in words from a column of a line on, as many of them as there is room for: half a count is worse than none.
fn figures(app: &App, figures: Figures, (mut x, y): (u16, u16), at: Rect, pen: &mut Pen<'_>) {
    let dot = format!(" {} ", pen.theme.signs.dot);
    for (place, (state, said)) in figures.said(app.lang()).into_iter().enumerate() {
        if place > 0 {
            if x + pen.width(&dot) + pen.width(&said) > at.width {
                break;
            }
            x = pen.put(at, x, y, &dot, pen.theme.aside);
        }
        let style = if state == State::Late { pen.theme.overdue } else { pen.theme.aside };
        x = pen.put(at, x, y, &said, style);
    }
}

/// The row at hand, whole: its name, each figure with its sign in the bar, and the weeks.
pub(super) fn side(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let Some(row) = row_told(app) else { return };
    let lang = app.lang();
    let name = row.group.name(app.summary().by(), app.data(), lang);
    let mut y = 0;
    for line in pen.wrapped(&name, at.width.saturating_sub(2), NAME) {
        pen.put(at, 1, y, &line, pen.theme.title);
        y += 1;
    }
    let total = lang.with("summary-total", &[("n", row.figures.total().into())]);
    pen.put(at, 1, y, &total, Style::new());
    y += 1;
    for (state, count) in row.figures.counted() {
        let x = pen.put(at, 1, y, state.sign(pen.theme.signs.ascii), style(state, pen));
        let text = if state == State::Late { pen.theme.overdue } else { Style::new() };
        pen.put(at, x + 1, y, &format!("{count} {}", lang.word(state.label())), text);
        y += 1;
    }
    let rest = Rect { y: at.y + y, height: at.height.saturating_sub(y), ..at };
    weeks(app, &row.burn_down, rest.below_title(), pen);
}

/// The row that is told at length.
fn row_told(app: &App) -> Option<&Row> {
    let Subject::Group(group) = app.told() else { return None };
    app.summary().rows().iter().find(|row| row.group == *group)
}

/// Lines of a chart beside its columns: what each count is, and the days below them.
const AROUND: u16 = 3;
/// A chart that is higher says no more.
const HIGHEST: u16 = 14;

/// What was open and overdue week by week, and what is left out of it.
fn weeks(app: &App, burn_down: &BurnDown, at: Rect, pen: &mut Pen<'_>) {
    let width = at.width.saturating_sub(2);
    let missing = burn_down.said_missing(app.lang());
    let missing = missing.map_or_else(Vec::new, |said| pen.wrapped(&said, width, NAME));
    let taken = AROUND + u16::try_from(missing.len()).unwrap_or(AROUND);
    let lines = at.height.saturating_sub(taken).min(HIGHEST);
    let mut y = 0;
    if let Some(chart) = burn_down.chart(usize::from(width), usize::from(lines), pen.theme.signs.ascii) {
        let [open, overdue] = said(app, burn_down, &chart);
        for (said, columns, style) in
            [(open, &chart.open.0, Style::new()), (overdue, &chart.overdue.0, pen.theme.bar_late)]
        {
            pen.put(at, 1, y, &said, pen.theme.aside);
            for line in columns {
                y += 1;
                pen.put(at, 1, y, line, style);
            }
            y += 1;
        }
        pen.put(at, 1, y, &chart.axis(), pen.theme.aside);
        y += 1;
    }
    for line in missing {
        pen.put(at, 1, y, &line, pen.theme.aside);
        y += 1;
    }
}

/// `Chưa xong 34, cao nhất 58`, and the same of what is overdue.
fn said(app: &App, burn_down: &BurnDown, chart: &Chart) -> [String; 2] {
    let now = burn_down.now();
    let counts =
        [("burn-down-open", now.open, chart.open.1), ("burn-down-overdue", now.overdue, chart.overdue.1)];
    counts.map(|(id, n, most)| app.lang().with(id, &[("n", n.into()), ("most", most.into())]))
}

/// Below the list, where there is no room beside it: the figures whole, and the weeks in a line for each count.
pub(in crate::ui) fn strip(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let Some(row) = row_told(app) else { return };
    figures(app, row.figures, (1, 1), at, pen);
    let labels = ["summary-open", "summary-late"].map(|id| app.lang().word(id));
    let label = labels.iter().map(|label| pen.width(label)).max().unwrap_or_default();
    let width = at.width.saturating_sub(label + 3);
    let Some(chart) = row.burn_down.chart(usize::from(width), 2, pen.theme.signs.ascii) else { return };
    let counts = [(chart.open.0, Style::new()), (chart.overdue.0, pen.theme.bar_late)];
    for (y, (label_text, (columns, style))) in (2..).zip(labels.iter().zip(counts)) {
        pen.put(at, 1, y, label_text, pen.theme.aside);
        pen.put(at, label + 2, y, columns.first().map_or("", String::as_str), style);
    }
}
