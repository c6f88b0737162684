//! What a key costs: an update and a frame; on the built-in data and on 100,000 generated tasks.
//!
//! The records are generated with a fixed seed, so that two runs measure the same.

use std::hint::black_box;
use std::sync::Arc;

use cncl::app::App;
use cncl::app::key::Key;
use cncl::app::keymap::Keymap;
use cncl::app::layout::Size;
use cncl::app::message::{Effect, Msg};
use cncl::app::projection::Job;
use cncl::config::User;
use cncl::lang::{Lang, Language};
use cncl::model::{Dataset, Id, Kind, Now, Record};
use cncl::search::{Abbreviations, Engine, Question, Standby};
use cncl::store::builtin;
use cncl::ui;
use cncl::ui::theme::{Palette, Theme};
use cncl::view::summary::{Grouping, summary};
use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

#[path = "../it/support/tasks.rs"]
mod tasks;

const MANY: usize = 100_000;
const SIZE: Size = Size { width: 80, height: 24 };

fn many() -> Arc<Dataset> {
    Arc::new(tasks::read(&tasks::lines(MANY)))
}

fn app(data: Arc<Dataset>) -> App {
    let now = Now::new("2026-11-22".parse().expect("a day"));
    let mut app =
        App::new(data, now, Lang::new(Language::Vietnamese), Keymap::of_table().expect("reads"), SIZE);
    rebuild(&mut app);
    app
}

/// Works out what is due first: rows before what targets count.
fn rebuild(app: &mut App) -> Option<Job> {
    let job = app.job()?;
    app.update(Msg::Rebuilt(Box::new(job.run(&mut Standby::default()))));
    Some(job)
}

/// A key and the frame that follows it, on the screen that `first` leads to.
fn key_and_frame(c: &mut Criterion, name: &str, data: &Arc<Dataset>, first: &str) {
    let theme = Theme::new(Palette::Ansi, false);
    let mut app = app(Arc::clone(data));
    for key in first.chars() {
        app.update(Msg::Key(Key::char(key)));
        rebuild(&mut app);
    }
    let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("a buffer");
    let mut down = true;
    c.bench_function(name, |b| {
        b.iter(|| {
            app.update(Msg::Key(Key::char(if down { 'j' } else { 'k' })));
            down = !down;
            terminal.draw(|frame| ui::draw(&app, &theme, frame)).expect("draws");
        });
    });
}

/// Going from deadline to deadline, and working the rows of the timeline out.
fn deadlines(c: &mut Criterion, many: &Arc<Dataset>) {
    let mut app = app(Arc::clone(many));
    app.update(Msg::Key(Key::char('3')));
    let job = rebuild(&mut app).expect("rows are due");
    let mut engine = Standby::default();
    let mut on = true;
    c.bench_function("next-deadline/100000", |b| {
        b.iter(|| {
            app.update(Msg::Key(Key::char(if on { ')' } else { '(' })));
            on = !on;
        });
    });
    c.benchmark_group("chart").sample_size(10).bench_function("100000", |b| {
        b.iter(|| black_box(job.run(&mut engine)));
    });
}

/// Working out the rows of the summary, each with its weeks, for every grouping that the tasks have.
fn summaries(c: &mut Criterion, many: &Arc<Dataset>) {
    let now = Now::new("2026-11-22".parse().expect("a day"));
    let mut group = c.benchmark_group("summary");
    group.sample_size(20);
    for by in [Grouping::Lead, Grouping::Document] {
        let name = format!("{}/100000", by.word());
        group.bench_function(&name, |b| b.iter(|| black_box(summary(many, now, by, |_| true))));
    }
    group.finish();
}

/// Going to screens: one whose rows are still to be gathered, and ones that hold theirs.
fn screens(c: &mut Criterion, many: &Arc<Dataset>) {
    let theme = Theme::new(Palette::Ansi, false);
    let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("a buffer");
    let mut group = c.benchmark_group("screen");
    group.sample_size(10);
    group.bench_function("first/100000", |b| {
        b.iter_batched(
            || app(Arc::clone(many)),
            |mut app| {
                press(&mut app, "3");
                terminal.draw(|frame| ui::draw(&app, &theme, frame)).expect("draws");
                app
            },
            criterion::BatchSize::PerIteration,
        );
    });
    let mut open = app(Arc::clone(many));
    for screen in ["3", "4", "1"] {
        press(&mut open, screen);
        rebuild(&mut open);
    }
    let mut round = ["3", "4", "1"].iter().cycle();
    group.bench_function("again/100000", |b| {
        b.iter(|| {
            press(&mut open, round.next().expect("round and round"));
            terminal.draw(|frame| ui::draw(&open, &theme, frame)).expect("draws");
        });
    });
    group.finish();
}

