//! One edit of several records: what is asked before it, the plan that is shown, and what is saved when they agree.
//!
//! A single record goes the same way without the plan, so that both are held to the same rules.

use std::sync::Arc;

use super::message::Request;
use super::overlay::Overlay;
use super::overlay::ask::{Ask, Purpose};
use super::overlay::menu::{Items, Menu};
use super::overlay::plan::PlanView;
use super::{App, Effect, Outcome};
use crate::model::field::Shape;
use crate::model::input::{self, GivesWay, Names};
use crate::model::plan::Row;
use crate::model::{FieldError, Kind, Plan, Record, Status, ValueError};
use crate::text::Message;
use crate::view::agencies;
use crate::view::meant::only_meant;
use crate::work::{self, Command, Typed, World, needs_reason};

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
                "status" => self.lay_states(menu.seen, None),
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
        match status {
            Status::Done => {
                let day = crate::model::date::show(self.now.today);
                let blanks = [("result", ""), ("done_on", day.as_str())];
                self.lay_typed(Overlay::Ask(Ask::new(Purpose::Finish, seen, &blanks)))
            }
            _ if seen.iter().all(|seen| needs_reason(seen, status)) => {
                self.lay_typed(Overlay::Ask(Ask::new(Purpose::SendBack(status), seen, &[("reason", "")])))
            }
            _ => {
                let command = Command::Move { to: status.word().to_owned(), reason: None };
                let plan = work::plan(&command, &seen, self.world());
                self.settle_plan(plan, ask)
            }
        }
    }

    /// The world that commands are planned in.
    pub(super) fn world(&self) -> World<'_> {
        World { data: &self.data, now: self.now, words: &self.lang }
    }

    /// Carries out what can be changed; where several are to be changed on a person's word, or some cannot be, the plan is
    /// shown first.
    pub(super) fn settle_plan(&mut self, plan: Plan, ask: bool) -> Outcome {
        if let [row] = plan.rows.as_slice() {
            return match &row.outcome {
                Ok(change) if change.is_nothing() => self.tell(Message::new("plan-unchanged"), true),
                Ok(_) => self.carry_out(plan),
                Err(why) => {
                    let why = why.message();
                    self.tell(why, true)
                }
            };
        }
        if ask || !plan.rows.iter().all(Row::is_changing) {
            return self.lay(Overlay::Plan(PlanView::new(plan)));
        }
        self.carry_out(plan)
    }

    /// Has the plan made an edit.
    pub(super) fn carry_out(&mut self, plan: Plan) -> Outcome {
        self.ask_to_write(Request::CarryOut(plan))
    }

    /// Saves the plan that is shown.
    pub(super) fn accept_plan(&mut self) -> Outcome {
        let Some(Overlay::Plan(plan)) = self.overlays.pop() else { return Outcome::default() };
        if plan.changing() == 0 {
            return Outcome::drawn();
        }
        let outcome = self.carry_out(plan.into_plan());
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
    pub(super) fn propose(&mut self, plan: Plan) -> Outcome {
        self.lay(Overlay::Plan(PlanView::new(plan)))
    }

    /// Enter: takes the offer and goes on to the next blank; on the last one it does what was asked.
    pub(super) fn enter_blank(&mut self) -> Outcome {
        let taken = self.take_agency();
        let Some(Overlay::Ask(ask)) = self.overlays.last_mut() else { return Outcome::default() };
        if ask.is_last() {
            let saved = self.accept_answer();
            return taken.and(saved);
        }
        ask.step(true);
        taken
    }

    /// F2: takes the offer and does what was asked, whichever blank is at hand.
    pub(super) fn save_answers(&mut self) -> Outcome {
        let taken = self.take_agency();
        let saved = self.accept_answer();
        taken.and(saved)
    }

    /// Does what a question was asked for; what cannot be stays there with the reason.
    pub(super) fn accept_answer(&mut self) -> Outcome {
        let Some(Overlay::Ask(ask)) = self.overlays.last() else { return Outcome::default() };
        let place = ask.place();
        let (plan, wrong_at) = (self.answered(ask), self.wrong_blank(ask));
        let lost = plan.as_ref().ok().and_then(lost_deadline);
        if let (Some(lost), Some(Overlay::Ask(ask))) = (lost, self.overlays.last_mut())
            && ask.asks_about(&lost)
        {
            return Outcome::drawn();
        }
        match plan {
            Ok(plan) => {
                if let Some(outcome) = self.answer_for_form() {
                    return outcome;
                }
                let asked = self.overlays.pop();
                let outcome = self.settle_plan(plan, true);
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
                    ask.refuse(wrong_at, wrong);
                }
                Outcome::drawn()
            }
        }
    }

    /// The blank that is to blame where the answers cannot be taken: of a result and its day the one that does not read.
    fn wrong_blank(&self, ask: &Ask) -> &'static str {
        let day = input::read_past_day(ask.text("done_on"), self.now.today);
        let is_result = ask.purpose == Purpose::Finish && day.is_ok();
        match ask.blanks.last() {
            _ if is_result => "result",
            Some(blank) => blank.field,
            None => "",
        }
    }

    /// What the answer comes to for each record; an error where it can be none for any.
    fn answered(&self, ask: &Ask) -> Result<Plan, Message> {
        let plan = work::plan(&self.command(ask)?, &ask.seen, self.world());
        let said = |wrong: &FieldError| match (&wrong.wrong, ask.purpose) {
            (ValueError::Empty, Purpose::Note) => Message::new("entry-note-empty"),
            _ => wrong.message(),
        };
        // A value that no record can take is answered where it was typed.
        let refused = plan.refusals().next().filter(|_| plan.refusals().count() == plan.rows.len());
        match refused.map(|(_, error)| said(error)) {
            Some(why) => Err(why),
            None if plan.changing().next().is_none() => Err(Message::new("plan-unchanged")),
            None => Ok(plan),
        }
    }

    /// What the question asks for, with what was typed.
    fn command(&self, ask: &Ask) -> Result<Command, Message> {
        Ok(match ask.purpose {
            Purpose::Finish => {
                let day = input::read_past_day(ask.text("done_on"), self.now.today);
                let on = day.map_err(|wrong| FieldError::new("done_on", wrong).message())?;
                Command::Finish { on: Some(on), result: ask.text("result").to_owned() }
            }
            Purpose::SendBack(to) => {
                Command::Move { to: to.word().to_owned(), reason: Some(ask.text("reason").to_owned()) }
            }
            Purpose::Note => Command::Note { text: ask.text("notes").to_owned() },
            Purpose::Fill(field) => Command::Set(typed(field, &ask.parts())),
        })
    }

    /// Works out anew which records may be meant by what is typed, where a field names an agency: those whose names begin
    /// so, else what a search finds. Only one that is the only one of its sort is taken without being marked.
    pub(super) fn offer_agency(&mut self) -> Outcome {
        let n = self.query + 1;
        let Some(Overlay::Ask(ask)) = self.overlays.last_mut() else { return Outcome::default() };
        ask.drop_offers();
        ask.wrong = None;
        let last = ask.parts().pop().unwrap_or_default();
        if !ask.names_agency() || last.is_empty() {
            return Outcome::drawn();
        }
        let found = agencies::matching(&last, &self.data, &self.lang);
        ask.offers = found.iter().map(|record| record.id.clone()).collect();
        if !found.is_empty() {
            let meant = only_meant(Kind::Agency, &last, &self.data, &self.lang);
            ask.marked = meant.and_then(|meant| found.iter().position(|record| record.id == meant.id));
            return Outcome::drawn();
        }
        (ask.asked, self.query) = (n, n);
        Outcome::effect(Effect::Search { n, query: last, kinds: vec![Kind::Agency] })
    }

    /// Tab: takes the record that is offered for what is typed, or goes to the next blank.
    pub(super) fn next_blank(&mut self, forward: bool) -> Outcome {
        let Some(Overlay::Ask(ask)) = self.overlays.last_mut() else { return Outcome::default() };
        if ask.offer().is_some() {
            return self.take_agency();
        }
        ask.step(forward);
        Outcome::drawn()
    }

    /// Up and down: among what is offered, else among the blanks.
    pub(super) fn step_in_question(&mut self, forward: bool) -> Outcome {
        let Some(Overlay::Ask(ask)) = self.overlays.last_mut() else { return Outcome::default() };
        if !ask.step_offers(forward) {
            ask.step(forward);
        }
        Outcome::drawn()
    }

    /// Puts the record that is offered into the place of what is typed.
    fn take_agency(&mut self) -> Outcome {
        let Some(Overlay::Ask(ask)) = self.overlays.last_mut() else { return Outcome::default() };
        let Some(id) = ask.offer().cloned() else { return Outcome::drawn() };
        ask.drop_offers();
        let names = Names::new(&self.data);
        let title = self.data.title(&id);
        let unique = matches!(names.exact(Kind::Agency, title), Some(Ok(found)) if *found == id);
        let name = if unique { title } else { id.as_str() };
        let mut parts = ask.parts();
        parts.pop();
        parts.push(name.to_owned());
        if let Some(input) = ask.input() {
            input.replace(&parts.join("; "));
        }
        self.keep_typed()
    }
}

