//! Gộp: one record goes into another, with everything that names it. One edit, in all records.
//!
//! An agency that went into another stays on record, so that history keeps its name: it says which one took over, and its
//! names lead there from then on. What stands twice goes, after what it says beyond the other was handed over; where the two
//! contradict, nothing is merged, because one of them would be lost. Deliberately not here: what is taken for a double
//! (`model::doubles`).

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde_json::{Value, json};

use super::World;
use crate::model::plan::Row;
use crate::model::shape::Shape;
use crate::model::spec::Spec;
use crate::model::{
    Dataset, FieldError, Id, Kind, Plan, Record, RecordChange, ValueError, date, doubles, input, reference,
};
use crate::text::{Message, Words, fold};

type Fields = Vec<(&'static str, Value)>;

/// Agencies above each other; a longer chain is a circle.
const DEPTH: usize = 1000;

/// What merging records into another comes to. Its rows: they, the record that stays, and whatever named them; or why it
/// cannot be.
pub(super) fn plan(olds: &[Arc<Record>], into: &Id, world: World<'_>) -> Plan {
    let Some((new, is_stored)) = stays(into, world.data) else {
        let wrong = ValueError::NoRecord { kind: Kind::Other, value: into.to_string(), near: Vec::new() };
        return refused(olds, &FieldError::new("into", wrong));
    };
    for old in olds {
        if let Some(wrong) = obstacle(old, &new, world.data) {
            return refused(std::slice::from_ref(old), &FieldError::new("into", wrong));
        }
    }
    let ids: Vec<Id> = olds.iter().map(|old| old.id.clone()).collect();
    let mut merging = Merging { world, ids, kind: new.kind(), plan: Plan::default() };
    match merging.merge(olds, &new, is_stored) {
        Ok(()) => merging.plan,
        Err((record, wrong)) => refused(&[record], &wrong),
    }
}

/// Why no record is meant, where a new agency may not be meant either.
pub fn not_found(wrong: ValueError) -> ValueError {
    match wrong {
        ValueError::NoRecord { value, near, .. } => ValueError::NoRecord { kind: Kind::Other, value, near },
        other => other,
    }
}

/// The record that stays, and whether it is one already: a body of the reference may be meant that no record stands for yet.
fn stays(into: &Id, data: &Dataset) -> Option<(Arc<Record>, bool)> {
    if let Some(record) = data.shared(into) {
        return Some((Arc::clone(record), true));
    }
    let body = reference::body(into)?;
    Some((Arc::new(input::body_record(&body, data).ok()?), false))
}

/// Why one record cannot go into another at all.
fn obstacle(old: &Record, new: &Record, data: &Dataset) -> Option<ValueError> {
    let refuse = |why, title: &str| Some(ValueError::NotMerged { why, title: title.to_owned() });
    if old.is_newer() || new.is_newer() || (old.extra.is_some() && goes(old, new)) {
        return Some(ValueError::Newer);
    }
    if old.id == new.id {
        return refuse("same", old.title());
    }
    if old.kind() != new.kind() {
        return refuse("kind", new.title());
    }
    if let Some(heir) = new.successor() {
        return refuse("gone", data.title(heir));
    }
    match old.successor() {
        Some(heir) if *heir != new.id => return refuse("elsewhere", data.title(heir)),
        Some(_) if data.backlinks(&old.id).is_empty() => return refuse("done", new.title()),
        _ => {}
    }
    let above = std::iter::successors(Some(new), |record| data.get(record.parent()?));
    if above.take(DEPTH).any(|record| record.id == old.id) {
        return refuse("inside", old.title());
    }
    None
}

fn refused(olds: &[Arc<Record>], wrong: &FieldError) -> Plan {
    let row = |old: &Arc<Record>| Row::new(Arc::clone(old), Err(wrong.clone()));
    Plan { rows: olds.iter().map(row).collect(), ..Plan::default() }
}

/// Whether a record goes, instead of staying with a successor: what stands twice, and what is no agency.
pub fn goes(old: &Record, new: &Record) -> bool {
    old.kind() != Kind::Agency || doubles::is_one_body(old, new)
}

/// A merger being planned.
struct Merging<'a> {
    world: World<'a>,
    /// The records that are merged.
    ids: Vec<Id>,
    /// Their kind.
    kind: Kind,
    plan: Plan,
}

