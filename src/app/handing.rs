//! Giving a collective duty to many agencies: the list to tick, and one edit that adds a part for each.

use std::sync::Arc;

use super::overlay::Overlay;
use super::overlay::handing::Handing;
use super::{App, Effect, Outcome};
use crate::model::{Kind, ValueError};
use crate::search::Hit;
use crate::work::{self, Command, fan_out};

impl App {
    /// Lists the agencies for the task at hand.
    pub(super) fn open_handing(&mut self) -> Outcome {
        if self.is_read_only() {
            return self.refuse("edit-read-only");
        }
        let selected = self.at_hand();
        let Some(parent) = selected.clone().filter(|record| record.as_task().is_some()) else {
            return self.refuse_for(selected.as_deref(), |kind| ValueError::NotFannedOut { kind });
        };
        let given = fan_out::given_to(&parent.id, &self.data).into_iter().cloned().collect();
        let list = Handing::new(parent, given, &self.data, &self.lang);
        self.lay(Overlay::Handing(list))
    }

    /// Narrows the list to what is typed, and has the search look for what else may be meant.
    pub(super) fn narrow_handing(&mut self) -> Outcome {
        let n = self.query + 1;
        let Some(Overlay::Handing(list)) = self.overlays.last_mut() else { return Outcome::default() };
        list.narrow(&self.data, &self.lang);
        let Some(query) = list.ask(n) else { return Outcome::drawn() };
        self.query = n;
        Outcome::effect(Effect::Search { n, query, kinds: vec![Kind::Agency] })
    }

    /// Takes in what the search found for the list or the question on top. Whether it was waited for.
    pub(super) fn take_agencies(&mut self, n: u64, hits: &[Hit]) -> bool {
        let data = &self.data;
        match self.overlays.last_mut() {
            Some(Overlay::Handing(list)) => list.answer(n, hits, data),
            Some(Overlay::Ask(ask)) => ask.answer(n, hits, data),
            _ => false,
        }
    }

    /// Shows the parts that would be added.
    pub(super) fn accept_handing(&mut self) -> Outcome {
        let Some(Overlay::Handing(list)) = self.overlays.last() else { return Outcome::default() };
        if list.ticked().is_empty() {
            return self.refuse("handing-none");
        }
        let duty = Arc::clone(&list.parent);
        let mut to: Vec<_> = list.ticked().iter().cloned().collect();
        to.sort_by_key(|id| self.data.place(id));
        let plan = work::plan(&Command::FanOut { to }, &[duty], self.world());
        // The list stays below, ticked as it is, for whoever comes back from the plan.
        self.propose(plan)
    }
}
