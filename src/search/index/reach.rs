//! Which parts of an index a record that changed shows in: its own, and perhaps others as well, so that making that one anew
//! is not enough.
//!
//! A part copies but two things of another: where the records are that its own refer to, and whether its own rest on a
//! draft. What a record is called stands in its own part only, however many refer to it.

use std::collections::BTreeSet;

use super::part;
use crate::model::Kind;

/// The numbers of the parts that hold some places, ascending.
pub(super) fn parts_of<'a>(places: impl IntoIterator<Item = &'a usize>) -> BTreeSet<usize> {
    places.into_iter().map(|place| place / part::SIZE).collect()
}

/// Whether a record of this kind shows in other parts when it changes, or when it is new.
pub(super) fn is_seen_elsewhere(kind: Kind, is_new: bool) -> bool {
    match kind {
        // Records rest on documents, at once or through the catalogue that lists them.
        Kind::Document | Kind::Catalogue => true,
        // Records that were there before may refer to it already.
        Kind::Agency | Kind::Technology => is_new,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::super::frozen;
    use super::super::{Index, Standing, part};
    use crate::model::{Dataset, Id, Kind, Now, Record, Shelf};

    fn now() -> Now {
        Now::new(jiff::civil::date(2026, 11, 22))
    }

    fn record(kind: Kind, id: &str, title: &str, fields: &[(&str, Value)]) -> Record {
        let mut record = Record::new(kind, Id::new(id).expect("id"));
        record.head.title = title.into();
        for (name, value) in fields {
            record.set(name, value.clone()).expect("fits");
        }
        record
    }

    fn document(status: &str) -> Record {
        record(Kind::Document, "vb-1", "Quyết định", &[("status", json!(status))])
    }

    fn catalogue(document: &str) -> Record {
        record(Kind::Catalogue, "dm-1", "Danh mục", &[("document", json!(document))])
    }

    fn agency(title: &str) -> Record {
        record(Kind::Agency, "so-1", title, &[])
    }

    /// The first part waits for an agency, a technology and a catalogue that are not there, and rests on what is.
    fn records() -> Vec<Record> {
        let lead = |lead: &str| [("lead", json!([lead]))];
        let mut records = vec![
            document("issued"),
            catalogue("vb-1"),
            agency("Sở Nội vụ"),
            record(Kind::Technology, "cn-1", "Chip", &[("catalogue", json!("dm-1"))]),
            record(Kind::Technology, "cn-2", "Robot", &[("catalogue", json!("dm-2"))]),
            record(Kind::Task, "nv-1", "Rà soát", &lead("so-1")),
            record(Kind::Task, "nv-2", "Báo cáo", &lead("so-2")),
            record(
                Kind::Task,
                "nv-3",
                "Thống kê",
                &[("technologies", json!(["cn-3"])), ("document", json!("vb-1"))],
            ),
            record(Kind::Task, "nv-4", "Tổng kết", &[("document", json!("vb-2"))]),
        ];
        let others = records.len()..part::SIZE + 10;
        records.extend(others.map(|n| record(Kind::Task, &format!("khac-{n}"), "Việc", &[])));
        records
    }

    /// What may be done to them, and whether that shows in another part than in its own.
    fn edits() -> Vec<(Vec<Record>, bool)> {
        let draft = ("status", json!("draft"));
        vec![
            (vec![record(Kind::Task, "khac-4100", "Việc khác", &[])], false),
            (vec![record(Kind::Task, "nv-1", "Rà soát lại", &[])], false),
            (vec![agency("Sở Nội vụ và Lao động")], false),
            (vec![record(Kind::Technology, "cn-1", "Vi mạch", &[("catalogue", json!("dm-1"))])], false),
            (vec![record(Kind::Task, "nv-moi", "Việc mới", &[("lead", json!(["so-1"]))])], false),
            (vec![document("draft")], true),
            (vec![catalogue("vb-khac")], true),
            (vec![record(Kind::Agency, "so-2", "Sở Tài chính", &[])], true),
            (vec![record(Kind::Technology, "cn-3", "Lượng tử", &[])], true),
            (vec![record(Kind::Document, "vb-2", "Dự thảo", std::slice::from_ref(&draft))], true),
            (
                vec![
                    record(Kind::Task, "nv-moi", "Việc mới", &[]),
                    record(Kind::Catalogue, "dm-2", "Danh mục mới", &[("document", json!("vb-1"))]),
                    document("draft"),
                ],
                true,
            ),
        ]
    }

    fn with(data: &Dataset, edit: Vec<Record>) -> Dataset {
        let mut data = data.clone();
        for record in edit {
            data.put(Arc::new(record));
        }
        data
    }

    /// Everything that an index says.
    fn said(index: &Index) -> (Vec<Option<Vec<u8>>>, &[u32]) {
        (index.parts.iter().map(|part| part.to_bytes()).collect(), &index.targets)
    }

    #[test]
    fn an_index_that_follows_an_edit_says_what_one_says_that_is_made_anew() {
        let data = Dataset::new(records().into_iter().map(Arc::new).collect());
        let before = Index::new(&data, now());
        for (edit, shows) in edits() {
            let new = with(&data, edit.clone());
            let mut index = before.clone();
            index.update(&data, &new, now());
            assert!(said(&index) == said(&Index::new(&new, now())), "{edit:?}");
            let kept = (0..2).any(|at| Arc::ptr_eq(&index.parts[at], &before.parts[at]));
            assert_eq!(kept, !shows, "{edit:?}");
        }
    }

    #[test]
    fn a_catalogue_that_older_records_wait_for_is_seen_when_it_comes() {
        let draft =
            with(&Dataset::new(records().into_iter().map(Arc::new).collect()), vec![document("draft")]);
        let new =
            with(&draft, vec![record(Kind::Catalogue, "dm-2", "Danh mục", &[("document", json!("vb-1"))])]);
        let mut index = Index::new(&draft, now());
        index.update(&draft, &new, now());
        let place = new.place("cn-2").expect("there");
        assert!(index.standing(place).is_some_and(Standing::is_draft));
    }

    #[derive(Debug)]
    struct Held(Vec<Record>);

    impl Shelf for Held {
        fn read(&self, range: Range<usize>, each: &mut dyn FnMut(Record)) {
            self.0[range].iter().cloned().for_each(each);
        }

        fn mentioning(&self, _: &Id) -> Vec<usize> {
            (0..self.0.len()).collect()
        }
    }

    fn on_shelf() -> Dataset {
        let records = records();
        let labels = records.iter().map(|record| (record.id.clone(), record.kind())).collect();
        Dataset::shelved(labels, Box::new(Held(records))).expect("each once")
    }

    fn frozen(data: &Dataset) -> Option<Vec<Vec<u8>>> {
        let index = Index::new(data, now());
        frozen::freeze(&index, &index.vocabulary(), data)
    }

    #[test]
    fn an_index_that_was_kept_says_what_one_says_that_is_made_anew_or_nothing() {
        let shelf = on_shelf();
        let pieces = frozen(&shelf).expect("on a shelf");
        for (edit, shows) in edits() {
            let data = with(&shelf, edit.clone());
            let thawed = frozen::thaw(&|number| pieces.get(number).cloned(), &data, now());
            assert_eq!(thawed.is_none(), shows, "{edit:?}");
            if let Some((index, _)) = thawed {
                assert!(said(&index) == said(&Index::new(&data, now())), "{edit:?}");
            }
        }
    }

    #[test]
    fn what_was_kept_after_an_edit_is_right_when_that_was_undone() {
        let shelf = on_shelf();
        for (edit, shows) in edits() {
            let edited = with(&shelf, edit.clone());
            let pieces = frozen(&edited);
            assert_eq!(pieces.is_none(), shows, "{edit:?}");
            let Some(pieces) = pieces else { continue };
            for data in [&shelf, &edited] {
                let thawed = frozen::thaw(&|number| pieces.get(number).cloned(), data, now());
                if let Some((index, words)) = thawed {
                    assert!(said(&index) == said(&Index::new(data, now())), "{edit:?}");
                    assert!(words.is_none());
                }
            }
        }
    }
}
