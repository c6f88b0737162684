//! The core of the interactive program: state, and `update(Msg) -> Outcome`.
//!
//! Invariants: no I/O, no clock, no ratatui, no terminal. Today, the size and the records arrive as messages, so that
//! any screen can be replayed in a test. Overlays are one stack; selections are kept by id.

pub mod action;
pub mod ctx;
pub mod cursor;
pub mod draft;
mod edit;
pub mod focus;
mod follow;
mod grouping;
mod hints;
mod idle;
pub mod input;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod message;
mod moves;
pub mod naming;
pub mod overlay;
pub mod pane;
mod parent;
pub mod place;
pub mod projection;
mod rebuild;
pub mod reply;
pub mod screen;
pub mod selection;
mod telex;
mod time;
mod update;
pub mod views;
mod waiting;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::config::View;
use crate::lang::Lang;
use crate::model::holidays::Holidays;
use crate::model::{Dataset, Id, Now, Record};
use crate::search::{Abbreviations, Filter, Me};
use crate::text::Message;
use crate::view::links::Extent;
use crate::view::sheet::SheetLine;

use action::Context;
use key::Key;
use keymap::Keymap;
use layout::Layout;
use message::{Effect, Msg, Outcome, Size};
use overlay::Overlay;
use pane::board::BoardPane;
use pane::history::HistoryPane;
use pane::list::List;
use pane::targets::TargetsPane;
use pane::timeline::TimelinePane;
use pane::tree::TreePane;
use projection::Projection;
use screen::{Pane, Screen};

/// Everything the program knows while it runs.
pub struct App {
    data: Arc<Dataset>,
    now: Now,
    lang: Lang,
    size: Size,
    screen: Screen,
    /// Which pane has the keys, once somebody chose.
    focus: Option<Pane>,
    projection: Projection,
    tree: TreePane,
    work: List,
    timeline: TimelinePane,
    board: BoardPane,
    targets: TargetsPane,
    documents: List,
    history: HistoryPane,
    filters: HashMap<Screen, (String, Filter)>,
    overlays: Vec<Overlay>,
    keymap: Keymap,
    /// The keys of a sequence that is not complete.
    pending: Vec<Key>,
    telex: telex::Telex,
    /// The number of the last query.
    query: u64,
    /// The days on which nobody works.
    holidays: Holidays,
    /// What was said last, until it fades.
    notice: Option<Notice>,
    /// Records that changed a moment ago.
    fresh: HashSet<Id>,
    /// Whether nothing may be changed.
    read_only: bool,
    /// How plain keys become Vietnamese letters in text fields, once somebody switched that on.
    composer: Option<crate::text::Method>,
    /// Whose records `mine` are.
    me: Me,
    /// Filters with names.
    views: views::SavedViews,
    /// What was typed into the palette, the last at the end.
    commands: Vec<String>,
    /// How many edits of others this user has not looked at.
    news: usize,
    /// What was typed and not saved.
    drafts: draft::Drafts,
    /// What the words of a filter may stand for.
    abbreviations: Arc<Abbreviations>,
    /// A duty that the edit being told finished the last part of, or sent for approval too early.
    completed: Option<Id>,
    /// Records that are chosen together.
    selection: selection::Selection,
}

/// Something that is said for a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub message: Message,
    /// Whether it went wrong.
    pub failed: bool,
}

impl App {
    /// The program at its start, before anything is worked out from the records: [`App::job`] says what is.
    pub fn new(data: Arc<Dataset>, now: Now, lang: Lang, keymap: Keymap, size: Size) -> Self {
        lang.name_keys(keymap.names());
        Self {
            data,
            now,
            lang,
            size,
            screen: Screen::default(),
            focus: None,
            projection: Projection::default(),
            tree: TreePane::default(),
            work: List::default(),
            timeline: TimelinePane::new(now.today),
            board: BoardPane::default(),
            targets: TargetsPane::default(),
            documents: List::default(),
            history: HistoryPane::default(),
            filters: HashMap::new(),
            overlays: Vec::new(),
            keymap,
            pending: Vec::new(),
            telex: telex::Telex::default(),
            query: 0,
            notice: None,
            fresh: HashSet::new(),
            read_only: false,
            composer: None,
            me: Me::default(),
            holidays: Holidays::default(),
            views: views::SavedViews::default(),
            commands: Vec::new(),
            news: 0,
            drafts: draft::Drafts::default(),
            abbreviations: Arc::default(),
            completed: None,
            selection: selection::Selection::default(),
        }
    }

