//! What clap has to say about a wrong command line, as a message of ours.
//!
//! clap speaks English only; its errors carry what is needed to say the same in any language.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::Message;

/// The message for an error of clap's.
pub(super) fn message(error: &clap::Error, args: &[OsString]) -> Message {
    let said = |kind| text(error, kind);
    match error.kind() {
        ErrorKind::InvalidSubcommand => Message::new("error-args-command")
            .with("value", said(ContextKind::InvalidSubcommand))
            .with_nearest(first(error, ContextKind::SuggestedSubcommand)),
        ErrorKind::UnknownArgument => unknown_argument(error),
        ErrorKind::InvalidValue if said(ContextKind::InvalidValue).is_empty() => {
            Message::new("error-args-no-value").with("flag", said(ContextKind::InvalidArg))
        }
        ErrorKind::MissingRequiredArgument => {
            let what = said(ContextKind::InvalidArg).replace("...", "");
            Message::new("error-args-missing").with("what", what)
        }
        ErrorKind::ArgumentConflict => Message::new("error-args-conflict")
            .with("flag", said(ContextKind::InvalidArg))
            .with("other", said(ContextKind::PriorArg)),
        ErrorKind::TooManyValues | ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Message::new("error-args-value")
                .with("flag", said(ContextKind::InvalidArg))
                .with("value", said(ContextKind::InvalidValue))
        }
        ErrorKind::InvalidUtf8 => Message::new("error-args-utf8").with("value", not_utf8(args)),
        _ => Message::new("error-args"),
    }
}

fn unknown_argument(error: &clap::Error) -> Message {
    let value = text(error, ContextKind::InvalidArg);
    let id = if value.starts_with('-') { "error-args-flag" } else { "error-args-too-many" };
    Message::new(id).with("value", value).with_nearest(first(error, ContextKind::SuggestedArg))
}

/// The first argument that is no UTF-8, as far as it can be shown.
fn not_utf8(args: &[OsString]) -> String {
    let wrong = args.iter().find(|arg| arg.to_str().is_none());
    wrong.map(|arg| arg.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A piece of context as one text; empty if there is none.
fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(many)) => many.join(", "),
        _ => String::new(),
    }
}

fn first(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind)? {
        ContextValue::String(one) => Some(one),
        ContextValue::Strings(many) => many.first().map(String::as_str),
        _ => None,
    }
}
