//! Doing what layers and panes reply: the one place where a [`Reply`] changes the program.

use super::action::{Action, Context};
use super::ctx::Ctx;
use super::message::{Effect, Outcome, Request};
use super::overlay::form::Form;
use super::overlay::{Overlay, conflict};
use super::reply::{Answer, Reply};
use super::screen::Screen;
use super::{App, Notice};
use crate::config::View;
use crate::config::views::Change;
use crate::model::Record;
use crate::search::Filter;
use crate::text::Message;
use std::sync::Arc;

/// As many layers as anybody can find back from.
const DEEPEST: usize = 40;
/// As many commands as anybody goes back through.
const REMEMBERED: usize = 50;
/// What is said where a question opens with what was typed before.
const RESUMED: &str = "draft-resumed";

impl App {
    /// What is lent to a layer or a pane.
    pub(super) fn ctx(&self) -> Ctx<'_> {
        Ctx {
            data: &self.data,
            now: self.now,
            lang: &self.lang,
            me: &self.me,
            holidays: &self.holidays,
            read_only: self.read_only,
            projection: &self.projection,
            selection: &self.selection,
            views: &self.views,
            commands: &self.commands,
            drafts: self.drafts.texts(),
            screen: self.screen,
            filter: self.filter_text(),
            context: self.context(),
            is_over: !self.overlays.is_empty(),
            selected: self.selected_record(),
            day: self.day_at_hand(),
            unit: self.timeline.zoom().unit(),
            rect: self.sheet_rect(),
            rows: self.rows_rect(),
            query: self.query + 1,
            composer: self.composer,
        }
    }

    /// The selected record: the open one, else the one under the cursor.
    pub(super) fn selected_record(&self) -> Option<Arc<Record>> {
        let id = match self.overlays.last() {
            Some(layer) => layer.record()?,
            None => self.selected_in(self.focused())?,
        };
        self.data.shared(id).cloned()
    }

    /// Lets the layer on top do something; `None` where none lies over the panes.
    pub(super) fn with_top<R>(&mut self, act: impl FnOnce(&mut Overlay, &Ctx<'_>) -> R) -> Option<R> {
        // What a layer sees of the program is worked out while it still lies there.
        let selected = self.selected_record();
        let context = self.context();
        let mut top = self.overlays.pop()?;
        let ctx = Ctx { selected, context, is_over: true, day: None, ..self.ctx() };
        let done = act(&mut top, &ctx);
        self.overlays.push(top);
        Some(done)
    }

    /// Does what a layer or a pane replied.
    pub(super) fn follow(&mut self, reply: Reply) -> Outcome {
        match reply {
            Reply::Ignored => return Outcome::default(),
            Reply::Drawn => {}
            Reply::Close => drop(self.overlays.pop()),
            Reply::CloseAll => self.overlays.clear(),
            Reply::Push(overlay) => self.lay(*overlay),
            Reply::Open(overlay) => return self.lay_typed(*overlay),
            Reply::Answer(answer) => return self.answer(answer),
            Reply::Tell { message, failed } => return self.tell(message, failed),
            Reply::Effect(effect) => return self.ask_for(effect),
            Reply::Write(request) => return self.ask_to_write(request),
            Reply::Keep { place, text } => return Outcome::drawn().with(self.drafts.keep(place, text)),
            Reply::Forget(place) => return Outcome::drawn().with(self.drafts.forget(&place)),
            Reply::HandOver(place) => return Outcome::drawn().with(self.drafts.hand_over(&place)),
            Reply::Filter(text) => self.set_filter(&text),
            Reply::ShowView(view) => return self.show_view(&view),
            Reply::SaveView(name) => return self.save_view(&name),
            Reply::DropView(at) => return self.drop_view(at),
            Reply::Remember(typed) => self.remember(typed),
            Reply::Act(context, action) => return self.act(context, action),
            Reply::Tasks => self.projection.ask_for_tasks(),
            Reply::Beside(right) => drop(self.focus_sideways(right)),
            Reply::Then(next) => {
                let reply = next(&self.ctx());
                return self.follow(reply);
            }
            Reply::All(replies) => {
                return replies.into_iter().fold(Outcome::default(), |led_to, reply| {
                    let next = self.follow(reply);
                    led_to.and(next)
                });
            }
        }
        Outcome::drawn()
    }

    fn lay(&mut self, overlay: Overlay) {
        if self.overlays.len() < DEEPEST {
            self.overlays.push(overlay);
        }
    }

    /// Lays a question over the screen, with what was typed there and not saved.
    fn lay_typed(&mut self, overlay: Overlay) -> Outcome {
        let place = overlay.typed().map(|(place, _)| place);
        let draft = place.and_then(|place| self.drafts.text(&place).map(str::to_owned));
        self.lay(overlay);
        let Some(draft) = draft else { return Outcome::drawn() };
        self.with_top(|layer, ctx| layer.resume(&draft, ctx));
        self.tell(Message::new(RESUMED), false)
    }

    /// Whether what stands in the question on top was typed before; for as long as a notice is shown.
    pub fn is_resumed(&self) -> bool {
        self.notice().is_some_and(|notice| notice.message.id == RESUMED)
    }

    /// The layer on top goes, and the one below takes its answer.
    fn answer(&mut self, answer: Answer) -> Outcome {
        self.overlays.pop();
        let heard = self.with_top(|layer, ctx| layer.hear(answer.clone(), ctx));
        let reply = match (heard.unwrap_or(Reply::Ignored), answer) {
            (Reply::Ignored, Answer::Settled(settled)) => conflict::settle(&settled, &self.ctx()),
            (reply, _) => reply,
        };
        Outcome::drawn().and(self.follow(reply))
    }

    /// Asks the runtime for something. Queries have numbers: the next one has the next.
    fn ask_for(&mut self, effect: Effect) -> Outcome {
        if let Effect::Search { n, .. } = &effect {
            self.query = *n;
        }
        Outcome::effect(effect)
    }

    /// Has the store do something, unless nothing may be changed.
    pub(super) fn ask_to_write(&mut self, request: Request) -> Outcome {
        if self.read_only { self.refuse("edit-read-only") } else { Outcome::effect(Effect::Store(request)) }
    }

    /// Shows that something is saved, or why it is not.
    pub(super) fn tell(&mut self, message: Message, failed: bool) -> Outcome {
        self.notice = Some(Notice { message, failed });
        Outcome::effect(Effect::Fade)
    }

    pub(super) fn refuse(&mut self, id: &'static str) -> Outcome {
        self.tell(Message::new(id), true)
    }

    /// Filters this screen; what is no filter leaves it as it was.
    pub(super) fn set_filter(&mut self, text: &str) {
        match Filter::read_for(text, self.now, &self.me) {
            Ok(filter) if filter.is_empty() => drop(self.filters.remove(&self.screen)),
            Ok(filter) => drop(self.filters.insert(self.screen, (text.to_owned(), filter))),
            Err(_) => {}
        }
    }

    fn remember(&mut self, typed: String) {
        if typed.is_empty() {
            return;
        }
        self.commands.retain(|before| *before != typed);
        self.commands.push(typed);
        let surplus = self.commands.len().saturating_sub(REMEMBERED);
        self.commands.drain(..surplus);
    }

    fn show_view(&mut self, view: &View) -> Outcome {
        if let Err(error) = Filter::read_for(&view.filter, self.now, &self.me) {
            return self.tell(error.message(), true);
        }
        let screen = view.screen.as_deref().map(Screen::of_word);
        if screen == Some(None) {
            let word = view.screen.clone().unwrap_or_default();
            return self.tell(Message::new("view-no-screen").with("value", word), true);
        }
        let outcome = self.go(screen.flatten().unwrap_or(self.screen));
        self.set_filter(&view.filter);
        let wrong = view.group.as_deref().filter(|word| !self.group_screen(self.screen, word));
        let message = match wrong {
            Some(word) => super::views::no_group(self.screen, word),
            None => Message::new("view-shown").with("name", &view.name),
        };
        let said = self.tell(message, wrong.is_some());
        outcome.and(said)
    }

    /// Keeps the screen with its filter under a name; a saved view of the same name is replaced.
    fn save_view(&mut self, name: &str) -> Outcome {
        let view = View {
            name: name.to_owned(),
            screen: Some(self.screen.word().to_owned()),
            filter: self.filter_text().to_owned(),
            group: self.group_of(self.screen).map(str::to_owned),
            key: None,
        };
        match self.views.save(view) {
            Err(wrong) => self.tell(wrong, true),
            Ok(view) => {
                let said = self.tell(Message::new("view-saved").with("name", &view.name), false);
                said.with(Some(Effect::KeepView(Change::Save(view))))
            }
        }
    }

    fn drop_view(&mut self, at: usize) -> Outcome {
        match self.views.remove(at) {
            Err(wrong) => self.tell(wrong, true),
            Ok(None) => Outcome::default(),
            Ok(Some(view)) => {
                let said = self.tell(Message::new("view-dropped").with("name", &view.name), false);
                said.with(Some(Effect::KeepView(Change::Drop(view.name))))
            }
        }
    }

    /// Does an action: the layer on top or the pane that has the keys, else what the action opens, else the program itself.
    pub(super) fn perform(&mut self, context: Context, action: Action) -> Outcome {
        let reply = self.with_top(|layer, ctx| match layer.act(action, ctx) {
            Reply::Ignored if matches!(action, Action::Back | Action::Quit) => layer.leave(ctx),
            reply => reply,
        });
        let reply = match reply.unwrap_or(Reply::Ignored) {
            Reply::Ignored => Overlay::open(action, &Ctx { context, ..self.ctx() }),
            reply => reply,
        };
        if reply.is_ignored() { self.act_on_program(action) } else { self.follow(reply) }
    }

    /// The form that is open, whatever lies over it.
    pub fn form(&self) -> Option<&Form> {
        self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Form(form) => Some(&**form),
            _ => None,
        })
    }

    /// Takes the form away and what lies over it.
    pub(super) fn close_form(&mut self) {
        if let Some(at) = self.overlays.iter().rposition(|overlay| matches!(overlay, Overlay::Form(_))) {
            self.overlays.truncate(at);
        }
    }

    /// The form on top waits for no answer any more. Whether it did.
    pub(super) fn wait_no_more(&mut self) -> bool {
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => std::mem::take(&mut form.waiting),
            _ => false,
        }
    }
}
