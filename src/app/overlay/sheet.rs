//! A record line by line, or what it rests on, and the line at hand.

use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::{Ctx, steps};
use crate::app::cursor::Cursor;
use crate::app::layout::Rect;
use crate::app::reply::Reply;
use crate::model::Id;
use crate::text::wrap;
use crate::view::gauge;
use crate::view::links::Extent;
use crate::view::sheet::{SheetLine, Tone};

/// What a sheet says of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aspect {
    /// All its lines.
    Detail,
    /// What it rests on.
    Basis,
}

/// The lines of one record.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The record.
    pub id: Id,
    aspect: Aspect,
    lines: Vec<SheetLine>,
    cursor: Cursor,
    /// Whether long lists are shown whole.
    is_whole: bool,
    /// Whether a chart stands below the lines, where there is room.
    has_chart: bool,
}

/// The lines of a chart: a blank one above it, and two for what its signs mean.
const CHART: u16 = gauge::LINES as u16 + 3;
/// With fewer lines than these left above it, a sheet has no chart.
const LINES: u16 = 8;

/// Where the lines of a sheet stand, and where its chart stands below them.
pub fn with_chart(at: Rect, has_chart: bool) -> (Rect, Option<Rect>) {
    let lines = at.height.saturating_sub(CHART);
    if !has_chart || lines < LINES {
        return (at, None);
    }
    let chart = Rect { y: at.y + lines + 1, height: CHART - 1, ..at };
    (Rect { height: lines, ..at }, Some(chart))
}

impl Sheet {
    fn new(id: Id, aspect: Aspect, ctx: &Ctx<'_>) -> Self {
        let mut sheet = Self {
            id,
            aspect,
            lines: Vec::new(),
            cursor: Cursor::default(),
            is_whole: false,
            has_chart: false,
        };
        sheet.read(ctx);
        sheet
    }

    /// A record with all its lines, over what is there.
    pub fn detail(id: Id, ctx: &Ctx<'_>) -> Reply {
        Reply::push(Overlay::Sheet(Self::new(id, Aspect::Detail, ctx)))
    }

    /// What a record rests on, over what is there.
    fn basis(id: Id, ctx: &Ctx<'_>) -> Reply {
        Reply::push(Overlay::Sheet(Self::new(id, Aspect::Basis, ctx)))
    }

    /// The id of its heading, where it is not the record itself.
    pub fn heading(&self) -> Option<&'static str> {
        (self.aspect == Aspect::Basis).then_some("title-basis")
    }

    /// Reads the lines of the record as it is now.
    fn read(&mut self, ctx: &Ctx<'_>) {
        let extent = if self.is_whole { Extent::Whole } else { Extent::Few };
        self.lines = match self.aspect {
            Aspect::Detail => ctx.sheet(&self.id, extent),
            Aspect::Basis => ctx.basis(&self.id),
        };
        self.has_chart = self.aspect == Aspect::Detail && ctx.chart(&self.id).is_some();
        self.cursor.at = self.cursor.at.min(self.lines.len().saturating_sub(1));
    }

    /// Where its lines stand within its rectangle, and where its chart stands below them.
    pub fn parts(&self, rect: Rect) -> (Rect, Option<Rect>) {
        with_chart(rect, self.has_chart)
    }

    /// The lines.
    pub fn lines(&self) -> &[SheetLine] {
        &self.lines
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The record that the line at hand leads to.
    pub fn link(&self) -> Option<&Id> {
        self.lines.get(self.cursor.at)?.link.as_ref()
    }

    /// Shows long lists whole from now on, if the line at hand stands for more of one. Whether it did.
    fn unfold(&mut self) -> bool {
        let line = self.lines.get(self.cursor.at).filter(|_| self.aspect == Aspect::Detail);
        let stands_for_more = line.is_some_and(|line| line.tone == Tone::Rest);
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
}

impl Layer for Sheet {
    fn context(&self) -> Context {
        Context::Detail
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        let Some(record) = ctx.selected.as_ref().filter(|_| !ctx.is_over) else { return Reply::Ignored };
        match action {
            Action::Open => Self::detail(record.id.clone(), ctx),
            Action::Basis => Self::basis(record.id.clone(), ctx),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open if self.unfold() => self.read(ctx),
            Action::Open => {
                let link = self.link().filter(|id| ctx.data.get(id).is_some());
                return link.cloned().map_or(Reply::Ignored, |id| Self::detail(id, ctx));
            }
            Action::Basis if self.aspect == Aspect::Basis => return Reply::Close,
            Action::Basis => return Self::basis(self.id.clone(), ctx),
            Action::Left => self.step_to_link(false),
            Action::Right => self.step_to_link(true),
            _ => {
                let height = self.parts(ctx.rect).0.height;
                let Some(by) = steps(action, height, 1) else { return Reply::Ignored };
                self.step(by);
            }
        }
        Reply::Drawn
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.read(ctx);
    }

    fn reveal(&mut self, rect: Rect, _ctx: &Ctx<'_>) {
        let (rect, _) = self.parts(rect);
        let lines = &self.lines;
        self.cursor.reveal_above(lines.len(), rect.height, |at| line_height(&lines[at], rect.width));
    }

    fn record(&self) -> Option<&Id> {
        Some(&self.id)
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
