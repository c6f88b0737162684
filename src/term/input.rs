//! The keyboard's thread: waits for bytes, has them decoded, hands on what they are. It notices when the terminal has gone,
//! burns nothing while nobody types, and can be made to keep its hands off (while another program has the terminal).
//!
//! Invariant: it never reads unless `poll(2)` has just said that there is something, and never reads again after an end of
//! file or an error.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::stdio::stdin;

use super::decode::Decoder;
use super::{Input, end};

const PAUSE: u8 = b'p';
const RESUME: u8 = b'r';

/// The running thread. Dropping it ends the thread.
#[derive(Debug)]
pub struct Keyboard {
    orders: OwnedFd,
    heard: Receiver<()>,
}

impl Keyboard {
    /// Starts reading standard input, which must be a terminal in raw mode. When the terminal has gone, the last message
    /// is [`Input::Gone`], and the process ends 1.5 s later with 129 if nobody has ended it by then. The thread also
    /// ends when `send` returns false.
    ///
    /// # Errors
    /// When the system has no pipe or no thread left.
    pub fn start(send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<Self> {
        Self::read(stdin(), move |input| {
            if input == Input::Gone {
                end::end_soon(end::code_of(signal_hook::consts::SIGHUP));
            }
            send(input)
        })
    }

    fn read(
        keys: impl AsFd + Send + 'static,
        send: impl Fn(Input) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (listen, orders) = pipe_with(PipeFlags::CLOEXEC)?;
        let (tell, heard) = channel();
        let reader = Reader { keys, orders: listen, heard: tell, decoder: Decoder::default(), paused: false };
        thread::Builder::new().name("keyboard".into()).spawn(move || reader.run(&send))?;
        Ok(Self { orders, heard })
    }

    /// Reads nothing from now on; returns when that is sure. Keys typed meanwhile stay in the terminal.
    pub fn pause(&self) {
        self.order(PAUSE);
    }

    /// Reads again after [`Keyboard::pause`].
    pub fn resume(&self) {
        self.order(RESUME);
    }

    /// A thread that has ended hears nothing, and there is nothing left to order then.
    fn order(&self, order: u8) {
        if rustix::io::write(&self.orders, &[order]).is_ok() {
            let _ = self.heard.recv();
        }
    }
}

/// What made the thread wake up.
enum Woken {
    Keys,
    Order(u8),
    Quiet,
    Gone,
    Dismissed,
}

struct Reader<K> {
    keys: K,
    orders: OwnedFd,
    heard: Sender<()>,
    decoder: Decoder,
    paused: bool,
}

impl<K: AsFd> Reader<K> {
    fn run(mut self, send: &impl Fn(Input) -> bool) {
        let mut found = Vec::new();
        while self.step(&mut found) {
            if !found.drain(..).all(send) {
                return;
            }
        }
        // What was found in the last step, such as that the terminal has gone.
        found.drain(..).all(send);
    }

    /// Waits once and does what is to do; false when this was the last time.
    fn step(&mut self, found: &mut Vec<Input>) -> bool {
        match self.wait() {
            Woken::Keys => return self.read(found),
            Woken::Quiet => self.decoder.settle(found),
            Woken::Order(order) => self.obey(order),
            Woken::Gone => {
                found.push(Input::Gone);
                return false;
            }
            Woken::Dismissed => return false,
        }
        true
    }

    fn obey(&mut self, order: u8) {
        self.paused = order == PAUSE;
        // Nobody waits for the answer any more only when the owner has gone, which the next wait sees.
        let _ = self.heard.send(());
    }

    fn read(&mut self, found: &mut Vec<Input>) -> bool {
        let mut bytes = [0; 4096];
        match rustix::io::read(&self.keys, &mut bytes) {
            Ok(count @ 1..) => self.decoder.feed(&bytes[..count], found),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Ok(0) | Err(_) => {
                found.push(Input::Gone);
                return false;
            }
        }
        true
    }

