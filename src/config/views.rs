//! The names of views: how they are held to the rules, and which view somebody means.
//!
//! Deliberately not here: where views are kept, and what their filters say. What is kept is changed one view at a time, so
//! that two programs at work keep what the other one saved, and an older one what a newer one wrote.

use serde_json::{Value, json};

use super::View;
use crate::text::{Message, fold};

/// The name under which the saved views of a user are kept.
pub const KEPT_AS: &str = "views";

/// The longest name, in characters.
const LONGEST: usize = 60;

/// A name for a view, without what stands around it.
///
/// # Errors
/// The sentence to say where it is empty or too long.
pub fn name(text: &str) -> Result<&str, Message> {
    let name = text.trim();
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Message::new("view-name").with("most", LONGEST.to_string()));
    }
    Ok(name)
}

/// One change of the saved views.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A view comes, in the place of one of the same name.
    Save(View),
    /// The view of this name goes.
    Drop(String),
}

impl Change {
    /// What is kept then. Every other view stays as it is, also one that cannot be read.
    pub fn of(&self, kept: Option<Value>) -> Value {
        let (Self::Save(View { name, .. }) | Self::Drop(name)) = self;
        let mut views = as_list(kept);
        views.retain(|view| view["name"] != **name);
        if let Self::Save(view) = self {
            views.push(json!(view));
        }
        Value::from(views)
    }
}

/// The saved views that can be read.
pub fn read(kept: Option<Value>) -> Vec<View> {
    as_list(kept).into_iter().filter_map(|view| serde_json::from_value(view).ok()).collect()
}

fn as_list(kept: Option<Value>) -> Vec<Value> {
    if let Some(Value::Array(views)) = kept { views } else { Vec::new() }
}

/// The view that a word means: the one of that name, else the one whose name is the same without diacritics and in any case,
/// else the only one whose name begins so.
pub fn find<'a>(word: &str, views: &'a [View]) -> Option<&'a View> {
    let folded = fold(word.trim());
    let named = |view: &&View| view.name.trim() == word.trim();
    let alike = |view: &&View| fold(view.name.trim()) == folded;
    let begins = |view: &&View| !folded.is_empty() && fold(view.name.trim()).starts_with(&folded);
    let only = || {
        let mut found = views.iter().filter(begins);
        found.next().filter(|_| found.next().is_none())
    };
    views.iter().find(named).or_else(|| views.iter().find(alike)).or_else(only)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_meant_by_its_name_or_by_a_beginning_that_no_other_has() {
        let views = ["Việc của tôi", "Việc của sở", "Quá hạn"];
        let views = views.map(|name| View { name: name.to_owned(), ..View::default() });
        let found = |word: &str| find(word, &views).map(|view| view.name.as_str());
        assert_eq!(found("viec cua so"), Some("Việc của sở"));
        assert_eq!(found("qua"), Some("Quá hạn"));
        assert_eq!((found("việc"), found(""), found("khác")), (None, None, None));
    }

    #[test]
    fn one_view_changes_and_the_others_stay_also_those_of_a_newer_version() {
        let view = |name: &str| View { name: name.to_owned(), ..View::default() };
        let newer = json!({"name": "Mới", "colour": "red"});
        let kept = Some(json!([view("a"), newer, view("b")]));
        let saved = Change::Save(View { filter: "mine".into(), ..view("a") }).of(kept.clone());
        assert_eq!(saved[0], newer);
        assert_eq!(
            read(Some(saved)).iter().map(|view| view.filter.as_str()).collect::<Vec<_>>(),
            ["", "mine"]
        );
        assert_eq!(read(Some(Change::Drop("b".into()).of(kept))), [view("a")]);
        assert_eq!(Change::Drop("b".into()).of(None), json!([]));
    }

    #[test]
    fn a_name_says_something_and_fits_on_a_line() {
        assert_eq!(name("  Việc gấp "), Ok("Việc gấp"));
        assert!(name(" ").is_err() && name(&"a".repeat(61)).is_err() && name(&"ă".repeat(60)).is_ok());
    }
}
