//! The messages of this room: their ids and arguments. The words stand in `assets/locales/*/store.ftl`.

use super::error::{Doing, Newness, Place, ReadOnly, StoreError, Wrong};
use crate::model::{Conflict, date};
use crate::text::{Message, span, system_reason};

impl StoreError {
    /// The sentence for it.
    pub fn message(&self) -> Message {
        match self {
            Self::Io { doing, path, error } => {
                of_io("error-store-io", path, error).with("doing", doing.word())
            }
            Self::NotSaved { doing, path, error } => {
                of_io("error-store-not-saved", path, error).with("doing", doing.word())
            }
            Self::Uncertain { path, error } => of_io("error-store-uncertain", path, error),
            Self::NotRegular { path } => of_path("error-store-not-regular", path),
            Self::Damage { place, wrong } => wrong.message(place),
            Self::Newer { place, found } => of_place("error-store-newer", place).with("found", found),
            Self::Locked { path } => of_path("error-store-locked", path),
            Self::ReadOnly { path, why } => of_path(read_only_id(*why), path),
            Self::IsStore { path } => of_path("error-store-exists", path),
            Self::Gone { path } => of_path("error-store-gone", path),
            Self::Shrunk { path, had, found } => of_path("error-store-shrunk", path)
                .with("had", had.to_string())
                .with("found", found.to_string()),
            Self::Replaced { path } => of_path("error-store-replaced", path),
            Self::NoStore { path } => of_path("error-store-none", path),
            Self::NothingToUndo { redo: false } => Message::new("error-store-nothing-to-undo"),
            Self::NothingToUndo { redo: true } => Message::new("error-store-nothing-to-redo"),
            Self::NoEdit { n } => Message::new("error-store-no-edit").with("n", n.to_string()),
            Self::Sample { n } => Message::new("error-store-sample").with("n", n.to_string()),
            Self::UndoneAlready { n } => Message::new("error-store-undone-already").with("n", n.to_string()),
            other => other.about_record(),
        }
    }

    /// Why something beside an edit failed that is saved: the sentence without what that means for the edit.
    pub(super) fn reason(&self) -> Message {
        match self {
            Self::Io { doing, path, error } | Self::NotSaved { doing, path, error } => {
                of_io("error-store-cannot", path, error).with("doing", doing.word())
            }
            Self::Uncertain { path, error } => {
                of_io("error-store-cannot", path, error).with("doing", Doing::Write.word())
            }
            Self::NotRegular { path } => of_path("error-store-irregular", path),
            other => other.message(),
        }
    }

    /// The sentence of an error that is about one record.
    fn about_record(&self) -> Message {
        let of = |id, record: &crate::model::Id| Message::new(id).with("id", record.as_str());
        match self {
            Self::Conflict(conflict) => of_conflict(conflict),
            Self::Revision { id, seen, actual } => of("error-store-revision", id)
                .with("seen", seen.to_string())
                .with("actual", actual.to_string()),
            Self::NoRecord { id, removed: false } => of("error-store-no-record", id),
            Self::NoRecord { id, removed: true } => of("error-store-removed", id),
            Self::Exists { id } => of("error-store-id-taken", id),
            Self::Referred { id, by, field } => {
                of("error-store-referred", id).with("by", by.as_str()).with("field", field)
            }
            Self::Value { id, error } => of("error-store-value", id)
                .with("field", &error.field)
                .with_message("detail", error.message()),
            Self::Dangling { id, field, target } => {
                of("error-store-dangling", id).with("field", field).with("target", target.as_str())
            }
            Self::TooLong { id, field, found, most } => of("error-store-too-long", id)
                .with("field", field)
                .with("field_is", kind_of(field))
                // What is cut off has at most as many characters as bytes.
                .with("over", found.saturating_sub(*most).to_string()),
            Self::OldFormat { id, why: Newness::Long(found) } => {
                of("error-store-old-format", id).with("kib", (found / 1024).to_string())
            }
            Self::OldFormat { id, why: Newness::Word(word) } => {
                of("error-store-old-format-word", id).with("word", *word)
            }
            Self::Full { most } => Message::new("error-store-full").with("most", most.to_string()),
            Self::Depended { n, id, field, later, by, t } => of("error-store-depended", id)
                .with("n", n.to_string())
                .with("field", field)
                .with("field_is", kind_of(field))
                .with("later", later.to_string())
                .with("later_is", if *later == 0 { "empty" } else { "known" })
                .with("by", by)
                .with("when", date::show_moment(t)),
            Self::Unread { reason } => {
                Message::new("error-store-unread").with_message("reason", reason.message())
            }
            Self::AcrossLost { n } => Message::new("error-store-across-lost").with("n", n.to_string()),
            other => Message::new("error-store").with("detail", other.to_string()),
        }
    }
}

