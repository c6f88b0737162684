//! An edit in words: on which record, what; and the edit of somebody else that stood in its way.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;

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
    let undone = matches!(reverses, Reverses::Undo(_));
    let may_come_along = |change: &&RecordChange| match change {
        RecordChange::Add(record) => record.kind() == Kind::Agency,
        RecordChange::Remove(record) => record.kind() == Kind::Agency && undone,
        RecordChange::Set { .. } => false,
    };
    let mut coming: HashMap<&str, &RecordChange> =
        changes.iter().filter(may_come_along).map(|change| (change.id().as_str(), change)).collect();
    // One that came along brings those that it names.
    let mut naming: Vec<&RecordChange> = changes.iter().filter(|change| !may_come_along(change)).collect();
    while !coming.is_empty()
        && let Some(change) = naming.pop()
    {
        naming.extend(named_by(change).iter().filter_map(|id| coming.remove(id.as_ref())));
    }
    let is_meant =
        |change: &&RecordChange| !may_come_along(change) || coming.contains_key(change.id().as_str());
    changes.iter().filter(is_meant).collect()
}

/// The records that a change may name, before or afterwards.
fn named_by(change: &RecordChange) -> Vec<Cow<'_, str>> {
    fn texts(value: &Value) -> Vec<Cow<'_, str>> {
        match value {
            Value::Array(items) => items.iter().filter_map(Value::as_str).map(Cow::from).collect(),
            one => one.as_str().map(Cow::from).into_iter().collect(),
        }
    }
    match change {
        RecordChange::Add(record) | RecordChange::Remove(record) => {
            record.references().into_iter().map(|(_, _, id)| Cow::from(id.to_string())).collect()
        }
        RecordChange::Set { .. } => {
            change.fields().flat_map(|(_, old, new)| [texts(old), texts(new)]).flatten().collect()
        }
    }
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
        let record = |kind: Kind, id: &str, names: &[(&str, Value)]| {
            let mut record = Record::new(kind, Id::new(id).expect("id"));
            record.head.title = id.into();
            for (field, value) in names {
                record.set(field, value.clone()).expect("fits");
            }
            RecordChange::Add(Arc::new(record))
        };
        let agency = |id: &str| record(Kind::Agency, id, &[]);
        let changes = [agency("so-y-te"), record(Kind::Task, "nv-1", &[("lead", json!(["so-y-te"]))])];
        let data = Dataset::default();
        let told =
            |changes: &[RecordChange]| said(Did::Changes(changes), Reverses::Nothing, true, &data, &Ids);
        assert_eq!(told(&changes), told(&changes[1..]));
        assert!(told(&changes[..1]).contains("so-y-te"), "{}", told(&changes[..1]));
        // One that came along brings the one that it belongs to; one that nobody names was asked for.
        let [above, task] = changes.clone();
        let part = record(Kind::Agency, "phong-a", &[("parent", json!("so-y-te"))]);
        let lead =
            RecordChange::set(&Record::new(Kind::Task, task.id().clone()), [("lead", json!(["phong-a"]))]);
        assert_eq!(told(&[above, part, lead.clone()]), told(std::slice::from_ref(&lead)));
        let asked = [agency("so-la"), task];
        assert!(told(&asked).contains("so-la"), "{}", told(&asked));
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
