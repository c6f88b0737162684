//! What a layer is about, in a few words: the title of one record with its parts, or how many records there are.

use std::sync::Arc;

use crate::app::App;
use crate::model::Record;
use crate::view::name;
use crate::view::rollup::Rollup;

/// The title of one record, behind its parts where all of them are done; or how many records there are.
pub(super) fn about(app: &App, seen: &[Arc<Record>]) -> String {
    match seen {
        [one] => match app.ready(seen) {
            Some(parts) => with_parts(app, one, parts),
            None => named(app, one),
        },
        many => app.lang().with("many-records", &[("n", many.len().into())]),
    }
}

/// The title of a record behind how far its parts are.
pub(super) fn with_parts(app: &App, record: &Record, parts: Rollup) -> String {
    let counts = [("done", parts.done.into()), ("total", parts.total.into())];
    format!("{} · {}", app.lang().with("ready-parts", &counts), named(app, record))
}

/// The title of a record, told apart from others of that name.
pub(super) fn named(app: &App, record: &Record) -> String {
    name::apart(record, app.data(), app.lang())
}
