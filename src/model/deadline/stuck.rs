//! A slip of the finger that would cost a deadline its day: text that sticks to it, as in `15/12/2026công văn 77`.
//!
//! Asked only of wordings that no rule reads, and of whole days in figures: a number of a document is no date.

use super::read::read_day;
use crate::model::date::{Date, DateError};

const SEPARATORS: [char; 3] = ['/', '-', '.'];

/// What is wrong with the first whole day that a letter stands right behind: that it does, or that there is no such day.
pub fn stuck(text: &str, today: Date) -> Option<DateError> {
    let sticks =
        |(at, c): &(usize, char)| c.is_alphabetic() && text[..*at].ends_with(|c: char| c.is_ascii_digit());
    text.char_indices().filter(sticks).find_map(|(at, _)| {
        let day = whole_day(&text[..at])?;
        match read_day(day, today) {
            Ok(_) => Some(DateError::Stuck { value: text.into(), day: day.into() }),
            Err(DateError::Unknown { .. }) => None,
            Err(impossible) => Some(impossible),
        }
    })
}

/// The figures at the end of a text, if they are a day, a month and a year of four figures.
fn whole_day(text: &str) -> Option<&str> {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit() || SEPARATORS.contains(&c));
    let figures = text[before.len()..].trim_start_matches(SEPARATORS);
    let parts: Vec<usize> = figures.split(SEPARATORS).map(str::len).collect();
    matches!(parts[..], [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2]).then_some(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 22);

    #[test]
    fn what_sticks_to_a_whole_day_is_found_wherever_it_stands() {
        for text in
            ["15/12/2026công văn 77", "trình trước 15.12.2026theo CV", "2026-12-15T00:00:00", "1-1-2027a"]
        {
            assert!(matches!(stuck(text, TODAY), Some(DateError::Stuck { .. })), "{text}");
        }
        let Some(DateError::Stuck { day, .. }) = stuck("đến ngày15/12/2026đ", TODAY) else {
            panic!("not found")
        };
        assert_eq!(&*day, "15/12/2026");
        assert!(matches!(stuck("30/2/2027công văn", TODAY), Some(DateError::Day { last: 28, .. })));
    }

    #[test]
    fn numbers_of_documents_and_text_behind_a_space_are_left_alone() {
        for text in [
            "",
            "15/12/2026 công văn 77",
            "theo QĐ 77/2026/QĐ-UBND",
            "mục 3.4a",
            "10/2026a",
            "12.34.56a",
            "5G",
        ] {
            assert_eq!(stuck(text, TODAY), None, "{text}");
        }
    }
}
