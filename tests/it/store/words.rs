//! Every message of the store is in both languages, with every argument it is given, and says it.

use std::path::{Path, PathBuf};

use cncl::model::{Conflict, FieldError, Id, Status, Syntax, ValueError, Wants};
use cncl::store::{Class, Doing, Layout, Newness, Notice, Place, ReadOnly, StoreError, Wrong};
use cncl::text::Message;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use serde_json::json;

fn bundle(source: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::default();
    bundle.set_use_isolating(false);
    bundle
        .add_resource(
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(_, errors)| panic!("{errors:?}")),
        )
        .expect("no id twice");
    bundle
}

fn say(bundle: &FluentBundle<FluentResource>, message: &Message) -> String {
    let mut args = FluentArgs::new();
    if let Some((name, inner)) = &message.inner {
        args.set(*name, say(bundle, inner));
    }
    for (name, value) in &message.args {
        args.set(*name, value.clone());
    }
    let mut errors = Vec::new();
    let pattern =
        bundle.get_message(message.id).and_then(|m| m.value()).unwrap_or_else(|| panic!("{}", message.id));
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{}: {errors:?}", message.id);
    text
}

/// The words of both languages.
fn sources() -> [String; 2] {
    [cncl::lang::Language::Vietnamese, cncl::lang::Language::English]
        .map(|language| cncl::lang::sources(language).join("\n"))
}

/// Everything that can be wrong with JSON or TOML.
fn value_errors() -> Vec<ValueError> {
    use Syntax as S;
    let wants = [
        Wants::Text,
        Wants::Texts,
        Wants::Number,
        Wants::Whole(0, 100),
        Wants::Flag,
        Wants::Day,
        Wants::DaysOf(2026),
        Wants::DayOn,
        Wants::Deadline,
        Wants::Order,
        Wants::Letter,
        Wants::TextOrTexts,
        Wants::Id,
        Wants::Ids,
        Wants::Object,
        Wants::Objects,
    ];
    let syntax = [
        S::Comma,
        S::TrailingComma,
        S::Colon,
        S::Key,
        S::Value,
        S::Control,
        S::Escape,
        S::Number,
        S::End,
        S::Behind,
        S::Depth,
        S::Toml,
    ];
    let values = wants.map(|wants| ValueError::found("\"x\"", wants));
    let others = [
        ValueError::word(&json!("x"), Status::WORDS),
        ValueError::Missing("kind".into()),
        ValueError::Twice("kind".into()),
        ValueError::NoKey { name: "soon".into(), among: vec!["soon_days"] },
        ValueError::Fixed,
        ValueError::Control { code: '\u{1b}' },
    ];
    values.into_iter().chain(syntax.map(ValueError::Syntax)).chain(others).collect()
}

#[test]
fn every_error_of_a_value_is_said_in_both_languages_and_no_two_alike() {
    for source in sources() {
        let bundle = bundle(&source);
        let errors = value_errors();
        let said: Vec<String> = errors.iter().map(|error| say(&bundle, &error.message())).collect();
        let different: std::collections::BTreeSet<&String> = said.iter().collect();
        assert_eq!(different.len(), said.len());
        for text in said {
            assert!(!text.contains(['{', '\n']) && !text.contains("  "), "{text}");
            assert!(text.ends_with('.') && !text.ends_with(".."), "{text}");
        }
    }
}

fn id() -> Id {
    Id::new("nv-1").expect("id")
}

fn io() -> std::io::Error {
    std::io::Error::from_raw_os_error(28)
}

fn wrongs() -> Vec<Wrong> {
    let text = || "nv-7".to_owned();
    vec![
        Wrong::Absent,
        Wrong::NoFile,
        Wrong::Encoding,
        Wrong::Value(Box::new(ValueError::Missing(text()))),
        Wrong::Layout(Layout::AfterClosing),
        Wrong::Layout(Layout::CommaBefore),
        Wrong::Layout(Layout::NoRecord),
        Wrong::Layout(Layout::RecordUnended),
        Wrong::Layout(Layout::Format),
        Wrong::Layout(Layout::Opening),
        Wrong::Truncated,
        Wrong::Twice(text()),
        Wrong::TooMuch { found: 2, most: 1 },
        Wrong::Control(27),
        Wrong::Dangling(text()),
        Wrong::Checksum,
        Wrong::Gap { found: 3, expected: 2 },
        Wrong::Edits { from: 51, to: 100 },
        Wrong::Edits { from: 51, to: 51 },
        Wrong::Foreign,
        Wrong::Changed,
        Wrong::Head,
        Wrong::NoRecord(text()),
        Wrong::NoItem,
    ]
}

