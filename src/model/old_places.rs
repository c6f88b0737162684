//! Places that are held as slugs of free words (`binh-phuoc-x`), as stores of before had them: no place is called so, and the
//! words are gone. Such a value stays what it is until somebody sets it.

use std::collections::HashMap;

use super::reference::{area, nearly, read_place};
use super::{Dataset, Id};

/// A value that is the slug of no known place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldPlace {
    /// The record that holds it.
    pub id: Id,
    /// The field.
    pub field: &'static str,
    /// The slug.
    pub slug: String,
    /// The place that it seems to mean.
    pub meant: Option<String>,
}

/// Every record that holds the slug of no known place, in the order of the data.
pub fn old_places(data: &Dataset) -> Vec<OldPlace> {
    // A store names few places, each of them often.
    let mut known: HashMap<&str, Option<Option<String>>> = HashMap::new();
    let mut found = Vec::new();
    for record in data.iter().filter(|record| !record.geography.is_empty()) {
        let slug: &str = &record.geography;
        let meant = known.entry(slug).or_insert_with(|| is_lost(slug).then(|| meant(slug)));
        if let Some(meant) = meant {
            let field = record.kind().geography_field();
            found.push(OldPlace {
                id: record.id.clone(),
                field,
                slug: slug.to_owned(),
                meant: meant.clone(),
            });
        }
    }
    found
}

/// Whether a value is written as slugs are, and is no place. A single word may be what somebody typed.
fn is_lost(slug: &str) -> bool {
    let is_slug = slug.contains('-')
        && slug.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
    is_slug && area(slug).is_none()
}

/// The name of the place that a slug seems to mean.
fn meant(slug: &str) -> Option<String> {
    let words = slug.replace('-', " ");
    match read_place(&words).as_slice() {
        [one] => Some(one.name()),
        _ => nearly(&words).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Record};
    use std::sync::Arc;

    #[test]
    fn a_slug_of_no_place_is_named_and_words_are_not() {
        let places = [
            ("binh-phuoc-x", Some(Some("Bình Phước"))),
            ("khu-cong-nghe-cao", Some(None)),
            ("thanh-pho-hue", Some(Some("Huế"))),
            ("ha-noi", None),
            ("binh-duong", None),
            ("Khu CNC Hòa Lạc", None),
            ("asean", None),
            ("Đông - Tây", None),
            ("", None),
        ];
        let record = |(at, place): (usize, &str)| {
            let kind = if at == 0 { Kind::Agency } else { Kind::Task };
            let mut record = Record::new(kind, Id::new(&format!("x{at}")).expect("id"));
            record.geography = place.into();
            Arc::new(record)
        };
        let data = Dataset::new(places.iter().map(|(place, _)| *place).enumerate().map(record).collect());
        let found = old_places(&data);
        for (at, (place, expected)) in places.iter().enumerate() {
            let told = found.iter().find(|it| *it.id == *format!("x{at}"));
            assert_eq!(told.map(|it| it.meant.as_deref()), *expected, "{place}");
        }
        assert_eq!((found[0].field, found[1].field), ("jurisdiction", "geography"));
        assert_eq!(found[0].slug, "binh-phuoc-x");
    }
}
