//! The targets: in groups, each with its gauge worked out with the rows, not when it is drawn.

use super::state::PaneState;
use crate::app::action::Action;
use crate::app::ctx::Ctx;
use crate::app::layout::Rect;
use crate::app::projection::{Content, Shape};
use crate::app::reply::Reply;
use std::collections::HashMap;

use crate::app::pane::list::{Heading, List, Row, of_list, with_headings};
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

/// The lines that a row takes, in a pane of any width.
pub fn row_lines(row: &Row, _width: u16) -> u16 {
    match row {
        Row::Record(_) => 2,
        Row::Heading { .. } => 1,
    }
}

impl PaneState for TargetsPane {
    of_list!(row_lines);

    fn lines(&self, _rect: Rect) -> u16 {
        2
    }

    fn act_alone(&mut self, action: Action, _ctx: &Ctx<'_>) -> Reply {
        if action != Action::Regroup {
            return Reply::Ignored;
        }
        self.group_by(self.grouping.next());
        Reply::Drawn
    }

    fn shape(&self) -> Option<Shape> {
        Some(Shape::Targets(self.grouping))
    }

    fn take(&mut self, content: Content) {
        if let Content::Targets(groups) = content {
            self.set_groups(groups);
        }
    }

    fn grouping_word(&self) -> Option<&'static str> {
        Some(self.grouping.word())
    }

    fn group_by_word(&mut self, word: &str) -> bool {
        Grouping::of_word(word).map(|grouping| self.group_by(grouping)).is_some()
    }
}
