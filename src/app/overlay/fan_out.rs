//! Giving a collective duty to agencies one by one: a list to tick, narrowed by what is typed.
//!
//! Those whose names begin so stand there at once and keep their order, so that a tick never lands on another one. What
//! the search finds beyond them (abbreviations, typing errors) follows when its answer is there.

use std::collections::HashSet;
use std::sync::Arc;

use super::plan::propose;
use super::{Layer, Overlay, edit};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::cursor::Cursor;
use crate::app::input::Input;
use crate::app::key::Key;
use crate::app::layout::Rect;
use crate::app::message::Effect;
use crate::app::reply::{Answer, Reply, refuse_for};
use crate::model::reference::{Body, Group, bodies_of};
use crate::model::{Dataset, Id, Kind, Record, ValueError};
use crate::search::{Answer as Found, FilterError, Hit};
use crate::view::agencies;
use crate::work::{self, Command, World, fan_out};

/// Bodies beyond the store that are offered.
const MOST: usize = 200;
/// Bodies of other places that are offered where what is typed names them nearly.
const FEW: usize = 5;

/// The list of agencies for one duty.
#[derive(Debug, Clone)]
pub struct FanOut {
    /// The duty.
    pub parent: Arc<Record>,
    /// What narrows the list.
    pub input: Input,
    shown: Vec<Id>,
    /// How many of them are meant for certain: their names begin so. What only a search found stands behind them.
    certain: usize,
    /// The number of the query whose answer is waited for.
    asked: u64,
    /// In the order in which they were ticked.
    ticked: Vec<Id>,
    /// Those that have their part already.
    given: HashSet<Id>,
    cursor: Cursor,
}

impl FanOut {
    /// The list for a duty.
    pub fn new(parent: Arc<Record>, given: HashSet<Id>, world: World<'_>) -> Self {
        let (input, cursor) = (Input::default(), Cursor::default());
        let mut list = Self {
            parent,
            input,
            shown: Vec::new(),
            certain: 0,
            asked: 0,
            ticked: Vec::new(),
            given,
            cursor,
        };
        list.narrow(world);
        list
    }

    /// Shows the agencies that what is typed can mean.
    pub fn narrow(&mut self, world: World<'_>) {
        let mut found = agencies::matching(self.input.text(), world.data, world.words);
        agencies::likely_first(&mut found, &self.parent.geography, world.data);
        self.shown = found.into_iter().map(|record| record.id.clone()).collect();
        self.shown.extend(self.bodies(world));
        (self.cursor, self.asked, self.certain) = (Cursor::default(), 0, self.shown.len());
    }

    /// Bodies that no record stands for yet: those that what is typed names, of the place that is near where it names any
    /// there; where nothing is typed, the departments of that place.
    fn bodies(&self, world: World<'_>) -> Vec<Id> {
        let names = world.names().within(&self.parent);
        let typed = self.input.text().trim();
        let here = |body: &Body| names.near().contains(&body.place.as_str());
        let mut found = match names.near().first() {
            Some(province) if typed.is_empty() => bodies_of(province, Group::Department),
            _ => names.sought(typed),
        };
        if found.iter().any(here) {
            found.retain(here);
        } else if found.len() > FEW {
            // Of every province: what is typed says too little.
            found.clear();
        }
        let new = found.iter().filter(|body| names.record_of(body).is_none());
        new.take(MOST).filter_map(|body| Id::new(&body.id).ok()).collect()
    }

    /// Asks for what a search finds for what is typed, as query number `n`; nothing where nothing is typed.
    pub fn ask(&mut self, n: u64) -> Option<String> {
        let query = self.input.text().trim().to_owned();
        self.asked = n;
        (!query.is_empty()).then_some(query)
    }

