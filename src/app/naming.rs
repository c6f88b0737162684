//! What an action is called, in both languages, and how well typed words fit one of its names.
//!
//! Whole words, beginnings of words and initials count; letters inside a word never do. What is typed is compared folded, so
//! diacritics and case make no difference. It knows nothing of keys, and does not say what happens with a match.

use super::action::Row;
use crate::lang::Lang;
use crate::text::{Words, fold};

/// How well typed words fit a name, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// They are the name.
    Whole,
    /// The name begins with them.
    Begins,
    /// Each is a word of the name.
    Words,
    /// Each begins a word of the name.
    Beginnings,
    /// They are the first letters of the words of the name.
    Initials,
}

/// How well typed words fit an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// Whether they only resemble a name, and the action is one that must be named.
    pub is_weak: bool,
    /// How they fit the name that they fit best.
    pub fit: Fit,
    /// Whether that name is of the other language.
    is_foreign: bool,
    is_grave: bool,
}

/// What is typed, folded and cut into words.
pub struct Asked {
    words: Vec<String>,
    text: String,
}

impl Asked {
    /// Takes a text apart.
    pub fn new(text: &str) -> Self {
        let words = words(text);
        Self { text: words.join(" "), words }
    }

    /// How well it fits an action; `None` where it does not. Nothing typed fits everything.
    pub fn fits(&self, row: &Row, lang: &Lang) -> Option<Match> {
        let own = names(row, lang).into_iter().map(|name| (name, false));
        let other = names(row, lang.other()).into_iter().map(|name| (name, true));
        let id = std::iter::once((row.id.to_owned(), true));
        own.chain(other).chain(id).filter_map(|(name, is_foreign)| self.fit(row, &name, is_foreign)).min()
    }

    fn fit(&self, row: &Row, name: &str, is_foreign: bool) -> Option<Match> {
        let name = words(name);
        let fit = self.fit_of(&name)?;
        let is_named = match fit {
            Fit::Whole => true,
            // The beginning of a word of another language may be a word of one's own.
            Fit::Begins => !is_foreign || name.starts_with(&self.words),
            Fit::Words | Fit::Beginnings | Fit::Initials => false,
        };
        Some(Match { is_weak: row.grave && !is_named, fit, is_foreign, is_grave: row.grave })
    }

    fn fit_of(&self, name: &[String]) -> Option<Fit> {
        let begins = |word: &String| name.iter().any(|of_name| of_name.starts_with(word.as_str()));
        if self.words == name {
            Some(Fit::Whole)
        } else if name.join(" ").starts_with(&self.text) {
            Some(Fit::Begins)
        } else if self.words.iter().all(|word| name.contains(word)) {
            Some(Fit::Words)
        } else if self.words.iter().all(begins) {
            Some(Fit::Beginnings)
        } else {
            // One letter would be the initial of nearly everything.
            let [letters] = self.words.as_slice() else { return None };
            let initials: String = name.iter().filter_map(|word| word.chars().next()).collect();
            (letters.chars().count() > 1 && initials.starts_with(letters.as_str())).then_some(Fit::Initials)
        }
    }
}

/// The folded words of a text.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What an action is called in a language: its title, its word in the footer, the title over its screen, and what people
/// say for it.
fn names(row: &Row, lang: &Lang) -> Vec<String> {
    let ids = ["action", "short", "pane"].map(|what| format!("{what}-{}", row.id));
    let mut names: Vec<String> =
        ids.iter().filter(|id| lang.knows(id)).map(|id| lang.text(id).into_owned()).collect();
    let also = format!("also-{}", row.id);
    if lang.knows(&also) {
        names.extend(lang.text(&also).split(',').map(str::to_owned));
    }
    names
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::action::{Action, Context};
    use crate::app::action::{TABLE, row_in};
    use crate::lang::Language;

    fn fit(text: &str, name: &str) -> Option<Fit> {
        Asked::new(text).fit_of(&words(name))
    }

    #[test]
    fn words_beginnings_and_initials_fit_and_letters_inside_a_word_do_not() {
        let name = "Đổi trạng thái nhiệm vụ";
        for (text, expected) in [
            ("đổi trạng thái nhiệm vụ", Some(Fit::Whole)),
            ("doi trang", Some(Fit::Begins)),
            ("đổi tr", Some(Fit::Begins)),
            ("trạng thái", Some(Fit::Words)),
            ("nhiệm trạng", Some(Fit::Words)),
            ("tr nh", Some(Fit::Beginnings)),
            ("dttnv", Some(Fit::Initials)),
            ("dt", Some(Fit::Initials)),
            ("ttnv", None),
            ("hai", None),
            ("in", None),
            ("dongthai", None),
        ] {
            assert_eq!(fit(text, name), expected, "{text}");
        }
    }

    #[test]
    fn what_takes_back_or_leaves_has_to_be_named() {
        let vietnamese = Lang::new(Language::Vietnamese);
        let weak = |text: &str, action| {
            let row = row_in(action, Context::Board).expect("stands in the table");
            Asked::new(text).fits(row, &vietnamese).map(|it| it.is_weak)
        };
        for text in ["hoàn tác", "hoàn", "hoan ta", "undo", "Undo one's own"] {
            assert_eq!(weak(text, Action::Undo), Some(false), "{text}");
        }
        for text in ["gần nhất", "htls", "un", "la su"] {
            assert_eq!(weak(text, Action::Undo), Some(true), "{text}");
        }
        assert_eq!(weak("hoàn thành", Action::Undo), None);
        for (text, expected) in
            [("thoát", Some(false)), ("quit", Some(false)), ("q", Some(false)), ("qui", Some(true))]
        {
            assert_eq!(weak(text, Action::Quit), expected, "{text}");
        }
        assert_eq!(weak("in", Action::Interrupt), Some(true));
        assert_eq!(weak("đổi th", Action::Deadline), Some(false));
    }

    proptest! {
        /// Of what must be named, words fit a name as a whole or from its beginning, or they are weak.
        #[test]
        fn a_grave_action_is_weak_unless_it_is_named(
            row in prop::sample::select(TABLE.iter().filter(|row| row.grave).collect::<Vec<_>>()),
            text in "[a-zđơ]{1,4}( [a-z]{1,4})?",
        ) {
            let lang = Lang::new(Language::Vietnamese);
            let asked = Asked::new(&text);
            if let Some(found) = asked.fits(row, &lang)
                && !found.is_weak
            {
                prop_assert!(found.fit <= Fit::Begins, "{}: {found:?}", row.id);
            }
        }
    }
}
