//! What a terminal reports of a mouse, and how it is asked for that: button presses (mode 1000) in the spelling that has no
//! largest column (1006). Movements are not asked for: over a slow line they would be a flood.
//!
//! Pure tables over one whole sequence, and the search for a report that the line has cut in two; waiting is `decode`'s work.

use super::Input;

/// Asks for reports.
pub(super) const ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// Asks for none.
pub(super) const OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// How a report begins.
const HEAD: &[u8] = b"\x1b[<";
/// No report is longer: three numbers and what stands between them.
const LONGEST: usize = 32;

const LEFT: u16 = 0;
const WHEEL_UP: u16 = 64;
const WHEEL_DOWN: u16 = 65;

/// What `ESC [ <`, these parameters and this last byte report. `None` for what means nothing here: other buttons, keys held
/// down meanwhile, releases, cells that cannot be.
pub(super) fn of_report(params: &[u8], last: u8) -> Option<Input> {
    let numbers = std::str::from_utf8(params).ok()?.split(';').map(|number| number.parse::<u16>().ok());
    let [what, x, y] = numbers.collect::<Option<Vec<_>>>()?.try_into().ok()?;
    // The first cell is 1.
    let (x, y) = (x.checked_sub(1)?, y.checked_sub(1)?);
    match (what, last) {
        (LEFT, b'M') => Some(Input::Press(x, y)),
        (WHEEL_UP | WHEEL_DOWN, b'M') => Some(Input::Wheel { up: what == WHEEL_UP, x, y }),
        _ => None,
    }
}

/// Whether a report may begin so.
pub(super) fn may_begin(bytes: &[u8]) -> bool {
    let (head, rest) = bytes.split_at(bytes.len().min(HEAD.len()));
    !bytes.is_empty()
        && bytes.len() < LONGEST
        && HEAD.starts_with(head)
        && rest.iter().all(|byte| is_inside(*byte))
}

/// How many of these bytes end the report that `half` began; `None` where they do not.
pub(super) fn rest_of(half: &[u8], bytes: &[u8]) -> Option<usize> {
    let whole: Vec<u8> = half.iter().chain(bytes).copied().take(LONGEST).collect();
    let body = whole.strip_prefix(HEAD)?;
    let end =
        body.iter().position(|byte| !is_inside(*byte)).filter(|end| matches!(body[*end], b'M' | b'm'))?;
    let numbers: Vec<_> = body[..end].split(|byte| *byte == b';').collect();
    let is_whole = numbers.len() == 3 && numbers.iter().all(|number| !number.is_empty());
    is_whole.then(|| HEAD.len() + end + 1 - half.len())
}

fn is_inside(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn report(text: &str) -> Option<Input> {
        let (last, params) = text.as_bytes().split_last().unwrap();
        of_report(params, *last)
    }

    #[test]
    fn presses_of_the_left_button_and_the_wheel_are_told_with_their_cells() {
        assert_eq!(report("0;1;1M"), Some(Input::Press(0, 0)));
        assert_eq!(report("0;300;65535M"), Some(Input::Press(299, 65_534)));
        assert_eq!(report("64;10;20M"), Some(Input::Wheel { up: true, x: 9, y: 19 }));
        assert_eq!(report("65;10;20M"), Some(Input::Wheel { up: false, x: 9, y: 19 }));
    }

    #[test]
    fn what_means_nothing_is_nothing() {
        for text in [
            "0;1;1m",
            "1;1;1M",
            "2;1;1M",
            "4;1;1M",
            "32;1;1M",
            "35;1;1M",
            "66;1;1M",
            "128;1;1M",
            "0;0;1M",
            "0;1;0M",
            "0;65536;1M",
            "0;99999999999;1M",
            "0;1M",
            "0;1;1;1M",
            ";;M",
            "M",
            "0;-1;1M",
            "+0;1;1x",
        ] {
            assert_eq!(report(text), None, "{text}");
        }
    }

    #[test]
    fn the_rest_of_a_report_is_found_wherever_it_was_cut() {
        let whole = b"\x1b[<65;10;20M";
        for cut in 1..whole.len() {
            let (half, rest) = whole.split_at(cut);
            assert!(may_begin(half), "{cut}");
            assert_eq!(rest_of(half, &[rest, b"q".as_slice()].concat()), Some(rest.len()), "{cut}");
        }
        for (half, bytes) in
            [("\x1b[<0;1", "q"), ("\x1b[<0;1", "M"), ("\x1b[<0;1", "2;"), ("\x1b", "[A"), ("\x1b[<0;1;2", "")]
        {
            assert_eq!(rest_of(half.as_bytes(), bytes.as_bytes()), None, "{half:?} {bytes}");
        }
    }

    proptest! {
        #[test]
        fn a_report_that_is_told_is_what_was_sent(what in any::<u16>(), x in any::<u32>(), y in any::<u32>()) {
            let told = report(&format!("{what};{x};{y}M"));
            let cell = match told {
                Some(Input::Press(x, y) | Input::Wheel { x, y, .. }) => Some((u32::from(x) + 1, u32::from(y) + 1)),
                _ => None,
            };
            prop_assert!(cell.is_none_or(|cell| cell == (x, y)), "{told:?}");
        }
    }
}
