//! What has to look at every record: at once where they are few, on a thread where they are many. Only here is that known.
//!
//! One job for rows after the other: going through ten screens in a second waits for the job that is under way and for
//! that of the last screen, not for ten. Counting for targets may take long, and goes beside the others.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::event::Event;
use crate::app::App;
use crate::app::projection::{Job, Rebuilt};
use crate::search::Standby;

/// From this many records on a job runs on a thread: below, it takes less time than a frame.
const MANY: usize = 10_000;

/// The jobs, and the engine for the words of filters.
pub(super) struct Jobs {
    send: Sender<Event>,
    /// It goes with a job to its thread, and comes back with what that found.
    engine: Option<Standby>,
    /// Whether the program asked for a job.
    is_due: bool,
}

impl Jobs {
    pub(super) fn new(send: Sender<Event>) -> Self {
        Self { send, engine: Some(Standby::default()), is_due: false }
    }

    /// There is something to do.
    pub(super) fn ask(&mut self) {
        self.is_due = true;
    }

    /// Whether a job was asked for that can begin.
    pub(super) fn is_due(&self) -> bool {
        self.is_due && self.engine.is_some()
    }

    /// Does the next job that is due. What it found, or nothing where that comes as a message or there is nothing to do.
    pub(super) fn next(&mut self, app: &mut App) -> Option<Rebuilt> {
        if !self.is_due() {
            return None;
        }
        let job = app.job();
        self.is_due = job.is_some();
        let job = job?;
        if job.records() < MANY {
            return self.run(&job);
        }
        self.begin(job)
    }

    /// Does the next job here and now, however many records there are: for the first picture.
    pub(super) fn first(&mut self, app: &mut App) -> Option<Rebuilt> {
        let job = app.job()?;
        self.run(&job)
    }

    fn run(&mut self, job: &Job) -> Option<Rebuilt> {
        self.engine.as_mut().map(|engine| job.run(engine))
    }

    /// Begins a job on a thread. If there is no thread to be had, it is done here.
    fn begin(&mut self, job: Job) -> Option<Rebuilt> {
        // Counting needs no engine of ours.
        let mut engine = if job.counts() { None } else { self.engine.take() };
        let (send, job) = (self.send.clone(), Arc::new(job));
        let shared = Arc::clone(&job);
        let work = move || {
            let found = shared.run(engine.get_or_insert_default());
            let engine = engine.filter(|_| !shared.counts());
            // The loop holds the other end of the channel as long as it runs.
            let _ = send.send(Event::Rebuilt { found: Box::new(found), engine });
        };
        if thread::Builder::new().name("rebuild".into()).spawn(work).is_ok() {
            return None;
        }
        let engine = self.engine.get_or_insert_default();
        Some(job.run(engine))
    }

    /// A job that ran on a thread is done.
    pub(super) fn end(&mut self, engine: Option<Standby>) {
        self.engine = engine.or_else(|| self.engine.take());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;
    use crate::app::keymap::Keymap;
    use crate::app::layout::Size;
    use crate::app::message::{Effect, Msg};
    use crate::lang::{Lang, Language};
    use crate::model::{Dataset, Id, Kind, Now, Record};

    fn app(records: usize) -> App {
        let task = |n: usize| Arc::new(Record::new(Kind::Task, Id::new(&format!("nv-{n}")).expect("an id")));
        let data = Arc::new(Dataset::new((0..records).map(task).collect()));
        let now = Now::new("2026-11-22".parse().expect("a day"));
        let size = Size { width: 80, height: 24 };
        App::new(data, now, Lang::new(Language::Vietnamese), Keymap::of_table().expect("reads"), size)
    }

    fn jobs() -> (Jobs, Receiver<Event>) {
        let (send, inbox) = channel();
        (Jobs::new(send), inbox)
    }

    fn go(app: &mut App, jobs: &mut Jobs, screen: char) {
        let outcome = app.update(Msg::Key(crate::app::key::Key::char(screen)));
        if outcome.effects.contains(&Effect::Rebuild) {
            jobs.ask();
        }
    }

    #[test]
    fn few_records_are_looked_at_at_once() {
        let (mut app, (mut jobs, inbox)) = (app(10), jobs());
        jobs.ask();
        let found = jobs.next(&mut app).expect("an answer");
        app.update(Msg::Rebuilt(Box::new(found)));
        assert!(app.projection().is_current() && inbox.try_recv().is_err());
        assert!(jobs.next(&mut app).is_none() && !jobs.is_due(), "nothing is left to do");
    }

    #[test]
    fn however_many_screens_are_gone_through_meanwhile_one_more_job_is_due_when_one_is_done() {
        let (mut app, (mut jobs, inbox)) = (app(MANY), jobs());
        jobs.ask();
        assert!(jobs.next(&mut app).is_none(), "it runs on a thread");
        for screen in ['2', '3', '4', '3', '4'] {
            go(&mut app, &mut jobs, screen);
            assert!(!jobs.is_due() && jobs.next(&mut app).is_none(), "they wait");
        }
        for n in 0..2 {
            let Ok(Event::Rebuilt { found, engine }) = inbox.recv() else { panic!("a job was begun") };
            jobs.end(engine);
            app.update(Msg::Rebuilt(found));
            assert!(jobs.next(&mut app).is_none());
            assert_eq!(app.projection().is_current(), n == 1);
        }
        assert!(!jobs.is_due());
    }
}
