//! What is lent to a layer or a pane while it works: the records, the day, the words, and where the user is.
//!
//! Deliberately only to be read: what a layer wants done it says in its [`Reply`](super::reply::Reply).

use std::sync::Arc;

use super::action::{Action, Context};
use super::draft::Drafts;
use super::layout::Rect;
use super::projection::Projection;
use super::screen::Screen;
use super::selection::Selection;
use super::session::Session;
use super::views::SavedViews;
use crate::lang::Lang;
use crate::model::holidays::Holidays;
use crate::model::{Dataset, Date, Id, Now, Record};
use crate::search::FilterError;
use crate::text::Method;
use crate::view::gauge::{self, Chart};
use crate::view::links::Extent;
use crate::view::sheet::{Beside, SheetLine, basis, sheet_with};
use crate::view::timeline::Step;
use crate::work::World;

/// What a layer or a pane reads of the program.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "the words have none")]
pub struct Ctx<'a> {
    /// The records.
    pub data: &'a Arc<Dataset>,
    /// The day.
    pub now: Now,
    /// The words.
    pub lang: &'a Lang,
    /// Who asks, and the rules of the config.
    pub session: &'a Session,
    /// The days on which nobody works.
    pub holidays: &'a Holidays,
    /// Whether nothing may be changed.
    pub read_only: bool,
    /// What is worked out from the records.
    pub projection: &'a Projection,
    /// The records that are chosen together.
    pub selection: &'a Selection,
    /// The filters with names.
    pub views: &'a SavedViews,
    /// What was typed into the palette, the last at the end.
    pub commands: &'a [String],
    /// What was typed and not saved, by its place.
    pub drafts: &'a Drafts,
    /// The screen.
    pub screen: Screen,
    /// The text of its filter.
    pub filter: &'a str,
    /// Which keys work.
    pub context: Context,
    /// Whether a layer lies over the panes.
    pub is_over: bool,
    /// The selected record: the open one, else the one under the cursor.
    pub selected: Option<Arc<Record>>,
    /// The day that the timeline points at, where it is not today.
    pub day: Option<Date>,
    /// The stretch of time that a key moves a deadline by.
    pub unit: Step,
    /// Where a sheet lies, below its title.
    pub rect: Rect,
    /// Where the rows of the focused pane lie.
    pub rows: Rect,
    /// The number that the next query has.
    pub query: u64,
    /// How plain keys become Vietnamese letters.
    pub composer: Option<Method>,
}

impl<'a> Ctx<'a> {
    /// The world that commands are planned in.
    pub fn world(&self) -> World<'a> {
        World { data: self.data, now: self.now, words: self.lang, home: &self.session.home }
    }

    /// The records that an edit is about: the open one, else the chosen ones, else the one under the cursor.
    pub fn targets(&self) -> Vec<Arc<Record>> {
        if !self.is_over && !self.selection.is_empty() {
            return self.selection.records(self.data);
        }
        self.selected.iter().cloned().collect()
    }

    /// The lines of a record in words.
    pub fn sheet(&self, id: &Id, extent: Extent) -> Vec<SheetLine> {
        let counted = self.projection.counted(id);
        let beside = Beside { counted, holidays: Some(self.holidays), extent };
        let sheet = |record| sheet_with(record, self.data, self.now, self.lang, beside);
        self.data.get(id).map_or_else(Vec::new, sheet)
    }

    /// The figures of a target over time, where there are any to draw.
    pub fn chart(&self, id: &Id) -> Option<Chart> {
        let record = self.data.get(id)?;
        gauge::chart(record, record.as_target()?, self.data, self.now, self.projection.counted(id))
    }

    /// What a record rests on, in words.
    pub fn basis(&self, id: &Id) -> Vec<SheetLine> {
        self.data.get(id).map_or_else(Vec::new, |record| basis(record, self.data, self.now, self.lang))
    }

    /// A filter, with the names in it known.
    ///
    /// # Errors
    ///
    /// Fails for what is no filter, or names what is not there.
    pub fn check_filter(&self, text: &str) -> Result<(), FilterError> {
        self.session.read_filter(text).and_then(|filter| filter.check(self.data))
    }

    /// By how many rows an action moves in a layer; `None` for one that does not.
    pub fn steps(&self, action: Action) -> Option<isize> {
        steps(action, self.rect.height, 1)
    }
}

/// By so many rows one moves to the first.
pub const FIRST: isize = isize::MIN + 1;

/// By how many rows an action moves where so many lines are to be seen, each row taking `lines` of them.
pub fn steps(action: Action, height: u16, lines: u16) -> Option<isize> {
    let page = isize::try_from(height / lines.max(1)).unwrap_or(1).max(1);
    Some(match action {
        Action::Up | Action::PreviousField => -1,
        Action::Down | Action::NextField => 1,
        Action::HalfUp => -(page / 2).max(1),
        Action::HalfDown => (page / 2).max(1),
        Action::PageUp => -page,
        Action::PageDown => page,
        Action::First => FIRST,
        Action::Last => isize::MAX,
        _ => return None,
    })
}
