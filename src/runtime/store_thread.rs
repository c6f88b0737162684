//! The store on a thread of its own: waiting for another writer's lock never stops the screen.
//!
//! Orders go in, messages for the core come out, in the order in which things happened. What others write is looked
//! for when the file system says that the folder changed, and never otherwise.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::app::message::{LogLine, Msg, Request};
use crate::app::origin::Origin;
use crate::config::{self, Own, clock, views};
use crate::lang::{Lang, Language};
use crate::model::{Date, Did, Id, Plan, RecordChange, Reverses, Sources, date};
use crate::store::{
    Edits, Entry, Notice, Private, Saved, Store, StoreError, Told, Watch, What, write_private,
};
use crate::text::Message;
use crate::view::edit;

use super::draft_thread::{DraftThread, Name};

/// The longest history that is told at once.
const HISTORY: usize = 500;

/// Of edits that lie in files of their own, no more records than these are read to say what they did.
const READ: usize = 30_000;

/// What the store is asked to do.
pub(super) enum Order {
    /// What the core asks for.
    Do(Request),
    /// Forget a draft: what was ordered before is done with it.
    Forget { n: u64, place: String },
    /// Save or drop a view of this user.
    View(views::Change),
    /// Write into the config file what somebody said of themselves.
    Own(Own),
    /// Something in the folder changed.
    Look,
    /// Say when everything before this is done.
    Finish(Sender<()>),
}

/// The thread that keeps the store.
pub(super) struct StoreThread {
    orders: Sender<Order>,
}

/// What belongs to the user, beside the store.
pub(super) struct Beside {
    pub(super) private: Option<Private>,
    pub(super) drafts: DraftThread,
    /// What the store is called, for those who keep something beside it.
    pub(super) name: Name,
    /// The user's config file, where there is a place for one.
    pub(super) config_file: Option<PathBuf>,
}

/// What the thread works with.
struct Work<F> {
    store: Store,
    sources: Arc<Sources>,
    lang: Lang,
    beside: Beside,
    /// The day that was asked for with `--today`: notes are made on it.
    asked_day: Option<Date>,
    watch: Option<Watch>,
    /// Whether the last look failed.
    trouble: bool,
    /// The last edit that this user had seen when the program started.
    seen: u64,
    /// Where the records came from when that was last said.
    origin: Origin,
    orders: Sender<Order>,
    tell: F,
}

impl StoreThread {
    /// Starts it; `tell` takes messages for the core and says whether anybody still listens.
    pub(super) fn start(
        store: Store,
        sources: Arc<Sources>,
        language: Language,
        beside: Beside,
        asked_day: Option<Date>,
        tell: impl Fn(Msg) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (orders, inbox) = channel();
        let sender = orders.clone();
        thread::Builder::new().name("store".into()).spawn(move || {
            // A bundle of messages cannot change threads, so this one has its own.
            let lang = Lang::new(language);
            let origin = origin(&store);
            let mut work = Work {
                origin,
                store,
                sources,
                lang,
                beside,
                asked_day,
                watch: None,
                trouble: false,
                seen: u64::MAX,
                orders: sender,
                tell,
            };
            work.run(&inbox);
        })?;
        Ok(Self { orders })
    }

    /// Gives an order. If the thread is gone, the panic that ended it is told elsewhere.
    pub(super) fn order(&self, order: Order) {
        let _ = self.orders.send(order);
    }

    /// Waits until all orders are done, but no longer than this: another writer may hold the lock.
    pub(super) fn finish(&self, most: Duration) {
        let (done, wait) = channel();
        self.order(Order::Finish(done));
        let _ = wait.recv_timeout(most);
    }
}

/// Writes a config file with these settings in it, and makes it where there is none.
fn config_with(own: &Own, file: &Path) -> Result<(), Message> {
    let named = |id| Message::new(id).with("path", file.display().to_string());
    let refused = |error: io::Error| named("own-not-written").with("why", error.to_string());
    let before = match config::read_regular(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(refused(error)),
    };
    let after = own.written_into(&before).map_err(|_| named("own-no-toml"))?;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(refused)?;
    }
    write_private(file, after.as_bytes()).map_err(|error| error.message())
}

