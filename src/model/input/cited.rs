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
    /// The year of issue.
    year: Option<i16>,
    /// Who issued it; empty where that is not said.
    issuer: &'t str,
}

/// The documents that a text cites.
pub(super) fn cited<'a>(text: &str, data: &'a Dataset) -> Vec<&'a Record> {
    let folded = fold(text.trim());
    let Some(cited) = Cited::read(&folded) else { return Vec::new() };
    let is_meant = |it: &Document| cited.is(it) && cited.is_issued_by(it, data);
    data.of(Kind::Document).filter(|record| record.as_document().is_some_and(is_meant)).collect()
}

impl<'t> Cited<'t> {
    /// Reads a citation of nothing but a type, a number, a day or a year, and who issued it.
    fn read(folded: &'t str) -> Option<Self> {
        let begun = TYPES.iter().find_map(|(name, kind)| Some((*kind, behind(folded, name)?)));
        let (kind, rest) = begun.unwrap_or(("", folded));
        let rest = behind(rest, "so").unwrap_or(rest);
        let (number, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let number = number.trim_end_matches([',', '.']);
        let (rest, issuer) = rest.split_once("cua ").unwrap_or((rest, ""));
        let rest = rest.trim_end_matches([' ', ',']);
        // `1131/2025`: a year, where nothing else follows.
        let (number, in_number) = match number.split_once('/') {
            Some((number, of)) if year(of).is_some() => (number, year(of)),
            _ => (number, None),
        };
        let said = behind(rest, "nam").and_then(year);
        let (rest, year) = (if said.is_some() { "" } else { rest }, said.or(in_number));
        if !number.starts_with(|c: char| c.is_ascii_digit())
            || (kind.is_empty() && year.is_none() && !number.contains(['/', '-']))
        {
            return None;
        }
        let day = match behind(rest, "ngay") {
            // Without a year it says nothing here.
            Some(day) => Some(deadline::read_day(day, Date::default()).ok()?.start()),
            None if rest.trim().is_empty() => None,
            None => return None,
        };
        Some(Self { kind, number, day, year, issuer })
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
        // A number that holds its year says it itself.
        let is_year = |year: i16| {
            let says_it = held.split(|c: char| !c.is_alphanumeric()).any(|part| part == year.to_string());
            says_it || document.date_issued.is_some_and(|issued| issued.year() == year)
        };
        let is_then = self.day.is_none_or(is_day) && self.year.is_none_or(is_year);
        !held.is_empty() && is_number && is_then
    }

    /// Whether one of the names of who issued a document is the one that is said.
    fn is_issued_by(&self, document: &Document, data: &Dataset) -> bool {
        let said = reference::key(self.issuer);
        let of = document.issuer.as_ref().and_then(|id| data.get(id));
        said.is_empty() || of.is_some_and(|it| it.names().any(|name| reference::key(name) == said))
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

/// What follows a word; a number may follow it at once.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.trim_start().strip_prefix(word)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(rest);
    }
    rest.strip_prefix([' ', '.', ':']).map(|rest| rest.trim_start_matches([' ', ':']))
}

/// A year, where a text is nothing else.
fn year(text: &str) -> Option<i16> {
    let text = text.trim();
    let is_year = text.len() == 4 && text.starts_with(['1', '2']);
    is_year.then(|| text.parse().ok()).flatten()
}
