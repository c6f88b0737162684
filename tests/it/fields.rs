//! The table of fields, walked: what a row claims works at every door, and its names are there in both languages.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use cncl::app::overlay::form::Form;
use cncl::lang::{Lang, Language};
use cncl::model::shape::Shape;
use cncl::model::spec::{self, Shown, Spec, Unit};
use cncl::model::{Dataset, Id, Kind, Now, Record, input};
use cncl::search::{Abbreviations, Filter};
use cncl::text::Words;
use cncl::view::detail::detail;
use cncl::view::log;
use cncl::work::{self, Command, Typed, World};

use crate::cli::Home;
use crate::support::app::Session;

const TODAY: &str = "2026-11-22";

fn record(kind: Kind, id: &str) -> Record {
    let mut record = Record::new(kind, Id::new(id).unwrap());
    record.set("title", json!(format!("Bản ghi {id}"))).unwrap();
    record
}

/// One record of each kind, called after it, and one to be changed.
fn data(base: &Record) -> Dataset {
    let others = Kind::ALL.map(|kind| record(kind, &format!("x-{kind}")));
    Dataset::new(others.into_iter().chain([base.clone()]).map(Arc::new).collect())
}

/// What is typed for a field, and what a filter asks for to find it.
fn sample(spec: &Spec) -> (String, String) {
    let same = |text: &str| (text.to_owned(), text.to_owned());
    match spec.shape {
        _ if spec.name == "counts" => same("kind:task"),
        _ if spec.is_place() => same("Hà Nội"),
        Shape::Text => same(&format!("Mẫu của {}", spec.name)),
        Shape::Texts | Shape::Objects => same("một mẫu"),
        Shape::Number { .. } if spec.unit == Unit::Year => same("2027"),
        Shape::Number { whole: true, .. } => ("77".to_owned(), ">76".to_owned()),
        Shape::Number { .. } => ("7,5".to_owned(), "7..8".to_owned()),
        Shape::Flag => same("có"),
        Shape::Date | Shape::Object => ("02/11/2026".to_owned(), "<=02/11/2026".to_owned()),
        Shape::Deadline => ("30/12/2026".to_owned(), ">1/12/2026".to_owned()),
        Shape::Word(words) => same(words[1]),
        Shape::Ref(kind) | Shape::Refs(kind) => same(&format!("x-{kind}")),
    }
}

/// Every field of every kind.
fn rows() -> impl Iterator<Item = (Kind, &'static Spec)> {
    Kind::ALL.into_iter().flat_map(|kind| kind.specs().map(move |spec| (kind, spec)))
}

/// Every field that can be typed, with a record without it, and with it as `set` leaves it.
fn each_set(mut check: impl FnMut(Kind, &'static Spec, &Record, &Record, World<'_>)) {
    let lang = Lang::new(Language::Vietnamese);
    for (kind, spec) in rows().filter(|(_, spec)| spec.is_typed()) {
        let base = record(kind, "r");
        let data = data(&base);
        let world = World { data: &data, now: Now::new(TODAY.parse().unwrap()), words: &lang, home: "" };
        let command = Command::Set(Typed::one(spec.name, &sample(spec).0));
        let plan = work::plan(&command, &[Arc::new(base.clone())], world);
        let row = plan.rows.last().unwrap();
        assert!(row.outcome.is_ok(), "{kind} {}: {:?}", spec.name, row.outcome);
        check(kind, spec, &base, &row.after(), world);
    }
}

fn holds(record: &Record, spec: &Spec) -> bool {
    record.get(spec.name).is_some_and(|value| !value.is_null())
}

#[test]
fn each_field_is_called_what_people_call_it_and_nothing_twice() {
    for kind in Kind::ALL {
        let mut said: HashMap<&str, &str> = HashMap::new();
        for spec in kind.specs() {
            for word in spec.synonyms() {
                assert_eq!(word, input::key(word), "{kind} {}: a synonym is a key", spec.name);
                assert_eq!(said.insert(word, spec.name), None, "{kind}: {word} means two fields");
                assert_eq!(input::field_of(kind, word), Ok(spec), "{kind} {word}");
            }
            assert!(spec.also.is_empty() || input::field_of(kind, spec.name) == Ok(spec));
            let is_said = spec.shape == Shape::Object && !spec.is_typed() || !spec.also.is_empty();
            assert!(is_said, "{kind} {} has no name in Vietnamese", spec.name);
        }
    }
    for language in [Language::Vietnamese, Language::English] {
        let lang = Lang::new(language);
        for (kind, spec) in rows().filter(|(_, spec)| spec.is_typed()) {
            assert!(lang.knows(&format!("field-{}", spec.name)), "{language:?} {kind} {}", spec.name);
        }
    }
}

