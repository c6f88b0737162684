//! What can go wrong on the command line: typed, with the exit code and the sentence of each.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::config::ConfigError;
use crate::model::UnknownKind;
use crate::model::date::DateError;
use crate::model::words::UnknownWord;
use crate::search::FilterError;
use crate::store::builtin::BuiltinError;
use crate::text::{Message, Words, clean, truncate};

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// It did what was asked.
    Ok = 0,
    /// `find` matched nothing, or there is no such id.
    Nothing = 1,
    /// It was asked in a way that cannot be.
    Usage = 2,
    /// The data, the store or the disk is at fault.
    Fault = 3,
    /// Somebody else changed it first, or holds the lock.
    Conflict = 4,
    /// That is not permitted here.
    Forbidden = 5,
    /// An import was refused.
    Refused = 6,
    /// `--fail-overdue` found some.
    Overdue = 10,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CliError {
    /// The command line is not one; the sentence was made where its parts were known.
    #[error("{}", .0.id)]
    Usage(Message),
    /// A word that is in no vocabulary.
    #[error("{place}: {error}")]
    Word {
        /// The flag or variable.
        place: &'static str,
        /// What is wrong.
        error: UnknownWord,
    },
    /// No such kind.
    #[error(transparent)]
    Kind(#[from] UnknownKind),
    /// A date that cannot be.
    #[error("{place}: {error}")]
    Date {
        /// The flag or variable.
        place: &'static str,
        /// What is wrong.
        error: DateError,
    },
    /// A filter that cannot be.
    #[error(transparent)]
    Filter(#[from] FilterError),
    /// `find` found nothing.
    #[error("nothing matches {query:?}")]
    NothingFound {
        /// What was looked for.
        query: String,
    },
    /// No record has that id.
    #[error("no record has the id {word:?}")]
    NoSuchId {
        /// What was given.
        word: String,
        /// Ids that may have been meant, the likeliest first.
        near: Vec<String>,
    },
    /// More than one id begins so.
    #[error("{count} ids begin with {word:?}")]
    ManyIds {
        /// What was given.
        word: String,
        /// How many there are.
        count: usize,
        /// The first of them.
        some: Vec<String>,
    },
    /// The config file cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The built-in data is damaged.
    #[error(transparent)]
    Builtin(#[from] BuiltinError),
    /// `--store` names something that is no folder.
    #[error("{} is no folder", path.display())]
    NoFolder {
        /// What it names.
        path: PathBuf,
    },
    /// The folder holds a store, which this version cannot read.
    #[error("{} holds a store", path.display())]
    Store {
        /// The folder.
        path: PathBuf,
    },
    /// A flag that a restricted session does not take.
    #[error("{flag} is not permitted in a restricted session")]
    Restricted {
        /// The flag.
        flag: &'static str,
    },
    /// The result could not be written.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
}

impl CliError {
    /// The exit code for it.
    pub fn exit(&self) -> Exit {
        match self {
            Self::NothingFound { .. } | Self::NoSuchId { .. } | Self::ManyIds { .. } => Exit::Nothing,
            Self::Restricted { .. } => Exit::Forbidden,
            // Whoever closes a pipe has read what they wanted.
            Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Ok,
            Self::Builtin(_) | Self::Store { .. } | Self::Write(_) => Exit::Fault,
            _ => Exit::Usage,
        }
    }

    /// The sentence for it; nothing where nobody is left to read one.
    pub fn sentence(&self, words: &dyn Words) -> Option<String> {
        match self {
            Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => None,
            _ => Some(told(&self.message(words), words)),
        }
    }

    fn message(&self, words: &dyn Words) -> Message {
        match self {
            Self::Usage(message) => message.clone(),
            Self::Word { place, error } => unknown_word(place, error),
            Self::Kind(error) => Message::new("error-kind")
                .with("value", &error.word)
                .with("among", crate::model::Kind::ALL.map(crate::model::Kind::name).join(", "))
                .with_nearest(error.nearest),
            Self::Date { place, error } => {
                Message::new("error-in").with("place", *place).with("what", told(&error.message(), words))
            }
            Self::Filter(error) => {
                Message::new("error-in").with("place", "--filter").with("what", told(&error.message(), words))
            }
            Self::NothingFound { query } => Message::new("error-nothing-found").with("value", query),
            Self::NoSuchId { word, near } => no_such_id(word, near),
            Self::ManyIds { word, count, some } => Message::new("error-many-ids")
                .with("value", word)
                .with("count", count.to_string())
                .with("some", some.join(", ")),
            other => other.message_of_files(),
        }
    }

    /// The sentences that name a file or a folder.
    fn message_of_files(&self) -> Message {
        let at = |id, path: &std::path::Path| Message::new(id).with("path", path.display().to_string());
        match self {
            Self::Config(ConfigError::Read { path, error }) => {
                at("error-config-read", path).with("detail", error.to_string())
            }
            Self::Config(ConfigError::Parse { path, detail }) => {
                at("error-config-parse", path).with("detail", detail)
            }
            Self::NoFolder { path } => at("error-no-folder", path),
            Self::Store { path } => at("error-store", path),
            Self::Restricted { flag } => Message::new("error-restricted").with("flag", *flag),
            Self::Write(error) => Message::new("error-write").with("detail", error.to_string()),
            other => Message::new("error-data").with("detail", other.to_string()),
        }
    }
}

/// A value is quoted up to here: enough to recognise it.
const VALUE_MAX: usize = 120;

/// The sentence of a message. What was typed is quoted on one line, whatever is in it.
fn told(message: &Message, words: &dyn Words) -> String {
    let mut message = message.clone();
    for (name, value) in &mut message.args {
        match *name {
            "value" => *value = truncate(&clean(value), VALUE_MAX).into_owned(),
            // The words of a parser may need several lines.
            "detail" => {}
            _ => *value = clean(value).into_owned(),
        }
    }
    words.tell(&message)
}

fn unknown_word(place: &str, error: &UnknownWord) -> Message {
    Message::new("error-word")
        .with("place", place)
        .with("value", &error.word)
        .with("among", error.among.join(", "))
        .with_nearest(error.nearest)
}

fn no_such_id(word: &str, near: &[String]) -> Message {
    let id = if near.is_empty() { "error-no-such-id" } else { "error-no-such-id-near" };
    Message::new(id).with("value", word).with("near", near.join(", "))
}
