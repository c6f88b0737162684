//! Searching a part by its words: what was typed is held against each word once, and not against every text that has it.
//!
//! It finds what going through the texts finds, neither more nor less. Where only few records are in question those are
//! gone through after all; so is everything where the words of the part are not known.

use std::hint::black_box;

use super::{Ground, Scores};
use crate::search::index::{Part, Stretch, Walk, Word, Words};
use crate::search::needle::Needle;
use crate::search::rank::{self, BEGINNING, INSIDE, Score, WORDS};

/// What a text has of a needle; of two, the greater is worth more in every field.
type Code = u8;
const IS_INSIDE: Code = 1;
const BEGINS: Code = 2;
const BEGINS_FIRST: Code = 3;
const IS_WORD: Code = 4;
const IS_FIRST_WORD: Code = 5;

/// Going through a record takes as long as so many steps from text to text.
const STEPS: usize = 24;
/// Of fewer records not even the words are looked up.
const FEW: usize = 48;
/// Steps that may be made to spare looking into one text.
const SPARED: usize = 16;
/// Where more than one in so many texts would be looked into, all are gone through.
const DENSE: usize = 6;
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
        let mut found: Vec<(usize, Vec<Word>)> = Vec::with_capacity(needle.pieces.len());
        for piece in &needle.pieces {
            let with =
                if needle.is_letter { words.beginning_with(piece.letters) } else { words.with(*piece) };
            if with.is_empty() {
                return true;
            }
            found.push((words.weight(&with), with));
        }
        found.sort_unstable_by_key(|(weight, _)| *weight);
        // Where next to every text has the words it is quicker to go through all of them at a stretch.
        let is_nowhere_else = !needle.is_one_word() && found[0].0 > part.text_count() / DENSE;
        if found[0].0 / STEPS > records || is_nowhere_else {
            return false;
        }
        let mut codes = std::mem::take(&mut self.codes);
        codes.resize(part.text_count(), 0);
        match &found[..] {
            [(_, alone)] if needle.is_one_word() => self.word(part, needle, alone, &mut codes),
            several => self.phrase(part, needle, several, &mut codes),
        }
        self.codes = codes;
        true
    }

    /// Letters that stand in one word.
    fn word(&mut self, part: &Part, needle: &Needle<'_>, found: &[Word], codes: &mut [Code]) {
        let Some(words) = part.words() else { return };
        for word in found {
            let (first, elsewhere) = match (word.begins, word.ends && !needle.is_letter) {
                (true, true) => (IS_FIRST_WORD, IS_WORD),
                (true, false) => (BEGINS_FIRST, BEGINS),
                (false, _) => (IS_INSIDE, IS_INSIDE),
            };
            let mut mark = |text: usize, code: Code| codes[text] = codes[text].max(code);
            words.first_in(*word).for_each(|text| mark(text, first));
            words.elsewhere_in(*word).for_each(|text| mark(text, elsewhere));
        }
        let mut walk = Walk::new(part, &part.whole());
        drain(codes, |text, code| {
            if needle.is_for(part.field(text)) {
                walk.go_to_text(text);
                self.note(walk.record, needle.less(worth(part, words, needle, text, code)));
            }
        });
    }

    /// Letters that go over several words: the texts that have them all are gone through.
    fn phrase(&mut self, part: &Part, needle: &Needle<'_>, found: &[(usize, Vec<Word>)], codes: &mut [Code]) {
        let Some(words) = part.words() else { return };
        let mut has_all: Code = 0;
        for (weight, with) in found.iter().take(MOST_PIECES) {
            if has_all > 0 && weight / SPARED > found[0].0 {
                break;
            }
            for word in with {
                for text in words.first_in(*word).chain(words.elsewhere_in(*word)) {
                    codes[text] = if codes[text] == has_all { has_all + 1 } else { codes[text] };
                }
            }
            has_all += 1;
        }
        let mut texts = Vec::new();
        drain(codes, |text, code| {
            if code == has_all && needle.is_for(part.field(text)) {
                texts.push(text);
            }
        });
        self.texts(part, needle, &texts);
    }

    /// Goes through these texts, which come in their order.
    fn texts(&mut self, part: &Part, needle: &Needle<'_>, texts: &[usize]) {
        let mut walk = Walk::new(part, &part.whole());
        for near in texts.chunks(AHEAD) {
            // They are far apart: memory brings several of them as quickly as one, if it is asked for them beforehand.
            let ends = |&text: &usize| [part.text_at(text).start, part.text_at(text).end];
            black_box(near.iter().flat_map(ends).fold(0, |mix, at| mix ^ part.folded.as_bytes()[at]));
            for &text in near {
                walk.go_to_text(text);
                let stretch =
                    Stretch { bytes: part.text_at(text), texts: text..text + 1, record: walk.record };
                self.literal(part, needle, &stretch);
            }
        }
    }
}

/// What a text is worth that has a needle so.
#[inline]
fn worth(part: &Part, words: &Words, needle: &Needle<'_>, text: usize, code: Code) -> Score {
    let (field, bytes) = (part.field(text), part.text_at(text).len());
    let is_first = matches!(code, BEGINS_FIRST | IS_FIRST_WORD);
    if needle.is_letter {
        let at = usize::from(!is_first);
        return rank::of_letter(at) + rank::weight(field) + rank::brevity(bytes);
    }
    let tier = match code {
        IS_INSIDE => INSIDE,
        BEGINS | BEGINS_FIRST => BEGINNING,
        _ => WORDS,
    };
    let is_head = is_first && !words.is_behind_sign(text);
    rank::of_place(tier, is_head, needle.alternative.folded.len(), field, bytes)
}

/// Runs `each` on every text that has a code, in their order, and takes the codes away.
fn drain(codes: &mut [Code], mut each: impl FnMut(usize, Code)) {
    const WIDTH: usize = 16;
    for (nth, chunk) in codes.chunks_mut(WIDTH).enumerate() {
        if chunk.iter().all(|code| *code == 0) {
            continue;
        }
        for (at, code) in chunk.iter_mut().enumerate().filter(|(_, code)| **code > 0) {
            each(nth * WIDTH + at, std::mem::take(code));
        }
    }
}
