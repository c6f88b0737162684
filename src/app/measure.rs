//! Measuring a target, and grouping the targets by something else.

use super::message::Request;
use super::overlay::Overlay;
use super::overlay::measure::Measuring;
use super::{App, Outcome};

impl App {
    /// Opens the form for a value of the target at hand, with what was typed for it and not saved.
    pub(super) fn open_measure(&mut self) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        let Some(seen) = self.at_hand().filter(|record| record.as_target().is_some()) else {
            return self.refuse("measure-no-target");
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

    /// Saves what is typed; what cannot be stays there with the reason at its field.
    pub(super) fn accept_measurement(&mut self) -> Outcome {
        let Some(Overlay::Measure(form)) = self.overlays.last_mut() else { return Outcome::default() };
        let measurement = match form.value(self.now) {
            Ok(measurement) => measurement,
            Err(wrong) => {
                form.refuse(wrong);
                return Outcome::drawn();
            }
        };
        let (id, place) = (form.seen.id.clone(), form.place());
        self.overlays.pop();
        let outcome = self.ask_to_write(Request::Measure { id, measurement });
        self.hand_over_draft(&place, outcome)
    }

    /// Groups the targets by the next thing.
    pub(super) fn regroup(&mut self) -> Outcome {
        self.targets.group_by(self.targets.grouping().next());
        Outcome::drawn()
    }
}
