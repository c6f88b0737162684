//! Whether what has one thing has another, too: then the other need not be looked for anywhere else.
//!
//! It says so only where it is sure.

use super::needle::{Needle, Wanted};
use crate::search::query::Query;
use crate::search::texts::Place;

/// Whether every record that has the terms of one query, or means it as a whole, has each of the terms of another one.
/// Terms that must not be there are left out of account.
pub(in crate::search) fn all_have_each(one: &Query, other: &Query) -> bool {
    let (new, old) = (required(one), required(other));
    let (whole, old_whole) = (Wanted::whole(&one.whole), Wanted::whole(&other.whole));
    let each_is_had = old.iter().all(|old| new.iter().any(|new| all_have(new, old)));
    each_is_had && whole.needles.iter().all(|needle| has(needle, &old_whole) || has_each(needle, &old))
}

/// The terms that must be there.
fn required(query: &Query) -> Vec<Wanted<'_>> {
    query.terms.iter().filter(|term| !term.negated).map(Wanted::term).collect()
}

/// Whether what has any alternative of one has an alternative of the other.
fn all_have(one: &Wanted<'_>, other: &Wanted<'_>) -> bool {
    one.needles.iter().all(|needle| has(needle, other))
}

/// Whether a record that has the needle has every one of the terms.
pub(super) fn has_each<'a, 'q: 'a>(
    needle: &Needle<'_>,
    terms: impl IntoIterator<Item = &'a Wanted<'q>>,
) -> bool {
    terms.into_iter().all(|term| has(needle, term))
}

/// Whether a record that has the needle has the term, by whatever the needle was found.
fn has(needle: &Needle<'_>, term: &Wanted<'_>) -> bool {
    let asked = needle.alternative;
    let some = |has: &dyn Fn(&Needle<'_>) -> bool| term.needles.iter().any(has);
    (needle.finder.is_none() || some(&|other| holds(needle, other)))
        && (needle.initials.is_none() || some(&|other| has_initials(needle, other)))
        && (asked.due.is_none() || some(&|other| other.alternative.due == asked.due))
        && (asked.kind.is_none() || some(&|other| other.alternative.kind == asked.kind))
}

/// Whether a text that holds one holds the other, in a place that counts.
fn holds(one: &Needle<'_>, other: &Needle<'_>) -> bool {
    let (text, wanted) = (&one.alternative.folded, &other.alternative.folded);
    let is_there = other.alternative.only.is_none_or(|only| one.alternative.only == Some(only));
    let counts = |at: usize| {
        let place = Place { text, at, len: wanted.len() };
        let (is_first, is_last) = (at == 0, at + wanted.len() == text.len());
        // What stands before the first letter is known only of what begins a word.
        let starts = if is_first { one.is_exact || one.is_letter } else { place.starts_word() };
        let ends = if is_last { one.is_exact } else { place.ends_word() };
        (starts || !(other.is_exact || other.is_letter)) && (ends || !other.is_exact)
    };
    is_there
        && other.finder.is_some()
        && (one.finder.is_some() && text.match_indices(wanted.as_str()).any(|(at, _)| counts(at)))
}

fn has_initials(one: &Needle<'_>, other: &Needle<'_>) -> bool {
    other.initials.is_some() && one.alternative.folded.contains(&other.alternative.folded)
}
