//! The day in Việt Nam, whatever the zone of the server.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::model::Date;
use crate::model::date::{self, VIET_NAM};

fn now() -> DateTime {
    VIET_NAM.to_datetime(Timestamp::now())
}

/// Today.
pub fn today() -> Date {
    now().date()
}

/// The day and the time under which something is put down. On a day that was asked for (`--today`) the clock's time would
/// be made up, unless that day is the clock's.
pub fn moment(asked: Option<Date>) -> (Date, Option<String>) {
    let now = now();
    let day = asked.unwrap_or(now.date());
    (day, (day == now.date()).then(|| hours(now)))
}

/// `09:15`.
fn hours(time: DateTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The day of a time in UTC on the calendars in Việt Nam.
pub fn day_in_viet_nam(time: &str) -> Option<Date> {
    date::local(time).map(DateTime::date)
}

/// How long until the next day begins; a little more, so that it has begun when the time is over.
pub fn until_midnight() -> Duration {
    let time = now().time();
    let (hour, minute, second) = (i64::from(time.hour()), i64::from(time.minute()), i64::from(time.second()));
    let gone = (hour * 60 + minute) * 60 + second;
    Duration::from_secs(u64::try_from(24 * 3600 - gone).unwrap_or(0) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_as_clocks_in_viet_nam_show_it() {
        assert_eq!(date::show_moment("2026-11-21T17:10:59Z"), "22/11/2026 00:10");
        assert_eq!(date::show_moment("yesterday"), "yesterday");
    }

    #[test]
    fn a_day_that_was_asked_for_has_a_time_only_if_it_is_today() {
        assert_eq!(moment(Some(jiff::civil::date(2026, 3, 20))), (jiff::civil::date(2026, 3, 20), None));
        let (day, time) = moment(None);
        let (asked, its_time) = moment(Some(day));
        // Between the two it may have become midnight; then the day that is asked for is yesterday.
        assert!(asked == day && time.is_some() && (its_time.is_some() || day != today()));
    }
}
