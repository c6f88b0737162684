//! The config file and the files beside it, the folders that the program uses, and the day on which it runs.
//!
//! Deliberately small: what is not set has a default, what is unknown is an error with its line.

mod account;
pub mod clock;
mod error;
pub mod holidays;
pub mod keys;
mod misread;
mod own;
pub mod system;
pub mod theme;
pub mod views;

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use directories::ProjectDirs;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::account::Account;
pub use self::error::ConfigError;
pub use self::misread::{LineError, no_toml};
pub use self::own::Own;
use crate::files;
use crate::lang::Language;
use crate::model::condition::SOON_DAYS;
use crate::model::holidays::Holidays;
use crate::model::shape::Shape;
use crate::model::words::UnknownWord;
use crate::model::{Date, Now, Part, Wants};
use crate::text::{Message, nearest};

/// Where data, configuration and state live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The store, unless `--store` names another.
    pub data: PathBuf,
    /// The config file's folder.
    pub config: PathBuf,
    /// What belongs to one user on one machine: drafts, marks.
    pub state: PathBuf,
    /// What can be worked out again.
    pub cache: PathBuf,
}

impl Paths {
    /// The folders of this user; `None` where there is no home folder.
    pub fn of_user() -> Option<Self> {
        let dirs = ProjectDirs::from("vn", "", "cncl")?;
        Some(Self {
            data: dirs.data_dir().to_owned(),
            config: dirs.config_dir().to_owned(),
            state: dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned(),
            cache: dirs.cache_dir().to_owned(),
        })
    }

    /// The same folders in this home, where no variable names others.
    fn beneath(home: &Path) -> Self {
        let own = |folder: &str| home.join(folder).join("cncl");
        Self {
            data: own(".local/share"),
            config: own(".config"),
            state: own(".local/state"),
            cache: own(".cache"),
        }
    }

    /// The config file.
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }
}

/// What a user may set in `config.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the file")]
pub struct Config {
    /// `vi` or `en`.
    pub lang: Option<String>,
    /// The store's folder.
    pub store: Option<PathBuf>,
    /// How many days before its last day something counts as due soon.
    pub soon_days: u16,
    /// Read "trước ngày 30/10" as including the 30th.
    pub before_inclusive: bool,
    /// When an exported calendar reminds of a deadline: `7d,1d` before it.
    pub alarm: Option<String>,
    /// Draw with ASCII signs and without diacritics.
    pub ascii: bool,
    /// Never write.
    pub read_only: bool,
    /// `default`, `contrast` or `mono`.
    pub theme: Theme,
    /// How the row at hand is marked: `row` over its whole width, `bar` in its first column alone, for slow lines.
    pub selection: Selection,
    /// Listen to the mouse; the terminal selects text no longer then, except while a record is shown bare.
    pub mouse: bool,
    /// Abbreviations that the search knows beside its own, each with what it stands for.
    pub abbreviations: BTreeMap<String, Meanings>,
    /// The screen to begin with, or `last` for where one left off.
    pub start: Option<String>,
    /// Who uses the program: what `mine` means.
    pub user: User,
    /// Filters with names.
    pub views: Vec<View>,
    /// The one folder below which a restricted session imports and exports, unless the machine's own config names one.
    pub exchange: Option<PathBuf>,
    /// Other keys than those of the action table.
    pub keys: keys::Keys,
}

/// What an abbreviation stands for: one thing, or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Meanings {
    /// One thing.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// Who uses the program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct User {
    /// The name under which tasks are given to them.
    pub name: String,
    /// Their agency, by its id or any of its names.
    pub agency: String,
}

/// A filter with a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// `Việc của sở tôi`.
    pub name: String,
    /// The screen it is for; the one at hand where none is named.
    pub screen: Option<String>,
    /// The filter.
    pub filter: String,
    /// How the screen groups its rows, where it can.
    pub group: Option<String>,
    /// The key that chooses it in the list of views.
    pub key: Option<char>,
}

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// The terminal's own colours and the 16 of ANSI.
    #[default]
    Default,
    /// Strong differences only.
    Contrast,
    /// Bold and reverse, no colour.
    Mono,
}

