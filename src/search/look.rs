//! Looking at one record closely: where each term stands in it, how far its diacritics agree, and what to show of it.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::answer::Hit;
use super::field::{self, Field};
use super::filter::Span;
use super::index::{Index, Part, initials};
use super::marks::{self, Written};
use super::needle::{Needle, Needles, Wanted, clamp};
use super::query::Why;
use super::rank::{self, OTHER_MARKS, Place, Score};
use super::scan;
use super::scattered::Scattered;
use crate::model::Dataset;
use crate::text::Folded;

/// Looks at the records that a query may have found.
pub(super) struct Look<'a> {
    pub(super) index: &'a Index,
    pub(super) data: &'a Dataset,
    pub(super) needles: &'a Needles<'a>,
    pub(super) scattered: Scattered,
}

/// A text of a record, or a name of one that it refers to.
struct Text<'a> {
    field: Field,
    is_reference: bool,
    part: &'a Part,
    /// Its number in the part.
    number: usize,
    /// The place of the record that has it, and its number among that record's texts.
    owner: usize,
    nth: usize,
    /// As it is written, once that was asked.
    written: OnceCell<Written>,
}

/// Where a term stands in a text.
struct Spot<'a> {
    score: Score,
    letters: Letters,
    why: Option<&'a Why>,
}

/// The letters of a folded text that were found.
enum Letters {
    Run {
        at: usize,
        len: usize,
    },
    Initials {
        from: usize,
        len: usize,
    },
    Scattered(Vec<usize>),
    /// None in particular: the day that the text names.
    Day,
}

/// What a record has for each term, text by text.
struct Table<'a> {
    texts: Vec<Text<'a>>,
    /// For each term the best spot of each text.
    terms: Vec<Vec<Option<Spot<'a>>>>,
    whole: Vec<Option<Spot<'a>>>,
}

impl<'a> Look<'a> {
    /// What a record is worth, diacritics and scattered letters included; nothing if it does not answer.
    pub(super) fn score(&self, place: usize) -> Option<u32> {
        let table = self.table(place)?;
        self.total(&table, place)
    }

    /// Where the query was found in a record, and why.
    pub(super) fn hit(&self, place: usize) -> Option<Hit> {
        let table = self.table(place)?;
        let (terms, whole) = (table.terms_score(), table.whole_score());
        let (at, spots) =
            if whole.is_some() && whole >= terms { table.show_whole() } else { table.show_terms() };
        let text = table.texts.get(at)?;
        let original = self.original(text)?;
        let folded = Folded::new(&original);
        let letters: Vec<usize> = spots.iter().flat_map(|spot| spot.letters.chars(&folded.text)).collect();
        Some(Hit {
            place,
            score: self.total(&table, place).unwrap_or(0).into(),
            field: text.field,
            ranges: folded.chars(&letters),
            text: original.into_owned(),
            why: table.why(&spots),
        })
    }

    fn total(&self, table: &Table<'_>, place: usize) -> Option<u32> {
        let standing = self.index.standing(place)?;
        Some(scan::in_force(table.terms_score().max(table.whole_score())?, standing))
    }

