//! The terminal: what sets it up and puts it back, what reads keys and signals from it, what writes frames to it.
//!
//! Invariant: this is the only room that touches the terminal. It knows nothing of the program behind it: what happens is
//! handed as an [`Input`] to a closure of the caller's, and what is drawn comes as ratatui cells.
//!
//! The keyboard is read by a decoder of our own and not by crossterm's `event`: crossterm 0.29 keeps a core busy for ever
//! when the terminal goes while half an escape sequence has been read, and when more than 1,024 bytes of keys arrive at
//! once (it reads 1,024 of them and is then never told of the rest).

mod clipboard;
mod decode;
mod end;
mod guard;
mod input;
mod keys;
mod mouse;
mod out;
mod pen;
mod probe;
mod screen;
mod signals;
mod writer;

pub use clipboard::copy;
pub use end::restore_on_panic;
pub use guard::{Session, restore};
pub use input::Keyboard;
pub use probe::{Abilities, Colors, Unusable, is_usable, usable};
pub use signals::Signals;
pub use writer::{Terminal, Tty};

use crate::app::key::Key;

/// What comes from the terminal and from the system. The threads of this room hand it to a closure that returns whether
/// anybody is still listening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// The left button of the mouse went down in this cell: column, row, from 0; perhaps far outside the screen.
    Press(u16, u16),
    /// The wheel of the mouse turned one notch in this cell.
    Wheel {
        /// Away from the user.
        up: bool,
        /// The column, from 0.
        x: u16,
        /// The row, from 0.
        y: u16,
    },
    /// Text was pasted: NFC, lines ended by `\n`, control characters as they came, at most 1 MiB.
    Paste(String),
    /// The terminal has a new size: columns, rows.
    Resize(u16, u16),
    /// A signal asks for the end: save, restore the terminal, exit with 128 + this number. There are 1.5 s for it.
    End(i32),
    /// Somebody asks for a pause (`kill -TSTP`): call [`Session::suspend`].
    Suspend,
    /// The program goes on after a pause: call [`Session::resume`] and draw everything anew.
    Resume,
    /// The terminal has gone: save and exit with 129. There are 1.5 s for it.
    Gone,
    /// A thread panicked; the terminal is already restored. Save what can be saved and exit with 101, within 1.5 s.
    Crash,
}

/// A terminal that does not know its size (a serial line) is taken for this one: columns, rows.
const USUAL_SIZE: (u16, u16) = (80, 24);
/// No real screen is larger; a wrong answer must not cost gigabytes of cells.
const LARGEST_SIZE: (u16, u16) = (2_000, 1_000);

/// The size of the terminal on standard output: columns, rows; never 0, never absurd.
pub fn size() -> (u16, u16) {
    match rustix::termios::tcgetwinsize(rustix::stdio::stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => {
            (size.ws_col.min(LARGEST_SIZE.0), size.ws_row.min(LARGEST_SIZE.1))
        }
        _ => USUAL_SIZE,
    }
}
