//! Counting the words of all parts, which can be given up between two of them and goes on where it was left.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::on_threads;
use super::part::Part;
use crate::search::Vocabulary;
use crate::search::vocabulary::{Counted, LONGEST};

/// The words of the parts of an index.
#[derive(Debug, Default)]
pub(in crate::search) struct Counting {
    parts: Vec<Arc<Part>>,
    counted: OnceLock<Vec<Counted>>,
}

impl Counting {
    pub(super) fn of(parts: Vec<Arc<Part>>) -> Self {
        Self { parts, counted: OnceLock::new() }
    }

    /// The words, counted when somebody asks for them at the latest.
    pub(in crate::search) fn vocabulary(this: &Arc<Self>) -> Vocabulary {
        let this = Arc::clone(this);
        Vocabulary::lazy(move || vec![this.count_while(&|| false).unwrap_or_default().to_vec()])
    }

    /// Whether they are counted.
    pub(in crate::search) fn is_done(&self) -> bool {
        self.counted.get().is_some()
    }

    /// Counts them, if that was not done yet. Nothing if it was given up.
    pub(in crate::search) fn count_while(&self, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<&[Counted]> {
        if !self.is_done() {
            on_threads(self.parts.len(), is_stale, |(): &mut (), at| {
                self.parts[at].words_now();
            })?;
            let counted = self.merged(is_stale)?;
            return Some(self.counted.get_or_init(|| counted));
        }
        self.counted.get().map(Vec::as_slice)
    }

    fn merged(&self, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Counted>> {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for part in &self.parts {
            if is_stale() {
                return None;
            }
            for (word, count) in part.words_now().counted().filter(|(word, _)| word.len() <= LONGEST) {
                *counts.entry(word).or_default() += count;
            }
        }
        Some(counts.into_iter().map(|(word, count)| (word.into(), count)).collect())
    }
}
