//! The search on a thread of its own: typing never waits for it, and a query that a newer one overtook is never run.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::model::Dataset;
use crate::search::{Abbreviations, Hit, Index};

/// As many hits as anybody looks through.
const LIMIT: usize = 200;

/// The thread that searches.
pub(super) struct Worker {
    queries: Sender<(u64, String)>,
}

impl Worker {
    /// Starts it; `answer` gets the number of a query and its hits, and says whether anybody still listens.
    pub(super) fn start(
        data: Arc<Dataset>,
        abbreviations: Abbreviations,
        answer: impl Fn(u64, Vec<Hit>) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (queries, inbox) = channel();
        thread::Builder::new()
            .name("search".into())
            .spawn(move || work(&data, &abbreviations, &inbox, &answer))?;
        Ok(Self { queries })
    }

    /// Sends a query. If the thread is gone there is nobody to answer, and the panic that ended it is told elsewhere.
    pub(super) fn ask(&self, n: u64, query: String) {
        let _ = self.queries.send((n, query));
    }
}

/// The index is built when the first query comes: most sessions never search.
fn work(
    data: &Dataset,
    abbreviations: &Abbreviations,
    inbox: &Receiver<(u64, String)>,
    answer: &impl Fn(u64, Vec<Hit>) -> bool,
) {
    let mut index = None;
    while let Ok(query) = inbox.recv() {
        let (n, query) = inbox.try_iter().last().unwrap_or(query);
        let index = index.get_or_insert_with(|| Index::new(data));
        if !answer(n, index.find(&query, abbreviations, &[], LIMIT)) {
            return;
        }
    }
}
