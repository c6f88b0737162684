//! Import and export: what is written comes back the same, and a file with a mistake leaves everything as it was.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use serde_json::{Value, json};

use super::{Home, Run};

fn run(home: &Home, args: &[&str]) -> Run {
    home.run(["--today", "2026-03-20"].iter().chain(args))
}

fn write(home: &Home, name: &str, text: &str) {
    fs::write(home.path().join(name), text).expect("a file");
}

fn show(home: &Home, id: &str) -> Value {
    run(home, &["show", id, "--json"]).items()[0].clone()
}

/// How often the store was edited.
fn edits(home: &Home) -> u64 {
    run(home, &["log", "--limit", "1", "--json"])
        .items()
        .first()
        .map_or(0, |item| item["n"].as_u64().expect("n"))
}

#[test]
fn what_is_exported_comes_back_without_a_change() {
    let home = Home::new();
    run(&home, &["init"]);
    for (format, file) in [("json", "all.json"), ("jsonl", "all.jsonl")] {
        assert_eq!(run(&home, &["export", format, "-o", file]).code, Some(0));
        let back = run(&home, &["import", file, "--json"]);
        assert_eq!((back.code, back.items()), (Some(0), Vec::new()), "{}", back.err);
        assert_eq!(edits(&home), 0);
        let empty = Home::new();
        run(&empty, &["init", "--empty"]);
        let path = home.path().join(file);
        let taken = run(&empty, &["import", path.to_str().expect("a path")]);
        assert_eq!(taken.code, Some(0), "{}", taken.err);
        assert_eq!(run(&empty, &["export", format]).out, fs::read_to_string(&path).expect("text"));
        assert_eq!(edits(&empty), 1);
        run(&empty, &["undo"]);
        assert_eq!(run(&empty, &["export", "jsonl"]).out, "");
    }
}

#[test]
fn a_list_in_json_can_be_imported_too() {
    let home = Home::new();
    write(&home, "list.json", &run(&home, &["list", "task", "milestone", "target", "--json"]).out);
    let back = run(&home, &["import", "list.json", "--json"]);
    assert_eq!((back.code, back.items()), (Some(0), Vec::new()), "{}", back.err);
}

