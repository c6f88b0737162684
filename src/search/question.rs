//! From what somebody typed to an answer: reads the query, searches, and searches the corrected spelling where that helps.

use super::answer::{Answer, Hit};
use super::{Abbreviations, Ask, Engine, Field, FilterError, Query, Trail, query, rank};
use crate::model::{Dataset, Kind};
use crate::text::fold;

/// What somebody typed.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// As typed.
    pub text: &'a str,
    /// Records of these kinds only, if any are named.
    pub kinds: &'a [Kind],
    /// The most hits that anybody looks at.
    pub limit: usize,
}

impl Engine {
    /// Answers what was typed.
    ///
    /// # Errors
    /// What [`Query::read`] refuses.
    pub fn answer(
        &self,
        data: &Dataset,
        question: Question<'_>,
        abbreviations: &Abbreviations,
    ) -> Result<Answer, FilterError> {
        let mut trail = Trail::default();
        let answer = self.answer_while(data, question, abbreviations, &mut trail, &|| false, &mut |_| {});
        answer.map(Option::unwrap_or_default)
    }

    /// The same, given up as soon as `is_stale`; see [`Engine::find_while`]. The trail of the queries before makes what only
    /// narrows one of them cheap, and answers nothing else.
    ///
    /// # Errors
    /// What [`Query::read`] refuses.
    pub fn answer_while(
        &self,
        data: &Dataset,
        question: Question<'_>,
        abbreviations: &Abbreviations,
        trail: &mut Trail,
        is_stale: &(dyn Fn() -> bool + Sync),
        first: &mut dyn FnMut(Answer),
    ) -> Result<Option<Answer>, FilterError> {
        let text = closed(question.text);
        let query = Query::read(&text, abbreviations, self.vocabulary(), self.now())?;
        let ask = Ask { query: &query, kinds: question.kinds, limit: question.limit };
        let Some(answer) = self.find_literally(data, ask, trail, is_stale, first) else { return Ok(None) };
        if !answer.is_weak && !is_noise(&answer, &query) {
            return Ok(Some(answer));
        }
        // What no record may be is found by no other spelling.
        match self.has_any(data, ask, trail, is_stale) {
            Some(true) => {}
            Some(false) => return Ok(Some(answer)),
            None => return Ok(None),
        }
        let Some(words) = self.vocabulary_while(is_stale) else { return Ok(None) };
        let aside = &mut trail.aside();
        for correction in query::corrections(&text, abbreviations, words) {
            // A correction that cannot be read is none.
            let Ok(query) = Query::read(&correction.text, abbreviations, words, self.now()) else { continue };
            let ask = Ask { query: &query, ..ask };
            let Some(found) = self.find_literally(data, ask, aside, is_stale, &mut |_| {}) else {
                return Ok(None);
            };
            let is_better =
                |best: &&Hit| answer.is_weak && correction.mends || is_phrase(best, &correction.text);
            if let Some(best) = found.hits.first().filter(is_better) {
                let suggestion = Some(query::spelled(&correction.text, &best.text));
                return Ok(Some(Answer { suggestion, ..found }));
            }
        }
        // Letters are scattered last, because that costs most.
        Ok(if answer.is_weak { self.find_scattered(data, ask, trail, is_stale) } else { Some(answer) })
    }
}

/// Whether several words were found only here and there in quotes and notes, where nearly any few words are.
fn is_noise(answer: &Answer, query: &Query) -> bool {
    let is_aside = |best: &Hit| matches!(best.field, Field::Quote | Field::Notes);
    query.terms.len() > 1 && query.filter.is_empty() && answer.hits.first().is_some_and(is_aside)
}

/// Whether the words stand together as they were asked for, in a name: words that are right each by itself are replaced
/// only then.
fn is_phrase(best: &Hit, words: &str) -> bool {
    let stands_there = || fold(&best.text).contains(&fold(words));
    best.field.is_name() && best.score >= i64::from(rank::WORDS) && stands_there()
}

/// The text with its last quotation mark closed: it is still being typed.
fn closed(text: &str) -> std::borrow::Cow<'_, str> {
    let is_open = text.matches('"').count() % 2 == 1;
    if is_open { format!("{text}\"").into() } else { text.into() }
}
