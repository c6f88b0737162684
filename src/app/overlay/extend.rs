//! Gia hạn: moving the deadline of one task or of many, with one reason and the document that approves it.
//!
//! Three questions, one line each: to when, why, by which document. Escape at any of them leaves everything as it was.

use std::sync::Arc;

use super::calendar::Calendar;
use super::entry::why_not;
use super::{Layer, Overlay, said_of_enter};
use crate::app::action::{Action, Context, Row};
use crate::app::ctx::Ctx;
use crate::app::input::Input;
use crate::app::layout::Room;
use crate::app::reply::Reply;
use crate::model::deadline;
use crate::model::input::read_text;
use crate::model::{Date, Now, Plan, Record, date};
use crate::text::Words;
use crate::view::timeline::{Step, moved};
use crate::work::{self, Command, World};

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
            [one] => Input::prefilled(&one.deadline().map(deadline::show).unwrap_or_default()),
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
    pub fn put_back(&mut self, draft: &str) {
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

    /// Moves the deadlines by one stretch of the scale.
    pub fn move_by(&mut self, by: i32) {
        if self.stage != Stage::To {
            return;
        }
        self.moved_by += by;
        self.moving = true;
        self.input = match &self.seen[..] {
            [one] => Input::prefilled(&self.moved_words(one).unwrap_or_default()),
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

    /// What the answers come to for each record.
    fn plan(&self, reason: &str, document: &str, world: World<'_>) -> Plan {
        let row = |seen: &Arc<Record>| {
            let wanted = work::extend::Extend {
                to: self.to(seen),
                reason: reason.to_owned(),
                document: document.to_owned(),
                on: None,
                // What comes nearer is said while it is typed.
                shorten: true,
            };
            work::plan(&Command::Extend(wanted), std::slice::from_ref(seen), world).rows
        };
        Plan { rows: self.seen.iter().flat_map(row).collect(), ..Plan::default() }
    }

    /// Works out anew what is understood: `31/12/2026 → 31/03/2027, còn 129 ngày`.
    pub fn read(&mut self, world: World<'_>) {
        if self.stage != Stage::To {
            self.reading = Ok(String::new());
            return;
        }
        let World { now, words, .. } = world;
        let plan = self.plan(ANY, "", world);
        let Some(first) = plan.rows.first() else { return };
        let then = first.outcome.as_ref().map(|_| first.after());
        self.reading = match &then {
            Ok(then) => Ok(self.echo(&first.base, then, now, words)),
            Err(error) => Err(words.tell(&error.message())),
        };
        self.preview = then.ok().filter(|_| self.seen.len() == 1);
    }

    fn echo(&self, record: &Record, then: &Record, now: Now, words: &dyn Words) -> String {
        let day = |record: &Record| now.last_day(record).map(date::show).unwrap_or_default();
        let left = words.countdown(now.days_left(then).unwrap_or_default());
        let (old, new) = (day(record), day(then));
        let args = [("old", (&old).into()), ("new", (&new).into()), ("left", (&left).into())];
        let first = match earlier(now.last_day(record), now.last_day(then)) {
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

    /// Takes the answer at hand. When it was the last one, the plan to carry out; an answer that cannot be taken stays
    /// with the reason.
    pub fn accept(&mut self, world: World<'_>) -> Option<Plan> {
        let text = self.input.text().trim().to_owned();
        match self.stage {
            Stage::To => match self.refused(&self.plan(ANY, "", world), world.words) {
                Some(why) => self.reading = Err(why),
                None => self.ask(Stage::Reason),
            },
            Stage::Reason => match read_text(&text) {
                Ok(_) => self.ask(Stage::Document),
                Err(wrong) => self.reading = Err(world.words.tell(&why_not(wrong, "extend-reason-empty"))),
            },
            Stage::Document => {
                let plan = self.plan(&self.answers[1], &text, world);
                match self.refused(&plan, world.words) {
                    Some(why) => self.reading = Err(why),
                    None => return Some(plan),
                }
            }
        }
        None
    }

    /// Takes all answers as they are. The plan to carry out; else the question whose answer cannot be taken is at hand, with
    /// the reason.
    pub fn accept_all(&mut self, world: World<'_>) -> Option<Plan> {
        for stage in [Stage::To, Stage::Reason, Stage::Document] {
            if self.stage != stage {
                self.ask(stage);
            }
            if let Some(plan) = self.accept(world) {
                return Some(plan);
            }
            if self.reading.is_err() {
                break;
            }
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

    /// Why the first record that cannot be changed cannot; among many it has to be said which one.
    fn refused(&self, plan: &Plan, words: &dyn Words) -> Option<String> {
        let (record, error) = plan.refusals().next()?;
        let why = words.tell(&error.message());
        if self.seen.len() < 2 || error.field == "document" {
            return Some(why);
        }
        Some(words.say("extend-one-of-many", &[("title", record.title().into()), ("why", (&why).into())]))
    }
}

/// How many days sooner the new day comes, where it does.
fn earlier(old: Option<Date>, new: Option<Date>) -> Option<i64> {
    let days = date::days_between(new?, old?);
    (days > 0).then_some(days)
}

impl Extend {
    /// Asks to when the deadlines of the targets are moved; `by` stretches of the scale are offered.
    fn ask_for(by: i32, ctx: &Ctx<'_>) -> Reply {
        if ctx.read_only {
            return Reply::refuse("edit-read-only");
        }
        let seen = ctx.targets();
        if seen.is_empty() {
            return Reply::Ignored;
        }
        if !seen.iter().any(|record| record.deadline().is_some()) {
            return Reply::refuse("edit-no-such-field");
        }
        let mut extend = Self::new(seen, ctx.unit);
        if by != 0 {
            extend.move_by(by);
            extend.read(ctx.world());
        }
        Reply::open(Overlay::Extend(extend))
    }

    /// Moves the deadlines by a stretch of the scale.
    fn shift(&mut self, by: i32, ctx: &Ctx<'_>) -> Reply {
        self.move_by(by);
        self.read(ctx.world());
        Reply::Drawn
    }

    /// Saves the answers as one edit, once there is a plan of them.
    fn save(&self, plan: Option<Plan>) -> Reply {
        let Some(plan) = plan else { return Reply::Drawn };
        Reply::All(vec![Reply::Close, Reply::run(plan), Reply::HandOver(self.place())])
    }
}

impl Layer for Extend {
    fn context(&self) -> Context {
        if self.moving { Context::Moving } else { Context::Extend }
    }

    fn room(&self) -> Room {
        Room::prompt(3)
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Extend => Self::ask_for(0, ctx),
            Action::DeadlineBack => Self::ask_for(-1, ctx),
            Action::DeadlineOn => Self::ask_for(1, ctx),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open => {
                let plan = self.accept(ctx.world());
                self.save(plan)
            }
            Action::SaveForm => {
                let plan = self.accept_all(ctx.world());
                self.save(plan)
            }
            Action::DeadlineBack => self.shift(-1, ctx),
            Action::DeadlineOn => self.shift(1, ctx),
            Action::Calendar if self.stage == Stage::To => Calendar::at(self.day(ctx.now), ctx),
            _ => Reply::Ignored,
        }
    }

    /// Where the keys moved it is selected, so that the first letter takes its place.
    fn input_mut(&mut self) -> Option<&mut Input> {
        self.moving = false;
        Some(&mut self.input)
    }

    fn changed(&mut self, _is_same: bool, ctx: &Ctx<'_>) -> Reply {
        self.read(ctx.world());
        self.keep()
    }

    fn typed(&self) -> Option<(String, String)> {
        Some((self.place(), self.draft()))
    }

    fn resume(&mut self, draft: &str, ctx: &Ctx<'_>) {
        self.put_back(draft);
        self.read(ctx.world());
    }

    fn said_of(&self, row: &Row) -> &'static str {
        said_of_enter(row, self.stage == Stage::Document)
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        match action {
            Action::SaveForm => self.stage != Stage::Reason,
            // Only the day is moved or picked.
            Action::Calendar | Action::DeadlineBack | Action::DeadlineOn => self.stage != Stage::To,
            _ => false,
        }
    }
}
