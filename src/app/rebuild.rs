//! Between the program and its projection: what each pane is to show, what a job is given, and where what it found goes.
//!
//! An edit that moves rows is shown in its old place until the rows come, and then goes where it belongs.

use super::App;
use super::message::{Effect, Outcome};
use super::overlay::Overlay;
use super::overlay::month::Month;
use super::projection::{Found, Job, Projection, Rebuilt, Rows, RowsKey, Wanted, World};
use super::screen::Pane;

impl App {
    /// What the screen shows of the records, and how far that is.
    pub fn projection(&self) -> &Projection {
        &self.projection
    }

    /// The next job, if something is to be worked out that is not under way. `Msg::Rebuilt` takes what it found.
    pub fn job(&mut self) -> Option<Job> {
        self.follow_rows();
        let filter = self.desk.filter();
        self.projection.take_job(World {
            data: self.session.data.clone(),
            now: self.session.now,
            filter,
            abbreviations: self.session.abbreviations.clone(),
        })
    }

    /// Asks for a job, where something is to be worked out that is not under way.
    pub(super) fn ask_for_rows(&self, mut outcome: Outcome) -> Outcome {
        if self.projection.is_due() {
            outcome.effects.push(Effect::Rebuild);
        }
        outcome
    }

    /// Whether the rows of a pane are not there yet: what it holds is of another screen, filter or grouping.
    pub fn is_loading(&self, pane: Pane) -> bool {
        self.projection.rows(pane) == Rows::Loading
    }

    /// Compares what the panes hold with what they are to show after something happened. While a filter is typed, the
    /// record that was selected before stays looked for: which rows come in between depends on how fast it is typed.
    pub(super) fn follow_rows(&mut self) {
        let key = |(pane, _)| Some((pane, self.rows_key(pane)?));
        let wants = self.desk.layout().panes.into_iter().filter_map(key).collect();
        let is_typing = matches!(self.overlays.last(), Some(Overlay::Filter(_)));
        if is_typing && !self.projection.is_typing() {
            let selected = self.panes.get(self.desk.focused()).selected();
            self.projection.aim_through_filter(selected);
        }
        self.projection.follow(self.desk.screen, wants, is_typing);
    }

    /// What the rows of a pane are to be worked out from. The lines of the history come from the store.
    fn rows_key(&self, pane: Pane) -> Option<RowsKey> {
        let shape = self.panes.get(pane).shape()?;
        Some(self.projection.key(shape, self.desk.filter_text()))
    }

    /// Takes in what a job found, as far as it still holds.
    pub(super) fn take_rebuilt(&mut self, mut rebuilt: Rebuilt) -> Outcome {
        let mut is_shown = self.projection.end(&mut rebuilt);
        if is_shown {
            self.refresh_layers();
        }
        match rebuilt.take_found() {
            Found::Nothing => {}
            Found::Tasks(tasks) => {
                if self.projection.takes_gathered(Wanted::Tasks) && self.overlays.is_empty() {
                    // What was typed since was meant for the list.
                    let held = self.projection.release();
                    let outcome = self.list_clarities(tasks);
                    return self.press_all(held, outcome);
                }
            }
            Found::Deadlines(due) => {
                if self.projection.takes_gathered(Wanted::Deadlines) && self.overlays.is_empty() {
                    let held = self.projection.release();
                    let reply = Month::over(due, &self.ctx());
                    let outcome = self.follow(reply);
                    return self.press_all(held, outcome);
                }
            }
            Found::Rows(panes) => {
                for (pane, key, content) in panes {
                    if self.projection.takes_rows(pane, key, rebuilt.job()) {
                        is_shown |= self.desk.shows(pane);
                        let state = self.panes.get_mut(pane);
                        state.take(content);
                        self.projection.take_missed(pane).iter().for_each(|id| state.select(id));
                    }
                }
            }
        }
        self.follow_rows();
        is_shown |= self.show_target();
        self.reveal();
        Outcome { dirty: is_shown, effects: Vec::new() }
    }
}
