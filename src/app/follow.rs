//! Doing what layers and panes reply: the one place where a [`Reply`] changes the program.

use std::sync::Arc;

use super::App;
use super::action::{Action, Context};
use super::ctx::Ctx;
use super::layout::{Rect, main_pane};
use super::message::{Effect, Outcome, Request};
use super::overlay::form::Form;
use super::overlay::leave::Leave;
use super::overlay::{Overlay, conflict};
use super::reply::{Answer, Reply};
use super::screen::Screen;
use crate::config::View;
use crate::config::views::Change;
use crate::model::{Date, Record};
use crate::text::Message;
use crate::view::timeline::Step;

/// As many layers as anybody can find back from.
const DEEPEST: usize = 40;
/// As many commands as anybody goes back through.
const REMEMBERED: usize = 50;

/// Lends the program to a layer or a pane: all of it but the layers and the panes, so that one of those can change while it
/// reads.
macro_rules! lend {
    ($app:ident, $at:expr) => {{
        let at = $at;
        Ctx {
            data: &$app.session.data,
            now: $app.session.now,
            lang: &$app.session.lang,
            session: &$app.session,
            holidays: &$app.session.holidays,
            read_only: $app.session.read_only,
            projection: &$app.projection,
            selection: &$app.selection,
            views: &$app.views,
            commands: &$app.commands,
            drafts: &$app.drafts,
            screen: $app.desk.screen,
            filter: $app.desk.filter_text(),
            context: at.context,
            is_over: at.is_over,
            selected: at.selected,
            day: at.day,
            unit: at.unit,
            rect: at.rect,
            rows: $app.desk.rows_rect(),
            query: $app.query + 1,
            composer: $app.keys.composer(),
        }
    }};
}

/// What is read of the layers and the panes before one of them changes.
struct At {
    context: Context,
    is_over: bool,
    selected: Option<Arc<Record>>,
    day: Option<Date>,
    unit: Step,
    rect: Rect,
}

impl App {
    fn here(&self) -> At {
        let timeline = &self.panes.timeline;
        let is_over = !self.overlays.is_empty();
        // A new record is due on the day that the timeline points at.
        let is_chart = !is_over && self.desk.screen == Screen::Timeline && !timeline.shown().agenda;
        let day = Some(timeline.day()).filter(|day| is_chart && *day != self.session.now.today);
        let (context, selected) = (self.context(), self.selected_record());
        At {
            context,
            is_over,
            selected,
            day,
            unit: timeline.zoom().unit(),
            rect: self.layer_rows(self.overlays.len().saturating_sub(1)),
        }
    }

