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