    fn table(&self, place: usize) -> Option<Table<'a>> {
        let texts = self.texts(place)?;
        let row = |wanted: &'a Wanted<'a>| -> Vec<Option<Spot<'a>>> {
            texts.iter().map(|text| self.spot(text, wanted, place)).collect()
        };
        let terms = self.needles.terms.iter().filter(|term| !term.negated).map(row).collect();
        let whole = self.needles.whole.as_ref().map(row).unwrap_or_default();
        Some(Table { texts, terms, whole })
    }

    fn texts(&self, place: usize) -> Option<Vec<Text<'a>>> {
        let (part, record) = self.index.locate(place)?;
        let own = part.texts_of(record).enumerate();
        let own = own.map(|(nth, number)| {
            let field = part.field(number);
            Text { field, is_reference: false, part, number, owner: place, nth, written: OnceCell::new() }
        });
        let referred = part.links().of(record).flat_map(|link| {
            let owner = link.target as usize;
            let names = self.index.locate(owner).into_iter().flat_map(move |(part, record)| {
                part.texts_of(record).enumerate().map(move |(nth, number)| (part, nth, number))
            });
            names.filter(|(part, _, number)| part.field(*number).is_name()).map(move |(part, nth, number)| {
                Text {
                    field: link.field,
                    is_reference: true,
                    part,
                    number,
                    owner,
                    nth,
                    written: OnceCell::new(),
                }
            })
        });
        Some(own.chain(referred).collect())
    }

    /// The best spot of a term in a text.
    fn spot(&self, text: &Text<'a>, wanted: &'a Wanted<'a>, place: usize) -> Option<Spot<'a>> {
        let best = wanted
            .needles
            .iter()
            .filter_map(|needle| self.needle(text, needle, place))
            .max_by_key(|s| s.score);
        if best.is_some() || !wanted.scattered || text.is_reference {
            return best;
        }
        let (points, letters) = self.scattered.find(text.folded(), wanted.typed())?;
        let score = rank::of_scattered(points) + rank::weight(text.field) / 100;
        Some(Spot { score, letters: Letters::Scattered(letters), why: None })
    }

    fn needle(&self, text: &Text<'a>, needle: &'a Needle<'a>, place: usize) -> Option<Spot<'a>> {
        let why = needle.alternative.why.as_ref();
        let may_be_here =
            if text.is_reference { needle.alternative.only.is_none() } else { needle.is_for(text.field) };
        let spots = if may_be_here { [self.run(text, needle), text.initials(needle)] } else { [None, None] };
        let day = self.day(text, needle, place);
        let best = spots.into_iter().flatten().chain(day).max_by_key(|(score, _)| *score);
        best.map(|(score, letters)| Spot { score, letters, why })
    }

    /// The best place where the letters stand together.
    fn run(&self, text: &Text<'a>, needle: &Needle<'_>) -> Option<(Score, Letters)> {
        let finder = needle.finder.as_ref()?;
        let (folded, len) = (text.folded(), finder.needle().len());
        let mut best: Option<(Score, usize)> = None;
        for at in finder.find_iter(folded.as_bytes()) {
            let place = Place { text: folded, at, len };
            let Some(mut score) = text.worth(place, needle) else { continue };
            if let Some(marked) = &needle.alternative.marked {
                let written = text
                    .written
                    .get_or_init(|| Written::new(&self.original(text).unwrap_or_default(), folded));
                score -= other_marks(written.agreement(marked, folded, at));
            }
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, at));
            }
        }
        best.map(|(score, at)| (score, Letters::Run { at, len }))
    }

    /// Whether the record is due on the days asked for: that is said of its deadline, or of its title if it has none. What
    /// it is is said of its title.
    fn day(&self, text: &Text<'a>, needle: &Needle<'_>, place: usize) -> Option<(Score, Letters)> {
        let asked = needle.alternative;
        let is_due = |days: &Span| self.index.standing(place).is_some_and(|standing| standing.is_due(*days));
        let is_kind = |kind| self.index.locate(place).is_some_and(|(part, record)| part.kind(record) == kind);
        let is_title = !text.is_reference && text.nth == 0;
        let is_deadline = !text.is_reference && text.field == Field::Deadline;
        let by_day = (is_title || is_deadline) && asked.due.as_ref().is_some_and(is_due);
        let by_kind = is_title && asked.kind.is_some_and(is_kind);
        let less = Score::from(!is_deadline && !by_kind);
        (by_day || by_kind).then(|| (needle.less(scan::of_days()) - less, Letters::Day))
    }

    /// A text as it is written.
    fn original(&self, text: &Text<'_>) -> Option<Cow<'a, str>> {
        let (mut nth, mut found) = (0, None);
        field::texts(self.data.at(text.owner)?, |_, original| {
            if nth == text.nth {
                found = Some(original);
            }
            nth += 1;
        });
        found
    }
}

/// What is lost where so many percent of the diacritics agree.
fn other_marks(percent: u32) -> Score {
    OTHER_MARKS * Score::try_from(marks::ALL - percent.min(marks::ALL)).unwrap_or(0) / 100
}

