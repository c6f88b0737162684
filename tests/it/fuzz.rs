//! Whatever comes in is read or refused: bounded walks through damaged records, stores, imports, filters, dates, numbers
//! and keys. What once broke something stands below as a case of its own.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use cncl::app::action::TABLE;
use cncl::app::layout::Size;
use cncl::app::message::Msg;
use cncl::exchange::json::{self, Form, Request};
use cncl::model::deadline::{self, Base};
use cncl::model::{Dataset, Date, Id, Kind, Now, Record, reread};
use cncl::search::Filter;
use cncl::store::{Edit, Edits as _, Mode, Options, RealDisk, Store, Who, new_id};
use cncl::text::{NumberError, number, read_number};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;

use crate::hostile::{hidden_in, signs};
use crate::support::app::Session;

fn today() -> Date {
    "2026-11-22".parse().unwrap()
}

/// What is done to bytes that were good.
#[derive(Debug, Clone)]
enum Harm {
    Flip(Index, u8),
    Cut(Index),
    Insert(Index, &'static str),
    Drop(Index, u8),
    Double(Index),
    Swap(Index, Index),
}

/// Pieces that mean something somewhere.
const PIECES: [&str; 22] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\n",
    "\\",
    "\\u0000",
    "\\ud800",
    "\0",
    "null",
    "-",
    "1e999",
    "0.1",
    "18446744073709551616",
    "\u{feff}",
    "\u{202e}",
    "\"id\":\"nv-1\",",
    "\"kind\":\"task\",",
    "\"n\":2,",
];

fn harm() -> impl Strategy<Value = Harm> {
    let at = any::<Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, with)| Harm::Flip(at, with)),
        at().prop_map(Harm::Cut),
        (at(), select(&PIECES[..])).prop_map(|(at, piece)| Harm::Insert(at, piece)),
        (at(), any::<u8>()).prop_map(|(at, count)| Harm::Drop(at, count)),
        at().prop_map(Harm::Double),
        (at(), at()).prop_map(|(one, other)| Harm::Swap(one, other)),
    ]
}

fn harmed(good: &[u8], harms: &[Harm]) -> Vec<u8> {
    harms.iter().fold(good.to_vec(), |bytes, harm| harm.done_to(bytes))
}

impl Harm {
    fn done_to(&self, mut bytes: Vec<u8>) -> Vec<u8> {
        if bytes.is_empty() {
            return bytes;
        }
        match self {
            Self::Flip(at, with) => {
                let at = at.index(bytes.len());
                bytes[at] ^= with;
            }
            Self::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Self::Insert(at, piece) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, piece.bytes());
            }
            Self::Drop(at, count) => {
                let from = at.index(bytes.len());
                let to = (from + usize::from(*count)).min(bytes.len());
                bytes.drain(from..to);
            }
            Self::Double(_) | Self::Swap(..) => return self.done_to_lines(&bytes),
        }
        bytes
    }

    fn done_to_lines(&self, bytes: &[u8]) -> Vec<u8> {
        let mut lines: Vec<&[u8]> = bytes.split_inclusive(|&byte| byte == b'\n').collect();
        let count = lines.len();
        match self {
            Self::Double(at) => lines.insert(at.index(count), lines[at.index(count)]),
            Self::Swap(one, other) => lines.swap(one.index(count), other.index(count)),
            _ => {}
        }
        lines.concat()
    }
}

/// A task in which much stands.
fn task() -> String {
    json!({
        "kind": "task", "id": "nv-1", "rev": 3, "geography": "ha-noi", "title": "Lập kế hoạch", "status": "doing",
        "lead": ["so-khcn"], "progress": 40, "notes": [{"text": "đã gọi", "on": "2026-01-02", "by": "an"}],
        "deadline": {"text": "15/10", "kind": "by", "start": "2026-10-15", "end": "2026-10-15", "precision": "day"},
        "checklist": [{"text": "một", "done": true}], "extensions": [], "mới": {"a": [1, null]},
    })
    .to_string()
}

