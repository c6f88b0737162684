//! What a text was before: for undo and redo within one field. It ends with the field; edits of records have their own.

/// As many steps as anybody goes back.
const MOST: usize = 200;
/// And as many bytes as they may hold together: a form has thirty fields.
const MOST_BYTES: usize = 256 << 10;

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
        self.behind.push((text.to_owned(), cursor, selected));
        self.drop_oldest();
    }

    /// Keeps to the bounds; the step before stays, however long the text is.
    fn drop_oldest(&mut self) {
        let (mut bytes, mut gone) = (bytes_of(&self.behind), 0);
        while self.behind.len() - gone > 1 && (self.behind.len() - gone > MOST || bytes > MOST_BYTES) {
            bytes -= self.behind[gone].0.len();
            gone += 1;
        }
        self.behind.drain(..gone);
    }

    /// The bytes that all of it holds.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        bytes_of(&self.behind) + bytes_of(&self.ahead)
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

fn bytes_of(moments: &[Moment]) -> usize {
    moments.iter().map(|(text, ..)| text.len()).sum()
}
