//! The terminal's room in a real pseudo-terminal: what it sets up is put back whatever happens, nothing outlives its
//! terminal, and keys, sizes and signals arrive.
//!
//! The program in the pseudo-terminal is this very binary, running the test [`stage`]: a loop as small as one can be over
//! the pieces of `cncl::term`.

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use cncl::term::{Input, Keyboard, Session, Signals, Terminal, Tty, restore_on_panic, size};
use rustix::process::Signal;

use crate::support::pty::Pty;

/// Set where [`stage`] is to play; its value says how.
const PLAY: &str = "STAGE_PLAY";
/// Plays along: ends when it is told to.
const WILLING: &str = "willing";
/// Never ends by itself once it is told to.
const STUBBORN: &str = "stubborn";
/// Ends with a code of its own when its terminal has gone: whoever ends by force does not.
const PARTING: &str = "parting";
/// What [`PARTING`] ends with.
const PARTED: u32 = 7;
/// Hears no signals at all.
const DEAF: &str = "deaf";

/// A shell script that runs the stage as a job, and takes it to the foreground again when it has been stopped.
const JOB: &str = r#"set -m; "$@"; echo STOPPED; read -r; stty sane; fg; echo "BACK $?""#;

/// Not a test but the program that the tests below watch; alone it does nothing.
#[test]
fn stage() {
    if let Ok(how) = std::env::var(PLAY) {
        play(&how);
    }
}

fn play(how: &str) {
    let (send, inputs) = channel();
    restore_on_panic(sender(&send));
    let session = Session::enter().unwrap();
    let _signals = (how != DEAF).then(|| Signals::start(sender(&send)).unwrap());
    let _keyboard = Keyboard::start(sender(&send)).unwrap();
    let mut terminal = Terminal::new(Tty, size(), None).unwrap();
    let mut story = Story::default();
    loop {
        // When the terminal has gone, a message says so next.
        let _ = terminal.draw(|frame| story.draw(frame));
        let input = inputs.recv().unwrap();
        story.add(&input);
        match input {
            Input::End(_) | Input::Gone | Input::Crash if how == STUBBORN => {}
            // The signal and the news that the terminal has gone come in either order.
            Input::End(_) | Input::Gone if how == PARTING => end(session, PARTED.cast_signed()),
            Input::End(signal) => end(session, 128 + signal),
            Input::Gone => end(session, 129),
            Input::Crash => end(session, 101),
            Input::Resize(columns, rows) => terminal.resize((columns, rows)),
            Input::Suspend => story.suspended = Some(session.suspend().unwrap()),
            // A terminal that goes wakes its programs as well; the message that it has gone follows.
            Input::Resume => match session.resume() {
                Ok(()) => terminal.clear_next(),
                Err(_) => assert!(!session.is_active()),
            },
            Input::Key(key) => match key.to_string().as_str() {
                "q" => end(session, 0),
                "!" => panic!("as asked"),
                "@" => drop(thread::spawn(|| panic!("as asked"))),
                "#" => while Tty.write_all(&[b'#'; 4096]).is_ok() {},
                "m" => session.hear_mouse(true).unwrap(),
                "n" => session.hear_mouse(false).unwrap(),
                "ctrl-z" => story.suspended = Some(session.suspend().unwrap()),
                _ => {}
            },
            Input::Paste(_) | Input::Press(..) | Input::Wheel { .. } => {}
        }
    }
}

fn sender(send: &Sender<Input>) -> impl Fn(Input) -> bool + Send + Sync + 'static {
    let send = send.clone();
    move |input| send.send(input).is_ok()
}

fn end(session: Session, code: i32) -> ! {
    drop(session);
    std::process::exit(code)
}

#[derive(Default)]
struct Story {
    keys: usize,
    last: Vec<String>,
    suspended: Option<bool>,
}

impl Story {
    fn add(&mut self, input: &Input) {
        self.keys += usize::from(matches!(input, Input::Key(_)));
        self.last.push(match input {
            Input::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        });
        self.last.drain(..self.last.len().saturating_sub(6));
    }

    fn draw(&self, frame: &mut ratatui::Frame<'_>) {
        let (columns, rows) = (frame.area().width, frame.area().height);
        let text = format!(
            "READY {columns}x{rows}\n{} keys\n{}\nsuspended: {:?}",
            self.keys,
            self.last.join(" "),
            self.suspended
        );
        frame.render_widget(ratatui::text::Text::raw(text), frame.area());
    }
}

fn stage_args() -> Vec<OsString> {
    ["--exact", "term::stage", "--nocapture"].map(OsString::from).to_vec()
}

fn start(how: &str) -> Pty {
    let program = std::env::current_exe().unwrap();
    let pty = Pty::run(&program, &stage_args(), &[(PLAY, how)], 60, 10);
    pty.wait_for("READY 60x10");
    pty
}

/// Runs the stage from a shell script, where it is `"$@"`.
fn start_in_shell(how: &str, script: &str) -> Pty {
    let program = std::env::current_exe().unwrap().into_os_string();
    let shell = ["-c", script, "bash"].map(OsString::from).into_iter();
    let args: Vec<OsString> = shell.chain([program]).chain(stage_args()).collect();
    let pty = Pty::run(Path::new("/bin/bash"), &args, &[(PLAY, how)], 60, 10);
    pty.wait_for("READY 60x10");
    pty
}

#[test]
fn the_session_sets_up_and_puts_back() {
    let mut pty = start(WILLING);
    assert!(!pty.is_restored());
    assert_eq!(pty.cursor(), None);
    pty.key("q");
    assert_eq!(pty.wait_exit(), 0);
    assert!(pty.is_restored());
}

