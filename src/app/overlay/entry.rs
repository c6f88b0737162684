//! One field of one record being typed, with what the program understands of it.

use std::sync::Arc;

use serde_json::Value;

use super::ask::{ask_for, sure};
use super::calendar::Calendar;
use super::{Layer, Overlay, said_of_enter};
use crate::app::action::{Action, Context, Row as ActionRow};
use crate::app::ctx::Ctx;
use crate::app::input::Input;
use crate::app::layout::Room;
use crate::app::reply::Reply;
use crate::model::plan::Row;
use crate::model::{Dataset, Date, FieldError, Plan, Record, ValueError};
use crate::text::{Message, Words};
use crate::view::{last_day, log};
use crate::work::{self, Command, World};

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
    /// What the prompt began with.
    begun: String,
    /// The text about which it was asked whether it really is to take the place of a deadline that is understood.
    asked: Option<String>,
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
        let input = Input::prefilled(&current);
        Self { seen, field, input, reading: Ok(String::new()), rival: None, begun: current, asked: None }
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

    /// What is typed; nothing where it is as it was at the beginning.
    pub fn draft(&self) -> String {
        if self.input.text() == self.begun { String::new() } else { self.input.text().to_owned() }
    }

    /// Puts back what was typed before and not saved. It is not selected: the person wrote it, and goes on with it.
    pub fn put_back(&mut self, draft: &str) {
        self.input = Input::new(draft);
    }

    /// Asks before a deadline that is understood gives way to words that are not. Whether it asked: the same answer once
    /// more is a yes.
    pub fn asks_about(&mut self, row: &Row) -> bool {
        let text = self.input.text().to_owned();
        let Some(lost) = row.deadline_lost().filter(|_| self.asked.as_ref() != Some(&text)) else {
            return false;
        };
        (self.asked, self.reading) = (Some(text), Err(sure(&lost)));
        true
    }

    /// What becomes of the record, by the rules of every other way to change it.
    pub fn planned(&self, world: World<'_>) -> Result<Row, Message> {
        let plan = work::plan(&self.command(), std::slice::from_ref(&self.seen), world);
        let row = plan.rows.into_iter().next().ok_or_else(|| Message::new("edit-nothing"))?;
        match &row.outcome {
            Err(error) if self.field == Field::Note => Err(why_not(error.wrong.clone(), "entry-note-empty")),
            Err(error) => Err(error.message()),
            Ok(_) => Ok(row),
        }
    }

    /// What it asks for.
    pub fn command(&self) -> Command {
        match self.field {
            Field::Note => Command::Note { text: self.input.text().to_owned() },
            field => Command::Set(work::Typed::one(field.name(), self.input.text().trim())),
        }
    }

    /// The last day of what is typed.
    pub fn day(&self, world: World<'_>) -> Option<Date> {
        self.planned(world).ok().and_then(|row| world.now.last_day(&row.after()))
    }

    /// Works out anew what is understood: `30/10 → 30/10/2026, còn 12 ngày`.
    pub fn read(&mut self, world: World<'_>) {
        let reads = |row: Row| match (self.field, self.input.text().trim()) {
            (Field::Note, _) => String::new(),
            (_, "") => world.words.word("entry-empties"),
            _ => last_day::of_row(&row, world.now, world.words),
        };
        self.reading = self.planned(world).map(reads);
    }
}

impl Entry {
    /// Saves what is typed; what cannot be stays here with the reason.
    fn accept(&mut self, ctx: &Ctx<'_>) -> Reply {
        let row = match self.planned(ctx.world()) {
            Ok(row) => row,
            Err(message) => {
                self.reading = Err(message);
                return Reply::Drawn;
            }
        };
        if self.asks_about(&row) {
            return Reply::Drawn;
        }
        let plan = Plan { rows: vec![row], ..Plan::default() };
        Reply::All(vec![Reply::Close, Reply::run(plan), Reply::HandOver(self.place())])
    }

    /// Asks for a field of the selected record, or of several records together.
    fn ask(field: Field, ctx: &Ctx<'_>) -> Reply {
        if ctx.read_only {
            return Reply::refuse("edit-read-only");
        }
        let seen = ctx.targets();
        if seen.len() > 1 {
            return ask_for(field.name(), seen);
        }
        let Some(record) = &ctx.selected else { return Reply::Ignored };
        let takes = field == Field::Note || record.kind().shape_of(field.name()).is_some();
        if !takes {
            return Reply::refuse("edit-no-such-field");
        }
        Reply::open(Overlay::Entry(Self::new(Arc::clone(record), field)))
    }
}

impl Layer for Entry {
    fn context(&self) -> Context {
        Context::Prompt
    }

    fn room(&self) -> Room {
        Room::prompt(3)
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Deadline => Self::ask(Field::Deadline, ctx),
            Action::Progress => Self::ask(Field::Progress, ctx),
            Action::Note => Self::ask(Field::Note, ctx),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open | Action::SaveForm => self.accept(ctx),
            Action::Calendar if self.field == Field::Deadline => Calendar::at(self.day(ctx.world()), ctx),
            _ => Reply::Ignored,
        }
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }

    fn changed(&mut self, _is_same: bool, ctx: &Ctx<'_>) -> Reply {
        self.read(ctx.world());
        self.keep()
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.compare(ctx.data, ctx.lang);
    }

    fn typed(&self) -> Option<(String, String)> {
        Some((self.place(), self.draft()))
    }

    fn resume(&mut self, draft: &str, ctx: &Ctx<'_>) {
        self.put_back(draft);
        self.read(ctx.world());
    }

    fn said_of(&self, row: &ActionRow) -> &'static str {
        said_of_enter(row, true)
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        action == Action::SaveForm || action == Action::Calendar && self.field != Field::Deadline
    }
}
