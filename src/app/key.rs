//! The program's own word for a key: what the action table, the config file and the help speak of. It deliberately knows
//! nothing of bytes or of the terminal library; `term` translates into it.
//!
//! Two spellings: [`Key`]'s `Display` is the plain one (`ctrl-d`, `shift-left`, `G`), and [`Key::label`] is what a person
//! reads on the screen (`Ctrl-D`, `⇧←`, `G`). The config file takes either.

use std::fmt;
use std::str::FromStr;

/// One key press with its modifiers. Build it with [`Key::new`], which brings equal keys to one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// What was held down with it.
    pub mods: Mods,
}

/// Which key, without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A key that types something; never a control character.
    Char(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift with Tab, which terminals send as a key of its own.
    BackTab,
    /// Backspace, whichever of its two bytes the terminal sends.
    Backspace,
    /// Delete (forward).
    Delete,
    /// Insert.
    Insert,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to [`LAST_FUNCTION_KEY`].
    F(u8),
}

/// The highest function key that terminals send.
pub const LAST_FUNCTION_KEY: u8 = 24;

/// The modifiers of a key. For a character Shift is in the character itself (`G`, not Shift and `g`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mods {
    /// Control.
    pub ctrl: bool,
    /// Alt, or Escape sent just before.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}

impl Mods {
    /// No modifier.
    pub const NONE: Self = Self { ctrl: false, alt: false, shift: false };
    /// Control alone.
    pub const CTRL: Self = Self { ctrl: true, alt: false, shift: false };
    /// Alt alone.
    pub const ALT: Self = Self { ctrl: false, alt: true, shift: false };
    /// Shift alone.
    pub const SHIFT: Self = Self { ctrl: false, alt: false, shift: true };
}

/// Why a word is not a key. The value is in it, so that the edge can make a sentence of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseKeyError {
    /// Nothing was written.
    #[error("a key is missing")]
    Empty,
    /// No key has this name.
    #[error("no key is called {0:?}")]
    Unknown(String),
    /// Shift with a character whose shifted form depends on the keyboard (`shift-1`): write the character itself.
    #[error("{0:?}: write the character that shift makes")]
    Shifted(String),
    /// A terminal sends the same byte for both, so the first can never be told apart.
    #[error("a terminal sends {pressed:?} as {arrives}")]
    SameAs {
        /// What was written.
        pressed: String,
        /// The key that arrives instead.
        arrives: Key,
    },
}

/// Names of the keys that are not characters, as the config file and as a person writes them.
const NAMED: [(Code, &str, &str); 16] = [
    (Code::Char(' '), "space", "Space"),
    (Code::Enter, "enter", "Enter"),
    (Code::Esc, "esc", "Esc"),
    (Code::Tab, "tab", "Tab"),
    (Code::Backspace, "backspace", "Backspace"),
    (Code::Delete, "delete", "Del"),
    (Code::Insert, "insert", "Ins"),
    (Code::Left, "left", "Left"),
    (Code::Right, "right", "Right"),
    (Code::Up, "up", "Up"),
    (Code::Down, "down", "Down"),
    (Code::Home, "home", "Home"),
    (Code::End, "end", "End"),
    (Code::PageUp, "pgup", "PgUp"),
    (Code::PageDown, "pgdn", "PgDn"),
    (Code::BackTab, "shift-tab", "Shift-Tab"),
];

/// Other names that people write for the same keys.
const ALIASES: [(&str, Code); 8] = [
    ("return", Code::Enter),
    ("escape", Code::Esc),
    ("del", Code::Delete),
    ("ins", Code::Insert),
    ("bs", Code::Backspace),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("backtab", Code::BackTab),
];

/// The names of the keys that are no characters, as they may be written.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMED.iter().map(|row| row.1).chain(ALIASES.iter().map(|row| row.0))
}

