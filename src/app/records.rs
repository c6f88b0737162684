//! What comes back from the store: the records as they are now, what is told of an edit, conflicts, drafts, the history.
//!
//! The core never changes a record itself. It says what should change and what it saw when it said so; the records
//! come back as a message once they are saved.

use std::sync::Arc;

use super::message::{LogLine, Request};
use super::overlay::conflict::Choice;
use super::overlay::{Overlay, clearing};
use super::reply::Reply;
use super::screen::{Pane, Screen};
use super::{App, Effect, Outcome, draft};
use crate::model::{Conflict, Dataset, Id, Record};
use crate::text::Message;
use crate::view::agenda;
use crate::view::counts::Counts;

impl App {
    /// Says what others changed since this user last looked.
    pub(super) fn take_news(&mut self, n: usize, by: &str) -> Outcome {
        self.notices.set_news(n);
        self.tell(Message::new("news-since-last-look").with("n", n.to_string()).with("by", by), false)
    }

    /// Takes the records in as they are now, and marks for a moment those that changed.
    pub(super) fn take_data(&mut self, data: Arc<Dataset>, changed: Vec<Id>) -> Outcome {
        let is_current = self.projection.is_current();
        let before = self.session.take(data, &changed);
        self.session.data.keep_backlinks(&before, &changed);
        self.selection.retain(&self.session.data);
        let mut outcome = Outcome::effect(Effect::Fade);
        if is_current && self.stands_alike(&before, &changed) {
            let sees_states = self.desk.shows(Pane::Board);
            // What counts in the summary may follow from any field of a task.
            self.projection.carry_over(|pane| match pane {
                Pane::Board => sees_states,
                pane => pane != Pane::Summary,
            });
            self.recount(&before, &changed);
        } else {
            self.projection.renew();
        }
        self.refresh_layers();
        if let Some(message) = self.notices.remark(&before, &changed, &self.session) {
            let told = self.tell(message, false);
            outcome = outcome.and(told);
        }
        self.notices.mark(changed);
        if self.desk.screen == Screen::History {
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
            agenda::due(old, self.session.now) == agenda::due(new, self.session.now)
                && agenda::due(old, self.session.now).is_some()
                && old.title() == new.title()
                && old.document() == new.document()
                && place(old) == place(new)
                && part(old) == part(new)
                && (status(old) == status(new) || !self.desk.shows(Pane::Board))
        };
        self.desk.filter_text().is_empty()
            // A count, and so a verdict, may follow from any field; a target's own verdict from its own.
            && self.projection.counts_nothing()
            && !changed.iter().any(|id| self.session.data.get(id).is_some_and(|record| record.as_target().is_some()))
            && before.len() == self.session.data.len()
            && changed
                .iter()
                .all(|id| before.get(id).zip(self.session.data.get(id)).is_some_and(|(old, new)| alike(old, new)))
    }

    /// The counts with the changed records as they are now.
    fn recount(&mut self, before: &Dataset, changed: &[Id]) {
        let of =
            |data: &Dataset| Counts::over(changed.iter().filter_map(|id| data.get(id)), self.session.now);
        self.projection.recount(of(before), of(&self.session.data));
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
        let message = self.notices.with_completed(message, failed, &self.session);
        self.tell(message, failed).with(draft)
    }

    /// Offers again what was typed and not saved.
    pub(super) fn take_drafts(&mut self, drafts: Vec<(String, String)>) -> Outcome {
        // Where nothing can be saved, nothing can be gone on with.
        let told = if self.session.read_only {
            None
        } else {
            draft::waiting(&drafts, &self.session.data, &self.session.lang)
        };
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
            self.panes.history.set_lines(lines);
        }
        self.reveal();
        Outcome::drawn()
    }
}
