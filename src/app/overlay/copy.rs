//! What can be copied of a record, one line each. It goes through the terminal, which may ignore it in silence.

use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::cursor::Cursor;
use crate::app::layout::Room;
use crate::app::message::Effect;
use crate::app::reply::Reply;
use crate::model::{Body, Record};
use crate::text::Message;

/// A choice of what to copy.
#[derive(Debug, Clone)]
pub struct Copying {
    /// The ids of the messages that name them, and the texts.
    pub items: Vec<(&'static str, String)>,
    cursor: Cursor,
}

impl Copying {
    /// What there is to copy of a record; the title first.
    pub fn of(record: &Record) -> Self {
        let number = match &record.body {
            Body::Document(document) => document.number.to_string(),
            _ => String::new(),
        };
        let items = vec![
            ("copy-number", number),
            ("copy-title", record.title().to_owned()),
            ("copy-id", record.id.to_string()),
            ("copy-quote", record.head.quote.to_string()),
        ];
        let items = items.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        Self { items, cursor: Cursor::default() }
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The text at hand.
    pub fn selected(&self) -> Option<&str> {
        self.items.get(self.cursor.at).map(|(_, text)| text.as_str())
    }

    /// Moves among them.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.items.len().saturating_sub(1));
    }
}

impl Layer for Copying {
    fn context(&self) -> Context {
        Context::Menu
    }

    fn room(&self) -> Room {
        Room::prompt(self.items.len())
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        match (action, &ctx.selected) {
            (Action::Copy, Some(record)) => Reply::push(Overlay::Copy(Self::of(record))),
            (Action::Copy, None) => Reply::refuse("copy-nothing"),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        if action == Action::Open {
            return self.copy();
        }
        let Some(by) = ctx.steps(action) else { return Reply::Ignored };
        self.step(by);
        Reply::Drawn
    }
}

impl Copying {
    /// Copies what is selected, and says how to see whether it worked.
    fn copy(&self) -> Reply {
        let Some(text) = self.selected() else { return Reply::Close };
        let said = Reply::tell(Message::new("copy-sent"));
        Reply::All(vec![Reply::Close, said, Reply::Effect(Effect::Copy(text.to_owned()))])
    }
}
