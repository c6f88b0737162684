//! A scale: which day each column begins with, and which columns a bar takes.

use super::bar::Bar;
use super::step::shift;
use super::zoom::Zoom;
use crate::model::{Date, date};

/// A scale: which day each column begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    start: Date,
    days: i32,
    width: u16,
}

/// What a run of columns shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Time that the record takes, not done yet.
    Open,
    /// The part of it that is done.
    Done,
    /// The same as [`Part::Open`], from a day on that the record does not say itself.
    Thin,
    /// The part of that which is done.
    ThinDone,
    /// Beyond its last day: since then it is late, or it was finished late.
    Late,
    /// From the deadline that was first set to the one that holds.
    Moved,
    /// The deadline that was first set.
    Planned,
    /// A deadline on a named day.
    Day,
    /// A duty without a beginning and an end.
    Standing,
    /// It goes on before the first column, or lies there as a whole.
    Before,
    /// It goes on behind the last column, or lies there as a whole.
    After,
}

impl Part {
    /// Whether it is so thin that the line for today can be seen through it.
    pub fn shows_today(self) -> bool {
        matches!(self, Self::Thin | Self::Late | Self::Standing | Self::Moved)
    }
}

/// A run of columns, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// The first column.
    pub first: u16,
    /// The last column.
    pub last: u16,
    /// What they show.
    pub part: Part,
}

impl Scale {
    /// A scale of `width` columns with `day` a third from the left, so that the future has room.
    pub fn new(day: Date, zoom: Zoom, width: u16) -> Self {
        Self::starting(shift(day, -zoom.days() / 3), zoom, width)
    }

    /// A scale of `width` columns from a day on.
    pub fn starting(start: Date, zoom: Zoom, width: u16) -> Self {
        Self { start, days: zoom.days(), width: width.max(1) }
    }

    /// A scale of `width` columns over all the days from one to another.
    pub fn between(start: Date, end: Date, width: u16) -> Self {
        let days = i32::try_from(date::days_between(start, end)).unwrap_or(0).max(0) + 1;
        Self { start, days, width: width.max(1) }
    }

    /// How many columns it has.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The first day shown.
    pub fn start(&self) -> Date {
        self.start
    }

    /// The last day shown.
    pub fn end(&self) -> Date {
        shift(self.start, self.days - 1)
    }

    /// The column of a day; `None` if it lies outside.
    pub fn column(&self, day: Date) -> Option<u16> {
        let offset = date::days_between(self.start, day);
        let column = offset * i64::from(self.width) / i64::from(self.days);
        (offset >= 0).then(|| u16::try_from(column).ok().filter(|column| *column < self.width)).flatten()
    }

    /// The column of a day, or the edge beyond which it lies.
    fn nearest_column(&self, day: Date) -> u16 {
        if day < self.start { 0 } else { self.column(day).unwrap_or(self.width - 1) }
    }

    /// The columns of a stretch of days, cut at the edges; `None` if none of it is shown.
    fn columns(&self, start: Date, end: Date) -> Option<(u16, u16)> {
        let shown = start <= end && end >= self.start && start <= self.end();
        shown.then(|| (self.nearest_column(start), self.nearest_column(end)))
    }

    fn stroke(&self, start: Date, end: Date, part: Part) -> Option<Stroke> {
        self.columns(start, end).map(|(first, last)| Stroke { first, last, part })
    }

    fn sign(&self, day: Date, part: Part) -> Option<Stroke> {
        self.column(day).map(|column| Stroke { first: column, last: column, part })
    }

    /// What a bar looks like on this scale; a later stroke lies over the earlier ones. A bar that lies outside leaves a
    /// sign at the edge where it lies.
    pub fn strokes(&self, bar: &Bar) -> Vec<Stroke> {
        if bar.is_standing() {
            return vec![Stroke { first: 0, last: self.width - 1, part: Part::Standing }];
        }
        let end = bar.end.unwrap_or(Date::MAX);
        // What is thin hides nothing of how the deadline was moved.
        let thin = bar.is_start_inferred();
        let whole = |part| self.stroke(bar.start, end, part).filter(|_| !bar.is_day());
        let mut strokes = Vec::from_iter(whole(Part::Thin).filter(|_| thin));
        strokes.extend(self.tails(bar, end));
        strokes.extend(whole(Part::Open).filter(|_| !thin));
        strokes.extend(self.done(bar, end));
        strokes.extend(bar.planned.and_then(|day| self.sign(day, Part::Planned)));
        strokes.extend(bar.end.filter(|_| bar.on_day).and_then(|end| self.sign(end, Part::Day)));
        strokes.extend(self.edges(bar, end));
        strokes
    }

    /// What runs on behind the end: from the old deadline to the new one, and beyond the last day.
    fn tails(&self, bar: &Bar, end: Date) -> impl Iterator<Item = Stroke> + use<> {
        let moved = bar.planned.and_then(|old| self.stroke(old, end, Part::Moved));
        let late = bar.late_until.and_then(|until| self.stroke(shift(end, 1), until, Part::Late));
        moved.into_iter().chain(late)
    }

