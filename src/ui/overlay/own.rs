//! Who is at the keyboard, asked at the foot of the screen.

use super::Draw;
use super::ask::{near, offered};
use super::line::blanks;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::own::OwnSettings;
use crate::text::Words;
use crate::ui::pen::Pen;

impl Draw for OwnSettings {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        Some(draw(app, self, at, pen))
    }

    fn title(&self, app: &App) -> String {
        app.lang().word("action-own-settings")
    }
}

fn draw(app: &App, own: &OwnSettings, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let lang = app.lang();
    let (text, style) = match (&own.wrong, own.offers.at_hand()) {
        (Some(wrong), _) => (lang.tell(wrong), pen.theme.overdue),
        (None, Some(offer)) => {
            (lang.with("own-offered", &[("title", (&offered(app, offer)).into())]), pen.theme.aside)
        }
        (None, None) if !own.offers.items.is_empty() => (near(app, &own.offers.items), pen.theme.aside),
        (None, None) => (lang.word("own-ask"), pen.theme.aside),
    };
    blanks(&own.blanks, |field| lang.word(field), (&text, style), at, pen)
}
