//! The theme of a run: what the config asks for, as far as the terminal can show it.

use crate::config::{self, Color, Settings};
use crate::term::{Abilities, Colors};
use crate::ui::theme::{Palette, Theme};

/// The theme of the config, as far as the terminal can show it.
pub(super) fn theme(settings: &Settings, abilities: Abilities) -> Theme {
    let colors = colors(settings.color, abilities.colors);
    let theme = Theme::new(palette(settings.config.theme, colors), settings.ascii || !abilities.utf8);
    Theme { marks_row: settings.config.selection == config::Selection::Row, ..theme }
}

/// The colours that may be sent.
fn colors(asked: Color, able: Colors) -> Colors {
    match asked {
        Color::Auto => able,
        Color::Always => able.max(Colors::Ansi16),
        Color::Never => Colors::None,
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
    fn the_palette_is_the_richest_that_may_be_sent() {
        let default = |asked, able| palette(config::Theme::Default, colors(asked, able));
        assert_eq!(default(Color::Auto, Colors::None), Palette::Mono);
        assert_eq!(default(Color::Auto, Colors::Ansi16), Palette::Ansi);
        assert_eq!(default(Color::Auto, Colors::Ansi256), Palette::Indexed);
        assert_eq!(default(Color::Auto, Colors::Rgb), Palette::Rgb);
        assert_eq!(default(Color::Never, Colors::Rgb), Palette::Mono);
        assert_eq!(default(Color::Always, Colors::None), Palette::Ansi);
        assert_eq!(default(Color::Always, Colors::Rgb), Palette::Rgb);
        assert_eq!(palette(config::Theme::Contrast, Colors::Rgb), Palette::Contrast);
        assert_eq!(palette(config::Theme::Contrast, Colors::None), Palette::Mono);
        assert_eq!(palette(config::Theme::Mono, Colors::Rgb), Palette::Mono);
    }
}
