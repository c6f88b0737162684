//! Fourth floor: where the terms of a query stand in the texts of a part.
//!
//! All that is found comes as a [`Match`]: the field, the tier, and where. It is made in one place, whether texts were gone
//! through, words were looked up, or one record was looked at alone. What a match is worth is the next floor's to say.

mod find;
mod implies;
mod matched;
mod needle;
mod needles;
mod postings;
mod scattered;
mod scope;

pub(super) use find::{Bench, find_in};
pub(super) use implies::all_have_each;
pub(super) use matched::{Match, Span, Tier};
pub(super) use needle::{Needle, Wanted};
pub(super) use needles::Needles;
pub(super) use scattered::{Scattered, candidates, keep_best};
pub(super) use scope::Scope;
