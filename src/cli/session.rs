//! What every command works with: the records, the store behind them, and where results and remarks go.

use std::cell::OnceCell;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::conflict::conflict;
use super::style::Style;
use super::voice::Voice;
use super::{CliError, demo};
use crate::config::{Settings, clock};
use crate::lang::Lang;
use crate::model::input;
use crate::model::plan::Signature;
use crate::model::{Dataset, Plan};
use crate::search::{Abbreviations, Engine, Filter, Matches};
use crate::store::builtin::{self, BuiltinError};
use crate::store::{Cache, Edits as _, Mode, Notice, Options, Saved, Store, StoreError};
use crate::text::Words as _;
use crate::work::World;

/// With fewer records it takes no time to fold them.
const WORTH_KEEPING: usize = 5_000;

/// A run of a command.
pub(super) struct Session<'a> {
    pub(super) settings: &'a Settings,
    pub(super) lang: &'a Lang,
    pub(super) voice: &'a Voice<'a>,
    source: Source,
    pub(super) style: Style,
    pub(super) out: &'a mut dyn Write,
    /// What was said already: a remark is made once.
    told: Vec<String>,
    /// The place of whoever asks, once it was needed.
    home: OnceCell<String>,
}

/// Where the records come from.
enum Source {
    /// A folder that holds a store, or will hold one after the first edit.
    Store(Box<Store>),
    /// The program itself: there is no folder to look into.
    Builtin(Dataset),
}

/// The folder of the store; `None` where no folder is named and there is no home.
pub(super) fn folder(settings: &Settings) -> Result<Option<&Path>, CliError> {
    let Some(folder) = settings.store.as_deref() else { return Ok(None) };
    match std::fs::metadata(folder) {
        Ok(about) if !about.is_dir() => Err(CliError::NoFolder { path: folder.to_owned() }),
        _ => Ok(Some(folder)),
    }
}

/// The folder of the store, for commands that are about nothing else.
pub(super) fn folder_needed(settings: &Settings) -> Result<PathBuf, CliError> {
    folder(settings)?.map(Path::to_owned).ok_or(CliError::NoHome)
}

/// How stores are opened in this run. A store that is new begins with the built-in records.
pub(super) fn options(settings: &Settings) -> Options {
    let mode = if settings.read_only { Mode::ReadOnly } else { Mode::ReadWrite };
    // A test reads the built-in files; in a program that was released they are what they are.
    Options::new(mode, || builtin::dataset().unwrap_or_default())
}

impl<'a> Session<'a> {
    /// Opens the store, or the built-in records where none was named and there is none. Writes nothing.
    pub(super) fn open(
        settings: &'a Settings,
        voice: &'a Voice<'a>,
        out: &'a mut dyn Write,
    ) -> Result<Self, CliError> {
        Self::open_by(Store::open, settings, voice, out).and_then(Self::with_what_was_named)
    }

    /// The same for commands that are not about the store: the config, the views. Where the one that was named is not
    /// there, they have the built-in records.
    pub(super) fn open_anyway(
        settings: &'a Settings,
        voice: &'a Voice<'a>,
        out: &'a mut dyn Write,
    ) -> Result<Self, CliError> {
        Self::open_by(Store::open, settings, voice, out)
    }

    /// The same to look something up: records are read when they are asked for. What is found counts only if the data is
    /// sound afterwards.
    pub(super) fn glance(
        settings: &'a Settings,
        voice: &'a Voice<'a>,
        out: &'a mut dyn Write,
    ) -> Result<Self, CliError> {
        Self::open_by(Store::glance, settings, voice, out).and_then(Self::with_what_was_named)
    }

    /// Whether a store was named and is not there.
    pub(super) fn lacks_store(&self) -> bool {
        matches!(&self.source, Source::Store(store) if self.settings.names_store() && !store.exists())
    }

    /// Refuses to work with the built-in records in the place of a store that was named: a path is mistyped soon, and what
    /// is entered there then is missed later.
    fn with_what_was_named(self) -> Result<Self, CliError> {
        if self.lacks_store() { Err(CliError::NoStore(self.settings.no_store())) } else { Ok(self) }
    }

    fn open_by(
        open: impl FnOnce(&Path, Options) -> Result<Store, StoreError>,
        settings: &'a Settings,
        voice: &'a Voice<'a>,
        out: &'a mut dyn Write,
    ) -> Result<Self, CliError> {
        let source = match folder(settings)? {
            _ if settings.demo => Source::Store(Box::new(demo::open(settings, options(settings))?)),
            Some(folder) => Source::Store(Box::new(open(folder, options(settings))?)),
            None => Source::Builtin(builtin::dataset()?),
        };
        let style = Style::of_stdout(settings);
        let mut session = Self {
            settings,
            lang: voice.lang,
            voice,
            source,
            style,
            out,
            told: Vec::new(),
            home: OnceCell::new(),
        };
        if let Source::Store(store) = &mut session.source {
            let notices = store.notices();
            session.tell_notices(&notices);
        }
        Ok(session)
    }

    /// The records.
    pub(super) fn data(&self) -> &Dataset {
        match &self.source {
            Source::Store(store) => store.data(),
            Source::Builtin(data) => data,
        }
    }

    /// A word of the language files as this output can show it: what a column is called, what a row says.
    pub(super) fn word(&self, id: &str) -> String {
        self.style.safe(&self.lang.text(id))
    }

    /// Prints a line, with nothing in it that would do something to a terminal.
    pub(super) fn print(&mut self, line: &str) -> Result<(), CliError> {
        Ok(writeln!(self.out, "{}", self.style.safe(line))?)
    }

