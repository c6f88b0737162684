//! The interactive core without a terminal: keys in, messages out. The runtime's part is played here; `picture` draws.

use std::collections::VecDeque;
use std::sync::Arc;

use cncl::app::App;
use cncl::app::key::Key;
use cncl::app::keymap::Keymap;
use cncl::app::layout::Size;
use cncl::app::message::{Effect, LogLine, Msg, Request};
use cncl::app::origin::Origin;
use cncl::app::projection::Job;
use cncl::config::{Config, holidays};
use cncl::lang::{Lang, Language};
use cncl::model::{Dataset, Id, Kind, Now, Plan, Record, RecordChange};
use cncl::sample::SEED;
use cncl::search::{Abbreviation, Abbreviations, Engine, Question, Standby};
use cncl::store::{Edit, Edits, Entry, MemoryLog, MemoryStore, Saved, StoreError, Who, builtin};
use cncl::text::Words as _;

use crate::sample;

/// The day on which every test plays, unless it says otherwise.
pub(crate) const TODAY: &str = "2026-11-22";

/// The program in a test.
pub(crate) struct Session {
    pub app: App,
    pub size: Size,
    /// Made at the first question: most tests ask none.
    engine: Option<Engine>,
    /// The records that the engine was made of.
    searched: Arc<Dataset>,
    store: MemoryStore,
    abbreviations: Abbreviations,
    /// Whether the index is of other records than there are now.
    stale: bool,
    /// The drafts that were to be kept.
    kept: Vec<Effect>,
    /// How many forms were saved.
    drawn: usize,
    /// Who sits there; two who add records must not give them the same id.
    by: String,
    filters: Standby,
    /// Whether what jobs find comes only when all keys are pressed: every test is run so with `CNCL_TEST_LATE=1`.
    is_late: bool,
    /// Whether the program asked for a job.
    is_due: bool,
    /// Jobs that are not answered yet.
    pub jobs: VecDeque<Job>,
}