#[test]
fn what_is_set_is_kept_found_shown_and_told() {
    each_set(|kind, spec, base, set, world| {
        let named = format!("{kind} {}", spec.name);
        assert!(holds(set, spec), "{named}");
        let again: Record = serde_json::from_value(serde_json::to_value(set).unwrap()).unwrap();
        assert_eq!(again, *set, "{named} goes through JSON");
        let told =
            log::field(kind, spec.name, &Value::Null, &set.get(spec.name).unwrap(), world.data, world.words);
        assert!(told.starts_with(&world.words.name_of("field", spec.name)), "{named}: {told}");

        let lines = detail(set, world.data, world.now);
        let is_line = lines.iter().any(|line| line.label == spec.name);
        assert!(is_line || spec.shown == Shown::Elsewhere, "{named} is no line of the detail");
        if !matches!(spec.shape, Shape::Object | Shape::Objects) {
            assert_found(kind, spec, base, set, world);
        }
    });
}

/// A filter finds it under every name, and not the record without it.
fn assert_found(kind: Kind, spec: &Spec, base: &Record, set: &Record, world: World<'_>) {
    let mut both = set.clone();
    both.id = Id::new("with").unwrap();
    let mut data = world.data.clone();
    data.put(Arc::new(both));
    let value = sample(spec).1;
    for key in std::iter::once(spec.name).chain(spec.synonyms()) {
        let text = format!("{key}:\"{value}\" kind:{kind}");
        let filter = Filter::read(&text, world.now).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
        filter.check(&data).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
        let found = filter.over(&data, world.now, &Abbreviations::default());
        assert!(found.accepts(data.get("with").unwrap()), "{text}");
        let is_of_itself = matches!(spec.name, "title" | "document" | "technology" | "status");
        assert!(is_of_itself || !found.accepts(base), "{text} finds what has none");
    }
    let has = Filter::read(&format!("has:{}", spec.name), world.now).unwrap();
    assert!(has.over(&data, world.now, &Abbreviations::default()).accepts(data.get("with").unwrap()));
}

#[test]
fn a_form_shows_each_field_that_can_be_typed_and_saves_it() {
    each_set(|kind, spec, base, set, world| {
        let mut form = Form::edit(Arc::new(base.clone()), world.data, world.words);
        let at = form.place_of(spec.name).unwrap_or_else(|| panic!("{kind} {}: no field", spec.name));
        let typed = if let Shape::Flag = spec.shape { "true".to_owned() } else { sample(spec).0 };
        form.fields[at].put(&[typed], world.data);
        let plan = form.plan(world);
        let field = &form.fields[at];
        let plan =
            plan.unwrap_or_else(|| panic!("{kind} {}: {:?} {:?}", spec.name, field.reading, form.problem));
        assert_eq!(plan.rows.last().unwrap().after(), *set, "{kind} {}", spec.name);
        let first = spec.first_place(kind).is_some();
        assert_eq!(at < form.fields.len() - form.more(), first, "{kind} {}: shown first", spec.name);
        assert_eq!(field.is_prose(), spec.is_prose(), "{kind} {}", spec.name);
    });
}

#[test]
fn a_duplicate_and_a_part_take_over_what_they_may() {
    let lang = Lang::new(Language::Vietnamese);
    let mut whole: HashMap<Kind, Record> = HashMap::new();
    each_set(|kind, spec, _, set, _| {
        let all = whole.entry(kind).or_insert_with(|| record(kind, "whole"));
        all.set(spec.name, set.get(spec.name).unwrap()).unwrap();
    });
    let data = data(&whole[&Kind::Task]);
    for (kind, all) in &whole {
        let copy = Form::copy(all, &data, &lang).unwrap();
        for spec in kind.specs().filter(|spec| spec.is_typed() && spec.name != "status") {
            let field = &copy.fields[copy.place_of(spec.name).unwrap()];
            assert_eq!(field.is_empty(), spec.is_own(), "{kind} {} in a duplicate", spec.name);
        }
    }
    let world = World { data: &data, now: Now::new(TODAY.parse().unwrap()), words: &lang, home: "" };
    let (duty, to) = (Arc::new(whole[&Kind::Task].clone()), vec![Id::new("x-agency-2").unwrap()]);
    let plan = work::plan(&Command::FanOut { to, agencies: Vec::new() }, &[Arc::clone(&duty)], world);
    let part = plan.rows[0].after();
    for spec in Kind::Task.specs().filter(|spec| !matches!(spec.name, "lead" | "parent" | "status")) {
        let expected = if spec.is_inherited() { duty.get(spec.name) } else { Some(Value::Null) };
        assert_eq!(part.get(spec.name), expected, "{} of a part", spec.name);
    }
}

