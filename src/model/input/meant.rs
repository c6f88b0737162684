//! What a few typed words can mean: the records, and the bodies that no record stands for yet, in which each of them stands.
//!
//! Deliberately not here: what is near (the search), and what names a record whole ([`Names::exact`]).

use super::cited::is_of_every_document;
use super::record_names::{NAME_MAX, Names, SOME, one_of, shown, shown_body};
use crate::model::{Id, Kind, Record, ValueError, reference};
use crate::text::{fold, fold_into, nfc};

/// Fewer letters than these mean nobody.
const SHORTEST: usize = 3;

impl<'a> Names<'a> {
    /// The record of a kind that a text names: exactly, by the beginning of its id, or by words that stand in no other.
    pub fn find(&self, kind: Kind, text: &str) -> Result<Id, ValueError> {
        if let Some(found) = self.exact(kind, text) {
            return found;
        }
        let typed = text.trim();
        let lower = typed.to_ascii_lowercase();
        let begins = |record: &&Record| !lower.is_empty() && record.id.starts_with(&lower);
        let beginning = self.living_of(self.data().of(kind).filter(begins));
        if !beginning.is_empty() {
            return one_of(typed, &beginning);
        }
        match meant(kind, typed, self.data().of(kind), self) {
            none if none.is_empty() => {
                let near = self.near_names(kind, typed);
                Err(ValueError::NoRecord { kind, value: typed.to_owned(), near })
            }
            found => self.only(kind, typed, &found),
        }
    }

    /// The same among records that a search found for the text, while it is typed: a walk over all that a store may hold takes
    /// longer than a key. `None` where none is meant for certain. Agencies are few, and are looked for everywhere.
    pub fn find_among(
        &self,
        kind: Kind,
        text: &str,
        among: impl Iterator<Item = &'a Record> + Clone,
    ) -> Option<Id> {
        if kind == Kind::Agency {
            return self.find(kind, text).ok();
        }
        let (typed, letters) = (text.trim(), reference::key(text));
        if let Some(record) = self.data().get(&typed.to_ascii_lowercase()).filter(|it| it.kind() == kind) {
            return Some(record.id.clone());
        }
        let is_called = |record: &&Record| record.names().any(|name| reference::key(name) == letters);
        match among.clone().filter(is_called).take(2).collect::<Vec<_>>()[..] {
            [one] => Some(one.id.clone()),
            [] => self.only(kind, typed, &meant(kind, typed, among, self)).ok(),
            _ => None,
        }
    }

    /// The only one, or the only one of the nearest place.
    fn only(&self, kind: Kind, typed: &str, found: &[Meant<'_>]) -> Result<Id, ValueError> {
        // What the store has goes before what it might have, unless it is of some other place.
        let of_store = found.iter().filter(|it| matches!(it, Meant::Record(_))).collect::<Vec<_>>();
        if let [Meant::Record(record)] = of_store[..]
            && (record.geography.is_empty() || self.near().contains(&&*record.geography))
        {
            return Ok(record.id.clone());
        }
        let here = |it: &&Meant<'_>| self.near().first().is_some_and(|place| it.place() == *place);
        let near: Vec<&Meant<'_>> = found.iter().filter(here).collect();
        let one =
            if let [one] = found { Some(one) } else { near.first().copied().filter(|_| near.len() == 1) };
        match one {
            // Every province has its agencies: whoever is of one and does not name another one does not mean that of another.
            Some(one)
                if kind == Kind::Agency
                    && self.is_elsewhere(one.place())
                    && !names_place(typed, one.place()) =>
            {
                let value = typed.to_owned();
                Err(ValueError::NoRecord { kind, value, near: vec![one.shown()] })
            }
            Some(Meant::Record(record)) => Ok(record.id.clone()),
            Some(Meant::Body(body)) => self.id_of(body),
            None => Err(ValueError::ManyRecords {
                value: typed.to_owned(),
                count: found.len(),
                some: found.iter().take(SOME).map(Meant::shown).collect(),
            }),
        }
    }
}

/// Whether a text says of which place it speaks.
fn names_place(typed: &str, place: &str) -> bool {
    let Some(area) = reference::area(place) else { return true };
    let (typed, of) = (reference::key(typed), area.province());
    [of.short, of.bare(), of.id].iter().chain(&of.aliases).any(|name| typed.contains(&reference::key(name)))
}

/// What a text may mean: a record, or a body that no record stands for yet.
#[derive(Debug)]
enum Meant<'a> {
    /// One of the store.
    Record(&'a Record),
    /// One of the reference.
    Body(Box<reference::Body>),
}

impl Meant<'_> {
    fn place(&self) -> &str {
        match self {
            Self::Record(record) => &record.geography,
            Self::Body(body) => &body.place,
        }
    }

