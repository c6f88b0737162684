//! Styles by purpose, and the signs that are drawn. No other file names a colour.
//!
//! The table below says of each style what it is in each palette. Text has a contrast of 4.5 : 1 and what is only drawn one
//! of 3 : 1, on black and on white, as the ground of a terminal is not known: a colour either lies halfway between the two,
//! or it comes with a ground of its own. None of the 16 of ANSI lies halfway, and no faint text is sure to be legible:
//! there, what has no ground keeps the terminal's own foreground.

use ratatui::style::{Color, Modifier, Style};

use crate::model::Condition;

/// A style of the theme.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// Its name: what it is for.
    pub name: &'static str,
    /// What stands for it in a picture: see `tests/it/support/picture.rs`.
    pub letter: char,
    /// Where it is in a theme.
    pub of: fn(&mut Theme) -> &mut Style,
}

/// How many colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// The 16 of ANSI, as the terminal shows them.
    Ansi,
    /// Those of xterm whose numbers always mean the same colour: 16 to 255.
    Indexed,
    /// Any.
    Rgb,
    /// Strong differences only.
    Contrast,
    /// None: bold and reverse.
    Mono,
}

impl Palette {
    /// Every palette, in the order of the table's columns.
    pub const ALL: [Self; 5] = [Self::Ansi, Self::Indexed, Self::Rgb, Self::Contrast, Self::Mono];
}

