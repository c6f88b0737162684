//! Cells: how wide a text is on the screen, and cutting it to fit.
//!
//! A text is measured by graphemes, as the drawing library measures it, so that layout and picture agree. Nothing here
//! escapes: control characters count as `unicode-width` counts them, so [`clean`](super::clean) comes first.

use super::plain::{all_plain, is_plain};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for the part cut off, where nothing else is asked for.
pub(super) const ELLIPSIS: &str = "…";

/// How many cells the text takes.
pub fn width(text: &str) -> usize {
    looked_at(text.len());
    if all_plain(text) {
        text.chars().count()
    } else {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// [`width`] in the unit of a screen: what is wider than any screen counts as wide as the widest.
pub fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// The text in at most `cols` cells, ending in `…` if it was cut.
pub fn truncate(text: &str, cols: usize) -> Cow<'_, str> {
    truncate_with(text, cols, ELLIPSIS)
}

/// [`truncate`] with another sign for the part cut off (`...` where there is no UTF-8). A sign wider than `cols` is cut.
pub fn truncate_with<'a>(text: &'a str, cols: usize, ellipsis: &str) -> Cow<'a, str> {
    if cols == 0 {
        return Cow::Borrowed("");
    }
    let (fitting, rest) = split_at_width(text, cols);
    if rest.is_empty() {
        return Cow::Borrowed(fitting);
    }
    let (sign, _) = split_at_width(ellipsis, cols);
    let (head, _) = split_at_width(fitting, cols - width(sign));
    Cow::Owned([head, sign].concat())
}

/// The text in exactly `cols` cells: truncated, or filled with spaces on the right.
pub fn pad(text: &str, cols: usize) -> String {
    pad_with(text, cols, ELLIPSIS)
}

/// [`pad`] with another sign for the part cut off.
pub fn pad_with(text: &str, cols: usize, ellipsis: &str) -> String {
    let mut padded = truncate_with(text, cols, ellipsis).into_owned();
    let missing = cols.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// The longest head that fits in `cols` cells, and the rest. A grapheme is never divided; what takes no cell stays with
/// the head. The head may be one cell short where a wide grapheme did not fit.
pub fn split_at_width(text: &str, cols: usize) -> (&str, &str) {
    let end = fitting_bytes(text, cols);
    looked_at(end);
    text.split_at(end)
}

/// The graphemes of a text with their places.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let mut chars = rest.chars();
        // A plain character before another one stands alone; the tables are asked about the others only.
        let first = chars.next()?;
        let is_alone = is_plain(first) && chars.next().is_none_or(is_plain);
        let length = if is_alone { first.len_utf8() } else { rest.graphemes(true).next()?.len() };
        at += length;
        Some((at - length, &rest[..length]))
    })
}

fn fitting_bytes(text: &str, cols: usize) -> usize {
    // Titles are cut on every frame. Where the head is plain, so is the cut: a plain character joins nothing before it.
    if text.chars().take(cols.saturating_add(1)).all(is_plain) {
        text.char_indices().nth(cols).map_or(text.len(), |(at, _)| at)
    } else {
        fitting_grapheme_bytes(text, cols)
    }
}

fn fitting_grapheme_bytes(text: &str, cols: usize) -> usize {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > cols {
            return at;
        }
    }
    text.len()
}

/// Notes that so many bytes were measured: how often a text is measured is the difference between fast and frozen.
#[cfg(test)]
fn looked_at(bytes: usize) {
    looked::AT.with(|at| at.set(at.get() + bytes));
}

#[cfg(not(test))]
fn looked_at(_bytes: usize) {}

/// How many bytes this thread has measured.
#[cfg(test)]
pub(crate) mod looked {
    use std::cell::Cell;

    thread_local!(pub(super) static AT: Cell<usize> = const { Cell::new(0) });

    /// The bytes that are measured by something.
    pub(crate) fn during(run: impl FnOnce()) -> usize {
        AT.with(|at| at.set(0));
        run();
        AT.with(Cell::get)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_are_counted_by_grapheme() {
        for (text, cells) in [
            ("", 0),
            ("Nghị quyết", 10),
            ("Nghi\u{323} quye\u{302}\u{301}t", 10),
            ("漢字", 4),
            ("👨\u{200D}👩\u{200D}👧", 2),
            ("ｶﾞ", 2),
            ("│─█░", 4),
        ] {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn truncating_says_so_and_fits() {
        assert_eq!(truncate("Nghị quyết", 10), "Nghị quyết");
        assert_eq!(truncate("Nghị quyết", 9), "Nghị quy…");
        assert_eq!(truncate("Nghị quyết", 1), "…");
        assert_eq!(truncate("Nghị quyết", 0), "");
        assert_eq!(truncate("漢字漢字", 4), "漢…");
        assert_eq!(truncate_with("Nghị quyết", 8, "..."), "Nghị ...");
        assert_eq!(truncate_with("Nghị quyết", 2, "..."), "..");
        assert!(matches!(truncate("vừa đủ", 6), Cow::Borrowed(_)));
    }

    #[test]
    fn padding_fills_what_a_wide_letter_leaves() {
        assert_eq!(pad("số", 5), "số   ");
        assert_eq!(pad("漢字漢", 5), "漢字…");
        assert_eq!(pad("漢字漢", 4), "漢… ");
        assert_eq!(pad_with("dài quá", 5, "..."), "dà...");
        assert_eq!(pad("x", 0), "");
    }

    #[test]
    fn marks_stay_with_their_letter() {
        assert_eq!(split_at_width("e\u{302}\u{301}b", 1), ("e\u{302}\u{301}", "b"));
        assert_eq!(split_at_width("漢b", 1), ("", "漢b"));
        assert_eq!(split_at_width("ab", usize::MAX), ("ab", ""));
    }

    fn anything() -> impl Strategy<Value = String> {
        prop_oneof!["\\PC{0,20}", "[ab ấợ漢\u{301}\u{200D}\u{FE0F}👩🇻🇳ﾞ1#…]{0,12}"]
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in anything(), cols in 0..24_usize) {
            prop_assert!(width(&truncate(&text, cols)) <= cols);
            prop_assert!(width(&truncate_with(&text, cols, "...")) <= cols);
            prop_assert_eq!(width(&pad(&text, cols)), cols);
        }

        #[test]
        fn a_text_that_fits_is_kept_whole(text in anything()) {
            prop_assume!(width(&text) > 0);
            prop_assert_eq!(truncate(&text, width(&text)), text.as_str());
        }

        #[test]
        fn graphemes_are_those_of_the_tables(text in anything()) {
            let found: Vec<_> = graphemes(&text).collect();
            prop_assert_eq!(found, text.grapheme_indices(true).collect::<Vec<_>>());
        }

        #[test]
        fn a_split_loses_nothing_and_takes_the_most(text in anything(), cols in 0..24_usize) {
            let (head, rest) = split_at_width(&text, cols);
            prop_assert_eq!([head, rest].concat(), text.as_str());
            prop_assert_eq!(width(head) + width(rest), width(&text));
            if let Some(next) = rest.graphemes(true).next() {
                prop_assert!(width(head) + next.width() > cols);
            }
        }
    }
}
