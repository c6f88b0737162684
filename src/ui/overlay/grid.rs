//! The grid of a month: the days of the week, a week a line, and the day at hand; for the layers that show one.

use ratatui::style::{Modifier, Style};

use crate::app::App;
use crate::app::day_cursor::{DAY, DayCursor};
use crate::app::layout::Rect;
use crate::model::{Date, date};
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::month::{Deadlines, weeks};

/// A month.
pub(super) struct Grid<'a> {
    pub(super) cursor: &'a DayCursor,
    pub(super) due: &'a Deadlines,
    /// Columns of a day.
    pub(super) day: u16,
    /// Lines below the weeks, the first of which says the day at hand.
    pub(super) foot: u16,
}

impl Grid<'_> {
    /// Draws it; `day` draws a day into its cell. Returns the lines below that of the day at hand.
    pub(super) fn draw(
        &self,
        app: &App,
        at: Rect,
        pen: &mut Pen<'_>,
        day: impl Fn(Date, Rect, &mut Pen<'_>),
    ) -> Rect {
        self.weekdays(app, at, pen);
        self.weeks(at, pen, day);
        self.foot(app, at, pen)
    }

    fn weekdays(&self, app: &App, at: Rect, pen: &mut Pen<'_>) {
        for (column, n) in (0..).zip(1..=7) {
            let name = app.lang().word(&format!("weekday-short-{n}"));
            pen.put_within(at, column * self.day + 1, 0, DAY - 1, &name, pen.theme.aside);
        }
    }

    /// The weeks between the names of the days and the foot; where there is no room for all, the one at hand is among them.
    fn weeks(&self, at: Rect, pen: &mut Pen<'_>, day: impl Fn(Date, Rect, &mut Pen<'_>)) {
        let weeks: Vec<_> = weeks(self.cursor.day()).collect();
        let room = usize::from(at.height.saturating_sub(1 + self.foot));
        let here = weeks.iter().position(|week| week.contains(&self.cursor.day())).unwrap_or(0);
        let first = (here + 1).saturating_sub(room);
        for (y, week) in (1..).zip(weeks.into_iter().skip(first).take(room)) {
            for (column, of) in (0..).zip(week) {
                let width = at.width.saturating_sub(column * self.day).min(self.day);
                day(of, Rect { x: at.x + column * self.day, y: at.y + y, width, height: 1 }, pen);
            }
        }
    }

    /// The day at hand in words, and what is due on it.
    fn foot(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Rect {
        let (lang, day) = (app.lang(), self.cursor.day());
        let height = at.height.min(self.foot);
        let foot = Rect { y: at.y + at.height - height, height, ..at };
        let mut text = lang.long_day(day);
        let count = self.due.mark(day).count;
        if count > 0 {
            let due = lang.with("calendar-due", &[("n", count.into())]);
            text = format!("{} {} {due}", date::show(day), pen.theme.signs.dot);
        }
        pen.clear(foot);
        pen.put(foot, 1, 0, &text, Style::new());
        foot.below_title()
    }

    /// A day of nothing: those on which nobody works, and those of other months, stand back.
    pub(super) fn plain(&self, app: &App, day: Date, pen: &Pen<'_>) -> Style {
        let is_here = day.month() == self.cursor.day().month();
        if is_here && app.holidays().is_worked(day) { Style::new() } else { pen.theme.aside }
    }

    /// The number of a day with a sign behind it: the day at hand in brackets, today behind the line of the timeline.
    pub(super) fn number(&self, day: Date, sign: &str, style: Style, at: Rect, pen: &mut Pen<'_>) {
        let at_hand = day == self.cursor.day();
        let style = if at_hand { style.add_modifier(Modifier::BOLD | Modifier::REVERSED) } else { style };
        let before = match () {
            () if at_hand => "[",
            () if day == self.cursor.today() => pen.theme.signs.today,
            () => " ",
        };
        let after = if at_hand { "]" } else { sign };
        pen.put(at, 0, 0, &format!("{before}{:>2}{after}", day.day()), style);
    }
}

/// `Tháng 11/2026`: the month of the day at hand.
pub(super) fn title(app: &App, cursor: &DayCursor) -> String {
    let day = cursor.day();
    let (month, year) = (day.month().to_string(), day.year().to_string());
    app.lang().say("calendar-title", &[("month", month.as_str().into()), ("year", year.as_str().into())])
}
