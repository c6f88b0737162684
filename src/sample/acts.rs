//! Who did what in the office, and when: the script as commands, in the order of time.

use super::days::Days;
use super::dice::Dice;
use super::fields::{self, Fields, New, id, one};
use super::figures;
use super::plot::{self, Due, Plot, Step};
use super::script::{self, Script};
use serde_json::{Value, json};

use crate::model::{Dataset, Date, Id, Kind, Status, date};
use crate::work::Command;
use crate::work::extend::Extend;

/// The officer who enters documents and plans.
const CLERK: usize = 0;

/// The parts of the `n`-th duty are numbered from here on.
const PARTS: usize = 100;

/// One edit of somebody.
#[derive(Debug)]
pub(super) struct Act {
    /// The working day, by distance.
    pub(super) on: i32,
    /// The minute of that day.
    pub(super) minute: i32,
    /// The place of the officer in the script.
    pub(super) by: usize,
    pub(super) what: What,
}

/// What is done in one edit.
#[derive(Debug)]
pub(super) enum What {
    /// Records come.
    Add(Vec<New>),
    /// A duty is handed to agencies; the parts get these ids.
    FanOut { duty: Id, to: Vec<Id>, parts: Vec<Id> },
    /// Commands, each for one record.
    Do(Vec<(Id, Command)>),
}

/// Everything that was done, the first first.
pub(super) fn of(script: &Script, days: &Days, seed: u64, facts: &Dataset) -> Vec<Act> {
    let mut writer = Writer { script, days, seed, facts, acts: Vec::new() };
    writer.documents();
    writer.catalogue();
    writer.tasks();
    writer.duties();
    writer.milestones();
    writer.targets();
    writer.assessments();
    // Those of one minute stay in the order of the script.
    writer.acts.sort_by_key(|act| (act.on, act.minute));
    writer.acts
}

/// Fields of a record get these values.
pub(super) fn fill(fields: Fields) -> Command {
    Command::Fill { fields, agencies: Vec::new(), reason: None }
}

struct Writer<'a> {
    script: &'a Script,
    days: &'a Days,
    seed: u64,
    facts: &'a Dataset,
    acts: Vec<Act>,
}

