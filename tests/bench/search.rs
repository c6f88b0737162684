//! The search at 100,000 and 1,000,000 generated tasks: building against loading, every key of what people type, initials,
//! typing errors.
//!
//! Every key is a query of its own, as in the finder: read, searched, and the 100 best looked at. `keys` is the mean over
//! the keys of one text; the worst single key is printed before the measurements begin: for an engine just made, and for
//! one that was prepared, as it is between two keys.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cncl::model::{Dataset, Now};
use cncl::search::{Abbreviation, Abbreviations, Answer, Engine, Filter, QueryCache, Question};
use cncl::store::builtin;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime};

#[path = "../it/support/tasks.rs"]
mod tasks;

/// What people type.
const TYPED: [&str; 8] = [
    "tri tue nhan tao",
    "trí tuệ nhân tạo",
    "ke hoach so khcn",
    "blockchain",
    "hanoi",
    "nhan luc chip ban dan",
    "143/KH-UBND",
    "khong nguoi lai",
];

/// Whole queries of the other tiers.
const OTHERS: [(&str, &str); 7] = [
    ("initials", "ttnt"),
    ("initials of a title", "xdkhud"),
    ("typing error", "blockchian"),
    ("typing error in a phrase", "tri tue nhna tao"),
    ("two of them", "nhan lcu chip bna dan"),
    ("letters left out", "blckchan"),
    ("scattered", "trituenhantao"),
];

/// Queries with conditions.
const FILTERED: [&str; 3] = ["lead:cq-1 chip", "kind:task status:done", "assignee:an tri"];

struct Store {
    data: Dataset,
    engine: Engine,
    abbreviations: Abbreviations,
}

impl Store {
    fn new(data: Dataset) -> Self {
        let engine = Engine::new(&data, now());
        let rows: Vec<Abbreviation> = serde_json::from_str(builtin::abbreviations()).expect("built in");
        Self { data, engine, abbreviations: Abbreviations::new(&rows) }
    }

    /// Makes ready what the finder makes ready between two keys.
    fn prepare(&self, name: &str) {
        let begin = Instant::now();
        self.engine.prepare(&|| false);
        println!("{name}: prepared in {:.1?}", begin.elapsed());
    }

    fn ask(&self, text: &str) -> Answer {
        let question = Question { text, kinds: &[], limit: 100 };
        self.engine.answer(&self.data, question, &self.abbreviations).expect("reads")
    }

    /// How long it takes to give up a query that another one overtakes after a while.
    fn time_to_drop(&self, text: &str, after: Duration) -> Option<Duration> {
        let question = Question { text, kinds: &[], limit: 100 };
        let begin = Instant::now();
        let is_stale = || begin.elapsed() >= after;
        let cache = &mut QueryCache::default();
        let answer = self.engine.answer_while(
            &self.data,
            question,
            &self.abbreviations,
            cache,
            &is_stale,
            &mut |_| {},
        );
        answer.expect("reads").is_none().then(|| begin.elapsed().saturating_sub(after))
    }

    /// How long until the first rows of an answer, and until all.
    fn time(&self, text: &str, cache: &mut QueryCache) -> (Duration, Duration) {
        let question = Question { text, kinds: &[], limit: 100 };
        let (begin, mut first) = (Instant::now(), None);
        let mut note = |_| first = Some(begin.elapsed());
        let answer =
            self.engine.answer_while(&self.data, question, &self.abbreviations, cache, &|| false, &mut note);
        black_box(answer).expect("reads");
        let all = begin.elapsed();
        (first.unwrap_or(all), all)
    }
}

/// When the first query is overtaken: nothing is prepared then.
const FIRST: Duration = Duration::from_millis(20);

fn now() -> Now {
    Now::new("2026-11-22".parse().expect("a day"))
}

fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().map(|(at, c)| &text[..at + c.len_utf8()])
}

/// Prints the median and the worst of all keys, each the best of three.
fn print_keys(name: &str, store: &Store) {
    let best = |key: &str| {
        (0..3).map(|_| store.time(key, &mut QueryCache::default())).min_by_key(|time| time.1).expect("three")
    };
    let mut times: Vec<((Duration, Duration), &str)> =
        TYPED.iter().flat_map(|text| keys(text)).map(|key| (best(key), key)).collect();
    times.sort_by_key(|(time, _)| time.1);
    let (median, worst) = (times[times.len() / 2].0.1, times[times.len() - 1]);
    let first = times.iter().max_by_key(|(time, _)| time.0).expect("some");
    println!(
        "{name}: {} keys, median {median:.1?}, worst {:.1?} ({:?}), first rows {:.1?} ({:?})",
        times.len(),
        worst.0.1,
        worst.1,
        first.0.0,
        first.1
    );
    print_typed(name, store);
    for (kind, text) in OTHERS {
        let (first, all) = best(text);
        println!(
            "{name}: {kind} {text:?}: {all:.1?}, first rows {first:.1?}, {} found",
            store.ask(text).total
        );
    }
}