/// How the row at hand is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Selection {
    /// Over its whole width.
    #[default]
    Row,
    /// In its first column.
    Bar,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            lang: None,
            store: None,
            soon_days: SOON_DAYS,
            before_inclusive: false,
            alarm: None,
            ascii: false,
            read_only: false,
            theme: Theme::Default,
            selection: Selection::Row,
            mouse: false,
            abbreviations: BTreeMap::new(),
            start: None,
            user: User::default(),
            views: Vec::new(),
            exchange: None,
            keys: keys::Keys::default(),
        }
    }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Color {
    /// Where the output is a terminal that can, and nothing in the environment speaks against it.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// The words for `--color`.
    pub const WORDS: &'static [&'static str] = &["auto", "always", "never"];
}

impl FromStr for Color {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "auto" => Ok(Self::Auto),
            "always" => Ok(Self::Always),
            "never" => Ok(Self::Never),
            _ => Err(UnknownWord {
                word: text.to_owned(),
                nearest: nearest(text, Self::WORDS.iter().copied()),
                among: Self::WORDS,
            }),
        }
    }
}

/// Who named the folder of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreFrom {
    /// Nobody: it is the place where a store is looked for.
    Default,
    /// `--store`.
    Flag,
    /// `CNCL_STORE`.
    Environment,
    /// This config file, the user's or the machine's.
    Config(PathBuf),
}

/// How this run of the program was asked for: flags, environment and config file as one.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Settings {
    /// The store's folder; `None` where none was named and there is no home folder.
    pub store: Option<PathBuf>,
    /// Who named it. One that was named has to hold a store.
    pub store_from: StoreFrom,
    /// Never write.
    pub read_only: bool,
    /// What the program speaks.
    pub language: Language,
    /// Today, and how many days count as soon.
    pub now: Now,
    /// The day that was asked for with `--today`: it stays today at midnight too.
    pub fixed_today: Option<Date>,
    /// ASCII signs and no diacritics.
    pub ascii: bool,
    /// Numbered menus in plain lines, for screen readers.
    pub plain: bool,
    /// Nothing that leads out of the program: no editor, no pager, no other folder.
    pub restricted: bool,
    /// Whether the sample office is shown instead of a store; for `init`, whether it is what the store begins with.
    pub demo: bool,
    /// The one folder below which a restricted session imports and exports.
    pub exchange: Option<PathBuf>,
    /// When to colour; the environment has been asked already.
    pub color: Color,
    /// The config file that was named.
    pub config_file: Option<PathBuf>,
    /// The user's own folders; `None` where there is no home folder.
    pub paths: Option<Paths>,
    /// What the config file says.
    pub config: Config,
    /// The public holidays of each year that is known.
    pub holidays: Holidays,
}

impl Settings {
    /// Whether somebody named the folder of the store, so that another one, or none, would not do.
    pub fn names_store(&self) -> bool {
        !self.demo && self.store_from != StoreFrom::Default
    }

    /// The user's own config file: the one that was named, else where one would be; `None` where there is no home folder.
    pub fn own_config(&self) -> Option<PathBuf> {
        self.config_file.clone().or_else(|| Some(self.paths.as_ref()?.config_file()))
    }

    /// What the theme file says, which lies beside the config file.
    ///
    /// # Errors
    /// As [`theme::load`].
    pub fn looks(&self) -> Result<theme::Looks, ConfigError> {
        let folder = self.own_config().and_then(|file| Some(file.parent()?.to_owned()));
        folder.map_or_else(|| Ok(theme::Looks::new()), |folder| theme::load(&folder.join("theme.toml")))
    }

    /// The sentence for a folder that was named and holds no store.
    pub fn no_store(&self) -> Message {
        let path = self.store.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let message = |from| Message::new("error-no-store").with("path", &path).with("from_is", from);
        match &self.store_from {
            StoreFrom::Config(file) => message("config").with("file", file.display().to_string()),
            StoreFrom::Environment => message("env"),
            StoreFrom::Flag | StoreFrom::Default => message("flag"),
        }
    }
}

/// The largest config file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// The text of a regular file of a sensible size: a device or a pipe would never end.
pub fn read_regular(path: &Path) -> io::Result<String> {
    read_text(files::open_regular(path)?)
}