impl Writer<'_> {
    fn dice(&self, name: &str) -> Dice {
        Dice::of(self.seed, name)
    }

    fn act(&mut self, on: i32, minute: i32, by: usize, what: What) {
        self.acts.push(Act { on, minute, by, what });
    }

    /// The id of an invented document.
    fn document(&self, key: &str) -> Option<(Id, i32)> {
        let place = self.script.documents.iter().position(|document| document.key == key)?;
        Some((id(Kind::Document, place + 1), self.script.documents[place].age))
    }

    fn document_id(&self, key: &str) -> String {
        self.document(key).map(|(id, _)| id.to_string()).unwrap_or_default()
    }

    fn entered(&self, kind: Kind, n: usize, title: &str) -> New {
        New::titled(self.script, kind, n, title)
    }

    fn documents(&mut self) {
        for (n, document) in self.script.documents.iter().enumerate() {
            let issued = self.days.at(-document.age);
            // What had not been issued by then is nothing to rest on.
            let is_there = |id: &&String| {
                let found = self.facts.get(id).and_then(|fact| fact.as_document());
                found.is_some_and(|fact| fact.date_issued.is_none_or(|day| day <= issued))
            };
            let based_on = document.based_on.as_ref().filter(is_there).map_or("", String::as_str);
            let new = self
                .entered(Kind::Document, n + 1, &document.title)
                .with("number", document.number.as_str())
                .with("type", document.form.as_str())
                .with("issuer", self.script.office.as_str())
                .with("date_issued", json!(issued))
                .with("status", "issued")
                .with("based_on", one(based_on));
            self.act(-document.age, 8 * 60 + 5, CLERK, What::Add(vec![new]));
        }
    }

    fn catalogue(&mut self) {
        let catalogue = &self.script.catalogue;
        let Some((document, age)) = self.document(&catalogue.document) else { return };
        let whole = self.entered(Kind::Catalogue, 1, &catalogue.title).with("document", document.as_str());
        let (mut groups, mut products, mut moves) = (Vec::new(), Vec::new(), Vec::new());
        for (n, group) in catalogue.groups.iter().enumerate() {
            let technology = self
                .entered(Kind::Technology, n + 1, &group.title)
                .with("catalogue", whole.id.as_str())
                .with("ordinal", n + 1);
            for title in &group.products {
                let mut dice = self.dice(title);
                let product = self
                    .entered(Kind::Product, products.len() + 1, title)
                    .with("catalogue", whole.id.as_str())
                    .with("technology", one(&technology.id))
                    .with("ordinal", products.len() + 1)
                    .with("stage", if dice.chance(50) { "research" } else { "trial" });
                if dice.chance(60) {
                    let stage = fill(vec![("stage", json!("pilot"))]);
                    moves.push((dice.from(-20, -2), vec![(product.id.clone(), stage)]));
                }
                products.push(product);
            }
            groups.push(technology);
        }
        for (minute, new) in [(30, vec![whole]), (40, groups), (50, products)] {
            self.act(2 - age, 9 * 60 + minute, CLERK, What::Add(new));
        }
        for (on, commands) in moves {
            self.act(on, 15 * 60, 2, What::Do(commands));
        }
    }

    fn tasks(&mut self) {
        for document in &self.script.documents {
            let age = document.age - 1;
            let mut added = Vec::new();
            for (n, task) in
                self.script.tasks.iter().enumerate().filter(|(_, it)| it.document == document.key)
            {
                let mut dice = self.dice(&task.title);
                let Plot { due, steps } = plot::plot(task.story, age, &mut dice);
                let by = usize::try_from(dice.from(0, 2)).unwrap_or(CLERK);
                added.push(self.task(n + 1, task, due, (age, by), &mut dice));
                let steps = if due == Due::Monthly { self.rounds(age) } else { steps };
                self.steps(&id(Kind::Task, n + 1), &steps, by, &mut dice);
            }
            if !added.is_empty() {
                self.act(-age, 8 * 60 + 40, CLERK, What::Add(added));
            }
        }
    }

    /// A task as it is entered.
    fn task(&self, n: usize, task: &script::Task, due: Due, (age, by): (i32, usize), dice: &mut Dice) -> New {
        let script = self.script;
        let office = script.office.as_str();
        let partner = task.partner.as_deref().unwrap_or_default();
        // Sometimes the other agency leads.
        let (lead, partner) =
            if !partner.is_empty() && dice.chance(35) { (partner, office) } else { (office, partner) };
        let new = self
            .entered(Kind::Task, n, &task.title)
            .with("document", self.document_id(&task.document))
            .with("lead", one(lead))
            .with("partners", one(partner))
            .with("technologies", one(task.technology.as_deref().unwrap_or_default()))
            .with("deliverable", task.deliverable.as_str())
            .with("start", json!(self.days.at(-age)))
            .with("deadline", self.due(due, dice))
            .with("status", Status::Todo.word());
        if due == Due::Never {
            return new;
        }
        let approver = if dice.chance(40) { &script.approver } else { &script.office };
        let new = new
            .with("assignee", script.staff.get(by).map_or("", |officer| officer.name.as_str()))
            .with("approver", approver.as_str())
            .with("force", if dice.chance(85) { "mandatory" } else { "requested" });
        if due == Due::Standing { new.with("review_every", "month") } else { new }
    }

    /// A deadline in words that offices use.
    fn due(&self, due: Due, dice: &mut Dice) -> Value {
        let day = |distance| self.days.at(distance);
        let text = match due {
            Due::Never => String::new(),
            Due::On(distance) => {
                let day = day(distance);
                match dice.from(0, 3) {
                    0 => format!("đến ngày {}", date::show(day)),
                    1 => format!("chậm nhất ngày {}", date::show(day)),
                    2 => format!("trước ngày {}", date::show(day.tomorrow().unwrap_or(day))),
                    _ => date::show(day),
                }
            }
            Due::Quarter(distance) => {
                const NAMES: [&str; 4] = ["I", "II", "III", "IV"];
                let day = day(distance);
                let name = usize::try_from(date::quarter(day) - 1).ok().and_then(|place| NAMES.get(place));
                format!("quý {}/{}", name.unwrap_or(&NAMES[0]), day.year())
            }
            Due::Monthly => "trước ngày 25 hằng tháng".to_owned(),
            Due::Quarterly => "hằng quý".to_owned(),
            Due::Standing => "thường xuyên".to_owned(),
        };
        fields::due(&text, self.days.today)
    }

    /// The rounds of a monthly duty, each finished on the last working day up to the 24th.
    fn rounds(&self, age: i32) -> Vec<(i32, Step)> {
        let mut month = Some(self.days.at(-age).first_of_month());
        let mut found = Vec::new();
        while let Some(first) = month.filter(|first| *first <= self.days.today) {
            let last = first.with().day(24).build().ok();
            let on = last.and_then(|last: Date| self.days.last_up_to(last)).filter(|on| *on >= -age);
            found.extend(on.map(|on| (on, Step::Round)));
            month = first.checked_add(jiff::Span::new().months(1)).ok();
        }
        found
    }

    /// The steps of one task, each an edit of whoever has it.
    fn steps(&mut self, task: &Id, steps: &[(i32, Step)], by: usize, dice: &mut Dice) {
        let begin = dice.from(8 * 60 + 50, 15 * 60);
        // What follows on the same day comes later on it.
        for ((on, step), minute) in steps.iter().zip((begin..).step_by(7)) {
            let (by, command) = match self.command(*step, *on, dice) {
                Some(command) if matches!(step, Step::SendBack | Step::Extend(_)) => (CLERK, command),
                Some(command) => (by, command),
                None => continue,
            };
            self.act(*on, minute, by, What::Do(vec![(task.clone(), command)]));
        }
    }

    fn command(&self, step: Step, on: i32, dice: &mut Dice) -> Option<Command> {
        let script = self.script;
        let move_to =
            |to: &str, reason: &str| Command::Move { to: to.to_owned(), reason: Some(reason.to_owned()) };
        Some(match step {
            Step::Progress(percent) => {
                fill(vec![("status", json!(Status::Doing.word())), ("progress", json!(percent))])
            }
            Step::Note => Command::Note { text: dice.pick(&script.notes)?.clone() },
            Step::Difficulty => fill(vec![("difficulties", json!(dice.pick(&script.difficulties)?))]),
            Step::Review => fill(vec![("status", json!(Status::Review.word()))]),
            Step::SendBack => move_to(Status::Doing.word(), dice.pick(&script.send_back_reasons)?),
            Step::Finish | Step::Round => {
                Command::Finish { on: None, result: dice.pick(&script.results)?.clone() }
            }
            Step::Extend(to) => {
                // The document that allows it, once it was issued.
                let document = self.document("gia-han").filter(|(_, age)| -age < on);
                Command::Extend(Extend {
                    to: date::show(self.days.at(to)),
                    reason: dice.pick(&script.extension_reasons)?.clone(),
                    document: document.map(|(id, _)| id.to_string()).unwrap_or_default(),
                    ..Extend::default()
                })
            }
            Step::Pause => move_to(Status::Paused.word(), &script.pause_reason),
            Step::Drop => move_to(Status::Dropped.word(), &script.drop_reason),
        })
    }

    /// A duty of the sample's own.
    fn duty(&mut self, n: usize, duty: &script::Duty) -> Id {
        let begun = self.days.at(-duty.age);
        let due = format!("chậm nhất ngày {}", date::show(self.days.at(duty.due)));
        let new = self
            .entered(Kind::Task, n, &duty.title)
            .with("document", self.document_id(&duty.document))
            .with("lead", one(&self.script.departments))
            .with("deliverable", duty.deliverable.as_str())
            .with("approver", self.script.office.as_str())
            .with("start", json!(begun))
            .with("deadline", fields::due(&due, begun))
            .with("force", "mandatory")
            .with("collective", true)
            .with("status", Status::Doing.word());
        let id = new.id.clone();
        self.act(-duty.age, 9 * 60, CLERK, What::Add(vec![new]));
        id
    }

    fn duties(&mut self) {
        for (n, duty) in self.script.duties.iter().enumerate() {
            let first = PARTS * (n + 1);
            let (begun, due) = (self.days.at(-duty.age), date::show(self.days.at(duty.due)));
            let whole =
                duty.fact.as_ref().map_or_else(|| Some(self.duty(first, duty)), |fact| Id::new(fact).ok());
            let Some(whole) = whole else { continue };
            let to: Vec<Id> = duty.to.iter().filter_map(|agency| Id::new(agency).ok()).collect();
            let parts: Vec<Id> = (1..=to.len()).map(|part| id(Kind::Task, first + part)).collect();
            let assignee = self.script.staff.get(1 + n % 2).map_or("", |officer| officer.name.as_str());
            let order = fill(vec![
                ("start", json!(begun)),
                ("deadline", fields::due(&format!("đến ngày {due}"), begun)),
                ("deliverable", json!(duty.deliverable)),
                ("assignee", json!(assignee)),
                ("approver", json!(self.script.office)),
            ]);
            let orders = parts.iter().map(|part| (part.clone(), order.clone())).collect();
            self.act(-duty.age, 9 * 60 + 20, CLERK, What::FanOut { duty: whole, to, parts: parts.clone() });
            self.act(-duty.age, 9 * 60 + 35, CLERK, What::Do(orders));
            for part in parts {
                let mut dice = self.dice(&part);
                let steps = plot::part(duty.due, duty.age, &mut dice);
                self.steps(&part, &steps, 1 + n % 2, &mut dice);
            }
        }
    }

    fn milestones(&mut self) {
        for (n, milestone) in self.script.milestones.iter().enumerate() {
            let new = self
                .entered(Kind::Milestone, n + 1, &milestone.title)
                .with("document", self.document_id(&milestone.document))
                .with("deadline", fields::due(&date::show(self.days.at(milestone.due)), self.days.today))
                .with("lead", one(&self.script.office))
                .with("deliverable", milestone.deliverable.as_str());
            let id = new.id.clone();
            self.act(-milestone.age, 10 * 60 + 15, CLERK, What::Add(vec![new]));
            if let Some(on) = milestone.reached {
                let finish = Command::Finish { on: None, result: String::new() };
                self.act(on, 16 * 60 + 20, CLERK, What::Do(vec![(id, finish)]));
            }
        }
    }

    fn targets(&mut self) {
        for (n, target) in self.script.targets.iter().enumerate() {
            let Some((document, age)) = self.document(&target.document) else { continue };
            let mut dice = self.dice(&target.title);
            let bound = if target.condition == "<=" { "high" } else { "low" };
            let new = self
                .entered(Kind::Target, n + 1, &target.title)
                .with("document", document.as_str())
                .with("unit", target.unit.as_str())
                .with("wording", target.wording.as_str())
                .with("condition", target.condition.as_str())
                .with(bound, target.bound / 10)
                .with("horizon", self.days.today.year() + target.years)
                .with("baseline", target.from / 10)
                .with("tracked_by", self.script.office.as_str());
            let id = new.id.clone();
            self.act(1 - age, 10 * 60 + 30, CLERK, What::Add(vec![new]));
            let measure = |figure: figures::Figure| Command::Measure {
                value: figure.value,
                period: figure.period,
                on: date::show(self.days.at(figure.on)),
                source: self.script.measure_source.clone(),
            };
            let figures = figures::of(target, self.days, &mut dice);
            // What was taken before the target was entered comes in one edit.
            let (early, later): (Vec<_>, Vec<_>) = figures.into_iter().partition(|it| it.on < 2 - age);
            let early = early.into_iter().map(|figure| (id.clone(), measure(figure))).collect();
            let later: Vec<_> =
                later.into_iter().map(|it| (it.on, vec![(id.clone(), measure(it))])).collect();
            self.act(1 - age, 10 * 60 + 45, CLERK, What::Do(early));
            for (on, commands) in later {
                let minute = dice.from(14 * 60, 16 * 60 + 30);
                self.act(on, minute, 1, What::Do(commands));
            }
        }
    }

    fn assessments(&mut self) {
        for (n, survey) in self.script.assessments.iter().enumerate() {
            let new = self
                .entered(Kind::Assessment, n + 1, &survey.title)
                .with("technology", survey.technology.as_str())
                .with("on", json!(self.days.at(-survey.age)))
                .with("readiness", survey.readiness.as_str())
                .with("enterprises", survey.enterprises)
                .with("research_groups", survey.research_groups)
                .with("laboratories", survey.laboratories)
                .with("experts", survey.experts)
                .with("strengths", survey.strengths.as_str())
                .with("gaps", survey.gaps.as_str());
            self.act(-survey.age, 16 * 60, 2, What::Add(vec![new]));
        }
    }
}
