//! The month calendar: a box with a week a line, over whatever field it was opened for.

use ratatui::style::{Modifier, Style};

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::calendar::{Calendar, DAY};
use crate::model::{Date, date};
use crate::text::Words;
use crate::ui::pen::Pen;

impl Draw for Calendar {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        draw(app, self, at, pen);
        None
    }

    fn title(&self, app: &App) -> String {
        title(app, self)
    }
}

fn draw(app: &App, calendar: &Calendar, at: Rect, pen: &mut Pen<'_>) {
    weekdays(app, at, pen);
    weeks(app, calendar, at, pen);
    foot(app, calendar, at, pen);
}

fn title(app: &App, calendar: &Calendar) -> String {
    let day = calendar.day();
    let (month, year) = (day.month().to_string(), day.year().to_string());
    app.lang().say("calendar-title", &[("month", month.as_str().into()), ("year", year.as_str().into())])
}

/// The weeks between the names of the days and the foot; where there is no room for all, the one at hand is among them.
fn weeks(app: &App, calendar: &Calendar, at: Rect, pen: &mut Pen<'_>) {
    let weeks: Vec<_> = calendar.weeks().collect();
    let room = usize::from(at.height.saturating_sub(2));
    let here = weeks.iter().position(|week| week.contains(&calendar.day())).unwrap_or(0);
    let first = (here + 1).saturating_sub(room);
    for (y, week) in (1..).zip(weeks.into_iter().skip(first).take(room)) {
        for (column, day) in (0..).zip(week) {
            let width = at.width.saturating_sub(column * DAY).min(DAY);
            let cell = Rect { x: at.x + column * DAY, y: at.y + y, width, height: 1 };
            draw_day(app, calendar, day, cell, pen);
        }
    }
}

fn weekdays(app: &App, at: Rect, pen: &mut Pen<'_>) {
    for (column, n) in (0..).zip(1..=7) {
        let name = app.lang().word(&format!("weekday-short-{n}"));
        pen.put_within(at, column * DAY + 1, 0, DAY - 1, &name, pen.theme.aside);
    }
}

/// The day at hand in brackets, today behind the line of the timeline, a sign for what is due. Days on which nobody
/// works, and those of other months, stand back.
fn draw_day(app: &App, calendar: &Calendar, day: Date, at: Rect, pen: &mut Pen<'_>) {
    let mark = calendar.mark(day);
    let style = if mark.is_late {
        pen.theme.overdue
    } else if mark.count > 0 {
        pen.theme.soon
    } else if day.month() == calendar.day().month() && app.holidays().is_worked(day) {
        Style::new()
    } else {
        pen.theme.aside
    };
    let signs = pen.theme.signs;
    let due = match mark.count {
        0 => " ",
        _ if mark.is_late => signs.late,
        _ => signs.due,
    };
    let at_hand = day == calendar.day();
    let style = if at_hand { style.add_modifier(Modifier::BOLD | Modifier::REVERSED) } else { style };
    let before = match () {
        () if at_hand => "[",
        () if day == calendar.today() => signs.today,
        () => " ",
    };
    let after = if at_hand { "]" } else { due };
    pen.put(at, 0, 0, &format!("{before}{:>2}{after}", day.day()), style);
}

/// The day at hand in words, and what is due on it.
fn foot(app: &App, calendar: &Calendar, inside: Rect, pen: &mut Pen<'_>) {
    let (lang, day) = (app.lang(), calendar.day());
    let last = inside.height.saturating_sub(1);
    let mut text = lang.long_day(day);
    if calendar.mark(day).count > 0 {
        let due = lang.with("calendar-due", &[("n", calendar.mark(day).count.into())]);
        text = format!("{} {} {due}", date::show(day), pen.theme.signs.dot);
    }
    let line = Rect { y: inside.y + last, height: inside.height.min(1), ..inside };
    pen.clear(line);
    pen.put(line, 1, 0, &text, Style::new());
}
