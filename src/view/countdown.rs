//! How long there is until a record is due, in words.

use super::name;
use crate::model::{Condition, Now, Record};
use crate::text::Words;

/// `còn 12 ngày`; where no day is awaited any more, how the record stands. Empty for what is not due at any time.
pub fn countdown(record: &Record, now: Now, words: &dyn Words) -> String {
    match (now.condition(record), now.days_left(record)) {
        (Some(Condition::Overdue | Condition::Soon | Condition::Open), Some(days)) => words.countdown(days),
        (Some(condition), _) => name::condition(record, condition, words),
        (None, _) => String::new(),
    }
}
