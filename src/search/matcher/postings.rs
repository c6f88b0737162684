//! Searching a part by its words: what was typed is held against each word once, and not against every text that has it.
//! Of what goes over several words only those texts are gone through that have them all.
//!
//! A way to the matches that going through every text gives, neither more nor less, without saying where they stand. It is
//! not taken where it is no quicker: where few records are in question, and where nearly every text has the words; and
//! where the words are not known.

use std::hint::black_box;

use memchr::memmem::Finder;

use super::matched::{Match, Span, Tier};
use super::needle::Needle;
use super::scope::Scope;
use crate::search::index::{Length, Part, Piece, Steps, Word, Words};
use crate::search::texts::{Field, Place};

/// What is worked out for a part, from needle to needle.
#[derive(Debug, Default)]
pub(super) struct Bench {
    /// What is known of the texts of the part, once it was asked for.
    held: Vec<Held>,
    /// While a phrase is looked for, for each text how many of its words were met in turn; otherwise 0.
    met: Vec<u8>,
}

/// What is known of a text without looking into it: side by side in memory, for millions of them.
#[derive(Debug, Clone, Copy)]
struct Held {
    /// The record that it belongs to, as the part numbers them.
    record: u16,
    field: Field,
    length: Length,
}

/// A needle, and the part whose words are looked up for it.
#[derive(Clone, Copy)]
struct Lookup<'a> {
    part: &'a Part,
    words: &'a Words,
    needle: &'a Needle<'a>,
}

/// The words that have a piece of a needle, and how often they stand there.
type Weighed = (usize, Vec<Word>);

// None of these changes what is found. They were chosen by the benchmark of the search, at 100,000 records.

/// Going through a record takes as long as so many steps from text to text.
const STEPS_A_RECORD: usize = 24;
/// Of fewer records than these not even the words are looked up.
const FEW_RECORDS: usize = 48;
/// Steps that may be made to spare looking into one text.
const STEPS_A_TEXT: usize = 16;
/// Where more than one in so many texts would be looked into, all are gone through.
const DENSE: usize = 3;
/// So many texts are asked of the memory at a time: about as many as it fetches side by side.
const AHEAD: usize = 16;
/// More words of a phrase hardly make it rarer.
const MOST_PIECES: usize = 8;

impl Bench {
    /// Nothing is known of the next part yet.
    pub(super) fn clear(&mut self) {
        self.held.clear();
    }

    /// Runs `each` on the matches of a needle, with their records; says whether that could be done by the words.
    pub(super) fn find(
        &mut self,
        part: &Part,
        needle: &Needle<'_>,
        scope: &Scope,
        each: &mut impl FnMut(usize, Match),
    ) -> bool {
        let records = if scope.is_whole { usize::MAX / STEPS_A_RECORD } else { scope.stretches.len() };
        let Some(words) = part.words().filter(|_| !needle.pieces.is_empty() && records >= FEW_RECORDS) else {
            return false;
        };
        // Where no word has a piece the whole stands nowhere.
        let Some(mut found) = each_with_its_words(words, needle) else { return true };
        found.sort_unstable_by_key(|(weight, _)| *weight);
        let Some(&(rarest, _)) = found.first() else { return false };
        // Where next to every text has the words it is quicker to go through all of them at a stretch.
        let is_dense = !needle.is_one_word() && rarest > part.text_count() / DENSE;
        if rarest / STEPS_A_RECORD > records || is_dense {
            return false;
        }
        self.hold(part);
        let lookup = Lookup { part, words, needle };
        match &found[..] {
            [(_, alone)] if needle.is_one_word() => {
                for word in alone {
                    self.word(lookup, *word, each);
                }
            }
            several => self.phrase(lookup, several, each),
        }
        true
    }

    /// Works out what is known of the texts of a part.
    fn hold(&mut self, part: &Part) {
        if !self.held.is_empty() {
            return;
        }
        for (record, number) in (0..part.len()).zip(0..) {
            let held = |text| Held { record: number, field: part.field(text), length: part.length(text) };
            self.held.extend(part.texts_of(record).map(held));
        }
    }

    /// Letters that stand in one word.
    fn word(&self, lookup: Lookup<'_>, word: Word, each: &mut impl FnMut(usize, Match)) {
        let Lookup { part, words, needle } = lookup;
        let (first, elsewhere) = (words.first_in(word), words.elsewhere_in(word));
        if needle.is_letter {
            self.each(needle, first, |_, _| Tier::of_letter(true), each);
            self.each(needle, elsewhere, |_, _| Tier::of_letter(false), each);
            return;
        }
        let tier = Tier::in_word(word.begins, word.ends);
        self.each(needle, elsewhere, |_, _| tier, each);
        if !word.begins {
            self.each(needle, first, |_, _| tier, each);
            return;
        }
        let is_whole = |text| word.ends && part.text_at(text).len() == needle.alternative.folded.len();
        let is_head = |text, field: Field| field.is_name() && !words.is_behind_sign(text);
        let at_head = |text, field| if is_head(text, field) { tier.at_head(is_whole(text)) } else { tier };
        self.each(needle, first, at_head, each);
    }

    /// Tells what was found in some texts.
    #[inline]
    fn each(
        &self,
        needle: &Needle<'_>,
        texts: Steps<'_>,
        tier: impl Fn(usize, Field) -> Tier,
        each: &mut impl FnMut(usize, Match),
    ) {
        for text in texts {
            let Held { record, field, length } = self.held[text];
            if needle.is_for(field) {
                each(usize::from(record), Match { field, tier: tier(text, field), span: Span::None, length });
            }
        }
    }

    /// Letters that go over several words: the texts that have them all are gone through.
    fn phrase(&mut self, lookup: Lookup<'_>, found: &[Weighed], each: &mut impl FnMut(usize, Match)) {
        let Lookup { part, needle, .. } = lookup;
        let Some(finder) = &needle.finder else { return };
        for near in self.having_all(lookup, found).chunks(AHEAD) {
            // They are far apart: memory brings several of them as quickly as one, if it is asked for them beforehand.
            let ends = |&text: &usize| [part.text_at(text).start, part.text_at(text).end];
            black_box(near.iter().flat_map(ends).fold(0, |mix, at| mix ^ part.folded.as_bytes()[at]));
            for &text in near {
                let Held { record, field, length } = self.held[text];
                if let Some(tier) = best_tier(part.text(text), needle, finder, field) {
                    each(usize::from(record), Match { field, tier, span: Span::None, length });
                }
            }
        }
    }

    /// The texts, ascending, that have a word for each piece; of pieces that are hardly rarer together than alone not all
    /// are asked for.
    fn having_all(&mut self, lookup: Lookup<'_>, found: &[Weighed]) -> Vec<usize> {
        let Lookup { part, words, needle } = lookup;
        self.met.resize(part.text_count(), 0);
        let met = &mut self.met[..];
        let rarest = found.first().map_or(0, |(weight, _)| *weight);
        let is_worth_it = |(weight, _): &&Weighed| weight / STEPS_A_TEXT <= rarest;
        let mut turn = 0;
        for (_, with) in found.iter().take_while(is_worth_it).take(MOST_PIECES) {
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
fn best_tier(text: &str, needle: &Needle<'_>, finder: &Finder<'_>, field: Field) -> Option<Tier> {
    if text.len() == finder.needle().len() {
        let is_all = text.as_bytes() == finder.needle();
        return is_all.then(|| Tier::of(Place { text, at: 0, len: text.len() }, field));
    }
    needle.tiers(text, field).map(|(_, tier)| tier).max()
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
