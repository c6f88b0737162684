//! An edit of several records in one line: what was done to how many of them, and the names of a few.
//!
//! Deliberately not here: one record with its old and new values (`log`), and how a journal keeps them (the store).

use std::collections::HashMap;

use serde_json::Value;

use super::name;
use crate::model::spec::Spec;
use crate::model::{Dataset, Id, Kind, Record, RecordChange, Splice};
use crate::text::{Words, truncate_with};
use crate::view::log;

/// So many names are said.
const NAMED: usize = 3;
/// Columns of a name.
const NAME: usize = 40;

/// What becomes of one record, however many changes of it stand in the edit.
struct Merged<'a> {
    change: &'a RecordChange,
    /// Fields and their new values.
    fields: Vec<(&'a str, &'a Value)>,
    lists: Vec<&'a Splice>,
}

/// What was done in one edit: `chuyển trạng thái 9 nhiệm vụ: Đang thực hiện (A; B; C; …)`.
pub fn said<'a>(
    changes: impl IntoIterator<Item = &'a RecordChange>,
    data: &Dataset,
    words: &dyn Words,
) -> String {
    let changes: Vec<&RecordChange> = changes.into_iter().collect();
    if let Some(said) = merger(&changes, data, words) {
        return said;
    }
    let merged = &merged(changes)[..];
    let did = doing(merged, data, words);
    let named: Vec<String> = merged.iter().take(NAMED).map(|it| named(it.change, data, words)).collect();
    let more = if merged.len() > NAMED { "; …" } else { "" };
    format!("{did} ({}{more})", named.join("; "))
}

/// A merger: one record goes or has a successor, and all others name the other one instead.
fn merger(changes: &[&RecordChange], data: &Dataset, words: &dyn Words) -> Option<String> {
    let mut going = changes.iter().filter_map(|&change| match change {
        RecordChange::Remove(record) => Some((name::apart(record, data, words), &record.id, None)),
        RecordChange::Set { id, new, .. } => {
            let into = new.get("successor")?.as_str()?;
            Some((
                data.get(id).map_or_else(|| id.to_string(), |it| name::apart(it, data, words)),
                id,
                Some(into),
            ))
        }
        RecordChange::Add(_) => None,
    });
    let (old, id, into) = going.next()?;
    // Of predecessors of a predecessor the successor changes, too.
    let into = into.or_else(|| changes.iter().find_map(|&change| renamed(change, id)))?;
    let is_one = going.all(|(_, _, other)| other == Some(into));
    let sets =
        changes.iter().filter(|&&change| matches!(change, RecordChange::Set { .. }) && change.id() != id);
    if !is_one || sets.clone().count() == 0 {
        return None;
    }
    let n = sets.filter(|change| **change.id() != *into).count();
    let new = data.get(into).map_or_else(|| into.to_owned(), |record| name::apart(record, data, words));
    let short = |text: &str| truncate_with(text, NAME, "…").into_owned();
    let (old, new) = (short(&old), short(&new));
    Some(words.say("log-merged", &[("old", (&old).into()), ("new", (&new).into()), ("n", n.into())]))
}

/// The record that a change names where it named another.
fn renamed<'a>(change: &'a RecordChange, old: &Id) -> Option<&'a str> {
    let ids = |value: &'a Value| match value {
        Value::Array(ids) => ids.iter().filter_map(Value::as_str).collect::<Vec<_>>(),
        one => one.as_str().into_iter().collect(),
    };
    change.fields().find_map(|(_, before, after)| {
        let (before, after) = (ids(before), ids(after));
        before.contains(&old.as_str()).then(|| after.into_iter().find(|id| !before.contains(id)))?
    })
}

/// The changes by their records, in their order.
fn merged<'a>(changes: impl IntoIterator<Item = &'a RecordChange>) -> Vec<Merged<'a>> {
    let mut found: Vec<Merged<'a>> = Vec::new();
    let mut places: HashMap<&Id, usize> = HashMap::new();
    for change in changes {
        let one = Merged {
            change,
            fields: change.fields().map(|(name, _, new)| (name, new)).collect(),
            lists: change.lists().iter().collect(),
        };
        let is_set = matches!(change, RecordChange::Set { .. });
        let earlier = places.get(change.id()).and_then(|place| found.get_mut(*place));
        if let Some(earlier) = earlier.filter(|_| is_set) {
            earlier.fields.extend(one.fields);
            earlier.lists.extend(one.lists);
            continue;
        }
        if is_set {
            places.insert(change.id(), found.len());
        }
        found.push(one);
    }
    found
}

fn named(change: &RecordChange, data: &Dataset, words: &dyn Words) -> String {
    let text = match change {
        // All parts of a duty have its title.
        RecordChange::Add(record) if parent(record).is_some() && !record.lead().is_empty() => {
            name::leads(record, data, words)
        }
        RecordChange::Add(record) | RecordChange::Remove(record) => name::apart(record, data, words),
        RecordChange::Set { id, .. } => {
            data.get(id).map_or_else(|| id.to_string(), |record| name::apart(record, data, words))
        }
    };
    truncate_with(&text, NAME, "…").into_owned()
}

