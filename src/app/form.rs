//! What the program does with a form: opening it, keys in it, saving it, and what comes back.

use std::sync::Arc;

use serde_json::{Value, json};

use super::action::Action;
use super::key::{Code, Key};
use super::message::Submission;
use super::overlay::Overlay;
use super::overlay::form::field::Control;
use super::overlay::form::leave::Leave;
use super::overlay::form::offers::{self, Offers, Sought};
use super::overlay::form::reading::World;
use super::overlay::form::{Form, Purpose, draft, table};
use super::screen::Screen;
use super::{App, Effect, Outcome};
use crate::model::field::Shape;
use crate::model::{Body, Date, Id, Kind, Record, date};
use crate::search::Hit;
use crate::text::{Message, Words};

impl App {
    /// Does an action that opens a form or works in one.
    pub(super) fn act_on_form(&mut self, action: Action) -> Option<Outcome> {
        let in_form = matches!(self.overlays.last(), Some(Overlay::Form(_)));
        Some(match action {
            Action::New => self.open_new(None),
            Action::Edit => self.open_edit(),
            Action::Duplicate => self.open_copy(),
            Action::NextField => self.move_on(true),
            Action::PreviousField => self.move_on(false),
            Action::MoreFields => self.toggle_fields(),
            Action::Choose => self.open_offers(),
            Action::SaveForm => self.save_form(),
            Action::KeepDraft => self.leave_form(true),
            Action::Discard => self.leave_form(false),
            Action::Back if in_form => self.escape_form(),
            Action::Interrupt => self.interrupt(),
            _ => return None,
        })
    }

    /// The form on top, with the world that it is read in.
    fn with_form<R>(&mut self, act: impl FnOnce(&mut Form, World<'_>) -> R) -> Option<R> {
        let world = World { data: &self.data, now: self.now, words: &self.lang };
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => Some(act(form, world)),
            _ => None,
        }
    }

