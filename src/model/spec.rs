//! What is said of a field: one value per row of the table in `kinds`, from which every other room looks up what it needs.
//!
//! Everything is defaulted, so that a row says only what is particular about its field. Deliberately not here: the values
//! of a record (`field`), and the names that people read (the locales).

use std::ops::RangeInclusive;

use super::Kind;
use super::date::{FIRST_YEAR, LAST_YEAR};
use super::shape::{Field, Shape};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Anything.
    Plain,
    /// Years: they are written without a mark for thousands.
    Year,
    /// Hundredths: they may be typed with a percent sign.
    Percent,
}

/// Where the detail of a record shows a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Among what is asked for most, the lowest number first.
    Top(u8),
    /// Behind what the record rests on, in the order of the table.
    Below,
    /// Not by itself: another line or a part of its own tells it.
    Elsewhere,
}

/// All that is said of one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// Its name in JSON.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// What its numbers count.
    pub unit: Unit,
    /// Its other flag on the command line, which is a synonym as well.
    pub flag: Option<&'static str>,
    /// What people call it beside its name: folded, without spaces.
    pub also: &'static [&'static str],
    /// Its place among the fields that a form shows first, and the one kind for which it is there, if not for all.
    pub first: Option<(u8, Option<Kind>)>,
    /// Its place among the fields that are changed for several records at once.
    pub bulk: Option<u8>,
    /// Where the detail shows it.
    pub shown: Shown,
    /// What a hit of the search in it adds; 0 where it is not searched.
    pub weight: u16,
    marks: u16,
}

