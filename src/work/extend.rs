//! Gia hạn: a deadline moves, and what it was, why, and who approved it stay on record.
//!
//! Deliberately not here: whether a later day is wise. A decision that comes late is taken; [`Shift`] says which it was,
//! and a front end can warn.

use serde_json::json;

use super::World;
use super::status::held;
use crate::model::deadline::{self, Base, Meaning};
use crate::model::input::{self, Names};
use crate::model::parts::Extension;
use crate::model::{
    Condition, Date, Deadline, FieldError, Kind, Now, Record, RecordChange, ValueError, date,
};
use crate::text::fold;

/// What is wanted of a deadline, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extend {
    /// The new deadline; "thêm 15 ngày" counts from the last day of the old one.
    pub to: String,
    /// Why; has to say something.
    pub reason: String,
    /// The document that approves it: its id, number or name; empty for none.
    pub document: String,
    /// The day of the decision; today unless told.
    pub on: Option<Date>,
    /// Whether an earlier day may be meant. Otherwise it is taken for a slip, or a year that was left out.
    pub shorten: bool,
}

/// Where a new deadline lies, seen from the old one and from the day of the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// Days from the old last day to the new one; negative when it came nearer.
    pub days: i64,
    /// Days by which the old last day was past when it was decided; 0 if it was not.
    pub late: i64,
    /// Days by which the new last day is past today; 0 if it is not.
    pub past: i64,
}

/// Moves the deadline of a task or milestone. The old one, the reason and the document go on record.
///
/// # Errors
/// [`ValueError::NotExtendable`] where there is no last day to move or the work has ended, [`ValueError::SameDeadline`] where nothing
/// would change, [`ValueError::Earlier`] where the day comes nearer and that is not meant, [`ValueError::Empty`] for a reason that
/// says nothing.
pub(super) fn extend(
    base: &Record,
    wanted: &Extend,
    names: &Names<'_>,
    world: World<'_>,
) -> Result<RecordChange, FieldError> {
    let at = |field: &'static str| move |wrong| FieldError::new(field, wrong);
    let now = world.now;
    let (old, last) = movable(base, now).map_err(at("deadline"))?;
    let new = read_new(&wanted.to, last, now).map_err(at("deadline"))?;
    if new.meaning() == old.meaning() {
        return Err(FieldError::new("deadline", ValueError::SameDeadline { value: deadline::show(old) }));
    }
    if !wanted.shorten && once(&new, now).is_some_and(|day| day < last) {
        let wrong = ValueError::Earlier { value: deadline::show(&new), old: deadline::show(old) };
        return Err(FieldError::new("deadline", wrong));
    }
    let reason = input::read_text(&wanted.reason).map_err(at("reason"))?;
    let document = match wanted.document.trim() {
        "" => None,
        typed => Some(names.find(Kind::Document, typed).map_err(at("document"))?),
    };
    let step = Extension {
        old: old.clone(),
        new: new.clone(),
        reason: reason.into(),
        document,
        on: Some(wanted.on.unwrap_or(now.today)),
        extra: serde_json::Map::default(),
    };
    let all: Vec<&Extension> = base.extensions().iter().chain([&step]).collect();
    held(base, vec![("deadline", json!(new)), ("extensions", json!(all))], world)
}

/// What the last extension of a record did; `None` where there is none, or one that has no days to count.
pub fn last_shift(record: &Record, now: Now) -> Option<Shift> {
    let step = record.extensions().last()?;
    let (old, new) = (once(&step.old, now)?, once(&step.new, now)?);
    let on = step.on.unwrap_or(now.today);
    Some(Shift {
        days: date::days_between(old, new),
        late: date::days_between(old, on).max(0),
        past: date::days_between(new, now.today).max(0),
    })
}

