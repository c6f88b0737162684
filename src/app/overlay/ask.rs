//! A few words asked before something is done to one task or several: the result of what is finished, why it goes
//! back, what a field should hold.

use std::sync::Arc;

use super::plan;
use super::{Layer, Overlay, said_of_enter};
use crate::app::action::{Action, Context, Row as ActionRow};
use crate::app::blanks::Blanks;
use crate::app::ctx::Ctx;
use crate::app::input::Input;
use crate::app::layout::Room;
use crate::app::message::Effect;
use crate::app::offer::{Agencies, Offer, Sought};
use crate::app::reply::{Answer, Reply};
use crate::model::input::{self, GivesWay, Names};
use crate::model::plan::Row;
use crate::model::shape::Shape;
use crate::model::{Date, FieldError, Kind, Plan, Record, Status, ValueError, date};
use crate::search::{Answer as Found, FilterError, Hit};
use crate::text::Message;
use crate::work::{self, Command, Typed, needs_reason};

/// What is done with the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The tasks are finished: the result and the day.
    Finish,
    /// The tasks are not accepted and go back to work: the reason.
    SendBack(Status),
    /// A field gets a value.
    Fill(&'static str),
    /// A remark goes to the end of the notes.
    Note,
    /// The records go into another one of their kind: which.
    Merge(Kind),
}

/// The question.
#[derive(Debug, Clone)]
pub struct Ask {
    /// What is done with the answer.
    pub purpose: Purpose,
    /// The records as they were seen when it was asked.
    pub seen: Vec<Arc<Record>>,
    /// What is to be filled in.
    pub blanks: Blanks,
    /// Why what is typed cannot be.
    pub wrong: Option<Message>,
    /// The agencies that what is typed may mean.
    pub offers: Agencies,
    /// The number of the query whose answer may offer one; 0 while none is asked.
    pub asked: u64,
    /// What stood in the blanks at the beginning.
    begun: Vec<String>,
    /// The text about which it was asked whether it really is to take the place of deadlines that are understood.
    sure: Option<String>,
    /// Whether a form below goes on with the answer.
    is_for_form: bool,
}

