//! The fields that are searched: what each is called, how much a hit in it weighs, and which texts of a record are in it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::model::kinds::weight_of;
use crate::model::{Body, Record, reference};

/// A field of a record that is searched. The order is that of the weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Field {
    /// The text that names the record.
    Title,
    /// The number of a document.
    Number,
    /// The short name of an agency.
    Short,
    /// Other names.
    OtherNames,
    /// The technologies that a group is made of.
    Components,
    /// The title in English.
    TitleEn,
    /// Who issued a document: a name of the agency.
    Issuer,
    /// Who leads: a name of the agency.
    Lead,
    /// The person in charge.
    Assignee,
    /// The technologies that a task or an assessment is about.
    Technologies,
    /// The document that a record comes from.
    Document,
    /// The wording of a deadline.
    Deadline,
    /// What a task is about.
    Content,
    /// What is to come out.
    Deliverable,
    /// The kind of document.
    Type,
    /// The unit of a target.
    Unit,
    /// The place that it is for, by its short name: `ha noi`.
    Geography,
    /// The sentence that the record rests on.
    Quote,
    /// The notes.
    Notes,
}

/// Every field with its name in JSON, in the order of the enum.
const ROWS: [(Field, &str); 19] = [
    (Field::Title, "title"),
    (Field::Number, "number"),
    (Field::Short, "short"),
    (Field::OtherNames, "other_names"),
    (Field::Components, "components"),
    (Field::TitleEn, "title_en"),
    (Field::Issuer, "issuer"),
    (Field::Lead, "lead"),
    (Field::Assignee, "assignee"),
    (Field::Technologies, "technologies"),
    (Field::Document, "document"),
    (Field::Deadline, "deadline"),
    (Field::Content, "content"),
    (Field::Deliverable, "deliverable"),
    (Field::Type, "type"),
    (Field::Unit, "unit"),
    (Field::Geography, "geography"),
    (Field::Quote, "quote"),
    (Field::Notes, "notes"),
];

/// The weights, in the same order. The heaviest and what a short text adds stay below what stands at the head of a name adds: a
/// test of the tiers holds that.
const WEIGHTS: [u16; ROWS.len()] = {
    let (mut weights, mut at) = ([0; ROWS.len()], 0);
    while at < ROWS.len() {
        weights[at] = weight_of(ROWS[at].1);
        at += 1;
    }
    weights
};

impl Field {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        ROWS[self as usize].1
    }

    /// Added to the score of a hit in it.
    pub(in crate::search) fn weight(self) -> u16 {
        WEIGHTS[self as usize]
    }

    /// Whether a text in it names its record, so that the whole of it can be what was typed.
    pub fn is_name(self) -> bool {
        self <= Self::TitleEn
    }

    /// Whether a word in it names something: the record, who issued it or leads, the person in charge, a technology. The
    /// title of the document that it comes from names none: dozens of records come from one.
    pub(in crate::search) fn names(self) -> bool {
        self <= Self::Technologies
    }
}