    /// What is lent to a layer or a pane.
    pub(super) fn ctx(&self) -> Ctx<'_> {
        lend!(self, self.here())
    }

    /// The selected record: the open one, else the one under the cursor.
    pub(super) fn selected_record(&self) -> Option<Arc<Record>> {
        let id = match self.overlays.last() {
            Some(layer) => layer.record()?,
            None => self.selected_in(self.desk.focused())?,
        };
        self.session.data.shared(id).cloned()
    }

    /// Lets the layer on top do something; `None` where none lies over the panes.
    pub(super) fn with_top<R>(&mut self, act: impl FnOnce(&mut Overlay, &Ctx<'_>) -> R) -> Option<R> {
        let here = self.here();
        let top = self.overlays.last_mut()?;
        Some(act(top, &lend!(self, here)))
    }

    /// Lets the pane that has the keys do an action, where no layer lies over it.
    fn act_in_pane(&mut self, action: Action) -> Reply {
        if !self.overlays.is_empty() {
            return Reply::Ignored;
        }
        let (here, pane) = (self.here(), self.desk.focused());
        let reply = self.panes.get_mut(pane).act(action, &lend!(self, here));
        if matches!(reply, Reply::Drawn | Reply::Beside(_)) {
            // What is chosen by hand is not overtaken by a row that comes late.
            self.projection.aim(None);
        }
        reply
    }

    /// Takes the records in where they lie open.
    pub(super) fn refresh_layers(&mut self) {
        for at in 0..self.overlays.len() {
            let here = self.here();
            let ctx = lend!(self, here);
            self.overlays[at].refresh(&ctx);
        }
    }

    /// Brings every cursor that can be seen into view.
    pub(super) fn reveal(&mut self) {
        let layout = self.desk.layout();
        for (pane, _) in &layout.panes {
            self.panes.get_mut(*pane).reveal(layout.rows_of(*pane).unwrap_or_default());
        }
        self.with_top(|layer, ctx| layer.reveal(ctx.rect, ctx));
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
            Reply::Filter(text) => self.desk.set_filter(&text, &self.session),
            Reply::Drill(to, filter) => return self.drill(to, &filter),
            Reply::ShowView(view) => return self.show_view(&view),
            Reply::SaveView(name) => return self.save_view(&name),
            Reply::DropView(at) => return self.drop_view(at),
            Reply::Own(own) => return self.become_own(own),
            Reply::Remember(typed) => self.remember(typed),
            Reply::Act(context, action) => return self.act(context, action),
            Reply::Gather(wanted) => self.projection.gather(wanted),
            Reply::Choose(id) => self.selection.toggle(&id),
            Reply::Beside(right) => self.desk.focus_sideways(right),
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
    fn lay_typed(&mut self, mut overlay: Overlay) -> Outcome {
        let place = overlay.typed().map(|(place, _)| place);
        let draft = place.and_then(|place| self.drafts.text(&place));
        let is_resumed = draft.map(|draft| overlay.resume(draft, &self.ctx())).is_some();
        self.lay(overlay);
        if !is_resumed {
            return Outcome::drawn();
        }
        self.notices.tell_resumed();
        Outcome::effect(Effect::Fade)
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
        if self.session.read_only {
            self.refuse("edit-read-only")
        } else {
            Outcome::effect(Effect::Store(request))
        }
    }

    /// Shows that something is saved, or why it is not.
    pub(super) fn tell(&mut self, message: Message, failed: bool) -> Outcome {
        self.notices.tell(message, failed);
        Outcome::effect(Effect::Fade)
    }

    pub(super) fn refuse(&mut self, id: &'static str) -> Outcome {
        self.tell(Message::new(id), true)
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
        if let Err(error) = self.session.read_filter(&view.filter) {
            return self.tell(error.message(), true);
        }
        let screen = view.screen.as_deref().map(Screen::of_word);
        if screen == Some(None) {
            let word = view.screen.clone().unwrap_or_default();
            return self.tell(Message::new("view-no-screen").with("value", word), true);
        }
        let outcome = self.go(screen.flatten().unwrap_or(self.desk.screen));
        self.desk.set_filter(&view.filter, &self.session);
        let pane = main_pane(self.desk.screen);
        let wrong = view.group.as_deref().filter(|word| !self.panes.get_mut(pane).group_by_word(word));
        let message = match wrong {
            Some(word) => super::views::no_group(self.desk.screen, word),
            None => Message::new("view-shown").with("name", &view.name),
        };
        let said = self.tell(message, wrong.is_some());
        outcome.and(said)
    }

    /// Goes to what a filter leaves on a screen, and remembers from where and what stood there.
    fn drill(&mut self, to: Screen, filter: &str) -> Outcome {
        let from = self.desk.screen;
        let before = self.desk.filter_text_of(to).unwrap_or_default().to_owned();
        let outcome = self.go(to);
        self.desk.set_filter(filter, &self.session);
        self.desk.came_from = Some((from, before));
        outcome
    }

    /// Takes the filter off; where it was that of a drill, goes back.
    fn step_back(&mut self) -> Outcome {
        let Some((from, before)) = self.desk.came_from.take() else {
            self.desk.drop_filter();
            return Outcome::drawn();
        };
        self.desk.drop_filter();
        self.desk.set_filter(&before, &self.session);
        self.go(from)
    }

    /// Keeps the screen with its filter under a name; a saved view of the same name is replaced.
    fn save_view(&mut self, name: &str) -> Outcome {
        let view = View {
            name: name.to_owned(),
            screen: Some(self.desk.screen.word().to_owned()),
            filter: self.desk.filter_text().to_owned(),
            group: self.panes.get(main_pane(self.desk.screen)).grouping_word().map(str::to_owned),
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
        let over = self.with_top(|layer, ctx| match layer.act(action, ctx) {
            Reply::Ignored if matches!(action, Action::Back | Action::Quit) => layer.leave(ctx),
            reply => reply,
        });
        let reply = over.unwrap_or_else(|| self.act_in_pane(action));
        let reply =
            if reply.is_ignored() { Overlay::open(action, &Ctx { context, ..self.ctx() }) } else { reply };
        if reply.is_ignored() { self.act_on_program(action) } else { self.follow(reply) }
    }

    /// Does what is no layer's and no pane's.
    fn act_on_program(&mut self, action: Action) -> Outcome {
        match action {
            Action::Undo => return self.ask_to_write(Request::Undo),
            Action::Redo => return self.ask_to_write(Request::Redo),
            Action::Select => return self.choose(),
            Action::SelectAll => return self.choose_all(),
            Action::NextPane if self.desk.focus_next() => {}
            Action::LowerPane if self.desk.change_lower() => {}
            Action::Quit => return Outcome::effect(Effect::Quit),
            Action::Back if self.selection.clear() => {}
            Action::Back => return self.step_back(),
            Action::Interrupt => return self.interrupt(),
            Action::Composer => self.keys.switch_composer(),
            Action::Redraw => return Outcome::effect(Effect::Redraw),
            Action::NextScreen => return self.go(self.desk.screen.step(true)),
            Action::PreviousScreen => return self.go(self.desk.screen.step(false)),
            _ => return Screen::of(action).map_or_else(Outcome::default, |screen| self.go(screen)),
        }
        Outcome::drawn()
    }

    /// Ctrl-C ends the program, with a question where something is not saved.
    fn interrupt(&mut self) -> Outcome {
        let is_asked = matches!(self.overlays.last(), Some(Overlay::Leave(_)));
        if self.form().is_some_and(Form::is_touched) && !is_asked {
            return self.follow(Reply::push(Overlay::Leave(Leave { quits: true })));
        }
        Outcome::effect(Effect::Quit)
    }

    /// Chooses the selected record, or no longer, and goes on to the next one.
    fn choose(&mut self) -> Outcome {
        let pane = self.desk.focused();
        let Some(id) = self.selected_in(pane).cloned() else { return Outcome::default() };
        self.selection.toggle(&id);
        self.panes.get_mut(pane).step(1);
        Outcome::drawn()
    }

    /// Chooses everything that the pane shows, which is everything that passes the filter.
    fn choose_all(&mut self) -> Outcome {
        let ids = self.panes.get(self.desk.focused()).ids();
        if ids.is_empty() {
            return Outcome::default();
        }
        self.selection.toggle_all(&ids.iter().collect::<Vec<_>>());
        Outcome::drawn()
    }

    /// The form that is open, whatever lies over it.
    pub fn form(&self) -> Option<&Form> {
        self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Form(form) => Some(form),
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
