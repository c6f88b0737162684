//! A measured value of a target being typed: four fields, and what is understood of them.
//!
//! Only the value is needed: saved alone, it is recorded for today.

use std::sync::Arc;

use super::plan;
use super::{Layer, Overlay, said_of_enter};
use crate::app::action::{Action, Context, Row};
use crate::app::ctx::Ctx;
use crate::app::input::Input;
use crate::app::layout::Room;
use crate::app::reply::{Reply, refuse_for};
use crate::model::input::{Measured, read_measurement};
use crate::model::parts::Measurement;
use crate::model::{Body, Dataset, FieldError, Now, Record, ValueError};
use crate::text::{Message, Words};
use crate::view::gauge::{gauge, is_doubtful, measured};
use crate::work::{self, Command};

/// The fields, by their names in the record, in the order in which they are asked for.
pub const FIELDS: [&str; 4] = ["value", "period", "on", "source"];

/// The form for a measurement.
#[derive(Debug, Clone)]
pub struct Measuring {
    /// The target as it was seen when the form opened.
    pub seen: Arc<Record>,
    inputs: [Input; 4],
    at: usize,
    /// What is understood, or which field is wrong and why.
    pub reading: Result<String, (usize, Message)>,
}

impl Measuring {
    /// A form for a target.
    pub fn new(seen: Arc<Record>) -> Self {
        let inputs = FIELDS.map(|_| Input::default());
        Self { seen, inputs, at: 0, reading: Ok(String::new()) }
    }

    /// Puts back what was typed before and not saved.
    pub fn put_back(&mut self, draft: &str) {
        let mut lines = draft.split('\n');
        self.inputs = FIELDS.map(|_| Input::new(lines.next().unwrap_or_default()));
    }

    /// The fields with what is typed in them.
    pub fn inputs(&self) -> impl Iterator<Item = (&'static str, &Input)> {
        FIELDS.into_iter().zip(&self.inputs)
    }

    /// The field at hand.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether the field at hand is the last one.
    pub fn is_last(&self) -> bool {
        self.at + 1 == FIELDS.len()
    }

    /// Goes to the next field or the one before, round and round.
    pub fn step(&mut self, forward: bool) {
        let n = FIELDS.len();
        self.at = (self.at + if forward { 1 } else { n - 1 }) % n;
    }

    /// The name under which what is typed here is kept until it is saved.
    pub fn place(&self) -> String {
        format!("{}/measurement", self.seen.id)
    }

    /// What is typed, one field a line; nothing where nothing is typed.
    pub fn draft(&self) -> String {
        let lines: Vec<&str> = self.inputs.iter().map(Input::text).collect();
        if lines.iter().all(|line| line.is_empty()) { String::new() } else { lines.join("\n") }
    }

    /// What is typed, held to the same rules as on the command line; else the field that is wrong and why.
    pub fn value(&self, now: Now) -> Result<Measurement, (usize, Message)> {
        let [value, period, on, source] = self.inputs.each_ref().map(Input::text);
        let typed = Measured { value, period, on, source };
        read_measurement(&self.seen, &typed, now.today).map_err(|error: FieldError| {
            let place = FIELDS.iter().position(|name| *name == error.field).unwrap_or(0);
            (place, error.message())
        })
    }

    /// What it asks for.
    pub fn command(&self) -> Command {
        let [value, period, on, source] = self.inputs.each_ref().map(|input| input.text().to_owned());
        Command::Measure { value, period, on, source }
    }

    /// Works out anew what is understood: the value, its day, and how the target would stand with it.
    pub fn read(&mut self, data: &Dataset, now: Now, words: &dyn Words) {
        self.reading = if self.inputs[0].text().trim().is_empty() {
            Ok(String::new())
        } else {
            self.value(now).map(|measurement| self.echo(measurement, data, now, words))
        };
    }

    /// Whether the value is understood and yet hardly a share, though it is in percent: it can be saved.
    pub fn is_doubtful(&self, now: Now) -> bool {
        let value = self.value(now).ok().map(|measurement| measurement.value);
        self.seen.as_target().zip(value).is_some_and(|(target, value)| is_doubtful(target, value))
    }