fn errors() -> Vec<StoreError> {
    let (path, field) = (PathBuf::from("/s/store.json"), "status".to_owned());
    let place = || Place { path: path.clone(), line: 3, column: 4, field: field.clone() };
    let read_only = |why| StoreError::ReadOnly { path: path.clone(), why };
    let conflict = Conflict {
        id: id(),
        field: field.clone(),
        base: json!(null),
        mine: json!("done"),
        theirs: json!(null),
        by: "binh".to_owned(),
    };
    let mut all = vec![
        StoreError::Io { doing: Doing::Rename, path: path.clone(), error: io() },
        StoreError::NotSaved { doing: Doing::Write, path: path.clone(), error: io() },
        StoreError::Uncertain { path: path.clone(), error: io() },
        StoreError::NotRegular { path: path.clone() },
        StoreError::Newer { place: place(), found: "2".to_owned() },
        StoreError::Locked { path: path.clone() },
        StoreError::Conflict(Box::new(conflict)),
        StoreError::Revision { id: id(), seen: 1, actual: 2 },
        StoreError::NoRecord { id: id(), removed: true },
        StoreError::NoRecord { id: id(), removed: false },
        StoreError::Exists { id: id() },
        StoreError::Referred { id: id(), by: id(), field: field.clone() },
        StoreError::Value { id: id(), error: FieldError::new(field.clone(), ValueError::Fixed) },
        StoreError::Dangling { id: id(), field: field.clone(), target: id() },
        StoreError::TooLong { id: id(), field: String::new(), found: 2, most: 1 },
        StoreError::OldFormat { id: id(), why: Newness::Long(70_000) },
        StoreError::OldFormat { id: id(), why: Newness::Word("sample") },
        StoreError::Sample { n: 7 },
        StoreError::Full { most: 1 },
        StoreError::Shrunk { path: path.clone(), had: 9, found: 7 },
        StoreError::Replaced { path: path.clone() },
        StoreError::NothingToUndo { redo: true },
        StoreError::NothingToUndo { redo: false },
        StoreError::NoEdit { n: 7 },
        StoreError::UndoneAlready { n: 7 },
        StoreError::Depended {
            n: 7,
            id: id(),
            field: field.clone(),
            later: 8,
            by: "binh".to_owned(),
            t: "2026-11-22T00:10:00Z".to_owned(),
        },
        StoreError::Unread { reason: Box::new(StoreError::NoEdit { n: 7 }) },
        StoreError::AcrossLost { n: 7 },
        StoreError::IsStore { path: path.clone() },
        StoreError::Gone { path: path.clone() },
        StoreError::NoStore { path: path.clone() },
    ];
    all.extend([ReadOnly::Asked, ReadOnly::Permission, ReadOnly::Doubt, ReadOnly::Shrunk].map(read_only));
    all.extend(wrongs().into_iter().map(|wrong| StoreError::Damage { place: place(), wrong }));
    all
}

#[test]
fn every_error_and_notice_is_said_in_both_languages() {
    let path = || Path::new("/s/store.json").to_owned();
    let notices = [
        Notice::Torn { path: path(), bytes: 7 },
        Notice::ByHand { path: path() },
        Notice::LateHand { path: path() },
        Notice::NotCompacted(StoreError::NoEdit { n: 7 }),
        Notice::Remote { path: path() },
        Notice::OpenToAll { path: path() },
        Notice::NoStore { path: path() },
        Notice::Begins { n: 101 },
        Notice::Raising { path: path() },
        Notice::Lost {
            gap: cncl::store::Gap { from: 5, to: 8 },
            by: "an".into(),
            t: "2026-11-22T00:10:00Z".into(),
        },
        Notice::Leftover { path: path() },
    ];
    let messages = errors()
        .iter()
        .map(StoreError::message)
        .chain(notices.iter().map(Notice::message))
        .collect::<Vec<_>>();
    for source in sources() {
        let bundle = bundle(&source);
        for message in &messages {
            let said = say(&bundle, message);
            for (name, value) in &message.args {
                let is_said = said.contains(value.as_str());
                let is_a_choice = name.ends_with("_is")
                    || ["doing", "how", "reason", "line", "column", "field", "path", "seen"].contains(name);
                assert!(is_said || is_a_choice, "{}: {name} is not in {said:?}", message.id);
            }
            assert!(!said.contains(['{', '\n']) && !said.contains("  "), "{said}");
        }
    }
}

/// What is said of a value ends in a full stop, and so does what it is told in.
#[test]
fn no_error_ends_in_two_full_stops() {
    for source in sources() {
        let bundle = bundle(&source);
        let behind_an_edit = errors().into_iter().map(|error| Notice::NotCompacted(error).message());
        for message in errors().iter().map(StoreError::message).chain(behind_an_edit) {
            let said = say(&bundle, &message);
            assert!(said.ends_with('.') && !said.ends_with(".."), "{said}");
        }
    }
}

/// What could not be done beside an edit does not say that the edit is not saved.
#[test]
fn a_notice_beside_a_saved_edit_does_not_say_that_nothing_was_saved() {
    let path = || PathBuf::from("/kho/store.json.new");
    let full = || std::io::Error::from(std::io::ErrorKind::StorageFull);
    let errors = || {
        [
            StoreError::Io { doing: Doing::Link, path: path(), error: full() },
            StoreError::NotSaved { doing: Doing::Write, path: path(), error: full() },
            StoreError::Uncertain { path: path(), error: full() },
            StoreError::NotRegular { path: path() },
        ]
    };
    for (source, saved, never) in sources()
        .iter()
        .zip(["Đã lưu", "saved"])
        .zip([
            ["Chưa lưu", "Chưa có gì", "chưa ghi gì", ".."],
            ["not saved", "Not saved", "Nothing was", ".."],
        ])
        .map(|((source, saved), never)| (source, saved, never))
    {
        let bundle = bundle(source);
        for error in errors() {
            let said = say(&bundle, &Notice::NotCompacted(error).message());
            assert!(
                said.to_lowercase().contains(&saved.to_lowercase()) && said.contains("store.json.new"),
                "{said}"
            );
            assert!(never.iter().all(|words| !said.contains(words)), "{said}");
        }
    }
}

#[test]
fn a_reason_is_said_in_words() {
    let error = StoreError::NotSaved { doing: Doing::Write, path: "/s/journal.jsonl".into(), error: io() };
    let said = say(&bundle(&sources()[0]), &error.message());
    assert!(said.starts_with("Chưa lưu. Không ghi được /s/journal.jsonl: đĩa đã đầy"), "{said}");
}

#[test]
fn every_error_has_an_end_that_the_contract_knows() {
    let conflict = errors().into_iter().filter(|error| error.class() == Class::Conflict).count();
    let denied = errors().into_iter().filter(|error| error.class() == Class::Denied).count();
    assert_eq!((conflict, denied), (10, 5));
}