/// The deadline that is understood and would give way to words that are not, of the first record that has one.
fn lost_deadline(plan: &Plan) -> Option<GivesWay> {
    plan.changing().find_map(Row::deadline_lost)
}

/// What is typed for a field of several records: tags come, and go behind a minus; a semicolon in a text is a part of the
/// text.
fn typed(field: &str, parts: &[String]) -> Typed {
    let named =
        |texts: Vec<String>| if texts.is_empty() { Vec::new() } else { vec![(field.to_owned(), texts)] };
    if field == "tags" {
        let texts =
            parts.iter().flat_map(|part| part.split(',')).map(str::trim).filter(|text| !text.is_empty());
        let (less, more): (Vec<&str>, Vec<&str>) = texts.partition(|text| text.starts_with('-'));
        let less = less.into_iter().map(|text| text.trim_start_matches('-').trim().to_owned()).collect();
        let more = more.into_iter().map(str::to_owned).collect();
        return Typed { more: named(more), less: named(less), ..Typed::default() };
    }
    let holds_several = Kind::ALL.into_iter().filter_map(|kind| kind.shape_of(field));
    let holds_several = holds_several.into_iter().any(|shape| matches!(shape, Shape::Refs(_) | Shape::Texts));
    let texts = if holds_several { parts.to_vec() } else { vec![parts.join("; ")] };
    Typed { whole: vec![(field.to_owned(), texts)], ..Typed::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_come_and_go_and_a_text_keeps_its_semicolons() {
        let parts = |text: &str| text.split(';').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
        let tags = typed("tags", &parts("gấp, -quý IV"));
        assert_eq!((tags.more[0].1[0].as_str(), tags.less[0].1[0].as_str()), ("gấp", "quý IV"));
        assert_eq!(typed("lead", &parts("so-a; so-b")).whole[0].1, ["so-a", "so-b"]);
        assert_eq!(typed("deliverable", &parts("báo cáo; tờ trình")).whole[0].1, ["báo cáo; tờ trình"]);
    }
}
