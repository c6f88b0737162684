//! What lies over the screen, the topmost last. The topmost one gets the keys.
//!
//! A layer owns what it does: its file here (see [`Layer`]), one of the same name in `ui::overlay` that draws it, a row in
//! the table of layers below with the line that declares its file, and the action in the table of actions that opens it.

pub mod action_menu;
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
pub mod leave;
pub mod log;
pub mod measure;
pub mod menu;
pub mod month;
pub mod own;
pub mod palette;
pub mod plan;
pub mod sheet;
pub mod views;

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::action::{Action, Context, Row};
use super::ctx::Ctx;
use super::draft::SEVERAL;
use super::input::Input;
use super::key::Key;
use super::layout::{Rect, Room};
use super::message::LogLine;
use super::reply::{Answer, Reply};
use crate::model::{Id, Record, date};
use crate::search::{Answer as Found, FilterError};

/// The name under which text about these records is kept until it is saved.
fn place_of(seen: &[Arc<Record>], what: &str) -> String {
    match seen {
        [one] => format!("{}/{what}", one.id),
        _ => format!("{SEVERAL}/{what}"),
    }
}

/// One layer over the panes.
pub trait Layer {
    /// Which keys work in it.
    fn context(&self) -> Context;

    /// How much of the screen it takes.
    fn room(&self) -> Room {
        Room::Whole
    }

    /// Does an action; what is not its own it ignores.
    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply;

