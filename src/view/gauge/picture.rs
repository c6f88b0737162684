//! The chart of a target in lines of text: the highest and the lowest value at the left, the first and the last day below, and
//! what the signs mean.

use super::chart::Chart;
use super::words::rounded;
use crate::model::Date;
use crate::text::{self, Ink, Plot, Words, pad, width};

/// So many lines a chart has without what its signs mean.
pub const LINES: usize = 7;

/// Columns below which a chart shows nothing.
const LEAST: usize = 24;

/// A piece of a line, and whether it stands back.
pub type Piece = (String, bool);

/// The lines of a chart in so many columns; none where there is no room.
pub fn picture(chart: &Chart, columns: usize, is_ascii: bool, words: &dyn Words) -> Vec<Vec<Piece>> {
    if columns < LEAST {
        return Vec::new();
    }
    let (lowest, highest) = chart.values();
    let [lowest, highest] = [lowest, highest].map(|value| text::number(rounded(value)));
    let label = width(&lowest).max(width(&highest)).min(LEAST / 2);
    let room = columns - label - 1;
    let plot = chart.plot(room, LINES - 1);
    let mut lines: Vec<Vec<Piece>> = (0..plot.height())
        .map(|line| {
            let value = match line {
                0 => highest.as_str(),
                _ if line + 1 == plot.height() => lowest.as_str(),
                _ => "",
            };
            let gap = " ".repeat(label.saturating_sub(width(value)));
            let mut pieces = vec![(format!("{gap}{} ", text::truncate(value, label)), true)];
            pieces.extend(row(&plot, line, is_ascii));
            pieces
        })
        .collect();
    let (first, last) = chart.days();
    let [first, last] = [first, last].map(|day: Date| format!("{}/{}", day.month(), day.year()));
    let first = pad(&first, room.saturating_sub(width(&last)));
    lines.push(vec![(format!("{}{first}{last}", " ".repeat(label + 1)), true)]);
    let said = said(chart, is_ascii, words);
    lines.extend(text::wrap(&said, columns).into_iter().map(|line| vec![(line.to_owned(), true)]));
    lines
}

/// A line of the plot: pieces that look alike are one.
fn row(plot: &Plot, line: usize, is_ascii: bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for column in 0..plot.width() {
        let (sign, is_aside) = match plot.cell(column, line, is_ascii) {
            Some((sign, ink)) => (sign, ink == Ink::Guide),
            None => (' ', pieces.last().is_some_and(|piece| piece.1)),
        };
        match pieces.last_mut().filter(|piece| piece.1 == is_aside) {
            Some(piece) => piece.0.push(sign),
            None => pieces.push((sign.to_string(), is_aside)),
        }
    }
    pieces
}

/// What the signs mean, and what is missing.
fn said(chart: &Chart, is_ascii: bool, words: &dyn Words) -> String {
    let (point, guide) = (Plot::point_sign(is_ascii).to_string(), Plot::guide_sign(is_ascii).to_string());
    let id = if chart.is_pace { "chart-legend" } else { "chart-legend-level" };
    let legend = words.say(id, &[("point", (&point).into()), ("guide", (&guide).into())]);
    let lacks = chart.lacks.iter().map(|lack| words.word(lack.label()));
    [legend].into_iter().chain(lacks).collect::<Vec<_>>().join(" · ")
}
