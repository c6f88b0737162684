//! The targets: in groups, each with its gauge worked out with the rows, not when it is drawn.

use std::collections::HashMap;

use crate::app::pane::list::{Heading, List, with_headings};
use crate::model::Id;
use crate::view::gauge::Gauge;
use crate::view::target::{Common, Group, Grouping, Verdicts};

/// The targets pane.
#[derive(Debug, Clone, Default)]
pub struct TargetsPane {
    /// The targets under their headings.
    pub list: List,
    grouping: Grouping,
    gauges: HashMap<Id, Gauge>,
    verdicts: HashMap<Common, Verdicts>,
}

impl TargetsPane {
    /// Shows other groups.
    pub fn set_groups(&mut self, groups: Vec<Group>) {
        self.verdicts = groups.iter().map(|group| (group.common.clone(), group.verdicts)).collect();
        self.gauges.clear();
        let mut rows = Vec::new();
        for group in groups {
            for (id, gauge) in group.targets {
                rows.push((Heading::Common(group.common.clone()), id.clone()));
                self.gauges.insert(id, gauge);
            }
        }
        self.list.set_rows(with_headings(rows));
    }

    /// By what they stand together.
    pub fn grouping(&self) -> Grouping {
        self.grouping
    }

    /// Groups them by something else; the rows follow.
    pub fn group_by(&mut self, grouping: Grouping) {
        self.grouping = grouping;
    }

    /// How a target stands.
    pub fn gauge(&self, id: &Id) -> Option<&Gauge> {
        self.gauges.get(id)
    }

    /// How many targets of a group have each verdict.
    pub fn verdicts(&self, common: &Common) -> Option<&Verdicts> {
        self.verdicts.get(common)
    }
}
