//! The timeline: what it shows and in which order, the stretch of time on the screen, and the day at hand.
//!
//! The day at hand goes with the row at hand and can be moved beside it; zooming keeps it in its column, panning leaves
//! it where it is.

use super::state::PaneState;
use crate::app::action::Action;
use crate::app::ctx::{Ctx, FIRST};
use crate::app::cursor::Position;
use crate::app::layout::Rect;
use crate::app::pane::outline::{Outline, Section};
use crate::app::pane::rows::Shown;
use crate::app::projection::{Content, Shape};
use crate::app::reply::Reply;
use crate::app::screen::Screen;
use crate::model::{Date, Id, date};
use crate::view::timeline::{Grouping, Scale, Zoom, shift};

/// The timeline pane.
#[derive(Debug, Clone)]
pub struct TimelinePane {
    rows: Outline,
    shown: Shown,
    /// The first day on the screen.
    start: Date,
    zoom: Zoom,
    /// The day at hand.
    day: Date,
}

/// From this many lines on two of them are for ticks.
const TALL: u16 = 10;

impl TimelinePane {
    /// An empty timeline around today.
    pub fn new(today: Date) -> Self {
        let zoom = Zoom::Years;
        let start = Scale::new(today, zoom, 1).start();
        Self { rows: Outline::default(), shown: Shown::default(), start, zoom, day: today }
    }

    /// The rows.
    pub fn rows(&self) -> &Outline {
        &self.rows
    }

    /// What is shown, and how it is ordered.
    pub fn shown(&self) -> Shown {
        self.shown
    }

    /// How much time the screen holds.
    pub fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// The day at hand.
    pub fn day(&self) -> Date {
        self.day
    }

    /// What a key may have changed: the stretch of time, the day at hand, the row at hand and how many there are.
    pub fn mark(&self) -> (Date, Zoom, Date, usize, usize) {
        (self.start, self.zoom, self.day, self.rows.cursor().at, self.rows.len())
    }

    /// The scale over a number of columns.
    pub fn scale(&self, width: u16) -> Scale {
        Scale::starting(self.start, self.zoom, width)
    }

    /// The lines of ticks above the rows in a pane of this height.
    pub fn tick_lines(&self, height: u16) -> u16 {
        if self.shown.agenda { 0 } else { 1 + u16::from(height >= TALL) }
    }

    /// Shows other rows. Where the day at hand was that of the row at hand, it goes with it.
    pub fn set_sections(&mut self, sections: Vec<Section>) {
        let goes_along = self.rows.item().is_some_and(|item| item.end == Some(self.day));
        self.rows.set_sections(sections);
        if goes_along {
            self.take_day();
        }
    }

    /// The chart instead of the agenda, or the other way round; the rows follow.
    pub fn toggle_agenda(&mut self) {
        self.shown.agenda = !self.shown.agenda;
    }

    /// Groups the chart so; the rows follow.
    pub fn group_by(&mut self, grouping: Grouping) {
        self.shown.grouping = grouping;
    }

    /// The next grouping or order; the rows follow.
    pub fn regroup(&mut self) {
        if self.shown.agenda {
            self.shown.order = self.shown.order.next();
        } else {
            self.shown.grouping = self.shown.grouping.next();
        }
    }

    /// Moves by rows; the day at hand goes along.
    pub fn step(&mut self, by: isize) {
        self.rows.step(by);
        self.take_day();
    }

    /// Puts the cursor on a record; whether it is there.
    pub fn select(&mut self, id: &Id) -> bool {
        let found = self.rows.select(id);
        self.take_day();
        found
    }

    fn take_day(&mut self) {
        self.day = self.rows.item().and_then(|item| item.end).unwrap_or(self.day);
    }

    /// Folds or unfolds the parts of the duty at hand, or the section.
    pub fn toggle(&mut self) {
        self.rows.toggle();
        self.take_day();
    }

    /// Folds or unfolds all sections.
    pub fn toggle_all(&mut self) {
        self.rows.toggle_all();
        self.take_day();
    }

    /// Brings the row at hand into view.
    pub fn reveal(&mut self, height: u16) {
        self.rows.reveal(height.saturating_sub(self.tick_lines(height)));
    }

    /// One step nearer or farther. The day at hand stays in its column; one that is not to be seen comes into view.
    pub fn zoom_by(&mut self, nearer: bool) {
        let to = if nearer { self.zoom.nearer() } else { self.zoom.farther() };
        self.start = if self.shows(self.day) {
            let before = date::days_between(self.start, self.day) * i64::from(to.days());
            let before = i32::try_from(before / i64::from(self.zoom.days())).unwrap_or(0);
            shift(self.day, -before)
        } else {
            Scale::new(self.day, to, 1).start()
        };
        self.zoom = to;
    }

    fn shows(&self, day: Date) -> bool {
        self.scale(1).column(day).is_some()
    }