impl<'a> Text<'a> {
    fn folded(&self) -> &'a str {
        self.part.text(self.number)
    }

    /// What a place in it is worth, if it counts.
    fn worth(&self, place: Place<'_>, needle: &Needle<'_>) -> Option<Score> {
        if !needle.counts(place) || (needle.is_letter && !place.starts_word()) {
            return None;
        }
        let score = if self.is_reference {
            let score = needle.less(place.score_in_reference());
            Score::from(clamp(score)) + rank::weight(self.field)
        } else if needle.is_letter {
            let is_first = !place.text[..place.at].contains(char::is_alphanumeric);
            let more = rank::weight(self.field) + rank::brevity(place.text.len());
            needle.less(rank::of_letter(usize::from(!is_first)) + more)
        } else {
            needle.less(place.score(self.field))
        };
        Some(score)
    }

    fn initials(&self, needle: &Needle<'_>) -> Option<(Score, Letters)> {
        let finder = needle.initials.as_ref().filter(|_| !self.is_reference)?;
        let initials = self.part.initials().text(self.number);
        let (from, len) = (finder.find(initials)?, finder.needle().len());
        let more = rank::weight(self.field) + rank::brevity(self.folded().len());
        let score = needle.less(rank::of_initials(from, len, initials.len()) + more);
        Some((score, Letters::Initials { from, len }))
    }
}

impl Letters {
    /// The places of the letters, in characters.
    fn chars(&self, folded: &str) -> Vec<usize> {
        let place = |byte: usize| folded.get(..byte).unwrap_or_default().chars().count();
        match self {
            Self::Run { at, len } => (place(*at)..place(at + len)).collect(),
            Self::Initials { from, len } => {
                initials::starts(folded).skip(*from).take(*len).map(place).collect()
            }
            Self::Scattered(chars) => chars.clone(),
            Self::Day => Vec::new(),
        }
    }
}

impl<'a> Table<'a> {
    fn terms_score(&self) -> Option<u32> {
        let best = |row: &Vec<Option<Spot<'_>>>| row.iter().flatten().map(|spot| clamp(spot.score)).max();
        let scores: Option<Vec<u16>> = self.terms.iter().map(best).collect();
        let scores = scores?;
        let sum = scores.iter().map(|score| u32::from(*score)).sum();
        let count = u32::try_from(scores.len()).unwrap_or(u32::MAX);
        Some(if scores.is_empty() { scan::ANY } else { scan::apart(sum, count) })
    }

    fn whole_score(&self) -> Option<u32> {
        self.whole.iter().flatten().map(|spot| u32::from(clamp(spot.score))).max()
    }

    /// The text that holds the whole best; the title where it holds it too, because that is what people want to see.
    fn show_whole(&self) -> (usize, Vec<&Spot<'a>>) {
        let in_title = self
            .whole
            .iter()
            .zip(&self.texts)
            .position(|(spot, text)| spot.is_some() && text.field == Field::Title);
        let best = || {
            let scored = self.whole.iter().enumerate().filter_map(|(at, spot)| Some((at, spot.as_ref()?)));
            scored.max_by_key(|(at, spot)| (spot.score, std::cmp::Reverse(*at))).map_or(0, |(at, _)| at)
        };
        let at = in_title.unwrap_or_else(best);
        (at, self.whole.get(at).into_iter().flatten().collect())
    }

    /// The text that answers most terms, and of those the one that answers them best.
    fn show_terms(&self) -> (usize, Vec<&Spot<'a>>) {
        let spots = |at: usize| self.terms.iter().filter_map(move |row| row.get(at)?.as_ref());
        let worth = |at: &usize| {
            (spots(*at).count(), spots(*at).map(|spot| spot.score).max(), std::cmp::Reverse(*at))
        };
        let at = (0..self.texts.len()).max_by_key(worth).unwrap_or(0);
        (at, spots(at).collect())
    }

    /// What something was taken for: in the text shown, or else anywhere in the record.
    fn why(&self, shown: &[&Spot<'a>]) -> Option<Why> {
        let best = |row: &'_ Vec<Option<Spot<'a>>>| {
            row.iter().flatten().max_by_key(|spot| spot.score).and_then(|spot| spot.why)
        };
        let shown = shown.iter().find_map(|spot| spot.why);
        shown.or_else(|| self.terms.iter().find_map(best)).cloned()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{Id, Kind, Now, Record};
    use crate::search::scan::Scores;
    use crate::search::{Abbreviations, Alternative, Engine, Query, Term};

    /// Words of which some are spellings, beginnings or pieces of others, or a single letter.
    const WORDS: [&str; 21] = [
        "trí",
        "tri",
        "xtri",
        "tuệ",
        "tueej",
        "nhân",
        "tạo",
        "ttnt",
        "i",
        "y",
        "Y",
        "yêu",
        "iot",
        "đ",
        "dd",
        "điểm",
        "a",
        "5G",
        "(tri",
        "quý 4",
        "143/KH-UBND",
    ];

    fn words(most: usize) -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(&WORDS[..]), 1..most).prop_map(|words| words.join(" "))
    }

