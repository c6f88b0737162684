//! What the search finds in the built-in data, by the table in `search/table.txt`: queries as officials type them.

use cncl::model::{Dataset, Now};
use cncl::search::{Abbreviation, Abbreviations, Answer, Engine, FilterError, Question};
use cncl::store::builtin;
use cncl::text::fold;

/// Queries with what they must find.
const TABLE: &str = include_str!("search/table.txt");

/// The built-in data, ready to be searched.
struct Desk {
    data: Dataset,
    engine: Engine,
    abbreviations: Abbreviations,
}

impl Desk {
    fn new() -> Self {
        let data = builtin::dataset().unwrap();
        let now = Now::new(jiff::civil::date(2026, 11, 22));
        let rows: Vec<Abbreviation> = serde_json::from_str(builtin::abbreviations()).unwrap();
        Self { engine: Engine::new(&data, now), data, abbreviations: Abbreviations::new(&rows) }
    }

    fn ask(&self, text: &str) -> Result<Answer, FilterError> {
        self.engine.answer(&self.data, Question { text, kinds: &[], limit: 20 }, &self.abbreviations)
    }

    fn ids(&self, answer: &Answer) -> Vec<&str> {
        answer.hits.iter().filter_map(|hit| Some(self.data.at(hit.place)?.id.as_str())).collect()
    }

    /// What is wrong with the answer to a row; nothing if it is right.
    fn complaint(&self, row: &Row<'_>) -> Option<String> {
        let answer = match self.ask(row.query) {
            Ok(answer) => answer,
            Err(error) => return Some(error.to_string()),
        };
        let found = self.ids(&answer);
        let shown = &found[..found.len().min(3)];
        if !found.iter().take(row.among).any(|id| row.ids.contains(id)) {
            return Some(format!("wants {:?} in the first {}, got {shown:?}", row.ids, row.among));
        }
        let suggestion = answer.suggestion.as_deref().unwrap_or_default();
        let is_suggested =
            row.suggestion.is_none_or(|wanted| wanted.to_lowercase() == suggestion.to_lowercase());
        (!is_suggested).then(|| format!("wants {:?} suggested, got {suggestion:?}", row.suggestion))
    }
}

/// One row of the table.
#[derive(Debug)]
struct Row<'a> {
    category: &'a str,
    query: &'a str,
    /// How far down one of the records may stand.
    among: usize,
    ids: Vec<&'a str>,
    suggestion: Option<&'a str>,
}

fn rows() -> Vec<Row<'static>> {
    let mut category = "";
    let mut rows = Vec::new();
    for line in TABLE.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix("## ") {
            category = name;
        } else if !line.is_empty() && !line.starts_with('#') {
            rows.push(row(category, line));
        }
    }
    rows
}

fn row<'a>(category: &'a str, line: &'a str) -> Row<'a> {
    let split = |sign| line.split_once(sign);
    let (query, rest, among) = match (split(" => "), split(" =3> ")) {
        (Some((query, rest)), _) => (query, rest, 1),
        (None, Some((query, rest))) => (query, rest, 3),
        (None, None) => panic!("no row: {line}"),
    };
    let (ids, suggestion) = rest.split_once(" ? ").map_or((rest, None), |(ids, words)| (ids, Some(words)));
    Row { category, query, among, ids: ids.split('|').map(str::trim).collect(), suggestion }
}

