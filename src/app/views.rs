//! Views: filters with names. Those of the config are the user's text and stay as they are; those that are saved here are
//! kept in the user's state folder.

use super::overlay::Overlay;
use super::overlay::views::{Views, keys};
use super::screen::Screen;
use super::{App, Effect, Outcome};
use crate::config::View;
use crate::config::views::{self, Change};
use crate::search::Filter;
use crate::text::Message;
use crate::view::grouping;

impl App {
    /// The same with views: those of the config, and those that were saved.
    #[must_use]
    pub fn with_views(mut self, configured: Vec<View>, saved: Vec<View>) -> Self {
        (self.configured, self.saved) = (configured, saved);
        self
    }

    /// Every view, those of the config first.
    pub fn views(&self) -> impl Iterator<Item = &View> + Clone {
        self.configured.iter().chain(&self.saved)
    }

    pub(super) fn open_views(&mut self) -> Outcome {
        self.lay(Overlay::Views(Views::default()))
    }

    /// Goes to the view at hand.
    pub(super) fn choose_view(&mut self) -> Outcome {
        let Some(Overlay::Views(views)) = self.overlays.last() else { return Outcome::default() };
        let view = self.views().nth(views.cursor().at).cloned();
        view.map_or_else(Outcome::default, |view| self.show_view(&view))
    }

    /// Goes to the view that has a key, if one has it.
    pub(super) fn view_of_key(&mut self, key: char) -> Outcome {
        let at = keys(self.views()).into_iter().position(|of| of == Some(key));
        let view = at.and_then(|at| self.views().nth(at)).cloned();
        view.map_or_else(Outcome::default, |view| self.show_view(&view))
    }

    fn show_view(&mut self, view: &View) -> Outcome {
        if let Err(error) = Filter::read_for(&view.filter, self.now, &self.me) {
            return self.tell(error.message(), true);
        }
        let screen = view.screen.as_deref().map(Screen::of_word);
        if screen == Some(None) {
            let word = view.screen.clone().unwrap_or_default();
            return self.tell(Message::new("view-no-screen").with("value", word), true);
        }
        let mut outcome = self.go(screen.flatten().unwrap_or(self.screen));
        self.set_filter(&view.filter);
        let wrong = view.group.as_deref().filter(|word| !self.group_screen(self.screen, word));
        let message = match wrong {
            Some(word) => self.no_group(word),
            None => Message::new("view-shown").with("name", &view.name),
        };
        let said = self.tell(message, wrong.is_some());
        outcome.effects.extend(said.effects);
        outcome
    }

    /// Why the screen is not grouped so.
    fn no_group(&self, word: &str) -> Message {
        let among = grouping::words(Some(self.screen.word()));
        let id = if among.is_empty() { "view-no-groups" } else { "view-no-group" };
        Message::new(id).with("value", word).with("among", among.join(", "))
    }

    /// Keeps the screen with its filter under a name; a saved view of the same name is replaced.
    pub(super) fn save_view(&mut self, name: &str) -> Outcome {
        let name = match views::name(name) {
            Ok(name) => name,
            Err(wrong) => return self.tell(wrong, true),
        };
        if self.configured.iter().any(|view| view.name == name) {
            return self.tell(Message::new("view-configured").with("name", name), true);
        }
        self.saved.retain(|view| view.name != name);
        let view = View {
            name: name.to_owned(),
            screen: Some(self.screen.word().to_owned()),
            filter: self.filter_text().to_owned(),
            group: self.group_of(self.screen).map(str::to_owned),
            key: None,
        };
        self.saved.push(view.clone());
        let mut outcome = self.tell(Message::new("view-saved").with("name", name), false);
        outcome.effects.push(Effect::KeepView(Change::Save(view)));
        outcome
    }

    /// Forgets the saved view at hand.
    pub(super) fn drop_view(&mut self) -> Outcome {
        let Some(Overlay::Views(views)) = self.overlays.last_mut() else { return Outcome::default() };
        let Some(at) = views.cursor().at.checked_sub(self.configured.len()) else {
            return self.refuse("view-of-config");
        };
        if at >= self.saved.len() {
            return Outcome::default();
        }
        let view = self.saved.remove(at);
        views.step(0, self.configured.len() + self.saved.len());
        let mut outcome = self.tell(Message::new("view-dropped").with("name", &view.name), false);
        outcome.effects.push(Effect::KeepView(Change::Drop(view.name)));
        outcome
    }
}
