//! Cuts the bytes of a keyboard into keys and pastes, however the line has split them. It holds what is unfinished and
//! never reads, waits or looks at a clock: the caller says when nothing more came ([`Decoder::settle`]).

use std::time::Duration;

use unicode_normalization::UnicodeNormalization;

use super::{Input, keys, mouse};
use crate::app::key::{Key, Mods};

const ESC: u8 = 0x1B;
const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";
/// More than this of one paste is dropped: no field of ours holds it.
const LONGEST_PASTE: usize = 1 << 20;
/// No key is longer; what is must be noise.
const LONGEST_SEQUENCE: usize = 64;
/// An answer of the terminal to somebody else's query may be as long as this.
const LONGEST_ANSWER: usize = 4096;
/// How long a lone Esc may be the beginning of a sequence that the line has split.
const ESC_PATIENCE: Duration = Duration::from_millis(50);
/// How long the rest of a sequence that has certainly begun may take.
const SEQUENCE_PATIENCE: Duration = Duration::from_millis(500);
/// How long a paste may be silent before it counts as over: its end was lost on the line. One that keeps coming may take as
/// long as it likes.
const PASTE_PATIENCE: Duration = Duration::from_millis(1500);
/// What Ctrl-C sends.
const CTRL_C: u8 = 0x03;

/// A decoder with what is unfinished.
#[derive(Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// Whether the last paste was given up before its end came.
    is_cut: bool,
    /// The beginning of what may have been a report of the mouse, given up before its end came.
    half_report: Vec<u8>,
}

/// One thing at the head of the pending bytes.
#[derive(Debug, PartialEq)]
enum Token {
    Key(Key),
    Char(char, bool),
    Mouse(Input),
    PasteStart,
    Nothing,
}

impl Decoder {
    /// Takes what was read and adds what is whole to `out`.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        self.pending.extend_from_slice(bytes);
        self.take_late_rest(out);
        self.drop_late_report();
        self.drain(true, out);
        // In a paste that has no end yet, a Ctrl-C with nothing behind it was pressed and not pasted.
        if self.paste.is_some() && self.pending.last() == Some(&CTRL_C) {
            self.pending.pop();
            self.give_up_paste(out);
            out.extend(keys::of_control(CTRL_C).map(Input::Key));
        }
    }

    /// Nothing more came within [`Decoder::patience`]: what is pending is all there is.
    pub(super) fn settle(&mut self, out: &mut Vec<Input>) {
        self.give_up_paste(out);
        if mouse::may_begin(&self.pending) {
            self.half_report.clone_from(&self.pending);
        }
        self.drain(false, out);
        // One that began behind something unfinished.
        self.give_up_paste(out);
    }

    /// How long to wait before [`Decoder::settle`]; `None` when nothing is unfinished.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.pending.as_slice()) {
            (None, []) => None,
            (Some(_), _) => Some(PASTE_PATIENCE),
            (None, [ESC]) => Some(ESC_PATIENCE),
            (None, _) => Some(SEQUENCE_PATIENCE),
        }
    }

    fn drain(&mut self, more: bool, out: &mut Vec<Input>) {
        let mut used = 0;
        loop {
            if self.paste.is_some() {
                self.pending.drain(..std::mem::take(&mut used));
                if !self.collect_paste(out) {
                    return;
                }
            }
            let Some((length, token)) = next_token(&self.pending[used..], more) else { break };
            used += length;
            self.found(&token, out);
        }
        self.pending.drain(..used);
    }

    fn found(&mut self, token: &Token, out: &mut Vec<Input>) {
        match *token {
            Token::Key(key) => out.push(Input::Key(key)),
            Token::Mouse(ref report) => out.push(report.clone()),
            Token::Char(c, alt) => out.extend(keys::of_char(c, alt).map(Input::Key)),
            Token::PasteStart => self.paste = Some(Vec::new()),
            Token::Nothing => {}
        }
    }

    /// Ends a paste whose end did not come: what came of it is the paste.
    fn give_up_paste(&mut self, out: &mut Vec<Input>) {
        let Some(mut paste) = self.paste.take() else { return };
        // Of the end mark there may be a beginning; it is no text.
        let mark = (1..PASTE_END.len()).rev().find(|&length| self.pending.ends_with(&PASTE_END[..length]));
        let text = self.pending.len() - mark.unwrap_or(0);
        paste.extend_from_slice(&self.pending[..text.min(LONGEST_PASTE - paste.len())]);
        self.pending.clear();
        self.is_cut = true;
        out.extend((!paste.is_empty()).then(|| Input::Paste(clean(&paste))));
    }

    /// The rest of a paste that was given up, if it comes late but in one piece: it was pasted, and must not run as commands.
    fn take_late_rest(&mut self, out: &mut Vec<Input>) {
        if !self.is_cut {
            return;
        }
        let place = |mark: &[u8]| self.pending.windows(mark.len()).position(|window| window == mark);
        let (begin, end) = (place(PASTE_START), place(PASTE_END));
        if let Some(end) = end.filter(|end| begin.is_none_or(|begin| *end < begin)) {
            let rest = &self.pending[..end];
            out.extend((!rest.is_empty()).then(|| Input::Paste(clean(rest))));
            self.pending.drain(..end + PASTE_END.len());
            self.is_cut = false;
        } else if begin.is_some() {
            self.is_cut = false;
        }
    }

    /// The rest of a report whose beginning was given up, if it comes next and in one piece: nobody typed it.
    fn drop_late_report(&mut self) {
        let half = std::mem::take(&mut self.half_report);
        let rest = if half.is_empty() { None } else { mouse::rest_of(&half, &self.pending) };
        self.pending.drain(..rest.unwrap_or(0));
    }

    /// Moves pasted bytes over; true when the paste is whole.
    fn collect_paste(&mut self, out: &mut Vec<Input>) -> bool {
        let Some(paste) = &mut self.paste else { return true };
        let end = self.pending.windows(PASTE_END.len()).position(|window| window == PASTE_END);
        // The end mark may be cut in two: keep what may be its beginning.
        let text = end.unwrap_or(self.pending.len().saturating_sub(PASTE_END.len() - 1));
        let room = LONGEST_PASTE - paste.len();
        paste.extend_from_slice(&self.pending[..text.min(room)]);
        self.pending.drain(..text + end.map_or(0, |_| PASTE_END.len()));
        if end.is_some() {
            out.push(Input::Paste(clean(paste)));
            self.paste = None;
        }
        end.is_some()
    }
}

