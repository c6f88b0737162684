//! The bytes of a file, or of stdin, that are to be read: measured before they are kept, and kept before they are parsed.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek as _, SeekFrom};
use std::path::Path;

use super::STDIN;
use crate::cli::{CliError, exchange_folder};
use crate::config::Settings;
use crate::exchange::json::{Fault, Form, Problem};
use crate::store::FILE_MAX;
use crate::text::Message;

/// What comes in by stdin cannot be measured before it is kept, so it may hold less than a file.
const STDIN_MAX: u64 = 256 << 20;
/// The longest list of names.
const LIST_MAX: u64 = 1 << 20;
/// Bytes that are looked at together.
const PIECE: usize = 64 << 10;

/// Why bytes are not read.
pub(in crate::cli) enum Unread {
    /// They are beyond the bounds.
    Fault(Fault),
    /// The system, or whoever named the file.
    Error(Box<CliError>),
}

/// What a file of records holds.
pub(super) fn of_records(path: &Path, form: Form, settings: &Settings) -> Result<Vec<u8>, Unread> {
    if path.as_os_str() == STDIN {
        return measured(&mut io::stdin().lock(), STDIN_MAX, Some(form), true).map_err(|it| it.at(path));
    }
    let mut file = open(path, "import", settings)?;
    // A file that is refused is never in memory as a whole.
    measured(&mut file, FILE_MAX, Some(form), false).map_err(|it| it.at(path))?;
    file.seek(SeekFrom::Start(0)).map_err(|error| Stopped::Io(error).at(path))?;
    measured(&mut file, FILE_MAX, Some(form), true).map_err(|it| it.at(path))
}

/// What a short list of names holds, one a line.
pub(in crate::cli) fn of_list(path: &Path, place: &str, settings: &Settings) -> Result<Vec<u8>, Unread> {
    if path.as_os_str() == STDIN {
        return measured(&mut io::stdin().lock(), LIST_MAX, None, true).map_err(|it| it.at(path));
    }
    let mut file = open(path, place, settings)?;
    measured(&mut file, LIST_MAX, None, true).map_err(|it| it.at(path))
}

/// Opens a file for a path behind a flag or in a place.
fn open(path: &Path, place: &str, settings: &Settings) -> Result<File, Unread> {
    exchange_folder::open(path, place, settings).map_err(|error| {
        Unread::Error(Box::new(match error {
            // A file that was named and is not there is a slip of whoever named it.
            CliError::File { error, .. } if error.kind() == ErrorKind::NotFound => {
                let path = path.display().to_string();
                CliError::Unfit(Message::new("error-import-absent").with("path", path))
            }
            other => other,
        }))
    })
}

/// Why a source is not read on.
enum Stopped {
    Fault(Fault),
    Io(io::Error),
}

impl Stopped {
    fn at(self, path: &Path) -> Unread {
        match self {
            Self::Fault(fault) => Unread::Fault(fault),
            Self::Io(error) => Unread::Error(Box::new(CliError::File { path: path.to_owned(), error })),
        }
    }
}

/// Reads a source to its end, and keeps what it holds or not; the first that is beyond the bounds ends it.
fn measured(source: &mut dyn Read, most: u64, form: Option<Form>, keeps: bool) -> Result<Vec<u8>, Stopped> {
    let mut measure = form.map(Form::measure);
    let (mut kept, mut piece, mut length) = (Vec::new(), vec![0; PIECE], 0);
    loop {
        let filled = match source.read(&mut piece) {
            Ok(0) => return Ok(kept),
            Ok(filled) => filled,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(Stopped::Io(error)),
        };
        length += filled as u64;
        if length > most {
            let problem = Problem::TooLarge { most };
            return Err(Stopped::Fault(Fault { line: 1, item: 0, field: String::new(), problem }));
        }
        if let Some(measure) = &mut measure {
            measure.feed(&piece[..filled]).map_err(|beyond| Stopped::Fault(beyond.into()))?;
        }
        if keeps {
            kept.extend_from_slice(&piece[..filled]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A source that counts what is taken from it.
    struct Counted<R>(R, u64);

    impl<R: Read> Read for Counted<R> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let read = self.0.read(into)?;
            self.1 += read as u64;
            Ok(read)
        }
    }

    #[test]
    fn what_never_ends_is_left_after_one_record() {
        for (form, byte) in [(Form::Whole, 0), (Form::Lines, 0), (Form::Whole, b'['), (Form::Lines, b'x')] {
            let mut source = Counted(io::repeat(byte), 0);
            let stopped = measured(&mut source, FILE_MAX, Some(form), true);
            let Err(Stopped::Fault(fault)) = stopped else { panic!("{byte}: taken") };
            assert_eq!(fault.problem, Problem::TooLong { most: 1 << 20 }, "{byte}");
            assert!(source.1 <= (1 << 20) + 2 * PIECE as u64, "{}", source.1);
        }
    }

    #[test]
    fn what_is_longer_than_a_file_is_left_where_that_is_seen() {
        let mut source = Counted(io::repeat(b' '), 0);
        let stopped = measured(&mut source, 1 << 20, Some(Form::Whole), false);
        assert!(matches!(stopped, Err(Stopped::Fault(Fault { problem: Problem::TooLarge { .. }, .. }))));
        assert!(source.1 <= (1 << 20) + PIECE as u64, "{}", source.1);
    }
}
