//! What is told at length of the row at hand: below its list or beside it, or beside the hits of the finder.
//!
//! Over a slow line it is dear, so after a key that only moves it waits until the keys pause ([`Effect::Rest`]); until then
//! what was told before stands. Whatever else changes the screen tells it at once.

use super::App;
use super::message::{Effect, Outcome};
use super::screen::{Pane, Screen};
use crate::model::Id;
use crate::view::tree::Node;

/// What a row stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Subject {
    /// Nothing that could be told of.
    #[default]
    Nothing,
    /// A record.
    Record(Id),
    /// What a place has, in the catalogue tree.
    Place(Box<str>),
}

/// What has to stay the same for a key to have only moved: the screen, the pane that has the keys, the layers.
pub(super) type Scene = (Screen, Pane, usize);

impl App {
    /// What is told at length.
    pub fn told(&self) -> &Subject {
        &self.told
    }

    /// What the row at hand stands for.
    fn at_hand(&self) -> Subject {
        let pane = self.desk.focused();
        match (self.selected_in(pane), self.panes.tree.row().map(|row| &row.node)) {
            (Some(id), _) => Subject::Record(id.clone()),
            (None, Some(Node::Place(place))) if pane == Pane::Tree => Subject::Place(place.clone()),
            _ => Subject::Nothing,
        }
    }

    pub(super) fn scene(&self) -> Scene {
        (self.desk.screen, self.desk.focused(), self.overlays.len())
    }

    /// After something happened: tells of the row at hand, or once the keys pause. `moved_in` is where a key was pressed.
    pub(super) fn tell_of_row(&mut self, moved_in: Option<Scene>, outcome: Outcome) -> Outcome {
        let is_restless = self.overlays.last().is_some_and(|layer| layer.is_restless());
        let at_hand = self.at_hand();
        if is_restless || (at_hand != self.told && moved_in == Some(self.scene())) {
            return outcome.with(Some(Effect::Rest));
        }
        self.told = at_hand;
        outcome
    }

    /// The keys paused.
    pub(super) fn rest(&mut self) -> Outcome {
        self.with_top(|layer, ctx| layer.rest(ctx));
        self.told = self.at_hand();
        Outcome::drawn()
    }
}
