//! One line that filters the screen below while it is typed.

use crate::app::input::Input;
use crate::search::FilterError;

/// The filter prompt.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What is typed.
    pub input: Input,
    /// The filter before, for Escape.
    pub before: String,
    /// Why what is typed is no filter yet.
    pub error: Option<FilterError>,
}

impl Prompt {
    /// A prompt that begins with the filter there is; the first letter replaces it.
    pub fn new(current: &str) -> Self {
        Self { input: Input::prefilled(current), before: current.to_owned(), error: None }
    }
}
