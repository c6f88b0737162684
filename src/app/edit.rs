//! Changing records: menus and prompts, what they ask of the runtime, and what comes back.
//!
//! The core never changes a record itself. It says what should change and what it saw when it said so; the records
//! come back as a message once they are saved.

use std::sync::Arc;

use super::action::Action;
use super::message::{LogLine, Request};
use super::overlay::ask::set_status;
use super::overlay::confirm::Confirm;
use super::overlay::conflict::Choice;
use super::overlay::form::Form;
use super::overlay::leave::Leave;
use super::overlay::{Overlay, clearing};
use super::reply::Reply;
use super::screen::{Pane, Screen};
use super::{App, Effect, Outcome, draft};
use crate::model::{Conflict, Dataset, Id, Record, Status};
use crate::text::Message;
use crate::view::agenda;
use crate::view::counts::Counts;

impl App {
    /// Does an action that no layer and no pane does.
    pub(super) fn act_on_program(&mut self, action: Action) -> Outcome {
        match action {
            Action::Undo => self.ask_to_write(Request::Undo),
            Action::Redo => self.ask_to_write(Request::Redo),
            Action::UndoThis => self.undo_this(),
            Action::CardLeft => self.move_card(false),
            Action::CardRight => self.move_card(true),
            Action::Regroup if self.focused() == Pane::Targets => {
                self.targets.group_by(self.targets.grouping().next());
                Outcome::drawn()
            }
            Action::Select => self.choose(),
            Action::SelectAll => self.choose_all(),
            Action::OnlyNew => {
                self.history.toggle_new();
                Outcome::drawn()
            }
            Action::Quit => Outcome::effect(Effect::Quit),
            Action::Back => {
                if !self.selection.clear() {
                    self.filters.remove(&self.screen);
                }
                Outcome::drawn()
            }
            Action::Interrupt => self.interrupt(),
            Action::Composer => self.switch_composer(),
            Action::Redraw => Outcome::effect(Effect::Redraw),
            Action::NextScreen => self.go(self.screen.step(true)),
            Action::PreviousScreen => self.go(self.screen.step(false)),
            Action::Open if self.is_on_branch() => {
                self.tree.toggle();
                Outcome::drawn()
            }
            _ => match Screen::of(action) {
                Some(screen) => self.go(screen),
                None if self.overlays.is_empty() => self.act_in_pane(action),
                None => Outcome::default(),
            },
        }
    }

    /// Whether a row of the tree is at hand that is no record.
    fn is_on_branch(&self) -> bool {
        let is_free = self.overlays.is_empty() && self.focused() == Pane::Tree;
        is_free && self.tree.row().is_some() && self.tree.selected().is_none()
    }

    /// Ctrl-C ends the program, with a question where something is not saved.
    fn interrupt(&mut self) -> Outcome {
        let is_asked = matches!(self.overlays.last(), Some(Overlay::Leave(_)));
        if self.form().is_some_and(Form::is_touched) && !is_asked {
            return self.follow(Reply::push(Overlay::Leave(Leave { quits: true })));
        }
        Outcome::effect(Effect::Quit)
    }

    /// Takes back the edit at hand; somebody else's after a question that names them.
    fn undo_this(&mut self) -> Outcome {
        let Some(line) = self.history.selected() else { return Outcome::default() };
        let request = Request::UndoEdit(line.n);
        if line.is_own || self.read_only {
            return self.ask_to_write(request);
        }
        let question = Message::new("confirm-undo")
            .with("n", line.n.to_string())
            .with("by", &line.by)
            .with("when", &line.when)
            .with("what", &line.text);
        self.follow(Reply::push(Overlay::Confirm(Box::new(Confirm { question, request }))))
    }

    /// Moves the chosen tasks, or the one at hand, to the state beside that of the one at hand.
    fn move_card(&mut self, right: bool) -> Outcome {
        let Some(status) = self.selected_record().and_then(|seen| seen.as_task().map(|task| task.status))
        else {
            return Outcome::default();
        };
        let at = status as usize;
        let to = if right { at.checked_add(1) } else { at.checked_sub(1) };
        match to.and_then(|to| Status::ALL.get(to)) {
            Some(status) => {
                let ctx = self.ctx();
                let reply = set_status(ctx.targets(), *status, false, &ctx);
                self.follow(reply)
            }
            None => self.refuse("card-no-column"),
        }
    }

    /// Says what others changed since this user last looked.
    pub(super) fn take_news(&mut self, n: usize, by: &str) -> Outcome {
        self.news = n;
        self.tell(Message::new("news-since-last-look").with("n", n.to_string()).with("by", by), false)
    }

