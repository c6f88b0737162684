//! What keys do to the timeline: the stretch of time it shows, the day at hand, grouping and folding.

use super::App;
use super::action::Action;
use super::message::Outcome;
use super::overlay::Overlay;
use super::overlay::calendar::{Calendar, Choice};
use super::overlay::entry::Field;
use super::overlay::extend::{Extend, Stage};
use super::screen::Screen;
use crate::model::{Date, Plan, date};
use crate::work::World;

impl App {
    /// Does an action of the timeline.
    pub(super) fn act_on_time(&mut self, action: Action) -> Outcome {
        let timeline = &mut self.timeline;
        let before = timeline.mark();
        match action {
            Action::ZoomIn => timeline.zoom_by(true),
            Action::ZoomOut => timeline.zoom_by(false),
            Action::Earlier => timeline.pan(false),
            Action::Later => timeline.pan(true),
            Action::Today => timeline.go_to_today(self.now.today),
            Action::NextDeadline => timeline.go_to_deadline(true),
            Action::PreviousDeadline => timeline.go_to_deadline(false),
            Action::OwnDay => timeline.go_to_own_day(),
            Action::Toggle => timeline.toggle(),
            Action::ToggleAll => timeline.toggle_all(),
            Action::Regroup => {
                timeline.regroup();
                return Outcome::drawn();
            }
            Action::Agenda => {
                timeline.toggle_agenda();
                return Outcome::drawn();
            }
            _ => return Outcome::default(),
        }
        if self.timeline.mark() == before { Outcome::default() } else { Outcome::drawn() }
    }

    /// Moves the day at hand; whether left and right do that here. Where other panes stand beside the timeline they
    /// lead there.
    pub(super) fn step_day(&mut self, later: bool) -> bool {
        let moves = self.screen == Screen::Timeline && !self.timeline.shown().agenda;
        if moves {
            self.timeline.step_day(later);
        }
        moves
    }

    /// Opens the calendar for the field being typed, if that is one for a date: at the day it holds, else at today.
    pub(super) fn open_calendar(&mut self) -> Outcome {
        let day = match self.overlays.last() {
            Some(Overlay::Entry(entry)) if entry.field == Field::Deadline => entry.day(self.world()),
            Some(Overlay::Form(form)) => form.day(self.now, &self.data),
            Some(Overlay::Extend(extend)) if extend.stage == Stage::To => extend.day(self.now),
            _ => return Outcome::default(),
        };
        let calendar = Calendar::new(day.unwrap_or(self.now.today), &self.data, self.now);
        self.lay(Overlay::Calendar(calendar))
    }

    /// Does an action in the calendar. When it is over, what lies below gets the day.
    pub(super) fn act_in_calendar(&mut self, action: Action) -> Outcome {
        let Some(Overlay::Calendar(calendar)) = self.overlays.last_mut() else { return Outcome::default() };
        match calendar.act(action) {
            None => Outcome::drawn(),
            Some(Choice::Cancelled) => {
                self.overlays.pop();
                Outcome::drawn()
            }
            Some(Choice::Picked(day)) => {
                self.overlays.pop();
                self.take_day(day)
            }
        }
    }

    /// Writes a day into the field being typed.
    fn take_day(&mut self, day: Date) -> Outcome {
        if matches!(self.overlays.last(), Some(Overlay::Form(_))) {
            return self.take_day_in_form(day);
        }
        self.edit(|input| {
            input.replace(&date::show(day));
            input.select();
            true
        })
    }

    /// Asks to when the deadlines at hand are moved; `by` stretches of the scale are offered.
    pub(super) fn open_extend(&mut self, by: i32) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        let seen = self.hands();
        if seen.is_empty() {
            return Outcome::default();
        }
        if !seen.iter().any(|record| record.deadline().is_some()) {
            return self.refuse("edit-no-such-field");
        }
        let mut extend = Extend::new(seen, self.timeline.zoom().unit());
        if by != 0 {
            extend.move_by(by);
            extend.read(&self.data, self.now, &self.lang);
        }
        self.lay_typed(Overlay::Extend(Box::new(extend)))
    }

    /// Moves the deadlines by a stretch of the scale; the questions that go with it follow.
    pub(super) fn move_deadline(&mut self, by: i32) -> Outcome {
        let Some(Overlay::Extend(extend)) = self.overlays.last_mut() else { return self.open_extend(by) };
        extend.move_by(by);
        extend.read(&self.data, self.now, &self.lang);
        Outcome::drawn()
    }

    /// Takes the answer to a question about moving deadlines. After the last one everything is saved as one edit.
    pub(super) fn answer(&mut self) -> Outcome {
        let Some(Overlay::Extend(extend)) = self.overlays.last_mut() else { return Outcome::default() };
        let place = extend.place();
        let world = World { data: &self.data, now: self.now, words: &self.lang };
        let plan = extend.accept(world);
        self.save_extension(&place, plan)
    }

    /// Saves the answers as they are; the first that cannot be taken comes to hand.
    pub(super) fn answer_all(&mut self) -> Outcome {
        let Some(Overlay::Extend(extend)) = self.overlays.last_mut() else { return Outcome::default() };
        let place = extend.place();
        let world = World { data: &self.data, now: self.now, words: &self.lang };
        let plan = extend.accept_all(world);
        self.save_extension(&place, plan)
    }

    fn save_extension(&mut self, place: &str, plan: Option<Plan>) -> Outcome {
        let Some(plan) = plan else { return Outcome::drawn() };
        self.overlays.pop();
        let outcome = self.carry_out(plan);
        self.hand_over_draft(place, outcome)
    }
}
