//! A record as bare text.

use ratatui::style::Style;

use super::Draw;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::bare::Bare;
use crate::ui::pen::Pen;

impl Draw for Bare {
    fn draw(&self, _app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        bare(self, at, pen);
        None
    }
}

/// Text from the first column on, and nothing beside it: a line that is too long goes on in the next one, because what
/// cannot be seen cannot be selected.
fn bare(bare: &Bare, at: Rect, pen: &mut Pen<'_>) {
    let mut y = 0;
    for line in bare.lines.iter().skip(bare.top) {
        let room = usize::from(at.height.saturating_sub(y));
        for part in pen.wrapped(line, at.width, room) {
            pen.put(at, 0, y, &part, Style::new());
            y += 1;
        }
        if y >= at.height {
            break;
        }
    }
}
