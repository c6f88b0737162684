//! Vietnamese typed with a plain keyboard: Telex (`tueej`) and VNI (`tue65`).
//!
//! The rules are those of the keyboards that officials use: marks may come right after their letter or at the end of the
//! word, a mark typed twice takes itself back (`ass` → `as`), `w` alone is ư. A word that cannot become a Vietnamese
//! syllable stays as it was typed, so `blockchain` and `1131/QD-TTg` come through.
//!
//! Deliberately knows no vocabulary: `test` is a possible way to type `tét`. Whoever must not touch known words asks first.

use super::letter::{Letter, letter};
use super::syllable::{LONGEST, begins_syllable, is_syllable, nucleus, render, take_tone};

/// A way to type Vietnamese letters with ASCII keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Letters make marks: s f r x j, aa ee oo, w, dd.
    Telex,
    /// Digits make marks: 1–5 tones, 6 7 8 shapes, 9 đ.
    Vni,
}

/// Which keys make marks.
#[derive(Debug, Clone, Copy)]
struct Keys {
    letters: bool,
    digits: bool,
}

impl Keys {
    const BOTH: Self = Self { letters: true, digits: true };
}

impl From<Method> for Keys {
    fn from(method: Method) -> Self {
        Self { letters: method == Method::Telex, digits: method == Method::Vni }
    }
}

/// The most keys of one syllable: its letters, two shapes, a tone, and one mark taken back.
const MOST_KEYS: usize = LONGEST + 5;

/// The text that somebody who types Telex means. Words that cannot be Vietnamese are left alone.
pub fn compose_telex(text: &str) -> String {
    compose(text, Method::Telex)
}

/// The text that somebody who types VNI means. Words that cannot be Vietnamese are left alone.
pub fn compose_vni(text: &str) -> String {
    compose(text, Method::Vni)
}

/// What one typed word means as a whole syllable, in the case it was typed; nothing if it means only itself or is none.
pub fn decode(word: &str, method: Method) -> Option<String> {
    composed(word, method.into()).filter(|syllable| is_syllable(syllable))
}

/// Like [`decode`] for a word that is still being typed or lacks a mark: the beginning of a syllable will do.
pub fn decode_loosely(word: &str, method: Method) -> Option<String> {
    composed(word, method.into())
}

/// The same for a word in which both methods are mixed, as they are by those who change between two keyboards.
pub fn decode_mixed(word: &str) -> Option<String> {
    composed(word, Keys::BOTH)
}

/// The composed word, if marks were made and none taken back.
fn composed(word: &str, keys: Keys) -> Option<String> {
    let typed = Typed::read(word, keys)?;
    (!typed.given_up).then(|| typed.text()).filter(|text| text != word && begins_syllable(text))
}

fn compose(text: &str, method: Method) -> String {
    let in_word = |c: char| letter(c).is_some() || (method == Method::Vni && c.is_ascii_digit());
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
        out.push_str(&compose_word(&rest[..end], method));
        rest = &rest[end..];
        let start = rest.find(in_word).unwrap_or(rest.len());
        out.push_str(&rest[..start]);
        rest = &rest[start..];
    }
    out
}

fn compose_word(word: &str, method: Method) -> String {
    let Some(typed) = Typed::read(word, method.into()) else { return word.to_owned() };
    let text = typed.text();
    if typed.given_up || begins_syllable(&text) { text } else { word.to_owned() }
}

/// A word while its keys come in.
#[derive(Debug, Default)]
struct Typed {
    letters: Vec<Letter>,
    tone: u8,
    /// A mark was taken back: from there on keys are letters.
    given_up: bool,
    /// Keys that are no letters, once marks were taken back.
    tail: String,
}

/// What a key asks for besides being itself.
enum Mark {
    Tone(u8),
    NoTone,
    /// a → â, e → ê, o → ô; of one letter (Telex) or of whichever stands there (VNI).
    Hat(Option<u8>),
    /// u → ư, o → ơ, a → ă: any of them (Telex), ư and ơ or ă (VNI).
    Hook {
        horn: bool,
        breve: bool,
    },
    Stroke,
}

impl Typed {
    /// Nothing for what no keyboard would make a syllable of.
    fn read(word: &str, keys: Keys) -> Option<Self> {
        if word.is_empty() || word.chars().nth(MOST_KEYS).is_some() {
            return None;
        }
        let mut typed = Self::default();
        for key in word.chars() {
            typed.key(key, keys)?;
        }
        Some(typed)
    }