    fn title(&self) -> &str {
        match self {
            Self::Record(record) => record.title(),
            Self::Body(body) => &body.title,
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Record(record) => shown(record),
            Self::Body(body) => shown_body(body),
        }
    }
}

/// The records of a kind in which every typed word stands. A word stands where it is one of the record: of its names,
/// its id or its place. A word that is typed with marks stands only where the marks are. Of bodies that are no records yet
/// whole words are asked for: there are very many.
fn meant<'a>(
    kind: Kind,
    typed: &str,
    among: impl Iterator<Item = &'a Record>,
    names: &Names<'a>,
) -> Vec<Meant<'a>> {
    // A text of many pages is no few words.
    if typed.len() > NAME_MAX {
        return Vec::new();
    }
    let asked: Vec<(String, String)> = parts(&nfc(typed).to_lowercase())
        .map(|word| (fold(&word), word))
        .filter(|(folded, _)| folded != "va")
        .collect();
    if asked.iter().map(|(folded, _)| folded.len()).sum::<usize>() < SHORTEST || says_too_little(kind, &asked)
    {
        return Vec::new();
    }
    let mut sieve = Sieve::default();
    let records =
        names.living_of(among.filter(|record| sieve.lets_through(record, &asked) && stands(record, &asked)));
    let mut found: Vec<Meant<'a>> = records.into_iter().map(Meant::Record).collect();
    if kind == Kind::Agency {
        // Of a university only the whole name: there are more of them than are known here.
        let sought = reference::sought(typed, names.near());
        // Of a commune, too: half of its name is the name of another one.
        let is_near_enough = |body: &reference::Body| !matches!(body.level, "university" | "local-commune");
        for body in sought.into_iter().filter(is_near_enough) {
            match names.record_of(&body) {
                None => found.push(Meant::Body(Box::new(body))),
                Some(record)
                    if found.iter().any(|it| matches!(it, Meant::Record(it) if it.id == record.id)) => {}
                Some(record) => found.push(Meant::Record(record)),
            }
        }
    }
    if kind == Kind::Agency && asked.len() == 1 {
        // One word of many is of many others that are not known here.
        found.retain(|it| it.title().split_whitespace().count() <= SHORT);
    }
    found
}

/// Words of a name that one of them stands for.
const SHORT: usize = 3;

/// Whether words mean none for certain although they stand in one only: a document by nothing but its type.
fn says_too_little(kind: Kind, asked: &[(String, String)]) -> bool {
    match kind {
        Kind::Document => asked.iter().all(|(word, _)| is_of_every_document(word)),
        _ => false,
    }
}

/// Tells most records apart by whether the words stand in them at all, be it within other words: looking at all of them word by
/// word takes a second in a large store.
#[derive(Default)]
struct Sieve {
    /// What is said of the record at hand.
    said: String,
    /// The place of the last record that had one, and what it is called.
    place: (String, String),
}

impl Sieve {
    fn lets_through(&mut self, record: &Record, asked: &[(String, String)]) -> bool {
        self.said.clear();
        for name in record.names().chain([record.id.as_str(), &record.geography]) {
            fold_into(name, &mut self.said);
            self.said.push(' ');
        }
        self.said.retain(|c| c != '&');
        asked.iter().all(|(word, _)| {
            self.said.contains(word.as_str()) || self.name_of(&record.geography).contains(word.as_str())
        })
    }

