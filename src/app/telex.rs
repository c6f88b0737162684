//! Command keys that a Vietnamese keyboard changed on their way.
//!
//! With UniKey left on, `d` `d` arrives as `d`, Backspace, `đ`, and `u` `j` as `u`, Backspace, `ụ`. A letter right
//! after a Backspace stands for the key that made it; any other accented letter stands for its plain one. Text fields
//! do not go through here: there the same keys make the letter that was meant.

use unicode_normalization::UnicodeNormalization;

use super::key::{Code, Key};

/// Remembers whether the last key was a Backspace.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Telex {
    after_backspace: bool,
}

impl Telex {
    /// The key that was pressed, given the one that arrived.
    pub(super) fn pressed(&mut self, arrived: Key) -> Key {
        let after_backspace = std::mem::replace(&mut self.after_backspace, arrived.code == Code::Backspace);
        let Some(letter) = arrived.text().filter(|c| !c.is_ascii()) else { return arrived };
        let key = if after_backspace { maker(letter) } else { None };
        key.or_else(|| plain(letter)).map_or(arrived, Key::char)
    }
}

/// The Telex key that gives a letter its last mark: a tone before a shape.
fn maker(letter: char) -> Option<char> {
    let marks: Vec<char> = letter.nfd().skip(1).collect();
    let upper = letter.is_uppercase();
    let tone = marks.iter().find_map(|mark| match mark {
        '\u{301}' => Some('s'),
        '\u{300}' => Some('f'),
        '\u{309}' => Some('r'),
        '\u{303}' => Some('x'),
        '\u{323}' => Some('j'),
        _ => None,
    });
    let shape = || match marks.first() {
        Some('\u{302}') => plain(letter),
        Some('\u{306}' | '\u{31b}') => Some('w'),
        _ => matches!(letter, 'đ' | 'Đ').then_some('d'),
    };
    let key = tone.or_else(shape)?;
    Some(if upper { key.to_ascii_uppercase() } else { key })
}

/// The letter without its marks.
fn plain(letter: char) -> Option<char> {
    match letter {
        'đ' => Some('d'),
        'Đ' => Some('D'),
        _ => letter.nfd().next().filter(char::is_ascii),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(arrived: &str) -> String {
        let mut telex = Telex::default();
        let key = |c| if c == '<' { Key::plain(Code::Backspace) } else { Key::char(c) };
        arrived.chars().map(|c| telex.pressed(key(c))).filter_map(Key::text).collect()
    }

    #[test]
    fn changed_letters_count_as_the_keys_that_made_them() {
        for (arrived, keys) in [
            ("u<ụ", "uj"),
            ("d<đ", "dd"),
            ("o<ô", "oo"),
            ("u<ư", "uw"),
            ("đ", "d"),
            ("â", "a"),
            ("j", "j"),
            ("G", "G"),
            ("U<Ụ", "UJ"),
            ("o<ô<ộ", "ooj"),
        ] {
            assert_eq!(pressed(arrived), keys, "{arrived}");
        }
    }
}
