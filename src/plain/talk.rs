//! One conversation: the store, the records as they were at the last look, and how something is said.

use std::io::{self, Write};
use std::sync::Arc;

use crate::lang::Lang;
use crate::model::holidays::Holidays;
use crate::model::input::home;
use crate::model::{Dataset, Date, Id, Now, Sources};
use crate::search::{Abbreviations, Engine};
use crate::store::Edits;
use crate::text::{Message, Words as _, ascii, clean};

/// What the conversation needs beside the store.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What the words of a search may stand for.
    pub abbreviations: &'a Abbreviations,
    /// The words.
    pub lang: &'a Lang,
    /// The day.
    pub now: Now,
    /// The day that was asked for with `--today`: notes are made on it.
    pub asked_day: Option<Date>,
    /// The days on which nobody works.
    pub holidays: &'a Holidays,
    /// The agency of whoever asks, by any of its names.
    pub agency: &'a str,
    /// Whether the terminal has no UTF-8.
    pub ascii: bool,
    /// Whether nothing may be changed.
    pub read_only: bool,
}

impl<'a> Setting<'a> {
    /// The same as everywhere: nobody's agency, a terminal with UTF-8, records that may be changed, today by the clock.
    pub fn new(lang: &'a Lang, now: Now, abbreviations: &'a Abbreviations, holidays: &'a Holidays) -> Self {
        let (asked_day, agency, ascii, read_only) = (None, "", false, false);
        Self { abbreviations, lang, now, asked_day, holidays, agency, ascii, read_only }
    }
}

/// The conversation.
pub struct Plain<'a, S> {
    pub(super) store: S,
    sources: Arc<Sources>,
    /// The records as they were at the last look.
    pub(super) data: Arc<Dataset>,
    /// The search over the same data, once somebody searched.
    pub(super) engine: Option<Engine>,
    pub(super) setting: Setting<'a>,
    /// The place of their agency.
    pub(super) home: String,
    /// The record that was opened last.
    pub(super) open: Option<Id>,
}

impl<'a, S: Edits> Plain<'a, S> {
    /// A conversation about the records of a store.
    pub fn new(store: S, sources: Arc<Sources>, setting: Setting<'a>) -> Self {
        let data = store.shared(&sources);
        let home = home(setting.agency, &data);
        Self { store, sources, data, engine: None, setting, home, open: None }
    }

    /// The store.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Takes in what others did since the last look.
    pub(super) fn look(&mut self, out: &mut impl Write) -> io::Result<()> {
        match self.store.refresh() {
            Ok(found) if found.changed.is_empty() => Ok(()),
            Ok(_) => {
                self.take_data();
                Ok(())
            }
            Err(error) => self.say(&self.setting.lang.tell(&error.message()), out),
        }
    }

    /// Takes in the records as the store has them now; how they were before.
    pub(super) fn take_data(&mut self) -> Arc<Dataset> {
        let newer = self.store.shared(&self.sources);
        let before = std::mem::replace(&mut self.data, newer);
        if let Some(engine) = &mut self.engine {
            engine.update(&before, &self.data);
        }
        before
    }

    pub(super) fn say_message(&self, message: &Message, out: &mut impl Write) -> io::Result<()> {
        self.say(&self.setting.lang.tell(message), out)
    }

    pub(super) fn say(&self, text: &str, out: &mut impl Write) -> io::Result<()> {
        let safe = clean(text);
        if self.setting.ascii { writeln!(out, "{}", ascii(&safe)) } else { writeln!(out, "{safe}") }
    }
}
