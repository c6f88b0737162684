//! What rests on a source really stands in it, word for word, and nothing is listed that no source lists.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{builtin, notes, read, records, rows, text};

/// The articles by file name, with their length in bytes: a stray editor must not "repair" them.
const ARTICLES: [(&str, usize); 5] = [
    ("000_ae0dd1fb56475cbc.txt", 3242),
    ("001_079a512d201e4f71.txt", 6026),
    ("002_f4d640028b1b726c.txt", 2759),
    ("003_1afa4012598037fe.txt", 7011),
    ("004_c950f65b32ee8c2c.txt", 3924),
];

const LONGEST_QUOTE: usize = 200;

fn articles() -> BTreeMap<&'static str, String> {
    ARTICLES.iter().map(|(file, _)| (*file, read(&format!("tests/it/data/sources/{file}")))).collect()
}

/// The words of a text in lower case, without punctuation.
fn words(line: &str) -> BTreeSet<String> {
    let lower = line.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The whole numbers written in a text.
fn numbers(line: &str) -> BTreeSet<u64> {
    line.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// How many records of `name` stand under each catalogue.
fn counted(name: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for row in rows(name) {
        *counts.entry(text(&row, "catalogue").to_owned()).or_default() += 1;
    }
    counts
}

fn assert_quoted(articles: &BTreeMap<&str, String>, whose: &Value, source: &str, quote: &str) {
    let Some(article) = articles.get(source) else { panic!("{whose}: no source {source:?}") };
    assert!(!quote.is_empty() && article.contains(quote), "{whose}: not in {source}: {quote:?}");
    assert!(quote.chars().count() <= LONGEST_QUOTE, "{whose}: quote too long");
}

#[test]
fn articles_are_byte_for_byte() {
    for (file, length) in ARTICLES {
        assert_eq!(read(&format!("tests/it/data/sources/{file}")).len(), length, "{file}");
    }
}

#[test]
fn every_quote_is_in_its_source() {
    let articles = articles();
    for record in records() {
        let source = text(&record, "source");
        assert_quoted(&articles, &record["id"], source, text(&record, "quote"));
        for note in notes(&record) {
            assert!(text(note, "text").ends_with('.'), "{}: {note}", record["id"]);
            let Some(quote) = note["quote"].as_str() else {
                assert!(note["id"].is_null(), "{}: a note with an id rests on a quote", record["id"]);
                continue;
            };
            assert_quoted(&articles, &record["id"], note["source"].as_str().unwrap_or(source), quote);
        }
    }
}

/// Notes and reasons may give the source's words between “ and ”; those must be its words.
#[test]
fn what_stands_between_quotation_marks_is_said_somewhere() {
    let said = articles().into_values().collect::<String>().to_lowercase();
    for record in records() {
        let reasons = record["inferred"].as_object().into_iter().flat_map(|fields| fields.values());
        let sentences = notes(&record).iter().map(|note| &note["text"]).chain(reasons);
        for sentence in sentences.filter_map(Value::as_str) {
            for words in sentence.split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
                assert!(said.contains(&words.to_lowercase()), "{}: {words:?}", record["id"]);
            }
        }
    }
}

#[test]
fn every_abbreviation_is_in_its_quote() {
    let articles = articles();
    for row in rows("abbreviations") {
        assert_quoted(&articles, &row["abbr"], text(&row, "source"), text(&row, "quote"));
        assert!(text(&row, "quote").contains(text(&row, "abbr")), "{}", row["abbr"]);
        assert!(!text(&row, "vi").is_empty() && !text(&row, "en").is_empty(), "{}", row["abbr"]);
    }
}

#[test]
fn every_source_is_described() {
    let articles = articles();
    let described = rows("sources");
    assert_eq!(described.len(), articles.len());
    for source in described {
        let article = &articles[text(&source, "file")];
        match source["title"].as_str() {
            Some(title) => assert!(article.contains(title), "{title} is no title of {}", source["file"]),
            None => assert!(!text(&source, "label").is_empty(), "{} has no name", source["file"]),
        }
    }
}

#[test]
fn catalogues_list_what_their_source_lists() {
    let expected = |pairs: &[(&str, usize)]| -> BTreeMap<String, usize> {
        pairs.iter().map(|(id, count)| ((*id).to_owned(), *count)).collect()
    };
    let groups =
        [("cat-uu-tien-2025", 3), ("cat-ha-noi-2026-2035", 10), ("ds-nganh-uu-tien-ha-noi-nq-29", 5)];
    assert_eq!(counted("technologies"), expected(&groups));
    assert_eq!(counted("products"), expected(&[("cat-uu-tien-2025", 5)]));
    assert!(!builtin("technologies").contains("\"matches\""), "no source maps one group to another");
}

#[test]
fn groups_and_products_are_named_in_the_words_of_the_source() {
    for row in rows("technologies").iter().chain(&rows("products")) {
        let (title, quote) = (words(text(row, "title")), words(text(row, "quote")));
        assert!(!title.is_empty() && title.is_subset(&quote), "{}: {title:?}", row["id"]);
        for component in row["components"].as_array().into_iter().flatten() {
            let component = words(component.as_str().unwrap_or_default());
            assert!(component.is_subset(&quote), "{}: {component:?}", row["id"]);
        }
    }
}

#[test]
fn stated_counts_stand_in_the_quotes_of_notes() {
    let word = |field: &str| match field {
        "technologies" => "nhóm công nghệ",
        "products" => "sản phẩm",
        "tasks" => "nhiệm vụ",
        "targets" => "chỉ tiêu",
        other => panic!("{other} cannot be stated"),
    };
    let mut found = 0;
    for record in records() {
        for (field, value) in record["stated"].as_object().into_iter().flatten() {
            let count = value.as_u64().unwrap_or_default();
            let said = |note: &&Value| {
                let quote = text(note, "quote");
                numbers(quote).contains(&count) && quote.contains(word(field))
            };
            assert!(notes(&record).iter().any(|note| said(&note)), "{}: {field} {count}", record["id"]);
            found += 1;
        }
    }
    assert_eq!(found, 9);
}

#[test]
fn the_contradiction_of_26_and_25_is_kept() {
    let programme = records().into_iter().find(|one| one["id"] == "cthd-thanh-uy-ha-noi-nq-29");
    let programme = programme.expect("the draft programme");
    assert_eq!(programme["stated"]["targets"], 26);
    let parts = notes(&programme).iter().filter(|note| text(note, "id").starts_with("so-chi-tieu-cthd-29-"));
    let sum: u64 = parts.flat_map(|note| numbers(text(note, "quote"))).sum();
    assert_eq!(sum, 25);
}
