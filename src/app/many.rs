//! One edit of several records: what is asked before it, the plan that is shown, and what is saved when they agree.
//!
//! A single record goes the same way without the plan, so that both are held to the same rules.

use std::sync::Arc;

use serde_json::{Value, json};

use super::overlay::Overlay;
use super::overlay::ask::{Ask, Purpose};
use super::overlay::entry::why_not;
use super::overlay::menu::{Items, Menu};
use super::overlay::plan::{Plan, PlanRow, Wish};
use super::wish::Ground;
use super::{App, Effect, Outcome};
use crate::model::field::{Field, Shape};
use crate::model::input::{self, Names};
use crate::model::{FieldError, Kind, Record, Status};
use crate::text::Message;
use crate::view::agencies;

/// The fields that are changed for several records at once.
pub const FIELDS: [&str; 10] = [
    "status",
    "lead",
    "deadline",
    "tags",
    "notes",
    "assignee",
    "approver",
    "deliverable",
    "priority",
    "force",
];

type Seen = Vec<Arc<Record>>;

impl App {
    /// Asks which field of the chosen records is to change.
    pub(super) fn open_bulk(&mut self) -> Outcome {
        if self.is_read_only() {
            return self.refuse("edit-read-only");
        }
        let seen = self.hands();
        if seen.is_empty() {
            return self.refuse("edit-nothing");
        }
        self.lay(Overlay::Menu(Menu::of_fields(seen)))
    }

    /// Takes the item at hand of a menu.
    pub(super) fn choose_item(&mut self) -> Outcome {
        let Some(Overlay::Menu(menu)) = self.overlays.pop() else { return Outcome::default() };
        match menu.items() {
            Items::States => {
                let status = menu.status();
                let unchanged = |seen: &Arc<Record>| seen.as_task().is_some_and(|it| it.status == status);
                if menu.seen.iter().all(unchanged) {
                    Outcome::drawn()
                } else {
                    self.come_to(menu.seen, status, true)
                }
            }
            Items::Fields => match menu.field() {
                "status" => match Menu::of_states(menu.seen, None) {
                    Some(menu) => self.lay(Overlay::Menu(menu)),
                    None => self.refuse("edit-no-task"),
                },
                field => self.ask_for(field, menu.seen),
            },
        }
    }

    /// Asks what a field of several records is to hold.
    pub(super) fn ask_for(&mut self, field: &'static str, seen: Seen) -> Outcome {
        if matches!(field, "note" | "notes") {
            return self.lay_typed(Overlay::Ask(Ask::new(Purpose::Note, seen, &[("notes", "")])));
        }
        self.lay_typed(Overlay::Ask(Ask::new(Purpose::Fill(field), seen, &[(field, "")])))
    }

    /// Brings tasks to a working state; where `ask`, several of them only after the plan was seen. What is finished is asked
    /// for its result; what is sent back, for the reason.
    pub(super) fn come_to(&mut self, seen: Seen, status: Status, ask: bool) -> Outcome {
        if self.is_read_only() {
            return self.refuse("edit-read-only");
        }
        let in_review = |seen: &Arc<Record>| seen.as_task().is_some_and(|it| it.status == Status::Review);
        match status {
            Status::Done => {
                let day = crate::model::date::show(self.now.today);
                let blanks = [("result", ""), ("done_on", day.as_str())];
                self.lay_typed(Overlay::Ask(Ask::new(Purpose::Finish, seen, &blanks)))
            }
            Status::Doing | Status::Todo if seen.iter().all(in_review) => {
                self.lay_typed(Overlay::Ask(Ask::new(Purpose::SendBack, seen, &[("reason", "")])))
            }
            _ => {
                let rows =
                    seen.into_iter().map(|seen| self.row(seen, |app, seen| app.ground().moved(seen, status)));
                let rows = rows.collect();
                self.settle_rows(rows, ask)
            }
        }
    }

    /// What happens to a record.
    fn row(&self, seen: Arc<Record>, wish: impl FnOnce(&Self, &Record) -> Result<Wish, Message>) -> PlanRow {
        let outcome = wish(self, &seen);
        PlanRow { seen, outcome }
    }

