//! The grammar of what is counted from today: +7, mai, thứ Sáu tuần sau, cuối tháng này.

use jiff::civil::Weekday;

use super::lexer::Cursor;
use super::point::{Point, Rule, Unit};

/// What is counted from today without naming a weekday.
pub(super) fn relative(c: &mut Cursor<'_>) -> Option<Point> {
    const RULES: [Rule; 4] = [plus, so_many_from_now, day_word, this_or_next_period];
    RULES.iter().find_map(|rule| c.attempt(rule))
}

/// +7, +2w, +3 tháng.
fn plus(c: &mut Cursor<'_>) -> Option<Point> {
    const UNITS: [(&str, Unit); 5] =
        [("d", Unit::Day), ("w", Unit::Week), ("m", Unit::Month), ("q", Unit::Quarter), ("y", Unit::Year)];
    c.sign("+")?;
    let count = c.number(|_| true)?.value;
    let unit = c.look_up(&UNITS).or_else(|| c.look_up(&UNIT_NAMES)).unwrap_or(Unit::Day);
    Some(Point::Ahead { count, unit })
}

const UNIT_NAMES: [(&str, Unit); 5] = [
    ("ngay", Unit::Day),
    ("tuan", Unit::Week),
    ("thang", Unit::Month),
    ("quy", Unit::Quarter),
    ("nam", Unit::Year),
];

/// 7 ngày nữa, 2 tuần tới.
fn so_many_from_now(c: &mut Cursor<'_>) -> Option<Point> {
    let count = c.number(|_| true)?.value;
    let unit = c.look_up(&UNIT_NAMES)?;
    c.eat_any(&["nua", "toi"]).then_some(Point::Ahead { count, unit })
}

fn day_word(c: &mut Cursor<'_>) -> Option<Point> {
    const DAYS: [(&str, u32); 5] =
        [("hom nay", 0), ("ngay mai", 1), ("mai", 1), ("ngay kia", 2), ("ngay mot", 2)];
    c.look_up(&DAYS).map(|count| Point::Ahead { count, unit: Unit::Day })
}

/// tuần này, tháng sau, quý này, năm nay.
fn this_or_next_period(c: &mut Cursor<'_>) -> Option<Point> {
    let unit = c.look_up(&UNIT_NAMES).filter(|unit| *unit != Unit::Day)?;
    Some(Point::Period { unit, ahead: this_or_next(c)? })
}

/// tháng, quý, năm alone, where the wording before them (cuối, hết) says that the running one is meant.
pub(super) fn running_period(c: &mut Cursor<'_>) -> Option<Point> {
    let unit = c.look_up(&UNIT_NAMES).filter(|unit| !matches!(unit, Unit::Day | Unit::Week))?;
    Some(Point::Period { unit, ahead: 0 })
}

/// t6, thứ 6, thứ sáu, chủ nhật; with or without tuần này, tuần sau.
pub(super) fn weekday(c: &mut Cursor<'_>) -> Option<Point> {
    let weekday = weekday_name(c)?;
    let weeks_ahead = c.attempt(|c| c.eat("tuan").then(|| this_or_next(c)).flatten());
    Some(Point::Weekday { weekday, weeks_ahead })
}

pub(super) fn weekday_name(c: &mut Cursor<'_>) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 8] = [
        ("chu nhat", Weekday::Sunday),
        ("cn", Weekday::Sunday),
        ("thu hai", Weekday::Monday),
        ("thu ba", Weekday::Tuesday),
        ("thu tu", Weekday::Wednesday),
        ("thu nam", Weekday::Thursday),
        ("thu sau", Weekday::Friday),
        ("thu bay", Weekday::Saturday),
    ];
    c.look_up(&NAMES).or_else(|| c.attempt(numbered_weekday))
}

/// Weekdays are counted from Sunday, which is the first and has no number: thứ 2 is Monday.
fn numbered_weekday(c: &mut Cursor<'_>) -> Option<Weekday> {
    if !c.eat_any(&["thu", "t"]) {
        return None;
    }
    let n = c.number(|n| n.digits == 1 && (2..=7).contains(&n.value))?.value;
    Weekday::from_sunday_one_offset(i8::try_from(n).ok()?).ok()
}

/// này and nay (0); sau, tới and kế tiếp (1).
pub(super) fn this_or_next(c: &mut Cursor<'_>) -> Option<u8> {
    c.look_up(&[("nay", 0), ("sau", 1), ("toi", 1), ("ke tiep", 1)])
}
