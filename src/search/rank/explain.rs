//! Looking at one record closely: where each term stands in it, how far its diacritics agree, and what to show of it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ops::Range;

use super::score::{Score, clamp, in_force, of_match, of_terms, other_marks};
use crate::model::Dataset;
use crate::search::index::{Index, Part, starts};
use crate::search::matcher::{Match, Needle, Needles, Scattered, Span, Tier, Wanted, find_in};
use crate::search::query::Why;
use crate::search::texts::{self, Field, Written};
use crate::text::Folded;

/// A record that answers a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the data set.
    pub place: usize,
    /// The better the higher.
    pub score: i64,
    /// The field that matched best.
    pub field: Field,
    /// The matched characters of that field's text, as `[start, end)`.
    pub ranges: Vec<Range<usize>>,
    /// The text they stand in.
    pub text: String,
    /// What was typed stands for something else that was found.
    pub why: Option<Why>,
}

/// Looks at the records that a query may have found.
pub(in crate::search) struct Explain<'a> {
    index: &'a Index,
    data: &'a Dataset,
    needles: &'a Needles<'a>,
    scattered: Scattered,
}

/// A text of a record, or a name of one that it refers to.
struct Text<'a> {
    field: Field,
    part: &'a Part,
    /// Its number in the part.
    number: usize,
    /// The place of the record that has it, and its number among that record's texts.
    owner: usize,
    nth: usize,
    /// As it is written, once that was asked.
    written: OnceCell<Written>,
}

/// A record with its texts, its own first.
struct Closely<'a> {
    part: &'a Part,
    /// Its number in the part.
    record: usize,
    texts: Vec<Text<'a>>,
}

/// A match of a term in a text.
#[derive(Clone, Copy)]
struct Spot<'a> {
    score: Score,
    /// The number of the needle in its term: of equals the last is taken.
    needle: usize,
    found: Match,
    why: Option<&'a Why>,
    /// What was typed.
    typed: &'a str,
}

/// For each text the best match of a term.
type Row<'a> = Vec<Option<Spot<'a>>>;

impl<'a> Explain<'a> {
    pub(in crate::search) fn new(index: &'a Index, data: &'a Dataset, needles: &'a Needles<'a>) -> Self {
        Self { index, data, needles, scattered: Scattered::new() }
    }

    /// What a record is worth, diacritics and scattered letters included; nothing if it does not answer.
    pub(in crate::search) fn score(&self, place: usize) -> Option<u32> {
        let closely = self.closely(place)?;
        let best = |wanted: &'a Wanted<'a>| {
            let mut best = None;
            self.each(&closely, wanted, |_, spot| best = best.max(Some(clamp(spot.score))));
            best
        };
        let (mut sum, mut count) = (Some(0), 0);
        for term in self.terms() {
            sum = sum.zip(best(term)).map(|(sum, best)| sum + u32::from(best));
            count += 1;
        }
        let whole = self.needles.whole.as_ref().and_then(best).map(u32::from);
        closely.total(sum.map(|sum| of_terms(sum, count)), whole)
    }

    /// Where the query was found in a record, and why.
    pub(in crate::search) fn hit(&self, place: usize) -> Option<Hit> {
        let closely = self.closely(place)?;
        let row = |wanted| self.row(&closely, wanted);
        let terms: Vec<Row<'a>> = self.terms().map(row).collect();
        let whole = self.needles.whole.as_ref().map(row).unwrap_or_default();
        let best = |row: &Row<'_>| row.iter().flatten().map(|spot| u32::from(clamp(spot.score))).max();
        let apart = terms.iter().map(best).sum::<Option<u32>>().map(|sum| of_terms(sum, terms.len()));
        let together = best(&whole);
        let (at, rows) = if together.is_some() && together >= apart {
            (best_of_whole(&closely.texts, &whole), std::slice::from_ref(&whole))
        } else {
            (best_of_terms(closely.texts.len(), &terms), &terms[..])
        };
        let spots: Vec<Spot<'a>> = rows.iter().filter_map(|row| *row.get(at)?).collect();
        let text = closely.texts.get(at)?;
        let original = self.original(text)?;
        let folded = Folded::new(&original);
        let letters: Vec<usize> = spots.iter().flat_map(|spot| self.letters(*spot, &folded.text)).collect();
        Some(Hit {
            place,
            score: closely.total(apart, together).unwrap_or(0).into(),
            field: text.field,
            ranges: folded.chars(&letters),
            text: original.into_owned(),
            why: why(&spots, &terms).cloned(),
        })
    }

