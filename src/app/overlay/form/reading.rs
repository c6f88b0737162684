//! What is understood of the fields of a form, by the rules that the command line keeps to.

use serde_json::Value;

use super::field::{Control, Field};
use super::offers::Offers;
use super::records::Records;
use super::{Form, Purpose};
use crate::app::overlay::ask::sure;
use crate::model::deadline::Base;
use crate::model::input::{self, Names};
use crate::model::shape::Shape;
use crate::model::{Dataset, Date, FieldError, Id, Now, Plan, Record, Status, ValueError, date, reference};
use crate::text::{Message, Words};
use crate::view::detail::number_text;
use crate::view::{last_day, name};
use crate::work::{self, Command, World, needs_reason};

impl Form {
    /// Reads a field while it is typed. Names of records wait until it is left: a list of what may be meant is open.
    pub fn read(&mut self, at: usize, world: World<'_>) {
        let Some(field) = self.fields.get(at).filter(|field| field.name != "kind") else { return };
        let said = if matches!(field.control, Control::Records(_)) {
            Ok((String::new(), false))
        } else {
            self.value(field, world)
                .map(|value| self.echo(field, &value, world))
                .map_err(|error| error.message())
        };
        self.say(at, said);
    }

    fn say(&mut self, at: usize, said: Result<(String, bool), Message>) {
        let field = &mut self.fields[at];
        (field.reading, field.doubtful) = match said {
            Ok((echo, doubtful)) => (Ok(echo), doubtful),
            Err(message) => (Err(message), false),
        };
    }

    /// Reads a field that is left, and holds the record as it would be to the rules.
    pub fn read_whole(&mut self, at: usize, world: World<'_>) {
        self.read(at, world);
        self.resolve(at, world);
        self.hold_to_rules(world);
        self.warn_of_twin(at, world);
    }

    /// Whether the field at hand stands for no record yet that it names: it is not left by Enter.
    pub fn is_unresolved(&mut self, world: World<'_>) -> bool {
        let at = self.cursor.at;
        self.read(at, world);
        self.resolve(at, world);
        self.fields
            .get(at)
            .is_some_and(|field| matches!(field.control, Control::Records(_)) && field.is_wrong())
    }

    /// Finds the records whose names were typed instead of taken from a list: whole, or with words that stand together in
    /// no other.
    fn resolve(&mut self, at: usize, world: World<'_>) {
        let data = world.data;
        let unknown = |form: &Self, records: &Records| -> Vec<String> {
            let is_unknown = |meant: &&String| {
                form.newcomers.name_of(meant).is_none()
                    && data.get(meant).is_none_or(|it| it.kind() != records.kind)
            };
            records.parts().iter().map(|(_, meant)| meant).filter(is_unknown).cloned().collect()
        };
        let Some(Control::Records(records)) = self.fields.get(at).map(|field| &field.control) else { return };
        let (kind, typed) = (records.kind, unknown(self, records));
        let names = self.names(world);
        for name in typed {
            let found = names.find(kind, &name);
            let name_of = self.fields[at].name;
            match found {
                Ok(id) => {
                    self.newcomers = names.added();
                    if let Control::Records(records) = &mut self.fields[at].control {
                        let new = self.newcomers.name_of(&id).map(str::to_owned);
                        let shown = new.unwrap_or_else(|| shown(&id, data));
                        records.resolve(&name, &shown, &id);
                    }
                }
                Err(wrong) => {
                    let wrong = self.with_nearest(at, wrong);
                    self.fields[at].reading = Err(FieldError::new(name_of, wrong).message());
                    return;
                }
            }
        }
    }

