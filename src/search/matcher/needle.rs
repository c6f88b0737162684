//! One thing to look for, and a term: the things of which one is enough.

use memchr::memmem::Finder;

use super::matched::Tier;
use crate::search::index::{Length, Piece};
use crate::search::query::{Alternative, Term};
use crate::search::texts::{Field, Place, word_ranges};

/// Initials of fewer letters stand in nearly every text, and longer ones in none.
const INITIALS: std::ops::RangeInclusive<usize> = 3..=12;
/// Fewer letters scattered in a text are noise.
const SCATTERED: usize = 4;

/// A term, or the query as a whole.
#[derive(Debug)]
pub(in crate::search) struct Wanted<'q> {
    pub(in crate::search) needles: Vec<Needle<'q>>,
    pub(in crate::search) negated: bool,
    /// Whether its letters may be scattered: nearly nothing was found otherwise.
    pub(in crate::search) scattered: bool,
    /// What was found in the names of records that others refer to; by their places, ascending.
    pub(super) names: Vec<InName>,
}

/// A needle in a name of a record that others refer to: a match for each of those, in the field that refers.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct InName {
    pub(super) place: u32,
    pub(super) tier: Tier,
    pub(super) length: Length,
    /// The number of the needle in its term.
    pub(super) needle: usize,
}

/// One thing to look for.
#[derive(Debug)]
pub(in crate::search) struct Needle<'q> {
    pub(in crate::search) alternative: &'q Alternative,
    /// Finds it in folded text; nothing if only days are looked for.
    pub(super) finder: Option<Finder<'q>>,
    /// What the words have in which it stands; empty if it is in none.
    pub(super) pieces: Vec<Piece<'q>>,
    /// Finds it among initials, if it may be some.
    pub(super) initials: Option<Finder<'q>>,
    /// Whether it is a single letter that need not be a word: it counts at the beginning of one only.
    pub(in crate::search) is_letter: bool,
    /// Whether only whole words count.
    pub(super) is_exact: bool,
    /// Whether what has it has every term: then it is looked for among those only.
    pub(in crate::search) is_within: bool,
    /// The number of those that are the same for several terms: they are looked for once.
    pub(in crate::search) shared: Option<usize>,
}

impl<'q> Wanted<'q> {
    pub(in crate::search) fn term(term: &'q Term) -> Self {
        let needles = term.alternatives.iter().map(|alternative| Needle::new(alternative, term)).collect();
        Self { needles, negated: term.negated, scattered: false, names: Vec::new() }
    }

    pub(super) fn whole(alternatives: &'q [Alternative]) -> Self {
        let term = Term::default();
        let needles = alternatives.iter().map(|alternative| Needle::new(alternative, &term)).collect();
        Self { needles, negated: false, scattered: false, names: Vec::new() }
    }

    /// What was typed, folded.
    pub(in crate::search) fn typed(&self) -> &'q str {
        self.needles.first().map_or("", |needle| &needle.alternative.folded)
    }

    /// Whether its letters could be looked for one by one.
    pub(in crate::search) fn may_scatter(&self) -> bool {
        let typed = self.typed();
        !self.negated
            && self.needles.first().is_some_and(|needle| !needle.is_exact)
            && typed.len() >= SCATTERED
            && typed.bytes().all(|byte| byte.is_ascii_alphabetic())
    }
}

impl<'q> Needle<'q> {
    fn new(alternative: &'q Alternative, term: &Term) -> Self {
        let folded = &alternative.folded;
        let is_typed = alternative.why.is_none() && alternative.penalty <= 0;
        let is_word = folded.bytes().all(|byte| byte.is_ascii_alphabetic());
        let may_be_initials = alternative.initials
            || (is_typed && is_word && !term.exact && !term.negated && INITIALS.contains(&folded.len()));
        let is_exact = term.exact || alternative.complete;
        let is_text = !folded.is_empty() && !alternative.initials;
        Self {
            alternative,
            pieces: if is_text { pieces(folded, is_exact) } else { Vec::new() },
            finder: is_text.then(|| Finder::new(folded)),
            initials: (may_be_initials && alternative.only.is_none()).then(|| Finder::new(folded)),
            is_letter: is_word && folded.len() == 1 && !is_exact,
            is_exact,
            is_within: false,
            shared: None,
        }
    }

    /// Whether several terms may stand for it. What was typed is looked for by itself.
    pub(super) fn is_shareable(&self) -> bool {
        self.alternative.why.is_some() && !self.is_letter && self.initials.is_none()
    }

    /// Whether it is letters and digits only.
    pub(super) fn is_one_word(&self) -> bool {
        self.pieces.first().is_some_and(|piece| piece.letters.len() == self.alternative.folded.len())
    }

    /// Whether it is to be looked for in a field.
    pub(super) fn is_for(&self, field: Field) -> bool {
        self.alternative.only.is_none_or(|only| only == field)
    }

    /// How well it stands at a place in a text of a field, if it counts there. In the name of another record no place is
    /// better than any other.
    #[inline]
    pub(in crate::search) fn tier(&self, place: Place<'_>, field: Field) -> Option<Tier> {
        let counts = self.is_for(field)
            && (!self.is_exact || place.is_whole_words())
            && (!self.is_letter || place.starts_word());
        counts.then(|| Tier::of(place, field))
    }

    /// Where it stands in a text of a field, as far as it counts there, and how well.
    pub(in crate::search) fn tiers<'t>(
        &'t self,
        text: &'t str,
        field: Field,
    ) -> impl Iterator<Item = (Place<'t>, Tier)> {
        let found = self.finder.iter().flat_map(|finder| finder.find_iter(text.as_bytes()));
        let places = found.map(move |at| Place { text, at, len: self.alternative.folded.len() });
        places.filter_map(move |place| Some((place, self.tier(place, field)?)))
    }
}

/// What the words must have in which a folded text stands: the whole of each of its own, except where it may go on beyond
/// its ends.
fn pieces(folded: &str, is_exact: bool) -> Vec<Piece<'_>> {
    let piece = |range: std::ops::Range<usize>| Piece {
        begins: is_exact || range.start > 0,
        ends: is_exact || range.end < folded.len(),
        letters: &folded[range],
    };
    word_ranges(folded).map(piece).collect()
}
