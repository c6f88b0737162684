//! Records of a kind that only a newer version knows: the word for it, and no field of its own.

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::Value;

use super::Id;
use super::field::Fields;
use super::peek::Peek;
use super::shape::Text;
use super::spec::Spec;

/// The body of a record of an unknown kind: what the kind is called. All its fields lie beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Other {
    /// The word of the kind.
    pub kind: Text,
}

impl Fields for Other {
    const SPECS: &'static [Spec] = &[];
    const NAMES: &'static [&'static str] = &[];

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        _: &str,
        _: usize,
        _: &mut A,
    ) -> Result<Option<usize>, A::Error> {
        Ok(None)
    }

    fn write<M: SerializeMap>(&self, _: &mut M) -> Result<(), M::Error> {
        Ok(())
    }

    fn get(&self, _: &str) -> Option<Value> {
        None
    }

    fn peek(&self, _: usize) -> Peek<'_> {
        Peek::Nothing
    }

    fn each_reference<'r>(&'r self, _: &mut dyn FnMut(&'static str, &'r Id)) {}

    fn clear(&mut self, _: &str) -> bool {
        false
    }

    fn push_all(&mut self, _: &str, _: &[Value]) -> Result<bool, serde_json::Error> {
        Ok(false)
    }
}