/// Pasted bytes as text: whole characters (one that was cut off at the end is dropped), NFC, `\n` between lines. Other
/// control characters stay: whether they belong there is for the field to say.
fn clean(paste: &[u8]) -> String {
    let cut = paste.utf8_chunks().last().map_or(0, |chunk| chunk.invalid().len());
    let text = String::from_utf8_lossy(&paste[..paste.len() - cut]).replace("\r\n", "\n").replace('\r', "\n");
    text.nfc().collect()
}

/// The first token and its length. `None`: nothing is there, or (only while `more` may come) it is unfinished.
fn next_token(bytes: &[u8], more: bool) -> Option<(usize, Token)> {
    match *bytes {
        [] => None,
        [ESC, ref rest @ ..] => escape(rest, more).map(|(length, token)| (length + 1, token)),
        [byte, ..] if byte.is_ascii_control() => {
            Some((1, keys::of_control(byte).map_or(Token::Nothing, Token::Key)))
        }
        _ => character(bytes, more)
            .map(|(length, c)| (length, c.map_or(Token::Nothing, |c| Token::Char(c, false)))),
    }
}

/// What an Esc and these bytes after it are.
fn escape(rest: &[u8], more: bool) -> Option<(usize, Token)> {
    let alone = || keys::of_control(ESC).map(|key| (0, Token::Key(key)));
    match *rest {
        [] if more => None,
        // Two Esc in a row are two keys; the second may begin a sequence.
        [] | [ESC, ..] => alone(),
        [b'[' | b'O' | b']' | b'P'] if more => None,
        [b'[', ref params @ ..] if !params.is_empty() => {
            control_sequence(params, more).map(|(length, token)| (length + 1, token))
        }
        [b'O', last, ..] => Some((2, keys::of_ss3(last).map_or(Token::Nothing, Token::Key))),
        [b']', b'0'..=b'9', ..] | [b'P', b'0'..=b'9' | b'>' | b'!', ..] => answer(rest, more),
        [byte, ..] if byte.is_ascii_control() => {
            Some((1, keys::of_control(byte).map_or(Token::Nothing, with_alt)))
        }
        _ => character(rest, more)
            .map(|(length, c)| (length, c.map_or(Token::Nothing, |c| Token::Char(c, true)))),
    }
}

