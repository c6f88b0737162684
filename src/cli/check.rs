//! `cncl check`: everything that is wrong with the store, each with its place; `--repair` mends it and keeps a copy.

use std::io::Write;

use serde_json::{Value, json};

use super::args::Check;
use super::output::{Format, write_items};
use super::session::{folder_needed, options};
use super::style::Style;
use super::voice::Voice;
use super::{CliError, Exit};
use crate::config::Settings;
use crate::store::{Problem, Repaired, Store};
use crate::text::Words as _;

pub(super) fn run(
    args: &Check,
    settings: &Settings,
    voice: &Voice<'_>,
    out: &mut dyn Write,
) -> Result<Exit, CliError> {
    let folder = folder_needed(settings)?;
    let options = options(settings);
    let repaired = if args.repair { Some(Store::repair(&folder, &options)?) } else { None };
    let left = Store::check(&folder, &options)?;
    let found = repaired.as_ref().map_or(&left, |repaired| &repaired.problems);
    if args.json {
        write_items(Format::Json, found.iter().map(|problem| item(problem, voice)), out)?;
    } else {
        let style = Style::of_stdout(settings);
        for line in told(found, repaired.as_ref(), voice) {
            writeln!(out, "{}", style.safe(&line))?;
        }
    }
    Ok(if left.is_empty() { Exit::Ok } else { Exit::Fault })
}

fn item(problem: &Problem, voice: &Voice<'_>) -> Value {
    let place = &problem.place;
    let number = |n: usize| if n == 0 { Value::Null } else { json!(n) };
    json!({
        "file": place.path.display().to_string(),
        "line": number(place.line),
        "column": number(place.column),
        "field": if place.field.is_empty() { Value::Null } else { json!(place.field) },
        "message": voice.lang.tell(&problem.wrong.message(place)),
    })
}

fn told(found: &[Problem], repaired: Option<&Repaired>, voice: &Voice<'_>) -> Vec<String> {
    let lang = voice.lang;
    let mut lines: Vec<String> =
        found.iter().map(|problem| lang.tell(&problem.wrong.message(&problem.place))).collect();
    if lines.is_empty() {
        lines.push(lang.word("check-sound"));
    }
    if let Some(repaired) = repaired.filter(|repaired| !repaired.problems.is_empty()) {
        lines.push(lang.with("check-repaired", &[("lost", repaired.lost.into())]));
        if repaired.rolled_back {
            lines.push(lang.text("check-rolled-back").into_owned());
        }
        for copy in &repaired.copies {
            let path = copy.display().to_string();
            lines.push(lang.with("check-copy", &[("path", (&path).into())]));
        }
    }
    lines
}