    /// The terms that must be found.
    fn terms(&self) -> impl Iterator<Item = &'a Wanted<'a>> {
        self.needles.terms.iter().filter(|term| !term.negated)
    }

    fn closely(&self, place: usize) -> Option<Closely<'a>> {
        let (part, record) = self.index.locate(place)?;
        let text = |field, part, number, owner, nth| Text {
            field,
            part,
            number,
            owner,
            nth,
            written: OnceCell::new(),
        };
        let own = part.texts_of(record).enumerate();
        let own = own.map(|(nth, number)| text(part.field(number), part, number, place, nth));
        let names = part.links().of(record).flat_map(|link| {
            let owner = link.target as usize;
            let texts = self.index.locate(owner).into_iter().flat_map(move |(part, record)| {
                part.texts_of(record).enumerate().map(move |(nth, number)| (part, nth, number))
            });
            let names = texts.filter(|(part, _, number)| part.field(*number).is_name());
            names.map(move |(part, nth, number)| text(link.field, part, number, owner, nth))
        });
        Some(Closely { part, record, texts: own.chain(names).collect() })
    }

    /// For each text the best match of a term.
    fn row(&self, closely: &Closely<'a>, wanted: &'a Wanted<'a>) -> Row<'a> {
        let mut row: Row<'a> = vec![None; closely.texts.len()];
        self.each(closely, wanted, |text, spot| {
            if row[text].is_none_or(|best| (spot.score, spot.needle) > (best.score, best.needle)) {
                row[text] = Some(spot);
            }
        });
        row
    }

    /// Runs `each` on the matches of a term, with the numbers of their texts. Where its letters may be scattered they are
    /// looked for in the record's own texts that have it in no other way.
    fn each(&self, closely: &Closely<'a>, wanted: &'a Wanted<'a>, mut each: impl FnMut(usize, Spot<'a>)) {
        let stretch = closely.part.stretch_of(closely.record);
        let typed = wanted.typed();
        let mut has = vec![false; if wanted.scattered { closely.texts.len() } else { 0 }];
        for (number, needle) in wanted.needles.iter().enumerate() {
            let mut tell = |text: usize, found: Match| {
                let score = of_match(found, needle.alternative.penalty)
                    - self.other_marks(&closely.texts[text], needle, found.span);
                has.get_mut(text).into_iter().for_each(|has| *has = true);
                let why = needle.alternative.why.as_ref();
                each(text, Spot { score, needle: number, found, why, typed });
            };
            find_in(closely.part, needle, &stretch, |_, text, found| tell(text - stretch.texts.start, found));
            for (text, name) in closely.texts.iter().enumerate().skip(stretch.texts.len()) {
                for (place, tier) in needle.tiers(name.folded(), name.field) {
                    tell(text, name.found(tier, Span::Run { at: place.at, len: place.len }));
                }
            }
        }
        let own = closely.texts.iter().take(stretch.texts.len()).enumerate();
        for (text, own) in own.filter(|(text, _)| has.get(*text) == Some(&false)) {
            let Some((points, _)) = self.scattered.find(own.folded(), typed) else { continue };
            let points = u16::try_from(points.max(0)).unwrap_or(u16::MAX);
            let found = own.found(Tier::Scattered(points), Span::Scattered);
            each(text, Spot { score: of_match(found, 0), needle: 0, found, why: None, typed });
        }
    }

    /// What a match loses whose diacritics are others than those typed.
    fn other_marks(&self, text: &Text<'a>, needle: &Needle<'_>, span: Span) -> Score {
        let Some(marked) = &needle.alternative.marked else { return 0 };
        let at = match span {
            Span::Run { at, .. } => Some(at),
            Span::Initials { from, .. } if needle.is_letter => starts(text.folded()).nth(from),
            _ => None,
        };
        let written = || Written::new(&self.original(text).unwrap_or_default(), text.folded());
        at.map_or(0, |at| other_marks(text.written.get_or_init(written).agreement(marked, text.folded(), at)))
    }

    /// A text as it is written.
    fn original(&self, text: &Text<'_>) -> Option<Cow<'a, str>> {
        let (mut nth, mut found) = (0, None);
        texts::texts(self.data.at(text.owner)?, |_, original| {
            if nth == text.nth {
                found = Some(original);
            }
            nth += 1;
        });
        found
    }

    /// The places of the letters that match in a folded text, in characters.
    fn letters(&self, spot: Spot<'_>, folded: &str) -> Vec<usize> {
        let place = |byte: usize| folded.get(..byte).unwrap_or_default().chars().count();
        match spot.found.span {
            Span::Run { at, len } => (place(at)..place(at + len)).collect(),
            Span::Initials { from, len } => starts(folded).skip(from).take(len).map(place).collect(),
            Span::Scattered => self.scattered.find(folded, spot.typed).map_or(Vec::new(), |found| found.1),
            Span::None => Vec::new(),
        }
    }
}

