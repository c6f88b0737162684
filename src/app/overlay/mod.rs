//! What lies over the screen, the topmost last. The topmost one gets the keys.

pub mod ask;
pub mod calendar;
pub mod clearing;
pub mod confirm;
pub mod conflict;
pub mod copy;
pub mod entry;
pub mod extend;
pub mod finder;
pub mod form;
pub mod handing;
pub mod help;
pub mod measure;
pub mod menu;
pub mod palette;
pub mod plan;
pub mod prompt;
pub mod sheet;
pub mod views;

use std::sync::Arc;

use super::action::Context;
use super::draft::SEVERAL;
use super::pane::history::HistoryPane;
use crate::model::Record;

/// The name under which text about these records is kept until it is saved.
fn place_of(seen: &[Arc<Record>], what: &str) -> String {
    match seen {
        [one] => format!("{}/{what}", one.id),
        _ => format!("{SEVERAL}/{what}"),
    }
}

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
    /// Which working state tasks come to, or which field of several records changes.
    Menu(menu::Menu),
    /// One field being typed.
    Entry(entry::Entry),
    /// A measurement being typed.
    Measure(Box<measure::Measuring>),
    /// Everything that can be done, by name.
    Palette(Box<palette::Palette>),
    /// Filters with names.
    Views(views::Views),
    /// What to copy.
    Copy(copy::Copying),
    /// A record bare, for selecting by mouse.
    Bare(copy::Bare),
    /// A few words asked before something is done.
    Ask(ask::Ask),
    /// What an edit of several records comes to.
    Plan(plan::PlanView),
    /// What tasks lack of the six clarities.
    Clearing(clearing::Clearing),
    /// The agencies that a collective duty is given to.
    Handing(handing::Handing),
    /// Deadlines being moved.
    Extend(Box<extend::Extend>),
    /// A question before something is done to what somebody else did.
    Confirm(Box<confirm::Confirm>),
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
    /// Whether what is typed here is sought, and not kept.
    pub fn seeks(&self) -> bool {
        matches!(self, Self::Finder(_) | Self::Filter(_) | Self::Palette(_) | Self::Handing(_))
    }

    /// The place that text is typed for here, and what of it would be lost; `None` where nothing is kept. A form keeps
    /// its own.
    pub fn typed(&self) -> Option<(String, String)> {
        match self {
            Self::Entry(entry) => Some((entry.place(), entry.draft())),
            Self::Ask(ask) => Some((ask.place(), ask.draft())),
            Self::Measure(form) => Some((form.place(), form.draft())),
            Self::Extend(extend) => Some((extend.place(), extend.draft())),
            _ => None,
        }
    }

    /// Which keys work in it.
    pub fn context(&self) -> Context {
        match self {
            Self::Detail(_) | Self::Basis(_) => Context::Detail,
            Self::Finder(_) => Context::Finder,
            Self::Filter(_) | Self::Entry(_) => Context::Prompt,
            Self::Palette(_) => Context::Palette,
            Self::Views(_) => Context::Views,
            Self::Help(_) | Self::Log(_) | Self::Bare(_) => Context::Reader,
            Self::Menu(_) | Self::Copy(_) => Context::Menu,
            Self::Measure(_) => Context::Fields,
            Self::Extend(extend) if extend.is_moving() => Context::Moving,
            Self::Extend(_) => Context::Extend,
            Self::Calendar(_) => Context::Calendar,
            Self::Ask(_) => Context::Ask,
            Self::Plan(_) => Context::Plan,
            Self::Clearing(_) => Context::Clearing,
            Self::Handing(_) => Context::Handing,
            Self::Confirm(_) => Context::Confirm,
            Self::Conflict(_) => Context::Conflict,
            Self::Form(_) => Context::Form,
            Self::Leave(_) => Context::Leave,
        }
    }
}
