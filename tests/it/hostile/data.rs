//! The records: two of every kind, every field full.

use std::sync::LazyLock;

use cncl::model::shape::Shape;
use cncl::model::spec::Spec;
use cncl::model::{Id, Kind, Record};
use serde_json::{Value, json};

use super::{few_signs, signs};
use crate::cli::Home;

/// The id of a record: `1` and `2` of each kind.
pub(super) fn id(kind: Kind, n: usize) -> String {
    format!("{kind}-{n}")
}

/// A long text with signs all over it.
fn long() -> String {
    signs().repeat(20)
}

/// All records, as they stand in a store.
pub(super) fn records() -> &'static [Value] {
    static RECORDS: LazyLock<Vec<Value>> =
        LazyLock::new(|| Kind::ALL.iter().flat_map(|kind| [1, 2].map(|n| full(*kind, n))).collect());
    &RECORDS
}

fn full(kind: Kind, n: usize) -> Value {
    let mut record = Record::new(kind, Id::new(&id(kind, n)).unwrap());
    for spec in kind.specs() {
        let values = values(spec, kind, n);
        let is_set =
            values.is_empty() || values.into_iter().any(|value| record.set(spec.name, value).is_ok());
        assert!(is_set, "{kind}: nothing is known that fits into {}", spec.name);
    }
    let mut record = serde_json::to_value(&record).unwrap();
    // A field that a later version has added.
    record[format!("x-{}", signs())] = json!({ "text": signs() });
    record
}

/// What may fit into a field; nothing where it stays empty.
fn values(spec: &Spec, kind: Kind, n: usize) -> Vec<Value> {
    let refers = |to: Kind| (to != kind || n == 2).then(|| id(to, 1));
    // All signs stand where each kind has a text, a few of every sort elsewhere.
    let text = match spec.name {
        "content" => long(),
        "title" => signs(),
        _ => few_signs().to_owned(),
    };
    match spec.shape {
        _ if ["id", "kind", "rev"].contains(&spec.name) => Vec::new(),
        // What is counted is not measured by hand, and a list that cannot be kept takes no item more.
        _ if ["counts", "measurements"].contains(&spec.name) && n == 2 => Vec::new(),
        Shape::Text => vec![json!(text)],
        Shape::Texts => vec![json!([text, text])],
        Shape::Number { low, high, .. } => vec![json!(low.max(1).min(high)), json!(1.5)],
        Shape::Flag => vec![json!(true)],
        Shape::Date => vec![json!("2026-01-02")],
        Shape::Deadline => vec![deadline()],
        Shape::Word(words) => vec![json!(words[1 % words.len()])],
        Shape::Ref(to) => refers(to).map(|to| json!(to)).into_iter().collect(),
        Shape::Refs(to) => refers(to).map(|to| json!([to])).into_iter().collect(),
        Shape::Object => objects().into_iter().chain([json!({ "title": text })]).collect(),
        Shape::Objects => objects().into_iter().map(|object| json!([object, object])).collect(),
    }
}

fn deadline() -> Value {
    json!({"text": few_signs(), "kind": "by", "start": "2026-01-02", "end": "2026-01-02", "precision": "day"})
}

/// Small objects, the fullest first.
fn objects() -> Vec<Value> {
    let text = few_signs();
    let mut note = json!({"kind": text, "text": text, "quote": text, "source": text, "at": text, "by": text});
    note["on"] = json!("2026-01-02");
    vec![
        json!({"old": deadline(), "new": deadline(), "reason": text, "on": "2026-01-02"}),
        json!({"value": 5.5, "period": text, "on": "2026-01-02", "source": text, "by": text}),
        json!({"due": "2026-01-02", "on": "2026-01-02", "result": text, "by": text}),
        json!({"on": "2026-01-02", "by": text, "how": text}),
        json!({"text": text, "done": true}),
        note,
        json!({"technologies": 3, "products": 3}),
        json!({"on": "2026-01-02"}),
    ]
}

/// A home with the store of these records, sealed as the program seals it, an edit in its journal, and a config.
pub(super) fn home() -> Home {
    let home = Home::on("2026-11-22");
    let folder = home.path().join(".local/share/cncl");
    std::fs::create_dir_all(&folder).unwrap();
    let lines: Vec<String> = records().iter().map(Value::to_string).collect();
    let body = format!("{}\n]}}\n", lines.join(",\n"));
    let sum = crc32fast::hash(format!("abc 0\n{body}").as_bytes());
    let head = format!(r#"{{"format":1,"store":"abc","last_n":0,"crc":"{sum:08x}","records":["#);
    std::fs::write(folder.join("store.json"), format!("{head}\n{body}")).unwrap();
    let journal = [sealed(&json!({"op": "open", "format": 1, "store": "abc", "base": 0})), sealed(&edit())];
    std::fs::write(folder.join("journal.jsonl"), journal.concat()).unwrap();
    // TOML wants an escape for that one.
    let text = json!(signs()).to_string().replace('\u{7f}', "\\u007f");
    home.write_config(&format!(
        "start = \"board\"\n[user]\nname = {text}\nagency = {text}\n[[views]]\nname = {text}\nfilter = {text}\n"
    ));
    home
}

/// An edit by somebody whose name is no better.
fn edit() -> Value {
    let (id, text) = (id(Kind::Task, 1), signs());
    json!({
        "n": 1, "site": text, "t": "2026-11-20T00:10:00Z", "by": text, "op": "set", "id": id,
        "f": {"title": format!("{text}!")}, "was": {"title": text}
    })
}

fn sealed(line: &Value) -> String {
    let line = line.to_string();
    let open = line.strip_suffix('}').unwrap();
    format!("{open},\"crc\":\"{:08x}\"}}\n", crc32fast::hash(open.as_bytes()))
}
