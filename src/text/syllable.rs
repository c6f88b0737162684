//! Which letters can be a Vietnamese syllable, and where its tone stands.
//!
//! A syllable is an onset and a rime; both are tables. The tables hold what is written in native words, so that `chip`
//! and `robot` are no syllables with tones waiting to be found in them. Tone marks stand in the older place (`hóa`, `thủy`),
//! which laws and decrees use; [`respell`] brings other spellings there.
//!
//! Deliberately knows no words: whether a possible syllable means anything is not decided here.

use super::letter::{Letter, compose, letter};
use super::nfc::nfc;

/// The tones that a syllable ending in c, ch, p or t can have: sắc and nặng.
const STOPPED_TONES: [u8; 2] = [4, 5];

/// Consonants before the rime. `q` and its `u` are one; `gi` stands before a rime that does not begin with i.
#[rustfmt::skip]
const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",
    "s", "t", "th", "tr", "v", "x",
];

/// Everything after the onset, without tones.
#[rustfmt::skip]
const RIMES: [&str; 164] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay",
    "ăc", "ăm", "ăn", "ăng", "ăp", "ăt",
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây",
    "e", "ec", "em", "en", "eng", "eo", "ep", "et",
    "ê", "êch", "êm", "ên", "êng", "ênh", "êp", "êt", "êu",
    "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu",
    "y", "ych", "yn", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu",
    "o", "oc", "oi", "om", "on", "ong", "op", "ot", "ooc", "oong",
    "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay",
    "oăc", "oăm", "oăn", "oăng", "oăt", "oe", "oen", "oeo", "oet",
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt",
    "ơ", "ơi", "ơm", "ơn", "ơp", "ơt",
    "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut",
    "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ",
    "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu", "uyên", "uyêt",
    "ư", "ưa", "ưc", "ưi", "ưm", "ưng", "ưt", "ưu",
    "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
];

/// Whether a word, in any case and normalization form, is spelled like a Vietnamese syllable, its tone included.
///
/// Without diacritics only those count that have none: `ban` is one, `bat` is not, since it must be `bát` or `bạt`.
pub fn is_syllable(word: &str) -> bool {
    let word = Spelling::of(word);
    word.is_some_and(|word| splits(&word.bare).any(|(onset, rime)| is_rime(onset, rime)) && word.tone_fits())
}

/// Whether more keys could make the word a syllable; also where it is one already. A letter without its shape may still
/// get it: `đie` is on its way to `điểm`.
pub fn begins_syllable(word: &str) -> bool {
    Spelling::of(word).is_some_and(|word| word.tone_fits_later() && begins(&word.letters))
}

fn begins(typed: &[Letter]) -> bool {
    ONSETS.iter().any(|onset| {
        let in_onset = onset.chars().count().min(typed.len());
        let (start, rest) = typed.split_at(in_onset);
        leads_to(start, onset)
            && (rest.is_empty() || RIMES.iter().any(|rime| suits(onset, rime) && leads_to(rest, rime)))
    })
}

/// Whether letters are, or can become by getting their shapes, the beginning of what is written.
fn leads_to(typed: &[Letter], written: &str) -> bool {
    let mut wanted = written.chars().filter_map(letter);
    typed.iter().all(|typed| {
        wanted.next().is_some_and(|wanted| {
            typed.base == wanted.base && (typed.shape == 0 || typed.shape == wanted.shape)
        })
    })
}

/// The text with tone marks in the older place and `i` for the `y` that may be either: `hoá` → `hóa`, `kỹ` → `kĩ`.
///
/// Two texts that a reader would call spelled alike come out the same; each character stays at its place. The text is
/// taken in NFC.
pub fn respell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| letter(c).is_none()).unwrap_or(rest.len());
        respell_word(&rest[..end], &mut out);
        rest = &rest[end..];
        let start = rest.find(|c| letter(c).is_some()).unwrap_or(rest.len());
        out.push_str(&rest[..start]);
        rest = &rest[start..];
    }
    out
}

fn respell_word(word: &str, out: &mut String) {
    if !has_two_spellings(word) || !is_syllable(word) {
        return out.push_str(word);
    }
    let mut letters: Vec<Letter> = word.chars().filter_map(letter).collect();
    let tone = take_tone(&mut letters);
    if let Some(last) = either_i_or_y(&letters) {
        letters[last].base = b'i';
    }
    render(&letters, tone, out);
}

