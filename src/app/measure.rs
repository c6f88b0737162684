//! Measuring a target, and grouping the targets by something else.

use crate::model::ValueError;
use std::sync::Arc;

use super::overlay::Overlay;
use super::overlay::measure::Measuring;
use super::{App, Outcome};
use crate::work;

impl App {
    /// Opens the form for a value of the target at hand, with what was typed for it and not saved.
    pub(super) fn open_measure(&mut self) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        let selected = self.at_hand();
        let Some(seen) = selected.clone().filter(|record| record.as_target().is_some()) else {
            return self.refuse_for(selected.as_deref(), |kind| ValueError::NoTarget { kind });
        };
        if seen.as_target().is_some_and(|target| !target.counts.trim().is_empty()) {
            return self.refuse("measure-counted");
        }
        self.lay_typed(Overlay::Measure(Box::new(Measuring::new(seen))))
    }

    /// Reads the form anew after a key, and keeps what is typed.
    pub(super) fn read_measurement(&mut self) -> Outcome {
        let Some(Overlay::Measure(form)) = self.overlays.last_mut() else { return Outcome::default() };
        form.read(&self.data, self.now, &self.lang);
        self.keep_typed()
    }

    /// Enter: goes on to the next box, unless this one is wrong; on the last one it saves.
    pub(super) fn enter_box(&mut self) -> Outcome {
        let Some(Overlay::Measure(form)) = self.overlays.last_mut() else { return Outcome::default() };
        if form.is_last() {
            return self.accept_measurement();
        }
        match form.value(self.now) {
            Err(wrong) if wrong.0 == form.at() => form.refuse(wrong),
            _ => form.step(true),
        }
        Outcome::drawn()
    }

    /// Saves what is typed; what cannot be stays there with the reason at its field.
    pub(super) fn accept_measurement(&mut self) -> Outcome {
        let Some(Overlay::Measure(form)) = self.overlays.last_mut() else { return Outcome::default() };
        if let Err(wrong) = form.value(self.now) {
            form.refuse(wrong);
            return Outcome::drawn();
        }
        let (seen, command, place) = (Arc::clone(&form.seen), form.command(), form.place());
        self.overlays.pop();
        let plan = work::plan(&command, &[seen], self.world());
        let outcome = self.settle_plan(plan, false);
        self.hand_over_draft(&place, outcome)
    }

    /// Groups the targets by the next thing.
    pub(super) fn regroup(&mut self) -> Outcome {
        self.targets.group_by(self.targets.grouping().next());
        Outcome::drawn()
    }
}
