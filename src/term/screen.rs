//! The ratatui backend of this program: takes the cells that changed and the cursor, and makes of them the bytes of one
//! frame. Nothing reaches the terminal before [`Screen::end_frame`]; a frame that changes nothing is no bytes at all.
//!
//! Crossterm's own backend is not used: it ends each frame with 25 bytes that reset the style, hides the cursor each
//! time, and moves it in absolute steps only.

use std::io::{self, Write};
use std::iter::Peekable;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr;

use super::pen::{Look, Pen};

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// A frame of a large screen fits without growing.
const USUAL_FRAME: usize = 1 << 16;
/// From so many blanks on, erasing them (and stepping over them) is shorter than writing them.
const ERASED_FROM: u16 = 10;
/// The same where nothing follows on the row.
const REST_ERASED_FROM: u16 = 4;

/// More cells than this are stepped over more cheaply than written again.
const LONGEST_BRIDGE: u16 = 3;
/// What a cell is known as while the wide symbol before it covers it.
const COVERED: Cell = Cell::new("");

/// What a symbol is sent as, for a terminal that cannot show all.
pub(super) type Spelling = fn(&str) -> String;

/// The screen behind `sink`.
#[derive(Debug)]
pub(super) struct Screen<W> {
    sink: W,
    size: Size,
    frame: Vec<u8>,
    pen: Pen,
    /// Where the cursor is to be seen after the frame; `None` if it is not.
    cursor: Option<Position>,
    /// Whether the terminal shows the cursor now, if known.
    shown: Option<bool>,
    spelling: Option<Spelling>,
    /// What the terminal shows, row by row.
    shadow: Vec<Cell>,
}

impl<W: Write> Screen<W> {
    pub(super) fn new(sink: W, size: Size, spelling: Option<Spelling>) -> Self {
        let mut frame = Vec::with_capacity(USUAL_FRAME);
        frame.extend_from_slice(BEGIN);
        let shadow = vec![Cell::EMPTY; cells(size)];
        Self { sink, size, frame, pen: Pen::default(), cursor: None, shown: None, spelling, shadow }
    }

    pub(super) fn resize(&mut self, size: Size) {
        self.size = size;
        self.shadow = vec![Cell::EMPTY; cells(size)];
        self.forget();
    }

    /// Nothing is known of the terminal any more.
    pub(super) fn forget(&mut self) {
        self.pen.forget();
        self.shown = None;
    }

    /// Sends the frame in one write and returns how many bytes that took: 0 if nothing changed.
    pub(super) fn end_frame(&mut self) -> io::Result<usize> {
        self.place_cursor();
        if self.frame.len() == BEGIN.len() {
            return Ok(0);
        }
        self.frame.extend_from_slice(END);
        let sent = self.sink.write_all(&self.frame).and_then(|()| self.sink.flush());
        let bytes = self.frame.len();
        self.frame.truncate(BEGIN.len());
        if sent.is_err() {
            self.forget();
        }
        sent.map(|()| bytes)
    }

