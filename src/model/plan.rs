//! What a command would do, record by record: what changes, or why nothing can. Shown before it is carried out, read
//! aloud, printed by `--dry-run`; the store turns it into one edit.
//!
//! Deliberately not here: how a plan comes about (`work`), and who carries it out.

use std::sync::Arc;

use serde_json::{Value, json};

use super::input::{self, GivesWay};
use super::parts::Note;
use super::{Dataset, Date, FieldError, Id, Kind, Record, RecordChange, Splice};

/// What becomes of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The record as it was seen; a new one as it will be.
    pub base: Arc<Record>,
    /// What changes, or why nothing can.
    pub outcome: Result<RecordChange, FieldError>,
    /// The only revision of the record that may be changed; any where none is said.
    pub if_rev: Option<u32>,
}

impl Row {
    /// A row for a record as it was seen.
    pub fn new(base: Arc<Record>, outcome: Result<RecordChange, FieldError>) -> Self {
        Self { base, outcome, if_rev: None }
    }

    /// A record that comes.
    pub fn adding(record: impl Into<Arc<Record>>) -> Self {
        let record = record.into();
        Self::new(Arc::clone(&record), Ok(RecordChange::Add(record)))
    }

    /// Whether something becomes different.
    pub fn is_changing(&self) -> bool {
        self.outcome.as_ref().is_ok_and(|change| !change.is_nothing())
    }

    /// The deadline that is understood and gives way to words that are not.
    pub fn deadline_lost(&self) -> Option<GivesWay> {
        let change = self.outcome.as_ref().ok()?;
        input::gives_way(&self.base.get("deadline")?, change.value("deadline")?)
    }

    /// The record as it will be; as it is where it cannot be changed.
    pub fn after(&self) -> Record {
        let applied = self.outcome.as_ref().ok().and_then(|change| change.applied(&self.base).ok());
        applied.unwrap_or_else(|| Record::clone(&self.base))
    }
}

/// Changes that belong together: one edit, all of it or nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// One row a record, in the order in which they were asked for.
    pub rows: Vec<Row>,
    /// Ids of new records that stand in for real ones: those are drawn when the plan is carried out.
    pub stand_ins: Vec<Id>,
    /// The duty that the rows give to agencies, one part each: no agency gets a second one.
    pub parts_of: Option<Id>,
    /// Bodies of the reference that the rows name and that no record stands for yet: they come with the rows.
    pub adopted: Vec<Arc<Record>>,
}

/// A plan that was carried out: by whom, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The account.
    pub by: String,
    /// When, in UTC, to the second: `2026-11-22T00:10:00Z`.
    pub t: String,
    /// What was done, with the ids that new records got.
    pub plan: Plan,
}

/// Who carries a plan out, and when: what its remarks are signed with.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// The account.
    pub by: String,
    /// The day.
    pub on: Date,
    /// The time on the clocks of Việt Nam, `09:15`; none for a day that is not the clock's.
    pub at: Option<String>,
}

impl Plan {
    /// Every row that changes something.
    pub fn changing(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_changing())
    }

    /// Why records cannot be changed, in the order of the rows.
    pub fn refusals(&self) -> impl Iterator<Item = (&Arc<Record>, &FieldError)> {
        self.rows.iter().filter_map(|row| Some((&row.base, row.outcome.as_ref().err()?)))
    }

    /// The same with remarks and measurements signed.
    #[must_use]
    pub fn signed(mut self, by: &Signature) -> Self {
        for row in &mut self.rows {
            if let Ok(RecordChange::Set { lists, .. }) = &mut row.outcome {
                for splice in lists {
                    by.sign(splice);
                }
            }
        }
        self
    }

    /// The same without bodies of the reference that records stand for by now, and without parts that somebody else gave
    /// meanwhile.
    #[must_use]
    pub fn without_known(mut self, data: &Dataset) -> Self {
        self.adopted.retain(|record| data.get(&record.id).is_none());
        if let Some(duty) = &self.parts_of {
            let given = data.lead_parts_of(duty);
            self.rows.retain(|row| {
                row.base.kind() != Kind::Task || !row.base.lead().iter().any(|id| given.contains(id))
            });
        }
        self
    }

    /// The same under ids of their own for new records; `draw` gives one for each that stands in, and what refers to it
    /// follows.
    #[must_use]
    pub fn with_ids(mut self, mut draw: impl FnMut(Kind) -> Id) -> Self {
        let stand_ins = std::mem::take(&mut self.stand_ins);
        let stands_in = |row: &&Row| stand_ins.contains(&row.base.id);
        let drawn: Vec<(Id, Id)> = self
            .rows
            .iter()
            .filter(stands_in)
            .map(|row| (row.base.id.clone(), draw(row.base.kind())))
            .collect();
        if !drawn.is_empty() {
            for row in &mut self.rows {
                row.rename(&drawn);
            }
        }
        self
    }
}

