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
use crate::app::offer::Sought;
use crate::app::reply::{Answer, Reply, refuse_for};
use crate::model::input::{Names, Newcomers, Superiors};
use crate::model::reference::Body;
use crate::model::words::Bloc;
use crate::model::{Dataset, Id, Kind, Record, ValueError};
use crate::search::{Answer as Found, FilterError, Hit};
use crate::text::{Message, fold};
use crate::view::agencies;
use crate::work::{self, Command, World};

/// Bodies beyond the store that are offered.
const MOST: usize = 200;
/// Bodies of other places that are offered where what is typed names them nearly.
const FEW: usize = 5;
/// As many unknown names as are told.
const TOLD: usize = 3;

/// The list of agencies for one duty.
#[derive(Debug, Clone)]
pub struct FanOut {
    /// The duty.
    pub parent: Arc<Record>,
    /// What narrows the list.
    pub input: Input,
    /// The bloc that is shown alone; `None` for all.
    pub bloc: Option<Bloc>,
    shown: Vec<Id>,
    /// How many of them are meant for certain: their names begin so. What only a search found stands behind them.
    certain: usize,
    /// The number of the query whose answer is waited for.
    asked: u64,
    /// In the order in which they were ticked.
    ticked: Vec<Id>,
    /// Those that have their part already.
    given: HashSet<Id>,
    /// Those above whoever asks.
    above: Superiors,
    /// Agencies that may be added.
    newcomers: Newcomers,
    cursor: Cursor,
}

impl FanOut {
    /// The list for a duty, for somebody who has those above.
    pub fn new(parent: Arc<Record>, given: HashSet<Id>, above: Superiors, world: World<'_>) -> Self {
        let (input, cursor) = (Input::default(), Cursor::default());
        let mut list = Self {
            parent,
            input,
            bloc: None,
            shown: Vec::new(),
            certain: 0,
            asked: 0,
            ticked: Vec::new(),
            given,
            above,
            newcomers: Newcomers::default(),
            cursor,
        };
        list.narrow(world);
        list
    }

    /// Shows the agencies that what is typed can mean, or those of the bloc in whose names it stands.
    pub fn narrow(&mut self, world: World<'_>) {
        let names = world.names().within(&self.parent);
        let shown = match self.bloc {
            Some(bloc) => self.of_bloc(bloc, &names),
            None => self.of_all(&names, world),
        };
        self.shown = shown.into_iter().filter(|id| !self.above.is_above(id, names.data())).collect();
        if let Some(name) = self.newcomer(&names, world) {
            let id = self.newcomers.id(&name);
            self.shown.push(id);
        }
        (self.cursor, self.asked, self.certain) = (Cursor::default(), 0, self.shown.len());
    }

    fn of_all(&self, names: &Names<'_>, world: World<'_>) -> Vec<Id> {
        let here = names.near().first().copied().unwrap_or(&self.parent.geography);
        let mut found = agencies::matching(self.input.text(), world.data, world.words);
        agencies::likely_first(&mut found, here, world.data);
        // Those of one's own place first, whether or not the store has them already.
        let is_here = |record: &&&Record| {
            agencies::is_local(record) && !agencies::is_collective(record) && *record.geography == *here
        };
        let (own, others) = found.split_at(found.iter().take_while(is_here).count());
        let ids = |records: &[&Record]| records.iter().map(|record| record.id.clone()).collect::<Vec<_>>();
        [ids(own), self.bodies(names), ids(others)].concat()
    }

    /// Bodies that no record stands for yet: those that what is typed names, of the place that is near where it names any
    /// there; where nothing is typed, the departments of that place.
    fn bodies(&self, names: &Names<'_>) -> Vec<Id> {
        let typed = self.input.text().trim();
        let here = |body: &Body| names.near().contains(&body.place.as_str());
        let mut found = match names.near().first() {
            Some(province) if typed.is_empty() => Bloc::Departments.bodies(province),
            // Any word of a name will do here: each is ticked by a person.
            Some(province) => {
                let all = Bloc::of(Some(province)).iter().flat_map(|bloc| bloc.bodies(province));
                all.filter(|body| self.is_meant(body)).chain(names.sought(typed)).collect()
            }
            None => names.sought(typed),
        };
        let mut seen = HashSet::new();
        found.retain(|body| seen.insert(body.id.clone()));
        if found.iter().any(here) {
            found.retain(here);
        } else if found.len() > FEW {
            // Of every province: what is typed says too little.
            found.clear();
        }
        let new = found.iter().filter(|body| names.record_of(body).is_none());
        new.take(MOST).filter_map(|body| Id::new(&body.id).ok()).collect()
    }

    /// The bodies of a bloc in whose names every typed word begins one, each by the record that stands for it.
    fn of_bloc(&self, bloc: Bloc, names: &Names<'_>) -> Vec<Id> {
        let found = bloc.bodies(names.near().first().copied().unwrap_or_default());
        found.iter().filter(|body| self.is_meant(body)).filter_map(|body| names.id_of(body).ok()).collect()
    }

    /// Whether every typed word begins one of a name.
    fn is_meant(&self, body: &Body) -> bool {
        let typed = fold(self.input.text());
        let said: Vec<String> = body.names().map(fold).collect();
        let begins = |word: &str| said.iter().flat_map(|name| name.split(' ')).any(|it| it.starts_with(word));
        typed.split_whitespace().all(begins)
    }

