//! A form: the fields of one record being filled in, changed or copied.
//!
//! It holds what is typed and what is understood of it; it saves nothing. Invariants: a field that nobody touched shows
//! what the record holds now, and is not saved; a field that was touched keeps what it was based on, so that the
//! store can tell when somebody else changed it in the meantime.

pub mod draft;
pub mod field;
pub mod guide;
pub mod layer;
mod offering;
pub mod offers;
mod opening;
pub mod reading;
pub mod records;
pub mod rows;
mod saving;
pub mod table;
mod typing;

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use crate::app::cursor::Cursor;
use crate::model::input::Newcomers;
use crate::model::{Dataset, Id, Kind, Record, Status};
use crate::text::{Message, Words};
use field::{Control, Field};
use offers::Offers;

/// What is to become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A record that is not there yet.
    New,
    /// The same, beginning with what another one holds.
    Copy,
    /// A record that is there.
    Edit,
}

/// A form.
#[derive(Debug, Clone)]
pub struct Form {
    /// The kind of the record.
    pub kind: Kind,
    /// What is to become of it.
    pub purpose: Purpose,
    /// The record that the fields are based on, each as it was when it was last untouched.
    pub base: Arc<Record>,
    /// The fields, those that matter first.
    pub fields: Vec<Field>,
    /// The field at hand and the first one shown.
    pub cursor: Cursor,
    /// Whether all fields are shown.
    pub all: bool,
    /// What is offered for the field at hand.
    pub offers: Option<Offers>,
    /// Whether the answer to saving is waited for.
    pub waiting: bool,
    /// Why it could not be saved, where no field is to blame.
    pub problem: Option<Message>,
    /// Why the task goes back to work, once that was asked.
    pub reason: Option<String>,
    /// Whether the program ends once it is saved.
    pub quits: bool,
    /// The text about which it was asked whether it really is to take the place of a deadline that is understood.
    sure: Option<String>,
    /// Texts that other records hold, by field, gathered once.
    held: HashMap<&'static str, Arc<[String]>>,
    /// Agencies that are to be created with it.
    newcomers: Newcomers,
}

/// The id of a record before it has one.
const UNNAMED: &str = "new";

impl Form {
    /// A form for a new record of a kind. `None` never happens: the id is one.
    pub fn new(kind: Kind, data: &Dataset, words: &dyn Words) -> Option<Self> {
        let template = Record::new(kind, Id::new(UNNAMED).ok()?);
        let mut form = Self::over(Purpose::New, Arc::new(template), data, words);
        form.begin(data, words);
        Some(form)
    }

    /// A form that changes a record.
    pub fn edit(record: Arc<Record>, data: &Dataset, words: &dyn Words) -> Self {
        Self::over(Purpose::Edit, record, data, words)
    }

    /// A form for a record like another one.
    pub fn copy(of: &Record, data: &Dataset, words: &dyn Words) -> Option<Self> {
        let template = Record::new(of.kind(), Id::new(UNNAMED).ok()?);
        let mut form = Self::over(Purpose::Copy, Arc::new(template), data, words);
        for at in 0..form.fields.len() {
            let spec = form.fields[at].spec;
            // What tells where the other one has got to is its own.
            let value = of.get(spec.name).filter(|value| !value.is_null() && !spec.is_own());
            if let Some(value) = value {
                form.prefill(spec.name, &value, data, words);
            }
        }
        form.begin(data, words);
        Some(form)
    }

    /// Whoever adds a task, even one like another, knows that nothing is done yet.
    fn begin(&mut self, data: &Dataset, words: &dyn Words) {
        if self.kind == Kind::Task {
            self.prefill("status", &Value::from(Status::Todo.word()), data, words);
        }
    }

    fn over(purpose: Purpose, base: Arc<Record>, data: &Dataset, words: &dyn Words) -> Self {
        let kind = base.kind();
        let mut form = Self {
            kind,
            purpose,
            base,
            fields: Vec::new(),
            cursor: Cursor::default(),
            all: false,
            offers: None,
            waiting: false,
            problem: None,
            reason: None,
            quits: false,
            sure: None,
            held: HashMap::new(),
            newcomers: Newcomers::default(),
        };
        form.fields = form.all_fields(data, words);
        form.cursor.at = form.first();
        form
    }

    fn all_fields(&self, data: &Dataset, words: &dyn Words) -> Vec<Field> {
        let value = |name| self.base.get(name).unwrap_or(Value::Null);
        let fields =
            table::all(self.kind).map(|spec| Field::new(self.kind, spec, &value(spec.name), data, words));
        let kind = (self.purpose == Purpose::New).then(|| Field::of_kind(self.kind, words));
        kind.into_iter().chain(fields).collect()
    }

    /// The first field that is typed: the one behind the choice of the kind.
    fn first(&self) -> usize {
        usize::from(self.purpose == Purpose::New)
    }

