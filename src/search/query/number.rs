//! Numbers of documents in any spelling: `1131`, `qd 1131`, `1131 qđ ttg`, `nq57`, `57 nq tw`, `kế hoạch số 43`.
//!
//! What is typed is cut into digits and codes; from those come the ways in which the number can be written. Deliberately
//! does not know which numbers there are: the engine finds what is there.

use super::terms::Alternative;
use crate::search::texts::Field;

/// Kinds of documents as they are spoken, with their codes.
const SPOKEN: [(&str, &str, &str); 15] = [
    ("quyet", "dinh", "qd"),
    ("nghi", "quyet", "nq"),
    ("nghi", "dinh", "nd"),
    ("ke", "hoach", "kh"),
    ("chi", "thi", "ct"),
    ("thong", "bao", "tb"),
    ("thong", "tu", "tt"),
    ("cong", "van", "cv"),
    ("cong", "dien", "cd"),
    ("ket", "luan", "kl"),
    ("bao", "cao", "bc"),
    ("chuong", "trinh", "ctr"),
    ("huong", "dan", "hd"),
    ("to", "trinh", "ttr"),
    ("quy", "dinh", "qdi"),
];

/// Codes that stand for kinds of documents beside those that are spoken.
const MORE_KINDS: [&str; 3] = ["cthd", "gm", "bb"];

/// Codes of those who issue documents.
const ISSUERS: [&str; 13] =
    ["ttg", "ubnd", "tw", "cp", "hdnd", "bkhcn", "skhcn", "bct", "tu", "vpcp", "ubtvqh", "bch", "ttgcp"];

/// What surely is a document's number comes before everything that merely holds the same letters.
pub(in crate::search) const SURE: i32 = -2500;
/// The number is right, what was said about its kind is not in it.
const OTHER_KIND: i32 = 500;
/// Digits among other words may count anything.
const PERHAPS: i32 = -300;

/// A number as typed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Number<'a> {
    digits: &'a str,
    year: Option<&'a str>,
    kind: Option<&'a str>,
    issuer: Option<&'a str>,
    /// Somebody said that it is a number: `số`, `văn bản`, a kind.
    said: bool,
}

/// Reads the longest number that the words begin with; says how many words it took. Words are folded.
pub(super) fn read<'a>(words: &[&'a str]) -> Option<(usize, Number<'a>)> {
    let mut number = Number::default();
    let mut at = 0;
    let mut best = None;
    while let Some(taken) = number.take(&words[at..]) {
        at += taken;
        if !number.digits.is_empty() {
            best = Some(at);
        }
    }
    best.map(|taken| (taken, number)).filter(|(taken, number)| number.is_likely(&words[..*taken]))
}