impl Session {
    /// The built-in data on a screen of this size.
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self::on(width, height, TODAY)
    }

    /// The same on another day.
    pub(crate) fn on(width: u16, height: u16, today: &str) -> Self {
        Self::start(builtin::dataset().unwrap(), width, height, today, Language::Vietnamese)
    }

    /// The same in English.
    pub(crate) fn english(width: u16, height: u16) -> Self {
        Self::start(builtin::dataset().unwrap(), width, height, TODAY, Language::English)
    }

    /// The sample office of a day, as `--demo` shows it.
    pub(crate) fn of_sample(width: u16, height: u16, today: &str) -> Self {
        let data = sample::played(&sample::office(today.parse().unwrap(), SEED));
        let mut session = Self::start(data, width, height, today, Language::Vietnamese);
        session.begin(|app| app.of(Origin::Sample).resting_on(holidays::builtin()));
        session
    }

    /// A store of many tasks, one due a day.
    pub(crate) fn with_many(count: usize) -> Self {
        let task = |n: usize| {
            let mut task = Record::new(Kind::Task, Id::new(&format!("nv-{n}")).unwrap());
            task.head.title = format!("Việc số {n}").into();
            let day = format!("20{}-{:02}-{:02}", 25 + n % 7, 1 + n % 12, 1 + n % 28);
            let deadline = serde_json::json!({ "text": day, "kind": "by", "start": day, "end": day, "precision": "day" });
            task.set("deadline", deadline).unwrap();
            Arc::new(task)
        };
        let data = Dataset::new((0..count).map(task).collect());
        Self::start(data, 80, 24, TODAY, Language::Vietnamese)
    }

    /// These records, written as the store writes them.
    pub(crate) fn with(records: &serde_json::Value, width: u16, height: u16) -> Self {
        let records: Vec<Record> = serde_json::from_value(records.clone()).unwrap();
        let data = Dataset::new(records.into_iter().map(Arc::new).collect());
        Self::start(data, width, height, TODAY, Language::Vietnamese)
    }

    /// One task with this title and a deadline that is past.
    pub(crate) fn with_title(width: u16, height: u16, title: &str) -> Self {
        let mut task = Record::new(Kind::Task, Id::new("nv-1").unwrap());
        task.head.title = title.into();
        task.head.quote = title.into();
        task.set("lead", serde_json::json!(["no-such-agency"])).unwrap();
        task.set(
            "deadline",
            serde_json::json!({
                "text": title, "kind": "by", "start": "2026-01-01", "end": "2026-01-01", "precision": "day"
            }),
        )
        .unwrap();
        let data = Dataset::new(vec![Arc::new(task)]);
        Self::start(data, width, height, TODAY, Language::Vietnamese)
    }

    fn start(data: Dataset, width: u16, height: u16, today: &str, language: Language) -> Self {
        Self::join(data, &MemoryLog::default(), "an", (width, height), today, language)
    }

    /// A second person on the same records; `Session::look` shows what the first one did.
    pub(crate) fn beside(log: &MemoryLog, by: &str) -> Self {
        let data = builtin::dataset().unwrap();
        Self::join(data, log, by, (80, 24), TODAY, Language::Vietnamese)
    }

    /// A second person on the same records, which need not be the built-in ones.
    pub(crate) fn among(data: &Dataset, log: &MemoryLog, by: &str) -> Self {
        Self::join(data.clone(), log, by, (80, 24), TODAY, Language::Vietnamese)
    }

    /// The edits that are on record, the latest first.
    pub(crate) fn log(&self) -> Vec<Entry> {
        self.store.history(None, usize::MAX).unwrap()
    }

    fn join(
        data: Dataset,
        log: &MemoryLog,
        by: &str,
        size: (u16, u16),
        today: &str,
        language: Language,
    ) -> Self {
        let now = Now::new(today.parse().unwrap());
        let size = Size { width: size.0, height: size.1 };
        let who = Who { by: by.into(), site: "test".into() };
        let store = MemoryStore::new(data.clone(), log.clone(), who);
        let data = Arc::new(data);
        let keymap = Keymap::of_table().unwrap();
        let app = App::new(Arc::clone(&data), now, Lang::new(language), keymap, size);
        let rows: Vec<Abbreviation> = serde_json::from_str(builtin::abbreviations()).unwrap();
        let mut session = Self {
            app,
            size,
            engine: None,
            searched: data,
            store,
            abbreviations: Abbreviations::new(&rows),
            drawn: 0,
            by: by.to_owned(),
            kept: Vec::new(),
            stale: false,
            filters: Standby::default(),
            is_late: std::env::var_os("CNCL_TEST_LATE").is_some(),
            is_due: true,
            jobs: VecDeque::new(),
        };
        session.settle();
        session
    }

    /// Changes how the program begins.
    pub(crate) fn begin(&mut self, begin: impl FnOnce(App) -> App) {
        let keymap = Keymap::of_table().unwrap();
        let lang = Lang::new(self.app.lang().language());
        let data = Arc::new(self.app.data().clone());
        self.app = begin(App::new(data, self.app.now(), lang, keymap, self.size));
        self.jobs.clear();
        self.is_due = true;
        self.settle();
    }

    /// The same session, where what jobs find comes only when a test says so: [`Session::answer`], [`Session::settle`].
    pub(crate) fn late(mut self) -> Self {
        self.is_late = true;
        self
    }

    /// The same session, where what jobs find comes at once, however the tests are run.
    pub(crate) fn at_once(mut self) -> Self {
        self.is_late = false;
        self
    }

    /// Begins anew with the keys of a config file, and returns what is told of them.
    pub(crate) fn configure(&mut self, text: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        let config = Config::load(&path, true).unwrap();
        let (keymap, told) = Keymap::of(&config.keys).unwrap();
        let lang = Lang::new(self.app.lang().language());
        let data = Arc::new(self.app.data().clone());
        self.app = App::new(data, self.app.now(), lang, keymap, self.size);
        self.jobs.clear();
        self.is_due = true;
        self.settle();
        told.iter().map(|message| self.app.lang().tell(message)).collect()
    }

    /// Presses keys, written as in the config file, with spaces between them.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.effects(keys);
        self
    }

    /// Presses keys and returns what was asked of the runtime beside searches and jobs.
    pub(crate) fn effects(&mut self, keys: &str) -> Vec<Effect> {
        let mut left: Vec<_> = keys.split(' ').flat_map(|key| self.key(key)).collect();
        left.extend(self.settle());
        left
    }

    /// Presses one key, and leaves what jobs find for later where it comes late.
    pub(crate) fn key(&mut self, key: &str) -> Vec<Effect> {
        self.message(Msg::Key(key.parse::<Key>().unwrap()))
    }

    /// Presses keys and returns what was to be kept as a draft.
    pub(crate) fn drafts(&mut self, keys: &str) -> Vec<Effect> {
        self.kept.clear();
        self.press(keys);
        std::mem::take(&mut self.kept)
    }

    /// The same session, where nothing may be changed.
    pub(crate) fn read_only(mut self) -> Self {
        self.app = self.app.read_only(true);
        self
    }

    /// Goes a way: keys to press, and after `text:` what is typed.
    pub(crate) fn walk(&mut self, way: &[&str]) -> &mut Self {
        for step in way {
            match step.strip_prefix("text:") {
                Some(text) => drop(self.type_text(text)),
                None => drop(self.press(step)),
            }
        }
        self
    }

    /// Types a text, character by character.
    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.message(Msg::Key(Key::char(c)));
        }
        self.settle();
        self
    }

    /// Sends any message.
    pub(crate) fn send(&mut self, msg: Msg) {
        self.message(msg);
        self.settle();
    }

    /// Sends a message, and has what it leads to done; rows as the runtime does, or later.
    pub(crate) fn message(&mut self, msg: Msg) -> Vec<Effect> {
        let mut left = self.happen(msg);
        // What is typed into a filter is worked out before the next frame.
        if !self.app.context().takes_text() {
            if self.is_late {
                self.begin_jobs();
            } else {
                left.extend(self.settle());
            }
        }
        left
    }

    /// Takes out every job that was asked for.
    pub(crate) fn begin_jobs(&mut self) {
        if std::mem::take(&mut self.is_due) {
            self.jobs.extend(std::iter::from_fn(|| self.app.job()));
        }
    }

    /// Answers the job that was asked for first, if any is left.
    pub(crate) fn answer(&mut self) -> Vec<Effect> {
        let Some(job) = self.jobs.pop_front() else { return Vec::new() };
        let found = job.run(&mut self.filters);
        let left = self.happen(Msg::Rebuilt(Box::new(found)));
        self.begin_jobs();
        left
    }

    /// Answers every job, as before the next frame, and returns what the keys that waited asked for.
    pub(crate) fn settle(&mut self) -> Vec<Effect> {
        let mut left = Vec::new();
        self.begin_jobs();
        while !self.jobs.is_empty() {
            left.extend(self.answer());
        }
        left
    }

    /// One update, and the store's and the search's part in what follows.
    fn happen(&mut self, msg: Msg) -> Vec<Effect> {
        if let Msg::Resize(size) = msg {
            self.size = size;
        }
        let mut left = Vec::new();
        let mut effects = self.update(msg);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Search { n, query, kinds } => {
                    let now = self.app.now();
                    let engine = self.engine.get_or_insert_with(|| Engine::new(&self.searched, now));
                    if std::mem::take(&mut self.stale) {
                        let newer = Arc::new(self.app.data().clone());
                        engine.update(&self.searched, &newer);
                        self.searched = newer;
                    }
                    let question = Question { text: &query, kinds: &kinds, limit: 200 };
                    let answer = engine.answer(&self.searched, question, &self.abbreviations);
                    effects.extend(self.update(Msg::Found { n, answer }));
                }
                Effect::Draft { .. } => self.kept.push(effect),
                Effect::Rest => effects.extend(self.update(Msg::Rest)),
                Effect::Redraw | Effect::Fade | Effect::ReadySearch | Effect::Rebuild => {}
                Effect::Store(request) => self.fulfil(request),
                effect @ (Effect::Copy(_) | Effect::KeepView(_) | Effect::KeepOwn(_)) => left.push(effect),
                Effect::Quit => left.push(Effect::Quit),
            }
        }
        left
    }

    fn update(&mut self, msg: Msg) -> VecDeque<Effect> {
        let effects = self.app.update(msg).effects;
        self.is_due |= effects.contains(&Effect::Rebuild);
        effects.into()
    }

    /// Plays the store's thread.
    fn fulfil(&mut self, request: Request) {
        match request {
            Request::CarryOut(plan) => drop(self.carry_out(plan)),
            Request::Submit(plan) => {
                if let Some(id) = self.carry_out(plan) {
                    self.message(Msg::Saved(id));
                }
            }
            Request::Undo => self.keep(Edits::undo),
            Request::Redo => self.keep(Edits::redo),
            Request::UndoEdit(n) => self.keep(|store| store.undo_edit(n)),
            Request::History(_) => {}
        }
    }

    /// Makes the edit of a plan, unsigned and under ids that are the same in every run; the last record, once it is saved.
    fn carry_out(&mut self, plan: Plan) -> Option<Id> {
        self.drawn += 1;
        let (n, by, mut of_plan) = (self.drawn, self.by.clone(), 0);
        let one = plan.changing().filter(|row| matches!(row.outcome, Ok(RecordChange::Set { .. }))).count()
            == 1
            && plan.rows.iter().all(|row| row.outcome.as_ref().is_ok_and(|change| change.lists().is_empty()));
        let plan = plan.with_ids(|kind| {
            of_plan += 1;
            Id::new(&format!("{}-{by}{n}{of_plan}", kind.prefix())).unwrap()
        });
        let id = plan.rows.last().map(|row| row.base.id.clone());
        let result = self.store.edit(&Edit::of(plan));
        let saved = result.is_ok();
        match result {
            // A conflict among many is said, not laid before the person.
            Err(error @ StoreError::Conflict(_)) if !one => {
                self.look();
                self.message(Msg::Told { message: error.message(), failed: true });
            }
            other => self.keep(|_| other),
        }
        id.filter(|_| saved)
    }

    /// Plays the store's part: does something, and says what came of it.
    fn keep(&mut self, run: impl FnOnce(&mut MemoryStore) -> Result<Saved, StoreError>) {
        let result = run(&mut self.store);
        let mut changed = self.store.refresh().unwrap().changed;
        changed.extend(result.iter().flat_map(|saved| saved.changed.clone()));
        self.stale = true;
        self.message(Msg::Data { data: Arc::new(self.store.data().clone()), changed });
        match result {
            Ok(_) => {}
            Err(StoreError::Conflict(conflict)) => {
                self.message(Msg::Conflict(conflict));
            }
            Err(error) => drop(self.message(Msg::Told { message: error.message(), failed: true })),
        }
    }

    /// Looks for what others did.
    pub(crate) fn look(&mut self) {
        let changed = self.store.refresh().unwrap().changed;
        self.stale = true;
        self.send(Msg::Data { data: Arc::new(self.store.data().clone()), changed });
    }
}

/// A line of the history, as the store's thread tells it.
pub(crate) fn log_line(n: u64, by: &str, is_new: bool, text: &str) -> LogLine {
    let (when, is_own) = ("22/11/2026 07:10".into(), by == "an");
    LogLine { n, when, by: by.into(), id: None, text: text.into(), is_new, is_own }
}
