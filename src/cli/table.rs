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
/// Lines that a text of a growing column may take.
const LINES_MAX: usize = 3;

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    heading: String,
    grows: bool,
}

impl Column {
    /// A column as wide as what it holds.
    pub(super) fn fixed(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), grows: false }
    }

    /// A column that takes what is left.
    pub(super) fn growing(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), grows: true }
    }
}

/// What stands in a row under a column.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    text: String,
    tone: Tone,
}

impl Cell {
    /// A text that stands out in no way.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Plain }
    }

    /// The same in a tone.
    pub(super) fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

/// Columns and the rows under them. Every row has a cell for every column.
#[derive(Debug)]
pub(super) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub(super) fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// One row more.
    pub(super) fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// Writes headings and rows.
    pub(super) fn write(&self, style: &Style, out: &mut dyn Write) -> io::Result<()> {
        let widths = self.widths(style.width);
        let headings = self.columns.iter().map(|column| Cell::new(&column.heading).toned(Tone::Strong));
        self.write_row(&headings.collect::<Vec<_>>(), &widths, style, out)?;
        self.rows.iter().try_for_each(|row| self.write_row(row, &widths, style, out))
    }

    fn widths(&self, total: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = (0..self.columns.len()).map(|at| self.natural(at)).collect();
        let gaps = GAP * self.columns.len().saturating_sub(1);
        let fixed: usize = self.places(false).map(|at| widths[at]).sum();
        let mut left = total.saturating_sub(fixed + gaps);
        // The one that wants least is served first, so that what it leaves goes to the others.
        let mut growing: Vec<usize> = self.places(true).collect();
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
        let cells = self.rows.iter().filter_map(|row| row.get(at)).map(|cell| width(&cell.text));
        cells.chain([width(&self.columns[at].heading)]).max().unwrap_or(0)
    }

    fn places(&self, grows: bool) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, column)| column.grows == grows).map(|(at, _)| at)
    }

    fn write_row(
        &self,
        row: &[Cell],
        widths: &[usize],
        style: &Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let lines: Vec<Vec<String>> =
            (0..row.len()).map(|at| self.lines(at, &row[at].text, widths[at], style)).collect();
        let height = lines.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let pieces = lines.iter().zip(row).map(|(lines, cell)| (lines.get(line), cell.tone));
            writeln!(out, "{}", joined(pieces, widths, style))?;
        }
        Ok(())
    }

    fn lines(&self, at: usize, text: &str, cols: usize, style: &Style) -> Vec<String> {
        if self.columns[at].grows { style.wrap(text, cols, LINES_MAX) } else { vec![text.to_owned()] }
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
        let mut table = Table::new(vec![Column::fixed("Mã"), Column::growing("Tên"), Column::fixed("Hạn")]);
        table.push(["nv-1", "Lập kế hoạch triển khai chi tiết", "30/10"].map(Cell::new).to_vec());
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
                "Mã     Tên                               Hạn",
                "nv-1   Lập kế hoạch triển khai chi tiết  30/10",
                "nv-22  漢字",
            ]
        );
    }

    #[test]
    fn what_does_not_fit_goes_on_below() {
        assert_eq!(
            drawn(32),
            [
                "Mã     Tên                 Hạn",
                "nv-1   Lập kế hoạch triển  30/10",
                "       khai chi tiết",
                "nv-22  漢字",
            ]
        );
    }

    #[test]
    fn no_width_is_too_small() {
        (0..40).for_each(|cols| assert!(drawn(cols).len() >= 3));
    }
}
