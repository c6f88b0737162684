//! The daily edits of the conversation: state, deadline, progress, note, done with its result and day, undo.
//!
//! Each asks what it needs, a line each; a dot leaves the question and nothing has changed. What cannot be is answered by
//! the sentence of the screen and the command line, and asked again. Saved is against the record as it was when it was
//! asked for: where somebody was faster, that is said.

use std::io::{self, Write};
use std::sync::Arc;

use serde_json::json;

use super::Plain;
use crate::app::input::Input;
use crate::app::overlay::entry::{Entry, Field, Typed};
use crate::app::overlay::plan::Wish;
use crate::app::parent;
use crate::app::wish::Ground;
use crate::config::clock;
use crate::model::input::GivesWay;
use crate::model::parts::Note;
use crate::model::{Record, Status, date};
use crate::runtime::keeper::words;
use crate::store::{Edit, Edits, Reverses, Saved, StoreError};
use crate::text::{Message, Words as _};

/// What leaves a question.
const LEAVE: &str = ".";

/// What says yes.
const YES: [&str; 4] = ["c", "có", "y", "yes"];

/// Whether a letter changes something: state, deadline, progress, note, done, undo.
pub(super) fn is_edit(letter: &str) -> bool {
    ["s", "h", "p", "g", "x", "u"].contains(&letter)
}

/// A question that waits for its answer, about a record as it was when it was asked.
pub(super) enum Asked {
    /// Which state.
    State(Arc<Record>),
    /// What one field should hold.
    Typed(Arc<Record>, Field),
    /// Whether words that are not understood are to take the place of a deadline that is.
    Sure(Arc<Record>, GivesWay),
    /// What came of it.
    Result(Arc<Record>),
    /// The day on which it was finished, behind the result.
    Day(Arc<Record>, String),
    /// Why it goes back to this state.
    Reason(Arc<Record>, Status),
}

