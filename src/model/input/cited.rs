//! A document as people cite it: `Quyết định số 1131/QĐ-TTg`, `QĐ 1131`, `QĐ số 1131 ngày 12/6/2025`.

use crate::model::kinds::Document;
use crate::model::{Dataset, Date, Kind, Record, deadline, reference};
use crate::text::fold;

/// What documents are called and what stands for it in their numbers; the longer names first.
const TYPES: [(&str, &str); 28] = [
    ("quyet dinh", "qd"),
    ("nghi quyet", "nq"),
    ("nghi dinh", "nd"),
    ("ke hoach", "kh"),
    ("thong tu", "tt"),
    ("chi thi", "ct"),
    ("cong van", "cv"),
    ("cong dien", "cd"),
    ("thong bao", "tb"),
    ("ket luan", "kl"),
    ("bao cao", "bc"),
    ("to trinh", "ttr"),
    ("huong dan", "hd"),
    ("chuong trinh", "ctr"),
    ("luat", "qh"),
    ("qd", "qd"),
    ("nq", "nq"),
    ("nd", "nd"),
    ("kh", "kh"),
    ("tt", "tt"),
    ("ct", "ct"),
    ("cv", "cv"),
    ("cd", "cd"),
    ("tb", "tb"),
    ("kl", "kl"),
    ("bc", "bc"),
    ("hd", "hd"),
    ("van ban", ""),
];

/// Whether a folded word says of a document only what it is, as of many others.
pub(super) fn is_of_every_document(word: &str) -> bool {
    let said = TYPES.iter().flat_map(|(name, kind)| name.split(' ').chain([*kind]));
    said.chain(["so", "ubnd"]).any(|it| it == word)
}

/// A citation.
struct Cited<'t> {
    /// What stands for the type in numbers; empty where it is not said.
    kind: &'static str,
    /// The number as far as it is said, folded.
    number: &'t str,
    /// The day of issue.
    day: Option<Date>,
}

/// The documents that a text cites.
pub(super) fn cited<'a>(text: &str, data: &'a Dataset) -> Vec<&'a Record> {
    let folded = fold(text.trim());
    let Some(cited) = Cited::read(&folded) else { return Vec::new() };
    data.of(Kind::Document).filter(|record| record.as_document().is_some_and(|it| cited.is(it))).collect()
}

impl<'t> Cited<'t> {
    /// Reads a citation of nothing but a type, a number and a day.
    fn read(folded: &'t str) -> Option<Self> {
        let begun = TYPES.iter().find_map(|(name, kind)| Some((*kind, behind(folded, name)?)));
        let (kind, rest) = begun.unwrap_or(("", folded));
        let rest = behind(rest, "so").unwrap_or(rest);
        let (number, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let number = number.trim_end_matches([',', '.']);
        if !number.starts_with(|c: char| c.is_ascii_digit())
            || (kind.is_empty() && !number.contains(['/', '-']))
        {
            return None;
        }
        let day = match behind(rest, "ngay") {
            // Without a year it says nothing here.
            Some(day) => Some(deadline::read_day(day, Date::default()).ok()?.start()),
            None if rest.trim().is_empty() => None,
            None => return None,
        };
        Some(Self { kind, number, day })
    }

    fn is(&self, document: &Document) -> bool {
        let held = fold(&document.number);
        let is_number = if self.number.contains(['/', '-']) {
            reference::key(&held) == reference::key(self.number)
        } else {
            held.strip_prefix(self.number).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
                && self.is_of_type(document, &held)
        };
        let is_day = |day| document.date_issued.is_none_or(|issued| issued == day);
        !held.is_empty() && is_number && self.day.is_none_or(is_day)
    }

    fn is_of_type(&self, document: &Document, held: &str) -> bool {
        // `QH13` is of the assembly of that number; `TTg` is no `TT`.
        let is_kind = |part: &str| {
            part.strip_prefix(self.kind).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
        };
        let stands = self.kind.is_empty() || held.split(|c: char| !c.is_alphanumeric()).any(is_kind);
        let named =
            || TYPES.iter().any(|(name, kind)| *kind == self.kind && fold(&document.doc_type) == *name);
        stands || named()
    }
}

/// What follows a word.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.trim_start().strip_prefix(word)?.strip_prefix([' ', '.']).map(str::trim_start)
}
