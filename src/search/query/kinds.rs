//! Words for kinds of records: `chỉ tiêu 5G` asks for a target, whether or not its text has the word.
//!
//! Only what people say instead of a filter; `kind:` is exact.

use super::terms::Alternative;
use crate::model::Kind;

/// Folded words for a kind, and what a record of that kind loses against one that has the words.
const ROWS: [(&[&str], Kind, i32); 12] = [
    // Many kinds of records speak of a catalogue; who types the word wants the catalogue.
    (&["danh", "muc"], Kind::Catalogue, -800),
    (&["dmcn"], Kind::Catalogue, -800),
    (&["dm"], Kind::Catalogue, -800),
    (&["nhiem", "vu"], Kind::Task, 0),
    (&["cong", "viec"], Kind::Task, 0),
    (&["chi", "tieu"], Kind::Target, 0),
    (&["muc", "tieu"], Kind::Target, 0),
    (&["san", "pham"], Kind::Product, 0),
    (&["van", "ban"], Kind::Document, 0),
    (&["co", "quan"], Kind::Agency, 0),
    (&["don", "vi"], Kind::Agency, 0),
    (&["nhom", "cong", "nghe"], Kind::Technology, 0),
];

/// The kind that the words begin with, as how many words it takes and what it stands for. Words are folded.
pub(super) fn read(words: &[&str]) -> Option<(usize, Vec<Alternative>)> {
    let (name, kind, penalty) = ROWS.iter().find(|row| words.starts_with(row.0))?;
    Some((name.len(), vec![Alternative { kind: Some(*kind), penalty: *penalty, ..Alternative::default() }]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_named_by_whole_words() {
        let kind = |typed: &str| {
            let words: Vec<&str> = typed.split(' ').collect();
            read(&words).and_then(|(len, found)| Some((len, found.first()?.kind?)))
        };
        assert_eq!(kind("chi tieu 5g"), Some((2, Kind::Target)));
        assert_eq!(kind("nhom cong nghe"), Some((3, Kind::Technology)));
        assert_eq!(kind("chi"), None);
        assert_eq!(kind("tieu chi"), None);
    }
}
