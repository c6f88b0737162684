//! Agencies by what somebody types: a part of a name, a level, a place; with diacritics or without.

use crate::model::{Body, Dataset, Kind, Record};
use crate::text::{Words, fold, nfc};

/// The agencies of which every typed word begins a word of a name, the level or the place; single ones before collectives, in the
/// order of the data.
///
/// A word that is typed with its marks means those marks where any agency has it so: `sở` is no `số`.
pub fn matching<'a>(typed: &str, data: &'a Dataset, words: &dyn Words) -> Vec<&'a Record> {
    let marked = plain(typed);
    let folded = fold(typed);
    let all = |said: &[String], wanted: &str| {
        wanted.split_whitespace().all(|word| said.iter().any(|said| said.starts_with(word)))
    };
    let is_meant = |record: &&Record| all(&said(record, fold, words), &folded);
    let mut found: Vec<&Record> = data.of(Kind::Agency).filter(is_meant).collect();
    // Each word as it was typed or, where it has no marks, without them.
    let is_so = |record: &Record| {
        let (with, without) = (said(record, plain, words), said(record, fold, words));
        marked.split_whitespace().all(|word| all(if fold(word) == word { &without } else { &with }, word))
    };
    if marked != folded && found.iter().any(|record| is_so(record)) {
        found.retain(|record| is_so(record));
    }
    found.sort_by_key(|record| is_collective(record));
    found
}

/// A text in small letters, with its marks.
fn plain(text: &str) -> String {
    nfc(text).to_lowercase()
}

/// Whether it stands for many.
pub fn is_collective(record: &Record) -> bool {
    matches!(&record.body, Body::Agency(agency) if agency.collective)
}

/// Every word by which an agency may be asked for, in one `form`.
fn said(record: &Record, form: fn(&str) -> String, words: &dyn Words) -> Vec<String> {
    let mut said: Vec<String> = record.names().map(form).collect();
    if let Body::Agency(agency) = &record.body
        && !agency.level.is_empty()
    {
        said.push(form(&words.name_of("level", &agency.level)));
    }
    if !record.geography.is_empty() {
        said.push(form(&words.name_of("place", &record.geography)));
    }
    let word = |c: char| !c.is_alphanumeric() && c != '&';
    // KH&CN is typed with the sign and without it.
    let both = |word: &str| [word.to_owned(), word.replace('&', "")];
    said.iter().flat_map(|name| name.split(word)).flat_map(both).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::text::Ids;
    use serde_json::json;
    use std::sync::Arc;

    #[test]
    fn a_part_of_a_name_will_do_with_or_without_signs() {
        let agency = |id: &str, title: &str, short: &str, collective: bool| {
            let mut agency = Record::new(Kind::Agency, Id::new(id).expect("id"));
            for (name, value) in
                [("title", json!(title)), ("short", json!(short)), ("collective", json!(collective))]
            {
                agency.set(name, value).expect("fits");
            }
            Arc::new(agency)
        };
        let data = Dataset::new(vec![
            agency("a", "Các sở, ban, ngành", "", true),
            agency("b", "Sở Khoa học và Công nghệ Hà Nội", "Sở KH&CN", false),
            agency("c", "Ủy ban nhân dân xã", "", false),
            agency("d", "Doanh nghiệp công nghệ số", "", false),
        ]);
        let found = |typed: &str| -> Vec<String> {
            matching(typed, &data, &Ids).iter().map(|record| record.id.to_string()).collect()
        };
        assert_eq!(found("so"), ["b", "d", "a"], "single ones first");
        assert_eq!((found("so khcn"), found("KH&CN")), (vec!["b".to_owned()], vec!["b".to_owned()]));
        assert_eq!(found("hoc ha"), ["b"]);
        assert_eq!(found("ở đâu"), Vec::<String>::new());
        assert_eq!(found("").len(), 4);
        assert_eq!((found("sở"), found("số")), (vec!["b".to_owned(), "a".into()], vec!["d".to_owned()]));
        assert_eq!(found("sớ"), ["b", "d", "a"], "marks that nobody has are a slip");
        assert_eq!(found("sở ha noi"), ["b"]);
    }
}
