//! What is typed and not saved: kept while it is typed, offered again after a crash, forgotten once it is saved or not
//! wanted any more.
//!
//! Every question that takes text names the place it is typed for (see [`Overlay::typed`]); the disk is the runtime's.

use super::overlay::Overlay;
use super::overlay::form::draft::NEW;
use super::{App, Effect, Outcome};
use crate::text::{Message, Words as _, truncate_with};
use crate::view::name;
use crate::work::World;

/// The place of what is typed about several records at once: which ones nobody knows after a crash.
pub const SEVERAL: &str = "several";
/// What is said where a question opens with what was typed before.
const RESUMED: &str = "draft-resumed";
/// Columns of a title where two drafts are named in one line.
const TITLE: usize = 24;

impl App {
    /// Keeps what is typed in the layer on top; what is as it was at the beginning is no draft.
    pub(super) fn keep_typed(&mut self) -> Outcome {
        let Some((place, text)) = self.overlays.last().and_then(Overlay::typed) else {
            return Outcome::drawn();
        };
        if text.is_empty() {
            return self.forget_draft(&place, Outcome::drawn());
        }
        self.drafts.insert(place.clone(), text.clone());
        Outcome::effect(Effect::Draft { place, text })
    }

    /// Lays a question over the screen, with what was typed there and not saved.
    pub(super) fn lay_typed(&mut self, mut overlay: Overlay) -> Outcome {
        let place = overlay.typed().map(|(place, _)| place);
        let draft = place.and_then(|place| self.drafts.get(&place)).filter(|draft| !draft.is_empty());
        let Some(draft) = draft else { return self.lay(overlay) };
        match &mut overlay {
            Overlay::Ask(ask) => ask.resume(draft),
            Overlay::Extend(extend) => {
                extend.resume(draft);
                extend.read(&self.data, self.now, &self.lang);
            }
            Overlay::Entry(entry) => {
                entry.resume(draft);
                entry.read(World { data: &self.data, now: self.now, words: &self.lang });
            }
            Overlay::Measure(form) => {
                form.resume(draft);
                form.read(&self.data, self.now, &self.lang);
            }
            _ => {}
        }
        self.lay(overlay);
        self.tell(Message::new(RESUMED), false)
    }

    /// Whether what stands in the question on top was typed before; for as long as a notice is shown.
    pub fn is_resumed(&self) -> bool {
        self.notice().is_some_and(|notice| notice.message.id == RESUMED)
    }

    /// What was typed there is being saved. It is forgotten, and comes back if it cannot be saved.
    pub(super) fn hand_over_draft(&mut self, place: &str, outcome: Outcome) -> Outcome {
        let text = self.drafts.get(place).cloned();
        self.handed_over = text.map(|text| (place.to_owned(), text));
        self.forget_draft(place, outcome)
    }

    /// What was handed over was saved, or was not: then it waits where it was typed.
    pub(super) fn settle_draft(&mut self, failed: bool) -> Outcome {
        let Some((place, text)) = self.handed_over.take().filter(|_| failed) else {
            return Outcome::default();
        };
        self.drafts.insert(place.clone(), text.clone());
        Outcome::effect(Effect::Draft { place, text })
    }

    /// What was typed there is saved or not wanted any more.
    pub(super) fn forget_draft(&mut self, place: &str, mut outcome: Outcome) -> Outcome {
        if self.drafts.remove(place).is_some() {
            outcome.effects.push(Effect::Draft { place: place.to_owned(), text: String::new() });
        }
        outcome
    }

    /// Offers again what was typed and not saved.
    pub(super) fn take_drafts(&mut self, drafts: Vec<(String, String)>) -> Outcome {
        // Where nothing can be saved, nothing can be gone on with.
        let told = (!self.read_only).then(|| self.drafts_waiting(&drafts)).flatten();
        self.drafts.extend(drafts);
        told.map_or_else(Outcome::default, |message| self.tell(message, false))
    }

    /// What is said of drafts that wait: of one, where to go on with it; of several, how many and whose.
    fn drafts_waiting(&self, drafts: &[(String, String)]) -> Option<Message> {
        let place = match drafts {
            [] => return None,
            [(place, _)] => place.as_str(),
            several => {
                let message = Message::new("drafts-waiting").with("n", several.len().to_string());
                return Some(message.with("named", self.drafts_named(several)));
            }
        };
        let id = match place {
            NEW => "draft-waiting-new",
            _ if place.ends_with("/form") => "draft-waiting-form",
            _ if owner(place) == SEVERAL => "draft-waiting-several",
            _ => "draft-waiting",
        };
        Some(Message::new(id).with("title", name::title_of(owner(place), &self.data, &self.lang)))
    }

    /// What drafts are about: the first two names, each once.
    fn drafts_named(&self, drafts: &[(String, String)]) -> String {
        let mut named: Vec<String> = Vec::new();
        for (place, _) in drafts {
            let name = self.lang.tell(&self.draft_named(place));
            if !named.contains(&name) {
                named.push(name);
            }
        }
        let more = if named.len() > 2 { "; …" } else { "" };
        named.truncate(2);
        format!("{}{more}", named.join("; "))
    }

    /// What a draft is about, among others.
    fn draft_named(&self, place: &str) -> Message {
        match owner(place) {
            _ if place == NEW => Message::new("draft-named-new"),
            SEVERAL => Message::new("draft-named-several"),
            id => {
                let title = truncate_with(name::title_of(id, &self.data, &self.lang), TITLE, "…");
                Message::new("draft-named").with("title", title)
            }
        }
    }
}

/// Whose draft it is.
fn owner(place: &str) -> &str {
    place.split_once('/').map_or(place, |(id, _)| id)
}
