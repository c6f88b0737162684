//! One field of one record being typed, with what the program understands of it.

use std::sync::Arc;

use serde_json::Value;

use crate::app::input::Input;
use crate::model::input::{Filled, fill, read_text};
use crate::model::{Dataset, Date, FieldError, Now, Record, ValueError, date};
use crate::text::{Message, Words};
use crate::view::{last_day, log};

/// Which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// When it is due.
    Deadline,
    /// How far it is, in percent.
    Progress,
    /// A remark at the end of its notes.
    Note,
}

impl Field {
    /// Its name in the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Progress => "progress",
            Self::Note => "note",
        }
    }
}

/// What a prompt holds once it can be saved.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    /// A note.
    Note(String),
    /// A field with its new value.
    Field(Box<Filled>),
}

/// Why a text cannot be kept; one that says nothing is asked for in the words of the prompt.
pub fn why_not(wrong: ValueError, empty: &'static str) -> Message {
    match wrong {
        ValueError::Empty => Message::new(empty),
        wrong => FieldError::new("note", wrong).message(),
    }
}

/// The prompt for a field.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The record as it was seen when the prompt opened.
    pub seen: Arc<Record>,
    /// The field.
    pub field: Field,
    /// What is typed.
    pub input: Input,
    /// What is understood, or why nothing is.
    pub reading: Result<String, Message>,
    /// What somebody else has put into the field since the prompt opened.
    pub rival: Option<String>,
}

impl Entry {
    /// A prompt that begins with what the field holds.
    pub fn new(seen: Arc<Record>, field: Field) -> Self {
        let current = match field {
            Field::Deadline => seen.deadline().map_or_else(String::new, |deadline| deadline.text.to_string()),
            Field::Progress => seen
                .as_task()
                .and_then(|task| task.progress)
                .map_or_else(String::new, |percent| percent.to_string()),
            Field::Note => String::new(),
        };
        Self { seen, field, input: Input::new(&current), reading: Ok(String::new()), rival: None }
    }

    /// A prompt that begins with a value that could not be saved; `None` for a field that is not typed here.
    pub fn again(now: Arc<Record>, field: &str, value: &Value) -> Option<Self> {
        let (field, text) = match (field, value) {
            ("deadline", Value::Object(deadline)) => {
                (Field::Deadline, deadline.get("text")?.as_str()?.to_owned())
            }
            ("progress", Value::Number(percent)) => (Field::Progress, percent.to_string()),
            _ => return None,
        };
        Some(Self { input: Input::new(&text), ..Self::new(now, field) })
    }

    /// Looks whether somebody else has changed the field while it is typed.
    pub fn compare(&mut self, data: &Dataset, words: &dyn Words) {
        let name = self.field.name();
        let Some(now) = data.get(&self.seen.id).filter(|_| self.field != Field::Note) else { return };
        let (seen, value) = (self.seen.get(name), now.get(name).unwrap_or(Value::Null));
        let is_other = seen.unwrap_or(Value::Null) != value;
        self.rival = is_other.then(|| log::value(now.kind(), name, &value, data, words));
    }

    /// The name under which what is typed here is kept until it is saved.
    pub fn place(&self) -> String {
        format!("{}/{}", self.seen.id, self.field.name())
    }

    /// Puts back what was typed before and not saved.
    pub fn resume(&mut self, draft: &str) {
        self.input = Input::new(draft);
    }

    /// What is typed, held to the same rules as on the command line.
    pub fn value(&self, data: &Dataset, now: Now) -> Result<Typed, Message> {
        let text = self.input.text().trim();
        if self.field == Field::Note {
            return read_text(text).map(Typed::Note).map_err(|wrong| why_not(wrong, "entry-note-empty"));
        }
        let wishes = [(self.field.name().to_owned(), vec![text.to_owned()])];
        fill(&self.seen, &wishes, data, now.today)
            .map(|filled| Typed::Field(Box::new(filled)))
            .map_err(|error| error.message())
    }

    /// The last day of what is typed.
    pub fn day(&self, data: &Dataset, now: Now) -> Option<Date> {
        match self.value(data, now) {
            Ok(Typed::Field(filled)) => now.last_day(&filled.record),
            _ => None,
        }
    }

    /// Works out anew what is understood: `30/10 → 30/10/2026, còn 12 ngày`.
    pub fn read(&mut self, data: &Dataset, now: Now, words: &dyn Words) {
        self.reading = self.value(data, now).map(|typed| match typed {
            Typed::Note(_) => String::new(),
            Typed::Field(filled) => self.echo(&filled, now, words),
        });
    }

    fn echo(&self, filled: &Filled, now: Now, words: &dyn Words) -> String {
        let record = &filled.record;
        if filled.fields.iter().all(|(_, value)| value.is_null()) {
            return words.word("entry-empties");
        }
        if filled.unread_deadline().is_some() {
            return words.word("entry-deadline-kept");
        }
        match (self.field, now.last_day(record), now.days_left(record)) {
            (Field::Deadline, Some(day), Some(days)) => {
                last_day::echo(record.deadline(), &date::show(day), days, words)
            }
            (Field::Deadline, ..) => words.word("entry-no-last-day"),
            _ => String::new(),
        }
    }
}
