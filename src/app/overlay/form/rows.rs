//! Where the fields of a form stand: how many lines each takes, so that the one at hand is always in view.

use super::Form;
use super::field::Field;
use super::offers::FEW;
use crate::app::input::{row_of, rows};
use crate::app::layout::Rect;
use crate::text::{Words, wrap_at_most};

/// The most lines that a long text has while it is typed; the screen may have fewer.
const PROSE: u16 = 10;
/// The same while it is not.
const ASIDE: u16 = 2;

/// Columns before the values: the mark, the label, a space.
pub fn label_width(width: u16) -> u16 {
    match width {
        60.. => 24,
        30..60 => 14,
        _ => 8,
    }
}

/// Columns of the values; one stays free for the cursor at the end.
pub fn value_width(width: u16) -> u16 {
    width.saturating_sub(label_width(width) + 1).max(1)
}

/// What is said below a field, and how loud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The text.
    pub text: String,
    /// Its tone.
    pub tone: Tone,
}

/// How a remark is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// What is understood.
    Echo,
    /// What is doubtful.
    Warning,
    /// What is wrong.
    Error,
}

impl Form {
    /// The lines that the field at a place takes in a form that is `width` wide and `height` high.
    pub fn height_of(&self, at: usize, width: u16, height: u16, remarks: &[Remark]) -> u16 {
        let Some(field) = self.fields.get(at) else { return 0 };
        let lines =
            |remark: &Remark| wrap_at_most(&remark.text, remark_width(width), usize::from(height)).len();
        let said: usize = remarks.iter().map(lines).sum();
        let said = u16::try_from(said).unwrap_or(u16::MAX);
        let lines = self
            .value_lines(at, field, width, height)
            .saturating_add(said)
            .saturating_add(self.offer_lines(at));
        lines.min(height.max(1))
    }

    /// The lines of what is typed: a text is shown whole while it is typed, and its beginning while it is not.
    pub fn value_lines(&self, at: usize, field: &Field, width: u16, height: u16) -> u16 {
        let Some(input) = field.input() else { return 1 };
        // As many rows as may be shown are counted, and no more.
        let lines = |most: u16| {
            let some = rows(input.text(), usize::from(value_width(width))).take(usize::from(most));
            u16::try_from(some.count()).unwrap_or(most)
        };
        if at != self.cursor.at {
            return lines(ASIDE);
        }
        let least = if input.is_prose() { 3 } else { 1 };
        lines(PROSE.min(height.saturating_sub(1)).max(least)).max(least)
    }

    /// The lines of what is offered below it.
    pub fn offer_lines(&self, at: usize) -> u16 {
        let offers = self.offers.as_ref().filter(|offers| at == self.cursor.at && !offers.whole);
        offers.map_or(0, |offers| u16::try_from(offers.items.len()).unwrap_or(FEW).min(FEW))
    }

    /// Brings the field at hand into view.
    pub fn reveal_field(&mut self, body: Rect, remarks: impl Fn(&Field) -> Vec<Remark>) {
        let (width, height) = (body.width, body.height);
        let heights: Vec<u16> = (0..self.shown())
            .map(|at| self.height_of(at, width, height, &remarks(&self.fields[at])))
            .collect();
        self.cursor.reveal_above(heights.len(), height, |at| heights[at]);
        if let Some(offers) = &mut self.offers {
            offers.reveal(if offers.whole { height.saturating_sub(1) } else { FEW });
        }
    }
}

/// What is said below a field.
pub fn remarks(field: &Field, words: &dyn Words) -> Vec<Remark> {
    let mut found = Vec::new();
    if let Some(theirs) = &field.theirs {
        let text = words.say("form-theirs", &[("value", theirs.into())]);
        found.push(Remark { text, tone: Tone::Warning });
    }
    match &field.reading {
        Err(message) => found.push(Remark { text: words.tell(message), tone: Tone::Error }),
        Ok(echo) if echo.is_empty() => {}
        Ok(echo) => {
            let tone = if field.doubtful { Tone::Warning } else { Tone::Echo };
            found.push(Remark { text: format!("→ {echo}"), tone });
        }
    }
    found
}

/// Columns of what is said below a field.
pub fn remark_width(width: u16) -> usize {
    usize::from(value_width(width))
}

/// The first row of a long text that is shown in so many lines, so that the cursor is.
pub fn first_row(field: &Field, cols: u16, lines: u16) -> usize {
    let Some(input) = field.input() else { return 0 };
    let (row, _) = row_of(input.text(), usize::from(cols), input.before_cursor().len());
    (row + 1).saturating_sub(usize::from(lines))
}
