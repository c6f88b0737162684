//! Which keys of the action table are worth a place in the footer just now: those that would do something.
//!
//! It says nothing about how they are written or how many fit; the footer does. What it leaves out still works and stands
//! in the help.

use super::App;
use super::action::{self, Action, Group, Row};
use super::overlay::Overlay;
use super::overlay::extend::Stage;
use super::overlay::form::guide::has_list;
use super::screen::Pane;

impl App {
    /// The rows of the footer as things are now, the most wanted first.
    pub fn hints(&self) -> impl Iterator<Item = &'static Row> {
        let context = self.context();
        let has_key = move |row: &&Row| self.keymap.keys(context, row).next().is_some();
        action::footer(context).into_iter().filter(has_key).filter(|row| !self.is_idle(row))
    }

    /// The id whose words the footer has for a row: what the key does just now.
    pub fn said_of(&self, row: &Row) -> &'static str {
        let saves = match self.overlays().last() {
            Some(Overlay::Ask(ask)) => ask.is_last(),
            Some(Overlay::Measure(form)) => form.is_last(),
            Some(Overlay::Extend(extend)) => extend.stage == Stage::Document,
            Some(Overlay::Form(form)) => form.is_last() && form.offers.is_none(),
            Some(Overlay::Entry(_)) => true,
            _ => return row.id,
        };
        match row.action {
            Action::Open if saves => "save-form",
            Action::Open if row.id == "accept-field" => row.id,
            Action::Open => "enter-next",
            _ => row.id,
        }
    }

    /// Whether the key would do nothing here, or nothing that is wanted.
    fn is_idle(&self, row: &Row) -> bool {
        let in_pane = self.overlays().is_empty();
        match row.action {
            _ if self.is_read_only() && row.group == Group::Edit => true,
            // They say their keys themselves, in whole words.
            _ if matches!(
                self.overlays().last(),
                Some(Overlay::Confirm(_) | Overlay::Conflict(_) | Overlay::Leave(_))
            ) =>
            {
                true
            }
            Action::Back => in_pane && self.selection().is_empty() && self.filter_text().is_empty(),
            Action::Bulk => self.selection().is_empty(),
            Action::Status => self.at_hand().is_none_or(|record| record.as_task().is_none()),
            Action::Measure => self.at_hand().is_none_or(|record| record.as_target().is_none()),
            Action::ZoomIn | Action::ZoomOut | Action::Today => in_pane && self.timeline().shown().agenda,
            // Over a pane the way back matters, not the way elsewhere.
            Action::NextScreen => !in_pane,
            // A node of the tree folds where no record is at hand.
            Action::Open if in_pane && self.focused() == Pane::Tree => false,
            Action::Open | Action::Edit | Action::Basis | Action::CardRight | Action::DeadlineOn
                if in_pane =>
            {
                self.selected().is_none()
            }
            Action::UndoThis => self.history.selected().is_none(),
            action => self.overlays().last().is_some_and(|over| self.is_idle_over(action, over)),
        }
    }

    /// The same for what lies over a pane.
    fn is_idle_over(&self, action: Action, over: &Overlay) -> bool {
        match (over, action) {
            // Enter saves already, and says so.
            (Overlay::Ask(ask), Action::SaveForm) => ask.is_last(),
            // Enter goes on, too.
            (Overlay::Ask(ask), Action::NextField) => ask.blanks.len() == 1 || !ask.is_last(),
            (Overlay::Measure(form), Action::NextField) => !form.is_last(),
            (Overlay::Measure(form), Action::SaveForm) => form.is_last(),
            (Overlay::Entry(_) | Overlay::Filter(_), Action::SaveForm) => true,
            (Overlay::Extend(extend), Action::SaveForm) => extend.stage != Stage::Reason,
            (Overlay::Finder(finder), Action::Open) => finder.hits().is_empty(),
            (Overlay::Views(_), Action::Open | Action::DropView) => self.views().count() == 0,
            (Overlay::Form(form), Action::Choose) => form.field().is_none_or(|field| !has_list(field)),
            // In a long text Enter is a new line, and Tab the way on.
            (Overlay::Form(form), Action::Open) => form.field().is_some_and(|field| field.is_prose()),
            (Overlay::Form(form), Action::NextField) => !form.field().is_some_and(|field| field.is_prose()),
            _ => false,
        }
    }
}
