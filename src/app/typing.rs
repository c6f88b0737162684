//! Text: keys that are no commands, what is pasted, and what follows when the text of a layer changes.

use super::input::Input;
use super::overlay::Overlay;
use super::{App, Effect, Key, Outcome};
use crate::search::Filter;
use crate::work::World;

impl App {
    /// A key that is no command: text, where text is taken.
    pub(super) fn type_key(&mut self, key: Key) -> Outcome {
        if matches!(self.overlays.last(), Some(Overlay::Form(_))) {
            return self.type_in_form(key);
        }
        if let (Some(Overlay::Views(_)), Some(letter)) = (self.overlays.last(), key.text()) {
            return self.view_of_key(letter);
        }
        if let (Some(Overlay::Calendar(calendar)), Some(digit)) = (self.overlays.last_mut(), key.text()) {
            return if calendar.type_digit(digit) { Outcome::drawn() } else { Outcome::default() };
        }
        // A name does not begin with a space: it ticks here as it does in every other list.
        if let (Some(Overlay::Handing(list)), Some(' ')) = (self.overlays.last_mut(), key.text())
            && list.input.text().is_empty()
        {
            list.tick();
            return Outcome::drawn();
        }
        let composer = self.composer;
        self.edit(|input| {
            input.compose_with(composer);
            input.press(key)
        })
    }

    pub(super) fn paste(&mut self, text: &str) -> Outcome {
        if matches!(self.overlays.last(), Some(Overlay::Form(_))) {
            return self.paste_in_form(text);
        }
        // What is searched for is in no text; what is kept is answered where it is typed.
        let seeks = self.overlays.last().is_some_and(Overlay::seeks);
        self.edit(|input| {
            if seeks {
                input.insert_visible(text);
            } else {
                input.insert(text);
            }
            true
        })
    }

    /// Changes the text of the top overlay, if it has one, and does what follows from that.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Input) -> bool) -> Outcome {
        let Some(input) = self.overlays.last_mut().and_then(text_of) else { return Outcome::default() };
        let before = input.text().to_owned();
        if !change(input) {
            return Outcome::default();
        }
        let is_same = input.text() == before;
        self.follow(is_same)
    }

    /// What follows when the text of the top overlay was changed, or only its cursor moved.
    fn follow(&mut self, is_same: bool) -> Outcome {
        match self.overlays.last_mut() {
            Some(Overlay::Finder(_)) if is_same => Outcome::drawn(),
            Some(Overlay::Finder(_)) => self.ask(),
            Some(Overlay::Filter(_)) => self.filter_as_typed(),
            Some(Overlay::Ask(_)) => {
                let kept = self.keep_typed();
                kept.and(self.offer_agency())
            }
            Some(Overlay::Handing(_)) => self.narrow_handing(),
            Some(Overlay::Entry(entry)) => {
                entry.read(World { data: &self.data, now: self.now, words: &self.lang });
                self.keep_typed()
            }
            Some(Overlay::Palette(_)) => self.match_palette(),
            Some(Overlay::Measure(_)) => self.read_measurement(),
            Some(Overlay::Extend(extend)) => {
                extend.read(&self.data, self.now, &self.lang);
                self.keep_typed()
            }
            _ => Outcome::default(),
        }
    }

    /// Filters the screen by what is typed. While it is no filter, the one from before stands.
    fn filter_as_typed(&mut self) -> Outcome {
        let Some(Overlay::Filter(prompt)) = self.overlays.last_mut() else { return Outcome::default() };
        let text = prompt.input.text().to_owned();
        let read = Filter::read_for(&text, self.now, &self.me);
        prompt.error = read.and_then(|filter| filter.check(&self.data)).err();
        let shown = if prompt.error.is_none() { text } else { prompt.before.clone() };
        self.set_filter(&shown);
        Outcome::drawn()
    }

    /// Sends what the finder holds as a new query.
    pub(super) fn ask(&mut self) -> Outcome {
        self.query += 1;
        let n = self.query;
        let Some(Overlay::Finder(finder)) = self.overlays.last_mut() else { return Outcome::default() };
        finder.ask(n);
        let query = finder.input.text().trim().to_owned();
        if query.is_empty() {
            Outcome::drawn()
        } else {
            Outcome::effect(Effect::Search { n, query, kinds: Vec::new() })
        }
    }
}

/// The line of text of a layer, if it has one and no more.
fn text_of(overlay: &mut Overlay) -> Option<&mut Input> {
    match overlay {
        Overlay::Finder(finder) => Some(&mut finder.input),
        Overlay::Filter(prompt) => Some(&mut prompt.input),
        Overlay::Ask(ask) => ask.input(),
        Overlay::Handing(list) => Some(&mut list.input),
        Overlay::Entry(entry) => Some(&mut entry.input),
        Overlay::Palette(palette) => Some(&mut palette.input),
        Overlay::Measure(form) => Some(form.input_mut()),
        Overlay::Extend(extend) => {
            extend.begin_to_type();
            Some(&mut extend.input)
        }
        _ => None,
    }
}
