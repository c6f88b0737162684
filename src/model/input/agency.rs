//! An agency that comes to a store: of which nothing is known but its name, or out of the reference.

use std::collections::HashSet;

use serde_json::json;

use super::{Names, read_text};
use crate::model::reference::{self, Body};
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
    if let Some(above) = body.parent.as_deref().and_then(reference::body) {
        let stored = Names::new(data).record_of(&above).map(|record| record.id.to_string());
        agency.set("parent", json!(stored.unwrap_or(above.id)))?;
    }
    Ok(agency)
}

/// The bodies above an agency, as far as is known: who is of it gives them no duties.
#[derive(Debug, Clone, Default)]
pub struct Superiors {
    /// Those that it belongs to.
    named: HashSet<Id>,
    /// How far up it stands itself; `None` where that is not known.
    rank: Option<u8>,
}

impl Superiors {
    /// Those of an agency that is named by any of its names; none where nobody is of one.
    pub fn of(agency: &str, data: &Dataset) -> Self {
        let names = Names::new(data);
        let own = if agency.trim().is_empty() { None } else { names.find(Kind::Agency, agency).ok() };
        let Some(own) = own else { return Self::default() };
        let mut found = Self { named: HashSet::new(), rank: rank(&own, data) };
        let mut at = Some(own);
        while let Some(id) = at {
            let stored = data.get(&id).and_then(Record::parent).cloned();
            // A ring of parents ends where it began.
            at = stored.or_else(|| above(&id, &names)).filter(|above| found.named.insert(above.clone()));
        }
        found
    }

    /// Whether an agency is above the one that these are of: one that it belongs to, or one of a higher level.
    pub fn is_above(&self, id: &Id, data: &Dataset) -> bool {
        self.named.contains(id) || self.rank.is_some_and(|own| rank(id, data).is_some_and(|rank| rank > own))
    }
}

/// The body above another one in the reference, by the record that stands for it.
fn above(id: &Id, names: &Names<'_>) -> Option<Id> {
    let body = reference::body(&reference::body(id)?.parent?)?;
    names.id_of(&body).ok()
}

/// How far up an agency stands: 2 for the country, 1 for a province, 0 below; `None` where its level says nothing of it.
fn rank(id: &Id, data: &Dataset) -> Option<u8> {
    let level = match data.get(id).map(|record| &record.body) {
        Some(crate::model::Body::Agency(agency)) => agency.level.to_string(),
        _ => reference::body(id)?.level.to_owned(),
    };
    match level.as_str() {
        "central" | "party-central" => Some(2),
        "local-city" | "local-province" | "party-local" => Some(1),
        "local-department" | "local-commune" | "local-mixed" | "central-branch" => Some(0),
        _ => None,
    }
}

/// The place of an agency, by any of its names: where a bare name is meant by those who work there. Empty where none is known.
pub fn home(agency: &str, data: &Dataset) -> String {
    if agency.trim().is_empty() {
        return String::new();
    }
    let Ok(id) = Names::new(data).find(Kind::Agency, agency) else { return String::new() };
    let stored = data.get(&id).map(|record| record.geography.to_string());
    stored.or_else(|| reference::body(&id).map(|body| body.place)).unwrap_or_default()
}
