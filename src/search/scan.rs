//! Searching a part at a stretch: what each of its records is worth for a query, without asking where and why.
//!
//! For each needle one pass over the words of the part, or over its text. Diacritics are left out of account here: they
//! can only lower what is found.

mod by_words;

use by_words::Held;

use super::index::{Part, Standing, Stretch, Walk};
use super::needle::{Needle, Needles, Wanted, clamp};
use super::rank::{self, Place, Score};

/// What the records of a part are worth; 0 is no hit.
#[derive(Debug, Default)]
pub(super) struct Scores {
    /// For the query.
    pub(super) total: Vec<u32>,
    /// For the term at hand.
    best: Vec<u16>,
    /// What was found of each needle that several terms share, once it was looked for everywhere.
    shared: Vec<Option<Vec<u16>>>,
    /// What is known of the texts of the part, once it was worked out.
    held: Vec<Held>,
    /// While a phrase is looked for, for each text how many of its words were met in turn; otherwise 0.
    met: Vec<u8>,
}

/// Where a term is looked for.
struct Ground {
    stretches: Vec<Stretch>,
    /// Whether that is wherever anything is looked for in the part.
    is_all: bool,
    /// Whether that is the whole part.
    is_whole: bool,
}

/// Where fewer than one in so many records are left, each is looked at by itself.
const SPARSE: usize = 8;

/// What every record is worth for a query that names no word.
pub(super) const ANY: u32 = 1;

impl Scores {
    /// Searches a part for everything but scattered letters: all of it, or the records of these places only.
    pub(super) fn search(&mut self, part: &Part, needles: &Needles<'_>, among: Option<&[u32]>) {
        self.clear(part);
        if among.is_some_and(<[u32]>::is_empty) {
            return;
        }
        let all = Ground::among(part, among);
        self.terms(part, needles, &all);
        if let Some(whole) = &needles.whole {
            self.whole(part, whole, &all);
        }
        if let Some(places) = among {
            self.leave_only(part, places);
        }
        for negated in needles.negated() {
            let left = self.left(part);
            self.look_for(part, negated, left.as_ref().unwrap_or(&all));
            let without = self.total.iter_mut().zip(&self.best);
            without.filter(|(_, best)| **best > 0).for_each(|(total, _)| *total = 0);
        }
        self.drafts(part);
    }

    /// Nothing is found yet in this part.
    fn clear(&mut self, part: &Part) {
        self.total.clear();
        self.total.resize(part.len(), 0);
        self.best.clear();
        self.best.resize(part.len(), 0);
        self.shared.clear();
        self.held.clear();
    }

    /// The words as one: what has every term anyway is looked for in what has them.
    fn whole(&mut self, part: &Part, whole: &Wanted<'_>, all: &Ground) {
        let left = self.left(part);
        self.best.fill(0);
        for needle in &whole.needles {
            self.needle(part, needle, left.as_ref().filter(|_| needle.is_within).unwrap_or(all));
        }
        self.references(part, whole);
        for (total, best) in self.total.iter_mut().zip(&self.best) {
            *total = (*total).max(u32::from(*best));
        }
    }

    fn leave_only(&mut self, part: &Part, places: &[u32]) {
        let mut total = vec![0; part.len()];
        for record in places.iter().map(|&place| place as usize - part.base) {
            total[record] = self.total[record];
        }
        self.total = total;
    }

    fn drafts(&mut self, part: &Part) {
        let found = self.total.iter_mut().enumerate().filter(|(_, total)| **total > 0);
        found.for_each(|(record, total)| *total = in_force(*total, part.standing(record)));
    }

    /// How many records of a part have a term.
    pub(super) fn count(&mut self, part: &Part, term: &Wanted<'_>) -> usize {
        self.term(part, term).iter().filter(|best| **best > 0).count()
    }

    /// What every record of a part is worth for one term.
    pub(super) fn term(&mut self, part: &Part, term: &Wanted<'_>) -> &[u16] {
        self.clear(part);
        self.look_for(part, term, &Ground::among(part, None));
        &self.best
    }

    /// Every term must be found.
    fn terms(&mut self, part: &Part, needles: &Needles<'_>, all: &Ground) {
        let mut count = 0;
        for term in needles.literal() {
            let left = if count > 0 { self.left(part) } else { None };
            self.look_for(part, term, left.as_ref().unwrap_or(all));
            for (total, best) in self.total.iter_mut().zip(&self.best) {
                *total = if *best > 0 && (count == 0 || *total > 0) { *total + u32::from(*best) } else { 0 };
            }
            if self.total.iter().all(|total| *total == 0) {
                return;
            }
            count += 1;
        }
        match count {
            0 => self.total.fill(ANY),
            1 => {}
            _ => self
                .total
                .iter_mut()
                .filter(|total| **total > 0)
                .for_each(|total| *total = apart(*total, count)),
        }
    }

    /// The texts of the records that have every term so far, where those are few.
    fn left(&self, part: &Part) -> Option<Ground> {
        let alive = || self.total.iter().enumerate().filter(|(_, total)| **total > 0);
        let is_sparse = alive().count() < part.len() / SPARSE;
        let stretches = || alive().map(|(record, _)| part.stretch_of(record)).collect();
        is_sparse.then(|| Ground { stretches: stretches(), is_all: false, is_whole: false })
    }

    fn look_for(&mut self, part: &Part, wanted: &Wanted<'_>, ground: &Ground) {
        self.best.fill(0);
        for needle in &wanted.needles {
            self.needle(part, needle, ground);
        }
        self.references(part, wanted);
    }

