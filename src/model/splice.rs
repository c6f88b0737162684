//! A change of a list as what it is: which items went, which came, and where.
//!
//! A list such as `notes` grows for years, and an edit that adds to it costs what it adds. So the journal does not say
//! the list before and after, but the items; and two who change different items of one list do not undo each other.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::shape::Shape;
use super::{Kind, Part};

/// Items that went from a list and items that came in their place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Splice {
    /// The field that holds the list.
    pub field: String,
    /// How many items stood before the place; `None` for the end of the list, however long it is by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<usize>,
    /// The items that came.
    #[serde(default, rename = "f", skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<Value>,
    /// The items that went.
    #[serde(default, rename = "was", skip_serializing_if = "Vec::is_empty")]
    pub old: Vec<Value>,
}

impl Splice {
    /// What it says in a journal.
    pub const PARTS: &'static [Part] = &[
        Part::needed("field", Shape::Text),
        Part::new("at", Shape::WHOLE),
        Part { takes_null: false, ..Part::new("f", Shape::Objects) },
        Part { takes_null: false, ..Part::new("was", Shape::Objects) },
    ];

    /// More items at the end.
    pub fn append(field: &str, new: Vec<Value>) -> Self {
        Self { field: field.to_owned(), at: None, new, old: Vec::new() }
    }

    /// The change from one value of a field to another, if the field is a list of objects and both values are lists.
    pub fn of(kind: Kind, field: &str, old: &Value, new: &Value) -> Option<Self> {
        if kind.shape_of(field) != Some(Shape::Objects) {
            return None;
        }
        Some(Self::between(field, items(old)?, items(new)?))
    }

    fn between(field: &str, old: &[Value], new: &[Value]) -> Self {
        let before = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old_rest, new_rest) = (&old[before..], &new[before..]);
        let after = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new);
        let after = after.count();
        let at = (before < old.len()).then_some(before);
        let (old, new) = (&old_rest[..old_rest.len() - after], &new_rest[..new_rest.len() - after]);
        Self { field: field.to_owned(), at, new: new.to_vec(), old: old.to_vec() }
    }

    /// What takes it back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { field: self.field.clone(), at: self.at, new: self.old.clone(), old: self.new.clone() }
    }

    /// Whether a later change of the same list is about the same items: it took away or changed what this one brought, or
    /// brought back what this one only took away. An item more beside is none of these.
    pub fn meets(&self, later: &Self) -> bool {
        let is_brought_back = || later.new.iter().any(|item| self.old.contains(item));
        later.old.iter().any(|item| self.new.contains(item)) || self.new.is_empty() && is_brought_back()
    }

    /// Whether it only adds.
    pub fn is_growth(&self) -> bool {
        self.old.is_empty()
    }

    /// Does it to a list; `false`, and nothing is done, if what should go is not there.
    pub fn apply(&self, list: &mut Vec<Value>) -> bool {
        let Some(at) = self.place(list) else { return false };
        list.splice(at..at + self.old.len(), self.new.iter().cloned());
        true
    }

    /// Where in a list it happens. Others may have added and removed items since, so what should go is looked for;
    /// where it stands several times, the place as it was counts, and then the last.
    fn place(&self, list: &[Value]) -> Option<usize> {
        if self.old.is_empty() {
            return Some(self.at.unwrap_or(list.len()).min(list.len()));
        }
        let is_there = |at: &usize| list.get(*at..*at + self.old.len()) == Some(&self.old);
        let elsewhere = || (0..=list.len().checked_sub(self.old.len())?).rev().find(is_there);
        self.at.filter(is_there).or_else(elsewhere)
    }
}

/// The items of a list; none of an empty field.
fn items(value: &Value) -> Option<&[Value]> {
    match value {
        Value::Null => Some(&[]),
        Value::Array(items) => Some(items),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn list(items: &[u8]) -> Vec<Value> {
        items.iter().map(|n| json!({"text": n})).collect()
    }

    #[test]
    fn only_what_differs_is_said() {
        let between = |old: &[u8], new: &[u8]| Splice::between("notes", &list(old), &list(new));
        assert_eq!(between(&[1, 2], &[1, 2, 3]), Splice::append("notes", list(&[3])));
        let ticked = between(&[1, 2, 3], &[1, 9, 3]);
        assert_eq!((ticked.at, ticked.old, ticked.new), (Some(1), list(&[2]), list(&[9])));
        let gone = between(&[1, 2, 3], &[1, 3]);
        assert_eq!((gone.at, gone.old.len(), gone.new.len()), (Some(1), 1, 0));
    }

    #[test]
    fn what_moved_is_found_and_what_changed_is_not() {
        let ticked = Splice::between("notes", &list(&[1, 2, 3]), &list(&[1, 9, 3]));
        let mut moved = list(&[0, 1, 2, 3]);
        assert!(ticked.apply(&mut moved));
        assert_eq!(moved, list(&[0, 1, 9, 3]));
        let mut changed = list(&[1, 7, 3]);
        assert!(!ticked.apply(&mut changed));
        assert_eq!(changed, list(&[1, 7, 3]));
    }

    proptest! {
        #[test]
        fn there_and_back(old in prop::collection::vec(0_u8..4, 0..9), new in prop::collection::vec(0_u8..4, 0..9)) {
            let splice = Splice::between("notes", &list(&old), &list(&new));
            let line = serde_json::to_string(&splice).expect("writes");
            let splice: Splice = serde_json::from_str(&line).expect("reads");
            let mut there = list(&old);
            prop_assert!(splice.apply(&mut there));
            prop_assert_eq!(&there, &list(&new));
            prop_assert!(splice.reversed().apply(&mut there));
            prop_assert_eq!(&there, &list(&old));
        }
    }
}
