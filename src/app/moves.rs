//! Moving about: in the pane that has the keys, and in what lies over it.

use super::action::Action;
use super::screen::Pane;
use super::{App, Outcome};

impl App {
    pub(super) fn act_in_pane(&mut self, action: Action) -> Outcome {
        if self.changes_nothing(action) {
            return Outcome::default();
        }
        // What is chosen by hand is not overtaken by a row that comes late.
        self.projection.aim(None);
        let page = self.page();
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::HalfUp => self.step(-(page / 2).max(1)),
            Action::HalfDown => self.step((page / 2).max(1)),
            Action::PageUp => self.step(-page),
            Action::PageDown => self.step(page),
            Action::First => self.end(false),
            Action::Last => self.end(true),
            Action::Left => self.sideways(false),
            Action::Right => self.sideways(true),
            Action::NextPane => drop(self.focus_step(true)),
            Action::Lanes => self.board.cycle_lanes(),
            Action::Fold => self.board.fold(),
            Action::FoldColumn => self.board.fold_column(),
            Action::Toggle if self.focused() == Pane::Tree => self.tree.toggle(),
            Action::ToggleAll if self.focused() == Pane::Tree => self.tree.toggle_all(),
            _ => return self.act_on_time(action),
        }
        Outcome::drawn()
    }

    /// The rows of a page in the pane that has the keys.
    fn page(&self) -> isize {
        let lines = match self.focused() {
            Pane::Board => super::pane::board::card_lines(self.rows_rect().height.saturating_sub(1)),
            Pane::Targets => 2,
            Pane::Work if !super::focus::is_table(self.rows_rect().width) => 2,
            _ => 1,
        };
        isize::try_from(self.rows_rect().height / lines).unwrap_or(1).max(1)
    }

    pub(super) fn step(&mut self, by: isize) {
        match self.focused() {
            Pane::Tree => self.tree.step(by),
            Pane::Board => self.board.step(by),
            Pane::Work => self.work.step(by),
            Pane::Targets => self.targets.list.step(by),
            Pane::Timeline => self.timeline.step(by),
            Pane::Documents => self.documents.step(by),
            Pane::History => self.history.step(by),
        }
    }

    fn end(&mut self, last: bool) {
        match self.focused() {
            Pane::Tree => self.tree.end(last),
            _ => self.step(if last { isize::MAX } else { isize::MIN + 1 }),
        }
    }

    /// Folds, columns, and where those end the pane beside.
    fn sideways(&mut self, right: bool) {
        let done = match self.focused() {
            Pane::Tree if right => self.tree.right(),
            Pane::Tree => {
                self.tree.left();
                true
            }
            Pane::Board => self.board.sideways(right),
            Pane::Timeline => self.step_day(right),
            _ => false,
        };
        if !done {
            self.focus_sideways(right);
        }
    }
}
