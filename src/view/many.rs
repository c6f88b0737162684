//! An edit of several records in one line: what was done to how many of them, and the names of a few.
//!
//! Deliberately not here: one record with its old and new values (`log`), and how a journal keeps them (the store).

use std::collections::HashMap;

use serde_json::Value;

use super::name;
use crate::model::{Dataset, Deed, FieldChange, Id, Kind, ListChange, Record};
use crate::text::{Words, truncate_with};
use crate::view::log;

/// So many names are said.
const NAMED: usize = 3;
/// Columns of a name.
const NAME: usize = 40;

/// Fields that follow from another one: they are not what was meant.
const FOLLOWS: [&str; 5] = ["progress", "done_on", "result", "rounds", "extensions"];

/// What was done in one edit: `chuyển trạng thái 9 nhiệm vụ: Đang thực hiện (A; B; C; …)`.
pub fn said(deeds: &[Deed<'_>], data: &Dataset, words: &dyn Words) -> String {
    let deeds = &merged(deeds)[..];
    let did = doing(deeds, data, words);
    let named: Vec<String> = deeds.iter().take(NAMED).map(|deed| named(deed, data, words)).collect();
    let more = if deeds.len() > NAMED { "; …" } else { "" };
    format!("{did} ({}{more})", named.join("; "))
}

/// One deed for each record, in their order: what is sent back changes and gets a note.
fn merged<'a>(deeds: &[Deed<'a>]) -> Vec<Deed<'a>> {
    let mut found: Vec<Deed<'a>> = Vec::with_capacity(deeds.len());
    let mut places: HashMap<&Id, usize> = HashMap::new();
    for deed in deeds {
        let Deed::Set { id, fields, lists } = deed else {
            found.push(deed.clone());
            continue;
        };
        let earlier = places.get(id).and_then(|place| found.get_mut(*place));
        if let Some(Deed::Set { fields: before, lists: of, .. }) = earlier {
            before.extend(fields);
            of.extend(lists);
        } else {
            places.insert(id, found.len());
            found.push(deed.clone());
        }
    }
    found
}

fn named(deed: &Deed<'_>, data: &Dataset, words: &dyn Words) -> String {
    let text = match deed {
        // All parts of a duty have its title.
        Deed::Added(record) if parent(record).is_some() && !record.lead().is_empty() => {
            name::leads(record, data, words)
        }
        Deed::Added(record) | Deed::Removed(record) => name::apart(record, data, words),
        Deed::Set { id, .. } => {
            data.get(id).map_or_else(|| id.to_string(), |record| name::apart(record, data, words))
        }
    };
    truncate_with(&text, NAME, "…").into_owned()
}

fn parent(record: &Record) -> Option<&Id> {
    record.as_task()?.parent.as_ref()
}

/// What was done, without names.
fn doing(deeds: &[Deed<'_>], data: &Dataset, words: &dyn Words) -> String {
    let n = ("n", deeds.len().into());
    let added: Vec<&Record> =
        deeds.iter().filter_map(|deed| if let Deed::Added(it) = deed { Some(*it) } else { None }).collect();
    if added.len() == deeds.len() {
        return match added.first().and_then(|first| parent(first)) {
            Some(duty) if added.iter().all(|it| parent(it) == Some(duty) && !it.lead().is_empty()) => {
                let title = truncate_with(name::title_of(duty, data, words), NAME, "…").into_owned();
                words.say("log-handed", &[n, ("title", (&title).into())])
            }
            _ => words.say("log-added-many", &[n, ("kind", (&kinds(&added, words)).into())]),
        };
    }
    if deeds.iter().all(|deed| matches!(deed, Deed::Removed(_))) {
        return words.say("log-removed-many", &[n]);
    }
    match meant(deeds) {
        Some((field, value)) => changed(deeds, field, value, data, words),
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
fn meant<'a>(deeds: &[Deed<'a>]) -> Option<(&'a str, Option<&'a Value>)> {
    let mut found: Option<(&'a str, Option<&'a Value>)> = None;
    for deed in deeds {
        let Deed::Set { fields, lists, .. } = deed else { return None };
        let (name, value) = intent(fields, lists)?;
        found = match found {
            None => Some((name, value)),
            Some((before, _)) if before != name => return None,
            Some((_, before)) => Some((name, before.filter(|before| Some(*before) == value))),
        };
    }
    found
}

/// The field that one change was about.
fn intent<'a>(fields: &[FieldChange<'a>], lists: &[ListChange<'a>]) -> Option<(&'a str, Option<&'a Value>)> {
    let of = |name: &str| fields.iter().find(|field| field.name == name);
    if lists.iter().any(|list| list.name == "extensions") {
        return Some(("extensions", of("deadline").map(|field| field.new)));
    }
    if let Some(status) = of("status") {
        return Some((status.name, Some(status.new)));
    }
    let mut meant = fields.iter().filter(|field| !FOLLOWS.contains(&field.name));
    match (meant.next(), meant.next(), lists) {
        (Some(field), None, []) => Some((field.name, Some(field.new))),
        (None, None, [list]) => Some((list.name, None)),
        (None, None, []) => fields.first().map(|field| (field.name, Some(field.new))),
        _ => None,
    }
}

