//! Records full of what moves a cursor, turns a line or hides letters, sent through every door: no sign of that gets out.
//!
//! The doors are found by listing them: the commands and their flags in the declaration of the command line, the formats of
//! an export, the kinds and fields of records, the screens, the actions. A new one is tried by itself, and one that nobody
//! has said how to call fails.

mod commands;
mod data;
mod screens;

/// What no terminal gets, told apart without the program's own table. Line feeds end lines.
pub(crate) fn hidden_in(text: &str) -> Option<char> {
    text.chars().find(|&c| {
        let moves = c != '\n' && c.is_control();
        // Zero-width signs, and what turns the direction of a line.
        moves
            || matches!(c,
                '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}' | '\u{feff}')
    })
}

/// A few of them, where many would take long.
pub(crate) fn few_signs() -> &'static str {
    "việc \u{1b}[2J\u{9b}31m\u{202e}a\u{200b}\u{feff}"
}

/// All of that, each sign between letters; the words at the beginning are found by a search.
pub(crate) fn signs() -> String {
    let ranges = ['\u{1}'..='\u{1f}', '\u{7f}'..='\u{9f}', '\u{200b}'..='\u{200f}', '\u{2028}'..='\u{202e}'];
    let all = ranges.into_iter().flatten().chain('\u{2060}'..='\u{2069}');
    let all = all.chain(['\u{ad}', '\u{61c}', '\u{feff}', '\u{180e}']);
    let mut text = String::from("việc \u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m\u{202e}a\tb\r\nc");
    text.extend(all.flat_map(|sign| [sign, 'o']));
    text
}