/// Where the records of a store come from: its name is that of its folder.
pub(super) fn origin(store: &Store) -> Origin {
    let name = || store.folder().file_name().unwrap_or(store.folder().as_os_str());
    match () {
        () if store.forgets() => Origin::Sample,
        () if store.exists() => Origin::Store(name().to_string_lossy().into_owned()),
        () => Origin::Builtin,
    }
}

/// Whether a conflict in it can be settled by a choice between two values: it changes values of one record that is there.
fn leaves_a_choice(plan: &Plan) -> bool {
    let mut set = plan.changing().filter_map(|row| match row.outcome.as_ref() {
        Ok(change @ RecordChange::Set { .. }) => Some(change),
        _ => None,
    });
    let first = set.next();
    set.next().is_none() && first.is_some_and(|change| change.lists().is_empty())
}

/// The record that an edit changed, where it is one.
fn only_id(entry: &Entry) -> Option<Id> {
    if let Did::Changes([change]) = entry.did() { Some(change.id().clone()) } else { None }
}

/// The last record that an edit changed.
fn last_of(saved: &Saved) -> Option<Id> {
    match &saved.entry.as_ref()?.what {
        What::Steps(steps) => steps.last().map(|step| step.id().clone()),
        _ => None,
    }
}

impl<F: Fn(Msg) -> bool> Work<F> {
    fn run(&mut self, inbox: &Receiver<Order>) {
        self.greet();
        while let Ok(order) = inbox.recv() {
            if !self.obey(order) {
                return;
            }
            // The order may have created the store.
            self.follow();
            self.beside.name.set(self.store.name());
            self.tell_origin();
        }
    }

    /// Says what opening the store found, and what changed since this user last looked.
    fn greet(&mut self) {
        let orders = self.orders.clone();
        // The other end goes with this thread; a change that nobody hears of is no loss then.
        let look = move || drop(orders.send(Order::Look));
        // Nobody else comes to what lies in memory.
        if !self.store.forgets() {
            match Watch::start(self.store.folder(), look) {
                Ok(watch) => self.watch = Some(watch),
                Err(error) => drop(self.say(error.message(), true)),
            }
        }
        for notice in self.store.notices() {
            self.say(notice.message(), true);
        }
        // Nobody has missed anything who never looked.
        self.seen = self.looked().filter(|seen| *seen > 0).unwrap_or(u64::MAX);
        self.tell_news();
        self.offer_drafts();
    }

    /// Says how many edits others made that this user has not seen, and who made them.
    fn tell_news(&mut self) {
        let new = usize::try_from(self.store.last_n().saturating_sub(self.seen)).unwrap_or(HISTORY);
        let own = &self.store.who().by;
        let Ok(entries) = self.store.history(None, new.min(HISTORY)) else { return };
        let mut by: Vec<(String, usize)> = Vec::new();
        for entry in entries.iter().filter(|entry| entry.by != *own) {
            match by.iter_mut().find(|(name, _)| *name == entry.by) {
                Some((_, n)) => *n += 1,
                None => by.push((entry.by.clone(), 1)),
            }
        }
        let n: usize = by.iter().map(|(_, n)| n).sum();
        if n > 0 {
            let by: Vec<String> = by.iter().map(|(name, n)| format!("{name} {n}")).collect();
            (self.tell)(Msg::News { n, by: by.join(", ") });
        }
    }

    fn keep_view(&self, change: &views::Change) -> bool {
        let Some(private) = &self.beside.private else { return true };
        // What cannot be read is not written over.
        let kept = private.value(views::KEPT_AS, "");
        match kept.and_then(|kept| private.keep_value(views::KEPT_AS, "", &change.of(kept))) {
            Ok(()) => true,
            Err(error) => self.say(error.message(), true),
        }
    }

