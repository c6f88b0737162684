//! Why the system refused something: its error as a message.

use std::io::{self, ErrorKind};

use super::Message;

/// What the system answered, in the reader's words. Its own are English whatever is spoken here, so that only its
/// number is passed on.
pub fn system_reason(error: &io::Error) -> Message {
    let code = error.raw_os_error().map_or_else(|| "none".to_owned(), |code| code.to_string());
    Message::new("system-reason").with("reason", reason(error)).with("code", code)
}

/// The word that the language files know a reason by; `other` leaves it to the system's number.
fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull => "full",
        ErrorKind::QuotaExceeded => "quota",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::NotFound => "absent",
        ErrorKind::WriteZero => "short",
        ErrorKind::Interrupted => "interrupted",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::NotADirectory => "no-folder",
        ErrorKind::BrokenPipe => "gone",
        ErrorKind::InvalidData => "encoding",
        ErrorKind::InvalidInput | ErrorKind::FileTooLarge if error.raw_os_error().is_none() => "irregular",
        _ if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => "failing",
        _ => "other",
    }
}
