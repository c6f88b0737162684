//! From what a terminal sends for one key to our [`Key`]: pure tables over one whole sequence. Cutting the stream of bytes
//! into sequences is `decode`'s work.

use unicode_normalization::UnicodeNormalization;

use crate::app::key::{Code, Key, LAST_FUNCTION_KEY, Mods};

/// The key of a byte below 0x20 or 0x7F; 0x08 and 0x7F are both Backspace, as terminals disagree which one to send.
pub(super) fn of_control(byte: u8) -> Option<Key> {
    let key = match byte {
        0x00 => Key::ctrl(' '),
        0x08 | 0x7F => Key::plain(Code::Backspace),
        b'\t' => Key::plain(Code::Tab),
        b'\r' => Key::plain(Code::Enter),
        0x1B => Key::plain(Code::Esc),
        0x01..=0x1A => Key::ctrl(char::from(byte - 1 + b'a')),
        0x1C..=0x1F => Key::ctrl(char::from(byte - 0x1C + b'\\')),
        _ => return None,
    };
    Some(key)
}

/// The keys of a typed character: one, in NFC; a combining mark that arrives alone stays what it is. C1 controls are none.
pub(super) fn of_char(c: char, alt: bool) -> impl Iterator<Item = Key> {
    let typed = (!c.is_control()).then_some(c);
    typed.into_iter().nfc().map(move |c| Key::new(Code::Char(c), Mods { alt, ..Mods::NONE }))
}

/// The key of `ESC O` and this byte.
pub(super) fn of_ss3(last: u8) -> Option<Key> {
    let code = match last {
        b'M' => Code::Enter,
        _ => lettered(last)?,
    };
    Some(Key::plain(code))
}

/// The key of `ESC [`, these parameters (digits, `;`, `:`) and this last byte. `None` for what is no key press: focus,
/// answers to queries, releases.
pub(super) fn of_csi(params: &[u8], last: u8) -> Option<Key> {
    let params = Params::parse(params)?;
    match last {
        b'~' => tilde(params),
        b'u' => Some(Key::new(of_code_point(params.first)?, params.mods()?)),
        b'Z' => Some(Key::new(Code::BackTab, params.mods()?)),
        b'a'..=b'd' => Some(Key::new(lettered(last.to_ascii_uppercase())?, Mods::SHIFT)),
        _ => Some(Key::new(lettered(last)?, params.mods()?)),
    }
}

/// The key of `ESC [ [` and this byte: F1 to F5 on the Linux console.
pub(super) fn of_console(last: u8) -> Option<Key> {
    matches!(last, b'A'..=b'E').then(|| Key::plain(Code::F(last - b'A' + 1)))
}

fn lettered(last: u8) -> Option<Code> {
    let code = match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'P'..=b'S' => Code::F(last - b'P' + 1),
        _ => return None,
    };
    Some(code)
}

fn tilde(params: Params) -> Option<Key> {
    let code = match params.first {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        27 => of_code_point(params.third)?,
        number => Code::F(function_number(u8::try_from(number).ok()?)?),
    };
    Some(Key::new(code, params.mods()?))
}

/// VT220 left gaps between the groups of function keys.
fn function_number(number: u8) -> Option<u8> {
    let f = match number {
        11..=15 => number - 10,
        17..=21 => number - 11,
        23..=26 => number - 12,
        28 | 29 => number - 13,
        31..=34 => number - 14,
        42..=45 => number - 21,
        _ => return None,
    };
    (f <= LAST_FUNCTION_KEY).then_some(f)
}

/// Some terminals send keys as code points (`CSI u`) without being asked, by their settings.
fn of_code_point(point: u32) -> Option<Code> {
    match point {
        8 | 127 => Some(Code::Backspace),
        9 => Some(Code::Tab),
        13 => Some(Code::Enter),
        27 => Some(Code::Esc),
        // Kitty's names for modifiers, media and keypad keys lie in the private area.
        0xE000..=0xF8FF => None,
        _ => char::from_u32(point).filter(|c| !c.is_control()).map(Code::Char),
    }
}

