//! What the letters of pictures rest on: the theme's table of styles, and what each style is in each palette.

use std::collections::HashSet;
use std::fmt::Write as _;

use cncl::ui::theme::{Palette, Theme};
use ratatui::style::Style;

use crate::support::app::Session;
use crate::support::picture::lettered;

/// Only the lines of letters.
fn letters(picture: &str) -> Vec<&str> {
    picture.lines().filter(|line| line.starts_with(' ')).collect()
}

#[test]
fn every_style_has_a_letter_of_its_own() {
    let letters: HashSet<char> = Theme::STYLES.iter().map(|style| style.letter).collect();
    assert_eq!(letters.len(), Theme::STYLES.len());
    // A capital is a reversed style; what is reversed without any other style looks like a focused title.
    let capitals: Vec<_> = Theme::STYLES.iter().filter(|style| style.letter.is_uppercase()).collect();
    assert!(matches!(capitals[..], [one] if one.name == "title_focused"), "{capitals:?}");
}

#[test]
fn letters_change_with_the_theme() {
    let session = Session::new(80, 21);
    let (block, drawn) = (session.at_hand(), session.block());
    assert!(letters(&drawn).concat().contains('o'), "{drawn}");
    let mut theme = lettered(false);
    theme.overdue = theme.done;
    let green = session.block_in(block, &theme);
    let expected: Vec<String> = letters(&drawn).iter().map(|line| line.replace('o', "d")).collect();
    assert_eq!(letters(&green), expected);
    theme.overdue = Style::new();
    let plain = session.block_in(block, &theme);
    assert!(!letters(&plain).concat().contains(['o', 'd']), "{plain}");
}

#[test]
#[should_panic(expected = "no style of the theme")]
fn a_colour_that_the_theme_does_not_name_is_refused() {
    let session = Session::new(80, 21);
    session.block_in(session.at_hand(), &Theme::new(Palette::Ansi, false));
}

#[test]
fn what_each_style_is_in_each_palette() {
    let mut table = String::new();
    for style in Theme::STYLES {
        write!(table, "{} {:<14}", style.letter, style.name).unwrap();
        for palette in Palette::ALL {
            let shown = *(style.of)(&mut Theme::new(palette, false));
            let color = shown.fg.map_or(String::new(), |color| format!("{color} "));
            let ground = shown.bg.map_or(String::new(), |ground| format!("on {ground} "));
            let text = format!("{color}{ground}{:?}", shown.add_modifier).replace("NONE", "");
            assert!(shown.sub_modifier.is_empty(), "the table would leave it out");
            write!(table, "{text:<34}").unwrap();
        }
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    insta::assert_snapshot!("theme", table);
}

#[test]
fn the_theme_file_names_every_style_and_no_other() {
    let names: Vec<&str> = Theme::STYLES.iter().map(|style| style.name).collect();
    assert_eq!(names, cncl::config::theme::NAMES);
}
