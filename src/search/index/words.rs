//! The words of a part, each with the texts that it stands in: what is looked for need not be looked for in every text.
//!
//! It says nothing that the texts do not say, so a part can do without it. It is made when there is time, or when somebody
//! asks which words there are. It knows words only: what goes over several is looked for in the texts that have them all.

use std::collections::HashMap;

use crate::search::texts::word_ranges;

/// The words of a part. Texts are numbered as the part does.
#[derive(Debug, Default)]
pub(in crate::search) struct Words {
    /// The words in the order of their bytes, each with a line end behind it.
    letters: String,
    /// Where each word begins, and where the next one would.
    starts: Vec<u32>,
    /// How often each stands there.
    counts: Vec<u32>,
    /// For each word the texts that begin with it, then the others that have it; as steps from one to the next.
    steps: Vec<u8>,
    /// Where each list of steps begins, and where the next one would: two lists a word.
    lists: Vec<u32>,
    /// The texts that begin with a sign before their first word, ascending.
    behind_sign: Vec<u32>,
}

/// What a word must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Piece<'a> {
    pub(in crate::search) letters: &'a str,
    /// Whether the word must begin with the letters, and end with them.
    pub(in crate::search) begins: bool,
    pub(in crate::search) ends: bool,
}

/// A word that has some letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Word {
    pub(in crate::search) number: usize,
    /// Whether it begins with them, and whether it ends there where they do.
    pub(in crate::search) begins: bool,
    pub(in crate::search) ends: bool,
}

/// A step of one byte goes no further; from here on the byte says how many follow.
const FAR: u8 = 254;
const FARTHEST: u8 = 255;

impl Words {
    /// The words of folded texts.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut found = Found::default();
        for (number, text) in texts.enumerate() {
            found.add(number, text);
        }
        found.sorted()
    }

    fn len(&self) -> usize {
        self.counts.len()
    }

    fn word(&self, number: usize) -> &str {
        &self.letters[self.starts[number] as usize..self.starts[number + 1] as usize - 1]
    }

    /// Every word, and how often it stands there.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&str, u32)> {
        (0..self.len()).map(|number| (self.word(number), self.counts[number]))
    }

    /// Every word once, with a line end behind it.
    pub(super) fn as_text(&self) -> &str {
        &self.letters
    }

    /// The words that have a piece, each once, ascending.
    pub(in crate::search) fn with(&self, piece: Piece<'_>) -> Vec<Word> {
        if piece.begins { self.beginning(piece) } else { self.holding(piece) }
    }

    /// The words that begin with some letters.
    pub(in crate::search) fn beginning_with(&self, letters: &str) -> Vec<Word> {
        self.beginning(Piece { letters, begins: true, ends: false })
    }

    fn beginning(&self, piece: Piece<'_>) -> Vec<Word> {
        let from = self.first_from(piece.letters);
        let beginning = (from..self.len()).take_while(|&number| self.word(number).starts_with(piece.letters));
        let words = beginning.map(|number| Word {
            number,
            begins: true,
            ends: self.word(number).len() == piece.letters.len(),
        });
        // The word itself comes before what only begins with it.
        words.take_while(|word| word.ends || !piece.ends).collect()
    }

    /// The number of the first word that does not come before `letters`.
    fn first_from(&self, letters: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < letters { low = middle + 1 } else { high = middle }
        }
        low
    }

    fn holding(&self, piece: Piece<'_>) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        let mut number = 0;
        let end = if piece.ends { "\n" } else { "" };
        let wanted = [piece.letters, end].concat();
        for at in memchr::memmem::find_iter(self.letters.as_bytes(), &wanted) {
            number += self.starts[number + 1..].partition_point(|&start| start as usize <= at);
            let begins = self.starts[number] as usize == at;
            let ends = self.letters.as_bytes()[at + piece.letters.len()] == b'\n';
            // What stands in a word twice counts where it stands first.
            if words.last().is_none_or(|last| last.number != number) {
                words.push(Word { number, begins, ends });
            }
        }
        words
    }

    /// How often the words stand there: at least as often as there are texts that have one of them.
    pub(in crate::search) fn weight(&self, words: &[Word]) -> usize {
        words.iter().map(|word| self.counts[word.number] as usize).sum()
    }

    /// The texts whose first word it is, ascending.
    pub(in crate::search) fn first_in(&self, word: Word) -> Steps<'_> {
        self.steps(2 * word.number)
    }

    /// The other texts that have it, ascending.
    pub(in crate::search) fn elsewhere_in(&self, word: Word) -> Steps<'_> {
        self.steps(2 * word.number + 1)
    }

    fn steps(&self, list: usize) -> Steps<'_> {
        Steps { bytes: &self.steps[self.lists[list] as usize..self.lists[list + 1] as usize], text: 0 }
    }

    /// Whether a sign stands before the first word of a text.
    pub(in crate::search) fn is_behind_sign(&self, text: usize) -> bool {
        !self.behind_sign.is_empty() && self.behind_sign.binary_search(&number(text)).is_ok()
    }

    pub(super) fn bytes(&self) -> usize {
        let numbers = [&self.starts, &self.counts, &self.lists, &self.behind_sign];
        self.letters.capacity()
            + self.steps.capacity()
            + numbers.iter().map(|numbers| 4 * numbers.capacity()).sum::<usize>()
    }
}

/// The texts that a list of steps goes to.
#[derive(Debug, Clone)]
pub(in crate::search) struct Steps<'a> {
    bytes: &'a [u8],
    text: usize,
}

