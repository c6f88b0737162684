//! A query made ready for an index: one needle for each thing that a term may stand for.

use super::implies;
use super::matched::{Match, Span};
use super::needle::{InName, Needle, Wanted};
use crate::search::index::{Index, Part};
use crate::search::query::{Alternative, Query};
use crate::search::texts::Field;

/// A query that is ready.
#[derive(Debug)]
pub(in crate::search) struct Needles<'q> {
    /// The terms, those first that are likely to be rare.
    pub(in crate::search) terms: Vec<Wanted<'q>>,
    /// What the words mean as one.
    pub(in crate::search) whole: Option<Wanted<'q>>,
}

impl<'q> Needles<'q> {
    /// Makes a query ready for an index.
    pub(in crate::search) fn new(query: &'q Query, index: &Index) -> Self {
        let mut terms: Vec<Wanted<'q>> =
            query.terms.iter().map(|term| Wanted::term(term).in_names(index)).collect();
        // Long words are rare words, and where one is missing the others need not be looked for.
        terms.sort_by_key(|term| std::cmp::Reverse(term.typed().len()));
        let whole = (!query.whole.is_empty()).then(|| Wanted::whole(&query.whole).in_names(index));
        let mut needles = Self { terms, whole };
        needles.find_within();
        needles.find_shared();
        needles
    }

    fn find_within(&mut self) {
        for needle in self.whole.iter_mut().flat_map(|whole| &mut whole.needles) {
            needle.is_within = implies::has_each(needle, self.terms.iter().filter(|term| !term.negated));
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

    /// The terms that must be found, scattered ones left out.
    pub(in crate::search) fn literal(&self) -> impl Iterator<Item = &Wanted<'q>> {
        self.terms.iter().filter(|term| !term.negated && !term.scattered)
    }

    /// The terms that must not be found.
    pub(in crate::search) fn negated(&self) -> impl Iterator<Item = &Wanted<'q>> {
        self.terms.iter().filter(|term| term.negated)
    }

    /// Whether diacritics were typed.
    pub(in crate::search) fn is_marked(&self) -> bool {
        let wanted = self.terms.iter().chain(&self.whole);
        wanted.flat_map(|wanted| &wanted.needles).any(|needle| needle.alternative.marked.is_some())
    }
}

impl Wanted<'_> {
    /// Looks into the names of every record that others refer to.
    fn in_names(mut self, index: &Index) -> Self {
        for (place, part, record) in index.targets() {
            let Ok(place) = u32::try_from(place) else { continue };
            for text in part.texts_of(record).filter(|&text| part.field(text).is_name()) {
                for (number, needle) in self.needles.iter().enumerate() {
                    // Whichever field refers, a name of another record is looked at alike.
                    let best = needle.tiers(part.text(text), Field::Lead).map(|(_, tier)| tier).max();
                    let in_name = |tier| InName { place, tier, length: part.length(text), needle: number };
                    self.names.extend(best.map(in_name));
                }
            }
        }
        self
    }

    /// Runs `each` on what was found by reference: the records of a part that refer, the needle, and how it matches.
    pub(in crate::search) fn by_reference(
        &self,
        part: &Part,
        mut each: impl FnMut(&[u16], &Needle<'_>, Match),
    ) {
        if self.names.is_empty() {
            return;
        }
        for (link, holders) in part.links().held() {
            let from = self.names.partition_point(|name| name.place < link.target);
            for name in self.names[from..].iter().take_while(|name| name.place == link.target) {
                let found =
                    Match { field: link.field, tier: name.tier, span: Span::None, length: name.length };
                each(holders, &self.needles[name.needle], found);
            }
        }
    }
}
