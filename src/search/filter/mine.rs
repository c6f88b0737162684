//! `mine`: the tasks of whoever asks. Who that is stands in the config; a filter that is read for nobody refuses the word.

use super::error::FilterError;
use super::names;
use crate::model::{Dataset, Kind, Record};
use crate::text::fold;

/// Who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Me {
    /// The person's name, folded.
    name: String,
    /// The agency, by any of its names, folded.
    agency: String,
}

impl Me {
    /// A person and an agency; either may be empty.
    pub fn new(name: &str, agency: &str) -> Self {
        Self { name: fold(name.trim()), agency: fold(agency.trim()) }
    }

    /// Whether nobody said who it is.
    pub fn is_nobody(&self) -> bool {
        self.name.is_empty() && self.agency.is_empty()
    }

    /// Whether the agency is one of the data, if one is named.
    pub(super) fn check(&self, data: &Dataset) -> Result<(), FilterError> {
        if self.agency.is_empty() {
            Ok(())
        } else {
            names::check(&self.agency, "mine", &[Kind::Agency], data)
        }
    }

    /// The agency, by any of its names; may be empty.
    pub fn agency(&self) -> &str {
        &self.agency
    }

    /// Whether a record is theirs, `agency` being what is called like their agency: a task that they are responsible for or follow up; what their agency leads, as long
    /// as no other person is named for it.
    pub(super) fn has(&self, record: &Record, agency: &names::Called<'_>) -> bool {
        let is_named = |text: &str| !self.name.is_empty() && fold(text).contains(&self.name);
        let task = record.as_task();
        if task.is_some_and(|task| is_named(&task.assignee) || is_named(&task.follow_up)) {
            return true;
        }
        let is_free = self.name.is_empty() || task.is_none_or(|task| task.assignee.is_empty());
        is_free && !self.agency.is_empty() && agency.refers(record.lead())
    }
}

/// Whether a word of a filter asks for what is one's own.
pub(super) fn is_word(word: &str) -> bool {
    matches!(fold(word).as_str(), "mine" | "cuatoi")
}
