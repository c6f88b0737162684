//! Pictures: one block alone with the letters of its styles, or the whole screen as a terminal shows it.
//!
//! A block is drawn by `ui::draw_block`, as the screen draws it, into a blank buffer. Its picture holds what stands in it;
//! the line above a pane and the border of a box have pictures of their own, or a change of the frame would be one of
//! every picture. A row stands behind `|`; where any
//! of its cells has a style, the letters of `Theme::STYLES` follow below, a blank for a cell without one. A capital is
//! the same style reversed.

use std::fmt::{self, Write};

use cncl::app::layout::Rect;
use cncl::ui::theme::{Palette, Theme};
use cncl::ui::{self, Block};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect as Area;
use ratatui::style::{Color, Modifier, Style};

use super::app::Session;

impl Session {
    /// What has the keys, alone: the topmost layer, else the pane.
    pub(crate) fn block(&self) -> String {
        self.block_of(self.at_hand())
    }

    /// The same as a terminal without UTF-8 shows it.
    pub(crate) fn ascii_block(&self) -> String {
        self.block_in(self.at_hand(), &lettered(true))
    }

    /// One block alone.
    pub(crate) fn block_of(&self, block: Block) -> String {
        self.assert_shown_in_every_palette(block);
        self.block_in(block, &lettered(false))
    }

    /// One block in a theme whose styles are colours of `lettered`.
    pub(crate) fn block_in(&self, block: Block, theme: &Theme) -> String {
        let (buffer, at) = (self.alone(block, theme), self.inside(block));
        // A long notice stands above the footer too.
        let area = if block == Block::Footer { with_what_stands_above(&buffer, at) } else { area(at) };
        let rows: Vec<&[Cell]> = rows(&buffer, area).collect();
        let is_blank = |row: &&&[Cell]| row.iter().all(|cell| *cell == Cell::default());
        let above = rows.iter().take_while(is_blank).count();
        let below = rows.iter().skip(above).rev().take_while(is_blank).count();
        lines(&rows[above..rows.len() - below])
    }

    /// The line above a pane, or the lines of the border of a box that say something.
    pub(crate) fn frame(&self) -> String {
        let block = self.at_hand();
        let (buffer, whole, inside) =
            (self.alone(block, &lettered(false)), self.place_of(block), self.inside(block));
        let inner = inside.y..inside.y + inside.height;
        let outer = (whole.y..whole.y + whole.height).filter(|y| !inner.contains(y));
        let rows: Vec<&[Cell]> =
            outer.flat_map(|y| rows(&buffer, area(Rect { y, height: 1, ..whole }))).collect();
        lines(&rows)
    }

    /// What a block leaves for what stands in it.
    fn inside(&self, block: Block) -> Rect {
        let (layout, at) = (self.app.layout(), self.place_of(block));
        match block {
            Block::Pane(_) if layout.titled => at.below_title(),
            Block::Popup(_) => layout.inside(at),
            _ => at,
        }
    }

    /// The block that has the keys.
    pub(crate) fn at_hand(&self) -> Block {
        let mut blocks = ui::blocks(&self.app).into_iter().map(|(block, _)| block);
        let layer = blocks.rfind(|block| matches!(block, Block::Layer(_) | Block::Popup(_)));
        layer.unwrap_or(Block::Pane(self.app.focused()))
    }

    /// The block that has the keys by its name in the program: `Finder`, `Board`.
    pub(crate) fn name_at_hand(&self) -> String {
        let mut name = UpToBracket::default();
        let _ = match self.at_hand() {
            Block::Layer(at) | Block::Popup(at) => write!(name, "{:?}", self.app.overlays()[at]),
            Block::Pane(pane) => write!(name, "{pane:?}"),
            other => panic!("{other:?} has no keys"),
        };
        name.0
    }

    fn place_of(&self, block: Block) -> Rect {
        let found = ui::blocks(&self.app).into_iter().find(|(other, _)| *other == block);
        found.unwrap_or_else(|| panic!("{block:?} is not on the screen")).1
    }

    /// The block on a blank screen.
    fn alone(&self, block: Block, theme: &Theme) -> Buffer {
        let mut buffer = Buffer::empty(Area::new(0, 0, self.size.width, self.size.height));
        ui::draw_block(&self.app, (block, self.place_of(block)), theme, &mut buffer);
        buffer
    }

