//! What is typed and not saved, written on a thread of its own: another writer who holds the lock of the store for long
//! delays nothing of it.
//!
//! A draft is forgotten when the store has done what it was handed over for, so that word comes from the store's thread, and
//! may come late: what was typed for the same place since then stays.

use std::collections::HashMap;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::app::message::Msg;
use crate::store::{Draft, Private};

/// The name by which drafts of the open store are kept; it changes when the first edit founds the store.
#[derive(Debug, Clone)]
pub(super) struct Name(Arc<Mutex<String>>);

impl Name {
    /// The name of a store.
    pub(super) fn of(name: String) -> Self {
        Self(Arc::new(Mutex::new(name)))
    }

    /// The store is called so from now on.
    pub(super) fn set(&self, name: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = name;
    }

    fn get(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

enum Order {
    /// Write the `n`-th text that was typed; an empty one forgets what is kept for its place.
    Keep { n: u64, place: String, text: String },
    /// Say when everything before this is done.
    Finish(Sender<()>),
}

/// The thread that keeps drafts.
#[derive(Debug, Clone)]
pub(super) struct DraftThread {
    orders: Sender<Order>,
}

impl DraftThread {
    /// Starts it; `tell` takes messages for the core.
    pub(super) fn start(
        private: Option<Private>,
        name: Name,
        tell: impl Fn(Msg) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (orders, inbox) = channel();
        thread::Builder::new()
            .name("drafts".into())
            .spawn(move || run(&inbox, private.as_ref(), &name, &tell))?;
        Ok(Self { orders })
    }

    /// Keeps the `n`-th text that was typed, or forgets what is kept for its place and older.
    pub(super) fn keep(&self, n: u64, place: String, text: String) {
        // If the thread is gone, the panic that ended it is told elsewhere.
        let _ = self.orders.send(Order::Keep { n, place, text });
    }

    /// Waits until all is written, but no longer than this.
    pub(super) fn finish(&self, most: Duration) {
        let (done, wait) = channel();
        let _ = self.orders.send(Order::Finish(done));
        let _ = wait.recv_timeout(most);
    }
}

fn run(inbox: &Receiver<Order>, private: Option<&Private>, name: &Name, tell: &impl Fn(Msg) -> bool) {
    let mut last = Last::default();
    while let Ok(order) = inbox.recv() {
        match (order, private) {
            (Order::Finish(done), _) => drop(done.send(())),
            (Order::Keep { .. }, None) => {}
            (Order::Keep { n, place, text }, Some(private)) => {
                if !last.is_new(n, &place) {
                    continue;
                }
                let draft = Draft { store: name.get(), place, text, t: String::new() };
                // What cannot be kept is told: somebody relies on it.
                if let Err(error) = private.keep(&draft) {
                    tell(Msg::Told { message: error.message(), failed: true });
                }
            }
        }
    }
}

/// The last text that was written or forgotten for each place.
#[derive(Default)]
struct Last(HashMap<String, u64>);

impl Last {
    /// Whether the `n`-th text is newer than what was written for its place, which it then is no more.
    fn is_new(&mut self, n: u64, place: &str) -> bool {
        let is_new = self.0.get(place).is_none_or(|last| *last < n);
        if is_new {
            self.0.insert(place.to_owned(), n);
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts that are kept for `kho` after some were typed, in the order in which they reach the thread.
    fn kept(typed: &[(u64, &str)]) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let private = Private::new(folder.path());
        let thread =
            DraftThread::start(Some(private.clone()), Name::of("kho".into()), |_| true).expect("starts");
        for (n, text) in typed {
            thread.keep(*n, "nv-1/note".into(), (*text).into());
        }
        thread.finish(Duration::from_mins(1));
        private.drafts("kho").expect("reads").into_iter().map(|draft| draft.text).collect()
    }

    #[test]
    fn a_draft_is_forgotten_once_it_is_saved() {
        assert_eq!(kept(&[(1, "một"), (2, "một hai")]), ["một hai"]);
        assert_eq!(kept(&[(1, "một"), (2, "")]), Vec::<String>::new());
    }

    #[test]
    fn what_was_typed_since_then_stays_however_late_that_comes() {
        assert_eq!(kept(&[(1, "một"), (3, "ba"), (2, "")]), ["ba"]);
    }
}
