//! From keys to actions, in the context where they are pressed. Built from the action table.

use std::collections::HashMap;

use super::action::{Action, Context, TABLE};
use super::key::{Key, ParseKeyError};

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
    actions: HashMap<(Context, Vec<Key>), Action>,
}

impl Keymap {
    /// The keys of the action table.
    pub fn of_table() -> Result<Self, ParseKeyError> {
        let mut map = Self::default();
        for row in TABLE {
            for keys in row.keys {
                let keys = sequence(keys)?;
                for context in row.contexts {
                    map.actions.insert((*context, keys.clone()), row.action);
                }
            }
        }
        Ok(map)
    }

    /// What the keys mean that were pressed so far.
    pub fn look_up(&self, context: Context, keys: &[Key]) -> Meaning {
        if let Some(action) = self.actions.get(&(context, keys.to_vec())) {
            return Meaning::Act(*action);
        }
        let begins = |(at, sequence): &(Context, Vec<Key>)| {
            *at == context && sequence.len() > keys.len() && sequence.starts_with(keys)
        };
        if self.actions.keys().any(begins) { Meaning::Wait } else { Meaning::Nothing }
    }

    /// How many keys and sequences it holds.
    pub fn len(&self) -> usize {
        self.actions.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty()
    }
}

/// The keys of a sequence as the table writes them.
pub fn sequence(written: &str) -> Result<Vec<Key>, ParseKeyError> {
    written.split(' ').map(str::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_reads_and_none_stands_twice_in_a_context() {
        let map = Keymap::of_table().expect("every key reads");
        let bindings: usize = TABLE.iter().map(|row| row.keys.len() * row.contexts.len()).sum();
        assert_eq!(map.len(), bindings, "a key stands twice in one context");
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