    /// What records are called, those that are to be created with this one too.
    fn all_names<'a>(&self, world: World<'a>) -> Names<'a> {
        world.names().adding_to(self.newcomers.clone())
    }

    /// What records are called for the record at hand: a bare name is one of its document's place, else of one's own.
    pub(super) fn names<'a>(&self, world: World<'a>) -> Names<'a> {
        let mut known = Record::clone(&self.base);
        for field in self.fields.iter().filter(|field| matches!(field.name, "document" | "geography")) {
            if let Ok(value) = self.value(field, world) {
                drop(known.set(field.name, value));
            }
        }
        self.all_names(world).within(&known)
    }

    /// A name that nobody has with what the search found for it, where nothing is spelt alike.
    fn with_nearest(&self, at: usize, wrong: ValueError) -> ValueError {
        let offered = self.offers.as_ref().filter(|_| at == self.cursor.at).map(Offers::nearest);
        match (wrong, offered) {
            (ValueError::NoRecord { kind, value, near }, Some(offered)) if near.is_empty() => {
                ValueError::NoRecord { kind, value, near: offered }
            }
            (wrong, _) => wrong,
        }
    }

    /// Asks before a deadline that is understood gives way to words that are not. Whether it asked: the same answer once
    /// more is a yes.
    fn asks_about_deadline(&mut self, world: World<'_>) -> bool {
        let Some(at) = self.place_of("deadline").filter(|at| self.fields[*at].is_touched()) else {
            return false;
        };
        let (field, text) = (&self.fields[at], self.fields[at].texts().concat());
        let known = field.spec;
        let names = world.names();
        let begun = input::read_known(self.kind, known, field.begun(), &names, self.deadline_base(world));
        let held = self.base.get(field.name).filter(|value| !value.is_null());
        let old = held.or_else(|| begun.ok()).unwrap_or(Value::Null);
        let lost = self.value(field, world).ok().and_then(|new| input::gives_way(&old, &new));
        let Some(lost) = lost.filter(|_| self.sure.as_ref() != Some(&text)) else { return false };
        self.sure = Some(text);
        self.fields[at].reading = Err(sure(&lost));
        self.go_to_wrong()
    }

    /// What stands against the record as a whole is said at the field that is to blame.
    fn hold_to_rules(&mut self, world: World<'_>) {
        let Some(record) = self.record(world) else { return };
        let touched: Vec<&str> = self.touched().map(|field| field.name).collect();
        for at in 0..self.fields.len() {
            if std::mem::take(&mut self.fields[at].against_rules) {
                self.read(at, world);
            }
        }
        if let Err(error) = input::check(&record, world.data, &touched)
            && let Some(at) = self.place_of(error.name())
            && !self.fields[at].is_wrong()
        {
            self.fields[at].reading = Err(error.message());
            self.fields[at].against_rules = true;
        }
    }

    fn warn_of_twin(&mut self, at: usize, world: World<'_>) {
        if !matches!(self.fields[at].name, "number" | "issuer" | "date_issued") || self.fields[at].is_wrong()
        {
            return;
        }
        let Some(record) = self.record(world) else { return };
        if let Some(twin) = input::twin(&record, world.data) {
            let text = world.words.say("form-twin", &[("title", twin.title().into())]);
            self.say(at, Ok((text, true)));
        }
    }

    /// The day that the field at hand holds, as far as it is one.
    pub fn day(&self, now: Now, data: &Dataset) -> Option<Date> {
        let field = self.field()?;
        let known = field.spec;
        let base = Base::new(now.today);
        let value = input::read_known(self.kind, known, &field.texts(), &Names::new(data), base).ok()?;
        let mut record = Record::new(self.kind, self.base.id.clone());
        match field.shape {
            Shape::Deadline => record.set("deadline", value).ok().and_then(|_| now.last_day(&record)),
            _ => value.as_str()?.parse().ok(),
        }
    }

    fn touched(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.name != "kind" && field.is_touched())
    }

    /// The record as it would be, as far as the fields can be read.
    fn record(&self, world: World<'_>) -> Option<Record> {
        let (mut record, names) = (self.latest(world.data), self.all_names(world));
        for field in self.touched() {
            let value = self.value_by(field, world, &names).ok()?;
            record.set(field.name, value).ok()?;
        }
        Some(record)
    }

    /// The record as everybody sees it.
    fn latest(&self, data: &Dataset) -> Record {
        match data.get(&self.base.id) {
            Some(record) if self.purpose == Purpose::Edit => record.clone(),
            _ => Record::clone(&self.base),
        }
    }

    /// What a field holds as the record would keep it.
    fn value(&self, field: &Field, world: World<'_>) -> Result<Value, FieldError> {
        self.value_by(field, world, &self.all_names(world))
    }

    /// The same where it is known what records are called: for many fields that is gathered once.
    fn value_by(&self, field: &Field, world: World<'_>, names: &Names<'_>) -> Result<Value, FieldError> {
        let texts = field.texts();
        if field.is_required() && field.is_empty() {
            return Err(FieldError::new(field.name, ValueError::NoTitle));
        }
        let known = field.spec;
        let is_deadline = field.shape == Shape::Deadline;
        let longer = work::extend::lengthened(&self.base, &texts.concat(), world.now).filter(|_| is_deadline);
        let texts = longer.map_or(texts, |text| vec![text]);
        let value = input::read_known(self.kind, known, &texts, names, self.deadline_base(world))?;
        Ok(kept_beside(&self.base, field, value))
    }

    /// What a deadline without a year counts from: the document that is named beside it.
    fn deadline_base(&self, world: World<'_>) -> Base {
        let named = self.place_of("document").map(|at| self.fields[at].texts().concat());
        let document = named.and_then(|id| world.data.get(&id)).and_then(Record::as_document);
        Base::new(world.now.today).in_document(document.and_then(|document| document.date_issued))
    }

    /// What is said of a value that was understood, and whether it is a warning.
    fn echo(&self, field: &Field, value: &Value, world: World<'_>) -> (String, bool) {
        match (field.shape, value) {
            _ if !field.is_touched() => (String::new(), false),
            (Shape::Deadline, Value::Object(_)) => self.deadline_echo(value, world),
            (Shape::Date, Value::String(day)) => {
                (day.parse().map_or_else(|_| String::new(), |day| weekday(day, world.words)), false)
            }
            (Shape::Number { .. }, Value::Number(number)) => {
                let said = number.as_f64().map(|number| number_text(field.spec, number)).unwrap_or_default();
                (if field.texts().concat().trim() == said { String::new() } else { said }, false)
            }
            _ => (String::new(), false),
        }
    }

    fn deadline_echo(&self, value: &Value, world: World<'_>) -> (String, bool) {
        let (now, words) = (world.now, world.words);
        let mut record = Record::new(self.kind, self.base.id.clone());
        if record.set("deadline", value.clone()).is_err()
            || record.deadline().is_none_or(|it| it.meaning().is_none())
        {
            return (words.word("entry-deadline-kept"), true);
        }
        match (now.last_day(&record), now.days_left(&record)) {
            (Some(day), Some(days)) => {
                (last_day::echo(record.deadline(), &weekday(day, words), days, words), false)
            }
            _ => (words.word("entry-no-last-day"), false),
        }
    }

    /// Everything that is to be saved; `None` where a field is wrong, which then is at hand.
    pub fn plan(&mut self, world: World<'_>) -> Option<Plan> {
        for at in 0..self.fields.len() {
            let field = &self.fields[at];
            let named = field.is_required() && self.purpose != Purpose::Edit;
            if field.name != "kind" && (field.is_touched() || named) {
                self.read(at, world);
                self.resolve(at, world);
            }
        }
        if self.go_to_wrong() || self.asks_about_deadline(world) {
            return None;
        }
        let mut fields = Vec::new();
        for field in self.touched() {
            fields.push((field.name, self.value(field, world).ok()?));
        }
        let is_named =
            |id: &Id| self.fields.iter().any(|field| field.texts().iter().any(|text| **text == **id));
        let (agencies, reason) = (self.newcomers.wanted(is_named), self.reason.clone());
        let command = Command::Fill { fields, agencies, reason };
        let plan = match self.purpose {
            Purpose::Edit => work::plan(&command, std::slice::from_ref(&self.base), world),
            Purpose::New | Purpose::Copy => work::create(&command, Record::clone(&self.base), world),
        };
        match self.refused(&plan, world) {
            None => Some(plan),
            Some(error) => {
                self.blame(&error);
                None
            }
        }
    }

    /// Why the plan cannot be. What others have changed meanwhile counts too.
    fn refused(&self, plan: &Plan, world: World<'_>) -> Option<FieldError> {
        if let Some((_, error)) = plan.refusals().next() {
            return Some(error.clone());
        }
        let change = plan.rows.last()?.outcome.as_ref().ok()?;
        let touched: Vec<&str> = change.fields().map(|(name, ..)| name).collect();
        let then = change.applied(&self.latest(world.data));
        then.and_then(|then| input::check(&then, world.data, &touched)).err()
    }

    /// The state that the task comes to where that sends it back, for which nobody has given the reason yet.
    pub fn sent_back(&self, world: World<'_>) -> Option<Status> {
        let field = &self.fields[self.place_of("status")?];
        let value = self.value(field, world).ok().filter(|_| field.is_touched() && self.reason.is_none())?;
        let to = value.as_str()?.parse::<Status>().ok()?;
        (self.purpose == Purpose::Edit && needs_reason(&self.base, to)).then_some(to)
    }

    /// Brings the first field that is wrong to hand; whether there is one.
    fn go_to_wrong(&mut self) -> bool {
        let wrong = self.fields.iter().position(Field::is_wrong);
        if let Some(at) = wrong {
            self.all |= at >= self.shown();
            self.go_to(at);
        }
        wrong.is_some()
    }

    fn blame(&mut self, error: &FieldError) {
        match self.place_of(error.name()) {
            Some(at) => {
                self.fields[at].reading = Err(error.message());
                self.fields[at].against_rules = true;
                self.go_to_wrong();
            }
            None => self.problem = Some(error.message()),
        }
    }
}

/// `thứ Sáu 30/10/2026`.
fn weekday(day: Date, words: &dyn Words) -> String {
    format!(
        "{} {}",
        words.word(&format!("weekday-{}", day.weekday().to_monday_one_offset())),
        date::show(day)
    )
}

/// The parts of an object or of a list of steps that no text of the form says stay as they are.
fn kept_beside(base: &Record, field: &Field, value: Value) -> Value {
    let before = base.get(field.name).unwrap_or(Value::Null);
    match (field.shape, value, before) {
        (Shape::Object, Value::Object(new), Value::Object(mut old)) => {
            old.extend(new);
            Value::Object(old)
        }
        (Shape::Objects, Value::Array(new), Value::Array(old)) => {
            let same = |step: &Value| old.iter().find(|it| it.get("text") == step.get("text")).cloned();
            Value::Array(new.into_iter().map(|step| same(&step).unwrap_or(step)).collect())
        }
        (_, value, _) => value,
    }
}

/// The name of a record, or of a body that no record stands for yet.
fn shown(id: &Id, data: &Dataset) -> String {
    let body = || reference::body(id).map_or_else(String::new, |body| body.title);
    data.get(id).map_or_else(body, name::source)
}
