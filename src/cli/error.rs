//! What can go wrong on the command line: typed, with the exit code and the sentence of each.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::config::ConfigError;
use crate::model::date::DateError;
use crate::model::words::UnknownWord;
use crate::model::{FieldError, Id, UnknownKind, ValueError};
use crate::sample::SampleError;
use crate::search::FilterError;
use crate::store::builtin::BuiltinError;
use crate::store::{Class, StoreError};
use crate::text::{Message, Words, clean, system_reason, truncate};

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
    /// The command line is one, but what it names cannot serve: a file that is there already, an editor that fails.
    #[error("{}", .0.id)]
    Unfit(Message),
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
    /// The filter of a view cannot be.
    #[error("view {name:?}: {error}")]
    View {
        /// The view.
        name: String,
        /// What is wrong.
        error: FilterError,
    },
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
    /// The sample office could not be made.
    #[error(transparent)]
    Sample(Box<SampleError>),
    /// `--store` names something that is no folder.
    #[error("{} is no folder", path.display())]
    NoFolder {
        /// What it names.
        path: PathBuf,
    },
    /// The folder that was named holds no store; the sentence was made where it is known who named it.
    #[error("{}", .0.id)]
    NoStore(Message),
    /// No folder is named, and there is no home to look for one in.
    #[error("there is no folder for the store")]
    NoHome,
    /// A value that a field cannot take.
    #[error("{place}: {error}")]
    Input {
        /// The flag or field, as it is typed.
        place: String,
        /// What is wrong.
        error: FieldError,
    },
    /// Somebody else changed the same field first; the sentence with both values was made where the records were known.
    #[error("{}", .0.id)]
    Conflict(Message),
    /// The store could not be opened, or did not take an edit.
    #[error(transparent)]
    Saving(Box<StoreError>),
    /// A file that is not to be imported; what is wrong with it was said already.
    #[error("{} was not imported: {count} mistakes", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// How many mistakes it has.
        count: usize,
    },
    /// A record of an import that the store does not take.
    #[error("not imported: {0}")]
    NotImported(Box<StoreError>),
    /// A file that was named cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// A flag that a restricted session does not take.
    #[error("{flag} is not permitted in a restricted session")]
    Restricted {
        /// The flag.
        flag: &'static str,
    },
    /// A file that a restricted session neither reads nor writes; the sentence was made where the folder was known.
    #[error("{}", .0.id)]
    Outside(Message),
    /// The result could not be written.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Saving(Box::new(error))
    }
}

impl From<SampleError> for CliError {
    fn from(error: SampleError) -> Self {
        match error {
            // A day that was asked for, and that cannot be.
            SampleError::Calendar(_) => Self::Unfit(error.message()),
            other => Self::Sample(Box::new(other)),
        }
    }
}

impl From<Class> for Exit {
    fn from(class: Class) -> Self {
        match class {
            Class::Missing => Self::Nothing,
            Class::Usage => Self::Usage,
            Class::Data => Self::Fault,
            Class::Conflict => Self::Conflict,
            Class::Denied => Self::Forbidden,
        }
    }
}

impl CliError {
    /// A value that was typed as `field=value`.
    pub(super) fn at_field(error: FieldError) -> Self {
        Self::Input { place: error.field.clone(), error }
    }

    /// A value that cannot be, where it was typed: behind a flag, as an argument, in a line of a file.
    pub(super) fn at(place: &str) -> impl FnOnce(ValueError) -> Self {
        let place = place.to_owned();
        move |wrong| Self::Input { error: FieldError::new(&place, wrong), place }
    }

    /// A value that does not fit a record, where several records were named.
    pub(super) fn at_record(id: &Id, error: FieldError) -> Self {
        Self::Input { place: format!("{id}, {}", error.field), error }
    }