/// The files of a store with an archive, a snapshot and a journal that goes on.
static STORE: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path(), Mode::ReadWrite).unwrap();
    for round in 0..3 {
        for name in ["nv-1", "nv-2"] {
            let seen = store.data().get(name).unwrap().clone();
            let edit = Edit::new().set(&seen, [("title", json!(format!("Việc {name} {round}")))]);
            store.edit(&edit).unwrap();
        }
        if round == 1 {
            store.compact().unwrap();
        }
    }
    let names = ["store.json", "journal.jsonl"].map(str::to_owned).into_iter();
    let archive = fs::read_dir(folder.path().join("archive")).unwrap();
    let archive = archive.map(|file| format!("archive/{}", file.unwrap().file_name().to_str().unwrap()));
    let mut files: Vec<_> = names
        .chain(archive)
        .map(|name| (name.clone(), fs::read(folder.path().join(&name)).unwrap()))
        .collect();
    files.sort();
    files
});

fn open(folder: &Path, mode: Mode) -> Result<Store, cncl::store::StoreError> {
    let seed = || {
        let task = |name: &str| Arc::new(Record::new(Kind::Task, Id::new(name).unwrap()));
        Dataset::new(["nv-1", "nv-2", "nv-3"].map(task).to_vec())
    };
    let who = Who { by: "an".into(), site: "test".into() };
    Store::open(folder, Options { who, disk: Arc::new(RealDisk), ..Options::new(mode, seed) })
}

/// What a store says that lies in these files; it is asked everything that only reads.
fn answer(files: &[(String, Vec<u8>)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("archive")).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let opened = open(folder.path(), Mode::ReadOnly).map(|store| {
        let told = store.log(None, 0, usize::MAX);
        (store.data().len(), store.last_n(), told.entries.len(), told.stopped.is_some())
    });
    let who = Who { by: "an".into(), site: "test".into() };
    let options = Options { who, ..Options::new(Mode::ReadOnly, Dataset::default) };
    format!("{opened:?} {:?}", Store::check(folder.path(), &options))
        .replace(folder.path().to_str().unwrap(), "")
}

/// Words, signs and values of the filter grammar.
const FILTER: [&str; 28] = [
    "due:",
    "is:overdue",
    "status:",
    "doing",
    "lead:",
    "\"",
    "-",
    "(",
    ")",
    "|",
    " ",
    "<=",
    ">",
    "..",
    "30/10/2026",
    "2026-W07",
    "+3d",
    "q4",
    "mine",
    "budget:",
    "1.500.000",
    "has:",
    "notes",
    "kind:task",
    "\u{202e}",
    "đề án",
    ":",
    "99999999999999999999",
];

