//! Days among the words of a query: `30/10`, `31/12/2025`, `quý 4`, `quy iv/2025`, `tháng 10`, `năm 2025`.
//!
//! The grammar is that of deadlines; here is only decided where to try it. Words that are days and much else besides
//! (`mai`, `t6`) are left alone.

use super::terms::Alternative;
use crate::model::Date;
use crate::model::date::{self, Precision};
use crate::model::deadline::{DayMatch, read_day_match};
use crate::search::filter::Span;

/// The most words of a day: `ngày 30 tháng 10 năm 2025`.
const MOST_WORDS: usize = 6;

/// Words that days begin with.
const OPENERS: [&str; 8] = ["ngay", "thang", "quy", "nam", "cuoi", "dau", "tuan", "hom"];

/// What somebody asks for by a day is due or issued then, more than it mentions the day.
const DUE: i32 = -500;
/// A bare year in a title is worth more than a deadline in it, and that more than a year in passing.
const DUE_IN_YEAR: i32 = -60;
/// `cuối năm` asks for all that is due late in the year, and most for its last days.
const LAST_DAYS: i32 = -600;

/// Reads the longest day that the words begin with, as how many words it takes and what it stands for. Words are folded.
pub(super) fn read(words: &[&str], today: Date) -> Option<(usize, Vec<Alternative>)> {
    let first = words.first().filter(|word| begins_day(word))?;
    if let Some(due) = bare_year(first, today) {
        return Some((1, vec![due]));
    }
    (1..=words.len().min(MOST_WORDS)).rev().find_map(|count| {
        let typed = spaced(&words[..count].join(" "));
        let days = read_day_match(&typed, today).ok()?;
        let penalty = if years(&typed).is_some() { 0 } else { DUE };
        let due = Alternative { due: Some(Span::Days(days)), penalty, ..Alternative::default() };
        let spelled = spellings(&typed).into_iter().map(|folded| Alternative {
            folded,
            complete: true,
            ..Alternative::default()
        });
        let last = typed.starts_with("cuoi").then(|| last_days(days)).flatten();
        Some((count, spelled.chain([due]).chain(last).collect()))
    })
}

/// What is due at the end of the days: on the last of a year, in the last ten of a month.
fn last_days(days: DayMatch) -> Option<Alternative> {
    let late = |span: date::Span| {
        let is_month = span.precision() == Precision::Month;
        let from = if is_month { span.end().with().day(21).build().ok()? } else { span.end() };
        date::Span::new(from, span.end(), Precision::Range)
    };
    let days = match days {
        DayMatch::Within(span) => DayMatch::Within(late(span)?),
        DayMatch::AnyYear(span) => DayMatch::AnyYear(late(span)?),
    };
    Some(Alternative { due: Some(Span::Days(days)), penalty: LAST_DAYS, ..Alternative::default() })
}

fn begins_day(word: &str) -> bool {
    if is_short_month(word) {
        return true;
    }
    let is_day = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['/', '-', '.']);
    let is_quarter = matches!(word.as_bytes(), [b'q', b'1'..=b'4', ..]);
    is_day || is_quarter || is_year(word) || OPENERS.iter().any(|opener| opens(word, opener))
}

/// Whether a word is an opener, alone or with digits behind it (`thang10`).
fn opens(word: &str, opener: &str) -> bool {
    word.strip_prefix(opener)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2026-2035`: who types that means the period so called, more than what is due in it.
fn years(typed: &str) -> Option<(&str, &str)> {
    typed.split_once('-').filter(|(from, to)| is_year(from) && is_year(to))
}

fn bare_year(word: &str, today: Date) -> Option<Alternative> {
    let days = is_year(word).then(|| read_day_match(word, today).ok()).flatten()?;
    Some(Alternative { due: Some(Span::Days(days)), penalty: DUE_IN_YEAR, ..Alternative::default() })
}

/// `t10/2025`; `t6` alone is a day of the week to many.
fn is_short_month(word: &str) -> bool {
    let months = word.strip_prefix('t').and_then(|rest| rest.split_once('/'));
    months.is_some_and(|(month, year)| is_year(year) && month.parse::<u8>().is_ok())
}

/// `thang10` → `thang 10`, `t10/2025` → `thang 10/2025`.
fn spaced(typed: &str) -> String {
    if is_short_month(typed) {
        return format!("thang {}", &typed[1..]);
    }
    let glued = OPENERS.iter().find(|opener| typed.starts_with(**opener));
    match glued.map(|opener| typed.split_at(opener.len())) {
        Some((opener, rest)) if !rest.starts_with(' ') => format!("{opener} {rest}"),
        _ => typed.to_owned(),
    }
}

/// Other ways to write the same: without the word for it, with slashes, with Roman figures.
fn spellings(typed: &str) -> Vec<String> {
    let mut spelled = Vec::new();
    let bare = typed.trim_start_matches("ngay ").trim_start_matches("nam ");
    if bare.len() < typed.len() {
        spelled.push(bare.to_owned());
    }
    if !typed.contains(' ') && typed.contains(['-', '.']) {
        spelled.push(typed.replace(['-', '.'], "/"));
    }
    if let Some((from, to)) = years(typed) {
        spelled.push(format!("{from} - {to}"));
    }
    for (arabic, roman) in [("1", "i"), ("2", "ii"), ("3", "iii"), ("4", "iv")] {
        if let Some(rest) = typed.strip_prefix("quy ").and_then(|rest| rest.strip_prefix(arabic)) {
            spelled.push(format!("quy {roman}{rest}"));
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn due(typed: &str, day: Date) -> Option<usize> {
        let words: Vec<&str> = typed.split_whitespace().collect();
        let (count, found) = read(&words, date(2026, 11, 22))?;
        let has = found.iter().filter_map(|found| found.due).any(|span| span.contains(day));
        has.then_some(count)
    }

    #[test]
    fn days_are_found_where_they_begin() {
        for (typed, day, count) in [
            ("30/10", date(2025, 10, 30), 1),
            ("30-10", date(2025, 10, 30), 1),
            ("31/12/2025 ke hoach", date(2025, 12, 31), 1),
            ("ngay 30/10", date(2025, 10, 30), 2),
            ("ngay 30 thang 10 nam 2025", date(2025, 10, 30), 6),
            ("quy 4", date(2025, 11, 1), 2),
            ("quy iv/2025", date(2025, 11, 1), 2),
            ("quy4", date(2025, 11, 1), 1),
            ("thang 10 ke hoach", date(2030, 10, 1), 2),
            ("thang10", date(2030, 10, 1), 1),
            ("t10/2025", date(2025, 10, 1), 1),
            ("cuoi thang 10", date(2025, 10, 30), 3),
            ("nam 2025", date(2025, 10, 1), 2),
            ("2045", date(2045, 12, 31), 1),
        ] {
            assert_eq!(due(typed, day), Some(count), "{typed}");
        }
    }

    #[test]
    fn other_words_are_no_days() {
        for typed in
            ["mai", "t6", "quy trinh", "nam", "5g", "1131/qd-ttg", "31/2/2025", "", "11 nhom", "10 - 15"]
        {
            assert_eq!(
                read(&typed.split_whitespace().collect::<Vec<_>>(), date(2026, 11, 22)),
                None,
                "{typed}"
            );
        }
    }
}
