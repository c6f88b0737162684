//! What a layer or a pane wants done after a key, as data: it changes nothing but itself.

use serde_json::Value;

use super::action::{Action, Context};
use super::ctx::Ctx;
use super::message::{Effect, Request};
use super::overlay::Overlay;
use super::projection::Wanted;
use super::screen::Screen;
use crate::config::{Own, View};
use crate::model::{Date, FieldError, Id, Kind, Plan, Record, ValueError};
use crate::text::Message;

/// What is to be done.
#[derive(Debug)]
pub enum Reply {
    /// Nothing: the key means nothing here, or changed nothing.
    Ignored,
    /// Something is to be drawn anew.
    Drawn,
    /// The layer goes.
    Close,
    /// Every layer goes.
    CloseAll,
    /// Another layer lies over it.
    Push(Box<Overlay>),
    /// The same, with what was typed there before and not saved.
    Open(Box<Overlay>),
    /// The layer goes, and what lies below gets its answer.
    Answer(Answer),
    /// Something is said.
    Tell {
        /// What.
        message: Message,
        /// Whether it went wrong.
        failed: bool,
    },
    /// Something that only the runtime can do.
    Effect(Effect),
    /// Something that the store is to do; refused where nothing may be changed.
    Write(Request),
    /// What is typed is kept; an empty text is forgotten.
    Keep {
        /// What it is typed for.
        place: String,
        /// The text.
        text: String,
    },
    /// What was typed for a place is not wanted any more.
    Forget(String),
    /// What was typed for a place is being saved: it comes back if that fails.
    HandOver(String),
    /// The screen is filtered; what is no filter changes nothing.
    Filter(String),
    /// Goes to a view.
    ShowView(View),
    /// Goes to a screen that shows what a filter leaves; a step back leads back to where the user is.
    Drill(Screen, String),
    /// Keeps the screen with its filter under a name.
    SaveView(String),
    /// Forgets the saved view at this place among all.
    DropView(usize),
    /// What somebody said of themselves holds, and is written into the config file.
    Own(Own),
    /// What was typed into the palette is remembered.
    Remember(String),
    /// Does an action as if it had been pressed in a context.
    Act(Context, Action),
    /// Has something gathered of all that passes the filter: a layer opens with it.
    Gather(Wanted),
    /// Chooses a record with others, or no longer.
    Choose(Id),
    /// Gives the keys to the pane beside, where there is one: to the right, else to the left.
    Beside(bool),
    /// What follows in the state that the replies before it lead to.
    Then(fn(&Ctx<'_>) -> Reply),
    /// One after the other.
    All(Vec<Reply>),
}

/// What a layer says to the one below it when it goes.
#[derive(Debug, Clone)]
pub enum Answer {
    /// A day was picked.
    Day(Date),
    /// The plan that was shown is carried out.
    Agreed,
    /// What was asked for is saved.
    Saved,
    /// A form that something was asked for goes on saving with this reason.
    Reason(String),
    /// Save what is unsaved; whether the program ends then.
    Save {
        /// Whether the program ends then.
        quits: bool,
    },
    /// Leave what is unsaved.
    Leave {
        /// Whether it is kept as a draft.
        keep: bool,
        /// Whether the program ends then.
        quits: bool,
    },
    /// Which of two values of a field stands.
    Settled(Settled),
}

/// Which of two values of a field stands.
#[derive(Debug, Clone)]
pub struct Settled {
    /// The record.
    pub id: Id,
    /// The field.
    pub field: String,
    /// Which: one of the three actions of a conflict.
    pub keeps: Action,
    /// The value to be saved; none where the other one stands.
    pub value: Option<Value>,
}

impl Reply {
    /// Another layer over this one.
    pub fn push(overlay: Overlay) -> Self {
        Self::Push(Box::new(overlay))
    }

    /// The same, with what was typed there before and not saved.
    pub fn open(overlay: Overlay) -> Self {
        Self::Open(Box::new(overlay))
    }

    /// Says that something went well.
    pub fn tell(message: Message) -> Self {
        Self::Tell { message, failed: false }
    }

    /// Says that something cannot be.
    pub fn fail(message: Message) -> Self {
        Self::Tell { message, failed: true }
    }

    /// The same by the id of its sentence.
    pub fn refuse(id: &'static str) -> Self {
        Self::fail(Message::new(id))
    }

    /// Has a plan made an edit.
    pub fn run(plan: Plan) -> Self {
        Self::Write(Request::CarryOut(plan))
    }

    /// Whether nothing happened.
    pub fn is_ignored(&self) -> bool {
        matches!(self, Self::Ignored)
    }

    /// [`Reply::Drawn`] where something changed.
    pub fn drawn_if(changed: bool) -> Self {
        if changed { Self::Drawn } else { Self::Ignored }
    }

    /// This, and then another.
    #[must_use]
    pub fn and(self, then: Self) -> Self {
        Self::All(vec![self, then])
    }
}

/// Says why a command does not apply to a record; where none is selected, that.
pub fn refuse_for(record: Option<&Record>, wrong: fn(Kind) -> ValueError) -> Reply {
    match record {
        Some(record) => Reply::fail(FieldError::new("kind", wrong(record.kind())).message()),
        None => Reply::refuse("edit-nothing"),
    }
}