    /// Puts what the search found behind what is shown; a stale answer is dropped. Whether it was taken.
    pub fn answer(&mut self, n: u64, hits: &[Hit], data: &Dataset) -> bool {
        if n != self.asked {
            return false;
        }
        // Beside those that are meant for certain, what only mentions the words elsewhere is in the way.
        let near = hits.iter().filter(|hit| self.certain == 0 || hit.field.is_name());
        let found = near.filter_map(|hit| data.at(hit.place)).filter(|it| it.kind() == Kind::Agency);
        let known: HashSet<Id> = self.shown.iter().cloned().collect();
        self.shown.extend(found.map(|record| record.id.clone()).filter(|id| !known.contains(id)));
        true
    }

    /// Whether the agency at a place was only found by a search among others that are meant for certain.
    pub fn is_near(&self, place: usize) -> bool {
        self.certain > 0 && place >= self.certain
    }

    /// How many agencies what is typed means: those that are ticked all together.
    pub fn meant(&self) -> usize {
        if self.certain > 0 { self.certain } else { self.shown.len() }
    }

    /// The agencies that are shown.
    pub fn shown(&self) -> &[Id] {
        &self.shown
    }

    /// Those that are ticked.
    pub fn ticked(&self) -> &[Id] {
        &self.ticked
    }

    /// Whether an agency has its part already.
    pub fn is_given(&self, id: &Id) -> bool {
        self.given.contains(id)
    }

    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Moves by agencies.
    pub fn step(&mut self, by: isize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
    }

    /// Ticks the agency at hand, or no longer, and goes on to the next one.
    pub fn tick(&mut self) {
        let Some(id) = self.shown.get(self.cursor.at).filter(|id| !self.is_given(id)).cloned() else {
            return;
        };
        if self.ticked.contains(&id) {
            self.ticked.retain(|it| *it != id);
        } else {
            self.ticked.push(id);
        }
        self.step(1);
    }

    /// Ticks everything that is meant for certain, or where nothing is, everything that is shown; where all of it is
    /// ticked, nothing of it any longer.
    pub fn tick_all(&mut self) {
        let shown = self.shown.iter().enumerate();
        let open = shown.filter(|(place, id)| !self.is_near(*place) && !self.is_given(id));
        let open: Vec<Id> = open.map(|(_, id)| id.clone()).collect();
        if open.iter().all(|id| self.ticked.contains(id)) {
            self.ticked.retain(|id| !open.contains(id));
        } else {
            let new: Vec<Id> = open.into_iter().filter(|id| !self.ticked.contains(id)).collect();
            self.ticked.extend(new);
        }
    }
}

impl FanOut {
    /// Lists the agencies for the selected task.
    fn of_selected(ctx: &Ctx<'_>) -> Reply {
        if ctx.read_only {
            return Reply::refuse("edit-read-only");
        }
        let selected = ctx.selected.as_ref();
        let Some(parent) = selected.filter(|record| record.as_task().is_some()) else {
            return refuse_for(selected.map(AsRef::as_ref), |kind| ValueError::NotFannedOut { kind });
        };
        let given = fan_out::given_to(&parent.id, ctx.data).into_iter().cloned().collect();
        Reply::push(Overlay::FanOut(Self::new(Arc::clone(parent), given, ctx.world())))
    }

    /// Shows the parts that would be added. The list stays below, ticked as it is, for whoever comes back from the plan.
    fn accept(&self, ctx: &Ctx<'_>) -> Reply {
        if self.ticked.is_empty() {
            return Reply::refuse("fan-out-none");
        }
        let to = self.ticked.clone();
        let targets = std::slice::from_ref(&self.parent);
        propose(work::plan(&Command::FanOut { to }, targets, ctx.world()))
    }
}

impl Layer for FanOut {
    fn context(&self) -> Context {
        Context::FanOut
    }

