//! Deadlines as an iCalendar that phones, Outlook and Thunderbird subscribe to: an all-day event on the last day, with
//! alarms before it.
//!
//! Events and not to-dos, because most programs that subscribe to a calendar show events only. An event keeps its name
//! from export to export, so that a repeated one updates and never doubles; the same records on the same day give the same
//! bytes. The crate escapes and folds the lines; the lines themselves are put together here, because it would add a random
//! name and the time of day to each alarm.

use std::fmt;

use icalendar::Property;

use crate::model::deadline::{DayOn, Every, Meaning, Recurrence};
use crate::model::{Body, Condition, Dataset, Date, Now, Record, date};
use crate::text::{self, Words};
use crate::view::name;

/// How a calendar is made.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// A name of the store that stays: it makes the names of events unlike those of other stores.
    pub store: &'a str,
    /// How many days before the last day somebody is reminded, at eight in the morning.
    pub alarms: &'a [u16],
    /// Today.
    pub now: Now,
    /// The language of the descriptions.
    pub words: &'a dyn Words,
}

/// The hour of the day at which an alarm rings.
const ALARM_HOUR: i64 = 8;

/// The calendar of all records that have a last day.
///
/// # Errors
/// Only if the crate fails to write a line, which it does not on texts.
pub fn write(data: &Dataset, records: &[&Record], options: Options<'_>) -> Result<String, fmt::Error> {
    let mut out = Lines::default();
    out.begin("VCALENDAR")?;
    out.put("VERSION", "2.0")?;
    out.put("PRODID", concat!("-//cncl//", env!("CARGO_PKG_VERSION"), "//VI"))?;
    out.put("CALSCALE", "GREGORIAN")?;
    out.put("METHOD", "PUBLISH")?;
    let mut name = options.words.word("ics-name");
    if records.iter().any(|record| record.is_sample()) {
        name = format!("{name} ({})", options.words.word("sample-mark"));
    }
    out.put("X-WR-CALNAME", &name)?;
    out.put("X-PUBLISHED-TTL", "PT6H")?;
    for record in records.iter().copied().filter(|record| record.deadline().is_some()) {
        for event in events(record, options.now) {
            out.event(record, &event, data, options)?;
        }
    }
    out.end("VCALENDAR")?;
    Ok(out.text)
}

/// One event of a record.
#[derive(Debug, PartialEq, Eq)]
struct Event {
    /// What stands behind the id in its name, where a record has several.
    part: String,
    day: Date,
    /// How it repeats, where a rule says exactly that.
    rule: Option<String>,
}

/// The events of a record: one, or one for each day that its duty comes round on.
fn events(record: &Record, now: Now) -> Vec<Event> {
    let Some(day) = now.last_day(record) else { return Vec::new() };
    let single = Event { part: String::new(), day, rule: None };
    match record.deadline().and_then(|deadline| deadline.meaning()) {
        Some(Meaning::Every(recurrence)) if is_pending(record, now) => {
            let several = recurrence.on.len() > 1;
            recurrence.on.iter().filter_map(|on| round(recurrence, *on, several, day, now)).collect()
        }
        _ => vec![single],
    }
}

fn is_pending(record: &Record, now: Now) -> bool {
    use Condition::{Open, Overdue, Soon};
    matches!(now.condition(record), Some(Overdue | Soon | Open))
}

/// The event for one of the days that a duty comes round on, from the round that is owed.
fn round(recurrence: &Recurrence, on: DayOn, several: bool, owed: Date, now: Now) -> Option<Event> {
    let alone = Recurrence { on: vec![on], ..recurrence.clone() };
    let before = recurrence.before && !now.before_inclusive;
    let day = Now { today: owed, ..now }.next_round(&alone)?;
    let part = if several { format!(".{:02}{:02}", on.month.unwrap_or(0), on.day) } else { String::new() };
    Some(Event { part, day, rule: rule(alone.every, on, before) })
}

