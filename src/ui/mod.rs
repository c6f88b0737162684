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
mod overlay;
mod pane;
mod pen;
pub mod theme;

use ratatui::Frame;
use ratatui::layout::Position;

use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::Overlay;
use crate::lang::Lang;
use pen::Pen;
use theme::Theme;

/// The topmost layer that takes a place of its own, and the box that lies over it.
fn layers(app: &App) -> (Option<&Overlay>, Option<&Overlay>) {
    match app.overlays() {
        [below @ .., popup] if overlay::is_popup(popup) => (below.last(), Some(popup)),
        layers => (layers.last(), None),
    }
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
    let mut pen = Pen { buffer: frame.buffer_mut(), theme };
    let layout = app.layout();
    chrome::header(app, &layout, &mut pen);
    let (top, popup) = layers(app);
    let foot = top.and_then(overlay::lines_at_foot);
    let below = app.overlays().len().checked_sub(2).and_then(|at| app.overlays().get(at));
    match below.filter(|below| foot.is_some() && overlay::lines_at_foot(below).is_none()) {
        Some(below) => drop(overlay::draw(app, below, layout.body, &mut pen)),
        None if top.is_none() || foot.is_some() => pane::draw(app, &layout, &mut pen),
        None => {}
    }
    let place = foot.map_or(layout.body, |lines| layout.foot(lines));
    let cursor = top.and_then(|layer| overlay::draw(app, layer, place, &mut pen));
    if foot.is_none() {
        chrome::footer(app, &layout, &mut pen);
    }
    if let Some(popup) = popup {
        let bottom = if foot.is_some() { place.y } else { place.y + place.height };
        let above = Rect { height: bottom.saturating_sub(layout.body.y), ..layout.body };
        overlay::draw(app, popup, above, &mut pen);
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position { x, y });
    }
}
