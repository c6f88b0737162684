//! The six clarities (6 rõ) of a task: what must be known before it can be held to.

use super::{Record, Status};

/// One of the six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clarity {
    /// Rõ người: somebody is in charge.
    Person,
    /// Rõ việc: it has a title.
    Work,
    /// Rõ thời gian: it has a deadline that was understood.
    Time,
    /// Rõ trách nhiệm: an agency leads.
    Responsibility,
    /// Rõ sản phẩm: the result is named.
    Deliverable,
    /// Rõ thẩm quyền: somebody approves.
    Authority,
}

impl Clarity {
    /// All six, in the order in which they are said.
    pub const ALL: [Clarity; 6] = [
        Clarity::Person,
        Clarity::Work,
        Clarity::Time,
        Clarity::Responsibility,
        Clarity::Deliverable,
        Clarity::Authority,
    ];

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Work => "work",
            Self::Time => "time",
            Self::Responsibility => "responsibility",
            Self::Deliverable => "deliverable",
            Self::Authority => "authority",
        }
    }

    /// The id of its message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Person => "clarity-person",
            Self::Work => "clarity-work",
            Self::Time => "clarity-time",
            Self::Responsibility => "clarity-responsibility",
            Self::Deliverable => "clarity-deliverable",
            Self::Authority => "clarity-authority",
        }
    }
}

/// What a task lacks; nothing for what is no task, and for a task that is closed.
pub fn missing(record: &Record) -> Vec<Clarity> {
    let Some(task) = record.as_task().filter(|task| task.status != Status::Dropped) else {
        return Vec::new();
    };
    let lacks = |clarity: &Clarity| match clarity {
        Clarity::Person => task.assignee.is_empty(),
        Clarity::Work => record.title().is_empty(),
        Clarity::Time => task.deadline.as_ref().is_none_or(|deadline| deadline.when.is_none()),
        Clarity::Responsibility => task.lead.is_empty(),
        Clarity::Deliverable => task.deliverable.is_empty(),
        Clarity::Authority => task.approver.is_none(),
    };
    Clarity::ALL.into_iter().filter(lacks).collect()
}
