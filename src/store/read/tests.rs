//! Long journals: read to their end, cut where they are torn, refused where they are damaged or make too many records.

use std::io::Write as _;
use std::sync::Arc;

use super::super::disk::RealDisk;
use super::super::format::{RECORDS_MAX, seal};
use super::super::snapshot;
use super::*;
use crate::model::Dataset;

/// A store without records whose journal holds these lines, and what `behind` adds to them.
fn load_with(lines: impl Iterator<Item = String>, behind: &[u8]) -> Result<Option<Loaded>> {
    let folder = tempfile::tempdir().expect("a folder");
    let head = Head { format: 1, store: "x".into(), ..Head::default() };
    let (bytes, _) = snapshot::encode(&head, &Dataset::default()).expect("writes");
    std::fs::write(folder.path().join(SNAPSHOT), bytes).expect("written");
    let file = std::fs::File::create(folder.path().join(JOURNAL)).expect("made");
    let mut file = std::io::BufWriter::new(file);
    file.write_all(&journal::opening(1, "x", 0)).expect("written");
    lines.for_each(|line| file.write_all(&seal(line.into_bytes())).expect("written"));
    file.write_all(behind).expect("written");
    drop(file);
    load(&Files::new(Arc::new(RealDisk), folder.path()))
}

/// The line of edit `n`, which adds a record whose title has that many bytes.
fn adds(n: u64, len: usize) -> String {
    let title = "x".repeat(len);
    let record = format!(r#"{{"kind":"task","id":"nv-{n}","title":"{title}","status":"todo"}}"#);
    format!(r#"{{"n":{n},"site":"s","t":"t","by":"b","op":"add","id":"nv-{n}","f":{record}}}"#)
}

/// So many edits of 10 kB make a journal that is read a block at a time.
const MANY: u64 = LONG / 10_000 + 100;

fn many() -> impl Iterator<Item = String> {
    (1..=MANY).map(|n| adds(n, 10_000))
}

#[test]
fn a_long_journal_is_read_to_its_end_and_a_torn_end_is_cut() {
    for (behind, torn) in [(&b""[..], 0), (b"{\"n\":99", 7), (&[0; 5000], 5000)] {
        let loaded = load_with(many(), behind).expect("reads").expect("a store");
        assert_eq!((loaded.at.mark.n, loaded.at.torn), (MANY, torn));
        assert_eq!(loaded.ledger.data().len() as u64, MANY);
    }
}

#[test]
fn damage_in_a_long_journal_is_named_with_its_line() {
    let broken =
        many().map(|line| if line.starts_with("{\"n\":900,") { line.replace("nv-900", "") } else { line });
    let damage = load_with(broken, b"").expect_err("damaged").to_string();
    assert!(damage.contains("journal.jsonl:901"), "{damage}");
    // What no death leaves behind.
    let endless = load_with(many(), &vec![b'x'; LONG as usize + 1]).expect_err("damaged").to_string();
    assert!(endless.contains(&format!("journal.jsonl:{}", MANY + 2)), "{endless}");
}

#[test]
fn edits_that_make_too_many_records_are_refused_before_any_is_made() {
    let two = |n: u64| {
        let all = format!(r#"{{"op":"add","id":"a-{n}"}},"#).repeat(999);
        format!(r#"{{"n":{n},"site":"s","t":"t","by":"b","op":"all","all":[{all}{{"op":"add"}}]}}"#)
    };
    // None of these could be made: whoever tried would say something else.
    let refused =
        load_with((1..=RECORDS_MAX as u64 / 1000 + 1).map(two), b"").expect_err("too many").to_string();
    assert!(refused.contains(&(RECORDS_MAX + 1000).to_string()), "{refused}");
}
