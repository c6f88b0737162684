//! Which keys of the action table are worth a place in the footer just now: those that would do something.
//!
//! It says nothing about how they are written or how many fit; `key_bar` does. What it leaves out still works and stands
//! in the help.

use super::App;
use super::action::{self, Action, Group, Row};
use super::screen::Pane;

impl App {
    /// The rows of the footer as things are now, the most wanted first.
    pub fn hints(&self) -> impl Iterator<Item = &'static Row> {
        let context = self.context();
        let has_key = move |row: &&Row| self.keymap().keys(context, row).next().is_some();
        action::footer(context).into_iter().filter(has_key).filter(|row| !self.is_idle(row))
    }

    /// The id whose words the footer has for a row: what the key does just now.
    pub fn said_of(&self, row: &Row) -> &'static str {
        self.overlays().last().map_or(row.id, |layer| layer.said_of(row))
    }

    /// Whether the key would do nothing here, or nothing that is wanted.
    fn is_idle(&self, row: &Row) -> bool {
        let in_pane = self.overlays().is_empty();
        match row.action {
            _ if self.session.read_only && row.group == Group::Edit => true,
            // They say their keys themselves, in whole words.
            _ if self.overlays().last().is_some_and(|layer| layer.says_its_keys()) => true,
            Action::Back => {
                let stays = self.desk.filter_text().is_empty() && self.desk.came_from.is_none();
                in_pane && self.selection().is_empty() && stays
            }
            Action::Bulk => self.selection().is_empty(),
            Action::Status => self.selected_record().is_none_or(|record| record.as_task().is_none()),
            Action::Measure => self.selected_record().is_none_or(|record| record.as_target().is_none()),
            Action::ZoomIn | Action::ZoomOut | Action::Today => in_pane && self.timeline().shown().agenda,
            // Over a pane the way back matters, not the way elsewhere.
            Action::NextScreen => !in_pane,
            // A node of the tree folds where no record is at hand, and a row of the summary leads to tasks.
            Action::Open if in_pane && matches!(self.desk.focused(), Pane::Tree | Pane::Summary) => false,
            Action::Open | Action::Edit | Action::Basis | Action::CardRight | Action::DeadlineOn
                if in_pane =>
            {
                self.selected().is_none()
            }
            Action::UndoThis => self.panes.history.selected().is_none(),
            action => self.overlays().last().is_some_and(|layer| layer.is_idle(action, &self.ctx())),
        }
    }
}
