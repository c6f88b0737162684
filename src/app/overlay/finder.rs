//! Finding anything: what is typed, the query's number, and its hits.

use std::sync::Arc;

use super::action_menu::ActionMenu;
use super::sheet::Sheet;
use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::{Ctx, steps};
use crate::app::cursor::Cursor;
use crate::app::input::Input;
use crate::app::layout::Rect;
use crate::app::message::Effect;
use crate::app::reply::Reply;
use crate::model::Record;
use crate::search::{Answer, FilterError, Hit};

/// The finder.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// What is typed.
    pub input: Input,
    /// The number of the last query that was sent.
    asked: u64,
    /// Whether its answer is there.
    answered: bool,
    /// Whether the first hit is to be opened as soon as it is there: Enter came before the answer.
    hasty: bool,
    answer: Answer,
    error: Option<FilterError>,
    cursor: Cursor,
    /// The place of the record that is told beside the hits.
    told: Option<usize>,
}

/// From this width on the record at hand stands beside the hits.
const BESIDE: u16 = 100;
/// From this height on it stands below them, where there is no room beside them.
const BELOW: u16 = 14;

/// Where the parts of a finder stand below its first two lines: the hits, and the record at hand, beside them or below a
/// rule; on a small screen the hits alone.
pub fn parts(rect: Rect) -> (Rect, Option<Rect>) {
    if rect.width >= BESIDE {
        let width = rect.width * 11 / 20;
        let beside = Rect { x: rect.x + width + 1, width: rect.width - width - 1, ..rect };
        return (Rect { width, ..rect }, Some(beside));
    }
    if rect.height < BELOW {
        return (rect, None);
    }
    let height = rect.height / 2;
    let below = Rect { y: rect.y + height + 1, height: rect.height - height - 1, ..rect };
    (Rect { height, ..rect }, Some(below))
}

impl Finder {
    /// The hits of the last query that was answered.
    pub fn hits(&self) -> &[Hit] {
        &self.answer.hits
    }

    /// The cursor in the hits.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// How many records answer the query; more than the hits, if it is many.
    pub fn total(&self) -> usize {
        self.answer.total
    }

    /// The spelling that was searched instead of what is typed.
    pub fn suggestion(&self) -> Option<&str> {
        self.answer.suggestion.as_deref()
    }

    /// The words that were left out, because nothing has them all.
    pub fn dropped(&self) -> &[String] {
        &self.answer.dropped
    }

    /// Why what is typed cannot be searched.
    pub fn error(&self) -> Option<&FilterError> {
        self.error.as_ref()
    }

    /// Whether the hits belong to what is typed.
    pub fn is_answered(&self) -> bool {
        self.answered
    }

    /// Opens the first hit when it comes.
    pub fn hurry(&mut self) {
        self.hasty = true;
    }

    /// Whether the answer was waited for with Enter; asked once.
    pub fn was_hasty(&mut self) -> bool {
        std::mem::take(&mut self.hasty)
    }

    /// The hit at hand.
    pub fn selected(&self) -> Option<&Hit> {
        self.answer.hits.get(self.cursor.at)
    }

    /// The place of the record that is told beside the hits: the one at hand, once the keys pause.
    pub fn told(&self) -> Option<usize> {
        self.told
    }

    fn place_at_hand(&self) -> Option<usize> {
        self.selected().map(|hit| hit.place)
    }

    /// Notes that query `n` was sent.
    pub fn ask(&mut self, n: u64) {
        self.asked = n;
        self.answered = false;
        self.hasty = false;
        if self.input.text().trim().is_empty() {
            self.answer = Answer::default();
            self.error = None;
            self.answered = true;
        }
    }

    /// Takes the answer to query `n`; an answer to an older one is dropped. A large store answers twice: with what its
    /// first records give, then with everything. Whether it was taken.
    pub fn answer(&mut self, n: u64, answer: Result<Answer, FilterError>) -> bool {
        if n != self.asked {
            return false;
        }
        let place = self.selected().filter(|_| self.answered && self.cursor.at > 0).map(|hit| hit.place);
        match answer {
            Ok(answer) => (self.answer, self.error) = (answer, None),
            Err(error) => (self.answer, self.error) = (Answer::default(), Some(error)),
        }
        self.answered = true;
        let again = place.and_then(|place| self.hits().iter().position(|hit| hit.place == place));
        self.cursor = Cursor { at: again.unwrap_or(0), ..Cursor::default() };
        true
    }

    /// Moves among the hits.
    pub fn step(&mut self, by: isize) {
        self.cursor.at =
            self.cursor.at.saturating_add_signed(by).min(self.answer.hits.len().saturating_sub(1));
    }

