//! Drawing: `&App` in, cells out. Nothing here changes state, reads a file or knows of the terminal.
//!
//! ```text
//!  cncl  Tổng quan          quá hạn 4 · sắp đến hạn 0 · chưa cập nhật 34          22/11/2026    header
//!  Danh mục                 │ Việc cần làm                                                      titles of panes
//!  ▾ Quốc gia               │ QUÁ HẠN (4)                                                       headings in a list
//! ▌  ▸ Danh mục công nghệ…  │ ! 15/10/2025  Hình thành các nhóm chuyên gia tư vấn…              ▌ the row at hand
//!  ─────────────────────────────────────────────────────────────────────────────────────────
//!  “từ nay đến ngày 15/10, hình thành ngay những nhóm chuyên gia tư vấn”                        strip: căn cứ
//!  Enter mở  / tìm  f lọc  c căn cứ  Tab màn hình  ? trợ giúp  q thoát                           footer
//! ```
//!
//! A layer (detail, finder, help) takes the place of everything between header and footer.

mod chrome;
mod countdown;
mod overlay;
mod pane;
mod pen;
pub mod theme;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::App;
use crate::app::layout::Rect;
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
    /// The sentence that the record at hand rests on, below the panes.
    Strip,
    /// A layer, by its place among those that are open: in place of the panes, or at the foot.
    Layer(usize),
    /// A box that lies over everything else, by its place among the layers.
    Popup(usize),
    /// The line of keys, or a notice.
    Footer,
}

/// The blocks that are to be seen, in the order in which they are drawn, each with its rectangle.
pub fn blocks(app: &App) -> Vec<(Block, Rect)> {
    let (layout, layers) = (app.layout(), app.overlays());
    let is_foot = |at: &usize| overlay::lines_at_foot(&layers[*at]).is_some();
    let popup = layers.len().checked_sub(1).filter(|at| overlay::is_popup(&layers[*at]));
    let foot = popup.unwrap_or(layers.len()).checked_sub(1).filter(is_foot);
    let mut blocks = Vec::from_iter(layout.header.map(|at| (Block::Header, at)));
    if let Some(at) = (0..popup.unwrap_or(layers.len())).rfind(|at| !is_foot(at)) {
        blocks.push((Block::Layer(at), layout.body));
    } else {
        blocks.extend(layout.panes.iter().map(|(pane, at)| (Block::Pane(*pane), *at)));
        blocks.extend(layout.side.map(|at| (Block::Side, at)));
        blocks.extend(layout.strip.map(|at| (Block::Strip, at)));
    }
    let mut bottom = layout.body.y + layout.body.height;
    if let Some(at) = foot {
        let place = layout.foot(overlay::lines_at_foot(&layers[at]).unwrap_or_default());
        bottom = place.y;
        blocks.push((Block::Layer(at), place));
    } else {
        blocks.extend(layout.footer.map(|at| (Block::Footer, at)));
    }
    let above = Rect { height: bottom.saturating_sub(layout.body.y), ..layout.body };
    blocks.extend(popup.map(|at| (Block::Popup(at), above)));
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
        Block::Layer(layer) | Block::Popup(layer) => {
            return app.overlays().get(layer).and_then(|layer| overlay::draw(app, layer, at, pen));
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
        // Below a popup, text is typed on.
        if matches!(placed.0, Block::Layer(_)) {
            cursor = found;
        }
    }
    chrome::corner_mark(app, &mut Pen { buffer: frame.buffer_mut(), theme });
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position { x, y });
    }
}