fn read_text(file: File) -> io::Result<String> {
    let bytes = files::read_bounded(file, LARGEST)?;
    String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// What [`Config`] holds.
const CONFIG: &[Part] = &[
    Part::new("lang", Shape::Text),
    Part::new("store", Shape::Text),
    Part::new("soon_days", Shape::Number { whole: true, low: 0, high: u16::MAX as i64 }),
    Part::new("before_inclusive", Shape::Flag),
    Part::new("alarm", Shape::Text),
    Part::new("ascii", Shape::Flag),
    Part::new("read_only", Shape::Flag),
    Part::new("theme", Shape::Word(&["default", "contrast", "mono"])),
    Part::new("mouse", Shape::Flag),
    Part::new("abbreviations", Shape::Text).map().where_fits(is_text_or_texts, Wants::TextOrTexts),
    Part::new("start", Shape::Text),
    Part::new("user", Shape::Object).of(&[Part::new("name", Shape::Text), Part::new("agency", Shape::Text)]),
    Part::new("views", Shape::Objects).of(&[
        Part::new("name", Shape::Text),
        Part::new("screen", Shape::Text),
        Part::new("filter", Shape::Text),
        Part::new("group", Shape::Text),
        Part::new("key", Shape::Text).where_fits(is_letter, Wants::Letter),
    ]),
    Part::new("exchange", Shape::Text),
];

fn is_text_or_texts(value: &Value) -> bool {
    value.is_string() || value.as_array().is_some_and(|items| items.iter().all(Value::is_string))
}

fn is_letter(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.chars().count() == 1)
}