/// The deadline that can be moved, and its last day.
fn movable(record: &Record, now: Now) -> Result<(&Deadline, Date), ValueError> {
    let refuse = |why| ValueError::NotExtendable { why };
    match now.condition(record) {
        Some(Condition::Done | Condition::DoneLate | Condition::Dropped) => return Err(refuse("closed")),
        None => return Err(refuse("kind")),
        _ => {}
    }
    let deadline = record.deadline().ok_or_else(|| refuse("none"))?;
    if matches!(deadline.meaning(), Some(Meaning::Every(_) | Meaning::Standing)) {
        return Err(refuse("repeats"));
    }
    once(deadline, now).map(|last| (deadline, last)).ok_or_else(|| refuse("none"))
}

/// The last day of a deadline that comes once.
fn once(deadline: &Deadline, now: Now) -> Option<Date> {
    match deadline.meaning()? {
        Meaning::Every(_) => None,
        _ => now.last_day_of(deadline),
    }
}

/// The words of the deadline that "thêm 15 ngày" comes to, counted from the last day of the one there is. `None` for
/// every other wording, and where there is no last day to count from.
pub fn lengthened(record: &Record, text: &str, now: Now) -> Option<String> {
    let period = more(text)?;
    let last = once(record.deadline()?, now)?;
    let ahead = deadline::read(&format!("+{period}"), Base::new(last)).ok()?;
    ahead.last_day(last).map(|day| deadline::show(&Deadline::by(day)))
}

/// A new deadline has to be understood, and to have a last day: nobody extends to "as soon as possible".
///
/// A year that is left open counts from today, whatever the date of the document: it is being decided now. "+15" counts
/// from the old last day here, as "thêm 15 ngày" does: an extension adds to what there was.
fn read_new(text: &str, old: Date, now: Now) -> Result<Deadline, ValueError> {
    let typed = input::read_line(text)?;
    let plus = typed.trim_start().strip_prefix('+').map(|period| period.trim_start().to_owned());
    let new = match more(&typed).or(plus) {
        Some(period) => {
            deadline::read(&format!("+{period}"), Base::new(old))?.last_day(old).map(Deadline::by)
        }
        None => Some(deadline::read(&typed, Base::new(now.today))?),
    };
    let new = new.filter(|new| once(new, now).is_some());
    new.ok_or_else(|| date::DateError::Unknown { value: typed.into() }.into())
}