    /// Does an action that opens it, where the user is; any other it ignores.
    fn open(_action: Action, _ctx: &Ctx<'_>) -> Reply
    where
        Self: Sized,
    {
        Reply::Ignored
    }

    /// Escape: what was typed is not wanted any more.
    fn leave(&mut self, _ctx: &Ctx<'_>) -> Reply {
        match self.typed() {
            Some((place, _)) => Reply::Close.and(Reply::Forget(place)),
            None => Reply::Close,
        }
    }

    /// The line of text that has the keys.
    fn input_mut(&mut self) -> Option<&mut Input> {
        None
    }

    /// Whether what is typed is sought, and not kept.
    fn seeks(&self) -> bool {
        false
    }

    /// Takes a key that is no command: text, where text is taken.
    fn press(&mut self, key: Key, ctx: &Ctx<'_>) -> Reply {
        edit(self, ctx, |input| {
            input.compose_with(ctx.composer);
            input.press(key)
        })
    }

    /// Takes a text that was pasted. What is searched for is in no text; what is kept is answered where it is typed.
    fn paste(&mut self, text: &str, ctx: &Ctx<'_>) -> Reply {
        let seeks = self.seeks();
        edit(self, ctx, |input| {
            if seeks {
                input.insert_visible(text);
            } else {
                input.insert(text);
            }
            true
        })
    }

    /// What follows when the text was changed, or only its cursor moved.
    fn changed(&mut self, _is_same: bool, _ctx: &Ctx<'_>) -> Reply {
        Reply::Drawn
    }

    /// Takes what the layer that lay over it answered; nothing where it did not ask.
    fn hear(&mut self, answer: Answer, ctx: &Ctx<'_>) -> Reply {
        let Answer::Day(day) = answer else { return Reply::Ignored };
        edit(self, ctx, |input| {
            input.replace(&date::show(day));
            input.select();
            true
        })
    }

    /// Takes the answer to query `n`.
    fn found(&mut self, _n: u64, _found: Result<Found, FilterError>, _ctx: &Ctx<'_>) -> Reply {
        Reply::Ignored
    }

    /// Takes the history that was asked for. Whether it asked.
    fn take_history(&mut self, _lines: &[LogLine]) -> bool {
        false
    }

    /// Takes in the records as they are now.
    fn refresh(&mut self, _ctx: &Ctx<'_>) {}

    /// Brings what is selected into view.
    fn reveal(&mut self, _rect: Rect, _ctx: &Ctx<'_>) {}

    /// Selects the row in a cell, counted from the corner of what it shows below its first line. Whether there is one.
    fn select_at(&mut self, _x: u16, _y: u16, _ctx: &Ctx<'_>) -> bool {
        false
    }

    /// The wheel of the mouse turned: as if an arrow had been pressed, which `step` names.
    fn wheel(&mut self, step: Action, ctx: &Ctx<'_>) -> Reply {
        self.act(step, ctx)
    }

    /// Whether something is to be told at length once the keys pause.
    fn is_restless(&self) -> bool {
        false
    }

    /// The keys paused.
    fn rest(&mut self, _ctx: &Ctx<'_>) {}

    /// The place that text is typed for here, and what of it would be lost; `None` where nothing is kept.
    fn typed(&self) -> Option<(String, String)> {
        None
    }

    /// Puts back what was typed before and not saved.
    fn resume(&mut self, _draft: &str, _ctx: &Ctx<'_>) {}

    /// Keeps what is typed.
    fn keep(&self) -> Reply {
        self.typed().map_or(Reply::Drawn, |(place, text)| Reply::Keep { place, text })
    }

    /// The record that lies open in it.
    fn record(&self) -> Option<&Id> {
        None
    }

    /// The id whose words the footer has for a row: what the key does just now.
    fn said_of(&self, row: &Row) -> &'static str {
        row.id
    }

    /// Whether the key of an action would do nothing in it, or nothing that is wanted.
    fn is_idle(&self, _action: Action, _ctx: &Ctx<'_>) -> bool {
        false
    }

    /// Whether it says its keys itself, in whole words.
    fn says_its_keys(&self) -> bool {
        false
    }
}

/// Changes the text of a layer, if it has one, and does what follows from that.
pub fn edit<L: Layer + ?Sized>(
    layer: &mut L,
    ctx: &Ctx<'_>,
    change: impl FnOnce(&mut Input) -> bool,
) -> Reply {
    let Some(input) = layer.input_mut() else { return Reply::Ignored };
    let before = input.text().to_owned();
    if !change(input) {
        return Reply::Ignored;
    }
    let is_same = input.text() == before;
    layer.changed(is_same, ctx)
}

/// What the footer says of Enter where several lines are filled in: that it saves, or goes on.
pub fn said_of_enter(row: &Row, saves: bool) -> &'static str {
    match row.action {
        Action::Open if saves => "save-form",
        Action::Open if row.id == "accept-field" => row.id,
        Action::Open => "enter-next",
        _ => row.id,
    }
}

/// The table of layers: the file of each, here and in `ui::overlay`, its name, and its state. `$make` makes of it what is
/// needed: the enum here, the drawing there.
macro_rules! layers {
    ($make:ident) => {
        $make! {
            /// One record with all its lines, or what it rests on.
            sheet: Sheet(Sheet),
            /// Finding anything.
            finder: Finder(Finder),
            /// Filtering the screen below.
            filter: Filter(FilterPrompt),
            /// What can be done here.
            help: Help(Help),
            /// Which working state tasks come to, or which field of several records changes.
            menu: Menu(Menu),
            /// One field being typed.
            entry: Entry(Entry),
            /// A measurement being typed.
            measure: Measure(Measuring),
            /// Everything that can be done, by name.
            palette: Palette(Palette),
            /// Filters with names.
            views: Views(Views),
            /// What to copy.
            copy: Copy(Copying),
            /// A record bare, for selecting by mouse.
            bare: Bare(Bare),
            /// What can be done with marked hits.
            action_menu: ActionMenu(ActionMenu),
            /// A few words asked before something is done.
            ask: Ask(Ask),
            /// Who is at the keyboard.
            own: Own(OwnSettings),
            /// What an edit of several records comes to.
            plan: Plan(PlanView),
            /// What tasks lack of the six clarities.
            clearing: Clearing(Clearing),
            /// The agencies that a collective duty is given to.
            fan_out: FanOut(FanOut),
            /// Deadlines being moved.
            extend: Extend(Extend),
            /// A question before something is done to what somebody else did.
            confirm: Confirm(Confirm),
            /// Two values of one field.
            conflict: Conflict(Choice),
            /// A record being filled in.
            form: Form(Form),
            /// The question before it is left.
            leave: Leave(Leave),
            /// A day being picked, for the field in the layer below.
            calendar: Calendar(Calendar),
            /// The month as a map of deadlines.
            month: Month(Month),
            /// The history of one record.
            log: Log(Log),
        }
    };
}
pub(crate) use layers;

macro_rules! overlay {
    ($($(#[$doc:meta])* $file:ident: $name:ident($state:ident),)*) => {
        /// One layer. Some are large: few lie over each other, and replies hand them on in a box.
        #[derive(Debug, Clone)]
        pub enum Overlay {
            $($(#[$doc])* $name($file::$state),)*
        }

        impl Overlay {
            /// What the layers are called.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];
        }

        /// What an action opens, layer by layer.
        const OPENED: &[fn(Action, &Ctx<'_>) -> Reply] = &[$(<$file::$state as Layer>::open),*];

        impl Deref for Overlay {
            type Target = dyn Layer;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Self::$name(layer) => layer,)*
                }
            }
        }

        impl DerefMut for Overlay {
            fn deref_mut(&mut self) -> &mut Self::Target {
                match self {
                    $(Self::$name(layer) => layer,)*
                }
            }
        }
    };
}
layers!(overlay);

impl Overlay {
    /// Opens the layer that an action is for, where the user is.
    pub fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        let mut opened = OPENED.iter().map(|open| open(action, ctx));
        opened.find(|reply| !reply.is_ignored()).unwrap_or(Reply::Ignored)
    }
}
