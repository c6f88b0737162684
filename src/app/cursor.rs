//! A cursor in a list of rows, and which row stands on top of the screen.

/// The row at hand and the first row shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The row at hand.
    pub at: usize,
    /// The first row shown.
    pub top: usize,
}

/// How far a list is gone through: for the title above it, and the mark beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Position {
    /// The place of what is at hand among what is counted, from 1 on; 0 where a heading is at hand, or nothing.
    pub at: usize,
    /// How many there are of what is counted.
    pub of: usize,
    /// The first row shown.
    pub top: usize,
    /// How many rows there are, headings among them.
    pub rows: usize,
}

impl Position {
    /// In a list of which every row counts.
    pub fn in_rows(cursor: Cursor, rows: usize) -> Self {
        Self { at: if rows == 0 { 0 } else { cursor.at + 1 }, of: rows, top: cursor.top, rows }
    }

    /// The line of a scroll mark in a column of `height` lines of which each row takes `lines`: the first one only before
    /// anything is scrolled, the last one only at the end. `None` where everything can be seen. One line, because each one
    /// costs a change of colour in every row of a slow line; how many rows there are is said beside.
    pub fn scroll_mark(self, height: u16, lines: u16) -> Option<u16> {
        let (height, shown) = (usize::from(height), usize::from(height / lines.max(1)));
        if shown == 0 || self.rows <= shown {
            return None;
        }
        let last = height - 1;
        let line = match self.top {
            0 => 0,
            top if top >= self.rows - shown => last,
            top => (top * last / (self.rows - shown)).clamp(1.min(last), last.saturating_sub(1)),
        };
        u16::try_from(line).ok()
    }
}

impl Cursor {
    /// Rests on the nearest row that can be rested on, in the direction of the move or else in the other one.
    pub fn rest(&mut self, rows: usize, forward: bool, can_rest: impl Fn(usize) -> bool) {
        let at = self.at.min(rows.saturating_sub(1));
        let down = (at..rows).find(|row| can_rest(*row));
        let up = (0..=at).rev().find(|row| can_rest(*row));
        let found = if forward { down.or(up) } else { up.or(down) };
        self.at = found.unwrap_or(at);
    }

    /// The row that stands in a line, counted from the first one shown; `lines(row)` is how many lines a row takes.
    pub fn row_at(&self, line: u16, rows: usize, lines: impl Fn(usize) -> u16) -> Option<usize> {
        let mut below = 0_u16;
        (self.top..rows).find(|row| {
            below = below.saturating_add(lines(*row));
            line < below
        })
    }

    /// Moves the rows by so many lines, at least by a row. The row at hand stays as long as it can be seen whole, else the
    /// nearest that can is at hand.
    pub fn scroll(&mut self, rows: usize, height: u16, by: i16, lines: impl Fn(usize) -> u16) {
        if rows == 0 {
            return;
        }
        let (mut moved, most) = (0_u16, by.unsigned_abs());
        while moved < most {
            let next =
                if by < 0 { self.top.checked_sub(1) } else { Some(self.top + 1).filter(|top| *top < rows) };
            let Some(next) = next else { break };
            let more = moved.saturating_add(lines(self.top.min(next)));
            if more > most && moved > 0 {
                break;
            }
            (self.top, moved) = (next, more);
        }
        self.fill(rows, height, &lines);
        let mut last = Self { at: self.top, top: self.top };
        while last.at + 1 < rows && (Self { at: last.at + 1, ..last }).fits(height, &lines) {
            last.at += 1;
        }
        self.at = self.at.clamp(self.top, last.at);
    }

    /// After a scroll: goes on from the first row that is shown where a heading stands right above it, which would come back with
    /// that row.
    pub fn leave_heading_behind(&mut self, rows: usize, is_heading: impl Fn(usize) -> bool) {
        let above = self.top.checked_sub(1).filter(|_| self.at == self.top && self.at + 1 < rows);
        self.at += usize::from(above.is_some_and(is_heading));
    }