/// Runs `each` on every text of a record that is searched, in an order that never changes; empty texts are left out.
pub(in crate::search) fn texts<'a>(record: &'a Record, mut each: impl FnMut(Field, Cow<'a, str>)) {
    let mut add = |field: Field, text: &'a str| {
        if !text.is_empty() {
            each(field, Cow::Borrowed(text));
        }
    };
    let head = &record.head;
    add(Field::Title, record.title());
    let many: (Field, &[Box<str>]) = match &record.body {
        Body::Document(document) => {
            add(Field::Number, &document.number);
            add(Field::Type, &document.doc_type);
            (Field::OtherNames, &[])
        }
        Body::Technology(technology) => {
            technology.components.iter().for_each(|text| add(Field::Components, text));
            (Field::OtherNames, &technology.other_names)
        }
        Body::Product(product) => (Field::OtherNames, &product.other_names),
        Body::Agency(agency) => {
            add(Field::Short, &agency.short);
            (Field::OtherNames, &agency.other_names)
        }
        Body::Task(task) => {
            add(Field::Content, &task.content);
            add(Field::Deliverable, &task.deliverable);
            add(Field::Assignee, &task.assignee);
            (Field::OtherNames, &[])
        }
        Body::Milestone(milestone) => {
            add(Field::Deliverable, &milestone.deliverable);
            (Field::OtherNames, &[])
        }
        Body::Target(target) => {
            add(Field::Unit, &target.unit);
            (Field::OtherNames, &[])
        }
        Body::Catalogue(_) | Body::Assessment(_) | Body::Other(_) => (Field::OtherNames, &[]),
    };
    many.1.iter().for_each(|text| add(many.0, text));
    add(Field::TitleEn, &head.title_en);
    if let Some(deadline) = record.deadline() {
        add(Field::Deadline, &deadline.text);
    }
    add(Field::Quote, &head.quote);
    head.notes.iter().for_each(|note| add(Field::Notes, &note.text));
    if !record.geography.is_empty() {
        each(Field::Geography, Cow::Owned(spelt(&record.geography)));
    }
}

/// Runs `each` on every record that this one refers to and is found by: by its names, in the field named.
pub(in crate::search) fn references<'a>(
    record: &'a Record,
    mut each: impl FnMut(Field, &'a crate::model::Id),
) {
    match &record.body {
        Body::Document(document) => document.issuer.iter().for_each(|id| each(Field::Issuer, id)),
        Body::Task(task) => {
            task.lead.iter().for_each(|id| each(Field::Lead, id));
            task.technologies.iter().for_each(|id| each(Field::Technologies, id));
            task.document.iter().for_each(|id| each(Field::Document, id));
        }
        Body::Milestone(milestone) => {
            milestone.lead.iter().for_each(|id| each(Field::Lead, id));
            milestone.document.iter().for_each(|id| each(Field::Document, id));
        }
        Body::Target(target) => target.document.iter().for_each(|id| each(Field::Document, id)),
        Body::Catalogue(catalogue) => catalogue.document.iter().for_each(|id| each(Field::Document, id)),
        Body::Assessment(assessment) => {
            assessment.technology.iter().for_each(|id| each(Field::Technologies, id));
        }
        Body::Technology(_) | Body::Product(_) | Body::Agency(_) | Body::Other(_) => {}
    }
}

/// A place as it is searched: the words of a slug, the name of a commune with its province.
fn spelt(place: &str) -> String {
    let commune = reference::area(place).filter(|_| place.contains('/'));
    commune.map_or_else(|| place.replace('-', " "), reference::Area::name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    #[test]
    fn rows_stand_in_the_order_of_the_enum_and_of_the_weights() {
        for (at, row) in ROWS.iter().enumerate() {
            assert_eq!(row.0 as usize, at);
        }
        assert!(WEIGHTS.windows(2).all(|pair| pair[0] >= pair[1]) && WEIGHTS[18] > 0);
        let weighed = Kind::ALL.into_iter().flat_map(Kind::specs).filter(|spec| spec.weight > 0);
        for spec in weighed {
            // A place or a technology is searched as one, whatever its kind calls it.
            let name = match spec.name {
                "jurisdiction" => "geography",
                "technology" => "technologies",
                name => name,
            };
            let row = ROWS.iter().position(|row| row.1 == name).expect(name);
            assert_eq!(WEIGHTS[row], spec.weight, "{}", spec.name);
        }
    }

    #[test]
    fn a_field_has_texts_of_its_own_or_names_of_others() {
        let data = crate::store::builtin::dataset().expect("built in");
        let (mut own, mut of_others) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
        for record in data.iter() {
            texts(record, |field, _| own.extend([field]));
            references(record, |field, _| of_others.extend([field]));
        }
        assert!(own.is_disjoint(&of_others) && of_others.iter().all(|field| !field.is_name()));
    }
}
