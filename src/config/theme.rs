//! The theme file: how the parts of the screen look, by the names of `ui::theme`.
//!
//! ```toml
//! overdue = "bold red"
//! row = "white on #1f3a5f"
//! aside = "244"
//! tab_here = "reverse"
//! ```
//!
//! A look is words with blanks between them, in any order and in any case:
//!
//! - a colour for the text, at most one;
//! - `on` and a colour for the ground, at most once;
//! - any of `bold`, `dim`, `italic`, `underline`, `reverse`.
//!
//! A colour is `default` (the terminal's own), one of the 16 of ANSI (`red`, `light-red`, `dark-gray`, …; also without the
//! dash, `bright` for `light`, `grey` for `gray`), a number from 0 to 255, or `#` and six hexadecimal digits. A look stands in
//! place of the built-in one as a whole; `""` is text as the terminal shows it. Which looks a terminal cannot show is not known
//! here.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use toml::{Spanned, Value};

use super::{ConfigError, LineError, no_toml, read_regular};
use crate::model::words::UnknownWord;
use crate::model::{FieldError, ValueError, Wants};
use crate::text::nearest;

/// The parts of the screen that can be given a look. A test holds them to the table of `ui::theme`.
pub const NAMES: [&str; 25] = [
    "title",
    "title_focused",
    "tab",
    "tab_here",
    "head",
    "heading",
    "aside",
    "quote",
    "mark",
    "row",
    "row_matched",
    "key",
    "selected",
    "matched",
    "link",
    "overdue",
    "soon",
    "done",
    "line",
    "today",
    "bar_done",
    "bar_doing",
    "bar_late",
    "bar_soon",
    "bar_open",
];

/// What the file says: the looks of parts, by their names.
pub type Looks = BTreeMap<&'static str, Look>;

/// How a part of the screen looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The colour of the text.
    pub text: Option<Hue>,
    /// The colour of the ground.
    pub ground: Option<Hue>,
    /// What else is done to the text.
    pub attributes: Vec<Attribute>,
}

/// A colour as a terminal takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// The terminal's own.
    Default,
    /// One of xterm's, by its number; the first 16 are those of ANSI.
    Numbered(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// What is done to a text beside colouring it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after what they do")]
pub enum Attribute {
    Bold,
    Dim,
    Italic,
    Underline,
    Reverse,
}

/// The 16 colours of ANSI, in the order of their numbers.
const ANSI: usize = 16;

/// Every word of a look; the colours of ANSI first, in the order of their numbers.
const WORDS: &[&str] = &[
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "dark-gray",
    "light-red",
    "light-green",
    "light-yellow",
    "light-blue",
    "light-magenta",
    "light-cyan",
    "white",
    "0–255",
    "#rrggbb",
    "default",
    "on",
    "bold",
    "dim",
    "italic",
    "underline",
    "reverse",
];

/// Reads the theme file; one that is not there says nothing.
///
/// # Errors
/// [`ConfigError::Read`] if it cannot be read, [`ConfigError::Parse`] at the first line that cannot be used.
pub fn load(path: &Path) -> Result<Looks, ConfigError> {
    match read_regular(path) {
        Ok(text) => read(&text).map_err(|at| ConfigError::Parse { path: path.to_owned(), at: Box::new(at) }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Looks::new()),
        Err(error) => Err(ConfigError::Read { path: path.to_owned(), error }),
    }
}

fn read(text: &str) -> Result<Looks, LineError> {
    let written: BTreeMap<Spanned<String>, Spanned<Value>> =
        toml::from_str(text).map_err(|error| no_toml(text, &error))?;
    let mut written: Vec<_> = written.into_iter().collect();
    written.sort_by_key(|(name, _)| name.span().start);
    let look = |(name, value): (Spanned<String>, Spanned<Value>)| {
        let line = 1 + text.get(..name.span().start).unwrap_or_default().matches('\n').count();
        let as_written = text.get(value.span()).unwrap_or_default();
        let name = name.into_inner();
        let Some(known) = NAMES.iter().find(|known| **known == name) else {
            let wrong = ValueError::NoKey { name: name.clone(), among: NAMES.to_vec() };
            return Err(LineError { line, error: FieldError::new(name, wrong) });
        };
        let look = value.get_ref().as_str().map_or_else(|| Err(no_look(as_written)), look);
        let look = look.map_err(|wrong| LineError { line, error: FieldError::new(name, wrong) })?;
        Ok((*known, look))
    };
    written.into_iter().map(look).collect()
}

fn no_look(found: &str) -> ValueError {
    ValueError::found(found, Wants::Look)
}

/// Reads a look.
fn look(text: &str) -> Result<Look, ValueError> {
    let mut look = Look::default();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        if let Some(attribute) = attribute(word) {
            look.attributes.push(attribute);
            continue;
        }
        let (place, word) = if word.eq_ignore_ascii_case("on") {
            (&mut look.ground, words.next().ok_or_else(|| no_look(text))?)
        } else {
            (&mut look.text, word)
        };
        if place.replace(hue(word)?).is_some() {
            return Err(no_look(text));
        }
    }
    Ok(look)
}

fn attribute(word: &str) -> Option<Attribute> {
    Some(match word.to_ascii_lowercase().as_str() {
        "bold" => Attribute::Bold,
        "dim" => Attribute::Dim,
        "italic" => Attribute::Italic,
        "underline" => Attribute::Underline,
        "reverse" => Attribute::Reverse,
        _ => return None,
    })
}