impl Closely<'_> {
    /// What the record is worth by its terms or by the whole.
    fn total(&self, terms: Option<u32>, whole: Option<u32>) -> Option<u32> {
        Some(in_force(terms.max(whole)?, self.part.standing(self.record)))
    }
}

impl<'a> Text<'a> {
    fn folded(&self) -> &'a str {
        self.part.text(self.number)
    }

    fn found(&self, tier: Tier, span: Span) -> Match {
        Match { field: self.field, tier, span, length: self.part.length(self.number) }
    }
}

impl Spot<'_> {
    /// What it is worth to be shown: of a day its wording rather than the title.
    fn worth(&self) -> (Score, bool) {
        (self.score, self.found.field == Field::Deadline)
    }
}

/// The text that holds the whole best; the title where it holds it too, because that is what people want to see.
fn best_of_whole(texts: &[Text<'_>], whole: &Row<'_>) -> usize {
    let in_title =
        whole.iter().zip(texts).position(|(spot, text)| spot.is_some() && text.field == Field::Title);
    let spots = whole.iter().enumerate().filter_map(|(at, spot)| Some((spot.as_ref()?, at)));
    let best = spots.max_by_key(|(spot, at)| (spot.worth(), Reverse(*at)));
    in_title.or(best.map(|(_, at)| at)).unwrap_or(0)
}

/// The text that answers most terms, and of those the one that answers them best.
fn best_of_terms(texts: usize, terms: &[Row<'_>]) -> usize {
    let spots = |at: usize| terms.iter().filter_map(move |row| row[at].as_ref());
    let worth = |at: &usize| (spots(*at).count(), spots(*at).map(Spot::worth).max(), Reverse(*at));
    (0..texts).max_by_key(worth).unwrap_or(0)
}

/// What something was taken for: in the text shown, or else anywhere in the record.
fn why<'a>(shown: &[Spot<'a>], terms: &[Row<'a>]) -> Option<&'a Why> {
    let best = |row: &Row<'a>| row.iter().flatten().max_by_key(|spot| spot.score).and_then(|spot| spot.why);
    shown.iter().find_map(|spot| spot.why).or_else(|| terms.iter().find_map(best))
}
