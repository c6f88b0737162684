//! What is typed in a form and not saved, as the text that is kept on the disk and offered again.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Form, Purpose};
use crate::model::input::Newcomers;
use crate::model::{Dataset, Id, Kind, Record};
use crate::text::Words;

/// The place of what is typed for a new record; there is one at most.
pub const NEW: &str = "new/form";

/// The place of what is typed for a record.
pub fn place(id: &Id) -> String {
    format!("{id}/form")
}

#[derive(Serialize, Deserialize)]
struct Kept {
    kind: Kind,
    fields: Vec<KeptField>,
    #[serde(default)]
    agencies: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct KeptField {
    name: String,
    texts: Vec<String>,
    /// What it was typed over: somebody else may have changed that by the time it is saved.
    was: Value,
}

impl Form {
    /// What is typed and not saved; empty where nothing is.
    pub fn draft(&self) -> String {
        let fields = self
            .fields
            .iter()
            .filter(|field| field.name != "kind" && (field.is_touched() || field.is_typed()));
        let kept = |field: &super::field::Field| KeptField {
            name: field.name.to_owned(),
            texts: field.texts(),
            was: self.base.get(field.name).unwrap_or(Value::Null),
        };
        let fields: Vec<KeptField> = fields.map(kept).collect();
        if fields.is_empty() || !self.is_touched() {
            return String::new();
        }
        let kept = Kept { kind: self.kind, fields, agencies: self.newcomers.names().to_vec() };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// A form for a new record with what was typed before.
    pub fn resume_new(draft: &str, data: &Dataset, words: &dyn Words) -> Option<Self> {
        let kept: Kept = serde_json::from_str(draft).ok()?;
        let mut form = Self::new(kept.kind, data, words)?;
        form.resume(kept, data, words);
        Some(form)
    }

    /// Puts back what was typed before in a form that changes a record.
    pub fn resume_edit(&mut self, draft: &str, data: &Dataset, words: &dyn Words) -> bool {
        let kept = serde_json::from_str::<Kept>(draft).ok().filter(|kept| kept.kind == self.kind);
        let found = kept.is_some();
        if let Some(kept) = kept {
            self.resume(kept, data, words);
        }
        found
    }

    fn resume(&mut self, kept: Kept, data: &Dataset, words: &dyn Words) {
        self.newcomers = Newcomers::named(kept.agencies);
        let mut base = Record::clone(&self.base);
        for field in kept.fields {
            let Some(at) = self.place_of(&field.name) else { continue };
            self.name_newcomers(at, &field.texts);
            self.fields[at].put(&field.texts, data);
            self.all |= at >= self.shown();
            if self.purpose == Purpose::Edit && base.get(&field.name).unwrap_or(Value::Null) != field.was {
                // What does not fit any more is no base.
                let _ = base.set(&field.name, field.was);
            }
        }
        self.base = std::sync::Arc::new(base);
        self.rebase(data, words);
    }

    /// Lets a field know the names that its placeholders stand for.
    fn name_newcomers(&mut self, at: usize, texts: &[String]) {
        let super::field::Control::Records(records) = &mut self.fields[at].control else { return };
        for (id, name) in self.newcomers.iter().filter(|(id, _)| texts.iter().any(|text| **text == **id)) {
            records.know(name, &id);
        }
    }
}
