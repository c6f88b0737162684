//! The core of the interactive program: state, and `update(Msg) -> Outcome`.
//!
//! Invariants: no I/O, no clock, no ratatui, no terminal. Today, the size and the records arrive as messages, so that
//! any screen can be replayed in a test. Overlays are one stack; selections are kept by id.

pub mod action;
pub mod blanks;
pub mod ctx;
pub mod cursor;
pub mod day_cursor;
pub mod desk;
pub mod draft;
mod follow;
mod hints;
mod idle;
pub mod input;
pub mod key;
pub mod key_bar;
pub mod keymap;
pub mod keys;
pub mod layout;
pub mod message;
pub mod mouse;
pub mod naming;
pub mod notices;
pub mod offer;
pub mod origin;
pub mod overlay;
pub mod pane;
pub mod place;
mod pointing;
pub mod projection;
mod rebuild;
mod records;
pub mod reply;
pub mod screen;
pub mod selection;
pub mod session;
pub mod tabs;
pub mod telex;
mod update;
pub mod views;
mod waiting;

use std::path::PathBuf;
use std::sync::Arc;

use crate::config::{Own, User, View};
use crate::lang::Lang;
use crate::model::holidays::Holidays;
use crate::model::{Dataset, Id, Now, Record};
use crate::search::Abbreviations;
use crate::view::gauge::Chart;
use crate::view::links::Extent;
use crate::view::rollup::Rollup;
use crate::view::sheet::SheetLine;

use action::Context;
use cursor::Position;
use desk::{Desk, Subject};
use key::Key;
use keymap::Keymap;
use keys::Keys;
use layout::Size;
use layout::{Layout, Rect, Room};
use message::{Effect, Msg, Outcome};
pub use notices::Notice;
use notices::Notices;
use origin::Origin;
use overlay::Overlay;
use pane::Panes;
use pane::board::BoardPane;
use pane::history::HistoryPane;
use pane::list::List;
use pane::summary::SummaryPane;
use pane::targets::TargetsPane;
use pane::timeline::TimelinePane;
use pane::tree::TreePane;
use projection::Projection;
use screen::{Pane, Screen};
use session::Session;

/// Everything the program knows while it runs.
pub struct App {
    session: Session,
    desk: Desk,
    panes: Panes,
    /// The layers over the panes, the topmost last.
    overlays: Vec<Overlay>,
    keys: Keys,
    projection: Projection,
    notices: Notices,
    /// What was typed and not saved.
    drafts: draft::Drafts,
    /// Filters with names.
    views: views::SavedViews,
    /// What was typed into the palette, the last at the end.
    commands: Vec<String>,
    /// The number of the last query.
    query: u64,
    /// Records that are chosen together.
    selection: selection::Selection,
}

impl App {
    /// The program at its start, before anything is worked out from the records: [`App::job`] says what is.
    pub fn new(data: Arc<Dataset>, now: Now, lang: Lang, keymap: Keymap, size: Size) -> Self {
        lang.name_keys(keymap.names());
        Self {
            session: Session::new(data, now, lang),
            desk: Desk::new(size),
            panes: Panes::new(now.today),
            overlays: Vec::new(),
            keys: Keys::new(keymap),
            projection: Projection::default(),
            notices: Notices::default(),
            drafts: draft::Drafts::default(),
            views: views::SavedViews::default(),
            commands: Vec::new(),
            query: 0,
            selection: selection::Selection::default(),
        }
    }

