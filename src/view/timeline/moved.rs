//! A deadline some stretches of the scale later or earlier.

use super::step::Step;
use crate::model::Deadline;
use crate::model::date::{Precision, Span};
use crate::model::deadline::{Meaning, When};

/// The deadline moved by stretches of time, in words of its own. It stays as exact as it was: a quarter moves by whole
/// quarters, and a range keeps its beginning. `None` for what has no last day, and where the calendar ends.
pub fn moved(deadline: &Deadline, step: Step, by: i32) -> Option<Deadline> {
    let meaning = match deadline.meaning()? {
        Meaning::Before(span) => Meaning::Before(moved_span(*span, step, by)?),
        Meaning::By(span) => Meaning::By(moved_span(*span, step, by)?),
        Meaning::During(span) => Meaning::During(moved_span(*span, step, by)?),
        Meaning::From { .. } | Meaning::Vision(_) | Meaning::Every(_) | Meaning::Standing => return None,
    };
    Some(Deadline::worded(When { meaning, year_inferred: false }))
}

fn moved_span(span: Span, step: Step, by: i32) -> Option<Span> {
    let precision = span.precision();
    let end = at_least(step, precision).from(span.end(), by)?;
    match precision {
        Precision::Range => Span::new(span.start(), end, precision),
        _ => Some(Span::containing(end, precision)),
    }
}

/// The step, or the length of the span where that is longer.
fn at_least(step: Step, precision: Precision) -> Step {
    match (precision, step) {
        (Precision::Month, Step::Day | Step::Week) => Step::Month,
        (Precision::Quarter, Step::Day | Step::Week | Step::Month) => Step::Quarter,
        (Precision::Half, Step::Day | Step::Week | Step::Month | Step::Quarter) => Step::Half,
        (Precision::Year, step) if !matches!(step, Step::Year | Step::Years(_)) => Step::Year,
        _ => step,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::deadline::{Base, read};
    use jiff::civil::date;

    fn words(text: &str, step: Step, by: i32) -> Option<String> {
        let deadline = read(text, Base::new(date(2026, 11, 22))).expect("reads");
        moved(&deadline, step, by).map(|moved| moved.text.into())
    }

    #[test]
    fn a_deadline_moves_and_stays_as_exact_as_it_was() {
        for (text, step, by, want) in [
            ("31/12/2026", Step::Month, 2, "đến ngày 28/02/2027"),
            ("31/12/2026", Step::Week, -1, "đến ngày 24/12/2026"),
            ("trước ngày 30/10/2026", Step::Day, 1, "trước ngày 31/10/2026"),
            ("trong quý IV/2026", Step::Month, 1, "trong quý I/2027"),
            ("trong quý IV/2026", Step::Year, -1, "trong quý IV/2025"),
            ("6 tháng đầu năm 2026", Step::Day, 1, "trong 6 tháng cuối năm 2026"),
            ("đến năm 2030", Step::Month, 1, "đến hết năm 2031"),
            ("giai đoạn 2026 – 2030", Step::Year, 5, "giai đoạn 2026–2035"),
        ] {
            assert_eq!(words(text, step, by).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn what_has_no_last_day_does_not_move() {
        for text in ["thường xuyên", "hằng năm", "tầm nhìn đến năm 2045", "sớm nhất có thể"]
        {
            assert_eq!(words(text, Step::Month, 1), None, "{text}");
        }
        assert_eq!(words("giai đoạn 2026 – 2030", Step::Year, -9), None, "it would end before it begins");
    }
}