impl Key {
    /// The key in its one form: Shift folded into a character, Shift-Tab as [`Code::BackTab`], Control with a lower-case
    /// letter (a terminal sends one byte for both cases).
    pub fn new(code: Code, mods: Mods) -> Self {
        match code {
            Code::Char(c) => Self::of_char(c, mods),
            Code::Tab if mods.shift => Self { code: Code::BackTab, mods: Mods { shift: false, ..mods } },
            Code::BackTab => Self { code, mods: Mods { shift: false, ..mods } },
            _ => Self { code, mods },
        }
    }

    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, mods: Mods::NONE }
    }

    /// A character as it is typed.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// Control with a lower-case character.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), mods: Mods::CTRL }
    }

    /// The character this key types into a text field, if it types one.
    pub fn text(self) -> Option<char> {
        match self.code {
            Code::Char(c) if self.mods == Mods::NONE => Some(c),
            _ => None,
        }
    }

    fn of_char(c: char, mods: Mods) -> Self {
        let c = match (mods.ctrl, mods.shift) {
            (true, _) => c.to_ascii_lowercase(),
            (false, true) => single_upper(c).unwrap_or(c),
            (false, false) => c,
        };
        Self { code: Code::Char(c), mods: Mods { shift: false, ..mods } }
    }

    /// What a person reads in the footer and the help: `Ctrl-D`, `⇧←`, `PgUp`, `G`.
    pub fn label(self) -> String {
        self.labelled(arrow, "⇧")
    }

    /// [`Key::label`] for a terminal without UTF-8: `Ctrl-D`, `Shift-Left`.
    pub fn label_ascii(self) -> String {
        self.labelled(|_| None, "Shift-")
    }

    fn labelled(self, picture: fn(Code) -> Option<char>, shift: &str) -> String {
        let mut label = String::new();
        for (held, name) in [(self.mods.ctrl, "Ctrl-"), (self.mods.alt, "Alt-"), (self.mods.shift, shift)] {
            label.push_str(if held { name } else { "" });
        }
        let cap = match self.code {
            Code::BackTab => {
                label.push_str(shift);
                Code::Tab
            }
            Code::Char(c) if self.mods.ctrl => Code::Char(c.to_ascii_uppercase()),
            code => code,
        };
        if let Some(picture) = picture(cap) {
            label.push(picture);
        } else {
            // Writing to a String cannot fail.
            let _ = write_cap(cap, named(cap).map(|(_, label)| label), &mut label);
        }
        label
    }
}

fn single_upper(c: char) -> Option<char> {
    let mut upper = c.to_uppercase();
    let first = upper.next()?;
    upper.next().is_none().then_some(first)
}

/// The keys that are shown as pictures; on the keyboard no character looks so.
const PICTURES: [(char, Code); 4] =
    [('←', Code::Left), ('→', Code::Right), ('↑', Code::Up), ('↓', Code::Down)];

fn arrow(code: Code) -> Option<char> {
    PICTURES.iter().find(|(_, of)| *of == code).map(|(picture, _)| *picture)
}

/// The config name and the label of a key that has them.
fn named(code: Code) -> Option<(&'static str, &'static str)> {
    NAMED.iter().find(|row| row.0 == code).map(|row| (row.1, row.2))
}

/// What is on the key: its name if it has one, else its character or its number.
fn write_cap(code: Code, name: Option<&str>, out: &mut impl fmt::Write) -> fmt::Result {
    match (code, name) {
        (_, Some(name)) => out.write_str(name),
        (Code::Char(c), None) => out.write_char(c),
        (Code::F(n), None) => write!(out, "F{n}"),
        // Every other key stands in NAMED.
        (_, None) => Ok(()),
    }
}

impl From<Code> for Key {
    fn from(code: Code) -> Self {
        Self::new(code, Mods::NONE)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mods { ctrl, alt, shift } = self.mods;
        for (held, prefix) in [(ctrl, "ctrl-"), (alt, "alt-"), (shift, "shift-")] {
            f.write_str(if held { prefix } else { "" })?;
        }
        match self.code {
            Code::F(n) => write!(f, "f{n}"),
            code => write_cap(code, named(code).map(|(name, _)| name), f),
        }
    }
}

