//! What can be copied of a record, one line each; and the record bare, for a mouse to select from.

use crate::app::cursor::Cursor;
use crate::model::{Body, Record};

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

/// Lines without anything beside them.
#[derive(Debug, Clone, Default)]
pub struct Bare {
    /// The lines, unbroken.
    pub lines: Vec<String>,
    /// The first line shown.
    pub top: usize,
}

impl Bare {
    /// Scrolls by lines.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.lines.len().saturating_sub(1));
    }
}
