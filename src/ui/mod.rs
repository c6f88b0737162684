//! Drawing: `&App` in, cells out. Nothing here changes state, reads a file or knows of the terminal.
//!
//! ```text
//! 1 Tổng quan│2 Danh mục│3 Hạn│4 Việc│5 Chỉ tiêu│6 Văn bản│7 Nhật ký                             header: tabs,
//!  Sở KH&CN Hà Nội · quá hạn 4 · sắp đến hạn 0 · chưa cập nhật 34                 22/11/2026     store, counts, day
//!  Danh mục › Quốc gia ─ 2/9│ Việc cần làm › Quá hạn ──────────────────────────────────── 1/34   titles of panes
//!  ▾ Quốc gia               │ Quá hạn (4)                                                    ▐  headings in a list
//! ▌  ▸ Danh mục công nghệ…  │▌! 15/10/2025  Hình thành các nhóm chuyên gia tư vấn…              the row at hand
//!  ─────────────────────────────────────────────────────────────────────────────────────────
//!  Hình thành các nhóm chuyên gia tư vấn cho từng ngành, lĩnh vực                                strip: title,
//! !hạn 15/10/2025 · quá hạn 38 ngày · chưa nêu chủ trì · Họp 30/9/2025                           how it stands,
//!  “từ nay đến ngày 15/10, hình thành ngay những nhóm chuyên gia tư vấn”                         what it rests on
//! Enter mở  / tìm  f lọc  c căn cứ  Tab màn hình  ? trợ giúp  q thoát                            footer
//! ```
//!
//! A layer takes the place of everything between header and footer (detail, finder, form), or is a box over what it concerns
//! (choosers, menus, questions, short prompts); see [`Room`].

mod chrome;
mod overlay;
mod pane;
mod pen;
pub mod theme;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::App;
use crate::app::layout::{Rect, Room};
use crate::app::overlay::Overlay;
use crate::app::screen::Pane;
use crate::lang::Lang;
use pen::Pen;
use theme::Theme;

/// A part of the screen that is drawn by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// The line with the screen's name, the counts and the date.
    Header,
    /// A pane with its title.
    Pane(Pane),
    /// The detail of the record at hand, beside its list.
    Side,
    /// What is told of the record at hand, below the panes.
    Strip,
    /// A layer in place of the panes, by its place among those that are open.
    Layer(usize),
    /// A layer that is a box over what it concerns, by its place among those that are open.
    Popup(usize),
    /// The line of keys, or a notice.
    Footer,
}

/// The blocks that are to be seen, in the order in which they are drawn, each with its rectangle.
pub fn blocks(app: &App) -> Vec<(Block, Rect)> {
    let (layout, layers) = (app.layout(), app.overlays());
    let mut blocks = Vec::from_iter(layout.header.map(|at| (Block::Header, at)));
    let whole = layers.iter().rposition(|layer| layer.room() == Room::Whole);
    if let Some(at) = whole {
        blocks.push((Block::Layer(at), layout.body));
    } else {
        blocks.extend(layout.panes.iter().map(|(pane, at)| (Block::Pane(*pane), *at)));
        blocks.extend(layout.side.map(|at| (Block::Side, at)));
        blocks.extend(layout.strip.map(|at| (Block::Strip, at)));
    }
    let boxes = whole.map_or(0, |at| at + 1)..layers.len();
    blocks.extend(boxes.map(|at| (Block::Popup(at), app.rect_of_layer(at))));
    blocks.extend(layout.footer.map(|at| (Block::Footer, at)));
    blocks
}

/// Draws one block into its rectangle, and beyond it where a notice needs more lines. Where text is typed in it, the cell
/// of the cursor.
pub fn draw_block(
    app: &App,
    (block, at): (Block, Rect),
    theme: &Theme,
    buffer: &mut Buffer,
) -> Option<(u16, u16)> {
    let (layout, pen) = (app.layout(), &mut Pen { buffer, theme });
    match block {
        Block::Header => chrome::header(app, &layout, pen),
        Block::Pane(pane) => pane::draw(app, &layout, (pane, at), pen),
        Block::Side => pane::side(app, at, pen),
        Block::Strip => chrome::strip(app, &layout, pen),
        Block::Layer(layer) => {
            return app.overlays().get(layer).and_then(|layer| overlay::draw(app, layer, at, pen));
        }
        Block::Popup(layer) => {
            return app.overlays().get(layer).and_then(|layer| overlay::draw_box(app, layer, at, pen));
        }
        Block::Footer => chrome::footer(app, &layout, pen),
    }
    None
}

/// What stands on the screen as long as a large store is being read.
pub fn draw_opening(lang: &Lang, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let at = Rect { x: area.x, y: area.y, width: area.width, height: area.height };
    let mut pen = Pen { buffer: frame.buffer_mut(), theme };
    let x = pen.put(at, 0, 0, " cncl ", theme.title_focused) + 1;
    pen.put(at, x, 0, &lang.text("opening"), theme.aside);
}

/// Draws the whole screen.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let mut cursor = None;
    for placed in blocks(app) {
        let found = draw_block(app, placed, theme, frame.buffer_mut());
        // Below a calendar, text is typed on.
        if let Block::Layer(at) | Block::Popup(at) = placed.0
            && !matches!(app.overlays().get(at), Some(Overlay::Calendar(_)))
        {
            cursor = found;
        }
    }
    chrome::corner_mark(app, &mut Pen { buffer: frame.buffer_mut(), theme });
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position { x, y });
    }
}
