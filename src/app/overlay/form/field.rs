//! One field of a form: what it holds, how it is typed, and what is said about it.

use std::ops::Deref;

use serde_json::Value;

use super::records::Records;
use crate::app::input::Input;
use crate::model::input::written;
use crate::model::shape::Shape;
use crate::model::spec::{Spec, TEXT};
use crate::model::{Dataset, Kind};
use crate::text::{Message, Words, fold};
use crate::view::detail::word_id;
use crate::view::place;

/// A field.
#[derive(Debug, Clone)]
pub struct Field {
    /// What is said of it in the table of fields.
    pub spec: &'static Spec,
    /// How it is typed.
    pub control: Control,
    /// What it held when it was filled in.
    start: Vec<String>,
    /// What stood in it when the form was opened: what the program filled in by itself needs no question.
    begun: Vec<String>,
    /// What is understood, or why nothing is. Empty where nothing needs to be said.
    pub reading: Result<String, Message>,
    /// Whether what is said is a warning.
    pub doubtful: bool,
    /// Whether what is wrong lies in how it goes with other fields.
    pub against_rules: bool,
    /// What somebody else put there while this one was typed.
    pub theirs: Option<String>,
    /// Whether somebody else changed it while the form was open, and it was taken over.
    pub fresh: bool,
}

/// How a field is typed.
#[derive(Debug, Clone)]
pub enum Control {
    /// As a text.
    Text(Input),
    /// From a few words.
    Choice(Choice),
    /// As names of records.
    Records(Records),
}

/// One of a few words.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The words, each with what a person reads.
    pub options: Vec<(String, String)>,
    /// The one that is chosen; `None` for none.
    pub at: Option<usize>,
    /// Whether it may be none.
    pub may_be_none: bool,
    /// The letters that were typed to find it.
    typed: String,
}

/// The choice of a new record's kind stands as a field among the others.
static KIND: Spec = TEXT.named("kind");

/// A field is what the table says of it, and what is typed.
impl Deref for Field {
    type Target = Spec;
    fn deref(&self) -> &Spec {
        self.spec
    }
}

impl Field {
    /// The field of a kind as a record holds it.
    pub fn new(kind: Kind, spec: &'static Spec, value: &Value, data: &Dataset, words: &dyn Words) -> Self {
        let mut field = Self::of(spec, control(kind, spec, words));
        field.hold(value, data, words);
        field
    }

    /// The choice of the kind of a new record.
    pub fn of_kind(kind: Kind, words: &dyn Words) -> Self {
        let options = Kind::ALL.iter().map(|kind| option(kind.name(), words.word(&format!("kind-{kind}"))));
        let mut choice = Choice::new(options.collect(), false);
        choice.at = Kind::ALL.iter().position(|it| *it == kind);
        let mut field = Self::of(&KIND, Control::Choice(choice));
        field.start = field.texts();
        field.begin();
        field
    }

    fn of(spec: &'static Spec, control: Control) -> Self {
        let (start, begun, reading) = (Vec::new(), Vec::new(), Ok(String::new()));
        Self {
            spec,
            control,
            start,
            begun,
            reading,
            doubtful: false,
            against_rules: false,
            theirs: None,
            fresh: false,
        }
    }

    /// Takes a value in; from then on nothing is typed here.
    pub fn hold(&mut self, value: &Value, data: &Dataset, words: &dyn Words) {
        let text = written(self.shape, value);
        match &mut self.control {
            Control::Text(input) => {
                let text = place_name(self.spec, text, words);
                *input = if input.is_prose() { Input::prose(&text) } else { Input::new(&text) };
            }
            Control::Choice(choice) => choice.choose(&text),
            Control::Records(records) => records.hold(&ids_in(value), data),
        }
        self.start = self.texts();
        self.begin();
        (self.reading, self.doubtful) = (Ok(String::new()), false);
    }

    /// Puts texts in as somebody typed them.
    pub fn put(&mut self, texts: &[String], data: &Dataset) {
        match &mut self.control {
            Control::Text(input) => input.replace(&texts.concat()),
            Control::Choice(choice) => choice.choose(&texts.concat()),
            Control::Records(records) => records.hold(texts, data),
        }
    }

    /// What stands here now was not typed by anybody.
    pub fn begin(&mut self) {
        self.begun = self.texts();
        if let Some(input) = self.input_mut() {
            input.begin();
        }
    }

    /// Whether it holds several entries with commas between them.
    pub fn holds_several(&self) -> bool {
        match &self.control {
            Control::Records(records) => records.many,
            _ => self.shape == Shape::Texts,
        }
    }

    /// The field comes to hand: what was not typed here is selected, what was typed is gone on with.
    pub fn arrive(&mut self) {
        let is_typed = self.is_typed();
        if let Some(input) = self.input_mut().filter(|_| !is_typed) {
            input.select();
        }
    }

    /// What stood here before anybody typed.
    pub fn begun(&self) -> &[String] {
        &self.begun
    }

    /// Whether somebody typed here since the form was opened.
    pub fn is_typed(&self) -> bool {
        self.texts() != self.begun
    }

