//! Which records a record names, field by field.
//!
//! Written out by type, because it is asked of every record when links are looked up; a test holds it to the table of
//! fields.

use super::kinds::{Agency, Assessment, Catalogue, Document, Milestone, Product, Target, Task, Technology};
use super::{Body, Id, Record};

/// Takes the field and the id it holds.
type Visit<'v, 'r> = dyn FnMut(&'static str, &'r Id) + 'v;

impl Record {
    /// The record that it is a part of, for the kinds that have parts.
    pub fn parent(&self) -> Option<&Id> {
        match &self.body {
            Body::Task(task) => task.parent.as_ref(),
            Body::Catalogue(catalogue) => catalogue.parent.as_ref(),
            Body::Agency(agency) => agency.parent.as_ref(),
            _ => None,
        }
    }

    /// Calls `visit` with every reference: the field, and the id of the record it names.
    pub fn each_reference<'r>(&'r self, visit: &mut Visit<'_, 'r>) {
        match &self.body {
            Body::Document(document) => of_document(document, visit),
            Body::Catalogue(catalogue) => of_catalogue(catalogue, visit),
            Body::Technology(technology) => of_technology(technology, visit),
            Body::Product(product) => of_product(product, visit),
            Body::Agency(agency) => of_agency(agency, visit),
            Body::Task(task) => of_task(task, visit),
            Body::Milestone(milestone) => of_milestone(milestone, visit),
            Body::Target(target) => of_target(target, visit),
            Body::Assessment(assessment) => of_assessment(assessment, visit),
        }
    }
}

fn all<'r>(field: &'static str, ids: impl IntoIterator<Item = &'r Id>, visit: &mut Visit<'_, 'r>) {
    ids.into_iter().for_each(|id| visit(field, id));
}

fn of_document<'r>(document: &'r Document, visit: &mut Visit<'_, 'r>) {
    all("issuer", &document.issuer, visit);
    all("implements", &document.implements, visit);
    all("based_on", &document.based_on, visit);
    all("amends", &document.amends, visit);
    all("replaces", &document.replaces, visit);
    all("repeals", &document.repeals, visit);
}

fn of_catalogue<'r>(catalogue: &'r Catalogue, visit: &mut Visit<'_, 'r>) {
    all("document", &catalogue.document, visit);
    all("parent", &catalogue.parent, visit);
    all("keeper", &catalogue.keeper, visit);
    all("approver", &catalogue.approver, visit);
}

fn of_technology<'r>(technology: &'r Technology, visit: &mut Visit<'_, 'r>) {
    all("catalogue", &technology.catalogue, visit);
    all("matches", &technology.matches, visit);
    all("keeper", &technology.keeper, visit);
}

fn of_product<'r>(product: &'r Product, visit: &mut Visit<'_, 'r>) {
    all("catalogue", &product.catalogue, visit);
    all("technology", &product.technology, visit);
    all("priority_document", &product.priority_document, visit);
}

fn of_agency<'r>(agency: &'r Agency, visit: &mut Visit<'_, 'r>) {
    all("parent", &agency.parent, visit);
    all("advises_on", &agency.advises_on, visit);
    all("successor", &agency.successor, visit);
}

fn of_task<'r>(task: &'r Task, visit: &mut Visit<'_, 'r>) {
    all("document", &task.document, visit);
    all("about", &task.about, visit);
    all("implements", &task.implements, visit);
    all("assigned_by", &task.assigned_by, visit);
    all("lead", &task.lead, visit);
    all("partners", &task.partners, visit);
    all("approver", &task.approver, visit);
    all("catalogue", &task.catalogue, visit);
    all("technologies", &task.technologies, visit);
    all("products", &task.products, visit);
    all("targets", &task.targets, visit);
    all("parent", &task.parent, visit);
}

fn of_milestone<'r>(milestone: &'r Milestone, visit: &mut Visit<'_, 'r>) {
    all("document", &milestone.document, visit);
    all("about", &milestone.about, visit);
    all("lead", &milestone.lead, visit);
    all("assigned_by", &milestone.assigned_by, visit);
    all("tasks", &milestone.tasks, visit);
}

fn of_target<'r>(target: &'r Target, visit: &mut Visit<'_, 'r>) {
    all("document", &target.document, visit);
    all("about", &target.about, visit);
    all("tracked_by", &target.tracked_by, visit);
    all("tasks", &target.tasks, visit);
}

fn of_assessment<'r>(assessment: &'r Assessment, visit: &mut Visit<'_, 'r>) {
    all("technology", &assessment.technology, visit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::model::field::Shape;
    use serde_json::json;

    #[test]
    fn every_reference_of_the_table_is_visited() {
        for kind in Kind::ALL {
            let mut record = Record::new(kind, Id::new("x").expect("id"));
            let mut expected = Vec::new();
            for field in kind.fields() {
                let value = match field.shape {
                    Shape::Ref(_) => json!("a"),
                    Shape::Refs(_) => json!(["a"]),
                    _ => continue,
                };
                record.set(field.name, value).expect("fits");
                expected.push(field.name);
            }
            let mut found = Vec::new();
            record.each_reference(&mut |field, _| found.push(field));
            expected.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, expected, "{kind}");
        }
    }
}
