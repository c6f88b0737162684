//! From messages to new state: who gets a key, and what each action does there.

use super::action::{Action, Context};
use super::key::Code;
use super::keymap::Meaning;
use super::message::Request;
use super::overlay::Overlay;
use super::overlay::finder::Finder;
use super::overlay::help::Help;
use super::overlay::prompt::Prompt;
use super::overlay::sheet::Sheet;
use super::screen::{Pane, Screen};
use super::{App, Effect, Key, Msg, Outcome};
use crate::model::Id;
use crate::search::Filter;
use crate::text::Method;

/// As many layers as anybody can find back from.
const DEEPEST: usize = 40;

impl App {
    /// Takes in what happened.
    pub fn update(&mut self, msg: Msg) -> Outcome {
        let outcome = self.take(msg);
        self.count_beside(outcome)
    }

    fn take(&mut self, msg: Msg) -> Outcome {
        // What is typed into a filter is shown at the next frame; whoever leaves it finds it done.
        let leaves = matches!(msg, Msg::Key(key) if matches!(key.code, Code::Enter | Code::Esc | Code::Tab));
        if leaves || !matches!(self.overlays.last(), Some(Overlay::Filter(_))) {
            self.settle();
        }
        match msg {
            Msg::Key(key) => self.press_on(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Resize(size) => {
                self.size = size;
                self.rebuild();
                Outcome::effect(Effect::Redraw)
            }
            Msg::Today(today) => {
                self.now.today = today;
                self.refresh();
                Outcome::drawn()
            }
            Msg::Data { data, changed } => self.take_data(data, changed),
            Msg::Told { message, failed } => self.take_told(message, failed),
            Msg::Saved(id) => self.take_saved(&id),
            Msg::News { n, by } => self.take_news(n, &by),
            Msg::Conflict(conflict) => self.take_conflict(*conflict),
            Msg::History(lines) => self.take_history(lines),
            Msg::Drafts(drafts) => self.take_drafts(drafts),
            Msg::Reckoned(found) => Outcome { dirty: self.take_reckoned(*found), effects: Vec::new() },
            Msg::Fade => {
                self.notice = None;
                self.fresh.clear();
                Outcome::drawn()
            }
            Msg::Found { n, answer } if matches!(self.overlays.last(), Some(Overlay::Palette(_))) => {
                let outcome = self.take_jump(n, answer);
                self.reveal();
                outcome
            }
            Msg::Found { n, answer } => {
                let (taken, hasty) = match self.overlays.last_mut() {
                    Some(Overlay::Finder(finder)) => {
                        let taken = finder.answer(n, answer);
                        (taken, taken && finder.was_hasty())
                    }
                    Some(Overlay::Form(_)) => (self.take_offers(n, &answer.unwrap_or_default().hits), false),
                    Some(Overlay::Handing(_) | Overlay::Ask(_)) => {
                        (self.take_agencies(n, &answer.unwrap_or_default().hits), false)
                    }
                    _ => (false, false),
                };
                self.reveal();
                if hasty { self.open() } else { Outcome { dirty: taken, effects: Vec::new() } }
            }
        }
    }

    /// Works everything out anew: the screen, and the records that lie open over it.
    pub(super) fn refresh(&mut self) {
        self.rebuild();
        self.refresh_sheets();
    }

    /// The records that lie open, as they are now.
    pub(super) fn refresh_sheets(&mut self) {
        let mut overlays = std::mem::take(&mut self.overlays);
        for overlay in &mut overlays {
            match overlay {
                Overlay::Detail(open) => open.set_lines(self.sheet_of(&open.id, open.extent())),
                Overlay::Basis(open) => open.set_lines(self.basis(&open.id)),
                Overlay::Form(form) => form.rebase(&self.data, &self.lang),
                _ => {}
            }
        }
        self.overlays = overlays;
    }

    /// Telex, VNI, and off again.
    fn switch_composer(&mut self) -> Outcome {
        self.composer = match self.composer {
            None => Some(Method::Telex),
            Some(Method::Telex) => Some(Method::Vni),
            Some(Method::Vni) => None,
        };
        Outcome::drawn()
    }

    /// A key, after which no notice stands where it was not said: over a form it would hide the form's own keys.
    fn press_on(&mut self, key: Key) -> Outcome {
        let place = |app: &Self| (app.screen, app.overlays.len(), app.context());
        let (before, said) = (place(self), self.notice.take());
        let outcome = self.press(key);
        if place(self) == before {
            self.notice = self.notice.take().or(said);
        }
        outcome
    }

    /// The top overlay, else the pane that has the keys: there the key is looked up.
    fn press(&mut self, key: Key) -> Outcome {
        let context = self.context();
        let key = if context.takes_text() { key } else { self.telex.pressed(key) };
        let waited = !self.pending.is_empty();
        self.pending.push(key);
        match self.keymap.look_up(context, &self.pending) {
            Meaning::Act(action) => {
                self.pending.clear();
                let outcome = self.act(context, action);
                self.reveal();
                outcome
            }
            Meaning::Wait => Outcome::drawn(),
            Meaning::Nothing => {
                self.pending.clear();
                // The second key of a sequence that does not exist still means what it means alone.
                if waited { self.press(key) } else { self.type_or_tell(context, key) }
            }
        }
    }

    pub(super) fn perform(&mut self, context: Context, action: Action) -> Outcome {
        if let Some(screen) = Screen::of(action) {
            return self.go(screen);
        }
        if let Some(outcome) = self.act_on_record(action) {
            return outcome;
        }
        if let Some(outcome) = self.act_on_form(action).or_else(|| self.act_on_program(context, action)) {
            return outcome;
        }
        match action {
            Action::Quit if self.overlays.is_empty() => Outcome::effect(Effect::Quit),
            Action::Quit | Action::Back => self.back(),
            Action::Interrupt => Outcome::effect(Effect::Quit),
            Action::Composer => self.switch_composer(),
            Action::Redraw => Outcome::effect(Effect::Redraw),
            Action::Find => {
                self.lay(Overlay::Finder(Finder::default())).and(Outcome::effect(Effect::ReadySearch))
            }
            Action::Filter => self.lay(Overlay::Filter(Prompt::new(self.filter_text()))),
            Action::Calendar => self.open_calendar(),
            Action::Help => self.lay(Overlay::Help(Help::new(context))),
            Action::NextScreen => self.go(self.screen.step(true)),
            Action::PreviousScreen => self.go(self.screen.step(false)),
            Action::Open => self.open(),
            Action::Basis => self.open_basis(),
            _ if self.overlays.is_empty() => self.act_in_pane(action),
            _ => self.act_in_overlay(action),
        }
    }

    pub(super) fn lay(&mut self, overlay: Overlay) -> Outcome {
        if self.overlays.len() < DEEPEST {
            self.overlays.push(overlay);
        }
        Outcome::drawn()
    }

    pub(super) fn go(&mut self, screen: Screen) -> Outcome {
        let selected = self.selected().map(|record| record.id.clone());
        let comes = self.screen != screen;
        self.screen = screen;
        self.focus = None;
        self.overlays.clear();
        self.rebuild();
        if let Some(id) = selected {
            self.show(&id);
        }
        if screen == Screen::History && std::mem::take(&mut self.news) > 0 {
            // Who is told of news and goes there wants to see those.
            self.history.show_new();
        }
        if screen == Screen::History && comes {
            self.history.arrive();
        }
        if screen == Screen::History {
            Outcome::effect(Effect::Store(Request::History(None)))
        } else {
            Outcome::drawn()
        }
    }

    /// Puts the cursor of the pane that has the keys on a record, if it is there.
    pub(super) fn show(&mut self, id: &Id) {
        match self.focused() {
            Pane::Tree => drop(self.tree.select(id)),
            Pane::Board => drop(self.board.select(id)),
            Pane::Work => drop(self.work.select(id)),
            Pane::Targets => drop(self.targets.list.select(id)),
            Pane::Timeline => drop(self.timeline.select(id)),
            Pane::Documents => drop(self.documents.select(id)),
            Pane::History => {}
        }
        self.reveal();
    }

    /// One level back; at the bottom it takes the filter off, and never quits.
    pub(super) fn back(&mut self) -> Outcome {
        match self.overlays.pop() {
            Some(Overlay::Conflict(choice)) => return self.leave_conflict(&choice),
            Some(Overlay::Filter(prompt)) => self.set_filter(&prompt.before),
            // What lay below was kept up to date: there is nothing to work out anew.
            Some(overlay) => {
                if let Some((place, _)) = overlay.typed() {
                    return self.forget_draft(&place, Outcome::drawn());
                }
            }
            None if self.selection.clear() => {}
            None if self.filters.remove(&self.screen).is_some() => return self.walk(),
            None => {}
        }
        Outcome::drawn()
    }

    fn open(&mut self) -> Outcome {
        if let Some(Overlay::Detail(sheet)) = self.overlays.last_mut()
            && sheet.unfold()
        {
            self.refresh_sheets();
            return Outcome::drawn();
        }
        let target = match self.overlays.last() {
            Some(Overlay::Detail(sheet) | Overlay::Basis(sheet)) => sheet.link().cloned(),
            Some(Overlay::Finder(finder)) if !finder.is_answered() => return self.hurry(),
            Some(Overlay::Finder(finder)) => {
                finder.selected().and_then(|hit| self.data.at(hit.place)).map(|record| record.id.clone())
            }
            Some(Overlay::Filter(prompt)) => return self.accept_filter(prompt.error.is_none()),
            Some(Overlay::Menu(_)) => return self.choose_item(),
            Some(Overlay::Palette(_)) => return self.run_palette(),
            Some(Overlay::Views(_)) => return self.choose_view(),
            Some(Overlay::Copy(_)) => return self.copy(),
            Some(Overlay::Ask(_)) => return self.accept_answer(),
            Some(Overlay::Plan(_)) => return self.accept_plan(),
            Some(Overlay::Clearing(_)) => return self.fill_cell(),
            Some(Overlay::Handing(_)) => return self.accept_handing(),
            Some(Overlay::Entry(_)) => return self.accept_entry(),
            Some(Overlay::Form(_)) => return self.enter_field(),
            Some(Overlay::Measure(_)) => return self.accept_measurement(),
            Some(Overlay::Calendar(_)) => return self.act_in_calendar(Action::Open),
            Some(Overlay::Extend(_)) => return self.answer(),
            Some(
                Overlay::Help(_)
                | Overlay::Log(_)
                | Overlay::Conflict(_)
                | Overlay::Leave(_)
                | Overlay::Bare(_),
            ) => None,
            None if self.focused() == Pane::Tree
                && self.tree.row().is_some_and(|_| self.tree.selected().is_none()) =>
            {
                self.tree.toggle();
                return Outcome::drawn();
            }
            None => self.selected().map(|record| record.id.clone()),
        };
        match target {
            Some(id) if self.data.get(&id).is_some() => {
                let lines = self.sheet(&id);
                self.lay(Overlay::Detail(Sheet::new(id, lines)))
            }
            _ => Outcome::default(),
        }
    }

    /// Enter came before the answer to what was typed: the first hit opens when it is there.
    fn hurry(&mut self) -> Outcome {
        if let Some(Overlay::Finder(finder)) = self.overlays.last_mut() {
            finder.hurry();
        }
        Outcome::default()
    }

    fn open_basis(&mut self) -> Outcome {
        if matches!(self.overlays.last(), Some(Overlay::Basis(_))) {
            return self.back();
        }
        let id = match self.overlays.last() {
            Some(Overlay::Detail(sheet)) => Some(sheet.id.clone()),
            Some(_) => None,
            None => self.selected().map(|record| record.id.clone()),
        };
        let Some(id) = id else { return Outcome::default() };
        let lines = self.basis(&id);
        self.lay(Overlay::Basis(Sheet::new(id, lines)))
    }

    fn accept_filter(&mut self, is_whole: bool) -> Outcome {
        if is_whole {
            self.overlays.pop();
        }
        Outcome::drawn()
    }

    /// Filters this screen; what is no filter leaves it as it was.
    pub(super) fn set_filter(&mut self, text: &str) {
        match Filter::read_for(text, self.now, &self.me) {
            Ok(filter) if filter.is_empty() => drop(self.filters.remove(&self.screen)),
            Ok(filter) => drop(self.filters.insert(self.screen, (text.to_owned(), filter))),
            Err(_) => {}
        }
        self.unsettled = true;
    }

    fn act_in_pane(&mut self, action: Action) -> Outcome {
        if self.changes_nothing(action) {
            return Outcome::default();
        }
        let page = self.page();
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::HalfUp => self.step(-(page / 2).max(1)),
            Action::HalfDown => self.step((page / 2).max(1)),
            Action::PageUp => self.step(-page),
            Action::PageDown => self.step(page),
            Action::First => self.end(false),
            Action::Last => self.end(true),
            Action::Left => self.sideways(false),
            Action::Right => self.sideways(true),
            Action::NextPane => drop(self.focus_step(true)),
            Action::Lanes => {
                self.board.cycle_lanes();
                return self.walk();
            }
            Action::Fold => self.board.fold(),
            Action::FoldColumn => self.board.fold_column(),
            Action::Toggle if self.focused() == Pane::Tree => self.tree.toggle(),
            Action::ToggleAll if self.focused() == Pane::Tree => self.tree.toggle_all(),
            _ => return self.act_on_time(action),
        }
        Outcome::drawn()
    }

