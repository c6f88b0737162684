//! Moving about: in the pane that has the keys, and in what lies over it.

use super::action::Action;
use super::overlay::Overlay;
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

    pub(super) fn act_in_overlay(&mut self, action: Action) -> Outcome {
        if matches!(self.overlays.last(), Some(Overlay::Calendar(_))) {
            return self.act_in_calendar(action);
        }
        let height = self.sheet_rect().height;
        let page = isize::try_from(height).unwrap_or(1).max(1);
        let by = match action {
            Action::Up | Action::PreviousField => -1,
            Action::Down | Action::NextField => 1,
            Action::HalfUp => -(page / 2).max(1),
            Action::HalfDown => (page / 2).max(1),
            Action::PageUp => -page,
            Action::PageDown => page,
            Action::First => isize::MIN + 1,
            Action::Last => isize::MAX,
            Action::Left | Action::Right => return self.sideways_in_overlay(action == Action::Right),
            Action::NextPane => return self.next_missing(),
            _ => return Outcome::default(),
        };
        let views = self.views().count();
        match self.overlays.last_mut() {
            Some(Overlay::Palette(_)) => return self.step_palette(by),
            Some(Overlay::Views(open)) => open.step(by, views),
            Some(Overlay::Copy(open)) => open.step(by),
            Some(Overlay::Bare(open)) => open.scroll(by),
            Some(Overlay::Detail(sheet) | Overlay::Basis(sheet)) => sheet.step(by),
            Some(Overlay::Finder(finder)) => finder.step(by),
            Some(Overlay::Help(help)) => help.scroll(by, height),
            Some(Overlay::Menu(menu)) => menu.step(by),
            Some(Overlay::Log(log)) => log.step(by),
            Some(Overlay::Form(_)) => return self.step_in_form(by),
            Some(Overlay::Measure(form)) => form.step(by > 0),
            Some(Overlay::Plan(plan)) => plan.step(by),
            Some(Overlay::Clearing(list)) => list.step(by),
            Some(Overlay::Handing(list)) => list.step(by),
            Some(Overlay::Ask(_)) if matches!(action, Action::NextField | Action::PreviousField) => {
                return self.next_blank(by > 0);
            }
            Some(Overlay::Ask(_)) => return self.step_in_question(by > 0),
            Some(
                Overlay::Filter(_)
                | Overlay::Entry(_)
                | Overlay::Confirm(_)
                | Overlay::Conflict(_)
                | Overlay::Leave(_)
                | Overlay::Calendar(_)
                | Overlay::Extend(_),
            )
            | None => {}
        }
        Outcome::drawn()
    }

    fn sideways_in_overlay(&mut self, right: bool) -> Outcome {
        if let Some(Overlay::Clearing(list)) = self.overlays.last_mut() {
            list.sideways(right);
        }
        if let Some(Overlay::Detail(sheet) | Overlay::Basis(sheet)) = self.overlays.last_mut() {
            sheet.step_to_link(right);
        }
        Outcome::drawn()
    }

    /// Goes to the next thing that a task lacks.
    fn next_missing(&mut self) -> Outcome {
        if let Some(Overlay::Clearing(list)) = self.overlays.last_mut() {
            list.next_missing(&self.data);
        }
        Outcome::drawn()
    }
}
