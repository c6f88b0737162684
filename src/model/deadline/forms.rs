//! The grammar of a whole wording: what leads up to a point in the calendar, ranges, and what has no end.
//!
//! A wording is understood only if a rule reads all of it. Half an understanding would be a guess.

use super::clock::{clock_after, clock_before};
use super::lexer::{Cursor, Token};
use super::markers::{Marker, markers, skip_fillers};
use super::point::{Point, Unit, Year};
use super::points::{eat_day_word, like, point};
use super::recurring::{Recurring, recurring};
use super::relative::running_period;

/// A wording that was read to its end; numbers still unchecked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Phrase {
    One { marker: Marker, point: Point },
    Range { marker: Marker, from: Point, to: Point },
    Every(Recurring),
    Standing,
}

/// What the tokens say, or `None` if no rule reads them to the end.
pub(super) fn phrase(tokens: &[Token<'_>]) -> Option<Phrase> {
    const RULES: [fn(&mut Cursor<'_>) -> Option<Phrase>; 5] = [standing, every, open_ended, range, single];
    RULES.iter().find_map(|rule| {
        let mut c = Cursor::new(tokens);
        skip_fillers(&mut c);
        let found = rule(&mut c)?;
        skip_fillers(&mut c);
        c.at_end().then_some(found)
    })
}

fn standing(c: &mut Cursor<'_>) -> Option<Phrase> {
    const WORDS: [&str; 3] = ["thuong xuyen", "lien tuc", "duy tri"];
    if !c.eat_any(&WORDS) {
        return None;
    }
    while c.sign(",-").is_some() || c.eat("va") || c.eat_any(&WORDS) {}
    Some(Phrase::Standing)
}

/// thường xuyên in front of a frequency adds nothing to it.
fn every(c: &mut Cursor<'_>) -> Option<Phrase> {
    if c.eat("thuong xuyen") {
        skip_fillers(c);
    }
    recurring(c).map(Phrase::Every)
}

/// đến ngày 31/12, trước 17 giờ ngày 30/10, cuối năm 2026, tầm nhìn đến năm 2045, or a bare point.
fn single(c: &mut Cursor<'_>) -> Option<Phrase> {
    let marker = markers(c);
    let hour = c.attempt(clock_before);
    let found =
        point(c).or_else(|| c.attempt(|c| if marker == Marker::End { running_period(c) } else { None }))?;
    let hour = hour.or_else(|| c.attempt(clock_after));
    skip_vision(c);
    let marker = hour.map_or(Some(marker), |hour| at_an_hour(marker, hour, found))?;
    let sound = marker != Marker::Vision || matches!(found, Point::Year { .. });
    sound.then_some(Phrase::One { marker, point: found })
}

/// An hour makes sense with a day only. "Before 17:00 on the 30th" leaves most of the 30th; before 0:00 leaves nothing.
fn at_an_hour(marker: Marker, hour: u32, found: Point) -> Option<Marker> {
    let is_day = matches!(
        found,
        Point::Day { .. }
            | Point::DayOf { .. }
            | Point::Weekday { .. }
            | Point::Ahead { unit: Unit::Day, .. }
    );
    match marker {
        _ if !is_day => None,
        Marker::Before if hour == 0 => Some(Marker::Before),
        Marker::Before | Marker::Bare | Marker::During | Marker::By | Marker::End => Some(Marker::By),
        Marker::From | Marker::After | Marker::Vision => None,
    }
}

/// ", tầm nhìn đến năm 2045" behind a deadline belongs to the document, not to the deadline.
fn skip_vision(c: &mut Cursor<'_>) {
    c.attempt(|c| {
        c.sign(",;");
        c.eat("va");
        (markers(c) == Marker::Vision).then_some(())?;
        point(c)
    });
}

/// 2025 - 2026, giai đoạn 2026 – 2035, từ 01/3/2027 đến 30/6/2027, tháng 3-6/2026, quý III, IV/2025.
fn range(c: &mut Cursor<'_>) -> Option<Phrase> {
    let marker = range_marker(markers(c))?;
    c.eat("tu");
    let (from, to) = two_points(c)?;
    skip_vision(c);
    Some(Phrase::Range { marker, from, to })
}

fn range_marker(marker: Marker) -> Option<Marker> {
    match marker {
        Marker::Bare | Marker::During | Marker::From => Some(Marker::During),
        Marker::By | Marker::End => Some(Marker::By),
        Marker::Before | Marker::After | Marker::Vision => None,
    }
}

fn two_points(c: &mut Cursor<'_>) -> Option<(Point, Point)> {
    c.attempt(count_of_years);
    c.attempt(days_of_a_month).or_else(|| c.attempt(joined_points))
}

/// "5 năm 2026-2030" counts what the range says already, "giai đoạn 2 (2031-2035)" numbers it.
fn count_of_years(c: &mut Cursor<'_>) -> Option<()> {
    let counted = c.eat_any(&["hai", "ba"]) || c.sees("nam nam") && c.eat("nam") || c.small().is_some();
    c.eat("nam");
    c.eat_sign(':');
    (counted && c.clone().number(|n| n.digits == 4).is_some()).then_some(())
}

fn joined_points(c: &mut Cursor<'_>) -> Option<(Point, Point)> {
    let from = point(c)?;
    if let Some(to) = c.attempt(|c| next_listed(from, c)) {
        return Some((from, last_listed(to, c)));
    }
    (joint(c)? == Joint::To).then_some(())?;
    c.eat_any(&["trong", "het"]);
    Some((from, point_or_like(from, c)?))
}

/// tháng 9, 10, 11/2025: a list is a range if nothing lies between its members.
fn last_listed(second: Point, c: &mut Cursor<'_>) -> Point {
    let mut last = second;
    while let Some(next) = c.attempt(|c| next_listed(last, c)) {
        last = next;
    }
    last
}

fn next_listed(last: Point, c: &mut Cursor<'_>) -> Option<Point> {
    (joint(c)? == Joint::And).then_some(())?;
    point_or_like(last, c).filter(|next| follows(last, *next))
}

/// A bare figure takes its meaning from the first point, anything else speaks for itself. quý 3 - 4/2026 looks like
/// April at its end, so a quarter that waits for its year asks first.
fn point_or_like(from: Point, c: &mut Cursor<'_>) -> Option<Point> {
    let waiting = matches!(from, Point::Quarter { year: Year::Missing, .. });
    let first = if waiting { c.attempt(|c| like(from, c)) } else { None };
    first.or_else(|| point(c)).or_else(|| c.attempt(|c| like(from, c)))
}

/// từ 15 đến 20/10, 15-20/10/2025.
fn days_of_a_month(c: &mut Cursor<'_>) -> Option<(Point, Point)> {
    // 30-10-25 is one day, however much it looks like "from the 30th to 10-25".
    if point(&mut c.clone()).is_some() {
        return None;
    }
    eat_day_word(c);
    let day = c.small()?;
    let is_range = c.attempt(|c| (joint(c)? == Joint::To).then_some(())).is_some();
    let last = if is_range { day } else { listed_days(day, c)? };
    match point(c)? {
        to @ Point::Day { day: end, month, year, .. } if is_range || end == last + 1 => {
            Some((Point::Day { day, month, year, weekday: None }, to))
        }
        _ => None,
    }
}

/// ngày 5, 6 và 7/12: up to the last day before the one that names the month, if nothing lies between them.
fn listed_days(first: u32, c: &mut Cursor<'_>) -> Option<u32> {
    let mut last = first;
    loop {
        (joint(c)? == Joint::And).then_some(())?;
        let next = c.attempt(|c| {
            let next = c.small().filter(|next| *next == last + 1)?;
            c.sees_sign(",&").then_some(next).or_else(|| c.sees("va").then_some(next))
        });
        match next {
            Some(next) => last = next,
            None => return Some(last),
        }
    }
}

/// How two points are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    To,
    And,
}

fn joint(c: &mut Cursor<'_>) -> Option<Joint> {
    if c.sign("-~→").is_some() || c.eat_any(&["cho den", "den", "toi"]) {
        return Some(Joint::To);
    }
    (c.sign(",&+").is_some() || c.eat("va")).then_some(Joint::And)
}

/// Whether nothing lies between the two.
fn follows(from: Point, to: Point) -> bool {
    match (from, to) {
        (Point::Year { year: Year::Written(a) }, Point::Year { year: Year::Written(b) }) => {
            a.value + 1 == b.value
        }
        (Point::Month { month: a, year: Year::Missing }, Point::Month { month: b, .. })
        | (Point::Quarter { quarter: a, year: Year::Missing }, Point::Quarter { quarter: b, .. }) => {
            a + 1 == b
        }
        _ => false,
    }
}

/// 2025 và những năm tiếp theo, từ năm 2026 trở đi.
fn open_ended(c: &mut Cursor<'_>) -> Option<Phrase> {
    match markers(c) {
        Marker::Bare | Marker::During | Marker::From => {}
        _ => return None,
    }
    let (from, _) = c.attempt(two_points).or_else(|| c.attempt(|c| point(c).map(|only| (only, only))))?;
    on_and_on(c).then_some(Phrase::One { marker: Marker::From, point: from })
}

fn on_and_on(c: &mut Cursor<'_>) -> bool {
    const ONWARD: [&str; 4] = ["tro di", "tro ve sau", "ve sau", "tro len"];
    if c.eat_any(&ONWARD) {
        return true;
    }
    let joined = c.sign(",&").is_some() | c.eat("va");
    let years = c.eat_any(&["nhung nam", "cac nam", "cac nhung nam"]);
    joined && years && c.eat_any(&["tiep theo", "tiep sau", "ke tiep", "sau", "tiep", "toi"])
}
