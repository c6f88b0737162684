//! What a person reads for the place of a record.

use crate::model::reference::{self, Area};
use crate::text::Words;

/// The name of a place: of an old province also where it belongs now; what is no known place in its own words.
pub fn name(id: &str, words: &dyn Words) -> String {
    let known = format!("place-{id}");
    if words.knows(&known) {
        return words.word(&known);
    }
    match reference::area(id) {
        Some(Area::Former(former, now)) if !former.short.starts_with(now.short) => {
            let now = name(now.id, words);
            words.say("place-former", &[("name", former.short.into()), ("now", now.as_str().into())])
        }
        Some(area) => area.name(),
        None => id.to_owned(),
    }
}

/// The short name of the place of a department, for behind its own: `HN`, `Đắk Lắk`.
pub fn brief(id: &str, words: &dyn Words) -> Option<String> {
    let known = format!("place-short-{id}");
    if words.knows(&known) {
        return Some(words.word(&known));
    }
    reference::area(id).map(|area| area.province().short.to_owned())
}
