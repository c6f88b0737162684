//! Changing records: menus and prompts, what they ask of the runtime, and what comes back.
//!
//! The core never changes a record itself. It says what should change and what it saw when it said so; the records
//! come back as a message once they are saved.

use std::sync::Arc;

use super::action::Action;
use super::message::{LogLine, Request};
use super::overlay::Overlay;
use super::overlay::confirm::Confirm;
use super::overlay::conflict::Choice;
use super::overlay::entry::{Entry, Field};
use super::overlay::menu::Menu;
use super::pane::history::HistoryPane;
use super::screen::{Pane, Screen};
use super::{App, Effect, Notice, Outcome};
use crate::model::input;
use crate::model::{Conflict, Dataset, FieldError, Id, Kind, Plan, Record, Status, ValueError};
use crate::text::Message;
use crate::view::agenda;
use crate::view::counts::Counts;
use crate::view::log;
use crate::work::{self, Command, World};

impl App {
    /// Does an action that changes something, or that looks at changes.
    pub(super) fn act_on_record(&mut self, action: Action) -> Option<Outcome> {
        Some(match action {
            Action::Undo => self.ask_to_write(Request::Undo),
            Action::Redo => self.ask_to_write(Request::Redo),
            Action::UndoThis => self.undo_this(),
            Action::Agree => self.agree(),
            Action::Status => self.open_menu(),
            Action::Finish => self.finish(),
            Action::Deadline => self.open_entry(Field::Deadline),
            Action::Extend => self.open_extend(0),
            Action::DeadlineBack => self.move_deadline(-1),
            Action::DeadlineOn => self.move_deadline(1),
            Action::Progress => self.open_entry(Field::Progress),
            Action::Note => self.open_entry(Field::Note),
            Action::CardLeft => self.move_card(false),
            Action::CardRight => self.move_card(true),
            Action::Measure => self.open_measure(),
            Action::Regroup if self.focused() == Pane::Targets => self.regroup(),
            Action::Bulk => self.open_bulk(),
            Action::Clarities => self.open_clearing(),
            Action::FanOut => self.open_handing(),
            Action::Select => self.choose(),
            Action::SelectAll => self.choose_all(),
            Action::RecordHistory => self.open_log(),
            Action::KeepMine | Action::KeepTheirs | Action::KeepBoth => self.settle_conflict(action),
            _ => return None,
        })
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
        self.lay(Overlay::Confirm(Box::new(Confirm { question, request })))
    }

    fn agree(&mut self) -> Outcome {
        match self.overlays.pop_if(|it| matches!(it, Overlay::Confirm(_))) {
            Some(Overlay::Confirm(confirm)) => self.ask_to_write(confirm.request),
            _ => Outcome::default(),
        }
    }

    pub(super) fn refuse(&mut self, id: &'static str) -> Outcome {
        self.tell(Message::new(id), true)
    }

    /// Says why a command does not apply to a record; where none is at hand, that.
    pub(super) fn refuse_for(&mut self, record: Option<&Record>, wrong: fn(Kind) -> ValueError) -> Outcome {
        match record {
            Some(record) => self.tell(FieldError::new("kind", wrong(record.kind())).message(), true),
            None => self.refuse("edit-nothing"),
        }
    }

    /// Opens the menu of states for records.
    pub(super) fn lay_states(&mut self, seen: Vec<Arc<Record>>, at: Option<Status>) -> Outcome {
        let first = seen.first().cloned();
        match Menu::of_states(seen, at) {
            Some(menu) => self.lay(Overlay::Menu(menu)),
            None => self.refuse_for(first.as_deref(), |kind| ValueError::NoStatus { kind }),
        }
    }

    pub(super) fn ask_to_write(&mut self, request: impl Into<Request>) -> Outcome {
        if self.read_only {
            self.refuse("edit-read-only")
        } else {
            Outcome::effect(Effect::Store(request.into()))
        }
    }