/// Makes the theme of its styles, so that none is without a name, a letter and a look in every palette: the columns are those
/// of [`Palette::ALL`].
macro_rules! theme {
    ($($(#[$doc:meta])* $letter:literal $name:ident [$($look:expr),*])*) => {
        /// A set of styles and signs.
        #[derive(Debug, Clone)]
        pub struct Theme {
            $($(#[$doc])* pub $name: Style,)*
            /// Signs.
            pub signs: Signs,
            /// Whether the row at hand is marked over its whole width, and not in its first column alone.
            pub marks_row: bool,
        }

        impl Theme {
            /// Every style.
            pub const STYLES: &[Named] = &[$(
                Named { name: stringify!($name), letter: $letter, of: |theme| &mut theme.$name },
            )*];

            /// The theme for a palette, with or without signs beyond ASCII.
            pub fn new(palette: Palette, ascii: bool) -> Self {
                let column = palette as usize;
                Self {
                    $($name: const { [$($look),*] as [Style; Palette::ALL.len()] }[column],)*
                    signs: if ascii { ASCII } else { UNICODE },
                    marks_row: true,
                }
            }
        }
    };
}

/// Colours that are as far from black as from white.
const GREY: Color = Color::from_u32(0x76_76_76);
const RED: Color = Color::from_u32(0xe7_13_13);
const AMBER: Color = Color::from_u32(0xb1_60_0e);
const GREEN: Color = Color::from_u32(0x0b_86_48);
const TEAL: Color = Color::from_u32(0x0d_7e_a3);
const BLUE: Color = Color::from_u32(0x3d_6a_ef);
/// For lines: stays behind the grey of text.
const LINE_GREY: Color = Color::from_u32(0x62_62_62);
/// A calm ground, and one that stands out from it.
const SLATE: Color = Color::from_u32(0x4c_56_6a);
const DEEP_BLUE: Color = Color::from_u32(0x0b_5c_ad);
const WHITE: Color = Color::from_u32(0xff_ff_ff);

/// The same among the numbered ones, as near as they come. There is no red and no amber halfway: those are grounds.
const N_WHITE: Color = Color::Indexed(231);
const N_GREY: Color = Color::Indexed(243);
const N_LINE_GREY: Color = Color::Indexed(241);
const N_RED: Color = Color::Indexed(160);
const N_DARK_RED: Color = Color::Indexed(88);
const N_DARK_AMBER: Color = Color::Indexed(94);
const N_ORANGE: Color = Color::Indexed(166);
const N_GREEN: Color = Color::Indexed(29);
const N_BLUE: Color = Color::Indexed(63);
const N_VIOLET: Color = Color::Indexed(98);
const N_MAGENTA: Color = Color::Indexed(163);
const N_SLATE: Color = Color::Indexed(60);
const N_DEEP_BLUE: Color = Color::Indexed(25);

const PLAIN: Style = Style::new();
const BOLD: Style = bold(PLAIN);
const DIM: Style = PLAIN.add_modifier(Modifier::DIM);
const ITALIC: Style = PLAIN.add_modifier(Modifier::ITALIC);
const UNDERLINED: Style = underlined(PLAIN);
const REVERSED: Style = PLAIN.add_modifier(Modifier::REVERSED);
const BOLD_REVERSED: Style = bold(REVERSED);
const BOLD_UNDERLINED: Style = bold(UNDERLINED);

const fn fg(color: Color) -> Style {
    PLAIN.fg(color)
}

/// A colour on a ground of its own.
const fn on(ground: Color, color: Color) -> Style {
    PLAIN.fg(color).bg(ground)
}

const fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}

const fn underlined(style: Style) -> Style {
    style.add_modifier(Modifier::UNDERLINED)
}

theme! {
    /// Names of screens and panes.
    't' title [BOLD, BOLD, BOLD, BOLD, BOLD]
    /// The name of the pane that has the keys.
    'T' title_focused [BOLD_REVERSED, BOLD_REVERSED, BOLD_REVERSED, BOLD_REVERSED, BOLD_REVERSED]
    /// A screen's name in the line of tabs.
    'b' tab [PLAIN, on(N_SLATE, N_WHITE), on(SLATE, WHITE), PLAIN, PLAIN]
    /// The name of the present screen there.
    'p' tab_here [BOLD_REVERSED, bold(on(N_DEEP_BLUE, N_WHITE)), bold(on(DEEP_BLUE, WHITE)), BOLD_REVERSED, BOLD_REVERSED]
    /// The calm ground of a head: the title of a pane over its whole width.
    'e' head [BOLD_UNDERLINED, on(N_SLATE, N_WHITE), on(SLATE, WHITE), BOLD_UNDERLINED, BOLD_UNDERLINED]
    /// Headings within a list.
    'h' heading [BOLD, bold(fg(N_VIOLET)), bold(fg(TEAL)), BOLD, BOLD]
    /// What is said beside the point.
    'a' aside [PLAIN, fg(N_GREY), fg(GREY), PLAIN, PLAIN]
    /// Words of a source.
    'q' quote [ITALIC, ITALIC, ITALIC, ITALIC, ITALIC]
    /// The mark of the row at hand.
    'r' mark [BOLD, bold(fg(N_MAGENTA)), bold(fg(AMBER)), BOLD, BOLD]
    /// The row at hand over its whole width, whatever stands in it.
    'w' row [REVERSED, on(N_DEEP_BLUE, N_WHITE), on(DEEP_BLUE, WHITE), REVERSED, REVERSED]
    /// Matched letters in it.
    'x' row_matched [underlined(BOLD_REVERSED), bold(underlined(on(N_DEEP_BLUE, N_WHITE))), bold(underlined(on(DEEP_BLUE, WHITE))), underlined(BOLD_REVERSED), underlined(BOLD_REVERSED)]
    /// A key in the footer and the help.
    'k' key [BOLD, bold(fg(N_VIOLET)), bold(fg(TEAL)), BOLD, BOLD]
    /// A text that the next letter replaces.
    's' selected [REVERSED, REVERSED, REVERSED, REVERSED, REVERSED]
    /// Matched letters.
    'm' matched [underlined(on(Color::Yellow, Color::Black)), bold(underlined(fg(N_MAGENTA))), bold(underlined(fg(AMBER))), BOLD_UNDERLINED, BOLD_UNDERLINED]
    /// A link to another record.
    'l' link [UNDERLINED, underlined(fg(N_BLUE)), underlined(fg(BLUE)), UNDERLINED, UNDERLINED]
    /// What is late.
    'o' overdue [bold(on(Color::Red, Color::White)), bold(on(N_DARK_RED, N_WHITE)), bold(fg(RED)), BOLD, BOLD]
    /// What is due soon.
    'n' soon [on(Color::Yellow, Color::Black), on(N_DARK_AMBER, N_WHITE), fg(AMBER), BOLD, BOLD]
    /// What is finished.
    'd' done [PLAIN, fg(N_GREEN), fg(GREEN), PLAIN, PLAIN]
    /// Lines between panes; drawn only.
    '-' line [DIM, fg(N_LINE_GREY), fg(LINE_GREY), PLAIN, DIM]
    /// The line for today; drawn only.
    'y' today [BOLD, fg(N_ORANGE), fg(AMBER), BOLD, BOLD]
    /// The finished part of a progress bar; drawn only, as all its parts.
    'f' bar_done [PLAIN, fg(N_GREEN), fg(GREEN), PLAIN, PLAIN]
    /// The part that is being worked on.
    'g' bar_doing [fg(Color::LightBlue), fg(N_BLUE), fg(BLUE), PLAIN, PLAIN]
    /// The part that is late.
    'v' bar_late [fg(Color::Red), fg(N_RED), fg(RED), BOLD, BOLD]
    /// What is due soon.
    'j' bar_soon [BOLD, fg(N_ORANGE), fg(AMBER), BOLD, BOLD]
    /// The part that has not begun.
    'u' bar_open [DIM, fg(N_LINE_GREY), fg(LINE_GREY), PLAIN, DIM]
}

/// Signs, each one cell wide.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "named after what they show")]
pub struct Signs {
    pub mark: &'static str,
    /// A record that is chosen with others.
    pub chosen: &'static str,
    /// The same, at hand.
    pub mark_chosen: &'static str,
    pub open: &'static str,
    pub folded: &'static str,
    pub leaf: &'static str,
    pub horizontal: &'static str,
    pub vertical: &'static str,
    pub today: &'static str,
    pub day: &'static str,
    pub due: &'static str,
    /// Top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    pub bar: &'static str,
    pub bar_done: &'static str,
    pub bar_thin: &'static str,
    pub bar_thin_done: &'static str,
    pub bar_late: &'static str,
    pub bar_moved: &'static str,
    pub planned: &'static str,
    pub standing: &'static str,
    pub branch: &'static str,
    pub branch_last: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub gauge_full: &'static str,
    pub gauge_empty: &'static str,
    /// From few to many.
    pub heat: [&'static str; 4],
    pub late: &'static str,
    pub soon: &'static str,
    pub done: &'static str,
    pub missing: &'static str,
    pub difficulty: &'static str,
    pub changed: &'static str,
    pub cut: &'static str,
    pub dot: &'static str,
    /// Between the names of a way down.
    pub step: &'static str,
    /// How far a list is scrolled.
    pub scroll: &'static str,
    /// What others did.
    pub news: &'static str,
    /// Whether letters have to do without diacritics as well.
    pub ascii: bool,
}

const UNICODE: Signs = Signs {
    mark: "▌",
    chosen: "+",
    mark_chosen: "╋",
    open: "▾",
    folded: "▸",
    leaf: "·",
    horizontal: "─",
    vertical: "│",
    today: "│",
    day: "◆",
    due: "•",
    corners: ["┌", "┐", "└", "┘"],
    bar: "━",
    bar_done: "█",
    bar_thin: "─",
    bar_thin_done: "▄",
    bar_late: "╍",
    bar_moved: "╌",
    planned: "◇",
    standing: "┄",
    branch: "├",
    branch_last: "└",
    before: "‹",
    after: "›",
    gauge_full: "█",
    gauge_empty: "░",
    heat: ["░", "▒", "▓", "█"],
    late: "!",
    soon: "~",
    done: "✓",
    missing: "✗",
    difficulty: "*",
    changed: "*",
    cut: "…",
    dot: "·",
    step: "›",
    scroll: "▐",
    news: "●",
    ascii: false,
};

const ASCII: Signs = Signs {
    mark: ">",
    chosen: "+",
    mark_chosen: "#",
    open: "v",
    folded: "+",
    leaf: "-",
    horizontal: "-",
    vertical: "|",
    today: "|",
    day: "*",
    due: "*",
    corners: ["+", "+", "+", "+"],
    bar: "=",
    bar_done: "#",
    bar_thin: "-",
    bar_thin_done: "+",
    bar_late: "!",
    bar_moved: "_",
    planned: "o",
    standing: ".",
    branch: "|",
    branch_last: "`",
    before: "<",
    after: ">",
    gauge_full: "#",
    gauge_empty: ".",
    heat: [".", "-", "=", "#"],
    late: "!",
    soon: "~",
    done: "v",
    missing: "x",
    difficulty: "*",
    changed: "*",
    cut: "~",
    dot: "-",
    step: ">",
    scroll: "#",
    news: "*",
    ascii: true,
};

impl Theme {
    /// Gives a style another look; a name that no style has changes nothing.
    pub fn set(&mut self, name: &str, style: Style) {
        if let Some(named) = Self::STYLES.iter().find(|named| named.name == name) {
            *(named.of)(self) = style;
        }
    }

    /// The style of a time condition.
    pub fn condition(&self, condition: Condition) -> Style {
        match condition {
            Condition::Overdue => self.overdue,
            Condition::Soon => self.soon,
            Condition::Done | Condition::DoneLate => self.done,
            _ => Style::new(),
        }
    }

    /// The style of what is drawn for a time condition: a ground of its own would fill the chart.
    pub fn bar(&self, condition: Condition) -> Style {
        match condition {
            Condition::Overdue => self.bar_late,
            Condition::Soon => self.bar_soon,
            Condition::Done | Condition::DoneLate => self.bar_done,
            _ => Style::new(),
        }
    }

    /// The sign of a time condition, so that no colour says anything alone.
    pub fn sign(&self, condition: Condition) -> &'static str {
        match condition {
            Condition::Overdue => self.signs.late,
            Condition::Soon => self.signs.soon,
            Condition::Done | Condition::DoneLate => self.signs.done,
            _ => " ",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Styles in which nothing is read: lines and bars, which a sign tells apart as well.
    const DRAWN: [&str; 7] = ["line", "today", "bar_done", "bar_doing", "bar_late", "bar_soon", "bar_open"];

    /// The 16 of ANSI as xterm shows them, in the order of their numbers.
    const XTERM: [(Color, u32); 16] = [
        (Color::Black, 0x00_00_00),
        (Color::Red, 0xcd_00_00),
        (Color::Green, 0x00_cd_00),
        (Color::Yellow, 0xcd_cd_00),
        (Color::Blue, 0x00_00_ee),
        (Color::Magenta, 0xcd_00_cd),
        (Color::Cyan, 0x00_cd_cd),
        (Color::Gray, 0xe5_e5_e5),
        (Color::DarkGray, 0x7f_7f_7f),
        (Color::LightRed, 0xff_00_00),
        (Color::LightGreen, 0x00_ff_00),
        (Color::LightYellow, 0xff_ff_00),
        (Color::LightBlue, 0x5c_5c_ff),
        (Color::LightMagenta, 0xff_00_ff),
        (Color::LightCyan, 0x00_ff_ff),
        (Color::White, 0xff_ff_ff),
    ];

    /// What a colour looks like: red, green, blue.
    fn rgb(color: Color) -> [u8; 3] {
        let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
        match color {
            Color::Rgb(r, g, b) => [r, g, b],
            Color::Indexed(n @ 16..232) => [(n - 16) / 36, (n - 16) / 6 % 6, (n - 16) % 6].map(step),
            Color::Indexed(n @ 232..) => [8 + 10 * (n - 232); 3],
            _ => {
                let (_, value) = XTERM.iter().find(|row| row.0 == color).expect("a colour that is fixed");
                let [_, r, g, b] = value.to_be_bytes();
                [r, g, b]
            }
        }
    }

    /// The relative luminance of WCAG 2.
    fn luminance(color: Color) -> f64 {
        let [r, g, b] = rgb(color).map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The colours that a foreground may turn out to be: many terminals show the eight dark ones bright where they are bold.
    fn shown(style: Style, color: Color) -> Vec<Color> {
        let place = XTERM[..8].iter().position(|row| row.0 == color);
        let bright = place.filter(|_| style.add_modifier.contains(Modifier::BOLD));
        [Some(color), bright.map(|place| XTERM[8 + place].0)].into_iter().flatten().collect()
    }

    /// The lowest contrast of a style, on black and on white where it has no ground of its own.
    fn lowest(style: Style) -> f64 {
        let grounds = style.bg.map_or_else(|| vec![Color::Black, Color::White], |ground| vec![ground]);
        let Some(fg) = style.fg else {
            assert!(style.bg.is_none(), "the terminal's own foreground on a ground of ours");
            return f64::INFINITY;
        };
        let pairs =
            shown(style, fg).into_iter().flat_map(|fg| grounds.iter().map(move |bg| contrast(fg, *bg)));
        pairs.fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn the_contrast_is_that_of_wcag() {
        assert!((contrast(Color::Black, Color::White) - 21.0).abs() < 1e-9);
        assert!((contrast(GREY, Color::White) - 4.54).abs() < 0.01);
        assert_eq!(rgb(Color::Indexed(243)), rgb(GREY));
        assert!(lowest(fg(Color::Cyan)) < 3.0 && lowest(bold(on(Color::Yellow, Color::Black))) < 3.0);
    }

    #[test]
    fn every_text_stands_out_from_black_and_from_white() {
        let mut wrong = Vec::new();
        for palette in Palette::ALL {
            let mut theme = Theme::new(palette, false);
            for named in Theme::STYLES {
                let (style, is_drawn) = (*(named.of)(&mut theme), DRAWN.contains(&named.name));
                let (found, least) = (lowest(style), if is_drawn { 3.0 } else { 4.5 });
                let is_faint = style.add_modifier.contains(Modifier::DIM) && !is_drawn;
                if found < least || is_faint {
                    wrong.push(format!("{} in {palette:?}: {found:.2}, {style:?}", named.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn each_palette_keeps_to_its_colours() {
        for palette in Palette::ALL {
            let mut theme = Theme::new(palette, false);
            let styles = Theme::STYLES.iter().map(|named| *(named.of)(&mut theme));
            let colors: Vec<Color> = styles.flat_map(|style| [style.fg, style.bg]).flatten().collect();
            let is_of_it = |color: &Color| match palette {
                Palette::Ansi => XTERM.iter().any(|row| row.0 == *color),
                Palette::Indexed => matches!(color, Color::Indexed(16..)),
                Palette::Rgb => matches!(color, Color::Rgb(..)),
                Palette::Contrast | Palette::Mono => false,
            };
            assert!(colors.iter().all(is_of_it), "{palette:?}: {colors:?}");
        }
    }

    #[test]
    fn without_colours_what_is_at_hand_is_reversed_and_what_is_late_is_bold() {
        for palette in [Palette::Contrast, Palette::Mono] {
            let theme = Theme::new(palette, false);
            for reversed in [theme.row, theme.tab_here, theme.selected, theme.title_focused] {
                assert!(reversed.add_modifier.contains(Modifier::REVERSED), "{reversed:?}");
            }
            for bold in [theme.overdue, theme.soon, theme.title, theme.head, theme.key, theme.matched] {
                assert!(bold.add_modifier.contains(Modifier::BOLD), "{bold:?}");
            }
        }
    }
}
