//! `list --columns`: the fields that somebody asks for, each as a person reads it.

use crate::cli::session::Session;
use crate::cli::sort::names;
use crate::cli::table::{Cell, Column, Table};
use crate::cli::{CliError, item};
use crate::model::shape::Shape;
use crate::model::{Kind, Record, input};
use crate::text::{Message, Words as _, nearest};
use crate::view::log;

/// The fields by what they were called; one of the kinds must have each.
pub(super) fn read(asked: &[String], kinds: &[Kind]) -> Result<Vec<&'static str>, CliError> {
    let names = names(kinds);
    let read = |asked: &String| {
        let key = input::key(asked);
        let by_name = names.iter().copied().find(|name| input::key(name) == key);
        let called = || kinds.iter().find_map(|kind| Some(input::called(*kind, &key)?.name));
        by_name.or_else(called).ok_or_else(|| {
            let near = nearest(asked, names.iter().copied());
            let wrong = Message::new("error-columns").with("value", asked).with("among", names.join(", "));
            CliError::Usage(wrong.with_nearest(near))
        })
    };
    asked.iter().map(read).collect()
}

/// A table of these fields behind the ids.
pub(super) fn table(
    records: &[&Record],
    columns: &[&'static str],
    session: &Session<'_>,
) -> Result<Table, CliError> {
    let kinds: Vec<Kind> = records.iter().map(|record| record.kind()).collect();
    let mut headings = vec![Column::id(session.word("column-id"))];
    headings.extend(columns.iter().filter(|name| **name != "id").map(|name| heading(name, &kinds, session)));
    let mut table = Table::new(headings);
    let items = item::items(records.iter().copied(), session)?;
    for (record, item) in records.iter().zip(items) {
        let mut row = vec![Cell::new(record.id.as_str())];
        for name in columns.iter().filter(|name| **name != "id") {
            let text = match &item[*name] {
                serde_json::Value::Null => String::new(),
                value => log::whole(record.kind(), name, value, session.data(), session.lang),
            };
            row.push(Cell::new(session.style.safe(&text)));
        }
        table.push(row);
    }
    Ok(table)
}

/// What may be long takes what is left; what is short is not broken.
fn heading(name: &str, kinds: &[Kind], session: &Session<'_>) -> Column {
    let shape = kinds.iter().find_map(|kind| kind.shape_of(name));
    let label = session.lang.name_of("field", name);
    let label = label.strip_prefix("field-").unwrap_or(&label).to_owned();
    match shape {
        Some(Shape::Number { .. } | Shape::Flag | Shape::Date | Shape::Word(_)) | None => {
            Column::fixed(label)
        }
        _ => Column::growing(label),
    }
}
