//! Sets the terminal up for a full screen program and puts everything back, once, whoever asks: the end of the session, an
//! error, a panic in any thread, a signal, a pause.
//!
//! Invariant: [`restore`] never waits for a terminal that has gone or that takes nothing, and never panics.

use std::io::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use rustix::process::{Signal, getpgrp, getppid, getsid, kill_current_process_group};
use rustix::stdio::stdin;
use rustix::termios::tcgetpgrp;

use super::out::write_out;
use super::{Tty, mouse};

/// Whether the terminal is ours to restore. Of the whole process, because a terminal is.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether the terminal is asked to report the mouse; while the session pauses, whether it will be again.
static HEARS_MOUSE: AtomicBool = AtomicBool::new(false);

/// How long a terminal that takes nothing is offered the restoring bytes.
const LONGEST_OFFER: Duration = Duration::from_millis(100);

/// The terminal in raw mode, on the alternate screen, without a cursor, with bracketed paste; reporting the mouse only where
/// that is asked for. Dropping it restores.
#[derive(Debug)]
pub struct Session(());

impl Session {
    /// Sets up the terminal on standard input and output.
    ///
    /// # Errors
    /// When standard input is no terminal or the terminal has gone; whatever was set up is put back.
    pub fn enter() -> io::Result<Self> {
        set_up()?;
        Ok(Self(()))
    }

    /// Whether the terminal is set up now. While it is not, [`Tty`](super::Tty) swallows what is drawn.
    pub fn is_active(&self) -> bool {
        is_on()
    }

    /// Has the terminal report the mouse from now on, or no longer: then it selects text by itself. Sends nothing where that is
    /// so already.
    ///
    /// # Errors
    /// When the terminal has gone.
    pub fn hear_mouse(&self, on: bool) -> io::Result<()> {
        if self.hears_mouse() == on {
            return Ok(());
        }
        // Whoever restores in between must know: one mode too many is set back rather than one too few.
        if on {
            HEARS_MOUSE.store(true, Ordering::SeqCst);
            Tty.write_all(mouse::ON)
        } else {
            let sent = Tty.write_all(mouse::OFF);
            HEARS_MOUSE.store(false, Ordering::SeqCst);
            sent
        }
    }

    /// Whether the terminal is asked to report the mouse. What comes although it is not was sent before.
    pub fn hears_mouse(&self) -> bool {
        HEARS_MOUSE.load(Ordering::SeqCst)
    }

    /// Restores the terminal and stops the process with everything in its process group, as Ctrl-Z does elsewhere.
    /// False, and nothing done, where no shell could ever wake it again. The process stops during or shortly after this
    /// call, so do nothing but wait for [`Input::Resume`](super::Input::Resume) and call [`Session::resume`] then.
    ///
    /// # Errors
    /// When the system refuses to stop the process; the terminal is set up again then.
    pub fn suspend(&self) -> io::Result<bool> {
        if !can_be_woken() {
            return Ok(false);
        }
        restore();
        // The group and not this process alone, so that a `cargo run` or a script around it stops as well and the shell
        // sees it. STOP and not TSTP, which our own handler would catch.
        if let Err(error) = kill_current_process_group(Signal::STOP) {
            set_up()?;
            return Err(error.into());
        }
        Ok(true)
    }

    /// Sets the terminal up again, also when something else than [`Session::suspend`] stopped the process and the shell
    /// changed the terminal behind its back. The screen must be drawn anew.
    ///
    /// # Errors
    /// When the terminal has gone. A terminal that goes also wakes the program ([`Input::Resume`](super::Input::Resume)), so this may well
    /// happen; [`Input::Gone`](super::Input::Gone) follows then, and nothing else need be done.
    pub fn resume(&self) -> io::Result<()> {
        // Sets back first what is known of the terminal before us: raw mode is taken to be on otherwise.
        let _ = disable_raw_mode();
        set_up()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
        HEARS_MOUSE.store(false, Ordering::SeqCst);
    }
}

/// Whether the terminal is set up now.
pub(super) fn is_on() -> bool {
    ENTERED.load(Ordering::SeqCst)
}

fn set_up() -> io::Result<()> {
    // First, so that a panic or a signal from here on restores what there may be to restore.
    ENTERED.store(true, Ordering::SeqCst);
    let done = enable_raw_mode().and_then(|()| write_out(&entering(HEARS_MOUSE.load(Ordering::SeqCst))));
    if done.is_err() {
        restore();
    }
    done
}

/// Puts back whatever is set up; does nothing when nothing is. May be called from any thread at any time.
pub fn restore() {
    // A program in the background may not touch the terminal: the system would stop it here.
    if ENTERED.swap(false, Ordering::SeqCst) && in_foreground() {
        offer(leaving(HEARS_MOUSE.load(Ordering::SeqCst)));
        let _ = disable_raw_mode();
    }
}

fn entering(hears_mouse: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide);
    bytes.extend_from_slice(if hears_mouse { mouse::ON } else { b"" });
    bytes
}

fn leaving(hears_mouse: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A frame that was cut off must not leave the terminal holding everything back.
    let _ = queue!(
        bytes,
        EndSynchronizedUpdate,
        SetAttribute(Attribute::Reset),
        DisableBracketedPaste,
        Show,
        LeaveAlternateScreen
    );
    bytes.extend_from_slice(if hears_mouse { mouse::OFF } else { b"" });
    bytes
}

/// Writes these bytes in one call, so that no frame of another thread comes in between and cuts a sequence in two. A
/// thread of its own does it, as the call may block for ever where a line is dead but not cut.
fn offer(bytes: Vec<u8>) {
    let (tell, written) = channel();
    let bytes = Arc::new(bytes);
    let offered = Arc::clone(&bytes);
    let write = move || tell.send(write_out(&offered));
    match thread::Builder::new().name("restore".into()).spawn(write) {
        Ok(_) => drop(written.recv_timeout(LONGEST_OFFER)),
        // The system has no thread left: better a risk than a terminal that stays as it is.
        Err(_) => drop(write_out(&bytes)),
    }
}

/// A terminal that cannot say whose it is has gone, and is left to the calls that fail at once.
fn in_foreground() -> bool {
    tcgetpgrp(stdin()).map_or(true, |group| group == getpgrp())
}

/// Whether some shell watches over this process group: its parent is in the same session, and the group is not the
/// session leader's own. A group that nobody watches over would stop for ever.
fn can_be_woken() -> bool {
    let (Ok(session), Some(parent)) = (getsid(None), getppid()) else { return false };
    session != getpgrp() && getsid(Some(parent)).is_ok_and(|of_parent| of_parent == session)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_set_is_set_back() {
        let (on, off) = (entering(true), leaving(true));
        let shown = |bytes: &[u8]| bytes.escape_ascii().to_string();
        for mode in ["?1049", "?2004", "?1000", "?1006"] {
            assert!(shown(&on).contains(&format!("{mode}h")), "{mode}");
            assert!(shown(&off).contains(&format!("{mode}l")), "{mode}");
        }
        assert!(shown(&on).contains("?25l") && shown(&off).contains("?25h"));
        assert!(off.starts_with(b"\x1b[?2026l\x1b[0m"));
        for bytes in [entering(false), leaving(false)] {
            assert!(!shown(&bytes).contains("?100"), "a mouse that was not asked for is not spoken of");
        }
    }

    #[test]
    fn restoring_what_was_never_set_up_does_nothing() {
        restore();
        restore();
        assert!(!ENTERED.load(Ordering::SeqCst));
    }
}