impl<'a> Number<'a> {
    /// Takes what the words begin with; how many words that was.
    fn take(&mut self, words: &[&'a str]) -> Option<usize> {
        let (first, second) = (*words.first()?, words.get(1).copied().unwrap_or_default());
        if let Some((_, _, code)) = SPOKEN.iter().find(|row| (row.0, row.1) == (first, second)) {
            return self.set_kind(code).then_some(2);
        }
        if (first, second) == ("van", "ban") && self.digits.is_empty() {
            self.said = true;
            return Some(2);
        }
        if first == "so" && self.digits.is_empty() {
            self.said = true;
            return Some(1);
        }
        self.take_word(first).then_some(1)
    }

    fn take_word(&mut self, word: &'a str) -> bool {
        let mut next = Self { ..*self };
        let fits = atoms(word).all(|atom| next.take_atom(atom));
        if fits {
            *self = next;
        }
        fits
    }

    fn take_atom(&mut self, atom: &'a str) -> bool {
        if atom.starts_with(|c: char| c.is_ascii_digit()) {
            return self.take_digits(atom);
        }
        is_kind(atom) && self.set_kind(atom)
            || is_issuer(atom) && self.set_issuer(atom)
            || self.take_joined(atom)
    }

    fn take_digits(&mut self, digits: &'a str) -> bool {
        if self.digits.is_empty() && digits.len() <= 5 {
            self.digits = digits;
            return true;
        }
        let is_next = self.year.is_none() && is_year(digits) && !self.digits.is_empty();
        self.year = if is_next { Some(digits) } else { self.year };
        is_next
    }

    /// `qdttg`: a kind and an issuer without anything between.
    fn take_joined(&mut self, atom: &'a str) -> bool {
        let cut = (2..atom.len())
            .find(|&at| atom.is_char_boundary(at) && is_kind(&atom[..at]) && is_issuer(&atom[at..]));
        cut.is_some_and(|at| self.set_kind(&atom[..at]) && self.set_issuer(&atom[at..]))
    }

    fn set_kind(&mut self, kind: &'a str) -> bool {
        let is_new = self.kind.is_none() || self.kind == Some(kind);
        self.kind = self.kind.or(Some(kind));
        self.said = true;
        is_new
    }

    fn set_issuer(&mut self, issuer: &'a str) -> bool {
        let is_new = self.issuer.is_none() && (self.kind.is_some() || !self.digits.is_empty());
        self.issuer = self.issuer.or(Some(issuer));
        is_new
    }

    /// `kế hoạch 2025` is a plan for a year, `2025/QĐ-TTg` a number.
    fn is_likely(&self, words: &[&str]) -> bool {
        words.len() == 1 || !words.iter().any(|word| is_year(word) && *word == self.digits)
    }

    /// Whether nothing but digits was typed.
    pub(super) fn is_bare(&self) -> bool {
        !self.said && self.kind.is_none() && self.issuer.is_none() && self.year.is_none()
    }

    /// The ways in which it may be written, looked for among the numbers of documents; `alone` says that nothing else
    /// was asked for.
    pub(super) fn alternatives(&self, alone: bool) -> Vec<Alternative> {
        let sure = if alone || !self.is_bare() { SURE } else { PERHAPS };
        let mut found = Vec::new();
        for digits in self.spelled_digits() {
            let written = self.written(&digits);
            // Others name it too: the committee for resolution 57, the task that carries out plan 122.
            let named = written.iter().map(|written| Alternative {
                folded: written.clone(),
                complete: true,
                ..Alternative::default()
            });
            let named: Vec<Alternative> = named.collect();
            found.extend(written.into_iter().map(|written| in_number(written, sure)));
            found.extend(named);
            let penalty = if self.kind.is_some() { OTHER_KIND } else { sure };
            found.push(Alternative { complete: true, ..in_number(digits.clone(), penalty) });
            if self.is_bare() && alone {
                found.push(in_number(digits, sure + 500));
            }
        }
        found
    }

    /// `3` is written `03`; `03` is typed `3`.
    fn spelled_digits(&self) -> Vec<String> {
        let plain = self.digits.trim_start_matches('0');
        let mut spelled = vec![self.digits.to_owned()];
        for other in [plain.to_owned(), format!("0{plain}")] {
            if plain.len() == 1 && !spelled.contains(&other) {
                spelled.push(other);
            }
        }
        spelled
    }

    /// `57/nq` and `57-nq`, with all that was said.
    fn written(&self, digits: &str) -> Vec<String> {
        let year = self.year.map_or(String::new(), |year| format!("/{year}"));
        match (self.kind, self.issuer) {
            (Some(kind), Some(issuer)) => {
                vec![format!("{digits}{year}/{kind}-{issuer}"), format!("{digits}{year}-{kind}/{issuer}")]
            }
            (Some(kind), None) => {
                vec![format!("{digits}{year}/{kind}"), format!("{digits}{year}-{kind}")]
            }
            (None, _) if !year.is_empty() => vec![format!("{digits}{year}")],
            (None, _) => Vec::new(),
        }
    }
}

fn in_number(folded: String, penalty: i32) -> Alternative {
    Alternative { folded, only: Some(Field::Number), penalty, ..Alternative::default() }
}

fn is_kind(code: &str) -> bool {
    MORE_KINDS.contains(&code) || SPOKEN.iter().any(|row| row.2 == code)
}

fn is_issuer(code: &str) -> bool {
    ISSUERS.contains(&code)
}

/// Whether digits are a year of our time.
pub(in crate::search) fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20"))
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Runs of digits and of letters; what stands between is dropped.
fn atoms(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = rest.chars().next()?;
        let same = |c: char| c.is_alphanumeric() && c.is_ascii_digit() == first.is_ascii_digit();
        let (atom, after) = rest.split_at(rest.find(|c| !same(c)).unwrap_or(rest.len()));
        rest = after;
        Some(atom)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(typed: &str) -> Option<(usize, Vec<String>)> {
        let words: Vec<&str> = typed.split_whitespace().collect();
        let (taken, number) = read(&words)?;
        Some((taken, number.alternatives(true).into_iter().map(|found| found.folded).collect()))
    }

    #[test]
    fn every_spelling_leads_to_the_number() {
        for typed in [
            "1131/qd-ttg",
            "1131 qd ttg",
            "qd-ttg 1131",
            "1131qdttg",
            "quyet dinh so 1131/qd-ttg",
            "so 1131 qd/ttg",
            "van ban 1131-qd/ttg",
            "qd1131 ttg",
        ] {
            let (taken, written) = written(typed).expect(typed);
            assert_eq!(taken, typed.split(' ').count(), "{typed}");
            assert!(written.contains(&"1131/qd-ttg".to_owned()), "{typed}: {written:?}");
        }
        assert_eq!(
            written("nq57").map(|it| it.1),
            Some(["57/nq", "57-nq", "57/nq", "57-nq", "57"].map(str::to_owned).to_vec())
        );
        assert!(written("nq 3 cp").is_some_and(|it| it.1.contains(&"03/nq-cp".to_owned())));
        assert!(written("71/2025/nd-cp").is_some_and(|it| it.1.contains(&"71/2025/nd-cp".to_owned())));
    }

    #[test]
    fn other_words_are_no_numbers() {
        for typed in ["ubnd ha noi", "5g", "kh ubnd", "ke hoach 2025", "30m", "so khcn", "nq", "123456", ""] {
            assert_eq!(written(typed), None, "{typed}");
        }
        assert_eq!(written("11 nhom").map(|it| it.0), Some(1));
        assert_eq!(written("qd 1139 ubnd ha noi").map(|it| it.0), Some(3));
    }
}
