//! Which pane has the keys, and bringing what is at hand into view.

use super::App;
use super::layout::{Layout, Rect, main_pane};
use super::pane::list::{List, Row};
use super::screen::{Pane, Screen};

/// The pane that has the keys in a layout. Before anybody chose, it is the one that says what is due.
pub(super) fn focused(layout: &Layout, chosen: Option<Pane>) -> Pane {
    let shown = |pane: &Pane| layout.panes.iter().any(|(at, _)| at == pane);
    let first = || layout.panes.get(1).or(layout.panes.first()).map(|(pane, _)| *pane);
    // A layout always has a pane; a test holds it to that.
    chosen.filter(shown).or_else(first).unwrap_or_else(|| main_pane(Screen::Overview))
}

/// The lines that a row takes in a list pane of this width.
pub fn row_lines(pane: Pane, row: &Row, width: u16) -> u16 {
    match row {
        Row::Record(_) if pane == Pane::Work && !is_table(width) => 2,
        Row::Record(_) if pane == Pane::Targets => 2,
        _ => 1,
    }
}

/// Whether the work list has room for a table; otherwise a record takes two lines. On the smallest screens it is one
/// line again, because one more record is worth more than the rest of its words.
pub fn is_table(width: u16) -> bool {
    !(30..96).contains(&width)
}

impl App {
    /// Gives the keys to the next pane of the screen.
    pub(super) fn focus_step(&mut self, forward: bool) -> bool {
        let layout = self.layout();
        let n = layout.panes.len();
        let at = layout.panes.iter().position(|(pane, _)| *pane == self.focused()).unwrap_or(0);
        self.focus = Some(layout.panes[(at + if forward { 1 } else { n - 1 }) % n].0);
        n > 1
    }

    /// Gives the keys to the pane beside this one, if there is one.
    pub(super) fn focus_sideways(&mut self, right: bool) -> bool {
        let layout = self.layout();
        let Some(here) = layout.panes.iter().find(|(pane, _)| *pane == self.focused()).map(|(_, rect)| *rect)
        else {
            return false;
        };
        let beside = |rect: &Rect| if right { rect.x > here.x } else { rect.x < here.x };
        let found = layout.panes.iter().find(|(_, rect)| beside(rect)).map(|(pane, _)| *pane);
        self.focus = found.or(self.focus);
        found.is_some()
    }

    /// The rectangle of the rows of the pane that has the keys.
    pub(super) fn rows_rect(&self) -> Rect {
        self.layout().rows_of(self.focused()).unwrap_or_default()
    }

    /// The rectangle of a sheet that lies over the screen, below its title.
    pub fn sheet_rect(&self) -> Rect {
        let body = self.layout().body;
        if body.height > 2 { body.below_title() } else { body }
    }

    /// Brings every cursor that can be seen into view.
    pub(super) fn reveal(&mut self) {
        let layout = self.layout();
        for (pane, _) in &layout.panes {
            let rect = layout.rows_of(*pane).unwrap_or_default();
            match pane {
                Pane::Tree => self.tree.reveal(rect.height),
                // A line goes to the titles of the columns.
                Pane::Board => self.board.reveal(rect.width, rect.height.saturating_sub(1)),
                // A line goes to the scale.
                Pane::Timeline => self.timeline.reveal(rect.height),
                Pane::Work => reveal(&mut self.work, *pane, rect),
                Pane::Targets => reveal(&mut self.targets.list, *pane, rect),
                Pane::Documents => reveal(&mut self.documents, *pane, rect),
                Pane::History => self.history.reveal(rect.width, rect.height),
            }
        }
        self.with_top(|layer, ctx| layer.reveal(ctx.rect, ctx));
    }
}

fn reveal(list: &mut List, pane: Pane, rect: Rect) {
    list.reveal(rect.height, |row| row_lines(pane, row, rect.width));
}
