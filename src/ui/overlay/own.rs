//! Who is at the keyboard, asked at the foot of the screen.

use super::Draw;
use super::ask::{near, offered};
use super::line::{field_of_many, said_above};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::own::OwnSettings;
use crate::text::Words;
use crate::ui::pen::Pen;

impl Draw for OwnSettings {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        Some(draw(app, self, at, pen))
    }

    fn lines_at_foot(&self) -> Option<u16> {
        u16::try_from(self.blanks.len() + 2).ok()
    }
}

fn draw(app: &App, own: &OwnSettings, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    pen.clear(at);
    let lang = app.lang();
    let count = u16::try_from(own.blanks.len()).unwrap_or(1).min(at.height);
    let above = Rect { height: at.height - count + 1, ..at };
    let (text, style) = match (&own.wrong, own.offers.at_hand()) {
        (Some(wrong), _) => (lang.tell(wrong), pen.theme.overdue),
        (None, Some(offer)) => {
            (lang.with("own-offered", &[("title", (&offered(app, offer)).into())]), pen.theme.aside)
        }
        (None, None) if !own.offers.items.is_empty() => (near(app, &own.offers.items), pen.theme.aside),
        (None, None) => (lang.word("own-ask"), pen.theme.aside),
    };
    said_above(app, &text, style, above, pen);
    let mut cursor = (at.x, at.y);
    for (place, blank) in own.blanks.iter().enumerate() {
        let y = at.height - count + u16::try_from(place).unwrap_or(0).min(count - 1);
        let line = Rect { y: at.y + y, height: 1, ..at };
        let label = format!(" {}:", lang.text(blank.field));
        let end = field_of_many(&label, &blank.input, place == own.at, line, pen);
        if place == own.at {
            cursor = end;
            pen.mark(line, 0);
        }
    }
    cursor
}
