//! Words that a person reads: a message id and its arguments in, text out.
//!
//! Vietnamese first, English second; both live in `assets/locales` and have the same ids (a test holds them to it).
//! Everything below the edges passes ids and arguments around, never sentences.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::model::Date;
use crate::model::words::UnknownWord;
use crate::text::{Arg, Words};

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// The words for `--lang`.
    pub const WORDS: &'static [&'static str] = &["vi", "en"];

    /// `vi` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }
}

impl FromStr for Language {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text.trim().to_ascii_lowercase().as_str() {
            "vi" => Ok(Self::Vietnamese),
            "en" => Ok(Self::English),
            _ => Err(UnknownWord { word: text.to_owned(), nearest: None, among: Self::WORDS }),
        }
    }
}

/// The messages of one language, by area.
macro_rules! messages {
    ($code:literal) => {
        [
            include_str!(concat!("../assets/locales/", $code, "/screen.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/action.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/record.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/command.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/shell.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/error.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/store.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/form.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/target.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/palette.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/board.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/time.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/deadline.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/merge.ftl")),
            include_str!(concat!("../assets/locales/", $code, "/summary.ftl")),
        ]
    };
}

/// The sources of a language's messages, as Fluent writes them.
pub fn sources(language: Language) -> [&'static str; 15] {
    match language {
        Language::Vietnamese => messages!("vi"),
        Language::English => messages!("en"),
    }
}

/// Turns message ids into text.
pub struct Lang {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// The other language, once it was asked for.
    other: OnceCell<Box<Lang>>,
    /// What the keys of actions are called whose keys are not the usual ones.
    keys: Arc<OnceLock<HashMap<&'static str, String>>>,
}

impl Lang {
    /// The messages of a language.
    pub fn new(language: Language) -> Self {
        let tag = LanguageIdentifier::from_str(language.code()).unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        // Isolation marks are invisible characters, and those never reach a terminal.
        bundle.set_use_isolating(false);
        for source in sources(language) {
            // What parses is kept even beside an error; a test keeps the sources free of them.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(kept, _)| kept);
            bundle.add_resource_overriding(resource);
        }
        let keys = Arc::new(OnceLock::new());
        let known = Arc::clone(&keys);
        // `KEY("new", "n")` in a sentence: the key of an action, and what it is where nobody changed it. The name is free in
        // a new bundle, so nothing can be overridden.
        let _ = bundle.add_function("KEY", move |args, _| key(&known, args));
        Self { language, bundle, other: OnceCell::new(), keys }
    }

    /// What sentences call the keys of these actions from now on. Only the first call counts: keys do not change while the
    /// program runs.
    pub fn name_keys(&self, keys: HashMap<&'static str, String>) {
        let _ = self.keys.set(keys);
    }

    /// The messages of the other language: people know a thing by its name there as well. Read when first asked for.
    pub fn other(&self) -> &Self {
        let other = match self.language {
            Language::Vietnamese => Language::English,
            Language::English => Language::Vietnamese,
        };
        self.other.get_or_init(|| Box::new(Self::new(other)))
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a message without arguments; the id itself if there is no such message.
    pub fn text<'a>(&'a self, id: &'a str) -> Cow<'a, str> {
        self.format(id, None)
    }

    /// The text of a message with arguments.
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Arg::Text(text) => values.set((*name).to_owned(), FluentValue::from((*text).to_owned())),
                Arg::Number(number) => values.set((*name).to_owned(), FluentValue::from(*number)),
            }
        }
        self.format(id, Some(&values)).into_owned()
    }

    fn format<'a>(&'a self, id: &'a str, args: Option<&'a FluentArgs<'_>>) -> Cow<'a, str> {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return Cow::Borrowed(id);
        };
        let mut errors = Vec::new();
        Cow::Owned(self.bundle.format_pattern(pattern, args, &mut errors).into_owned())
    }

    /// `thứ Sáu 30/10/2026`.
    pub fn long_day(&self, day: Date) -> String {
        let weekday = self.text(WEEKDAYS[day.weekday().to_monday_zero_offset().unsigned_abs() as usize]);
        format!("{weekday} {}", crate::model::date::show(day))
    }
}

impl Words for Lang {
    fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.with(id, args)
    }

    fn knows(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    fn prefers_english(&self) -> bool {
        self.language == Language::English
    }
}

/// The key of an action in a sentence: as it was named, else as the sentence has it.
fn key<'a>(known: &OnceLock<HashMap<&'static str, String>>, args: &[FluentValue<'a>]) -> FluentValue<'a> {
    match args {
        [FluentValue::String(id), usual] => {
            let named = known.get().and_then(|keys| keys.get(id.as_ref()));
            named.map_or_else(|| usual.clone(), |named| FluentValue::from(named.clone()))
        }
        _ => FluentValue::Error,
    }
}

const WEEKDAYS: [&str; 7] =
    ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];
