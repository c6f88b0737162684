//! The week of a department once more (`flow_week`), through the real program in a terminal of 80×24, by keys alone, while
//! a second process of another account edits the same store all the time: records of its own, notes and priorities of
//! the records at hand, and three times the very field that is being typed.
//!
//! It waits for what a person would wait for, a text on the screen, and never for a time.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::support;
use crate::support::colleague::{Account, Colleague, Deeds};
use crate::support::pty::Pty;

const TODAY: &str = "2026-11-22";
const DUTY: &str = "Rà soát dữ liệu dùng chung";
/// Where the colleague puts its figures.
const THEIR_TARGET: &str = "ct-hn-2030-dn-doi-moi-sang-tao";
/// The targets that are measured: the first words of each, and the value.
const MEASURED: [(&str, &str, &str, f64); 3] = [
    ("ct-hcm-2030-trung-tam", "Trung tâm/phòng thí nghiệm", "6", 6.0),
    ("ct-hn-2030-pii", "Xếp hạng chỉ số đổi mới sáng tạo", "3", 3.0),
    ("ct-hcm-2030-san-pham", "có khả năng thương mại hóa", "120", 12.0),
];

/// The one at the terminal.
struct An {
    pty: Pty,
}

impl An {
    fn begin(store: &Path) -> Self {
        let args = ["--store", store.to_str().unwrap(), "--today", TODAY];
        let an = Self { pty: Pty::start(&args, 80, 24) };
        an.pty.wait_for("Việc cần làm");
        an
    }

    /// Presses keys, written as in the config file, with spaces between them. Escape comes last: a letter right behind
    /// it would be another key.
    fn press(&mut self, keys: &str) -> &mut Self {
        keys.split(' ').for_each(|key| self.pty.key(key));
        self
    }

    fn types(&mut self, text: &str) -> &mut Self {
        self.pty.send(text);
        self
    }

    fn sees(&mut self, text: &str) -> &mut Self {
        self.pty.wait_for(text);
        self
    }

    fn sees_no(&mut self, text: &str) -> &mut Self {
        self.pty.wait_gone(text);
        self
    }

    /// Filters the board; what was said before is gone then.
    fn board_of(&mut self, filter: &str) -> &mut Self {
        self.press("4").sees("Bảng nhiệm vụ").press("f").sees("Ví dụ: chip").press("ctrl-u");
        self.types(filter).sees(&format!(" Lọc: {filter}")).press("enter").sees_no("Enter giữ, Esc bỏ")
    }

    /// The part of a ward, which is then the only card.
    fn at_part(&mut self, ward: usize) -> &mut Self {
        self.board_of(&format!("lead:phuong-{ward:02}")).sees(&format!("UBND phường Số {ward}"))
    }

    fn saved(&mut self) -> &mut Self {
        self.sees("Đã lưu (u hoàn tác)")
    }
}

/// Everybody who has a part in it.
struct Week {
    an: An,
    /// What the second process is asked for at a moment of our choosing.
    binh: Account,
    colleague: Colleague,
    /// The ids of the parts, ward by ward.
    parts: Vec<String>,
}

#[test]
fn a_week_at_the_terminal_beside_a_second_process() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("kho");
    support::found(&store);
    let own = Account::own(&store, TODAY);
    take_in_wards(&own, folder.path());
    let binh = Account::other(&store, TODAY);
    let colleague = Colleague::begin(binh.clone(), THEIR_TARGET);
    let mut week = Week { an: An::begin(&store), binh, colleague, parts: Vec::new() };
    monday(&mut week);
    tuesday(&mut week);
    wednesday(&mut week);
    thursday(&mut week);
    friday(&mut week);
    let Week { mut an, binh, colleague, parts } = week;
    let deeds = colleague.stop();
    an.press("1").sees("Việc cần làm").press("q");
    assert_eq!(an.pty.wait_exit(), 0);
    what_an_did(&own, &parts);
    what_the_other_did(&own, &deeds);
    undone_was_ones_own(&own, binh.is_other);
    assert!(own.must(&["check"]).contains("không có lỗi"));
}

/// Thirty wards, by the command that takes in records of others.
fn take_in_wards(account: &Account, folder: &Path) {
    let mut lines = String::new();
    for n in 1..=30 {
        let ward = json!({
            "kind": "agency", "id": format!("phuong-{n:02}"), "title": format!("UBND phường Số {n}"), "jurisdiction": "ha-noi"
        });
        let _ = writeln!(lines, "{ward}");
    }
    let file = folder.join("phuong.jsonl");
    std::fs::write(&file, lines).unwrap();
    account.must(&["import", file.to_str().unwrap()]);
}

