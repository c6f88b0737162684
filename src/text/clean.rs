//! What may reach a terminal: everything that a reader cannot see is made visible.
//!
//! A record, a file name or an argument may hold bytes that move the cursor, reverse the line or hide letters. They are
//! shown, not dropped: somebody has to notice and mend them. The rule is Unicode's own: controls, line and paragraph
//! separators, direction controls and whatever is `Default_Ignorable_Code_Point` (zero-width spaces and joiners, soft
//! hyphens, tags, fillers).
//!
//! Variation selectors are of that class and are shown too, so a pasted `⚠️` reads `⚠<U+FE0F>`: terminals disagree
//! whether such a pair takes one cell or two, which shifts the rest of the row, and they can hide any amount of data.
//!
//! Deliberately does not touch JSON (which escapes on its own) nor forbid a text that merely spells out `<U+202E>`.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text on one line, with nothing hidden in it: C0 and DEL as control pictures (`␛`), the rest as `<U+202E>`.
/// Borrowed when there is nothing to do.
pub fn clean(text: &str) -> Cow<'_, str> {
    escape(text, is_hidden)
}

/// [`clean`] for text of several lines: `\n` stays.
pub fn clean_lines(text: &str) -> Cow<'_, str> {
    escape(text, |c| c != '\n' && is_hidden(c))
}

/// Whether [`clean`] would change the text.
pub fn has_controls(text: &str) -> bool {
    text.chars().any(is_hidden)
}

fn escape(text: &str, is_unwanted: impl Fn(char) -> bool) -> Cow<'_, str> {
    let Some(first) = text.find(&is_unwanted) else {
        return Cow::Borrowed(text);
    };
    let (harmless, rest) = text.split_at(first);
    let mut shown = String::with_capacity(text.len() + 8);
    shown.push_str(harmless);
    for c in rest.chars() {
        if is_unwanted(c) {
            show(c, &mut shown);
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

fn show(c: char, out: &mut String) {
    match c {
        '\u{7F}' => out.push('␡'),
        ..' ' => out.extend(char::from_u32('␀' as u32 + c as u32)),
        // Writing to a String cannot fail.
        _ => drop(write!(out, "<U+{:04X}>", c as u32)),
    }
}

/// Nearly every character is ASCII or Vietnamese, so those are told apart first.
fn is_hidden(c: char) -> bool {
    match c {
        ' '..='~' | '\u{1E00}'..='\u{1FFF}' => false,
        ..='\u{9F}' | '\u{AD}' => true,
        ..='\u{2FF}' => false,
        _ => hides_beyond_latin(c),
    }
}

#[rustfmt::skip]
fn hides_beyond_latin(c: char) -> bool {
    matches!(c,
        '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn visible_text_is_borrowed() {
        for text in ["", "Quyết định 1131/QĐ-TTg “…”", "漢字 👩 ░█", "a\u{301}"] {
            assert!(matches!(clean(text), Cow::Borrowed(same) if same == text), "{text}");
            assert!(!has_controls(text));
        }
    }

    #[test]
    fn hidden_characters_are_shown() {
        assert_eq!(clean("\u{1B}[2J\0\n\t\r\u{7F}"), "␛[2J␀␊␉␍␡");
        assert_eq!(clean("a\u{9B}m\u{202E}b\u{E0041}"), "a<U+009B>m<U+202E>b<U+E0041>");
        assert_eq!(clean("⚠\u{FE0F} khẩn"), "⚠<U+FE0F> khẩn");
        assert_eq!(clean_lines("một\nhai\r"), "một\nhai␍");
        assert!(matches!(clean_lines("một\nhai"), Cow::Borrowed(_)));
    }

    /// The classes as the contract lists them, written independently of the table above.
    #[test]
    fn every_listed_character_is_hidden() {
        let ranges = [
            ('\0', '\u{1F}'),
            ('\u{7F}', '\u{9F}'),
            ('\u{2028}', '\u{2029}'),
            ('\u{202A}', '\u{202E}'),
            ('\u{2066}', '\u{2069}'),
            ('\u{200B}', '\u{200F}'),
            ('\u{2060}', '\u{2064}'),
            ('\u{FFF9}', '\u{FFFB}'),
            ('\u{E0000}', '\u{E0FFF}'),
        ];
        let singles = ['\u{61C}', '\u{FEFF}', '\u{AD}', '\u{FE0F}', '\u{3164}'];
        let listed = ranges.iter().flat_map(|&(first, last)| first..=last).chain(singles);
        listed.for_each(|c| assert!(has_controls(&c.to_string()), "{c:?}"));
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left_and_cleaning_twice_changes_nothing(
            text in "(.|[\0-\u{1F}\u{7F}-\u{9F}\u{AD}\u{200B}-\u{200F}\u{2028}-\u{202E}\u{2060}-\u{206F}\u{FEFF}])*"
        ) {
            let once = clean(&text).into_owned();
            prop_assert!(!has_controls(&once));
            prop_assert_eq!(clean(&once), once.as_str());
            prop_assert_eq!(has_controls(&text), once != text);
            let lines = clean_lines(&text).into_owned();
            prop_assert!(!has_controls(&lines.replace('\n', "")));
            prop_assert_eq!(lines.matches('\n').count(), text.matches('\n').count());
        }
    }
}
