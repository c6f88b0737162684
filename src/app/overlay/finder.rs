//! Finding anything: what is typed, the query's number, and its hits.

use super::sheet::Sheet;
use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::cursor::Cursor;
use crate::app::input::Input;
use crate::app::layout::Rect;
use crate::app::message::Effect;
use crate::app::reply::Reply;
use crate::search::{Answer, FilterError, Hit};

/// From this width on the record at hand stands beside the hits.
const PREVIEW: u16 = 100;

/// The columns of the hits in a finder of this width; those behind them are the record's.
pub fn hits_width(width: u16) -> u16 {
    if width >= PREVIEW { width * 11 / 20 } else { width }
}

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
        if action == Action::Open {
            return self.open_hit(ctx);
        }
        let Some(by) = ctx.steps(action) else { return Reply::Ignored };
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
        let line = y.checked_sub(1).filter(|_| x < hits_width(ctx.rect.width));
        let row = line.and_then(|line| self.cursor.row_at(line, self.answer.hits.len(), |_| 1));
        self.cursor.at = row.unwrap_or(self.cursor.at);
        row.is_some()
    }

    fn reveal(&mut self, rect: Rect, _ctx: &Ctx<'_>) {
        self.cursor.reveal_above(self.answer.hits.len(), rect.height.saturating_sub(1), |_| 1);
    }

    fn is_idle(&self, action: Action, _ctx: &Ctx<'_>) -> bool {
        action == Action::Open && self.hits().is_empty()
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
