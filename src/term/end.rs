//! The last resort: when the program does not end in time after it was told to (it may be blocked writing to a dead
//! terminal), a thread of this room restores the terminal and ends it.

use std::panic;
use std::process;
use std::thread;
use std::time::Duration;

use super::Input;
use super::guard::{is_on, restore};

/// How long the program has to save and end by itself.
const LONGEST_FAREWELL: Duration = Duration::from_millis(1500);
/// The exit code that Rust gives a program that panicked.
const PANICKED: i32 = 101;

/// Makes a panic in any thread restore the terminal before its message is printed by the hook that was there before, so
/// that the message can be read. If a session was on, [`Input::Crash`] is sent afterwards and the process ends within
/// 1.5 s, as it can no longer draw. Call once, before the session.
pub fn restore_on_panic(send: impl Fn(Input) -> bool + Send + Sync + 'static) {
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let was_on = is_on();
        restore();
        previous(info);
        if was_on {
            send(Input::Crash);
            end_soon(PANICKED);
        }
    }));
}

/// The exit code of a program that a signal has ended.
pub(super) fn code_of(signal: i32) -> i32 {
    128 + signal
}

/// Ends the process after a while, unless it has ended by then.
pub(super) fn end_soon(code: i32) {
    let resort = thread::Builder::new().name("last resort".into()).spawn(move || {
        thread::sleep(LONGEST_FAREWELL);
        end_now(code);
    });
    if resort.is_err() {
        end_now(code);
    }
}

pub(super) fn end_now(code: i32) -> ! {
    restore();
    process::exit(code)
}
