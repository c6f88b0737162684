//! The palette: everything that can be done where it was opened, by name; jumps to records; commands with an argument.

use super::finder::Finder;
use super::sheet::Sheet;
use super::{Layer, Overlay};
use crate::app::action::{Action, Context, Group, Row, available};
use crate::app::ctx::Ctx;
use crate::app::cursor::Cursor;
use crate::app::input::Input;
use crate::app::layout::{Rect, Room};
use crate::app::message::Effect;
use crate::app::naming::{Asked, Match};
use crate::app::reply::Reply;
use crate::lang::Lang;
use crate::model::Kind;
use crate::search::{Answer, FilterError};
use crate::text::{Message, Words, fold};

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

/// What the entries do.
impl Palette {
    /// The palette where the user is, with a text to begin with.
    fn over(text: &str, ctx: &Ctx<'_>) -> Reply {
        let mut palette = Self::new(ctx.context, text);
        let asked = palette.match_typed(ctx);
        Reply::push(Overlay::Palette(palette)).and(asked)
    }

    /// Works out anew what is shown for what is typed. A jump asks the search, like the finder.
    fn match_typed(&mut self, ctx: &Ctx<'_>) -> Reply {
        let text = self.input.text().trim().to_owned();
        if let Typed::Jump(kind, query) = Typed::read(&text) {
            let n = ctx.query;
            self.jump.input = Input::new(query);
            self.jump.ask(n);
            return Reply::Effect(Effect::Search { n, query: query.to_owned(), kinds: vec![kind] });
        }
        self.set_entries(entries(&text, self.below, ctx));
        Reply::Drawn
    }

    /// Moves among the entries, or through what was typed before.
    fn go(&mut self, by: isize, ctx: &Ctx<'_>) -> Reply {
        if self.recall(by, ctx.commands) {
            return self.match_typed(ctx);
        }
        self.step(by);
        Reply::Drawn
    }

    /// Does the selected entry.
    fn run(&mut self, ctx: &Ctx<'_>) -> Reply {
        let is_jump = matches!(Typed::read(self.input.text()), Typed::Jump(..));
        if is_jump && !self.jump.is_answered() {
            self.jump.hurry();
            return Reply::Ignored;
        }
        let done = match self.selected() {
            None => return Reply::Ignored,
            Some(Entry::Filter(_, Err(_))) => return Reply::Drawn,
            Some(Entry::Action(row)) => Reply::Act(self.below, row.action),
            Some(Entry::Jump(at)) => {
                let place = self.jump.hits().get(*at).map(|hit| hit.place);
                let record = place.and_then(|place| ctx.data.at(place));
                record.map_or(Reply::Drawn, |record| Sheet::detail(record.id.clone(), ctx))
            }
            Some(Entry::Filter(filter, Ok(()))) => Reply::CloseAll.and(Reply::Filter(filter.clone())),
            Some(Entry::Save(name)) => Reply::SaveView(name.clone()),
            Some(Entry::Find(words)) => Finder::of(words, ctx),
        };
        let typed = self.input.text().trim().to_owned();
        Reply::All(vec![Reply::Close, Reply::Remember(typed), done])
    }
}

fn entries(text: &str, below: Context, ctx: &Ctx<'_>) -> Vec<Entry> {
    match Typed::read(text) {
        Typed::Filter(filter) => {
            let checked = ctx.check_filter(&filter).map_err(|error| error.message());
            vec![Entry::Filter(filter, checked)]
        }
        Typed::Save(name) => vec![Entry::Save(name.to_owned())],
        Typed::Words(words) => {
            let found = actions(below, words, ctx.lang);
            if words.is_empty() {
                return found.into_iter().map(|(_, row)| Entry::Action(row)).collect();
            }
            // What must be named and was not stands where Enter alone does not reach it.
            let (weak, named): (Vec<_>, Vec<_>) = found.into_iter().partition(|(fit, _)| fit.is_weak);
            let rows =
                |found: Vec<(Match, &'static Row)>| found.into_iter().map(|(_, row)| Entry::Action(row));
            rows(named).chain([Entry::Find(words.to_owned())]).chain(rows(weak)).collect()
        }
        Typed::Jump(..) => Vec::new(),
    }
}

impl Layer for Palette {
    fn context(&self) -> Context {
        Context::Palette
    }

    fn room(&self) -> Room {
        Room::prompt(16)
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Palette => Self::over("", ctx),
            Action::SaveView => Reply::CloseAll.and(Reply::Then(|ctx| {
                let word = ctx.lang.word("palette-save");
                Self::over(&format!("{word} "), ctx)
            })),
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        if action == Action::Open {
            return self.run(ctx);
        }
        ctx.steps(action).map_or(Reply::Ignored, |by| self.go(by, ctx))
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }

    fn seeks(&self) -> bool {
        true
    }

    fn changed(&mut self, _is_same: bool, ctx: &Ctx<'_>) -> Reply {
        self.match_typed(ctx)
    }

    /// Shows the records that a jump may mean; where there is none, the finder may know better.
    fn found(&mut self, n: u64, found: Result<Answer, FilterError>, ctx: &Ctx<'_>) -> Reply {
        if !self.jump.answer(n, found) {
            return Reply::Ignored;
        }
        let mut entries: Vec<Entry> = (0..self.jump.hits().len()).map(Entry::Jump).collect();
        if entries.is_empty() {
            entries.push(Entry::Find(self.jump.input.text().to_owned()));
        }
        let is_hasty = self.jump.was_hasty();
        self.set_entries(entries);
        if is_hasty { self.run(ctx) } else { Reply::Drawn }
    }

    /// Above the entries stands what may be typed.
    fn select_at(&mut self, _x: u16, y: u16, _ctx: &Ctx<'_>) -> bool {
        let row = y.checked_sub(1).and_then(|line| self.cursor.row_at(line, self.entries.len(), |_| 1));
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    /// Moves among the entries only: what is typed stays.
    fn wheel(&mut self, step: Action, ctx: &Ctx<'_>) -> Reply {
        ctx.steps(step).map_or(Reply::Ignored, |by| {
            self.step(by);
            Reply::Drawn
        })
    }

    fn reveal(&mut self, rect: Rect, _ctx: &Ctx<'_>) {
        self.cursor.reveal_above(self.entries.len(), rect.height.saturating_sub(1), |_| 1);
    }
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
