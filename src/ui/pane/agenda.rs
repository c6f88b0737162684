//! A line of the agenda: when, how long there is, what, and who leads.

use super::list;
use crate::app::App;
use crate::app::layout::Rect;
use crate::model::{Condition, Record, date};
use crate::ui::pen::Pen;
use crate::view::countdown::countdown;
use crate::view::name;

const DAY: u16 = 10;
const COUNTDOWN: u16 = 18;
const LEAD: u16 = 18;
/// From here on there is room for the countdown.
const WIDE: u16 = 56;
/// From here on there is room for who leads.
const WIDER: u16 = 76;

/// How long there is. The heading says where nobody knows; the words of a deadline that was not understood are read then.
fn left(app: &App, record: &Record, condition: Condition) -> String {
    if condition != Condition::Undated {
        return countdown(record, app.now(), app.lang());
    }
    record.deadline().map_or_else(String::new, |deadline| deadline.text.to_string())
}

pub(super) fn row(app: &App, record: &Record, at: Rect, pen: &mut Pen<'_>) {
    let condition = app.now().condition(record).unwrap_or(Condition::Undated);
    let style = pen.theme.condition(condition);
    pen.put(at, 1, 0, pen.theme.sign(condition), style);
    let mut x = 2;
    if let Some(day) = app.now().last_day(record) {
        pen.put_within(at, x, 0, DAY, &date::show(day), style);
    }
    x += DAY + 1;
    if at.width >= WIDE {
        pen.put_within(at, x, 0, COUNTDOWN, &left(app, record, condition), style);
        x += COUNTDOWN + 1;
    }
    let lead = if at.width >= WIDER { LEAD + 1 } else { 0 };
    let room = at.width.saturating_sub(x + lead);
    list::titled(app, record, (at, x, room), pen);
    if lead > 0 {
        let leads = name::leads(record, app.data(), app.lang());
        pen.put_within(at, at.width - LEAD, 0, LEAD, &leads, pen.theme.aside);
    }
}