    /// The same, where nothing may be changed.
    #[must_use]
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.session.read_only = read_only;
        self
    }

    /// The same with records from there.
    #[must_use]
    pub fn of(mut self, origin: Origin) -> Self {
        self.session.origin = origin;
        self
    }

    /// The same on a terminal that shows nothing but ASCII.
    #[must_use]
    pub fn in_ascii(mut self, ascii: bool) -> Self {
        self.desk.ascii = ascii;
        self
    }

    /// Where the records come from.
    pub fn origin(&self) -> &Origin {
        &self.session.origin
    }

    /// Whether some of the records are invented: the mark in the header.
    pub fn has_sample(&self) -> bool {
        self.session.has_sample || self.session.origin == Origin::Sample
    }

    /// The same, where nobody works on these days.
    #[must_use]
    pub fn resting_on(mut self, holidays: Holidays) -> Self {
        self.session.holidays = holidays;
        self
    }

    /// The days on which nobody works.
    pub fn holidays(&self) -> &Holidays {
        &self.session.holidays
    }

    /// The same, where the words of a filter may be abbreviations.
    #[must_use]
    pub fn abbreviating(mut self, abbreviations: Abbreviations) -> Self {
        self.session.abbreviations = Arc::new(abbreviations);
        self.projection.forget();
        self
    }

    /// The same for somebody: `mine` in a filter is theirs.
    #[must_use]
    pub fn known_as(mut self, user: User) -> Self {
        self.session.know(user);
        self
    }

    /// The same over the store in this folder, in an account that several people may share.
    #[must_use]
    pub fn in_place(mut self, store: Option<PathBuf>, shares_account: bool) -> Self {
        (self.session.store, self.session.shares_account) = (store, shares_account);
        self
    }

    /// Whether nobody has said who is at the keyboard of a store, and somebody may.
    pub fn asks_who(&self) -> bool {
        let session = &self.session;
        session.store.is_some() && session.me.is_nobody() && !session.shares_account
    }

    /// What somebody said of themselves holds from now on, and is written down.
    fn become_own(&mut self, own: Own) -> Outcome {
        self.session.know(own.user.clone());
        if own.language != self.session.lang.language() {
            let lang = Lang::new(own.language);
            lang.name_keys(self.keys.map().names());
            self.session.lang = lang;
        }
        self.projection.renew();
        self.refresh_layers();
        Outcome::effect(Effect::KeepOwn(own))
    }

    /// Whether nothing may be changed: the badge in the header.
    pub fn is_read_only(&self) -> bool {
        self.session.read_only
    }

    /// How many edits of others this user has not looked at: the badge in the header.
    pub fn news(&self) -> usize {
        self.notices.news()
    }

    /// What is said for a moment.
    pub fn notice(&self) -> Option<&Notice> {
        self.notices.said()
    }

    /// Whether a record changed a moment ago.
    pub fn is_fresh(&self, id: &Id) -> bool {
        self.notices.is_fresh(id)
    }

    /// The history.
    pub fn history(&self) -> &HistoryPane {
        &self.panes.history
    }

    /// The records.
    pub fn data(&self) -> &Dataset {
        &self.session.data
    }

    /// The day on which everything is reckoned.
    pub fn now(&self) -> Now {
        self.session.now
    }

    /// The words.
    pub fn lang(&self) -> &Lang {
        &self.session.lang
    }

    /// The screen.
    pub fn screen(&self) -> Screen {
        self.desk.screen
    }

    /// How plain keys become Vietnamese letters in the text field at hand; `None` where they do not, or none is.
    pub fn composer(&self) -> Option<crate::text::Method> {
        self.keys.composer().filter(|_| self.context().takes_text())
    }

    /// The layers over it, the topmost last.
    pub fn overlays(&self) -> &[Overlay] {
        &self.overlays
    }

    /// The keys that are in force.
    pub fn keymap(&self) -> &Keymap {
        self.keys.map()
    }

    /// The keys of a sequence that is not complete.
    pub fn pending(&self) -> &[Key] {
        self.keys.pending()
    }

    /// The text of the filter that is on this screen.
    pub fn filter_text(&self) -> &str {
        self.desk.filter_text()
    }

    /// The catalogue tree.
    pub fn tree(&self) -> &TreePane {
        &self.panes.tree
    }

    /// The timeline.
    pub fn timeline(&self) -> &TimelinePane {
        &self.panes.timeline
    }

    /// The board.
    pub fn board(&self) -> &BoardPane {
        &self.panes.board
    }

    /// The targets.
    pub fn targets(&self) -> &TargetsPane {
        &self.panes.targets
    }

    /// How agencies, documents, people and technologies stand.
    pub fn summary(&self) -> &SummaryPane {
        &self.panes.summary
    }

    /// The list in a pane.
    pub fn list(&self, pane: Pane) -> Option<&List> {
        match pane {
            Pane::Work => Some(&self.panes.work.list),
            Pane::Targets => Some(&self.panes.targets.list),
            Pane::Documents => Some(&self.panes.documents.list),
            Pane::Tree | Pane::Timeline | Pane::Board | Pane::History | Pane::Summary => None,
        }
    }

    /// Where everything stands.
    pub fn layout(&self) -> Layout {
        self.desk.layout()
    }

    /// Where a layer lies, by its place among those that are open; a box with its border.
    pub fn rect_of_layer(&self, at: usize) -> Rect {
        let room = |at: usize| self.overlays.get(at).map_or(Room::Whole, |layer| layer.room());
        let avoid = match at.checked_sub(1) {
            None => Some(self.row_at_hand()),
            Some(below) if room(below) == Room::Whole => None,
            Some(below) => Some(self.rect_of_layer(below)),
        };
        self.desk.layout().of_layer(room(at), avoid)
    }

    /// The lines of the row at hand on the screen.
    fn row_at_hand(&self) -> Rect {
        self.panes.get(self.desk.focused()).line_at_hand(self.desk.rows_rect())
    }

    /// The rectangle of what a layer shows below its first line.
    pub fn layer_rows(&self, at: usize) -> Rect {
        match self.overlays.get(at).map(|layer| layer.room()) {
            Some(Room::Box(_) | Room::Foot(_)) => self.layout().inside(self.rect_of_layer(at)).below_title(),
            Some(Room::Whole) | None => self.sheet_rect(),
        }
    }

    /// The same of a layer that takes everything between header and footer.
    pub fn sheet_rect(&self) -> Rect {
        let body = self.desk.layout().body;
        if body.height > 2 { body.below_title() } else { body }
    }

    /// The pane that has the keys.
    pub fn focused(&self) -> Pane {
        self.desk.focused()
    }

    /// The parts of the one task that a question is about, if all of them are done and it is not finished itself.
    pub fn ready(&self, seen: &[Arc<Record>]) -> Option<Rollup> {
        self.session.ready(seen)
    }

    /// The records that are chosen together.
    pub fn selection(&self) -> &selection::Selection {
        &self.selection
    }

    /// Whether a record is one of several that are chosen together.
    pub fn is_chosen(&self, id: &Id) -> bool {
        self.selection.contains(id)
    }

    /// Where the user is, as far as keys are concerned: the topmost overlay, else the pane that has the keys.
    pub fn context(&self) -> Context {
        self.overlays.last().map_or_else(|| self.desk.focused().context(), |layer| layer.context())
    }

    /// The record at hand in a pane; none while its rows are not there.
    pub fn selected_in(&self, pane: Pane) -> Option<&Id> {
        self.cursor_in(pane).filter(|_| !self.is_loading(pane))
    }

    /// The record under the cursor of a pane, whatever its rows are of.
    fn cursor_in(&self, pane: Pane) -> Option<&Id> {
        self.panes.get(pane).selected()
    }

    /// What is told at length of the row at hand.
    pub fn told(&self) -> &Subject {
        &self.desk.told
    }

    /// How far the rows of a pane are gone through.
    pub fn position_in(&self, pane: Pane) -> Position {
        self.panes.get(pane).position()
    }

    /// The lines that a row takes in a pane.
    pub fn lines_in(&self, pane: Pane, rows: Rect) -> u16 {
        self.panes.get(pane).lines(rows)
    }

    /// The record at hand on the screen.
    pub fn selected(&self) -> Option<&Record> {
        self.selected_in(self.desk.focused()).and_then(|id| self.session.data.get(id))
    }

    /// The lines of a record in words, of long lists the few that matter.
    pub fn sheet(&self, id: &Id) -> Vec<SheetLine> {
        self.ctx().sheet(id, Extent::Few)
    }

    /// The figures of a target over time, where there are any to draw.
    pub fn chart(&self, id: &Id) -> Option<Chart> {
        self.ctx().chart(id)
    }

    /// The same with views: those of the config, and those that were saved.
    #[must_use]
    pub fn with_views(mut self, configured: Vec<View>, saved: Vec<View>) -> Self {
        self.views = views::SavedViews::new(configured, saved);
        self
    }

    /// Every view, those of the config first.
    pub fn views(&self) -> impl Iterator<Item = &View> + Clone {
        self.views.all()
    }

    /// Whether text stands there for the terminal to select, which it does not while it reports the mouse.
    pub fn frees_text(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Bare(_)))
    }

    /// Whether Ctrl-Z takes back what was typed here, and does not put the program to sleep.
    pub fn undoes_typing(&self) -> bool {
        self.context().takes_text()
    }
}
