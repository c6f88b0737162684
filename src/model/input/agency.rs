//! An agency that comes to a store: of which nothing is known but its name, or out of the reference.

use std::collections::HashSet;

use serde_json::json;

use super::{Names, read_text};
use crate::model::reference::Body;
use crate::model::words::Certainty;
use crate::model::{Dataset, FieldError, Id, Kind, Record, ValueError};

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

/// The record of a body of the reference, under its own id.
///
/// # Errors
/// A body whose name cannot be kept: none of those that there are.
pub fn body_record(body: &Body, data: &Dataset) -> Result<Record, FieldError> {
    let no_id = || FieldError::new("id", ValueError::Empty);
    let mut agency = Record::new(Kind::Agency, Id::new(&body.id).map_err(|_| no_id())?);
    agency.set("title", json!(body.title))?;
    agency.set("certainty", json!(body.certainty.word()))?;
    agency.set("level", json!(body.level))?;
    if !body.short.is_empty() {
        agency.set("short", json!(body.short))?;
    }
    if !body.other_names.is_empty() {
        agency.set("other_names", json!(body.other_names))?;
    }
    if !body.place.is_empty() {
        agency.set("jurisdiction", json!(body.place))?;
    }
    if body.collective {
        agency.set("collective", json!(true))?;
    }
    if let Some(origin) = body.origin.first() {
        agency.set("source", json!(origin))?;
    }
    if let Some(above) = body.parent.as_deref().and_then(crate::model::reference::body) {
        let stored = Names::new(data).record_of(&above).map(|record| record.id.to_string());
        agency.set("parent", json!(stored.unwrap_or(above.id)))?;
    }
    Ok(agency)
}

/// The bodies above an agency that is named by any of its names, as far as is known: who asks gives them no duties.
pub fn superiors(agency: &str, data: &Dataset) -> HashSet<Id> {
    let mut found = HashSet::new();
    let named = || Names::new(data).find(Kind::Agency, agency).ok();
    let mut at = if agency.trim().is_empty() { None } else { named() };
    while let Some(id) = at {
        let stored = data.get(&id).and_then(Record::parent).cloned();
        let body = || crate::model::reference::body(&id)?.parent.and_then(|above| Id::new(&above).ok());
        // A ring of parents ends where it began.
        at = stored.or_else(body).filter(|above| found.insert(above.clone()));
    }
    found
}

/// The place of an agency, by any of its names: where a bare name is meant by those who work there. Empty where none is known.
pub fn home(agency: &str, data: &Dataset) -> String {
    if agency.trim().is_empty() {
        return String::new();
    }
    let Ok(id) = Names::new(data).find(Kind::Agency, agency) else { return String::new() };
    let stored = data.get(&id).map(|record| record.geography.to_string());
    stored.or_else(|| crate::model::reference::body(&id).map(|body| body.place)).unwrap_or_default()
}
