//! Where the user is, kept for the next start: on the disk some seconds after it changed, and at the end.
//!
//! Nothing is written while nothing changes, and nothing at all in a restricted session: several people share its
//! account, and none of them should begin where another one left off.

use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::json;

use crate::app::place::Place;
use crate::config::View;
use crate::store::{Private, StoreError};

/// How long a place is new before it is written.
const PAUSE: Duration = Duration::from_secs(5);

/// The names of the files.
const PLACE: &str = "place";
const VIEWS: &str = "views";

/// The place of the user in one store.
pub(super) struct Places {
    private: Option<Private>,
    store: String,
    /// What the disk holds.
    kept: Place,
    /// The views as the program last knew them.
    views: Vec<View>,
    /// When what is new has to be there.
    due: Option<Instant>,
}

impl Places {
    /// For a store, by its name; `None` keeps nothing.
    pub(super) fn new(private: Option<Private>, store: String) -> Self {
        Self { private, store, kept: Place::default(), views: Vec::new(), due: None }
    }

    /// Where the user was when the program last ended.
    pub(super) fn last(&mut self) -> Option<Place> {
        let place: Place = self.read(PLACE, &self.store)?;
        self.kept = place.clone();
        Some(place)
    }

    /// The views that the user saved.
    pub(super) fn views(&mut self) -> Vec<View> {
        self.views = self.read(VIEWS, "").unwrap_or_default();
        self.views.clone()
    }

    /// Keeps views, and says which those are: what the program changed of the ones it knew, done to those that the disk
    /// has now. Another program of the same user may have saved some since.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub(super) fn keep_views(&mut self, wanted: &[View]) -> Result<Vec<View>, StoreError> {
        let there = self.read(VIEWS, "").unwrap_or_default();
        self.views = merged(&self.views, wanted, there);
        if let Some(private) = &self.private {
            private.keep_value(VIEWS, "", &json!(self.views))?;
        }
        Ok(self.views.clone())
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

/// What somebody changed of the views they `knew`, done to those that are `there`: a name that they gave up goes, one that
/// they gave or changed comes last.
fn merged(knew: &[View], wanted: &[View], mut there: Vec<View>) -> Vec<View> {
    let gone = |view: &View| {
        knew.iter().any(|of| of.name == view.name) && wanted.iter().all(|of| of.name != view.name)
    };
    let new: Vec<&View> = wanted.iter().filter(|view| !knew.contains(view)).collect();
    there.retain(|view| !gone(view) && new.iter().all(|of| of.name != view.name));
    there.extend(new.into_iter().cloned());
    there
}

#[cfg(test)]
mod tests {
    use super::*;

    fn views(said: &[(&str, &str)]) -> Vec<View> {
        let view = |(name, filter): &(&str, &str)| View {
            name: (*name).to_owned(),
            filter: (*filter).to_owned(),
            ..View::default()
        };
        said.iter().map(view).collect()
    }

    #[test]
    fn what_another_program_saved_meanwhile_stays() {
        let knew = views(&[("a", "1"), ("b", "2")]);
        let there = views(&[("a", "1"), ("b", "2"), ("theirs", "3")]);
        let saved = merged(&knew, &views(&[("a", "1"), ("b", "2"), ("mine", "4")]), there.clone());
        assert_eq!(saved, views(&[("a", "1"), ("b", "2"), ("theirs", "3"), ("mine", "4")]));
        let changed = merged(&knew, &views(&[("b", "2"), ("a", "9")]), there.clone());
        assert_eq!(changed, views(&[("b", "2"), ("theirs", "3"), ("a", "9")]));
        assert_eq!(merged(&knew, &views(&[("a", "1")]), there), views(&[("a", "1"), ("theirs", "3")]));
    }

    #[test]
    fn what_another_program_gave_up_does_not_come_back() {
        let knew = views(&[("a", "1"), ("b", "2")]);
        let wanted = views(&[("a", "1"), ("b", "2"), ("mine", "4")]);
        assert_eq!(merged(&knew, &wanted, views(&[("a", "1")])), views(&[("a", "1"), ("mine", "4")]));
    }
}
