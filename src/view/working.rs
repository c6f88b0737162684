//! Working days in words: how many there are until a day, and which years are counted without knowing their holidays.

use crate::model::Date;
use crate::model::holidays::{Holidays, WorkingDays};
use crate::text::Words;

/// Days ahead within which working days are counted; of a day farther off nobody counts them.
const MOST: i64 = 60;

/// `27 ngày làm việc` until a day that lies ahead; nothing for one that is past or far off.
pub fn until(
    last: Date,
    days_left: i64,
    today: Date,
    holidays: &Holidays,
    words: &dyn Words,
) -> Option<String> {
    (1..=MOST).contains(&days_left).then(|| said(&holidays.left(today, last), words))
}

fn said(left: &WorkingDays, words: &dyn Words) -> String {
    let days = words.say("working-days", &[("days", left.days.into())]);
    if left.without_data.is_empty() {
        return days;
    }
    let years = left.without_data.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    format!("{days}, {}", words.say("holidays-missing", &[("years", (&years).into())]))
}
