//! Conversations by example: what is said, and the records afterwards.

use std::sync::Arc;

use super::{Plain, Setting};
use crate::lang::{Lang, Language};
use crate::model::holidays::Holidays;
use crate::model::{Dataset, Kind, Now, Record, Status};
use crate::search::Abbreviations;
use crate::store::{Edits as _, MemoryLog, MemoryStore, Who, builtin};

fn talk(answers: &str) -> String {
    converse(answers, false).0
}

/// What was said, and the records afterwards.
fn converse(answers: &str, read_only: bool) -> (String, Dataset) {
    heard(answers.as_bytes(), read_only)
}

fn heard(answers: &[u8], read_only: bool) -> (String, Dataset) {
    let data = builtin::dataset().expect("built in");
    let (lang, abbreviations) = (Lang::new(Language::Vietnamese), Abbreviations::default());
    let now = Now::new(jiff::civil::date(2026, 11, 22));
    let holidays = Holidays::default();
    let who = Who { by: "an".into(), site: "test".into() };
    let store = MemoryStore::new(data, MemoryLog::default(), who);
    let setting = Setting::new(&lang, now, &abbreviations, &holidays);
    let setting = Setting { asked_day: Some(now.today), read_only, ..setting };
    let mut plain = Plain::new(store, Arc::default(), setting);
    let mut out = Vec::new();
    plain.run(answers, &mut out).expect("talks");
    let data = plain.store.data().clone();
    (String::from_utf8(out).expect("UTF-8"), data)
}

/// The task that the first line of the conversation names.
fn first(data: &Dataset) -> &Record {
    data.of(Kind::Task).find(|task| task.title().starts_with("Hình thành các nhóm")).expect("built in")
}

#[test]
fn the_state_of_the_open_task_changes_and_one_letter_takes_it_back() {
    let (said, data) = converse("1\ns\n3\n", false);
    assert!(said.contains("3. Đang thực hiện") && said.contains("Đã lưu"), "{said}");
    assert_eq!(first(&data).as_task().map(|task| task.status), Some(Status::Doing));
    let (said, data) = converse("1\ns\n3\nu\n", false);
    assert!(said.contains("Hoàn tác"), "{said}");
    assert_eq!(first(&data).as_task().map(|task| task.status), Some(Status::Unknown));
}

#[test]
fn what_is_not_utf_8_is_said_so_and_the_question_still_stands() {
    let (said, data) = heard(b"1\ng\n\xe3\xf4\nxong\n", false);
    assert!(said.contains("UTF-8"), "{said}");
    let note = first(&data).head.notes.last().map(|note| note.text.to_string());
    assert_eq!(note.as_deref(), Some("xong"), "{said}");
}

#[test]
fn a_deadline_and_progress_are_read_and_refused_as_on_the_screen() {
    let (said, data) = converse("1\nh\n31/2/2027\n30/6/2027\np\n150 %\n40\n", false);
    assert!(said.contains("tháng 2") || said.contains("28"), "{said}");
    assert!(said.contains("từ 0 đến 100"), "{said}");
    assert!(said.contains("30/06/2027"), "the reading is echoed: {said}");
    let task = first(&data);
    assert_eq!(task.as_task().and_then(|task| task.progress), Some(40));
    assert_eq!(Now::new(jiff::civil::date(2026, 11, 22)).last_day(task), "2027-06-30".parse().ok());
}

#[test]
fn a_deadline_that_reads_gives_way_to_words_that_do_not_only_after_a_question() {
    let (said, data) = converse("1\nh\n30/6/2027\nh\nkhi nào xong\n\n", false);
    assert!(said.contains("mất thời hạn “30/6/2027”"), "{said}");
    assert_eq!(first(&data).deadline().map(|it| it.text.to_string()).as_deref(), Some("30/6/2027"));
    let (said, data) = converse("1\nh\n30/6/2027\nh\nkhi nào xong\n31/7/2027\n", false);
    assert_eq!(first(&data).deadline().map(|it| it.text.to_string()).as_deref(), Some("31/7/2027"), "{said}");
    let (said, data) = converse("1\nh\n30/6/2027\nh\nkhi nào xong\nc\n", false);
    assert_eq!(
        first(&data).deadline().map(|it| it.text.to_string()).as_deref(),
        Some("khi nào xong"),
        "{said}"
    );
}

#[test]
fn a_note_is_signed_and_what_is_finished_has_its_result_and_its_day() {
    let (said, data) = converse("1\ng\nđã gọi sở\nx\nđã trình\n31/12/2026\n20/11/2026\n", false);
    let task = first(&data);
    assert_eq!(
        task.head.notes.last().map(|note| (&*note.text, &*note.by)),
        Some(("đã gọi sở", "an")),
        "{said}"
    );
    assert!(said.contains("sau hôm nay"), "a day to come is refused: {said}");
    let done = task.as_task().map(|task| (task.status, &*task.result));
    assert_eq!((done, task.done_on()), (Some((Status::Done, "đã trình")), "2026-11-20".parse().ok()));
}

#[test]
fn what_waits_for_approval_goes_back_for_a_reason() {
    let (said, data) = converse("1\ns\n4\ns\n3\n\nthiếu phụ lục\n", false);
    assert!(said.contains("Ghi lý do"), "{said}");
    let task = first(&data);
    assert_eq!(task.as_task().map(|task| task.status), Some(Status::Doing));
    assert_eq!(task.head.notes.last().map(|note| &*note.text), Some("Thực hiện lại: thiếu phụ lục"));
}

#[test]
fn a_dot_leaves_a_question_and_nothing_changes() {
    let (said, data) = converse("1\ns\n.\nh\n.\nh\n\nx\n.\nx\nkết quả\n.\ng\n.\n", false);
    assert_eq!(said.matches("không đổi gì").count(), 6, "{said}");
    assert!(data.iter().eq(builtin::dataset().expect("built in").iter()));
}

#[test]
fn without_an_open_task_and_where_nothing_may_be_changed_that_is_said() {
    assert!(converse("s\n", false).0.contains("mở một việc trước"));
    assert!(converse("1\ns\nu\n", true).0.matches("Kho chỉ đọc").count() == 2);
    let said = converse("b\n1\ns\nh\n", false).0;
    assert!(said.contains("không phải nhiệm vụ") || said.contains("nhiệm vụ"), "{said}");
}

#[test]
fn it_begins_with_what_is_due_and_who_leads() {
    let said = talk("");
    assert!(said.contains("1. Hình thành các nhóm chuyên gia tư vấn"), "{said}");
    assert!(said.contains("15/10/2025. quá hạn 403 ngày. chưa nêu chủ trì"), "{said}");
}

#[test]
fn a_number_opens_and_its_links_can_be_followed() {
    let said = talk("blockchain\n1\n1\nq\n");
    assert!(said.contains("Trích: “công nghệ Blockchain”"), "{said}");
    assert!(said.contains("Thực hiện") || said.contains("1139/QĐ-UBND"), "{said}");
}

#[test]
fn more_is_said_on_an_empty_line_and_nonsense_is_no_trouble() {
    let said = talk("n\n\n\n\n0\n99999\n\u{1b}[2J\nzzzzzz\n");
    assert!(said.contains("16. ") && !said.contains('\u{1b}'));
}