/// As much text as a field holds.
const FULL: usize = 16 << 10;

/// Keys and frames in a form whose every field is full, for each kind of record: letters, going through the text, going
/// from field to field.
fn full_form(c: &mut Criterion, data: &Arc<Dataset>) {
    let theme = Theme::new(Palette::Ansi, false);
    let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("a buffer");
    for kind in Kind::ALL {
        for (name, keys) in [("letter", "a backspace"), ("walk", "up left down right"), ("field", "tab")] {
            let mut app = full(data, kind);
            let mut round = keys.split(' ').cycle();
            c.bench_function(&format!("full-form/{kind}/{name}"), |b| {
                b.iter(|| {
                    press(&mut app, round.next().expect("round and round"));
                    terminal.draw(|frame| ui::draw(&app, &theme, frame)).expect("draws");
                });
            });
        }
    }
}

/// A form for a new record of a kind in which every text is as long as it may be.
fn full(data: &Arc<Dataset>, kind: Kind) -> App {
    let mut app = app(Arc::clone(data));
    press(&mut app, "n up");
    while app.form().expect("a form").chosen_kind() != Some(kind) {
        press(&mut app, "right");
    }
    press(&mut app, "f3 tab");
    let count = app.form().expect("a form").fields.len();
    for n in 0..count {
        let text = ["Thẩm định, ", "trình/duyệt", "x"][n % 3];
        app.update(Msg::Paste(text.repeat(FULL / text.len())));
        press(&mut app, "tab");
    }
    let is_full = |text: &String| text.len() > FULL / 2;
    let fields = &app.form().expect("a form").fields;
    assert!(fields.iter().filter(|field| field.texts().iter().any(is_full)).count() > 2, "{kind}");
    app
}

fn press(app: &mut App, keys: &str) {
    for key in keys.split(' ') {
        app.update(Msg::Key(key.parse().expect("a key")));
    }
}

/// Letters where records are named, each with what the search finds for it, and the frame: the part of what a task is, and a
/// list of all communes of a province and a prompt for several agencies, where whoever asks is of that province.
fn naming(c: &mut Criterion, many: &Arc<Dataset>) {
    let theme = Theme::new(Palette::Ansi, false);
    let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("a buffer");
    let engine = Engine::new(many, Now::new("2026-11-22".parse().expect("a day")));
    for (name, first, typed, kinds) in [
        ("record", "n f3 up up up up up", "xây dựng kế hoạch", [Kind::Task]),
        ("list", "4 F f5 f5", "phường tân", [Kind::Agency]),
        ("prompt", "4 * b j enter", "sở y tế", [Kind::Agency]),
    ] {
        let question = Question { text: typed, kinds: &kinds, limit: 200 };
        let answer = engine.answer(many, question, &Abbreviations::default());
        let user = User { name: "A".into(), agency: "so-khcn-tp-hcm".into() };
        let mut app = app(Arc::clone(many)).known_as(user);
        press(&mut app, first);
        rebuild(&mut app);
        app.update(Msg::Paste(typed.to_owned()));
        let mut round = ["a", "backspace"].iter().cycle();
        c.bench_function(&format!("naming/{name}"), |b| {
            b.iter(|| {
                let key = round.next().expect("round and round").parse().expect("a key");
                for effect in app.update(Msg::Key(key)).effects {
                    if let Effect::Search { n, .. } = effect {
                        app.update(Msg::Found { n, answer: answer.clone() });
                    }
                }
                terminal.draw(|frame| ui::draw(&app, &theme, frame)).expect("draws");
            });
        });
    }
}

/// One edit of many: from the chosen records to the plan of what will change, and a key in that plan.
fn several(c: &mut Criterion, data: &Arc<Dataset>, filter: &str, name: &str) {
    let theme = Theme::new(Palette::Ansi, false);
    let chosen = || {
        let mut app = app(Arc::clone(data));
        press(&mut app, "4 f");
        for c in filter.chars() {
            app.update(Msg::Key(Key::char(c)));
        }
        press(&mut app, "enter");
        rebuild(&mut app);
        app
    };
    let mut group = c.benchmark_group(format!("several/{name}"));
    group.sample_size(10);
    group.bench_function("choose", |b| {
        b.iter_batched(chosen, |mut app| press(&mut app, "*"), criterion::BatchSize::PerIteration);
    });
    let planned = || {
        let mut app = chosen();
        press(&mut app, "* b home enter home j j");
        app
    };
    group.bench_function("plan", |b| {
        b.iter_batched(planned, |mut app| press(&mut app, "enter"), criterion::BatchSize::PerIteration);
    });
    let mut app = planned();
    press(&mut app, "enter");
    let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("a buffer");
    let mut down = true;
    group.bench_function("key-in-plan", |b| {
        b.iter(|| {
            press(&mut app, if down { "end" } else { "home" });
            down = !down;
            terminal.draw(|frame| ui::draw(&app, &theme, frame)).expect("draws");
        });
    });
    group.finish();
}