    /// Brings the row at hand into view. `lines(row)` is how many lines a row takes; `height` is what there is.
    ///
    /// At an edge the list jumps half a screen: over a slow line a scroll redraws nearly every cell, so it is done
    /// rarely.
    pub fn reveal(&mut self, rows: usize, height: u16, lines: impl Fn(usize) -> u16) {
        if rows == 0 {
            *self = Self::default();
            return;
        }
        self.at = self.at.min(rows - 1);
        self.top = self.top.min(self.at);
        if self.fits(height, &lines) {
            self.fill(rows, height, &lines);
            return;
        }
        let mut above = 0;
        self.top = self.at;
        while self.top > 0 {
            above += lines(self.top - 1);
            if above > height / 2 {
                break;
            }
            self.top -= 1;
        }
        while !self.fits(height, &lines) && self.top < self.at {
            self.top += 1;
        }
        self.fill(rows, height, &lines);
    }

    /// Moves the cursor to a row above the screen so that half a screen stands above it.
    pub fn reveal_above(&mut self, rows: usize, height: u16, lines: impl Fn(usize) -> u16) {
        if self.at < self.top && self.at < rows {
            let mut above = 0;
            self.top = self.at;
            while self.top > 0 && above + lines(self.top - 1) <= height / 2 {
                above += lines(self.top - 1);
                self.top -= 1;
            }
        }
        self.reveal(rows, height, lines);
    }

    fn fits(&self, height: u16, lines: &impl Fn(usize) -> u16) -> bool {
        let mut used = 0_u16;
        for row in self.top..=self.at {
            used = used.saturating_add(lines(row));
            if used > height {
                return false;
            }
        }
        true
    }

    /// Leaves no empty lines below the last row while rows are hidden above.
    fn fill(&mut self, rows: usize, height: u16, lines: &impl Fn(usize) -> u16) {
        let mut used = 0_u16;
        for row in self.top..rows {
            used = used.saturating_add(lines(row));
            if used >= height {
                return;
            }
        }
        while self.top > 0 && used + lines(self.top - 1) <= height {
            used += lines(self.top - 1);
            self.top -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn leaving_the_screen_jumps_half_of_it() {
        let mut cursor = Cursor { at: 10, top: 0 };
        cursor.reveal(100, 10, |_| 1);
        assert_eq!(cursor, Cursor { at: 10, top: 5 });
        cursor.at = 4;
        cursor.reveal_above(100, 10, |_| 1);
        assert_eq!(cursor, Cursor { at: 4, top: 0 });
    }

    #[test]
    fn the_scroll_mark_is_at_the_top_only_before_anything_is_scrolled_and_ends_at_the_end() {
        let mark = |top, rows| Position { top, rows, ..Position::default() }.scroll_mark(10, 1);
        assert_eq!([mark(0, 10), mark(0, 20)], [None, Some(0)]);
        assert_eq!([mark(1, 20), mark(5, 20), mark(10, 20)], [Some(1), Some(4), Some(9)]);
        assert_eq!(
            [mark(1, 100_000), mark(99_989, 100_000), mark(99_990, 100_000)],
            [Some(1), Some(8), Some(9)]
        );
        let tall = Position { top: 5, rows: 10, ..Position::default() };
        assert_eq!([tall.scroll_mark(10, 2), tall.scroll_mark(0, 2)], [Some(9), None]);
    }

    proptest! {
        #[test]
        fn the_row_at_hand_is_always_in_view(
            rows in 0_usize..60, height in 1_u16..30, moves in prop::collection::vec(0_usize..80, 1..20),
            tall in prop::collection::vec(1_u16..4, 60),
        ) {
            let mut cursor = Cursor::default();
            for at in moves {
                cursor.at = at;
                cursor.reveal_above(rows, height, |row| tall[row]);
                prop_assert!(cursor.at < rows.max(1) && cursor.top <= cursor.at);
                if rows == 0 {
                    continue;
                }
                let used: u16 = (cursor.top..=cursor.at).map(|row| tall[row]).sum();
                prop_assert!(used <= height || cursor.top == cursor.at);
            }
        }
    }
}
