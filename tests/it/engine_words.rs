//! An engine that knows its words finds what one finds that goes through every text: the same records, in the same order,
//! with the same scores and ranges.

use std::sync::{Arc, LazyLock};

use cncl::model::{Dataset, Id, Kind, Now, Record};
use cncl::search::{Abbreviations, Answer, Ask, Engine, Query, QueryCache, Question};
use proptest::prelude::*;

use crate::support::tasks;

/// Words that are like each other, hold each other, are of several scripts, or begin with a sign.
const WORDS: [&str; 24] = [
    "tri",
    "trí",
    "tritri",
    "xtri",
    "tuệ",
    "tue",
    "tuan",
    "nhân",
    "nhan",
    "tạo",
    "aaa",
    "aab",
    "baa",
    "5G",
    "143/KH-UBND",
    "(tri",
    "«Tuệ»",
    "–",
    "йй",
    "йtri",
    "漢字",
    "AI",
    "R&D",
    "tri-tue",
];

struct Pair {
    data: Dataset,
    plain: Engine,
    prepared: Engine,
}

impl Pair {
    fn of(data: Dataset) -> Self {
        let now = Now::new("2026-11-22".parse().unwrap());
        let (plain, prepared) = (Engine::new(&data, now), Engine::new(&data, now));
        prepared.prepare(&|| false);
        Self { data, plain, prepared }
    }

    fn ask(&self, text: &str, limit: usize) -> [Answer; 2] {
        // Not even the words of the plain one are asked for: it would know them from then on.
        let words = self.prepared.vocabulary();
        let query = Query::read(text, &Abbreviations::new(&[]), words, self.plain.now()).unwrap();
        let ask = Ask { query: &query, kinds: &[], limit };
        [&self.plain, &self.prepared].map(|engine| engine.find(&self.data, ask))
    }
}

fn task(n: usize, title: &str, content: &str) -> Arc<Record> {
    let mut task = Record::new(Kind::Task, Id::new(&format!("nv-{n}")).unwrap());
    task.head.title = title.into();
    task.set("content", content.into()).unwrap();
    Arc::new(task)
}

/// Tasks as there are in real stores, over more than one part of the index.
static TASKS: LazyLock<Pair> = LazyLock::new(|| Pair::of(tasks::read(&tasks::lines(4_500))));

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 1..most).prop_map(|words| words.join(" "))
}

/// A piece of a text, from anywhere to anywhere.
fn piece() -> impl Strategy<Value = String> {
    (0..4_500_usize, any::<prop::sample::Index>(), 1..24_usize).prop_map(|(at, from, len)| {
        let title: Vec<char> = TASKS.data.at(at).unwrap().title().chars().collect();
        title.into_iter().skip(from.index(60)).take(len).filter(|c| *c != '"').collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_same_is_found_among_strange_words(
        titles in prop::collection::vec((words(5), words(4)), 1..120),
        queries in prop::collection::vec((words(4), 1..6_usize, any::<bool>()), 1..12),
    ) {
        let tasks = titles.iter().enumerate().map(|(n, (title, content))| task(n, title, content));
        let pair = Pair::of(Dataset::new(tasks.collect()));
        for (query, cut, is_negated) in queries {
            // Half a word, too, and one that must not be there.
            let mut query: String = query.chars().skip(cut - 1).collect();
            if is_negated {
                query.push_str(" -aab");
            }
            let [plain, prepared] = pair.ask(&query, 20);
            prop_assert_eq!(plain, prepared, "{}", query);
        }
    }

    #[test]
    fn the_same_is_found_among_tasks(
        pieces in prop::collection::vec(piece(), 1..3),
        limit in prop::sample::select(&[1_usize, 20, 300][..]),
    ) {
        let query = pieces.join(" ");
        let [plain, prepared] = TASKS.ask(&query, limit);
        prop_assert_eq!(plain, prepared, "{}", query);
    }
}

#[test]
fn letters_initials_numbers_and_slips_find_the_same() {
    for query in [
        "t",
        "k",
        "1",
        "ttnt",
        "143/kh",
        "kh-ubnd",
        "blockchian",
        "trituenhantao",
        "so tai chinh",
        "khai \"chip\"",
    ] {
        let [plain, prepared] = TASKS.ask(query, 50);
        assert!(plain.total > 0, "{query}");
        assert_eq!(plain, prepared, "{query}");
    }
}

#[test]
fn a_query_that_was_given_up_while_words_were_counted_is_answered_when_asked_again() {
    let pair = Pair::of(tasks::read(&tasks::lines(4_500)));
    let (words, cache) = (Abbreviations::default(), &mut QueryCache::default());
    // What may be Telex asks which words there are.
    let question = Question { text: "tueej", kinds: &[], limit: 5 };
    let given_up = pair.plain.answer_while(&pair.data, question, &words, cache, &|| true, &mut |_| {});
    assert_eq!(given_up, Ok(None));
    let [plain, prepared] = pair.ask("tueej", 5);
    assert!(plain.total > 0 && plain == prepared);
}

#[test]
fn an_engine_is_prepared_again_after_a_change() {
    let Pair { data, prepared: mut engine, .. } = Pair::of(tasks::read(&tasks::lines(5_000)));
    let mut new = data.clone();
    new.put(task(9_000_000, "zirconi", ""));
    engine.update(&data, &new);
    let question = Question { text: "zirconi", kinds: &[], limit: 5 };
    let ask = |engine: &Engine| engine.answer(&new, question, &Abbreviations::default()).unwrap();
    let before = ask(&engine);
    engine.prepare(&|| false);
    assert_eq!((before.total, &before), (1, &ask(&engine)));
    assert_eq!(engine.vocabulary().count("zirconi"), 1);
}
