//! Rows in columns, aligned by the cells that their letters take on the screen.
//!
//! Fixed columns are as wide as what they hold, so that an id can always be copied; growing ones share what is left and
//! break over a few lines. Texts must be safe before they come here.

use std::io::{self, Write};

use super::style::{Style, Tone};
use crate::text::width;

const GAP: usize = 2;
/// A growing column is never narrower.
const GROWING_MIN: usize = 16;
/// Where a growing column would be narrower, ids move below what they name.
const GROWING_COMFORT: usize = 30;
/// Lines that a text of a growing column may take.
const LINES_MAX: usize = 3;

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    /// As wide as what it holds.
    Fixed,
    /// The same, as long as that leaves room for the others.
    Id,
    /// What is left.
    Growing,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    heading: String,
    share: Share,
}

impl Column {
    /// A column as wide as what it holds.
    pub(super) fn fixed(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), share: Share::Fixed }
    }

    /// A column of ids, which are never cut.
    pub(super) fn id(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), share: Share::Id }
    }

    /// A column that takes what is left.
    pub(super) fn growing(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), share: Share::Growing }
    }
}

/// What stands in a row under a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    text: String,
    /// A line of its own below the text.
    below: String,
    tone: Tone,
}

impl Cell {
    /// A text that stands out in no way.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same in a tone.
    pub(super) fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    fn width(&self) -> usize {
        width(&self.text).max(width(&self.below))
    }
}

/// Columns and the rows under them. Every row has a cell for every column.
#[derive(Debug, Clone)]
pub(super) struct Table {
    shares: Vec<Share>,
    /// The headings, then the rows.
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub(super) fn new(columns: Vec<Column>) -> Self {
        let shares = columns.iter().map(|column| column.share).collect();
        let heading = |column: Column| Cell::new(column.heading).toned(Tone::Strong);
        Self { shares, rows: vec![columns.into_iter().map(heading).collect()] }
    }

    /// One row more.
    pub(super) fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// Writes headings and rows.
    pub(super) fn write(self, style: &Style, out: &mut dyn Write) -> io::Result<()> {
        let table = if self.is_cramped(style.width) { self.stacked() } else { self };
        let widths = table.widths(style.width);
        table.rows.iter().try_for_each(|row| table.write_row(row, &widths, style, out))
    }

    /// Whether the columns that grow would have to be narrower than is comfortable.
    fn is_cramped(&self, total: usize) -> bool {
        let widths = self.widths(total);
        self.places(Share::Growing).any(|at| widths[at] < GROWING_COMFORT.min(self.natural(at)))
    }

    /// The same with the ids below the first column that grows.
    fn stacked(mut self) -> Self {
        let (Some(id), Some(name)) = (self.places(Share::Id).next(), self.places(Share::Growing).next())
        else {
            return self;
        };
        for row in &mut self.rows {
            row[name].below = std::mem::take(&mut row[id].text);
            row.remove(id);
        }
        self.shares.remove(id);
        self
    }

    fn widths(&self, total: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = (0..self.shares.len()).map(|at| self.natural(at)).collect();
        let mut growing: Vec<usize> = self.places(Share::Growing).collect();
        let gaps = GAP * self.shares.len().saturating_sub(1);
        let fixed = widths.iter().sum::<usize>() - growing.iter().map(|&at| widths[at]).sum::<usize>();
        let mut left = total.saturating_sub(fixed + gaps);
        // The one that wants least is served first, so that what it leaves goes to the others.
        growing.sort_by_key(|&at| widths[at]);
        for (served, &at) in growing.iter().enumerate() {
            let share = left / (growing.len() - served);
            widths[at] = widths[at].min(share.max(GROWING_MIN));
            left = left.saturating_sub(widths[at]);
        }
        widths
    }

    /// The width at which nothing in a column has to be broken.
    fn natural(&self, at: usize) -> usize {
        self.rows.iter().filter_map(|row| row.get(at)).map(Cell::width).max().unwrap_or(0)
    }

    fn places(&self, share: Share) -> impl Iterator<Item = usize> {
        let places = self.shares.iter().enumerate();
        places.filter(move |(_, other)| **other == share).map(|(at, _)| at)
    }

    fn write_row(
        &self,
        row: &[Cell],
        widths: &[usize],
        style: &Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let lines: Vec<Vec<String>> =
            (0..row.len()).map(|at| self.lines(at, &row[at], widths[at], style)).collect();
        let height = lines.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let pieces = lines.iter().zip(row).map(|(lines, cell)| (lines.get(line), cell.tone));
            writeln!(out, "{}", joined(pieces, widths, style))?;
        }
        Ok(())
    }

    fn lines(&self, at: usize, cell: &Cell, cols: usize, style: &Style) -> Vec<String> {
        let mut lines = match self.shares[at] {
            Share::Growing => style.wrap(&cell.text, cols, LINES_MAX),
            Share::Fixed | Share::Id => vec![cell.text.clone()],
        };
        lines.extend((!cell.below.is_empty()).then(|| cell.below.clone()));
        lines
    }
}

/// The pieces of one line under their columns, without spaces at the end.
fn joined<'a>(
    pieces: impl Iterator<Item = (Option<&'a String>, Tone)>,
    widths: &[usize],
    style: &Style,
) -> String {
    let mut line = String::new();
    let mut owed = 0;
    for ((text, tone), cols) in pieces.zip(widths) {
        let text = text.map_or("", String::as_str);
        if !text.is_empty() {
            line.extend(std::iter::repeat_n(' ', owed));
            line.push_str(&style.paint(text, tone));
            owed = 0;
        }
        owed += cols.saturating_sub(width(text)) + GAP;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(cols: usize) -> Vec<String> {
        let mut table = Table::new(vec![Column::id("Mã"), Column::growing("Tên"), Column::fixed("Hạn")]);
        table.push(["nv-1", "Lập kế hoạch triển khai chi tiết các nhóm", "30/10"].map(Cell::new).to_vec());
        table.push(["nv-22", "漢字", ""].map(Cell::new).to_vec());
        let mut out = Vec::new();
        table.write(&Style::plain(cols), &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("text").lines().map(str::to_owned).collect()
    }

    #[test]
    fn columns_stand_under_each_other() {
        assert_eq!(
            drawn(80),
            [
                "Mã     Tên                                        Hạn",
                "nv-1   Lập kế hoạch triển khai chi tiết các nhóm  30/10",
                "nv-22  漢字",
            ]
        );
    }

    #[test]
    fn what_does_not_fit_goes_on_below() {
        assert_eq!(
            drawn(46),
            [
                "Mã     Tên                               Hạn",
                "nv-1   Lập kế hoạch triển khai chi tiết  30/10",
                "       các nhóm",
                "nv-22  漢字",
            ]
        );
    }

    #[test]
    fn in_a_narrow_table_ids_stand_below_what_they_name() {
        assert_eq!(
            drawn(30),
            [
                "Tên                      Hạn",
                "Mã",
                "Lập kế hoạch triển khai  30/10",
                "chi tiết các nhóm",
                "nv-1",
                "漢字",
                "nv-22",
            ]
        );
    }

    #[test]
    fn no_width_is_too_small() {
        (0..60).for_each(|cols| assert!(drawn(cols).len() >= 3));
    }
}