    /// That the letters say what people see: in each palette every cell has the style of its letter, and nothing shines
    /// through from what was drawn below it.
    fn assert_shown_in_every_palette(&self, block: Block) {
        let lettered = self.alone(block, &lettered(false));
        for palette in Palette::ALL {
            let mut theme = Theme::new(palette, false);
            let shown = self.alone(block, &theme);
            for (cell, shown) in lettered.content().iter().zip(shown.content()) {
                let style = style_of(cell).map_or(Style::new(), |n| *(Theme::STYLES[n].of)(&mut theme));
                let mut expected = Cell::default();
                expected.set_style(style.add_modifier(cell.modifier)).set_symbol(cell.symbol());
                assert_eq!(&expected, shown, "{block:?} in {palette:?}");
            }
        }
    }

    /// What the screen shows, line by line, without the spaces at the ends.
    pub(crate) fn picture(&self) -> String {
        self.whole(&Theme::new(Palette::Ansi, false))
    }

    /// The same as a terminal without UTF-8 shows it.
    pub(crate) fn ascii_picture(&self) -> String {
        self.whole(&Theme::new(Palette::Mono, true))
    }

    /// What is drawn as selected, from all rows.
    pub(crate) fn selected_text(&self) -> String {
        let theme = lettered(false);
        let buffer = self.drawn(&theme);
        let is_selected = |cell: &&Cell| cell.style().fg == theme.selected.fg;
        buffer.content().iter().filter(is_selected).map(Cell::symbol).collect()
    }

    /// The whole screen.
    pub(crate) fn drawn(&self, theme: &Theme) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.width, self.size.height)).unwrap();
        terminal.draw(|frame| ui::draw(&self.app, theme, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    fn whole(&self, theme: &Theme) -> String {
        let buffer = self.drawn(theme);
        let mut picture = String::new();
        for row in rows(&buffer, *buffer.area()) {
            picture += text(row).trim_end();
            picture.push('\n');
        }
        picture
    }
}

/// The beginning of what `Debug` writes: the name of a variant.
#[derive(Default)]
struct UpToBracket(String);

impl Write for UpToBracket {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let (name, rest) = text.split_once('(').map_or((text, None), |(name, rest)| (name, Some(rest)));
        self.0 += name;
        if rest.is_some() { Err(fmt::Error) } else { Ok(()) }
    }
}

/// A theme in which every style is a colour of its own, so that a cell tells which one it is drawn in.
pub(crate) fn lettered(ascii: bool) -> Theme {
    let mut theme = Theme::new(Palette::Ansi, ascii);
    for (n, style) in (0..).zip(Theme::STYLES) {
        *(style.of)(&mut theme) = Style::new().fg(Color::Indexed(n));
    }
    theme
}

/// Rows behind `|`, each with its letters below.
fn lines(rows: &[&[Cell]]) -> String {
    let mut picture = String::new();
    for row in rows {
        picture += format!("|{}", text(row)).trim_end();
        picture.push('\n');
        let letters: String = row.iter().map(letter).collect();
        if !letters.trim().is_empty() {
            picture += format!(" {letters}").trim_end();
            picture.push('\n');
        }
    }
    picture
}

fn area(at: Rect) -> Area {
    Area::new(at.x, at.y, at.width, at.height)
}

/// The rectangle, and the lines above it on which a long notice stands.
fn with_what_stands_above(buffer: &Buffer, at: Rect) -> Area {
    let of = |y| Area::new(at.x, y, at.width, at.y + at.height - y);
    let is_drawn = |y: &u16| rows(buffer, of(*y)).next().unwrap().iter().any(|cell| *cell != Cell::default());
    of((0..at.y).find(is_drawn).unwrap_or(at.y))
}

fn rows(buffer: &Buffer, area: Area) -> impl Iterator<Item = &[Cell]> {
    let width = usize::from(buffer.area().width);
    let columns = usize::from(area.x)..usize::from(area.x + area.width);
    let rows = buffer.content().chunks(width.max(1));
    rows.skip(usize::from(area.y)).take(usize::from(area.height)).map(move |row| &row[columns.clone()])
}

fn text(row: &[Cell]) -> String {
    row.iter().map(Cell::symbol).collect()
}

/// The style that a cell of a picture in `lettered` is drawn in, by its place in the table.
fn style_of(cell: &Cell) -> Option<usize> {
    match cell.fg {
        Color::Indexed(n) => Some(usize::from(n)),
        other => {
            assert_eq!(other, Color::Reset, "a colour that is no style of the theme");
            None
        }
    }
}

/// What stands for the style of a cell.
fn letter(cell: &Cell) -> char {
    let is_reversed = cell.modifier.contains(Modifier::REVERSED);
    match style_of(cell).map(|n| Theme::STYLES[n].letter) {
        Some(letter) if is_reversed => letter.to_ascii_uppercase(),
        Some(letter) => letter,
        None if is_reversed => 'T',
        None => ' ',
    }
}
