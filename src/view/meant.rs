//! The one record that a few typed words can only mean: each of them stands in it, and all of them in no other.
//!
//! Deliberately not here: what is near (the search), and what names a record whole (`model::input::Names`).

use crate::model::{Dataset, Kind, Record};
use crate::text::{Words, fold, nfc};
use crate::view::agencies;

/// The record of a kind in which every typed word stands, if it is the only one. A word stands where one of the record
/// begins so: of its names, its id or its place; of an agency also the name of its level. A word that is typed with marks
/// stands only where the marks are.
pub fn only_meant<'a>(kind: Kind, typed: &str, data: &'a Dataset, words: &dyn Words) -> Option<&'a Record> {
    let asked: Vec<(String, String)> =
        parts(&nfc(typed).to_lowercase()).map(|word| (fold(&word), word)).collect();
    if asked.is_empty() {
        return None;
    }
    let mut found: Vec<&Record> = data.of(kind).filter(|record| stands(record, &asked, words)).collect();
    if kind == Kind::Agency {
        let more = agencies::matching(typed, data, words).into_iter();
        found.extend(more.filter(|record| !stands(record, &asked, words)));
    }
    match found[..] {
        [record] => Some(record),
        _ => None,
    }
}

/// Whether every word, folded and as it was typed, begins one of the record.
fn stands(record: &Record, asked: &[(String, String)], words: &dyn Words) -> bool {
    let place = words.name_of("place", &record.geography);
    let named = record.names().chain([place.as_str()]);
    let named: Vec<String> =
        named.flat_map(|name| parts(&nfc(name).to_lowercase()).collect::<Vec<_>>()).collect();
    let plain: Vec<String> = named.iter().map(|word| fold(word)).collect();
    // What nobody writes with marks.
    let coded: Vec<&str> = record.id.split('-').chain(record.geography.split('-')).collect();
    asked.iter().all(|(folded, typed)| {
        if folded == typed {
            plain.iter().any(|word| word.starts_with(folded.as_str()))
                || coded.iter().any(|word| word.starts_with(folded.as_str()))
        } else {
            named.iter().any(|word| word.starts_with(typed.as_str()))
        }
    })
}

/// The words of a text; KH&CN is one, with the sign and without it.
fn parts(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '&')
        .map(|word| word.replace('&', ""))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Id;
    use crate::text::Ids;

    fn data() -> Dataset {
        let agency = |(id, title): &(&str, &str)| {
            let mut agency = Record::new(Kind::Agency, Id::new(id).expect("id"));
            agency.head.title = (*title).into();
            Arc::new(agency)
        };
        let agencies = [
            ("so-khcn-ha-noi", "Sở Khoa học và Công nghệ Hà Nội"),
            ("so-khcn-tp-hcm", "Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh"),
            ("vuon-uom", "Vườn ươm doanh nghiệp công nghệ thông tin Hà Nội"),
        ];
        Dataset::new(agencies.iter().map(agency).collect())
    }

    #[test]
    fn all_words_have_to_stand_in_one_record_and_in_no_other() {
        let data = data();
        let meant = |typed| only_meant(Kind::Agency, typed, &data, &Ids).map(|record| record.id.to_string());
        for (typed, id) in [
            ("so khcn ha noi", Some("so-khcn-ha-noi")),
            ("Sở KH&CN Hà Nội", Some("so-khcn-ha-noi")),
            ("khcn tp hcm", Some("so-khcn-tp-hcm")),
            ("vườn ươm", Some("vuon-uom")),
            ("ươm dn", None),
            ("Sở Môi trường", None),
            ("so khoa hoc", None),
            ("số khoa học hà nội", Some("so-khcn-ha-noi")),
            ("so khcn ha noi xa", None),
            ("", None),
        ] {
            assert_eq!(meant(typed).as_deref(), id, "{typed}");
        }
    }
}
