//! What an empty field takes, in a few words that stand where the text will: somebody who was told nothing sees how to go
//! on. It says nothing of a field in which something stands.

use super::field::{Control, Field};
use crate::model::shape::Shape;

/// The message for an empty field; `None` where its name says all there is to say.
pub fn guide(field: &Field) -> Option<&'static str> {
    match (&field.control, field.shape) {
        (Control::Choice(_), _) => None,
        (Control::Records(records), _) if records.many => Some("form-guide-names"),
        (Control::Records(_), _) => Some("form-guide-name"),
        (_, Shape::Deadline) => Some("form-guide-deadline"),
        (_, Shape::Date) => Some("form-guide-date"),
        (_, Shape::Texts | Shape::Objects) => Some("form-guide-texts"),
        _ if field.is_required() => Some("form-guide-required"),
        _ => None,
    }
}

/// What can be done beside a name that was chosen, where there may be several: Enter has not gone on there.
pub fn guide_behind(field: &Field) -> Option<&'static str> {
    match &field.control {
        Control::Records(records) if records.many && !field.is_empty() && records.typed().is_none() => {
            Some("form-guide-more")
        }
        _ => None,
    }
}

/// Whether a field has a list to pick from: words, records, texts that others hold, the days of a calendar.
pub fn has_list(field: &Field) -> bool {
    !matches!(field.control, Control::Text(_))
        || matches!(field.shape, Shape::Deadline | Shape::Date)
        || field.is_offered()
}
