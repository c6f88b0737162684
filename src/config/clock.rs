//! The day in Việt Nam, whatever the zone of the server.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::model::Date;

/// Asia/Ho_Chi_Minh has had no other offset since 1975, and needs no time zone database.
const VIET_NAM: Offset = Offset::constant(7);

fn now() -> DateTime {
    VIET_NAM.to_datetime(Timestamp::now())
}

/// Today.
pub fn today() -> Date {
    now().date()
}

/// The time of the day: `09:15`.
pub fn time() -> String {
    let time = now().time();
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A time in UTC (`2026-11-22T00:10:00Z`) as the clocks in Việt Nam show it: `22/11/2026 07:10`.
pub fn in_viet_nam(time: &str) -> Option<String> {
    let time = VIET_NAM.to_datetime(time.parse::<Timestamp>().ok()?);
    let (day, clock) = (time.date(), time.time());
    Some(format!("{} {:02}:{:02}", crate::model::date::show(day), clock.hour(), clock.minute()))
}

/// The day of a time in UTC on the calendars in Việt Nam.
pub fn day_in_viet_nam(time: &str) -> Option<Date> {
    Some(VIET_NAM.to_datetime(time.parse::<Timestamp>().ok()?).date())
}

/// How long until the next day begins; a little more, so that it has begun when the time is over.
pub fn until_midnight() -> Duration {
    let time = now().time();
    let (hour, minute, second) = (i64::from(time.hour()), i64::from(time.minute()), i64::from(time.second()));
    let gone = (hour * 60 + minute) * 60 + second;
    Duration::from_secs(u64::try_from(24 * 3600 - gone).unwrap_or(0) + 1)
}
