//! The fields that are changed for several records at once.

/// Their names, in the order of the menu.
pub const FIELDS: [&str; 10] = [
    "status",
    "lead",
    "deadline",
    "tags",
    "notes",
    "assignee",
    "approver",
    "deliverable",
    "priority",
    "force",
];
