//! The small objects inside records: notes, extensions, measurements, stated counts.

use serde::{Deserialize, Serialize};

use super::deadline::Deadline;
use super::kinds::Text;
use super::strict;
use super::{Date, Id};

/// Fields that this version does not know.
pub type Unknown = serde_json::Map<String, serde_json::Value>;

/// Whether an optional text is absent.
fn absent(text: &str) -> bool {
    text.is_empty()
}

/// A remark on a record: a contradiction of its source, a gap, a comment of a colleague.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// A name to refer to it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// What sort of remark: `gap`, `inconsistency`, `fact`, `comment`, …
    #[serde(skip_serializing_if = "absent")]
    pub kind: Text,
    /// The remark.
    pub text: Text,
    /// The exact words it rests on.
    #[serde(skip_serializing_if = "absent")]
    pub quote: Text,
    /// Where those stand, if not in the record's source.
    #[serde(skip_serializing_if = "absent")]
    pub source: Text,
    /// The day on which it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The time on the clocks of Việt Nam at which it was made: `09:15`.
    #[serde(skip_serializing_if = "absent")]
    pub at: Text,
    /// Who made it.
    #[serde(skip_serializing_if = "absent")]
    pub by: Text,
    /// Fields of a newer version, kept as they are.
    #[serde(flatten, deserialize_with = "strict::fields")]
    pub extra: Unknown,
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

/// Counts that a source states.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stated {
    /// Groups of technologies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub technologies: Option<u32>,
    /// Products or groups of products.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub products: Option<u32>,
    /// Tasks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tasks: Option<u32>,
    /// Targets, indicators, criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub targets: Option<u32>,
    /// Fields of a newer version, kept as they are.
    #[serde(flatten, deserialize_with = "strict::fields")]
    pub extra: Unknown,
}

/// A record came into a list or left it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The document that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
    /// Fields of a newer version, kept as they are.
    #[serde(flatten, deserialize_with = "strict::fields")]
    pub extra: Unknown,
}

/// Gia hạn: a deadline was moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extension {
    /// The deadline before.
    pub old: Deadline,
    /// The deadline after.
    pub new: Deadline,
    /// Why.
    #[serde(default, skip_serializing_if = "absent")]
    pub reason: Text,
    /// The document that approved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
    /// The day of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Fields of a newer version, kept as they are.
    #[serde(flatten, deserialize_with = "strict::fields")]
    pub extra: Unknown,
}

/// Kỳ: one round of a duty that comes round, or one time that a standing duty was done.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Round {
    /// Its last day; missing where the duty names no day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The day on which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// What came of it.
    #[serde(skip_serializing_if = "absent")]
    pub result: Text,
    /// Who did it.
    #[serde(skip_serializing_if = "absent")]
    pub by: Text,
    /// Fields of a newer version, kept as they are.
    #[serde(flatten)]
    pub extra: Unknown,
}

/// Đôn đốc: somebody was reminded.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reminder {
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Who reminded.
    #[serde(skip_serializing_if = "absent")]
    pub by: Text,
    /// By letter, by telephone, …
    #[serde(skip_serializing_if = "absent")]
    pub how: Text,
    /// Fields of a newer version, kept as they are.
    #[serde(flatten, deserialize_with = "strict::fields")]
    pub extra: Unknown,
}

/// A step to tick off.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckItem {
    /// The step.
    pub text: Text,
    /// Whether it is done.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
    /// Fields of a newer version, kept as they are.
    #[serde(flatten, deserialize_with = "strict::fields")]
    pub extra: Unknown,
}

/// A measured value of a target.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measurement {
    /// The value, in the target's unit.
    pub value: f64,
    /// The period it speaks of: `2025`, `quý III/2025`.
    #[serde(skip_serializing_if = "absent")]
    pub period: Text,
    /// The day of the measurement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Where it comes from.
    #[serde(skip_serializing_if = "absent")]
    pub source: Text,
    /// Who recorded it.
    #[serde(skip_serializing_if = "absent")]
    pub by: Text,
    /// Fields of a newer version, kept as they are.
    #[serde(flatten, deserialize_with = "strict::fields")]
    pub extra: Unknown,
}
