//! What a newer version wrote, as far as this one understands it: records of an unknown kind, and words that stand in none of
//! the closed vocabularies. Both are kept as they are and shown in their own words; neither is edited here.
//!
//! An unknown word lies beside the fields that are unknown altogether, under the name of its field, which itself holds
//! nothing meanwhile. Only stores whose format allows it are read so; elsewhere such a word is a mistake.

use serde_json::{Map, Value};

use super::field::Fields as _;
use super::kinds::Head;
use super::record::Body;
use super::{FieldError, Id, Kind, Record, ValueError, strict};

impl Record {
    /// Reads a record that this version may not understand wholly; `None` where it is no record of any version.
    pub fn read_newer(text: &str) -> Option<Self> {
        let Ok(Value::Object(fields)) = strict::read(text) else { return None };
        let word = fields.get("kind")?.as_str().filter(|word| !word.is_empty())?;
        let known = Kind::ALL.into_iter().find(|kind| kind.name() == word);
        let id = Id::new(fields.get("id")?.as_str()?).ok()?;
        let mut record = Self::new(known.unwrap_or(Kind::Other), id);
        if let Body::Other(other) = &mut record.body {
            other.kind = word.into();
        }
        if let Some(rev) = fields.get("rev") {
            record.rev = u32::try_from(rev.as_u64()?).ok()?;
        }
        let others = fields.into_iter().filter(|(name, _)| !matches!(name.as_str(), "kind" | "id" | "rev"));
        for (name, value) in others {
            record.keep(&name, value).ok()?;
        }
        Some(record)
    }

    /// Sets a field to what a version wrote that may be newer.
    pub fn keep(&mut self, name: &str, value: Value) -> Result<(), FieldError> {
        if self.extra.is_some() {
            self.beside(|extra| drop(extra.shift_remove(name)));
        }
        if self.has(name) {
            match self.fill(name, &value) {
                Ok(_) => return Ok(()),
                Err(error) if !self.may_keep(&error) => return Err(error),
                // The field itself holds nothing beside a word that is unknown here.
                Err(_) => drop(self.fill(name, &Value::Null)?),
            }
        }
        if !value.is_null() {
            self.beside(|extra| drop(extra.insert(name.to_owned(), value)));
        }
        Ok(())
    }

    /// Whether a field is known here. Of an unknown kind that is what every kind has.
    fn has(&self, name: &str) -> bool {
        match self.kind() {
            Kind::Other => Head::NAMES.contains(&name),
            kind => kind.shape_of(name).is_some() || matches!(name, "geography" | "jurisdiction"),
        }
    }

    /// Whether a value that was refused may be one of a newer version: an unknown word, or anything in an unknown kind.
    fn may_keep(&self, error: &FieldError) -> bool {
        self.kind() == Kind::Other || matches!(error.wrong, ValueError::Word(_))
    }

    /// Changes what lies beside the known fields.
    fn beside(&mut self, change: impl FnOnce(&mut Map<String, Value>)) {
        let mut extra = self.extra.take().unwrap_or_default();
        change(&mut extra);
        self.extra = (!extra.is_empty()).then_some(extra);
    }

    /// What a known field holds, where that is of a newer version.
    pub fn newer(&self, name: &str) -> Option<&Value> {
        let value = self.extra.as_ref()?.get(name)?;
        (self.kind() == Kind::Other || self.kind().shape_of(name).is_some()).then_some(value)
    }

    /// Whether anything in it is of a newer version and cannot be put into fields.
    pub fn is_newer(&self) -> bool {
        let held = |name: &String| self.newer(name).is_some();
        self.kind() == Kind::Other || self.extra.as_ref().is_some_and(|extra| extra.keys().any(held))
    }

    /// The word of its kind, also of one that this version does not know.
    pub fn kind_word(&self) -> &str {
        match &self.body {
            Body::Other(other) => &other.kind,
            _ => self.kind().name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::peek::Peek;
    use serde_json::json;

    fn round(json: &str) -> String {
        serde_json::to_string(&Record::read_newer(json).expect(json)).expect("writes")
    }

    #[test]
    fn what_a_newer_version_wrote_is_written_again_as_it_was() {
        for json in [
            r#"{"kind":"risk","id":"rr-1","rev":2,"title":"Chậm","certainty":"guess","owner":["a"],"level":3}"#,
            r#"{"kind":"task","id":"nv-1","rev":0,"title":"x","status":"blocked","progress":40}"#,
            r#"{"kind":"task","id":"nv-1","rev":0,"title":"x","status":"doing","mới":1}"#,
        ] {
            assert_eq!(round(json), json);
        }
    }

    #[test]
    fn only_words_may_be_newer() {
        for json in [
            r#"{"kind":"task","id":"nv-1","progress":"x"}"#,
            r#"{"kind":"","id":"nv-1"}"#,
            r#"{"kind":"risk"}"#,
            r#"{"kind":"risk","id":"a","a":1,"a":2}"#,
            r#"{"kind":"task","id":"nv-1","rev":-1}"#,
        ] {
            assert_eq!(Record::read_newer(json), None, "{json}");
        }
    }

    #[test]
    fn an_unknown_word_is_what_the_field_holds() {
        let json = r#"{"kind":"task","id":"nv-1","status":"blocked"}"#;
        let mut record = Record::read_newer(json).expect("reads");
        assert_eq!(record.get("status"), Some(json!("blocked")));
        let slot = Kind::Task.slot("status").expect("a field");
        assert_eq!(record.peek(slot), Peek::Text("blocked"));
        record.keep("status", json!("done")).expect("a word that is known");
        assert_eq!((record.get("status"), record.is_newer()), (Some(json!("done")), false));
        record.keep("status", json!("blocked")).expect("kept");
        assert_eq!(record.as_task().expect("a task").status.word(), "unknown");
    }
}
