//! What lies over the screen, the topmost last. The topmost one gets the keys.

pub mod finder;
pub mod help;
pub mod prompt;
pub mod sheet;

use super::action::Context;

/// One layer.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// One record with all its lines.
    Detail(sheet::Sheet),
    /// What a record rests on.
    Basis(sheet::Sheet),
    /// Finding anything.
    Finder(finder::Finder),
    /// Filtering the screen below.
    Filter(prompt::Prompt),
    /// What can be done here.
    Help(help::Help),
}

impl Overlay {
    /// Which keys work in it.
    pub fn context(&self) -> Context {
        match self {
            Self::Detail(_) | Self::Basis(_) => Context::Detail,
            Self::Finder(_) => Context::Finder,
            Self::Filter(_) => Context::Prompt,
            Self::Help(_) => Context::Reader,
        }
    }
}