    /// Tasks of one agency.
    fn tasks(titles: &[String], lead: &str) -> Dataset {
        let record = |kind, id: &str, title: &str| {
            let mut record = Record::new(kind, Id::new(id).expect("id"));
            record.head.title = title.into();
            record
        };
        let mut records = vec![Arc::new(record(Kind::Agency, "so-1", lead))];
        for (n, title) in titles.iter().enumerate() {
            let mut task = record(Kind::Task, &format!("nv-{n}"), title);
            if n % 3 == 0 {
                task.set("lead", serde_json::json!(["so-1"])).expect("fits");
            }
            records.push(Arc::new(task));
        }
        Dataset::new(records)
    }

    /// What the scan and what a close look say of each record, and whether diacritics were asked for.
    fn worth(engine: &Engine, data: &Dataset, query: &Query) -> (Vec<(u32, Option<u32>)>, bool) {
        let needles = Needles::new(query, engine.index());
        let look = Look { index: engine.index(), data, needles: &needles, scattered: Scattered::new() };
        let mut scores = Scores::default();
        scores.search(&engine.index().parts()[0], &needles, None);
        let looked = (0..data.len()).map(|place| look.score(place));
        (scores.total.into_iter().zip(looked).collect(), needles.is_marked())
    }

    fn engine(data: &Dataset, is_prepared: bool) -> Engine {
        let engine = Engine::new(data, Now::new(jiff::civil::date(2026, 11, 22)));
        if is_prepared {
            engine.prepare(&|| false);
        }
        engine
    }

    /// Something to look for as a reader of queries might make it, and more.
    fn alternative() -> impl Strategy<Value = Alternative> {
        let only = prop::sample::select(&[None, None, Some(Field::Title), Some(Field::Content)][..]);
        (words(3), any::<bool>(), only, 0..300_i32).prop_map(|(text, complete, only, penalty)| {
            let typed = Alternative::typed(&text).expect("letters");
            Alternative { marked: None, complete, only, penalty, ..typed }
        })
    }

    fn term() -> impl Strategy<Value = Term> {
        (prop::collection::vec(alternative(), 1..3), any::<bool>()).prop_map(|(alternatives, exact)| Term {
            alternatives,
            exact,
            ..Term::default()
        })
    }

    proptest! {
        #[test]
        fn a_close_look_finds_what_the_scan_found_and_diacritics_only_lower_it(
            titles in prop::collection::vec(words(4), 1..90),
            lead in words(3),
            text in words(4),
            is_prepared in any::<bool>(),
        ) {
            let data = tasks(&titles, &lead);
            let engine = engine(&data, is_prepared);
            let query = Query::read(&text, &Abbreviations::default(), engine.vocabulary(), engine.now());
            let (worth, is_marked) = worth(&engine, &data, &query.expect("reads"));
            for (scanned, looked) in worth {
                prop_assert_eq!(scanned > 0, looked.is_some(), "{}", text);
                let looked = looked.unwrap_or(0);
                prop_assert!(if is_marked { looked <= scanned } else { looked == scanned }, "{}", text);
            }
        }

        #[test]
        fn a_close_look_says_what_the_scan_says_of_whatever_is_asked(
            titles in prop::collection::vec(words(4), 1..90),
            lead in words(3),
            terms in prop::collection::vec(term(), 1..3),
            is_prepared in any::<bool>(),
        ) {
            let data = tasks(&titles, &lead);
            let query = Query { terms, ..Query::default() };
            for (scanned, looked) in worth(&engine(&data, is_prepared), &data, &query).0 {
                prop_assert_eq!(scanned, looked.unwrap_or(0));
            }
        }
    }

    #[test]
    fn a_letter_that_stands_for_a_whole_word_is_no_beginning() {
        let data = tasks(&["Khoản đ".into(), "Khoản điều chỉnh".into()], "Sở");
        let letter = Alternative { folded: "d".into(), complete: true, ..Alternative::default() };
        let term = |alternative| Term { alternatives: vec![alternative], ..Term::default() };
        let query = Query { terms: vec![term(letter)], ..Query::default() };
        for is_prepared in [false, true] {
            let found = worth(&engine(&data, is_prepared), &data, &query).0.into_iter();
            assert_eq!(found.map(|(score, _)| score > 0).collect::<Vec<_>>(), [false, true, false]);
        }
    }
}
