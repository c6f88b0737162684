//! `cncl check`: everything that is wrong with the store, each with its place; `--repair` mends it and keeps a copy. Then what is not wrong, and worth
//! a look: each with the command that settles it.

mod hints;

use std::io::Write;

use serde_json::{Value, json};

use super::args::Check;
use super::output::{Format, write_items};
use super::session::{folder_needed, options};
use super::style::Style;
use super::voice::Voice;
use super::{CliError, Exit};
use crate::config::Settings;
use crate::store::{Notice, Problem, Repaired, Store};
use crate::text::{Words as _, span};

pub(super) fn run(
    args: &Check,
    settings: &Settings,
    voice: &Voice<'_>,
    out: &mut dyn Write,
) -> Result<Exit, CliError> {
    let folder = folder_needed(settings)?;
    if settings.names_store() && !Store::is_there(&folder) {
        return Err(CliError::NoStore(settings.no_store()));
    }
    let options = options(settings);
    let repaired = if args.repair { Some(Store::repair(&folder, &options)?) } else { None };
    let left = Store::check(&folder, &options)?;
    let (remarks, records) = Store::look(&folder, &options)?;
    let hints = records.map(|data| hints::of(&data)).unwrap_or_default();
    let is_there = !remarks.iter().any(|notice| matches!(notice, Notice::NoStore { .. }));
    let remarks: Vec<String> = remarks.iter().map(|notice| voice.lang.tell(&notice.message())).collect();
    // What could not be mended is not said to be.
    let repaired = repaired.map(|mut repaired| {
        repaired.problems.retain(|problem| !left.contains(problem));
        repaired
    });
    let mended = repaired.as_ref().map_or(&[][..], |repaired| &repaired.problems);
    let found: Vec<&Problem> = mended.iter().chain(&left).collect();
    if args.json {
        let problems = found.iter().map(|problem| item(problem, voice));
        let items = problems.chain(repaired.iter().flat_map(done)).chain(remarks.iter().map(remark));
        let items = items.chain(hints.iter().map(|hint| hint.item(voice.lang)));
        write_items(Format::Json, items, out)?;
    } else {
        let style = Style::of_stdout(settings);
        for line in told(&found, repaired.as_ref(), is_there, voice).iter().chain(&remarks) {
            writeln!(out, "{}", style.safe(line))?;
        }
        for hint in &hints {
            writeln!(out, "{}", style.safe(&hint.said(voice.lang)))?;
        }
    }
    Ok(if left.is_empty() { Exit::Ok } else { Exit::Fault })
}

/// What should be known although nothing is wrong.
fn remark(said: &String) -> Value {
    json!({"what": "remark", "message": said})
}

/// What a repair did: every copy that it kept, what is lost, what was rolled back or cut off.
fn done(repaired: &Repaired) -> Vec<Value> {
    if !is_mended(repaired) {
        return Vec::new();
    }
    let (lost, rolled_back, cut) = (repaired.lost, repaired.rolled_back, repaired.cut);
    let given_up: Vec<_> =
        repaired.given_up.iter().map(|gap| json!({"from": gap.from, "to": gap.to})).collect();
    let repair = json!({
        "what": "repair", "lost": lost, "rolled_back": rolled_back, "cut": cut,
        "emptied_after": repaired.emptied, "given_up": given_up,
    });
    let copies =
        repaired.copies.iter().map(|copy| json!({"what": "copy", "file": copy.display().to_string()}));
    std::iter::once(repair).chain(copies).collect()
}

fn is_mended(repaired: &Repaired) -> bool {
    !repaired.problems.is_empty() || repaired.cut
}

fn item(problem: &Problem, voice: &Voice<'_>) -> Value {
    let place = &problem.place;
    let number = |n: usize| if n == 0 { Value::Null } else { json!(n) };
    json!({
        "what": "problem",
        "file": place.path.display().to_string(),
        "line": number(place.line),
        "column": number(place.column),
        "field": if place.field.is_empty() { Value::Null } else { json!(place.field) },
        "message": voice.lang.tell(&problem.wrong.message(place)),
    })
}

fn told(found: &[&Problem], repaired: Option<&Repaired>, is_there: bool, voice: &Voice<'_>) -> Vec<String> {
    let lang = voice.lang;
    let mut lines: Vec<String> =
        found.iter().map(|problem| lang.tell(&problem.wrong.message(&problem.place))).collect();
    if lines.is_empty() && is_there {
        lines.push(lang.word("check-sound"));
    }
    if let Some(repaired) = repaired.filter(|repaired| is_mended(repaired)) {
        if repaired.given_up.is_empty() || !repaired.copies.is_empty() {
            lines.push(lang.with("check-repaired", &[("lost", repaired.lost.into())]));
        }
        if let Some(n) = repaired.emptied {
            lines.push(lang.with("check-emptied", &[("n", (&n.to_string()).into())]));
        }
        for gap in &repaired.given_up {
            lines.push(lang.with("check-given-up", &[("span", (&span(gap.from, gap.to)).into())]));
        }
        if repaired.cut {
            lines.push(lang.text("check-cut").into_owned());
        }
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
