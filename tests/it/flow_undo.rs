//! Undoing what somebody else did: the history names them and asks, and nothing happens before the answer.

use cncl::app::message::{LogLine, Msg};
use cncl::model::Reverses;
use cncl::store::{Entry, MemoryLog};

use crate::support::app::{Session, log_line};

/// What stands in the history of a session, the newest first.
fn lines(session: &Session) -> Vec<LogLine> {
    let line = |entry: &Entry| log_line(entry.n, &entry.by, false, &format!("sửa {}", entry.n));
    session.log().iter().map(line).collect()
}

/// An, in the history; Bình has made the newest edit, and An the one before.
fn in_the_history() -> Session {
    let log = MemoryLog::default();
    let (mut an, mut binh) = (Session::beside(&log, "an"), Session::beside(&log, "bình"));
    an.press("N").type_text("của an").press("enter");
    binh.press("j N").type_text("của bình").press("enter");
    an.look();
    an.press("7");
    an.send(Msg::History(lines(&an)));
    an
}

fn undone(session: &Session) -> Vec<u64> {
    let of = |entry: Entry| if let Reverses::Undo(n) = entry.reverses { Some(n) } else { None };
    session.log().into_iter().filter_map(of).collect()
}

#[test]
fn somebody_elses_edit_is_named_and_asked_about() {
    let mut an = in_the_history();
    an.press("x");
    let picture = an.picture();
    for said in ["số 2 là của bình", "22/11/2026 07:10", "sửa 2", "y hoàn tác"] {
        assert!(picture.contains(said), "{said}\n{picture}");
    }
    // Nothing but a yes does it, and Enter, which takes what is offered elsewhere, is none.
    for keys in ["enter", "x", "u", "j", "2"] {
        an.press(keys);
        assert!(an.picture().contains("là của bình"), "{keys}\n{}", an.picture());
    }
    assert_eq!(undone(&an), [] as [u64; 0]);
    for no in ["n", "k", "esc"] {
        an.press(no);
        assert!(!an.picture().contains("là của bình"), "{no}\n{}", an.picture());
        assert_eq!(undone(&an), [] as [u64; 0]);
        an.press("x");
    }
    an.press("y");
    assert_eq!(undone(&an), [2]);
    assert!(!an.picture().contains("là của bình"));
}

#[test]
fn ones_own_edit_needs_no_question() {
    let mut an = in_the_history();
    an.press("down x");
    assert_eq!(undone(&an), [1]);
    let mut an = in_the_history();
    an.press("u");
    assert_eq!(undone(&an), [1], "u takes back one's own last one, whoever edited since");
}

#[test]
fn where_nothing_may_be_changed_nothing_is_asked() {
    let mut an = in_the_history().read_only();
    an.press("x");
    assert!(!an.picture().contains("Hoàn tác sửa đổi của người khác"), "{}", an.picture());
    assert_eq!(undone(&an), [] as [u64; 0]);
}

#[test]
fn what_is_asked_is_read_whole_at_any_size() {
    for (width, height) in [(80, 24), (40, 12), (200, 50)] {
        let mut session = Session::new(width, height);
        let words = "Trạng thái: Chưa thực hiện → Hoàn thành · Hình thành các nhóm nghiên cứu";
        session.press("7").send(Msg::History(vec![log_line(9, "bình", false, words)]));
        session.press("x");
        let picture = session.picture();
        assert!(picture.contains("bình") && picture.contains("y hoàn tác"), "{picture}");
        assert!(picture.contains("người khác?") || width == 40, "{picture}");
    }
}
