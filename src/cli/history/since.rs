//! From where on the history is told: since a day, or since one last looked.
//!
//! How far somebody has looked is kept in their state folder, the same for the interactive program.

use crate::cli::session::Session;
use crate::cli::{CliError, own, read};
use crate::config::clock;
use crate::model::Date;
use crate::store::Entry;

/// The word for where one left off.
const LAST: &str = "last";
/// What asks for it.
const FLAG: &str = "--since last";

/// From where on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Since {
    /// Behind the edit that was seen last; 0 if none was.
    Looked(u64),
    /// From this day on, as it begins in Việt Nam.
    Day(Date),
}

impl Since {
    /// `last`, or a day.
    pub(super) fn read(text: &str, session: &mut Session<'_>) -> Result<Self, CliError> {
        if text.trim() == LAST {
            let store = session.store()?.name();
            return Ok(Self::Looked(own::private(FLAG, session)?.looked(&store)?));
        }
        read::first_of("--since", text, session.settings.now.today).map(Self::Day)
    }

    /// Whether it leaves edits out, so that all others are told: who never looked is shown what everybody is shown.
    pub(super) fn leaves_out(self) -> bool {
        self != Self::Looked(0)
    }

    /// Whether it asks for what one has not seen.
    pub(super) fn is_last(self) -> bool {
        matches!(self, Self::Looked(_))
    }

    /// Whether an edit is to be told.
    pub(super) fn holds(self, entry: &Entry) -> bool {
        match self {
            Self::Looked(n) => entry.n > n,
            // An edit that does not say when it was is told rather than hidden.
            Self::Day(day) => clock::day_in_viet_nam(&entry.t).is_none_or(|of| of >= day),
        }
    }
}

/// Notes that everything up to this edit was seen.
pub(super) fn look(n: u64, session: &mut Session<'_>) -> Result<(), CliError> {
    let store = session.store()?;
    if store.forgets() {
        return Ok(());
    }
    let store = store.name();
    Ok(own::private(FLAG, session)?.look(&store, n)?)
}
