//! A measured value of a target as somebody typed it: the value in the target's unit, the period it speaks of, the day
//! it was taken, and where it comes from.
//!
//! Deliberately refused: a value that can be read in two ways, a day that has not come yet, a period that names a day or
//! quarter that there is not, a rank that is no whole number, and any value for a target whose records are counted.

use super::value::{read_decimal, read_past_day, read_text};
use crate::model::deadline::{self, Base};
use crate::model::parts::Measurement;
use crate::model::{Comparison, Date, FieldError, Record, ValueError};

/// The fields as they were typed; what is empty was not said.
#[derive(Debug, Clone, Copy, Default)]
pub struct Measured<'a> {
    /// In the target's unit; a percent sign may follow.
    pub value: &'a str,
    /// `2025`, `quý III/2025`.
    pub period: &'a str,
    /// Today, unless it is said.
    pub on: &'a str,
    /// A report, a letter, a portal.
    pub source: &'a str,
}

/// Reads a measurement of a target; an error names the field of [`Measured`] that it is about.
pub fn read_measurement(
    record: &Record,
    typed: &Measured<'_>,
    today: Date,
) -> Result<Measurement, FieldError> {
    let at = |field: &'static str| move |wrong: ValueError| FieldError::new(field, wrong);
    Ok(Measurement {
        value: value(record, typed.value).map_err(at("value"))?,
        period: period(typed.period, today).map_err(at("period"))?,
        on: Some(day(typed.on, today).map_err(at("on"))?),
        source: text(typed.source).map_err(at("source"))?,
        ..Measurement::default()
    })
}

fn text(typed: &str) -> Result<Box<str>, ValueError> {
    if typed.trim().is_empty() { Ok(Box::default()) } else { read_text(typed).map(String::into_boxed_str) }
}

/// Kept in the words that were typed; a day, month or quarter among them has to be one that there is.
fn period(typed: &str, today: Date) -> Result<Box<str>, ValueError> {
    deadline::read(typed, Base::new(today))?;
    text(typed)
}

fn value(record: &Record, typed: &str) -> Result<f64, ValueError> {
    let Some(target) = record.as_target() else { return Err(ValueError::NoTarget { kind: record.kind() }) };
    if !target.counts.trim().is_empty() {
        return Err(ValueError::Counted { filter: target.counts.to_string() });
    }
    let digits = if target.unit.starts_with('%') { typed.trim().trim_end_matches('%') } else { typed };
    let value = read_decimal(digits)?;
    if target.condition == Some(Comparison::RankAtMost) && (value.fract() != 0.0 || value < 1.0) {
        return Err(ValueError::Rank { value: typed.trim().to_owned() });
    }
    Ok(value)
}

fn day(typed: &str, today: Date) -> Result<Date, ValueError> {
    if typed.trim().is_empty() {
        return Ok(today);
    }
    // Nobody measures in the future.
    read_past_day(typed, today)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 22);

    fn target(json: &str) -> Record {
        serde_json::from_str(&format!(r#"{{"kind":"target","id":"t","title":"T",{json}}}"#)).expect(json)
    }

    fn read(record: &Record, value: &str, on: &str) -> Result<(f64, Option<Date>), ValueError> {
        let typed = Measured { value, on, ..Measured::default() };
        let read = read_measurement(record, &typed, TODAY);
        read.map(|read| (read.value, read.on)).map_err(|error| error.wrong)
    }

    #[test]
    fn a_value_has_a_day_and_may_have_a_percent_sign() {
        let share = target(r#""unit":"% GRDP","condition":">=","low":40"#);
        assert_eq!(read(&share, "37,5 %", ""), Ok((37.5, Some(TODAY))));
        assert_eq!(read(&share, "-1", "30/6/2026"), Ok((-1.0, Some(jiff::civil::date(2026, 6, 30)))));
        // The next 31 December has not come; the last one has.
        assert_eq!(read(&share, "1", "31/12"), Ok((1.0, Some(jiff::civil::date(2025, 12, 31)))));
    }

    #[test]
    fn a_period_is_kept_as_it_is_worded_unless_there_is_no_such_day() {
        let share = target(r#""unit":"%","condition":">=","low":40"#);
        let period = |period: &str| {
            let typed = Measured { value: "5", period, ..Measured::default() };
            read_measurement(&share, &typed, TODAY).map(|read| read.period.into_string())
        };
        for kept in
            ["", "2025", "quý III/2025", "6 tháng đầu năm 2026", "năm học 2025-2026", "đợt 2", "30/6/2026"]
        {
            assert_eq!(period(kept).as_deref(), Ok(kept));
        }
        for wrong in ["30/2/2026", "quý V/2026", "tháng 13/2026", "đến 31/6/2026"] {
            let error = period(wrong).expect_err(wrong);
            assert!(
                error.field == "period" && matches!(error.wrong, ValueError::Date(_)),
                "{wrong}: {error}"
            );
        }
    }

    #[test]
    fn what_cannot_be_is_refused_where_it_was_typed() {
        let share = target(r#""unit":"%","condition":">=","low":40"#);
        assert!(matches!(read(&share, "1.500", ""), Err(ValueError::Number(_))));
        assert!(matches!(read(&share, "", ""), Err(ValueError::Number(_))));
        assert!(matches!(read(&share, "5", "31/12/2026"), Err(ValueError::Future { .. })));
        assert!(matches!(read(&share, "5", "31/2/2026"), Err(ValueError::Date(_))));
        let rank = target(r#""condition":"rank<=","high":3"#);
        for wrong in ["2,5", "0", "-1"] {
            assert!(matches!(read(&rank, wrong, ""), Err(ValueError::Rank { .. })), "{wrong}");
        }
        let counted = target(r#""condition":">=","low":10,"counts":"kind:product""#);
        assert!(matches!(read(&counted, "5", ""), Err(ValueError::Counted { .. })));
        let task: Record = serde_json::from_str(r#"{"kind":"task","id":"n","title":"N"}"#).expect("a task");
        assert!(matches!(read(&task, "5", ""), Err(ValueError::NoTarget { .. })));
    }
}