    /// Goes to the field that is wrong.
    pub fn refuse(&mut self, (place, message): (usize, Message)) {
        self.at = place;
        self.reading = Err((place, message));
    }

    fn echo(&self, measurement: Measurement, data: &Dataset, now: Now, words: &dyn Words) -> String {
        let mut record = Record::clone(&self.seen);
        let Body::Target(target) = &mut record.body else { return String::new() };
        let only = Measurement { ..measurement.clone() };
        let mut alone = target.clone();
        alone.measurements = vec![only];
        target.measurements.push(measurement);
        let target = target.clone();
        let value = measured(&target, &gauge(&record, &alone, data, now, None), words);
        let verdict = words.word(gauge(&record, &target, data, now, None).verdict.label());
        format!("{value}: {verdict}")
    }
}

impl Measuring {
    /// The form for a value of the selected target, with what was typed for it and not saved.
    fn of_selected(ctx: &Ctx<'_>) -> Reply {
        if ctx.read_only {
            return Reply::refuse("edit-read-only");
        }
        let selected = ctx.selected.as_ref();
        let Some(seen) = selected.filter(|record| record.as_target().is_some()) else {
            return refuse_for(selected.map(AsRef::as_ref), |kind| ValueError::NoTarget { kind });
        };
        if seen.as_target().is_some_and(|target| !target.counts.trim().is_empty()) {
            return Reply::refuse("measure-counted");
        }
        Reply::open(Overlay::Measure(Self::new(Arc::clone(seen))))
    }

    /// Enter: goes on to the next box, unless this one is wrong; on the last one it saves.
    fn enter(&mut self, ctx: &Ctx<'_>) -> Reply {
        if self.is_last() {
            return self.accept(ctx);
        }
        match self.value(ctx.now) {
            Err(wrong) if wrong.0 == self.at => self.refuse(wrong),
            _ => self.step(true),
        }
        Reply::Drawn
    }

    /// Saves what is typed; what cannot be stays here with the reason at its field.
    fn accept(&mut self, ctx: &Ctx<'_>) -> Reply {
        if let Err(wrong) = self.value(ctx.now) {
            self.refuse(wrong);
            return Reply::Drawn;
        }
        let plan = work::plan(&self.command(), std::slice::from_ref(&self.seen), ctx.world());
        Reply::All(vec![Reply::Close, plan::settle(plan, false), Reply::HandOver(self.place())])
    }
}

impl Layer for Measuring {
    fn context(&self) -> Context {
        Context::Fields
    }

    fn room(&self) -> Room {
        // What is asked for, the fields, what is understood, and the last of what was measured before.
        let before = self.seen.as_target().map_or(0, |target| target.measurements.len());
        Room::prompt(2 + FIELDS.len() + 4 + before.min(5))
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        if action == Action::Measure { Self::of_selected(ctx) } else { Reply::Ignored }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open => return self.enter(ctx),
            Action::SaveForm => return self.accept(ctx),
            Action::NextField => self.step(true),
            Action::PreviousField => self.step(false),
            _ => return Reply::Ignored,
        }
        Reply::Drawn
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        self.inputs.get_mut(self.at)
    }

    fn changed(&mut self, _is_same: bool, ctx: &Ctx<'_>) -> Reply {
        self.read(ctx.data, ctx.now, ctx.lang);
        self.keep()
    }

    fn typed(&self) -> Option<(String, String)> {
        Some((self.place(), self.draft()))
    }

    fn resume(&mut self, draft: &str, ctx: &Ctx<'_>) {
        self.put_back(draft);
        self.read(ctx.data, ctx.now, ctx.lang);
    }

    fn said_of(&self, row: &Row) -> &'static str {
        said_of_enter(row, self.is_last())
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        match action {
            Action::NextField => !self.is_last(),
            Action::SaveForm => self.is_last(),
            _ => false,
        }
    }
}