/// The numbers of a control sequence; what is missing is 1, as the terminals have it.
#[derive(Clone, Copy)]
struct Params {
    first: u32,
    mods: u32,
    kind: u32,
    third: u32,
}

impl Params {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut fields = std::str::from_utf8(bytes).ok()?.split(';');
        let (first, _) = pair(fields.next())?;
        let (mods, kind) = pair(fields.next())?;
        let (third, _) = pair(fields.next())?;
        Some(Self { first, mods, kind, third })
    }

    /// The modifiers; `None` if this is not a press or a repeat.
    fn mods(self) -> Option<Mods> {
        const RELEASE: u32 = 3;
        let held = self.mods.saturating_sub(1);
        let mods = Mods { shift: held & 1 != 0, alt: held & 2 != 0, ctrl: held & 4 != 0 };
        (self.kind != RELEASE).then_some(mods)
    }
}

/// The first two parts of a field such as `5:1`.
fn pair(field: Option<&str>) -> Option<(u32, u32)> {
    let mut parts = field.unwrap_or_default().split(':').map(|part| if part.is_empty() { "1" } else { part });
    let mut next = || parts.next().unwrap_or("1").parse().ok();
    Some((next()?, next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csi(sequence: &str) -> String {
        let (last, params) = sequence.as_bytes().split_last().unwrap();
        of_csi(params, *last).map_or("-".into(), |key| key.to_string())
    }

    #[test]
    fn both_bytes_are_backspace() {
        assert_eq!(of_control(0x08), Some(Key::plain(Code::Backspace)));
        assert_eq!(of_control(0x7F), Some(Key::plain(Code::Backspace)));
    }

    #[test]
    fn control_bytes_are_control_keys() {
        let rows = [
            (0x00, "ctrl-space"),
            (0x01, "ctrl-a"),
            (b'\n', "ctrl-j"),
            (b'\r', "enter"),
            (0x1A, "ctrl-z"),
            (0x1B, "esc"),
            (0x1C, "ctrl-\\"),
            (0x1D, "ctrl-]"),
            (0x1E, "ctrl-^"),
            (0x1F, "ctrl-_"),
        ];
        for (byte, key) in rows {
            assert_eq!(of_control(byte).unwrap().to_string(), key);
        }
    }

    #[test]
    fn sequences_of_the_common_terminals_are_known() {
        let arrows = [
            ("A", "up"),
            ("1;5C", "ctrl-right"),
            ("1;2D", "shift-left"),
            ("c", "shift-right"),
            ("1;1:2B", "down"),
        ];
        let numbered =
            [("3~", "delete"), ("5;5~", "ctrl-pgup"), ("15~", "f5"), ("24;2~", "shift-f12"), ("34~", "f20")];
        let others = [
            ("Z", "shift-tab"),
            ("H", "home"),
            ("1;3R", "alt-f3"),
            ("27;5;105~", "ctrl-i"),
            ("97;3u", "alt-a"),
        ];
        for (sequence, key) in [arrows, numbered, others].concat() {
            assert_eq!(csi(sequence), key);
        }
    }

    #[test]
    fn what_is_no_press_is_no_key() {
        for sequence in ["I", "O", "?1;2c", "<0;3;4M", "1;1:3A", "99~", "57441u", "99999999999A", "1;;;~x"] {
            assert_eq!(csi(sequence), "-", "{sequence}");
        }
    }

    #[test]
    fn characters_arrive_composed_and_marks_alone_stay() {
        let typed = |c| of_char(c, false).filter_map(Key::text).collect::<String>();
        assert_eq!(typed('ế'), "ế");
        assert_eq!(typed('\u{212B}'), "Å");
        assert_eq!(typed('\u{0301}'), "\u{0301}");
        assert_eq!(typed('\u{0085}'), "");
        assert_eq!(of_char('x', true).next().unwrap().to_string(), "alt-x");
    }
}