    /// The rows of a page in the pane that has the keys.
    fn page(&self) -> isize {
        let lines = match self.focused() {
            Pane::Board => super::pane::board::card_lines(self.rows_rect().height.saturating_sub(1)),
            Pane::Targets => 2,
            Pane::Work if !super::focus::is_table(self.rows_rect().width) => 2,
            _ => 1,
        };
        isize::try_from(self.rows_rect().height / lines).unwrap_or(1).max(1)
    }

    pub(super) fn step(&mut self, by: isize) {
        match self.focused() {
            Pane::Tree => self.tree.step(by),
            Pane::Board => self.board.step(by),
            Pane::Work => self.work.step(by),
            Pane::Targets => self.targets.list.step(by),
            Pane::Timeline => self.timeline.step(by),
            Pane::Documents => self.documents.step(by),
            Pane::History => self.history.step(by),
        }
    }

    fn end(&mut self, last: bool) {
        match self.focused() {
            Pane::Tree => self.tree.end(last),
            _ => self.step(if last { isize::MAX } else { isize::MIN + 1 }),
        }
    }

    /// Folds, columns, and where those end the pane beside.
    fn sideways(&mut self, right: bool) {
        let done = match self.focused() {
            Pane::Tree if right => self.tree.right(),
            Pane::Tree => {
                self.tree.left();
                true
            }
            Pane::Board => self.board.sideways(right),
            Pane::Timeline => self.step_day(right),
            _ => false,
        };
        if !done {
            self.focus_sideways(right);
        }
    }