    /// A third of the screen earlier or later; the day at hand stays what it is.
    pub fn pan(&mut self, later: bool) {
        let days = self.zoom.days() / 3;
        self.start = shift(self.start, if later { days } else { -days });
    }

    /// Moves the day at hand by one stretch of the scale.
    pub fn step_day(&mut self, later: bool) {
        let to = self.zoom.unit().from(self.day, if later { 1 } else { -1 });
        self.go_to(to.unwrap_or(self.day));
    }

    /// Makes a day the one at hand and brings it into view.
    pub fn go_to(&mut self, day: Date) {
        self.day = day;
        if !self.shows(day) {
            self.start = Scale::new(day, self.zoom, 1).start();
        }
    }

    /// Makes today the day at hand, with room for the future behind it.
    pub fn go_to_today(&mut self, today: Date) {
        self.day = today;
        self.start = Scale::new(today, self.zoom, 1).start();
    }

    /// Goes to the next or the previous deadline from the day at hand on.
    pub fn go_to_deadline(&mut self, forward: bool) {
        if let Some(day) = self.rows.go_to_deadline(self.day, forward) {
            self.go_to(day);
        }
    }

    /// Brings the day of the row at hand into view.
    pub fn go_to_own_day(&mut self) {
        self.take_day();
        self.go_to(self.day);
    }
}

impl TimelinePane {
    /// Moves the stretch of time or the day; in the agenda there is none of that to be seen.
    fn act_on_chart(&mut self, action: Action, today: Date) {
        match action {
            Action::ZoomIn => self.zoom_by(true),
            Action::ZoomOut => self.zoom_by(false),
            Action::Earlier => self.pan(false),
            Action::Later => self.pan(true),
            Action::Today => self.go_to_today(today),
            Action::OwnDay => self.go_to_own_day(),
            _ => {}
        }
    }
}

impl PaneState for TimelinePane {
    fn position(&self) -> Position {
        self.rows.position()
    }

    /// The ticks stand above the rows.
    fn line_at_hand(&self, rect: Rect) -> Rect {
        let above = u16::try_from(self.rows.rows_above()).unwrap_or(u16::MAX);
        rect.lines(above.saturating_add(self.tick_lines(rect.height)), 1)
    }

    fn selected(&self) -> Option<&Id> {
        self.rows.selected()
    }

    fn select(&mut self, id: &Id) {
        self.select(id);
    }

    fn step(&mut self, by: isize) {
        self.step(by);
    }

    /// Where there is no row, no day is of any.
    fn fall_back(&mut self, today: Date) {
        self.step(FIRST);
        if self.rows.is_empty() {
            self.day = today;
        }
    }

    /// Moves the day at hand. Where other panes stand beside the timeline left and right lead there.
    fn sideways(&mut self, right: bool, ctx: &Ctx<'_>) -> Reply {
        if ctx.screen != Screen::Timeline || self.shown.agenda {
            return Reply::Beside(right);
        }
        self.step_day(right);
        Reply::Drawn
    }

    fn act_alone(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        let before = self.mark();
        match action {
            Action::NextDeadline => self.go_to_deadline(true),
            Action::PreviousDeadline => self.go_to_deadline(false),
            Action::Toggle => self.toggle(),
            Action::ToggleAll => self.toggle_all(),
            Action::Regroup => {
                self.regroup();
                return Reply::Drawn;
            }
            Action::Agenda => {
                self.toggle_agenda();
                return Reply::Drawn;
            }
            _ if !self.shown.agenda => self.act_on_chart(action, ctx.now.today),
            _ => {}
        }
        Reply::drawn_if(self.mark() != before)
    }

    /// The day at hand goes with the row.
    fn select_at(&mut self, rect: Rect, _x: u16, y: u16) -> bool {
        let line = y.checked_sub(self.tick_lines(rect.height));
        let is_row = line.is_some_and(|line| self.rows.select_at(line));
        if is_row {
            self.take_day();
        }
        is_row
    }

    /// Where the row at hand stays, so does the day.
    fn scroll(&mut self, rect: Rect, _x: u16, by: i16) {
        let before = self.rows.cursor().at;
        self.rows.scroll(rect.height.saturating_sub(self.tick_lines(rect.height)), by);
        if self.rows.cursor().at != before {
            self.take_day();
        }
    }

    fn reveal(&mut self, rect: Rect) {
        self.reveal(rect.height);
    }

    fn ids(&self) -> Vec<Id> {
        self.rows.ids().cloned().collect()
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn shape(&self) -> Option<Shape> {
        Some(Shape::Timeline(self.shown))
    }

    fn take(&mut self, content: Content) {
        if let Content::Timeline(sections) = content {
            self.set_sections(sections);
        }
    }

    fn grouping_word(&self) -> Option<&'static str> {
        Some(self.shown.grouping.word())
    }

    fn group_by_word(&mut self, word: &str) -> bool {
        Grouping::of_word(word).map(|grouping| self.group_by(grouping)).is_some()
    }
}
