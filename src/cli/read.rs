//! Values of arguments: kinds, numbers, days, periods, filters.

use jiff::Span;

use super::CliError;
use super::session::Session;
use crate::model::plan::Row;
use crate::model::{Dataset, Date, Kind, Now, RecordChange, deadline};
use crate::search::{Filter, Me};
use crate::text::Message;

/// Kinds in the order given, each once.
pub(super) fn kinds(words: &[String]) -> Result<Vec<Kind>, CliError> {
    let mut kinds = Vec::new();
    for word in words {
        let kind = word.parse::<Kind>()?;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    Ok(kinds)
}

/// How many rows at most: a whole number from 1. What is larger than any list is as good as no limit.
pub(super) fn limit(text: Option<&str>) -> Result<Option<usize>, CliError> {
    let Some(text) = text else { return Ok(None) };
    let digits = text.trim();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.bytes().all(|b| b == b'0') {
        return Err(CliError::Usage(Message::new("error-limit").with("value", text)));
    }
    Ok(Some(digits.parse().unwrap_or(usize::MAX)))
}

/// A whole number from 1, behind a flag or in a place.
pub(super) fn count(place: &'static str, text: &str) -> Result<u64, CliError> {
    let number = text.trim().parse().ok().filter(|n| *n > 0 && !text.trim().starts_with('+'));
    let wrong = || Message::new("error-count").with("place", place).with("value", text);
    number.ok_or_else(|| CliError::Usage(wrong()))
}

/// How often something is to be done: once, unless told.
pub(super) fn times(text: Option<&str>) -> Result<u64, CliError> {
    text.map_or(Ok(1), |text| count("N", text))
}

/// A revision: a whole number from 0.
pub(super) fn revision(text: &str) -> Result<u32, CliError> {
    let wrong = || Message::new("error-revision").with("value", text);
    text.trim().parse().map_err(|_| CliError::Usage(wrong()))
}

/// The last of the days that a text names.
pub(super) fn last_of(place: &'static str, text: &str, today: Date) -> Result<Date, CliError> {
    let span = deadline::read_day(text, today).map_err(|error| CliError::Date { place, error })?;
    Ok(span.end())
}

/// The first of the days that a text names.
pub(super) fn first_of(place: &'static str, text: &str, today: Date) -> Result<Date, CliError> {
    let span = deadline::read_day(text, today).map_err(|error| CliError::Date { place, error })?;
    Ok(span.start())
}

/// The day that lies `30d`, `2w`, `3m` or `1y` after today; the last of the calendar if that is too far.
pub(super) fn after(text: &str, today: Date) -> Result<Date, CliError> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let span = match unit {
        "d" => |n: i64| Span::new().try_days(n),
        "w" => |n: i64| Span::new().try_weeks(n),
        "m" => |n: i64| Span::new().try_months(n),
        "y" => |n: i64| Span::new().try_years(n),
        _ => return Err(period_error(text)),
    };
    if number.is_empty() {
        return Err(period_error(text));
    }
    let day = number.parse().ok().and_then(|n: i64| today.checked_add(span(n).ok()?).ok());
    Ok(day.unwrap_or(Date::MAX))
}

fn period_error(text: &str) -> CliError {
    CliError::Usage(Message::new("error-period").with("value", text))
}

/// A filter; everything passes where none is given.
pub(super) fn filter(text: Option<&str>, session: &Session<'_>) -> Result<Filter, CliError> {
    let user = &session.settings.config.user;
    filter_for(text, session.data(), session.settings.now, &Me::new(&user.name, &user.agency))
}

/// A filter that chooses what is to be changed. One that lets everything pass is more likely a variable of a script that is
/// empty.
pub(super) fn choice(flag: &'static str, text: &str, session: &Session<'_>) -> Result<Filter, CliError> {
    match filter(Some(text), session)? {
        all if all.is_empty() => Err(CliError::Usage(Message::new("error-filter-empty").with("flag", flag))),
        some => Ok(some),
    }
}

fn filter_for(text: Option<&str>, data: &Dataset, now: Now, me: &Me) -> Result<Filter, CliError> {
    let Some(text) = text else { return Ok(Filter::default()) };
    // A filter may begin with a dash; two are the next flag, and a value was forgotten.
    if text.starts_with("--") {
        return Err(CliError::Usage(Message::new("error-args-no-value").with("flag", "--filter")));
    }
    let filter = Filter::read_for(text, now, me)?;
    filter.check(data)?;
    Ok(filter)
}

/// Refuses a filter to count by that is none, or that counts something else for everybody who reads it.
pub(super) fn counts(row: &Row, session: &Session<'_>) -> Result<(), CliError> {
    let typed = match &row.outcome {
        Ok(RecordChange::Add(record)) => record.as_target().map(|target| target.counts.to_string()),
        Ok(change) => change.value("counts").and_then(|value| value.as_str().map(str::to_owned)),
        Err(_) => None,
    };
    filter_for(typed.as_deref(), session.data(), session.settings.now, &Me::default()).map(drop)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2025, 10, 31);

    #[test]
    fn periods_are_counted_in_the_calendar() {
        for (text, day) in [
            ("0d", TODAY),
            ("30d", date(2025, 11, 30)),
            ("2w", date(2025, 11, 14)),
            ("4m", date(2026, 2, 28)),
            ("1y", date(2026, 10, 31)),
            ("99999999999999999999d", Date::MAX),
            ("999999999y", Date::MAX),
        ] {
            assert_eq!(after(text, TODAY).expect(text), day, "{text}");
        }
        for wrong in ["", "d", "30", "-3d", "3 d", "3days", "３d", "d3"] {
            assert!(after(wrong, TODAY).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_limit_is_a_whole_number_from_one() {
        assert_eq!(limit(Some("20")).expect("valid"), Some(20));
        assert_eq!(limit(Some("99999999999999999999999")).expect("valid"), Some(usize::MAX));
        for wrong in ["", "0", "000", "-1", "1.5", "x", "--json"] {
            assert!(limit(Some(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_kind_counts_once() {
        let words = ["task", "Nhiệm vụ", "targets"].map(str::to_owned);
        assert_eq!(kinds(&words).expect("valid"), [Kind::Task, Kind::Target]);
    }
}
