//! Where everything stands: one pure function from the size and the screen to rectangles.
//!
//! Worked out before anything is drawn and without ratatui, so that a page down knows how tall its pane is.

use super::screen::{Pane, Screen};

/// A size in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Lines.
    pub height: u16,
}

/// A rectangle in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the four words say it")]
pub struct Rect {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

/// How much of the screen a layer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Everything between header and footer.
    Whole,
    /// A box of this size inside its border, beside what it concerns.
    Box(Size),
    /// A box at the foot, for what changes everything above it.
    Foot(Size),
}

impl Room {
    /// A box for lines that are typed, so many of them and of what is said about them.
    pub fn prompt(lines: usize) -> Self {
        Self::Box(Size { width: PROMPT, height: u16::try_from(lines).unwrap_or(u16::MAX) })
    }

    /// A box of so many columns and lines.
    pub fn boxed(width: u16, lines: usize) -> Self {
        Self::Box(Size { width, height: u16::try_from(lines).unwrap_or(u16::MAX - 2) })
    }
}

/// The rectangles of a frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The tabs of the screens, and where what is shown comes from, with its counts and the day: two lines, or one where
    /// there is little height.
    pub header: Option<Rect>,
    /// The panes, from left to right and top to bottom; each with a line for its title where `titled`.
    pub panes: Vec<(Pane, Rect)>,
    /// Whether each pane has a title line: not where one pane fills everything.
    pub titled: bool,
    /// The detail of the selected record, beside the pane.
    pub side: Option<Rect>,
    /// What is told of the record at hand, below the panes.
    pub strip: Option<Rect>,
    /// The line of keys.
    pub footer: Option<Rect>,
    /// The whole middle, for overlays.
    pub body: Rect,
}

