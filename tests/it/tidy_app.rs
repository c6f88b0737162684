//! The shape of the core: how much one object holds, that each layer has its file in both rooms, and rings of files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tidy::{product, root, sources};

/// The most fields that the program's state may have, each a part that owns what it does.
const FIELDS: usize = 12;
/// The most files in which it may have methods.
const FILES: usize = 8;

#[test]
fn the_state_of_the_program_is_made_of_few_parts() {
    let module = fs::read_to_string(root().join("src/app/mod.rs")).unwrap();
    let (_, rest) = module.split_once("pub struct App {").unwrap();
    let (body, _) = rest.split_once("\n}\n").unwrap();
    let is_field = |line: &&str| !line.trim_start().starts_with("//") && line.contains(": ");
    let fields = body.lines().filter(is_field).count();
    assert!(fields > 0 && fields <= FIELDS, "{fields} fields");
    let has_methods = |path: &&PathBuf| fs::read_to_string(path).unwrap().contains("impl App {");
    let files = sources(&root().join("src"));
    let files: Vec<_> = files.iter().filter(has_methods).collect();
    assert!(!files.is_empty() && files.len() <= FILES, "{files:?}");
}

#[test]
fn every_layer_has_one_file_that_does_and_one_that_draws() {
    let names = |room: &str| {
        let entries = fs::read_dir(root().join(room)).unwrap();
        let name = |entry: std::io::Result<fs::DirEntry>| {
            entry.unwrap().file_name().into_string().unwrap().trim_end_matches(".rs").to_owned()
        };
        entries.map(name).filter(|name| name != "mod").collect::<BTreeSet<_>>()
    };
    let mut drawn = names("src/ui/overlay");
    for shared in ["about", "grid", "line"] {
        assert!(drawn.remove(shared), "{shared} is what several of them need");
    }
    assert_eq!(names("src/app/overlay"), drawn);
}

/// `cargo fmt` goes from file to file by the lines that declare them; the table of layers declares those that draw.
#[test]
fn files_that_a_table_declares_are_formatted() {
    let files: Vec<PathBuf> = sources(&root().join("src/ui/overlay"));
    assert!(files.len() > 20, "{files:?}");
    let rustfmt = Command::new("rustfmt").args(["--check", "--edition", "2024"]).args(files).output();
    // Whoever only runs the tests may have no formatter; the gate has one.
    let Ok(done) = rustfmt else { return };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}

#[test]
fn every_pane_has_one_file_that_does_and_one_that_draws() {
    let panes = sources(&root().join("src/app/pane"));
    let is_pane = |path: &&PathBuf| fs::read_to_string(path).unwrap().contains("\nimpl PaneState for ");
    let panes: Vec<_> = panes.iter().filter(is_pane).collect();
    assert!(panes.len() > 5, "{panes:?}");
    for path in panes {
        assert!(root().join("src/ui/pane").join(path.file_name().unwrap()).exists(), "{}", path.display());
    }
}

/// The rooms in which files still import each other in a ring: how many rings, and the files of the largest. In `app` a layer
/// answers with a reply, and a reply may hold a layer.
const RINGS: [(&str, usize, usize); 1] = [("app", 1, 2)];

#[test]
fn no_more_files_import_each_other_in_a_ring() {
    let rooms = fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().path());
    let rooms: Vec<PathBuf> = rooms.filter(|path| path.is_dir()).collect();
    assert!(rooms.len() > 10, "{rooms:?}");
    for folder in rooms {
        let room = folder.file_name().unwrap().to_str().unwrap();
        let (most, largest) =
            RINGS.iter().find(|row| row.0 == room).map_or((0, 0), |(_, most, largest)| (*most, *largest));
        let rings = rings(&folder, room);
        let found = rings.iter().map(BTreeSet::len).max().unwrap_or(0);
        assert!(rings.len() <= most && found <= largest, "{room}: {rings:?}");
    }
}

