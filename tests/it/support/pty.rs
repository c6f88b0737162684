//! A program in a pseudo-terminal, as a person sits in front of it: keys go in, a screen comes out. It never sleeps: each
//! wait is for a condition, woken by the thread that reads the screen, and bounded (`CNCL_TEST_TIMEOUT_MS`, 20 s unless
//! set). A wait that fails shows the screen.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use cncl::app::key::{Code, Key};
use portable_pty::{Child, ChildKiller, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
use tempfile::TempDir;

/// A running program. Dropping it kills the program.
pub(crate) struct Pty {
    seen: Arc<Seen>,
    hand: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
    killer: Box<dyn ChildKiller + Send + Sync>,
    pid: Pid,
    tty: PathBuf,
    _home: TempDir,
}

/// What has come out so far, and who waits for more.
struct Seen {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    raw: Vec<u8>,
    /// Nothing more will come out.
    ended: bool,
    hanging_up: bool,
    frozen: bool,
    exit: Option<ExitStatus>,
}

impl Pty {
    /// Starts cncl with these arguments in an empty home folder, on a screen of this size.
    pub(crate) fn start(args: &[&str], columns: u16, rows: u16) -> Self {
        Self::start_with(args, &[], columns, rows)
    }

    /// [`Pty::start`] with more environment variables, which win over the usual ones.
    pub(crate) fn start_with(args: &[&str], env: &[(&str, &str)], columns: u16, rows: u16) -> Self {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        Self::run(Path::new(env!("CARGO_BIN_EXE_cncl")), &args, env, columns, rows)
    }

    /// Starts any program in the same surroundings.
    pub(crate) fn run(
        program: &Path,
        args: &[OsString],
        env: &[(&str, &str)],
        columns: u16,
        rows: u16,
    ) -> Self {
        let home = tempfile::tempdir().unwrap();
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command(program, args, env, home.path())).unwrap();
        // The screen's reader sees the end only when nobody else holds the other side open.
        drop(pair.slave);
        let seen = Arc::new(Seen::new(columns, rows));
        let reader = pair.master.try_clone_reader().unwrap();
        let (pid, killer) = (pid_of(child.as_ref()), child.clone_killer());
        spawn_with(&seen, move |seen| read_screen(reader, seen));
        spawn_with(&seen, move |seen| await_exit(child, seen));
        let hand = Some(pair.master.take_writer().unwrap());
        let tty = pair.master.tty_name().unwrap();
        Self { seen, hand, master: Some(pair.master), killer, pid, tty, _home: home }
    }

    /// Types this text, byte for byte.
    pub(crate) fn send(&mut self, text: &str) {
        let hand = self.hand.as_mut().expect("the terminal is still there");
        hand.write_all(text.as_bytes()).unwrap();
        hand.flush().unwrap();
    }

    /// Presses one key, named as in the config file: `j`, `ctrl-d`, `enter`, `shift-left`.
    pub(crate) fn key(&mut self, name: &str) {
        let key: Key = name.parse().unwrap();
        self.send(&bytes_of(key));
    }

    /// Waits until the screen shows this text; it must stand on one row.
    pub(crate) fn wait_for(&self, text: &str) {
        drop(self.wait_until(&format!("{text:?} on the screen"), |state| state.screen().contains(text)));
    }

    /// Waits until the screen no longer shows this text.
    pub(crate) fn wait_gone(&self, text: &str) {
        drop(
            self.wait_until(&format!("{text:?} gone from the screen"), |state| {
                !state.screen().contains(text)
            }),
        );
    }

    /// Reads nothing more: the program blocks when it has filled the line, as behind a connection that hangs.
    pub(crate) fn freeze(&self) {
        self.seen.lock().frozen = true;
    }

    /// Waits until the program has ended and all it wrote has been read, and returns its exit code.
    pub(crate) fn wait_exit(&self) -> u32 {
        let state = self
            .wait_until("the program to end", |state| state.exit.is_some() && (state.ended || state.frozen));
        let exit = state.exit.clone().unwrap();
        assert_eq!(exit.signal(), None, "the program was killed\n{}", state.picture());
        exit.exit_code()
    }

    /// The screen as text, without trailing blanks.
    pub(crate) fn screen(&self) -> String {
        self.seen.lock().screen()
    }

    /// Every byte that the program has sent so far.
    pub(crate) fn raw(&self) -> Vec<u8> {
        self.seen.lock().raw.clone()
    }

    /// Where the cursor is, column and row from 0, if it is to be seen.
    pub(crate) fn cursor(&self) -> Option<(u16, u16)> {
        let state = self.seen.lock();
        let (row, column) = state.parser.screen().cursor_position();
        (!state.parser.screen().hide_cursor()).then_some((column, row))
    }

    /// Whether the terminal is as a shell wants it: echo and lines, main screen, cursor, no bracketed paste, no reports of a
    /// mouse.
    pub(crate) fn is_restored(&self) -> bool {
        let line = LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
        let modes = tcgetattr(self.open_tty()).unwrap().local_modes;
        let state = self.seen.lock();
        let screen = state.parser.screen();
        modes.contains(line)
            && !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
            && screen.mouse_protocol_encoding() == vt100::MouseProtocolEncoding::Default
    }

    /// Waits until the terminal is asked to report presses of the mouse, as programs do today, or nothing of it.
    pub(crate) fn wait_for_mouse(&self, reports: bool) {
        use vt100::{MouseProtocolEncoding as Encoding, MouseProtocolMode as Mode};
        let wanted =
            if reports { (Mode::PressRelease, Encoding::Sgr) } else { (Mode::None, Encoding::Default) };
        let now = |state: &State| {
            let screen = state.parser.screen();
            (screen.mouse_protocol_mode(), screen.mouse_protocol_encoding())
        };
        drop(self.wait_until(&format!("reports of the mouse: {reports}"), |state| now(state) == wanted));
    }

    /// Changes the size of the screen.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.seen.lock().parser.set_size(nonzero(rows), nonzero(columns));
        let master = self.master.as_ref().expect("the terminal is still there");
        master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Sends a signal to the program that was started.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Sends a signal to whoever has the terminal now, such as the foreground job of a shell.
    pub(crate) fn signal_job(&self, signal: Signal) {
        let leader = self.master.as_ref().and_then(|master| master.process_group_leader());
        kill_process_group(leader.and_then(Pid::from_raw).expect("a foreground job"), signal).unwrap();
    }

    /// Takes the terminal away, as a lost connection does.
    pub(crate) fn hang_up(&mut self) {
        let tty = self.open_tty();
        // The writer types ^D when it is dropped, unless the terminal has no such character: a lost line types nothing.
        let mut modes = tcgetattr(&tty).unwrap();
        modes.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&tty, OptionalActions::Now, &modes).unwrap();
        // The reader holds the terminal open too, and lets go of it at the next byte.
        self.seen.lock().hanging_up = true;
        rustix::io::write(&tty, b"\0").unwrap();
        drop(self.wait_until("the reader to let go", |state| state.ended));
        self.hand = None;
        self.master = None;
    }

    /// The program's side of the terminal, without becoming part of its session.
    fn open_tty(&self) -> OwnedFd {
        rustix::fs::open(&self.tty, OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty()).unwrap()
    }

    fn wait_until(&self, what: &str, holds: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let until = Instant::now() + bound();
        let mut state = self.seen.lock();
        while !holds(&state) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let picture = state.picture();
                // A panic that holds the lock would take the other threads with it.
                drop(state);
                panic!("waited in vain for {what}\n{picture}");
            }
            state = self.seen.changed.wait_timeout(state, left).unwrap().0;
        }
        state
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.killer.kill();
    }
}

