//! A query made ready for searching: one needle for each thing that a term may stand for.

use memchr::memmem::Finder;

use super::index::{Index, Piece};
use super::narrow;
use super::query::{Alternative, Query, Term};
use super::rank::{self, Place, Score};
use super::split::word_ranges;

/// Initials of fewer letters stand in nearly every text, and longer ones in none.
const INITIALS: std::ops::RangeInclusive<usize> = 3..=12;
/// Fewer letters scattered in a text are noise.
const SCATTERED: usize = 4;

/// A query that is ready.
#[derive(Debug)]
pub(super) struct Needles<'q> {
    /// The terms, those first that are likely to be rare.
    pub(super) terms: Vec<Wanted<'q>>,
    /// What the words mean as one.
    pub(super) whole: Option<Wanted<'q>>,
}

/// A term, or the query as a whole.
#[derive(Debug)]
pub(super) struct Wanted<'q> {
    pub(super) needles: Vec<Needle<'q>>,
    pub(super) negated: bool,
    /// Whether its letters may be scattered: nearly nothing was found otherwise.
    pub(super) scattered: bool,
    /// The places of the records to which a reference is worth something, ascending, and what it is worth.
    references: Vec<(u32, u16)>,
}

/// One thing to look for.
#[derive(Debug)]
pub(super) struct Needle<'q> {
    pub(super) alternative: &'q Alternative,
    /// Finds it in folded text; nothing if only days are looked for.
    pub(super) finder: Option<Finder<'q>>,
    /// What the words have in which it stands; empty if it is in none.
    pub(super) pieces: Vec<Piece<'q>>,
    /// Finds it among initials, if it may be some.
    pub(super) initials: Option<Finder<'q>>,
    /// Whether it is a single letter that need not be a word: it counts at the beginning of one only.
    pub(super) is_letter: bool,
    /// Whether only whole words count.
    pub(super) is_exact: bool,
    /// Whether what has it has every term: then it is looked for among those only.
    pub(super) is_within: bool,
    /// The number of those that are the same for several terms: they are looked for once.
    pub(super) shared: Option<usize>,
}

impl<'q> Needles<'q> {
    /// Makes a query ready for an index.
    pub(super) fn new(query: &'q Query, index: &Index) -> Self {
        let mut terms: Vec<Wanted<'q>> =
            query.terms.iter().map(|term| Wanted::term(term).referring(index)).collect();
        // Long words are rare words, and where one is missing the others need not be looked for.
        terms.sort_by_key(|term| std::cmp::Reverse(term.typed().len()));
        let whole = (!query.whole.is_empty()).then(|| Wanted::whole(&query.whole).referring(index));
        let mut needles = Self { terms, whole };
        needles.find_within();
        needles.find_shared();
        needles
    }

    fn find_within(&mut self) {
        for needle in self.whole.iter_mut().flat_map(|whole| &mut whole.needles) {
            needle.is_within = narrow::has_each(needle, self.terms.iter().filter(|term| !term.negated));
        }
    }

    /// Words that mean something together have that meaning each.
    fn find_shared(&mut self) {
        let mut known: Vec<(&Alternative, bool, usize)> = Vec::new();
        let wanted = self.terms.iter_mut().filter(|term| !term.negated).chain(&mut self.whole);
        for needle in wanted.flat_map(|wanted| &mut wanted.needles).filter(|needle| needle.is_shareable()) {
            let is_same = |(other, is_exact, _): &&(&Alternative, bool, usize)| {
                *other == needle.alternative && *is_exact == needle.is_exact
            };
            let number = known.iter().find(is_same).map_or(known.len(), |(_, _, number)| *number);
            if number == known.len() {
                known.push((needle.alternative, needle.is_exact, number));
            }
            needle.shared = Some(number);
        }
    }

