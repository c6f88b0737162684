//! Why a config file cannot be used, and the sentence for it.

use std::io;
use std::path::{Path, PathBuf};

use super::LineError;
use crate::text::{Message, system_reason};

/// A config file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// It could not be read.
    #[error("cannot read {}: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The machine's own file could have been written by somebody else than root.
    #[error("{} may have been written by anybody", path.display())]
    Untrusted {
        /// The file.
        path: PathBuf,
    },
    /// It says something that is not understood.
    #[error("{}:{}: {}", path.display(), at.line, at.error)]
    Parse {
        /// The file.
        path: PathBuf,
        /// The line, what is set on it, and what would be right.
        at: Box<LineError>,
    },
}

impl ConfigError {
    /// The sentence for it.
    pub fn message(&self) -> Message {
        let at = |id, path: &Path| Message::new(id).with("path", path.display().to_string());
        match self {
            Self::Read { path, error } => {
                at("error-config-read", path).with_message("reason", system_reason(error))
            }
            Self::Untrusted { path } => at("error-config-untrusted", path),
            Self::Parse { path, at: place } => {
                let LineError { line, error } = &**place;
                at("error-config-parse", path)
                    .with("line", line.to_string())
                    .with("field", &error.field)
                    .with("field_is", if error.field.is_empty() { "empty" } else { "known" })
                    .with_message("detail", error.message())
            }
        }
    }
}
