//! What rows are made of: the few fields that lists, boards and timelines order, group and mark records by.
//!
//! A row reads them through this trait and nothing else, so that it can come from a kept index as well as from a record.
//! Deliberately not here: what a record says when it is drawn or opened. Only those that can be seen are, and these are
//! records.

use crate::model::{Body, Condition, Date, Id, Kind, Now, Record, Status};

/// The fields of a record that its rows need.
pub trait Fields {
    /// Its name.
    fn id(&self) -> &Id;
    /// Which kind it is.
    fn kind(&self) -> Kind;
    /// Where it applies.
    fn geography(&self) -> &str;
    /// Who leads.
    fn lead(&self) -> &[Id];
    /// The document that it comes from.
    fn document(&self) -> Option<&Id>;
    /// The technologies that it concerns.
    fn technologies(&self) -> &[Id];
    /// What it is a part of.
    fn parent(&self) -> Option<&Id>;
    /// The working state of a task.
    fn status(&self) -> Option<Status>;
    /// The tasks whose end a milestone is.
    fn marks(&self) -> &[Id];
    /// The day on which a document was issued.
    fn issued(&self) -> Option<Date>;
    /// How it stands in time.
    fn condition(&self, now: Now) -> Option<Condition>;
    /// The last day on which it is in time.
    fn last_day(&self, now: Now) -> Option<Date>;
}

impl Fields for Record {
    fn id(&self) -> &Id {
        &self.id
    }

    fn kind(&self) -> Kind {
        self.kind()
    }

    fn geography(&self) -> &str {
        &self.geography
    }

    fn lead(&self) -> &[Id] {
        self.lead()
    }

    fn document(&self) -> Option<&Id> {
        self.document()
    }

    fn technologies(&self) -> &[Id] {
        self.as_task().map_or(&[], |task| &task.technologies)
    }

    fn parent(&self) -> Option<&Id> {
        self.parent()
    }

    fn status(&self) -> Option<Status> {
        self.as_task().map(|task| task.status)
    }

    fn marks(&self) -> &[Id] {
        match &self.body {
            Body::Milestone(milestone) => &milestone.tasks,
            _ => &[],
        }
    }

    fn issued(&self) -> Option<Date> {
        self.as_document()?.date_issued
    }

    fn condition(&self, now: Now) -> Option<Condition> {
        now.condition(self)
    }

    fn last_day(&self, now: Now) -> Option<Date> {
        now.last_day(self)
    }
}
