//! What comes into the core, and what it asks for in return.

use std::sync::Arc;

use super::key::Key;
use super::layout::Size;
use super::mouse::Mouse;
use super::origin::Origin;
use super::projection::Rebuilt;
use crate::config::{Own, views};
use crate::model::{Conflict, Dataset, Date, Id, Kind, Plan};
use crate::search::{Answer, FilterError};
use crate::text::Message;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// A text was pasted.
    Paste(String),
    /// The screen has a new size, in cells.
    Resize(Size),
    /// A new day began in Việt Nam.
    Today(Date),
    /// The records changed: all of them as they are now, and which are different.
    Data {
        /// The records.
        data: Arc<Dataset>,
        /// Those that changed, came or went.
        changed: Vec<Id>,
    },
    /// The records come from somewhere else now: the first edit has made a store.
    Origin(Origin),
    /// Something is to be said: that an edit is saved, or why it is not.
    Told {
        /// What.
        message: Message,
        /// Whether it went wrong.
        failed: bool,
    },
    /// What a form asked for is saved, in this record.
    Saved(Id),
    /// Nothing more may be changed: the store is not the one that was opened, or lost edits.
    ReadOnly,
    /// Others changed something since this user last looked.
    News {
        /// How many edits.
        n: usize,
        /// Who made them, with how many each: `an 3, bình 2`.
        by: String,
    },
    /// Somebody else changed the same field in the meantime; nothing was saved.
    Conflict(Box<Conflict>),
    /// The history that was asked for, the newest first.
    History(Vec<LogLine>),
    /// What was typed and not saved when the program last ended: places and texts.
    Drafts(Vec<(String, String)>),
    /// A job is done: what it found in the records.
    Rebuilt(Box<Rebuilt>),
    /// What was said long enough may go.
    Fade,
    /// The keys paused.
    Rest,
    /// Query number `n` has its answer.
    Found {
        /// The number that the query was sent with.
        n: u64,
        /// What was found, or why the query cannot be.
        answer: Result<Answer, FilterError>,
    },
}

/// One edit of the history, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// Its number.
    pub n: u64,
    /// The day and time in Việt Nam.
    pub when: String,
    /// The account.
    pub by: String,
    /// The record that it changed, where it is one.
    pub id: Option<Id>,
    /// What changed.
    pub text: String,
    /// Whether it came after this user last looked.
    pub is_new: bool,
    /// Whether this user made it.
    pub is_own: bool,
}

/// Something that the store is to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Carry a plan out: one edit.
    CarryOut(Plan),
    /// The same for a form: [`Msg::Saved`] is the answer, or why not.
    Submit(Plan),
    /// Take back one's own last edit.
    Undo,
    /// Take back one's own last undo.
    Redo,
    /// Take back the edit of this number.
    UndoEdit(u64),
    /// Tell the history: of one record, or of all.
    History(Option<Id>),
}

/// Something that only the runtime can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Have the store do something.
    Store(Request),
    /// Work out what is shown of the records: `App::job` says what, at the latest before the next frame.
    Rebuild,
    /// Send `Fade` after a while.
    Fade,
    /// Send `Rest` once no key was pressed for a moment.
    Rest,
    /// Keep what is typed and not saved, on the disk within a second; an empty text forgets it.
    Draft {
        /// The record and the field it is typed for.
        place: String,
        /// The text.
        text: String,
    },
    /// Make the search ready: somebody is about to type.
    ReadySearch,
    /// Find records; the answer carries the number.
    Search {
        /// The number of the query.
        n: u64,
        /// What was typed.
        query: String,
        /// The kinds that are wanted; all of them where none is named.
        kinds: Vec<Kind>,
    },
    /// Put a text into the clipboard of the user's machine, as far as the terminal does that.
    Copy(String),
    /// Save or drop a view of this user.
    KeepView(views::Change),
    /// Write into the config file what somebody said of themselves.
    KeepOwn(Own),
    /// Draw every cell anew.
    Redraw,
    /// End the program.
    Quit,
}

/// What an update led to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// Whether anything that is drawn may have changed.
    pub dirty: bool,
    /// What the runtime has to do.
    pub effects: Vec<Effect>,
}

impl Outcome {
    /// Something to draw, nothing to do.
    pub fn drawn() -> Self {
        Self { dirty: true, effects: Vec::new() }
    }

    /// This and what another update led to.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.effects.extend(other.effects);
        Self { dirty: self.dirty || other.dirty, ..self }
    }

    /// The same with something more to do.
    #[must_use]
    pub fn with(mut self, effect: Option<Effect>) -> Self {
        self.effects.extend(effect);
        self
    }

    /// Something to do, and then to draw.
    pub fn effect(effect: Effect) -> Self {
        Self { dirty: true, effects: vec![effect] }
    }
}