    /// The form that is open, whatever lies over it.
    pub fn form(&self) -> Option<&Form> {
        self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Form(form) => Some(&**form),
            _ => None,
        })
    }

    /// Whether Ctrl-Z takes back what was typed here, and does not put the program to sleep.
    pub fn undoes_typing(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Form(_)))
    }

    /// Opens a form for a new record of the kind that the screen is about; what was typed and not saved comes first.
    pub(super) fn open_new(&mut self, on: Option<Date>) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        let resumed = self.drafts.get(draft::NEW).filter(|draft| !draft.is_empty());
        if let Some(form) = resumed.and_then(|draft| Form::resume_new(draft, &self.data, &self.lang)) {
            return self.lay_form(form, true);
        }
        let on = on.or_else(|| self.day_at_hand());
        let open = self.open_record();
        let kind =
            open.as_deref().map_or_else(|| table::kind_on(self.screen), |record| part_of(record.kind()));
        let Some(mut form) = Form::new(kind, &self.data, &self.lang) else { return Outcome::default() };
        for (name, value) in open.as_deref().map(belongs_to).unwrap_or_default() {
            form.prefill(name, &value, &self.data, &self.lang);
        }
        if let Some((day, at)) = on.zip(form.place_of("deadline")) {
            form.fields[at].put(&[date::show(day)], &self.data);
            form.fields[at].begin();
        }
        self.lay_form(form, false)
    }

    /// The day that the timeline points at: a new record is due then.
    fn day_at_hand(&self) -> Option<Date> {
        let on_timeline = self.overlays.is_empty() && self.screen == Screen::Timeline;
        let points = on_timeline && !self.timeline.shown().agenda && self.timeline.day() != self.now.today;
        points.then(|| self.timeline.day())
    }

    /// The record that lies open: a new one is a part of it.
    fn open_record(&self) -> Option<Arc<Record>> {
        match self.overlays.last() {
            Some(Overlay::Detail(sheet) | Overlay::Basis(sheet)) => self.data.shared(&sheet.id).cloned(),
            _ => None,
        }
    }

    fn open_edit(&mut self) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        let Some(record) = self.at_hand() else { return self.refuse("form-no-record") };
        let mut form = Form::edit(record, &self.data, &self.lang);
        let kept = self.drafts.get(&form.place()).filter(|draft| !draft.is_empty());
        let resumed = kept.is_some_and(|draft| form.resume_edit(draft, &self.data, &self.lang));
        self.lay_form(form, resumed)
    }

    fn open_copy(&mut self) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        let Some(record) = self.at_hand() else { return self.refuse("form-no-record") };
        match Form::copy(&record, &self.data, &self.lang) {
            Some(form) => self.lay_form(form, false),
            None => Outcome::default(),
        }
    }

    fn lay_form(&mut self, form: Form, resumed: bool) -> Outcome {
        self.lay(Overlay::Form(Box::new(form)));
        if resumed { self.tell(Message::new("draft-resumed"), false) } else { Outcome::drawn() }
    }

    /// What is said of a draft that waits: where to go on with it.
    pub(super) fn draft_waiting(&self, place: &str) -> Message {
        let id = place.split_once('/').map_or(place, |(id, _)| id);
        if place == draft::NEW {
            return Message::new("draft-waiting-new");
        }
        let message = if place.ends_with("/form") { "draft-waiting-form" } else { "draft-waiting" };
        Message::new(message).with("title", self.data.title(id))
    }

    /// A key that is no command: text, or a choice.
    pub(super) fn type_in_form(&mut self, key: Key) -> Outcome {
        let composer = self.composer;
        let changed = self.with_form(|form, _| {
            if let Some(input) = form.field_mut().and_then(|field| field.input_mut()) {
                input.compose_with(composer);
            }
            if form.waiting {
                return false;
            }
            match form.field_mut().map(|field| &mut field.control) {
                Some(Control::Choice(choice)) => match (key.code, key.text()) {
                    (Code::Left, _) => choice.step(false),
                    (Code::Right, _) | (_, Some(' ')) => choice.step(true),
                    (Code::Backspace | Code::Delete, _) => choice.clear(),
                    (_, Some(letter)) => choice.type_letter(letter),
                    _ => return false,
                },
                Some(Control::Text(input)) => return input.press(key),
                Some(Control::Records(records)) => return records.input.press(key),
                None => return false,
            }
            true
        });
        if changed == Some(true) { self.field_changed() } else { Outcome::default() }
    }

    /// A text that was pasted, where text is typed.
    pub(super) fn paste_in_form(&mut self, text: &str) -> Outcome {
        let pasted = self.with_form(|form, _| {
            let input =
                if form.waiting { None } else { form.field_mut().and_then(|field| field.input_mut()) };
            input.map(|input| input.insert(text)).is_some()
        });
        if pasted == Some(true) { self.field_changed() } else { Outcome::default() }
    }

    /// What follows from a field that was typed in: it is read, what may be meant is offered, and it is kept as a draft.
    fn field_changed(&mut self) -> Outcome {
        self.with_form(|form, world| {
            form.problem = None;
            let kind = form.chosen_kind().filter(|kind| form.purpose == Purpose::New && *kind != form.kind);
            if let Some(kind) = kind {
                form.become_kind(kind, world.data, world.words);
            }
            form.read(form.cursor.at, world);
        });
        let asked = self.offer();
        let mut outcome = self.keep_form();
        outcome.effects.extend(asked);
        self.reveal();
        outcome
    }

    /// Keeps what is typed in the form as a draft.
    fn keep_form(&mut self) -> Outcome {
        let Some((place, text)) = self.form().map(|form| (form.place(), form.draft())) else {
            return Outcome::default();
        };
        if text.is_empty() {
            return self.forget_draft(&place, Outcome::drawn());
        }
        self.drafts.insert(place.clone(), text.clone());
        Outcome::effect(Effect::Draft { place, text })
    }

    /// Offers what may be meant by what is typed; records are asked for.
    fn offer(&mut self) -> Option<Effect> {
        let n = self.query + 1;
        let ask = self.with_form(|form, world| {
            let whole = form.offers.as_ref().is_some_and(|offers| offers.whole);
            match &form.field()?.control {
                Control::Records(records) => {
                    let typed = records.typed().map(|typed| typed.trim().to_owned());
                    let kind = records.kind;
                    form.offers = match (&typed, whole) {
                        (Some(_), _) => Some(waiting(form.offers.take(), n, whole)),
                        (None, true) => {
                            Some(offers::every(kind, &form.field()?.texts(), world.data, world.words))
                        }
                        (None, false) => None,
                    };
                    typed.map(|query| Effect::Search { n, query, kind: Some(kind) })
                }
                Control::Text(_) => {
                    form.offers = form.texts_offered(world.data, world.words, whole);
                    None
                }
                Control::Choice(_) => None,
            }
        });
        self.query = n;
        ask.flatten()
    }

    /// Takes in the answer to what was asked for the field at hand.
    pub(super) fn take_offers(&mut self, n: u64, hits: &[Hit]) -> bool {
        let taken = self.with_form(|form, world| {
            let Some(Control::Records(records)) = form.fields.get(form.cursor.at).map(|field| &field.control)
            else {
                return false;
            };
            let typed = records.typed().unwrap_or_default().to_owned();
            let sought = Sought { kind: records.kind, typed: &typed, data: world.data, words: world.words };
            form.offers.as_mut().is_some_and(|offers| offers.answer(n, hits, sought))
        });
        taken == Some(true)
    }

    /// Everything that may stand in the field, over the whole screen; again, and it is closed. For a day, the calendar.
    fn open_offers(&mut self) -> Outcome {
        let shape = self.form().and_then(|form| form.field()).map(|field| field.shape);
        if matches!(shape, Some(Shape::Date | Shape::Deadline)) {
            return self.open_calendar();
        }
        let opened = self.with_form(|form, _| {
            let was_open = form.offers.take().is_some_and(|offers| offers.whole);
            if let Some(Control::Choice(_)) = form.field().map(|field| &field.control) {
                form.offers = form.choices_offered().filter(|_| !was_open);
                return false;
            }
            form.offers = (!was_open).then(|| Offers::asked(0, true));
            !was_open
        });
        let asked = if opened == Some(true) { self.offer() } else { None };
        Outcome { dirty: true, effects: asked.into_iter().collect() }
    }

    /// Writes a day that was picked into the field at hand.
    pub(super) fn take_day_in_form(&mut self, day: Date) -> Outcome {
        self.with_form(|form, _| {
            if let Some(input) = form.field_mut().and_then(|field| field.input_mut()) {
                input.replace(&date::show(day));
            }
        });
        self.field_changed()
    }

    /// Enter: takes what is offered, else goes on; on the last field it saves.
    pub(super) fn enter_field(&mut self) -> Outcome {
        let taken = self.with_form(|form, _| {
            let stays = matches!(&form.field()?.control, Control::Records(records) if records.many);
            form.take_offer().then_some(stays)
        });
        match taken.flatten() {
            Some(true) => self.field_changed(),
            Some(false) => {
                let outcome = self.field_changed();
                let mut moved = self.move_on(true);
                moved.effects.extend(outcome.effects);
                moved
            }
            None if self.form().is_some_and(|form| form.field().is_some_and(|field| field.is_prose())) => {
                self.type_in_form(Key::plain(Code::Enter))
            }
            None if self.form().is_some_and(|form| form.cursor.at + 1 >= form.shown()) => self.save_form(),
            None => self.move_on(true),
        }
    }

    /// To the next field or the one before; the one that is left is read whole. Forward takes what is offered.
    fn move_on(&mut self, forward: bool) -> Outcome {
        self.with_form(|form, world| {
            if form.waiting {
                return;
            }
            if forward {
                form.take_meant();
            }
            form.offers = None;
            form.read_whole(form.cursor.at, world);
            let n = form.shown().max(1);
            form.cursor.at = (form.cursor.at + if forward { 1 } else { n - 1 }) % n;
        });
        self.keep_form()
    }

    /// Up and down: among what is offered, within a long text, else among the fields.
    pub(super) fn step_in_form(&mut self, by: isize) -> Outcome {
        let cols = super::overlay::form::rows::value_width(self.sheet_rect().width);
        let stepped = self.with_form(|form, _| {
            if let Some(offers) = &mut form.offers {
                offers.step(by);
                return true;
            }
            let input = form.field_mut().and_then(|field| field.input_mut());
            input.is_some_and(|input| input.go_vertically(by > 0, usize::from(cols)))
        });
        if stepped == Some(true) {
            return Outcome::drawn();
        }
        if by.abs() > 1 {
            return self.leap(by);
        }
        self.move_on(by > 0)
    }

    /// A page of fields; the ends stop it.
    fn leap(&mut self, by: isize) -> Outcome {
        self.with_form(|form, world| {
            form.read_whole(form.cursor.at, world);
            let last = form.shown().saturating_sub(1);
            form.cursor.at = form.cursor.at.saturating_add_signed(by).min(last);
        });
        Outcome::drawn()
    }

    fn toggle_fields(&mut self) -> Outcome {
        self.with_form(|form, _| {
            form.offers = None;
            form.toggle_all();
        });
        Outcome::drawn()
    }

    /// Escape: closes what is offered, then the form; asks where something is not saved.
    fn escape_form(&mut self) -> Outcome {
        if self.with_form(|form, _| form.offers.take().is_some()) == Some(true) {
            return Outcome::drawn();
        }
        if self.form().is_some_and(Form::is_touched) {
            return self.lay(Overlay::Leave(Leave { quits: false }));
        }
        self.close_form();
        Outcome::drawn()
    }

    /// Ctrl-C ends the program, with a question where something is not saved.
    fn interrupt(&mut self) -> Outcome {
        if self.form().is_some_and(Form::is_touched)
            && !matches!(self.overlays.last(), Some(Overlay::Leave(_)))
        {
            return self.lay(Overlay::Leave(Leave { quits: true }));
        }
        Outcome::effect(Effect::Quit)
    }

    /// Leaves the form, and keeps what is typed for the next time or drops it.
    fn leave_form(&mut self, keep: bool) -> Outcome {
        let Some(Overlay::Leave(leave)) = self.overlays.last().cloned() else { return Outcome::default() };
        let place = self.form().map(Form::place).unwrap_or_default();
        self.close_form();
        let mut outcome = if keep { self.tell(Message::new("draft-kept"), false) } else { Outcome::drawn() };
        if !keep {
            outcome = self.forget_draft(&place, outcome);
        }
        if leave.quits {
            outcome.effects.push(Effect::Quit);
        }
        outcome
    }

    /// Takes the form away and what lies over it.
    fn close_form(&mut self) {
        if let Some(at) = self.overlays.iter().rposition(|overlay| matches!(overlay, Overlay::Form(_))) {
            self.overlays.truncate(at);
        }
        self.rebuild();
    }

    /// Saves what the form holds; what cannot be saved is said at its field.
    fn save_form(&mut self) -> Outcome {
        let quits = match self.overlays.last() {
            Some(Overlay::Leave(leave)) => leave.quits,
            _ => false,
        };
        if matches!(self.overlays.last(), Some(Overlay::Leave(_))) {
            self.overlays.pop();
        }
        let submission = self.with_form(|form, world| {
            if form.waiting {
                return None;
            }
            form.take_meant();
            form.offers = None;
            form.quits = quits;
            submission(form, world)
        });
        match submission.flatten() {
            Some(submission) if submission.fields.is_empty() => {
                self.close_form();
                self.tell(Message::new("saved-nothing"), false)
            }
            Some(submission) => {
                self.with_form(|form, _| form.waiting = true);
                Outcome::effect(Effect::Submit(submission))
            }
            None => {
                self.reveal();
                Outcome::drawn()
            }
        }
    }

    /// What a form asked for is saved: it goes, and the record is at hand.
    pub(super) fn take_saved(&mut self, id: &Id) -> Outcome {
        let Some(form) = self.form().filter(|form| form.waiting) else { return Outcome::default() };
        let (place, quits) = (form.place(), form.quits);
        self.close_form();
        self.show(id);
        self.wanted = Some(id.clone());
        let mut outcome = self.forget_draft(&place, Outcome::drawn());
        if quits {
            outcome.effects.push(Effect::Quit);
        }
        outcome
    }

    /// Shows what is said; where a form waits and it went wrong, the form says so, too.
    pub(super) fn take_told(&mut self, message: Message, failed: bool) -> Outcome {
        if failed && self.wait_no_more() {
            self.with_form(|form, _| form.problem = Some(message.clone()));
        }
        self.tell(message, failed)
    }

    /// The answer to saving is here, and it was not that it is saved. Whether it was waited for.
    pub(super) fn wait_no_more(&mut self) -> bool {
        self.with_form(|form, _| std::mem::take(&mut form.waiting)) == Some(true)
    }

    /// Goes on saving once it is settled whose value stands in a field. `None` where no form asked.
    pub(super) fn settle_in_form(
        &mut self,
        id: &Id,
        name: &str,
        action: Action,
        value: Option<&Value>,
    ) -> Option<Outcome> {
        let theirs = self.data.get(id)?.get(name).unwrap_or(Value::Null);
        let is_its = self.with_form(|form, world| {
            if form.base.id != *id {
                return false;
            }
            match (action, form.place_of(name), value) {
                (Action::KeepTheirs, Some(at), _) => form.fields[at].hold(&theirs, world.data, world.words),
                (Action::KeepBoth, _, Some(both)) => form.prefill(name, both, world.data, world.words),
                _ => {}
            }
            form.accept_theirs(name, theirs);
            true
        });
        (is_its == Some(true)).then(|| self.save_form())
    }
}

