//! The matcher: where a needle stands in the texts of a part, or of one record.

use super::matched::{Match, Span, Tier};
use super::needle::Needle;
use super::postings;
use super::scope::Scope;
use crate::search::index::{Part, Stretch, Walk};
use crate::search::texts::{Field, Place};

/// What is worked out for a part, from needle to needle.
#[derive(Debug, Default)]
pub(in crate::search) struct Bench {
    postings: postings::Bench,
}

impl Bench {
    /// Nothing is known of the next part yet.
    pub(in crate::search) fn clear(&mut self) {
        self.postings.clear();
    }

    /// Runs `each` on the matches of a needle, with their records: of several in a record the best is among them.
    pub(in crate::search) fn find(
        &mut self,
        part: &Part,
        needle: &Needle<'_>,
        scope: &Scope,
        mut each: impl FnMut(usize, Match),
    ) {
        if !self.postings.find(part, needle, scope, &mut each) {
            for stretch in &scope.stretches {
                literally(part, needle, stretch, &mut |record, _, found| each(record, found));
            }
        }
        for stretch in &scope.stretches {
            otherwise(part, needle, stretch, &mut |record, _, found| each(record, found));
        }
    }
}

/// Runs `each` on the matches of a needle in texts that stand beside each other, with their records and texts.
pub(in crate::search) fn find_in(
    part: &Part,
    needle: &Needle<'_>,
    stretch: &Stretch,
    mut each: impl FnMut(usize, usize, Match),
) {
    literally(part, needle, stretch, &mut each);
    otherwise(part, needle, stretch, &mut each);
}

/// What the words of a text may say, too: without looking them up.
#[inline]
fn literally(
    part: &Part,
    needle: &Needle<'_>,
    stretch: &Stretch,
    each: &mut impl FnMut(usize, usize, Match),
) {
    if needle.is_letter { letters(part, needle, stretch, each) } else { runs(part, needle, stretch, each) }
}

/// What no word says by itself.
#[inline]
fn otherwise(
    part: &Part,
    needle: &Needle<'_>,
    stretch: &Stretch,
    each: &mut impl FnMut(usize, usize, Match),
) {
    initials(part, needle, stretch, each);
    facts(part, needle, stretch, each);
}

fn runs(part: &Part, needle: &Needle<'_>, stretch: &Stretch, each: &mut impl FnMut(usize, usize, Match)) {
    let Some(finder) = &needle.finder else { return };
    let len = finder.needle().len();
    let mut walk = Walk::new(part, stretch);
    for at in finder.find_iter(&part.folded.as_bytes()[stretch.bytes.clone()]) {
        let at = stretch.bytes.start + at;
        walk.go_to_byte(at);
        let within = part.text_at(walk.text);
        let place = Place { text: &part.folded[within.clone()], at: at - within.start, len };
        if let Some(tier) = needle.tier(place, part.field(walk.text)) {
            let span = Span::Run { at: place.at, len };
            each(walk.record, walk.text, Match::new(part, walk.text, tier, span));
        }
    }
}

/// A single letter is looked for among the initials: those are the beginnings of words.
fn letters(part: &Part, needle: &Needle<'_>, stretch: &Stretch, each: &mut impl FnMut(usize, usize, Match)) {
    let Some(&letter) = needle.alternative.folded.as_bytes().first() else { return };
    // The first is the best, unless diacritics are asked for.
    let most = if needle.alternative.marked.is_some() { usize::MAX } else { 1 };
    let mut walk = Walk::new(part, stretch);
    for text in stretch.texts.clone().filter(|&text| needle.is_for(part.field(text))) {
        for from in memchr::memchr_iter(letter, part.initials().text(text)).take(most) {
            walk.go_to_text(text);
            let (tier, span) = (Tier::of_letter(from == 0), Span::Initials { from, len: 1 });
            each(walk.record, text, Match::new(part, text, tier, span));
        }
    }
}

fn initials(part: &Part, needle: &Needle<'_>, stretch: &Stretch, each: &mut impl FnMut(usize, usize, Match)) {
    let Some(finder) = &needle.initials else { return };
    let (initials, len) = (part.initials(), finder.needle().len());
    let mut walk = Walk::new(part, stretch);
    let bytes = initials.of_texts(stretch.texts.clone());
    for at in finder.find_iter(&initials.bytes[bytes.clone()]) {
        let at = bytes.start + at;
        let (text, start) = initials.text_with(at, walk.text);
        walk.go_to_text(text);
        let from = at - start;
        let tier = Tier::of_initials(from, len, initials.text(text).len());
        each(walk.record, text, Match::new(part, text, tier, Span::Initials { from, len }));
    }
}

/// Days are said of the title, and of the deadline where it has words of its own; a kind is said of the title.
fn facts(part: &Part, needle: &Needle<'_>, stretch: &Stretch, each: &mut impl FnMut(usize, usize, Match)) {
    let asked = needle.alternative;
    if asked.due.is_none() && asked.kind.is_none() {
        return;
    }
    for record in stretch.records.clone() {
        let is_due = asked.due.is_some_and(|days| part.standing(record).is_due(|day| days.contains(day)));
        let is_kind = asked.kind.is_some_and(|kind| part.kind(record) == kind);
        for (nth, text) in part.texts_of(record).enumerate() {
            let says = nth == 0 && (is_due || is_kind) || is_due && part.field(text) == Field::Deadline;
            if says {
                each(record, text, Match::new(part, text, Tier::Fact, Span::None));
            }
        }
    }
}
