//! Where the user is, kept for the next start: on the disk some seconds after it changed, and at the end.
//!
//! Nothing is written while nothing changes, and nothing at all in a restricted session: several people share its
//! account, and none of them should begin where another one left off.

use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;

use crate::app::place::Place;
use crate::config::{View, views};
use crate::store::Private;

/// How long a place is new before it is written.
const PAUSE: Duration = Duration::from_secs(5);

/// The name of the file.
const PLACE: &str = "place";

/// The place of the user in one store.
pub(super) struct Places {
    private: Option<Private>,
    store: String,
    /// What the disk holds.
    kept: Place,
    /// When what is new has to be there.
    due: Option<Instant>,
}

impl Places {
    /// For a store, by its name; `None` keeps nothing.
    pub(super) fn new(private: Option<Private>, store: String) -> Self {
        Self { private, store, kept: Place::default(), due: None }
    }

    /// Where the user was when the program last ended.
    pub(super) fn last(&mut self) -> Option<Place> {
        let place: Place = self.read(PLACE, &self.store)?;
        self.kept = place.clone();
        Some(place)
    }

    /// The views that the user saved.
    pub(super) fn views(&self) -> Vec<View> {
        self.private
            .as_ref()
            .and_then(|private| private.value(views::KEPT_AS, "").ok())
            .map_or_else(Vec::new, views::read)
    }

    /// What cannot be read counts as never kept: it is only where somebody was.
    fn read<T: DeserializeOwned>(&self, what: &str, store: &str) -> Option<T> {
        let value = self.private.as_ref()?.value(what, store).ok()??;
        serde_json::from_value(value).ok()
    }

    /// Notes where the user is now.
    pub(super) fn note(&mut self, place: &Place) {
        if self.private.is_none() || *place == self.kept {
            self.due = None;
        } else {
            self.due.get_or_insert_with(|| Instant::now() + PAUSE);
        }
    }

    /// How long until something has to be written.
    pub(super) fn until_due(&self) -> Option<Duration> {
        self.due.map(|at| at.saturating_duration_since(Instant::now()))
    }

    /// Writes if it is time.
    pub(super) fn keep_if_due(&mut self, place: Place) {
        if self.due.is_some_and(|at| at <= Instant::now()) {
            self.keep(place);
        }
    }

    /// Writes, if anything is new. A place that cannot be kept costs a few keys at the next start.
    pub(super) fn keep(&mut self, place: Place) {
        self.due = None;
        let Some(private) = self.private.as_ref().filter(|_| place != self.kept) else { return };
        let written =
            serde_json::to_value(&place).map(|value| private.keep_value(PLACE, &self.store, &value));
        if matches!(written, Ok(Ok(()))) {
            self.kept = place;
        }
    }
}