/// The marks of a field: for each a method that sets it in a row, and one that asks for it.
macro_rules! marks {
    ($($(#[$doc:meta])* $bit:literal $set:ident $is:ident)*) => {
        impl Spec {
            $(
                $(#[$doc])*
                #[must_use]
                pub const fn $set(self) -> Self {
                    Self { marks: self.marks | 1 << $bit, ..self }
                }

                $(#[$doc])*
                pub const fn $is(&self) -> bool {
                    self.marks & 1 << $bit != 0
                }
            )*
        }
    };
}

marks! {
    /// A record cannot be without it.
    0 required is_required
    /// Its text has one line.
    1 line is_line
    /// Its text may have several lines, and a form gives it room for them.
    2 prose is_prose
    /// Of two texts that were written at the same time both can stand.
    3 joined is_joined
    /// The texts that other records hold are worth offering.
    4 offered is_offered
    /// A part of a task takes it over.
    5 inherited is_inherited
    /// It tells where its record has got to: a duplicate begins without it.
    6 own is_own
    /// It follows from another field: a change of several records is not named after it.
    7 follows is_following
    /// Its day has happened, and is never one to come.
    8 past is_past
    /// It holds a place, as a slug.
    9 place is_place
    /// It is an object or a list of them, and can be typed all the same.
    10 typed is_typed_object
    /// It holds the name of a person, who may stand in another such field as well.
    11 person is_person
    /// A filter asks for one of its texts by the whole of it.
    12 exact is_exact
    /// It is one of the keys that a filter names where it is told a wrong one.
    13 filtered_often is_filtered_often
}

impl Spec {
    /// A field of a shape, without a name yet.
    pub const fn new(shape: Shape) -> Self {
        Self {
            name: "",
            shape,
            unit: Unit::Plain,
            flag: None,
            also: &[],
            first: None,
            bulk: None,
            shown: Shown::Below,
            weight: 0,
            marks: 0,
        }
    }

    /// The same under a name.
    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The least and the most that it takes.
    #[must_use]
    pub const fn range(self, range: RangeInclusive<i64>) -> Self {
        let (low, high) = (*range.start(), *range.end());
        Self { shape: Shape::Number { whole: true, low, high }, ..self }
    }

    /// What its numbers count.
    #[must_use]
    pub const fn unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    /// Its other flag on the command line.
    #[must_use]
    pub const fn flag(self, flag: &'static str) -> Self {
        Self { flag: Some(flag), ..self }
    }

    /// What people call it: folded, without spaces.
    #[must_use]
    pub const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    /// A form shows it first, at this place.
    #[must_use]
    pub const fn first(self, order: u8) -> Self {
        Self { first: Some((order, None)), ..self }
    }

    /// A form of this kind shows it first, at this place.
    #[must_use]
    pub const fn first_in(self, kind: Kind, order: u8) -> Self {
        Self { first: Some((order, Some(kind))), ..self }
    }

    /// It is changed for several records at once; offered at this place.
    #[must_use]
    pub const fn bulk(self, order: u8) -> Self {
        Self { bulk: Some(order), ..self }
    }

    /// The detail shows it at the top, at this place.
    #[must_use]
    pub const fn top(self, order: u8) -> Self {
        Self { shown: Shown::Top(order), ..self }
    }

    /// Something else tells it in the detail.
    #[must_use]
    pub const fn elsewhere(self) -> Self {
        Self { shown: Shown::Elsewhere, ..self }
    }

    /// It is searched, and a hit in it adds so much.
    #[must_use]
    pub const fn weight(self, weight: u16) -> Self {
        Self { weight, ..self }
    }

    /// Whether it has a name, where the compiler asks.
    pub const fn is_called(&self, name: &str) -> bool {
        let (own, other) = (self.name.as_bytes(), name.as_bytes());
        let mut at = 0;
        while at < own.len() && at < other.len() && own[at] == other[at] {
            at += 1;
        }
        at == own.len() && at == other.len()
    }

    /// Its name and shape.
    pub const fn field(&self) -> Field {
        Field { name: self.name, shape: self.shape }
    }

    /// Every synonym: folded, without spaces.
    pub fn synonyms(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.flag.into_iter().chain(self.also.iter().copied())
    }

    /// Its place among what a form of a kind shows first.
    pub fn first_place(&self, kind: Kind) -> Option<u8> {
        self.first.filter(|(_, only)| only.is_none_or(|it| it == kind)).map(|(order, _)| order)
    }

    /// The fields of a kind that hold what this one holds: all that name persons are one another's.
    pub fn siblings(&'static self, kind: Kind) -> Vec<&'static str> {
        let others = kind.specs().filter(|spec| self.is_person() && spec.is_person()).map(|spec| spec.name);
        let found: Vec<_> = others.collect();
        if found.is_empty() { vec![self.name] } else { found }
    }

    /// Whether it can be typed at all: lists that the program keeps by itself have actions of their own.
    pub fn is_typed(&self) -> bool {
        !matches!(self.shape, Shape::Object | Shape::Objects) || self.is_typed_object()
    }
}

/// The fields that are changed for several records at once, in the order in which they are offered.
pub fn bulk() -> Vec<&'static Spec> {
    let all = Kind::ALL.into_iter().flat_map(Kind::specs);
    let mut found: Vec<&Spec> = all.filter(|spec| spec.bulk.is_some()).collect();
    found.sort_by_key(|spec| spec.bulk);
    found.dedup_by_key(|spec| spec.name);
    found
}

/// A text.
pub const TEXT: Spec = Spec::new(Shape::Text);
/// A text of several lines.
pub const PROSE: Spec = TEXT.prose().joined();
/// A list of texts.
pub const TEXTS: Spec = Spec::new(Shape::Texts);
/// A whole number, not below zero.
pub const WHOLE: Spec = Spec::new(Shape::WHOLE);
/// A year.
pub const YEAR: Spec = Spec::new(Shape::YEAR).unit(Unit::Year);
/// A number with or without a fraction.
pub const DECIMAL: Spec = Spec::new(Shape::DECIMAL);
/// Yes or no.
pub const FLAG: Spec = Spec::new(Shape::Flag);
/// A day.
pub const DAY: Spec = Spec::new(Shape::Date);
/// A deadline.
pub const DEADLINE: Spec = Spec::new(Shape::Deadline);
/// An object.
pub const OBJECT: Spec = Spec::new(Shape::Object);
/// A list of objects.
pub const OBJECTS: Spec = Spec::new(Shape::Objects);
/// A place.
pub const PLACE: Spec = TEXT.place().offered();

/// A word of a vocabulary.
pub const fn word(words: &'static [&'static str]) -> Spec {
    Spec::new(Shape::Word(words))
}

/// A record of a kind.
pub const fn one(kind: Kind) -> Spec {
    Spec::new(Shape::Ref(kind))
}

/// Records of a kind.
pub const fn many(kind: Kind) -> Spec {
    Spec::new(Shape::Refs(kind))
}

impl Shape {
    /// A number with or without a fraction.
    pub const DECIMAL: Self = Self::Number { whole: false, low: i64::MIN, high: i64::MAX };
    /// A whole number, not below zero.
    pub const WHOLE: Self = Self::Number { whole: true, low: 0, high: u32::MAX as i64 };
    /// A year of the calendar.
    pub const YEAR: Self = Self::Number { whole: true, low: FIRST_YEAR as i64, high: LAST_YEAR as i64 };
}
