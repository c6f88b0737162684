//! The sample office: the built-in facts with a department at work around a given day.
//!
//! [`office`] plays a script (`assets/sample/office.json`) as commands of [`crate::work`], so that the sample obeys the rules of the
//! program, and hands out what was done as plans, each signed with an invented account and a time. It is pure: the same day, seed,
//! facts and holidays give the same edits on every machine.
//!
//! Invariants: whatever comes is of certainty `sample`, except bodies of the reference, which exist; no record of the facts is
//! changed; everything was done before the day. Deliberately not here: files, clocks, how edits are kept (`store`), and the mark that
//! a front end puts on what it shows.
//!
//! From the ground up: `dice` (chance), `days` (working days around the day), `script` (the words), `plot` (what becomes of a task),
//! `acts` (who does what, when), `play` (the acts as plans).

mod acts;
mod days;
mod dice;
mod fields;
mod figures;
mod play;
mod plot;
mod script;

use crate::model::holidays::Holidays;
use crate::model::plan::Carried;
use crate::model::{Dataset, Date, FieldError};
use crate::text::Message;

/// The seed of the sample that people see.
pub const SEED: u64 = 2026;

/// Why there is no sample of a day.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SampleError {
    /// The script is not what this program reads.
    #[error("script of the sample: {0}")]
    Script(#[from] serde_json::Error),
    /// The calendar ends too close to the day.
    #[error("no sample of {0}: the calendar ends there")]
    Calendar(Date),
    /// A rule of the program forbids what the script does.
    #[error("no sample of {day}: {what}: {error}")]
    Refused {
        /// The day of the sample.
        day: Date,
        /// The record that was to be changed.
        what: String,
        /// The rule.
        error: Box<FieldError>,
    },
}

impl SampleError {
    /// The sentence for it.
    pub fn message(&self) -> Message {
        match self {
            Self::Calendar(day) => Message::new("error-sample-calendar").with("day", day.to_string()),
            other => Message::new("error-sample").with("detail", other.to_string()),
        }
    }
}

/// The edits that make the sample office out of the facts, the first one first; every one lies on a working day before `day`.
///
/// # Errors
/// [`SampleError::Calendar`] where the calendar ends within a year of the day. The other errors say that the program is at fault.
pub fn office(
    day: Date,
    seed: u64,
    facts: &Dataset,
    holidays: &Holidays,
) -> Result<Vec<Carried>, SampleError> {
    let script = script::read()?;
    let days = days::Days::around(day, holidays).ok_or(SampleError::Calendar(day))?;
    let acts = acts::of(&script, &days, seed, facts);
    play::play(acts, &script, &days, facts)
}