    /// Takes the records in as they are now, and marks for a moment those that changed.
    pub(super) fn take_data(&mut self, data: Arc<Dataset>, changed: Vec<Id>) -> Outcome {
        let is_current = self.projection.is_current();
        let before = std::mem::replace(&mut self.data, data);
        self.data.keep_backlinks(&before, &changed);
        self.selection.retain(&self.data);
        let mut outcome = Outcome::effect(Effect::Fade);
        if is_current && self.stands_alike(&before, &changed) {
            let sees_states = self.shows(Pane::Board);
            self.projection.carry_over(|pane| sees_states || pane != Pane::Board);
            self.recount(&before, &changed);
        } else {
            self.projection.renew();
        }
        self.refresh_layers();
        if let Some(told) = self.notice_parents(&before, &changed) {
            outcome = outcome.and(told);
        }
        self.fresh.extend(changed);
        if self.screen == Screen::History {
            outcome.effects.push(Effect::Store(Request::History(None)));
        }
        outcome
    }

    /// Whether every changed record keeps its row: then nothing need be worked out anew for one edit.
    fn stands_alike(&self, before: &Dataset, changed: &[Id]) -> bool {
        let alike = |old: &Record, new: &Record| {
            let status = |record: &Record| record.as_task().map(|task| task.status);
            let place = |record: &Record| (record.geography.clone(), record.lead().to_vec());
            let part = |record: &Record| {
                record
                    .as_task()
                    .map(|task| (task.parent.clone(), task.start, task.technologies.first().cloned()))
            };
            agenda::due(old, self.now) == agenda::due(new, self.now)
                && agenda::due(old, self.now).is_some()
                && old.title() == new.title()
                && old.document() == new.document()
                && place(old) == place(new)
                && part(old) == part(new)
                && (status(old) == status(new)
                    || !self.layout().panes.iter().any(|(pane, _)| *pane == Pane::Board))
        };
        self.filter_text().is_empty()
            // A count, and so a verdict, may follow from any field; a target's own verdict from its own.
            && self.projection.counts_nothing()
            && !changed.iter().any(|id| self.data.get(id).is_some_and(|record| record.as_target().is_some()))
            && before.len() == self.data.len()
            && changed
                .iter()
                .all(|id| before.get(id).zip(self.data.get(id)).is_some_and(|(old, new)| alike(old, new)))
    }

    /// The counts with the changed records as they are now.
    fn recount(&mut self, before: &Dataset, changed: &[Id]) {
        let of = |data: &Dataset| Counts::over(changed.iter().filter_map(|id| data.get(id)), self.now);
        self.projection.recount(of(before), of(&self.data));
    }

    /// Lays both values before the person who came second.
    pub(super) fn take_conflict(&mut self, conflict: Conflict) -> Outcome {
        self.wait_no_more();
        // The choice holds what was typed.
        self.drafts.settle(false);
        self.follow(Reply::push(Overlay::Conflict(Choice { conflict })))
    }

    /// What a form asked for is saved: it goes, and the record is at hand.
    pub(super) fn take_saved(&mut self, id: &Id) -> Outcome {
        let Some(form) = self.form().filter(|form| form.waiting) else { return Outcome::default() };
        let (place, quits) = (form.place(), form.quits);
        self.close_form();
        // Its row may still be on its way.
        self.projection.aim(Some(id.clone()));
        self.show_target();
        Outcome::drawn().with(self.drafts.forget(&place)).with(quits.then_some(Effect::Quit))
    }

    /// Shows what is said; where a form waits and it went wrong, the form says so, too.
    pub(super) fn take_told(&mut self, message: Message, failed: bool) -> Outcome {
        if failed
            && self.wait_no_more()
            && let Some(Overlay::Form(form)) = self.overlays.last_mut()
        {
            form.problem = Some(message.clone());
        }
        let draft = self.drafts.settle(failed);
        let message = self.with_completed(message, failed);
        self.tell(message, failed).with(draft)
    }

    /// Offers again what was typed and not saved.
    pub(super) fn take_drafts(&mut self, drafts: Vec<(String, String)>) -> Outcome {
        // Where nothing can be saved, nothing can be gone on with.
        let told = if self.read_only { None } else { draft::waiting(&drafts, &self.data, &self.lang) };
        self.drafts.extend(drafts);
        told.map_or_else(Outcome::default, |message| self.tell(message, false))
    }

    /// Lists what the tasks lack that pass the filter, and presses the keys that waited for them.
    pub(super) fn list_clarities(&mut self, tasks: Vec<Id>) -> Outcome {
        let reply = clearing::list(tasks, true, &self.ctx());
        let outcome = self.follow(reply);
        let held = self.projection.release();
        self.press_all(held, outcome)
    }

    /// Shows the history where it was asked for.
    pub(super) fn take_history(&mut self, lines: Vec<LogLine>) -> Outcome {
        let is_taken = self.overlays.last_mut().is_some_and(|layer| layer.take_history(&lines));
        if !is_taken {
            self.history.set_lines(lines);
        }
        self.reveal();
        Outcome::drawn()
    }
}
