//! The grid of a month in a box: its name in the border, the days of the week, a week a line; for the layers that show one.

use ratatui::style::{Modifier, Style};

use crate::app::App;
use crate::app::day_cursor::DayCursor;
use crate::app::layout::Rect;
use crate::model::{Date, date};
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::month::{Deadlines, WEEKS, weeks};

/// Columns of a day at least: a sign, two digits, a sign.
pub(super) const DAY: u16 = 4;

/// Columns and lines of a box with days of so many columns, and so many lines below the weeks.
pub(super) fn size(day: u16, foot: u16) -> (u16, u16) {
    (7 * day + 2, WEEKS as u16 + 3 + foot)
}

/// A month in a box.
pub(super) struct Grid<'a> {
    pub(super) cursor: &'a DayCursor,
    pub(super) due: &'a Deadlines,
    /// Columns of a day.
    pub(super) day: u16,
    /// Lines below the weeks, the first of which says the day at hand.
    pub(super) foot: u16,
    /// The message of the keys in the border.
    pub(super) hint: &'static str,
}

impl Grid<'_> {
    /// Draws the box; `day` draws a day into its cell. Returns the lines below that of the day at hand.
    pub(super) fn draw(
        &self,
        app: &App,
        at: Rect,
        pen: &mut Pen<'_>,
        day: impl Fn(Date, Rect, &mut Pen<'_>),
    ) -> Rect {
        pen.clear(at);
        pen.frame(at);
        let (width, height) = (at.width.saturating_sub(2), at.height.saturating_sub(2));
        let inside = Rect { x: at.x + 1, y: at.y + 1, width, height };
        self.title(app, at, pen);
        self.weekdays(app, inside, pen);
        self.weeks(inside, pen, day);
        self.foot(app, inside, at, pen)
    }

    fn title(&self, app: &App, at: Rect, pen: &mut Pen<'_>) {
        let day = self.cursor.day();
        let (month, year) = (day.month().to_string(), day.year().to_string());
        let args = [("month", month.as_str().into()), ("year", year.as_str().into())];
        let text = format!(" {} ", app.lang().say("calendar-title", &args));
        pen.put(at, 2, 0, &text, pen.theme.title_focused);
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

    /// The day at hand in words, and what is due on it; in the border the keys.
    fn foot(&self, app: &App, inside: Rect, at: Rect, pen: &mut Pen<'_>) -> Rect {
        let (lang, day) = (app.lang(), self.cursor.day());
        let foot = Rect { y: inside.y + inside.height.saturating_sub(self.foot), ..inside };
        let foot = Rect { height: inside.height.min(self.foot), ..foot };
        let mut text = lang.long_day(day);
        let count = self.due.mark(day).count;
        if count > 0 {
            let due = lang.with("calendar-due", &[("n", count.into())]);
            text = format!("{} {} {due}", date::show(day), pen.theme.signs.dot);
        }
        pen.clear(foot);
        pen.put(foot, 1, 0, &text, Style::new());
        let hint = format!(" {} ", lang.word(self.hint));
        let (bottom, room) = (at.height.saturating_sub(1), at.width.saturating_sub(3));
        pen.put_within(at, 2, bottom, room, &hint, pen.theme.aside);
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