    /// Writes who is at the keyboard into the config file, and speaks their language from now on.
    fn keep_own(&mut self, own: &Own) -> bool {
        let asked = own.store.clone();
        if own.language != self.lang.language() {
            self.lang = Lang::new(own.language);
        }
        let Some(file) = &self.beside.config_file else { return self.say(Message::new("own-no-home"), true) };
        // A folder that is named has to hold a store: the next start would fail.
        let own = &Own { store: own.store.clone().filter(|store| Store::is_there(store)), ..own.clone() };
        let asked = asked.map(|store| store.display().to_string());
        let told = match (&own.store, asked) {
            (Some(_), Some(store)) => Message::new("own-kept-store").with("store", store),
            (None, Some(store)) => Message::new("own-no-store").with("store", store),
            (_, None) => Message::new("own-kept"),
        };
        match config_with(own, file) {
            Ok(()) => self.say(told.with("path", file.display().to_string()), false),
            Err(why) => self.say(why, true),
        }
    }

    /// Offers what was typed and not saved when the program last ended.
    fn offer_drafts(&self) {
        let drafts = self.beside.private.as_ref().and_then(|private| private.drafts(&self.store.name()).ok());
        let drafts: Vec<_> = drafts.into_iter().flatten().map(|draft| (draft.place, draft.text)).collect();
        if !drafts.is_empty() {
            (self.tell)(Msg::Drafts(drafts));
        }
    }

    /// The last edit that this user has seen in the history.
    fn looked(&self) -> Option<u64> {
        self.beside.private.as_ref()?.looked(&self.store.name()).ok()
    }

    /// Watches the folder itself from the moment on that there is one.
    fn follow(&mut self) {
        let begun = self.watch.as_mut().is_some_and(|watch| watch.follow().unwrap_or(false));
        if begun {
            self.look();
        }
    }

    /// Says where the records come from, where that is somewhere else now.
    fn tell_origin(&mut self) {
        let now = origin(&self.store);
        if now != self.origin {
            self.origin = now.clone();
            (self.tell)(Msg::Origin(now));
        }
    }

    fn obey(&mut self, order: Order) -> bool {
        match order {
            Order::Look => self.look(),
            Order::Do(request) => self.fulfil(request),
            Order::Finish(done) => {
                let _ = done.send(());
                true
            }
            Order::Forget { n, place } => {
                self.beside.drafts.keep(n, place, String::new());
                true
            }
            Order::View(change) => self.keep_view(&change),
            Order::Own(own) => self.keep_own(&own),
        }
    }

    fn fulfil(&mut self, request: Request) -> bool {
        match request {
            Request::CarryOut(plan) => self.carry_out(plan, false).0,
            Request::Submit(plan) => self.submit(plan),
            Request::Undo => self.report(Edits::undo),
            Request::Redo => self.report(Edits::redo),
            Request::UndoEdit(n) => self.report(|store| store.undo_edit(n)),
            Request::History(of) => self.history(of.as_ref()),
        }
    }

    fn say(&self, message: Message, failed: bool) -> bool {
        (self.tell)(Msg::Told { message, failed })
    }

    fn say_all(&self, notices: &[Notice]) -> bool {
        notices.iter().all(|notice| self.say(notice.message(), true))
    }

    fn look(&mut self) -> bool {
        let found = match self.store.refresh() {
            Ok(found) => found,
            Err(error) => {
                self.trouble = true;
                return self.say(error.message(), true) && self.tell_read_only();
            }
        };
        // What was said about the trouble is not true any more.
        let over = !std::mem::take(&mut self.trouble) || self.say(Message::new("store-works-again"), false);
        let shown = found.changed.is_empty() || self.show(found.changed);
        over && shown && self.say_all(&found.notices)
    }

    fn show(&self, changed: Vec<Id>) -> bool {
        (self.tell)(Msg::Data { data: self.store.shared(&self.sources), changed })
    }