    /// The exit code for it.
    pub fn exit(&self) -> Exit {
        match self {
            Self::NothingFound { .. } | Self::NoSuchId { .. } | Self::ManyIds { .. } => Exit::Nothing,
            Self::Restricted { .. } | Self::Outside(_) => Exit::Forbidden,
            Self::Conflict(_) => Exit::Conflict,
            Self::Refused { .. } | Self::NotImported(_) => Exit::Refused,
            Self::Saving(error) => error.class().into(),
            Self::File { error, .. } if is_denied(error) => Exit::Forbidden,
            // Whoever closes a pipe has read what they wanted.
            Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Ok,
            Self::NoStore(_) | Self::Builtin(_) | Self::Sample(_) | Self::File { .. } | Self::Write(_) => {
                Exit::Fault
            }
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
            Self::Usage(message)
            | Self::Unfit(message)
            | Self::Conflict(message)
            | Self::Outside(message)
            | Self::NoStore(message) => message.clone(),
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
            Self::View { name, error } => {
                let place = format!("--view “{name}”");
                Message::new("error-in").with("place", place).with("what", told(&error.message(), words))
            }
            Self::NothingFound { query } => Message::new("error-nothing-found").with("value", query),
            Self::NoSuchId { word, near } => no_such_id(word, near),
            Self::ManyIds { word, count, some } => Message::new("error-many-ids")
                .with("value", word)
                .with("count", count.to_string())
                .with("some", some.join(", ")),
            Self::Input { place, error } => Message::new("error-in")
                .with("place", place)
                .with("what", told(&in_words(error, words), words)),
            Self::Saving(error) => error.message(),
            Self::NotImported(error) => {
                Message::new("error-not-imported").with("what", told(&error.message(), words))
            }
            other => other.message_of_files(),
        }
    }

    /// The sentences that name a file or a folder.
    fn message_of_files(&self) -> Message {
        let at = |id, path: &std::path::Path| Message::new(id).with("path", path.display().to_string());
        match self {
            Self::Config(error) => error.message(),
            Self::NoFolder { path } => at("error-no-folder", path),
            Self::NoHome => Message::new("error-no-home"),
            Self::Sample(error) => error.message(),
            Self::File { path, error } => at("error-file", path).with_message("reason", system_reason(error)),
            Self::Refused { path, count } => at("error-refused", path).with("count", count.to_string()),
            Self::Restricted { flag } => Message::new("error-restricted").with("flag", *flag),
            Self::Write(error) => Message::new("error-write").with_message("reason", system_reason(error)),
            other => Message::new("error-data").with("detail", other.to_string()),
        }
    }
}

/// A value is quoted up to here: enough to recognise it.
const VALUE_MAX: usize = 120;

fn is_denied(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// The sentence of a message. What was typed is quoted on one line, whatever is in it.
pub(super) fn told(message: &Message, words: &dyn Words) -> String {
    words.tell(&cleaned(message))
}

fn cleaned(message: &Message) -> Message {
    let mut message = message.clone();
    if let Some((_, inner)) = &mut message.inner {
        **inner = cleaned(inner);
    }
    for (name, value) in &mut message.args {
        match *name {
            "value" => *value = truncate(&clean(value), VALUE_MAX).into_owned(),
            // The words of a parser may need several lines.
            "detail" => {}
            _ => *value = clean(value).into_owned(),
        }
    }
    message
}

/// What is wrong with a value; of a vocabulary, each word with the name that people know it by.
fn in_words(error: &FieldError, words: &dyn Words) -> Message {
    let mut message = error.message();
    if error.wrong == ValueError::NoReason {
        return Message::new("error-no-reason-line");
    }
    if let ValueError::Word(UnknownWord { among, .. }) = &error.wrong {
        let both = |word: &&str| match words.name_of(&error.field, word) {
            name if name == **word => name,
            name => format!("{word} ({name})"),
        };
        let among: Vec<String> = among.iter().map(both).collect();
        message.args.retain(|(name, _)| *name != "among");
        message = message.with("among", among.join(", "));
    }
    message
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
