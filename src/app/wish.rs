//! What becomes of one task when somebody says so: the same rules for one and for many, on the screen and in the
//! conversation for screen readers.
//!
//! Nothing is saved here; a wish that cannot be is the sentence that says why.

use serde_json::{Value, json};

use super::overlay::entry::why_not;
use super::overlay::plan::Wish;
use crate::model::input::{self, Filled};
use crate::model::{Dataset, Date, FieldError, Now, Record, Status};
use crate::text::{Message, Words};

/// The world in which a wish is made.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The records.
    pub data: &'a Dataset,
    /// The day.
    pub now: Now,
    /// The words of what is written into a record.
    pub words: &'a dyn Words,
}

impl Ground<'_> {
    /// The wish, if the record may become so.
    pub fn held(&self, seen: &Record, fields: Vec<(&'static str, Value)>) -> Result<Wish, Message> {
        let filled = Filled::of(seen, fields, self.data).map_err(|error| error.message())?;
        Ok(Wish { fields: filled.fields, ..Wish::default() })
    }

    /// A task comes to another working state.
    pub fn moved(&self, seen: &Record, status: Status) -> Result<Wish, Message> {
        let fields = input::moved(seen, status, self.now).ok_or_else(|| Message::new("edit-no-task"))?;
        if seen.as_task().is_some_and(|task| task.status == status) {
            return Err(Message::new("plan-unchanged"));
        }
        self.held(seen, fields)
    }

    /// The day on which something was finished, as it is typed.
    pub fn day(&self, typed: &str) -> Result<Date, Message> {
        let day = input::read_past_day(typed, self.now.today);
        day.map_err(|wrong| FieldError::new("done_on", wrong).message())
    }

    /// What came of it, as it is typed; nothing is nothing.
    pub fn result(&self, typed: &str) -> Result<String, Message> {
        if typed.is_empty() {
            return Ok(String::new());
        }
        input::read_text(typed).map_err(|wrong| FieldError::new("result", wrong).message())
    }

    /// Why it goes back to work, as it is typed.
    pub fn reason(&self, typed: &str) -> Result<String, Message> {
        input::read_text(typed).map_err(|wrong| why_not(wrong, "send-back-why"))
    }

    /// A task is finished on a day, with what came of it.
    pub fn finished(&self, seen: &Record, day: Date, result: &str) -> Result<Wish, Message> {
        let text = self.result(result)?;
        // A duty that comes round is not closed: the round goes on record with its day and result.
        if let Some(fields) = input::round_done(seen, day, &text, self.now) {
            return self.held(seen, fields);
        }
        let mut fields = input::moved(seen, Status::Done, self.now).unwrap_or_default();
        if fields.is_empty() {
            return Err(Message::new("edit-no-task"));
        }
        fields.retain(|(name, _)| *name != "done_on");
        fields.push(("done_on", json!(day)));
        if !text.is_empty() {
            fields.push(("result", json!(text)));
        }
        self.held(seen, fields)
    }

    /// A task that waited for approval goes back to a state of work, for a reason.
    pub fn sent_back(&self, seen: &Record, to: Status, reason: &str) -> Result<Wish, Message> {
        let note = self.words.tell(&Message::new("send-back-note").with("reason", reason));
        Ok(Wish { note: Some(note), ..self.moved(seen, to)? })
    }
}