    /// A name of the store that stays from day to day, on whichever machine.
    pub(super) fn store_name(&self) -> String {
        match &self.source {
            // The same sample has the same name every time.
            Source::Store(store) if store.forgets() => "demo".to_owned(),
            Source::Store(store) if store.exists() => store.name(),
            _ => "builtin".to_owned(),
        }
    }

    /// The store, for commands that change it.
    pub(super) fn store(&mut self) -> Result<&mut Store, CliError> {
        match &mut self.source {
            Source::Store(store) => Ok(store),
            Source::Builtin(_) => Err(CliError::NoHome),
        }
    }

    /// The place of whoever asks: that of their agency.
    pub(super) fn home(&self) -> &str {
        self.home.get_or_init(|| input::home(&self.settings.config.user.agency, self.data()))
    }

    /// The world that commands are planned in.
    pub(super) fn world(&self) -> World<'_> {
        World { data: self.data(), now: self.settings.now, words: self.lang, home: self.home() }
    }

    /// What remarks are signed with.
    pub(super) fn signature(&mut self) -> Result<Signature, CliError> {
        let (on, at) = clock::moment(self.settings.fixed_today);
        Ok(Signature { by: self.store()?.who().by.clone(), on, at })
    }

    /// Carries out a plan. When this returns `Ok`, it is saved.
    pub(super) fn carry_out(&mut self, plan: Plan) -> Result<Saved, CliError> {
        let (on, at) = clock::moment(self.settings.fixed_today);
        let mut saved = self.store()?.carry_out(plan.clone(), on, at.clone());
        if let Err(StoreError::OldFormat { .. }) = saved {
            // It is said before it happens.
            let path = self.store()?.folder().to_owned();
            self.tell_notices(&[Notice::Raising { path }]);
            saved = self.store()?.carry_out(plan, on, at);
        }
        self.saved(saved)
    }

    /// What came of an edit, an undo or a redo: its remarks are made, and a conflict is put into words.
    pub(super) fn saved(&mut self, saved: Result<Saved, StoreError>) -> Result<Saved, CliError> {
        match saved {
            Ok(saved) => {
                self.tell_notices(&saved.notices);
                let forgets = matches!(&self.source, Source::Store(store) if store.forgets());
                if forgets && saved.entry.is_some() {
                    self.tell_once(self.lang.text("sample-not-kept").into_owned());
                }
                Ok(saved)
            }
            Err(StoreError::Conflict(found)) => Err(conflict(&found, self.data(), self.lang)),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn tell_notices(&mut self, notices: &[Notice]) {
        for notice in notices {
            self.tell_once(self.lang.tell(&notice.message()));
        }
    }

    fn tell_once(&mut self, said: String) {
        if !self.told.contains(&said) {
            self.voice.tell(&format!("cncl: {said}"));
            self.told.push(said);
        }
    }

    /// Says above what follows that it is invented.
    pub(super) fn mark_sample(&mut self) -> Result<(), CliError> {
        let mark = self.lang.text("sample-mark").into_owned();
        self.print(&mark)
    }

    /// A search engine over the data, and the abbreviations that queries may use.
    pub(super) fn engine(&self) -> Result<(Engine, Abbreviations), CliError> {
        let abbreviations = self.abbreviations()?;
        Ok((self.kept_engine(), abbreviations))
    }

    /// The engine that an earlier run left in the user's cache, as far as it still holds; a new one is left there. A small
    /// store is folded sooner than anything is read.
    fn kept_engine(&self) -> Engine {
        let (data, now) = (self.data(), self.settings.now);
        let Some((cache, store, key)) = self.cache() else { return Engine::new(data, now) };
        let kept = cache.get(&store, &key);
        let thawed = kept.and_then(|kept| Engine::thaw(&|number| kept.piece(number), data, now));
        thawed.unwrap_or_else(|| {
            let engine = Engine::new(data, now);
            if let Some(pieces) = engine.freeze(data).filter(|_| data.is_sound()) {
                cache.put(&store, &key, &pieces);
            }
            engine
        })
    }

    /// Where an engine is kept, the name of the store there, and what it is true of: this program, the records of the
    /// snapshot, the day.
    fn cache(&self) -> Option<(Cache, String, String)> {
        let Source::Store(store) = &self.source else { return None };
        if self.settings.restricted || self.data().len() < WORTH_KEEPING {
            return None;
        }
        self.data().changed()?;
        let program =
            std::env::current_exe().and_then(std::fs::metadata).and_then(|about| about.modified()).ok()?;
        let key = format!("{program:?} {} {:?}", store.content()?, self.settings.now);
        Some((Cache::new(&self.settings.paths.as_ref()?.cache), store.name(), key))
    }

    /// The records that pass a filter.
    pub(super) fn passing<'f>(&'f self, filter: &'f Filter) -> Result<Matches<'f>, CliError> {
        let (data, now) = (self.data(), self.settings.now);
        Ok(filter.over_by(|| self.kept_engine(), data, now, &self.abbreviations()?))
    }

    /// The records that have the words of a filter as they stand.
    pub(super) fn passing_literally<'f>(&'f self, filter: &'f Filter) -> Matches<'f> {
        filter.literally_over_by(|| self.kept_engine(), self.data(), self.settings.now)
    }

    fn abbreviations(&self) -> Result<Abbreviations, CliError> {
        let rows: Vec<_> = serde_json::from_str(builtin::abbreviations())
            .map_err(|error| BuiltinError { file: "abbreviations.json", error })?;
        Ok(Abbreviations::new(&rows).with(self.settings.config.abbreviations()))
    }
}
