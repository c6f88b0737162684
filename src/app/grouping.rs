//! What the rows of each screen stand together by, by the word that a view, the config and the last place keep.
//!
//! A word means something on its own screen only: the lanes of the board, the groups of the chart, those of the targets.

use super::App;
use super::screen::Screen;
use crate::view::board::Lanes;
use crate::view::{target, timeline};

impl App {
    /// Groups the rows of a screen, where it can be grouped so. Whether the word means something there.
    pub(super) fn group_screen(&mut self, screen: Screen, word: &str) -> bool {
        match screen {
            Screen::Board => Lanes::of_word(word).map(|lanes| self.board.divide_by(lanes)),
            Screen::Timeline => timeline::Grouping::of_word(word).map(|it| self.timeline.group_by(it)),
            Screen::Targets => target::Grouping::of_word(word).map(|it| self.targets.group_by(it)),
            _ => None,
        }
        .is_some()
    }

    /// How the rows of a screen are grouped, where somebody may choose.
    pub(super) fn group_of(&self, screen: Screen) -> Option<&'static str> {
        match screen {
            Screen::Board => Some(self.board.lanes().word()),
            Screen::Timeline => Some(self.timeline.shown().grouping.word()),
            Screen::Targets => Some(self.targets.grouping().word()),
            _ => None,
        }
    }
}
