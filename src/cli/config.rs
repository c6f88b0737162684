//! `cncl config`: where the config file is, what holds now, and whether everything in it can be used.

use std::collections::HashSet;

use serde_json::json;

use super::args::ConfigArgs as Args;
use super::session::Session;
use super::{CliError, Exit};
use crate::app::action::{Group, TABLE};
use crate::app::keymap::Keymap;
use crate::config::{Config, View};
use crate::search::{Filter, Me};
use crate::text::{Message, nearest};
use crate::view::grouping;

/// What can be asked of the config.
const WORDS: [&str; 3] = ["path", "show", "check"];

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    match args.what.as_str() {
        "path" => path(session),
        "show" => show(session),
        "check" => check(session),
        other => {
            let message = Message::new("error-config-what").with("value", other);
            let message = message.with("among", WORDS.join(", "));
            Err(CliError::Usage(message.with_nearest(nearest(other, WORDS))))
        }
    }
}

fn path(session: &mut Session<'_>) -> Result<Exit, CliError> {
    let path = session.settings.own_config().ok_or(CliError::NoHome)?;
    session.print(&path.display().to_string())?;
    Ok(Exit::Ok)
}

/// What holds now, in the form of the file: flags, environment and file together.
fn show(session: &mut Session<'_>) -> Result<Exit, CliError> {
    let settings = session.settings;
    let Config { theme, mouse, start, user, views, .. } = &settings.config;
    let store = settings.store.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let theme = format!("{theme:?}").to_lowercase();
    let mut lines = vec![
        line("lang", &json!(settings.language.code())),
        // What nobody named is only said: a store that is named has to be there.
        format!("{}{}", if settings.names_store() { "" } else { "# " }, line("store", &json!(store))),
        line("soon_days", &json!(settings.now.soon_days)),
        line("ascii", &json!(settings.ascii)),
        line("read_only", &json!(settings.read_only)),
        line("theme", &json!(theme)),
        line("mouse", &json!(mouse)),
        line("start", &json!(start.as_deref().unwrap_or("last"))),
    ];
    lines.extend(settings.exchange.as_ref().map(|path| line("exchange", &json!(path.display().to_string()))));
    lines.extend([
        String::new(),
        "[user]".to_owned(),
        line("name", &json!(user.name)),
        line("agency", &json!(user.agency)),
    ]);
    let keymap = Keymap::of(&settings.config.keys).map(|(map, _)| map).unwrap_or_default();
    let mut keys = keymap.settings().map(|(id, keys)| line(id, &json!(keys))).peekable();
    if keys.peek().is_some() {
        lines.extend([String::new(), "[keys]".to_owned()]);
        lines.extend(keys);
    }
    lines.extend(views.iter().flat_map(lines_of));
    for line in lines {
        session.print(&line)?;
    }
    Ok(Exit::Ok)
}

/// A key with its value: what JSON writes for a text or a number, TOML reads.
fn line(key: &str, value: &serde_json::Value) -> String {
    format!("{key} = {value}")
}

fn lines_of(view: &View) -> Vec<String> {
    let mut lines = vec![String::new(), "[[views]]".to_owned(), line("name", &json!(view.name))];
    lines.extend(view.screen.as_ref().map(|screen| line("screen", &json!(screen))));
    lines.push(line("filter", &json!(view.filter)));
    lines.extend(view.group.as_ref().map(|group| line("group", &json!(group))));
    lines.extend(view.key.map(|key| line("key", &json!(key))));
    lines
}

/// Says everything that cannot be used, each in a line. That the file can be read at all was seen before.
fn check(session: &mut Session<'_>) -> Result<Exit, CliError> {
    let wrong = faults(session);
    for message in &wrong {
        let said = super::error::told(message, session.lang);
        session.print(&said)?;
    }
    if wrong.is_empty() {
        session.voice.tell(&session.lang.text("config-sound"));
    }
    Ok(if wrong.is_empty() { Exit::Ok } else { Exit::Fault })
}

fn faults(session: &Session<'_>) -> Vec<Message> {
    let config = &session.settings.config;
    let mut wrong = Keymap::of(&config.keys).map(|(_, told)| told).unwrap_or_default();
    wrong.extend(session.settings.looks().err().map(|error| error.message()));
    wrong.extend(session.lacks_store().then(|| session.settings.no_store()));
    wrong.extend(
        config.start.as_deref().filter(|word| *word != "last").and_then(|word| screen("start", word)),
    );
    let me = Me::new(&config.user.name, &config.user.agency);
    if !me.is_nobody() {
        wrong.extend(filter("[user] agency", "mine", &me, session));
    }
    let mut keys = HashSet::new();
    for view in &config.views {
        wrong.extend(faults_of(view, &me, session));
        if let Some(key) = view.key.filter(|key| !keys.insert(*key)) {
            wrong.push(Message::new("config-key-twice").with("name", &view.name).with("value", key));
        }
    }
    wrong
}

fn faults_of(view: &View, me: &Me, session: &Session<'_>) -> Vec<Message> {
    let mut wrong = Vec::new();
    if view.name.trim().is_empty() {
        wrong.push(Message::new("config-no-name").with("value", &view.filter));
    }
    wrong.extend(view.screen.as_deref().and_then(|word| screen(&view.name, word)));
    wrong.extend(filter(&view.name, &view.filter, me, session));
    let group = view.group.as_deref().and_then(|word| grouping(&view.name, view.screen.as_deref(), word));
    wrong.extend(group);
    wrong
}

/// A word by which the screen is not grouped; any screen where none is named.
pub(super) fn grouping(place: &str, screen: Option<&str>, word: &str) -> Option<Message> {
    let words = grouping::words(screen);
    let is_known = words.contains(&word);
    (!is_known).then(|| unknown(place, word, words.join(", "), nearest(word, words.iter().copied())))
}

/// A word that names no screen. The screens are the actions that digits go to.
pub(super) fn screen(place: &str, word: &str) -> Option<Message> {
    let is_screen = |keys: &[&str]| keys.iter().any(|key| key.parse::<u8>().is_ok());
    let rows = TABLE.iter().filter(|row| row.group == Group::Screens && is_screen(row.keys));
    let words: Vec<&'static str> = rows.map(|row| row.id).collect();
    let is_known = words.contains(&word);
    (!is_known).then(|| unknown(place, word, words.join(", "), nearest(word, words.iter().copied())))
}

fn unknown(place: &str, word: &str, among: String, near: Option<&'static str>) -> Message {
    Message::new("config-word")
        .with("place", place)
        .with("value", word)
        .with("among", among)
        .with_nearest(near)
}

/// Why a filter cannot be used, if it cannot.
fn filter(place: &str, text: &str, me: &Me, session: &Session<'_>) -> Option<Message> {
    let read = Filter::read_for(text, session.settings.now, me);
    let error = read.and_then(|filter| filter.check(session.data())).err()?;
    let what = super::error::told(&error.message(), session.lang);
    Some(Message::new("config-filter").with("place", place).with("what", what))
}
