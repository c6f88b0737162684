//! The filter grammar: words, `"exact"`, `-not`, and `key:value`, all ANDed.
//!
//! Reading a filter and applying it are apart: what cannot be is refused when it is read, so that applying it to a
//! million records cannot fail.

mod compare;
mod error;
mod keys;
mod known;
pub(super) mod lexer;
mod memo;
mod mine;
mod names;
mod span;

use std::collections::HashSet;

use crate::model::clarity;
use crate::model::{Condition, Dataset, Id, Kind, Now, Record};
use compare::{Asked, Slots};
use names::Called;

pub use error::FilterError;
pub(super) use memo::Memo;
pub use mine::Me;
pub use span::Span;

/// A filter that was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    clauses: Vec<Clause>,
    /// What else was written: words, texts in quotation marks, and those that must not be found.
    words: String,
}

/// One clause, and whether it must hold or must not.
#[derive(Debug, Clone, PartialEq)]
struct Clause {
    negated: bool,
    test: Test,
}

/// What a record is held against. Texts are folded.
#[derive(Debug, Clone, PartialEq)]
enum Test {
    Kind(Kind),
    Is(Is),
    /// A field, in whichever of the shapes that it has in different kinds.
    Field(Vec<Asked>),
    Document(String),
    Technology(String),
    Has(Slots),
    Mine(Me),
}

/// What may stand after `is:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    Condition(Condition),
    Unclear,
    /// A part of something.
    Part,
    /// What has parts.
    Parent,
}

/// The longest filter, in characters: more is no question, and would only cost time.
const LONGEST: usize = 400;

impl Filter {
    /// Reads a filter; `now` gives days without a year theirs.
    pub fn read(text: &str, now: Now) -> Result<Self, FilterError> {
        Self::read_for(text, now, &Me::default())
    }

    /// The same for somebody: `mine` is what is theirs.
    pub fn read_for(text: &str, now: Now, me: &Me) -> Result<Self, FilterError> {
        if text.chars().count() > LONGEST {
            return Err(FilterError::TooLong { most: LONGEST });
        }
        let tokens = lexer::tokens(text)?;
        let mut filter = Self::default();
        tokens.into_iter().try_for_each(|token| filter.add_for(token, now, me))?;
        Ok(filter)
    }

    /// Takes one more token in. The finder asks for nobody in particular: `mine` is a word of the filters of a screen.
    pub(super) fn add(&mut self, token: lexer::Token, now: Now) -> Result<(), FilterError> {
        self.add_for(token, now, &Me::default())
    }

    fn add_for(&mut self, token: lexer::Token, now: Now, me: &Me) -> Result<(), FilterError> {
        let negated = token.negated;
        let minus = if negated { "-" } else { "" };
        let mut must = |test| self.clauses.push(Clause { negated, test });
        match token.content {
            lexer::Content::Pair { key, value } => must(keys::test(&key, &value, now)?),
            lexer::Content::Word(word) if mine::is_word(&word) && me.is_nobody() => {
                return Err(FilterError::Nobody);
            }
            lexer::Content::Word(word) if mine::is_word(&word) => must(Test::Mine(me.clone())),
            lexer::Content::Word(word) => self.words.extend([minus, &word, " "]),
            lexer::Content::Quoted(words) => self.words.extend([minus, "\"", &words, "\" "]),
        }
        Ok(())
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.words.is_empty()
    }

    /// The words, as they were written.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// The conditions, ready to be asked of the records of some data; words are searched elsewhere.
    pub(super) fn conditions<'a>(&'a self, data: &'a Dataset, now: Now) -> Conditions<'a> {
        let named = |clause: &'a Clause| clause.test.name().map(|word| Called::new(word, data));
        // Asked of every record, this has to be known beforehand.
        let asks = self.clauses.iter().any(|clause| clause.test == Test::Is(Is::Parent));
        let parents =
            if asks { data.iter().filter_map(Record::parent).cloned().collect() } else { HashSet::new() };
        Conditions {
            clauses: self.clauses.iter().map(|clause| (clause, named(clause))).collect(),
            parents,
            now,
        }
    }

