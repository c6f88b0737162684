//! Styles by purpose, and the signs that are drawn. No other file names a colour.

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

/// Makes the theme of its styles, so that none is without a name and a letter.
macro_rules! theme {
    ($($(#[$doc:meta])* $letter:literal $name:ident,)*) => {
        /// A set of styles and signs.
        #[derive(Debug, Clone)]
        pub struct Theme {
            $($(#[$doc])* pub $name: Style,)*
            /// Signs.
            pub signs: Signs,
        }

        impl Theme {
            /// Every style.
            pub const STYLES: &[Named] = &[$(
                Named { name: stringify!($name), letter: $letter, of: |theme| &mut theme.$name },
            )*];
        }
    };
}

theme! {
    /// Names of screens and panes.
    't' title,
    /// The name of the pane that has the keys.
    'T' title_focused,
    /// Headings within a list.
    'h' heading,
    /// What is said beside the point.
    'a' aside,
    /// Words of a source.
    'q' quote,
    /// The mark of the row at hand.
    'r' mark,
    /// A key in the footer and the help.
    'k' key,
    /// A text that the next letter replaces.
    's' selected,
    /// Matched letters.
    'm' matched,
    /// A link to another record.
    'l' link,
    /// What is late.
    'o' overdue,
    /// What is due soon.
    'n' soon,
    /// What is finished.
    'd' done,
    /// Lines between panes.
    '-' line,
    /// The line for today.
    'y' today,
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
    ascii: true,
};

/// How many colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// The 16 of ANSI, as the terminal shows them.
    Ansi,
    /// Strong differences only.
    Contrast,
    /// None: bold and reverse.
    Mono,
}

impl Theme {
    /// The theme for a palette, with or without signs beyond ASCII.
    pub fn new(palette: Palette, ascii: bool) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let colour = |ansi: Color, contrast: Style| match palette {
            Palette::Ansi => plain.fg(ansi),
            Palette::Contrast => contrast,
            Palette::Mono => plain,
        };
        Self {
            title: bold,
            title_focused: bold.add_modifier(Modifier::REVERSED),
            heading: colour(Color::Cyan, bold).add_modifier(Modifier::BOLD),
            aside: if palette == Palette::Contrast { plain } else { plain.add_modifier(Modifier::DIM) },
            quote: plain.add_modifier(Modifier::ITALIC),
            mark: colour(Color::Yellow, bold).add_modifier(Modifier::BOLD),
            key: colour(Color::Cyan, bold).add_modifier(Modifier::BOLD),
            selected: plain.add_modifier(Modifier::REVERSED),
            matched: colour(Color::Yellow, bold).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            link: colour(Color::Blue, plain).add_modifier(Modifier::UNDERLINED),
            overdue: colour(Color::Red, bold).add_modifier(Modifier::BOLD),
            soon: colour(Color::Yellow, bold),
            done: colour(Color::Green, plain),
            line: if palette == Palette::Contrast { plain } else { plain.add_modifier(Modifier::DIM) },
            today: colour(Color::Yellow, bold),
            signs: if ascii { ASCII } else { UNICODE },
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
