//! Writing into the buffer: every text is cleaned, fitted and kept inside its rectangle here, and nowhere else.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Style;

use super::theme::Theme;
use crate::app::layout::Rect;
use crate::text;

/// A buffer and the theme it is drawn in.
pub(super) struct Pen<'a> {
    pub(super) buffer: &'a mut Buffer,
    pub(super) theme: &'a Theme,
}

impl Pen<'_> {
    /// Text as it may reach the terminal: controls escaped, and without diacritics where the terminal has none.
    pub(super) fn safe<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let clean = text::clean(text);
        if self.theme.signs.ascii && !clean.is_ascii() { Cow::Owned(text::ascii(&clean)) } else { clean }
    }

    /// Writes a text at column `x` of line `y` of a rectangle, cut to what is left of the line. Returns the column
    /// behind it.
    pub(super) fn put(&mut self, at: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
        self.put_within(at, x, y, at.width.saturating_sub(x), text, style)
    }

    /// The same, with at most `width` columns.
    pub(super) fn put_within(
        &mut self,
        at: Rect,
        x: u16,
        y: u16,
        width: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        let room = width.min(at.width.saturating_sub(x));
        let is_outside = self.buffer.cell((at.x + x, at.y + y)).is_none();
        if y >= at.height || room == 0 || is_outside {
            return x;
        }
        let safe = self.safe(text);
        let cut = text::truncate_with(&safe, usize::from(room), self.theme.signs.cut);
        // Nothing of the style that was there before shines through.
        let style = Style::reset().patch(style);
        let (end, _) = self.buffer.set_stringn(at.x + x, at.y + y, &*cut, usize::from(room), style);
        end - at.x
    }

    /// Writes a text that ends at the right edge; it is left out where it would touch column `after`.
    pub(super) fn put_right(&mut self, at: Rect, after: u16, y: u16, text: &str, style: Style) {
        let width = self.width(text);
        if after + width < at.width {
            self.put(at, at.width - width, y, text, style);
        }
    }

    /// The columns that a text takes once it is safe.
    pub(super) fn width(&self, text: &str) -> u16 {
        text::cells(&self.safe(text))
    }

    /// Whether nothing stands in a cell yet.
    pub(super) fn is_blank(&self, at: Rect, x: u16, y: u16) -> bool {
        self.buffer.cell((at.x + x, at.y + y)).is_some_and(|cell| cell.symbol() == " ")
    }

    /// Fills a line with a sign.
    pub(super) fn rule(&mut self, at: Rect, x: u16, y: u16, sign: &str, style: Style) {
        for column in x..at.width {
            self.put(at, column, y, sign, style);
        }
    }

    /// The texts of a wrapped text, safe already.
    pub(super) fn wrapped(&self, text: &str, width: u16, most: usize) -> Vec<String> {
        let safe = self.safe(text);
        let lines = text::wrap_at_most(&safe, usize::from(width.max(1)), most);
        lines.into_iter().map(Cow::into_owned).collect()
    }

    /// Empties a rectangle.
    pub(super) fn clear(&mut self, at: Rect) {
        let area = ratatui::layout::Rect::new(at.x, at.y, at.width, at.height).intersection(self.buffer.area);
        for position in area.positions() {
            self.buffer[position].reset();
        }
    }

    /// Draws a border along the edges of a rectangle.
    pub(super) fn frame(&mut self, at: Rect) {
        let (signs, style) = (self.theme.signs, self.theme.line);
        let (right, bottom) = (at.width.saturating_sub(1), at.height.saturating_sub(1));
        for y in [0, bottom] {
            self.rule(at, 0, y, signs.horizontal, style);
        }
        for y in 0..at.height {
            self.put(at, 0, y, signs.vertical, style);
            self.put(at, right, y, signs.vertical, style);
        }
        for (x, y, sign) in [(0, 0, 0), (right, 0, 1), (0, bottom, 2), (right, bottom, 3)] {
            self.put(at, x, y, signs.corners[sign], style);
        }
    }

    /// Marks the line at hand of several that are typed: what is typed in it keeps its look.
    pub(super) fn bar(&mut self, at: Rect, y: u16) {
        self.put(at, 0, y, self.theme.signs.mark, self.theme.mark);
    }

    /// Marks the row at hand, which begins at line `y` of a rectangle and takes one line.
    pub(super) fn mark(&mut self, at: Rect, y: u16) {
        self.mark_with(self.theme.signs.mark, Rect { y: at.y + y, height: at.height.min(1), ..at });
    }

    /// Marks the row at hand, which fills a rectangle: with a sign in the first column of each line, and the first line over its
    /// whole width: over a slow line each cell counts. Where even that is too much, by one sign. Matched letters in it are
    /// still told from others.
    pub(super) fn mark_with(&mut self, sign: &str, at: Rect) {
        let lines = if self.theme.marks_row { at.height } else { 1 };
        for y in 0..lines {
            self.put(at, 0, y, sign, self.theme.mark);
        }
        if !self.theme.marks_row {
            return;
        }
        let height = at.height.min(1);
        let area = ratatui::layout::Rect::new(at.x, at.y, at.width, height).intersection(self.buffer.area);
        let matched = Cell::new(" ").set_style(Style::reset().patch(self.theme.matched)).style();
        for position in area.positions() {
            let cell = &mut self.buffer[position];
            let row = if cell.style() == matched { self.theme.row_matched } else { self.theme.row };
            cell.set_style(Style::reset().patch(row));
        }
    }
}
