//! The edit that a filled-in form asks for: a record with the agencies that it names for the first time, or changes of
//! one that is there.

use serde_json::Value;

use super::Edit;
use crate::model::input::{named_agency, renamed};
use crate::model::{FieldError, Id, Kind, Record};

/// What a form asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled<'a> {
    /// The kind of the record.
    pub kind: Kind,
    /// The record as it was seen; `None` for one that is to be created.
    pub seen: Option<&'a Record>,
    /// Names and new values; null empties a field.
    pub fields: Vec<(String, Value)>,
    /// Agencies to be created with it: the id that stands for each in the values, and its name.
    pub agencies: &'a [(String, String)],
}

impl Filled<'_> {
    /// The edit, and the id of the record. `new_id` draws ids.
    pub fn edit(self, mut new_id: impl FnMut(Kind) -> Id) -> Result<(Edit, Id), FieldError> {
        let (mut edit, mut ids) = (Edit::new(), Vec::new());
        for (stand_in, name) in self.agencies {
            let id = new_id(Kind::Agency);
            edit = edit.create(named_agency(name, id.clone())?);
            ids.push((stand_in.clone(), id));
        }
        let fields = self.fields.into_iter().map(|(name, value)| (name, renamed(value, &ids)));
        if let Some(seen) = self.seen {
            return Ok((edit.set(seen, fields), seen.id.clone()));
        }
        let mut record = Record::new(self.kind, new_id(self.kind));
        for (name, value) in fields {
            record.set(&name, value)?;
        }
        let id = record.id.clone();
        Ok((edit.create(record), id))
    }
}