    /// The terms that must be found literally.
    pub(super) fn literal(&self) -> impl Iterator<Item = &Wanted<'q>> {
        self.terms.iter().filter(|term| !term.negated && !term.scattered)
    }

    /// The terms that must not be found.
    pub(super) fn negated(&self) -> impl Iterator<Item = &Wanted<'q>> {
        self.terms.iter().filter(|term| term.negated)
    }

    /// Whether diacritics were typed.
    pub(super) fn is_marked(&self) -> bool {
        let wanted = self.terms.iter().chain(&self.whole);
        wanted.flat_map(|wanted| &wanted.needles).any(|needle| needle.alternative.marked.is_some())
    }
}

impl<'q> Wanted<'q> {
    pub(super) fn term(term: &'q Term) -> Self {
        let needles = term.alternatives.iter().map(|alternative| Needle::new(alternative, term)).collect();
        Self { needles, negated: term.negated, scattered: false, references: Vec::new() }
    }

    pub(super) fn whole(alternatives: &'q [Alternative]) -> Self {
        let term = Term::default();
        let needles = alternatives.iter().map(|alternative| Needle::new(alternative, &term)).collect();
        Self { needles, negated: false, scattered: false, references: Vec::new() }
    }

    /// Looks into the names of every record that others refer to.
    fn referring(mut self, index: &Index) -> Self {
        for (place, part, record) in index.targets() {
            let names = part.texts_of(record).filter(|&text| part.field(text).is_name());
            let best = names.filter_map(|text| self.in_reference(part.text(text))).max();
            if let (Some(best), Ok(place)) = (best, u32::try_from(place)) {
                self.references.push((place, clamp(best)));
            }
        }
        self
    }

    /// Whether no reference is worth anything.
    pub(super) fn is_never_referred_to(&self) -> bool {
        self.references.is_empty()
    }

    /// What a reference to the record at a place is worth.
    pub(super) fn reference_to(&self, place: u32) -> Option<Score> {
        let at = self.references.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        Some(self.references[at].1.into())
    }

    fn in_reference(&self, text: &str) -> Option<Score> {
        self.needles.iter().filter_map(|needle| needle.in_reference(text)).max()
    }

    /// What was typed, folded.
    pub(super) fn typed(&self) -> &'q str {
        self.needles.first().map_or("", |needle| &needle.alternative.folded)
    }

    /// Whether its letters could be looked for one by one.
    pub(super) fn may_scatter(&self) -> bool {
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
    fn is_shareable(&self) -> bool {
        self.alternative.why.is_some() && !self.is_letter && self.initials.is_none()
    }

    /// Whether it is letters and digits only.
    pub(super) fn is_one_word(&self) -> bool {
        self.pieces.first().is_some_and(|piece| piece.letters.len() == self.alternative.folded.len())
    }

    /// Whether it is to be looked for in every field.
    pub(super) fn is_for_any(&self) -> bool {
        self.alternative.only.is_none()
    }

    /// Whether it is to be looked for in a field.
    pub(super) fn is_for(&self, field: super::Field) -> bool {
        self.alternative.only.is_none_or(|only| only == field)
    }

    /// Whether a place is one that counts.
    pub(super) fn counts(&self, place: Place<'_>) -> bool {
        !self.is_exact || (place.starts_word() && place.ends_word())
    }

    /// The score that remains of one, which is never so low that the hit is taken for a scattered one.
    pub(super) fn less(&self, score: Score) -> Score {
        if score >= rank::INSIDE { (score - self.alternative.penalty).max(rank::LITERAL) } else { score }
    }

    /// The best place in a name of a record that is referred to.
    fn in_reference(&self, text: &str) -> Option<Score> {
        let finder = self.finder.as_ref().filter(|_| self.alternative.only.is_none())?;
        let places =
            finder.find_iter(text.as_bytes()).map(|at| Place { text, at, len: finder.needle().len() });
        let counting = places.filter(|&place| self.counts(place) && (!self.is_letter || place.starts_word()));
        counting.map(|place| self.less(place.score_in_reference())).max()
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

/// A score as tables keep it: 0 is no hit.
pub(super) fn clamp(score: Score) -> u16 {
    u16::try_from(score.clamp(1, 60_000)).unwrap_or(1)
}