    /// The same, where nothing may be changed.
    #[must_use]
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }

    /// The same, where nobody works on these days.
    #[must_use]
    pub fn resting_on(mut self, holidays: Holidays) -> Self {
        self.holidays = holidays;
        self
    }

    /// The days on which nobody works.
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// The same, where the words of a filter may be abbreviations.
    #[must_use]
    pub fn abbreviating(mut self, abbreviations: Abbreviations) -> Self {
        self.abbreviations = Arc::new(abbreviations);
        self.projection.forget();
        self
    }

    /// The same for somebody: `mine` in a filter is theirs.
    #[must_use]
    pub fn for_user(mut self, me: Me) -> Self {
        self.me = me;
        self
    }

    /// Whether nothing may be changed: the badge in the header.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// How many edits of others this user has not looked at: the badge in the header.
    pub fn news(&self) -> usize {
        self.news
    }

    /// What is said for a moment.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Whether a record changed a moment ago.
    pub fn is_fresh(&self, id: &Id) -> bool {
        self.fresh.contains(id)
    }

    /// The history.
    pub fn history(&self) -> &HistoryPane {
        &self.history
    }

    /// The records.
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// The day on which everything is reckoned.
    pub fn now(&self) -> Now {
        self.now
    }

    /// The words.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// The screen.
    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// How plain keys become Vietnamese letters in the text field at hand; `None` where they do not, or none is.
    pub fn composer(&self) -> Option<crate::text::Method> {
        self.composer.filter(|_| self.context().takes_text())
    }

    /// The layers over it, the topmost last.
    pub fn overlays(&self) -> &[Overlay] {
        &self.overlays
    }

    /// The keys that are in force.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The keys of a sequence that is not complete.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// The text of the filter that is on this screen.
    pub fn filter_text(&self) -> &str {
        self.filters.get(&self.screen).map_or("", |(text, _)| text)
    }

    /// The catalogue tree.
    pub fn tree(&self) -> &TreePane {
        &self.tree
    }

    /// The timeline.
    pub fn timeline(&self) -> &TimelinePane {
        &self.timeline
    }

    /// The board.
    pub fn board(&self) -> &BoardPane {
        &self.board
    }

    /// The targets.
    pub fn targets(&self) -> &TargetsPane {
        &self.targets
    }

    /// The list in a pane.
    pub fn list(&self, pane: Pane) -> Option<&List> {
        match pane {
            Pane::Work => Some(&self.work),
            Pane::Targets => Some(&self.targets.list),
            Pane::Documents => Some(&self.documents),
            Pane::Tree | Pane::Timeline | Pane::Board | Pane::History => None,
        }
    }

    /// Where everything stands.
    pub fn layout(&self) -> Layout {
        Layout::new(self.size, self.screen)
    }

    /// The pane that has the keys.
    pub fn focused(&self) -> Pane {
        focus::focused(&self.layout(), self.focus)
    }

    /// Where the user is, as far as keys are concerned: the topmost overlay, else the pane that has the keys.
    pub fn context(&self) -> Context {
        self.overlays.last().map_or_else(|| self.focused().context(), |layer| layer.context())
    }

    /// The record at hand in a pane; none while its rows are not there.
    pub fn selected_in(&self, pane: Pane) -> Option<&Id> {
        self.cursor_in(pane).filter(|_| !self.is_loading(pane))
    }

    /// The record under the cursor of a pane, whatever its rows are of.
    fn cursor_in(&self, pane: Pane) -> Option<&Id> {
        match pane {
            Pane::Tree => self.tree.selected(),
            Pane::Timeline => self.timeline.rows().selected(),
            Pane::Board => self.board.selected(),
            Pane::History => self.history.selected()?.id.as_ref(),
            _ => self.list(pane)?.selected(),
        }
    }

    /// The record at hand on the screen.
    pub fn selected(&self) -> Option<&Record> {
        self.selected_in(self.focused()).and_then(|id| self.data.get(id))
    }

    /// The lines of a record in words, of long lists the few that matter.
    pub fn sheet(&self, id: &Id) -> Vec<SheetLine> {
        self.ctx().sheet(id, Extent::Few)
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

    /// Whether Ctrl-Z takes back what was typed here, and does not put the program to sleep.
    pub fn undoes_typing(&self) -> bool {
        self.context().takes_text()
    }
}
