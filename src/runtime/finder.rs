//! The search on a thread of its own: typing never waits for it, and a query that a newer one overtook is never run.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::model::{Dataset, Kind};
use crate::search::{Abbreviations, Hit, Index};

/// As many hits as anybody looks through.
const LIMIT: usize = 200;

/// What the thread is sent.
enum Order {
    /// Answer a query.
    Find(u64, String, Vec<Kind>),
    /// Search these records from now on.
    Take(Arc<Dataset>),
}

/// The thread that searches.
pub(super) struct Worker {
    orders: Sender<Order>,
}

impl Worker {
    /// Starts it; `answer` gets the number of a query and its hits, and says whether anybody still listens.
    pub(super) fn start(
        data: Arc<Dataset>,
        abbreviations: Abbreviations,
        answer: impl Fn(u64, Vec<Hit>) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (orders, inbox) = channel();
        thread::Builder::new()
            .name("search".into())
            .spawn(move || work(data, &abbreviations, &inbox, &answer))?;
        Ok(Self { orders })
    }

    /// Sends a query. If the thread is gone there is nobody to answer, and the panic that ended it is told elsewhere.
    pub(super) fn ask(&self, n: u64, query: String, kinds: Vec<Kind>) {
        let _ = self.orders.send(Order::Find(n, query, kinds));
    }

    /// Sends other records.
    pub(super) fn take(&self, data: Arc<Dataset>) {
        let _ = self.orders.send(Order::Take(data));
    }
}

/// The index is built when the first query comes: most sessions never search.
fn work(
    mut data: Arc<Dataset>,
    abbreviations: &Abbreviations,
    inbox: &Receiver<Order>,
    answer: &impl Fn(u64, Vec<Hit>) -> bool,
) {
    let mut index = None;
    while let Ok(order) = inbox.recv() {
        let mut asked = None;
        for order in std::iter::once(order).chain(inbox.try_iter()) {
            match order {
                Order::Find(n, query, kinds) => asked = Some((n, query, kinds)),
                Order::Take(new) => (data, index) = (new, None),
            }
        }
        let Some((n, query, kinds)) = asked else { continue };
        let index = index.get_or_insert_with(|| Index::new(&data));
        if !answer(n, index.find(&query, abbreviations, &kinds, LIMIT)) {
            return;
        }
    }
}