fn hue(word: &str) -> Result<Hue, ValueError> {
    let plain = |word: &str| {
        let word = word.to_ascii_lowercase().replace(['-', '_'], "");
        word.replace("bright", "light").replace("grey", "gray")
    };
    let named = || WORDS[..ANSI].iter().position(|name| plain(name) == plain(word));
    if word.eq_ignore_ascii_case("default") {
        return Ok(Hue::Default);
    }
    let number = word.parse().ok().or_else(|| u8::try_from(named()?).ok());
    let hue = number.map(Hue::Numbered).or_else(|| word.strip_prefix('#').and_then(rgb));
    let unknown =
        || UnknownWord { word: word.to_owned(), nearest: nearest(word, WORDS.iter().copied()), among: WORDS };
    hue.ok_or_else(|| unknown().into())
}

/// The colour of six hexadecimal digits.
fn rgb(digits: &str) -> Option<Hue> {
    let is_six = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let [_, r, g, b] = u32::from_str_radix(digits, 16).ok().filter(|_| is_six)?.to_be_bytes();
    Some(Hue::Rgb(r, g, b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Syntax;

    fn only(text: &str) -> Look {
        look(text).expect(text)
    }

    #[test]
    fn a_look_is_words_in_any_order_and_case() {
        let text = |hue| Look { text: Some(hue), ..Look::default() };
        let on = |ground, attributes: &[Attribute]| Look {
            text: Some(Hue::Numbered(15)),
            ground: Some(ground),
            attributes: attributes.to_vec(),
        };
        assert_eq!(only(""), Look::default());
        assert_eq!(only("red"), text(Hue::Numbered(1)));
        assert_eq!(only("9"), text(Hue::Numbered(9)));
        assert_eq!(only("244"), text(Hue::Numbered(244)));
        assert_eq!(only("default"), text(Hue::Default));
        assert_eq!(only("#1F3a5f"), text(Hue::Rgb(0x1f, 0x3a, 0x5f)));
        assert_eq!(only("white on blue bold"), on(Hue::Numbered(4), &[Attribute::Bold]));
        assert_eq!(
            only("  Bold  ON #000000 White underline "),
            on(Hue::Rgb(0, 0, 0), &[Attribute::Bold, Attribute::Underline])
        );
        for same in ["light-red", "lightred", "light_red", "Bright-Red", "9"] {
            assert_eq!(only(same), text(Hue::Numbered(9)), "{same}");
        }
        assert_eq!(only("dark-grey"), text(Hue::Numbered(8)));
        assert_eq!(only("dim italic reverse").attributes.len(), 3);
    }

    #[test]
    fn every_word_of_the_list_is_understood() {
        for word in WORDS.iter().filter(|word| !["0–255", "#rrggbb", "on"].contains(*word)) {
            assert_ne!(only(word), Look::default(), "{word}");
        }
        assert_eq!(only("on red").ground, Some(Hue::Numbered(1)));
    }

    #[test]
    fn what_is_no_look_is_named_with_what_would_be_right() {
        for (text, found) in
            [("red green", "red green"), ("on red on blue", "on red on blue"), ("bold on", "bold on")]
        {
            assert_eq!(look(text), Err(no_look(found)), "{text}");
        }
        for (text, word, near) in [
            ("bold rde", "rde", Some("red")),
            ("256", "256", None),
            ("-1", "-1", None),
            ("#12345", "#12345", None),
            ("#1234567", "#1234567", None),
            ("#+12345", "#+12345", None),
            ("#ghijkl", "#ghijkl", None),
            ("on bold", "bold", Some("bold")),
            ("underlined", "underlined", Some("underline")),
        ] {
            let Err(ValueError::Word(wrong)) = look(text) else { panic!("{text}: {:?}", look(text)) };
            assert_eq!((wrong.word.as_str(), wrong.among), (word, WORDS), "{text}");
            assert!(near.is_none() || wrong.nearest == near, "{text}: {:?}", wrong.nearest);
        }
    }

    #[test]
    fn the_first_line_that_cannot_be_used_is_named() {
        let wrong = |text: &str| {
            let LineError { line, error } = read(text).expect_err(text);
            (line, error.field, error.wrong)
        };
        let no_key = ValueError::NoKey { name: "overdeu".into(), among: NAMES.to_vec() };
        assert_eq!(
            wrong("# của tôi\nrow = \"bold\"\noverdeu = \"red\"\nzz = 1\n"),
            (3, "overdeu".into(), no_key)
        );
        assert_eq!(wrong("\nrow = [\n\"red\"]\n"), (2, "row".into(), no_look("[\n\"red\"]")));
        assert_eq!(wrong("soon = 3"), (1, "soon".into(), no_look("3")));
        assert_eq!(wrong("soon: red"), (1, String::new(), ValueError::Syntax(Syntax::Toml)));
        assert_eq!(wrong("soon = \"\"\nsoon = \"\""), (2, "soon".into(), ValueError::Twice("soon".into())));
        let (line, field, why) = wrong("row = \"bold\"\n\nline = \"gren\"\n");
        assert!((line, field.as_str()) == (3, "line") && matches!(why, ValueError::Word(_)), "{why:?}");
    }

    #[test]
    fn a_file_that_is_not_there_says_nothing_and_a_device_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("theme.toml");
        assert_eq!(load(&path).expect("none"), Looks::new());
        std::fs::write(&path, "row = \"reverse\"\n").expect("written");
        let looks = load(&path).expect("read");
        assert_eq!(looks.get("row").map(|look| look.attributes.as_slice()), Some(&[Attribute::Reverse][..]));
        assert!(matches!(load(Path::new("/dev/zero")), Err(ConfigError::Read { .. })));
        std::fs::write(&path, "#".repeat(1 << 21)).expect("written");
        assert!(matches!(load(&path), Err(ConfigError::Read { .. })));
    }
}
