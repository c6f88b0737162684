//! Where in a part a term is looked for: everywhere, or in the records that are left.

use crate::search::index::{Part, Stretch};

/// Where in a part a term is looked for.
#[derive(Debug)]
pub(in crate::search) struct Scope {
    pub(super) stretches: Vec<Stretch>,
    /// Whether that is wherever anything is looked for in the part.
    pub(in crate::search) is_all: bool,
    /// Whether that is the whole part.
    pub(super) is_whole: bool,
}

/// Where fewer than one in so many records are in question, each is looked at by itself: going through a record costs about
/// what going through eight at a stretch does.
const SPARSE: usize = 8;

impl Scope {
    /// All texts at a stretch, or those of a few records each by itself.
    pub(in crate::search) fn among(part: &Part, among: Option<&[u32]>) -> Self {
        let few = among.filter(|places| places.len() < part.len() / SPARSE);
        let of_few = |places: &[u32]| {
            places.iter().map(|&place| part.stretch_of(place as usize - part.base)).collect()
        };
        let stretches = few.map_or_else(|| vec![part.whole()], of_few);
        Self { stretches, is_all: true, is_whole: few.is_none() }
    }

    /// The records of a part that are left of a wider scope; nothing if they are not few.
    pub(in crate::search) fn left(part: &Part, left: impl Iterator<Item = usize> + Clone) -> Option<Self> {
        let is_sparse = left.clone().count() < part.len() / SPARSE;
        let stretches = || left.map(|record| part.stretch_of(record)).collect();
        is_sparse.then(|| Self { stretches: stretches(), is_all: false, is_whole: false })
    }
}
