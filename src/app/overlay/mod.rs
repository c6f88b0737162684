//! What lies over the screen, the topmost last. The topmost one gets the keys.
//!
//! A layer owns what it does: its file here (see [`Layer`]), one of the same name in `ui::overlay` that draws it, a row in
//! the enum, one in `each!`, and one among those that an action opens.

pub mod ask;
pub mod bare;
pub mod calendar;
pub mod clearing;
pub mod confirm;
pub mod conflict;
pub mod copy;
pub mod entry;
pub mod extend;
pub mod fan_out;
pub mod filter;
pub mod finder;
pub mod form;
pub mod help;
pub mod layer;
pub mod leave;
pub mod log;
pub mod measure;
pub mod menu;
pub mod palette;
pub mod plan;
pub mod sheet;
pub mod views;

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::action::Action;
use super::ctx::Ctx;
use super::draft::SEVERAL;
use super::reply::Reply;
use crate::model::Record;
use layer::Layer;

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
    Filter(filter::FilterPrompt),
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
    Bare(bare::Bare),
    /// A few words asked before something is done.
    Ask(ask::Ask),
    /// What an edit of several records comes to.
    Plan(plan::PlanView),
    /// What tasks lack of the six clarities.
    Clearing(clearing::Clearing),
    /// The agencies that a collective duty is given to.
    FanOut(fan_out::FanOut),
    /// Deadlines being moved.
    Extend(Box<extend::Extend>),
    /// A question before something is done to what somebody else did.
    Confirm(Box<confirm::Confirm>),
    /// Two values of one field.
    Conflict(conflict::Choice),
    /// A record being filled in.
    Form(Box<form::Form>),
    /// The question before it is left.
    Leave(leave::Leave),
    /// A day being picked, for the field in the layer below.
    Calendar(calendar::Calendar),
    /// The history of one record.
    Log(log::Log),
}

/// Runs the same expression on whichever layer there is.
macro_rules! each {
    ($overlay:expr, $layer:ident => $run:expr) => {
        match $overlay {
            $crate::app::overlay::Overlay::Detail($layer) => $run,
            $crate::app::overlay::Overlay::Basis($layer) => $run,
            $crate::app::overlay::Overlay::Finder($layer) => $run,
            $crate::app::overlay::Overlay::Filter($layer) => $run,
            $crate::app::overlay::Overlay::Help($layer) => $run,
            $crate::app::overlay::Overlay::Menu($layer) => $run,
            $crate::app::overlay::Overlay::Entry($layer) => $run,
            $crate::app::overlay::Overlay::Measure($layer) => $run,
            $crate::app::overlay::Overlay::Palette($layer) => $run,
            $crate::app::overlay::Overlay::Views($layer) => $run,
            $crate::app::overlay::Overlay::Copy($layer) => $run,
            $crate::app::overlay::Overlay::Bare($layer) => $run,
            $crate::app::overlay::Overlay::Ask($layer) => $run,
            $crate::app::overlay::Overlay::Plan($layer) => $run,
            $crate::app::overlay::Overlay::Clearing($layer) => $run,
            $crate::app::overlay::Overlay::FanOut($layer) => $run,
            $crate::app::overlay::Overlay::Extend($layer) => $run,
            $crate::app::overlay::Overlay::Confirm($layer) => $run,
            $crate::app::overlay::Overlay::Conflict($layer) => $run,
            $crate::app::overlay::Overlay::Form($layer) => $run,
            $crate::app::overlay::Overlay::Leave($layer) => $run,
            $crate::app::overlay::Overlay::Calendar($layer) => $run,
            $crate::app::overlay::Overlay::Log($layer) => $run,
        }
    };
}
pub(crate) use each;

/// What an action opens, layer by layer.
const OPENED: [fn(Action, &Ctx<'_>) -> Reply; 17] = [
    sheet::Sheet::open,
    finder::Finder::open,
    filter::FilterPrompt::open,
    help::Help::open,
    menu::Menu::open,
    entry::Entry::open,
    measure::Measuring::open,
    palette::Palette::open,
    views::Views::open,
    copy::Copying::open,
    bare::Bare::open,
    ask::Ask::open,
    clearing::Clearing::open,
    fan_out::FanOut::open,
    extend::Extend::open,
    form::Form::open,
    log::Log::open,
];

impl Overlay {
    /// Opens the layer that an action is for, where the user is.
    pub fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        let mut opened = OPENED.iter().map(|open| open(action, ctx));
        opened.find(|reply| !reply.is_ignored()).unwrap_or(Reply::Ignored)
    }

    /// The place that text is typed for here, and what of it would be lost; `None` where nothing is kept.
    pub fn typed(&self) -> Option<(String, String)> {
        each!(self, it => it.typed())
    }
}

impl Deref for Overlay {
    type Target = dyn Layer;

    fn deref(&self) -> &Self::Target {
        each!(self, it => it.layer())
    }
}

impl DerefMut for Overlay {
    fn deref_mut(&mut self) -> &mut Self::Target {
        each!(self, it => it.layer_mut())
    }
}
