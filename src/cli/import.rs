//! `cncl import`: records out of a file, all of them in one edit or none.

mod bytes;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::args::Import as Args;
use super::output::{Format, write_items};
use super::session::Session;
use super::{CliError, Exit};
use crate::exchange::json::{self, Fault, Form, Import, Request};
use crate::model::plan::Row;
use crate::model::{Id, Kind, Plan, RecordChange};
use crate::store::{Class, new_id};
use crate::text::{Message, Words as _};
use crate::view::log;
use crate::work::{self, World};

pub(super) use bytes::{Unread, of_list};

/// Records that a dry run tells one by one; of the others, how many they are. `--json` tells all.
const TOLD: usize = 20;
/// The file name that means stdin.
pub(super) const STDIN: &str = "-";

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let kind = args.kind.as_deref().map(str::parse::<Kind>).transpose()?;
    let form = form(&args.file)?;
    let bytes = bytes(args, form, session)?;
    let import = read(args, &bytes, form, kind, session)?;
    let plan = planned(args, &import, session)?;
    if !args.dry_run {
        save(plan.clone(), session)?;
    }
    tell(args, &import, &plan, session)?;
    Ok(Exit::Ok)
}

/// How records stand in a file, by the ending of its name.
fn form(path: &Path) -> Result<Form, CliError> {
    let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("json") => Ok(Form::Whole),
        Some("jsonl" | "ndjson") => Ok(Form::Lines),
        None if path.as_os_str() == STDIN => Ok(Form::Whole),
        _ => {
            let path = path.display().to_string();
            Err(CliError::Usage(Message::new("error-import-format").with("value", path)))
        }
    }
}

/// The bytes of the file, within the bounds.
fn bytes(args: &Args, form: Form, session: &Session<'_>) -> Result<Vec<u8>, CliError> {
    bytes::of_records(&args.file, form, session.settings).map_err(|unread| match unread {
        Unread::Fault(fault) => refused(args, &[fault], session),
        Unread::Error(error) => *error,
    })
}

fn read(
    args: &Args,
    bytes: &[u8],
    form: Form,
    kind: Option<Kind>,
    session: &Session<'_>,
) -> Result<Import, CliError> {
    let data = session.data();
    let (today, home) = (session.settings.now.today, session.home());
    let request = Request { bytes, form, kind, data, today, home };
    let mut given: HashSet<Id> = HashSet::new();
    let mut name = |kind| {
        let id = new_id(kind, |id| data.get(id).is_some() || given.contains(id));
        given.insert(id.clone());
        id
    };
    json::read(&request, &mut name).map_err(|faults| refused(args, &faults, session))
}

/// Says everything that is wrong with a file.
fn refused(args: &Args, faults: &[Fault], session: &Session<'_>) -> CliError {
    for fault in faults {
        session.voice.tell(&line(&args.file, fault, session));
    }
    CliError::Refused { path: args.file.clone(), count: faults.len() }
}

/// What the file changes, by the rules of every other way to change a record. What it adds is taken as it stands.
fn planned(args: &Args, import: &Import, session: &Session<'_>) -> Result<Plan, CliError> {
    let data = import.beside(session.data());
    let world = World { data: &data, ..session.world() };
    let mut plan = Plan { rows: import.added.iter().cloned().map(Row::adding).collect(), ..Plan::default() };
    let mut faults = Vec::new();
    for changed in &import.changed {
        let change = work::import(&changed.seen, changed.fields.clone(), world);
        if let Err(error) = &change {
            let (line, item) = changed.place;
            faults.push(Fault::of(line, item, error.clone()));
        }
        plan.rows.push(Row::new(Arc::clone(&changed.seen), change));
    }
    work::adopt(&mut plan, session.data());
    if faults.is_empty() { Ok(plan) } else { Err(refused(args, &faults, session)) }
}

/// `tasks.jsonl:12 (item 12) status: …`
fn line(path: &Path, fault: &Fault, session: &Session<'_>) -> String {
    let said = super::error::told(&fault.message(), session.lang);
    let (file, at, item) = (path.display().to_string(), fault.line.to_string(), fault.item.to_string());
    let id = match (fault.item, fault.field.is_empty()) {
        (0, _) => "import-fault",
        (_, true) => "import-fault-item",
        (_, false) => "import-fault-field",
    };
    let field = crate::text::clean(&fault.field);
    session.lang.say(
        id,
        &[
            ("file", (&file).into()),
            ("line", (&at).into()),
            ("item", (&item).into()),
            ("field", (&*field).into()),
            ("what", (&said).into()),
        ],
    )
}

/// Saves everything as one edit. A record that the store refuses means that the file is refused.
fn save(plan: Plan, session: &mut Session<'_>) -> Result<(), CliError> {
    if plan.changing().next().is_none() {
        return Ok(());
    }
    match session.carry_out(plan) {
        Err(CliError::Saving(error)) if error.class() == Class::Usage => Err(CliError::NotImported(error)),
        other => other.map(drop),
    }
}

fn tell(args: &Args, import: &Import, plan: &Plan, session: &mut Session<'_>) -> Result<(), CliError> {
    for remark in &import.remarks {
        let what = line(&args.file, remark, session);
        session.voice.tell(&session.lang.with("import-kept", &[("what", (&what).into())]));
    }
    for (line, text) in &import.unread {
        let kept = session.lang.say("deadline-kept", &[("text", text.into())]);
        session.voice.tell(&format!("{}:{line}: {kept}", args.file.display()));
    }
    if args.json {
        return Ok(write_items(Format::Json, items(plan), session.out)?);
    }
    if args.dry_run {
        let lines = lines(plan, session);
        for line in lines.iter().take(TOLD) {
            session.print(line)?;
        }
        if let Some(more) = lines.len().checked_sub(TOLD).filter(|more| *more > 0) {
            let said = session.lang.with("import-more", &[("n", more.into())]);
            session.print(&said)?;
        }
    }
    let changed = plan.changing().count() - import.added.len();
    let counts = [
        ("added", import.added.len().into()),
        ("changed", changed.into()),
        ("unchanged", (import.unchanged + import.changed.len() - changed).into()),
        ("agencies", import.named_only.into()),
    ];
    let id = if args.dry_run { "import-would" } else { "import-done" };
    let said = session.lang.with(id, &counts);
    session.print(&said)
}

/// What an import would do, a line for each record.
fn lines(plan: &Plan, session: &Session<'_>) -> Vec<String> {
    let said = |change: &RecordChange| {
        format!("{}: {}", change.id(), log::did(change, session.data(), session.lang))
    };
    plan.changing().filter_map(|row| row.outcome.as_ref().ok()).map(said).collect()
}

/// What an import does, an item for each record.
fn items(plan: &Plan) -> impl Iterator<Item = Value> {
    plan.changing().filter_map(|row| {
        let record = &row.base;
        let (op, f) = match row.outcome.as_ref().ok()? {
            RecordChange::Add(record) => ("add", json!(**record)),
            RecordChange::Set { new, .. } => ("set", json!(new)),
            RecordChange::Remove(_) => ("remove", Value::Null),
        };
        Some(json!({"op": op, "id": record.id, "kind": record.kind(), "title": record.title(), "f": f}))
    })
}