impl Row {
    /// Takes ids in the place of those that stood in for them.
    fn rename(&mut self, drawn: &[(Id, Id)]) {
        match &mut self.outcome {
            Ok(RecordChange::Add(record)) => {
                rename_record(Arc::make_mut(record), drawn);
                self.base = Arc::clone(record);
            }
            Ok(RecordChange::Set { new, .. }) => {
                for value in new.values_mut() {
                    rename_value(value, drawn);
                }
            }
            Ok(RecordChange::Remove(_)) | Err(_) => {}
        }
    }
}

fn rename_record(record: &mut Record, drawn: &[(Id, Id)]) {
    if let Some((_, id)) = drawn.iter().find(|(old, _)| *old == record.id) {
        record.id = id.clone();
    }
    for (name, _, id) in record.references() {
        if drawn.iter().any(|(old, _)| *old == id)
            && let Some(mut value) = record.get(name)
        {
            rename_value(&mut value, drawn);
            // An id stands where an id stood, so it fits.
            let _ = record.set(name, value);
        }
    }
}

fn rename_value(value: &mut Value, drawn: &[(Id, Id)]) {
    match value {
        Value::String(text) => {
            if let Some((_, id)) = drawn.iter().find(|(old, _)| **old == **text) {
                *value = json!(id);
            }
        }
        Value::Array(items) => {
            for item in items {
                rename_value(item, drawn);
            }
        }
        _ => {}
    }
}

impl Signature {
    /// Signs what comes to the notes or measurements of a record.
    fn sign(&self, splice: &mut Splice) {
        match splice.field.as_str() {
            "notes" => {
                for note in &mut splice.new {
                    let text = note["text"].as_str().unwrap_or_default();
                    *note = json!(Note::comment(text, &self.by, self.on, self.at.clone()));
                }
            }
            "measurements" => {
                for measured in &mut splice.new {
                    measured["by"] = json!(self.by);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::new(text).expect("id")
    }

    #[test]
    fn what_stands_in_gets_an_id_and_what_refers_to_it_follows() {
        let mut task = Record::new(Kind::Task, id("nv--moi"));
        task.set("lead", json!(["cq--moi-0", "so-a"])).expect("fits");
        let seen = Arc::new(Record::new(Kind::Task, id("nv-1")));
        let change = RecordChange::set(&seen, [("assigned_by", json!("cq--moi-0"))]);
        let plan = Plan {
            rows: vec![
                Row::adding(Record::new(Kind::Agency, id("cq--moi-0"))),
                Row::adding(task),
                Row::new(seen, Ok(change)),
            ],
            stand_ins: vec![id("cq--moi-0"), id("nv--moi")],
            ..Plan::default()
        };
        let plan = plan.with_ids(|kind| id(&format!("{}-7", kind.prefix())));
        let lead = plan.rows[1].base.lead().to_vec();
        let agency = plan.rows[0].base.id.clone();
        assert_eq!((agency.as_str(), plan.rows[1].base.id.as_str()), ("cq-7", "nv-7"));
        assert_eq!(lead, [agency, id("so-a")]);
        let RecordChange::Set { new, .. } = plan.rows[2].outcome.as_ref().expect("a change") else {
            panic!("set")
        };
        assert_eq!(new["assigned_by"], json!("cq-7"));
    }

    #[test]
    fn a_remark_says_who_made_it_and_when() {
        let seen = Arc::new(Record::new(Kind::Task, id("nv-1")));
        let change = RecordChange::set(&seen, [("title", json!("T"))])
            .and_append("notes", vec![json!({"text": "gọi"})]);
        let by = Signature { by: "an".into(), on: jiff::civil::date(2026, 11, 22), at: None };
        let plan = Plan { rows: vec![Row::new(seen, Ok(change))], ..Plan::default() }.signed(&by);
        let after = plan.rows[0].after();
        let note = &after.head.notes[0];
        assert_eq!((&*note.text, &*note.by, note.on), ("gọi", "an", Some(by.on)));
    }
}
