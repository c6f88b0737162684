//! Styles by purpose, and the signs that are drawn. No other file names a colour.

use ratatui::style::{Color, Modifier, Style};

use crate::model::Condition;

/// A set of styles and signs.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Names of screens and panes.
    pub title: Style,
    /// The name of the pane that has the keys.
    pub title_focused: Style,
    /// Headings within a list.
    pub heading: Style,
    /// What is said beside the point.
    pub aside: Style,
    /// Words of a source.
    pub quote: Style,
    /// The mark of the row at hand.
    pub mark: Style,
    /// A key in the footer and the help.
    pub key: Style,
    /// A text that the next letter replaces.
    pub selected: Style,
    /// Matched letters.
    pub matched: Style,
    /// A link to another record.
    pub link: Style,
    /// What is late.
    pub overdue: Style,
    /// What is due soon.
    pub soon: Style,
    /// What is finished.
    pub done: Style,
    /// Lines between panes.
    pub line: Style,
    /// The line for today.
    pub today: Style,
    /// Signs.
    pub signs: Signs,
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
    bar_late: "╍",
    bar_moved: "─",
    planned: "◇",
    standing: "┄",
    branch: "├",
    branch_last: "└",
    before: "‹",
    after: "›",
    gauge_full: "█",
    gauge_empty: "░",
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
    bar_late: "!",
    bar_moved: "-",
    planned: "o",
    standing: ".",
    branch: "|",
    branch_last: "`",
    before: "<",
    after: ">",
    gauge_full: "#",
    gauge_empty: ".",
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