    fn key(&mut self, key: char, keys: Keys) -> Option<()> {
        let mark = (!self.given_up).then(|| mark(key, keys)).flatten();
        if mark.is_some_and(|mark| self.mark(&mark, key)) {
            return Some(());
        }
        self.plain(key, keys)
    }

    /// A key that is only itself.
    fn plain(&mut self, key: char, keys: Keys) -> Option<()> {
        if self.given_up && (!self.tail.is_empty() || letter(key).is_none()) {
            self.tail.push(key);
            return Some(());
        }
        let mut parts = [letter(key)?];
        if keys.letters && parts[0].base == b'w' && !self.given_up && !self.ends_in_vowel() {
            parts[0] = Letter { base: b'u', shape: 1, ..parts[0] };
        }
        let tone = take_tone(&mut parts);
        if tone != 0 && self.tone != 0 {
            return None;
        }
        self.tone = self.tone.max(tone);
        self.letters.extend(parts);
        Some(())
    }

    fn ends_in_vowel(&self) -> bool {
        self.letters.last().is_some_and(|letter| b"aeiouy".contains(&letter.base))
    }

    /// Makes a mark; whether there was anything to make it on.
    fn mark(&mut self, mark: &Mark, key: char) -> bool {
        match *mark {
            Mark::Tone(tone) => self.set_tone(tone, key),
            Mark::NoTone => std::mem::take(&mut self.tone) != 0,
            Mark::Hat(base) => self.hat(base, key),
            Mark::Hook { horn, breve } => self.hook(horn, breve, key),
            Mark::Stroke => self.stroke(key),
        }
    }

    fn set_tone(&mut self, tone: u8, key: char) -> bool {
        if nucleus(&self.letters).is_empty() {
            return false;
        }
        if self.tone == tone {
            self.tone = 0;
            return self.take_back(key);
        }
        self.tone = tone;
        true
    }

    /// The mark was there already: it goes, and the key is a letter.
    fn take_back(&mut self, key: char) -> bool {
        self.given_up = true;
        match letter(key) {
            Some(letter) => self.letters.push(letter),
            None => self.tail.push(key),
        }
        true
    }

    fn hat(&mut self, base: Option<u8>, key: char) -> bool {
        let wanted = |letter: &Letter| base.map_or(b"aeo".contains(&letter.base), |base| letter.base == base);
        let Some(at) = nucleus(&self.letters).rev().find(|&at| wanted(&self.letters[at])) else {
            return false;
        };
        let hat = if self.letters[at].base == b'a' { 2 } else { 1 };
        if self.letters[at].shape == hat {
            let is_last = at + 1 == self.letters.len();
            self.letters[at].shape = if is_last || base.is_none() { 0 } else { hat };
            return (is_last || base.is_none()) && self.take_back(key);
        }
        self.shaped(at, hat)
    }

    fn hook(&mut self, horn: bool, breve: bool, key: char) -> bool {
        let Some(at) = self.hook_place(horn, breve) else { return false };
        let hook = hook_of(self.letters[at].base);
        if self.letters[at].shape == hook {
            let vowels = nucleus(&self.letters);
            self.letters[vowels].iter_mut().for_each(|letter| letter.shape = 0);
            return self.take_back(key);
        }
        if at > 0 && self.letters[at].base == b'o' && self.is_free_u(at - 1) {
            self.letters[at - 1].shape = 1;
        }
        self.letters[at].shape = hook;
        true
    }

    /// The vowel that takes the horn or the breve: the o of `uo`, the u of `ua` and `uu`, the a of `oa`.
    fn hook_place(&self, horn: bool, breve: bool) -> Option<usize> {
        let vowels = nucleus(&self.letters);
        let base = |at: usize| self.letters[at].base;
        let find = |wanted: &[u8]| vowels.clone().find(|&at| wanted.contains(&base(at)));
        let (u, o, a) = (find(b"u"), find(b"o"), find(b"a"));
        match (u, o, a) {
            (Some(u), Some(o), _) if horn && o == u + 1 => Some(o),
            (Some(u), _, Some(a)) if horn && a == u + 1 => Some(u),
            (_, _, Some(a)) if breve => Some(a),
            (u, o, _) if horn => match (u, o) {
                (Some(u), Some(o)) => Some(u.min(o)),
                (u, o) => u.or(o),
            },
            _ => None,
        }
    }

