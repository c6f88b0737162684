//! An edit in words: on which record, what; and the edit of somebody else that stood in its way.

use super::{bulk, log, name};
use crate::model::{Conflict, Dataset, Did, Kind, Record, RecordChange, Reverses};
use crate::text::{Message, Words, span};

/// What an edit did: `Trạng thái: Chưa thực hiện → Đang thực hiện · Lập kế hoạch`.
///
/// Whether the record is `named`: among the edits of a single one its title would stand in every line.
pub fn said(did: Did<'_>, reverses: Reverses, named: bool, data: &Dataset, words: &dyn Words) -> String {
    let did = match did {
        Did::Changes(changes) => match &meant(changes, reverses)[..] {
            [change] => one(change, named, data, words),
            several => bulk::said(several.iter().copied(), data, words),
        },
        Did::Many(n) => words.say("log-many", &[("n", n.into())]),
        Did::Hand => words.word("log-hand"),
        Did::Lost => words.word("log-lost"),
        Did::GivenUp(from, to) => words.say("log-given-up", &[("span", (&span(from, to)).into())]),
    };
    let (id, n) = match reverses {
        Reverses::Nothing => return did,
        Reverses::Undo(n) => ("log-undo", n),
        Reverses::Redo(n) => ("log-redo", n),
    };
    words.say(id, &[("n", (&n.to_string()).into()), ("what", (&did).into())])
}

/// The changes that somebody asked for: agencies that came along because these name them, or go again with them, go without
/// saying.
fn meant(changes: &[RecordChange], reverses: Reverses) -> Vec<&RecordChange> {
    let came_along = |change: &&RecordChange| match change {
        RecordChange::Add(record) => record.kind() == Kind::Agency,
        RecordChange::Remove(record) => {
            record.kind() == Kind::Agency && matches!(reverses, Reverses::Undo(_))
        }
        RecordChange::Set { .. } => false,
    };
    let meant: Vec<&RecordChange> = changes.iter().filter(|change| !came_along(change)).collect();
    if meant.is_empty() { changes.iter().collect() } else { meant }
}

/// What an edit of one record did. The change first: a line is seldom long enough for the whole title.
fn one(change: &RecordChange, named: bool, data: &Dataset, words: &dyn Words) -> String {
    let did = log::did(change, data, words);
    match change {
        RecordChange::Set { id, .. } if named => {
            let name = data.get(id).map_or_else(|| id.to_string(), |record| name::apart(record, data, words));
            format!("{did} · {name}")
        }
        _ => did,
    }
}

/// Which record of many somebody else changed, where nothing was saved for that.
pub fn conflict_among_many(conflict: &Conflict, data: &Dataset, words: &dyn Words) -> Message {
    let kind = data.get(&conflict.id).map_or(Kind::Task, Record::kind);
    let id = if conflict.by.is_empty() { "conflict-among-many" } else { "conflict-among-many-by" };
    Message::new(id)
        .with("title", data.get(&conflict.id).map_or_else(String::new, |it| name::apart(it, data, words)))
        .with("field", words.name_of("field", &conflict.field))
        .with("theirs", log::value(kind, &conflict.field, &conflict.theirs, data, words))
        .with("by", &conflict.by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::text::Ids;
    use serde_json::json;
    use std::sync::Arc;

    #[test]
    fn agencies_that_came_along_go_without_saying() {
        let record = |kind: Kind, id: &str| {
            let mut record = Record::new(kind, Id::new(id).expect("id"));
            record.head.title = id.into();
            RecordChange::Add(Arc::new(record))
        };
        let changes = [record(Kind::Agency, "so-y-te"), record(Kind::Task, "nv-1")];
        let data = Dataset::default();
        let told =
            |changes: &[RecordChange]| said(Did::Changes(changes), Reverses::Nothing, true, &data, &Ids);
        assert_eq!(told(&changes), told(&changes[1..]));
        assert!(told(&changes[..1]).contains("so-y-te"), "{}", told(&changes[..1]));
        // Undone, the agency goes and the task names another one: that is no merger.
        let RecordChange::Add(gone) = &changes[0] else { panic!("an agency") };
        let mut task = Record::new(Kind::Task, Id::new("nv-1").expect("id"));
        task.set("lead", json!(["so-y-te"])).expect("fits");
        let back = RecordChange::set(&task, [("lead", json!(["so-cu"]))]);
        let undone = [RecordChange::Remove(Arc::clone(gone)), back];
        let told = said(Did::Changes(&undone), Reverses::Undo(7), true, &data, &Ids);
        assert!(!told.contains("log-merged"), "{told}");
    }

    #[test]
    fn the_title_stands_behind_a_change_unless_the_record_is_known() {
        let mut task = Record::new(Kind::Task, Id::new("nv-1").expect("id"));
        task.head.title = "Lập kế hoạch".into();
        let change = RecordChange::set(&task, [("progress", json!(50))]);
        let data = Dataset::new(vec![Arc::new(task)]);
        let said = |named| one(&change, named, &data, &Ids);
        assert!(said(true).ends_with(" · Lập kế hoạch"), "{}", said(true));
        assert_eq!(format!("{} · Lập kế hoạch", said(false)), said(true));
    }
}
