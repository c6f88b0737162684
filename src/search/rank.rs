//! How much a place in a text is worth: the tier first, then the field, then how much of the text it is.
//!
//! Tiers are a thousand apart, and nothing that is added to one reaches the next; nor does what a draft loses reach the
//! tier below.

use super::field::Field;

/// What a hit is worth; the better the higher.
pub(super) type Score = i32;

/// The whole of a name.
pub(super) const EXACT: Score = 8000;
/// Whole words.
pub(super) const WORDS: Score = 7000;
/// The beginning of a word.
pub(super) const BEGINNING: Score = 6000;
/// The first letters of words.
pub(super) const INITIALS: Score = 5000;
/// Inside a word.
pub(super) const INSIDE: Score = 4000;
/// Letters in the right order, others between them.
pub(super) const FUZZY: Score = 500;
/// What every literal hit reaches, whatever it loses for being an expansion or for other diacritics.
pub(super) const LITERAL: Score = 3500;
/// More for what stands at the beginning of a name.
const HEAD: Score = 400;
/// What words lose that do not stand together as they were typed.
pub(super) const APART: Score = 500;
/// What a record loses that rests on a draft: within a tier what is in force comes first.
pub(super) const DRAFT: u32 = 100;
/// What a hit loses whose diacritics are others than those typed: the whole of a name comes behind the beginning of one
/// that agrees.
pub(super) const OTHER_MARKS: Score = 1500;

/// A place in a folded text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    /// The first byte.
    pub(super) at: usize,
    /// How many bytes.
    pub(super) len: usize,
}

impl Place<'_> {
    /// Whether a word begins here.
    pub(super) fn starts_word(self) -> bool {
        match self.at.checked_sub(1).map(|before| self.text.as_bytes()[before]) {
            None => true,
            Some(byte) if byte.is_ascii() => !byte.is_ascii_alphanumeric(),
            Some(_) => !self.text[..self.at].ends_with(char::is_alphanumeric),
        }
    }

    /// Whether a word ends here.
    pub(super) fn ends_word(self) -> bool {
        match self.text.as_bytes().get(self.at + self.len) {
            None => true,
            Some(byte) if byte.is_ascii() => !byte.is_ascii_alphanumeric(),
            Some(_) => !self.text[self.at + self.len..].starts_with(char::is_alphanumeric),
        }
    }

    /// What it is worth in a field of its own record.
    pub(super) fn score(self, field: Field) -> Score {
        self.tier_in(field) + weight(field) + brevity(self.text.len())
    }

    /// The same without what the field and the length of the text add.
    pub(super) fn tier_in(self, field: Field) -> Score {
        let is_head = self.at == 0 && field.is_name();
        if is_head { at_head(self.tier(), self.len == self.text.len()) } else { self.tier() }
    }

    /// What it is worth in the name of a record that is referred to; the field that refers comes on top.
    pub(super) fn score_in_reference(self) -> Score {
        self.tier() + brevity(self.text.len())
    }

    fn tier(self) -> Score {
        match (self.starts_word(), self.ends_word()) {
            (true, true) => WORDS,
            (true, false) => BEGINNING,
            _ => INSIDE,
        }
    }
}

/// What a tier becomes at the beginning of a name, or where it takes the whole of it.
pub(super) fn at_head(tier: Score, is_whole: bool) -> Score {
    match tier {
        WORDS if is_whole => EXACT,
        WORDS | BEGINNING => tier + HEAD,
        _ => tier,
    }
}

/// What `len` initials are worth from the `at`-th word on, in a text of so many words.
pub(super) fn of_initials(at: usize, len: usize, words: usize) -> Score {
    match (at, len == words) {
        (0, true) => INITIALS + HEAD,
        (0, false) => INITIALS + HEAD / 2,
        _ => INITIALS,
    }
}

/// What a single letter is worth that a word begins with.
pub(super) fn of_letter(at: usize) -> Score {
    if at == 0 { BEGINNING + HEAD } else { BEGINNING }
}

/// What scattered letters are worth for which SkimMatcherV2 gives `points`: its order, below everything literal.
pub(super) fn of_scattered(points: i64) -> Score {
    FUZZY + 4 * Score::try_from(points.clamp(0, 700)).unwrap_or(0)
}

/// What the field adds.
pub(super) fn weight(field: Field) -> Score {
    Score::from(field.weight())
}

/// Of two texts that hold the same in the same way, the shorter one is more about it: what so many bytes add. In few steps,
/// so that what is due still decides between texts of about one length.
pub(super) fn brevity(bytes: usize) -> Score {
    let steps = Score::try_from(bytes.min(240) / 16).unwrap_or(0);
    90 - 6 * steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str, query: &str, field: Field) -> Score {
        let at = text.find(query).expect("there");
        Place { text, at, len: query.len() }.score(field)
    }

    #[test]
    fn the_tiers_come_in_their_order_whatever_the_field() {
        let exact = score("tri tue nhan tao", "tri tue nhan tao", Field::Title);
        let head = score("tri tue nhan tao, ban sao so", "tri tue nhan tao", Field::Title);
        let words = score("cong nghe tri tue nhan tao", "tri tue nhan tao", Field::Title);
        let in_notes = score("cong nghe tri tue nhan tao", "tri tue nhan tao", Field::Notes);
        let beginning = score("blockchain", "block", Field::Title);
        let initials = of_initials(0, 4, 4) + weight(Field::Title) + 90;
        let inside = score("cong nghe blockchain", "chain", Field::Title);
        let order = [exact, head, words, in_notes, beginning, initials, inside, of_scattered(900)];
        assert!(order.windows(2).all(|pair| pair[0] > pair[1]), "{order:?}");
    }

    #[test]
    fn punctuation_ends_a_word_and_a_letter_of_any_script_does_not() {
        assert!(Place { text: "a/b", at: 2, len: 1 }.starts_word());
        assert!(!Place { text: "йb", at: 2, len: 1 }.starts_word());
        assert!(Place { text: "≥3", at: 3, len: 1 }.starts_word());
    }
}
