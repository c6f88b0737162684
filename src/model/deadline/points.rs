//! The grammar of one point in the calendar: a day, month, quarter, half or year. What is counted from today has a
//! grammar of its own.
//!
//! It says what is written and checks no number: whether 31/2 exists is asked only once the whole wording is
//! understood, so that a document number is never refused as a bad date.

use jiff::civil::Weekday;

use super::lexer::Cursor;
use super::point::{Point, Rule, Year};
use super::relative::{relative, this_or_next, weekday, weekday_name};

/// Any point. Earlier rules win: `T6/2025` is a month, `T6` alone a Friday, and `thang sau` the next month.
pub(super) fn point(c: &mut Cursor<'_>) -> Option<Point> {
    const RULES: [Rule; 8] = [day, dated_month, weekday, quarter, months, relative, month, year];
    RULES.iter().find_map(|rule| c.attempt(rule))
}

/// A day with day and month: 30/10, ngày 30 tháng 10 năm 2025, thứ Sáu 30/10/2026, 2025-10-30.
fn day(c: &mut Cursor<'_>) -> Option<Point> {
    let weekday = c.attempt(weekday_before);
    eat_day_word(c);
    let found =
        c.attempt(day_in_figures).or_else(|| c.attempt(day_of_month)).or_else(|| c.attempt(day_in_words))?;
    match found {
        Point::Day { day, month, year, .. } => {
            let weekday = weekday.or_else(|| c.attempt(weekday_behind));
            Some(Point::Day { day, month, year, weekday })
        }
        other => weekday.is_none().then_some(other),
    }
}

fn weekday_before(c: &mut Cursor<'_>) -> Option<Weekday> {
    let found = weekday_name(c)?;
    c.eat_sign(',');
    Some(found)
}

fn weekday_behind(c: &mut Cursor<'_>) -> Option<Weekday> {
    c.eat_sign(',');
    weekday_name(c)
}

/// The words that introduce a day. Days 1–10 are often mùng.
pub(super) fn eat_day_word(c: &mut Cursor<'_>) -> bool {
    let named = c.eat("ngay");
    c.eat_any(&["mung", "mong"]) || named
}

fn day_in_figures(c: &mut Cursor<'_>) -> Option<Point> {
    match figures(c)? {
        Point::Day { day, month, year: Year::Missing, .. } => Some(Point::Day {
            day,
            month,
            year: c.attempt(spelt_year).unwrap_or(Year::Missing),
            weekday: None,
        }),
        found @ Point::Day { .. } => Some(found),
        _ => None,
    }
}

/// 30 tháng 10 năm 2025, 30 tháng 10/2025, 30 tháng 10.
fn day_in_words(c: &mut Cursor<'_>) -> Option<Point> {
    let day = c.small()?;
    let (month, year) = named_month(c)?;
    Some(Point::Day { day, month, year, weekday: None })
}

/// 15 tháng này, 15 tháng sau. With a year behind it, the latter was June without its accent.
fn day_of_month(c: &mut Cursor<'_>) -> Option<Point> {
    let day = c.small()?;
    let months_ahead = c.eat("thang").then(|| this_or_next(c)).flatten()?;
    (!c.sees("nam") && !c.sees_sign("/-.")).then_some(Point::DayOf { day, months_ahead })
}

/// Numbers and separators alone: a day (30/10, 30-10-25, 2025-10-30) or a month (6/2025, 2025-06).
///
/// One separator throughout: 15-20/10 is no day but two, and the grammar of ranges reads it. A hyphen between two
/// figures may join months as well as a day and its month (3-6); without a year it must be clear which.
fn figures(c: &mut Cursor<'_>) -> Option<Point> {
    c.attempt(year_first).or_else(|| c.attempt(day_first))
}

fn year_first(c: &mut Cursor<'_>) -> Option<Point> {
    let year = Year::Written(c.number(|n| n.digits == 4)?);
    let sign = c.sign("-/.")?;
    let month = c.small()?;
    match c.attempt(|c| if c.eat_sign(sign) { c.small() } else { None }) {
        Some(day) => Some(Point::Day { day, month, year, weekday: None }),
        None => Some(Point::Month { month, year }),
    }
}

fn day_first(c: &mut Cursor<'_>) -> Option<Point> {
    let first = c.small()?;
    let sign = c.sign("/-.")?;
    let second = c.number(|_| true)?;
    if second.digits > 2 {
        return Some(Point::Month { month: first, year: Year::Written(second) });
    }
    let year = c.attempt(|c| if c.eat_sign(sign) { c.number(|_| true) } else { None });
    let clear = sign != '-' || year.is_some() || (first > 12 && second.value <= 12 && !c.sees_sign("/."));
    let year = year.map_or(Year::Missing, Year::Written);
    clear.then_some(Point::Day { day: first, month: second.value, year, weekday: None })
}

/// A month that names its year: tháng 10/2025, T6/2025, 6/2025, 2025-06.
fn dated_month(c: &mut Cursor<'_>) -> Option<Point> {
    month(c).filter(|m| !matches!(m, Point::Month { year: Year::Missing, .. }))
}

fn month(c: &mut Cursor<'_>) -> Option<Point> {
    if let Some((month, year)) = c.attempt(named_month) {
        return Some(Point::Month { month, year });
    }
    figures(c).filter(|found| matches!(found, Point::Month { .. }))
}

/// tháng 10/2025, T10, tháng mười.
fn named_month(c: &mut Cursor<'_>) -> Option<(u32, Year)> {
    if !c.eat_any(&["thang", "t", "th"]) {
        return None;
    }
    let month = c.small().or_else(|| c.look_up(&MONTH_NAMES)).or_else(|| c.attempt(may))?;
    Some((month, year_beside(c)))
}

