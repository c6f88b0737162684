//! A few words asked before something is done to one task or several: the result of what is finished, why it goes
//! back, what a field should hold.

use std::sync::Arc;

use crate::app::input::Input;
use crate::app::overlay::entry::sure;
use crate::model::field::Shape;
use crate::model::input::GivesWay;
use crate::model::{Dataset, Id, Kind, Record, Status};
use crate::search::Hit;
use crate::text::Message;

/// As many offers as the arrows go through.
const MOST: usize = 20;

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
    /// The records that what is typed may mean.
    pub offers: Vec<Id>,
    /// The offer that was marked by an arrow, or the only one that is meant.
    pub marked: Option<usize>,
    /// The number of the query whose answer may offer one; 0 while none is asked.
    pub asked: u64,
    /// What stood in the blanks at the beginning.
    begun: Vec<String>,
    /// The text about which it was asked whether it really is to take the place of deadlines that are understood.
    sure: Option<String>,
}

impl Ask {
    /// A question about records, each blank with the text it begins with.
    pub fn new(purpose: Purpose, seen: Vec<Arc<Record>>, blanks: &[(&'static str, &str)]) -> Self {
        let blank = |(field, text): &(&'static str, &str)| Blank { field, input: Input::prefilled(text) };
        let blanks: Vec<Blank> = blanks.iter().map(blank).collect();
        let begun = texts(&blanks);
        let (offers, marked) = (Vec::new(), None);
        Self { purpose, seen, blanks, at: 0, wrong: None, offers, marked, asked: 0, begun, sure: None }
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

    /// Puts back what was typed before and not saved. Only what nobody typed stays selected.
    pub fn resume(&mut self, draft: &str) {
        let blanks = self.blanks.iter_mut().zip(&self.begun).zip(draft.split('\n'));
        for ((blank, _), line) in blanks.filter(|((_, begun), line)| begun != line) {
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
        let found = hits.iter().filter_map(|hit| data.at(hit.place));
        let found = found.filter(|it| it.kind() == Kind::Agency).map(|record| record.id.clone());
        // What only a search found is near: it has to be marked.
        self.offers = found.take(MOST).collect();
        true
    }

    /// The offer that Enter and Tab take.
    pub fn offer(&self) -> Option<&Id> {
        self.offers.get(self.marked?)
    }

    /// Marks the next offer or the one before; up from the first leads back to what is typed. Whether there are any.
    pub fn step_offers(&mut self, forward: bool) -> bool {
        let last = self.offers.len().saturating_sub(1);
        if !self.offers.is_empty() {
            self.wrong = None;
        }
        self.marked = match (self.marked, forward) {
            (None, true) => (!self.offers.is_empty()).then_some(0),
            (Some(at), true) => Some((at + 1).min(last)),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => None,
        };
        !self.offers.is_empty()
    }

    /// Nothing is offered any more.
    pub fn drop_offers(&mut self) {
        (self.offers, self.marked, self.asked) = (Vec::new(), None, 0);
    }

    /// Whether the blank that has the keys is the last one.
    pub fn is_last(&self) -> bool {
        self.at + 1 >= self.blanks.len()
    }

    /// Brings the blank of a field to hand, with what is wrong.
    pub fn refuse(&mut self, field: &str, wrong: Message) {
        self.at = self.blanks.iter().position(|blank| blank.field == field).unwrap_or(self.at);
        self.wrong = Some(wrong);
    }

    /// Asks before deadlines that are understood give way to words that are not. Whether it asked: the same answer once
    /// more is a yes.
    pub fn asks_about(&mut self, lost: &GivesWay) -> bool {
        let text = self.parts().join("; ");
        if self.sure.as_ref() == Some(&text) {
            return false;
        }
        (self.sure, self.wrong) = (Some(text), Some(sure(lost)));
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