/// Whether a syllable could be spelled otherwise at all: only those that end in i, y, oa, oe or uy. Nearly every word is
/// done with here.
fn has_two_spellings(word: &str) -> bool {
    let mut ending = word.chars().rev().map_while(letter).map(|letter| letter.base);
    match (ending.next(), ending.next()) {
        (Some(b'i' | b'y'), Some(_)) => true,
        (Some(b'a' | b'e'), Some(b'o')) => !word.is_ascii(),
        _ => false,
    }
}

/// The same syllable with `i` for `y` or the other way round, where both are written: `kỹ` and `kĩ`, `quý` and `quí`.
pub fn other_i(word: &str) -> Option<String> {
    let mut letters: Vec<Letter> = word.chars().map(letter).collect::<Option<_>>()?;
    let tone = take_tone(&mut letters);
    let last = either_i_or_y(&letters)?;
    letters[last].base = if letters[last].base == b'i' { b'y' } else { b'i' };
    let mut other = String::new();
    render(&letters, tone, &mut other);
    Some(other)
}

/// The place of an i or y after h, k, l, m, s, t, v or qu, and nothing else.
fn either_i_or_y(letters: &[Letter]) -> Option<usize> {
    let bases: Vec<u8> = letters.iter().map(|letter| letter.base).collect();
    let is_open = match bases.as_slice() {
        [onset, b'i' | b'y'] => b"hklmstv".contains(onset),
        [b'q', b'u', b'i' | b'y'] => true,
        _ => false,
    };
    is_open.then(|| letters.len() - 1)
}

/// The longest written syllable has seven letters (`nghiêng`).
pub(super) const LONGEST: usize = 7;

/// Appends the letters with a tone at its place.
pub(super) fn render(letters: &[Letter], tone: u8, out: &mut String) {
    let place = tone_place(letters);
    let toned = |(at, letter): (usize, &Letter)| {
        compose(Letter { tone: if Some(at) == place { tone } else { 0 }, ..*letter })
    };
    out.extend(letters.iter().enumerate().map(toned));
}

/// Takes all tones off; the last of them is the word's.
pub(super) fn take_tone(letters: &mut [Letter]) -> u8 {
    let mut tone = 0;
    for letter in letters {
        if letter.tone != 0 {
            tone = std::mem::take(&mut letter.tone);
        }
    }
    tone
}

/// Where the tone of a word stands; nowhere in a word without vowels.
fn tone_place(letters: &[Letter]) -> Option<usize> {
    let vowels = nucleus(letters);
    if let Some(shaped) = vowels.clone().rev().find(|&at| letters[at].shape != 0) {
        return Some(shaped);
    }
    let is_closed = vowels.end < letters.len();
    match vowels.len() {
        0 => None,
        1 => Some(vowels.start),
        2 if !is_closed => Some(vowels.start),
        _ => Some(vowels.start + 1),
    }
}

/// The vowels that a tone may stand on: not the u of `qu`, not the i of `gi` before another vowel.
pub(super) fn nucleus(letters: &[Letter]) -> std::ops::Range<usize> {
    let is_vowel = |letter: &Letter| b"aeiouy".contains(&letter.base);
    let Some(mut start) = letters.iter().position(is_vowel) else { return 0..0 };
    let end =
        letters[start..].iter().position(|letter| !is_vowel(letter)).map_or(letters.len(), |n| start + n);
    let onset = (start > 0).then(|| (letters[start - 1].base, letters[start].base));
    if matches!(onset, Some((b'q', b'u') | (b'g', b'i'))) && end - start > 1 {
        start += 1;
    }
    start..end
}

/// A word taken apart: its letters without tones, and its tone.
struct Spelling {
    letters: Vec<Letter>,
    bare: String,
    tone: u8,
}

impl Spelling {
    /// Nothing if there is anything but letters in it, or more tones than one.
    fn of(word: &str) -> Option<Self> {
        let word = nfc(word);
        if word.chars().nth(LONGEST).is_some() {
            return None;
        }
        let mut letters: Vec<Letter> = word.chars().map(letter).collect::<Option<_>>()?;
        if letters.iter().filter(|letter| letter.tone != 0).count() > 1 {
            return None;
        }
        let tone = take_tone(&mut letters);
        let bare = letters.iter().map(|letter| compose(Letter { upper: false, ..*letter })).collect();
        Some(Self { letters, bare, tone })
    }

    fn is_stopped(&self) -> bool {
        ["c", "ch", "p", "t"].iter().any(|end| self.bare.ends_with(end))
    }

    fn tone_fits(&self) -> bool {
        !self.is_stopped() || STOPPED_TONES.contains(&self.tone)
    }

