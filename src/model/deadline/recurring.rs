//! The grammar of what repeats: hằng năm, ngày 20 hằng tháng, trước ngày 15/6 và 01/12.
//!
//! A recurrence names days or none. A month or quarter that repeats (tháng 12 hằng năm) is its last day, as it is for
//! one that comes once; trước, its first.

use super::Every;
use super::lexer::Cursor;
use super::markers::{Marker, markers, skip_fillers};
use super::point::{Point, Year};
use super::points::{eat_day_word, point};

/// What repeats, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recurring {
    pub(super) every: Every,
    pub(super) on: Vec<WrittenDay>,
    pub(super) before: bool,
}

/// A day of every month, or of one month of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenDay {
    pub(super) day: u32,
    pub(super) month: Option<u32>,
}

/// A frequency with days before it, behind it or none; or several days without a year, which can only mean each year.
pub(super) fn recurring(c: &mut Cursor<'_>) -> Option<Recurring> {
    const RULES: [fn(&mut Cursor<'_>) -> Option<Recurring>; 5] =
        [frequency_then_days, frequency_alone, days_then_frequency, day_of_each_quarter, several_days];
    RULES.iter().find_map(|rule| c.attempt(rule))
}

fn frequency_alone(c: &mut Cursor<'_>) -> Option<Recurring> {
    let mut every = frequency(c)?;
    // Báo cáo định kỳ 6 tháng, hằng năm: every other round of the shorter period is one of the longer.
    while let Some(next) = c.attempt(another_frequency) {
        every = every.min(next);
    }
    c.attempt(on_demand);
    Some(Recurring { every, on: Vec::new(), before: false })
}

fn another_frequency(c: &mut Cursor<'_>) -> Option<Every> {
    let joined = c.sign(",;&").is_some() | c.eat("va");
    joined.then(|| frequency(c).or_else(|| c.attempt(unit))).flatten()
}

/// "và đột xuất" promises more than the rounds, and takes nothing from them.
fn on_demand(c: &mut Cursor<'_>) -> Option<()> {
    let joined = c.sign(",;").is_some() | c.eat("va");
    c.eat("hoac");
    let named = c.eat("dot xuat");
    c.eat("theo yeu cau");
    let asked = c.eat("khi co yeu cau");
    (named || joined && asked).then_some(())
}

fn days_then_frequency(c: &mut Cursor<'_>) -> Option<Recurring> {
    c.eat("dinh ky");
    let (on, before) = days(c, Names::DaysAndPeriods)?;
    c.eat("cua");
    c.eat_sign(',');
    agree(frequency(c)?, on, before)
}

fn frequency_then_days(c: &mut Cursor<'_>) -> Option<Recurring> {
    let every = frequency(c)?;
    skip_fillers(c);
    let (on, before) = days(c, Names::DaysAndPeriods)?;
    agree(every, on, before)
}

/// trước ngày 15 của tháng cuối quý: the same day of four months.
fn day_of_each_quarter(c: &mut Cursor<'_>) -> Option<Recurring> {
    c.eat("dinh ky");
    let (on, before) = days(c, Names::Days)?;
    let [WrittenDay { day, month: None }] = on[..] else { return None };
    c.eat("cua");
    let first = c.look_up(&[("thang dau", 1), ("thang giua", 2), ("thang cuoi", 3)])?;
    c.eat("cua");
    c.eat_any(&["hang", "moi", "tung"]);
    let on = (0..4).map(|quarter| WrittenDay { day, month: Some(quarter * 3 + first) }).collect();
    c.eat_any(&["quy", "qui"]).then_some(Recurring { every: Every::Quarter, on, before })
}

fn several_days(c: &mut Cursor<'_>) -> Option<Recurring> {
    let (on, before) = days(c, Names::Days)?;
    if on.len() < 2 {
        return None;
    }
    agree(Every::Year, on, before)
}

/// Days of a month repeat monthly, days of the year at any longer interval.
fn agree(every: Every, on: Vec<WrittenDay>, before: bool) -> Option<Recurring> {
    let monthly = every == Every::Month;
    on.iter().all(|day| day.month.is_none() == monthly).then_some(Recurring { every, on, before })
}

/// What may be named: without a frequency beside them, tháng 6 và tháng 12 may be of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    Days,
    DaysAndPeriods,
}

/// trước ngày 15/6 và 01/12; tháng 6 và tháng 12.
fn days(c: &mut Cursor<'_>, names: Names) -> Option<(Vec<WrittenDay>, bool)> {
    let marker = markers(c);
    let mut on = vec![written(marker, names, c)?];
    while let Some(next) = c.attempt(|c| another_day(marker, names, c)) {
        on.push(next);
    }
    match marker {
        Marker::Before => Some((on, true)),
        Marker::Bare | Marker::During | Marker::By | Marker::End => Some((on, false)),
        _ => None,
    }
}

fn another_day(marker: Marker, names: Names, c: &mut Cursor<'_>) -> Option<WrittenDay> {
    let joined = c.sign(",;&").is_some() | c.eat("va");
    let repeated = markers(c);
    (joined && (repeated == Marker::Bare || repeated == marker)).then(|| written(marker, names, c)).flatten()
}

fn written(marker: Marker, names: Names, c: &mut Cursor<'_>) -> Option<WrittenDay> {
    let period =
        |c: &mut Cursor<'_>| if names == Names::DaysAndPeriods { end_of_period(marker, c) } else { None };
    c.attempt(period).or_else(|| written_day(c))
}

/// The day that a month or quarter of every year comes down to.
fn end_of_period(marker: Marker, c: &mut Cursor<'_>) -> Option<WrittenDay> {
    let (first, last) = match point(c)? {
        Point::Month { month, year: Year::Missing } => (month, month),
        Point::Quarter { quarter: quarter @ 1..=4, year: Year::Missing } => (quarter * 3 - 2, quarter * 3),
        _ => return None,
    };
    Some(match marker {
        Marker::Before => WrittenDay { day: 1, month: Some(first) },
        _ => WrittenDay { day: last_of_month(last), month: Some(last) },
    })
}

/// The last day of a month in a year that has it; of no month, one that is refused with the month's name.
fn last_of_month(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn written_day(c: &mut Cursor<'_>) -> Option<WrittenDay> {
    let dated = c.attempt(|c| match point(c)? {
        Point::Day { day, month, year: Year::Missing, weekday: None } => {
            Some(WrittenDay { day, month: Some(month) })
        }
        _ => None,
    });
    dated.or_else(|| {
        eat_day_word(c);
        c.small().map(|day| WrittenDay { day, month: None })
    })
}

/// hằng năm, mỗi quý, định kỳ 6 tháng, 6 tháng một lần, 01 lần/năm.
fn frequency(c: &mut Cursor<'_>) -> Option<Every> {
    let periodic = c.eat("dinh ky");
    c.eat_any(&["toi thieu", "it nhat"]);
    c.attempt(each)
        .or_else(|| c.attempt(once_in))
        .or_else(|| c.attempt(once_per))
        .or_else(|| c.attempt(|c| if periodic { by_unit(c) } else { None }))
}

fn each(c: &mut Cursor<'_>) -> Option<Every> {
    if !c.eat_any(&["hang", "moi", "tung"]) {
        return None;
    }
    let every = unit(c)?;
    c.attempt(|c| (one(c) && c.eat("lan")).then_some(()));
    Some(every)
}

/// 6 tháng một lần, 6 tháng/lần.
fn once_in(c: &mut Cursor<'_>) -> Option<Every> {
    let every = unit(c)?;
    let once = c.eat_sign('/') || one(c);
    (once && c.eat("lan")).then_some(every)
}

/// 1 lần/năm, một lần mỗi quý, 02 lần/năm.
fn once_per(c: &mut Cursor<'_>) -> Option<Every> {
    let times = if c.eat("mot") { 1 } else { c.small()? };
    let counted = c.eat("lan");
    let per = c.eat_sign('/') | c.eat_any(&["moi", "trong", "mot"]);
    let unit = (counted && per).then(|| unit(c)).flatten()?;
    match (times, unit) {
        (1, unit) => Some(unit),
        (2, Every::Year) => Some(Every::Half),
        (4, Every::Year) => Some(Every::Quarter),
        (12, Every::Year) | (3, Every::Quarter) => Some(Every::Month),
        _ => None,
    }
}

/// định kỳ theo quý, định kỳ 6 tháng.
fn by_unit(c: &mut Cursor<'_>) -> Option<Every> {
    c.eat("theo");
    unit(c)
}

fn one(c: &mut Cursor<'_>) -> bool {
    c.eat("mot") || c.number(|n| n.value == 1).is_some()
}

fn unit(c: &mut Cursor<'_>) -> Option<Every> {
    const UNITS: [(&str, Every); 6] = [
        ("thang", Every::Month),
        ("quy", Every::Quarter),
        ("qui", Every::Quarter),
        ("nua nam", Every::Half),
        ("sau thang", Every::Half),
        ("nam", Every::Year),
    ];
    c.look_up(&UNITS).or_else(|| c.attempt(counted_unit))
}

fn counted_unit(c: &mut Cursor<'_>) -> Option<Every> {
    let count = if c.eat("mot") { 1 } else { c.small()? };
    let years = c.look_up(&[("thang", false), ("nam", true)])?;
    match (count, years) {
        (1, false) => Some(Every::Month),
        (3, false) => Some(Every::Quarter),
        (6, false) => Some(Every::Half),
        (12, false) | (1, true) => Some(Every::Year),
        _ => None,
    }
}