impl<S: Edits> Plain<'_, S> {
    /// Begins the edit of a letter, with its question; `None` where it is done or cannot be.
    pub(super) fn begin(&mut self, letter: &str, out: &mut impl Write) -> io::Result<Option<Asked>> {
        if self.setting.read_only {
            return self.refuse("edit-read-only", out);
        }
        if letter == "u" {
            let result = self.store.undo();
            return self.report(result, out).map(|()| None);
        }
        let Some(seen) = self.open.as_ref().and_then(|id| self.data.shared(id)).cloned() else {
            return self.refuse("plain-no-record", out);
        };
        let is_task = seen.as_task().is_some();
        let asked = match letter {
            "g" => Asked::Typed(seen, Field::Note),
            "h" if seen.kind().shape_of("deadline").is_some() => Asked::Typed(seen, Field::Deadline),
            _ if !is_task => return self.refuse("edit-no-task", out),
            "p" => Asked::Typed(seen, Field::Progress),
            "x" => Asked::Result(seen),
            _ => Asked::State(seen),
        };
        self.put(&asked, out)?;
        Ok(Some(asked))
    }

    fn refuse(&self, id: &'static str, out: &mut impl Write) -> io::Result<Option<Asked>> {
        self.say_message(&Message::new(id), out).map(|()| None)
    }

    /// Puts a question.
    fn put(&self, asked: &Asked, out: &mut impl Write) -> io::Result<()> {
        let lang = self.setting.lang;
        let question = match asked {
            Asked::State(_) => {
                for (n, status) in Status::ALL.iter().enumerate() {
                    let name = lang.word(&format!("status-{}", status.word()));
                    self.say(&format!("{}. {name}", n + 1), out)?;
                }
                lang.word("plain-ask-state")
            }
            Asked::Typed(seen, Field::Deadline) => {
                let now = seen.deadline().map_or_else(|| lang.word("value-none"), |it| it.text.to_string());
                lang.with("plain-ask-deadline", &[("now", (&now).into())])
            }
            Asked::Sure(_, lost) => {
                let args = [("old", (&lost.old).into()), ("new", (&lost.new).into())];
                lang.with("plain-ask-sure", &args)
            }
            Asked::Typed(_, Field::Progress) => lang.word("plain-ask-progress"),
            Asked::Typed(_, Field::Note) => lang.word("plain-ask-note"),
            Asked::Result(_) => lang.word("plain-ask-result"),
            Asked::Day(..) => {
                let today = date::show(self.setting.now.today);
                lang.with("plain-ask-day", &[("day", (&today).into())])
            }
            Asked::Reason(..) => lang.word("plain-ask-reason"),
        };
        self.say(&question, out)
    }

    /// Takes an answer. The next question, or the same one once more where the answer cannot be; `None` when it is over.
    pub(super) fn answer(
        &mut self,
        asked: Asked,
        text: &str,
        out: &mut impl Write,
    ) -> io::Result<Option<Asked>> {
        // On the screen an empty field is seen before it is saved; here an Enter too many would take a deadline away.
        let keeps = text.is_empty()
            && matches!(asked, Asked::Typed(_, Field::Deadline | Field::Progress) | Asked::Sure(..));
        if text == LEAVE || keeps {
            return self.refuse("plain-left", out);
        }
        match self.next(&asked, text) {
            Err(why) => {
                self.say_message(&why, out)?;
                self.put(&asked, out)?;
                Ok(Some(asked))
            }
            Ok(Next::Ask(next)) => {
                self.put(&next, out)?;
                Ok(Some(next))
            }
            Ok(Next::Save(seen, wish, echo)) => {
                if !echo.is_empty() {
                    self.say(&echo, out)?;
                }
                let edit = self.edit(&seen, wish);
                let result = self.store.edit(&edit);
                self.report(result, out).map(|()| None)
            }
        }
    }

    /// What an answer leads to, or why it cannot be.
    fn next(&self, asked: &Asked, text: &str) -> Result<Next, Message> {
        let ground = Ground { data: &self.data, now: self.setting.now, words: self.setting.lang };
        let save = |seen: &Arc<Record>, wish| Next::Save(Arc::clone(seen), wish, String::new());
        Ok(match asked {
            Asked::State(seen) => return state(ground, seen, text),
            Asked::Typed(seen, field) => return self.typed(seen, *field, text, false),
            Asked::Sure(seen, lost) if YES.contains(&text) => {
                return self.typed(seen, Field::Deadline, &lost.new, true);
            }
            Asked::Sure(seen, _) => return self.typed(seen, Field::Deadline, text, false),
            Asked::Result(seen) => Next::Ask(Asked::Day(Arc::clone(seen), ground.result(text)?)),
            Asked::Day(seen, result) => {
                let day = if text.is_empty() { self.setting.now.today } else { ground.day(text)? };
                save(seen, ground.finished(seen, day, result)?)
            }
            Asked::Reason(seen, to) => {
                let reason = ground.reason(text)?;
                save(seen, ground.sent_back(seen, *to, &reason)?)
            }
        })
    }

    /// One field as the prompt of the screen reads it, and what is understood. Unless it is `sure`, it is asked before a
    /// deadline that is understood gives way to words that are not.
    fn typed(&self, seen: &Arc<Record>, field: Field, text: &str, sure: bool) -> Result<Next, Message> {
        let mut entry = Entry::new(Arc::clone(seen), field);
        entry.input = Input::new(text);
        entry.read(&self.data, self.setting.now, self.setting.lang);
        let value = entry.value(&self.data, self.setting.now)?;
        if let Typed::Field(filled) = &value
            && let Some(lost) = entry.lost(filled).filter(|_| !sure)
        {
            return Ok(Next::Ask(Asked::Sure(Arc::clone(seen), lost)));
        }
        let wish = match value {
            Typed::Note(text) => Wish { note: Some(text), ..Wish::default() },
            Typed::Field(filled) => Wish { fields: filled.fields, ..Wish::default() },
        };
        Ok(Next::Save(Arc::clone(seen), wish, entry.reading.unwrap_or_default()))
    }

    fn edit(&self, seen: &Record, wish: Wish) -> Edit {
        let edit = if wish.fields.is_empty() { Edit::new() } else { Edit::new().set(seen, wish.fields) };
        let Some(text) = wish.note else { return edit };
        let (on, at) = clock::moment(self.setting.asked_day);
        let note = Note::comment(&text, self.setting.by, on, at);
        edit.append(&seen.id, "notes", vec![json!(note)])
    }

    /// Says what came of an edit, and takes the records in as they are now.
    fn report(&mut self, result: Result<Saved, StoreError>, out: &mut impl Write) -> io::Result<()> {
        match result {
            Ok(saved) => {
                let before = self.take_data();
                let (now, lang) = (self.setting.now, self.setting.lang);
                let said = match &saved.entry {
                    Some(entry) => {
                        let id =
                            if entry.reverses == Reverses::Nothing { "saved-undoable" } else { "reversed" };
                        Message::new(id).with("what", words::what(entry, true, &self.data, |_| None, lang))
                    }
                    None => Message::new("saved-nothing"),
                };
                self.say_message(&said, out)?;
                let ready = parent::remarkable(&before, &self.data, &saved.changed, now);
                let told = ready.and_then(|id| parent::told(&id, None, &self.data, now, lang));
                told.map_or(Ok(()), |message| self.say_message(&message, out))
            }
            Err(StoreError::Conflict(conflict)) => {
                self.look(out)?;
                self.say_message(&words::conflict_among_many(&conflict, &self.data, self.setting.lang), out)
            }
            Err(error) => self.say_message(&error.message(), out),
        }
    }
}

/// What an answer leads to.
enum Next {
    /// Another question.
    Ask(Asked),
    /// An edit of a record, and what was understood.
    Save(Arc<Record>, Wish, String),
}

/// The state of a number: what is finished is asked for its result, what is sent back for the reason.
fn state(ground: Ground<'_>, seen: &Arc<Record>, text: &str) -> Result<Next, Message> {
    let wrong = || Message::new("plain-no-state").with("most", Status::ALL.len().to_string());
    let n = text.parse::<usize>().map_err(|_| wrong())?;
    let to = *n.checked_sub(1).and_then(|at| Status::ALL.get(at)).ok_or_else(wrong)?;
    let is_in_review = seen.as_task().is_some_and(|task| task.status == Status::Review);
    Ok(match to {
        Status::Done => Next::Ask(Asked::Result(Arc::clone(seen))),
        Status::Doing | Status::Todo if is_in_review => Next::Ask(Asked::Reason(Arc::clone(seen), to)),
        _ => Next::Save(Arc::clone(seen), ground.moved(seen, to)?, String::new()),
    })
}