fn parent(record: &Record) -> Option<&Id> {
    record.as_task()?.parent.as_ref()
}

/// What was done, without names.
fn doing(merged: &[Merged<'_>], data: &Dataset, words: &dyn Words) -> String {
    let n = ("n", merged.len().into());
    let added: Vec<&Record> = merged
        .iter()
        .filter_map(|it| if let RecordChange::Add(it) = it.change { Some(&**it) } else { None })
        .collect();
    if added.len() == merged.len() {
        return match added.first().and_then(|first| parent(first)) {
            Some(duty) if added.iter().all(|it| parent(it) == Some(duty) && !it.lead().is_empty()) => {
                let title = truncate_with(name::title_of(duty, data, words), NAME, "…").into_owned();
                words.say("log-handed", &[n, ("title", (&title).into())])
            }
            _ => words.say("log-added-many", &[n, ("kind", (&kinds(&added, words)).into())]),
        };
    }
    if merged.iter().all(|it| matches!(it.change, RecordChange::Remove(_))) {
        return words.say("log-removed-many", &[n]);
    }
    match meant(merged) {
        Some((field, value)) => changed(merged, field, value, data, words),
        None => words.say("log-many", &[n]),
    }
}

/// The kind of the records in words, if they are of one; else a word for any.
fn kinds(records: &[&Record], words: &dyn Words) -> String {
    let first = records.first().map(|record| record.kind());
    match first.filter(|kind| records.iter().all(|record| record.kind() == *kind)) {
        Some(kind) => words.word(&format!("kind-{kind}")).to_lowercase(),
        None => words.word("log-any-kind"),
    }
}

/// The one field that all of them changed on purpose, and its value where that is the same for all.
fn meant<'a>(merged: &[Merged<'a>]) -> Option<(&'a str, Option<&'a Value>)> {
    let mut found: Option<(&'a str, Option<&'a Value>)> = None;
    for it in merged {
        let (name, value) = intent(it)?;
        found = match found {
            None => Some((name, value)),
            Some((before, _)) if before != name => return None,
            Some((_, before)) => Some((name, before.filter(|before| Some(*before) == value))),
        };
    }
    found
}

/// The field that the changes of one record were about; `None` for one that comes or goes.
fn intent<'a>(it: &Merged<'a>) -> Option<(&'a str, Option<&'a Value>)> {
    let of = |name: &str| it.fields.iter().find(|(field, _)| *field == name);
    if it.lists.iter().any(|list| list.field == "extensions") {
        return Some(("extensions", of("deadline").map(|(_, new)| *new)));
    }
    if let Some((name, new)) = of("status") {
        return Some((name, Some(new)));
    }
    let mut meant = it.fields.iter().filter(|(name, _)| !is_following(name));
    match (meant.next(), meant.next(), it.lists.as_slice()) {
        (Some((name, new)), None, []) => Some((name, Some(new))),
        (None, None, [list]) => Some((&list.field, None)),
        (None, None, []) => it.fields.first().map(|(name, new)| (*name, Some(*new))),
        _ => None,
    }
}

/// Whether a field follows from another one, and is not what was meant.
fn is_following(name: &str) -> bool {
    Kind::ALL.into_iter().filter_map(|kind| kind.spec(name)).any(Spec::is_following)
}

