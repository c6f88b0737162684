//! The search on a thread of its own: typing never waits for it, and a query that a newer one overtook is given up.
//!
//! The index is made when the first query is about to be typed, because most sessions never search, and kept up to date
//! from then on: between queries, so that the next one finds it ready.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::model::{Dataset, Kind, Now};
use crate::search::{Abbreviations, Answer, Engine, FilterError, QueryCache, Question};

/// As many hits as anybody looks through.
const LIMIT: usize = 100;

/// What the thread is sent.
enum Order {
    /// Make ready what a query needs.
    GetReady,
    /// Answer a query.
    Find(u64, String, Vec<Kind>),
    /// Search these records from now on.
    Take(Arc<Dataset>),
    /// Another day has begun.
    Day(Now),
}

/// The thread that searches.
pub(super) struct SearchThread {
    orders: Sender<Order>,
    /// The number of the last query: one that is older is given up.
    newest: Arc<AtomicU64>,
}

impl SearchThread {
    /// Starts it; `answer` gets the number of a query and what was found, and says whether anybody still listens. A query
    /// may be answered twice: by the first records of a large store, then by all.
    pub(super) fn start(
        data: Arc<Dataset>,
        abbreviations: Abbreviations,
        now: Now,
        answer: impl Fn(u64, Result<Answer, FilterError>) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (orders, inbox) = channel();
        let newest = Arc::new(AtomicU64::new(0));
        let (engine, cache, overtaken) = (None, QueryCache::default(), Arc::clone(&newest));
        let searching =
            Searching { data, engine, cache, abbreviations, now, newest: overtaken, last: 0, answer };
        thread::Builder::new().name("search".into()).spawn(move || searching.work(&inbox))?;
        Ok(Self { orders, newest })
    }

    /// Says that a query will come soon.
    pub(super) fn get_ready(&self) {
        let _ = self.orders.send(Order::GetReady);
    }

    /// Sends a query. If the thread is gone there is nobody to answer, and the panic that ended it is told elsewhere.
    pub(super) fn ask(&self, n: u64, query: String, kinds: Vec<Kind>) {
        self.newest.store(n, Ordering::Relaxed);
        let _ = self.orders.send(Order::Find(n, query, kinds));
    }

    /// Sends other records.
    pub(super) fn take(&self, data: Arc<Dataset>) {
        let _ = self.orders.send(Order::Take(data));
    }

    /// Sends another day.
    pub(super) fn take_day(&self, now: Now) {
        let _ = self.orders.send(Order::Day(now));
    }
}

/// What the thread works with.
struct Searching<F> {
    data: Arc<Dataset>,
    engine: Option<Engine>,
    /// What the last queries found in it.
    cache: QueryCache,
    abbreviations: Abbreviations,
    now: Now,
    newest: Arc<AtomicU64>,
    /// The number of the last query that it took up.
    last: u64,
    answer: F,
}

impl<F: Fn(u64, Result<Answer, FilterError>) -> bool> Searching<F> {
    fn work(mut self, inbox: &Receiver<Order>) {
        while let Ok(order) = inbox.recv() {
            let (mut asked, mut newer, mut is_expected) = (None, None, false);
            for order in std::iter::once(order).chain(inbox.try_iter()) {
                match order {
                    Order::GetReady => is_expected = true,
                    Order::Find(n, query, kinds) => asked = Some((n, query, kinds)),
                    Order::Take(data) => newer = Some(data),
                    Order::Day(now) => self.reckon(now),
                }
            }
            if let Some(newer) = newer {
                self.take(newer);
            }
            if let Some((n, query, kinds)) = asked
                && !self.find(n, &query, &kinds)
            {
                return;
            }
            if is_expected {
                self.engine.get_or_insert_with(|| Engine::new(&self.data, self.now));
            }
            self.prepare();
        }
    }

    /// Uses the time until the next key to make its answer come sooner.
    fn prepare(&self) {
        if let Some(engine) = &self.engine {
            let (newest, last) = (&self.newest, self.last);
            engine.prepare(&|| newest.load(Ordering::Relaxed) > last);
        }
    }

    fn reckon(&mut self, now: Now) {
        (self.now, self.engine) = (now, None);
        self.cache.forget();
    }

    fn take(&mut self, newer: Arc<Dataset>) {
        self.cache.forget();
        if let Some(engine) = &mut self.engine {
            engine.update(&self.data, &newer);
        }
        self.data = newer;
    }

    /// Answers a query, unless another one overtakes it. Whether anybody still listens.
    fn find(&mut self, n: u64, query: &str, kinds: &[Kind]) -> bool {
        self.last = n;
        let engine = self.engine.get_or_insert_with(|| Engine::new(&self.data, self.now));
        let is_stale = || self.newest.load(Ordering::Relaxed) > n;
        let question = Question { text: query, kinds, limit: LIMIT };
        let mut first = |answer| {
            // If nobody listens any more, the complete answer tells.
            let _ = (self.answer)(n, Ok(answer));
        };
        let (data, cache) = (&self.data, &mut self.cache);
        match engine.answer_while(data, question, &self.abbreviations, cache, &is_stale, &mut first) {
            Ok(None) => true,
            Ok(Some(answer)) => (self.answer)(n, Ok(answer)),
            Err(error) => (self.answer)(n, Err(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::builtin;

    type Answers = Receiver<(u64, Result<Answer, FilterError>)>;

    fn start() -> (SearchThread, Answers) {
        let (send, answers) = channel();
        let data = Arc::new(builtin::dataset().expect("built in"));
        let now = Now::new(jiff::civil::date(2026, 11, 22));
        let answer = move |n, answer| send.send((n, answer)).is_ok();
        (SearchThread::start(data, Abbreviations::default(), now, answer).expect("starts"), answers)
    }

    #[test]
    fn queries_are_answered_by_number_and_what_cannot_be_is_told() {
        let (worker, answers) = start();
        worker.ask(1, "blockchain".into(), Vec::new());
        let (n, answer) = answers.recv().expect("an answer");
        assert!(n == 1 && !answer.expect("reads").hits.is_empty());
        worker.ask(2, "due:never".into(), Vec::new());
        assert!(matches!(answers.recv(), Ok((2, Err(_)))));
    }

    #[test]
    fn who_says_that_a_query_will_come_is_answered_like_anybody() {
        let (worker, answers) = start();
        worker.get_ready();
        worker.ask(1, "blockchain".into(), Vec::new());
        let ready = answers.recv().expect("an answer").1.expect("reads");
        let (worker, answers) = start();
        worker.ask(1, "blockchain".into(), Vec::new());
        assert_eq!(ready, answers.recv().expect("an answer").1.expect("reads"));
    }

    #[test]
    fn other_records_are_searched_from_then_on() {
        let (worker, answers) = start();
        worker.ask(1, "blockchain".into(), Vec::new());
        assert!(answers.recv().expect("an answer").1.expect("reads").total > 0);
        worker.take(Arc::new(Dataset::default()));
        worker.ask(2, "blockchain".into(), Vec::new());
        assert_eq!(answers.recv().expect("an answer").1.expect("reads").total, 0);
    }
}
