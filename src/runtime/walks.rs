//! Walks over the records, each on a thread of its own.
//!
//! One after the other: who goes through ten screens in a second waits for the walk that is under way and for that of the
//! last screen, not for ten. A walk that counts for targets may take long; it goes beside the others.

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
        let (send, beside) = (self.send.clone(), job.clone());
        // The loop holds the other end of the channel as long as it runs.
        let walk = move |job: &Job| drop(send.send(Event::Kept(Msg::Reckoned(Box::new(job.run())))));
        let walk_beside = walk.clone();
        if thread::Builder::new().name("reckon".into()).spawn(move || walk_beside(&beside)).is_err() {
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
