//! What a text was before: for undo and redo within one field. It ends with the field; edits of records have their own.

/// As many steps as anybody goes back; a field of 16 KiB keeps at most a few megabytes.
const MOST: usize = 200;

/// What sort of change comes: some belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touch {
    /// A letter, or the Backspace that a Vietnamese keyboard sends before a better one.
    Typing,
    /// A space: the next letter begins another step.
    Space,
    /// Deleting forwards, letter by letter.
    Deleting,
    /// Anything else; a step of its own.
    Other,
}

/// The text, its cursor, and whether all of it was selected.
pub(super) type Moment = (String, usize, bool);

/// The steps behind and ahead.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    behind: Vec<Moment>,
    ahead: Vec<Moment>,
    last: Option<Touch>,
}

impl Past {
    /// Notes what there was before a change, unless the change goes on with the one before.
    pub(super) fn remember(&mut self, touch: Touch, (text, cursor, selected): (&str, usize, bool)) {
        let goes_on = match (self.last, touch) {
            (Some(Touch::Typing), Touch::Typing | Touch::Space) => true,
            (Some(last), now) => last == now && now != Touch::Other,
            (None, _) => false,
        };
        self.last = Some(touch);
        self.ahead.clear();
        if goes_on {
            return;
        }
        if self.behind.len() == MOST {
            self.behind.remove(0);
        }
        self.behind.push((text.to_owned(), cursor, selected));
    }

    /// The cursor was moved: the next change is a step of its own.
    pub(super) fn rest(&mut self) {
        self.last = None;
    }

    /// What there was before the last step.
    pub(super) fn undo(&mut self, now: Moment) -> Option<Moment> {
        self.rest();
        let moment = self.behind.pop()?;
        self.ahead.push(now);
        Some(moment)
    }

    /// What there was before the last undo.
    pub(super) fn redo(&mut self, now: Moment) -> Option<Moment> {
        self.rest();
        let moment = self.ahead.pop()?;
        self.behind.push(now);
        Some(moment)
    }
}