fn changed(
    merged: &[Merged<'_>],
    field: &str,
    value: Option<&Value>,
    data: &Dataset,
    words: &dyn Words,
) -> String {
    let kind_of = |it: &Merged<'_>| data.get(it.change.id()).map(Record::kind);
    let kinds: Vec<Option<Kind>> = merged.iter().map(kind_of).collect();
    let one = kinds.first().copied().flatten().filter(|kind| kinds.iter().all(|it| *it == Some(*kind)));
    let kind = one.map_or_else(
        || words.word("log-any-kind"),
        |kind| words.word(&format!("kind-{kind}")).to_lowercase(),
    );
    let shown_as = if field == "extensions" { "deadline" } else { field };
    let value = value.map_or_else(String::new, |value| {
        let kind = one.unwrap_or(Kind::Task);
        format!(": {}", log::value(kind, shown_as, value, data, words))
    });
    let id = match field {
        "status" => "log-moved-many",
        "extensions" => "log-extended-many",
        "notes" => "log-noted-many",
        _ => "log-set-many",
    };
    let field = words.name_of("field", field);
    let args = [
        ("n", merged.len().into()),
        ("kind", (&kind).into()),
        ("field", (&field).into()),
        ("value", (&value).into()),
    ];
    words.say(id, &args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Ids;
    use serde_json::json;
    use std::sync::Arc;

    fn task(id: &str, parent: Option<&str>, lead: &[&str]) -> Arc<Record> {
        let mut task = Record::new(Kind::Task, Id::new(id).expect("id"));
        task.head.title = format!("Việc {id}").into();
        task.set("parent", json!(parent)).expect("fits");
        task.set("lead", json!(lead)).expect("fits");
        Arc::new(task)
    }

    fn data() -> Dataset {
        Dataset::new((1..=9).map(|n| task(&format!("nv-{n}"), None, &[])).collect())
    }

    /// Fields of a record that held nothing before.
    fn set(id: &Id, fields: &[(&str, &Value)]) -> RecordChange {
        let fields = fields.iter().map(|(name, new)| (*name, (*new).clone()));
        RecordChange::set(&Record::new(Kind::Task, id.clone()), fields)
    }

    fn noted(id: &Id) -> RecordChange {
        set(id, &[]).and_append("notes", vec![json!({"text": "x"})])
    }

    fn said_of(changes: &[RecordChange]) -> String {
        said(changes, &data(), &Ids)
    }

    #[test]
    fn a_state_that_all_come_to_is_named_and_so_are_a_few_of_them() {
        let (data, done, day) = (data(), json!("done"), json!("2026-11-22"));
        let set = |record| set(record, &[("status", &done), ("done_on", &day)]);
        let changes: Vec<RecordChange> = data.iter().map(|record| set(&record.id)).collect();
        let line = said(&changes, &data, &Ids);
        assert!(line.starts_with("log-moved-many") && line.contains("status-done"), "{line}");
        assert!(line.ends_with("(Việc nv-1; Việc nv-2; Việc nv-3; …)"), "{line}");
    }

    #[test]
    fn values_that_differ_are_not_named_and_fields_that_differ_are_only_counted() {
        let (data, a, b) = (data(), json!("a"), json!("b"));
        let ids: Vec<&Id> = data.iter().map(|record| &record.id).collect();
        let set = |at: usize, field, value| set(ids[at], &[(field, value)]);
        let line = said_of(&[set(0, "priority", &a), set(1, "priority", &b)]);
        assert!(line.starts_with("log-set-many") && !line.contains(": "), "{line}");
        let line = said_of(&[set(0, "priority", &a), set(1, "assignee", &b)]);
        assert!(line.starts_with("log-many"), "{line}");
    }

    #[test]
    fn parts_of_one_duty_were_given_to_agencies() {
        let parts = [task("nv-a", Some("nv-1"), &["so-a"]), task("nv-b", Some("nv-1"), &["so-b"])];
        let changes: Vec<RecordChange> = parts.iter().map(|part| RecordChange::Add(part.clone())).collect();
        let line = said_of(&changes);
        assert!(line.starts_with("log-handed") && line.contains("Việc nv-1"), "{line}");
        assert!(line.ends_with("(so-a; so-b)"), "{line}");
        let gone: Vec<RecordChange> = parts.iter().map(|part| RecordChange::Remove(part.clone())).collect();
        assert!(said_of(&gone).starts_with("log-removed-many"));
    }

    /// What is sent back changes its state and gets a note: that is one record, and about its state.
    #[test]
    fn two_changes_of_one_record_count_once() {
        let (data, doing) = (data(), json!("doing"));
        let ids: Vec<&Id> = data.iter().map(|record| &record.id).take(2).collect();
        let changes: Vec<RecordChange> =
            ids.iter().flat_map(|id| [set(id, &[("status", &doing)]), noted(id)]).collect();
        let line = said_of(&changes);
        assert!(line.starts_with("log-moved-many") && line.ends_with("(Việc nv-1; Việc nv-2)"), "{line}");
        let noted: Vec<RecordChange> = ids.iter().map(|id| noted(id)).collect();
        assert!(said_of(&noted).starts_with("log-noted-many"));
    }

    #[test]
    fn a_merger_is_told_as_what_it_is() {
        let agency = |id: &str, title: &str| {
            let mut agency = Record::new(Kind::Agency, Id::new(id).expect("id"));
            agency.head.title = title.into();
            Arc::new(agency)
        };
        let (old, new) = (agency("cu", "Sở Cũ"), agency("moi", "Sở Mới"));
        let tasks = [task("nv-1", None, &["cu"]), task("nv-2", None, &["khac", "cu"])];
        let all = [&old, &new].into_iter().chain(&tasks).cloned().collect();
        let data = Dataset::new(all);
        let follow = [
            RecordChange::set(&tasks[0], [("lead", json!(["moi"]))]),
            RecordChange::set(&tasks[1], [("lead", json!(["khac", "moi"]))]),
        ];
        let heir = RecordChange::set(&new, [("other_names", json!(["Sở Cũ"]))]);
        let settled = RecordChange::set(&old, [("successor", json!("moi"))]);
        for going in [settled, RecordChange::Remove(Arc::clone(&old))] {
            let changes: Vec<_> = [going, heir.clone()].into_iter().chain(follow.clone()).collect();
            assert_eq!(said(&changes, &data, &Ids), "log-merged[old=Sở Cũ new=Sở Mới n=2]");
        }
        let alone = [RecordChange::Remove(Arc::clone(&old)), heir];
        assert!(!said(&alone, &data, &Ids).contains("log-merged"), "nothing follows it");
    }
}
