//! An agency that is only named.

use serde_json::json;

use super::{Filled, InputError, read_text};
use crate::model::words::Certainty;
use crate::model::{Dataset, Id, Kind, Record};

/// An agency of which nothing is known but that somebody named it: unconfirmed until it is filled in.
pub fn named_agency(name: &str, id: Id) -> Result<Record, InputError> {
    let agency = Record::new(Kind::Agency, id);
    let title = read_text(name).map_err(|wrong| InputError::new("title", wrong))?;
    let fields = vec![("title", json!(title)), ("certainty", json!(Certainty::Unconfirmed.word()))];
    Ok(Filled::of(&agency, fields, &Dataset::default())?.record)
}