impl FromStr for Key {
    type Err = ParseKeyError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let (mods, name) = split_mods(written);
        if name.is_empty() {
            return Err(ParseKeyError::Empty);
        }
        let code = parse_code(name).ok_or_else(|| ParseKeyError::Unknown(written.to_owned()))?;
        if mods.shift && matches!(code, Code::Char(c) if single_upper(c).is_none_or(|upper| upper == c)) {
            return Err(ParseKeyError::Shifted(written.to_owned()));
        }
        let key = Self::new(code, mods);
        match arrives_as(key) {
            Some(arrives) => Err(ParseKeyError::SameAs { pressed: written.to_owned(), arrives }),
            None => Ok(key),
        }
    }
}

/// The modifiers in front of a key's name, in any order and case, each with `-` or `+` behind it; `⇧` stands for Shift. A
/// sign at the end is a key itself.
fn split_mods(written: &str) -> (Mods, &str) {
    let (mut mods, mut name) = (Mods::NONE, written);
    loop {
        if let Some(rest) = name.strip_prefix('⇧').filter(|rest| !rest.is_empty()) {
            mods.shift = true;
            name = rest;
            continue;
        }
        let Some((word, rest)) = name.split_once(['-', '+']).filter(|(_, rest)| !rest.is_empty()) else {
            break;
        };
        match word.to_ascii_lowercase().as_str() {
            "ctrl" | "c" => mods.ctrl = true,
            "alt" | "a" => mods.alt = true,
            "shift" | "s" => mods.shift = true,
            _ => break,
        }
        name = rest;
    }
    (mods, name)
}

fn parse_code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return PICTURES
            .iter()
            .find(|(picture, _)| *picture == c)
            .map(|(_, code)| *code)
            .or_else(|| (!c.is_control()).then_some(Code::Char(c)));
    }
    let name = name.to_ascii_lowercase();
    let named = NAMED.iter().find(|row| row.1 == name).map(|row| row.0);
    let alias = || ALIASES.iter().find(|row| row.0 == name).map(|row| row.1);
    named.or_else(alias).or_else(|| function_key(&name))
}

fn function_key(name: &str) -> Option<Code> {
    let number = name.strip_prefix('f')?.parse().ok()?;
    (1..=LAST_FUNCTION_KEY).contains(&number).then_some(Code::F(number))
}

