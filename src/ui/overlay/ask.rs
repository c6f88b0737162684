//! A few words asked at the foot of the screen, and what may be meant by them.

use super::Draw;
use super::about::about;
use super::line::blanks;
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::offer::Offer;
use crate::app::overlay::ask::{Ask, Purpose};
use crate::text::Words;
use crate::ui::pen::Pen;

impl Draw for Ask {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        Some(ask(app, self, at, pen))
    }

    fn title(&self, app: &App) -> String {
        title(app, self)
    }
}

/// The blanks at the foot, and above them what it is about, what is meant, or what is wrong.
fn ask(app: &App, ask: &Ask, at: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    let lang = app.lang();
    let (text, style) = match (&ask.wrong, ask.offers.at_hand()) {
        (Some(wrong), _) => (lang.tell(wrong), pen.theme.overdue),
        (None, Some(offer)) => {
            (lang.with("ask-offer", &[("title", (&offered(app, offer)).into())]), pen.theme.aside)
        }
        (None, None) if !ask.offers.items.is_empty() => (near(app, &ask.offers.items), pen.theme.aside),
        (None, None) => (format!("{} {}", lang.word(keys(ask)), purpose(app, ask)), pen.theme.aside),
    };
    blanks(&ask.blanks, |field| lang.name_of("field", field), (&text, style), at, pen)
}

fn title(app: &App, ask: &Ask) -> String {
    match ask.purpose {
        Purpose::Finish => app.lang().word("action-finish"),
        Purpose::SendBack(_) => app.lang().word("title-send-back"),
        Purpose::Merge(_) => app.lang().word("action-merge"),
        Purpose::Note => app.lang().word("action-note"),
        Purpose::Fill(field) => app.lang().name_of("field", field),
    }
}

/// What Enter does in the blank at hand, and how to save at once.
fn keys(ask: &Ask) -> &'static str {
    match (ask.blanks.all.len(), ask.blanks.is_last()) {
        _ if matches!(ask.purpose, Purpose::Merge(_)) => "ask-keys-merge",
        (1, _) => "ask-keys",
        (_, true) => "ask-keys-last",
        (_, false) => "ask-keys-next",
    }
}

/// As many as are named where none is meant for certain.
const NEAR: usize = 3;

/// What is near, where none is meant for certain.
pub(super) fn near(app: &App, offers: &[Offer]) -> String {
    let named: Vec<String> = offers.iter().take(NEAR).map(|offer| offered(app, offer)).collect();
    let named = named.join("; ");
    app.lang().with("ask-near", &[("near", (&named).into()), ("n", offers.len().into())])
}

/// An agency with what tells it from others of its name.
pub(super) fn offered(app: &App, offer: &Offer) -> String {
    match offer {
        Offer::Record { title, aside, .. } if aside.is_empty() => title.clone(),
        Offer::Record { title, aside, .. } => format!("{title} ({aside})"),
        Offer::Newcomer(name) => app.lang().with("ask-newcomer", &[("name", name.into())]),
        Offer::Text(text) | Offer::Word(_, text) => text.clone(),
    }
}

fn purpose(app: &App, ask: &Ask) -> String {
    let id = match ask.purpose {
        Purpose::Finish => "ask-finish",
        Purpose::SendBack(_) => "ask-send-back",
        Purpose::Fill("tags") => "ask-tags",
        Purpose::Fill("lead") => "ask-lead",
        Purpose::Merge(_) => "ask-merge",
        Purpose::Fill(_) | Purpose::Note => "ask-fill",
    };
    app.lang().with(id, &[("title", (&about(app, &ask.seen)).into())])
}
