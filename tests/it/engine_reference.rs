//! What the engine says of every record, held against a simple and slow way of saying it: each text, each thing that a term
//! may stand for, each place, one after the other. Whether words are looked up, texts gone through at a stretch or records
//! looked at closely, it must come to this.

use std::collections::BTreeMap;
use std::sync::Arc;

use cncl::model::{Dataset, Id, Kind, Now, Record};
use cncl::search::{Alternative, Ask, Engine, Field, Hit, Query, Term};
use cncl::text::fold;
use proptest::prelude::*;

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

/// Something to look for as a reader of queries might make it, and more.
fn alternative() -> impl Strategy<Value = Alternative> {
    let only = prop::sample::select(&[None, None, Some(Field::Title), Some(Field::Content)][..]);
    (words(3), any::<bool>(), only, 0..300_i32).prop_map(|(text, complete, only, penalty)| {
        let typed = Alternative::typed(&text).expect("letters");
        Alternative { marked: None, complete, only, penalty, ..typed }
    })
}

fn term() -> impl Strategy<Value = Term> {
    let alternatives = prop::collection::vec(alternative(), 1..3);
    (alternatives, any::<bool>()).prop_map(|(alternatives, exact)| Term {
        alternatives,
        exact,
        ..Term::default()
    })
}

/// Tasks, every third of which an agency leads.
fn tasks(texts: &[(String, String)], lead: &str) -> Dataset {
    let record = |kind, id: &str, title: &str| {
        let mut record = Record::new(kind, Id::new(id).unwrap());
        record.head.title = title.into();
        record
    };
    let mut records = vec![Arc::new(record(Kind::Agency, "so-1", lead))];
    for (n, (title, content)) in texts.iter().enumerate() {
        let mut task = record(Kind::Task, &format!("nv-{n}"), title);
        task.set("content", serde_json::json!(content)).unwrap();
        if n % 3 == 0 {
            task.set("lead", serde_json::json!(["so-1"])).unwrap();
        }
        records.push(Arc::new(task));
    }
    Dataset::new(records)
}

/// An engine just made, and one that knows its words.
fn engines(data: &Dataset) -> [Engine; 2] {
    let now = Now::new("2026-11-22".parse().unwrap());
    let prepared = Engine::new(data, now);
    prepared.prepare(&|| false);
    [Engine::new(data, now), prepared]
}

/// The texts in which a record is found, folded, with what their fields are worth.
fn texts(record: &Record, data: &Dataset) -> Vec<(Field, i32, String)> {
    let mut texts = vec![(Field::Title, 300, fold(record.title()))];
    if let Some(task) = record.as_task() {
        texts.push((Field::Content, 100, fold(&task.content)));
        let leads = task.lead.iter().filter_map(|id| data.get(id));
        texts.extend(leads.map(|lead| (Field::Lead, 200, fold(lead.title()))));
    }
    texts
}

/// The tier of letters in a text by the book; nothing if they are not there.
fn tier(text: &str, field: Field, asked: &Alternative, exact: bool) -> Option<i32> {
    let letters = asked.folded.as_str();
    let is_ascii = letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_letter = letters.len() == 1 && is_ascii && !exact && !asked.complete;
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let place = |(at, found): (usize, &str)| {
        let begins = !is_part(text[..at].chars().next_back());
        let ends = !is_part(text[at + found.len()..].chars().next());
        let is_head = at == 0 && field == Field::Title;
        let is_first = !text[..at].contains(char::is_alphanumeric);
        match (begins, ends) {
            (false, _) if is_letter => None,
            _ if is_letter && field != Field::Lead => Some(if is_first { 6400 } else { 6000 }),
            (false, _) | (_, false) if exact || asked.complete => None,
            (true, true) if is_head && found.len() == text.len() => Some(8000),
            (true, true) => Some(if is_head { 7400 } else { 7000 }),
            (true, false) => Some(if is_head { 6400 } else { 6000 }),
            (false, _) => Some(4000),
        }
    };
    let initials: String =
        text.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next()).collect();
    let may_be_initials = is_ascii
        && !exact
        && (3..=12).contains(&letters.len())
        && asked.penalty <= 0
        && asked.only.is_none()
        && field != Field::Lead;
    let by_initials = match initials.find(letters).filter(|_| may_be_initials) {
        Some(0) => Some(if initials == letters { 5400 } else { 5200 }),
        found => found.map(|_| 5000),
    };
    text.match_indices(letters).filter_map(place).chain(by_initials).max()
}

