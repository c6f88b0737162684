//! What a deadline comes to while it is typed: its last day and how long that is. Not what a record says of it; that is
//! `sheet`'s.

use crate::model::date::{self, Precision};
use crate::model::deadline::Kind;
use crate::model::plan::Row;
use crate::model::{Deadline, Now};
use crate::text::Words;

/// `thứ Bảy 30/10/2027 (năm suy ra), còn 342 ngày`; where the words name another day or none, that it is the last one.
/// `day` is the last day as a person reads it, `left` the days until then.
pub fn echo(deadline: Option<&Deadline>, day: &str, left: i64, words: &dyn Words) -> String {
    let is_named =
        deadline.is_some_and(|it| it.kind() == Some(Kind::By) && it.precision() == Some(Precision::Day));
    let is_inferred = deadline.is_some_and(Deadline::year_inferred);
    let id = match (is_named, is_inferred) {
        (true, true) => "day-year-inferred",
        (true, false) => return format!("{day}, {}", words.countdown(left)),
        (false, true) => "last-day-year-inferred",
        (false, false) => "last-day",
    };
    format!("{}, {}", words.say(id, &[("day", day.into())]), words.countdown(left))
}

/// What the deadline of a planned change comes to; nothing where it changes none.
pub fn of_row(row: &Row, now: Now, words: &dyn Words) -> String {
    let Ok(change) = &row.outcome else { return String::new() };
    if change.value("deadline").is_none() {
        return String::new();
    }
    if change.unread_deadline().is_some() {
        return words.word("entry-deadline-kept");
    }
    let then = row.after();
    match (now.last_day(&then), now.days_left(&then)) {
        (Some(day), Some(days)) => echo(then.deadline(), &date::show(day), days, words),
        _ => words.word("entry-no-last-day"),
    }
}