type Refused = (Arc<Record>, FieldError);

impl Merging<'_> {
    fn merge(&mut self, olds: &[Arc<Record>], new: &Arc<Record>, is_stored: bool) -> Result<(), Refused> {
        let mut rows = Vec::new();
        for old in olds {
            let outcome = if goes(old, new) {
                RecordChange::Remove(Arc::clone(old))
            } else {
                let until = old.get("valid_to").filter(|day| !day.is_null());
                let until = until.unwrap_or_else(|| json!(self.world.now.today));
                RecordChange::set(old, [("successor", json!(new.id)), ("valid_to", until)])
            };
            rows.push(Row::new(Arc::clone(old), Ok(outcome)));
        }
        let heir = self.heir(olds, new)?;
        if is_stored && heir.is_nothing() {
            // Nothing of it is different.
        } else if is_stored {
            rows.push(Row::new(Arc::clone(new), Ok(heir)));
        } else {
            let record = heir.applied(new).map_err(|wrong| (Arc::clone(new), wrong))?;
            self.plan.adopted.push(Arc::new(record));
        }
        for record in self.naming(new) {
            let change = self.renamed(&record, &new.id);
            rows.push(Row::new(record, Ok(change)));
        }
        self.plan.rows = rows;
        self.check(new)
    }

    /// The records that name one of those that are merged, in the order of the data.
    fn naming(&self, new: &Record) -> Vec<Arc<Record>> {
        let data = self.world.data;
        let is_other = |id: &Id| *id != new.id && !self.ids.contains(id);
        let may_name_inside: Vec<Kind> =
            Kind::ALL.into_iter().filter(|kind| kind.names_inside(self.kind)).collect();
        let mut found: Vec<&Id> = Vec::new();
        let links: Vec<_> = self.ids.iter().map(|id| data.backlinks(id)).collect();
        found.extend(links.iter().flat_map(|links| links.iter().map(|link| &link.id)));
        for kind in may_name_inside {
            let names = |record: &&Record| !record.renamed(self.kind, &self.ids, &new.id).is_empty();
            found.extend(data.of(kind).filter(names).map(|record| &record.id));
        }
        let mut seen = HashSet::new();
        found.retain(|id| is_other(id) && seen.insert((*id).clone()));
        found.sort_by_key(|id| data.place(id));
        found.into_iter().filter_map(|id| data.shared(id)).cloned().collect()
    }

    /// A record that names the one that stays. Who leads a task is not among its partners as well.
    fn renamed(&self, record: &Record, new: &Id) -> RecordChange {
        let mut fields = record.renamed(self.kind, &self.ids, new);
        let stands = |value: &Value| value.as_array().is_some_and(|ids| ids.contains(&json!(new)));
        let after = |name: &str, fields: &Fields| {
            let changed = fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone());
            changed.or_else(|| record.get(name)).unwrap_or(Value::Null)
        };
        let is_about = fields.iter().any(|(name, _)| matches!(*name, "lead" | "partners"));
        let mut partners = after("partners", &fields);
        if is_about && stands(&after("lead", &fields)) && stands(&partners) {
            let left = partners.as_array_mut().map(|ids| {
                ids.retain(|id| *id != json!(new));
                ids.len()
            });
            let partners = if left == Some(0) { Value::Null } else { partners };
            fields.retain(|(name, _)| *name != "partners");
            fields.push(("partners", partners));
        }
        RecordChange::set(record, fields)
    }

    /// What comes to the record that stays: the names, or all that it does not say itself.
    fn heir(&self, olds: &[Arc<Record>], new: &Arc<Record>) -> Result<RecordChange, Refused> {
        let own = new.renamed(self.kind, &self.ids, &new.id);
        let mut heir = Heir { record: Record::clone(new), fields: Vec::new(), remarks: Vec::new() };
        for (name, value) in own {
            heir.put(name, value).map_err(|wrong| (Arc::clone(new), wrong))?;
        }
        for old in olds {
            let taken = if goes(old, new) {
                heir.take_all(old, &self.ids, self.world.words)
            } else {
                heir.take_names(old)
            };
            taken.map_err(|wrong| (Arc::clone(old), wrong))?;
        }
        let change = RecordChange::set(new, heir.fields);
        let remarks: Vec<Value> = heir.remarks.into_iter().map(|text| json!({ "text": text })).collect();
        Ok(if remarks.is_empty() { change } else { change.and_append("notes", remarks) })
    }

    /// Holds every record to the rules, in the world as it will be.
    fn check(&self, new: &Record) -> Result<(), Refused> {
        let mut then = self.world.data.clone();
        self.plan.adopted.iter().for_each(|record| then.put(Arc::clone(record)));
        let gone = |row: &&Row| matches!(row.outcome, Ok(RecordChange::Remove(_)));
        let changed: Vec<(&Row, Arc<Record>)> =
            self.plan.rows.iter().filter(|row| !gone(row)).map(|row| (row, Arc::new(row.after()))).collect();
        for (_, record) in &changed {
            then.put(Arc::clone(record));
        }
        then.remove(&self.plan.rows.iter().filter(gone).map(|row| row.base.id.clone()).collect());
        for (row, record) in &changed {
            let fields = row.outcome.iter().flat_map(RecordChange::fields);
            let touched: Vec<&str> = fields.map(|(name, ..)| name).collect();
            input::check(record, &then, &touched).map_err(|wrong| (Arc::clone(&row.base), wrong))?;
        }
        // Parts of what is merged may come to a task that is finished.
        let parts = || then.shared(&new.id).map(|record| input::check(record, &then, &["status"]));
        let wrong = if self.kind == Kind::Task { parts() } else { None };
        wrong.unwrap_or(Ok(())).map_err(|wrong| (Arc::new(new.clone()), wrong))
    }
}

