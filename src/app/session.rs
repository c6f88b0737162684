//! What the program works with: the records, the day, the words, who asks, and the rules of the config.
//!
//! It knows nothing of screens and layers.

use std::path::PathBuf;
use std::sync::Arc;

use super::origin::Origin;
use crate::config::User;
use crate::lang::Lang;
use crate::model::holidays::Holidays;
use crate::model::input::home;
use crate::model::{Dataset, Id, Now, Record};
use crate::search::{Abbreviations, Filter, FilterError, Me};
use crate::view::parent;
use crate::view::rollup::Rollup;

/// What the program works with.
pub struct Session {
    /// The records.
    pub data: Arc<Dataset>,
    /// The day on which everything is worked out.
    pub now: Now,
    /// The words.
    pub lang: Lang,
    /// Whose records `mine` are.
    pub me: Me,
    /// The place of their agency, in which a bare name is meant; empty where nobody said.
    pub home: String,
    /// The days on which nobody works.
    pub holidays: Holidays,
    /// What the words of a filter may stand for.
    pub abbreviations: Arc<Abbreviations>,
    /// Whether nothing may be changed.
    pub read_only: bool,
    /// Their name and agency as they wrote them.
    pub user: User,
    /// The folder of the store.
    pub store: Option<PathBuf>,
    /// Whether several people share the account: then nobody says for all of them who they are.
    pub shares_account: bool,
    /// Where the records come from.
    pub origin: Origin,
    /// Whether some of them are invented.
    pub has_sample: bool,
}

impl Session {
    /// These records, on this day, in this language.
    pub fn new(data: Arc<Dataset>, now: Now, lang: Lang) -> Self {
        let has_sample = data.iter().any(Record::is_sample);
        Self {
            data,
            now,
            lang,
            me: Me::default(),
            home: String::new(),
            holidays: Holidays::default(),
            abbreviations: Arc::default(),
            read_only: false,
            user: User::default(),
            store: None,
            shares_account: false,
            origin: Origin::Unsaid,
            has_sample,
        }
    }

    /// Takes other records, of which `changed` are different; hands back those before.
    pub fn take(&mut self, data: Arc<Dataset>, changed: &[Id]) -> Arc<Dataset> {
        let came = || changed.iter().filter_map(|id| data.get(id)).any(Record::is_sample);
        // Where there was none, none can have come but with an edit.
        self.has_sample = if self.has_sample { data.iter().any(Record::is_sample) } else { came() };
        std::mem::replace(&mut self.data, data)
    }

    /// Whoever says who they are is known from now on.
    pub fn know(&mut self, user: User) {
        self.me = Me::new(&user.name, &user.agency);
        self.home = home(&user.agency, &self.data);
        self.user = user;
    }

    /// Reads a filter for whoever asks.
    ///
    /// # Errors
    ///
    /// Fails for what is no filter.
    pub fn read_filter(&self, text: &str) -> Result<Filter, FilterError> {
        Filter::read_for(text, self.now, &self.me)
    }

    /// The parts of the one task that a question is about, if all of them are done and it is not finished itself.
    pub fn ready(&self, seen: &[Arc<Record>]) -> Option<Rollup> {
        let [one] = seen else { return None };
        parent::ready(&one.id, &self.data, self.now)
    }
}