fn with_alt(key: Key) -> Token {
    Token::Key(Key { mods: Mods { alt: true, ..key.mods }, ..key })
}

/// A control sequence after `ESC [`; `body` is not empty.
fn control_sequence(body: &[u8], more: bool) -> Option<(usize, Token)> {
    if let [b'[', rest @ ..] = body {
        return match rest {
            [] if more => None,
            [] => Some((1, Token::Nothing)),
            [last, ..] => Some((2, keys::of_console(*last).map_or(Token::Nothing, Token::Key))),
        };
    }
    let Some(end) = body.iter().position(|byte| !matches!(byte, 0x20..=0x3F)) else {
        let hopeless = !more || body.len() > LONGEST_SEQUENCE;
        return hopeless.then_some((body.len(), Token::Nothing));
    };
    match (&body[..end], body[end]) {
        (b"200", b'~') => Some((end + 1, Token::PasteStart)),
        // An old mouse report: three bytes follow that are not keys.
        ([], b'M') => match body.iter().take(4).skip(1).position(u8::is_ascii_control) {
            // A control is none of them: the report was cut off.
            Some(length) => Some((1 + length, Token::Nothing)),
            None if body.len() >= 4 || !more => Some((body.len().min(4), Token::Nothing)),
            None => None,
        },
        ([b'<', params @ ..], last @ (b'M' | b'm')) => {
            Some((end + 1, mouse::of_report(params, last).map_or(Token::Nothing, Token::Mouse)))
        }
        (params, last @ 0x40..=0x7E) => {
            Some((end + 1, keys::of_csi(params, last).map_or(Token::Nothing, Token::Key)))
        }
        // Broken off by something that has a meaning of its own.
        _ => Some((end, Token::Nothing)),
    }
}

/// The terminal's answer to a query that a program before us sent: not keys. It ends with BEL or `ESC \`; Ctrl-C, which is
/// in none, breaks it off.
fn answer(body: &[u8], more: bool) -> Option<(usize, Token)> {
    let bell = body.iter().position(|&byte| byte == 0x07).map(|at| at + 1);
    let mark = body.windows(2).position(|pair| pair == b"\x1b\\").map(|at| at + 2);
    let pressed = body.iter().position(|&byte| byte == CTRL_C);
    let end = bell.into_iter().chain(mark).chain(pressed).min();
    let all = (!more || body.len() > LONGEST_ANSWER).then_some(body.len());
    Some((end.or(all)?, Token::Nothing))
}

