//! An engine for the filters of screens: made when a filter first has words, and following the records from then on.
//!
//! Filters are asked again at every key and after every edit, by the loop and beside it. Deliberately not the finder's
//! engine: that one is busy with the queries of its own thread.

use std::sync::{Arc, Mutex, PoisonError};

use super::engine::Engine;
use crate::model::{Dataset, Now};

/// The engine, and the records that it was last asked about.
#[derive(Debug, Default)]
pub struct FilterEngine(Mutex<Option<(Arc<Dataset>, Engine)>>);

impl FilterEngine {
    /// Asks the engine about these records. Whoever comes while it is asked waits.
    pub(super) fn ask<R>(&self, data: &Arc<Dataset>, now: Now, question: impl FnOnce(&Engine) -> R) -> R {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let engine = match kept.take() {
            Some((of, mut engine)) if engine.now() == now => {
                if !Arc::ptr_eq(&of, data) {
                    engine.update(&of, data);
                }
                engine
            }
            _ => Engine::new(data, now),
        };
        question(&kept.insert((Arc::clone(data), engine)).1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Kind, Record};
    use crate::search::{Abbreviations, Filter};

    fn data(titles: &[&str]) -> Arc<Dataset> {
        let record = |(n, title): (usize, &&str)| {
            let mut record = Record::new(Kind::Task, Id::new(&format!("nv-{n}")).expect("id"));
            record.head.title = (*title).into();
            Arc::new(record)
        };
        Arc::new(Dataset::new(titles.iter().enumerate().map(record).collect()))
    }

    #[test]
    fn it_follows_the_records_and_the_day() {
        let kept = FilterEngine::default();
        let found = |data: &Arc<Dataset>, day: i8| {
            let now = Now::new(jiff::civil::date(2026, 11, day));
            let filter = Filter::read("chip", now).expect("reads");
            let passing = filter.over_kept(&kept, data, now, &Abbreviations::default());
            data.iter().filter(|record| passing.accepts(record)).count()
        };
        let (one, two) = (data(&["Chip bán dẫn", "Việc"]), data(&["Chip bán dẫn", "Việc", "Thiết kế chip"]));
        assert_eq!((found(&one, 22), found(&one, 22), found(&two, 22), found(&one, 23)), (1, 1, 2, 1));
    }
}
