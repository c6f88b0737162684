//! Records, stores and comparisons that the tests of the store share.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use cncl::model::{Dataset, Id, Kind, Record};
use cncl::store::{Disk, Edit, Edits, Mode, Options, Store, Who};
use serde_json::{Value, json};

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

/// A task with a title.
pub(crate) fn task(name: &str) -> Record {
    let mut record = Record::new(Kind::Task, id(name));
    record.set("title", json!(format!("Việc {name}"))).expect("fits");
    record
}

/// Three tasks.
pub(crate) fn seed() -> Dataset {
    Dataset::new(["nv-1", "nv-2", "nv-3"].map(|name| Arc::new(task(name))).to_vec())
}

pub(crate) fn who(by: &str) -> Who {
    Who { by: by.to_owned(), site: "test".to_owned() }
}

pub(crate) fn options(disk: impl Disk + 'static, by: &str) -> Options {
    Options { who: who(by), disk: Arc::new(disk), ..Options::new(Mode::ReadWrite, seed) }
}

/// Opens a store on any disk.
pub(crate) fn open(disk: impl Disk + 'static, folder: &Path) -> Store {
    Store::open(folder, options(disk, "an")).expect("opens")
}

/// Sets one field of a record as the store has it now.
pub(crate) fn set(store: &impl Edits, name: &str, field: &str, value: Value) -> Edit {
    let seen = store.data().get(name).expect("a record");
    Edit::new().set(seen, [(field, value)])
}

/// What a store holds, to compare.
pub(crate) fn content(data: &Dataset) -> BTreeMap<String, Value> {
    data.iter().map(|r| (r.id.to_string(), serde_json::to_value(r).expect("writes"))).collect()
}
