//! The grammar of a whole wording: what leads up to a point in the calendar, ranges, and what has no end.
//!
//! A wording is understood only if a rule reads all of it. Half an understanding would be a guess.

use super::lexer::{Cursor, Token};
use super::points::{Point, Year, eat_day_word, like, point, running_period};
use super::recurring::{Recurring, recurring};

/// What the words before a point say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Bare,
    /// trong, vào, giai đoạn.
    During,
    /// đến, chậm nhất.
    By,
    /// hết, cuối: as `By`, and a bare tháng, quý, năm behind it is the running one.
    End,
    /// trước.
    Before,
    /// từ.
    From,
    /// sau.
    After,
    /// tầm nhìn.
    Vision,
}

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

/// Verbs and headings that say nothing about the day.
pub(super) fn skip_fillers(c: &mut Cursor<'_>) {
    const WORDS: [&str; 26] = [
        "hoan thanh",
        "hoan tat",
        "xong",
        "thuc hien",
        "trien khai",
        "ket thuc",
        "bao cao",
        "trinh",
        "ban hanh",
        "phan dau",
        "du kien",
        "phai",
        "can",
        "thoi han",
        "thoi gian",
        "han chot",
        "han cuoi",
        "han",
        "deadline",
        "tien do",
        "nhiem vu",
        "cong viec",
        "viec",
        "la",
        "va",
        "duoc",
    ];
    while c.eat_any(&WORDS) || c.sign(":,").is_some() {}
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
    let clock = c.attempt(clock_before);
    let found =
        point(c).or_else(|| c.attempt(|c| if marker == Marker::End { running_period(c) } else { None }))?;
    let clock = clock.or_else(|| c.attempt(clock_after));
    skip_vision(c);
    let marker = if clock.is_some() { at_an_hour(marker, found)? } else { marker };
    let sound = marker != Marker::Vision || matches!(found, Point::Year { .. });
    sound.then_some(Phrase::One { marker, point: found })
}

/// An hour makes sense with a day only; and "before 17:00 on the 30th" leaves most of the 30th.
fn at_an_hour(marker: Marker, found: Point) -> Option<Marker> {
    match (marker, found) {
        (
            _,
            Point::Month { .. }
            | Point::Quarter { .. }
            | Point::Months { .. }
            | Point::Year { .. }
            | Point::Period { .. },
        ) => None,
        (Marker::Before | Marker::Bare | Marker::During | Marker::By | Marker::End, _) => Some(Marker::By),
        _ => None,
    }
}

/// 17h, 17h30, 17 giờ 30 phút, 17:30 — in front of the day.
fn clock_before(c: &mut Cursor<'_>) -> Option<()> {
    clock(c)?;
    c.eat_sign(',');
    Some(())
}

/// lúc 17h, T17:00:00 — behind the day.
fn clock_after(c: &mut Cursor<'_>) -> Option<()> {
    c.eat_sign(',');
    c.eat_any(&["vao luc", "luc", "t"]);
    clock(c)
}

fn clock(c: &mut Cursor<'_>) -> Option<()> {
    c.small().filter(|hour| *hour <= 24)?;
    if c.eat_sign(':') {
        c.small().filter(|minute| *minute < 60)?;
        c.attempt(|c| if c.eat_sign(':') { c.small() } else { None });
    } else if c.eat_any(&["h", "g", "gio"]) {
        c.attempt(minutes);
    } else {
        return None;
    }
    Some(())
}

/// Minutes behind the hour. Without a word of its own the figure may be the day already: 17h 30/10.
fn minutes(c: &mut Cursor<'_>) -> Option<()> {
    c.small().filter(|minute| *minute < 60)?;
    let named = c.eat_any(&["p", "phut"]);
    (named || !c.sees_sign("/-.") && !c.sees("thang")).then_some(())
}

/// ", tầm nhìn đến năm 2045" behind a deadline belongs to the document, not to the deadline.
fn skip_vision(c: &mut Cursor<'_>) {
    c.attempt(|c| {
        c.eat_sign(',');
        c.eat("va");
        (markers(c) == Marker::Vision).then_some(())?;
        point(c)
    });
}

