//! `cncl views`: filters with names. Those of the config are shown; those that were saved, here or in the interactive
//! program, are saved and removed as well.
//!
//! They are kept in the user's own folder; a restricted session has none.

use serde_json::{Value, json};

use super::args::{Narrow, Views as Args};
use super::output::{Format, write_items};
use super::session::Session;
use super::table::{Cell, Column, Table};
use super::{CliError, Exit, config, own, read};
use crate::config::View;
use crate::config::views::{self, Change};
use crate::search::Filter;
use crate::text::{Message, nearest};

/// What a restricted session is told that it may not.
const FLAG: &str = "views";

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    if let Some(name) = &args.save {
        save(name, args, session)?;
    } else if let Some(name) = &args.remove {
        remove(name, session)?;
    }
    let changed = args.save.is_some() || args.remove.is_some();
    if args.json || !changed {
        list(args, session)?;
    }
    Ok(Exit::Ok)
}

/// The filter that is asked for: the view's, and what is typed beside it; and the view.
pub(super) fn narrowed(args: &Narrow, session: &Session<'_>) -> Result<(Filter, Option<View>), CliError> {
    let Some(name) = &args.view else {
        return Ok((read::filter(args.filter.as_deref(), session)?, None));
    };
    let all = all(session);
    let view = views::find(name, &all).ok_or_else(|| none(name, &all))?.clone();
    let own = read::filter(Some(&view.filter), session);
    let own = own.map_err(|error| match error {
        CliError::Filter(error) => CliError::View { name: view.name.clone(), error },
        other => other,
    })?;
    let Some(filter) = &args.filter else { return Ok((own, Some(view))) };
    // What is wrong with the one that was typed is told under its own flag.
    read::filter(Some(filter), session)?;
    let both = format!("{} {filter}", view.filter);
    Ok((read::filter(Some(&both), session)?, Some(view)))
}

/// Every view, those of the config first.
fn all(session: &Session<'_>) -> Vec<View> {
    session.settings.config.views.iter().cloned().chain(saved(session)).collect()
}

/// The views that were saved. What cannot be read counts as none, as in the interactive program.
fn saved(session: &Session<'_>) -> Vec<View> {
    let private = own::private(FLAG, session).ok();
    private.and_then(|private| private.value(views::KEPT_AS, "").ok()).map_or_else(Vec::new, views::read)
}

/// Changes what is kept; what cannot be read is not written over.
fn keep(change: &Change, session: &Session<'_>) -> Result<(), CliError> {
    let private = own::private(FLAG, session)?;
    let kept = private.value(views::KEPT_AS, "")?;
    Ok(private.keep_value(views::KEPT_AS, "", &change.of(kept))?)
}

fn save(name: &str, args: &Args, session: &Session<'_>) -> Result<(), CliError> {
    let name = views::name(name).map_err(CliError::Usage)?;
    if session.settings.config.views.iter().any(|view| view.name == name) {
        return Err(CliError::Unfit(Message::new("view-configured").with("name", name)));
    }
    let wrong = args.screen.as_deref().and_then(|word| config::screen("--screen", word));
    let grouping = |word: &str| config::grouping("--by", args.screen.as_deref(), word.trim());
    if let Some(wrong) = wrong.or_else(|| args.by.as_deref().and_then(grouping)) {
        return Err(CliError::Usage(wrong));
    }
    let filter = args.filter.clone().unwrap_or_default();
    read::filter(Some(&filter), session)?;
    let view = View {
        name: name.to_owned(),
        screen: args.screen.clone(),
        filter,
        group: args.by.as_deref().map(|word| word.trim().to_owned()),
        key: None,
    };
    keep(&Change::Save(view), session)?;
    session.voice.tell(&session.lang.with("view-saved-here", &[("name", name.into())]));
    Ok(())
}

fn remove(name: &str, session: &Session<'_>) -> Result<(), CliError> {
    let all = all(session);
    let name = views::find(name, &all).ok_or_else(|| none(name, &all))?.name.clone();
    if !saved(session).iter().any(|view| view.name == name) {
        return Err(CliError::Unfit(Message::new("view-of-config")));
    }
    keep(&Change::Drop(name.clone()), session)?;
    session.voice.tell(&session.lang.with("view-dropped", &[("name", (&name).into())]));
    Ok(())
}

fn none(name: &str, all: &[View]) -> CliError {
    let names = || all.iter().map(|view| view.name.as_str());
    if all.is_empty() {
        return CliError::Unfit(Message::new("error-view-no-views").with("value", name));
    }
    let message = Message::new("error-view").with("value", name);
    let message = message.with("among", names().collect::<Vec<_>>().join(", "));
    CliError::Usage(message.with_nearest(nearest(name, names())))
}

fn list(args: &Args, session: &mut Session<'_>) -> Result<(), CliError> {
    let configured = session.settings.config.views.len();
    let all = all(session);
    if args.json {
        let items = all.iter().enumerate().map(|(at, view)| item(view, at < configured));
        return Ok(write_items(Format::Json, items, session.out)?);
    }
    if all.is_empty() {
        session.voice.tell(&session.lang.text("views-none-here"));
        return Ok(());
    }
    Ok(table(&all, configured, session).write(&session.style, session.out)?)
}

fn item(view: &View, is_configured: bool) -> Value {
    let mut item = json!(view);
    item["from"] = json!(if is_configured { "config" } else { "saved" });
    item
}

fn table(all: &[View], configured: usize, session: &Session<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::growing(session.word("column-view")),
        Column::fixed(session.word("column-screen")),
        Column::growing(session.word("column-filter")),
        Column::fixed(session.word("column-from")),
    ]);
    for (at, view) in all.iter().enumerate() {
        let from = if at < configured { "view-from-config" } else { "view-from-saved" };
        let screen = view.screen.clone().unwrap_or_default();
        let cells = [view.name.clone(), screen, view.filter.clone(), session.lang.text(from).into_owned()];
        table.push(cells.iter().map(|text| Cell::new(session.style.safe(text))).collect());
    }
    table
}
