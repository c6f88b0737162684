//! The names of views: how they are held to the rules, and which view somebody means.
//!
//! Deliberately not here: where views are kept, and what their filters say.

use super::View;
use crate::text::{Message, fold};

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
    fn a_name_says_something_and_fits_on_a_line() {
        assert_eq!(name("  Việc gấp "), Ok("Việc gấp"));
        assert!(name(" ").is_err() && name(&"a".repeat(61)).is_err() && name(&"ă".repeat(60)).is_ok());
    }
}
