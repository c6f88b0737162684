//! The engine: an index, and what a query finds in it.

use super::ask::{Answer, Ask};
use super::cache::QueryCache;
use super::search::Search;
use crate::model::{Dataset, Now};
use crate::search::index::frozen::{self, Pieces};
use crate::search::index::{Index, Vocabulary};
use crate::search::query::Query;
use crate::search::threads::IsStale;

/// Searches a data set. It holds the folded texts and not the records: each search is given the data of which it was made.
#[derive(Debug)]
pub struct Engine {
    index: Index,
    now: Now,
    vocabulary: Vocabulary,
}

impl Engine {
    /// Folds the texts of every record.
    pub fn new(data: &Dataset, now: Now) -> Self {
        let index = Index::new(data, now);
        let vocabulary = index.vocabulary();
        Self { index, now, vocabulary }
    }

    /// Folds nothing that was folded before: see [`Engine::freeze`]. Nothing if the pieces are not of this data.
    pub fn thaw(pieces: &Pieces<'_>, data: &Dataset, now: Now) -> Option<Self> {
        let (index, counted) = frozen::thaw(pieces, data, now)?;
        let vocabulary = counted.unwrap_or_else(|| index.vocabulary());
        Some(Self { index, now, vocabulary })
    }

    /// Pieces of bytes from which the same engine can be made as long as the records lie on the same shelf and the
    /// same day is reckoned with; nothing if they lie on none, or what changed since is seen in many others.
    pub fn freeze(&self, data: &Dataset) -> Option<Vec<Vec<u8>>> {
        frozen::freeze(&self.index, &self.vocabulary, data)
    }

    /// Takes in what changed from the data of which it was made to other data.
    pub fn update(&mut self, old: &Dataset, new: &Dataset) {
        self.index.update(old, new, self.now);
        self.vocabulary = self.index.vocabulary();
    }

    /// Makes ready what can be made ready before anybody asks: it finds nothing else, but sooner. Worth its time only where
    /// more than a few queries come. Given up as soon as `is_stale`; the next call goes on from there.
    pub fn prepare(&self, is_stale: IsStale<'_>) {
        let _ = self.index.prepare(is_stale).and_then(|()| self.vocabulary.count_while(is_stale));
    }

    /// Every word of the records.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The folded texts.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// The day that it reckons with.
    pub fn now(&self) -> Now {
        self.now
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes of memory that it takes.
    pub fn bytes(&self) -> usize {
        self.index.bytes()
    }

    /// The records that answer a query, the best first.
    pub fn find(&self, data: &Dataset, ask: Ask<'_>) -> Answer {
        self.search(data, ask, &|| false).run(&mut |_| {}).map(|(answer, _)| answer).unwrap_or_default()
    }

    /// The same without scattered letters, because first everything else is tried; given up as soon as `is_stale`. In a large
    /// store what the first records give is handed to `first` before the others are searched. Where the query narrows one in the cache, it
    /// is looked for in what that one found.
    pub(super) fn find_literally(
        &self,
        data: &Dataset,
        ask: Ask<'_>,
        cache: &mut QueryCache,
        is_stale: IsStale<'_>,
        first: &mut dyn FnMut(Answer),
    ) -> Option<Answer> {
        let memo = cache.memo(&ask.query.filter, self.len());
        let search = self.search(data, ask, is_stale).knowing(memo).literally_among(cache.among(ask));
        let (answer, found) = search.run(first)?;
        cache.keep(ask, found);
        Some(answer)
    }

    /// By all means, for a query that was looked for literally and not found.
    pub(super) fn find_scattered(
        &self,
        data: &Dataset,
        ask: Ask<'_>,
        cache: &mut QueryCache,
        is_stale: IsStale<'_>,
    ) -> Option<Answer> {
        let memo = cache.memo(&ask.query.filter, self.len());
        self.search(data, ask, is_stale).knowing(memo).run(&mut |_| {}).map(|(answer, _)| answer)
    }

    /// Whether any record at all meets the conditions of a query.
    pub(super) fn has_any(
        &self,
        data: &Dataset,
        ask: Ask<'_>,
        cache: &mut QueryCache,
        is_stale: IsStale<'_>,
    ) -> Option<bool> {
        let memo = cache.memo(&ask.query.filter, self.len());
        self.search(data, ask, is_stale).knowing(memo).accepts_any()
    }

    /// A search of everything, by all means.
    fn search<'a>(&'a self, data: &'a Dataset, ask: Ask<'a>, is_stale: IsStale<'a>) -> Search<'a> {
        Search::new(&self.index, data, self.now, ask, is_stale)
    }

    /// The places of all records that answer a query, in their order.
    pub fn select(&self, data: &Dataset, query: &Query) -> Vec<usize> {
        let ask = Ask { query, kinds: &[], limit: 0 };
        self.search(data, ask, &|| false).everything().unwrap_or_default()
    }
}
