//! The text room from outside: what its functions promise together, and that it measures as the drawing library does.

use cncl::text::{ascii, clean, compare, fold, has_controls, nfc, pad, sort_key, width, wrap};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// What people and machines put into records: Vietnamese in both forms, other scripts, emoji, things nobody sees.
fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,30}",
        "(Quyết định|số|1131/QĐ-TTg|Tie\u{302}\u{301}ng|ngày 30/10|…|漢字|👩\u{200D}👩|🇻🇳|\u{1B}\\[2J|\u{202E}| ){0,8}",
    ]
}

/// Cells that ratatui fills when it draws the text.
fn drawn_cells(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 400, 1));
    let (end, _) = buffer.set_stringn(0, 0, text, 400, Style::new());
    usize::from(end)
}

proptest! {
    #[test]
    fn a_cleaned_text_is_measured_as_it_is_drawn(text in anything()) {
        // ratatui adds a cell to halfwidth sound marks, for which unicode-width by now has one already.
        prop_assume!(!text.contains(['\u{FF9E}', '\u{FF9F}']));
        let shown = clean(&text);
        prop_assert_eq!(width(&shown), drawn_cells(&shown));
        prop_assert_eq!(drawn_cells(&pad(&shown, 20)), 20);
    }

    #[test]
    fn wrapping_and_plain_ascii_bring_nothing_hidden_back(text in anything(), cols in 2..40_usize) {
        let shown = clean(&text).into_owned();
        prop_assert!(wrap(&shown, cols).iter().all(|line| !has_controls(line)));
        let plain = ascii(&shown);
        prop_assert!(!has_controls(&plain));
        prop_assert_eq!(width(&plain), plain.len());
    }

    #[test]
    fn normalizing_first_changes_neither_folding_nor_order(a in anything(), b in anything()) {
        prop_assert_eq!(fold(&nfc(&a)), fold(&a));
        prop_assert_eq!(compare(&nfc(&a), &nfc(&b)), compare(&a, &b));
    }

    #[test]
    fn sorting_by_key_is_sorting_by_comparison(texts in prop::collection::vec(anything(), 0..12)) {
        let mut by_key = texts.clone();
        by_key.sort_by_cached_key(|text| sort_key(text));
        let mut by_comparison = texts;
        by_comparison.sort_by(|a, b| compare(a, b));
        prop_assert_eq!(by_key, by_comparison);
    }
}