/// tháng năm is May only if a year follows: five and year are the same word.
fn may(c: &mut Cursor<'_>) -> Option<u32> {
    (c.eat("nam") && (c.sees("nam") || c.sees_sign("/"))).then_some(5)
}

/// Longer names first; `sau` is June only beside a year. giêng and chạp are not here: they are months of the moon.
const MONTH_NAMES: [(&str, u32); 11] = [
    ("muoi hai", 12),
    ("muoi mot", 11),
    ("muoi", 10),
    ("mot", 1),
    ("hai", 2),
    ("ba", 3),
    ("tu", 4),
    ("sau", 6),
    ("bay", 7),
    ("tam", 8),
    ("chin", 9),
];

/// quý IV/2025, Q4, quý 1 năm 2026, and IV/2025 in a column of quarters.
fn quarter(c: &mut Cursor<'_>) -> Option<Point> {
    if let Some(quarter) = c.look_up(&ROMAN[..4]) {
        let year = year_beside(c);
        return (year != Year::Missing).then_some(Point::Quarter { quarter, year });
    }
    let quarter = c.look_up(&JOINED).or_else(|| c.attempt(named_quarter))?;
    Some(Point::Quarter { quarter, year: year_beside(c) })
}

fn named_quarter(c: &mut Cursor<'_>) -> Option<u32> {
    if !c.eat_any(&["quy", "qui", "q"]) {
        return None;
    }
    c.eat_sign('.');
    quarter_number(c)
}

/// The number of a quarter, in figures, Roman or as a word.
fn quarter_number(c: &mut Cursor<'_>) -> Option<u32> {
    const NAMES: [(&str, u32); 5] = [("mot", 1), ("hai", 2), ("ba", 3), ("bon", 4), ("tu", 4)];
    c.small().or_else(|| c.look_up(&ROMAN)).or_else(|| c.look_up(&NAMES))
}

/// Beyond IV, so that quý V can be refused instead of being words that nobody understands.
const ROMAN: [(&str, u32); 10] = [
    ("i", 1),
    ("ii", 2),
    ("iii", 3),
    ("iv", 4),
    ("v", 5),
    ("vi", 6),
    ("vii", 7),
    ("viii", 8),
    ("ix", 9),
    ("x", 10),
];

/// QIV is one word to the lexer, unlike Q4.
const JOINED: [(&str, u32); 4] = [("qi", 1), ("qii", 2), ("qiii", 3), ("qiv", 4)];

/// 6 tháng đầu năm 2026, nửa cuối năm, 9 tháng đầu năm.
fn months(c: &mut Cursor<'_>) -> Option<Point> {
    let count = month_count(c)?;
    let last_ones = c.look_up(&[("dau", false), ("cuoi", true), ("sau", true)])?;
    let year = c
        .attempt(spelt_year)
        .or_else(|| c.attempt(bare_year))
        .or_else(|| c.eat("nam").then_some(Year::Missing))?;
    let (first, last) = if last_ones { (13 - count, 12) } else { (1, count) };
    Some(Point::Months { first, last, year })
}

fn month_count(c: &mut Cursor<'_>) -> Option<u32> {
    let in_words = [("nua", 6), ("sau thang", 6), ("ba thang", 3), ("chin thang", 9)];
    c.look_up(&in_words).or_else(|| {
        let count = c.small().filter(|n| (1..12).contains(n))?;
        c.eat("thang").then_some(count)
    })
}

/// 2025, năm 2030, năm … 2030 (an ellipsis in a quotation).
fn year(c: &mut Cursor<'_>) -> Option<Point> {
    c.attempt(spelt_year).or_else(|| c.attempt(bare_year)).map(|year| Point::Year { year })
}

/// Four digits alone are a year only if they can be one: anything else is more likely a document number.
fn bare_year(c: &mut Cursor<'_>) -> Option<Year> {
    c.number(|n| n.digits == 4 && (1900..=2200).contains(&n.value)).map(Year::Written)
}

/// The year behind a month or quarter: /2025, -2025, " 2025", " năm 2025", "/25". A hyphen before two digits is a
/// range (tháng 3-6), not a year.
fn year_beside(c: &mut Cursor<'_>) -> Year {
    c.attempt(|c| c.sign("/.").and_then(|_| c.number(|_| true)).map(Year::Written))
        .or_else(|| c.attempt(|c| c.sign("-").and_then(|_| c.number(|n| n.digits > 2)).map(Year::Written)))
        .or_else(|| c.attempt(spelt_year))
        .or_else(|| c.attempt(year_behind_comma))
        .unwrap_or(Year::Missing)
}

/// " 2025", ", 2025".
fn year_behind_comma(c: &mut Cursor<'_>) -> Option<Year> {
    c.eat_sign(',');
    bare_year(c)
}

/// năm 2025, của năm 2025, năm nay, năm sau.
fn spelt_year(c: &mut Cursor<'_>) -> Option<Year> {
    c.eat_sign(',');
    c.eat("cua");
    if !c.eat("nam") {
        return None;
    }
    if let Some(ahead) = c.attempt(this_or_next) {
        return Some(Year::Ahead(ahead));
    }
    c.eat_sign('…');
    c.number(|n| n.digits == 4).map(Year::Written)
}

/// The second point of a range, where the word that says what it counts may be left out: tháng 3 - 6, quý III - IV/2026.
pub(super) fn like(first: Point, c: &mut Cursor<'_>) -> Option<Point> {
    match first {
        Point::Month { .. } => {
            let month = c.small()?;
            Some(Point::Month { month, year: year_beside(c) })
        }
        Point::Quarter { .. } => {
            let quarter = quarter_number(c)?;
            Some(Point::Quarter { quarter, year: year_beside(c) })
        }
        _ => None,
    }
}