    /// Makes the edit that a plan comes to: whether the core still listens, and the last record of it once it is saved.
    /// Where another writer changed one of several records meanwhile, which one is said: the choice between two values
    /// stays for one value of one record.
    ///
    /// Where the store needs a newer format for it, a form that `may_ask` stays open and is saved again by whoever agrees;
    /// what has no form is said beforehand.
    fn carry_out(&mut self, plan: Plan, may_ask: bool) -> (bool, Option<Id>) {
        let (last, is_choice) = (plan.rows.last().map(|row| row.base.id.clone()), leaves_a_choice(&plan));
        let (on, at) = clock::moment(self.asked_day);
        let mut done = self.store.carry_out(plan.clone(), on, at.clone());
        if let Err(StoreError::OldFormat { .. }) = done
            && !may_ask
        {
            self.say_all(&[Notice::Raising { path: self.store.folder().to_owned() }]);
            done = self.store.carry_out(plan, on, at);
        }
        match done {
            Err(StoreError::Conflict(conflict)) if !is_choice => {
                let told = edit::conflict_among_many(&conflict, self.store.data(), &self.lang);
                (self.look() && self.say(told, true), None)
            }
            result => {
                let id = result.as_ref().ok().and_then(|saved| last_of(saved).or(last));
                (self.report(|_| result), id)
            }
        }
    }

    /// Saves what a form holds; the answer names the record.
    fn submit(&mut self, plan: Plan) -> bool {
        let (listens, id) = self.carry_out(plan, true);
        listens && id.is_none_or(|id| (self.tell)(Msg::Saved(id)))
    }

    /// Does something and says what came of it, the records first.
    fn report(&mut self, run: impl FnOnce(&mut Store) -> Result<Saved, StoreError>) -> bool {
        match run(&mut self.store) {
            Ok(saved) => {
                let said = saved.entry.as_ref().map(|entry| {
                    let id = if entry.reverses == Reverses::Nothing { "saved-undoable" } else { "reversed" };
                    Message::new(id).with("what", self.what(entry, true, &mut { READ }))
                });
                self.show(saved.changed)
                    && said.is_none_or(|said| self.say(said, false))
                    && self.say_all(&saved.notices)
            }
            // Their value first, so that the choice is made on what is there.
            Err(StoreError::Conflict(conflict)) => self.look() && (self.tell)(Msg::Conflict(conflict)),
            Err(error) => self.look() && self.say(error.message(), true) && self.tell_read_only(),
        }
    }

    /// Says that nothing more may be changed, where that is so.
    fn tell_read_only(&self) -> bool {
        self.store.read_only().is_none() || (self.tell)(Msg::ReadOnly)
    }

    /// What an edit did. Of those that lie in files of their own, as many records are read as are `left` to be.
    fn what(&self, entry: &Entry, named: bool, left: &mut usize) -> String {
        let read = match &entry.what {
            // How many there were is known without the file.
            What::Attached(attached) => left.checked_sub(attached.count).and_then(|rest| {
                *left = rest;
                self.store.steps(entry).ok()
            }),
            _ => None,
        };
        let did = read.as_deref().map_or_else(|| entry.did(), Did::Changes);
        edit::said(did, entry.reverses, named, self.store.data(), &self.lang)
    }

    fn history(&mut self, of: Option<&Id>) -> bool {
        let Told { entries, stopped, .. } = self.store.log(of, 0, HISTORY);
        let seen = self.seen;
        let mut left = READ;
        let lines = entries.iter().map(|entry| self.line(entry, of.is_none(), seen, &mut left)).collect();
        if let Some(private) = self.beside.private.as_ref().filter(|_| of.is_none()) {
            // A mark that cannot be kept costs nothing but the signs beside what is new.
            let _ = private.look(&self.store.name(), self.store.last_n());
        }
        // What can be read is shown, and why it ends there is said.
        (self.tell)(Msg::History(lines)) && stopped.is_none_or(|error| self.say(error.message(), true))
    }

    fn line(&self, entry: &Entry, named: bool, seen: u64, left: &mut usize) -> LogLine {
        LogLine {
            n: entry.n,
            when: date::show_moment(&entry.t),
            by: entry.by.clone(),
            id: only_id(entry),
            text: self.what(entry, named, left),
            is_new: entry.n > seen,
            is_own: entry.by == self.store.who().by,
        }
    }
}