impl Config {
    /// Reads a config file. A file that is not there is an empty one, unless it was asked for by name.
    pub fn load(path: &Path, must_exist: bool) -> Result<Self, ConfigError> {
        match read_regular(path) {
            Ok(text) => {
                Self::read(&text).map_err(|at| ConfigError::Parse { path: path.to_owned(), at: Box::new(at) })
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && !must_exist => Ok(Self::default()),
            Err(error) => Err(ConfigError::Read { path: path.to_owned(), error }),
        }
    }

    /// Each abbreviation of the user with each thing that it stands for.
    pub fn abbreviations(&self) -> impl Iterator<Item = (&str, &str)> {
        self.abbreviations.iter().flat_map(|(short, meanings)| {
            let meanings = match meanings {
                Meanings::One(one) => std::slice::from_ref(one),
                Meanings::Many(many) => many,
            };
            meanings.iter().map(|meaning| (short.as_str(), meaning.as_str()))
        })
    }

    /// The holidays, with those that lie beside the config file.
    pub fn holidays(path: Option<&Path>) -> Result<Holidays, ConfigError> {
        match path.and_then(Path::parent) {
            Some(folder) => holidays::load(&folder.join("holidays")),
            None => Ok(holidays::builtin()),
        }
    }

    /// Reads the text of a config file.
    fn read(text: &str) -> Result<Self, LineError> {
        let mut config: Self =
            toml::from_str(text).map_err(|error| misread::misread(text, &error, CONFIG))?;
        config.keys.number_lines(text);
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Syntax, ValueError};

    #[test]
    fn what_is_not_set_has_a_default() {
        assert_eq!(Config::read(""), Ok(Config::default()));
        assert_eq!(Config::read("soon_days = 14").map(|c| c.soon_days), Ok(14));
    }

    #[test]
    fn abbreviations_stand_for_one_thing_or_several() {
        let text =
            "[abbreviations]\nSNV = \"Sở Nội vụ\"\n\"P.TCKT\" = [\"phòng Tài chính\", \"phòng Kế toán\"]\n";
        let config = Config::read(text).expect("reads");
        assert_eq!(
            config.abbreviations().collect::<Vec<_>>(),
            [("P.TCKT", "phòng Tài chính"), ("P.TCKT", "phòng Kế toán"), ("SNV", "Sở Nội vụ")]
        );
        assert!(Config::read("[abbreviations]\nSNV = 3\n").is_err());
    }

    fn wrong(text: &str) -> (usize, String, ValueError) {
        let LineError { line, error } = Config::read(text).expect_err(text);
        (line, error.field, error.wrong)
    }

    #[test]
    fn keys_are_kept_as_they_are_written_with_their_lines() {
        let text =
            "lang = \"vi\"\n[keys]\nundo = []\nfan-out = [\"F\",\n  \"g f\"]\nnote = \"N\"\nhelp = 3\n";
        let config = Config::read(text).expect("reads");
        let setting = |id: &str, line, keys: Option<&[&str]>| keys::KeySetting {
            id: id.into(),
            line,
            keys: keys.map(|keys| keys.iter().map(ToString::to_string).collect()),
        };
        let expected = [
            setting("undo", 3, Some(&[])),
            setting("fan-out", 4, Some(&["F", "g f"])),
            setting("note", 6, Some(&["N"])),
            setting("help", 7, None),
        ];
        assert_eq!(config.keys.settings(), expected);
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let (line, field, why) = wrong("lang = \"vi\"\nsoon = 3\nzz = 1\n");
        assert_eq!((line, field.as_str()), (2, "soon"));
        let ValueError::NoKey { name, among } = why else { panic!("{why:?}") };
        assert!(name == "soon" && among.contains(&"soon_days") && among.len() == 14, "{among:?}");
        let (line, field, why) = wrong("[[views]]\nname = \"a\"\n\n[[views]]\nflter = \"b\"\n");
        assert_eq!((line, field.as_str()), (5, "views[1].flter"));
        assert!(matches!(why, ValueError::NoKey { among, .. } if among.contains(&"filter")));
    }

    #[test]
    fn a_value_of_another_type_is_named_with_what_would_be_right() {
        let whole = Wants::Whole(0, 65_535);
        for (text, line, field, found, wants) in [
            ("soon_days = -1", 1, "soon_days", "-1", whole),
            ("soon_days = 1.5", 1, "soon_days", "1.5", whole),
            ("\nsoon_days = 65_536", 2, "soon_days", "65_536", whole),
            ("\nascii = \"yes\"", 2, "ascii", "\"yes\"", Wants::Flag),
            ("lang = 1", 1, "lang", "1", Wants::Text),
            ("user = \"An\"", 1, "user", "\"An\"", Wants::Object),
            ("[user]\nname = 2026-01-01", 2, "user.name", "2026-01-01", Wants::Text),
            ("views = {}", 1, "views", "{}", Wants::Objects),
            ("views = [\n1]", 2, "views[0]", "1", Wants::Object),
            ("[[views]]\nkey = \"ab\"", 2, "views[0].key", "\"ab\"", Wants::Letter),
            ("[abbreviations]\nSNV = 3", 2, "abbreviations.SNV", "3", Wants::TextOrTexts),
            ("[abbreviations]\nSNV = [\"a\", 3]", 2, "abbreviations.SNV", "[\"a\", 3]", Wants::TextOrTexts),
        ] {
            let why = ValueError::Form { found: found.to_owned(), wants };
            assert_eq!(wrong(text), (line, field.to_owned(), why), "{text}");
        }
        let (_, _, why) = wrong("theme = \"contrst\"");
        let ValueError::Word(UnknownWord { nearest, among, .. }) = why else { panic!("{why:?}") };
        assert_eq!((nearest, among), (Some("contrast"), &["default", "contrast", "mono"][..]));
    }

    #[test]
    fn what_is_no_toml_is_named_with_its_line_and_a_name_that_stands_twice_as_such() {
        let twice = |name: &str| ValueError::Twice(name.to_owned());
        let no_toml = ValueError::Syntax(Syntax::Toml);
        for (text, line, field, why) in [
            ("ascii = true\nascii = true", 2, "ascii", twice("ascii")),
            ("alarm = \"\"\"\na\"\"\"\nalarm = \"\"\"\nb\"\"\"", 3, "alarm", twice("alarm")),
            ("[user]\nname = \"a\"\n[user]\n", 3, "", twice("[user]")),
            ("lang: vi", 1, "", no_toml.clone()),
            ("lang = \"vi\"\nuser = an\n", 2, "user", no_toml.clone()),
            ("lang = \"vi\n", 1, "lang", no_toml.clone()),
            ("ascii = true\nđây là chữ", 2, "", no_toml),
        ] {
            assert_eq!(wrong(text), (line, field.to_owned(), why), "{text}");
        }
    }
}
