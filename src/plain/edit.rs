//! The daily edits of the conversation: state, deadline, progress, note, done with its result and day, undo.
//!
//! Each asks what it needs, a line each; a dot leaves the question and nothing has changed. What cannot be is answered by
//! the sentence of the screen and the command line, and asked again. Saved is against the record as it was when it was
//! asked for: where somebody was faster, that is said.

use std::io::{self, Write};
use std::sync::Arc;

use super::talk::Plain;
use crate::config::clock;
use crate::model::input::{self, GivesWay};
use crate::model::plan::Row;
use crate::model::{FieldError, Kind, Plan, Record, Reverses, Status, ValueError, date};
use crate::store::{Edits, Saved, StoreError};
use crate::text::{Message, Words as _};
use crate::view::{edit, last_day, parent};
use crate::work::{self, Command, Typed, World, needs_reason};

/// What leaves a question.
const LEAVE: &str = ".";

/// What says yes.
const YES: [&str; 4] = ["c", "có", "y", "yes"];

/// Whether a letter changes something: state, deadline, progress, note, done, undo.
pub(super) fn is_edit(letter: &str) -> bool {
    ["s", "h", "p", "g", "x", "u"].contains(&letter)
}

/// What is typed for one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Deadline,
    Progress,
    Note,
}

impl Field {
    /// What it asks for.
    fn command(self, text: &str) -> Command {
        match self {
            Self::Note => Command::Note { text: text.to_owned() },
            Self::Deadline => Command::Set(Typed::one("deadline", text)),
            Self::Progress => Command::Set(Typed::one("progress", text)),
        }
    }
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
            "x" if is_task || seen.kind() == Kind::Milestone => Asked::Result(seen),
            "p" if is_task => Asked::Typed(seen, Field::Progress),
            "s" if is_task => Asked::State(seen),
            letter => {
                let kind = seen.kind();
                let wrong = match letter {
                    "x" => ValueError::NotFinished { kind },
                    "s" => ValueError::NoStatus { kind },
                    _ => return self.refuse("edit-no-such-field", out),
                };
                let why = FieldError::new("status", wrong).message();
                return self.say_message(&why, out).map(|()| None);
            }
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
            Ok(Next::CarryOut(plan, echo)) => {
                if !echo.is_empty() {
                    self.say(&echo, out)?;
                }
                let (on, at) = clock::moment(self.setting.asked_day);
                let result = self.store.carry_out(plan, on, at);
                self.report(result, out).map(|()| None)
            }
        }
    }

    /// What an answer leads to, or why it cannot be.
    fn next(&self, asked: &Asked, text: &str) -> Result<Next, Message> {
        let today = self.setting.now.today;
        let (seen, command) = match asked {
            Asked::State(seen) => match state(seen, text)? {
                Answered::Ask(next) => return Ok(Next::Ask(next)),
                Answered::Do(command) => (seen, command),
            },
            Asked::Typed(seen, field) => return self.typed(seen, *field, text, false),
            Asked::Sure(seen, lost) if YES.contains(&text) => {
                return self.typed(seen, Field::Deadline, &lost.new, true);
            }
            Asked::Sure(seen, _) => return self.typed(seen, Field::Deadline, text, false),
            Asked::Result(seen) => return Ok(Next::Ask(Asked::Day(Arc::clone(seen), result(text)?))),
            Asked::Day(seen, result) => {
                let on = if text.is_empty() { Ok(today) } else { input::read_past_day(text, today) };
                let on = on.map_err(|wrong| FieldError::new("done_on", wrong).message())?;
                (seen, Command::Finish { on: Some(on), result: result.clone() })
            }
            Asked::Reason(seen, to) => {
                let (to, reason) = (to.word().to_owned(), Some(text.to_owned()));
                (seen, Command::Move { to, reason })
            }
        };
        self.planned(&command, seen).map(|plan| Next::CarryOut(plan, String::new()))
    }

    fn world(&self) -> World<'_> {
        World { data: &self.data, now: self.setting.now, words: self.setting.lang, home: &self.home }
    }

    /// What a command does to one record, or why it cannot be.
    fn planned(&self, command: &Command, seen: &Arc<Record>) -> Result<Plan, Message> {
        let plan = work::plan(command, std::slice::from_ref(seen), self.world());
        if let Some((_, wrong)) = plan.refusals().next() {
            return Err(wrong.message());
        }
        if plan.changing().next().is_some() { Ok(plan) } else { Err(Message::new("plan-unchanged")) }
    }

    /// One field, and what is understood of it. Unless it is `sure`, it is asked before a deadline that is understood gives
    /// way to words that are not.
    fn typed(&self, seen: &Arc<Record>, field: Field, text: &str, sure: bool) -> Result<Next, Message> {
        let plan = self.planned(&field.command(text), seen).map_err(|why| match field {
            Field::Note if text.trim().is_empty() => Message::new("plain-note-empty"),
            _ => why,
        })?;
        let row = plan.rows.first();
        if let Some(lost) = row.and_then(Row::deadline_lost).filter(|_| !sure) {
            return Ok(Next::Ask(Asked::Sure(Arc::clone(seen), lost)));
        }
        let echo = row.map(|row| last_day::of_row(row, self.setting.now, self.setting.lang));
        Ok(Next::CarryOut(plan, echo.unwrap_or_default()))
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
                        Message::new(id)
                            .with("what", edit::said(entry.did(), entry.reverses, true, &self.data, lang))
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
                self.say_message(&edit::conflict_among_many(&conflict, &self.data, self.setting.lang), out)
            }
            Err(error) => self.say_message(&error.message(), out),
        }
    }
}

/// What an answer leads to.
enum Next {
    /// Another question.
    Ask(Asked),
    /// An edit, and what was understood.
    CarryOut(Plan, String),
}

/// What the answer to the question for a state leads to.
enum Answered {
    Ask(Asked),
    Do(Command),
}

/// The state of a number: what is finished is asked for its result, what is sent back for the reason.
fn state(seen: &Arc<Record>, text: &str) -> Result<Answered, Message> {
    let wrong = || Message::new("plain-no-state").with("most", Status::ALL.len().to_string());
    let n = text.parse::<usize>().map_err(|_| wrong())?;
    let to = *n.checked_sub(1).and_then(|at| Status::ALL.get(at)).ok_or_else(wrong)?;
    Ok(match to {
        Status::Done => Answered::Ask(Asked::Result(Arc::clone(seen))),
        _ if needs_reason(seen, to) => Answered::Ask(Asked::Reason(Arc::clone(seen), to)),
        _ => Answered::Do(Command::Move { to: to.word().to_owned(), reason: None }),
    })
}

/// What came of it, as it is typed; nothing is nothing.
fn result(text: &str) -> Result<String, Message> {
    if text.is_empty() {
        return Ok(String::new());
    }
    input::read_text(text).map_err(|wrong| FieldError::new("result", wrong).message())
}