#[test]
fn keys_arrive_however_many_at_once() {
    let mut pty = start(WILLING);
    pty.send("tooi\x7f\x7fôi");
    pty.wait_for("o i backspace backspace ô i");
    pty.send(&"j".repeat(3000));
    pty.wait_for("3008 keys");
    pty.key("shift-left");
    pty.key("esc");
    pty.wait_for("shift-left esc");
    pty.send("\x1b[200~hai\rdòng\x1b[201~");
    pty.wait_for(r#"Paste("hai\ndòng")"#);
}

#[test]
fn a_new_size_is_drawn() {
    let pty = start(WILLING);
    pty.resize(50, 8);
    pty.wait_for("READY 50x8");
}

#[test]
fn frames_are_whole_and_marked() {
    let mut pty = start(WILLING);
    pty.send("x");
    pty.wait_for("1 keys");
    let raw = String::from_utf8(pty.raw()).unwrap();
    let (opened, closed) = (raw.matches("\x1b[?2026h").count(), raw.matches("\x1b[?2026l").count());
    assert_eq!((opened, closed), (2, 2));
}

#[test]
fn a_panic_restores_before_it_speaks() {
    for (key, code) in [("!", 101), ("@", 101)] {
        let mut pty = start(WILLING);
        pty.key(key);
        assert_eq!(pty.wait_exit(), code, "{key}");
        assert!(pty.is_restored(), "{key}");
        let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
        let (restored, said) = (raw.find("\x1b[?1049l").unwrap(), raw.find("as asked").unwrap());
        assert!(restored < said, "{key}");
    }
}

#[test]
fn a_signal_ends_it_with_its_code() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let pty = start(WILLING);
        pty.signal(signal);
        assert_eq!(pty.wait_exit(), code);
        assert!(pty.is_restored(), "{code}");
    }
}

#[test]
fn a_signal_ends_it_even_if_it_does_not_want_to() {
    let pty = start(STUBBORN);
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_exit(), 143);
    assert!(pty.is_restored());
}

#[test]
fn a_second_signal_ends_it_at_once() {
    let pty = start(STUBBORN);
    pty.signal(Signal::TERM);
    pty.wait_for("End(15)");
    pty.signal(Signal::INT);
    assert_eq!(pty.wait_exit(), 130);
    assert!(pty.is_restored());
}

#[test]
fn it_does_not_outlive_its_terminal() {
    for (how, code) in [(WILLING, 129), (PARTING, PARTED)] {
        let mut pty = start(how);
        pty.hang_up();
        assert_eq!(pty.wait_exit(), code, "{how}");
    }
}

#[test]
fn it_ends_even_if_it_does_not_want_to() {
    let mut pty = start(STUBBORN);
    pty.hang_up();
    assert_eq!(pty.wait_exit(), 129);
}

#[test]
fn with_sighup_ignored_and_half_a_sequence_read_it_ends_as_well() {
    for how in [DEAF, STUBBORN] {
        let mut pty = start_in_shell(how, r#"trap "" HUP; exec "$@""#);
        pty.send("x\x1b[");
        pty.wait_for("1 keys");
        pty.hang_up();
        assert_eq!(pty.wait_exit(), 129, "{how}");
    }
}

#[test]
fn blocked_on_a_line_that_takes_nothing_it_still_ends() {
    let mut pty = start(STUBBORN);
    pty.freeze();
    pty.send("#");
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_exit(), 143);
}

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_fg_takes_it_back() {
    let mut pty = start_in_shell(WILLING, JOB);
    pty.send("a");
    pty.wait_for("1 keys");
    pty.key("ctrl-z");
    pty.wait_for("STOPPED");
    assert!(pty.is_restored());
    pty.send("\n");
    pty.wait_for("suspended: Some(true)");
    pty.wait_for("Resume");
    assert!(!pty.is_restored());
    pty.key("q");
    pty.wait_for("BACK 0");
    assert_eq!(pty.wait_exit(), 0);
    assert!(pty.is_restored());
}

#[test]
fn a_mouse_that_is_heard_is_given_back_while_the_program_pauses_and_when_it_panics() {
    let mut pty = start_in_shell(WILLING, JOB);
    pty.send("m");
    pty.wait_for_mouse(true);
    pty.key("ctrl-z");
    pty.wait_for("STOPPED");
    assert!(pty.is_restored());
    pty.send("\n");
    pty.wait_for_mouse(true);
    pty.send("n");
    pty.wait_for_mouse(false);
    pty.send("m");
    pty.wait_for_mouse(true);
    pty.send("!");
    pty.wait_for("BACK 101");
    assert_eq!(pty.wait_exit(), 0);
    assert!(pty.is_restored());
}

#[test]
fn after_a_stop_that_nobody_announced_it_comes_back_as_well() {
    let mut pty = start_in_shell(WILLING, JOB);
    pty.signal_job(Signal::STOP);
    pty.wait_for("STOPPED");
    pty.send("\n");
    pty.wait_for("Resume");
    assert!(!pty.is_restored());
    pty.key("q");
    pty.wait_for("BACK 0");
}

#[test]
fn without_a_shell_to_wake_it_it_does_not_stop() {
    let mut pty = start(WILLING);
    pty.key("ctrl-z");
    pty.wait_for("suspended: Some(false)");
    pty.key("q");
    assert_eq!(pty.wait_exit(), 0);
}