#[test]
fn the_search_for_rings_finds_one() {
    let uses = [("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["b"]), ("d", vec!["a"])];
    let uses = uses.map(|(file, uses)| (file.to_owned(), uses.into_iter().map(str::to_owned).collect()));
    assert_eq!(rings_of(&uses.into()), [["b".to_owned(), "c".to_owned()].into()]);
}

type Uses = BTreeMap<String, BTreeSet<String>>;

/// The rings among the files of a room, each with its files.
fn rings(folder: &Path, room: &str) -> Vec<BTreeSet<String>> {
    let module = |path: &Path| {
        let inside = path.strip_prefix(folder).unwrap().with_extension("");
        let inside = inside.to_str().unwrap().replace('/', "::");
        inside.trim_end_matches("mod").trim_end_matches("::").to_owned()
    };
    let mut files: BTreeMap<String, String> = sources(folder)
        .iter()
        .filter(|path| !path.ends_with("tests.rs"))
        .map(|path| (module(path), product(&fs::read_to_string(path).unwrap())))
        .collect();
    if let Ok(code) = fs::read_to_string(folder.with_extension("rs")) {
        files.insert(String::new(), product(&code));
    }
    let mut uses = Uses::new();
    for (file, code) in &files {
        let paths = used(code).into_iter().filter_map(|path| within(&path, file, room, &files));
        uses.insert(file.clone(), paths.filter(|of| of != file).collect());
    }
    rings_of(&uses)
}

/// The paths behind `use`, groups in braces taken apart; what is only handed on does not count.
fn used(code: &str) -> Vec<String> {
    let statements = code.split('\n').map(str::trim_start).collect::<Vec<_>>().join("\n");
    let begins = statements.match_indices("\nuse ").map(|(at, found)| at + found.len());
    begins.flat_map(|at| expand(statements[at..].split(';').next().unwrap_or_default())).collect()
}

fn expand(path: &str) -> Vec<String> {
    let Some((head, group)) = path.split_once('{') else { return vec![path.trim().to_owned()] };
    let group = &group[..group.rfind('}').unwrap_or(group.len())];
    let (mut depth, mut members) = (0, vec![String::new()]);
    for c in group.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match c {
            ',' if depth == 0 => members.push(String::new()),
            _ => members.last_mut().unwrap().push(c),
        }
    }
    let members = members.iter().map(|member| member.trim()).filter(|member| !member.is_empty());
    members.flat_map(|member| expand(&format!("{}{member}", head.trim()))).collect()
}

/// The file of the room that a path leads to, if it leads to one.
fn within(path: &str, file: &str, room: &str, files: &BTreeMap<String, String>) -> Option<String> {
    let mut at: Vec<&str> = if file.is_empty() { Vec::new() } else { file.split("::").collect() };
    let mut path: Vec<&str> = path.split("::").collect();
    match path.as_slice() {
        ["crate", of, ..] if *of == room => {
            at.clear();
            path.drain(..2);
        }
        ["super", ..] => {
            while path.first() == Some(&"super") {
                at.pop();
                path.remove(0);
            }
        }
        [first, ..] if files.contains_key(&[at.as_slice(), &[first]].concat().join("::")) => {}
        _ => return None,
    }
    let whole: Vec<&str> = at.into_iter().chain(path).collect();
    (0..=whole.len()).rev().map(|n| whole[..n].join("::")).find(|name| files.contains_key(name))
}

/// Files that reach each other.
fn rings_of(uses: &Uses) -> Vec<BTreeSet<String>> {
    let reached = |from: &String| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(file) = next.pop() {
            next.extend(uses.get(file).into_iter().flatten().filter(|to| seen.insert((*to).clone())));
        }
        seen
    };
    let reach: BTreeMap<&String, BTreeSet<String>> = uses.keys().map(|file| (file, reached(file))).collect();
    let mut rings = BTreeSet::new();
    for (file, to) in reach.iter().filter(|(file, to)| to.contains(**file)) {
        let ring = to.iter().filter(|other| reach.get(other).is_some_and(|back| back.contains(*file)));
        rings.insert(ring.cloned().collect::<BTreeSet<_>>());
    }
    rings.into_iter().collect()
}
