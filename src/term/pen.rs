//! The shortest bytes that bring the terminal's cursor and style from where they are to where the next cell needs them.
//! It remembers both from frame to frame, so that nothing is said twice; it knows nothing of frames or buffers.

use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// A column and a row, from 0.
pub(super) type Place = (u16, u16);

/// Modifiers that a cell shows even if nothing is written in it.
const SEEN_ON_BLANK: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// SGR codes: the modifier, on, off. Some share the code that turns them off.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Colours and modifiers of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) mods: Modifier,
}

impl Look {
    /// Whether an empty cell with this look shows nothing but its background.
    pub(super) fn is_plain_on_blank(self) -> bool {
        !self.mods.intersects(SEEN_ON_BLANK)
    }
}

/// Where the terminal writes next and how; `None` where that is not certain.
#[derive(Debug, Default)]
pub(super) struct Pen {
    at: Option<Place>,
    look: Option<Look>,
}

impl Pen {
    /// Nothing is known any more: something else has written to the terminal.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Where the next symbol goes, if that is certain.
    pub(super) fn place(&self) -> Option<Place> {
        self.at
    }

    /// How the next symbol looks, if that is known.
    pub(super) fn look(&self) -> Option<Look> {
        self.look
    }

    /// Brings the cursor to `to`.
    pub(super) fn go(&mut self, to: Place, out: &mut Vec<u8>) {
        if self.at != Some(to) {
            out.extend_from_slice(way(self.at, to).as_bytes());
            self.at = Some(to);
        }
    }

    /// Makes what is written next look like this.
    pub(super) fn dress(&mut self, look: Look, out: &mut Vec<u8>) {
        if self.look != Some(look) {
            let codes = change(self.look, look);
            out.extend_from_slice(format!("\x1b[{codes}m").as_bytes());
            self.look = Some(look);
        }
    }

    /// [`Pen::dress`] for an empty cell: what cannot be seen on it stays as it is.
    pub(super) fn dress_blank(&mut self, look: Look, out: &mut Vec<u8>) {
        match self.look {
            Some(now) if look.is_plain_on_blank() => {
                self.dress(Look { bg: look.bg, mods: now.mods - SEEN_ON_BLANK, ..now }, out);
            }
            _ => self.dress(look, out),
        }
    }

    /// Writes one cell. Where the cursor stands afterwards is certain only for a plain narrow character that is not in
    /// the last of `columns`: terminals disagree about emoji, joined and wide ones, and about the end of a line.
    pub(super) fn write(&mut self, symbol: &str, columns: u16, out: &mut Vec<u8>) {
        out.extend_from_slice(symbol.as_bytes());
        let certain = symbol.chars().nth(1).is_none() && symbol.width() == 1;
        self.at = self.at.map(|(x, y)| (x + 1, y)).filter(|&(x, _)| certain && x < columns);
    }
}

/// The shortest way between two places, from certain ones relative, from anywhere absolute.
fn way(from: Option<Place>, to: Place) -> String {
    let absolute = match to {
        (0, 0) => "\x1b[H".to_owned(),
        (0, y) => format!("\x1b[{}H", y + 1),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1),
    };
    match from.and_then(|from| relative(from, to)) {
        Some(relative) if relative.len() < absolute.len() => relative,
        _ => absolute,
    }
}

fn relative((from_x, from_y): Place, (x, y): Place) -> Option<String> {
    let way = if y == from_y {
        match (x, from_x) {
            (0, _) => "\r".to_owned(),
            _ if x > from_x => step(x - from_x, 'C'),
            _ if from_x - x < 4 => "\x08".repeat(usize::from(from_x - x)),
            _ => step(from_x - x, 'D'),
        }
    } else if x == 0 && y == from_y + 1 {
        // Never at the last row, where it would scroll: there is a row below.
        "\r\n".to_owned()
    } else if x == from_x {
        if y > from_y { step(y - from_y, 'B') } else { step(from_y - y, 'A') }
    } else {
        return None;
    };
    Some(way)
}

fn step(count: u16, direction: char) -> String {
    match count {
        1 => format!("\x1b[{direction}"),
        _ => format!("\x1b[{count}{direction}"),
    }
}

/// The SGR codes from one look to another, either as differences or from scratch, whichever is shorter.
fn change(from: Option<Look>, to: Look) -> String {
    let mut scratch = difference(Look::default(), to);
    if !scratch.is_empty() {
        scratch.insert_str(0, "0;");
    }
    match from.map(|from| difference(from, to)) {
        Some(steps)
            if !steps.is_empty()
                && (steps.len() < scratch.len() || scratch.is_empty() && steps.is_empty()) =>
        {
            steps
        }
        _ => scratch,
    }
}