    fn name_of(&mut self, place: &str) -> &str {
        if self.place.0 != place {
            let name = reference::area(place).map_or_else(String::new, reference::Area::name);
            self.place = (place.to_owned(), fold(&name));
        }
        &self.place.1
    }
}

/// Whether every word, folded and as it was typed, is one of the record.
fn stands(record: &Record, asked: &[(String, String)]) -> bool {
    let place = reference::area(&record.geography)
        .map_or_else(|| record.geography.to_string(), reference::Area::name);
    let named = record.names().chain([place.as_str()]);
    let named: Vec<String> =
        named.flat_map(|name| parts(&nfc(name).to_lowercase()).collect::<Vec<_>>()).collect();
    let plain: Vec<String> = named.iter().map(|word| fold(word)).collect();
    // What nobody writes with marks.
    let coded: Vec<&str> = record.id.split('-').chain(record.geography.split('-')).collect();
    asked.iter().all(|(folded, typed)| {
        if folded == typed {
            plain.iter().any(|word| word == folded) || coded.contains(&folded.as_str())
        } else {
            named.contains(typed)
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
    use crate::model::Dataset;

    fn data() -> Dataset {
        let agency = |(id, title): &(&str, &str)| {
            let mut agency = Record::new(Kind::Agency, Id::new(id).expect("id"));
            agency.head.title = (*title).into();
            agency.geography = if id.ends_with("tp-hcm") { "tp-hcm" } else { "ha-noi" }.into();
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
        let found = |typed: &str, home: &str| match Names::new(&data).at_home(home).find(Kind::Agency, typed)
        {
            Ok(id) => id.to_string(),
            Err(ValueError::ManyRecords { .. }) => "?".to_owned(),
            Err(_) => String::new(),
        };
        for (typed, id) in [
            ("so khcn ha noi", "so-khcn-ha-noi"),
            ("Sở KH&CN Hà Nội", "so-khcn-ha-noi"),
            ("khcn tp hcm", "so-khcn-tp-hcm"),
            ("vườn ươm", "vuon-uom"),
            ("ươm dn", ""),
            ("Sở Môi trường", "?"),
            ("so khoa hoc", "?"),
            // Half a word, a word alone, a commune that is no more, a city that is no more.
            ("Sở Khoa học v", ""),
            ("ươm", ""),
            ("UBND phường Cửa Đông", ""),
            ("UBND thành phố Cao Bằng", ""),
            ("và và", ""),
            ("Bộ Tư lệnh Thủ đô Hà Nội", "bch-quan-su-ha-noi"),
            ("so khcn ha noi xa", ""),
            ("", ""),
        ] {
            assert_eq!(found(typed, ""), id, "{typed}");
        }
        assert_eq!(found("Sở Môi trường", "ha-noi"), "so-nnmt-ha-noi");
        assert_eq!(found("so khoa hoc", "tp-hcm"), "so-khcn-tp-hcm", "of the nearest place");
        // The only one, but of another place than that of whoever asks.
        assert_eq!(
            (found("vườn ươm", "dak-lak").as_str(), found("vườn ươm hà nội", "dak-lak").as_str()),
            ("", "vuon-uom")
        );
    }

    #[test]
    fn a_record_that_is_no_agency_is_meant_wherever_it_is_of() {
        let record = |kind: Kind, id: &str, title: &str, place: &str| {
            let mut record = Record::new(kind, Id::new(id).expect("id"));
            (record.head.title, record.geography) = (title.into(), place.into());
            Arc::new(record)
        };
        let data = Dataset::new(vec![
            record(Kind::Document, "kh-1", "Kế hoạch phát triển vi mạch", "da-nang"),
            record(Kind::Task, "nv-1", "Lập đề án vi mạch", "da-nang"),
            record(Kind::Task, "nv-2", "Lập đề án blockchain", "ha-noi"),
            record(Kind::Task, "nv-3", "Lập đề án", ""),
        ]);
        let names = Names::new(&data).at_home("ha-noi");
        assert_eq!(names.find(Kind::Document, "phát triển vi mạch").as_deref(), Ok("kh-1"));
        let tasks: Vec<_> = data.of(Kind::Task).collect();
        let all = |typed: &str| names.find_among(Kind::Task, typed, tasks.iter().copied());
        for (typed, id) in [
            ("vi mạch", Some("nv-1")),
            ("lap de an", Some("nv-3")),
            ("NV-2", Some("nv-2")),
            ("đề án", Some("nv-2")),
            ("kh-1", None),
            ("phát triển", None),
        ] {
            assert_eq!(all(typed).as_deref(), id, "{typed}");
            let found = names.find(Kind::Task, typed).ok();
            assert_eq!(found.as_deref(), id, "{typed}: as it is read when it is left");
        }
        // What the search did not find is not offered.
        assert_eq!(names.find_among(Kind::Task, "vi mạch", tasks[1..].iter().copied()), None);
    }

    #[test]
    fn a_name_of_an_agency_that_is_no_more_means_the_one_that_took_over() {
        let agency = |id: &str, title: &str, place: &str, successor: &str| {
            let mut agency = Record::new(Kind::Agency, Id::new(id).expect("id"));
            (agency.head.title, agency.geography) = (title.into(), place.into());
            if !successor.is_empty() {
                agency.set("successor", serde_json::json!(successor)).expect("fits");
            }
            Arc::new(agency)
        };
        let data = Dataset::new(vec![
            agency("cq-1", "Sở Thông tin và Truyền thông Hà Nội", "ha-noi", "tt-so"),
            agency("tt-so", "Trung tâm Dữ liệu số", "ha-noi", ""),
            agency("ty", "Ty Bưu điện", "", "cq-1"),
            agency("vong-1", "Vòng một", "", "vong-2"),
            agency("vong-2", "Vòng hai", "", "vong-1"),
            agency("mat", "Cơ quan mất dấu", "", "khong-co"),
        ]);
        let names = Names::new(&data).at_home("ha-noi");
        for (typed, id) in [
            ("Sở Thông tin và Truyền thông Hà Nội", "tt-so"),
            ("sở thông tin truyền thông hà nội", "tt-so"),
            ("ty buu dien", "tt-so"),
            ("bưu điện", "tt-so"),
            ("Trung tâm Dữ liệu số", "tt-so"),
            ("cq-1", "cq-1"),
            ("vòng một", "vong-1"),
            ("Cơ quan mất dấu", "mat"),
        ] {
            assert_eq!(
                names.find(Kind::Agency, typed).map(|id| id.to_string()).as_deref(),
                Ok(id),
                "{typed}"
            );
        }
    }

    #[test]
    fn the_name_of_an_agency_that_is_to_be_added_ends_where_the_next_one_begins() {
        let data = data();
        let names = Names::new(&data).at_home("ha-noi").adding();
        for (text, expected) in [
            ("+Viện ABC, Sở Y tế", vec!["+Viện ABC", "Sở Y tế"]),
            ("+Viện ABC và +Viện ABC", vec!["+Viện ABC", "+Viện ABC"]),
            ("+Sở Y tế, Sở Tài chính", vec!["+Sở Y tế", "Sở Tài chính"]),
            ("1. Sở Y tế\n2) Sở Tài chính\n3\tSở Nội vụ", vec!["Sở Y tế", "Sở Tài chính", "Sở Nội vụ"]),
        ] {
            assert_eq!(names.parts(Kind::Agency, text), expected, "{text}");
        }
        assert!(names.added().names().is_empty(), "nobody asked for any");
        for name in ["+Viện ABC", "+viện abc", "+Sở Y tế"] {
            assert!(names.find(Kind::Agency, name).is_ok(), "{name}");
        }
        assert_eq!(names.added().names().len(), 1);
    }
}
