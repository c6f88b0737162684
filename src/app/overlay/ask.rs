//! A few words asked before something is done to one task or several: the result of what is finished, why it goes
//! back, what a field should hold.

use std::sync::Arc;

use crate::app::input::Input;
use crate::model::field::Shape;
use crate::model::{Dataset, Id, Kind, Record, Status};
use crate::search::Hit;
use crate::text::Message;

/// What is done with the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The tasks are finished: the result and the day.
    Finish,
    /// The tasks are not accepted and go back to work: the reason.
    SendBack(Status),
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
    /// The number of the query whose answer may offer one; 0 while none is asked.
    pub asked: u64,
    /// What stood in the blanks at the beginning.
    begun: Vec<String>,
}

impl Ask {
    /// A question about records, each blank with the text it begins with.
    pub fn new(purpose: Purpose, seen: Vec<Arc<Record>>, blanks: &[(&'static str, &str)]) -> Self {
        let blank = |(field, text): &(&'static str, &str)| Blank { field, input: Input::new(text) };
        let blanks: Vec<Blank> = blanks.iter().map(blank).collect();
        let begun = texts(&blanks);
        Self { purpose, seen, blanks, at: 0, wrong: None, offer: None, asked: 0, begun }
    }

    /// The name under which what is typed here is kept until it is saved.
    pub fn place(&self) -> String {
        let what = match self.purpose {
            Purpose::Finish => "finish",
            Purpose::SendBack(_) => "send-back",
            Purpose::Fill(field) => field,
            Purpose::Note => "note",
        };
        super::place_of(&self.seen, what)
    }

    /// What is typed, one blank a line; nothing where it is as it was at the beginning.
    pub fn draft(&self) -> String {
        let texts = texts(&self.blanks);
        if texts == self.begun { String::new() } else { texts.join("\n") }
    }

    /// Puts back what was typed before and not saved.
    pub fn resume(&mut self, draft: &str) {
        for (blank, line) in self.blanks.iter_mut().zip(draft.split('\n')) {
            blank.input = Input::new(line);
        }
    }

    /// Whether the blank names agencies.
    pub fn names_agency(&self) -> bool {
        let Purpose::Fill(field) = self.purpose else { return false };
        matches!(Kind::Task.shape_of(field), Some(Shape::Ref(Kind::Agency) | Shape::Refs(Kind::Agency)))
    }

    /// Offers the best that a search found; a stale answer is dropped. Whether it was taken.
    pub fn answer(&mut self, n: u64, hits: &[Hit], data: &Dataset) -> bool {
        if self.asked != n {
            return false;
        }
        let mut found = hits.iter().filter_map(|hit| data.at(hit.place));
        self.offer = found.find(|it| it.kind() == Kind::Agency).map(|record| record.id.clone());
        true
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

fn texts(blanks: &[Blank]) -> Vec<String> {
    blanks.iter().map(|blank| blank.input.text().to_owned()).collect()
}