    fn act_in_overlay(&mut self, action: Action) -> Outcome {
        if matches!(self.overlays.last(), Some(Overlay::Calendar(_))) {
            return self.act_in_calendar(action);
        }
        let height = self.sheet_rect().height;
        let page = isize::try_from(height).unwrap_or(1).max(1);
        let by = match action {
            Action::Up | Action::PreviousField => -1,
            Action::Down | Action::NextField => 1,
            Action::HalfUp => -(page / 2).max(1),
            Action::HalfDown => (page / 2).max(1),
            Action::PageUp => -page,
            Action::PageDown => page,
            Action::First => isize::MIN + 1,
            Action::Last => isize::MAX,
            Action::Left | Action::Right => return self.sideways_in_overlay(action == Action::Right),
            Action::NextPane => return self.next_missing(),
            _ => return Outcome::default(),
        };
        let views = self.views().count();
        match self.overlays.last_mut() {
            Some(Overlay::Palette(_)) => return self.step_palette(by),
            Some(Overlay::Views(open)) => open.step(by, views),
            Some(Overlay::Copy(open)) => open.step(by),
            Some(Overlay::Bare(open)) => open.scroll(by),
            Some(Overlay::Detail(sheet) | Overlay::Basis(sheet)) => sheet.step(by),
            Some(Overlay::Finder(finder)) => finder.step(by),
            Some(Overlay::Help(help)) => help.scroll(by, height),
            Some(Overlay::Menu(menu)) => menu.step(by),
            Some(Overlay::Log(log)) => log.step(by),
            Some(Overlay::Form(_)) => return self.step_in_form(by),
            Some(Overlay::Measure(form)) => form.step(by > 0),
            Some(Overlay::Plan(plan)) => plan.step(by),
            Some(Overlay::Clearing(list)) => list.step(by),
            Some(Overlay::Handing(list)) => list.step(by),
            Some(Overlay::Ask(_)) => return self.next_blank(by > 0),
            Some(
                Overlay::Filter(_)
                | Overlay::Entry(_)
                | Overlay::Conflict(_)
                | Overlay::Leave(_)
                | Overlay::Calendar(_)
                | Overlay::Extend(_),
            )
            | None => {}
        }
        Outcome::drawn()
    }

