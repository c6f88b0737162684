//! The search engine against the plain way of doing the same: every record, one after the other.

use std::sync::{Arc, LazyLock};

use cncl::model::{Dataset, Id, Kind, Now, Record};
use cncl::search::{
    Abbreviations, Alternative, Answer, Ask, Engine, Field, Filter, Query, QueryCache, Question, Term,
};
use cncl::text::{Folded, fold};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use proptest::prelude::*;

use crate::support::tasks;

fn now() -> Now {
    Now::new("2026-11-22".parse().unwrap())
}

/// Tasks over several parts of the index.
fn many() -> Dataset {
    tasks::read(&tasks::lines(4_500))
}

fn titled(titles: &[&str]) -> Dataset {
    let task = |(n, title): (usize, &&str)| {
        let mut task = Record::new(Kind::Task, Id::new(&format!("nv-{n}")).unwrap());
        task.head.title = (**title).into();
        Arc::new(task)
    };
    Dataset::new(titles.iter().enumerate().map(task).collect())
}

fn ask(data: &Dataset, text: &str) -> Answer {
    let question = Question { text, kinds: &[], limit: 200 };
    Engine::new(data, now()).answer(data, question, &Abbreviations::default()).unwrap()
}

fn titles<'a>(data: &'a Dataset, text: &str) -> Vec<&'a str> {
    ask(data, text).hits.iter().map(|hit| data.at(hit.place).unwrap().title()).collect()
}

/// Every text by which a record is found, folded.
fn texts(record: &Record, data: &Dataset) -> Vec<String> {
    let Some(task) = record.as_task() else { return record.names().map(fold).collect() };
    let own = [record.title(), &task.content, &record.head.quote, &record.deadline().unwrap().text];
    let refers = task.lead.iter().chain(&task.document).filter_map(|id| data.get(id));
    own.into_iter().chain(refers.flat_map(Record::names)).map(fold).collect()
}

/// The words as they stand, without anything that they may stand for.
fn plain(text: &str) -> Query {
    let alternative = |word: &str| Alternative { folded: word.into(), ..Alternative::default() };
    let term = |word| Term { alternatives: vec![alternative(word)], ..Term::default() };
    Query { terms: text.split(' ').map(term).collect(), ..Query::default() }
}

/// The first letters of the words.
fn initials(folded: &str) -> String {
    folded.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next()).collect()
}

#[test]
fn as_many_are_found_as_hold_every_word() {
    let data = many();
    let engine = Engine::new(&data, now());
    for text in ["ban dan", "tai chinh blockchain", "kh-ubnd chip", "28/12", "hoach tri tue nhan tao"] {
        let has = |record: &&Record| {
            let texts = texts(record, &data);
            let has = |text: &String, word: &str| text.contains(word) || initials(text).contains(word);
            text.split(' ').all(|word| texts.iter().any(|text| has(text, word)))
        };
        let expected = data.of(Kind::Task).filter(has).count();
        let answer = engine.find(&data, Ask { query: &plain(text), kinds: &[Kind::Task], limit: 5 });
        assert!(expected > 0, "{text}");
        assert_eq!(answer.total, expected, "{text}");
    }
}

#[test]
fn scattered_letters_find_what_skim_would_put_first() {
    let data = many();
    let engine = Engine::new(&data, now());
    let skim = SkimMatcherV2::default();
    for letters in ["blckchan", "trtuenhtao", "khngnguoilai", "vtlieumoi"] {
        let points = |record: &Record| {
            let texts = texts(record, &data);
            let own = texts.iter().take(4).filter_map(|text| skim.fuzzy_indices(text, letters));
            own.filter(|(_, chars)| chars[chars.len() - 1] - chars[0] < 3 * chars.len())
                .map(|hit| hit.0)
                .max()
        };
        let mut expected: Vec<i64> = data.of(Kind::Task).filter_map(points).collect();
        expected.sort_unstable_by(|a, b| b.cmp(a));
        let query = Query::read(letters, &Abbreviations::default(), engine.vocabulary(), now()).unwrap();
        let answer = engine.find(&data, Ask { query: &query, kinds: &[Kind::Task], limit: 20 });
        let found: Vec<i64> =
            answer.hits.iter().map(|hit| points(data.at(hit.place).unwrap()).unwrap()).collect();
        assert!(answer.is_weak && found.len() == 20, "{letters}: {}", found.len());
        assert_eq!(found, expected[..20], "{letters}");
    }
}