/// The record that stays, while others are handed over to it.
struct Heir {
    record: Record,
    fields: Fields,
    /// What the others say differently, for the notes.
    remarks: Vec<String>,
}

impl Heir {
    fn put(&mut self, name: &'static str, value: Value) -> Result<(), FieldError> {
        self.record.set(name, value.clone())?;
        self.fields.retain(|(other, _)| *other != name);
        self.fields.push((name, value));
        Ok(())
    }

    /// What it holds, null if nothing.
    fn held(&self, name: &str) -> Value {
        self.record.get(name).unwrap_or(Value::Null)
    }

    /// Takes over the names of an agency that is no more, what it advised on, and what was remarked on it.
    fn take_names(&mut self, old: &Record) -> Result<(), FieldError> {
        for name in old.names() {
            self.add_name(name)?;
        }
        for name in ["advises_on", "tags", "notes"] {
            self.add_items(name, &old.get(name).unwrap_or(Value::Null))?;
        }
        Ok(())
    }

    /// One more name, unless it is called so.
    fn add_name(&mut self, name: &str) -> Result<(), FieldError> {
        let is_known = self.record.names().any(|own| fold(own) == fold(name));
        if is_known || self.record.kind().shape_of("other_names").is_none() {
            return Ok(());
        }
        self.add_items("other_names", &json!([name]))
    }

    /// More items of a list, behind those that are there; none twice.
    fn add_items(&mut self, name: &'static str, more: &Value) -> Result<(), FieldError> {
        let held = self.held(name);
        let mut items = held.as_array().cloned().unwrap_or_default();
        for item in more.as_array().into_iter().flatten() {
            if !items.contains(item) {
                items.push(item.clone());
            }
        }
        let value = if items.is_empty() { Value::Null } else { Value::Array(items) };
        if value == held { Ok(()) } else { self.put(name, value) }
    }