/// Offers that wait for their answer, with those from before to be seen until then.
fn waiting(before: Option<Offers>, n: u64, whole: bool) -> Offers {
    let mut offers = Offers::asked(n, whole);
    offers.items = before.map(|offers| offers.items).unwrap_or_default();
    offers
}

fn submission(form: &mut Form, world: World<'_>) -> Option<Submission> {
    let filled = form.fill(world)?;
    let fields = filled.fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let seen = (form.purpose == Purpose::Edit).then(|| Arc::clone(&form.base));
    Some(Submission { kind: form.kind, seen, fields, agencies: form.newcomers() })
}

/// What a new record most likely is that is begun while one lies open.
fn part_of(kind: Kind) -> Kind {
    match kind {
        Kind::Catalogue => Kind::Technology,
        Kind::Technology | Kind::Product => Kind::Product,
        Kind::Target => Kind::Target,
        Kind::Assessment => Kind::Assessment,
        _ => Kind::Task,
    }
}

/// How a new record belongs to one that lies open.
fn belongs_to(record: &Record) -> Vec<(&'static str, Value)> {
    match &record.body {
        Body::Document(_) => vec![("document", json!(record.id))],
        Body::Catalogue(_) => vec![("catalogue", json!(record.id))],
        Body::Technology(technology) => {
            vec![("catalogue", json!(technology.catalogue)), ("technology", json!([record.id]))]
        }
        Body::Product(product) => {
            vec![("catalogue", json!(product.catalogue)), ("technology", json!(product.technology))]
        }
        Body::Agency(_) => vec![("lead", json!([record.id]))],
        _ => vec![("document", json!(record.document()))],
    }
}

/// The title of a form in words.
pub fn title(form: &Form, words: &dyn Words) -> String {
    let id = match form.purpose {
        Purpose::New => "form-title-new",
        Purpose::Copy => "form-title-copy",
        Purpose::Edit => "form-title-edit",
    };
    let kind = words.word(&format!("kind-{}", form.kind));
    words.say(id, &[("kind", (&kind).into()), ("title", form.base.title().into())])
}
