//! What is typed and not saved: kept while it is typed, offered again after a crash, forgotten once it is saved or not
//! wanted any more.
//!
//! Every question that takes text names the place it is typed for (`Layer::typed` in `overlay`);
//! the disk is the runtime's.

use std::collections::HashMap;

use super::message::Effect;
use super::overlay::form::draft::NEW;
use crate::lang::Lang;
use crate::model::Dataset;
use crate::text::{Message, Words as _, truncate_with};
use crate::view::name;

/// The place of what is typed about several records at once: which ones nobody knows after a crash.
pub const SEVERAL: &str = "several";
/// Columns of a title where two drafts are named in one line.
const TITLE: usize = 24;

/// The texts that are typed and not saved.
#[derive(Debug, Default)]
pub struct Drafts {
    texts: HashMap<String, String>,
    /// The draft whose text is being saved: its place and text.
    handed_over: Option<(String, String)>,
}

impl Drafts {
    /// What was typed for a place.
    pub fn text(&self, place: &str) -> Option<&str> {
        self.texts.get(place).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Keeps what is typed; what is as it was at the beginning is no draft.
    pub fn keep(&mut self, place: String, text: String) -> Option<Effect> {
        if text.is_empty() {
            return self.forget(&place);
        }
        self.texts.insert(place.clone(), text.clone());
        Some(Effect::Draft { place, text })
    }

    /// What was typed there is saved or not wanted any more.
    pub fn forget(&mut self, place: &str) -> Option<Effect> {
        self.texts.remove(place)?;
        Some(Effect::Draft { place: place.to_owned(), text: String::new() })
    }

    /// What was typed there is being saved. It is forgotten, and comes back if it cannot be saved.
    pub fn hand_over(&mut self, place: &str) -> Option<Effect> {
        self.handed_over = self.texts.get(place).map(|text| (place.to_owned(), text.clone()));
        self.forget(place)
    }

    /// What was handed over was saved, or was not: then it waits where it was typed.
    pub fn settle(&mut self, failed: bool) -> Option<Effect> {
        let (place, text) = self.handed_over.take().filter(|_| failed)?;
        self.texts.insert(place.clone(), text.clone());
        Some(Effect::Draft { place, text })
    }

    /// Takes in what was typed and not saved when the program last ended.
    pub fn extend(&mut self, drafts: Vec<(String, String)>) {
        self.texts.extend(drafts);
    }
}

/// What is said of drafts that wait: of one, where to go on with it; of several, how many and whose.
pub fn waiting(drafts: &[(String, String)], data: &Dataset, lang: &Lang) -> Option<Message> {
    let place = match drafts {
        [] => return None,
        [(place, _)] => place.as_str(),
        several => {
            let message = Message::new("drafts-waiting").with("n", several.len().to_string());
            return Some(message.with("named", named(several, data, lang)));
        }
    };
    let id = match place {
        NEW => "draft-waiting-new",
        _ if place.ends_with("/form") => "draft-waiting-form",
        _ if owner(place) == SEVERAL => "draft-waiting-several",
        _ => "draft-waiting",
    };
    Some(Message::new(id).with("title", name::title_of(owner(place), data, lang)))
}

/// What drafts are about: the first two names, each once.
fn named(drafts: &[(String, String)], data: &Dataset, lang: &Lang) -> String {
    let mut named: Vec<String> = Vec::new();
    for (place, _) in drafts {
        let name = lang.tell(&named_one(place, data, lang));
        if !named.contains(&name) {
            named.push(name);
        }
    }
    let more = if named.len() > 2 { "; …" } else { "" };
    named.truncate(2);
    format!("{}{more}", named.join("; "))
}

/// What a draft is about, among others.
fn named_one(place: &str, data: &Dataset, lang: &Lang) -> Message {
    match owner(place) {
        _ if place == NEW => Message::new("draft-named-new"),
        SEVERAL => Message::new("draft-named-several"),
        id => {
            let title = truncate_with(name::title_of(id, data, lang), TITLE, "…");
            Message::new("draft-named").with("title", title)
        }
    }
}

/// Whose draft it is.
fn owner(place: &str) -> &str {
    place.split_once('/').map_or(place, |(id, _)| id)
}
