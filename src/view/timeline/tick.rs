//! Ticks: the days, weeks, months… that a scale is divided by, as dense as their labels allow.

use super::scale::Scale;
use super::step::Step;
use crate::model::Date;

/// A mark on the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its column.
    pub column: u16,
    /// Its label, the same in every language: `10/2025`, `Q4`, `2030`.
    pub label: String,
}

/// Two rows of ticks: the longer stretches over the shorter ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TickRows {
    /// Years over quarters, months over days. Empty where the labels below say it all. A stretch that began before the
    /// scale is named at its first column.
    pub upper: Vec<Tick>,
    /// The finer ticks.
    pub lower: Vec<Tick>,
}

/// From the finest to the coarsest.
const STEPS: [Step; 7] =
    [Step::Day, Step::Week, Step::Month, Step::Quarter, Step::Year, Step::Years(5), Step::Years(10)];

/// Where even decades are too dense.
const COARSEST: Step = Step::Years(50);

impl Scale {
    /// One row of ticks that do not touch each other, as dense as the width allows.
    pub fn ticks(&self) -> Vec<Tick> {
        self.densest(Step::full).1
    }

    /// Two rows of ticks, neither of them touching each other.
    pub fn tick_rows(&self) -> TickRows {
        let (step, lower) = self.densest(Step::short);
        let upper = step.above().map_or_else(Vec::new, |above| self.stretches(above));
        TickRows { upper, lower }
    }

    fn densest(&self, label: fn(Step, Date) -> String) -> (Step, Vec<Tick>) {
        let all = STEPS.iter().map(|step| (*step, self.ticks_of(*step, label)));
        let mut fitting = all.filter(|(_, ticks)| stand_apart(ticks));
        fitting.next().unwrap_or_else(|| (COARSEST, self.ticks_of(COARSEST, label)))
    }

    /// The stretches that the scale shows, each named where it begins; the first one at the edge where there is room.
    fn stretches(&self, step: Step) -> Vec<Tick> {
        let mut ticks = self.ticks_of(step, Step::full);
        let label = step.first_of(self.start()).map(|first| step.full(first)).unwrap_or_default();
        let room = ticks.first().map_or(self.width(), |tick| tick.column);
        if usize::from(room) > label.len() {
            ticks.insert(0, Tick { column: 0, label });
        }
        ticks
    }

    /// Whether a label that begins at a column ends on the scale.
    fn has_room(&self, column: u16, label: &str) -> bool {
        usize::from(column) + label.len() <= usize::from(self.width())
    }

    fn ticks_of(&self, step: Step, label: fn(Step, Date) -> String) -> Vec<Tick> {
        let first = step.first_of(self.start());
        let mut day =
            first.and_then(|first| if first < self.start() { step.next(first) } else { Some(first) });
        let mut ticks = Vec::new();
        while let Some((day_here, column)) = day.and_then(|day| Some((day, self.column(day)?))) {
            let text = label(step, day_here);
            if self.has_room(column, &text) {
                ticks.push(Tick { column, label: text });
            }
            // More ticks than columns can never be told apart.
            if ticks.len() > usize::from(self.width()) {
                break;
            }
            day = step.next(day_here);
        }
        ticks
    }
}

fn stand_apart(ticks: &[Tick]) -> bool {
    ticks
        .windows(2)
        .all(|pair| usize::from(pair[0].column) + pair[0].label.len() < usize::from(pair[1].column))
}

#[cfg(test)]
mod tests {
    use super::super::Zoom;
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn ticks_never_touch_at_any_zoom_and_width() {
        for zoom in Zoom::ALL {
            for width in 1..200 {
                let scale = Scale::new(day(2026, 11, 22), zoom, width);
                let rows = scale.tick_rows();
                for ticks in [scale.ticks(), rows.lower, rows.upper] {
                    assert!(stand_apart(&ticks), "{zoom:?} {width} {ticks:?}");
                }
            }
        }
    }

    #[test]
    fn long_stretches_stand_over_short_ones() {
        let scale = Scale::new(day(2026, 11, 22), Zoom::Quarters, 60);
        let rows = scale.tick_rows();
        let labels = |ticks: &[Tick]| ticks.iter().map(|tick| tick.label.clone()).collect::<Vec<_>>();
        assert_eq!(labels(&rows.upper), ["2026", "2027", "2028"]);
        assert_eq!(labels(&rows.lower)[..4], ["Q2", "Q3", "Q4", "Q1"]);
        let quarters: Vec<u16> = rows.lower.iter().map(|tick| tick.column).collect();
        assert!(
            rows.upper[1..].iter().all(|year| quarters.contains(&year.column)),
            "a year begins with a quarter"
        );
    }
}