/// The key that a terminal cannot tell from `key`: Control with these letters is the byte of a key of its own.
fn arrives_as(key: Key) -> Option<Key> {
    let Code::Char(c) = key.code else { return None };
    let twin = match c {
        'h' => Code::Backspace,
        'i' => Code::Tab,
        'm' => Code::Enter,
        '[' => Code::Esc,
        _ => return None,
    };
    key.mods.ctrl.then_some(Key { code: twin, mods: Mods { ctrl: false, ..key.mods } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(written: &str) -> Key {
        written.parse().unwrap()
    }

    #[test]
    fn the_config_words_mean_what_they_say() {
        assert_eq!(key("j"), Key::char('j'));
        assert_eq!(key("G"), Key::char('G'));
        assert_eq!(key("ctrl-d"), Key::ctrl('d'));
        assert_eq!(key("shift-left"), Key { code: Code::Left, mods: Mods::SHIFT });
        assert_eq!(key("shift-tab"), Key::plain(Code::BackTab));
        assert_eq!(key("space"), Key::char(' '));
        assert_eq!(key("f5"), Key::plain(Code::F(5)));
        assert_eq!(key("-"), Key::char('-'));
        assert_eq!(key("ctrl--"), Key::ctrl('-'));
        assert_eq!(key("đ"), Key::char('đ'));
    }

    #[test]
    fn different_spellings_of_one_key_are_equal() {
        assert_eq!(key("shift-g"), key("G"));
        assert_eq!(key("ctrl-D"), key("ctrl-d"));
        assert_eq!(key("Alt-Ctrl-x"), key("ctrl-alt-x"));
        assert_eq!(key("PageUp"), key("pgup"));
        assert_eq!(key("⇧←"), key("Shift-Left"));
        assert_eq!(key("⇧Tab"), key("shift-tab"));
        assert_eq!(key("Ctrl+D"), key("ctrl-d"));
        assert_eq!(key("+"), Key::char('+'));
        assert_eq!(key("ctrl-+"), Key::ctrl('+'));
        assert_eq!(Key::new(Code::Tab, Mods::SHIFT), key("backtab"));
    }

    #[test]
    fn a_word_that_is_no_key_is_refused_with_its_reason() {
        let refused = |written: &str| written.parse::<Key>().unwrap_err();
        assert_eq!(refused(""), ParseKeyError::Empty);
        assert_eq!(refused("f25"), ParseKeyError::Unknown("f25".into()));
        assert_eq!(refused("hyper-x"), ParseKeyError::Unknown("hyper-x".into()));
        assert_eq!(refused("\u{1b}"), ParseKeyError::Unknown("\u{1b}".into()));
        assert_eq!(refused("shift-1"), ParseKeyError::Shifted("shift-1".into()));
        let arrives = Key::plain(Code::Tab);
        assert_eq!(refused("ctrl-i"), ParseKeyError::SameAs { pressed: "ctrl-i".into(), arrives });
    }

    #[test]
    fn labels_are_what_a_person_reads() {
        let both = |written: &str| (key(written).label(), key(written).label_ascii());
        let same = |text: &str| (text.to_owned(), text.to_owned());
        assert_eq!(both("ctrl-d"), same("Ctrl-D"));
        assert_eq!(both("g"), same("g"));
        assert_eq!(both("f10"), same("F10"));
        assert_eq!(both("pgup"), same("PgUp"));
        assert_eq!(both("shift-left"), ("⇧←".into(), "Shift-Left".into()));
        assert_eq!(both("shift-tab"), ("⇧Tab".into(), "Shift-Tab".into()));
        assert_eq!(both("alt-down"), ("Alt-↓".into(), "Alt-Down".into()));
    }

    #[test]
    fn only_a_bare_character_types() {
        assert_eq!(key("ê").text(), Some('ê'));
        assert_eq!(key("space").text(), Some(' '));
        assert_eq!(key("ctrl-d").text(), None);
        assert_eq!(key("enter").text(), None);
    }

    fn any_code() -> impl Strategy<Value = Code> {
        let chars = any::<char>().prop_filter("typed", |c| !c.is_control()).prop_map(Code::Char);
        let named = prop::sample::select(NAMED.map(|row| row.0).to_vec());
        prop_oneof![
            chars,
            "[ -~]".prop_map(|s| Code::Char(s.as_bytes()[0].into())),
            named,
            (1..=24_u8).prop_map(Code::F)
        ]
    }

    proptest! {
        #[test]
        fn every_key_survives_being_written_and_read(code in any_code(), ctrl: bool, alt: bool, shift: bool) {
            let key = Key::new(code, Mods { ctrl, alt, shift });
            prop_assume!(arrives_as(key).is_none() && !matches!(code, Code::Char('⇧' | '←' | '→' | '↑' | '↓')));
            prop_assert_eq!(key.to_string().parse(), Ok(key));
            // What the screen shows can be written too.
            prop_assume!(code != Code::Char(' '));
            prop_assert_eq!(key.label().parse(), Ok(key), "{}", key.label());
            prop_assert_eq!(key.label_ascii().parse(), Ok(key), "{}", key.label_ascii());
        }

        #[test]
        fn reading_any_word_never_panics(written in ".{0,12}") {
            let _ = written.parse::<Key>();
        }

        #[test]
        fn ascii_labels_of_ascii_keys_are_ascii(code in any_code(), ctrl: bool, alt: bool, shift: bool) {
            prop_assume!(!matches!(code, Code::Char(c) if !c.is_ascii()));
            let key = Key::new(code, Mods { ctrl, alt, shift });
            prop_assert!(key.label_ascii().is_ascii());
        }
    }
}
