//! The day in Việt Nam, whatever the zone of the server.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::model::{Date, date};

/// Asia/Ho_Chi_Minh has had no other offset since 1975, and needs no time zone database.
const VIET_NAM: Offset = Offset::constant(7);

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

/// A time in UTC (`2026-11-22T00:10:00Z`) as the clocks in Việt Nam show it: `22/11/2026 07:10`. What is no time is left
/// as it is: a journal that somebody wrote in says what it says.
pub fn in_viet_nam(time: &str) -> String {
    let local = read(time).map(|time| format!("{} {}", date::show(time.date()), hours(time)));
    local.unwrap_or_else(|| time.to_owned())
}

/// The day of a time in UTC on the calendars in Việt Nam.
pub fn day_in_viet_nam(time: &str) -> Option<Date> {
    read(time).map(DateTime::date)
}

fn read(time: &str) -> Option<DateTime> {
    Some(VIET_NAM.to_datetime(time.parse::<Timestamp>().ok()?))
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
        assert_eq!(in_viet_nam("2026-11-21T17:10:59Z"), "22/11/2026 00:10");
        assert_eq!(in_viet_nam("yesterday"), "yesterday");
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
