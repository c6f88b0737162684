//! A few words asked before something is done to one task or several: the result of what is finished, why it goes
//! back, what a field should hold.

use std::sync::Arc;

use crate::app::input::Input;
use crate::model::{Id, Record};
use crate::text::Message;

/// What is done with the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The tasks are finished: the result and the day.
    Finish,
    /// The tasks are not accepted and go back to work: the reason.
    SendBack,
    /// A field gets a value.
    Fill(&'static str),
    /// A remark goes to the end of the notes.
    Note,
}

/// One line to fill in.
#[derive(Debug, Clone)]
pub struct Blank {
    /// The name of the field that labels it.
    pub field: &'static str,
    /// What is typed.
    pub input: Input,
}

/// The question.
#[derive(Debug, Clone)]
pub struct Ask {
    /// What is done with the answer.
    pub purpose: Purpose,
    /// The records as they were seen when it was asked.
    pub seen: Vec<Arc<Record>>,
    /// What is to be filled in.
    pub blanks: Vec<Blank>,
    /// The blank that has the keys.
    pub at: usize,
    /// Why what is typed cannot be.
    pub wrong: Option<Message>,
    /// The record that what is typed may mean; Tab takes it.
    pub offer: Option<Id>,
}

impl Ask {
    /// A question about records, each blank with the text it begins with.
    pub fn new(purpose: Purpose, seen: Vec<Arc<Record>>, blanks: &[(&'static str, &str)]) -> Self {
        let blank = |(field, text): &(&'static str, &str)| Blank { field, input: Input::new(text) };
        let blanks = blanks.iter().map(blank).collect();
        Self { purpose, seen, blanks, at: 0, wrong: None, offer: None }
    }

    /// What is typed into the blank of a field.
    pub fn text(&self, field: &str) -> &str {
        let blank = self.blanks.iter().find(|blank| blank.field == field);
        blank.map_or("", |blank| blank.input.text().trim())
    }

    /// The blank that has the keys.
    pub fn input(&mut self) -> Option<&mut Input> {
        self.blanks.get_mut(self.at).map(|blank| &mut blank.input)
    }

    /// Goes to the next blank or the one before, round and round.
    pub fn step(&mut self, forward: bool) {
        let count = self.blanks.len().max(1);
        self.at = (self.at + if forward { 1 } else { count - 1 }) % count;
    }

    /// The names that are typed, where a field holds several: they stand apart by semicolons.
    pub fn parts(&self) -> Vec<String> {
        let Some(blank) = self.blanks.first() else { return Vec::new() };
        blank.input.text().split(';').map(|part| part.trim().to_owned()).collect()
    }
}