/// What a record is worth by the book; nothing if it does not answer.
fn worth(record: &Record, data: &Dataset, terms: &[Term]) -> Option<i64> {
    let of_term = |term: &Term| {
        let of_text = |(field, weight, text): &(Field, i32, String)| {
            let brevity = 90 - 6 * i32::try_from(text.len().min(240) / 16).unwrap();
            let asked = term.alternatives.iter().filter(|it| it.only.is_none_or(|only| only == *field));
            let score =
                |it: &Alternative| Some(tier(text, *field, it, term.exact)? + weight + brevity - it.penalty);
            asked.filter_map(score).max()
        };
        texts(record, data).iter().filter_map(of_text).max()
    };
    let scores = terms.iter().map(of_term).collect::<Option<Vec<i32>>>()?;
    let mean = scores.iter().sum::<i32>() / i32::try_from(scores.len()).unwrap();
    Some(i64::from(if scores.len() > 1 { mean - 500 } else { mean }))
}

fn find(engine: &Engine, data: &Dataset, query: &Query) -> Vec<Hit> {
    let answer = engine.find(data, Ask { query, kinds: &[], limit: data.len() });
    // Where nothing is found letters are scattered, which is not said here.
    if answer.is_weak { Vec::new() } else { answer.hits }
}

/// What of a text is marked, folded.
fn marked(hit: &Hit) -> String {
    let chars: Vec<char> = hit.text.chars().collect();
    hit.ranges.iter().map(|range| fold(&chars[range.clone()].iter().collect::<String>())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_record_is_worth_what_the_book_says(
        titles in prop::collection::vec((words(4), words(4)), 1..90),
        lead in words(3),
        terms in prop::collection::vec(term(), 1..3),
    ) {
        let data = tasks(&titles, &lead);
        let book: BTreeMap<usize, i64> = data
            .iter()
            .enumerate()
            .filter_map(|(place, record)| Some((place, worth(record, &data, &terms)?)))
            .collect();
        let query = Query { terms, ..Query::default() };
        for engine in engines(&data) {
            let found = find(&engine, &data, &query);
            prop_assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
            let found: BTreeMap<usize, i64> = found.iter().map(|hit| (hit.place, hit.score)).collect();
            prop_assert_eq!(&found, &book);
        }
    }

    #[test]
    fn diacritics_only_lower_what_is_found(
        titles in prop::collection::vec((words(4), words(4)), 1..60),
        lead in words(3),
        typed in words(3),
    ) {
        let data = tasks(&titles, &lead);
        let with = Alternative::typed(&typed).expect("letters");
        let without = Alternative { marked: None, ..with.clone() };
        let query = |alternative| {
            Query { terms: vec![Term { alternatives: vec![alternative], ..Term::default() }], ..Query::default() }
        };
        for engine in engines(&data) {
            let plain = find(&engine, &data, &query(without.clone()));
            let scores: BTreeMap<usize, i64> = plain.iter().map(|hit| (hit.place, hit.score)).collect();
            let found = find(&engine, &data, &query(with.clone()));
            prop_assert_eq!(found.len(), scores.len());
            prop_assert!(found.iter().all(|hit| hit.score <= scores[&hit.place]));
        }
    }

    #[test]
    fn what_is_marked_is_what_was_looked_for(
        titles in prop::collection::vec((words(4), words(4)), 1..60),
        lead in words(3),
        asked in alternative(),
    ) {
        let data = tasks(&titles, &lead);
        let letters = asked.folded.clone();
        let query =
            Query { terms: vec![Term { alternatives: vec![asked], ..Term::default() }], ..Query::default() };
        for engine in engines(&data) {
            for hit in find(&engine, &data, &query) {
                prop_assert_eq!(marked(&hit), letters.as_str(), "{:?}", hit);
            }
        }
    }
}

#[test]
fn a_letter_that_stands_for_a_whole_word_is_no_beginning() {
    let data = tasks(&[("Khoản đ".into(), "x".into()), ("Khoản điều chỉnh".into(), "x".into())], "Sở");
    let letter = Alternative { folded: "d".into(), complete: true, ..Alternative::default() };
    let term = Term { alternatives: vec![letter], ..Term::default() };
    let query = Query { terms: vec![term], ..Query::default() };
    for engine in engines(&data) {
        let found: Vec<usize> = find(&engine, &data, &query).iter().map(|hit| hit.place).collect();
        assert_eq!(found, [1]);
    }
}
