//! A day that is typed over a deadline, in the real program: what a person does first, and once lost the deadline by.

use crate::support::colleague::Account;
use crate::support::pty::Pty;

const TODAY: &str = "2026-11-22";
const TITLE: &str = "Việc có hạn";
const OLD: &str = "đến ngày 29/12/2026";

#[test]
fn a_day_typed_over_a_deadline_is_the_deadline() {
    let store = tempfile::tempdir().unwrap();
    let account = Account::own(store.path(), TODAY);
    account.must(&["init", "--empty"]);
    let id = account.must(&["add", "task", TITLE]).trim().to_owned();
    account.must(&["set", &id, &format!("deadline={OLD}")]);
    let deadline = || account.items(&["show", &id, "--json"])[0]["deadline"].clone();
    let mut pty = Pty::start(&["--store", store.path().to_str().unwrap(), "--today", TODAY], 80, 24);
    pty.send("4");
    pty.wait_for(TITLE);
    pty.send("d");
    pty.wait_for(&format!("Thời hạn: {OLD}"));
    pty.send("31/12");
    pty.wait_for("còn 39 ngày");
    assert!(!pty.screen().contains(OLD), "{}", pty.screen());
    pty.key("enter");
    pty.wait_for("Đã lưu");
    assert_eq!((&deadline()["text"], &deadline()["end"]), (&"31/12".into(), &"2026-12-31".into()));
    pty.send("d");
    pty.wait_for("Thời hạn: 31/12");
    pty.send("khi xong");
    pty.wait_for("Thời hạn: khi xong");
    pty.key("enter");
    pty.wait_for("mất thời hạn");
    assert_eq!(deadline()["end"], "2026-12-31", "nothing is saved before the answer");
    pty.key("ctrl-z");
    pty.key("ctrl-z");
    pty.wait_for("Thời hạn: 31/12");
    pty.key("esc");
    pty.wait_for("q thoát");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}
