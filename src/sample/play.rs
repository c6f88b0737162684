//! The acts as plans: each is planned on its day, among the records as the acts before it left them.

use std::sync::Arc;

use serde_json::{Value, json};

use super::SampleError;
use super::acts::{Act, What, fill};
use super::days::{Days, moment};
use super::script::Script;
use crate::model::plan::{Carried, Signature};
use crate::model::{Certainty, Dataset, FieldError, Id, Now, Plan, Record, RecordChange};
use crate::text::{Arg, Words};
use crate::work::{self, Command, World};

/// The one sentence that a command writes into a record, in the words of the script whatever language is spoken.
struct Phrases<'a>(&'a str);

impl Words for Phrases<'_> {
    fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let reason = args.iter().find_map(|(name, value)| match value {
            Arg::Text(text) if *name == "reason" => Some(*text),
            _ => None,
        });
        match reason.filter(|_| self.knows(id)) {
            Some(reason) => self.0.replace("{reason}", reason),
            None => id.to_owned(),
        }
    }

    fn knows(&self, id: &str) -> bool {
        id == "send-back-note"
    }
}

/// Plays the acts over the facts.
pub(super) fn play(
    acts: Vec<Act>,
    script: &Script,
    days: &Days,
    facts: &Dataset,
) -> Result<Vec<Carried>, SampleError> {
    let mut stage = Stage { data: facts.clone(), script };
    let mut done = Vec::with_capacity(acts.len());
    for (n, act) in acts.into_iter().enumerate() {
        let on = days.at(act.on);
        let refused = |(what, error)| SampleError::Refused { day: days.today, what, error: Box::new(error) };
        let plan = stage.plan(act.what, Now::new(on)).map_err(refused)?;
        let by = script.staff.get(act.by).map(|officer| officer.account.clone()).unwrap_or_default();
        let at = Some(format!("{:02}:{:02}", act.minute / 60, act.minute % 60));
        let plan = plan.signed(&Signature { by: by.clone(), on, at });
        stage.carry_out(&plan).map_err(|error| refused((format!("edit {}", n + 1), error)))?;
        if plan.changing().next().is_some() {
            done.push(Carried { by, t: moment(on, act.minute), plan });
        }
    }
    Ok(done)
}

/// The records while the acts are played.
struct Stage<'a> {
    data: Dataset,
    script: &'a Script,
}

impl Stage<'_> {
    /// What an act comes to; else the record that stands in its way, and why.
    fn plan(&self, what: What, now: Now) -> Result<Plan, (String, FieldError)> {
        let words = Phrases(&self.script.sent_back);
        let world = World { data: &self.data, now, words: &words, home: &self.script.place };
        let mut whole = Plan::default();
        match what {
            What::Add(records) => {
                for new in records {
                    let empty = Record::new(new.kind, new.id);
                    join(&mut whole, work::create(&fill(new.fields), empty, world));
                }
                // Their ids are final.
                whole.stand_ins.clear();
            }
            What::FanOut { duty, to, parts } => {
                let mut ids = parts.into_iter();
                let plan =
                    work::plan(&Command::FanOut { to, agencies: Vec::new() }, &self.shared(&duty), world);
                let plan = plan.with_ids(|kind| ids.next().unwrap_or_else(|| Id::stand_in(kind, 0)));
                join(&mut whole, plan);
                self.mark(&mut whole)?;
            }
            What::Do(commands) => {
                for (id, command) in commands {
                    join(&mut whole, work::plan(&command, &self.shared(&id), world));
                }
            }
        }
        let refused = whole.refusals().next().map(|(record, error)| (record.id.to_string(), error.clone()));
        refused.map_or(Ok(whole), Err)
    }

    fn shared(&self, id: &Id) -> Vec<Arc<Record>> {
        self.data.shared(id).cloned().into_iter().collect()
    }

    /// Parts inherit what their duty rests on. Those of the sample rest on nothing.
    fn mark(&self, plan: &mut Plan) -> Result<(), (String, FieldError)> {
        let marks = [
            ("certainty", json!(Certainty::Sample.word())),
            ("source", json!(self.script.source)),
            ("quote", Value::Null),
        ];
        for row in &mut plan.rows {
            let Ok(RecordChange::Add(record)) = &mut row.outcome else { continue };
            let part = Arc::make_mut(record);
            for (name, value) in marks.clone() {
                part.set(name, value).map_err(|error| (part.id.to_string(), error))?;
            }
            row.base = Arc::clone(record);
        }
        Ok(())
    }

    /// Takes a plan into the records.
    fn carry_out(&mut self, plan: &Plan) -> Result<(), FieldError> {
        for record in &plan.adopted {
            self.data.put(Arc::clone(record));
        }
        for change in plan.changing().filter_map(|row| row.outcome.as_ref().ok()) {
            match change {
                RecordChange::Add(record) => self.data.put(Arc::clone(record)),
                RecordChange::Remove(_) => {}
                RecordChange::Set { id, .. } => {
                    let Some(seen) = self.data.shared(id) else { continue };
                    let after = Record { rev: seen.rev + 1, ..change.applied(seen)? };
                    let is_kept = seen.references() == after.references();
                    match self.data.shared_mut(id).filter(|_| is_kept) {
                        // Who refers to whom stays known.
                        Some(place) => *place = Arc::new(after),
                        None => self.data.put(Arc::new(after)),
                    }
                }
            }
        }
        Ok(())
    }
}

/// Makes another plan part of one edit.
fn join(whole: &mut Plan, plan: Plan) {
    whole.rows.extend(plan.rows);
    whole.stand_ins.extend(plan.stand_ins);
    for record in plan.adopted {
        if whole.adopted.iter().all(|known| known.id != record.id) {
            whole.adopted.push(record);
        }
    }
}