impl Seen {
    fn new(columns: u16, rows: u16) -> Self {
        let parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 0);
        let state =
            State { parser, raw: Vec::new(), ended: false, hanging_up: false, frozen: false, exit: None };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }
}

impl State {
    fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// What a person needs to see to understand why a wait failed.
    fn picture(&self) -> String {
        let mut picture = String::from("┌─ screen\n");
        for row in self.screen().lines() {
            let _ = writeln!(picture, "│{row}");
        }
        let tail = &self.raw[self.raw.len().saturating_sub(200)..];
        let _ = write!(picture, "└─ ended: {:?}; last bytes: {}", self.exit, tail.escape_ascii());
        picture
    }
}

fn spawn_with(seen: &Arc<Seen>, work: impl FnOnce(&Seen) + Send + 'static) {
    let seen = Arc::clone(seen);
    thread::spawn(move || work(&seen));
}

/// Reads until the other side is closed (which is an error on Linux), or until told to let go.
fn read_screen(mut reader: Box<dyn Read + Send>, seen: &Seen) {
    let mut bytes = [0; 1 << 12];
    while let Ok(count @ 1..) = reader.read(&mut bytes) {
        let mut state = seen.changed.wait_while(seen.lock(), |state| state.frozen).unwrap();
        if state.hanging_up {
            break;
        }
        state.parser.process(&bytes[..count]);
        state.raw.extend_from_slice(&bytes[..count]);
        seen.changed.notify_all();
    }
    drop(reader);
    seen.lock().ended = true;
    seen.changed.notify_all();
}

