//! The small objects inside records: notes, extensions, measurements, stated counts. One row per field, as in records.

use serde::{Deserialize, Serialize};

use super::deadline::Deadline;
use super::part::Part;
use super::shape::{Field, Present, Shape, Text};
use super::strict;
pub use super::strict::Unknown;
use super::{Date, Id, Kind};

/// Whether a field holds nothing that is worth writing.
fn absent<T: Present>(value: &T) -> bool {
    !value.present()
}

/// Declares a small object, one row each: `name: Type = Shape`. It is written where it holds something, one that is
/// `always` written also where it does not, and one that is `needed` has to be there.
macro_rules! parts {
    (@rows $head:tt {$($row:tt)*} {$($part:tt)*} $(#[$doc:meta])* $field:ident: $ty:ty = $shape:expr, $($rest:tt)*) => {
        parts! { @rows $head
            {$($row)* $(#[$doc])* #[serde(default, skip_serializing_if = "absent")] pub $field: $ty,}
            {$($part)* (stringify!($field), $shape, <$ty as Present>::TAKES_NULL, false),}
            $($rest)* }
    };
    (@rows $head:tt {$($row:tt)*} {$($part:tt)*} $(#[$doc:meta])* $field:ident always: $ty:ty = $shape:expr, $($rest:tt)*) => {
        parts! { @rows $head
            {$($row)* $(#[$doc])* #[serde(default)] pub $field: $ty,}
            {$($part)* (stringify!($field), $shape, false, false),}
            $($rest)* }
    };
    (@rows $head:tt {$($row:tt)*} {$($part:tt)*} $(#[$doc:meta])* $field:ident needed: $ty:ty = $shape:expr, $($rest:tt)*) => {
        parts! { @rows $head
            {$($row)* $(#[$doc])* pub $field: $ty,}
            {$($part)* (stringify!($field), $shape, false, true),}
            $($rest)* }
    };
    (@rows [$(#[$doc:meta])* $name:ident] {$($row:tt)*} {$(($field:expr, $shape:expr, $null:expr, $needed:expr),)*}) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub struct $name {
            $($row)*
            /// Fields of a newer version, kept as they are.
            #[serde(flatten, deserialize_with = "strict::fields")]
            pub extra: Unknown,
        }

        impl $name {
            /// Every field that is known.
            pub(super) const PARTS: &'static [Part] = &[
                $(Part { takes_null: $null, is_needed: $needed, ..Part::new($field, $shape) },)*
            ];
        }
    };
    ($(#[$doc:meta])* $name:ident { $($rows:tt)* }) => {
        parts! { @rows [$(#[$doc])* $name] {} {} $($rows)* }
    };
}

/// A field of a record, with what stands in the objects that it holds.
pub(super) fn part_of(field: Field) -> Part {
    let parts = match field.name {
        "inferred" => return Part::new(field.name, Shape::Text).map(),
        "notes" => Note::PARTS,
        "stated" => Stated::PARTS,
        "since" | "until" => Change::PARTS,
        "extensions" => Extension::PARTS,
        "rounds" => Round::PARTS,
        "reminders" => Reminder::PARTS,
        "checklist" => CheckItem::PARTS,
        "measurements" => Measurement::PARTS,
        _ => &[],
    };
    Part::new(field.name, field.shape).of(parts)
}

parts! {
    /// A remark on a record: a contradiction of its source, a gap, a comment of a colleague.
    #[derive(Default)]
    Note {
        /// A name to refer to it by: spelt as an id, and no record's.
        id: Option<Id> = Shape::Ref(Kind::Other),
        /// What sort of remark: `gap`, `inconsistency`, `fact`, `comment`, …
        kind: Text = Shape::Text,
        /// The remark.
        text always: Text = Shape::Text,
        /// The exact words it rests on.
        quote: Text = Shape::Text,
        /// Where those stand, if not in the record's source.
        source: Text = Shape::Text,
        /// The day on which it was made.
        on: Option<Date> = Shape::Date,
        /// The time on the clocks of Việt Nam at which it was made: `09:15`.
        at: Text = Shape::Text,
        /// Who made it.
        by: Text = Shape::Text,
    }
}

impl Note {
    /// The kind of what a colleague says, in distinction to what was found wrong with a source.
    const COMMENT: &str = "comment";

    /// A comment of a colleague, made on this day; without a time where the day is not the one on which it is typed.
    pub fn comment(text: &str, by: &str, on: Date, at: Option<String>) -> Self {
        let at = at.unwrap_or_default().into();
        Self {
            kind: Self::COMMENT.into(),
            text: text.into(),
            on: Some(on),
            at,
            by: by.into(),
            ..Self::default()
        }
    }
}

parts! {
    /// Counts that a source states.
    #[derive(Default)]
    Stated {
        /// Groups of technologies.
        technologies: Option<u32> = Shape::WHOLE,
        /// Products or groups of products.
        products: Option<u32> = Shape::WHOLE,
        /// Tasks.
        tasks: Option<u32> = Shape::WHOLE,
        /// Targets, indicators, criteria.
        targets: Option<u32> = Shape::WHOLE,
    }
}

parts! {
    /// A record came into a list or left it.
    #[derive(Default)]
    Change {
        /// The day.
        on: Option<Date> = Shape::Date,
        /// The document that says so.
        document: Option<Id> = Shape::Ref(Kind::Document),
    }
}

parts! {
    /// Gia hạn: a deadline was moved.
    Extension {
        /// The deadline before.
        old needed: Deadline = Shape::Deadline,
        /// The deadline after.
        new needed: Deadline = Shape::Deadline,
        /// Why.
        reason: Text = Shape::Text,
        /// The document that approved it.
        document: Option<Id> = Shape::Ref(Kind::Document),
        /// The day of the decision.
        on: Option<Date> = Shape::Date,
    }
}

parts! {
    /// Kỳ: one round of a duty that comes round, or one time that a standing duty was done.
    #[derive(Default)]
    Round {
        /// Its last day; missing where the duty names no day.
        due: Option<Date> = Shape::Date,
        /// The day on which it was done.
        on: Option<Date> = Shape::Date,
        /// What came of it.
        result: Text = Shape::Text,
        /// Who did it.
        by: Text = Shape::Text,
    }
}

parts! {
    /// Đôn đốc: somebody was reminded.
    #[derive(Default)]
    Reminder {
        /// The day.
        on: Option<Date> = Shape::Date,
        /// Who reminded.
        by: Text = Shape::Text,
        /// By letter, by telephone, …
        how: Text = Shape::Text,
    }
}

parts! {
    /// A step to tick off.
    #[derive(Default)]
    CheckItem {
        /// The step.
        text always: Text = Shape::Text,
        /// Whether it is done.
        done: bool = Shape::Flag,
    }
}

parts! {
    /// A measured value of a target.
    #[derive(Default)]
    Measurement {
        /// The value, in the target's unit.
        value always: f64 = Shape::DECIMAL,
        /// The period it speaks of: `2025`, `quý III/2025`.
        period: Text = Shape::Text,
        /// The day of the measurement.
        on: Option<Date> = Shape::Date,
        /// Where it comes from.
        source: Text = Shape::Text,
        /// Who recorded it.
        by: Text = Shape::Text,
    }
}
