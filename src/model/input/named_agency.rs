//! An agency of which nothing is known but its name.

use serde_json::json;

use super::read_text;
use crate::model::words::Certainty;
use crate::model::{FieldError, Id, Kind, Record};

/// An agency that somebody named: unconfirmed until it is filled in.
///
/// # Errors
/// A name that says nothing or cannot be kept.
pub fn named_agency(name: &str, id: Id) -> Result<Record, FieldError> {
    let mut agency = Record::new(Kind::Agency, id);
    let title = read_text(name).map_err(|wrong| FieldError::new("title", wrong))?;
    agency.set("title", json!(title))?;
    agency.set("certainty", json!(Certainty::Unconfirmed.word()))?;
    Ok(agency)
}