#[test]
fn tiers_come_in_their_order() {
    let data = titled(&[
        "Xtritue nhan tao",
        "Thúc đẩy tri tu nhan",
        "Trí tuệ nhân tạo",
        "Nghiên cứu trí tuệ",
        "Trí tuệ",
        "Công nghệ thông tin trí tuệ",
    ]);
    assert_eq!(titles(&data, "tri tue")[..2], ["Trí tuệ", "Trí tuệ nhân tạo"]);
    assert_eq!(titles(&data, "ttnt")[0], "Trí tuệ nhân tạo");
}

#[test]
fn diacritics_that_were_typed_are_preferred_and_the_others_still_listed() {
    let data = titled(&["Bao cao", "Báo cáo", "Bảo cáo", "Bão"]);
    assert_eq!(titles(&data, "báo cáo"), ["Báo cáo", "Bảo cáo", "Bao cao"]);
    assert_eq!(titles(&data, "bão")[0], "Bão");
    assert_eq!(titles(&data, "BẢO")[0], "Bảo cáo");
}

#[test]
fn words_phrases_refusals_and_conditions_go_together() {
    let data = titled(&["Kế hoạch chip bán dẫn", "Kế hoạch bán lẻ, dẫn đầu", "Chip bán dẫn"]);
    assert_eq!(titles(&data, "\"bán dẫn\" -kế"), ["Chip bán dẫn"]);
    assert_eq!(titles(&data, "dẫn bán kind:task").len(), 3);
    assert_eq!(titles(&data, "\"bán dẫn").len(), 2);
    assert!(titles(&data, "chip status:done").is_empty());
    assert_eq!(titles(&data, "-chip"), ["Kế hoạch bán lẻ, dẫn đầu"]);
}

#[test]
fn a_filter_passes_what_a_search_finds() {
    let data = many();
    let abbreviations = Abbreviations::default();
    let engine = Engine::new(&data, now());
    for text in ["ttnt", "so tai chinh chip", "blckchan", "-chip status:done 5g"] {
        let filter = Filter::read(text, now()).unwrap();
        let passing = filter.over(&data, now(), &abbreviations);
        let passed = data.iter().filter(|record| passing.accepts(record)).count();
        let query = Query::read(text, &abbreviations, engine.vocabulary(), now()).unwrap();
        assert_eq!(passed, engine.find(&data, Ask { query: &query, kinds: &[], limit: 1 }).total, "{text}");
        assert!(passed > 0, "{text}");
    }
}

#[test]
fn an_index_that_was_kept_up_to_date_is_one_made_anew() {
    let old = many();
    let mut engine = Engine::new(&old, now());
    let mut new = old.clone();
    let mut changed = (**new.shared("nv-0003000").unwrap()).clone();
    changed.head.title = "Một việc hoàn toàn khác: zirconi".into();
    new.put(Arc::new(changed.clone()));
    changed.id = Id::new("nv-moi").unwrap();
    new.put(Arc::new(changed));
    engine.update(&old, &new);
    let again = Engine::new(&new, now());
    assert_eq!(engine.len(), again.len());
    for text in ["zirconi", "tri tue", "so tai chinh"] {
        let question = Question { text, kinds: &[], limit: 50 };
        let kept = engine.answer(&new, question, &Abbreviations::default()).unwrap();
        assert_eq!(kept, again.answer(&new, question, &Abbreviations::default()).unwrap(), "{text}");
    }
    let question = Question { text: "zirconi", kinds: &[], limit: 50 };
    assert_eq!(engine.answer(&new, question, &Abbreviations::default()).unwrap().total, 2);
}

