//! What lies over the screen, the topmost last. The topmost one gets the keys.

pub mod conflict;
pub mod entry;
pub mod finder;
pub mod help;
pub mod measure;
pub mod menu;
pub mod prompt;
pub mod sheet;

use super::action::Context;
use super::pane::history::HistoryPane;

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
    /// Which working state a task is in.
    Menu(menu::Menu),
    /// One field being typed.
    Entry(entry::Entry),
    /// A measurement being typed.
    Measure(Box<measure::Measuring>),
    /// Two values of one field.
    Conflict(conflict::Choice),
    /// The history of one record.
    Log(HistoryPane),
}

impl Overlay {
    /// Which keys work in it.
    pub fn context(&self) -> Context {
        match self {
            Self::Detail(_) | Self::Basis(_) => Context::Detail,
            Self::Finder(_) => Context::Finder,
            Self::Filter(_) | Self::Entry(_) => Context::Prompt,
            Self::Help(_) | Self::Log(_) => Context::Reader,
            Self::Menu(_) => Context::Menu,
            Self::Measure(_) => Context::Fields,
            Self::Conflict(_) => Context::Conflict,
        }
    }
}
