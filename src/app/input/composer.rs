//! Telex and VNI of our own, for machines without a Vietnamese keyboard: off until somebody switches it on.
//!
//! It keeps the keys of the word that is being typed, because its letters alone do not tell what was taken back
//! (`ass` is `as`, and stays so when an `i` follows).

use crate::text::{Method, compose_telex, compose_vni};

/// The word being typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Composer {
    method: Option<Method>,
    keys: String,
    shown: String,
}

impl Composer {
    /// Switches it on or off; a word that was begun is left as it is.
    pub(super) fn set(&mut self, method: Option<Method>) {
        if self.method != method {
            self.rest();
            self.method = method;
        }
    }

    /// The word is over.
    pub(super) fn rest(&mut self) {
        self.keys.clear();
        self.shown.clear();
    }

    /// A letter after a text: how many bytes before it are replaced, and by what. `None` where it is only itself.
    pub(super) fn typed(&mut self, before: &str, letter: char) -> Option<(usize, String)> {
        let method = self.method?;
        let is_key = letter.is_alphabetic() || (method == Method::Vni && letter.is_ascii_digit());
        if !is_key {
            self.rest();
            return None;
        }
        if self.shown.is_empty() || !before.ends_with(&self.shown) {
            let start = before.trim_end_matches(char::is_alphabetic).len();
            before[start..].clone_into(&mut self.keys);
            self.shown.clone_from(&self.keys);
        }
        self.keys.push(letter);
        let word = composed(&self.keys, method);
        let replaced = self.shown.len();
        self.shown.clone_from(&word);
        Some((replaced, word))
    }
}

/// What the keys of a word make. In abbreviations of documents, which are no syllables, only Đ is made: `QDD` is `QĐ`.
fn composed(keys: &str, method: Method) -> String {
    let is_short = keys.chars().all(|c| (c.is_uppercase() && !"AEIOUY".contains(c)) || c == '9');
    match method {
        Method::Telex if is_short => keys.replace("DD", "Đ"),
        Method::Vni if is_short && keys.starts_with(char::is_alphabetic) => keys.replace("D9", "Đ"),
        Method::Telex => compose_telex(keys),
        Method::Vni => compose_vni(keys),
    }
}