    /// The world in which wishes are made.
    fn ground(&self) -> Ground<'_> {
        Ground { data: &self.data, now: self.now, words: &self.lang }
    }

    /// Saves what can be changed; where several are to be changed on somebody's word, or some cannot be, the plan is
    /// shown first.
    fn settle_rows(&mut self, rows: Vec<PlanRow>, ask: bool) -> Outcome {
        if let [row] = rows.as_slice() {
            return match &row.outcome {
                Ok(_) => self.save_rows(rows),
                Err(why) => {
                    let why = why.clone();
                    self.tell(why, true)
                }
            };
        }
        if ask || rows.iter().any(|row| row.outcome.is_err()) {
            return self.lay(Overlay::Plan(Plan::new(rows)));
        }
        self.save_rows(rows)
    }

    fn save_rows(&mut self, rows: Vec<PlanRow>) -> Outcome {
        self.ask_to_write(Plan::new(rows).batch())
    }

    /// Saves the plan that is shown.
    pub(super) fn accept_plan(&mut self) -> Outcome {
        let Some(Overlay::Plan(plan)) = self.overlays.pop() else { return Outcome::default() };
        if plan.changing() == 0 {
            return Outcome::drawn();
        }
        let outcome = self.ask_to_write(plan.batch());
        self.answered_by_plan(outcome)
    }

    /// Takes the question away that the plan came from.
    fn answered_by_plan(&mut self, outcome: Outcome) -> Outcome {
        match self.overlays.pop_if(|below| matches!(below, Overlay::Ask(_) | Overlay::Handing(_))) {
            Some(Overlay::Ask(ask)) => self.hand_over_draft(&ask.place(), outcome),
            _ => outcome,
        }
    }

    /// Shows a plan and waits for the answer.
    pub(super) fn propose(&mut self, rows: Vec<PlanRow>) -> Outcome {
        self.lay(Overlay::Plan(Plan::new(rows)))
    }

    /// Does what a question was asked for; what cannot be stays there with the reason.
    pub(super) fn accept_answer(&mut self) -> Outcome {
        let Some(Overlay::Ask(ask)) = self.overlays.last() else { return Outcome::default() };
        let place = ask.place();
        match self.answered(ask) {
            Ok(rows) => {
                let asked = self.overlays.pop();
                let outcome = self.settle_rows(rows, true);
                if matches!(self.overlays.last(), Some(Overlay::Plan(_))) {
                    // Escape leads back to what was typed.
                    let below = self.overlays.len() - 1;
                    self.overlays.splice(below..below, asked);
                    return outcome;
                }
                let outcome = self.hand_over_draft(&place, outcome);
                self.go_on_clearing(outcome)
            }
            Err(wrong) => {
                if let Some(Overlay::Ask(ask)) = self.overlays.last_mut() {
                    ask.wrong = Some(wrong);
                }
                Outcome::drawn()
            }
        }
    }

    /// What the answer comes to for each record; an error where it can be none for any.
    fn answered(&self, ask: &Ask) -> Result<Vec<PlanRow>, Message> {
        let rows: Vec<PlanRow> = match ask.purpose {
            Purpose::Finish => {
                let day = self.ground().day(ask.text("done_on"))?;
                let wish = |seen: &Arc<Record>| {
                    self.row(Arc::clone(seen), |app, seen| {
                        app.ground().finished(seen, day, ask.text("result"))
                    })
                };
                ask.seen.iter().map(wish).collect()
            }
            Purpose::SendBack => {
                let reason = self.ground().reason(ask.text("reason"))?;
                let back = |app: &Self, seen: &Record| app.ground().sent_back(seen, Status::Doing, &reason);
                let wish = |seen: &Arc<Record>| self.row(Arc::clone(seen), back);
                ask.seen.iter().map(wish).collect()
            }
            Purpose::Note => {
                let text = input::read_text(ask.text("notes"));
                let text = text.map_err(|wrong| why_not(wrong, "entry-note-empty"))?;
                let wish = || Ok(Wish { note: Some(text.clone()), ..Wish::default() });
                ask.seen.iter().map(|seen| PlanRow { seen: Arc::clone(seen), outcome: wish() }).collect()
            }
            Purpose::Fill(field) => self.filled(ask, field),
        };
        match rows.as_slice() {
            [PlanRow { outcome: Err(why), .. }] => Err(why.clone()),
            // A value that no record can take is answered where it was typed.
            [first, ..] if rows.iter().all(|row| row.outcome.is_err()) => {
                Err(first.outcome.as_ref().err().cloned().unwrap_or_else(|| Message::new("edit-nothing")))
            }
            _ => Ok(rows),
        }
    }

    fn filled(&self, ask: &Ask, field: &'static str) -> Vec<PlanRow> {
        let names = Names::new(&self.data);
        let texts = ask.parts();
        let wish = |seen: &Arc<Record>| {
            self.row(Arc::clone(seen), |app, seen| app.with_value(seen, field, &texts, &names))
        };
        ask.seen.iter().map(wish).collect()
    }

    fn with_value(
        &self,
        seen: &Record,
        field: &str,
        texts: &[String],
        names: &Names<'_>,
    ) -> Result<Wish, Message> {
        let kind = seen.kind();
        let known = input::field_of(kind, field).map_err(|error| error.message())?;
        let value =
            if field == "tags" { Ok(tagged(seen, texts)) } else { self.read(seen, known, texts, names) };
        let value = value.map_err(|error| error.message())?;
        if seen.get(known.name).unwrap_or(Value::Null) == value {
            return Err(Message::new("plan-unchanged"));
        }
        self.ground().held(seen, vec![(known.name, value)])
    }

    fn read(
        &self,
        seen: &Record,
        field: Field,
        texts: &[String],
        names: &Names<'_>,
    ) -> Result<Value, FieldError> {
        let base = input::base_of(seen, &self.data, self.now.today);
        let holds_several = matches!(field.shape, Shape::Refs(_) | Shape::Texts);
        // A semicolon in a text is a part of the text.
        let whole = [texts.join("; ")];
        let texts = if holds_several { texts } else { &whole };
        input::read_known(seen.kind(), field, texts, names, base)
    }

    /// Works out anew which record is meant by what is typed, where a field names an agency: one whose name begins so,
    /// else what a search finds.
    pub(super) fn offer_agency(&mut self) -> Outcome {
        let n = self.query + 1;
        let Some(Overlay::Ask(ask)) = self.overlays.last_mut() else { return Outcome::default() };
        (ask.wrong, ask.offer, ask.asked) = (None, None, 0);
        let last = ask.parts().pop().unwrap_or_default();
        if !ask.names_agency() || last.is_empty() {
            return Outcome::drawn();
        }
        let found = agencies::matching(&last, &self.data, &self.lang);
        ask.offer = found.first().map(|record| record.id.clone());
        if ask.offer.is_some() {
            return Outcome::drawn();
        }
        (ask.asked, self.query) = (n, n);
        Outcome::effect(Effect::Search { n, query: last, kinds: vec![Kind::Agency] })
    }

    /// Takes the record that is offered for what is typed, or goes to the next blank.
    pub(super) fn next_blank(&mut self, forward: bool) -> Outcome {
        let Some(Overlay::Ask(ask)) = self.overlays.last_mut() else { return Outcome::default() };
        let Some(id) = ask.offer.take() else {
            ask.step(forward);
            return Outcome::drawn();
        };
        let names = Names::new(&self.data);
        let title = self.data.title(&id);
        let unique = matches!(names.exact(Kind::Agency, title), Some(Ok(found)) if *found == id);
        let name = if unique { title } else { id.as_str() };
        let mut parts = ask.parts();
        parts.pop();
        parts.push(name.to_owned());
        if let Some(input) = ask.input() {
            *input = super::input::Input::new(&parts.join("; "));
        }
        self.keep_typed()
    }
}

/// The tags of a record with those that are named; one behind a minus goes.
fn tagged(seen: &Record, texts: &[String]) -> Value {
    let mut tags: Vec<String> =
        seen.get("tags").and_then(|tags| serde_json::from_value(tags).ok()).unwrap_or_default();
    for text in texts.iter().flat_map(|text| text.split(',')).map(str::trim).filter(|text| !text.is_empty()) {
        match text.strip_prefix('-') {
            Some(gone) => tags.retain(|tag| tag != gone.trim()),
            None if tags.iter().any(|tag| tag == text) => {}
            None => tags.push(text.to_owned()),
        }
    }
    if tags.is_empty() { Value::Null } else { json!(tags) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn tags_are_added_and_taken_off_and_none_stands_twice() {
        let mut task = Record::new(Kind::Task, Id::new("nv-1").expect("id"));
        task.set("tags", json!(["gấp", "quý IV"])).expect("fits");
        let tags = |text: &str| tagged(&task, &[text.to_owned()]);
        assert_eq!(tags("gấp, mới"), json!(["gấp", "quý IV", "mới"]));
        assert_eq!(tags("-gấp"), json!(["quý IV"]));
        assert_eq!(tags("-gấp, -quý IV"), Value::Null);
    }
}