    fn place_cursor(&mut self) {
        let seen = self.cursor.is_some();
        if let Some(Position { x, y }) = self.cursor {
            self.pen.go((x, y), &mut self.frame);
        }
        if self.shown != Some(seen) {
            self.frame.extend_from_slice(if seen { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.shown = Some(seen);
        }
    }

    fn draw_cell(&mut self, x: u16, y: u16, cell: &Cell) {
        self.bridge((x, y));
        self.pen.go((x, y), &mut self.frame);
        let symbol = printable(cell.symbol());
        if symbol == " " {
            self.pen.dress_blank(look(cell), &mut self.frame);
        } else {
            self.pen.dress(look(cell), &mut self.frame);
        }
        match self.spelling.filter(|_| !symbol.is_ascii()) {
            Some(spelling) => self.draw_spelled(&spelling(symbol), symbol.width()),
            None => self.pen.write(symbol, self.size.width, &mut self.frame),
        }
        self.remember((x, y), cell);
    }

    /// Steps over a few cells that are as they should be by writing them again, where that is shorter.
    fn bridge(&mut self, (x, y): (u16, u16)) {
        let Some((from, _)) =
            self.pen.place().filter(|at| at.1 == y && at.0 < x && x - at.0 <= LONGEST_BRIDGE)
        else {
            return;
        };
        let between = from..x;
        let looks = self.pen.look();
        let same =
            |cell: &Cell| matches!(cell.symbol().as_bytes(), [b' '..=b'~']) && looks == Some(look(cell));
        if !between.clone().all(|x| self.shadow.get(self.index((x, y))).is_some_and(same)) {
            return;
        }
        for x in between {
            let symbol = self.shadow[self.index((x, y))].symbol();
            self.pen.write(symbol, self.size.width, &mut self.frame);
        }
    }

    fn index(&self, (x, y): (u16, u16)) -> usize {
        usize::from(y) * usize::from(self.size.width) + usize::from(x)
    }

    fn remember(&mut self, at: (u16, u16), cell: &Cell) {
        let index = self.index(at);
        // The other half of a wide symbol is no cell to write or erase by itself.
        let covered = cell.symbol().width().max(1);
        for (offset, known) in self.shadow.iter_mut().skip(index).take(covered).enumerate() {
            *known = if offset == 0 { cell.clone() } else { COVERED };
        }
    }

    /// Takes the blanks that follow this one on its row, over cells that are blank already, and returns the column after
    /// the last.
    fn blank_until<'a>(
        &self,
        (x, y): (u16, u16),
        cells: &mut Peekable<impl Iterator<Item = (u16, u16, &'a Cell)>>,
    ) -> u16 {
        let (mut end, mut changed) = (x + 1, x + 1);
        while end < self.size.width {
            if cells.next_if(|&(x, row, cell)| (x, row) == (end, y) && is_erasable(cell)).is_some() {
                changed = end + 1;
            } else if cells.peek().is_some_and(|&(x, row, _)| (x, row) == (end, y))
                || !self.is_blank((end, y))
            {
                return changed;
            }
            end += 1;
        }
        end
    }

    fn is_blank(&self, at: (u16, u16)) -> bool {
        self.shadow.get(self.index(at)).is_some_and(is_erasable)
    }

    /// Writes a substitute into exactly the cells of the original, as the cells beside it are somebody else's.
    fn draw_spelled(&mut self, spelled: &str, width: usize) {
        let ascii = spelled.chars().filter(char::is_ascii_graphic).chain(std::iter::repeat(' '));
        for c in ascii.take(width) {
            self.pen.write(c.encode_utf8(&mut [0; 4]), self.size.width, &mut self.frame);
        }
    }

    /// Writes `count` blanks of the same look.
    fn draw_blanks(&mut self, (x, y): (u16, u16), look: Look, count: u16) {
        self.pen.go((x, y), &mut self.frame);
        self.pen.dress_blank(look, &mut self.frame);
        let to_the_end = x + count >= self.size.width;
        if to_the_end && count >= REST_ERASED_FROM {
            self.frame.extend_from_slice(b"\x1b[K");
        } else if count >= ERASED_FROM {
            self.frame.extend_from_slice(format!("\x1b[{count}X").as_bytes());
        } else {
            (0..count).for_each(|_| self.pen.write(" ", self.size.width, &mut self.frame));
        }
        let index = self.index((x, y));
        self.shadow.iter_mut().skip(index).take(usize::from(count)).for_each(Cell::reset);
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut cells = content.peekable();
        while let Some((x, y, cell)) = cells.next() {
            if is_erasable(cell) {
                let end = self.blank_until((x, y), &mut cells);
                self.draw_blanks((x, y), look(cell), end - x);
            } else {
                self.draw_cell(x, y, cell);
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor.get_or_insert_default();
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = self.cursor.map(|_| position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.pen.dress(Look::default(), &mut self.frame);
        self.frame.extend_from_slice(b"\x1b[2J");
        self.shadow.iter_mut().for_each(Cell::reset);
        Ok(())
    }

    /// The whole screen is the only region ever cleared: the program has no other viewport.
    fn clear_region(&mut self, _region: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    /// Holds back: ratatui flushes several times a frame.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn cells(size: Size) -> usize {
    usize::from(size.width) * usize::from(size.height)
}

fn look(cell: &Cell) -> Look {
    Look { fg: cell.fg, bg: cell.bg, mods: cell.modifier }
}

/// Erasing leaves the default background everywhere; terminals disagree about any other.
fn is_erasable(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == ratatui::style::Color::Reset && look(cell).is_plain_on_blank()
}

/// The last guard: what could steer the terminal is never sent, whoever put it into a cell.
fn printable(symbol: &str) -> &str {
    if symbol.is_empty() || symbol.contains(char::is_control) { " " } else { symbol }
}
