//! The panes: what each shows, where its cursor is and what its keys do. How they look is in `ui::pane`.

pub mod board;
pub mod documents;
pub mod grid;
pub mod history;
pub mod list;
pub mod outline;
pub mod rows;
pub mod state;
pub mod summary;
pub mod targets;
pub mod timeline;
pub mod tree;
pub mod work;

use super::screen::Pane;
use crate::model::Date;
use state::PaneState;

/// Every pane, on the screen or not.
#[derive(Debug, Clone)]
pub struct Panes {
    /// The catalogue tree.
    pub tree: tree::TreePane,
    /// Việc cần làm.
    pub work: work::WorkPane,
    /// The timeline.
    pub timeline: timeline::TimelinePane,
    /// The board.
    pub board: board::BoardPane,
    /// The targets.
    pub targets: targets::TargetsPane,
    /// The documents.
    pub documents: documents::DocumentsPane,
    /// Who changed what.
    pub history: history::HistoryPane,
    /// How the tasks of agencies, documents, people and technologies stand.
    pub summary: summary::SummaryPane,
}

impl Panes {
    /// Empty panes, the timeline around today.
    pub fn new(today: Date) -> Self {
        Self {
            tree: tree::TreePane::default(),
            work: work::WorkPane::default(),
            timeline: timeline::TimelinePane::new(today),
            board: board::BoardPane::default(),
            targets: targets::TargetsPane::default(),
            documents: documents::DocumentsPane::default(),
            history: history::HistoryPane::default(),
            summary: summary::SummaryPane::default(),
        }
    }

    /// A pane.
    pub(in crate::app) fn get(&self, pane: Pane) -> &dyn PaneState {
        match pane {
            Pane::Tree => &self.tree,
            Pane::Work => &self.work,
            Pane::Timeline => &self.timeline,
            Pane::Board => &self.board,
            Pane::Targets => &self.targets,
            Pane::Documents => &self.documents,
            Pane::History => &self.history,
            Pane::Summary => &self.summary,
        }
    }

    /// The same to change.
    pub(in crate::app) fn get_mut(&mut self, pane: Pane) -> &mut dyn PaneState {
        match pane {
            Pane::Tree => &mut self.tree,
            Pane::Work => &mut self.work,
            Pane::Timeline => &mut self.timeline,
            Pane::Board => &mut self.board,
            Pane::Targets => &mut self.targets,
            Pane::Documents => &mut self.documents,
            Pane::History => &mut self.history,
            Pane::Summary => &mut self.summary,
        }
    }
}