/// The first character; `None` inside if the bytes are not UTF-8. `bytes` is not empty.
fn character(bytes: &[u8], more: bool) -> Option<(usize, Option<char>)> {
    let head = &bytes[..bytes.len().min(4)];
    let (valid, error) = match std::str::from_utf8(head) {
        Ok(text) => (text, None),
        Err(error) => (std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(), Some(error)),
    };
    match (valid.chars().next(), error.and_then(|error| error.error_len())) {
        (Some(c), _) => Some((c.len_utf8(), Some(c))),
        (None, Some(wrong)) => Some((wrong, None)),
        (None, None) if more => None,
        (None, None) => Some((head.len(), None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What comes out when these pieces are read one after the other and then nothing for a while.
    fn read(pieces: &[&[u8]]) -> Vec<String> {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        for piece in pieces {
            decoder.feed(piece, &mut out);
        }
        decoder.settle(&mut out);
        out.iter().map(shown).collect()
    }

    fn shown(input: &Input) -> String {
        match input {
            Input::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn keys_fused_in_one_read_come_one_by_one() {
        assert_eq!(read(&["to".as_bytes(), "o\x7fôi".as_bytes()]), ["t", "o", "o", "backspace", "ô", "i"]);
        assert_eq!(read(&[b"j\x1b[Bk\x1b[1;5C\r"]), ["j", "down", "k", "ctrl-right", "enter"]);
    }

    #[test]
    fn a_lone_esc_is_a_key_only_after_a_wait() {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(b"\x1b", &mut out);
        assert_eq!((out.len(), decoder.patience()), (0, Some(ESC_PATIENCE)));
        decoder.settle(&mut out);
        assert_eq!(out.iter().map(shown).collect::<Vec<_>>(), ["esc"]);
        assert_eq!(decoder.patience(), None);
    }

    #[test]
    fn a_sequence_split_anywhere_is_the_same_key() {
        assert_eq!(read(&[b"\x1b", b"[", b"5", b"~"]), ["pgup"]);
        assert_eq!(read(&[b"\x1bO", b"P"]), ["f1"]);
        assert_eq!(read(&["ế".as_bytes().split_at(1).0, "ế".as_bytes().split_at(1).1]), ["ế"]);
    }

    #[test]
    fn esc_before_a_key_is_alt() {
        assert_eq!(read(&[b"\x1bx\x1b\x7f\x1b\r"]), ["alt-x", "alt-backspace", "alt-enter"]);
        assert_eq!(read(&["\x1bđ".as_bytes()]), ["alt-đ"]);
        assert_eq!(read(&[b"\x1b["]), ["alt-["]);
        assert_eq!(read(&[b"\x1bO"]), ["alt-O"]);
        assert_eq!(read(&[b"\x1b\x1b"]), ["esc", "esc"]);
        assert_eq!(read(&[b"\x1b\x1b[A"]), ["esc", "up"]);
    }

    #[test]
    fn what_is_no_key_leaves_no_letters_behind() {
        let noise: [&[u8]; 8] = [
            b"\x1b[<35;10;20M\x1b[<0;10;20m",
            b"\x1b[M !!",
            b"\x1b[I\x1b[O",
            b"\x1b[?62;22c",
            b"\x1b]11;rgb:0000/0000/0000\x07",
            b"\x1bP>|xterm(370)\x1b\\",
            b"\xff\xfe\xc3",
            "\u{85}".as_bytes(),
        ];
        for bytes in noise {
            assert_eq!(read(&[bytes, b"q"]), ["q"], "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn a_paste_is_text_and_not_keys() {
        let pasted = read(&[b"\x1b[200~a\r\nb\x1b[A\x07\tto\xcc\x82", b"i\x1b[20", b"1~q"]);
        assert_eq!(pasted, [r#"Paste("a\nb\u{1b}[A\u{7}\ttôi")"#, "q"]);
    }

    #[test]
    fn a_paste_without_its_end_is_over_after_a_silence() {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(b"\x1b[200~dd", &mut out);
        assert_eq!((out.len(), decoder.patience()), (0, Some(PASTE_PATIENCE)));
        decoder.settle(&mut out);
        assert_eq!(out.iter().map(shown).collect::<Vec<_>>(), [r#"Paste("dd")"#]);
        assert_eq!(decoder.patience(), None);
        decoder.feed(b"j", &mut out);
        assert_eq!(out.iter().map(shown).collect::<Vec<_>>(), [r#"Paste("dd")"#, "j"]);
    }

    #[test]
    fn a_paste_that_is_given_up_ends_with_a_whole_character_and_without_half_a_mark() {
        assert_eq!(read(&[b"\x1b[200~an\xe1\xba"]), [r#"Paste("an")"#]);
        assert_eq!(read(&[b"\x1b[200~an\x1b[20"]), [r#"Paste("an")"#]);
        assert_eq!(read(&[b"\x1b[200~"]), [""; 0]);
    }

    #[test]
    fn ctrl_c_is_heard_in_a_paste_without_an_end_and_is_text_in_a_whole_one() {
        assert_eq!(read(&[b"\x1b[200~dd", b"\x03"]), [r#"Paste("dd")"#, "ctrl-c"]);
        assert_eq!(read(&[b"\x1b[200~\x03"]), ["ctrl-c"]);
        assert_eq!(read(&[b"\x1b[200~d\x03d\x1b[201~q"]), [r#"Paste("d\u{3}d")"#, "q"]);
    }

    #[test]
    fn the_late_rest_of_a_paste_is_no_command() {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(b"\x1b[200~one", &mut out);
        decoder.settle(&mut out);
        decoder.feed(b"two\x1b[201~q", &mut out);
        decoder.feed(b"\x1b[200~three\x1b[201~", &mut out);
        let shown: Vec<_> = out.iter().map(shown).collect();
        assert_eq!(shown, [r#"Paste("one")"#, r#"Paste("two")"#, "q", r#"Paste("three")"#]);
    }

    #[test]
    fn a_paste_that_keeps_coming_is_one() {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(b"\x1b[200~", &mut out);
        for _ in 0..1000 {
            // The caller settles only after a whole silence; each piece begins a new one.
            decoder.feed(b"0123456789", &mut out);
            assert_eq!((out.len(), decoder.patience()), (0, Some(PASTE_PATIENCE)));
        }
        decoder.feed(PASTE_END, &mut out);
        assert!(matches!(out.as_slice(), [Input::Paste(text)] if text.len() == 10_000));
    }

    #[test]
    fn reports_of_a_mouse_are_told_among_keys() {
        assert_eq!(
            read(&[b"j\x1b[<0;10;20Mk\x1b[<0;10;20m\x1b[<64;1;2", b"M\x1b[<35;1;1Mq"]),
            ["j", "Press(9, 19)", "k", "Wheel { up: true, x: 0, y: 1 }", "q"]
        );
        assert_eq!(read(&[b"\x1b[<0;99999;1M\x1b[<0;0;1M\x1b[<;;M\x1b[<M\x1b[<0;1;1;1Mq"]), ["q"]);
    }

    #[test]
    fn the_late_rest_of_a_report_types_nothing() {
        let whole = b"\x1b[<0;10;20M";
        for cut in 1..whole.len() {
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            let (half, rest) = whole.split_at(cut);
            decoder.feed(half, &mut out);
            decoder.settle(&mut out);
            let before = out.len();
            decoder.feed(&[rest, b"0;1M"].concat(), &mut out);
            let typed: Vec<_> = out[before..].iter().map(shown).collect();
            assert_eq!(typed, ["0", ";", "1", "M"], "{cut}: what is typed behind it is");
        }
    }

    #[test]
    fn what_is_typed_after_half_a_report_is_no_rest_of_it() {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(b"\x1b[<0;1", &mut out);
        decoder.settle(&mut out);
        for typed in [b"2", b";", b"3", b"M"] {
            decoder.feed(typed, &mut out);
        }
        assert_eq!(out.iter().map(shown).collect::<Vec<_>>(), ["2", ";", "3", "M"]);
    }

    #[test]
    fn half_of_any_sequence_is_given_up_and_the_next_key_is_heard() {
        let sequences: [&[u8]; 10] = [
            b"\x1b[1;5C",
            b"\x1b[5~",
            b"\x1bOP",
            b"\x1b[[A",
            b"\x1b[M !!",
            b"\x1b[<0;10;20M",
            b"\x1b]11;rgb:0000/0000/0000\x07",
            b"\x1bP>|xterm(370)\x1b\\",
            "ế".as_bytes(),
            b"\x1b[200~a\x1b[201~",
        ];
        for sequence in sequences {
            for cut in 1..sequence.len() {
                let (mut decoder, mut out) = (Decoder::default(), Vec::new());
                decoder.feed(&sequence[..cut], &mut out);
                if let Some(patience) = decoder.patience() {
                    assert!(patience <= PASTE_PATIENCE);
                    decoder.settle(&mut out);
                }
                assert_eq!(decoder.patience(), None, "{}", sequence[..cut].escape_ascii());
                decoder.feed(b"q", &mut out);
                let last = out.last().map(shown);
                assert_eq!(last.as_deref(), Some("q"), "{}", sequence[..cut].escape_ascii());
            }
        }
    }

    #[test]
    fn ctrl_c_is_heard_behind_half_of_any_sequence() {
        let halves: [&[u8]; 7] = [
            b"\x1b[1;",
            b"\x1b[M",
            b"\x1b[M ",
            b"\x1b[<0;10",
            b"\x1b]11;rgb:00",
            b"\x1bP>|xterm",
            "ế".as_bytes().split_at(2).0,
        ];
        for half in halves {
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            decoder.feed(half, &mut out);
            decoder.feed(b"\x03", &mut out);
            let found: Vec<_> = out.iter().map(shown).collect();
            assert_eq!(found.last().map(String::as_str), Some("ctrl-c"), "{}", half.escape_ascii());
        }
    }

    #[test]
    fn a_paste_has_a_limit() {
        let long = [b"\x1b[200~".as_slice(), &vec![b'x'; LONGEST_PASTE + 9], b"\x1b[201~q"].concat();
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        for chunk in long.chunks(1000) {
            decoder.feed(chunk, &mut out);
        }
        let Input::Paste(text) = &out[0] else { panic!("{out:?}") };
        assert_eq!((text.len(), out.len()), (LONGEST_PASTE, 2));
    }

    /// Bytes with many escapes, as plain random bytes rarely make a sequence.
    fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
        let telling =
            prop::sample::select(b"\x1b\x1b\x1b[[<O]P0129;~AMmu\x07\\\x7f \xc3\xa9\xe1\xbb\x87".to_vec());
        prop::collection::vec(prop_oneof![4 => telling, 1 => any::<u8>()], 0..60)
    }

    /// Reports of a mouse, whole, cut off and impossible, and nothing else.
    fn any_reports() -> impl Strategy<Value = Vec<u8>> {
        let whole = (any::<u16>(), any::<u32>(), any::<u32>(), prop::sample::select(b"Mm".to_vec()));
        let report = whole.prop_map(|(what, x, y, last)| format!("\x1b[<{what};{x};{y}{}", char::from(last)));
        prop::collection::vec(report, 0..6).prop_map(|reports| reports.concat().into_bytes())
    }

    /// Keys among pastes that begin, end and break off anywhere.
    fn any_pastes() -> impl Strategy<Value = Vec<u8>> {
        let pieces: [&[u8]; 9] = [
            PASTE_START,
            PASTE_END,
            "ế".as_bytes(),
            b"\xe1\xba",
            b"jk",
            b"\x1b",
            b"\x1b[2",
            b"\r\n",
            b"\x1b[M !",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn how_the_line_splits_pastes_changes_nothing(bytes in any_pastes(), cut in any::<prop::sample::Index>()) {
            let (head, tail) = bytes.split_at(cut.index(bytes.len() + 1));
            prop_assert_eq!(read(&[&bytes]), read(&[head, tail]));
        }

        #[test]
        fn a_key_after_a_wait_is_heard_whatever_came_before(bytes in prop_oneof![any_pastes(), any_bytes()]) {
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            decoder.feed(&bytes, &mut out);
            decoder.settle(&mut out);
            decoder.feed(b"q", &mut out);
            let last = out.last().map(shown);
            prop_assert_eq!(last.as_deref(), Some("q"));
        }

        #[test]
        fn how_the_line_splits_the_bytes_changes_nothing(bytes in any_bytes(), cut in any::<prop::sample::Index>()) {
            let (head, tail) = bytes.split_at(cut.index(bytes.len() + 1));
            prop_assert_eq!(read(&[&bytes]), read(&[head, tail]));
        }

        #[test]
        fn reports_press_no_key_and_paste_nothing(
            bytes in any_reports(), cut in any::<prop::sample::Index>(), waits in any::<bool>(),
        ) {
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            let (head, tail) = bytes.split_at(cut.index(bytes.len() + 1));
            decoder.feed(head, &mut out);
            // Of two bytes alone nobody knows that they begin a report.
            if waits && !head.ends_with(b"\x1b") && !head.ends_with(b"\x1b[") {
                decoder.settle(&mut out);
            }
            decoder.feed(tail, &mut out);
            decoder.settle(&mut out);
            let is_mouse = |input: &Input| matches!(input, Input::Press(..) | Input::Wheel { .. });
            prop_assert!(out.iter().all(is_mouse), "{out:?}");
        }

        #[test]
        fn after_a_wait_nothing_is_left(bytes in any_bytes()) {
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            decoder.feed(&bytes, &mut out);
            decoder.settle(&mut out);
            prop_assert!(decoder.pending.is_empty() && decoder.paste.is_none());
            prop_assert_eq!(decoder.patience(), None);
        }
    }
}