/// A duty comes in and is given to thirty wards.
fn monday(week: &mut Week) {
    let an = &mut week.an;
    an.press("4").sees("Bảng nhiệm vụ").press("n").sees("Thêm: Nhiệm vụ");
    an.types(DUTY).press("enter").types("so khcn ha noi").sees("▌ Sở Khoa học và Công nghệ Hà Nội");
    an.press("enter").types("30/11/2026").sees("thứ Hai 30/11/2026").press("f2").saved();
    an.press("F").sees("Giao cho từng cơ quan").types("ubnd phường số").sees("đang hiện 30");
    an.press("ctrl-t").sees("đã chọn 30").press("enter").sees("Sẽ đổi 30 mục").press("enter").saved();
    let filter = format!("\"{DUTY}\" lead:ubnd");
    let listed = week.binh.items(&["list", "task", "--filter", &filter, "--json"]);
    let of_ward = |n: usize| {
        let lead = json!([format!("phuong-{n:02}")]);
        let part = listed.iter().find(|part| part["lead"] == lead).unwrap();
        part["id"].as_str().unwrap().to_owned()
    };
    week.parts = (1..=30).map(of_ward).collect();
    week.colleague.also(&week.parts);
}

/// What is not clear is filled in; five deadlines are moved at once, which an edit of one of them stops the first time.
fn tuesday(week: &mut Week) {
    let Week { an, binh, parts, .. } = week;
    an.at_part(1).press("r").sees("Sáu rõ: 1 việc").press("enter").sees("Người phụ trách:");
    an.types("Trần Thị Bình")
        .press("enter")
        .sees("Sản phẩm, kết quả:")
        .types("Báo cáo rà soát")
        .press("enter");
    an.sees("Thẩm quyền:")
        .types("Sở Khoa học và Công nghệ Hà Nội")
        .press("enter")
        .sees("Sáu rõ: không còn việc nào thiếu");
    an.press("esc").sees("Bảng nhiệm vụ").board_of(&format!("\"{DUTY}\" lead:ubnd"));
    an.press("home space space space space space").sees("[đã chọn 5]");
    an.press("b").sees("5 mục").press("j j enter").sees("Thời hạn:").types("10/12/2026");
    an.press("enter").sees("Sẽ đổi 5 mục");
    binh.must(&["set", &parts[1], "due=5/12/2026"]);
    an.press("enter").sees("Chưa lưu gì").press("b").sees("5 mục");
    // What was typed waits there.
    an.press("j j enter").sees("10/12/2026").press("enter").sees("Sẽ đổi 5 mục");
    an.press("enter").saved().press("esc").sees_no("[đã chọn 5]");
}

/// A card goes on, a deadline is extended with its reason; others bring their cards to review.
fn wednesday(week: &mut Week) {
    let Week { an, binh, parts, .. } = week;
    an.at_part(1).press("L").saved();
    an.at_part(6).press("D").sees("Gia hạn đến:").press("ctrl-u").types("15/12/2026").press("enter");
    an.sees("Lý do:")
        .types("chờ số liệu của quận")
        .press("enter")
        .sees("Văn bản cho phép:")
        .press("enter")
        .saved();
    for part in &parts[1..3] {
        binh.must(&["move", part, "review"]);
    }
}

/// One is finished with its result, one is accepted, one goes back; the duty itself cannot be finished yet.
fn thursday(week: &mut Week) {
    let Week { an, binh, parts, .. } = week;
    an.at_part(1)
        .press("s")
        .sees("▌ Đang thực hiện")
        .press("home j j j j")
        .sees("▌ Hoàn thành")
        .press("enter");
    an.sees("Kết quả:").types("đã nộp báo cáo số 12").press("enter enter").saved();
    an.at_part(2).sees("Chờ xác nhận hoàn thành 1").press("L").sees("Kết quả:").types("đạt yêu cầu");
    an.press("f2").saved();
    an.at_part(3).sees("Chờ xác nhận hoàn thành 1").press("H").sees("Lý do:").types("thiếu phụ lục 2");
    an.press("enter").saved();
    binh.must(&["note", &parts[3], "đã gọi điện nhắc"]);
    an.board_of(&format!("\"{DUTY}\" lead:so-khcn-ha-noi"))
        .sees("2/30 xong")
        .press("s")
        .sees("▌ Chưa thực hiện");
    an.press("home j j j j").sees("▌ Hoàn thành").press("enter").sees("Kết quả:").press("f2");
    an.sees("còn 28/30 việc thành phần").press("esc").sees_no("còn 28/30 việc thành phần");
}

/// Three targets are measured, one wrongly at first; two values are chosen between; a card that went too far goes back.
fn friday(week: &mut Week) {
    let Week { an, binh, parts, colleague } = week;
    // What one takes back is the last edit of one's account: if there is but one, the other has to rest meanwhile.
    let quiet = || (!binh.is_other).then(|| colleague.quiet());
    let rests = quiet();
    for (_, title, typed, _) in MEASURED {
        measure(an, title, typed);
    }
    an.press("u").sees("Hoàn tác sửa đổi số");
    drop(rests);
    measure(an, MEASURED[2].1, "12");
    an.at_part(7).press("d").sees("Thời hạn:").press("ctrl-u").types("18/12/2026").sees("18/12/2026,");
    binh.must(&["set", &parts[6], "due=20/12/2026"]);
    an.sees("Người khác vừa đổi thành").press("enter").sees("Hai người cùng sửa một trường");
    an.press("t").sees_no("Hai người cùng sửa một trường");
    an.at_part(9).press("%").sees("Tiến độ (%):").types("60").sees("Tiến độ (%): 60");
    binh.must(&["set", &parts[8], "progress=40"]);
    an.sees("Người khác vừa đổi thành 40").press("enter").sees("Hai người cùng sửa một trường");
    an.press("m").sees_no("Hai người cùng sửa một trường").saved();
    let _rests = quiet();
    an.at_part(8).press("L").saved().press("u").sees("Hoàn tác sửa đổi số");
}

