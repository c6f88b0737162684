//! "Did you mean": the known words nearest to a mistyped one.
//!
//! For short lists (commands, fields, ids, states). Comparing is on folded text, so diacritics never count as errors.
//! Deliberately not the search's typing errors: those have a vocabulary of thousands and an index of their own.

use super::fold::fold;
use strsim::damerau_levenshtein;

/// The word of `among` that was most likely meant, if any is near: at most a third of the letters wrong (one at least),
/// or the beginning typed. Of equally near ones the first.
pub fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_n(word, among, 1).pop()
}

/// Up to `n` such words, the nearest first.
pub fn nearest_n<'a>(word: &str, among: impl IntoIterator<Item = &'a str>, n: usize) -> Vec<&'a str> {
    let word = fold(word.trim());
    let mut near: Vec<_> = among
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, &fold(candidate))?, candidate)))
        .collect();
    near.sort_by_key(|&(distance, _)| distance);
    near.into_iter().take(n).map(|(_, candidate)| candidate).collect()
}

/// How far a candidate is: edits, then what is missing at its end. Nothing if it is too far to be meant.
fn distance(word: &str, candidate: &str) -> Option<(usize, usize)> {
    let (typed, length) = (word.chars().count(), candidate.chars().count());
    let missing = length.saturating_sub(typed);
    if typed > 0 && missing > 0 && candidate.starts_with(word) {
        return Some((1, missing));
    }
    let bound = (typed / 3).max(1);
    if typed == 0 || length.abs_diff(typed) > bound {
        return None;
    }
    let edits = damerau_levenshtein(word, candidate);
    // A word of which no letter is left is another word, however short.
    (edits <= bound && edits < typed.max(length)).then_some((edits, missing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COMMANDS: [&str; 8] = ["list", "find", "due", "show", "import", "export", "doctor", "log"];

    #[test]
    fn a_slip_is_recognised() {
        for (typed, meant) in [
            ("lits", "list"),
            ("fnid", "find"),
            ("exprot", "export"),
            ("improt", "import"),
            ("docter", "doctor"),
            ("doc", "doctor"),
            ("lost", "list"),
            (" SHOW", "show"),
        ] {
            assert_eq!(nearest(typed, COMMANDS), Some(meant), "{typed}");
        }
    }

    #[test]
    fn another_word_is_not() {
        for typed in ["", "  ", "xyz", "q", "information", "\u{301}"] {
            assert_eq!(nearest(typed, COMMANDS), None, "{typed}");
        }
    }

    #[test]
    fn diacritics_are_no_errors() {
        assert_eq!(nearest("trang thai", ["tên", "trạng thái"]), Some("trạng thái"));
        assert_eq!(nearest("hạnn", ["tên", "han"]), Some("han"));
    }

    #[test]
    fn the_nearest_come_first() {
        assert_eq!(
            nearest_n("list", ["lists", "lost", "list", "listing", "due"], 9),
            ["list", "lost", "lists", "listing"]
        );
        assert_eq!(nearest_n("list", ["lists", "list"], 1), ["list"]);
        assert_eq!(nearest_n("list", ["list"], 0), [""; 0]);
    }

    proptest! {
        #[test]
        fn a_known_word_is_its_own_nearest(at in 0..COMMANDS.len()) {
            prop_assert_eq!(nearest(COMMANDS[at], COMMANDS), Some(COMMANDS[at]));
        }

        #[test]
        fn a_doubled_letter_is_forgiven(at in 0..COMMANDS.len(), place in 0..3_usize) {
            let mut typed = COMMANDS[at].to_owned();
            typed.insert(place, COMMANDS[at].as_bytes()[place].into());
            prop_assert_eq!(nearest(&typed, COMMANDS), Some(COMMANDS[at]));
        }
    }
}
