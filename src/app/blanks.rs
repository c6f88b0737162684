//! Lines to fill in at the foot of the screen, one below the other; one of them has the keys.

use crate::app::input::Input;

/// One line to fill in.
#[derive(Debug, Clone)]
pub struct Blank {
    /// The name of the field that labels it.
    pub field: &'static str,
    /// What is typed.
    pub input: Input,
}

/// Lines to fill in.
#[derive(Debug, Clone)]
pub struct Blanks {
    /// The lines, from above.
    pub all: Vec<Blank>,
    /// The one that has the keys.
    pub at: usize,
}

impl Blanks {
    /// Lines, each with the text that it begins with.
    pub fn new(blanks: &[(&'static str, &str)]) -> Self {
        let blank = |(field, text): &(&'static str, &str)| Blank { field, input: Input::prefilled(text) };
        Self { all: blanks.iter().map(blank).collect(), at: 0 }
    }

    /// Whether the one that has the keys is the last one.
    pub fn is_last(&self) -> bool {
        self.at + 1 >= self.all.len()
    }

    /// Goes to the next one or the one before, round and round.
    pub fn step(&mut self, forward: bool) {
        let count = self.all.len().max(1);
        self.at = (self.at + if forward { 1 } else { count - 1 }) % count;
    }

    /// Gives the keys to the one of a field, where there is one.
    pub fn go_to(&mut self, field: &str) {
        self.at = self.all.iter().position(|blank| blank.field == field).unwrap_or(self.at);
    }

    /// The one that has the keys.
    pub fn input(&mut self) -> Option<&mut Input> {
        self.all.get_mut(self.at).map(|blank| &mut blank.input)
    }

    /// What is typed for a field.
    pub fn text(&self, field: &str) -> &str {
        let blank = self.all.iter().find(|blank| blank.field == field);
        blank.map_or("", |blank| blank.input.text().trim())
    }

    /// What is typed, line by line.
    pub fn texts(&self) -> Vec<String> {
        self.all.iter().map(|blank| blank.input.text().to_owned()).collect()
    }
}