    fn is_free_u(&self, at: usize) -> bool {
        nucleus(&self.letters).contains(&at) && self.letters[at].base == b'u'
    }

    fn stroke(&mut self, key: char) -> bool {
        match self.letters.first().map(|letter| (letter.base, letter.shape)) {
            Some((b'd', 0)) => self.shaped(0, 1),
            Some((b'd', 1)) if self.letters.len() == 1 => {
                self.letters[0].shape = 0;
                self.take_back(key)
            }
            _ => false,
        }
    }

    /// Gives a letter a shape, unless no syllable could have it there.
    fn shaped(&mut self, at: usize, shape: u8) -> bool {
        let before = std::mem::replace(&mut self.letters[at].shape, shape);
        // The u of ươ goes with its o: `nuwocs` + o is `nuôc` on its way to `nước`'s neighbour.
        let fits = begins_syllable(&self.bare());
        if !fits {
            self.letters[at].shape = before;
        }
        fits
    }

    fn bare(&self) -> String {
        let mut bare = String::new();
        render(&self.letters, 0, &mut bare);
        bare
    }

    fn text(&self) -> String {
        let mut letters = self.letters.clone();
        // At the end of a word ươ is uơ (`thuở`); what follows makes it ươ.
        if let [.., u, o] = letters.as_mut_slice()
            && (u.base, u.shape, o.base, o.shape) == (b'u', 1, b'o', 2)
        {
            u.shape = 0;
        }
        let mut text = String::new();
        render(&letters, self.tone, &mut text);
        text + &self.tail
    }
}

/// The shape that w, 7 or 8 gives a vowel.
fn hook_of(base: u8) -> u8 {
    if base == b'o' { 2 } else { 1 }
}

fn mark(key: char, keys: Keys) -> Option<Mark> {
    let digit = if keys.digits { vni_mark(key) } else { None };
    let letter = || if keys.letters { telex_mark(key.to_ascii_lowercase()) } else { None };
    digit.or_else(letter)
}

fn telex_mark(key: char) -> Option<Mark> {
    Some(match key {
        'f' => Mark::Tone(1),
        'r' => Mark::Tone(2),
        'x' => Mark::Tone(3),
        's' => Mark::Tone(4),
        'j' => Mark::Tone(5),
        'z' => Mark::NoTone,
        'a' => Mark::Hat(Some(b'a')),
        'e' => Mark::Hat(Some(b'e')),
        'o' => Mark::Hat(Some(b'o')),
        'w' => Mark::Hook { horn: true, breve: true },
        'd' => Mark::Stroke,
        _ => return None,
    })
}