    /// What is done of the days that the record takes. The share is one of the whole bar, of which the scale may show only
    /// a part.
    fn done(&self, bar: &Bar, end: Date) -> Option<Stroke> {
        let share = bar.done.filter(|_| bar.end.is_some() && !bar.is_day())?;
        let days = usize::try_from(date::days_between(bar.start, end) + 1).unwrap_or(0);
        let done = i32::try_from(share.of(days)).unwrap_or(i32::MAX);
        let part = if bar.is_start_inferred() { Part::ThinDone } else { Part::Done };
        self.stroke(bar.start, shift(bar.start, done - 1), part).filter(|_| done > 0)
    }

    fn edges(&self, bar: &Bar, end: Date) -> impl Iterator<Item = Stroke> + use<> {
        let last = self.width - 1;
        let before = (bar.start < self.start).then_some(Stroke { first: 0, last: 0, part: Part::Before });
        let after = (end > self.end()).then_some(Stroke { first: last, last, part: Part::After });
        before.into_iter().chain(after)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Start;
    use super::*;
    use crate::model::{Condition, Id};
    use crate::view::rollup::Share;
    use jiff::civil::date as day;

    fn bar(start: Date, end: Option<Date>) -> Bar {
        let id = Id::new("nv-1").expect("id");
        Bar {
            id,
            start,
            start_from: Start::Own,
            end,
            on_day: false,
            condition: Condition::Open,
            done: None,
            planned: None,
            late_until: None,
        }
    }

    #[test]
    fn days_fall_into_columns_in_order() {
        let scale = Scale::new(day(2025, 10, 15), Zoom::Months, 60);
        let columns: Vec<_> =
            [day(2025, 10, 15), day(2025, 10, 29), day(2025, 12, 31)].map(|d| scale.column(d)).into();
        assert!(columns.iter().all(Option::is_some) && columns.is_sorted(), "{columns:?}");
        assert_eq!(scale.column(day(2045, 12, 31)), None);
    }

    #[test]
    fn a_bar_is_cut_at_the_edges() {
        let scale = Scale::new(day(2026, 1, 1), Zoom::Quarters, 80);
        let strokes = scale.strokes(&bar(day(2020, 1, 1), None));
        let parts: Vec<_> = strokes.iter().map(|s| (s.first, s.last, s.part)).collect();
        assert_eq!(parts, [(0, 79, Part::Open), (0, 0, Part::Before), (79, 79, Part::After)]);
    }

    #[test]
    fn progress_is_a_share_of_the_whole_bar_even_where_half_of_it_is_shown() {
        let scale = Scale::between(day(2026, 1, 1), day(2026, 1, 10), 10);
        let half = Bar { done: Some(Share::percent(50)), ..bar(day(2025, 12, 22), Some(day(2026, 1, 10))) };
        assert!(
            !scale.strokes(&half).iter().any(|stroke| stroke.part == Part::Done),
            "that half lies before"
        );
        let most = Bar { done: Some(Share::percent(75)), ..half };
        let done = scale.strokes(&most).into_iter().find(|stroke| stroke.part == Part::Done);
        assert_eq!(done, Some(Stroke { first: 0, last: 4, part: Part::Done }));
    }

    #[test]
    fn an_extended_deadline_shows_the_old_one_and_lateness_what_came_after() {
        let scale = Scale::between(day(2026, 1, 1), day(2026, 1, 10), 10);
        let end = day(2026, 1, 6);
        let extended = Bar {
            on_day: true,
            planned: Some(day(2026, 1, 3)),
            late_until: Some(day(2026, 1, 9)),
            ..bar(end, Some(end))
        };
        let parts: Vec<_> = scale.strokes(&extended).iter().map(|s| (s.first, s.last, s.part)).collect();
        let want = [(2, 5, Part::Moved), (6, 8, Part::Late), (2, 2, Part::Planned), (5, 5, Part::Day)];
        assert_eq!(parts, want);
    }

    #[test]
    fn a_start_that_is_inferred_is_thin_and_the_moved_deadline_lies_over_it() {
        let scale = Scale::between(day(2026, 1, 1), day(2026, 1, 10), 10);
        let thin = Bar {
            on_day: true,
            start_from: Start::Document,
            done: Some(Share::percent(25)),
            planned: Some(day(2026, 1, 6)),
            ..bar(day(2026, 1, 1), Some(day(2026, 1, 8)))
        };
        let parts: Vec<_> = scale.strokes(&thin).iter().map(|s| (s.first, s.last, s.part)).collect();
        let want = [
            (0, 7, Part::Thin),
            (5, 7, Part::Moved),
            (0, 1, Part::ThinDone),
            (5, 5, Part::Planned),
            (7, 7, Part::Day),
        ];
        assert_eq!(parts, want);
    }
}
