//! A record as a text for an editor, and back: TOML with the names of the contract, one field a line.
//!
//! Only what was changed is read back. A field that is not there any more, or is an empty text, is emptied.

use std::fmt::Write as _;

use serde_json::Value;

use crate::cli::CliError;
use crate::config::{LineError, no_toml};
use crate::lang::Lang;
use crate::model::input::{self, Names, all_names, field_of};
use crate::model::shape::Shape;
use crate::model::{Dataset, Date, Record};
use crate::text::{Message, Words as _, has_controls};

/// Stands before what is said about a text, and nowhere else.
const REMARK: &str = "#! ";

/// The text for a record: its fields in the order of the table, those that hold nothing as comments.
pub(super) fn written(record: &Record, lang: &Lang) -> String {
    let mut text = format!("# {}\n\n", lang.word("edit-hint"));
    for name in all_names(record.kind()) {
        let label = lang.name_of("field", name);
        let value = shown(record, name);
        let line = match &value {
            Value::Null => format!("# {name} =  # {label}\n"),
            value => format!("{name} = {}\n", toml(value)),
        };
        text.push_str(&line);
    }
    text
}

/// What a field holds as it is edited: a deadline in its words.
fn shown(record: &Record, name: &str) -> Value {
    let value = record.get(name).unwrap_or(Value::Null);
    match record.kind().shape_of(name) {
        Some(Shape::Deadline) => value.get("text").cloned().unwrap_or(Value::Null),
        _ => value,
    }
}

