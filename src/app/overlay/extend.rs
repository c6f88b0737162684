//! Gia hạn: moving the deadline of one task or of many, with one reason and the document that approves it.
//!
//! Three questions, one line each: to when, why, by which document. Escape at any of them leaves everything as it was.

use std::sync::Arc;

use serde_json::Value;

use crate::app::input::Input;
use crate::app::message::Change;
use crate::app::overlay::entry::why_not;
use crate::model::deadline;
use crate::model::input::{Filled, Wish, extend, read_text};
use crate::model::{Dataset, Date, FieldError, Now, Record, date};
use crate::text::Words;
use crate::view::timeline::{Step, moved};

/// Which question is being answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// To when.
    To,
    /// Why.
    Reason,
    /// By which document.
    Document,
}

/// The questions and the answers so far.
#[derive(Debug, Clone)]
pub struct Extend {
    /// The records as they were seen.
    pub seen: Vec<Arc<Record>>,
    /// The question at hand.
    pub stage: Stage,
    /// The answer being typed.
    pub input: Input,
    /// What is understood of it, or why nothing is.
    pub reading: Result<String, String>,
    /// The stretch of time that a key moves by, and by how many it has.
    step: Step,
    moved_by: i32,
    /// Whether keys move it, and nothing is typed yet.
    moving: bool,
    /// The answers in the order of the stages: given, or typed before and not saved.
    answers: [String; 3],
    /// What the first question began with.
    begun: String,
    /// The one record as it will be, for the chart.
    preview: Option<Record>,
}

/// Stands for a reason until it is given.
const ANY: &str = "–";

impl Extend {
    /// The question to when, for these records.
    pub fn new(seen: Vec<Arc<Record>>, step: Step) -> Self {
        let input = match &seen[..] {
            [one] => Input::new(&one.deadline().map(deadline::show).unwrap_or_default()),
            _ => Input::default(),
        };
        let begun = input.text().to_owned();
        Self {
            seen,
            stage: Stage::To,
            input,
            reading: Ok(String::new()),
            step,
            moved_by: 0,
            moving: false,
            answers: Default::default(),
            begun,
            preview: None,
        }
    }

    /// The name under which what is typed here is kept until it is saved.
    pub fn place(&self) -> String {
        super::place_of(&self.seen, "extend")
    }

    /// What is typed, one answer a line; nothing where nothing is typed.
    pub fn draft(&self) -> String {
        let mut answers = self.answers.clone();
        self.input.text().clone_into(&mut answers[self.stage as usize]);
        let [to, reason, document] = &answers;
        let is_begun = (to.is_empty() || *to == self.begun) && reason.is_empty() && document.is_empty();
        if is_begun { String::new() } else { answers.join("\n") }
    }

    /// Puts back what was typed before and not saved: each answer stands there when its question comes. Where a key has
    /// just moved the deadline, that holds.
    pub fn resume(&mut self, draft: &str) {
        for (answer, line) in self.answers.iter_mut().zip(draft.split('\n')) {
            line.clone_into(answer);
        }
        if !self.moving && !self.answers[0].is_empty() {
            self.input = Input::new(&self.answers[0]);
        }
    }

    /// The record as it would be, where it is the only one.
    pub fn preview(&self, id: &str) -> Option<&Record> {
        self.preview.as_ref().filter(|record| *record.id == *id)
    }

    /// The day that is being typed, else the one that holds.
    pub fn day(&self, now: Now) -> Option<Date> {
        self.preview.as_ref().or(self.seen.first().map(AsRef::as_ref)).and_then(|record| now.last_day(record))
    }

    /// Whether keys move the deadline; letters are no text then.
    pub fn is_moving(&self) -> bool {
        self.moving
    }

    /// Begins to be typed: the first letter takes the place of where the keys moved it.
    pub fn begin_to_type(&mut self) {
        if std::mem::take(&mut self.moving) {
            self.input = Input::default();
        }
    }

    /// Moves the deadlines by one stretch of the scale.
    pub fn move_by(&mut self, by: i32) {
        if self.stage != Stage::To {
            return;
        }
        self.moved_by += by;
        self.moving = true;
        self.input = match &self.seen[..] {
            [one] => Input::new(&self.moved_words(one).unwrap_or_default()),
            _ => Input::default(),
        };
    }

    fn moved_words(&self, record: &Record) -> Option<String> {
        let deadline = record.deadline()?;
        let to = if self.moved_by == 0 {
            Some(deadline.clone())
        } else {
            moved(deadline, self.step, self.moved_by)
        };
        to.map(|to| deadline::show(&to))
    }