#[test]
fn every_query_of_the_table_finds_its_record() {
    let desk = Desk::new();
    let wrong: Vec<String> = rows()
        .iter()
        .filter_map(|row| Some(format!("{} | {}: {}", row.category, row.query, desk.complaint(row)?)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} rows are wrong:\n{}", wrong.len(), rows().len(), wrong.join("\n"));
}

#[test]
fn the_table_is_large_and_names_records_that_there_are() {
    let (rows, data) = (rows(), builtin::dataset().unwrap());
    assert!(rows.len() >= 200);
    for row in &rows {
        for id in &row.ids {
            assert!(data.iter().any(|record| record.id.as_str() == *id), "{}: {id}", row.query);
        }
    }
    let categories: std::collections::BTreeSet<&str> = rows.iter().map(|row| row.category).collect();
    assert!(categories.len() >= 15, "{categories:?}");
}

#[test]
fn a_query_without_its_diacritics_finds_no_less() {
    let desk = Desk::new();
    for row in rows().iter().filter(|row| row.category.starts_with("exact")) {
        let plain = fold(row.query);
        let found = desk.ask(&plain).unwrap();
        let first: Vec<&str> = desk.ids(&found).into_iter().take(3).collect();
        assert!(first.iter().any(|id| row.ids.contains(id)), "{plain}: {first:?}");
    }
}

#[test]
fn a_query_may_be_read_at_every_key() {
    let desk = Desk::new();
    for query in
        ["tris tueej nhaan taoj", "lu7o7ng5 tu73", "qd 1139 ubnd", "quý iv/2025", "\"an toàn\" -so kind:task"]
    {
        for end in query.char_indices().map(|(at, _)| at) {
            // What is half a condition is refused, and nothing else.
            let answer = desk.ask(&query[..end]);
            assert!(answer.is_ok() || query[..end].contains(':'), "{}", &query[..end]);
        }
    }
}

#[test]
fn half_a_telex_word_finds_what_the_whole_one_will() {
    let desk = Desk::new();
    for (typed, wanted) in [
        ("tris tuee", "tri-tue"),
        ("tris tueej nha", "tri-tue"),
        ("tris tueej nhaa", "tri-tue"),
        ("ban daan", "ban-dan"),
        ("khaor sa", "khao-sat"),
        ("luwow", "luong-tu"),
    ] {
        let answer = desk.ask(typed).unwrap();
        let ids = desk.ids(&answer);
        assert!(ids.iter().take(8).any(|id| id.contains(wanted)), "{typed}: {ids:?}");
    }
}

#[test]
fn known_words_are_not_taken_for_telex() {
    let desk = Desk::new();
    for typed in ["chips", "blockchain", "data", "camera", "systems", "access"] {
        let answer = desk.ask(typed).unwrap();
        assert!(answer.hits.iter().all(|hit| hit.why.is_none()), "{typed}: {:?}", answer.hits.first());
    }
}

#[test]
fn an_expansion_is_told() {
    let desk = Desk::new();
    for (typed, meant) in [
        ("ttnt", "trí tuệ nhân tạo"),
        ("nnl", "NNL"),
        ("camera ttnt", "AI"),
        ("tris", "trí"),
        ("so khcn hn", "Hà Nội"),
    ] {
        let answer = desk.ask(typed).unwrap();
        let why = answer.hits.first().and_then(|hit| hit.why.clone());
        let told = why.map(|why| why.meant).unwrap_or_default();
        assert!(typed == "nnl" || told.contains(meant), "{typed}: {told:?}");
    }
}

#[test]
fn hostile_queries_get_an_answer_or_an_error_at_once() {
    let desk = Desk::new();
    let long = "trí tuệ ".repeat(2000);
    let letters = "a".repeat(399);
    let numbers = "1131 ".repeat(79);
    let abbreviations = "ai ttnt cncl ".repeat(30);
    for text in [
        "",
        " ",
        "\u{301}\u{301}\u{301}",
        "\"",
        "\"\"",
        "-",
        "- -",
        ":",
        "a:b",
        "\u{0}\u{1b}[2J",
        "\u{202e}abc",
        &long,
        &letters,
        &numbers,
        &abbreviations,
        "%%%%",
        "((((",
        "漢字",
        "🙂🙂",
        "-\"",
        "1/1/1/1/1/1",
        "9".repeat(300).as_str(),
    ] {
        let started = std::time::Instant::now();
        let answer = desk.ask(text);
        assert!(started.elapsed().as_secs() < 5, "{text:.40}");
        assert!(
            answer.is_ok_and(|answer| answer.hits.len() <= 20) || text.len() > 300 || text.contains(':'),
            "{text:.40}"
        );
    }
}

#[test]
fn words_that_are_known_are_not_replaced_by_others() {
    let desk = Desk::new();
    for text in ["so khcn chip", "bo khcn blockchain robot", "ttnt chip hn"] {
        assert_eq!(desk.ask(text).unwrap().suggestion, None, "{text}");
    }
}

#[test]
fn where_nothing_has_every_word_most_of_them_will_do() {
    let desk = Desk::new();
    for (typed, dropped) in [
        ("nang luong hydro", "hydro"),
        ("net zero 2050", "2050"),
        ("an ninh mang quoc phong", "quoc phong"),
        ("Robot công nghiệp Hàn", "công nghiệp hàn"),
        ("kind:task khao sat vaccine", "vaccine"),
        ("kh 43 ubnd tphcm", "tphcm"),
    ] {
        let answer = desk.ask(typed).unwrap();
        assert!(!answer.hits.is_empty(), "{typed}");
        assert_eq!(answer.dropped.join(" "), dropped, "{typed}");
    }
}

#[test]
fn what_is_surely_meant_is_never_left_out() {
    let desk = Desk::new();
    for typed in [
        "\"nang luong\" \"hydro\"",
        "blockchain -blockchain",
        "1131 9999",
        "robot qd 7777",
        "robot 24/12/1999",
        "kind:agency robot blockchain",
        "chi dinh thau",
    ] {
        let answer = desk.ask(typed).unwrap();
        assert!(answer.dropped.is_empty() && answer.hits.is_empty(), "{typed}: {answer:?}");
    }
    let answer = desk.ask("khao sat vaccine kind:agency").unwrap();
    assert!(
        answer.hits.iter().all(|hit| desk.data.at(hit.place).unwrap().kind() == cncl::model::Kind::Agency)
    );
}

#[test]
fn what_has_every_word_loses_none() {
    let desk = Desk::new();
    for row in rows().iter().filter(|row| row.category.starts_with("exact") || row.category == "English") {
        assert_eq!(desk.ask(row.query).unwrap().dropped, Vec::<String>::new(), "{}", row.query);
    }
}

#[test]
fn corrections_whose_words_stand_together_come_first() {
    let desk = Desk::new();
    for (typed, meant) in [
        ("thu tuong chinh phi", "Thủ tướng Chính phủ"),
        ("tri teu nhan toa", "trí tuệ nhân tạo"),
        ("kehoach43", "kế hoạch 43"),
        ("siemconductor", "semiconductor"),
        ("dndmst", "DN ĐMST"),
    ] {
        let suggestion = desk.ask(typed).unwrap().suggestion.unwrap_or_default();
        assert_eq!(fold(&suggestion), fold(meant), "{typed}");
    }
}
