//! The real program in a pseudo-terminal: what a person sees and what is left behind.

use cncl::store::{Mode, Options, Store};
use rustix::process::Signal;

use crate::support::account;
use crate::support::pty::Pty;
use crate::support::{self, tasks};

const DAY: [&str; 2] = ["--today", "2026-11-22"];

#[test]
fn a_day_at_the_terminal() {
    let mut pty = Pty::start(&DAY, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.wait_for("15/10/2025");
    pty.wait_for("chưa nêu chủ trì");
    for (key, title) in [("2", "Danh mục công nghệ"), ("3", "theo văn bản"), ("4", "Bảng nhiệm vụ")]
    {
        pty.send(key);
        pty.wait_for(title);
    }
    pty.send("/");
    pty.wait_for("Gõ tên");
    pty.send("blockchain");
    pty.wait_for("kết quả");
    pty.key("enter");
    pty.wait_for("Thành phần");
    pty.key("enter");
    pty.wait_for("Trích");
    pty.wait_for("Danh mục công nghệ chiến lược ưu tiên");
    pty.key("enter");
    pty.wait_for("1139/QĐ-UBND");
    for _ in 0..4 {
        pty.key("esc");
    }
    // A letter right behind an Escape would be one key with it, so the last one must have been taken.
    pty.wait_for("Bảng nhiệm vụ");
    pty.wait_for("q thoát");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
    assert!(pty.is_restored(), "the terminal is as before");
}

#[test]
fn the_header_of_the_program_names_what_it_shows() {
    let mut pty = Pty::start(&[&DAY[..], &["--demo"]].concat(), 100, 24);
    pty.wait_for("[MẪU – số liệu bịa, không lưu]");
    pty.wait_for("22/11/2026");
    pty.send("4");
    pty.wait_for("Bảng nhiệm vụ");
    pty.send("L");
    pty.wait_for("Đã lưu");
    pty.send("q");
    pty.wait_for("không được giữ lại");
    assert_eq!(pty.wait_exit(), 0);
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("kho-so");
    let pty = Pty::start(&[&DAY[..], &["--store", store.to_str().unwrap(), "--read-only"]].concat(), 100, 24);
    assert_eq!(pty.wait_exit(), 3);
    drop(
        Store::init(&store, Options::new(Mode::ReadWrite, || cncl::store::builtin::dataset().unwrap()))
            .unwrap(),
    );
    let mut pty = Pty::start(&[&DAY[..], &["--store", store.to_str().unwrap()]].concat(), 100, 24);
    pty.wait_for("kho-so ·");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
    let mut pty = Pty::start(&DAY, 80, 24);
    pty.wait_for("Dữ liệu có sẵn, theo báo chí");
    // The first edit founds a store.
    pty.send("4");
    pty.wait_for("Bảng nhiệm vụ");
    pty.send("L");
    pty.wait_for("Đã lưu");
    pty.wait_gone("Dữ liệu có sẵn, theo báo chí");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn a_large_store_says_that_it_is_read_and_keys_wait_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let lines = tasks::lines(11_000);
    drop(Store::init(folder.path(), Options::new(Mode::ReadWrite, move || tasks::read(&lines))).unwrap());
    let mut pty = Pty::start(&["--store", folder.path().to_str().unwrap()], 80, 24);
    pty.send("2");
    pty.wait_for("Danh mục công nghệ");
    let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
    assert!(raw.contains("đang đọc kho dữ liệu"), "it was said");
    pty.wait_gone("đang đọc kho dữ liệu");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn a_large_store_that_is_damaged_leaves_the_terminal_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let large = format!("{{\"format\":1}}\n{}", " ".repeat(6 << 20));
    std::fs::write(folder.path().join("store.json"), large).unwrap();
    std::fs::write(folder.path().join("journal.jsonl"), "").unwrap();
    let pty = Pty::start(&["--store", folder.path().to_str().unwrap()], 80, 24);
    pty.wait_for("cncl: ");
    assert_eq!(pty.wait_exit(), 3);
    assert!(pty.is_restored(), "the terminal is as before");
}

#[test]
fn one_frame_is_one_synchronised_update() {
    let mut pty = Pty::start(&DAY, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.send("j");
    pty.wait_for("“trước ngày 30/10");
    pty.send("q");
    pty.wait_exit();
    let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
    assert_eq!(
        raw.matches("\u{1b}[?2026h").count(),
        raw.matches("\u{1b}[?2026l").count() - 1,
        "restoring ends one more"
    );
}

#[test]
fn ctrl_c_ends_it_and_signals_end_it_with_their_codes() {
    let mut pty = Pty::start(&DAY, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.key("ctrl-c");
    assert_eq!(pty.wait_exit(), 0);
    assert!(pty.is_restored());
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let pty = Pty::start(&DAY, 80, 24);
        pty.wait_for("Việc cần làm");
        pty.signal(signal);
        assert_eq!(pty.wait_exit(), code, "{signal:?}");
        assert!(pty.is_restored(), "{signal:?}");
    }
}

#[test]
fn it_follows_the_size_of_the_terminal() {
    let mut pty = Pty::start(&DAY, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.resize(160, 45);
    pty.wait_for("theo văn bản");
    pty.resize(40, 12);
    pty.wait_gone("theo văn bản");
    pty.wait_for("Việc cần làm");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn without_utf8_it_draws_ascii() {
    let mut pty = Pty::start_with(&DAY, &[("LC_ALL", "C")], 80, 24);
    pty.wait_for("Viec can lam");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
    assert!(pty.raw().is_ascii());
}

#[test]
fn a_terminal_that_can_do_nothing_gets_a_sentence() {
    let pty = Pty::start_with(&DAY, &[("TERM", "dumb")], 80, 24);
    assert_eq!(pty.wait_exit(), 2);
    assert!(pty.screen().contains("TERM"), "{}", pty.screen());
}

#[test]
fn a_vietnamese_keyboard_types_vietnamese() {
    let mut pty = Pty::start(&DAY, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.send("/");
    // What UniKey sends for `chieens` and `luwowcj`, much of it in one read.
    pty.send("chie\u{7f}\u{ea}n\u{7f}\u{7f}\u{1ebf}n l\u{1b0}\u{1a1}\u{7f}\u{1ee3}c");
    pty.wait_for("/ chiến lược");
    pty.key("esc");
    pty.wait_for("q thoát");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn a_store_that_was_named_and_is_not_there_is_no_demo() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("kho");
    let named = ["--store", store.to_str().unwrap()];
    let env = [("CNCL_STORE", store.to_str().unwrap())];
    for (args, env, said) in [
        (&named[..], &[][..], "cncl init --store"),
        (&[named[0], named[1], "--plain"], &[], "cncl init --store"),
        (&[], &env, "CNCL_STORE="),
        (&["--plain"], &env, "CNCL_STORE="),
    ] {
        let pty = Pty::start_with(args, env, 200, 24);
        assert_eq!(pty.wait_exit(), 3, "{}", pty.screen());
        assert!(pty.screen().contains(said) && pty.is_restored(), "{}", pty.screen());
        assert!(!store.exists(), "nothing is written");
    }
}

#[test]
fn a_paste_without_an_end_is_text_and_the_keys_behind_it_are_heard() {
    let mut pty = Pty::start(&DAY, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.send("/");
    pty.wait_for("Gõ tên");
    pty.send("\u{1b}[200~block");
    pty.wait_for("/ block");
    pty.send("chain");
    pty.wait_for("/ blockchain");
    pty.key("esc");
    pty.wait_for("q thoát");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn ctrl_c_ends_the_program_in_a_paste_without_an_end() {
    let mut pty = Pty::start(&DAY, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.send("\u{1b}[200~block");
    pty.key("ctrl-c");
    assert_eq!(pty.wait_exit(), 0);
    assert!(pty.is_restored());
}

#[test]
fn keys_of_the_config_file_work_and_its_slips_are_said_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    std::fs::write(&config, "[keys]\nboard = [\"B\"]\nfan-uot = [\"F\"]\n").unwrap();
    let mut pty = Pty::start(&["--config", config.to_str().unwrap(), "--today", "2026-11-22"], 80, 24);
    pty.wait_for("Dòng 3, [keys] fan-uot");
    pty.send("B");
    pty.wait_for("Bảng nhiệm vụ");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}

/// What stands in the last line, and so is drawn last.
const FOOT: &str = "trợ giúp";

/// The program with this theme file, once it shows this text; `env` may say more of the terminal.
fn themed(theme: &str, env: &[(&str, &str)], shown: &str) -> Pty {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    std::fs::write(&config, "").unwrap();
    std::fs::write(folder.path().join("theme.toml"), theme).unwrap();
    let args = ["--config", config.to_str().unwrap(), "--today", "2026-11-22"];
    let pty = Pty::start_with(&args, env, 80, 24);
    pty.wait_for(shown);
    pty
}

/// Every parameter of the sequences that dress text.
fn dresses(pty: &Pty) -> Vec<String> {
    let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
    let dress = |piece: &str| {
        let (codes, _) = piece.split_once('m')?;
        codes.bytes().all(|byte| byte.is_ascii_digit() || byte == b';').then(|| codes.to_owned())
    };
    raw.split("\x1b[")
        .filter_map(dress)
        .flat_map(|codes| codes.split(';').map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn looks_of_the_theme_file_are_shown_where_the_terminal_can_and_its_slips_are_said() {
    let theme = "title_focused = \"white on #12345f\"\ntitle = \"bold underline\"\n";
    let shows = |pty: &Pty, code: &str| String::from_utf8_lossy(&pty.raw()).contains(code);
    let rich = themed(theme, &[("COLORTERM", "truecolor")], FOOT);
    assert!(shows(&rich, "48;2;18;52;95") && dresses(&rich).contains(&"97".into()), "{:?}", dresses(&rich));
    let numbered = themed(theme, &[], FOOT);
    assert!(!shows(&numbered, "48;2;") && dresses(&numbered).contains(&"7".into()), "stays reversed");
    assert!(dresses(&numbered).contains(&"4".into()), "an underline is no colour");
    let wrong = themed("title = \"bold\"\nrow = \"bleu\"\n", &[], "dòng 2, row");
    wrong.wait_for("blue");
    let ascii = themed("row = \"bleu\"\n", &[("LC_ALL", "C")], "dong 1, row");
    assert!(ascii.raw().is_ascii());
}

#[test]
fn without_colours_bold_and_reverse_are_left() {
    let plain = themed("title = \"red\"\n", &[("NO_COLOR", "1"), ("COLORTERM", "truecolor")], FOOT);
    let dresses = dresses(&plain);
    let is_color = |code: &&String| code.parse().is_ok_and(|code: u8| matches!(code, 30..=49 | 90..=107));
    assert_eq!(dresses.iter().find(is_color), None);
    assert!(dresses.contains(&"1".into()) && dresses.contains(&"7".into()), "{dresses:?}");
}

#[test]
fn what_one_session_saves_the_other_shows() {
    let store = support::store();
    let args = ["--store", store.path().to_str().unwrap(), "--today", "2026-11-22"];
    let mut an = Pty::start(&args, 80, 24);
    an.wait_for("chưa cập nhật 34");
    an.send("sjj");
    an.wait_for("▌ Đang thực hiện");
    an.key("enter");
    an.wait_for("Đã lưu");
    an.wait_for("chưa cập nhật 33");
    let mut binh = Pty::start(&args, 80, 24);
    binh.wait_for("chưa cập nhật 33");
    binh.send("jsjj");
    binh.wait_for("▌ Đang thực hiện");
    binh.key("enter");
    binh.wait_for("chưa cập nhật 32");
    an.wait_for("chưa cập nhật 32");
    binh.send("u");
    an.wait_for("chưa cập nhật 33");
    for pty in [&mut an, &mut binh] {
        pty.send("q");
        assert_eq!(pty.wait_exit(), 0);
    }
}

#[test]
fn what_was_being_typed_survives_a_kill_and_is_offered_again() {
    let home = tempfile::tempdir().unwrap();
    let (state, data) = (home.path().join("state"), home.path().join("data"));
    let env = [("XDG_STATE_HOME", state.to_str().unwrap()), ("XDG_DATA_HOME", data.to_str().unwrap())];
    let mut pty = Pty::start_with(&DAY, &env, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.send("Nđã gọi điện");
    pty.wait_for("đã gọi điện");
    let kept = |file: std::io::Result<std::fs::DirEntry>| {
        file.is_ok_and(|file| file.path().extension().is_some_and(|e| e == "json"))
    };
    wait_until(|| state.join("cncl").read_dir().is_ok_and(|mut files| files.any(kept)));
    pty.signal(Signal::KILL);
    drop(pty);
    let mut pty = Pty::start_with(&DAY, &env, 80, 24);
    pty.wait_for("soạn dở");
    pty.send("N");
    pty.wait_for("đã gọi điện");
    pty.key("enter");
    pty.wait_for("Đã lưu");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}

/// Waits for a condition with a bound, without a sleep of a fixed length.
fn wait_until(condition: impl Fn() -> bool) {
    let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while !condition() {
        assert!(std::time::Instant::now() < end, "waited in vain");
        std::thread::yield_now();
    }
}

/// `--plain` once read out the built-in data, whatever the store held.
#[test]
fn the_plain_conversation_reads_the_store() {
    let store = support::store();
    let args = ["--store", store.path().to_str().unwrap(), "--today", "2026-11-22"];
    let mut pty = Pty::start(&args, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.send("N");
    pty.wait_for("Ghi chú:");
    pty.send("mới ghi trong kho");
    pty.key("enter");
    pty.wait_for("Đã lưu");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
    let mut pty = Pty::start(&[&["--plain"], &args[..]].concat(), 80, 60);
    pty.wait_for("Gõ số để mở");
    pty.send("1\n");
    pty.wait_for("mới ghi trong kho");
    pty.send("q\n");
    assert_eq!(pty.wait_exit(), 0);
}

/// The bytes of a Vietnamese keyboard in Telex: the letter, a Backspace of either sort, and the better letter.
#[test]
fn a_form_takes_what_a_vietnamese_keyboard_sends_and_survives_a_hangup() {
    let store = support::store();
    let state = tempfile::tempdir().unwrap();
    let env = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let args = ["--store", store.path().to_str().unwrap(), "--today", "2026-11-22"];
    let mut pty = Pty::start_with(&args, &env, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.send("n");
    pty.wait_for("Thêm: Nhiệm vụ");
    pty.send("o\u{7f}ô\u{8}\u{7f}To\u{8}ôi tu\u{7f}ư\u{7f}ừ");
    pty.wait_for("Tôi từ");
    // Nothing waits for the draft here: the end itself has to write it.
    pty.send(" đây");
    pty.wait_for("Tôi từ đây");
    pty.signal(Signal::HUP);
    assert_eq!(pty.wait_exit(), 129);
    let mut pty = Pty::start_with(&args, &env, 80, 24);
    pty.wait_for("nhấn n để viết tiếp");
    pty.send("n");
    pty.wait_for("Tôi từ đây");
    pty.send("\u{1b}OQ");
    pty.wait_for("Đã lưu");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn the_next_start_leads_to_where_one_left_off_unless_the_session_is_restricted() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name| home.path().join(name).to_str().unwrap().to_owned();
    let (data, state) = (folder(".local/share"), folder(".local/state"));
    let env = [("XDG_DATA_HOME", data.as_str()), ("XDG_STATE_HOME", state.as_str())];
    let mut first = Pty::start_with(&DAY, &env, 80, 24);
    first.wait_for("Việc cần làm");
    first.send("5");
    first.wait_for("theo địa bàn");
    first.send("v");
    first.wait_for("theo văn bản");
    // A signal ends it as `q` would: where one was is kept.
    first.signal(Signal::HUP);
    assert_eq!(first.wait_exit(), 129);
    let mut second = Pty::start_with(&DAY, &env, 80, 24);
    second.wait_for("theo văn bản");
    second.send("q");
    assert_eq!(second.wait_exit(), 0);
    let (args, env) = account::program(home.path(), ["--restricted"]);
    let env = [(env[0].0, env[0].1.to_str().unwrap()), (env[1].0, env[1].1.to_str().unwrap())];
    let third = Pty::run(&std::env::current_exe().unwrap(), &args, &env, 80, 24);
    third.wait_for("Việc cần làm");
}

#[test]
fn what_is_copied_goes_to_the_terminal_in_base64() {
    let mut pty = Pty::start(&DAY, 80, 24);
    pty.wait_for("Việc cần làm");
    pty.send(":vb 1139\r");
    pty.wait_for("1139/QĐ-UBND");
    pty.send("y");
    pty.wait_for("Sao chép");
    pty.key("enter");
    pty.wait_for("PuTTY");
    pty.send("q");
    let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
    assert!(raw.contains("\u{1b}]52;c;MTEzOS9RxJAtVUJORA==\u{7}"), "{raw:?}");
}
