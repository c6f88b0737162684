//! Searching a part at a stretch: what each of its records is worth for a query, without asking where and why.
//!
//! One pass over the text for each needle. Diacritics are left out of account here: they can only lower what is found.

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
}

/// Where fewer than one in so many records are left, each is looked at by itself.
const SPARSE: usize = 8;

/// What every record is worth for a query that names no word.
pub(super) const ANY: u32 = 1;

impl Scores {
    /// Searches a part for everything but scattered letters.
    pub(super) fn of(part: &Part, needles: &Needles<'_>) -> Self {
        let mut scores = Self { total: vec![0; part.len()], best: vec![0; part.len()] };
        scores.terms(part, needles);
        if let Some(whole) = &needles.whole {
            scores.look_for(part, whole, &[part.whole()]);
            for (total, best) in scores.total.iter_mut().zip(&scores.best) {
                *total = (*total).max(u32::from(*best));
            }
        }
        for negated in needles.negated() {
            scores.look_for(part, negated, &scores.stretches(part, true));
            let without = scores.total.iter_mut().zip(&scores.best);
            without.filter(|(_, best)| **best > 0).for_each(|(total, _)| *total = 0);
        }
        scores.drafts(part);
        scores
    }

    fn drafts(&mut self, part: &Part) {
        let found = self.total.iter_mut().enumerate().filter(|(_, total)| **total > 0);
        found.for_each(|(record, total)| *total = in_force(*total, part.standing(record)));
    }

    /// How many records of a part have a term.
    pub(super) fn count(part: &Part, term: &Wanted<'_>) -> usize {
        let mut scores = Self { total: Vec::new(), best: vec![0; part.len()] };
        scores.look_for(part, term, &[part.whole()]);
        scores.best.iter().filter(|best| **best > 0).count()
    }

    /// Every term must be found.
    fn terms(&mut self, part: &Part, needles: &Needles<'_>) {
        let mut count = 0;
        for term in needles.literal() {
            self.look_for(part, term, &self.stretches(part, count > 0));
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

    /// Where to look: in all texts at a stretch, or in those of the few records that have every term so far.
    fn stretches(&self, part: &Part, is_narrowed: bool) -> Vec<Stretch> {
        let alive = || self.total.iter().enumerate().filter(|(_, total)| **total > 0);
        if is_narrowed && alive().count() < part.len() / SPARSE {
            alive().map(|(record, _)| part.stretch_of(record)).collect()
        } else {
            vec![part.whole()]
        }
    }

    fn look_for(&mut self, part: &Part, wanted: &Wanted<'_>, stretches: &[Stretch]) {
        self.best.fill(0);
        for needle in &wanted.needles {
            for stretch in stretches {
                self.literal(part, needle, stretch);
                self.initials(part, needle, stretch);
            }
            self.days(part, needle);
            self.kinds(part, needle);
        }
        self.references(part, wanted);
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
                let more = rank::weight(field) + rank::brevity(part.text(text));
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
            let more = rank::weight(field) + rank::brevity(part.text(text));
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
        if wanted.references.is_empty() {
            return;
        }
        for record in 0..part.len() {
            for link in part.links_of(record) {
                let score = Score::from(wanted.references[link.target as usize]);
                if score > 0 {
                    self.note(record, score + rank::weight(link.field));
                }
            }
        }
    }

    fn note(&mut self, record: usize, score: Score) {
        let best = &mut self.best[record];
        *best = (*best).max(clamp(score));
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
