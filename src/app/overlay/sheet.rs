//! A record line by line, and the line at hand.

use crate::app::cursor::Cursor;
use crate::model::Id;
use crate::text::wrap;
use crate::view::links::Extent;
use crate::view::sheet::{SheetLine, Tone};

/// The lines of one record.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The record.
    pub id: Id,
    lines: Vec<SheetLine>,
    cursor: Cursor,
    /// Whether long lists are shown whole.
    is_whole: bool,
}

impl Sheet {
    /// A sheet at its first line.
    pub fn new(id: Id, lines: Vec<SheetLine>) -> Self {
        Self { id, lines, cursor: Cursor::default(), is_whole: false }
    }

    /// The lines.
    pub fn lines(&self) -> &[SheetLine] {
        &self.lines
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Shows other lines of the same record.
    pub fn set_lines(&mut self, lines: Vec<SheetLine>) {
        self.lines = lines;
        self.cursor.at = self.cursor.at.min(self.lines.len().saturating_sub(1));
    }

    /// The record that the line at hand leads to.
    pub fn link(&self) -> Option<&Id> {
        self.lines.get(self.cursor.at)?.link.as_ref()
    }

    /// How much of long lists is shown.
    pub fn extent(&self) -> Extent {
        if self.is_whole { Extent::Whole } else { Extent::Few }
    }

    /// Shows long lists whole from now on, if the line at hand stands for more of one. Whether it did.
    pub fn unfold(&mut self) -> bool {
        let stands_for_more = self.lines.get(self.cursor.at).is_some_and(|line| line.tone == Tone::Rest);
        self.is_whole |= stands_for_more;
        stands_for_more
    }

    /// Moves by lines.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.lines.len().saturating_sub(1));
    }

    /// Moves to the next line that leads to another record.
    pub fn step_to_link(&mut self, forward: bool) {
        let is_link = |at: &usize| self.lines[*at].link.is_some() || self.lines[*at].tone == Tone::Rest;
        let found = if forward {
            (self.cursor.at + 1..self.lines.len()).find(is_link)
        } else {
            (0..self.cursor.at.min(self.lines.len())).rev().find(is_link)
        };
        self.cursor.at = found.unwrap_or(self.cursor.at);
    }

    /// The first or the last line.
    pub fn end(&mut self, last: bool) {
        self.cursor.at = if last { self.lines.len().saturating_sub(1) } else { 0 };
    }

    /// Brings the line at hand into view.
    pub fn reveal(&mut self, width: u16, height: u16) {
        let lines = &self.lines;
        self.cursor.reveal_above(lines.len(), height, |at| line_height(&lines[at], width));
    }
}

/// Columns for the labels of a sheet that is `width` wide.
pub fn label_width(width: u16) -> u16 {
    match width {
        60.. => 20,
        // `Số lượng nguồn nêu` and `Cơ quan ban hành` are said whole.
        48..60 => 18,
        36..48 => 14,
        // Label and text stand below each other.
        _ => 0,
    }
}

/// The lines of text that one line of a sheet takes.
pub fn line_height(line: &SheetLine, width: u16) -> u16 {
    let label = label_width(width);
    let beside = u16::from(!(line.label.is_empty() || label > 0));
    let columns = text_width(line, width);
    u16::try_from(wrap(&line.text, usize::from(columns)).len().max(1)).unwrap_or(u16::MAX) + beside
}

/// The columns that the text of a line has: all of them where it has no label.
pub fn text_width(line: &SheetLine, width: u16) -> u16 {
    let label = if line.label.is_empty() { 2 } else { label_width(width) + 2 };
    width.saturating_sub(label).max(1)
}