fn of_conflict(conflict: &Conflict) -> Message {
    Message::new("error-store-conflict")
        .with("id", conflict.id.as_str())
        .with("field", &conflict.field)
        .with("mine", plain(&conflict.mine))
        .with("theirs", plain(&conflict.theirs))
        .with("seen", plain(&conflict.base))
        .with("by", &conflict.by)
        .with("mine_is", kind_of(&plain(&conflict.mine)))
        .with("theirs_is", kind_of(&plain(&conflict.theirs)))
        .with("by_is", kind_of(&conflict.by))
}

/// Language files cannot ask whether a text is empty; they can compare a word.
fn kind_of(text: &str) -> &'static str {
    if text.is_empty() { "empty" } else { "known" }
}

/// A value as people write it: a text without quotes, everything else as JSON.
fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Null => String::new(),
        other => other.to_string(),
    }
}

impl Wrong {
    /// The sentence for what is wrong at a place.
    pub fn message(&self, place: &Place) -> Message {
        let of = |id| of_place(id, place);
        match self {
            Self::Absent => of("error-store-absent"),
            Self::NoFile => of("error-store-no-file"),
            Self::Encoding => of("error-store-encoding"),
            Self::Value(wrong) => of("error-store-json").with_message("detail", wrong.message()),
            Self::Layout(layout) => of("error-store-layout").with("how", layout.word()),
            Self::Truncated => of("error-store-truncated"),
            Self::Twice(name) => of("error-store-twice").with("value", name),
            Self::TooMuch { found, most } => {
                of("error-store-too-much").with("found", found.to_string()).with("most", most.to_string())
            }
            Self::Control(code) => of("error-store-control").with("code", format!("U+{code:04X}")),
            Self::Dangling(target) => of("error-store-dangling-at").with("target", target),
            Self::Checksum => of("error-store-checksum"),
            Self::Gap { found, expected } => {
                of("error-store-gap").with("found", found.to_string()).with("expected", expected.to_string())
            }
            Self::Edits { from, to } => of("error-store-edits").with("span", span(*from, *to)),
            Self::Foreign => of("error-store-foreign"),
            Self::Changed => of("error-store-changed"),
            Self::Head => of("error-store-head"),
            Self::NoRecord(id) => of("error-store-edits-nothing").with("id", id),
            Self::NoItem => of("error-store-edits-no-item"),
        }
    }
}

fn read_only_id(why: ReadOnly) -> &'static str {
    match why {
        ReadOnly::Asked => "error-store-read-only",
        ReadOnly::Permission => "error-store-not-permitted",
        ReadOnly::Doubt => "error-store-in-doubt",
        ReadOnly::Shrunk => "error-store-stays-shrunk",
    }
}

fn of_path(id: &'static str, path: &std::path::Path) -> Message {
    Message::new(id).with("path", path.display().to_string())
}

fn of_place(id: &'static str, place: &Place) -> Message {
    let column = if place.column == 0 { String::new() } else { place.column.to_string() };
    of_path(id, &place.path)
        .with("place", place.to_string())
        .with("line", place.line.to_string())
        .with("column", column)
        .with("field", &place.field)
}

fn of_io(id: &'static str, path: &std::path::Path, error: &std::io::Error) -> Message {
    of_path(id, path).with_message("reason", system_reason(error))
}