/// Below this a box has no border.
const LEAST_FOR_BORDER: u16 = 10;
/// Columns of a box in which text is typed.
const PROMPT: u16 = 78;
/// Below this a screen is one list without anything around it.
const TINY: Size = Size { width: 40, height: 10 };
/// From here on the tree stands beside the work list.
const TWO_PANES: u16 = 80;
/// From here on tree, work and a third pane stand together.
const THREE_PANES: u16 = 120;
/// From here on the tabs have a line of their own.
const TWO_HEADS: u16 = 20;

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

    /// So many of its lines from one on, as far as there are any.
    #[must_use]
    pub fn lines(self, first: u16, count: u16) -> Self {
        let (_, rest) = self.split_top(first);
        rest.split_top(count).0
    }

    /// A cell of the screen as it is counted from the corner of this, if it lies inside.
    pub fn cell(self, x: u16, y: u16) -> Option<(u16, u16)> {
        let (x, y) = (x.checked_sub(self.x)?, y.checked_sub(self.y)?);
        (x < self.width && y < self.height).then_some((x, y))
    }

    /// What a border leaves.
    #[must_use]
    fn inside(self) -> Self {
        let (width, height) = (self.width.saturating_sub(2), self.height.saturating_sub(2));
        Self { x: self.x + 1.min(self.width), y: self.y + 1.min(self.height), width, height }
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
    ///
    /// `lower` stands in the overview below the work list, where there is room for it.
    pub fn new(size: Size, screen: Screen, lower: Pane) -> Self {
        let all = Rect { x: 0, y: 0, width: size.width, height: size.height };
        if size.width < TINY.width || size.height < TINY.height {
            return Self { panes: vec![(main_pane(screen), all)], body: all, ..Self::default() };
        }
        let (header, rest) = all.split_top(if size.height < TWO_HEADS { 1 } else { 2 });
        let (body, footer) = rest.split_top(rest.height - 1);
        let mut layout =
            Self { header: Some(header), footer: Some(footer), body, titled: true, ..Self::default() };
        layout.place(screen, lower, body);
        layout
    }

    fn place(&mut self, screen: Screen, lower: Pane, body: Rect) {
        match screen {
            Screen::Overview if body.width >= THREE_PANES => self.three_panes(lower, body),
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
                let (pane, strip) = with_strip(body);
                self.panes = vec![(main_pane(screen), pane)];
                self.strip = strip;
            }
        }
    }

    fn three_panes(&mut self, lower: Pane, body: Rect) {
        let (upper, strip) = with_strip(body);
        let (tree, right) = upper.split_left((upper.width * 3 / 10).min(56));
        let (work, below) = right.split_top(right.height / 2);
        self.panes = vec![(Pane::Tree, tree), (Pane::Work, work), (lower, below)];
        self.strip = strip;
    }

    fn two_panes(&mut self, body: Rect) {
        let (upper, strip) = with_strip(body);
        self.strip = strip;
        if upper.width < TWO_PANES {
            self.panes = vec![(Pane::Work, upper)];
            return;
        }
        let (tree, work) = upper.split_left((upper.width * 3 / 10).max(26));
        self.panes = vec![(Pane::Tree, tree), (Pane::Work, work)];
    }

    /// Where a layer lies, with its border. `avoid` is what it concerns, and stays to be seen where there is room for both.
    pub fn of_layer(&self, room: Room, avoid: Option<Rect>) -> Rect {
        let size = match room {
            Room::Whole => return self.body,
            Room::Box(size) | Room::Foot(size) => size,
        };
        // The line above the keys is that of notices.
        let body = Rect { height: self.body.height - u16::from(self.body.height > 8), ..self.body };
        let border = if self.frames_boxes() { 2 } else { 0 };
        let width = if border > 0 { (size.width + border).min(body.width) } else { body.width };
        let height = size.height.saturating_add(border).min(body.height);
        let (bottom, lowest) = (body.y + body.height, body.y + body.height - height);
        let y = match avoid {
            _ if matches!(room, Room::Foot(_)) => lowest,
            None => body.y + (body.height - height) / 3,
            Some(row) if row.y + row.height + height <= bottom => row.y + row.height,
            Some(row) if row.y >= body.y + height => row.y - height,
            Some(_) => lowest,
        };
        let x = body.x + (body.width - width) / 2;
        Rect { x, y, width, height }
    }

    /// Whether a box has a border: not where that would leave hardly anything in it.
    pub fn frames_boxes(&self) -> bool {
        self.body.height >= LEAST_FOR_BORDER
    }

    /// What a box leaves for what stands in it.
    pub fn inside(&self, rect: Rect) -> Rect {
        if self.frames_boxes() { rect.inside() } else { rect }
    }

    /// Whether a pane stands on the screen.
    pub fn shows(&self, pane: Pane) -> bool {
        self.rect_of(pane).is_some()
    }

    /// The rectangle of a pane's rows, below its title and beside its scroll mark.
    pub fn rows_of(&self, pane: Pane) -> Option<Rect> {
        let rect = self.rect_of(pane)?;
        if !self.titled {
            return Some(rect);
        }
        let width = rect.width - u16::from(!self.has_neighbour(rect) && rect.width > 0);
        Some(Rect { width, ..rect.below_title() })
    }

    /// The column in which a mark says how far a pane is scrolled: the line to what stands beside it, else its last one.
    /// None where a pane fills everything.
    pub fn scroll_of(&self, pane: Pane) -> Option<Rect> {
        let rows = self.rows_of(pane).filter(|_| self.titled)?;
        Some(Rect { x: rows.x + rows.width, width: 1, ..rows })
    }

    /// Whether a line parts a pane from what stands at its right.
    pub fn has_neighbour(&self, rect: Rect) -> bool {
        rect.x + rect.width < self.body.x + self.body.width
    }

    fn rect_of(&self, pane: Pane) -> Option<Rect> {
        self.panes.iter().find(|(at, _)| *at == pane).map(|(_, rect)| *rect)
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

/// Columns from which on three lines hold what five narrower ones do.
const WIDE_STRIP: u16 = 160;

/// Leaves lines at the bottom for what is told of the row at hand, where there is room for them: a rule, and three to five
/// lines.
fn with_strip(body: Rect) -> (Rect, Option<Rect>) {
    let lines = match (body.height, body.width) {
        (0..16, _) => return (body, None),
        (16..20, _) | (_, WIDE_STRIP..) => 4,
        (20..32, _) => 5,
        _ => 6,
    };
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
                    let layout = Layout::new(size, screen, Pane::Timeline);
                    let parts = [layout.header, layout.side, layout.strip, layout.footer];
                    let parts = parts.into_iter().flatten().chain(layout.panes.iter().map(|(_, rect)| *rect));
                    assert!(parts.into_iter().all(|rect| inside(size, rect)), "{size:?} {screen:?}");
                    assert!(!layout.panes.is_empty());
                }
            }
        }
    }

    #[test]
    fn a_box_stands_on_the_screen_and_beside_what_it_concerns_where_there_is_room() {
        for (width, height) in (0..120).flat_map(|width| (0..50).map(move |height| (width, height))) {
            let size = Size { width, height };
            let layout = Layout::new(size, Screen::Board, Pane::Board);
            for row in [None, Some(0), Some(height / 2), Some(height.saturating_sub(3))] {
                let avoid = row.map(|y| Rect { x: 0, y, width, height: 1 });
                for room in [Room::prompt(3), Room::boxed(200, 90), Room::Foot(Size { width: 9, height: 2 })]
                {
                    let rect = layout.of_layer(room, avoid);
                    assert!(inside(size, rect) && inside(size, layout.inside(rect)), "{size:?} {rect:?}");
                }
                let rect = layout.of_layer(Room::prompt(3), avoid);
                let covers = avoid.is_some_and(|row| rect.y <= row.y && row.y < rect.y + rect.height);
                assert!(!covers || height < 16, "{size:?} {row:?}");
            }
        }
    }

    #[test]
    fn the_overview_has_as_many_panes_as_fit() {
        let panes =
            |width, height| Layout::new(Size { width, height }, Screen::Overview, Pane::Board).panes.len();
        assert_eq!(
            [panes(39, 24), panes(60, 24), panes(80, 24), panes(119, 24), panes(120, 24)],
            [1, 1, 2, 2, 3]
        );
    }
}
