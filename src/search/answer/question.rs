//! From what somebody typed to an answer: reads the query, searches, and falls back to other means where that finds next to nothing.

use super::ask::{Answer, Ask};
use super::cache::QueryCache;
use super::engine::Engine;
use super::fallback::{Fallback, is_doubtful};
use crate::model::{Dataset, Kind};
use crate::search::abbreviations::Abbreviations;
use crate::search::filter::FilterError;
use crate::search::query::Query;
use crate::search::threads::IsStale;

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
        let mut cache = QueryCache::default();
        let answer = self.answer_while(data, question, abbreviations, &mut cache, &|| false, &mut |_| {});
        answer.map(Option::unwrap_or_default)
    }

    /// The same, given up as soon as `is_stale`. In a large store what the first records give is handed to
    /// `first` before the others are searched. What the queries before found makes what only
    /// narrows one of them cheap, and answers nothing else.
    ///
    /// # Errors
    /// What [`Query::read`] refuses.
    pub fn answer_while(
        &self,
        data: &Dataset,
        question: Question<'_>,
        abbreviations: &Abbreviations,
        cache: &mut QueryCache,
        is_stale: IsStale<'_>,
        first: &mut dyn FnMut(Answer),
    ) -> Result<Option<Answer>, FilterError> {
        let text = closed(question.text);
        let query = Query::read(&text, abbreviations, self.vocabulary(), self.now())?;
        let ask = Ask { query: &query, kinds: question.kinds, limit: question.limit };
        let Some(answer) = self.find_literally(data, ask, cache, is_stale, first) else { return Ok(None) };
        if !answer.is_weak && !is_doubtful(self, &answer, &query) {
            return Ok(Some(answer));
        }
        // What no record may be is found by no other spelling.
        match self.has_any(data, ask, cache, is_stale) {
            Some(true) => {}
            Some(false) => return Ok(Some(answer)),
            None => return Ok(None),
        }
        let aside = cache.aside();
        let mut fallback =
            Fallback { engine: self, data, text: &text, ask, abbreviations, aside, is_stale, first };
        Ok(fallback.answer(answer))
    }
}

/// The text with its last quotation mark closed: it is still being typed.
fn closed(text: &str) -> std::borrow::Cow<'_, str> {
    let is_open = text.matches('"').count() % 2 == 1;
    if is_open { format!("{text}\"").into() } else { text.into() }
}