/// The same key by key, as the finder does: each narrows the one before where it can.
fn print_typed(name: &str, store: &Store) {
    let typed = |text| {
        let mut cache = QueryCache::default();
        keys(text).map(|key| store.time(key, &mut cache).1).collect::<Vec<_>>()
    };
    let best = |text| {
        let again = (1..3).map(|_| typed(text));
        again.fold(typed(text), |best, again| best.into_iter().zip(again).map(|(a, b)| a.min(b)).collect())
    };
    let mut times: Vec<Duration> = TYPED.iter().flat_map(|text| best(text)).collect();
    times.sort();
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!("{name}: typed on, median {median:.1?}, worst {worst:.1?}");
}

/// Prints how long it takes at worst to give up a query, whatever it is at when another one comes.
fn print_drops(name: &str, store: &Store, moments: u64) {
    let after = |step: u64, text: &str| {
        let whole = store.time(text, &mut QueryCache::default()).1;
        whole * u32::try_from(step).unwrap_or(0) / u32::try_from(moments).unwrap_or(1)
    };
    let queries = TYPED.into_iter().chain(OTHERS.map(|(_, text)| text)).chain(FILTERED);
    let worst = |text| {
        let drops = (0..moments).filter_map(|step| store.time_to_drop(text, after(step, text)));
        drops.max().map(|drop| (drop, text))
    };
    println!("{name}: given up after at most {:.1?}", queries.filter_map(worst).max());
}

/// Prints how long a filter with words takes from walk to walk.
fn print_walks(name: &str, store: &Store) {
    let filter = Filter::read("tri tue status:todo", now()).expect("reads");
    let begin = Instant::now();
    let passing = filter.over(&store.data, now(), &store.abbreviations);
    let count = store.data.iter().filter(|record| passing.accepts(record)).count();
    println!("{name}: a walk with a filter that has words: {:.1?}, {count} pass", begin.elapsed());
}

fn measure(group: &mut BenchmarkGroup<'_, WallTime>, store: &Store) {
    for text in TYPED {
        group.bench_function(format!("keys/{text}"), |b| {
            b.iter(|| keys(text).map(|key| store.ask(key).total).sum::<usize>());
        });
    }
    for (_, text) in OTHERS {
        group.bench_function(format!("whole/{text}"), |b| b.iter(|| store.ask(text).total));
    }
}

fn hundred_thousand(c: &mut Criterion) {
    let lines = tasks::lines(100_000);
    let store = Store::new(tasks::read(&lines));
    let searched: usize = store.data.iter().map(searched).sum();
    println!("100k: the index takes {} % of the text", store.engine.bytes() * 100 / searched);
    print_walks("100k", &store);
    print_keys("100k", &store);
    store.prepare("100k");
    println!("100k: with initials and words {} %", store.engine.bytes() * 100 / searched);
    print_keys("100k, prepared", &store);
    let mut group = c.benchmark_group("search-100k");
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    group.bench_function("load", |b| b.iter(|| tasks::read(black_box(&lines)).len()));
    group.bench_function("build", |b| b.iter(|| Engine::new(black_box(&store.data), now()).len()));
    measure(&mut group, &store);
    group.finish();
}

/// The bytes of a record that are searched.
fn searched(record: &cncl::model::Record) -> usize {
    let task = record.as_task();
    let deadline = record.deadline().map_or(0, |deadline| deadline.text.len());
    let own = record.title().len() + record.head.quote.len() + record.geography.len();
    own + deadline + task.map_or(0, |task| task.content.len())
}

fn million(_: &mut Criterion) {
    let store = Store::new(tasks::read(&tasks::lines(1_000_000)));
    println!("1M: the first query, given up: {:.1?}", store.time_to_drop("tris tueej", FIRST));
    print_keys("1M", &store);
    store.prepare("1M");
    print_keys("1M, prepared", &store);
    print_drops("1M, prepared", &store, 8);
}

criterion_group!(benches, hundred_thousand, million);
criterion_main!(benches);