impl Iterator for Steps<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let (step, rest) = match *self.bytes {
            [FARTHEST, a, b, c, d, ref rest @ ..] => (u32::from_le_bytes([a, b, c, d]) as usize, rest),
            [FAR, a, b, ref rest @ ..] => (usize::from(u16::from_le_bytes([a, b])), rest),
            [step, ref rest @ ..] => (usize::from(step), rest),
            [] => return None,
        };
        self.bytes = rest;
        self.text += step;
        Some(self.text)
    }
}

fn size_of_step(step: u32) -> u32 {
    match step {
        0..254 => 1,
        254..0x1_0000 => 3,
        _ => 5,
    }
}

fn write_step(step: u32, to: &mut [u8]) {
    let [a, b, c, d] = step.to_le_bytes();
    match to {
        [only] => *only = a,
        [sign, first, second] => (*sign, *first, *second) = (FAR, a, b),
        [sign, bytes @ ..] => {
            *sign = FARTHEST;
            bytes.copy_from_slice(&[a, b, c, d]);
        }
        [] => {}
    }
}

/// What was found while the texts were gone through. Words are numbered as they come.
#[derive(Debug, Default)]
struct Found<'a> {
    words: Vec<&'a str>,
    numbers: Numbers<'a>,
    counts: Vec<u32>,
    /// For each list the last text, and the bytes of its steps.
    lists: Vec<(u32, u32)>,
    /// Each step as it came: the list, and how far.
    steps: Vec<(u32, u32)>,
    behind_sign: Vec<u32>,
}

/// No text yet.
const NONE: u32 = u32::MAX;

impl<'a> Found<'a> {
    fn add(&mut self, text: usize, folded: &'a str) {
        let mut is_first = true;
        for range in word_ranges(folded) {
            if is_first && range.start > 0 {
                self.behind_sign.push(number(text));
            }
            let word = self.numbers.of(&folded[range], &mut self.words) as usize;
            if word == self.counts.len() {
                self.counts.push(0);
                self.lists.extend([(NONE, 0); 2]);
            }
            self.counts[word] += 1;
            self.step(2 * word + usize::from(!is_first), number(text));
            is_first = false;
        }
    }

    fn step(&mut self, list: usize, text: u32) {
        let is_known = self.lists[list].0 == text || self.lists[list & !1].0 == text;
        if is_known {
            return;
        }
        let (before, bytes) = &mut self.lists[list];
        let step = if *before == NONE { text } else { text - *before };
        *before = text;
        *bytes += size_of_step(step);
        self.steps.push((number(list), step));
    }

    fn sorted(self) -> Words {
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        order.sort_unstable_by_key(|&word| self.words[word]);
        let mut sorted = Words { behind_sign: self.behind_sign, ..Words::default() };
        let mut at = 0;
        // Where the next step of each list goes, by its old number.
        let mut next = vec![0; self.lists.len()];
        for word in order {
            sorted.starts.push(number(sorted.letters.len()));
            sorted.letters.extend([self.words[word], "\n"]);
            sorted.counts.push(self.counts[word]);
            for list in [2 * word, 2 * word + 1] {
                sorted.lists.push(at);
                next[list] = at;
                at += self.lists[list].1;
            }
        }
        sorted.starts.push(number(sorted.letters.len()));
        sorted.lists.push(at);
        sorted.steps = vec![0; at as usize];
        for (list, step) in self.steps {
            let at = &mut next[list as usize];
            let size = size_of_step(step);
            write_step(step, &mut sorted.steps[*at as usize..(*at + size) as usize]);
            *at += size;
        }
        sorted.shrink();
        sorted
    }
}

impl Words {
    fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        for numbers in [&mut self.starts, &mut self.counts, &mut self.lists, &mut self.behind_sign] {
            numbers.shrink_to_fit();
        }
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NONE)
}

/// The numbers of words. Most are of eight bytes or fewer, and such a one is a number already.
#[derive(Debug, Default)]
struct Numbers<'a> {
    /// Short words with their numbers; a power of two of places, at most half of them taken. 0 is no word.
    short: Vec<(u64, u32)>,
    taken: usize,
    long: HashMap<&'a str, u32>,
}

/// Bytes of a short word.
const SHORT: usize = 8;

impl<'a> Numbers<'a> {
    /// The number of a word, the next one if it is new.
    fn of(&mut self, word: &'a str, words: &mut Vec<&'a str>) -> u32 {
        let new = number(words.len());
        let found = if word.len() <= SHORT {
            self.of_short(packed(word), new)
        } else {
            *self.long.entry(word).or_insert(new)
        };
        if found == new {
            words.push(word);
        }
        found
    }

    fn of_short(&mut self, key: u64, new: u32) -> u32 {
        if 2 * self.taken >= self.short.len() {
            self.grow();
        }
        let place = self.place(key);
        if self.short[place].0 == 0 {
            self.short[place] = (key, new);
            self.taken += 1;
        }
        self.short[place].1
    }

    /// Where a word is, or would be.
    fn place(&self, key: u64) -> usize {
        let mask = self.short.len() - 1;
        let mix = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut place = usize::try_from(mix >> 40).unwrap_or(0) & mask;
        while self.short[place].0 != 0 && self.short[place].0 != key {
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        let larger = vec![(0, 0); (2 * self.short.len()).max(1024)];
        for entry in std::mem::replace(&mut self.short, larger) {
            if entry.0 != 0 {
                let place = self.place(entry.0);
                self.short[place] = entry;
            }
        }
    }
}

/// The bytes of a short word as a number; never 0, as no word holds a NUL.
fn packed(word: &str) -> u64 {
    word.bytes().fold(0, |packed, byte| packed << 8 | u64::from(byte))
}