#[test]
fn people_write_names_words_and_days() {
    let home = Home::new();
    write(
        &home,
        "new.jsonl",
        "{\"title\":\"Việc một\",\"lead\":[\"Sở KH&CN Hà Nội\",\"Ban Chỉ đạo 57\"],\"deadline\":{\"text\":\"trước ngày 30/10\"},\
         \"document\":\"1139/QĐ-UBND\",\"status\":\"Đang thực hiện\",\"start\":\"1/4/2026\",\"progress\":10}\n\n\
         {\"kind\":\"nhiệm vụ\",\"title\":\"Việc hai\",\"lead\":\"ban chỉ đạo 57\",\"due\":\"quý IV/2026\",\"parent\":\"Việc một\"}\n",
    );
    let would = run(&home, &["import", "new.jsonl", "--kind", "task", "--dry-run"]);
    assert_eq!(would.code, Some(0), "{}", would.err);
    assert!(would.out.contains("Việc một") && would.out.contains("Ban Chỉ đạo 57"), "{}", would.out);
    assert!(home.path().read_dir().expect("a folder").count() == 1, "a dry run made a store");
    let done = run(&home, &["import", "new.jsonl", "--kind", "task", "--json"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    let items = done.items();
    let kinds: Vec<_> = items.iter().map(|item| item["kind"].as_str().expect("a kind")).collect();
    assert_eq!(kinds, ["agency", "task", "task"]);
    let [agency, one, two] = [0, 1, 2].map(|at| show(&home, items[at]["id"].as_str().expect("an id")));
    assert_eq!((&agency["title"], &agency["certainty"]), (&json!("Ban Chỉ đạo 57"), &json!("unconfirmed")));
    assert_eq!(one["lead"], json!(["so-khcn-ha-noi", agency["id"]]));
    assert_eq!((&one["last_day"], &one["start"]), (&json!("2026-10-29"), &json!("2026-04-01")));
    assert_eq!((&two["lead"], &two["parent"]), (&json!([agency["id"]]), &one["id"]));
    assert_eq!(edits(&home), 1);
}

#[test]
fn of_a_record_that_is_there_only_what_differs_is_changed() {
    let home = Home::new();
    let id = run(&home, &["add", "task", "A", "--assignee", "An"]).out.trim().to_owned();
    let text =
        format!("[{{\"id\":\"{id}\",\"title\":\"A\",\"status\":\"doing\",\"assignee\":null,\"rev\":40}}]");
    write(&home, "change.json", &text);
    let done = run(&home, &["import", "change.json", "--json"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert_eq!(done.items()[0]["f"], json!({"status": "doing", "assignee": null}));
    let record = show(&home, &id);
    assert_eq!((&record["status"], &record["rev"]), (&json!("doing"), &json!(1)));
}

#[test]
fn mistakes_are_named_with_file_line_and_field_and_nothing_is_taken() {
    let home = Home::new();
    run(&home, &["init"]);
    let rows = [
        r#"{"kind":"task","title":"Tốt"}"#,
        r#"{"kind":"tusk","title":"x"}"#,
        r#"{"kind":"task","title":"x","stauts":"done"}"#,
        r#"{"kind":"task","title":"x","status":"doen"}"#,
        r#"{"kind":"task","title":"x","progress":101}"#,
        r#"{"kind":"task","title":"x","lead":["so-khcn-ha-noix"]}"#,
        r#"{"kind":"task","title":"x","lead":["Sở KH&CN"]}"#,
        r#"{"kind":"task","title":"x","deadline":"31/2/2026"}"#,
        r#"{"kind":"task","title":""}"#,
        r#"{"kind":"task","title":"a\u001b[2J"}"#,
        r#"{"kind":"task","id":"so-khcn-ha-noi","title":"x"}"#,
        r#"{"kind":"task","id":"NV 1","title":"x"}"#,
        r#"{"title":"x"}"#,
        r#"{"kind":"task","title":"x","title":"y"}"#,
        r#"{"kind":"task","id":"nv-1","title":"x","parent":"nv-1"}"#,
        r#"{"kind":"task","id":"nv-1","title":"x"}"#,
        r#"{"kind":"task","title":5}"#,
        "[1]",
    ];
    let wanted = [
        "",
        "tusk",
        "status",
        "done",
        "100",
        "so-khcn-ha-noi",
        "so-khcn-tp-hcm",
        "31/2/2026",
        "title",
        "U+001B",
        "so-khcn-ha-noi",
        "NV 1",
        "--kind",
        "title",
        "parent",
        "nv-1",
        "title",
        "",
    ];
    write(&home, "bad.jsonl", &rows.join("\n"));
    let refused = run(&home, &["import", "bad.jsonl"]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(6), ""), "{}", refused.err);
    let lines: Vec<&str> = refused.err.lines().collect();
    assert_eq!(lines.len(), rows.len(), "{}", refused.err);
    for (at, wanted) in wanted.iter().enumerate().skip(1) {
        let line =
            lines.iter().find(|line| line.starts_with(&format!("bad.jsonl:{}", at + 1))).expect(rows[at]);
        assert!(line.contains(wanted), "{}: {line}", rows[at]);
    }
    assert!(!refused.err.contains('\x1b'));
    assert_eq!(edits(&home), 0);
    for (name, text) in [
        ("cut.json", "{\"schema\":1,\"items\":[{\"kind\":\"task\",\n\"title\""),
        ("newer.json", "{\"schema\":9,\"items\":[]}"),
        ("empty.json", ""),
        ("deep.json", &"[".repeat(100_000)),
    ] {
        write(&home, name, text);
        let refused = run(&home, &["import", name]);
        assert_eq!((refused.code, refused.out.as_str()), (Some(6), ""), "{name}: {}", refused.err);
        assert!(refused.err.contains(&format!("{name}:")), "{}", refused.err);
    }
    fs::write(home.path().join("latin.json"), b"[{\"title\":\"c\xf4ng\"}]").expect("a file");
    assert_eq!(run(&home, &["import", "latin.json"]).code, Some(6));
    assert_eq!(run(&home, &["import", "tasks.csv"]).code, Some(2));
    assert_eq!(run(&home, &["import", "none.json"]).code, Some(2));
}

#[test]
fn an_export_replaces_no_file_unless_told() {
    let home = Home::new();
    write(&home, "out.json", "mine");
    let kept = run(&home, &["export", "json", "-o", "out.json"]);
    assert_eq!(kept.code, Some(2));
    assert_eq!(fs::read_to_string(home.path().join("out.json")).expect("text"), "mine");
    assert_eq!(
        run(&home, &["export", "json", "-o", "out.json", "--force", "--filter", "kind:task"]).code,
        Some(0)
    );
    let written: Value =
        serde_json::from_str(&fs::read_to_string(home.path().join("out.json")).expect("text")).expect("JSON");
    let items = written["items"].as_array().expect("items");
    assert!(items.len() > 10 && items.iter().all(|item| item["kind"] == "task"));
    assert!(items.iter().all(|item| item.get("last_day").is_none()));
    let nowhere = run(&home, &["export", "json", "-o", "no/such/folder.json"]);
    assert_eq!(nowhere.code, Some(3), "{}", nowhere.err);
    assert_eq!(run(&home, &["export", "jsno"]).code, Some(2));
    assert_eq!(home.path().read_dir().expect("a folder").count(), 1);
}

#[test]
fn a_file_may_come_through_a_pipe() {
    let home = Home::new();
    let mut child = home
        .command()
        .args(["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all("[{\"kind\":\"task\",\"id\":\"nv-ong\",\"title\":\"Ống\"}]".as_bytes()).expect("taken");
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(show(&home, "nv-ong")["title"], "Ống");
}

/// A file that lies where the new one was once made, and a link there that led out of the folder.
#[test]
fn an_export_writes_through_nothing_that_lies_there() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let home = Home::new();
    let folder = home.path().join("trao-doi");
    fs::create_dir(&folder).expect("a folder");
    home.write_config(&format!("exchange = \"{}\"\n", folder.display()));
    let secret = home.write_file("secret", "mine");
    symlink(&secret, folder.join("r.json.new")).expect("a link");
    rustix::fs::mkfifoat(rustix::fs::CWD, folder.join("f.json.new"), 0o600.into()).expect("a pipe");
    for file in ["r.json", "f.json"] {
        home.ok(["export", "json", "-o", file, "--restricted"]);
        let path = folder.join(file);
        assert!(fs::symlink_metadata(&path).expect("there").is_file());
        assert_ne!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600, "like any file");
    }
    symlink(&secret, folder.join("link.json")).expect("a link");
    symlink("nowhere", folder.join("broken.json")).expect("a link");
    rustix::fs::mkfifoat(rustix::fs::CWD, folder.join("pipe.json"), 0o600.into()).expect("a pipe");
    fs::create_dir(folder.join("folder.json")).expect("a folder");
    let left = folder.join(".cncl-aaaaaaaaaaaaaaaa.new");
    fs::write(&left, "half").expect("a file");
    let names = || folder.read_dir().expect("a folder").count();
    let before = names();
    for name in ["link.json", "broken.json", "pipe.json", "folder.json"] {
        for args in [&["export", "json", "-o", name][..], &["export", "ics", "-o", name, "--force"]] {
            let run = home.run([args, &["--restricted"]].concat());
            assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{name}: {}", run.err);
            assert!(run.err.contains(name) && run.err.contains("liên kết"), "{name}: {}", run.err);
        }
    }
    assert_eq!(names(), before - 1, "what a killed program left is gone, and nothing came");
    assert_eq!(fs::read_to_string(&secret).expect("text"), "mine");
    let sealed = home.path().join("sealed");
    fs::create_dir(&sealed).expect("a folder");
    fs::write(sealed.join("r.json"), "mine").expect("a file");
    home.ok(["export", "json", "-o", "sealed/r.json", "--force"]);
    assert_eq!(sealed.read_dir().expect("a folder").count(), 1);
}

/// Runs the program with files of at most one block, as on a disk that becomes full in the middle of a write.
fn on_a_full_disk(home: &Home, before: &str, args: &str) -> std::process::Output {
    let mut command = std::process::Command::new("sh");
    let program = env!("CARGO_BIN_EXE_cncl");
    command.arg("-c").arg(format!("{before} ulimit -f 1; exec '{program}' {args}")).env_clear();
    command.env("HOME", home.path()).current_dir(home.path()).stdin(Stdio::null());
    command.output().expect("it starts")
}

#[test]
fn an_export_that_does_not_fit_leaves_nothing_behind_and_the_old_file_as_it_was() {
    let home = Home::new();
    write(&home, "r.json", "mine");
    let run = on_a_full_disk(&home, "trap '' XFSZ;", "export json -o r.json --force");
    assert_eq!(run.status.code(), Some(3), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(fs::read_to_string(home.path().join("r.json")).expect("text"), "mine");
    assert_eq!(home.path().read_dir().expect("a folder").count(), 1);
}

#[test]
fn what_a_killed_export_left_goes_with_the_next() {
    let home = Home::new();
    let run = on_a_full_disk(&home, "", "export json -o r.json");
    assert_eq!(run.status.code(), None, "it was killed: {}", String::from_utf8_lossy(&run.stderr));
    let names = || {
        let entries = home.path().read_dir().expect("a folder");
        entries.map(|it| it.expect("an entry").file_name().into_string().expect("UTF-8")).collect::<Vec<_>>()
    };
    let left = names();
    assert!(
        matches!(&left[..], [name] if name.strip_prefix(".cncl-").is_some_and(|it| it.len() == 20)),
        "{left:?}"
    );
    assert_eq!(fs::metadata(home.path().join(&left[0])).expect("there").len(), 512);
    home.ok(["export", "json", "-o", "r.json"]);
    assert_eq!(names(), ["r.json"]);
}

#[test]
fn an_export_leaves_the_file_of_another_that_is_at_work() {
    let home = Home::new();
    let path = home.write_file(".cncl-aaaaaaaaaaaaaaaa.new", "half");
    let at_work = fs::File::open(&path).expect("opens");
    rustix::fs::flock(&at_work, rustix::fs::FlockOperation::LockExclusive).expect("locks");
    home.ok(["export", "json", "-o", "r.json"]);
    assert!(path.exists());
    drop(at_work);
    home.ok(["export", "json", "-o", "r.json", "--force"]);
    assert!(!path.exists());
}

#[test]
fn a_device_is_neither_written_to_nor_read() {
    let home = Home::new();
    for force in [&[][..], &["--force"]] {
        let run = home.run([&["export", "json", "-o", "/dev/null"], force].concat());
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{}", run.err);
    }
    std::os::unix::fs::symlink("/dev/zero", home.path().join("zero.json")).expect("a link");
    rustix::fs::mkfifoat(rustix::fs::CWD, home.path().join("pipe.json"), 0o600.into()).expect("a pipe");
    for file in ["zero.json", "pipe.json"] {
        let run = home.run(["import", file]);
        assert_eq!((run.code, run.out.as_str()), (Some(3), ""), "{file}: {}", run.err);
    }
}

/// The sheet lay in the folder that everybody shares, under a name that could be guessed.
#[test]
fn the_sheet_of_an_editor_lies_in_a_folder_of_its_own() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let shared = home.path().join("tmp");
    fs::create_dir(&shared).expect("a folder");
    let editor = home.write_file(
        "editor",
        "#!/bin/sh\nls -ld \"$(dirname \"$1\")\" \"$1\" > seen\nsed -i 's/x/y/' \"$1\"\n",
    );
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("may run");
    let task = home.ok(["add", "task", "Việc"]).out.trim().to_owned();
    let mut command = home.command();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("TMPDIR", &shared).env("EDITOR", &editor).args(["edit", &task]);
    // Killed programs left two sheets: one long ago, and one that somebody may still miss.
    for (name, is_old) in [("cncl-aaaaaaaaaaaaaaaa", true), ("cncl-bbbbbbbbbbbbbbbb", false)] {
        let left = shared.join(name);
        fs::create_dir(&left).expect("a folder");
        fs::set_permissions(&left, fs::Permissions::from_mode(0o700)).expect("a mode");
        fs::write(left.join("nv-1.toml"), "typed").expect("a file");
        if is_old {
            let old = fs::FileTimes::new().set_modified(std::time::UNIX_EPOCH);
            fs::File::open(&left).expect("opens").set_times(old).expect("an old one");
        }
    }
    let run = Run::of(&mut command);
    let seen = fs::read_to_string(home.path().join("seen")).expect("the editor ran");
    let lines: Vec<&str> = seen.lines().collect();
    assert!(lines[0].starts_with("drwx------") && lines[1].starts_with("-rw-------"), "{seen}{}", run.err);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let stays: Vec<_> = shared.read_dir().expect("a folder").map(|it| it.expect("one").file_name()).collect();
    assert_eq!(stays, ["cncl-bbbbbbbbbbbbbbbb"], "nothing else stays");
}

#[test]
fn a_file_is_measured_before_it_is_parsed() {
    let home = Home::new();
    let notes = r#"{"text":"a"},"#.repeat(1 << 17);
    let long = format!(
        r#"{{"items":[{{"kind":"task","title":"x"}},{{"kind":"task","title":"y","notes":[{notes}{{}}]}}]}}"#
    );
    home.write_file("long.json", &long);
    home.write_file("many.jsonl", &"{}\n".repeat(1_000_001));
    for (file, words) in [("long.json", "1024 KiB"), ("many.jsonl", "1000000 bản ghi")] {
        let run = home.run(["import", file]);
        assert_eq!(run.code, Some(6), "{}", run.err);
        assert!(run.err.contains(words), "{}", run.err);
    }
    let zero = std::fs::File::open("/dev/zero").expect("a device without an end");
    let run = Run::of(home.command().args(["import", "-"]).stdin(zero));
    assert_eq!(run.code, Some(6), "{}", run.err);
    assert!(run.err.contains("1024 KiB"), "{}", run.err);
}
