//! Walks over the records, each on a thread of its own.
//!
//! One after the other: who goes through ten screens in a second waits for the walk that is under way and for that of the
//! last screen, not for ten. A walk that counts for targets may take long; it goes beside the others.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::Event;
use crate::app::message::Msg;
use crate::app::reckon::{Job, Reckoned};

/// The walks that are under way.
pub(super) struct Walks {
    send: Sender<Event>,
    is_under_way: bool,
    /// Whether another one was asked for meanwhile.
    again: bool,
}

impl Walks {
    pub(super) fn new(send: Sender<Event>) -> Self {
        Self { send, is_under_way: false, again: false }
    }

    /// Begins a walk, or remembers that there is to be one. If there is no thread to be had, the loop has to walk.
    pub(super) fn begin(&mut self, job: Job) {
        if !job.counts() {
            if self.is_under_way {
                self.again = true;
                return;
            }
            self.is_under_way = true;
        }
        let (send, job) = (self.send.clone(), Arc::new(job));
        // The loop holds the other end of the channel as long as it runs.
        let walk = move |job: &Job| drop(send.send(Event::Kept(Msg::Reckoned(Box::new(job.run())))));
        let (walk_beside, shared) = (walk.clone(), Arc::clone(&job));
        if thread::Builder::new().name("reckon".into()).spawn(move || walk_beside(&shared)).is_err() {
            walk(&job);
        }
    }

    /// A walk is done; whether another one was asked for meanwhile.
    pub(super) fn end(&mut self, found: &Reckoned) -> bool {
        if !found.counts() {
            self.is_under_way = false;
        }
        !self.is_under_way && std::mem::take(&mut self.again)
    }

    /// Whether a walk for rows is under way.
    pub(super) fn is_under_way(&self) -> bool {
        self.is_under_way
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;
    use crate::app::App;
    use crate::app::keymap::Keymap;
    use crate::app::message::Size;
    use crate::lang::{Lang, Language};
    use crate::model::Now;
    use crate::store::builtin;

    fn job() -> Job {
        let data = Arc::new(builtin::dataset().expect("built in"));
        let now = Now::new("2026-11-22".parse().expect("a day"));
        let size = Size { width: 80, height: 24 };
        let keymap = Keymap::of_table().expect("reads");
        App::new(data, now, Lang::new(Language::Vietnamese), keymap, size).job()
    }

    fn next(inbox: &Receiver<Event>) -> Box<Reckoned> {
        let Ok(Event::Kept(Msg::Reckoned(found))) = inbox.recv() else { panic!("a walk was begun") };
        found
    }

    #[test]
    fn however_many_are_asked_for_meanwhile_one_more_is_due_when_a_walk_is_done() {
        let (send, inbox) = channel();
        let mut walks = Walks::new(send);
        let job = job();
        assert!(!job.counts());
        (0..5).for_each(|_| walks.begin(job.clone()));
        let first = next(&inbox);
        assert!(inbox.try_recv().is_err(), "the others wait");
        assert!(walks.end(&first) && !walks.is_under_way());
        walks.begin(job);
        assert!(!walks.end(&next(&inbox)), "nobody asked for more");
    }
}
