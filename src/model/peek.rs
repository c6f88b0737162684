//! A value of a record as it lies there, whatever its field: for conditions that are asked of every record of a large store,
//! where JSON would take too long.

use std::collections::BTreeMap;
use std::slice;

use super::deadline::{Deadline, Every};
use super::parts::{Change, CheckItem, Extension, Measurement, Note, Reminder, Round, Stated};
use super::shape::Text;
use super::words::{CatalogueType, Certainty, Comparison, DocumentStatus, Force, Stage, Status};
use super::{Date, Id};

/// A value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Peek<'a> {
    /// None, or nothing that is worth writing.
    Nothing,
    /// A text.
    Text(&'a str),
    /// Texts.
    Texts(&'a [Text]),
    /// A number.
    Number(f64),
    /// Yes.
    Yes,
    /// A day.
    Day(Date),
    /// A deadline.
    Deadline(&'a Deadline),
    /// A word of a vocabulary.
    Word(&'static str),
    /// The records that it names.
    Ids(&'a [Id]),
    /// One object or several.
    Objects,
}

impl<'a> Peek<'a> {
    /// The records that it names.
    pub fn ids(self) -> &'a [Id] {
        if let Self::Ids(ids) = self { ids } else { &[] }
    }
}

/// What can be a value of a field, or one of a list.
pub trait Held: Sized {
    /// It alone.
    fn peek(&self) -> Peek<'_>;

    /// Several of them.
    fn peek_all(all: &[Self]) -> Peek<'_> {
        if all.is_empty() { Peek::Nothing } else { Peek::Objects }
    }
}

impl<T: Held> Held for Option<T> {
    fn peek(&self) -> Peek<'_> {
        self.as_ref().map_or(Peek::Nothing, T::peek)
    }
}

impl<T: Held> Held for Vec<T> {
    fn peek(&self) -> Peek<'_> {
        T::peek_all(self)
    }
}

impl Held for Text {
    fn peek(&self) -> Peek<'_> {
        if self.is_empty() { Peek::Nothing } else { Peek::Text(self) }
    }

    fn peek_all(all: &[Self]) -> Peek<'_> {
        if all.is_empty() { Peek::Nothing } else { Peek::Texts(all) }
    }
}

impl Held for Id {
    fn peek(&self) -> Peek<'_> {
        Peek::Ids(slice::from_ref(self))
    }

    fn peek_all(all: &[Self]) -> Peek<'_> {
        if all.is_empty() { Peek::Nothing } else { Peek::Ids(all) }
    }
}

impl Held for bool {
    fn peek(&self) -> Peek<'_> {
        if *self { Peek::Yes } else { Peek::Nothing }
    }
}

impl Held for Date {
    fn peek(&self) -> Peek<'_> {
        Peek::Day(*self)
    }
}

impl Held for Box<Deadline> {
    fn peek(&self) -> Peek<'_> {
        Peek::Deadline(self)
    }
}

impl Held for BTreeMap<Text, Text> {
    fn peek(&self) -> Peek<'_> {
        if self.is_empty() { Peek::Nothing } else { Peek::Objects }
    }
}

macro_rules! held {
    ($it:ident => $peek:expr; $($type:ty),*) => {
        $(impl Held for $type {
            fn peek(&self) -> Peek<'_> {
                let $it = *self;
                $peek
            }
        })*
    };
    ($($type:ty),*) => {
        $(impl Held for $type {
            fn peek(&self) -> Peek<'_> {
                Peek::Objects
            }
        })*
    };
}

held!(it => Peek::Number(f64::from(it)); u8, i16, u32);
held!(it => Peek::Number(it); f64);

held!(it => Peek::Word(it.word()); CatalogueType, Certainty, Comparison, DocumentStatus, Every, Force, Stage, Status);
held!(Box<Stated>, Box<Change>, Note, Extension, Round, Reminder, CheckItem, Measurement);

impl Held for u64 {
    #[expect(clippy::cast_precision_loss, reason = "exact up to 2⁵³, and no field of the table takes more")]
    fn peek(&self) -> Peek<'_> {
        Peek::Number(*self as f64)
    }
}
