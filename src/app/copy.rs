//! Copying: through the terminal, and for those that ignore that, bare text to select by mouse.

use super::overlay::Overlay;
use super::overlay::copy::{Bare, Copying};
use super::{App, Effect, Outcome};
use crate::text::Message;
use crate::view::links::Extent;

impl App {
    /// Asks what to copy of the record at hand.
    pub(super) fn open_copying(&mut self) -> Outcome {
        match self.at_hand() {
            Some(record) => self.lay(Overlay::Copy(Copying::of(&record))),
            None => self.refuse("copy-nothing"),
        }
    }

    /// Copies what is at hand, and says how to see whether it worked: a terminal that ignores it does so in silence.
    pub(super) fn copy(&mut self) -> Outcome {
        let Some(Overlay::Copy(copying)) = self.overlays.pop() else { return Outcome::default() };
        let Some(text) = copying.selected() else { return Outcome::drawn() };
        let mut outcome = self.tell(Message::new("copy-sent"), false);
        outcome.effects.push(Effect::Copy(text.to_owned()));
        outcome
    }

    /// Shows the record at hand without labels beside it and without breaking its lines.
    pub(super) fn open_bare(&mut self) -> Outcome {
        let Some(record) = self.at_hand() else { return self.refuse("copy-nothing") };
        let mut lines = vec![record.title().to_owned(), record.id.to_string()];
        for line in self.sheet_of(&record.id, Extent::Whole) {
            lines.extend(Some(line.label).filter(|label| !label.is_empty()));
            lines.extend(line.text.lines().map(str::to_owned));
        }
        self.lay(Overlay::Bare(Bare { lines, top: 0 }))
    }
}