    /// Whether the tone fits, or will when it is typed.
    fn tone_fits_later(&self) -> bool {
        self.tone == 0 || self.tone_fits()
    }
}

/// The ways to cut a word into an onset and something behind it.
fn splits(bare: &str) -> impl Iterator<Item = (&'static str, &str)> {
    ONSETS.iter().filter_map(move |onset| Some((*onset, bare.strip_prefix(onset)?)))
}

fn is_rime(onset: &str, rest: &str) -> bool {
    // `gì` writes its i once for both.
    RIMES.contains(&rest) && suits(onset, rest)
}

/// Whether the spelling rules let an onset stand before a rime: c, g, ng before a, o, u; k, gh, ngh before e, i, y.
fn suits(onset: &str, rime: &str) -> bool {
    let is_front = rime.starts_with(['e', 'ê', 'i', 'y']);
    let starts_with_y = rime.starts_with('y');
    match onset {
        "" => !rime.starts_with("iê"),
        "c" | "ng" => !is_front,
        "g" => !is_front || rime.starts_with('i'),
        "k" => is_front,
        "gh" | "ngh" => is_front && !starts_with_y,
        "gi" => !rime.starts_with(['i', 'y']),
        "qu" => !rime.starts_with(['u', 'ư', 'o']) && rime != "ia",
        "h" | "l" | "m" | "s" | "t" | "v" => !starts_with_y || rime == "y",
        _ => !starts_with_y,
    }
}

/// Every syllable that the tables make, each with one of its tones.
#[cfg(test)]
pub(super) fn every_syllable() -> impl Iterator<Item = String> {
    let pairs = ONSETS.iter().flat_map(|onset| RIMES.iter().map(move |rime| (*onset, *rime)));
    pairs.filter(|(onset, rime)| suits(onset, rime)).enumerate().map(|(nth, (onset, rime))| {
        let letters: Vec<Letter> = onset.chars().chain(rime.chars()).filter_map(letter).collect();
        let is_stopped = ["c", "ch", "p", "t"].iter().any(|end| rime.ends_with(end));
        let tone = if is_stopped { STOPPED_TONES[nth % 2] } else { (nth % 6) as u8 };
        let mut syllable = String::new();
        render(&letters, tone, &mut syllable);
        syllable
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_tables_make_is_a_syllable() {
        for syllable in every_syllable() {
            assert!(is_syllable(&syllable) && begins_syllable(&syllable), "{syllable}");
        }
    }

    #[test]
    fn native_words_are_syllables() {
        for word in "trí tuệ nhân tạo bán dẫn nghiêng quyết định giết gì gìn giếng gieo già hoặc khuya nguyệt ương được \
                     quốc quý kỹ thuật Ủy ĐIỂM lượng yêu ý xoong huỳnh thuở quăng mưu bưởi chuyển đổi số ngoài"
            .split_whitespace()
        {
            assert!(is_syllable(word), "{word}");
            assert!(begins_syllable(word), "{word}");
        }
    }

    #[test]
    fn others_are_not() {
        for word in [
            "chips",
            "robot",
            "blockchain",
            "bat",
            "bàt",
            "cê",
            "kà",
            "ngê",
            "gha",
            "tuẹ̀",
            "5g",
            "",
            "ưă",
            "qua1",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn beginnings_are_known() {
        for word in ["ng", "q", "nhâ", "chiê", "chié", "tuyê", "thưc", "ngh", "đie", "qu", "quô", "luơ"]
        {
            assert!(begins_syllable(word), "{word}");
        }
        for word in ["bl", "chipp", "f", "nhâo", "chiềt"] {
            assert!(!begins_syllable(word), "{word}");
        }
    }

    #[test]
    fn spellings_of_one_word_come_together() {
        for (one, other) in [
            ("hoá", "hóa"),
            ("thuỷ", "thủy"),
            ("UỶ ban", "ỦY ban"),
            ("khoẻ", "khỏe"),
            ("kỹ thuật", "kĩ thuật"),
            ("Quý IV", "Quí IV"),
            ("tỷ lệ – lý do", "tỉ lệ – lí do"),
        ] {
            assert_eq!(respell(one), respell(other), "{one}");
            assert_eq!(respell(one).chars().count(), one.chars().count());
        }
        assert_eq!(respell("hoàn thuỷ 1131/QĐ-TTg blockchain"), "hoàn thủy 1131/QĐ-TTg blockchain");
        assert_eq!(other_i("kỹ").as_deref(), Some("kĩ"));
        assert_eq!(other_i("quí").as_deref(), Some("quý"));
        assert_eq!(other_i("trí"), None);
    }
}
