//! Where the user is: the screen with its filter, its size, and the pane that has the keys.

use std::collections::HashMap;

use super::layout::{Layout, Rect, Size, main_pane};
use super::screen::{Pane, Screen};
use super::session::Session;
use crate::model::Id;
use crate::search::Filter;
use crate::view::summary::Group;

/// What a row stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Subject {
    /// Nothing that could be told of.
    #[default]
    Nothing,
    /// A record.
    Record(Id),
    /// What a place has, in the catalogue tree.
    Place(Box<str>),
    /// Tasks that the summary counts together.
    Group(Group),
}

/// What stays the same where a key only moves: the screen, the pane that has the keys, the number of layers.
pub type Scene = (Screen, Pane, usize);

/// Where the user is.
#[derive(Debug)]
pub struct Desk {
    /// The size of the screen in cells.
    pub size: Size,
    /// Whether the terminal shows nothing but ASCII: the keys are spelled otherwise then.
    pub ascii: bool,
    /// The screen.
    pub screen: Screen,
    /// Which pane has the keys, once somebody chose.
    focus: Option<Pane>,
    /// What stands below the work list of a wide overview: the timeline or the board.
    lower: Pane,
    /// What is told at length below a list or beside it. Over a slow line that is dear: what was told before stands until the
    /// keys pause, and where a key leads to another screen, nothing.
    pub told: Subject,
    /// Whether something is to be told once the keys pause.
    pub is_restless: bool,
    /// Where the last press of the mouse selected a row.
    pub pressed: Option<Scene>,
    /// Where a drill began, and the filter that stood where it led.
    pub came_from: Option<(Screen, String)>,
    filters: HashMap<Screen, (String, Filter)>,
}

impl Desk {
    /// The first screen, unfiltered.
    pub fn new(size: Size) -> Self {
        Self {
            size,
            ascii: false,
            screen: Screen::default(),
            focus: None,
            lower: Pane::Timeline,
            told: Subject::Nothing,
            is_restless: false,
            pressed: None,
            came_from: None,
            filters: HashMap::new(),
        }
    }

    /// Where everything stands.
    pub fn layout(&self) -> Layout {
        Layout::new(self.size, self.screen, self.lower)
    }

    /// The pane that has the keys.
    pub fn focused(&self) -> Pane {
        focused(&self.layout(), self.focus)
    }

    /// Whether a pane stands on the screen.
    pub fn shows(&self, pane: Pane) -> bool {
        self.layout().shows(pane)
    }

    /// The rectangle of the rows of the pane that has the keys.
    pub fn rows_rect(&self) -> Rect {
        self.layout().rows_of(self.focused()).unwrap_or_default()
    }

    /// Goes to a screen. Whether it is another one.
    pub fn go(&mut self, screen: Screen) -> bool {
        (self.focus, self.came_from) = (None, None);
        std::mem::replace(&mut self.screen, screen) != screen
    }

    /// Gives the keys to a pane of the screen.
    pub fn focus_on(&mut self, pane: Pane) {
        self.focus = Some(pane);
    }

    /// Gives the keys to the next pane of the screen. Whether there is another one.
    pub fn focus_next(&mut self) -> bool {
        let panes = self.layout().panes;
        let at = panes.iter().position(|(pane, _)| *pane == self.focused()).unwrap_or(0);
        self.focus = Some(panes[(at + 1) % panes.len()].0);
        panes.len() > 1
    }

    /// Changes what stands below the work list, and gives it the keys where what stood there had them. Whether anything
    /// stands there.
    pub fn change_lower(&mut self) -> bool {
        let before = self.lower;
        if !self.shows(before) || self.screen != Screen::Overview {
            return false;
        }
        let had_keys = self.focused() == before;
        self.lower = if before == Pane::Timeline { Pane::Board } else { Pane::Timeline };
        self.focus = if had_keys { Some(self.lower) } else { self.focus };
        true
    }

    /// Gives the keys to the pane beside this one, if there is one.
    pub fn focus_sideways(&mut self, right: bool) {
        let layout = self.layout();
        let here = layout.panes.iter().find(|(pane, _)| *pane == self.focused()).map(|(_, rect)| *rect);
        let Some(here) = here else { return };
        let beside = |rect: &Rect| if right { rect.x > here.x } else { rect.x < here.x };
        let found = layout.panes.iter().find(|(_, rect)| beside(rect)).map(|(pane, _)| *pane);
        self.focus = found.or(self.focus);
    }

    /// The text of the filter of this screen.
    pub fn filter_text(&self) -> &str {
        self.filter_text_of(self.screen).unwrap_or_default()
    }

    /// The text of the filter of a screen; `None` where it has none.
    pub fn filter_text_of(&self, screen: Screen) -> Option<&str> {
        self.filters.get(&screen).map(|(text, _)| text.as_str())
    }

    /// The filter of this screen.
    pub fn filter(&self) -> Filter {
        self.filters.get(&self.screen).map(|(_, filter)| filter.clone()).unwrap_or_default()
    }

    /// Filters this screen; what is no filter leaves it as it was.
    pub fn set_filter(&mut self, text: &str, session: &Session) {
        match session.read_filter(text) {
            Ok(filter) if filter.is_empty() => self.drop_filter(),
            Ok(filter) => drop(self.filters.insert(self.screen, (text.to_owned(), filter))),
            Err(_) => {}
        }
    }

    /// Takes the filter off this screen.
    pub fn drop_filter(&mut self) {
        self.filters.remove(&self.screen);
    }
}

/// The pane that has the keys in a layout. Before anybody chose, it is the one that says what is due.
fn focused(layout: &Layout, chosen: Option<Pane>) -> Pane {
    let shown = |pane: &Pane| layout.panes.iter().any(|(at, _)| at == pane);
    let first = || layout.panes.get(1).or(layout.panes.first()).map(|(pane, _)| *pane);
    // A layout always has a pane; a test holds it to that.
    chosen.filter(shown).or_else(first).unwrap_or_else(|| main_pane(Screen::Overview))
}
