//! How names are compared: without marks, signs and the "và" that an ampersand stands for as well.

use crate::text::{fold, marks_agree, nfc};

/// Letters and digits of a name: `Sở KH&CN` and `sở khcn` are one, so are `Khoa học và Công nghệ` and `Khoa học & Công nghệ`.
pub fn key(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| *word != "va").collect()
}

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    folded: String,
    /// With its marks, in small letters.
    written: String,
}

impl Word {
    /// Whether it stands for a typed word: marks that were typed are meant.
    fn is(&self, typed: &Self) -> bool {
        let agree =
            || typed.written.chars().zip(self.written.chars()).all(|(t, w)| marks_agree(t, w) != Some(false));
        self.folded == typed.folded && agree()
    }
}

/// The words of several names of one thing.
pub(super) type Spelt<T> = Vec<(T, Vec<Vec<Word>>)>;

/// The words of a name as they are compared.
pub(super) fn words(name: &str) -> Vec<Word> {
    let lower = nfc(name).to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| Word { folded: fold(word), written: word.to_owned() })
        .filter(|word| word.folded != "va")
        .collect()
}

/// The typed words that are left when as many as stand in a name, in its order, are taken away.
pub(super) fn left<'t>(name: &[Word], typed: &'t [Word]) -> &'t [Word] {
    let mut rest = typed;
    for word in name {
        if let [first, more @ ..] = rest
            && word.is(first)
        {
            rest = more;
        }
    }
    rest
}

/// The same for a name whose first word is the first that was typed; of another name everything is left.
pub(super) fn left_from_beginning<'t>(name: &[Word], typed: &'t [Word]) -> &'t [Word] {
    match (name, typed) {
        ([first, ..], [begun, ..]) if first.is(begun) => left(name, typed),
        _ => typed,
    }
}

/// Lower-case ASCII with dashes: `Tân Thành` is `tan-thanh`.
pub(super) fn slug(name: &str) -> String {
    let folded = fold(name);
    folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_marks_make_no_difference() {
        assert_eq!(key("Sở KH&CN"), key("so khcn"));
        assert_eq!(key("Bộ Khoa học & Công nghệ"), key("Bộ Khoa học và Công nghệ"));
        assert_eq!(slug("Ea H'Leo"), "ea-h-leo");
    }
}
