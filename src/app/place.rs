//! Where somebody is in the program, so that the next start can lead there: the screen, the record at hand, the filters,
//! the grouping.

use serde::{Deserialize, Serialize};

use super::App;
use super::layout::main_pane;
use super::screen::Screen;
use crate::model::Id;

/// Where somebody is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The screen, by its word.
    pub screen: String,
    /// The record at hand.
    pub record: Option<Id>,
    /// The screens that are filtered, with their filters; in the order of the screens.
    pub filters: Vec<(String, String)>,
    /// How the targets are grouped.
    pub targets: Option<String>,
    /// How the rows of the other screens are, by the words of the screens.
    pub groups: Vec<(String, String)>,
}

impl App {
    /// Where the user is now.
    pub fn place(&self) -> Place {
        let filter =
            |screen: &Screen| Some((screen.word().to_owned(), self.desk.filter_text_of(*screen)?.to_owned()));
        let grouping = |screen: Screen| self.panes.get(main_pane(screen)).grouping_word();
        let group = |screen: &Screen| Some((screen.word().to_owned(), grouping(*screen)?.to_owned()));
        let others = Screen::ALL.iter().filter(|screen| **screen != Screen::Targets);
        Place {
            groups: others.filter_map(group).collect(),
            screen: self.desk.screen.word().to_owned(),
            record: self.place_of_cursor().cloned(),
            filters: Screen::ALL.iter().filter_map(filter).collect(),
            targets: grouping(Screen::Targets).map(str::to_owned),
        }
    }

    /// The same where somebody was before. What is there no more is passed over; `start` names the screen that is wanted
    /// instead of the last one.
    #[must_use]
    pub fn at(mut self, place: &Place, start: Option<&str>) -> Self {
        let here = self.desk.screen;
        for (word, filter) in &place.filters {
            if let Some(screen) = Screen::of_word(word) {
                self.desk.screen = screen;
                self.desk.set_filter(filter, &self.session);
            }
        }
        let targets = place.targets.as_deref().map(|word| (Screen::Targets, word));
        let others = place.groups.iter().filter_map(|(at, word)| Some((Screen::of_word(at)?, word.as_str())));
        for (screen, word) in targets.into_iter().chain(others) {
            // A word of a newer version means nothing here.
            self.panes.get_mut(main_pane(screen)).group_by_word(word);
        }
        let wanted = start.filter(|word| *word != "last").unwrap_or(&place.screen);
        self.desk.screen = Screen::of_word(wanted).unwrap_or(here);
        self.projection.aim(place.record.clone());
        self
    }
}
