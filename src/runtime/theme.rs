//! The theme of a run: what the config asks for, as far as the terminal can show it.

use ratatui::style::{Color, Modifier, Style};

use crate::config::theme::{Attribute, Hue, Look};
use crate::config::{self, Settings};
use crate::term::{Abilities, Colors};
use crate::text::Message;
use crate::ui::theme::{Palette, Theme};

/// The theme of the config with the looks of the theme file, as far as the terminal can show them, and why that file cannot
/// be used, if it cannot.
pub(super) fn theme(settings: &Settings, abilities: Abilities) -> (Theme, Option<Message>) {
    let colors = colors(settings.color, abilities.colors);
    let palette = palette(settings.config.theme, colors);
    let mut theme = Theme::new(palette, settings.ascii || !abilities.utf8);
    theme.marks_row = settings.config.selection == config::Selection::Row;
    let (looks, slip) = match settings.looks() {
        Ok(looks) => (looks, None),
        Err(error) => (config::theme::Looks::new(), Some(error.message())),
    };
    for (name, look) in looks.iter().filter(|(_, look)| needs(look) <= colors) {
        theme.set(name, style(look));
    }
    let slip = slip.map(|what| Message::new("config-theme-start").with_message("what", what));
    (theme, slip)
}

/// The colours without which a look cannot be shown. Where they are missing the built-in look stays: what a ground alone set
/// apart would vanish without it.
fn needs(look: &Look) -> Colors {
    let hues = [look.text, look.ground].into_iter().flatten();
    let needed = hues.map(|hue| match hue {
        Hue::Default => Colors::None,
        Hue::Numbered(..16) => Colors::Ansi16,
        Hue::Numbered(_) => Colors::Ansi256,
        Hue::Rgb(..) => Colors::Rgb,
    });
    needed.max().unwrap_or(Colors::None)
}

fn style(look: &Look) -> Style {
    let modifiers = look.attributes.iter().map(|attribute| match attribute {
        Attribute::Bold => Modifier::BOLD,
        Attribute::Dim => Modifier::DIM,
        Attribute::Italic => Modifier::ITALIC,
        Attribute::Underline => Modifier::UNDERLINED,
        Attribute::Reverse => Modifier::REVERSED,
    });
    let style = Style { fg: look.text.map(color), bg: look.ground.map(color), ..Style::new() };
    style.add_modifier(modifiers.collect())
}

/// The 16 of ANSI, in the order of their numbers. Terminals that have no others know them by codes of their own.
const ANSI: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

fn color(hue: Hue) -> Color {
    match hue {
        Hue::Default => Color::Reset,
        Hue::Numbered(number) => ANSI.get(usize::from(number)).copied().unwrap_or(Color::Indexed(number)),
        Hue::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

/// The colours that may be sent.
fn colors(asked: config::Color, able: Colors) -> Colors {
    match asked {
        config::Color::Auto => able,
        config::Color::Always => able.max(Colors::Ansi16),
        config::Color::Never => Colors::None,
    }
}

fn palette(theme: config::Theme, colors: Colors) -> Palette {
    match (theme, colors) {
        (config::Theme::Mono, _) | (_, Colors::None) => Palette::Mono,
        (config::Theme::Contrast, _) => Palette::Contrast,
        (config::Theme::Default, Colors::Ansi16) => Palette::Ansi,
        (config::Theme::Default, Colors::Ansi256) => Palette::Indexed,
        (config::Theme::Default, Colors::Rgb) => Palette::Rgb,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_shown_where_its_colours_can_be_and_becomes_a_style() {
        let look = |text, ground, attribute: Attribute| Look { text, ground, attributes: vec![attribute] };
        let (red, slate) = (Some(Hue::Numbered(9)), Some(Hue::Rgb(1, 2, 3)));
        let bold = |text, ground| look(text, ground, Attribute::Bold);
        assert_eq!(needs(&bold(None, None)), Colors::None);
        assert_eq!(needs(&bold(Some(Hue::Default), None)), Colors::None);
        assert_eq!(needs(&bold(red, None)), Colors::Ansi16);
        assert_eq!(needs(&bold(red, Some(Hue::Numbered(16)))), Colors::Ansi256);
        assert_eq!(needs(&bold(slate, red)), Colors::Rgb);
        assert_eq!(
            style(&bold(red, slate)),
            Style::new().fg(Color::LightRed).bg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::BOLD)
        );
        assert_eq!(style(&bold(Some(Hue::Numbered(16)), None)).fg, Some(Color::Indexed(16)));
        let reset = look(Some(Hue::Default), None, Attribute::Underline);
        assert_eq!(style(&reset), Style::new().fg(Color::Reset).add_modifier(Modifier::UNDERLINED));
    }

    #[test]
    fn the_palette_is_the_richest_that_may_be_sent() {
        let default = |asked, able| palette(config::Theme::Default, colors(asked, able));
        assert_eq!(default(config::Color::Auto, Colors::None), Palette::Mono);
        assert_eq!(default(config::Color::Auto, Colors::Ansi16), Palette::Ansi);
        assert_eq!(default(config::Color::Auto, Colors::Ansi256), Palette::Indexed);
        assert_eq!(default(config::Color::Auto, Colors::Rgb), Palette::Rgb);
        assert_eq!(default(config::Color::Never, Colors::Rgb), Palette::Mono);
        assert_eq!(default(config::Color::Always, Colors::None), Palette::Ansi);
        assert_eq!(default(config::Color::Always, Colors::Rgb), Palette::Rgb);
        assert_eq!(palette(config::Theme::Contrast, Colors::Rgb), Palette::Contrast);
        assert_eq!(palette(config::Theme::Contrast, Colors::None), Palette::Mono);
        assert_eq!(palette(config::Theme::Mono, Colors::Rgb), Palette::Mono);
    }
}