/// A value as TOML writes it. Texts of several lines stand as such.
fn toml(value: &Value) -> String {
    match value {
        Value::String(text) if text.contains('\n') => format!("\"\"\"\n{}\"\"\"", escaped(text)),
        Value::String(text) => format!("\"{}\"", escaped(text)),
        Value::Array(items) => format!("[{}]", items.iter().map(toml).collect::<Vec<_>>().join(", ")),
        Value::Object(parts) => {
            let parts = parts.iter().filter(|(_, value)| !value.is_null());
            let parts = parts.map(|(name, value)| format!("\"{}\" = {}", escaped(name), toml(value)));
            format!("{{ {} }}", parts.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// A text between quotes, with an escape for whatever nobody could see in an editor, or would move its cursor.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '\n' => written.push(c),
            c if !has_controls(c.encode_utf8(&mut [0; 4])) => written.push(c),
            // Writing to a String cannot fail.
            c => drop(write!(written, "\\U{:08X}", c as u32)),
        }
    }
    written
}

/// The text with what is wrong with it above, in the place of what was said before.
pub(super) fn with_remark(text: &str, said: &str) -> String {
    let kept = text.lines().filter(|line| !line.starts_with(REMARK));
    let remarks = said.lines().map(|line| format!("{REMARK}{line}"));
    remarks.chain(kept.map(str::to_owned)).map(|line| line + "\n").collect()
}

/// The values that a text changes in a record.
pub(super) fn read(
    text: &str,
    record: &Record,
    data: &Dataset,
    today: Date,
) -> Result<Vec<(&'static str, Value)>, CliError> {
    let table: toml::Table = text.parse().map_err(|error| not_toml(text, &error))?;
    let Ok(Value::Object(fields)) = serde_json::to_value(table) else { return Ok(Vec::new()) };
    for name in fields.keys() {
        field_of(record.kind(), name).map_err(CliError::at_field)?;
    }
    let names = Names::new(data);
    let (mut values, mut deadline) = (Vec::new(), None);
    for name in all_names(record.kind()) {
        let value =
            fields.get(name).filter(|value| value.as_str() != Some("")).cloned().unwrap_or(Value::Null);
        if value == shown(record, name) {
            continue;
        }
        if record.kind().shape_of(name) == Some(Shape::Deadline) {
            deadline = Some((name, value));
        } else {
            values.push((name, one(record, record, name, value, &names, today)?));
        }
    }
    if let Some((name, value)) = deadline {
        // Its year may follow from the document that is named beside it.
        let mut changed = record.clone();
        for (name, value) in &values {
            changed.set(name, value.clone()).map_err(CliError::at_field)?;
        }
        values.push((name, one(record, &changed, name, value, &names, today)?));
    }
    Ok(values)
}

/// Where a text is no TOML, and what would be right: the parser's own words are English.
fn not_toml(text: &str, error: &toml::de::Error) -> CliError {
    let LineError { line, error } = no_toml(text, error);
    CliError::Unfit(
        Message::new("error-edit-toml")
            .with("line", line.to_string())
            .with("field_is", if error.field.is_empty() { "empty" } else { "known" })
            .with("field", &error.field)
            .with_message("detail", error.message()),
    )
}

fn one(
    record: &Record,
    changed: &Record,
    name: &'static str,
    value: Value,
    names: &Names<'_>,
    today: Date,
) -> Result<Value, CliError> {
    let field = field_of(record.kind(), name).map_err(CliError::at_field)?;
    let (base, names) = (input::base_of(changed, names.data(), today), &names.within(changed));
    input::read_json(record.kind(), field, value, names, base).map_err(CliError::at_field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::store::builtin;
    use jiff::civil::date;

    fn again(text: &str, record: &Record, data: &Dataset) -> Result<Vec<(&'static str, Value)>, CliError> {
        read(text, record, data, date(2026, 11, 22))
    }

    #[test]
    fn every_built_in_record_comes_back_unchanged() {
        let (data, lang) = (builtin::dataset().expect("data"), Lang::new(Language::Vietnamese));
        for record in data.iter() {
            let text = written(record, &lang);
            let filled = again(&text, record, &data).unwrap_or_else(|error| panic!("{error}\n{text}"));
            assert_eq!(filled, [], "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_stands_as_an_escape_and_comes_back() {
        let (data, lang) = (builtin::dataset().expect("data"), Lang::new(Language::Vietnamese));
        let mut task = data.iter().find(|it| it.as_task().is_some()).expect("a task").clone();
        let hidden = "a\u{1b}[2J\u{7f}\u{9b}\u{202e}\u{200b}\u{feff}\u{e0041}\t\r\"\\b";
        for (name, text) in [("title", hidden.to_owned()), ("content", format!("{hidden}\r\n{hidden}"))] {
            assert!(task.set(name, Value::from(text)).expect("fits"));
        }
        let text = written(&task, &lang);
        assert!(!has_controls(&text.replace('\n', "")), "{text:?}");
        assert_eq!(again(&text, &task, &data).expect("reads"), []);
    }

    #[test]
    fn what_was_changed_is_read_and_what_is_gone_is_emptied() {
        let (data, lang) = (builtin::dataset().expect("data"), Lang::new(Language::Vietnamese));
        let is_short = |it: &&Record| it.as_task().is_some_and(|task| task.content.is_empty());
        let task = data.iter().find(is_short).expect("a task without content");
        let text = written(task, &lang);
        let title = format!("title = {}", Value::from(task.title()));
        let longer = format!("{text}content = \"\"\"\nHai\ndòng\"\"\"\n");
        assert_eq!(again(&longer, task, &data).expect("reads"), [("content", Value::from("Hai\ndòng"))]);
        let gone = again(&text.replace(&title, ""), task, &data).expect("reads");
        assert_eq!(gone, [("title", Value::Null)], "the rules refuse that later");
        let unknown = again(&format!("{text}\nnonsense = 1\n"), task, &data).expect_err("no such field");
        assert!(unknown.to_string().contains("nonsense"), "{unknown}");
    }

    #[test]
    fn what_is_no_toml_is_named_with_its_line_in_the_readers_language() {
        let (data, lang) = (builtin::dataset().expect("data"), Lang::new(Language::Vietnamese));
        let task = data.iter().find(|it| it.as_task().is_some()).expect("a task");
        for (text, words) in [
            ("title = \"Việc\"\nstatus = doing\n", "dòng 2, status"),
            ("title = \"Việc\n", "dòng 1, title"),
            ("title = \"a\"\n\ntitle = \"b\"\n", "hai lần"),
            ("đây là chữ", "dòng 1: không phải TOML"),
        ] {
            let said = again(text, task, &data).expect_err(text).sentence(&lang).expect("a sentence");
            assert!(said.contains(words), "{text}: {said}");
            let english = ["expected", "TOML parse", "invalid", "duplicate"];
            assert!(english.iter().all(|word| !said.contains(word)), "{text}: {said}");
        }
    }

    #[test]
    fn a_remark_takes_the_place_of_the_one_before() {
        let text = with_remark(&with_remark("title = 1\n", "một"), "hai");
        assert_eq!(text, "#! hai\ntitle = 1\n");
    }
}