fn changed(
    deeds: &[Deed<'_>],
    field: &str,
    value: Option<&Value>,
    data: &Dataset,
    words: &dyn Words,
) -> String {
    let kind_of =
        |deed: &Deed<'_>| if let Deed::Set { id, .. } = deed { Some(data.get(id)?.kind()) } else { None };
    let kinds: Vec<Option<Kind>> = deeds.iter().map(kind_of).collect();
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
        ("n", deeds.len().into()),
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
    fn set<'a>(id: &'a Id, fields: &[(&'a str, &'a Value)]) -> Deed<'a> {
        let changed = |&(name, new): &(&'a str, &'a Value)| FieldChange { name, old: &Value::Null, new };
        Deed::Set { id, fields: fields.iter().map(changed).collect(), lists: Vec::new() }
    }

    fn noted(id: &Id) -> Deed<'_> {
        Deed::Set { id, fields: Vec::new(), lists: vec![ListChange { name: "notes", old: &[], new: &[] }] }
    }

    fn said_of(deeds: &[Deed<'_>]) -> String {
        said(deeds, &data(), &Ids)
    }

    #[test]
    fn a_state_that_all_come_to_is_named_and_so_are_a_few_of_them() {
        let (data, done, day) = (data(), json!("done"), json!("2026-11-22"));
        let set = |record| set(record, &[("status", &done), ("done_on", &day)]);
        let deeds: Vec<Deed<'_>> = data.iter().map(|record| set(&record.id)).collect();
        let line = said(&deeds, &data, &Ids);
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
        let deeds: Vec<Deed<'_>> = parts.iter().map(|part| Deed::Added(part)).collect();
        let line = said_of(&deeds);
        assert!(line.starts_with("log-handed") && line.contains("Việc nv-1"), "{line}");
        assert!(line.ends_with("(so-a; so-b)"), "{line}");
        let gone: Vec<Deed<'_>> = parts.iter().map(|part| Deed::Removed(part)).collect();
        assert!(said_of(&gone).starts_with("log-removed-many"));
    }

    /// What is sent back changes its state and gets a note: that is one record, and about its state.
    #[test]
    fn two_changes_of_one_record_count_once() {
        let (data, doing) = (data(), json!("doing"));
        let ids: Vec<&Id> = data.iter().map(|record| &record.id).take(2).collect();
        let deeds: Vec<Deed<'_>> =
            ids.iter().flat_map(|id| [set(id, &[("status", &doing)]), noted(id)]).collect();
        let line = said_of(&deeds);
        assert!(line.starts_with("log-moved-many") && line.ends_with("(Việc nv-1; Việc nv-2)"), "{line}");
        let noted: Vec<Deed<'_>> = ids.iter().map(|id| noted(id)).collect();
        assert!(said_of(&noted).starts_with("log-noted-many"));
    }
}
