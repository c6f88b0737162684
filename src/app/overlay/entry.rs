//! One field of one record being typed, with what the program understands of it.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::app::input::Input;
use crate::model::deadline::{Base, read};
use crate::model::{Dataset, Now, Record, date};
use crate::text::{Message, Words};

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
        Self { seen, field, input: Input::new(&current), reading: Ok(String::new()) }
    }

    /// The name under which what is typed here is kept until it is saved.
    pub fn place(&self) -> String {
        format!("{}/{}", self.seen.id, self.field.name())
    }

    /// The value that is typed; null where the field is to be emptied.
    pub fn value(&self, data: &Dataset, now: Now) -> Result<Value, Message> {
        let text = self.input.text().trim();
        match self.field {
            Field::Note if text.is_empty() => Err(Message::new("entry-note-empty")),
            Field::Note => Ok(json!(text)),
            _ if text.is_empty() => Ok(Value::Null),
            Field::Progress => match text.trim_end_matches('%').trim().parse::<u8>() {
                Ok(percent) if percent <= 100 => Ok(json!(percent)),
                _ => Err(Message::new("entry-progress-wrong").with("value", text)),
            },
            Field::Deadline => {
                let document = data.document_of(&self.seen).and_then(Record::as_document);
                let issued = document.and_then(|document| document.date_issued);
                let deadline =
                    read(text, Base::new(now.today).in_document(issued)).map_err(|error| error.message())?;
                Ok(serde_json::to_value(deadline).unwrap_or(Value::Null))
            }
        }
    }

    /// Works out anew what is understood: `30/10 → ngày cuối 30/10/2026, còn 12 ngày`.
    pub fn read(&mut self, data: &Dataset, now: Now, words: &dyn Words) {
        self.reading = self.value(data, now).map(|value| self.echo(value, now, words));
    }

    fn echo(&self, value: Value, now: Now, words: &dyn Words) -> String {
        if value.is_null() {
            return words.word("entry-empties");
        }
        if self.field != Field::Deadline {
            return String::new();
        }
        let mut record = (*self.seen).clone();
        if record.set("deadline", value).is_err()
            || record.deadline().is_none_or(|deadline| deadline.when.is_none())
        {
            return words.word("entry-deadline-kept");
        }
        match (now.last_day(&record), now.days_left(&record)) {
            (Some(day), Some(days)) => {
                let inferred = record.deadline().is_some_and(crate::model::Deadline::year_inferred);
                let id = if inferred { "last-day-year-inferred" } else { "last-day" };
                let day = words.say(id, &[("day", (&date::show(day)).into())]);
                format!("{day}, {}", words.countdown(days))
            }
            _ => words.word("entry-no-last-day"),
        }
    }
}