    fn wait(&self) -> Woken {
        // A paused reader asks for no bytes but still hears that the terminal has gone.
        let wanted = if self.paused { PollFlags::empty() } else { PollFlags::IN };
        let mut fds =
            [PollFd::new(&self.orders, PollFlags::IN), PollFd::from_borrowed_fd(self.keys.as_fd(), wanted)];
        match poll(&mut fds, timeout(self.decoder.patience()).as_ref()) {
            Ok(0) => Woken::Quiet,
            Ok(_) if !fds[0].revents().is_empty() => self.next_order(),
            Ok(_) if fds[1].revents().contains(PollFlags::IN) => Woken::Keys,
            Err(Errno::INTR) => self.wait(),
            // A hang-up, an error, a closed file: there is no keyboard any more.
            Ok(_) | Err(_) => Woken::Gone,
        }
    }

    fn next_order(&self) -> Woken {
        let mut order = [0];
        match rustix::io::read(&self.orders, &mut order) {
            Ok(1) => Woken::Order(order[0]),
            _ => Woken::Dismissed,
        }
    }
}

fn timeout(patience: Option<Duration>) -> Option<Timespec> {
    // A time that does not fit would be centuries: no timeout then.
    patience.and_then(|time| Timespec::try_from(time).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::RecvTimeoutError;

    const BOUND: Duration = Duration::from_secs(10);

    /// A keyboard on a pipe: what to write into, and what comes out.
    fn keyboard() -> (OwnedFd, Receiver<Input>, Keyboard) {
        let (keys, hand) = pipe_with(PipeFlags::CLOEXEC).unwrap();
        let (send, inputs) = channel();
        let keyboard = Keyboard::read(keys, move |input| send.send(input).is_ok()).unwrap();
        (hand, inputs, keyboard)
    }

    fn press(hand: &OwnedFd, bytes: &[u8]) {
        assert_eq!(rustix::io::write(hand, bytes), Ok(bytes.len()));
    }

    fn next(inputs: &Receiver<Input>) -> String {
        match inputs.recv_timeout(BOUND).unwrap() {
            Input::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn keys_come_through_one_by_one() {
        let (hand, inputs, _keyboard) = keyboard();
        press(&hand, b"jk\x1b[A");
        assert_eq!([next(&inputs), next(&inputs), next(&inputs)], ["j", "k", "up"]);
    }

    #[test]
    fn a_lone_esc_comes_without_another_key() {
        let (hand, inputs, _keyboard) = keyboard();
        press(&hand, b"\x1b");
        assert_eq!(next(&inputs), "esc");
    }

    #[test]
    fn a_paste_without_an_end_leaves_the_keyboard_heard() {
        let (hand, inputs, _keyboard) = keyboard();
        press(&hand, b"\x1b[200~x");
        assert_eq!(next(&inputs), r#"Paste("x")"#);
        press(&hand, b"j");
        assert_eq!(next(&inputs), "j");
    }

    #[test]
    fn thousands_of_keys_at_once_all_arrive() {
        let (hand, inputs, _keyboard) = keyboard();
        press(&hand, &[b'j'; 3000]);
        assert!((0..3000).all(|_| next(&inputs) == "j"));
    }

    #[test]
    fn the_end_is_told_once_and_after_the_last_key() {
        let (hand, inputs, _keyboard) = keyboard();
        press(&hand, b"q\x1b[");
        drop(hand);
        assert_eq!([next(&inputs), next(&inputs)], ["q", "Gone"]);
        assert_eq!(inputs.recv_timeout(BOUND), Err(RecvTimeoutError::Disconnected));
    }

    #[test]
    fn a_paused_keyboard_leaves_the_keys_where_they_are() {
        let (hand, inputs, keyboard) = keyboard();
        keyboard.pause();
        press(&hand, b"x");
        // An order is answered by the same thread: had it read the key, it would have sent it before.
        keyboard.pause();
        assert!(inputs.try_recv().is_err());
        keyboard.resume();
        assert_eq!(next(&inputs), "x");
    }

    #[test]
    fn a_paused_keyboard_still_sees_the_end() {
        let (hand, inputs, keyboard) = keyboard();
        keyboard.pause();
        drop(hand);
        assert_eq!(next(&inputs), "Gone");
    }

    #[test]
    fn dropping_it_ends_the_thread() {
        let (_hand, inputs, keyboard) = keyboard();
        drop(keyboard);
        assert_eq!(inputs.recv_timeout(BOUND), Err(RecvTimeoutError::Disconnected));
    }
}