    /// What is typed, as the reading of fields takes it: the ids of records that were taken from a list.
    pub fn texts(&self) -> Vec<String> {
        match &self.control {
            Control::Text(input) => vec![input.text().to_owned()],
            Control::Choice(choice) => vec![choice.word().to_owned()],
            Control::Records(records) => records.parts().iter().map(|(_, meant)| meant.clone()).collect(),
        }
    }

    /// Whether something else is typed than what the field held.
    pub fn is_touched(&self) -> bool {
        self.texts() != self.start
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.texts().iter().all(|text| text.trim().is_empty())
    }

    /// The text field in it, if it has one.
    pub fn input(&self) -> Option<&Input> {
        match &self.control {
            Control::Text(input) => Some(input),
            Control::Records(records) => Some(&records.input),
            Control::Choice(_) => None,
        }
    }

    /// The same to change.
    pub fn input_mut(&mut self) -> Option<&mut Input> {
        match &mut self.control {
            Control::Text(input) => Some(input),
            Control::Records(records) => Some(&mut records.input),
            Control::Choice(_) => None,
        }
    }

    /// What stands in it, as a person reads it.
    pub fn shown(&self) -> String {
        match &self.control {
            Control::Choice(choice) => choice.label().to_owned(),
            Control::Text(input) => input.text().to_owned(),
            Control::Records(records) => records.input.text().to_owned(),
        }
    }

    /// Whether it cannot be saved as it stands.
    pub fn is_wrong(&self) -> bool {
        self.reading.is_err()
    }
}

fn control(kind: Kind, spec: &Spec, words: &dyn Words) -> Control {
    match spec.shape {
        Shape::Word(all) => {
            let label = |word: &&str| option(word, words.word(&word_id(kind, spec.name, word)));
            // A task always is in a state.
            Control::Choice(Choice::new(
                all.iter().map(label).collect(),
                !(kind == Kind::Task && spec.name == "status"),
            ))
        }
        Shape::Flag => {
            let options = vec![option("true", words.word("yes")), option("false", words.word("no"))];
            Control::Choice(Choice::new(options, true))
        }
        Shape::Ref(kind) => Control::Records(Records::new(kind, false)),
        Shape::Refs(kind) => Control::Records(Records::new(kind, true)),
        _ if spec.is_prose() => Control::Text(Input::prose("")),
        _ => Control::Text(Input::default()),
    }
}

fn option(word: &str, label: String) -> (String, String) {
    (word.to_owned(), label)
}

/// A place is kept as a slug and typed by its name.
fn place_name(spec: &Spec, text: String, words: &dyn Words) -> String {
    if spec.is_place() { place::name(&text, words) } else { text }
}

fn ids_in(value: &Value) -> Vec<String> {
    match value {
        Value::Array(ids) => ids.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Value::String(id) => vec![id.clone()],
        _ => Vec::new(),
    }
}

impl Choice {
    fn new(options: Vec<(String, String)>, may_be_none: bool) -> Self {
        Self { options, at: None, may_be_none, typed: String::new() }
    }

    /// The word that is chosen; empty for none.
    pub fn word(&self) -> &str {
        self.at.and_then(|at| self.options.get(at)).map_or("", |(word, _)| word)
    }

    /// What a person reads for it.
    pub fn label(&self) -> &str {
        self.at.and_then(|at| self.options.get(at)).map_or("", |(_, label)| label)
    }

    /// Chooses a word; none of that name is none.
    pub fn choose(&mut self, word: &str) {
        self.at = self.options.iter().position(|(it, _)| it == word);
    }

    /// Goes to the next or the one before; past the ends lies none, or the other end where there may not be none.
    pub fn step(&mut self, forward: bool) {
        self.typed.clear();
        let last = self.options.len().saturating_sub(1);
        self.at = match (self.at, forward) {
            (None, true) => Some(0),
            (None, false) => Some(last),
            (Some(at), true) if at < last => Some(at + 1),
            (Some(at), false) if at > 0 => Some(at - 1),
            (Some(_), true) if !self.may_be_none => Some(0),
            (Some(_), false) if !self.may_be_none => Some(last),
            _ => None,
        };
    }

    /// Finds the word by its first letters; a letter that leads nowhere begins anew.
    pub fn type_letter(&mut self, letter: char) {
        for begun in [format!("{}{letter}", self.typed), letter.to_string()] {
            let sought = fold(&begun);
            if let Some(at) = self.options.iter().position(|(_, label)| fold(label).starts_with(&sought)) {
                (self.at, self.typed) = (Some(at), begun);
                return;
            }
        }
    }

    /// Chooses none, where there may be none. A Vietnamese keyboard sends a Backspace before a letter; the letters that
    /// were typed go with it.
    pub fn clear(&mut self) {
        self.typed.clear();
        if self.may_be_none {
            self.at = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_found_by_its_first_letters_also_as_a_vietnamese_keyboard_sends_them() {
        let options = ["Chưa thực hiện", "Đang thực hiện", "Hoàn thành"];
        let options = options.iter().map(|label| option(label, (*label).to_owned())).collect();
        let mut choice = Choice::new(options, true);
        choice.type_letter('d');
        assert_eq!(choice.at, Some(1));
        choice.clear();
        choice.type_letter('đ');
        assert_eq!(choice.at, Some(1));
        choice.type_letter('h');
        assert_eq!(choice.at, Some(2));
        choice.step(true);
        assert_eq!(choice.at, None);
    }
}
