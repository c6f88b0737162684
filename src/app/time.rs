//! What keys do to the timeline: the stretch of time it shows, the day at hand, grouping and folding.

use super::App;
use super::action::Action;
use super::message::Outcome;
use super::screen::Screen;
use crate::model::Date;

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

    /// The day that the timeline points at: a new record is due then.
    pub(super) fn day_at_hand(&self) -> Option<Date> {
        let on_timeline = self.overlays.is_empty() && self.screen == Screen::Timeline;
        let day = self.timeline.day();
        (on_timeline && !self.timeline.shown().agenda && day != self.now.today).then_some(day)
    }
}