    /// A finder with a text in it, as if it had been typed.
    pub fn of(text: &str, ctx: &Ctx<'_>) -> Reply {
        let mut finder = Self { input: Input::new(text), ..Self::default() };
        let asked = finder.search(ctx);
        Reply::push(Overlay::Finder(finder)).and(asked)
    }

    /// Sends what is typed as a new query.
    fn search(&mut self, ctx: &Ctx<'_>) -> Reply {
        let query = self.input.text().trim().to_owned();
        // No query has the number 0: where nothing is typed, no answer is taken.
        let n = if query.is_empty() { 0 } else { ctx.query };
        self.ask(n);
        if query.is_empty() {
            Reply::Drawn
        } else {
            Reply::Effect(Effect::Search { n, query, kinds: Vec::new() })
        }
    }

    /// The record of the selected hit.
    fn record_at_hand(&self, ctx: &Ctx<'_>) -> Option<Arc<Record>> {
        let record = ctx.data.at(self.place_at_hand()?)?;
        ctx.data.shared(&record.id).cloned()
    }

    /// Marks the selected hit, or no longer, and goes on to the next one.
    fn mark(&mut self, ctx: &Ctx<'_>) -> Reply {
        let Some(record) = self.record_at_hand(ctx) else { return Reply::Ignored };
        self.step(1);
        Reply::Choose(record.id.clone())
    }

    /// Opens the selected hit; where Enter comes before the answer, the first one when it is there.
    fn open_hit(&mut self, ctx: &Ctx<'_>) -> Reply {
        if !self.answered {
            self.hurry();
            return Reply::Ignored;
        }
        let found = self.selected().and_then(|hit| ctx.data.at(hit.place));
        found.map_or(Reply::Ignored, |record| Sheet::detail(record.id.clone(), ctx))
    }
}

impl Layer for Finder {
    fn context(&self) -> Context {
        Context::Finder
    }

    fn open(action: Action, _ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Find => {
                Reply::push(Overlay::Finder(Self::default())).and(Reply::Effect(Effect::ReadySearch))
            }
            _ => Reply::Ignored,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::Open => return self.open_hit(ctx),
            Action::Select => return self.mark(ctx),
            Action::Actions => {
                let at_hand = self.record_at_hand(ctx);
                return at_hand.map_or(Reply::Ignored, |at_hand| {
                    Reply::push(Overlay::ActionMenu(ActionMenu::new(at_hand)))
                });
            }
            _ => {}
        }
        let (hits, _) = parts(ctx.rect.below_title());
        let Some(by) = steps(action, hits.height, 1) else { return Reply::Ignored };
        self.step(by);
        Reply::Drawn
    }

    fn is_restless(&self) -> bool {
        self.told != self.place_at_hand()
    }

    fn rest(&mut self, _ctx: &Ctx<'_>) {
        self.told = self.place_at_hand();
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }

    fn seeks(&self) -> bool {
        true
    }

    fn changed(&mut self, is_same: bool, ctx: &Ctx<'_>) -> Reply {
        if is_same { Reply::Drawn } else { self.search(ctx) }
    }

    fn found(&mut self, n: u64, found: Result<Answer, FilterError>, ctx: &Ctx<'_>) -> Reply {
        let taken = self.answer(n, found);
        if taken && self.was_hasty() { self.open_hit(ctx) } else { Reply::drawn_if(taken) }
    }

    /// Above the hits stands how many there are, beside them the one at hand.
    fn select_at(&mut self, x: u16, y: u16, ctx: &Ctx<'_>) -> bool {
        let (hits, _) = parts(ctx.rect.below_title());
        let line = y.checked_sub(1).filter(|line| x < hits.width && *line < hits.height);
        let row = line.and_then(|line| self.cursor.row_at(line, self.answer.hits.len(), |_| 1));
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    fn reveal(&mut self, rect: Rect, _ctx: &Ctx<'_>) {
        let (hits, _) = parts(rect.below_title());
        self.cursor.reveal_above(self.answer.hits.len(), hits.height, |_| 1);
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        matches!(action, Action::Open | Action::Select | Action::Actions) && self.hits().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Field;

    #[test]
    fn only_the_answer_to_the_last_query_is_taken() {
        let hit = Hit {
            place: 0,
            score: 1,
            field: Field::Title,
            ranges: Vec::new(),
            text: String::new(),
            why: None,
        };
        let answer = Answer { hits: vec![hit], total: 1, ..Answer::default() };
        let mut finder = Finder { input: Input::new("a"), ..Finder::default() };
        finder.ask(1);
        finder.ask(2);
        assert!(!finder.answer(1, Ok(answer.clone())));
        assert!(finder.hits().is_empty() && !finder.is_answered());
        assert!(finder.answer(2, Ok(answer)));
        assert_eq!(finder.hits().len(), 1);
    }
}
