//! The mouse at a real terminal: it is asked for only where the config file says so, and never left behind.

use rustix::process::Signal;

use crate::support::pty::Pty;

/// The program with this config file.
fn configured(config: &str, run: impl FnOnce(Pty)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, config).unwrap();
    let pty = Pty::start(&["--config", path.to_str().unwrap(), "--today", "2026-11-22"], 80, 24);
    pty.wait_for("trợ giúp");
    run(pty);
}

/// What a terminal reports for a press and the release in a cell, counted from 1.
fn click(x: u16, y: u16) -> String {
    format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m")
}

fn asks_for_mouse(pty: &Pty) -> bool {
    let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
    ["?1000", "?1002", "?1003", "?1005", "?1006", "?1015"].iter().any(|mode| raw.contains(mode))
}

#[test]
fn without_being_asked_for_the_mouse_is_never_spoken_of_and_reports_do_nothing() {
    configured("", |mut pty| {
        pty.send("/");
        pty.wait_for("Gõ tên");
        pty.send(&format!("{}\x1b[<64;3;9M{}", click(3, 1), click(40, 24)));
        pty.send("block");
        pty.wait_for("/ block");
        pty.key("esc");
        pty.wait_for("q thoát");
        pty.send("Y");
        pty.wait_gone("q thoát");
        pty.key("esc");
        pty.wait_for("q thoát");
        pty.send("q");
        assert_eq!(pty.wait_exit(), 0);
        assert!(!asks_for_mouse(&pty) && pty.is_restored());
    });
}

#[test]
fn a_mouse_that_is_asked_for_clicks_and_is_given_back_at_the_end() {
    configured("mouse = true\n", |mut pty| {
        pty.wait_for_mouse(true);
        let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
        assert!(!raw.contains("?1003h") && !raw.contains("?1002h"), "movements are not asked for");
        // The fourth tab of `1 Tổng quan│2 Danh mục│3 Hạn│4 Việc│…`.
        pty.send(&click(31, 1));
        pty.wait_for("Bảng nhiệm vụ");
        // Two presses soon after each other open the card.
        pty.send(&click(5, 6).repeat(2));
        pty.wait_for("Esc lùi");
        pty.key("esc");
        pty.wait_gone("Esc lùi");
        pty.send("q");
        assert_eq!(pty.wait_exit(), 0);
        assert!(pty.is_restored());
    });
    configured("mouse = true\n", |pty| {
        pty.wait_for_mouse(true);
        pty.signal(Signal::TERM);
        assert_eq!(pty.wait_exit(), 143);
        assert!(pty.is_restored());
    });
}

#[test]
fn while_a_record_is_shown_bare_the_terminal_selects_text() {
    configured("mouse = true\n", |mut pty| {
        pty.wait_for_mouse(true);
        pty.send("Y");
        pty.wait_for_mouse(false);
        // What was on its way scrolls nothing and closes nothing.
        pty.send("\x1b[<65;9;9M");
        pty.key("esc");
        pty.wait_for_mouse(true);
        pty.send("Y");
        pty.wait_for_mouse(false);
        pty.signal(Signal::HUP);
        assert_eq!(pty.wait_exit(), 129);
        assert!(pty.is_restored());
    });
}
