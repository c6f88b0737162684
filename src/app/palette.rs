//! What the palette finds, and what its entries do.

use super::action::{Action, Context, Row};
use super::input::Input;
use super::naming::Match;
use super::overlay::Overlay;
use super::overlay::finder::Finder;
use super::overlay::palette::{Entry, Palette, Typed, actions};
use super::overlay::sheet::Sheet;
use super::{App, Effect, Outcome};
use crate::search::{Answer, Filter, FilterError};

/// As many commands as anybody goes back through.
const REMEMBERED: usize = 50;

impl App {
    /// Opens the palette, with a text to begin with.
    pub(super) fn open_palette(&mut self, below: Context, text: &str) -> Outcome {
        let outcome = self.lay(Overlay::Palette(Box::new(Palette::new(below, text))));
        self.match_palette();
        outcome
    }

    /// Works out anew what the palette shows for what is typed. A jump asks the search, like the finder.
    pub(super) fn match_palette(&mut self) -> Outcome {
        let Some(Overlay::Palette(palette)) = self.overlays.last() else { return Outcome::default() };
        let text = palette.input.text().trim().to_owned();
        if let Typed::Jump(kind, query) = Typed::read(&text) {
            self.query += 1;
            let (n, query) = (self.query, query.to_owned());
            if let Some(Overlay::Palette(palette)) = self.overlays.last_mut() {
                palette.jump.input = Input::new(&query);
                palette.jump.ask(n);
            }
            return Outcome::effect(Effect::Search { n, query, kinds: vec![kind] });
        }
        let entries = self.entries(&text, palette.below);
        if let Some(Overlay::Palette(palette)) = self.overlays.last_mut() {
            palette.set_entries(entries);
        }
        Outcome::drawn()
    }

    fn entries(&self, text: &str, below: Context) -> Vec<Entry> {
        match Typed::read(text) {
            Typed::Filter(filter) => {
                let read = Filter::read_for(&filter, self.now, &self.me);
                let checked = read.and_then(|read| read.check(&self.data)).map_err(|error| error.message());
                vec![Entry::Filter(filter, checked)]
            }
            Typed::Save(name) => vec![Entry::Save(name.to_owned())],
            Typed::Words(words) => {
                let found = actions(below, words, &self.lang);
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

    /// Shows the records that a jump may mean; where there is none, the finder may know better.
    pub(super) fn take_jump(&mut self, n: u64, answer: Result<Answer, FilterError>) -> Outcome {
        let Some(Overlay::Palette(palette)) = self.overlays.last_mut() else { return Outcome::default() };
        if !palette.jump.answer(n, answer) {
            return Outcome::default();
        }
        let mut entries: Vec<Entry> = (0..palette.jump.hits().len()).map(Entry::Jump).collect();
        if entries.is_empty() {
            entries.push(Entry::Find(palette.jump.input.text().to_owned()));
        }
        let is_hasty = palette.jump.was_hasty();
        palette.set_entries(entries);
        if is_hasty { self.run_palette() } else { Outcome::drawn() }
    }

    /// Moves among the entries, or through what was typed before.
    pub(super) fn step_palette(&mut self, by: isize) -> Outcome {
        let Some(Overlay::Palette(palette)) = self.overlays.last_mut() else { return Outcome::default() };
        if palette.recall(by, &self.commands) {
            return self.match_palette();
        }
        palette.step(by);
        Outcome::drawn()
    }

    /// Does the entry at hand.
    pub(super) fn run_palette(&mut self) -> Outcome {
        let Some(Overlay::Palette(palette)) = self.overlays.last_mut() else { return Outcome::default() };
        let is_jump = matches!(Typed::read(palette.input.text()), Typed::Jump(..));
        if is_jump && !palette.jump.is_answered() {
            palette.jump.hurry();
            return Outcome::default();
        }
        let Some(entry) = palette.selected().cloned() else { return Outcome::default() };
        if let Entry::Filter(_, Err(_)) = entry {
            return Outcome::drawn();
        }
        let (below, typed) = (palette.below, palette.input.text().trim().to_owned());
        let place = match entry {
            Entry::Jump(at) => palette.jump.hits().get(at).map(|hit| hit.place),
            _ => None,
        };
        self.overlays.pop();
        self.remember(typed);
        match entry {
            Entry::Action(row) => self.act(below, row.action),
            Entry::Jump(_) => self.open_at(place),
            Entry::Filter(filter, _) => self.filter_by(&filter),
            Entry::Save(name) => self.save_view(&name),
            Entry::Find(words) => self.find(&words),
        }
    }

    fn remember(&mut self, typed: String) {
        if typed.is_empty() {
            return;
        }
        self.commands.retain(|before| *before != typed);
        self.commands.push(typed);
        let surplus = self.commands.len().saturating_sub(REMEMBERED);
        self.commands.drain(..surplus);
    }

    fn open_at(&mut self, place: Option<usize>) -> Outcome {
        let id = place.and_then(|place| self.data.at(place)).map(|record| record.id.clone());
        let Some(id) = id else { return Outcome::drawn() };
        let lines = self.sheet(&id);
        self.lay(Overlay::Detail(Sheet::new(id, lines)))
    }

    fn filter_by(&mut self, filter: &str) -> Outcome {
        self.overlays.clear();
        self.set_filter(filter);
        Outcome::drawn()
    }

    /// The finder with a text in it, as if it had been typed.
    fn find(&mut self, words: &str) -> Outcome {
        let mut finder = Finder::default();
        finder.input = Input::new(words);
        let mut outcome = self.lay(Overlay::Finder(finder));
        outcome.effects.extend(self.ask().effects);
        outcome
    }

    /// Does an action of the palette, the views, the copying or the measuring; none if it is another one.
    pub(super) fn act_on_program(&mut self, context: Context, action: Action) -> Option<Outcome> {
        Some(match action {
            Action::Palette => self.open_palette(context, ""),
            Action::Views => self.open_views(),
            Action::SaveView => {
                self.overlays.clear();
                let below = self.context();
                let word = crate::text::Words::word(&self.lang, "palette-save");
                self.open_palette(below, &format!("{word} "))
            }
            Action::DropView => self.drop_view(),
            Action::NextField | Action::PreviousField => {
                let Some(Overlay::Measure(form)) = self.overlays.last_mut() else { return None };
                form.step(action == Action::NextField);
                Outcome::drawn()
            }
            Action::Copy => self.open_copying(),
            Action::Bare => self.open_bare(),
            Action::OnlyNew => {
                self.history.toggle_new();
                Outcome::drawn()
            }
            _ => return None,
        })
    }
}