    /// Looks for a needle, or takes what was found when another term looked for it.
    fn needle(&mut self, part: &Part, needle: &Needle<'_>, ground: &Ground) {
        let Some(number) = needle.shared else {
            return self.needle_anew(part, needle, ground);
        };
        if self.shared.len() <= number {
            self.shared.resize(number + 1, None);
        }
        let known = self.shared[number].take();
        let is_everything = ground.is_all || known.is_some();
        let found = known.unwrap_or_else(|| {
            let others = std::mem::replace(&mut self.best, vec![0; part.len()]);
            self.needle_anew(part, needle, ground);
            std::mem::replace(&mut self.best, others)
        });
        for (best, found) in self.best.iter_mut().zip(&found) {
            *best = (*best).max(*found);
        }
        self.shared[number] = is_everything.then_some(found);
    }

    fn needle_anew(&mut self, part: &Part, needle: &Needle<'_>, ground: &Ground) {
        if !self.by_words(part, needle, ground) {
            ground.stretches.iter().for_each(|stretch| self.literal(part, needle, stretch));
        }
        ground.stretches.iter().for_each(|stretch| self.initials(part, needle, stretch));
        self.days(part, needle);
        self.kinds(part, needle);
    }

    fn literal(&mut self, part: &Part, needle: &Needle<'_>, stretch: &Stretch) {
        if needle.is_letter {
            return self.letter(part, needle, stretch);
        }
        let Some(finder) = &needle.finder else { return };
        let mut walk = Walk::new(part, stretch);
        for at in finder.find_iter(&part.folded.as_bytes()[stretch.bytes.clone()]) {
            let at = stretch.bytes.start + at;
            walk.go_to_byte(at);
            let field = part.field(walk.text);
            let within = part.text_at(walk.text);
            let place = Place {
                text: &part.folded[within.clone()],
                at: at - within.start,
                len: finder.needle().len(),
            };
            if needle.is_for(field) && needle.counts(place) {
                self.note(walk.record, needle.less(place.score(field)));
            }
        }
    }

    /// A single letter is looked for among the initials: those are the beginnings of words.
    fn letter(&mut self, part: &Part, needle: &Needle<'_>, stretch: &Stretch) {
        let Some(&letter) = needle.alternative.folded.as_bytes().first() else { return };
        let initials = part.initials();
        let mut walk = Walk::new(part, stretch);
        for text in stretch.texts.clone() {
            let field = part.field(text);
            if let Some(at) = memchr::memchr(letter, initials.text(text))
                && needle.is_for(field)
            {
                walk.go_to_text(text);
                let more = rank::weight(field) + rank::brevity(part.text_at(text).len());
                self.note(walk.record, needle.less(rank::of_letter(at) + more));
            }
        }
    }

    fn initials(&mut self, part: &Part, needle: &Needle<'_>, stretch: &Stretch) {
        let Some(finder) = &needle.initials else { return };
        let initials = part.initials();
        let mut walk = Walk::new(part, stretch);
        let bytes = initials.of_texts(stretch.texts.clone());
        for at in finder.find_iter(&initials.bytes[bytes.clone()]) {
            let at = bytes.start + at;
            let (text, start) = initials.text_with(at, walk.text);
            walk.go_to_text(text);
            let words = initials.text(text).len();
            let score = rank::of_initials(at - start, finder.needle().len(), words);
            let field = part.field(text);
            let more = rank::weight(field) + rank::brevity(part.text_at(text).len());
            self.note(walk.record, needle.less(score + more));
        }
    }

    fn days(&mut self, part: &Part, needle: &Needle<'_>) {
        let Some(span) = &needle.alternative.due else { return };
        for record in 0..part.len() {
            if part.standing(record).is_due(*span) {
                self.note(record, needle.less(of_days()));
            }
        }
    }

    fn kinds(&mut self, part: &Part, needle: &Needle<'_>) {
        let Some(kind) = needle.alternative.kind else { return };
        for record in (0..part.len()).filter(|&record| part.kind(record) == kind) {
            self.note(record, needle.less(of_days()));
        }
    }

    fn references(&mut self, part: &Part, wanted: &Wanted<'_>) {
        if wanted.is_never_referred_to() {
            return;
        }
        for (link, holders) in part.links().held() {
            if let Some(score) = wanted.reference_to(link.target) {
                let score = score + rank::weight(link.field);
                for &record in holders {
                    self.note(usize::from(record), score);
                }
            }
        }
    }

    fn note(&mut self, record: usize, score: Score) {
        let (best, score) = (&mut self.best[record], clamp(score));
        *best = (*best).max(score);
    }
}

impl Ground {
    /// All texts at a stretch, or those of a few records each by itself.
    fn among(part: &Part, among: Option<&[u32]>) -> Self {
        let few = among.filter(|places| places.len() < part.len() / SPARSE);
        let of_few = |places: &[u32]| {
            places.iter().map(|&place| part.stretch_of(place as usize - part.base)).collect()
        };
        let stretches = few.map_or_else(|| vec![part.whole()], of_few);
        Self { stretches, is_all: true, is_whole: few.is_none() }
    }
}

/// What a record is worth that is due on the days asked for, or of the kind.
pub(super) fn of_days() -> Score {
    rank::WORDS + rank::weight(super::Field::Deadline)
}

/// What a record is worth that stands so.
pub(super) fn in_force(total: u32, standing: Standing) -> u32 {
    if standing.is_draft() { total.saturating_sub(rank::DRAFT).max(1) } else { total }
}

/// What a record is worth whose terms come to `sum` together.
pub(super) fn apart(sum: u32, count: u32) -> u32 {
    if count < 2 {
        return sum;
    }
    (sum / count).saturating_sub(rank::APART.unsigned_abs()).max(1)
}
