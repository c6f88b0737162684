//! What lies over the screen: laying a layer on, opening the record at hand, and one level back.

use super::action::Action;
use super::overlay::Overlay;
use super::overlay::sheet::Sheet;
use super::screen::Pane;
use super::{App, Outcome};
use crate::search::Filter;

/// As many layers as anybody can find back from.
const DEEPEST: usize = 40;

impl App {
    pub(super) fn lay(&mut self, overlay: Overlay) -> Outcome {
        if self.overlays.len() < DEEPEST {
            self.overlays.push(overlay);
        }
        Outcome::drawn()
    }

    /// One level back; at the bottom it takes the filter off, and never quits.
    pub(super) fn back(&mut self) -> Outcome {
        match self.overlays.pop() {
            Some(Overlay::Conflict(choice)) => return self.leave_conflict(&choice),
            Some(Overlay::Filter(prompt)) => self.set_filter(&prompt.before),
            // What lay below was kept up to date: there is nothing to work out anew.
            Some(overlay) => {
                if let Some((place, _)) = overlay.typed() {
                    return self.forget_draft(&place, Outcome::drawn());
                }
            }
            None if self.selection.clear() => {}
            None => drop(self.filters.remove(&self.screen)),
        }
        Outcome::drawn()
    }

    pub(super) fn open(&mut self) -> Outcome {
        if let Some(Overlay::Detail(sheet)) = self.overlays.last_mut()
            && sheet.unfold()
        {
            self.refresh_sheets();
            return Outcome::drawn();
        }
        let target = match self.overlays.last() {
            Some(Overlay::Detail(sheet) | Overlay::Basis(sheet)) => sheet.link().cloned(),
            Some(Overlay::Finder(finder)) if !finder.is_answered() => return self.hurry(),
            Some(Overlay::Finder(finder)) => {
                finder.selected().and_then(|hit| self.data.at(hit.place)).map(|record| record.id.clone())
            }
            Some(Overlay::Filter(prompt)) => return self.accept_filter(prompt.error.is_none()),
            Some(Overlay::Menu(_)) => return self.choose_item(),
            Some(Overlay::Palette(_)) => return self.run_palette(),
            Some(Overlay::Views(_)) => return self.choose_view(),
            Some(Overlay::Copy(_)) => return self.copy(),
            Some(Overlay::Ask(_)) => return self.enter_blank(),
            Some(Overlay::Plan(_)) => return self.accept_plan(),
            Some(Overlay::Clearing(_)) => return self.fill_cell(),
            Some(Overlay::Handing(_)) => return self.accept_handing(),
            Some(Overlay::Entry(_)) => return self.accept_entry(),
            Some(Overlay::Form(_)) => return self.enter_field(),
            Some(Overlay::Measure(_)) => return self.enter_box(),
            Some(Overlay::Calendar(_)) => return self.act_in_calendar(Action::Open),
            Some(Overlay::Extend(_)) => return self.answer(),
            Some(
                Overlay::Help(_)
                | Overlay::Log(_)
                | Overlay::Confirm(_)
                | Overlay::Conflict(_)
                | Overlay::Leave(_)
                | Overlay::Bare(_),
            ) => None,
            None if self.focused() == Pane::Tree
                && self.tree.row().is_some_and(|_| self.tree.selected().is_none()) =>
            {
                self.tree.toggle();
                return Outcome::drawn();
            }
            None => self.selected().map(|record| record.id.clone()),
        };
        match target {
            Some(id) if self.data.get(&id).is_some() => {
                let lines = self.sheet(&id);
                self.lay(Overlay::Detail(Sheet::new(id, lines)))
            }
            _ => Outcome::default(),
        }
    }

    /// Enter came before the answer to what was typed: the first hit opens when it is there.
    fn hurry(&mut self) -> Outcome {
        if let Some(Overlay::Finder(finder)) = self.overlays.last_mut() {
            finder.hurry();
        }
        Outcome::default()
    }

    pub(super) fn open_basis(&mut self) -> Outcome {
        if matches!(self.overlays.last(), Some(Overlay::Basis(_))) {
            return self.back();
        }
        let id = match self.overlays.last() {
            Some(Overlay::Detail(sheet)) => Some(sheet.id.clone()),
            Some(_) => None,
            None => self.selected().map(|record| record.id.clone()),
        };
        let Some(id) = id else { return Outcome::default() };
        let lines = self.basis(&id);
        self.lay(Overlay::Basis(Sheet::new(id, lines)))
    }

    fn accept_filter(&mut self, is_whole: bool) -> Outcome {
        if is_whole {
            self.overlays.pop();
        }
        Outcome::drawn()
    }

    /// Filters this screen; what is no filter leaves it as it was.
    pub(super) fn set_filter(&mut self, text: &str) {
        match Filter::read_for(text, self.now, &self.me) {
            Ok(filter) if filter.is_empty() => drop(self.filters.remove(&self.screen)),
            Ok(filter) => drop(self.filters.insert(self.screen, (text.to_owned(), filter))),
            Err(_) => {}
        }
    }
}
