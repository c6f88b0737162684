//! Printing a deadline in the words of administrations: the inverse of reading.
//!
//! Law: what `show` prints of anything that `read` produced reads back to the same meaning, with the year no longer
//! inferred.

use super::recurrence::{DayOn, Every, Recurrence};
use super::{Deadline, Meaning};
use crate::model::date::{self, Date, Precision, Span};

/// The deadline in canonical words; words that are not understood as they are.
pub fn show(deadline: &Deadline) -> String {
    match deadline.meaning() {
        None => deadline.text.to_string(),
        Some(Meaning::Before(span)) => format!("trước {}", named(*span)),
        Some(Meaning::By(span)) => by(*span),
        Some(Meaning::During(span)) => during(*span),
        Some(Meaning::From { start, precision }) => from(*start, *precision),
        Some(Meaning::Vision(span)) => format!("tầm nhìn đến {}", named(*span)),
        Some(Meaning::Every(recurrence)) => every(recurrence),
        Some(Meaning::Standing) => "thường xuyên".to_owned(),
    }
}

/// "hết" says that the whole of a longer span is allowed; a day needs no such word.
fn by(span: Span) -> String {
    let until = if span.precision() == Precision::Day { "đến" } else { "đến hết" };
    format!("{until} {}", named(span))
}

fn during(span: Span) -> String {
    match span.precision() {
        Precision::Range => named(span),
        _ => format!("trong {}", named(span)),
    }
}

fn from(start: Date, precision: Precision) -> String {
    let first = Span::containing(start, precision);
    match precision {
        Precision::Year => format!("{} và những năm tiếp theo", named(first)),
        _ => format!("từ {}", named(first)),
    }
}

fn named(span: Span) -> String {
    let (start, end) = (span.start(), span.end());
    match span.precision() {
        Precision::Day => format!("ngày {}", date::show(end)),
        Precision::Month => format!("tháng {}", month(start)),
        Precision::Quarter => format!("quý {}/{}", roman(date::quarter(start)), start.year()),
        Precision::Half => {
            format!("6 tháng {} năm {}", ["đầu", "cuối"][usize::from(date::half(start) > 1)], start.year())
        }
        Precision::Year => format!("năm {}", start.year()),
        Precision::Range => range(start, end),
    }
}

/// A range in the coarsest points that say it exactly: years, months or days.
fn range(start: Date, end: Date) -> String {
    if start == start.first_of_year() && end == end.last_of_year() {
        format!("giai đoạn {}–{}", start.year(), end.year())
    } else if start == start.first_of_month() && end == end.last_of_month() {
        format!("giai đoạn từ tháng {} đến tháng {}", month(start), month(end))
    } else {
        format!("giai đoạn từ ngày {} đến ngày {}", date::show(start), date::show(end))
    }
}

fn month(date: Date) -> String {
    format!("{}/{}", date.month(), date.year())
}

fn roman(quarter: i8) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

fn every(recurrence: &Recurrence) -> String {
    let frequency = match recurrence.every {
        Every::Month => "hằng tháng",
        Every::Quarter => "hằng quý",
        Every::Half => "hằng 6 tháng",
        Every::Year => "hằng năm",
    };
    if recurrence.on.is_empty() {
        return frequency.to_owned();
    }
    let days: Vec<_> = recurrence.on.iter().map(|on| day_on(*on)).collect();
    let before = if recurrence.before { "trước " } else { "" };
    format!("{before}ngày {} {frequency}", listed(&days))
}

/// "a", "a và b", "a, b và c".
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} và {last}", first.join(", ")),
    }
}

fn day_on(on: DayOn) -> String {
    match on.month {
        Some(month) => format!("{:02}/{month:02}", on.day),
        None => on.day.to_string(),
    }
}
