//! Deadlines say the same in words and in dates, and a milestone and its tasks say the same.

use jiff::civil::Date;
use serde_json::Value;

use super::{rows, text, texts};

fn date(deadline: &Value, key: &str) -> Option<Date> {
    deadline[key].as_str().map(|day| day.parse().unwrap_or_else(|error| panic!("{day}: {error}")))
}

/// What the opening words of a wording mean, as administrations use them.
fn kind_of(words: &str) -> &'static str {
    let words = words.to_lowercase();
    let kinds = [
        ("trước", "before"),
        ("từ nay đến", "by"),
        ("đến", "by"),
        ("trong", "during"),
        ("giai đoạn", "during"),
        ("tầm nhìn", "vision"),
        ("hàng năm", "every"),
        ("thường xuyên", "standing"),
    ];
    kinds.iter().find(|(start, _)| words.starts_with(start)).map_or("?", |(_, kind)| kind)
}

/// The numbers of a wording, in its order: day and month, or years.
fn numbers(words: &str) -> Vec<i16> {
    words.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// Whether `start` and `end` say what the words and the precision say.
fn dates_agree(deadline: &Value) -> bool {
    let span = date(deadline, "start").zip(date(deadline, "end"));
    let Some((start, end)) = span else {
        return deadline["precision"].is_null() && ["every", "standing"].contains(&text(deadline, "kind"));
    };
    let whole_years =
        start == Date::constant(start.year(), 1, 1) && end == Date::constant(end.year(), 12, 31);
    let said = numbers(text(deadline, "text"));
    match text(deadline, "precision") {
        "day" => start == end && said == [i16::from(start.day()), i16::from(start.month())],
        "year" => whole_years && start.year() == end.year() && said == [start.year()],
        "range" => whole_years && start < end && said == [start.year(), end.year()],
        _ => false,
    }
}

fn with_deadline(name: &str) -> Vec<Value> {
    rows(name).into_iter().filter(|row| !row["deadline"].is_null()).collect()
}

#[test]
fn words_and_dates_agree() {
    for row in with_deadline("tasks").iter().chain(&with_deadline("milestones")) {
        let deadline = &row["deadline"];
        assert_eq!(text(deadline, "kind"), kind_of(text(deadline, "text")), "{}", row["id"]);
        assert!(dates_agree(deadline), "{}: {deadline}", row["id"]);
    }
}

#[test]
fn the_wording_of_a_milestone_is_in_its_quote() {
    for row in rows("milestones") {
        let quote = text(&row, "quote");
        for word in text(&row["deadline"], "text").split_whitespace().filter(|word| *word != "…") {
            assert!(quote.contains(word), "{}: {word}", row["id"]);
        }
    }
}

#[test]
fn a_year_that_is_not_in_the_source_is_marked_and_explained() {
    for row in with_deadline("tasks").iter().chain(&with_deadline("milestones")) {
        let without_year = row["deadline"]["precision"] == "day";
        assert_eq!(row["deadline"]["year_inferred"] == true, without_year, "{}", row["id"]);
        assert!(!without_year || row["inferred"]["deadline"].is_string(), "{}", row["id"]);
    }
}

#[test]
fn every_dated_task_has_one_milestone_that_says_the_same() {
    let milestones = rows("milestones");
    for task in rows("tasks") {
        let marks = |one: &&Value| texts(one, "tasks").contains(&text(&task, "id"));
        let marking: Vec<&Value> = milestones.iter().filter(marks).collect();
        assert_eq!(marking.len(), usize::from(!task["deadline"].is_null()), "{}", task["id"]);
        for milestone in marking {
            assert_eq!(milestone["deadline"], task["deadline"], "{}", task["id"]);
            assert_eq!(milestone["document"], task["document"], "{}", task["id"]);
        }
    }
}

#[test]
fn the_three_national_deadlines_of_2025_are_there() {
    let last_days =
        [("15/10", "by", "2025-10-15"), ("30/10", "before", "2025-10-30"), ("31/12", "by", "2025-12-31")];
    let tasks = with_deadline("tasks");
    for (words, kind, day) in last_days {
        let found: Vec<&Value> = tasks
            .iter()
            .map(|task| &task["deadline"])
            .filter(|one| text(one, "text").contains(words))
            .collect();
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!((text(found[0], "kind"), text(found[0], "end")), (kind, day));
    }
}