    /// Takes over all that a double says beyond it. What is said of where it was read stands in a remark.
    fn take_all(&mut self, old: &Record, merged: &[Id], words: &dyn Words) -> Result<(), FieldError> {
        // It does not come to name what it was merged with.
        let own = [self.record.id.clone()];
        let mut says = old.clone();
        for (name, value) in old.renamed(old.kind(), &[merged, &own].concat(), &old.id) {
            says.set(name, value)?;
        }
        // A document is known by its number, whatever it is called.
        let number =
            |record: &Record| record.as_document().map(|it| fold(&it.number)).filter(|it| !it.is_empty());
        let is_numbered = number(old).is_some() && number(old) == number(&self.record);
        let mut differing: Vec<String> = Vec::new();
        for spec in old.kind().specs().filter(|spec| spec.name != "certainty") {
            let theirs = said(&says, spec.name);
            let mine = said(&self.record, spec.name);
            if theirs.is_null() || theirs == mine {
                continue;
            }
            if mine.is_null() {
                self.put(spec.name, theirs)?;
                continue;
            }
            let label = |value: &Value| format!("{}: {}", words.name_of("field", spec.name), plain(value));
            match self.take_one(spec, &mine, &theirs, is_numbered)? {
                Taken::Whole => {}
                Taken::Remark => differing.push(label(&theirs)),
                Taken::Not if old.kind() == Kind::Agency => differing.push(label(&theirs)),
                Taken::Not => {
                    let wrong = ValueError::Differs { old: plain(&theirs), new: plain(&mine) };
                    return Err(FieldError::new(spec.name, wrong));
                }
            }
        }
        if !differing.is_empty() {
            let note =
                Message::new("merge-note").with("id", old.id.as_str()).with("said", differing.join("; "));
            self.remarks.push(words.tell(&note));
        }
        Ok(())
    }

    /// Takes over what another value of a field says beyond its own.
    fn take_one(
        &mut self,
        spec: &'static Spec,
        mine: &Value,
        theirs: &Value,
        is_numbered: bool,
    ) -> Result<Taken, FieldError> {
        match (spec.name, spec.shape) {
            ("title", _) => {
                let title = theirs.as_str().unwrap_or_default();
                self.add_name(title)?;
                let is_known = self.record.names().any(|own| fold(own) == fold(title));
                return Ok(match (is_known, is_numbered) {
                    (true, _) => Taken::Whole,
                    (false, true) => Taken::Remark,
                    (false, false) => Taken::Not,
                });
            }
            ("source" | "quote" | "title_en" | "field", _) => return Ok(Taken::Remark),
            ("inferred", _) => {
                let both: Option<BTreeMap<String, Value>> =
                    theirs.as_object().zip(mine.as_object()).map(|(theirs, mine)| {
                        theirs.iter().chain(mine).map(|(name, why)| (name.clone(), why.clone())).collect()
                    });
                self.put(spec.name, json!(both))?;
            }
            // One course of events is not spliced into another, and what two lead each by itself are two.
            ("extensions" | "rounds" | "lead", _) => return Ok(Taken::Not),
            (_, Shape::Texts | Shape::Refs(_) | Shape::Objects) => self.add_items(spec.name, theirs)?,
            (_, Shape::Text) if spec.is_joined() => {
                let (mine, theirs) = (mine.as_str().unwrap_or_default(), theirs.as_str().unwrap_or_default());
                if !mine.contains(theirs) {
                    self.put(spec.name, json!(format!("{mine} / {theirs}")))?;
                }
            }
            _ => return Ok(Taken::Not),
        }
        Ok(Taken::Whole)
    }
}

/// What became of a value beside another one.
enum Taken {
    /// Nothing of it is missing.
    Whole,
    /// It is worth a remark.
    Remark,
    /// The two contradict.
    Not,
}

/// A value that says something; null where it does not.
fn said(record: &Record, name: &str) -> Value {
    let value = record.get(name).unwrap_or(Value::Null);
    if name == "status" && value == "unknown" { Value::Null } else { value }
}

/// A value in one line.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.parse().map_or_else(|_| text.clone(), date::show),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields.get("text").map_or_else(|| value.to_string(), plain),
        Value::Number(number) => number.as_f64().map_or_else(String::new, crate::text::number),
        other => other.to_string(),
    }
}

/// Whether a row takes a partner out because that one, merged, leads already.
pub fn leads_already(row: &Row, new: &Id) -> bool {
    let names = |value: Option<&Value>| {
        value.and_then(Value::as_array).is_some_and(|ids| ids.iter().any(|id| id.as_str() == Some(new)))
    };
    let partners = row.outcome.as_ref().ok().and_then(|change| change.value("partners"));
    partners.is_some_and(|after| !names(Some(after)) && names(row.after().get("lead").as_ref()))
}

#[cfg(test)]
mod tests;
