//! The history: one edit below the other, the newest first, each with as many lines as it needs.

use super::state::PaneState;
use crate::app::action::Action;
use crate::app::ctx::Ctx;
use crate::app::cursor::{Cursor, Position};
use crate::app::layout::Rect;
use crate::app::message::{LogLine, Request};
use crate::app::overlay::Overlay;
use crate::app::overlay::confirm::Confirm;
use crate::app::projection::{Content, Shape};
use crate::app::reply::Reply;
use crate::model::Id;
use crate::text::{Message, wrap};

/// Columns before the words of an edit: the mark, the sign, the time, who.
pub const WHEN: u16 = 16;
/// Columns for who did it.
pub const WHO: u16 = 10;
/// From this width on the words stand beside them, below it under them.
pub const BESIDE: u16 = 60;

/// Where the words of an edit begin, and how many columns they have.
pub fn words_at(width: u16) -> (u16, u16) {
    let x = if width >= BESIDE { 5 + WHEN + WHO } else { 3 };
    (x, width.saturating_sub(x + 1).max(1))
}

/// The lines that an edit takes, at most those that there are.
pub fn edit_lines(line: &LogLine, width: u16, height: u16) -> u16 {
    let (_, columns) = words_at(width);
    let words = wrap(&line.text, usize::from(columns)).len().max(1);
    let lines = u16::try_from(words).unwrap_or(u16::MAX).saturating_add(u16::from(width < BESIDE));
    lines.min(height.max(1))
}

/// The history pane.
#[derive(Debug, Clone, Default)]
pub struct HistoryPane {
    /// Every edit that is known.
    all: Vec<LogLine>,
    /// Those that are shown.
    lines: Vec<LogLine>,
    /// Whether only those are shown that are new to this user.
    only_new: bool,
    cursor: Cursor,
    /// Whether somebody just came here, and what they see first is still to be asked for.
    arriving: bool,
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
        self.all = lines;
        self.choose();
    }

    /// Whether only those edits are shown that are new to this user.
    pub fn is_only_new(&self) -> bool {
        self.only_new
    }

    /// Shows only what is new.
    pub fn show_new(&mut self) {
        self.only_new = true;
        self.choose();
    }

    /// Somebody comes here: the newest edit is at hand, lest the key that takes one back take back an old one.
    pub fn arrive(&mut self) {
        self.cursor = Cursor::default();
        self.arriving = true;
    }

    /// Shows only what is new, or everything again.
    pub fn toggle_new(&mut self) {
        self.only_new = !self.only_new;
        self.choose();
    }

    fn choose(&mut self) {
        let kept = !std::mem::take(&mut self.arriving);
        let at = self.selected().filter(|_| kept).map(|line| line.n);
        let shown = self.all.iter().filter(|line| line.is_new || !self.only_new);
        self.lines = shown.cloned().collect();
        let same = at.and_then(|n| self.lines.iter().position(|line| line.n == n));
        self.cursor.at = same.unwrap_or(self.cursor.at).min(self.lines.len().saturating_sub(1));
    }

    /// Moves by edits.
    pub fn step(&mut self, by: isize) {
        self.arriving = false;
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.lines.len().saturating_sub(1));
    }

    /// Brings the edit at hand into view.
    pub fn reveal(&mut self, width: u16, height: u16) {
        let lines = &self.lines;
        self.cursor.reveal_above(lines.len(), height, |at| edit_lines(&lines[at], width, height));
    }
}

impl HistoryPane {
    /// Takes back the selected edit; somebody else's after a question that names them.
    fn undo_this(&self, ctx: &Ctx<'_>) -> Reply {
        let Some(line) = self.selected() else { return Reply::Ignored };
        let request = Request::UndoEdit(line.n);
        if line.is_own || ctx.read_only {
            return Reply::Write(request);
        }
        let question = Message::new("confirm-undo")
            .with("n", line.n.to_string())
            .with("by", &line.by)
            .with("when", &line.when)
            .with("what", &line.text);
        Reply::push(Overlay::Confirm(Confirm { question, request }))
    }
}

impl PaneState for HistoryPane {
    fn line_at_hand(&self, rect: Rect) -> Rect {
        let lines = |line: &LogLine| edit_lines(line, rect.width, rect.height);
        let above = self.lines.get(self.cursor.top..self.cursor.at).unwrap_or_default();
        rect.lines(above.iter().map(lines).sum(), self.selected().map_or(1, lines))
    }

    fn position(&self) -> Position {
        Position::in_rows(self.cursor, self.lines.len())
    }

    fn selected(&self) -> Option<&Id> {
        self.selected()?.id.as_ref()
    }

    fn select(&mut self, _id: &Id) {}

    fn step(&mut self, by: isize) {
        self.step(by);
    }

    fn act_alone(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::UndoThis => self.undo_this(ctx),
            Action::OnlyNew => {
                self.toggle_new();
                Reply::Drawn
            }
            _ => Reply::Ignored,
        }
    }

    fn select_at(&mut self, rect: Rect, _x: u16, y: u16) -> bool {
        let lines = |at: usize| edit_lines(&self.lines[at], rect.width, rect.height);
        let row = self.cursor.row_at(y, self.lines.len(), lines);
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    fn scroll(&mut self, rect: Rect, _x: u16, by: i16) {
        let lines = &self.lines;
        let height = |at: usize| edit_lines(&lines[at], rect.width, rect.height);
        self.cursor.scroll(lines.len(), rect.height, by, height);
    }

    fn reveal(&mut self, rect: Rect) {
        self.reveal(rect.width, rect.height);
    }

    fn ids(&self) -> Vec<Id> {
        Vec::new()
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn why_none(&self) -> Option<&'static str> {
        None
    }

    fn shape(&self) -> Option<Shape> {
        None
    }

    fn take(&mut self, _content: Content) {}
}
