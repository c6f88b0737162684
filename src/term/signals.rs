//! Signals as messages. Handlers do nothing but wake a thread; a signal that asks for the end also starts the last resort
//! (see `end`).

use std::io;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::{Handle, Signals as Arriving};

use super::Input;
use super::end::{code_of, end_now, end_soon};

/// The running thread. Dropping it ends the thread; the signals then do nothing any more.
#[derive(Debug)]
pub struct Signals {
    handle: Handle,
}

impl Signals {
    /// Hands signals to `send` until it returns false. After the first that asks for the end the process has 1.5 s;
    /// a second one ends it at once.
    ///
    /// # Errors
    /// When the system refuses the handlers or the thread.
    pub fn start(send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<Self> {
        let mut arriving = Arriving::new([SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT])?;
        let handle = arriving.handle();
        thread::Builder::new().name("signals".into()).spawn(move || watch(&mut arriving, &send))?;
        Ok(Self { handle })
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.handle.close();
    }
}

fn watch(arriving: &mut Arriving, send: &impl Fn(Input) -> bool) {
    let mut ending = false;
    for signal in arriving.forever() {
        let input = meaning(signal);
        if matches!(input, Input::End(_)) {
            if ending {
                end_now(code_of(signal));
            }
            ending = true;
            end_soon(code_of(signal));
        }
        // While the end is near, the second signal must be heard even if nobody listens any more.
        if !send(input) && !ending {
            return;
        }
    }
}

fn meaning(signal: i32) -> Input {
    match signal {
        SIGWINCH => {
            let (columns, rows) = super::size();
            Input::Resize(columns, rows)
        }
        SIGTSTP => Input::Suspend,
        SIGCONT => Input::Resume,
        _ => Input::End(signal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_signal_has_its_meaning() {
        assert!(matches!(meaning(SIGWINCH), Input::Resize(1.., 1..)));
        assert_eq!(meaning(SIGTSTP), Input::Suspend);
        assert_eq!(meaning(SIGCONT), Input::Resume);
        assert_eq!([SIGHUP, SIGTERM, SIGINT].map(meaning), [1, 15, 2].map(Input::End));
        assert_eq!([SIGHUP, SIGTERM, SIGINT].map(code_of), [129, 143, 130]);
    }
}