impl Ask {
    /// A question about records, each blank with the text it begins with.
    pub fn new(purpose: Purpose, seen: Vec<Arc<Record>>, blanks: &[(&'static str, &str)]) -> Self {
        let blanks = Blanks::new(blanks);
        let begun = blanks.texts();
        Self {
            purpose,
            seen,
            blanks,
            wrong: None,
            offers: Agencies::default(),
            asked: 0,
            begun,
            sure: None,
            is_for_form: false,
        }
    }

    /// The question of a form that is to be saved: why the task goes back to this state.
    pub fn for_form(to: Status, seen: Arc<Record>) -> Self {
        let ask = Self::new(Purpose::SendBack(to), vec![seen], &[("reason", "")]);
        Self { is_for_form: true, ..ask }
    }

    /// The name under which what is typed here is kept until it is saved.
    pub fn place(&self) -> String {
        let what = match self.purpose {
            Purpose::Finish => "finish",
            Purpose::SendBack(_) => "send-back",
            Purpose::Fill(field) => field,
            Purpose::Note => "note",
            Purpose::Merge(_) => "merge",
        };
        super::place_of(&self.seen, what)
    }

    /// What is typed, one blank a line; nothing where it is as it was at the beginning.
    pub fn draft(&self) -> String {
        let texts = self.blanks.texts();
        if texts == self.begun { String::new() } else { texts.join("\n") }
    }

    /// Puts back what was typed before and not saved. Only what nobody typed stays selected.
    pub fn put_back(&mut self, draft: &str) {
        let blanks = self.blanks.all.iter_mut().zip(&self.begun).zip(draft.split('\n'));
        for ((blank, _), line) in blanks.filter(|((_, begun), line)| begun != line) {
            blank.input = Input::new(line);
        }
    }

    /// The kind of the records that the blank names, where it names some.
    pub fn kind(&self) -> Option<Kind> {
        match self.purpose {
            Purpose::Merge(kind) => Some(kind),
            Purpose::Fill(field) => match Kind::Task.shape_of(field) {
                Some(Shape::Ref(Kind::Agency) | Shape::Refs(Kind::Agency)) => Some(Kind::Agency),
                _ => None,
            },
            _ => None,
        }
    }

    /// Offers the best that a search found; a stale answer is dropped. Whether it was taken.
    fn answer(&mut self, n: u64, hits: &[Hit], ctx: &Ctx<'_>) -> bool {
        let Some(kind) = self.kind().filter(|_| self.asked == n) else { return false };
        self.offers.add_near(kind, hits.iter().filter_map(|hit| ctx.data.at(hit.place)), ctx.lang);
        self.keep_possible(ctx);
        true
    }

    /// Of a merger keeps the offers that can be: none goes into itself, or into one that is no more or not there yet.
    fn keep_possible(&mut self, ctx: &Ctx<'_>) {
        let Purpose::Merge(kind) = self.purpose else { return };
        let marked = self.offers.at_hand().cloned();
        let can_be = |id: &str| {
            let is_gone = ctx.data.get(id).is_some_and(|record| record.successor().is_some());
            !is_gone && self.seen.iter().all(|seen| *seen.id != *id)
        };
        self.offers.items.retain(|offer| matches!(offer, Offer::Record { id, .. } if can_be(id)));
        self.offers.marked = marked.and_then(|it| self.offers.items.iter().position(|offer| *offer == it));
        for offer in self.offers.items.iter_mut().filter(|_| kind != Kind::Agency) {
            // Doubles have one title.
            if let Offer::Record { id, aside, .. } = offer {
                aside.clone_from(id);
            }
        }
    }

    /// Marks the next offer or the one before. Whether there are any.
    fn step_offers(&mut self, forward: bool) -> bool {
        if !self.offers.items.is_empty() {
            self.wrong = None;
        }
        self.offers.step(forward)
    }

    /// Nothing is offered any more.
    pub fn drop_offers(&mut self) {
        (self.offers, self.asked) = (Agencies::default(), 0);
    }

    /// Brings the blank of a field to hand, with what is wrong.
    pub fn refuse(&mut self, field: &str, wrong: Message) {
        self.blanks.go_to(field);
        self.wrong = Some(wrong);
    }

    /// Asks before deadlines that are understood give way to words that are not. Whether it asked: the same answer once
    /// more is a yes.
    pub fn asks_about(&mut self, lost: &GivesWay) -> bool {
        let text = self.parts().join("; ");
        if self.sure.as_ref() == Some(&text) {
            return false;
        }
        (self.sure, self.wrong) = (Some(text), Some(sure(lost)));
        true
    }

    /// The names that are typed, where a field holds several: they stand apart by semicolons.
    pub fn parts(&self) -> Vec<String> {
        let Some(blank) = self.blanks.all.first() else { return Vec::new() };
        if let Purpose::Merge(_) = self.purpose {
            return vec![blank.input.text().trim().to_owned()];
        }
        blank.input.text().split(';').map(|part| part.trim().to_owned()).collect()
    }
}

/// The question before a deadline that is understood gives way to words that are not.
pub fn sure(lost: &GivesWay) -> Message {
    Message::new("deadline-gives-way").with("old", lost.old.clone()).with("new", lost.new.clone())
}

/// Asks what a field of several records is to hold.
pub fn ask_for(field: &'static str, seen: Vec<Arc<Record>>) -> Reply {
    let ask = match field {
        "note" | "notes" => Ask::new(Purpose::Note, seen, &[("notes", "")]),
        _ => Ask::new(Purpose::Fill(field), seen, &[(field, "")]),
    };
    Reply::open(Overlay::Ask(ask))
}

/// Brings tasks to a working state; where `ask`, several of them only after the plan was seen. What is finished is asked
/// for its result; what is sent back, for the reason.
pub fn set_status(seen: Vec<Arc<Record>>, status: Status, ask: bool, ctx: &Ctx<'_>) -> Reply {
    if ctx.read_only {
        return Reply::refuse("edit-read-only");
    }
    match status {
        Status::Done => {
            let day = date::show(ctx.now.today);
            let blanks = [("result", ""), ("done_on", day.as_str())];
            Reply::open(Overlay::Ask(Ask::new(Purpose::Finish, seen, &blanks)))
        }
        _ if seen.iter().all(|seen| needs_reason(seen, status)) => {
            Reply::open(Overlay::Ask(Ask::new(Purpose::SendBack(status), seen, &[("reason", "")])))
        }
        _ => {
            let command = Command::Move { to: status.word().to_owned(), reason: None };
            plan::settle(work::plan(&command, &seen, ctx.world()), ask)
        }
    }
}

/// Asks for the result of the chosen tasks, or of the selected one, as the menu of states does.
fn finish(ctx: &Ctx<'_>) -> Reply {
    let seen = ctx.targets();
    if ctx.read_only {
        Reply::refuse("edit-read-only")
    } else if seen.is_empty() {
        Reply::Ignored
    } else if seen.iter().all(|record| record.as_task().is_none()) {
        Reply::refuse("edit-no-task")
    } else {
        set_status(seen, Status::Done, true, ctx)
    }
}

/// Asks which record the chosen ones go into, or the selected one.
fn merge(ctx: &Ctx<'_>) -> Reply {
    let seen = ctx.targets();
    let Some(kind) = seen.first().map(|record| record.kind()) else { return Reply::refuse("edit-nothing") };
    if ctx.read_only {
        return Reply::refuse("edit-read-only");
    }
    if seen.iter().any(|record| record.kind() != kind) {
        return Reply::refuse("merge-kinds");
    }
    Reply::open(Overlay::Ask(Ask::new(Purpose::Merge(kind), seen, &[("into", "")])))
}

/// What is done with the answers.
impl Ask {
    /// Enter: takes the offer and goes on to the next blank; on the last one it does what was asked.
    fn enter(&mut self, ctx: &Ctx<'_>) -> Reply {
        let taken = self.take_offer(ctx);
        if self.blanks.is_last() {
            return taken.and(self.accept(ctx));
        }
        self.blanks.step(true);
        taken
    }

    /// Does what was asked for; what cannot be stays here with the reason.
    fn accept(&mut self, ctx: &Ctx<'_>) -> Reply {
        let plan = match self.answered(ctx) {
            Ok(plan) => plan,
            Err(wrong) => {
                self.refuse(self.wrong_blank(ctx.now.today), wrong);
                return Reply::Drawn;
            }
        };
        if lost_deadline(&plan).is_some_and(|lost| self.asks_about(&lost)) {
            return Reply::Drawn;
        }
        if self.is_for_form {
            let reason = self.blanks.text("reason").to_owned();
            return Reply::Answer(Answer::Reason(reason)).and(Reply::HandOver(self.place()));
        }
        // Escape leads back from the plan to what was typed. What becomes of a merger has to be seen, however little it is.
        if plan::is_shown_first(&plan, true) || matches!(self.purpose, Purpose::Merge(_)) {
            return plan::propose(plan);
        }
        Reply::All(vec![Reply::run(plan), Reply::HandOver(self.place()), Reply::Answer(Answer::Saved)])
    }

    /// The blank that is to blame where the answers cannot be taken: of a result and its day the one that does not read.
    fn wrong_blank(&self, today: Date) -> &'static str {
        let day = input::read_past_day(self.blanks.text("done_on"), today);
        let is_result = self.purpose == Purpose::Finish && day.is_ok();
        match self.blanks.all.last() {
            _ if is_result => "result",
            Some(blank) => blank.field,
            None => "",
        }
    }

    /// What the answer comes to for each record; an error where it can be none for any.
    fn answered(&self, ctx: &Ctx<'_>) -> Result<Plan, Message> {
        let plan = work::plan(&self.command(ctx)?, &self.seen, ctx.world());
        let said = |wrong: &FieldError| match (&wrong.wrong, self.purpose) {
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
    fn command(&self, ctx: &Ctx<'_>) -> Result<Command, Message> {
        Ok(match self.purpose {
            Purpose::Finish => {
                let day = input::read_past_day(self.blanks.text("done_on"), ctx.now.today);
                let on = day.map_err(|wrong| FieldError::new("done_on", wrong).message())?;
                Command::Finish { on: Some(on), result: self.blanks.text("result").to_owned() }
            }
            Purpose::SendBack(to) => Command::Move {
                to: to.word().to_owned(),
                reason: Some(self.blanks.text("reason").to_owned()),
            },
            Purpose::Note => Command::Note { text: self.blanks.text("notes").to_owned() },
            Purpose::Fill(field) => Command::Set(typed(field, &self.parts())),
            Purpose::Merge(kind) => {
                let typed = self.blanks.text("into");
                let into =
                    if typed.is_empty() { Err(ValueError::Empty) } else { self.names(ctx).find(kind, typed) };
                Command::Merge { into: into.map_err(|wrong| work::merge::not_found(wrong).message())? }
            }
        })
    }

    /// The last of the names that are typed, and what stands before it behind the last semicolon: names of agencies stand apart
    /// by commas as well.
    fn split_last(&self, names: &Names<'_>) -> (String, String) {
        let last = self.parts().pop().unwrap_or_default();
        if self.kind() != Some(Kind::Agency) || matches!(self.purpose, Purpose::Merge(_)) {
            return (String::new(), last);
        }
        let name =
            names.parts(Kind::Agency, &last).pop().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let at = last.rfind(&name).unwrap_or_default();
        (last[..at].to_owned(), name)
    }

    /// Works out anew which records may be meant by what is typed, where a field names some: agencies whose names begin
    /// so, else what a search finds. Only one that is the only one of its sort is taken without being marked.
    fn offer_records(&mut self, ctx: &Ctx<'_>) -> Reply {
        self.drop_offers();
        self.wrong = None;
        let last = self.split_last(&self.names(ctx)).1;
        let Some(kind) = self.kind().filter(|_| !last.is_empty()) else { return Reply::Drawn };
        if kind == Kind::Agency {
            let names = &self.names(ctx);
            let sought = Sought { kind, typed: &last, words: ctx.lang, names };
            self.offers = Agencies::sought(&sought);
            self.keep_possible(ctx);
        }
        if !self.offers.is_none() {
            return Reply::Drawn;
        }
        self.asked = ctx.query;
        Reply::Effect(Effect::Search { n: ctx.query, query: last, kinds: vec![kind] })
    }

    /// What agencies are called here: a bare name is one of the place of the record, where there is one only.
    fn names<'a>(&self, ctx: &Ctx<'a>) -> Names<'a> {
        let names = ctx.world().names();
        if let [one] = &self.seen[..] { names.within(one) } else { names }
    }

    /// Tab: takes the record that is offered for what is typed, or goes to the next blank.
    fn next_blank(&mut self, forward: bool, ctx: &Ctx<'_>) -> Reply {
        if self.offers.at_hand().is_some() {
            return self.take_offer(ctx);
        }
        self.blanks.step(forward);
        Reply::Drawn
    }

    /// Up and down: among what is offered, else among the blanks.
    fn step_vertically(&mut self, forward: bool) -> Reply {
        if !self.step_offers(forward) {
            self.blanks.step(forward);
        }
        Reply::Drawn
    }

    /// Puts the record that is offered into the place of what is typed.
    fn take_offer(&mut self, ctx: &Ctx<'_>) -> Reply {
        let Some(name) = self.offers.take(&self.names(ctx)) else { return Reply::Drawn };
        self.asked = 0;
        let before = self.split_last(&self.names(ctx)).0;
        let mut parts = self.parts();
        parts.pop();
        parts.push(format!("{before}{name}"));
        if let Some(input) = self.blanks.input() {
            input.replace(&parts.join("; "));
        }
        self.keep()
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

impl Layer for Ask {
    fn context(&self) -> Context {
        Context::Ask
    }

    fn room(&self) -> Room {
        Room::prompt(self.blanks.all.len() + 2)
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Finish => finish(ctx),
            Action::Merge => merge(ctx),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open => self.enter(ctx),
            Action::SaveForm => {
                let taken = self.take_offer(ctx);
                taken.and(self.accept(ctx))
            }
            Action::AddAgency if self.offers.mark_newcomer() => self.take_offer(ctx),
            Action::AddAgency => Reply::refuse("add-agency-none"),
            Action::NextField => self.next_blank(true, ctx),
            Action::PreviousField => self.next_blank(false, ctx),
            Action::Down => self.step_vertically(true),
            Action::Up => self.step_vertically(false),
            _ => Reply::Ignored,
        }
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        self.blanks.input()
    }

    fn changed(&mut self, _is_same: bool, ctx: &Ctx<'_>) -> Reply {
        let kept = self.keep();
        kept.and(self.offer_records(ctx))
    }

    fn hear(&mut self, answer: Answer, _ctx: &Ctx<'_>) -> Reply {
        match answer {
            Answer::Agreed => Reply::Close.and(Reply::HandOver(self.place())),
            _ => Reply::Ignored,
        }
    }

    fn found(&mut self, n: u64, found: Result<Found, FilterError>, ctx: &Ctx<'_>) -> Reply {
        Reply::drawn_if(self.answer(n, &found.unwrap_or_default().hits, ctx))
    }

    fn typed(&self) -> Option<(String, String)> {
        Some((self.place(), self.draft()))
    }

    fn resume(&mut self, draft: &str, _ctx: &Ctx<'_>) {
        self.put_back(draft);
    }

    fn said_of(&self, row: &ActionRow) -> &'static str {
        said_of_enter(row, self.blanks.is_last())
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        match action {
            Action::AddAgency => !self.offers.has_newcomer(),
            // Enter saves already, and says so.
            Action::SaveForm => self.blanks.is_last(),
            // Enter goes on, too.
            Action::NextField => self.blanks.all.len() == 1 || !self.blanks.is_last(),
            _ => false,
        }
    }
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
