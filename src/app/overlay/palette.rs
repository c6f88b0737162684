//! The palette: everything that can be done where it was opened, by name; jumps to records; commands with an argument.
//!
//! State only: what an entry does is in `app::palette`.

use crate::app::action::{Action, Context, Group, Row, available};
use crate::app::cursor::Cursor;
use crate::app::input::Input;
use crate::app::naming::{Asked, Match};
use crate::app::overlay::finder::Finder;
use crate::lang::Lang;
use crate::model::Kind;
use crate::text::{Message, fold};

/// What one row of the palette does.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// An action of the table.
    Action(&'static Row),
    /// Opens a record: its place among the hits of the finder.
    Jump(usize),
    /// Filters the screen; or why the filter cannot be.
    Filter(String, Result<(), Message>),
    /// Keeps the filter and the screen under a name.
    Save(String),
    /// Finds what was typed.
    Find(String),
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What is typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed<'a> {
    /// `vb 1139`: a record of a kind.
    Jump(Kind, &'a str),
    /// `loc lead:so-khcn`, `han 31/12`: a filter.
    Filter(String),
    /// `luu Việc của tôi`: a name for the filter there is.
    Save(&'a str),
    /// Anything else.
    Words(&'a str),
}

impl<'a> Typed<'a> {
    /// Takes a text apart.
    pub fn read(text: &'a str) -> Self {
        let text = text.trim();
        let Some((head, rest)) = text.split_once(char::is_whitespace).map(|(head, rest)| (head, rest.trim()))
        else {
            return Self::Words(text);
        };
        match fold(head).as_str() {
            "loc" | "filter" => Self::Filter(rest.to_owned()),
            "han" | "due" => Self::Filter(due(rest)),
            "luu" | "save" => Self::Save(rest),
            head => kind(head).map_or(Self::Words(text), |kind| Self::Jump(kind, rest)),
        }
    }
}

/// The kind that a word before a jump means: the prefix of its ids, or one of its names.
fn kind(word: &str) -> Option<Kind> {
    let by_prefix = Kind::ALL.into_iter().find(|kind| kind.prefix() == word);
    by_prefix.or((word == "dv").then_some(Kind::Agency)).or_else(|| word.parse().ok())
}

/// A day alone asks for what is due by then.
fn due(text: &str) -> String {
    let value = if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text.to_owned() };
    let is_day = text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains("..") && text.contains('/');
    if is_day { format!("due:<={value}") } else { format!("due:{value}") }
}

/// The palette.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// Where it was opened.
    pub below: Context,
    /// The records that a jump may mean.
    pub jump: Finder,
    /// Whether Enter came before they were found.
    pub entries: Vec<Entry>,
    cursor: Cursor,
    /// The place in the history, from its end; 0 is what is being typed.
    back: usize,
}

impl Palette {
    /// A palette over a context, with a text to begin with.
    pub fn new(below: Context, text: &str) -> Self {
        let input = Input::new(text);
        Self {
            input,
            below,
            jump: Finder::default(),
            entries: Vec::new(),
            cursor: Cursor::default(),
            back: 0,
        }
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The entry at hand.
    pub fn selected(&self) -> Option<&Entry> {
        self.entries.get(self.cursor.at)
    }

    /// Shows other entries, from the first.
    pub fn set_entries(&mut self, entries: Vec<Entry>) {
        self.entries = entries;
        self.cursor = Cursor::default();
    }

    /// Moves among the entries.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.entries.len().saturating_sub(1));
    }

    /// Brings the entry at hand into view.
    pub fn reveal(&mut self, height: u16) {
        self.cursor.reveal_above(self.entries.len(), height, |_| 1);
    }

    /// Whether moving goes through what was typed before: upwards from the first entry, and down again from there.
    pub fn recall(&mut self, by: isize, history: &[String]) -> bool {
        let back = match by {
            -1 if self.cursor.at == 0 && self.back < history.len() => self.back + 1,
            1 if self.back > 0 && self.cursor.at == 0 => self.back - 1,
            _ => return false,
        };
        self.back = back;
        let text = history.len().checked_sub(back).and_then(|at| history.get(at));
        self.input = Input::new(text.map_or("", String::as_str));
        true
    }
}

/// The actions that work in a context and one of whose names fits what is typed, the best first, each with how it fits.
/// Moving about is left out: who opened the palette by a key has keys.
pub fn actions(below: Context, text: &str, lang: &Lang) -> Vec<(Match, &'static Row)> {
    let asked = Asked::new(text);
    let mut found: Vec<(Match, &Row)> = Vec::new();
    // The palette is open already.
    let is_asked =
        |row: &&Row| row.group != Group::Move && row.action != Action::Palette && !row.id.starts_with("back");
    for row in available(below).filter(is_asked) {
        if let Some(fit) =
            asked.fits(row, lang).filter(|_| !found.iter().any(|(_, seen)| seen.action == row.action))
        {
            found.push((fit, row));
        }
    }
    if !text.trim().is_empty() {
        found.sort_by_key(|(fit, _)| *fit);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn what_is_typed_is_taken_apart() {
        for (text, typed) in [
            ("vb 1139", Typed::Jump(Kind::Document, "1139")),
            ("nv lập kế hoạch", Typed::Jump(Kind::Task, "lập kế hoạch")),
            ("CT kinh tế", Typed::Jump(Kind::Target, "kinh tế")),
            ("dv sở", Typed::Jump(Kind::Agency, "sở")),
            ("lọc lead:so-khcn", Typed::Filter("lead:so-khcn".into())),
            ("hạn 31/12", Typed::Filter("due:<=31/12".into())),
            ("due <31/12", Typed::Filter("due:<31/12".into())),
            ("due 2025", Typed::Filter("due:2025".into())),
            ("han quý IV/2025", Typed::Filter("due:\"quý IV/2025\"".into())),
            ("lưu Việc của tôi", Typed::Save("Việc của tôi")),
            ("vb", Typed::Words("vb")),
            ("in ấn", Typed::Words("in ấn")),
            ("", Typed::Words("")),
        ] {
            assert_eq!(Typed::read(text), typed, "{text}");
        }
    }

    #[test]
    fn actions_are_found_without_diacritics_and_by_their_word() {
        let lang = Lang::new(Language::Vietnamese);
        let first = |text: &str| actions(Context::Board, text, &lang).first().map(|(_, row)| row.id);
        assert_eq!(first("trang thai"), Some("status"));
        assert_eq!(first("status"), Some("status"));
        assert_eq!(first("chi tieu"), Some("targets"));
        assert_eq!(first("xyzzy"), None);
        assert!(actions(Context::Board, "", &lang).len() > 10);
    }

    #[test]
    fn finishing_a_task_is_found_by_what_people_call_it() {
        for language in [Language::Vietnamese, Language::English] {
            let lang = Lang::new(language);
            for text in ["hoàn thành", "hoan thanh", "hoàn", "xong", "đã xong", "done", "finish"] {
                let first = actions(Context::Board, text, &lang).first().map(|(_, row)| row.id);
                assert_eq!(first, Some("finish"), "{language:?}: {text}");
            }
        }
    }
}