fn vni_mark(key: char) -> Option<Mark> {
    Some(match key {
        '1' => Mark::Tone(4),
        '2' => Mark::Tone(1),
        '3' => Mark::Tone(2),
        '4' => Mark::Tone(3),
        '5' => Mark::Tone(5),
        '0' => Mark::NoTone,
        '6' => Mark::Hat(None),
        '7' => Mark::Hook { horn: true, breve: false },
        '8' => Mark::Hook { horn: false, breve: true },
        '9' => Mark::Stroke,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;
    use proptest::prelude::*;

    #[test]
    fn telex_words_come_out() {
        for (typed, meant) in [
            ("tris tueej nhaan taoj", "trí tuệ nhân tạo"),
            ("TRIS TUEEJ", "TRÍ TUỆ"),
            ("trí tueej", "trí tuệ"),
            ("bans daanx", "bán dẫn"),
            ("nhana tajo", "nhân tạo"),
            ("ddieemr dieemrd ddiemer", "điểm điểm điểm"),
            ("Ddaij hocj Quoocs gia", "Đại học Quốc gia"),
            ("chieens luwowcj chieens luowcj luocwj", "chiến lược chiến lược lược"),
            ("quyeets ddinhj", "quyết định"),
            ("nuowcs mowis mua muwa muaw", "nước mới mua mưa mưa"),
            ("hoawcj thuowr quaw", "hoặc thuở quă"),
            ("hoas hosa thuyr uyr khoer", "hóa hóa thủy ủy khỏe"),
            ("giaf gif gieengs", "già gì giếng"),
            ("huwu huuw", "hưu hưu"),
            ("tw tuwj w", "tư tự ư"),
            ("as ass aaa oww ddd", "á as aa ow dd"),
            ("blockchain software 1131/QD-TTg kh-122", "blockchain software 1131/QD-TTg kh-122"),
            ("xoong xooong", "xông xoong"),
        ] {
            assert_eq!(compose_telex(typed), meant, "{typed}");
        }
    }

    #[test]
    fn vni_words_come_out() {
        for (typed, meant) in [
            ("tri1 tue65 nha6n tao5", "trí tuệ nhân tạo"),
            ("tue56 nhan6 ta5o", "tuệ nhân tạo"),
            ("chie6n1 lu7o7c5 luo7c5 luoc57", "chiến lược lược lược"),
            ("D9a5i ho5c", "Đại học"),
            ("da8c5 dac85 quyet61 d9inh5", "dặc dặc quyết định"),
            ("1131 nq57 kh122 5g t10 2025", "1131 nq57 kh122 5g t10 2025"),
            ("a11 d99 a66", "a1 d9 a6"),
        ] {
            assert_eq!(compose_vni(typed), meant, "{typed}");
        }
    }

    #[test]
    fn only_syllables_are_decoded() {
        assert_eq!(decode("tueej", Method::Telex).as_deref(), Some("tuệ"));
        assert_eq!(decode("nhaa", Method::Telex), None);
        assert_eq!(decode_loosely("nhaa", Method::Telex).as_deref(), Some("nhâ"));
        assert_eq!(decode("tri1", Method::Vni).as_deref(), Some("trí"));
        for (word, method) in [
            ("ban", Method::Telex),
            ("chain", Method::Telex),
            ("assess", Method::Telex),
            ("nq57", Method::Vni),
            ("1131", Method::Vni),
        ] {
            assert_eq!(decode_loosely(word, method), None, "{word}");
        }
    }

    /// The keys of a syllable: shapes right after their letters, the tone at the end.
    fn keys(syllable: &str, method: Method) -> String {
        let (shapes, tones): ([(u8, u8, &str); 6], &str) = match method {
            Method::Telex => (
                [
                    (b'a', 1, "w"),
                    (b'a', 2, "a"),
                    (b'e', 1, "e"),
                    (b'o', 1, "o"),
                    (b'd', 1, "d"),
                    (b'u', 1, "w"),
                ],
                "zfrxsj",
            ),
            Method::Vni => (
                [
                    (b'a', 1, "8"),
                    (b'a', 2, "6"),
                    (b'e', 1, "6"),
                    (b'o', 1, "6"),
                    (b'd', 1, "9"),
                    (b'u', 1, "7"),
                ],
                "023415",
            ),
        };
        let (mut keys, mut tone) = (String::new(), 0);
        for letter in syllable.chars().filter_map(letter) {
            let shape = shapes.iter().find(|(base, shape, _)| (*base, *shape) == (letter.base, letter.shape));
            let horn = if method == Method::Telex { "w" } else { "7" };
            keys.push(char::from(letter.base));
            keys.push_str(if (letter.base, letter.shape) == (b'o', 2) {
                horn
            } else {
                shape.map_or("", |row| row.2)
            });
            tone = tone.max(usize::from(letter.tone));
        }
        keys + if tone == 0 { "" } else { &tones[tone..=tone] }
    }

    #[test]
    fn every_syllable_can_be_typed() {
        // `oo` is typed with three; that is another test.
        let syllables =
            crate::text::syllable::every_syllable().filter(|syllable| !fold(syllable).contains("oo"));
        for (nth, syllable) in syllables.enumerate() {
            let method = if nth % 2 == 0 { Method::Telex } else { Method::Vni };
            assert_eq!(compose(&keys(&syllable, method), method), syllable, "{}", keys(&syllable, method));
            assert_eq!(compose(&syllable, method), syllable);
        }
    }

    proptest! {
        #[test]
        fn anything_is_composed_in_bounded_time_and_no_word_vanishes(text in ".{0,60}") {
            for composed in [compose_telex(&text), compose_vni(&text)] {
                prop_assert_eq!(composed.split_whitespace().count(), text.split_whitespace().count());
            }
        }
    }
}