/// The period of "thêm 15 ngày", folded.
fn more(text: &str) -> Option<String> {
    let folded = fold(text);
    let mut rest = folded.trim();
    if let Some(behind) = rest.strip_prefix("gia han ") {
        rest = behind.trim_start();
    }
    Some(rest.strip_prefix("them ")?.trim_start().to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use serde_json::Value;

    use super::*;
    use crate::model::Dataset;
    use crate::text::Ids;

    const TODAY: Date = day(2026, 11, 22);

    fn task(fields: &Value) -> Record {
        let mut record = json!({"kind": "task", "id": "nv-1", "title": "T"});
        for (name, value) in fields.as_object().into_iter().flatten() {
            record[name] = value.clone();
        }
        serde_json::from_value(record).expect("a task")
    }

    fn due(text: &str) -> Record {
        let read = deadline::read(text, Base::new(TODAY)).expect("a deadline");
        task(&json!({"deadline": read}))
    }

    fn data() -> Dataset {
        let document = json!({"kind": "document", "id": "vb-7", "title": "Công văn", "number": "7/UBND"});
        Dataset::new(vec![std::sync::Arc::new(serde_json::from_value(document).expect("a document"))])
    }

    fn extended(record: &Record, to: &str) -> Result<Record, ValueError> {
        planned(
            record,
            &Extend {
                to: to.into(),
                reason: "chờ ý kiến".into(),
                document: "7/UBND".into(),
                on: None,
                shorten: true,
            },
        )
        .map_err(|error| error.wrong)
    }

    fn planned(record: &Record, wanted: &Extend) -> Result<Record, FieldError> {
        let data = data();
        let world = World { data: &data, now: Now::new(TODAY), words: &Ids, home: "" };
        extend(record, wanted, &Names::new(&data), world)?.applied(record)
    }

    #[test]
    fn the_old_deadline_the_reason_and_the_document_stay_on_record() {
        let record = extended(&due("31/12/2026"), "31/3/2027").expect("extended");
        let record = extended(&record, "thêm 15 ngày").expect("twice");
        let said: Vec<_> = record.extensions().iter().map(|it| (&*it.old.text, &*it.new.text)).collect();
        assert_eq!(said, [("31/12/2026", "31/3/2027"), ("31/3/2027", "đến ngày 15/04/2027")]);
        let first = &record.extensions()[0];
        assert_eq!(
            (&*first.reason, first.document.as_deref(), first.on),
            ("chờ ý kiến", Some("vb-7"), Some(TODAY))
        );
        assert_eq!(record.deadline().and_then(|it| once(it, Now::new(TODAY))), Some(day(2027, 4, 15)));
    }

    #[test]
    fn a_period_more_counts_from_the_old_last_day() {
        for (to, last) in [
            ("thêm 1 tháng", day(2027, 1, 31)),
            ("them 2 tuan", day(2027, 1, 14)),
            ("+15", day(2027, 1, 15)),
            ("+2w", day(2027, 1, 14)),
            ("thêm 15", day(2027, 1, 15)),
            ("Gia hạn thêm 10 ngày", day(2027, 1, 10)),
            ("15/1", day(2027, 1, 15)),
            ("hết quý I/2027", day(2027, 3, 31)),
        ] {
            let record = extended(&due("31/12/2026"), to).expect(to);
            assert_eq!(record.deadline().and_then(|it| once(it, Now::new(TODAY))), Some(last), "{to}");
        }
    }

    #[test]
    fn what_cannot_be_extended_says_why() {
        let why = |record: &Record| match extended(record, "31/12/2027") {
            Err(ValueError::NotExtendable { why }) => why,
            other => panic!("{other:?}"),
        };
        assert_eq!(why(&task(&json!({}))), "none");
        assert_eq!(why(&due("tầm nhìn đến năm 2045")), "none");
        assert_eq!(why(&due("thường xuyên")), "repeats");
        assert_eq!(why(&due("trước ngày 15/6 hằng năm")), "repeats");
        let mut done = due("31/12/2026");
        done.set("status", json!("done")).expect("fits");
        assert_eq!(why(&done), "closed");
    }

    #[test]
    fn a_new_deadline_is_one_and_another_one() {
        let record = due("31/12/2026");
        assert!(matches!(extended(&record, "đến ngày 31/12/2026"), Err(ValueError::SameDeadline { .. })));
        for vague in ["sớm nhất có thể", "thường xuyên", "hằng năm", "thêm", "thêm ít hôm", ""]
        {
            assert!(matches!(extended(&record, vague), Err(ValueError::Date(_))), "{vague}");
        }
        assert!(matches!(extended(&record, "31/2/2027"), Err(ValueError::Date(date::DateError::Day { .. }))));
        let silent = Extend { to: "31/1/2027".into(), reason: "  ".into(), ..Extend::default() };
        let wrong = planned(&record, &silent).map_err(|error| (error.field, error.wrong));
        assert_eq!(wrong.err(), Some(("reason".to_owned(), ValueError::Empty)));
    }

    #[test]
    fn how_far_and_how_late_it_moved() {
        let shift = |from: &str, to: &str| last_shift(&extended(&due(from), to).expect(to), Now::new(TODAY));
        assert_eq!(shift("31/12/2026", "10/1/2027"), Some(Shift { days: 10, late: 0, past: 0 }));
        assert_eq!(shift("12/11/2026", "30/11/2026"), Some(Shift { days: 18, late: 10, past: 0 }));
        assert_eq!(shift("12/11/2026", "20/11/2026"), Some(Shift { days: 8, late: 10, past: 2 }));
        assert_eq!(shift("31/12/2026", "1/12/2026"), Some(Shift { days: -30, late: 0, past: 0 }));
    }
}
