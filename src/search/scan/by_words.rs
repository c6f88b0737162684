//! Searching a part by its words: what was typed is held against each word once, and not against every text that has it.
//! Of what goes over several words only those texts are gone through that have them all.
//!
//! It finds what going through every text finds, neither more nor less. It leaves that to others where it is no slower:
//! where few records are in question, and where nearly every text has the words; and where the words are not known.

use std::hint::black_box;

use memchr::memmem::Finder;

use super::{Ground, Scores};
use crate::search::index::{Part, Piece, Steps, Word, Words};
use crate::search::needle::{Needle, clamp};
use crate::search::rank::{self, BEGINNING, INSIDE, Place, Score, WORDS};

/// What is known of a text without looking into it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    /// The record that it belongs to, as the part numbers them.
    record: u16,
    /// What its field and its length add to every hit.
    more: u16,
}

/// The words that have a piece of a needle, and how often they stand there.
type Weighed = (usize, Vec<Word>);

/// Going through a record takes as long as so many steps from text to text.
const STEPS: usize = 24;
/// Of fewer records not even the words are looked up.
const FEW: usize = 48;
/// Steps that may be made to spare looking into one text.
const SPARED: usize = 16;
/// Where more than one in so many texts would be looked into, all are gone through.
const DENSE: usize = 3;
/// So many texts are asked for at a time.
const AHEAD: usize = 16;
/// More words of a phrase do not make it rarer.
const MOST_PIECES: usize = 8;

impl Scores {
    /// Looks for a needle by the words; says whether that could be done.
    pub(super) fn by_words(&mut self, part: &Part, needle: &Needle<'_>, ground: &Ground) -> bool {
        let records = if ground.is_whole { usize::MAX / STEPS } else { ground.stretches.len() };
        let Some(words) = part.words().filter(|_| !needle.pieces.is_empty() && records >= FEW) else {
            return false;
        };
        // Where no word has a piece the whole stands nowhere.
        let Some(mut found) = each_with_its_words(words, needle) else { return true };
        found.sort_unstable_by_key(|(weight, _)| *weight);
        let Some(&(rarest, _)) = found.first() else { return false };
        // Where next to every text has the words it is quicker to go through all of them at a stretch.
        let is_dense = !needle.is_one_word() && rarest > part.text_count() / DENSE;
        if rarest / STEPS > records || is_dense {
            return false;
        }
        match &found[..] {
            [(_, alone)] if needle.is_one_word() => self.word(part, words, needle, alone),
            several => self.phrase(part, words, needle, several),
        }
        true
    }

    /// Letters that stand in one word.
    fn word(&mut self, part: &Part, words: &Words, needle: &Needle<'_>, found: &[Word]) {
        self.hold(part);
        let is_name = |text: usize| part.field(text).is_name() && !words.is_behind_sign(text);
        let is_whole = |text: usize| part.text_at(text).len() == needle.alternative.folded.len();
        for word in found {
            let (first, elsewhere) = (words.first_in(*word), words.elsewhere_in(*word));
            if needle.is_letter {
                self.each(part, needle, first, |_| rank::of_letter(0));
                self.each(part, needle, elsewhere, |_| rank::of_letter(1));
                continue;
            }
            let tier = match (word.begins, word.ends) {
                (true, true) => WORDS,
                (true, false) => BEGINNING,
                (false, _) => INSIDE,
            };
            self.each(part, needle, elsewhere, |_| tier);
            if !word.begins {
                self.each(part, needle, first, |_| tier);
                continue;
            }
            self.each(part, needle, first, |text| {
                if is_name(text) { rank::at_head(tier, word.ends && is_whole(text)) } else { tier }
            });
        }
    }

    /// Notes what texts are worth that have a needle.
    #[inline]
    fn each(&mut self, part: &Part, needle: &Needle<'_>, texts: Steps<'_>, tier: impl Fn(usize) -> Score) {
        for text in texts {
            if !needle.is_for_any() && !needle.is_for(part.field(text)) {
                continue;
            }
            let held = self.held[text];
            let score = needle.less(tier(text) + Score::from(held.more));
            self.note(usize::from(held.record), score);
        }
    }

