//! Somebody who was told nothing adds a task with lead and deadline, in a new store at 80×24: every key that is pressed
//! stands on the screen before it is, and there are few of them.

use serde_json::{Value, json};

use crate::support::colleague::Account;
use crate::support::pty::Pty;

const TODAY: &str = "2026-11-22";
const TITLE: &str = "Báo cáo kết quả quý IV";
/// The keys beside the title.
const MOST: usize = 20;

/// A newcomer at the terminal, and how many keys were pressed.
struct Newcomer {
    pty: Pty,
    keys: usize,
}

impl Newcomer {
    fn reads(&mut self, text: &str) -> &mut Self {
        self.pty.wait_for(text);
        self
    }

    fn presses(&mut self, key: &str) {
        self.pty.key(key);
        self.keys += 1;
    }

    fn types(&mut self, text: &str) {
        self.pty.send(text);
        self.keys += text.chars().count();
    }
}

#[test]
fn a_task_with_lead_and_deadline_takes_few_keys_and_no_guess() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("cncl");
    let env = [("XDG_DATA_HOME", folder.path().to_str().unwrap())];
    let mut an = Newcomer { pty: Pty::start_with(&["--today", TODAY], &env, 80, 24), keys: 0 };
    an.reads("n thêm").presses("n");
    an.reads("Thêm: Nhiệm vụ").reads("▌Tên *                  bắt buộc").types(TITLE);
    an.reads("Enter chọn, tiếp").presses("enter");
    an.reads("▌Chủ trì                gõ chữ tắt hoặc vài chữ").types("skhcn");
    an.reads("↓ Sở Khoa học và Công nghệ Hà Nội").presses("down");
    an.reads("▌ Sở Khoa học và Công nghệ Hà Nội").presses("enter");
    an.reads("▌Thời hạn               30/10, trước 30/10, quý IV/2027").types("30/10");
    an.reads("→ thứ Bảy 30/10/2027 (năm suy ra), còn 342 ngày").reads("F2 lưu").presses("f2");
    an.reads("Đã lưu (u hoàn tác)").reads("Báo cáo kết quả quý IV").reads("Sở KH&CN HN");
    let beside = an.keys - TITLE.chars().count();
    assert!(beside <= MOST, "{beside} keys beside the title");
    an.pty.key("q");
    assert_eq!(an.pty.wait_exit(), 0);
    let listed = Account::own(&store, TODAY).items(&["list", "task", "--filter", TITLE, "--json"]);
    let task: &Value = listed.iter().find(|task| task["title"] == TITLE).unwrap();
    assert_eq!((&task["lead"], &task["status"]), (&json!(["so-khcn-ha-noi"]), &json!("todo")));
    assert_eq!(task["deadline"]["end"], "2027-10-30");
}

/// Says who is at the keyboard, gives a task with a deadline to five departments of the province, and sees it on the board.
#[test]
fn a_newcomer_says_who_they_are_and_gives_a_task_to_five_departments() {
    const TITLE: &str = "Báo cáo tình hình ứng dụng AI";
    /// Beside the title.
    const MOST: usize = 40;
    let folder = tempfile::tempdir().unwrap();
    let [data, config] = ["data", "config"].map(|name| folder.path().join(name));
    let env = [("XDG_DATA_HOME", data.to_str().unwrap()), ("XDG_CONFIG_HOME", config.to_str().unwrap())];
    let mut an = Newcomer { pty: Pty::start_with(&["--today", TODAY], &env, 80, 24), keys: 0 };
    an.reads("F9: bạn là ai?").presses("f9");
    an.reads("▌Tên tôi").types("An");
    an.presses("enter");
    an.reads("▌Cơ quan tôi").types("khcn");
    an.reads("↓ để chọn").presses("down");
    an.reads("nhận: Bộ Khoa học và Công nghệ").presses("down");
    an.reads("nhận: Sở Khoa học và Công nghệ Hà Nội").reads("F2 nhận").presses("f2");
    an.reads("Đã ghi vào").reads("Tổng quan").presses("n");
    an.reads("▌Tên *").types(TITLE);
    an.presses("enter");
    an.reads("▌Chủ trì").presses("enter");
    an.reads("▌Thời hạn").types("trước ngày 15/12");
    an.reads("→ ngày cuối thứ Hai 14/12/2026").presses("f2");
    an.reads("Đã lưu (u hoàn tác)").presses("F");
    an.reads("Giao cho từng cơ quan").reads("Sở Nội vụ Hà Nội");
    for ticked in 1..=5 {
        an.presses("space");
        an.reads(&format!("đã chọn {ticked}"));
    }
    an.presses("enter");
    an.reads("Sẽ đổi 5 mục").reads("thời hạn trước ngày 15/12").presses("enter");
    an.reads("giao cho 5 cơ quan").presses("4");
    an.reads("Chưa thực hiện").reads("Báo cáo tình hình ứng");
    let beside = an.keys - TITLE.chars().count();
    assert!(beside <= MOST, "{beside} keys beside the title");
    an.pty.key("q");
    assert_eq!(an.pty.wait_exit(), 0);
    let config = std::fs::read_to_string(config.join("cncl/config.toml")).unwrap();
    assert!(config.contains("agency = \"Sở Khoa học và Công nghệ Hà Nội\""), "{config}");
    let parts = Account::own(&data.join("cncl"), TODAY).items(&["list", "task", "--filter", TITLE, "--json"]);
    let parts: Vec<&Value> = parts.iter().filter(|task| !task["parent"].is_null()).collect();
    assert_eq!(parts.len(), 5);
    for part in parts {
        assert_eq!(
            (&part["deadline"]["text"], &part["status"]),
            (&json!("trước ngày 15/12"), &json!("todo"))
        );
        assert!(part["lead"][0].as_str().unwrap().ends_with("-ha-noi"), "{part}");
    }
}