#[test]
fn each_field_for_many_is_set_for_many() {
    let tasks = json!([
        {"kind": "agency", "id": "x-agency", "title": "Sở Thử Nghiệm"},
        {"kind": "task", "id": "nv-1", "title": "Việc một", "status": "doing"},
        {"kind": "task", "id": "nv-2", "title": "Việc hai", "status": "doing"}
    ]);
    for (at, spec) in spec::bulk().into_iter().enumerate().filter(|(_, spec)| spec.name != "status") {
        let mut session = Session::with(&tasks, 100, 30);
        session.press("4 * b home");
        for _ in 0..at {
            session.press("down");
        }
        session.press("enter").type_text(&sample(spec).0).press("f2").press("enter");
        for id in ["nv-1", "nv-2"] {
            assert!(holds(session.app.data().get(id).unwrap(), spec), "{} of {id}", spec.name);
        }
    }
}

#[test]
fn each_field_of_a_task_is_an_option_a_column_and_a_part_of_the_json() {
    let home = Home::on(TODAY);
    home.ok(["init"]);
    for kind in Kind::ALL {
        home.ok(["add", kind.name(), &format!("Bản ghi {kind}")]);
    }
    let alone = ["title", "status", "done_on", "parent"];
    let is_plain =
        |spec: &&Spec| !matches!(spec.shape, Shape::Ref(_) | Shape::Refs(_) | Shape::Objects | Shape::Object);
    let specs: Vec<_> =
        Kind::Task.specs().filter(is_plain).filter(|spec| !alone.contains(&spec.name)).collect();
    let mut args = vec!["add".to_owned(), "task".to_owned(), "Việc có đủ".to_owned()];
    for spec in &specs {
        args.extend([format!("--{}", spec.name.replace('_', "-")), sample(spec).0]);
    }
    let id = home.ok(&args).out.trim().to_owned();
    let columns: Vec<&str> = specs.iter().map(|spec| spec.name).collect();
    let filter = "\"Việc có đủ\"";
    let out = home.ok(["list", "task", "--filter", filter, "--tsv", "--columns", &columns.join(",")]).out;
    let lines: Vec<Vec<&str>> = out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0], columns);
    let item = home.ok(["list", "task", "--filter", filter, "--json"]).items().remove(0);
    for (spec, column) in specs.iter().zip(&lines[1]) {
        assert!(!column.is_empty() && !item[spec.name].is_null(), "{}", spec.name);
    }
    let table = home.ok(["list", "task", "--filter", filter, "--columns", "title,tien-do,deadline"]).out;
    assert!(table.contains("77") && table.contains("30/12/2026"), "{table}");
    let wrong = home.run(["list", "task", "--columns", "titel"]);
    assert!(wrong.code == Some(2) && wrong.err.contains("title"), "{}", wrong.err);
    for spec in &specs {
        home.ok(["set", &id, &format!("{}=", spec.name)]);
        home.ok(["set", &id, &format!("{}={}", spec.name, sample(spec).0)]);
    }
}

#[test]
fn a_filter_takes_amounts_as_they_are_written_and_names_the_nearest_key() {
    let home = Home::on(TODAY);
    home.ok(["init"]);
    home.ok(["add", "task", "Mua máy", "--budget", "1.500.000"]);
    let ids = |filter: &str| home.ok(["list", "task", "--filter", filter, "--json"]).items().len();
    for (filter, count) in [
        ("budget:>1000", 1),
        ("kinhphi:1.500.000", 1),
        ("\"kinh\" budget:1", 0),
        ("kinh-phí:>=1.500.000", 1),
        ("budget:<1500000", 0),
        ("budget:1000000..2000000", 1),
        ("-budget:>1000 is:undated \"Mua máy\"", 0),
    ] {
        assert_eq!(ids(filter), count, "{filter}");
    }
    let wrong = home.run(["list", "task", "--filter", "bugdet:>1000"]);
    assert!(wrong.code == Some(2) && wrong.err.contains("budget"), "{}", wrong.err);
    let wrong = home.run(["list", "task", "--filter", "budget:nhiều"]);
    assert!(wrong.code == Some(2), "{}", wrong.err);
}