    /// The agency that may be added: the one of this name, where nothing that is shown has it.
    fn newcomer(&self, names: &Names<'_>, world: World<'_>) -> Option<String> {
        let typed = self.input.text();
        Sought { kind: Kind::Agency, typed, words: world.words, names }.newcomer()
    }

    /// The name of an agency that may be added, by the id that stands for it.
    pub fn newcomer_of(&self, id: &Id) -> Option<&str> {
        self.newcomers.name_of(id)
    }

    /// Shows the next bloc alone, and behind the last one all again.
    fn next_bloc(&mut self, world: World<'_>) {
        let province = world.names().within(&self.parent).near().first().copied();
        let all = Bloc::of(province);
        let next =
            self.bloc.map_or(0, |bloc| all.iter().position(|it| *it == bloc).map_or(all.len(), |at| at + 1));
        self.bloc = all.get(next).copied();
        self.narrow(world);
    }

    /// Ticks the agencies that a text names, one or several on a line, as far as each is one: a list that was copied
    /// elsewhere. How many were ticked, and the names that mean none or several.
    fn tick_named(&mut self, text: &str, world: World<'_>) -> (usize, Vec<String>) {
        let names = world.names().within(&self.parent);
        let (mut ticked, mut unknown) = (0, Vec::new());
        for part in names.parts(Kind::Agency, text) {
            match names.find(Kind::Agency, &part) {
                Ok(id) if self.is_given(&id) || self.ticked.contains(&id) => {}
                Ok(id) => {
                    self.ticked.push(id);
                    ticked += 1;
                }
                Err(_) => unknown.push(part.into_owned()),
            }
        }
        (ticked, unknown)
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

    /// The place of the agency that may be added.
    fn newcomer_at(&self) -> Option<usize> {
        self.shown.iter().position(|id| self.newcomer_of(id).is_some())
    }

    /// Ticks the agency that may be added.
    fn tick_newcomer(&mut self) -> Reply {
        let Some(at) = self.newcomer_at() else { return Reply::refuse("add-agency-none") };
        let id = self.shown[at].clone();
        self.cursor.at = at;
        if !self.ticked.contains(&id) {
            self.ticked.push(id);
        }
        Reply::Drawn
    }

    /// Ticks everything that is meant for certain, or where nothing is, everything that is shown; where all of it is
    /// ticked, nothing of it any longer.
    pub fn tick_all(&mut self) {
        let shown = self.shown.iter().enumerate();
        let is_open = |place: usize, id: &Id| {
            !self.is_near(place) && !self.is_given(id) && self.newcomer_of(id).is_none()
        };
        let open = shown.filter(|(place, id)| is_open(*place, id));
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
        let given = ctx.data.lead_parts_of(&parent.id).into_iter().cloned().collect();
        let above = Superiors::of(&ctx.session.user.agency, ctx.data);
        Reply::push(Overlay::FanOut(Self::new(Arc::clone(parent), given, above, ctx.world())))
    }

    /// Shows the parts that would be added. The list stays below, ticked as it is, for whoever comes back from the plan.
    fn accept(&self, ctx: &Ctx<'_>) -> Reply {
        if self.ticked.is_empty() {
            return Reply::refuse("fan-out-none");
        }
        let to = self.ticked.clone();
        let agencies = self.newcomers.wanted(|id| to.contains(id));
        let targets = std::slice::from_ref(&self.parent);
        propose(work::plan(&Command::FanOut { to, agencies }, targets, ctx.world()))
    }
}

/// The first of some names.
fn shortened(names: &[String]) -> String {
    let more = if names.len() > TOLD { "; …" } else { "" };
    format!("{}{more}", names[..names.len().min(TOLD)].join("; "))
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
            Action::Regroup => self.next_bloc(ctx.world()),
            Action::AddAgency => return self.tick_newcomer(),
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

    /// A list that was copied elsewhere ticks what it names; a single line narrows the list.
    fn paste(&mut self, text: &str, ctx: &Ctx<'_>) -> Reply {
        if text.trim().contains(['\n', ';']) {
            let (ticked, unknown) = self.tick_named(text, ctx.world());
            let told = Message::new("fan-out-pasted").with("ticked", ticked.to_string());
            let told = told.with("n", unknown.len().to_string());
            let told = told.with("are", if unknown.is_empty() { "none" } else { "some" });
            let told = told.with("unknown", shortened(&unknown));
            return Reply::Drawn.and(Reply::Tell { message: told, failed: !unknown.is_empty() });
        }
        edit(self, ctx, |input| {
            input.insert_visible(text);
            true
        })
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        action == Action::AddAgency && self.newcomer_at().is_none()
    }

    /// Narrows the list to what is typed, and has the search look for what else may be meant.
    fn changed(&mut self, _is_same: bool, ctx: &Ctx<'_>) -> Reply {
        self.narrow(ctx.world());
        let n = ctx.query;
        // A bloc is shown as it is, and nothing beside it.
        let Some(query) = self.ask(n).filter(|_| self.bloc.is_none()) else { return Reply::Drawn };
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
        let mut list = FanOut::new(parent, HashSet::new(), Superiors::default(), world);
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