    /// Whether it asks for what lacks a clarity, so that what is lacking is worth telling.
    pub fn asks_what_is_unclear(&self) -> bool {
        self.clauses.iter().any(|clause| !clause.negated && clause.test == Test::Is(Is::Unclear))
    }

    /// Whether every agency, document, technology and place that it names is one of the data.
    ///
    /// # Errors
    /// [`FilterError::UnknownName`] for the first that is not, with the nearest that is.
    pub fn check(&self, data: &Dataset) -> Result<(), FilterError> {
        self.clauses.iter().try_for_each(|clause| clause.test.check(data))
    }
}

/// The tokens of what somebody looks for: a pair whose key is none is words.
///
/// # Errors
/// [`FilterError::OpenQuote`].
pub(super) fn tokens_of_question(text: &str) -> Result<Vec<lexer::Token>, FilterError> {
    let open = |token: lexer::Token| match &token.content {
        lexer::Content::Pair { key, .. } if !keys::is_key(key) => token.opened(),
        _ => vec![token],
    };
    Ok(lexer::tokens(text)?.into_iter().flat_map(open).collect())
}

/// The conditions of a filter for some data.
#[derive(Debug)]
pub(super) struct Conditions<'a> {
    /// Each with what is called as it says.
    clauses: Vec<(&'a Clause, Option<Called<'a>>)>,
    /// The records that have parts, where that is asked for.
    parents: HashSet<Id>,
    now: Now,
}

impl Conditions<'_> {
    /// Whether a record of the data meets them.
    pub(super) fn accept(&self, record: &Record) -> bool {
        let holds =
            |test: &Test, called| test.holds(&View { record, called, parents: &self.parents, now: self.now });
        self.clauses.iter().all(|(clause, called)| holds(&clause.test, called.as_ref()) != clause.negated)
    }
}

/// A record while it is held against a condition.
struct View<'a> {
    record: &'a Record,
    called: Option<&'a Called<'a>>,
    parents: &'a HashSet<Id>,
    now: Now,
}

impl Test {
    /// The name by which other records are meant.
    fn name(&self) -> Option<&str> {
        match self {
            Self::Document(word) | Self::Technology(word) => Some(word),
            Self::Field(asked) => asked.iter().find_map(Asked::name),
            Self::Mine(me) => Some(me.agency()),
            _ => None,
        }
    }

    /// Whether what it names is one of the data.
    fn check(&self, data: &Dataset) -> Result<(), FilterError> {
        match self {
            Self::Document(word) => names::check(word, "doc", &[Kind::Document], data),
            Self::Technology(word) => names::check(word, "tech", &[Kind::Technology, Kind::Product], data),
            Self::Mine(me) => me.check(data),
            Self::Field(asked) => Asked::check(asked, data),
            _ => Ok(()),
        }
    }

    fn holds(&self, view: &View<'_>) -> bool {
        let View { record, now, called, parents } = view;
        let meant = |test: &dyn Fn(&Called<'_>) -> bool| called.is_some_and(test);
        match self {
            Self::Kind(kind) => record.kind() == *kind,
            Self::Is(Is::Condition(condition)) => is(now.condition(record), *condition),
            Self::Is(Is::Unclear) => !clarity::missing(record).is_empty(),
            Self::Is(Is::Part) => record.parent().is_some(),
            Self::Is(Is::Parent) => parents.contains(&record.id),
            Self::Field(asked) => asked.iter().any(|asked| asked.holds(record, *called, *now)),
            Self::Document(_) => meant(&|called| names::of_document(record, called)),
            Self::Technology(_) => meant(&|called| names::of_technology(record, called)),
            Self::Mine(me) => meant(&|agency| me.has(record, agency)),
            Self::Has(slots) => compare::has(slots, record),
        }
    }
}

/// `open` takes in what is due soon, as totals do; every other condition is itself.
fn is(has: Option<Condition>, asked: Condition) -> bool {
    has == Some(asked) || (asked == Condition::Open && has == Some(Condition::Soon))
}

#[cfg(test)]
mod tests;
