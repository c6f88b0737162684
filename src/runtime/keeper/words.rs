//! An edit in words: on which record, what.

use crate::lang::Lang;
use crate::model::{Conflict, Dataset, Id, Kind, Record, RecordChange};
use crate::store::{Entry, Reverses, What};
use crate::text::{Message, Words as _};
use crate::view::{log, many, name};

/// The record that an edit changed, where it is one.
pub(super) fn only_id(entry: &Entry) -> Option<Id> {
    match &entry.what {
        What::Steps(steps) => match steps.as_slice() {
            [step] => Some(step.id().clone()),
            _ => None,
        },
        _ => None,
    }
}

/// What an edit did: `Trạng thái: Chưa thực hiện → Đang thực hiện · Lập kế hoạch`.
///
/// `steps` reads those of an edit that lies in a file of its own; where it does not, how many there were is said.
/// Whether the record is `named`: among the edits of a single one its title would stand in every line.
pub(in crate::runtime) fn what(
    entry: &Entry,
    named: bool,
    data: &Dataset,
    steps: impl FnOnce(&Entry) -> Option<Vec<RecordChange>>,
    lang: &Lang,
) -> String {
    let did = match &entry.what {
        What::Steps(steps) => match steps.as_slice() {
            [step] => one(step, named, data, lang),
            steps => several(steps, data, lang),
        },
        What::Attached(attached) => match steps(entry) {
            Some(steps) => several(&steps, data, lang),
            None => lang.with("log-many", &[("n", attached.count.into())]),
        },
        What::Hand { .. } => lang.word("log-hand"),
        What::Lost => lang.word("log-lost"),
    };
    match entry.reverses {
        Reverses::Nothing => did,
        Reverses::Undo(n) => reversed("log-undo", n, &did, lang),
        Reverses::Redo(n) => reversed("log-redo", n, &did, lang),
    }
}

fn reversed(id: &str, n: u64, what: &str, lang: &Lang) -> String {
    lang.with(id, &[("n", (&n.to_string()).into()), ("what", what.into())])
}

/// What an edit of several records did, with the names of a few.
fn several(steps: &[RecordChange], data: &Dataset, lang: &Lang) -> String {
    many::said(steps, data, lang)
}

/// What an edit of one record did. The change first: a line is seldom long enough for the whole title.
fn one(step: &RecordChange, named: bool, data: &Dataset, lang: &Lang) -> String {
    let did = log::did(step, data, lang);
    match step {
        RecordChange::Set { id, .. } if named => {
            let name = data.get(id).map_or_else(|| id.to_string(), |record| name::apart(record, data, lang));
            format!("{did} · {name}")
        }
        _ => did,
    }
}

/// Which record of many somebody else changed, where nothing was saved for that.
pub(in crate::runtime) fn conflict_among_many(conflict: &Conflict, data: &Dataset, lang: &Lang) -> Message {
    let kind = data.get(&conflict.id).map_or(Kind::Task, Record::kind);
    let id = if conflict.by.is_empty() { "conflict-among-many" } else { "conflict-among-many-by" };
    Message::new(id)
        .with("title", data.get(&conflict.id).map_or_else(String::new, |it| name::apart(it, data, lang)))
        .with("field", lang.name_of("field", &conflict.field))
        .with("theirs", log::value(kind, &conflict.field, &conflict.theirs, data, lang))
        .with("by", &conflict.by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use serde_json::json;
    use std::sync::Arc;

    #[test]
    fn the_title_stands_behind_a_change_unless_the_record_is_known() {
        let id = Id::new("nv-1").expect("id");
        let mut task = Record::new(Kind::Task, id.clone());
        task.head.title = "Lập kế hoạch".into();
        let data = Dataset::new(vec![Arc::new(task)]);
        let new = [("progress".to_owned(), json!(50))].into_iter().collect();
        let step = RecordChange::Set { id, new, old: serde_json::Map::default(), lists: Vec::new() };
        let lang = Lang::new(Language::Vietnamese);
        let said = |named| one(&step, named, &data, &lang);
        assert!(said(true).ends_with(" · Lập kế hoạch"), "{}", said(true));
        assert_eq!(format!("{} · Lập kế hoạch", said(false)), said(true));
    }
}
