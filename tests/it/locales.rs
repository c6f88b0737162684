//! Both languages say the same things, and every message that the program asks for is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use cncl::app::action::{Context, TABLE};
use cncl::app::keymap::{label, sequence};
use cncl::lang::{Lang, Language, sources};
use cncl::model::Kind;
use cncl::text::Words;

/// Ids with the arguments that their patterns name.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut id = String::new();
    for line in sources(language).iter().flat_map(|source| source.lines()) {
        let is_message = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((name, _)) = line.split_once(" =").filter(|_| is_message) {
            name.clone_into(&mut id);
            assert!(found.insert(id.clone(), BTreeSet::new()).is_none(), "{id} stands twice");
        }
        for argument in line.split("{ $").skip(1) {
            let name: String = argument.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.get_mut(&id).unwrap().insert(name);
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    assert_eq!(messages(Language::Vietnamese), messages(Language::English));
}

#[test]
fn the_files_parse_without_an_error() {
    for language in [Language::Vietnamese, Language::English] {
        for source in sources(language) {
            let parsed = fluent_bundle::FluentResource::try_new(source.to_owned());
            assert!(parsed.is_ok(), "{language:?}: {:?}", parsed.err().map(|(_, errors)| errors));
        }
    }
}

#[test]
fn every_action_group_kind_and_field_has_its_words() {
    let lang = Lang::new(Language::Vietnamese);
    let actions = TABLE.iter().flat_map(|row| [format!("action-{}", row.id), row.group.label().to_owned()]);
    let kinds = Kind::ALL.iter().map(|kind| format!("kind-{kind}"));
    let fields = Kind::ALL.iter().flat_map(|kind| kind.fields()).map(|field| format!("field-{}", field.name));
    for id in actions.chain(kinds).chain(fields) {
        assert!(lang.knows(&id), "{id}");
    }
}

/// A message id in the code is a literal that looks like one; those that are there must exist.
#[test]
fn every_message_that_the_code_names_exists() {
    let lang = Lang::new(Language::Vietnamese);
    let mut missing = BTreeSet::new();
    visit(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut |code| {
        for call in ["word(\"", "text(\"", "say(\"", "with(\"", "Message::new(\""] {
            for (at, _) in code.match_indices(call) {
                let id: String = code[at + call.len()..].chars().take_while(|c| *c != '"').collect();
                let slug = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                let is_id = slug && id.contains('-') && !id.starts_with('-') && !id.ends_with('-');
                if is_id && !lang.knows(&id) {
                    missing.insert(id);
                }
            }
        }
    });
    assert!(missing.is_empty(), "{missing:?}");
}

fn visit(folder: &Path, look: &mut impl FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, look);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            look(text.split("#[cfg(test)]").next().unwrap());
        }
    }
}

#[test]
fn the_keys_in_sentences_are_those_of_the_action_table() {
    for source in [Language::Vietnamese, Language::English].into_iter().flat_map(sources) {
        for call in source.split("KEY(\"").skip(1) {
            let (id, rest) = call.split_once("\", \"").unwrap();
            let (key, _) = rest.split_once("\")").unwrap();
            let row =
                TABLE.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no action is called {id}"));
            let of_table = sequence(row.keys[0]).unwrap();
            assert_eq!(key, label(&of_table), "{id}");
        }
    }
}

/// What names a key, and is not part of another word.
fn names_a_key(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.filter(|word| !word.is_empty()).any(|word| {
        let is_function = word.strip_prefix('F').is_some_and(|n| n.parse::<u8>().is_ok());
        is_function
            || ["Enter", "Esc", "Tab"].contains(&word)
            || word.starts_with("Ctrl-")
            || word.starts_with("Shift-")
    })
}

#[test]
fn no_sentence_names_a_key_that_the_config_may_have_changed() {
    assert!(
        names_a_key("Nhấn Esc.") && names_a_key("Shift-←→ dời, F4 lịch") && !names_a_key("Tabs, FPT, F4a")
    );
    // The conversation has no map of keys; the sentences about the config's keys give examples of how one is written.
    let is_free = |id: &str| id.starts_with("plain-") || id.starts_with("config-keys-");
    for source in [Language::Vietnamese, Language::English].into_iter().flat_map(sources) {
        let mut id = "";
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((of, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                id = of;
            }
            let calls = line.split("{ KEY(").enumerate();
            let own: String = calls
                .map(|(nth, part)| if nth == 0 { part } else { part.split_once(") }").map_or("", |it| it.1) })
                .collect();
            assert!(is_free(id) || !names_a_key(&own), "{line}");
        }
    }
}

#[test]
fn every_context_has_a_footer_and_a_way_back() {
    for context in Context::ALL {
        let rows = cncl::app::action::footer(context);
        assert!(rows.iter().any(|row| row.id == "back"), "{context:?}");
    }
}
