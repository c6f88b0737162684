//! The house rules: who may import whom, how long a file may be, how each begins, what may not be in it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A room, the rooms it may import, and what must not occur in it.
struct Room {
    name: &'static str,
    imports: &'static [&'static str],
    never: &'static [&'static str],
}

const SCREEN: &[&str] = &["ratatui", "crossterm"];
const PURE: &[&str] =
    &["std::fs", "std::env", "SystemTime", "Instant::now", "Timestamp::now", "ratatui", "crossterm"];
const APP_NEVER: &[&str] =
    &["std::fs", "Instant::now", "SystemTime", "Timestamp::now", "ratatui", "crossterm"];

/// The table of the house. `a::b` allows that module of a room only.
const ROOMS: &[Room] = &[
    Room { name: "text", imports: &[], never: PURE },
    Room { name: "model", imports: &["text"], never: PURE },
    Room { name: "search", imports: &["model", "text"], never: PURE },
    Room { name: "work", imports: &["model", "search", "text"], never: PURE },
    Room { name: "sample", imports: &["model", "work", "text"], never: PURE },
    Room { name: "view", imports: &["model", "search", "text"], never: PURE },
    Room { name: "files", imports: &[], never: SCREEN },
    Room { name: "store", imports: &["files", "model", "text"], never: SCREEN },
    Room { name: "exchange", imports: &["model", "view", "text"], never: SCREEN },
    Room { name: "lang", imports: &["model", "text"], never: SCREEN },
    Room { name: "config", imports: &["files", "lang", "model", "text"], never: SCREEN },
    Room {
        name: "app",
        imports: &["model", "search", "work", "view", "lang", "config", "text"],
        never: APP_NEVER,
    },
    Room {
        name: "ui",
        imports: &["app", "view", "model", "search", "lang", "text"],
        never: &["crossterm", "std::fs"],
    },
    Room { name: "term", imports: &["app::key", "text"], never: &["std::fs"] },
    Room {
        name: "cli",
        imports: &[
            "model",
            "search",
            "work",
            "sample",
            "view",
            "store",
            "exchange",
            "files",
            "lang",
            "config",
            "text",
            "app::action",
            "app::keymap",
        ],
        never: SCREEN,
    },
    Room {
        name: "runtime",
        imports: &[
            "app", "config", "exchange", "lang", "model", "plain", "sample", "search", "store", "term",
            "text", "ui", "view", "work",
        ],
        never: &["crossterm"],
    },
    Room {
        name: "plain",
        imports: &["model", "search", "work", "view", "store", "lang", "config", "text"],
        never: SCREEN,
    },
    Room { name: "lib", imports: &[], never: &[] },
    Room { name: "main", imports: &[], never: SCREEN },
];

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file of a folder, by its path from there.
pub(crate) fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn room_of(path: &Path) -> &'static Room {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    let name = first.trim_end_matches(".rs");
    ROOMS
        .iter()
        .find(|room| room.name == name)
        .unwrap_or_else(|| panic!("no room is called {name}: {}", path.display()))
}

/// What a file says to the compiler of the product: no comments, no tests.
pub(crate) fn product(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code = |line: &&str| !line.trim_start().starts_with("//");
    text.lines().filter(code).collect::<Vec<_>>().join("\n")
}

/// Every `a::b` that stands behind `crate::`, groups in braces taken apart.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(['$', ':']) {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(members(group)),
            None => drop(found.insert(two_names(rest))),
        }
    }
    found
}

/// The members of a group that begins behind its brace.
fn members(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut found = vec![String::new()];
    for c in group.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match c {
            _ if depth == 0 => break,
            ',' if depth == 1 => found.push(String::new()),
            _ => found.last_mut().unwrap().push(c),
        }
    }
    found.iter().map(|name| two_names(name.trim())).filter(|name| !name.is_empty()).collect()
}

/// `app::key` of `app::key::Key`.
fn two_names(path: &str) -> String {
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(path.len());
    path[..end].split("::").take(2).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("::")
}

