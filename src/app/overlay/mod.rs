//! What lies over the screen, the topmost last. The topmost one gets the keys.

pub mod calendar;
pub mod conflict;
pub mod entry;
pub mod extend;
pub mod finder;
pub mod form;
pub mod help;
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
    /// Deadlines being moved.
    Extend(Box<extend::Extend>),
    /// Two values of one field.
    Conflict(conflict::Choice),
    /// A record being filled in.
    Form(Box<form::Form>),
    /// The question before it is left.
    Leave(form::leave::Leave),
    /// A day being picked, for the field in the layer below.
    Calendar(calendar::Calendar),
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
            Self::Extend(extend) if extend.is_moving() => Context::Moving,
            Self::Extend(_) => Context::Extend,
            Self::Calendar(_) => Context::Calendar,
            Self::Menu(_) => Context::Menu,
            Self::Conflict(_) => Context::Conflict,
            Self::Form(_) => Context::Form,
            Self::Leave(_) => Context::Leave,
        }
    }
}