fn await_exit(mut child: Box<dyn Child + Send + Sync>, seen: &Seen) {
    let exit = child.wait().unwrap();
    seen.lock().exit = Some(exit);
    seen.changed.notify_all();
}

fn command(program: &Path, args: &[OsString], env: &[(&str, &str)], home: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(args);
    command.cwd(home);
    command.env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("HOME", home);
    for (name, folder) in [
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        command.env(name, home.join(folder));
    }
    for (name, value) in [("LANG", "C.UTF-8"), ("TERM", "xterm-256color")].iter().chain(env) {
        command.env(name, value);
    }
    command
}

/// What xterm sends for a key.
fn bytes_of(key: Key) -> String {
    let alt = if key.mods.alt { "\x1b" } else { "" };
    let code = match key.code {
        Code::Char(' ') if key.mods.ctrl => "\0".to_owned(),
        Code::Char(c) if key.mods.ctrl => char::from(c as u8 & 0x1F).to_string(),
        Code::Char(c) => c.to_string(),
        Code::Enter => "\r".to_owned(),
        Code::Esc => "\x1b".to_owned(),
        Code::Tab => "\t".to_owned(),
        Code::Backspace => "\x7f".to_owned(),
        Code::BackTab => "\x1b[Z".to_owned(),
        _ => return sequence_of(key),
    };
    format!("{alt}{code}")
}

fn sequence_of(key: Key) -> String {
    let modifiers = 1 + u8::from(key.mods.shift) + 2 * u8::from(key.mods.alt) + 4 * u8::from(key.mods.ctrl);
    let (number, last) = match key.code {
        Code::Up => (1, 'A'),
        Code::Down => (1, 'B'),
        Code::Right => (1, 'C'),
        Code::Left => (1, 'D'),
        Code::Home => (1, 'H'),
        Code::End => (1, 'F'),
        Code::Insert => (2, '~'),
        Code::Delete => (3, '~'),
        Code::PageUp => (5, '~'),
        Code::PageDown => (6, '~'),
        Code::F(f @ 1..=5) => (f + 10, '~'),
        Code::F(f @ 6..=10) => (f + 11, '~'),
        Code::F(f @ 11..=12) => (f + 12, '~'),
        other => panic!("no terminal sends {other:?} this way"),
    };
    match (number, modifiers) {
        (1, 1) => format!("\x1b[{last}"),
        (_, 1) => format!("\x1b[{number}{last}"),
        _ => format!("\x1b[{number};{modifiers}{last}"),
    }
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn nonzero(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a screen has a size")
}

fn pid_of(child: &(dyn Child + Send + Sync)) -> Pid {
    let pid = child.process_id().and_then(|pid| i32::try_from(pid).ok());
    pid.and_then(Pid::from_raw).expect("a child has a process id")
}

fn bound() -> Duration {
    let set = std::env::var("CNCL_TEST_TIMEOUT_MS").ok().and_then(|millis| millis.parse().ok());
    Duration::from_millis(set.unwrap_or(20_000))
}