/// Opens a target by its name, puts a value down and goes back.
fn measure(an: &mut An, title: &str, typed: &str) {
    an.press(":").sees("mở bản ghi").types(&format!("ct {title}")).sees("▌ Chỉ tiêu").press("enter");
    an.sees("Điều kiện").press("m").sees("Ghi số liệu").types(typed).press("f2").sees_no("Ghi số liệu");
    an.saved().press("esc").sees("Bảng nhiệm vụ");
}

/// What was done at the terminal is on record, with what was refused and given up left out.
fn what_an_did(account: &Account, parts: &[String]) {
    let tasks = account.items(&["list", "task", "--filter", &format!("\"{DUTY}\""), "--json"]);
    let of = |ward: usize, field: &str| {
        let task = tasks.iter().find(|task| task["id"] == json!(parts[ward - 1])).unwrap();
        task[field].clone()
    };
    for (ward, field, value) in [
        (1, "assignee", json!("Trần Thị Bình")),
        (1, "deliverable", json!("Báo cáo rà soát")),
        (1, "approver", json!("so-khcn-ha-noi")),
        (1, "result", json!("đã nộp báo cáo số 12")),
        (1, "status", json!("done")),
        (1, "done_on", json!(TODAY)),
        (2, "status", json!("done")),
        (2, "result", json!("đạt yêu cầu")),
        (3, "status", json!("doing")),
        (8, "status", json!("todo")),
        (9, "progress", json!(60)),
        (30, "status", json!("todo")),
    ] {
        assert_eq!(of(ward, field), value, "ward {ward}: {field}");
    }
    let days = [(1, "12-10"), (5, "12-10"), (6, "12-15"), (7, "12-20"), (8, "11-30"), (30, "11-30")];
    for (ward, day) in days {
        assert_eq!(of(ward, "deadline")["end"], json!(format!("2026-{day}")), "ward {ward}");
    }
    assert_eq!(of(6, "extensions")[0]["reason"], "chờ số liệu của quận");
    assert!(texts(&of(3, "notes")).contains(&"Thực hiện lại: thiếu phụ lục 2"), "{}", of(3, "notes"));
    assert!(texts(&of(4, "notes")).contains(&"đã gọi điện nhắc"), "{}", of(4, "notes"));
    let duty = tasks.iter().find(|task| task["parent"].is_null()).unwrap();
    assert_eq!((tasks.len(), &duty["status"]), (31, &json!("todo")));
    for (id, _, _, value) in MEASURED {
        assert_eq!(measured(account, id), [value], "{id}");
    }
}

/// Everything that was acknowledged to the second process is there.
fn what_the_other_did(account: &Account, deeds: &Deeds) {
    let tasks = account.items(&["list", "task", "--json"]);
    let of = |id: &str| tasks.iter().find(|task| task["id"] == json!(id)).unwrap();
    for ((id, field), value) in &deeds.fields {
        let held = match &of(id)[field] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        assert_eq!(held, *value, "{id}: {field}");
    }
    for (id, text) in &deeds.notes {
        assert!(texts(&of(id)["notes"]).contains(&text.as_str()), "{id}: {text}");
    }
    for title in &deeds.added {
        assert_eq!(tasks.iter().filter(|task| task["title"] == json!(title)).count(), 1, "{title}");
    }
    assert_eq!(measured(account, THEIR_TARGET), deeds.measured);
    let did = deeds.notes.len() + deeds.added.len() + deeds.measured.len();
    assert!(did > 10 && deeds.refused == 0, "it worked throughout: {did} done, {} refused", deeds.refused);
}

/// Both undone edits were made by the one who took them back.
fn undone_was_ones_own(account: &Account, two_accounts: bool) {
    let log = account.items(&["log", "--json", "--limit", "100000"]);
    let by = |n: &Value| &log.iter().find(|line| line["n"] == *n).unwrap()["by"];
    let undone: Vec<&Value> = log.iter().filter(|line| line.get("undo").is_some()).collect();
    assert_eq!(undone.len(), 2, "{undone:?}");
    for line in undone {
        assert_eq!(line["by"], *by(&line["undo"]));
    }
    let mut all: Vec<&str> = log.iter().filter_map(|line| line["by"].as_str()).collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), if two_accounts { 2 } else { 1 }, "{all:?}");
}

fn texts(notes: &Value) -> Vec<&str> {
    notes.as_array().into_iter().flatten().filter_map(|note| note["text"].as_str()).collect()
}

fn measured(account: &Account, id: &str) -> Vec<f64> {
    let target = account.items(&["show", id, "--json"]).remove(0);
    let measurements = target["measurements"].as_array().into_iter().flatten();
    measurements.filter_map(|it| it["value"].as_f64()).collect()
}
