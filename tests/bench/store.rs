//! The store at 100,000 tasks: loading against the floor, a glance for one record, the search made anew and kept from the
//! last run, one edit, a long journal, a compaction.
//!
//! The floor is what no store could undercut: the UTF-8 check and one `from_str` a line, on one thread.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use cncl::model::{Dataset, Id, Kind, Now, Record};
use cncl::search::Engine;
use cncl::store::{Edit, Edits, Mode, Options, Store};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use serde_json::json;

const TASKS: usize = 100_000;
const LINES: usize = 10_000;

fn task(n: usize) -> Arc<Record> {
    let mut record = Record::new(Kind::Task, Id::new(&format!("nv-{n:06}")).expect("id"));
    let mut set = |name: &str, value| record.set(name, value).map(drop).expect("fits");
    set(
        "title",
        json!(format!("Xây dựng kế hoạch ứng dụng công nghệ chiến lược trong lĩnh vực quản lý số {n}")),
    );
    set("geography", json!(if n.is_multiple_of(2) { "ha-noi" } else { "tp-hcm" }));
    set(
        "content",
        json!("Phối hợp với các sở, ban, ngành và Ủy ban nhân dân các xã, phường triển khai thực hiện"),
    );
    set("deliverable", json!("Kế hoạch được phê duyệt"));
    set("certainty", json!("press"));
    set("force", json!("mandatory"));
    set("status", json!(["unknown", "todo", "doing", "done"][n % 4]));
    set("progress", json!(n % 101));
    let deadline = json!({"text": "trước ngày 30/10", "kind": "before", "start": "2025-10-30", "end": "2025-10-30",
        "precision": "day", "year_inferred": true});
    set("deadline", deadline);
    Arc::new(record)
}

fn options(count: usize) -> Options {
    Options::new(Mode::ReadWrite, move || Dataset::new((0..count).map(task).collect()))
}

fn open(folder: &Path) -> Store {
    Store::open(folder, options(0)).expect("opens")
}

fn set(store: &Store, n: usize, text: &str) -> Edit {
    let seen = store.data().get(&format!("nv-{n:06}")).expect("there");
    Edit::new().set(seen, [("result", json!(text))])
}

fn floor(bytes: &[u8]) -> usize {
    let text = simdutf8::basic::from_utf8(bytes).expect("UTF-8");
    let lines = text.lines().skip(1).filter(|line| line.starts_with('{'));
    let records =
        lines.map(|line| serde_json::from_str::<Record>(line.trim_end_matches(',')).expect("a record"));
    records.map(Arc::new).collect::<Vec<_>>().len()
}

fn store(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    drop(Store::init(folder.path(), options(TASKS)).expect("made"));
    let mut group = c.benchmark_group("store-100k");
    group.sample_size(10).warm_up_time(std::time::Duration::from_secs(1));
    let snapshot = folder.path().join("store.json");
    group.bench_function("floor", |b| b.iter(|| floor(&std::fs::read(&snapshot).expect("reads"))));
    group.bench_function("load", |b| b.iter(|| black_box(open(folder.path()))));
    let glance = || Store::glance(folder.path(), options(0)).expect("opens");
    group.bench_function("glance", |b| b.iter(|| black_box(glance())));
    group.bench_function("glance-one", |b| {
        b.iter(|| glance().data().get("nv-054321").map(|record| record.title().len()));
    });
    let (store, now) = (glance(), Now::new(jiff::civil::date(2026, 11, 22)));
    group.bench_function("search-new", |b| b.iter(|| black_box(Engine::new(store.data(), now))));
    let pieces = Engine::new(store.data(), now).freeze(store.data()).expect("on a shelf");
    let piece = |number: usize| pieces.get(number).cloned();
    group.bench_function("search-kept", |b| {
        b.iter(|| black_box(Engine::thaw(&piece, store.data(), now)).expect("kept"));
    });
    drop(store);
    let mut running = open(folder.path());
    let mut count = 0;
    group.bench_function("edit", |b| {
        b.iter(|| {
            count += 1;
            let edit = set(&running, count % TASKS, &format!("kết quả {count}"));
            running.edit(&edit).expect("saved")
        });
    });
    running.compact().expect("compacts");
    group.bench_function("load-again", |b| b.iter(|| black_box(open(folder.path()))));
    for n in 0..LINES {
        let edit = set(&running, n * 7 % TASKS, &format!("nhật ký {n}"));
        running.edit(&edit).expect("saved");
    }
    group.bench_function("load-10k-lines", |b| b.iter(|| black_box(open(folder.path()))));
    group.bench_function("compact", |b| {
        b.iter_batched(|| (), |()| running.compact().expect("compacts"), BatchSize::PerIteration);
    });
    group.finish();
}

criterion_group!(benches, store);
criterion_main!(benches);
