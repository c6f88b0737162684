//! Where everything stands: one pure function from the size and the screen to rectangles.
//!
//! Worked out before anything is drawn and without ratatui, so that a page down knows how tall its pane is.

use super::message::Size;
use super::screen::{Pane, Screen};

/// A rectangle in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the four words say it")]
pub struct Rect {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

/// The rectangles of a frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The line with the screen's name, the counts and the date.
    pub header: Option<Rect>,
    /// The panes, from left to right and top to bottom; each with a line for its title where `titled`.
    pub panes: Vec<(Pane, Rect)>,
    /// Whether each pane has a title line: not where one pane fills everything.
    pub titled: bool,
    /// The detail of the selected record, beside the pane.
    pub side: Option<Rect>,
    /// The sentence that the selected record rests on, below the panes.
    pub strip: Option<Rect>,
    /// The line of keys.
    pub footer: Option<Rect>,
    /// The whole middle, for overlays.
    pub body: Rect,
}

/// Below this a screen is one list without anything around it.
const TINY: Size = Size { width: 40, height: 10 };
/// From here on the tree stands beside the work list.
const TWO_PANES: u16 = 80;
/// From here on tree, timeline and board stand together.
const THREE_PANES: u16 = 120;

impl Rect {
    /// Cuts `width` columns off the left and a column between.
    fn split_left(self, width: u16) -> (Self, Self) {
        let width = width.min(self.width);
        let gap = u16::from(self.width > width);
        let left = Self { width, ..self };
        (left, Self { x: self.x + width + gap, width: self.width - width - gap, ..self })
    }

    /// Cuts `height` lines off the top.
    fn split_top(self, height: u16) -> (Self, Self) {
        let height = height.min(self.height);
        let rest = Self { y: self.y + height, height: self.height - height, ..self };
        (Self { height, ..self }, rest)
    }

    /// The lines without the first.
    #[must_use]
    pub fn below_title(self) -> Self {
        self.split_top(1).1
    }

    /// Whether nothing fits in it.
    pub fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }
}

impl Layout {
    /// The layout of a screen.
    pub fn new(size: Size, screen: Screen) -> Self {
        let all = Rect { x: 0, y: 0, width: size.width, height: size.height };
        if size.width < TINY.width || size.height < TINY.height {
            return Self { panes: vec![(main_pane(screen), all)], body: all, ..Self::default() };
        }
        let (header, rest) = all.split_top(1);
        let (body, footer) = rest.split_top(rest.height - 1);
        let mut layout =
            Self { header: Some(header), footer: Some(footer), body, titled: true, ..Self::default() };
        layout.place(screen, body);
        layout
    }

    fn place(&mut self, screen: Screen, body: Rect) {
        match screen {
            Screen::Overview if body.width >= THREE_PANES => self.three_panes(body),
            Screen::Overview => self.two_panes(body),
            Screen::Catalogue | Screen::Targets | Screen::Documents | Screen::Summary
                if body.width >= TWO_PANES =>
            {
                let share = if screen == Screen::Catalogue { 45 } else { 55 };
                let (list, side) = body.split_left(body.width * share / 100);
                self.panes = vec![(main_pane(screen), list)];
                self.side = Some(side);
            }
            _ => {
                // Bars need the room that a sentence would take.
                let lines = if screen == Screen::Timeline { 2 } else { STRIP };
                let (pane, strip) = with_strip(body, lines);
                self.panes = vec![(main_pane(screen), pane)];
                self.strip = strip;
            }
        }
    }

    fn three_panes(&mut self, body: Rect) {
        let (upper, strip) = with_strip(body, STRIP);
        let (tree, right) = upper.split_left((upper.width * 3 / 10).min(56));
        let (timeline, board) = right.split_top(right.height / 2);
        self.panes = vec![(Pane::Tree, tree), (Pane::Timeline, timeline), (Pane::Board, board)];
        self.strip = strip;
    }

    fn two_panes(&mut self, body: Rect) {
        let (upper, strip) = with_strip(body, STRIP);
        self.strip = strip;
        if upper.width < TWO_PANES {
            self.panes = vec![(Pane::Work, upper)];
            return;
        }
        let (tree, work) = upper.split_left((upper.width * 3 / 10).max(26));
        self.panes = vec![(Pane::Tree, tree), (Pane::Work, work)];
    }

    /// The last lines, for a prompt of so many lines and two about it; as many of them as there are.
    pub fn foot(&self, lines: u16) -> Rect {
        let bottom = self.footer.map_or(self.body.y + self.body.height, |footer| footer.y + footer.height);
        let height = bottom.min(lines.saturating_add(2));
        Rect { x: 0, y: bottom - height, width: self.body.width, height }
    }

    /// The rectangle of a pane's rows, below its title.
    pub fn rows_of(&self, pane: Pane) -> Option<Rect> {
        let (_, rect) = self.panes.iter().find(|(at, _)| *at == pane)?;
        Some(if self.titled { rect.below_title() } else { *rect })
    }
}

/// The pane that a screen is about.
pub fn main_pane(screen: Screen) -> Pane {
    match screen {
        Screen::Overview => Pane::Work,
        Screen::Catalogue => Pane::Tree,
        Screen::Timeline => Pane::Timeline,
        Screen::Board => Pane::Board,
        Screen::Targets => Pane::Targets,
        Screen::Documents => Pane::Documents,
        Screen::History => Pane::History,
        Screen::Summary => Pane::Summary,
    }
}

/// A rule, the sentence in two lines, and where it stands.
const STRIP: u16 = 4;

/// Leaves lines at the bottom for what is said about the row at hand, where there is room for them.
fn with_strip(body: Rect, lines: u16) -> (Rect, Option<Rect>) {
    if body.height < 16 {
        return (body, None);
    }
    let (upper, strip) = body.split_top(body.height - lines);
    (upper, Some(strip))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(outer: Size, rect: Rect) -> bool {
        rect.x + rect.width <= outer.width && rect.y + rect.height <= outer.height
    }

    #[test]
    fn nothing_stands_outside_at_any_size() {
        for width in 0..220 {
            for height in 0..70 {
                let size = Size { width, height };
                for screen in Screen::ALL {
                    let layout = Layout::new(size, screen);
                    let parts = [layout.header, layout.side, layout.strip, layout.footer];
                    let parts = parts.into_iter().flatten().chain(layout.panes.iter().map(|(_, rect)| *rect));
                    assert!(parts.into_iter().all(|rect| inside(size, rect)), "{size:?} {screen:?}");
                    assert!(!layout.panes.is_empty());
                }
            }
        }
    }

    #[test]
    fn the_overview_has_as_many_panes_as_fit() {
        let panes = |width, height| Layout::new(Size { width, height }, Screen::Overview).panes.len();
        assert_eq!(
            [panes(39, 24), panes(60, 24), panes(80, 24), panes(119, 24), panes(120, 24)],
            [1, 1, 2, 2, 3]
        );
    }
}
