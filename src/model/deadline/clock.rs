//! Hours beside a day. They are read to be skipped: deadlines are days.

use super::lexer::Cursor;

/// 17h, 17h30, 17 giờ 30 phút, 17:30 — in front of the day.
pub(super) fn clock_before(c: &mut Cursor<'_>) -> Option<u32> {
    c.eat("luc");
    let hour = clock(c).or_else(|| part_of_day(c))?;
    c.eat_sign(',');
    Some(hour)
}

/// sáng, buổi chiều, giờ làm việc: before the morning nothing is left of the day, before the afternoon some of it is.
fn part_of_day(c: &mut Cursor<'_>) -> Option<u32> {
    c.eat("buoi");
    let parts = [("sang", 0), ("trua", 12), ("chieu", 13), ("gio lam viec", 17), ("gio hanh chinh", 17)];
    c.look_up(&parts)
}

/// lúc 17h, T17:00:00 — behind the day.
pub(super) fn clock_after(c: &mut Cursor<'_>) -> Option<u32> {
    c.eat_sign(',');
    c.eat_any(&["vao luc", "luc", "t"]);
    clock(c)
}

/// The hour; its minutes make no difference to the day.
fn clock(c: &mut Cursor<'_>) -> Option<u32> {
    let hour = c.small().filter(|hour| *hour <= 24)?;
    if c.eat_sign(':') {
        c.small().filter(|minute| *minute < 60)?;
        c.attempt(|c| if c.eat_sign(':') { c.small() } else { None });
    } else if c.eat_any(&["h", "g", "gio"]) {
        c.attempt(minutes);
    } else {
        return None;
    }
    Some(hour)
}

/// Minutes behind the hour. Without a word of its own the figure may be the day already: 17h 30/10.
fn minutes(c: &mut Cursor<'_>) -> Option<()> {
    c.small().filter(|minute| *minute < 60)?;
    let named = c.eat_any(&["p", "phut"]);
    (named || !c.sees_sign("/-.") && !c.sees("thang")).then_some(())
}