#[test]
fn what_rests_on_a_document_stands_behind_until_that_is_issued() {
    let document =
        |status: &str| format!(r#"{{"kind":"document","id":"vb-1","title":"Dự thảo","status":"{status}"}}"#);
    let task =
        |id: &str, more: &str| format!(r#"{{"kind":"task","id":"{id}","title":"Rà soát hồ sơ"{more}}}"#);
    let due = r#","document":"vb-1","deadline":{"text":"30/11/2026","kind":"by","start":"2026-11-30","end":"2026-11-30","precision":"day"}"#;
    let data = |status: &str| tasks::read(&[document(status), task("nv-1", ""), task("nv-2", due)]);
    let first = |engine: &Engine, data: &Dataset| {
        let query = plain("ra soat ho so");
        let answer = engine.find(data, Ask { query: &query, kinds: &[], limit: 3 });
        data.at(answer.hits[0].place).expect("a record").id.to_string()
    };
    let (draft, issued) = (data("draft"), data("issued"));
    let mut engine = Engine::new(&draft, now());
    assert_eq!(first(&engine, &draft), "nv-1");
    engine.update(&draft, &issued);
    assert_eq!(first(&engine, &issued), "nv-2");
}

#[test]
fn a_search_that_was_overtaken_is_given_up() {
    let data = many();
    let engine = Engine::new(&data, now());
    let question = Question { text: "tri tue", kinds: &[], limit: 50 };
    let (words, cache) = (Abbreviations::default(), &mut QueryCache::default());
    let answer = engine.answer_while(&data, question, &words, cache, &|| true, &mut |_| {});
    assert_eq!(answer, Ok(None));
}

#[test]
fn what_is_in_another_field_is_named_with_the_matched_letters() {
    let data = many();
    let hit = ask(&data, "van phong uy ban").hits.into_iter().find(|hit| hit.field == Field::Lead).unwrap();
    let range = hit.ranges.first().unwrap().clone();
    let matched: String = hit.text.chars().skip(range.start).take(range.len()).collect();
    assert_eq!(matched, "Văn phòng Ủy ban");
}

#[test]
fn hostile_queries_are_answered_or_refused() {
    let data = many();
    let engine = Engine::new(&data, now());
    let long = "công ".repeat(2000);
    for text in [
        "\u{301}\u{323}",
        "\u{0}\u{1b}[2J",
        "\"\"\"",
        "\"",
        "-",
        "--",
        "-\"",
        ":",
        "a:b",
        "漢 \u{202e}",
        &long,
        "''' ||| ^$",
    ] {
        let question = Question { text, kinds: &[], limit: 20 };
        let answer = engine.answer(&data, question, &Abbreviations::default());
        assert!(answer.is_err() == (text == long), "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn ranges_lie_in_the_text_and_scores_fall(text in "[a-zđưấ \"0-9/-]{0,14}") {
        let data = titled(&["Kế hoạch … số 5, trí tuệ", "tri\u{301} tue", "Đề án 1131/QĐ-TTg", "aaaa aaaa", "ư ư đ"]);
        let Ok(answer) = Engine::new(&data, now())
            .answer(&data, Question { text: &text, kinds: &[], limit: 9 }, &Abbreviations::default())
        else {
            return Ok(());
        };
        prop_assert!(answer.hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        for hit in &answer.hits {
            let len = hit.text.chars().count();
            prop_assert!(hit.ranges.iter().all(|range| range.start < range.end && range.end <= len));
            prop_assert_eq!(&Folded::new(&hit.text).text, &fold(&hit.text));
        }
    }
}

/// What people begin to type, in pieces.
const PIECES: [&str; 18] = [
    "tri tue ",
    "nhân tạo ",
    "blockchain ",
    "so khcn ",
    "ttnt ",
    "xdkhud ",
    "quý 4 ",
    "143/KH-UBND ",
    "\"ke hoach\" ",
    "-ai ",
    "-xay ",
    "kind:task ",
    "status:done ",
    "uav ",
    "tris tueej ",
    "nq57 ",
    "t ",
    "30/10 ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn what_is_typed_key_by_key_finds_what_it_finds_at_once(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..4),
        stop in 0..4_usize,
        taken_back in 0..4_usize,
    ) {
        static STORE: LazyLock<(Dataset, Engine)> = LazyLock::new(|| {
            let data = many();
            let engine = Engine::new(&data, now());
            (data, engine)
        });
        let (data, engine) = &*STORE;
        let (words, mut cache) = (Abbreviations::new(&[]), QueryCache::default());
        let typed: Vec<char> = pieces.concat().chars().collect();
        let back = (1..=taken_back).map(|less| typed.len().saturating_sub(less));
        for len in (1..=typed.len()).chain(back).chain([typed.len() - stop.min(typed.len())]) {
            let text: String = typed[..len].iter().collect();
            let question = Question { text: &text, kinds: &[], limit: 30 };
            let narrowed = engine.answer_while(data, question, &words, &mut cache, &|| false, &mut |_| {});
            let anew = engine.answer(data, question, &words).map(Some);
            prop_assert_eq!(narrowed, anew, "{}", text);
        }
    }
}