/// What stands in dates.
const DATES: [&str; 26] = [
    "trước",
    "ngày",
    "30",
    "/",
    "10",
    "2026",
    "tháng",
    "quý",
    "IV",
    "cuối",
    "năm",
    "hằng",
    "-",
    "đến",
    "29/2/2027",
    "0",
    "99999999999",
    "tuần",
    "thứ",
    "hai",
    ".",
    "+15",
    "T12",
    "\u{301}",
    "giữa",
    "31/04",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_record_is_read_as_it_is_written_or_the_mistake_is_named(harms in prop::collection::vec(harm(), 1..4)) {
        let bytes = harmed(task().as_bytes(), &harms);
        let text = String::from_utf8_lossy(&bytes);
        match serde_json::from_str::<Record>(&text) {
            Ok(record) => {
                let written = serde_json::to_string(&record).unwrap();
                prop_assert_eq!(serde_json::from_str::<Record>(&written).unwrap(), record);
            }
            Err(_) => drop(reread::record(&text)),
        }
    }

    #[test]
    fn a_filter_is_read_or_refused(pieces in prop::collection::vec(select(&FILTER[..]), 0..10)) {
        let text = pieces.concat();
        let now = Now::new(today());
        if let Ok(filter) = Filter::read(&text, now) {
            drop(filter.check(&Dataset::default()));
        }
    }

    #[test]
    fn a_date_is_read_or_refused(pieces in prop::collection::vec(select(&DATES[..]), 0..9), space in any::<bool>()) {
        let text = pieces.join(if space { " " } else { "" });
        if let Ok(found) = deadline::read(&text, Base::new(today())) {
            let value = serde_json::to_value(&found).unwrap();
            prop_assert_eq!(serde_json::from_value::<deadline::Deadline>(value).unwrap(), found);
        }
    }

    #[test]
    fn a_number_that_is_understood_reads_back(text in "[0-9.,+% \u{a0}-]{0,14}|.{0,8}") {
        if let Ok(read) = read_number(&text) {
            prop_assert!(read.is_finite(), "{text}");
            let again = match read_number(&number(read)) {
                // `1.000` may be one as well: whoever reads it says so.
                Err(NumberError::Ambiguous { grouped, .. }) => grouped,
                again => again.unwrap(),
            };
            prop_assert!((again - read).abs() <= read.abs() * 1e-12, "{text}");
        }
    }

    #[test]
    fn an_import_is_read_or_refused_and_measured_the_same_in_pieces(
        harms in prop::collection::vec(harm(), 0..5), whole in any::<bool>(), piece in 1_usize..40,
    ) {
        let form = if whole { Form::Whole } else { Form::Lines };
        let good = match form {
            Form::Whole => format!("{{\"schema\":1,\"items\":[\n{0},\n{{\"kind\":\"agency\",\"title\":\"Sở\"}}]}}\n", task()),
            Form::Lines => format!("{}\n\n{{\"kind\":\"task\",\"title\":\"x\",\"lead\":\"Sở Y tế, Sở Xây dựng\"}}\n", task()),
        };
        let bytes = harmed(good.as_bytes(), &harms);
        let measured = |piece: usize| {
            let mut measure = form.measure();
            bytes.chunks(piece).find_map(|piece| measure.feed(piece).err())
        };
        prop_assert_eq!(measured(piece), measured(bytes.len().max(1)));
        let data = Dataset::default();
        let request = Request { bytes: &bytes, form, kind: None, data: &data, today: today(), home: "" };
        match json::read(&request, &mut |kind| new_id(kind, |_| false)) {
            Ok(import) => prop_assert!(import.changed.is_empty()),
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_damaged_store_is_read_or_named_and_says_the_same_again(
        harms in prop::collection::vec(harm(), 1..3), which in any::<Index>(),
    ) {
        let mut files = STORE.clone();
        let at = which.index(files.len());
        files[at].1 = harmed(&files[at].1, &harms);
        prop_assert_eq!(answer(&files), answer(&files));
    }
}

/// What is pasted.
fn pasted() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(signs()),
        Just("dài ".repeat(3000)),
        Just("ợ".repeat(20_000)),
        Just(String::new()),
        "\\PC{0,12}",
        "[\u{301}\u{200d}👩漢\t\n\r]{0,9}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn keys_and_pastes_in_any_order_are_drawn(
        steps in prop::collection::vec((any::<Index>(), prop::option::weighted(0.2, pasted()), any::<char>()), 1..40),
        size in (1_u16..130, 1_u16..50),
    ) {
        static KEYS: LazyLock<Vec<&str>> = LazyLock::new(|| {
            TABLE.iter().flat_map(|row| row.keys).copied().filter(|key| *key != "ctrl-z").collect()
        });
        let mut session = Session::new(80, 24);
        session.send(Msg::Resize(Size { width: size.0, height: size.1 }));
        for (at, paste, letter) in steps {
            match paste {
                Some(text) => session.send(Msg::Paste(text)),
                None if letter.is_alphabetic() => drop(session.type_text(&letter.to_string())),
                None => drop(session.press(KEYS[at.index(KEYS.len())])),
            }
            prop_assert_eq!(hidden_in(&session.picture()), None);
        }
    }
}
