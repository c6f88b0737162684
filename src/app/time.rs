//! What keys do to the timeline: the stretch of time it shows, the day at hand, grouping and folding.

use super::App;
use super::action::Action;
use super::message::{Effect, Outcome};
use super::reckon::MANY;
use super::screen::Screen;

impl App {
    /// Does an action of the timeline.
    pub(super) fn act_on_time(&mut self, action: Action) -> Outcome {
        let timeline = &mut self.timeline;
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
                return self.rework();
            }
            Action::Agenda => {
                timeline.toggle_agenda();
                return self.rework();
            }
            _ => return Outcome::default(),
        }
        Outcome::drawn()
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

    /// Works the rows out in another order: beside the loop where they are many.
    fn rework(&mut self) -> Outcome {
        if self.data.len() < MANY {
            self.rebuild();
            return Outcome::drawn();
        }
        self.walk += 1;
        Outcome::effect(Effect::Reckon)
    }
}
