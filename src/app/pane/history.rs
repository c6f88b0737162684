//! The history: one line an edit, the newest first.

use crate::app::cursor::Cursor;
use crate::app::message::LogLine;

/// The history pane.
#[derive(Debug, Clone, Default)]
pub struct HistoryPane {
    lines: Vec<LogLine>,
    cursor: Cursor,
}

impl HistoryPane {
    /// The edits.
    pub fn lines(&self) -> &[LogLine] {
        &self.lines
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The edit at hand.
    pub fn selected(&self) -> Option<&LogLine> {
        self.lines.get(self.cursor.at)
    }

    /// Shows other edits; the one at hand stays at hand.
    pub fn set_lines(&mut self, lines: Vec<LogLine>) {
        let at = self.selected().map(|line| line.n);
        self.lines = lines;
        let same = at.and_then(|n| self.lines.iter().position(|line| line.n == n));
        self.cursor.at = same.unwrap_or(self.cursor.at).min(self.lines.len().saturating_sub(1));
    }

    /// Moves by edits.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.lines.len().saturating_sub(1));
    }

    /// Brings the edit at hand into view.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal_above(self.lines.len(), height, |_| 1);
    }
}
