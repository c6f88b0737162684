//! A frame as a picture for people: an SVG of the cells in the frame of a window.
//!
//! Text is drawn in whatever monospace font the viewer has; every run says how long it is, so that columns stand below each
//! other all the same. Deliberately for the RGB palette alone: what other colours look like is the terminal's to say.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// A cell, in pixels.
const WIDTH: f32 = 8.4;
const HEIGHT: u16 = 16;
/// From the top of a cell to the line on which letters stand.
const BASE: u16 = 12;
/// Around the cells, and the bar with the window's name above them.
const EDGE: u16 = 12;
const BAR: u16 = 28;
/// The window's own colours.
const INK: &str = "#dcdcdc";
const GROUND: &str = "#000000";

/// How a run of cells looks.
#[derive(Clone, PartialEq)]
struct Look {
    ink: String,
    ground: String,
    mods: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let (ink, ground) = (hex(cell.fg, INK), hex(cell.bg, GROUND));
        let is_reversed = cell.modifier.contains(Modifier::REVERSED);
        let (ink, ground) = if is_reversed { (ground, ink) } else { (ink, ground) };
        Self { ink, ground, mods: cell.modifier - Modifier::REVERSED }
    }

    /// The attributes of a text in which it differs from the rest of the picture.
    fn attributes(&self) -> String {
        let mut text = String::new();
        if self.ink != INK {
            write!(text, " fill=\"{}\"", self.ink).unwrap();
        }
        for (modifier, attribute) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            (Modifier::DIM, " opacity=\"0.6\""),
        ] {
            text += if self.mods.contains(modifier) { attribute } else { "" };
        }
        text
    }
}

fn hex(color: Color, own: &str) -> String {
    match color {
        Color::Reset => own.to_owned(),
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        other => panic!("{other} looks different on each terminal"),
    }
}

/// The picture of a frame under a window's name.
pub(crate) fn svg(buffer: &Buffer, name: &str) -> String {
    let (columns, rows) = (buffer.area().width, buffer.area().height);
    let (width, height) = (left(columns) + f32::from(EDGE), top(rows) + EDGE);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" aria-label=\"{name}\" font-size=\"14\" fill=\"{INK}\" \
         font-family=\"'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono','Noto Sans Mono',monospace\">\n\
         <rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"#23272f\" stroke=\"#4c566a\"/>\n\
         <rect x=\"1\" y=\"{BAR}\" width=\"{}\" height=\"{}\" rx=\"7\" fill=\"{GROUND}\"/>\n\
         <rect x=\"1\" y=\"{BAR}\" width=\"{}\" height=\"{EDGE}\" fill=\"{GROUND}\"/>\n",
        width - 1.0,
        height - 1,
        width - 2.0,
        height - BAR - 1,
        width - 2.0,
        name = escaped(name),
    );
    for (n, color) in (0..).zip(["#e06c60", "#d9b04c", "#5fae62"]) {
        writeln!(svg, "<circle cx=\"{}\" cy=\"14\" r=\"5\" fill=\"{color}\"/>", 18 + 18 * n).unwrap();
    }
    let middle = width / 2.0;
    writeln!(svg, "<text x=\"{middle}\" y=\"19\" text-anchor=\"middle\">{}</text>", escaped(name)).unwrap();
    svg.push_str("<g>\n");
    for (y, row) in (0..).zip(buffer.content().chunks(usize::from(columns.max(1)))) {
        for (x, run) in runs(row, |look| look.ground.clone()) {
            ground(&mut svg, (x, y), run);
        }
        for (x, run) in runs(row, Look::clone) {
            text(&mut svg, (x, y), run);
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// The runs of cells of which something is the same, each with the column where it begins.
fn runs<T: PartialEq>(row: &[Cell], same: impl Fn(&Look) -> T) -> Vec<(u16, &[Cell])> {
    let mut at = 0;
    let runs = row.chunk_by(|one, next| same(&Look::of(one)) == same(&Look::of(next)));
    runs.map(|run| {
        let from = at;
        at += cells(run);
        (from, run)
    })
    .collect()
}

fn ground(svg: &mut String, (x, y): (u16, u16), run: &[Cell]) {
    let look = Look::of(&run[0]);
    if look.ground != GROUND {
        let (x, y, width) = (left(x), top(y), WIDTH * f32::from(cells(run)));
        writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y}\" width=\"{width:.1}\" height=\"{HEIGHT}\" fill=\"{}\"/>",
            look.ground
        )
        .unwrap();
    }
}

fn text(svg: &mut String, (x, y): (u16, u16), run: &[Cell]) {
    let look = Look::of(&run[0]);
    // An underline is seen below blanks as well.
    let is_seen = |cell: &Cell| cell.symbol() != " " || look.mods.contains(Modifier::UNDERLINED);
    let Some(first) = run.iter().position(is_seen) else { return };
    let last = run.iter().rposition(is_seen).unwrap_or(first);
    let seen = &run[first..=last];
    let (x, y) = (left(x + cells(&run[..first])), top(y) + BASE);
    let length = WIDTH * f32::from(cells(seen));
    // Blanks in a row would become one.
    let symbols = seen.iter().map(Cell::symbol).collect::<String>().replace("  ", "\u{a0}\u{a0}");
    writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y}\" textLength=\"{length:.1}\" lengthAdjust=\"spacingAndGlyphs\"{}>{}</text>",
        look.attributes(),
        escaped(&symbols)
    )
    .unwrap();
}

fn cells(run: &[Cell]) -> u16 {
    u16::try_from(run.len()).unwrap()
}

fn left(column: u16) -> f32 {
    f32::from(EDGE) + WIDTH * f32::from(column)
}

fn top(row: u16) -> u16 {
    BAR + EDGE / 2 + HEIGHT * row
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