    /// Works out what is known of the texts of a part.
    fn hold(&mut self, part: &Part) {
        if !self.held.is_empty() {
            return;
        }
        self.held.extend(part.fields_and_lengths().map(|(field, len)| {
            let more = rank::weight(field) + rank::brevity(len);
            Held { record: 0, more: clamp(more) }
        }));
        for (record, number) in (0..part.len()).zip(0..) {
            self.held[part.texts_of(record)].iter_mut().for_each(|held| held.record = number);
        }
    }

    /// Letters that go over several words: the texts that have them all are gone through.
    fn phrase(&mut self, part: &Part, words: &Words, needle: &Needle<'_>, found: &[Weighed]) {
        let texts = self.having_all(part, words, needle, found);
        self.texts(part, needle, &texts);
    }

    /// The texts, ascending, that have a word for each piece; of pieces that are hardly rarer together than alone not all
    /// are asked for.
    fn having_all(
        &mut self,
        part: &Part,
        words: &Words,
        needle: &Needle<'_>,
        found: &[Weighed],
    ) -> Vec<usize> {
        self.met.resize(part.text_count(), 0);
        let met = &mut self.met[..];
        let rarest = found.first().map_or(0, |(weight, _)| *weight);
        let worth_it = found.iter().take_while(|(weight, _)| weight / SPARED <= rarest).take(MOST_PIECES);
        let mut turn = 0;
        for (_, with) in worth_it {
            for word in with {
                for text in words.first_in(*word).chain(words.elsewhere_in(*word)) {
                    met[text] = if met[text] == turn { turn + 1 } else { met[text] };
                }
            }
            turn += 1;
        }
        let mut texts = Vec::new();
        drain(met, |text, count| {
            if count == turn && needle.is_for(part.field(text)) {
                texts.push(text);
            }
        });
        texts
    }

    /// Goes through these texts, which come in their order.
    fn texts(&mut self, part: &Part, needle: &Needle<'_>, texts: &[usize]) {
        let Some(finder) = &needle.finder else { return };
        self.hold(part);
        for near in texts.chunks(AHEAD) {
            // They are far apart: memory brings several of them as quickly as one, if it is asked for them beforehand.
            let ends = |&text: &usize| [part.text_at(text).start, part.text_at(text).end];
            black_box(near.iter().flat_map(ends).fold(0, |mix, at| mix ^ part.folded.as_bytes()[at]));
            for &text in near {
                if let Some(tier) = best_tier(part, needle, finder, text) {
                    let held = self.held[text];
                    self.note(usize::from(held.record), needle.less(tier + Score::from(held.more)));
                }
            }
        }
    }
}

/// The words that have each piece of a needle; nothing if there are none for one of them.
fn each_with_its_words(words: &Words, needle: &Needle<'_>) -> Option<Vec<Weighed>> {
    let with_words = |piece: &Piece<'_>| {
        let with = if needle.is_letter { words.beginning_with(piece.letters) } else { words.with(*piece) };
        (!with.is_empty()).then(|| (words.weight(&with), with))
    };
    needle.pieces.iter().map(with_words).collect()
}

/// The best tier that a needle reaches in a text, if it stands there.
fn best_tier(part: &Part, needle: &Needle<'_>, finder: &Finder<'_>, text: usize) -> Option<Score> {
    let (folded, len) = (part.text(text), finder.needle().len());
    let tier = |at: usize| Place { text: folded, at, len }.tier_in(part.field(text));
    if folded.len() == len {
        return (folded.as_bytes() == finder.needle()).then(|| tier(0));
    }
    let places = finder.find_iter(folded.as_bytes());
    places.filter(|&at| needle.counts(Place { text: folded, at, len })).map(tier).max()
}

/// Runs `each` on every place with a count, in their order, and takes the counts away.
fn drain(counts: &mut [u8], mut each: impl FnMut(usize, u8)) {
    // Nearly all of them are 0, and so many are compared at once.
    const WIDTH: usize = 16;
    for (nth, chunk) in counts.chunks_mut(WIDTH).enumerate() {
        if chunk.iter().all(|count| *count == 0) {
            continue;
        }
        for (at, count) in chunk.iter_mut().enumerate().filter(|(_, count)| **count > 0) {
            each(nth * WIDTH + at, std::mem::take(count));
        }
    }
}
