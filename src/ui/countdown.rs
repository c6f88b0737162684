//! How long there is until a record is due, in the words of the panes and of the line below them.

use crate::app::App;
use crate::model::{Condition, Record};
use crate::text::Words as _;
use crate::view::name;

/// How long there is, in words.
pub(super) fn countdown(app: &App, record: &Record) -> String {
    let lang = app.lang();
    match (app.now().condition(record), app.now().days_left(record)) {
        (Some(Condition::Overdue | Condition::Soon | Condition::Open), Some(days)) => lang.countdown(days),
        (Some(condition), _) => name::condition(record, condition, lang),
        (None, _) => String::new(),
    }
}