    /// Puts a value into a field as if it had been typed.
    pub fn prefill(&mut self, name: &str, value: &Value, data: &Dataset, words: &dyn Words) {
        let Some(at) = self.place_of(name) else { return };
        let mut held = self.fields[at].clone();
        held.hold(value, data, words);
        let texts = held.texts();
        self.fields[at].put(&texts, data);
        self.fields[at].begin();
    }

    /// Makes it a form for another kind; what fields of the same name hold stays.
    pub fn become_kind(&mut self, kind: Kind, data: &Dataset, words: &dyn Words) {
        let Some(mut other) = Self::new(kind, data, words) else { return };
        for field in self.fields.iter().filter(|field| field.name != "kind" && field.is_touched()) {
            let same = |it: &&mut Field| it.name == field.name && it.shape == field.shape;
            if let Some(place) = other.fields.iter_mut().find(same) {
                place.put(&field.texts(), data);
                if !field.is_typed() {
                    place.begin();
                }
            }
        }
        (other.cursor.at, other.all) = (0, self.all);
        other.newcomers = std::mem::take(&mut self.newcomers);
        *self = other;
    }

    /// The place of a field.
    pub fn place_of(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The field at hand.
    pub fn field(&self) -> Option<&Field> {
        self.fields.get(self.cursor.at)
    }

    /// The same to change.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.cursor.at)
    }

    /// Whether the field at hand is the last one that is shown.
    pub fn is_last(&self) -> bool {
        self.cursor.at + 1 >= self.shown()
    }

    /// Brings the field at a place to hand. What nobody typed there is selected again.
    pub fn go_to(&mut self, at: usize) {
        self.cursor.at = at;
        if let Some(field) = self.field_mut()
            && !field.is_typed()
            && let Some(input) = field.input_mut()
        {
            input.select();
        }
    }

    /// How many of the fields are shown: all, or those that matter first.
    pub fn shown(&self) -> usize {
        if self.all { self.fields.len() } else { self.few() }
    }

    /// How many fields there are beyond those that are shown first.
    pub fn more(&self) -> usize {
        self.fields.len() - self.few()
    }

    fn few(&self) -> usize {
        (table::essential(self.kind).len() + self.first()).min(self.fields.len())
    }

    /// Shows all fields, or the few again.
    pub fn toggle_all(&mut self) {
        self.all = !self.all;
        self.cursor.at = self.cursor.at.min(self.shown().saturating_sub(1));
    }

    /// Whether anything is typed that is not saved.
    pub fn is_touched(&self) -> bool {
        self.fields.iter().any(|field| field.name != "kind" && field.is_typed())
    }

    /// The name under which what is typed here is kept until it is saved.
    pub fn place(&self) -> String {
        match self.purpose {
            Purpose::Edit => draft::place(&self.base.id),
            Purpose::New | Purpose::Copy => draft::NEW.to_owned(),
        }
    }

    /// Takes in the records as they are now. Fields that nobody touched show what is there; the others say what
    /// somebody else put in their place.
    pub fn rebase(&mut self, data: &Dataset, words: &dyn Words) {
        if self.purpose != Purpose::Edit {
            return;
        }
        let Some(now) = data.shared(&self.base.id).cloned() else { return };
        let mut base = Record::clone(&now);
        for field in &mut self.fields {
            let (held, holds) = (self.base.get(field.name), now.get(field.name));
            if held == holds {
                continue;
            }
            if field.is_touched() {
                field.theirs = Some(theirs(self.kind, field, holds.as_ref(), data, words));
                // The base of what was touched stays. It fitted before, so it fits.
                let _ = base.set(field.name, held.unwrap_or(Value::Null));
            } else {
                field.hold(&holds.unwrap_or(Value::Null), data, words);
                field.fresh = true;
            }
        }
        self.base = Arc::new(base);
    }

    /// What somebody else put into a field is known now: saving goes over it.
    pub fn accept_theirs(&mut self, name: &str, value: Value) {
        let mut base = Record::clone(&self.base);
        if base.set(name, value).is_ok() {
            self.base = Arc::new(base);
        }
        if let Some(at) = self.place_of(name) {
            self.fields[at].theirs = None;
        }
    }

    /// The kind that is chosen for a new record.
    pub fn chosen_kind(&self) -> Option<Kind> {
        match &self.fields.first().filter(|field| field.name == "kind")?.control {
            Control::Choice(choice) => choice.word().parse().ok(),
            _ => None,
        }
    }
}

fn theirs(kind: Kind, field: &Field, value: Option<&Value>, data: &Dataset, words: &dyn Words) -> String {
    match Field::new(kind, field.spec, value.unwrap_or(&Value::Null), data, words) {
        held if !held.is_empty() => held.shown(),
        _ => words.word("value-none"),
    }
}