fn difference(from: Look, to: Look) -> String {
    let mut codes = Vec::new();
    let gone = from.mods - to.mods;
    let mut off: Vec<u8> = MODIFIERS.iter().filter(|row| gone.contains(row.0)).map(|row| row.2).collect();
    off.dedup();
    // What shares an off code with something that goes away goes with it, and must be put on again.
    let lost = |row: &&(Modifier, u8, u8)| !from.mods.contains(row.0) || off.contains(&row.2);
    let on = MODIFIERS.iter().filter(|row| to.mods.contains(row.0)).filter(lost).map(|row| row.1);
    codes.extend(off.iter().copied().chain(on).map(|code| code.to_string()));
    if from.fg != to.fg {
        codes.push(color(to.fg, 30));
    }
    if from.bg != to.bg {
        codes.push(color(to.bg, 40));
    }
    codes.join(";")
}

/// SGR codes of a colour; `base` is 30 for the foreground, 40 for the background.
fn color(color: Color, base: u8) -> String {
    let plain = |number: u8| (base + number).to_string();
    let bright = |number: u8| (base + 60 + number).to_string();
    match color {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(fg: Color, mods: Modifier) -> Look {
        Look { fg, mods, ..Look::default() }
    }

    #[test]
    fn the_shortest_way_is_taken() {
        let rows: [(Place, Place, &str); 9] = [
            ((5, 5), (0, 0), "\x1b[H"),
            ((5, 5), (0, 5), "\r"),
            ((5, 5), (0, 6), "\r\n"),
            ((5, 5), (0, 9), "\x1b[10H"),
            ((5, 5), (6, 5), "\x1b[C"),
            ((5, 5), (25, 5), "\x1b[20C"),
            ((5, 5), (4, 5), "\x08"),
            ((5, 5), (5, 3), "\x1b[2A"),
            ((5, 5), (7, 8), "\x1b[9;8H"),
        ];
        for (from, to, bytes) in rows {
            assert_eq!(way(Some(from), to), bytes, "{from:?} {to:?}");
        }
        assert_eq!(way(None, (0, 6)), "\x1b[7H");
    }

    #[test]
    fn nothing_is_said_twice() {
        let (mut pen, mut out) = (Pen::default(), Vec::new());
        pen.go((3, 4), &mut out);
        pen.dress(look(Color::Red, Modifier::BOLD), &mut out);
        pen.write("a", 80, &mut out);
        let said = out.len();
        pen.dress(look(Color::Red, Modifier::BOLD), &mut out);
        pen.go((4, 4), &mut out);
        assert_eq!(out.len(), said);
    }

    #[test]
    fn after_a_doubtful_cell_the_place_is_given_outright() {
        for symbol in ["🇻🇳", "字", "e\u{0301}"] {
            let (mut pen, mut out) = (Pen::default(), Vec::new());
            pen.go((3, 4), &mut out);
            pen.write(symbol, 80, &mut out);
            assert_eq!(pen.at, None, "{symbol}");
        }
    }

    #[test]
    fn the_last_column_leaves_the_cursor_uncertain() {
        let (mut pen, mut out) = (Pen::default(), Vec::new());
        pen.go((79, 0), &mut out);
        pen.write("x", 80, &mut out);
        assert_eq!(pen.at, None);
    }

    #[test]
    fn a_style_changes_in_the_fewest_codes() {
        let (red, plain) = (look(Color::Red, Modifier::empty()), Look::default());
        assert_eq!(change(Some(red), look(Color::Blue, Modifier::empty())), "34");
        assert_eq!(change(Some(red), plain), "");
        assert_eq!(change(None, red), "0;31");
        let both = look(Color::Reset, Modifier::BOLD | Modifier::DIM);
        assert_eq!(change(Some(look(Color::Red, both.mods)), look(Color::Red, Modifier::BOLD)), "22;1");
    }

    #[test]
    fn a_blank_keeps_a_colour_that_nobody_sees() {
        let (mut pen, mut out) = (Pen::default(), Vec::new());
        pen.dress(look(Color::Red, Modifier::BOLD), &mut out);
        let said = out.len();
        pen.dress_blank(Look::default(), &mut out);
        assert_eq!(out.len(), said);
        pen.dress_blank(look(Color::Reset, Modifier::REVERSED), &mut out);
        assert!(out.len() > said);
    }
}