/// The rule for a day of every month or year; `None` where no short rule says exactly that.
fn rule(every: Every, on: DayOn, before: bool) -> Option<String> {
    match (on.month, before) {
        (None, _) if every != Every::Month => None,
        (None, false) if on.day > 28 => {
            let days: Vec<String> = (28..=on.day).map(|day| day.to_string()).collect();
            Some(format!("FREQ=MONTHLY;BYMONTHDAY={};BYSETPOS=-1", days.join(",")))
        }
        (None, true) if on.day > 28 => None,
        (None, true) if on.day == 1 => Some("FREQ=MONTHLY;BYMONTHDAY=-1".to_owned()),
        (None, _) => Some(format!("FREQ=MONTHLY;BYMONTHDAY={}", on.day - i8::from(before))),
        (Some(month), true) if on.day == 1 => {
            let month = if month == 1 { 12 } else { month - 1 };
            Some(format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY=-1"))
        }
        (Some(2), true) if on.day > 28 => None,
        (Some(2), false) if on.day > 28 => Some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1".to_owned()),
        (Some(month), _) => {
            Some(format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={}", on.day - i8::from(before)))
        }
    }
}

/// The text of a calendar while it is written.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn begin(&mut self, what: &str) -> fmt::Result {
        self.put("BEGIN", what)
    }

    fn end(&mut self, what: &str) -> fmt::Result {
        self.put("END", what)
    }

    /// The format has no escape for what nobody can see, so that is shown; line breaks it has one for.
    fn put(&mut self, name: &str, value: &str) -> fmt::Result {
        self.line(Property::new(name, text::clean_lines(value)))
    }

    fn day(&mut self, name: &str, day: Date) -> fmt::Result {
        self.line(Property::new(name, compact(day)).add_parameter("VALUE", "DATE").done())
    }

    fn line(&mut self, property: Property) -> fmt::Result {
        let line: String = property.try_into()?;
        self.text.push_str(&line);
        Ok(())
    }

    fn event(&mut self, record: &Record, event: &Event, data: &Dataset, options: Options<'_>) -> fmt::Result {
        let words = options.words;
        self.begin("VEVENT")?;
        self.put("UID", &format!("{}{}@{}.cncl", record.id, event.part, options.store))?;
        // The day, not the moment: an export that says the same is the same.
        self.put("DTSTAMP", &format!("{}T000000Z", compact(options.now.today)))?;
        self.put("SEQUENCE", &record.rev.to_string())?;
        self.day("DTSTART", event.day)?;
        self.day("DTEND", event.day.tomorrow().unwrap_or(event.day))?;
        if let Some(rule) = &event.rule {
            self.put("RRULE", rule)?;
        }
        self.put("SUMMARY", &summary(record, options))?;
        self.put("DESCRIPTION", &description(record, data, options))?;
        // A deadline takes nobody's day.
        self.put("TRANSP", "TRANSPARENT")?;
        if is_pending(record, options.now) {
            for days in options.alarms {
                self.alarm(*days, &marked(record, record.title(), words), words)?;
            }
        }
        self.end("VEVENT")
    }

    fn alarm(&mut self, days: u16, title: &str, words: &dyn Words) -> fmt::Result {
        self.begin("VALARM")?;
        self.put("ACTION", "DISPLAY")?;
        self.put("TRIGGER", &trigger(days))?;
        let said = words.say("ics-alarm", &[("days", i64::from(days).into()), ("title", title.into())]);
        self.put("DESCRIPTION", &said)?;
        self.end("VALARM")
    }
}

/// Eight in the morning so many days before, counted from midnight of the day itself.
fn trigger(days: u16) -> String {
    let hours = i64::from(days) * 24 - ALARM_HOUR;
    match (hours < 0, hours.abs() / 24, hours.abs() % 24) {
        (true, _, hours) => format!("PT{hours}H"),
        (false, 0, hours) => format!("-PT{hours}H"),
        (false, days, hours) => format!("-P{days}DT{hours}H"),
    }
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// What stands in the day's box: the title, and before it how the work stands where it is over.
fn summary(record: &Record, options: Options<'_>) -> String {
    match options.now.condition(record) {
        Some(condition) if !is_pending(record, options.now) => {
            let state = options.words.name_of("state", condition.word());
            marked(record, &format!("[{state}] {}", record.title()), options.words)
        }
        _ => marked(record, record.title(), options.words),
    }
}

/// What is said of a record, behind the mark of what is invented: in a calendar nothing else tells it from what is not.
fn marked(record: &Record, said: &str, words: &dyn Words) -> String {
    if record.is_sample() { format!("[{}] {said}", words.word("sample-mark-brief")) } else { said.to_owned() }
}

/// The deadline in its source's words, who leads, the document, and what the record rests on.
fn description(record: &Record, data: &Dataset, options: Options<'_>) -> String {
    let words = options.words;
    let mut lines = Vec::new();
    let mut line = |field: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{}: {value}", words.word(field)));
        }
    };
    if let Some(deadline) = record.deadline() {
        let mut said = deadline.text.to_string();
        if deadline.year_inferred() {
            said = format!("{said} ({})", words.word("ics-year"));
        }
        line("field-deadline", &said);
    }
    line("field-lead", &name::leads(record, data, words));
    line("field-document", &data.document_of(record).map(|it| name::brief(it, words)).unwrap_or_default());
    if let Body::Task(task) = &record.body {
        line("field-deliverable", &task.deliverable);
    }
    if let Some(certainty) = record.head.certainty {
        line("field-certainty", &words.name_of("certainty", certainty.word()));
    }
    if let Some(last) = record.extensions().last() {
        line("field-extensions", &format!("{} → {}", last.old.text, last.new.text));
    }
    if let Some(day) = options.now.last_day(record) {
        line("ics-last-day", &date::show(day));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alarm_rings_in_the_morning() {
        assert_eq!([0, 1, 2, 7].map(trigger), ["PT8H", "-PT16H", "-P1DT16H", "-P6DT16H"]);
    }

    #[test]
    fn a_rule_says_exactly_when_it_comes_round_or_is_none() {
        let on = |month: i8, day: i8| DayOn { month: (month > 0).then_some(month), day };
        for (every, on, before, want) in [
            (Every::Month, on(0, 25), false, Some("FREQ=MONTHLY;BYMONTHDAY=25")),
            (Every::Month, on(0, 25), true, Some("FREQ=MONTHLY;BYMONTHDAY=24")),
            (Every::Month, on(0, 1), true, Some("FREQ=MONTHLY;BYMONTHDAY=-1")),
            (Every::Month, on(0, 30), false, Some("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1")),
            (Every::Month, on(0, 30), true, None),
            (Every::Year, on(6, 15), true, Some("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14")),
            (Every::Year, on(12, 1), true, Some("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=-1")),
            (Every::Year, on(3, 1), true, Some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")),
            (Every::Year, on(1, 1), true, Some("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1")),
            (Every::Year, on(2, 29), false, Some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")),
            (Every::Year, on(2, 29), true, None),
            (Every::Quarter, on(3, 15), false, Some("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15")),
        ] {
            assert_eq!(rule(every, on, before).as_deref(), want, "{every:?} {on:?} {before}");
        }
    }
}
