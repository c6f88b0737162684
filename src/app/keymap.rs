//! From keys to actions, in the context where they are pressed: the action table, with the keys that the user's config gives.
//!
//! How the config is read and what of it cannot be used is in `settings`.

mod settings;

use std::collections::HashMap;

use super::action::{Action, Context, Row, TABLE};
use super::key::{Key, ParseKeyError};
use crate::config::keys::Keys;
use crate::text::Message;

/// What a key or the beginning of a sequence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Do this.
    Act(Action),
    /// A sequence has begun.
    Wait,
    /// Nothing.
    Nothing,
}

/// The keys of every context.
#[derive(Debug, Default)]
pub struct Keymap {
    bindings: HashMap<Context, Vec<Binding>>,
}

/// Keys, one or a sequence, and the row of the table that they stand for.
#[derive(Debug)]
struct Binding {
    keys: Vec<Key>,
    row: &'static Row,
}

impl Keymap {
    /// The keys of the action table.
    ///
    /// # Errors
    /// Where a key of the table cannot be read; a test keeps it from that.
    pub fn of_table() -> Result<Self, ParseKeyError> {
        Self::of(&Keys::default()).map(|(map, _)| map)
    }

    /// The same with the keys of a config before them, and what of those is not as the user may think, in the order of the file.
    ///
    /// # Errors
    /// As [`Keymap::of_table`]; nothing in a config is an error.
    pub fn of(keys: &Keys) -> Result<(Self, Vec<Message>), ParseKeyError> {
        settings::keymap(keys.settings())
    }

    /// What the keys mean that were pressed so far.
    pub fn look_up(&self, context: Context, keys: &[Key]) -> Meaning {
        let bindings = self.at(context);
        if let Some(binding) = bindings.iter().find(|binding| binding.keys == keys) {
            return Meaning::Act(binding.row.action);
        }
        let begun = bindings.iter().any(|binding| binding.keys.starts_with(keys));
        if begun { Meaning::Wait } else { Meaning::Nothing }
    }

    /// The keys of a row that are in force in a context, the first to be shown first.
    pub fn keys(&self, context: Context, row: &Row) -> impl Iterator<Item = &[Key]> {
        let id = row.id;
        self.at(context)
            .iter()
            .filter(move |binding| binding.row.id == id)
            .map(|binding| binding.keys.as_slice())
    }

    /// The rows whose keys are not those of the table, each with what is in force, in the order of the table.
    pub fn changed(&self) -> impl Iterator<Item = (&'static Row, Vec<&[Key]>)> {
        TABLE.iter().map(|row| (row, self.anywhere(row))).filter(|(row, keys)| {
            let of_table: Vec<_> = row.keys.iter().filter_map(|keys| sequence(keys).ok()).collect();
            *keys != of_table
        })
    }

    /// What is to be written into a config file for the same keys: ids with keys.
    pub fn settings(&self) -> impl Iterator<Item = (&'static str, Vec<String>)> {
        self.changed().map(|(row, keys)| (row.id, keys.into_iter().map(written).collect()))
    }

    /// The keys of a row in any of its contexts.
    fn anywhere(&self, row: &'static Row) -> Vec<&[Key]> {
        let mut found: Vec<&[Key]> = Vec::new();
        for keys in row.contexts.iter().flat_map(|context| self.keys(*context, row)) {
            if !found.contains(&keys) {
                found.push(keys);
            }
        }
        found
    }

    /// What sentences are to call the keys of these rows: the first one, or the name for the palette where there is none.
    pub fn names(&self) -> HashMap<&'static str, String> {
        let name = |keys: &[&[Key]], row: &Row| {
            keys.first().map_or_else(|| format!(":{}", row.id), |keys| label(keys))
        };
        self.changed().map(|(row, keys)| (row.id, name(&keys, row))).collect()
    }

    fn at(&self, context: Context) -> &[Binding] {
        self.bindings.get(&context).map_or(&[], Vec::as_slice)
    }

    /// How many keys and sequences it holds.
    pub fn len(&self) -> usize {
        self.bindings.values().map(Vec::len).sum()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The keys of a sequence as the table and the config file write them.
pub fn sequence(written: &str) -> Result<Vec<Key>, ParseKeyError> {
    let keys: Vec<Key> = written.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err(ParseKeyError::Empty) } else { Ok(keys) }
}

/// A sequence as the table and the config file write it.
fn written(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// A sequence as a person reads it.
pub fn label(keys: &[Key]) -> String {
    keys.iter().map(|key| key.label()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_reads_and_none_stands_twice_in_a_context() {
        let (map, told) = Keymap::of(&Keys::default()).expect("every key reads");
        let bindings: usize = TABLE.iter().map(|row| row.keys.len() * row.contexts.len()).sum();
        assert_eq!(map.len(), bindings, "a key stands twice in one context");
        assert_eq!((told, map.changed().count()), (Vec::new(), 0));
    }

    #[test]
    fn a_sequence_waits_for_its_second_key() {
        let map = Keymap::of_table().expect("reads");
        let g = Key::char('g');
        assert_eq!(map.look_up(Context::List, &[g]), Meaning::Wait);
        assert_eq!(map.look_up(Context::List, &[g, g]), Meaning::Act(Action::First));
        assert_eq!(map.look_up(Context::Finder, &[g]), Meaning::Nothing);
    }

    #[test]
    fn no_command_is_a_key_that_a_vietnamese_keyboard_swallows() {
        for row in TABLE {
            for keys in row.keys {
                assert!(!["w", "[", "]", "a a", "d d", "e e", "o o"].contains(keys), "{keys}");
            }
        }
    }

    #[test]
    fn no_digit_is_the_only_way_to_an_action() {
        // Digits are tones in VNI. The screens have Tab beside them.
        for row in TABLE.iter().filter(|row| row.keys.iter().all(|key| key.parse::<u8>().is_ok())) {
            assert_eq!(row.group, crate::app::action::Group::Screens, "{}", row.id);
        }
    }
}