    fn open(action: Action, ctx: &Ctx<'_>) -> Reply {
        if action == Action::FanOut { Self::of_selected(ctx) } else { Reply::Ignored }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open | Action::SaveForm => return self.accept(ctx),
            Action::Select => self.tick(),
            Action::SelectAll => self.tick_all(),
            _ => {
                let Some(by) = ctx.steps(action) else { return Reply::Ignored };
                self.step(by);
            }
        }
        Reply::Drawn
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }

    fn seeks(&self) -> bool {
        true
    }

    /// A name does not begin with a space: it ticks here as it does in every other list.
    fn press(&mut self, key: Key, ctx: &Ctx<'_>) -> Reply {
        if key.text() == Some(' ') && self.input.text().is_empty() {
            self.tick();
            return Reply::Drawn;
        }
        edit(self, ctx, |input| {
            input.compose_with(ctx.composer);
            input.press(key)
        })
    }

    /// Narrows the list to what is typed, and has the search look for what else may be meant.
    fn changed(&mut self, _is_same: bool, ctx: &Ctx<'_>) -> Reply {
        self.narrow(ctx.world());
        let n = ctx.query;
        let Some(query) = self.ask(n) else { return Reply::Drawn };
        Reply::Effect(Effect::Search { n, query, kinds: vec![Kind::Agency] })
    }

    fn hear(&mut self, answer: Answer, _ctx: &Ctx<'_>) -> Reply {
        if matches!(answer, Answer::Agreed) { Reply::Close } else { Reply::Ignored }
    }

    fn found(&mut self, n: u64, found: Result<Found, FilterError>, ctx: &Ctx<'_>) -> Reply {
        Reply::drawn_if(self.answer(n, &found.unwrap_or_default().hits, ctx.data))
    }

    fn reveal(&mut self, rect: Rect, _ctx: &Ctx<'_>) {
        self.cursor.reveal_above(self.shown.len(), rect.height.saturating_sub(1), |_| 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Now;
    use crate::search::Field;
    use crate::text::Ids;

    fn data() -> Dataset {
        let agency = |title: &&str| {
            let id = Id::new(&title.to_lowercase().replace(' ', "-")).expect("id");
            let mut agency = Record::new(Kind::Agency, id);
            agency.head.title = (*title).into();
            Arc::new(agency)
        };
        Dataset::new(["So A", "So B", "Cuc C", "Vien D"].iter().map(agency).collect())
    }

    fn hit(place: usize, field: Field) -> Hit {
        Hit { place, score: 1, field, ranges: Vec::new(), text: String::new(), why: None }
    }

    fn list(typed: &str, hits: &[Hit]) -> FanOut {
        let data = data();
        let parent = Arc::new(Record::new(Kind::Task, Id::new("nv-1").expect("id")));
        let world =
            World { data: &data, now: Now::new(jiff::civil::date(2026, 11, 30)), words: &Ids, home: "" };
        let mut list = FanOut::new(parent, HashSet::new(), world);
        list.input = Input::new(typed);
        list.narrow(world);
        assert_eq!(list.ask(7).as_deref(), Some(typed));
        assert!(!list.answer(6, hits, &data), "a stale answer is dropped");
        assert!(list.answer(7, hits, &data));
        list
    }

    #[test]
    fn what_is_only_near_stands_behind_and_is_not_ticked_with_all() {
        let mut list = list("so", &[hit(2, Field::Title), hit(1, Field::Title), hit(3, Field::Notes)]);
        let shown: Vec<&str> = list.shown().iter().map(Id::as_str).collect();
        assert_eq!((shown, list.meant()), (vec!["so-a", "so-b", "cuc-c"], 2));
        assert!(list.is_near(2) && !list.is_near(1));
        list.tick_all();
        assert_eq!(list.ticked().len(), 2);
        list.tick_all();
        assert!(list.ticked().is_empty());
    }

    #[test]
    fn where_no_name_begins_so_everything_that_was_found_is_meant() {
        let mut list = list("sơ a", &[hit(0, Field::Title), hit(3, Field::Notes)]);
        list.tick_all();
        assert_eq!((list.meant(), list.is_near(0)), (list.ticked().len(), false));
    }
}