    /// What is wished for a record: the words that were typed, else where the keys moved it.
    fn to(&self, record: &Record) -> String {
        let typed = if self.stage == Stage::To { self.input.text() } else { &self.answers[0] };
        if typed.trim().is_empty() && self.moved_by != 0 {
            self.moved_words(record).unwrap_or_default()
        } else {
            typed.trim().to_owned()
        }
    }

    fn extended(
        &self,
        record: &Record,
        reason: &str,
        document: &str,
        data: &Dataset,
        now: Now,
    ) -> Result<Filled, FieldError> {
        let to = self.to(record);
        extend(record, &Wish { to: &to, reason, document, on: None }, data, now)
    }

    /// Works out anew what is understood: `31/12/2026 → 31/03/2027, còn 129 ngày`.
    pub fn read(&mut self, data: &Dataset, now: Now, words: &dyn Words) {
        if self.stage != Stage::To {
            self.reading = Ok(String::new());
            return;
        }
        let Some(first) = self.seen.first() else { return };
        let filled = self.extended(first, ANY, "", data, now);
        self.reading = match &filled {
            Ok(filled) => Ok(self.echo(first, filled, now, words)),
            Err(error) => Err(words.tell(&error.message())),
        };
        self.preview = filled.ok().map(|filled| filled.record).filter(|_| self.seen.len() == 1);
    }

    fn echo(&self, record: &Record, filled: &Filled, now: Now, words: &dyn Words) -> String {
        let day = |record: &Record| now.last_day(record).map(date::show).unwrap_or_default();
        let left = words.countdown(now.days_left(&filled.record).unwrap_or_default());
        let (old, new) = (day(record), day(&filled.record));
        let args = [("old", (&old).into()), ("new", (&new).into()), ("left", (&left).into())];
        let first = match earlier(now.last_day(record), now.last_day(&filled.record)) {
            Some(days) => {
                let [old, new, left] = args;
                words.say("extend-reading-earlier", &[old, new, left, ("days", days.into())])
            }
            None => words.say("extend-reading", &args),
        };
        match self.seen.len() {
            0 | 1 => first,
            n => words.say("extend-reading-many", &[("n", n.into()), ("first", (&first).into())]),
        }
    }

    /// Takes the answer at hand. When it was the last one, the changes to save; an answer that cannot be taken stays
    /// with the reason.
    pub fn accept(&mut self, data: &Dataset, now: Now, words: &dyn Words) -> Option<Vec<Change>> {
        let text = self.input.text().trim().to_owned();
        match self.stage {
            Stage::To => {
                if let Err(why) = self.changes(ANY, "", data, now, words) {
                    self.reading = Err(why);
                    return None;
                }
                self.ask(Stage::Reason);
            }
            Stage::Reason => match read_text(&text) {
                Ok(_) => self.ask(Stage::Document),
                Err(wrong) => self.reading = Err(words.tell(&why_not(wrong, "extend-reason-empty"))),
            },
            Stage::Document => match self.changes(&self.answers[1], &text, data, now, words) {
                Ok(changes) => return Some(changes),
                Err(why) => self.reading = Err(why),
            },
        }
        None
    }

    /// Keeps the answer at hand and goes on to another question.
    fn ask(&mut self, stage: Stage) {
        self.input.text().trim().clone_into(&mut self.answers[self.stage as usize]);
        self.stage = stage;
        self.moving = false;
        self.input = Input::new(&self.answers[stage as usize]);
        self.reading = Ok(String::new());
    }

    /// The changes for all records; why not for the first for which there is none.
    fn changes(
        &self,
        reason: &str,
        document: &str,
        data: &Dataset,
        now: Now,
        words: &dyn Words,
    ) -> Result<Vec<Change>, String> {
        let change = |seen: &Arc<Record>| {
            let filled = self
                .extended(seen, reason, document, data, now)
                .map_err(|error| self.named(seen, &error, words))?;
            let owned = |(name, value): (&str, Value)| (name.to_owned(), value);
            Ok(Change { seen: Arc::clone(seen), fields: filled.fields.into_iter().map(owned).collect() })
        };
        self.seen.iter().map(change).collect()
    }

    /// Among many it has to be said which one.
    fn named(&self, record: &Record, error: &FieldError, words: &dyn Words) -> String {
        let why = words.tell(&error.message());
        if self.seen.len() < 2 || error.field == "document" {
            return why;
        }
        words.say("extend-one-of-many", &[("title", record.title().into()), ("why", (&why).into())])
    }
}

/// How many days sooner the new day comes, where it does.
fn earlier(old: Option<Date>, new: Option<Date>) -> Option<i64> {
    let days = date::days_between(new?, old?);
    (days > 0).then_some(days)
}