/// All words before a point, boiled down to one meaning. It stops at a word that contradicts those before it.
pub(super) fn markers(c: &mut Cursor<'_>) -> Marker {
    let mut all = Marker::Bare;
    while let Some(next) = c.attempt(|c| together(all, marker(c)?)) {
        all = next;
    }
    all
}

fn marker(c: &mut Cursor<'_>) -> Option<Marker> {
    /// Longer wordings first. The last column: words behind it that make it something else.
    const MARKERS: [(&str, Marker, &[&str]); 33] = [
        ("ke tu nay den", Marker::By, &[]),
        ("tu nay cho den", Marker::By, &[]),
        ("tu nay den", Marker::By, &[]),
        ("tu nay toi", Marker::By, &[]),
        ("tu bay gio den", Marker::By, &[]),
        ("cham nhat la", Marker::By, &[]),
        ("cham nhat", Marker::By, &[]),
        ("muon nhat la", Marker::By, &[]),
        ("muon nhat", Marker::By, &[]),
        ("khong qua", Marker::By, &[]),
        ("khong muon hon", Marker::By, &[]),
        ("khong cham hon", Marker::By, &[]),
        ("khong tre hon", Marker::By, &[]),
        ("cho den", Marker::By, &[]),
        ("den", Marker::By, &[]),
        ("toi", Marker::By, &[]),
        ("truoc thoi han", Marker::Before, &[]),
        ("truoc", Marker::Before, &[]),
        ("het", Marker::End, &[]),
        ("cuoi", Marker::End, &["tuan"]),
        ("trong thoi gian", Marker::During, &[]),
        ("trong khoang thoi gian", Marker::During, &[]),
        ("trong", Marker::During, &[]),
        ("vao", Marker::During, &[]),
        ("giai doan", Marker::During, &[]),
        ("thoi ky", Marker::During, &[]),
        ("nhiem ky", Marker::During, &[]),
        ("cac", Marker::During, &[]),
        ("bat dau tu", Marker::From, &["nay"]),
        ("ke tu", Marker::From, &["nay"]),
        ("tu", Marker::From, &["nay"]),
        ("tam nhin", Marker::Vision, &[]),
        ("sau", Marker::After, &["thang dau", "thang cuoi"]),
    ];
    let (words, meaning, unless) = MARKERS.iter().find(|(words, ..)| c.sees(words))?;
    c.eat(words);
    unless.iter().all(|other| !c.sees(other)).then_some(*meaning)
}

fn together(so_far: Marker, next: Marker) -> Option<Marker> {
    use Marker::{Bare, Before, By, During, End, From, Vision};
    match (so_far, next) {
        (Bare, next) => Some(next),
        (During | By, During | By) if next == By || so_far == By => Some(By),
        (During, During) => Some(During),
        (During | By | End, End) | (End, During) => Some(End),
        (By, Before) => Some(Before),
        (During, From) => Some(From),
        (Vision, By | End) => Some(Vision),
        _ => None,
    }
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

/// "5 năm 2026-2030" counts what the range says already.
fn count_of_years(c: &mut Cursor<'_>) -> Option<()> {
    c.small()?;
    let is_count = c.eat("nam") && c.clone().number(|n| n.digits == 4).is_some();
    is_count.then_some(())
}

fn joined_points(c: &mut Cursor<'_>) -> Option<(Point, Point)> {
    let from = point(c)?;
    let listed = joint(c)? == Joint::And;
    c.eat_any(&["trong", "het"]);
    let to = point_or_like(from, c)?;
    (!listed || follows(from, to)).then_some((from, to))
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
    (joint(c)? == Joint::To).then_some(())?;
    match point(c)? {
        to @ Point::Day { month, year, .. } => Some((Point::Day { day, month, year, weekday: None }, to)),
        _ => None,
    }
}

/// How two points are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    To,
    And,
}

fn joint(c: &mut Cursor<'_>) -> Option<Joint> {
    if c.eat_sign('-') || c.eat_any(&["cho den", "den", "toi"]) {
        return Some(Joint::To);
    }
    (c.sign(",&+").is_some() || c.eat("va")).then_some(Joint::And)
}

/// Whether a list of two is a range: only if nothing lies between them.
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
