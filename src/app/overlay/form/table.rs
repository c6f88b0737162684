//! Which fields a form shows, and in which order: the few that matter first, the rest one key away.
//!
//! What a field holds follows from `model::kinds`; this table only orders. Lists that the program keeps by itself
//! (notes, extensions, reminders, measurements) have actions of their own and are in no form.

use crate::app::screen::Screen;
use crate::model::Kind;
use crate::model::field::Shape;
use crate::model::input::all_names;

/// The fields that matter first.
pub fn essential(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Task => &[
            "title",
            "lead",
            "deadline",
            "document",
            "status",
            "assignee",
            "partners",
            "deliverable",
            "approver",
            "content",
        ],
        Kind::Document => &[
            "number",
            "title",
            "type",
            "issuer",
            "date_issued",
            "signer",
            "status",
            "in_force_from",
            "implements",
            "based_on",
            "address",
        ],
        Kind::Catalogue => {
            &["title", "jurisdiction", "document", "type", "period_start", "period_end", "keeper"]
        }
        Kind::Technology => {
            &["title", "catalogue", "ordinal", "components", "other_names", "matches", "keeper"]
        }
        Kind::Product => {
            &["title", "catalogue", "technology", "stage", "priority_year", "priority_document", "developers"]
        }
        Kind::Agency => &["title", "short", "jurisdiction", "parent", "level", "other_names", "collective"],
        Kind::Milestone => &["title", "deadline", "document", "lead", "deliverable", "tasks", "done_on"],
        Kind::Target => &[
            "title",
            "document",
            "condition",
            "low",
            "high",
            "unit",
            "horizon",
            "geography",
            "tracked_by",
            "baseline",
        ],
        Kind::Assessment => &[
            "title",
            "technology",
            "jurisdiction",
            "on",
            "readiness",
            "enterprises",
            "research_groups",
            "experts",
            "strengths",
            "gaps",
            "source",
        ],
    }
}

/// Every field of a form, the essential ones first.
pub fn all(kind: Kind) -> impl Iterator<Item = &'static str> {
    let first = essential(kind);
    let rest = all_names(kind).filter(move |name| !first.contains(name) && is_typed(kind, name));
    first.iter().copied().chain(rest)
}

/// Whether a field can be typed at all.
fn is_typed(kind: Kind, name: &str) -> bool {
    match kind.shape_of(name) {
        Some(Shape::Object) => matches!(name, "since" | "until"),
        Some(Shape::Objects) => name == "checklist",
        shape => shape.is_some(),
    }
}

/// Whether a record cannot be without it.
pub fn is_required(name: &str) -> bool {
    name == "title"
}

/// Whether its text may have several lines.
pub fn is_prose(name: &str) -> bool {
    matches!(
        name,
        "content" | "result" | "difficulties" | "proposals" | "quote" | "abstract" | "strengths" | "gaps"
    )
}

/// Whether texts that other records hold there are worth offering: names of people, units, kinds of documents.
pub fn is_repeated(name: &str) -> bool {
    matches!(
        name,
        "assignee"
            | "follow_up"
            | "signer"
            | "type"
            | "field"
            | "tags"
            | "priority"
            | "unit"
            | "level"
            | "group"
            | "strength"
            | "developers"
            | "geography"
            | "jurisdiction"
    )
}

/// What a new record most likely is on a screen.
pub fn kind_on(screen: Screen) -> Kind {
    match screen {
        Screen::Targets => Kind::Target,
        Screen::Documents => Kind::Document,
        Screen::Catalogue => Kind::Technology,
        _ => Kind::Task,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_table_is_one_and_can_be_typed() {
        for kind in Kind::ALL {
            for name in essential(kind) {
                assert!(is_typed(kind, name), "{kind} {name}");
            }
            let mut names: Vec<_> = all(kind).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all(kind).count(), "{kind}");
            assert!(names.contains(&"title"));
        }
    }
}