#[test]
fn every_import_is_allowed_by_the_table() {
    let mut wrong = Vec::new();
    for path in sources(&root().join("src")) {
        let room = room_of(&path);
        for import in imports(&product(&fs::read_to_string(&path).unwrap())) {
            let target = import.split("::").next().unwrap();
            let own = target == room.name || !ROOMS.iter().any(|room| room.name == target);
            let allowed = room.imports.iter().any(|allowed| *allowed == target || *allowed == import);
            if !own && !allowed {
                wrong.push(format!("{}: {} may not import {import}", path.display(), room.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_scan_sees_every_form_of_import() {
    let code = "use crate::app::{self, App};\nuse crate::{store, ui::theme::{Theme, x}};\nfn f() { crate::term::go() }";
    let found: Vec<_> = imports(code).into_iter().collect();
    assert_eq!(found, ["app", "store", "term::go", "ui::theme"]);
}

#[test]
fn no_room_touches_what_it_must_not() {
    let mut wrong = Vec::new();
    for path in sources(&root().join("src")) {
        let code = product(&fs::read_to_string(&path).unwrap());
        let stubs = ["todo", "dbg", "unimplemented"].map(|name| format!("{name}!("));
        for word in room_of(&path).never.iter().copied().chain(stubs.iter().map(String::as_str)) {
            if code.contains(word) {
                wrong.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_is_not_too_long() {
    const LONGEST: usize = 600;
    let mut wrong = Vec::new();
    for folder in ["src", "tests"] {
        for path in sources(&root().join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            if !text.starts_with("//!") {
                wrong.push(format!("{}: no `//!` opening", path.display()));
            }
            let lines = text.split("#[cfg(test)]").next().unwrap().lines().count();
            if folder == "src" && lines > LONGEST {
                wrong.push(format!("{}: {lines} lines", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_top_level_is_as_agreed() {
    let agreed = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "assets",
        "tests",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "deny.toml",
        "target",
    ];
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name.starts_with('.') || agreed.contains(&name.as_str()), "{name} stands at the top level");
    }
}

#[test]
fn the_readme_lists_the_keys_of_the_action_table() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, rest) = readme.split_once("<!-- keys -->\n").expect("the README marks where the keys begin");
    let (keys, _) = rest.split_once("<!-- /keys -->").expect("the README marks where the keys end");
    let generated = keys_section();
    if std::env::var_os("CNCL_UPDATE_README").is_some() {
        let (before, after) = (&readme[..readme.len() - rest.len()], &rest[keys.len()..]);
        fs::write(root().join("README.md"), [before, &generated, after].concat()).unwrap();
        return;
    }
    assert_eq!(keys, generated, "run the test with CNCL_UPDATE_README=1 to bring the README in step");
}

/// The README's table of keys: the action table in English.
fn keys_section() -> String {
    use cncl::app::action::TABLE;
    use cncl::lang::{Lang, Language};
    use cncl::text::Words;
    let lang = Lang::new(Language::English);
    let mut rows: Vec<_> = TABLE.iter().collect();
    rows.sort_by_key(|row| row.group);
    let mut text = String::from("| Keys | What they do | Id |\n|---|---|---|\n");
    let mut group = None;
    for row in rows {
        if group != Some(row.group) {
            group = Some(row.group);
            writeln!(text, "| | **{}** | |", lang.word(row.group.label())).unwrap();
        }
        let keys: Vec<String> = row.keys.iter().map(|keys| format!("`{}`", label(keys))).collect();
        let title = lang.word(&format!("action-{}", row.id));
        writeln!(text, "| {} | {title} | `{}` |", keys.join(" "), row.id).unwrap();
    }
    text
}

fn label(keys: &str) -> String {
    let keys = cncl::app::keymap::sequence(keys).unwrap();
    keys.into_iter().map(cncl::app::key::Key::label_ascii).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_of_trust_names_tests_that_are_there() {
    let page = fs::read_to_string(root().join("assets/trust.md")).unwrap();
    let code: String = ["src", "tests"]
        .iter()
        .flat_map(|folder| sources(&root().join(folder)))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let names = page.split('`').skip(1).step_by(2).filter(|name| name.matches('_').count() > 2);
    let (there, missing): (Vec<&str>, Vec<&str>) =
        names.partition(|name| code.contains(&format!("fn {name}()")));
    assert!(missing.is_empty(), "{missing:?}");
    assert!(there.len() > 20, "{there:?}");
}

/// The floors of the search, from the ground up; what has one number is one floor.
const FLOORS: [(&str, usize); 9] = [
    ("threads", 0),
    ("texts", 1),
    ("index", 2),
    ("abbreviations", 3),
    ("filter", 3),
    ("query", 3),
    ("matcher", 4),
    ("rank", 5),
    ("answer", 6),
];

#[test]
fn every_floor_of_the_search_knows_only_those_below() {
    let room = root().join("src/search");
    let floor = |name: &str| FLOORS.iter().find(|floor| floor.0 == name).map(|floor| floor.1);
    let mut wrong = Vec::new();
    for path in sources(&room) {
        let inside = path.strip_prefix(&room).unwrap().to_string_lossy().replace(".rs", "");
        let Some(own) = floor(inside.split('/').next().unwrap()) else { continue };
        if inside.ends_with("tests") {
            continue;
        }
        let code = product(&fs::read_to_string(&path).unwrap());
        for (_, rest) in
            code.match_indices("crate::search::").map(|(at, found)| (at, &code[at + found.len()..]))
        {
            let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            if floor(name).is_none_or(|floor| floor > own) {
                wrong.push(format!("{inside} may not know {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The most lines of a picture of one block, letters counted.
const BLOCK: usize = 40;

/// The most pictures that show the header.
const WITH_HEADER: usize = 45;

#[test]
fn few_pictures_are_whole_screens_and_no_block_is_long() {
    let (mut with_header, mut wrong, mut lines, mut blocks) = (0, Vec::new(), 0, 0);
    let pictures = fs::read_dir(root().join("tests/it/snapshots")).unwrap();
    let pictures: Vec<PathBuf> = pictures.map(|entry| entry.unwrap().path()).collect();
    for path in &pictures {
        let text = fs::read_to_string(path).unwrap();
        lines += text.lines().count();
        let (_, picture) = text.split_once("\n---\n").unwrap();
        with_header += usize::from(picture.lines().next().is_some_and(is_header));
        if picture.starts_with('|') {
            blocks += 1;
            if picture.lines().count() > BLOCK {
                wrong.push(format!("{}: {} lines", path.display(), picture.lines().count()));
            }
        }
    }
    println!(
        "{} pictures, {lines} lines; {blocks} of one block; {with_header} with the header",
        pictures.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(with_header <= WITH_HEADER, "{with_header} pictures show the header: draw a block alone");
}

/// Whether a line is the header: the name of a screen, and the day at the end.
fn is_header(line: &str) -> bool {
    use cncl::app::screen::Screen;
    use cncl::lang::{Lang, Language};
    use cncl::text::Words;
    let line = line.trim_start_matches('|');
    let day = line.rsplit(' ').next().unwrap_or_default();
    let is_day =
        day.len() >= 8 && day.split('/').count() == 3 && day.chars().all(|c| c.is_ascii_digit() || c == '/');
    let names = [Language::Vietnamese, Language::English].map(Lang::new);
    let begins = |name: String| {
        line.starts_with(&format!(" {name} ")) || line.starts_with(&format!(" {} ", cncl::text::ascii(&name)))
    };
    is_day && Screen::ALL.iter().any(|screen| names.iter().any(|lang| begins(lang.word(screen.label()))))
}

/// Strings of field names outside the table: in how many files of the product, beside those of `model`, each may stand.
#[test]
fn fields_are_not_named_where_the_table_can_be_asked() {
    for (name, most) in [("approver", 1), ("assignee", 3), ("progress", 4)] {
        let string = format!("\"{name}\"");
        let names = |path: &&PathBuf| product(&fs::read_to_string(path).unwrap()).contains(&string);
        let outside: Vec<PathBuf> = sources(&root().join("src"))
            .into_iter()
            // The sample fills records as people do: by the names of fields.
            .filter(|path| !["model", "sample"].contains(&room_of(path).name) && !path.ends_with("tests.rs"))
            .collect();
        let found: Vec<&PathBuf> = outside.iter().filter(names).collect();
        assert!(found.len() <= most, "{name} stands in {found:?}");
    }
}
