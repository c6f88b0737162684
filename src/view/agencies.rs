//! Agencies by what somebody types: a part of a name, a level, a place; with diacritics or without.

use super::place;
use crate::model::{Body, Dataset, Kind, Record};
use crate::text::{Words, fold, nfc};

/// The agencies of which every typed word begins a word of a name or the place, or goes with others the way the name of the
/// level begins; single ones before collectives, in the order of the data.
///
/// A word that is typed with its marks means those marks where any agency has it so: `sở` is no `số`. The name of a level is
/// meant from its first word on: who types `sở` does not mean a `Cơ sở`.
pub fn matching<'a>(typed: &str, data: &'a Dataset, words: &dyn Words) -> Vec<&'a Record> {
    let (marked, folded) = (split(&plain(typed)), split(&fold(typed)));
    // Nobody is asked to do what a body that is no more should do.
    let is_meant =
        |record: &&Record| record.successor().is_none() && Said::of(record, fold, words).has_all(&folded);
    let mut found: Vec<&Record> = data.of(Kind::Agency).filter(is_meant).collect();
    // Each word as it was typed or, where it has no marks, without them.
    let is_so = |record: &Record| {
        let without = Said::of(record, fold, words);
        Said::of(record, plain, words)
            .has_all_or(&marked, |at| marked[at] == folded[at] && without.has(&folded, at))
    };
    if marked.len() == folded.len() && marked != folded && found.iter().any(|record| is_so(record)) {
        found.retain(|record| is_so(record));
    }
    found.sort_by_key(|record| is_collective(record));
    found
}

/// Those first who can be given a duty in this store: departments and communes, then whoever leads a task already; of each those
/// of its place first. Collectives stay last.
pub fn likely_first(found: &mut [&Record], place: &str, data: &Dataset) {
    let leads = |record: &Record| data.backlinks(&record.id).iter().any(|link| link.field == "lead");
    let is_elsewhere = |record: &Record| !place.is_empty() && *record.geography != *place;
    let tier = |record: &Record| match (is_local(record), leads(record)) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    found.sort_by_cached_key(|record| (is_collective(record), tier(record), is_elsewhere(record)));
}

/// Whether it is a department, or a body of communes: who is given duties in a province.
pub fn is_local(record: &Record) -> bool {
    let is_local = |level: &str| matches!(level, "local-department" | "local-commune" | "local-mixed");
    matches!(&record.body, Body::Agency(agency) if is_local(&agency.level))
}

/// A text in small letters, with its marks.
fn plain(text: &str) -> String {
    nfc(text).to_lowercase()
}

/// Whether it stands for many.
pub fn is_collective(record: &Record) -> bool {
    matches!(&record.body, Body::Agency(agency) if agency.collective)
}

/// The words of a text as they are typed.
fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Every word by which an agency may be asked for, in one form.
struct Said {
    names: Vec<String>,
    /// The name of its level, word by word.
    level: Vec<String>,
}

impl Said {
    fn of(record: &Record, form: fn(&str) -> String, words: &dyn Words) -> Self {
        let mut names: Vec<String> = record.names().map(form).collect();
        if !record.geography.is_empty() {
            names.push(form(&place::name(&record.geography, words)));
        }
        let level = match &record.body {
            Body::Agency(agency) if !agency.level.is_empty() => form(&words.name_of("level", &agency.level)),
            _ => String::new(),
        };
        let word = |c: char| !c.is_alphanumeric() && c != '&';
        let parts =
            |text: &str| text.split(word).filter(|it| !it.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        // KH&CN is typed with the sign and without it.
        let both = |word: String| [word.replace('&', ""), word];
        Self {
            names: names.iter().flat_map(|name| parts(name)).flat_map(both).collect(),
            level: parts(&level),
        }
    }

    /// Whether each typed word is meant.
    fn has_all(&self, typed: &[String]) -> bool {
        self.has_all_or(typed, |_| false)
    }

    fn has_all_or(&self, typed: &[String], or: impl Fn(usize) -> bool) -> bool {
        (0..typed.len()).all(|at| self.has(typed, at) || or(at))
    }

    /// Whether the word at a place begins a word of a name, or stands in what is typed of the level.
    fn has(&self, typed: &[String], at: usize) -> bool {
        let in_level = |at: usize, from: usize| {
            let words = typed[from..=at].iter().zip(&self.level);
            at - from < self.level.len()
                && words.into_iter().all(|(typed, said)| said.starts_with(typed.as_str()))
        };
        self.names.iter().any(|said| said.starts_with(typed[at].as_str()))
            || (0..=at).any(|from| in_level(at, from))
    }
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

    fn agency(id: &str, title: &str, level: &str, place: &str) -> Record {
        let mut agency = Record::new(Kind::Agency, Id::new(id).expect("id"));
        for (name, value) in [("title", title), ("level", level), ("geography", place)] {
            agency.set(name, json!(value)).expect("fits");
        }
        agency
    }

    #[test]
    fn a_level_is_meant_from_its_first_word_on() {
        /// Says the name of one level.
        struct Levels;
        impl Words for Levels {
            fn say(&self, id: &str, _: &[(&str, crate::text::Arg<'_>)]) -> String {
                let names = [("level-facility", "Cơ sở"), ("level-local-department", "Sở, ban, ngành")];
                names.iter().find(|(level, _)| *level == id).map_or(id, |(_, name)| name).to_owned()
            }
            fn knows(&self, id: &str) -> bool {
                id.starts_with("level-")
            }
        }
        let rows = [("a", "Vườn ươm", "facility"), ("b", "Cục Thuế", "local-department")];
        let data = Dataset::new(rows.map(|(id, title, level)| Arc::new(agency(id, title, level, ""))).into());
        let found = |typed: &str| -> Vec<String> {
            matching(typed, &data, &Levels).iter().map(|record| record.id.to_string()).collect()
        };
        assert_eq!((found("sở"), found("so")), (vec!["b".to_owned()], vec!["b".to_owned()]));
        assert_eq!((found("cơ sở"), found("co s")), (vec!["a".to_owned()], vec!["a".to_owned()]));
        assert_eq!((found("sở ban thuế"), found("cơ sở ươm")), (vec!["b".to_owned()], vec!["a".to_owned()]));
        assert_eq!(found("ban"), Vec::<String>::new());
    }

    #[test]
    fn who_can_be_given_a_duty_comes_first_and_among_them_those_of_its_place() {
        let mut led = Record::new(Kind::Task, Id::new("nv-1").expect("id"));
        led.set("lead", json!(["ubnd"])).expect("fits");
        let agencies = [
            agency("bct", "Bộ Chính trị", "party-central", ""),
            agency("ubnd", "UBND thành phố", "local-city", "tp-hcm"),
            agency("so", "Sở Công Thương", "local-department", "tp-hcm"),
            agency("xa", "UBND xã", "local-commune", "ha-noi"),
        ];
        let data = Dataset::new(agencies.into_iter().chain([led]).map(Arc::new).collect());
        let mut found = matching("", &data, &Ids);
        likely_first(&mut found, "ha-noi", &data);
        let ids: Vec<&str> = found.iter().map(|record| record.id.as_str()).collect();
        assert_eq!(ids, ["xa", "so", "ubnd", "bct"]);
    }
}
