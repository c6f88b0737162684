//! From the keys that arrive to what they mean: sequences of keys, and keys that a Vietnamese keyboard changed.

use super::action::Context;
use super::key::Key;
use super::keymap::{Keymap, Meaning};
use super::telex::Telex;
use crate::text::Method;

/// The keys that are in force, and those of a sequence that is not complete.
#[derive(Debug)]
pub struct Keys {
    map: Keymap,
    pending: Vec<Key>,
    telex: Telex,
    /// How plain keys become Vietnamese letters in text fields, once somebody switched that on.
    composer: Option<Method>,
}

/// What a key is, with those that waited for it.
pub enum Pressed {
    /// It means something, or may yet.
    Means(Meaning),
    /// It means nothing: the key is text, if anything.
    Nothing(Key),
}

impl Keys {
    /// The keys of a map.
    pub fn new(map: Keymap) -> Self {
        Self { map, pending: Vec::new(), telex: Telex::default(), composer: None }
    }

    /// The map.
    pub fn map(&self) -> &Keymap {
        &self.map
    }

    /// The keys of a sequence that is not complete.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// Takes out the keys of the sequence.
    pub fn take_pending(&mut self) -> Vec<Key> {
        std::mem::take(&mut self.pending)
    }

    /// Takes a key where it is pressed. The keys of a sequence stay until [`Keys::take_pending`].
    pub fn press(&mut self, context: Context, key: Key) -> Pressed {
        let key = if context.takes_text() { key } else { self.telex.pressed(key) };
        let waited = !self.pending.is_empty();
        self.pending.push(key);
        match self.map.look_up(context, &self.pending) {
            Meaning::Nothing => {
                self.pending.clear();
                // The second key of a sequence that does not exist still means what it means alone.
                if waited { self.press(context, key) } else { Pressed::Nothing(key) }
            }
            meaning => Pressed::Means(meaning),
        }
    }

    /// How plain keys become Vietnamese letters.
    pub fn composer(&self) -> Option<Method> {
        self.composer
    }

    /// Telex, VNI, and off again.
    pub fn switch_composer(&mut self) {
        self.composer = match self.composer {
            None => Some(Method::Telex),
            Some(Method::Telex) => Some(Method::Vni),
            Some(Method::Vni) => None,
        };
    }
}
