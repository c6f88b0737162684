//! The question before a form is left in which something is not saved.

/// The question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leave {
    /// Whether the program ends after the answer.
    pub quits: bool,
}