/// The same tasks with targets that count them.
fn counted(many: &Dataset) -> Arc<Dataset> {
    let target = |n: usize| {
        let mut target = Record::new(Kind::Target, Id::new(&format!("ct-{n}")).expect("an id"));
        target.head.title = format!("Chỉ tiêu đếm {n}").into();
        target.set("counts", format!("kind:task is:overdue due:<=31/12/{}", 2025 + n).into()).expect("fits");
        Arc::new(target)
    };
    let tasks = many.iter().map(|task| Arc::new(task.clone()));
    Arc::new(Dataset::new(tasks.chain((0..10).map(target)).collect()))
}

/// Keys on the targets, and after an edit, while their counts have to be worked out anew.
fn counting(c: &mut Criterion, many: &Dataset) {
    let data = counted(many);
    let mut open = app(Arc::clone(&data));
    let gone = Id::new("gone").expect("an id");
    let mut group = c.benchmark_group("counted");
    group.sample_size(10);
    group.bench_function("screen-after-edit", |b| {
        let mut there = false;
        b.iter_batched(
            || Msg::Data { data: Arc::new((*data).clone()), changed: vec![gone.clone()] },
            |edited| {
                open.update(edited);
                press(&mut open, if there { "4" } else { "5" });
                there = !there;
            },
            criterion::BatchSize::PerIteration,
        );
    });
    // Rows come first; what is left to do after an edit is to count.
    open.update(Msg::Data { data: Arc::new((*data).clone()), changed: vec![gone] });
    rebuild(&mut open);
    let job = open.job().expect("counts are due");
    let mut engine = Standby::default();
    group.bench_function("walk", |b| b.iter(|| black_box(job.run(&mut engine))));
    group.bench_function("start", |b| b.iter(|| app(Arc::clone(&data))));
    group.bench_function("backlinks", |b| {
        b.iter_batched(
            || Dataset::new(data.iter().map(|it| Arc::new(it.clone())).collect()),
            |data| data.backlinks("gone").len(),
            criterion::BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn keys(c: &mut Criterion) {
    let small = Arc::new(builtin::dataset().expect("built in"));
    full_form(c, &small);
    key_and_frame(c, "key/built-in", &small, "");
    c.bench_function("start/built-in", |b| {
        b.iter(|| app(Arc::new(builtin::dataset().expect("built in"))));
    });
    let many = many();
    key_and_frame(c, "key/100000", &many, "");
    key_and_frame(c, "timeline/100000", &many, "3");
    key_and_frame(c, "agenda/100000", &many, "3a");
    naming(c, &many);
    deadlines(c, &many);
    screens(c, &many);
    summaries(c, &many);
    key_and_frame(c, "summary-key/100000", &many, "8");
    let mut open = app(Arc::clone(&many));
    several(c, &many, "blockchain due:<=31/12/2026", "thousands");
    several(c, &many, "", "100000");
    counting(c, &many);
    c.bench_function("edit/100000", |b| {
        let id = many.of(Kind::Task).next().expect("a task").id.clone();
        b.iter(|| open.update(Msg::Data { data: Arc::clone(&many), changed: vec![id.clone()] }));
    });
    // An id that is not there stands for an edit that moves a row: the walk is left to another thread.
    let gone = Id::new("gone").expect("an id");
    c.bench_function("edit-moving/100000", |b| {
        b.iter(|| open.update(Msg::Data { data: Arc::clone(&many), changed: vec![gone.clone()] }));
    });
    // A second program of the same state takes what the first one worked out.
    let mut taking = app(Arc::clone(&many));
    taking.update(Msg::Data { data: Arc::clone(&many), changed: vec![gone.clone()] });
    let job = taking.job().expect("rows are due");
    let mut engine = Standby::default();
    c.benchmark_group("rebuilt").sample_size(10).bench_function("100000", |b| {
        b.iter_batched(
            || Msg::Rebuilt(Box::new(job.run(&mut engine))),
            |found| taking.update(found),
            criterion::BatchSize::PerIteration,
        );
    });
    c.bench_function("share/100000", |b| b.iter(|| Arc::new((*many).clone())));
    c.benchmark_group("start")
        .sample_size(10)
        .bench_function("100000", |b| b.iter(|| app(Arc::clone(&many))));
}

criterion_group!(benches, keys);
criterion_main!(benches);
