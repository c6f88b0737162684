//! Views: filters with names. Those of the config are the user's text and stay as they are; those that are saved here are
//! kept in the user's state folder.

use super::screen::Screen;
use crate::config::View;
use crate::config::views;
use crate::text::Message;
use crate::view::grouping;

/// Every view.
#[derive(Debug, Clone, Default)]
pub struct SavedViews {
    configured: Vec<View>,
    saved: Vec<View>,
}

impl SavedViews {
    /// Those of the config, and those that were saved.
    pub fn new(configured: Vec<View>, saved: Vec<View>) -> Self {
        Self { configured, saved }
    }

    /// Every view, those of the config first.
    pub fn all(&self) -> impl Iterator<Item = &View> + Clone {
        self.configured.iter().chain(&self.saved)
    }

    /// Keeps a view; a saved one of the same name is replaced.
    ///
    /// # Errors
    ///
    /// Fails for a name that cannot be one, or is that of a view of the config.
    pub fn save(&mut self, mut view: View) -> Result<View, Message> {
        views::name(&view.name)?.to_owned().clone_into(&mut view.name);
        if self.configured.iter().any(|of_config| of_config.name == view.name) {
            return Err(Message::new("view-configured").with("name", &view.name));
        }
        self.saved.retain(|saved| saved.name != view.name);
        self.saved.push(view.clone());
        Ok(view)
    }

    /// Forgets the saved view at this place among all; `None` where none is there.
    ///
    /// # Errors
    ///
    /// Fails for a view of the config.
    pub fn remove(&mut self, at: usize) -> Result<Option<View>, Message> {
        let at = at.checked_sub(self.configured.len()).ok_or_else(|| Message::new("view-of-config"))?;
        Ok((at < self.saved.len()).then(|| self.saved.remove(at)))
    }
}

/// Why a screen is not grouped so.
pub fn no_group(screen: Screen, word: &str) -> Message {
    let among = grouping::words(Some(screen.word()));
    let id = if among.is_empty() { "view-no-groups" } else { "view-no-group" };
    Message::new(id).with("value", word).with("among", among.join(", "))
}
