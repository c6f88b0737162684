//! Where somebody is in the program, so that the next start can lead there: the screen, the record at hand, the filters,
//! the grouping.

use serde::{Deserialize, Serialize};

use super::App;
use super::screen::Screen;
use crate::model::Id;
use crate::view::target::Grouping;

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
        let filter = |screen: &Screen| {
            let (text, _) = self.filters.get(screen)?;
            Some((screen.word().to_owned(), text.clone()))
        };
        let group = |screen: &Screen| Some((screen.word().to_owned(), self.group_of(*screen)?.to_owned()));
        let others = Screen::ALL.iter().filter(|screen| **screen != Screen::Targets);
        Place {
            groups: others.filter_map(group).collect(),
            screen: self.screen.word().to_owned(),
            record: self.place_of_cursor().cloned(),
            filters: Screen::ALL.iter().filter_map(filter).collect(),
            targets: Some(self.targets.grouping().word().to_owned()),
        }
    }

    /// The same where somebody was before. What is there no more is passed over; `start` names the screen that is wanted
    /// instead of the last one.
    #[must_use]
    pub fn at(mut self, place: &Place, start: Option<&str>) -> Self {
        let here = self.screen;
        for (word, filter) in &place.filters {
            if let Some(screen) = Screen::of_word(word) {
                self.screen = screen;
                self.set_filter(filter);
            }
        }
        if let Some(grouping) = place.targets.as_deref().and_then(Grouping::of_word) {
            self.targets.group_by(grouping);
        }
        for (word, group) in &place.groups {
            if let Some(screen) = Screen::of_word(word) {
                // A word of a newer version means nothing here.
                self.group_screen(screen, group);
            }
        }
        let wanted = start.filter(|word| *word != "last").unwrap_or(&place.screen);
        self.screen = Screen::of_word(wanted).unwrap_or(here);
        self.projection.aim(place.record.clone());
        self
    }
}