    fn open_menu(&mut self) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        let seen = self.hands();
        if seen.is_empty() {
            return Outcome::default();
        }
        let at = self.ready(&seen).map(|_| Status::Done);
        self.lay_states(seen, at)
    }

    /// Asks for the result of the chosen tasks, or of the one at hand, as the menu of states does.
    fn finish(&mut self) -> Outcome {
        let seen = self.hands();
        if self.read_only {
            self.refuse("edit-read-only")
        } else if seen.is_empty() {
            Outcome::default()
        } else if seen.iter().all(|record| record.as_task().is_none()) {
            self.refuse("edit-no-task")
        } else {
            self.come_to(seen, Status::Done, true)
        }
    }

    fn open_entry(&mut self, field: Field) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        if let many @ [_, _, ..] = self.hands().as_slice() {
            return self.ask_for(field.name(), many.to_vec());
        }
        if self.at_hand().is_none() {
            return Outcome::default();
        }
        let takes = |record: &Record| match field {
            Field::Note => true,
            Field::Deadline | Field::Progress => record.kind().shape_of(field.name()).is_some(),
        };
        let Some(record) = self.at_hand().filter(|record| takes(record)) else {
            return self.refuse("edit-no-such-field");
        };
        self.lay_typed(Overlay::Entry(Entry::new(record, field)))
    }

    /// Moves the chosen tasks, or the one at hand, to the state beside that of the one at hand.
    fn move_card(&mut self, right: bool) -> Outcome {
        let Some(status) = self.at_hand().and_then(|seen| seen.as_task().map(|task| task.status)) else {
            return Outcome::default();
        };
        let at = status as usize;
        let to = if right { at.checked_add(1) } else { at.checked_sub(1) };
        match to.and_then(|to| Status::ALL.get(to)) {
            Some(status) => self.come_to(self.hands(), *status, false),
            None => self.refuse("card-no-column"),
        }
    }

    /// Saves what is typed in the prompt; what cannot be stays there with the reason.
    pub(super) fn accept_entry(&mut self) -> Outcome {
        let Some(Overlay::Entry(entry)) = self.overlays.last_mut() else { return Outcome::default() };
        let world = World { data: &self.data, now: self.now, words: &self.lang };
        let row = match entry.planned(world) {
            Ok(row) => row,
            Err(message) => {
                entry.reading = Err(message);
                return Outcome::drawn();
            }
        };
        if entry.asks_about(&row) {
            return Outcome::drawn();
        }
        let place = entry.place();
        self.overlays.pop();
        let outcome = self.carry_out(Plan { rows: vec![row], ..Plan::default() });
        self.hand_over_draft(&place, outcome)
    }

    /// Shows that something is saved, or why it is not.
    pub(super) fn tell(&mut self, message: Message, failed: bool) -> Outcome {
        self.notice = Some(Notice { message, failed });
        Outcome::effect(Effect::Fade)
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
        self.refresh_sheets();
        if let Some(told) = self.notice_parents(&before, &changed) {
            outcome = outcome.and(told);
        }
        self.fresh.extend(changed);
        if let Some(Overlay::Entry(entry)) = self.overlays.last_mut() {
            entry.compare(&self.data, &self.lang);
        }
        for overlay in &mut self.overlays {
            if let Overlay::Clearing(list) = overlay {
                list.recount(&self.data);
            }
        }
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
        self.settle_draft(false);
        self.lay(Overlay::Conflict(Choice { conflict }))
    }

    /// Neither value is chosen: theirs stands, and what was typed goes back to where it was typed, or is said once more.
    pub(super) fn leave_conflict(&mut self, choice: &Choice) -> Outcome {
        let conflict = &choice.conflict;
        let again = self
            .data
            .shared(&conflict.id)
            .and_then(|now| Entry::again(Arc::clone(now), &conflict.field, &conflict.mine));
        let Some(mut entry) = again else {
            let kind = self.data.get(&conflict.id).map_or(crate::model::Kind::Task, Record::kind);
            let mine = log::value(kind, &conflict.field, &conflict.mine, &self.data, &self.lang);
            return self.tell(Message::new("conflict-left").with("mine", mine), true);
        };
        entry.read(self.world());
        let (place, text) = (entry.place(), entry.draft());
        self.drafts.insert(place.clone(), text.clone());
        self.lay(Overlay::Entry(entry));
        Outcome::effect(Effect::Draft { place, text })
    }

    fn settle_conflict(&mut self, action: Action) -> Outcome {
        let Some(Overlay::Conflict(choice)) = self.overlays.last() else { return Outcome::default() };
        let value = match action {
            Action::KeepMine => Some(choice.conflict.mine.clone()),
            Action::KeepBoth => match choice.both() {
                Some(both) => Some(both),
                None => return self.refuse("conflict-not-both"),
            },
            _ => None,
        };
        let (id, field) = (choice.conflict.id.clone(), choice.conflict.field.clone());
        self.overlays.pop();
        if let Some(outcome) = self.settle_in_form(&id, &field, action, value.as_ref()) {
            return outcome;
        }
        match value.zip(self.data.shared(&id).cloned()) {
            Some((value, seen)) => {
                let Ok(known) = input::field_of(seen.kind(), &field) else { return Outcome::drawn() };
                let fields = vec![(known.name, value)];
                let command = Command::Fill { fields, agencies: Vec::new(), reason: None };
                let plan = work::plan(&command, &[seen], self.world());
                self.settle_plan(plan, false)
            }
            None => Outcome::drawn(),
        }
    }

    fn open_log(&mut self) -> Outcome {
        let Some(record) = self.at_hand() else { return Outcome::default() };
        let mut outcome = self.lay(Overlay::Log(HistoryPane::default()));
        outcome.effects.push(Effect::Store(Request::History(Some(record.id.clone()))));
        outcome
    }

    /// Shows the history where it was asked for.
    pub(super) fn take_history(&mut self, lines: Vec<LogLine>) -> Outcome {
        match self.overlays.last_mut() {
            Some(Overlay::Log(log)) => log.set_lines(lines),
            _ => self.history.set_lines(lines),
        }
        self.reveal();
        Outcome::drawn()
    }
}
