//! A note is the same record wherever it was written: on the screen, in the conversation for screen readers, by a command.

use serde_json::{Value, json};

use crate::support::colleague::Account;
use crate::support::pty::Pty;

/// Long past, so that no note has a time.
const TODAY: &str = "2025-11-22";
const TITLE: &str = "Việc thử";

fn on_the_screen(args: &[&str], text: &str) {
    let mut pty = Pty::start(args, 80, 24);
    pty.send("4");
    pty.wait_for(TITLE);
    pty.send("N");
    pty.wait_for("Ghi chú:");
    pty.send(text);
    pty.key("enter");
    pty.wait_for("Đã lưu");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}

fn in_conversation(args: &[&str], text: &str) {
    let mut pty = Pty::start(&[&["--plain"], args].concat(), 80, 60);
    let answers =
        [("Gõ số để mở", "n"), (TITLE, "1"), ("g ghi chú", "g"), ("dấu chấm để thôi", text), ("Đã lưu", "q")];
    for (asked, answer) in answers {
        pty.wait_for(asked);
        pty.send(&format!("{answer}\n"));
    }
    assert_eq!(pty.wait_exit(), 0);
}

fn notes(account: &Account, id: &str) -> Vec<Value> {
    account.items(&["show", id, "--json"])[0]["notes"].as_array().unwrap().clone()
}

#[test]
fn a_note_is_the_same_wherever_it_is_written() {
    let store = tempfile::tempdir().unwrap();
    let account = Account::own(store.path(), TODAY);
    account.must(&["init", "--empty"]);
    let id = account.must(&["add", "task", TITLE]).trim().to_owned();
    let args = ["--store", store.path().to_str().unwrap(), "--today", TODAY];
    on_the_screen(&args, "đã gọi");
    in_conversation(&args, "đã gọi");
    account.must(&["note", &id, "đã gọi"]);
    let notes = notes(&account, &id);
    let by = notes[0]["by"].as_str().filter(|by| !by.is_empty()).unwrap();
    let note = json!({"kind": "comment", "text": "đã gọi", "on": TODAY, "by": by});
    assert_eq!(notes, [note.clone(), note.clone(), note]);
}
