//! Which texts of a record are searched, and how much each weighs.

use std::borrow::Cow;

use crate::model::{Body, Dataset, Id, Record};

/// A text that is searched.
pub(super) struct Searched<'a> {
    /// The field's name in JSON.
    pub(super) name: &'static str,
    /// Added to the score of a hit in it.
    pub(super) weight: i64,
    /// Whether the text names the record, so that the whole of it can be what was typed.
    pub(super) names: bool,
    /// The text as it stands in the record.
    pub(super) text: Cow<'a, str>,
}

/// Collects the texts of one record.
struct Texts<'a> {
    data: &'a Dataset,
    found: Vec<Searched<'a>>,
}

impl<'a> Texts<'a> {
    fn add(&mut self, name: &'static str, weight: i64, names: bool, text: impl Into<Cow<'a, str>>) {
        let text = text.into();
        if !text.is_empty() {
            self.found.push(Searched { name, weight, names, text });
        }
    }

    fn names(&mut self, name: &'static str, weight: i64, texts: &'a [Box<str>]) {
        for text in texts {
            self.add(name, weight, true, &**text);
        }
    }

    /// The titles of the records that a field refers to.
    fn titles(&mut self, name: &'static str, weight: i64, ids: impl IntoIterator<Item = &'a Id>) {
        for record in ids.into_iter().filter_map(|id| self.data.get(id)) {
            self.add(name, weight, false, record.title());
            if let Body::Document(document) = &record.body {
                self.add(name, weight, false, &*document.number);
            }
        }
    }

    fn body(&mut self, record: &'a Record) {
        match &record.body {
            Body::Document(document) => {
                self.add("number", 100, true, &*document.number);
                self.add("type", 10, false, &*document.doc_type);
                self.titles("issuer", 30, &document.issuer);
            }
            Body::Technology(technology) => {
                self.names("components", 100, &technology.components);
                self.names("other_names", 100, &technology.other_names);
            }
            Body::Product(product) => self.names("other_names", 100, &product.other_names),
            Body::Agency(agency) => {
                self.add("short", 100, true, &*agency.short);
                self.names("other_names", 100, &agency.other_names);
            }
            Body::Task(task) => {
                self.add("content", 20, false, &*task.content);
                self.add("assignee", 50, false, &*task.assignee);
                self.titles("lead", 50, &task.lead);
                self.titles("technologies", 40, &task.technologies);
                self.titles("document", 30, &task.document);
            }
            Body::Milestone(milestone) => {
                self.add("deliverable", 20, false, &*milestone.deliverable);
                self.titles("document", 30, &milestone.document);
            }
            Body::Target(target) => {
                self.add("unit", 20, false, &*target.unit);
                self.titles("document", 30, &target.document);
            }
            Body::Catalogue(catalogue) => self.titles("document", 30, &catalogue.document),
            Body::Assessment(assessment) => self.titles("technology", 40, &assessment.technology),
        }
    }
}

/// The texts of a record that are searched, the weightiest first where it matters.
pub(super) fn searched<'a>(record: &'a Record, data: &'a Dataset) -> Vec<Searched<'a>> {
    let mut texts = Texts { data, found: Vec::new() };
    texts.add("title", 100, true, record.title());
    texts.body(record);
    texts.add("title_en", 60, true, &*record.head.title_en);
    if let Some(deadline) = record.deadline() {
        texts.add("deadline", 20, false, &*deadline.text);
    }
    texts.add("quote", 10, false, &*record.head.quote);
    for note in &record.head.notes {
        texts.add("notes", 5, false, &*note.text);
    }
    texts.found
}
