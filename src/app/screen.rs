//! The screens, and the panes that stand on them.

use super::action::{Action, Context};

/// A whole picture between header and footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Screen {
    /// Tổng quan.
    #[default]
    Overview,
    /// Danh mục.
    Catalogue,
    /// Thời hạn.
    Timeline,
    /// Nhiệm vụ.
    Board,
    /// Chỉ tiêu.
    Targets,
    /// Văn bản.
    Documents,
    /// Nhật ký.
    History,
    /// Đơn vị.
    Summary,
}

impl Screen {
    /// Every screen, in the order of Tab.
    pub const ALL: [Screen; 8] = [
        Screen::Overview,
        Screen::Catalogue,
        Screen::Timeline,
        Screen::Board,
        Screen::Targets,
        Screen::Documents,
        Screen::History,
        Screen::Summary,
    ];

    /// The id of its name's message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Overview => "screen-overview",
            Self::Catalogue => "screen-catalogue",
            Self::Timeline => "screen-timeline",
            Self::Board => "screen-board",
            Self::Targets => "screen-targets",
            Self::Documents => "screen-documents",
            Self::History => "screen-history",
            Self::Summary => "screen-summary",
        }
    }

    /// Its word in the config file and in views.
    pub fn word(self) -> &'static str {
        self.label().trim_start_matches("screen-")
    }

    /// The screen of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|screen| screen.word() == word)
    }

    /// The screen that an action goes to.
    pub fn of(action: Action) -> Option<Self> {
        Some(match action {
            Action::Overview => Self::Overview,
            Action::Catalogue => Self::Catalogue,
            Action::Timeline => Self::Timeline,
            Action::Board => Self::Board,
            Action::Targets => Self::Targets,
            Action::Documents => Self::Documents,
            Action::History => Self::History,
            Action::Summary => Self::Summary,
            _ => return None,
        })
    }

    /// The screen some steps farther on, round and round.
    #[must_use]
    pub fn step(self, forward: bool) -> Self {
        let n = Self::ALL.len();
        Self::ALL[(self as usize + if forward { 1 } else { n - 1 }) % n]
    }
}

/// A part of a screen with a cursor of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The catalogue tree.
    Tree,
    /// Việc cần làm.
    Work,
    /// The timeline.
    Timeline,
    /// The board.
    Board,
    /// The targets.
    Targets,
    /// The documents.
    Documents,
    /// Who changed what.
    History,
    /// How the tasks of agencies, documents, people and technologies stand.
    Summary,
}

impl Pane {
    /// Which keys work in it.
    pub fn context(self) -> Context {
        match self {
            Self::Tree => Context::Tree,
            Self::Timeline => Context::Timeline,
            Self::Board => Context::Board,
            Self::History => Context::History,
            Self::Targets => Context::Targets,
            Self::Summary => Context::Summary,
            Self::Work | Self::Documents => Context::List,
        }
    }

    /// The id of its title's message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Tree => "pane-tree",
            Self::Work => "pane-work",
            Self::Timeline => "pane-timeline",
            Self::Board => "pane-board",
            Self::Targets => "pane-targets",
            Self::Documents => "pane-documents",
            Self::History => "pane-history",
            Self::Summary => "pane-summary",
        }
    }
}