    fn sideways_in_overlay(&mut self, right: bool) -> Outcome {
        if let Some(Overlay::Clearing(list)) = self.overlays.last_mut() {
            list.sideways(right);
        }
        if let Some(Overlay::Detail(sheet) | Overlay::Basis(sheet)) = self.overlays.last_mut() {
            sheet.step_to_link(right);
        }
        Outcome::drawn()
    }

    /// Goes to the next thing that a task lacks.
    fn next_missing(&mut self) -> Outcome {
        if let Some(Overlay::Clearing(list)) = self.overlays.last_mut() {
            list.next_missing(&self.data);
        }
        Outcome::drawn()
    }

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

    fn paste(&mut self, text: &str) -> Outcome {
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
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut super::input::Input) -> bool) -> Outcome {
        match self.overlays.last_mut() {
            Some(Overlay::Finder(finder)) => {
                let before = finder.input.text().to_owned();
                if !change(&mut finder.input) {
                    return Outcome::default();
                }
                if finder.input.text() == before { Outcome::drawn() } else { self.ask() }
            }
            Some(Overlay::Filter(prompt)) => {
                if !change(&mut prompt.input) {
                    return Outcome::default();
                }
                let text = prompt.input.text().to_owned();
                let read = Filter::read_for(&text, self.now, &self.me);
                prompt.error = read.and_then(|filter| filter.check(&self.data)).err();
                // While it is no filter, the one from before stands.
                let shown = if prompt.error.is_none() { text } else { prompt.before.clone() };
                self.set_filter(&shown);
                Outcome::drawn()
            }
            Some(Overlay::Ask(ask)) => {
                if !ask.input().is_some_and(change) {
                    return Outcome::default();
                }
                let kept = self.keep_typed();
                kept.and(self.offer_agency())
            }
            Some(Overlay::Handing(list)) => {
                if !change(&mut list.input) {
                    return Outcome::default();
                }
                self.narrow_handing()
            }
            Some(Overlay::Entry(entry)) => {
                if !change(&mut entry.input) {
                    return Outcome::default();
                }
                entry.read(&self.data, self.now, &self.lang);
                self.keep_typed()
            }
            Some(Overlay::Palette(palette)) => {
                if change(&mut palette.input) {
                    self.match_palette()
                } else {
                    Outcome::default()
                }
            }
            Some(Overlay::Measure(form)) => {
                if change(form.input_mut()) {
                    self.read_measurement()
                } else {
                    Outcome::default()
                }
            }
            Some(Overlay::Extend(extend)) => {
                extend.begin_to_type();
                if !change(&mut extend.input) {
                    return Outcome::default();
                }
                extend.read(&self.data, self.now, &self.lang);
                self.keep_typed()
            }
            _ => Outcome::default(),
        }
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
