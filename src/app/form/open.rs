//! Opening a form: for a new record, a duplicate, or one that is there; what was typed and not saved comes first.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::app::overlay::Overlay;
use crate::app::overlay::form::{Form, draft, table};
use crate::app::screen::Screen;
use crate::app::{App, Outcome};
use crate::model::{Body, Date, Kind, Record, date};
use crate::text::Message;

impl App {
    /// Opens a form for a new record of the kind that the screen is about; what was typed and not saved comes first.
    pub(in crate::app) fn open_new(&mut self, on: Option<Date>) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        let resumed = self.drafts.get(draft::NEW).filter(|draft| !draft.is_empty());
        if let Some(form) = resumed.and_then(|draft| Form::resume_new(draft, &self.data, &self.lang)) {
            return self.lay_form(form, true);
        }
        let on = on.or_else(|| self.day_at_hand());
        let open = self.open_record();
        let kind =
            open.as_deref().map_or_else(|| table::kind_on(self.screen), |record| part_of(record.kind()));
        let Some(mut form) = Form::new(kind, &self.data, &self.lang) else { return Outcome::default() };
        for (name, value) in open.as_deref().map(belongs_to).unwrap_or_default() {
            form.prefill(name, &value, &self.data, &self.lang);
        }
        if let Some((day, at)) = on.zip(form.place_of("deadline")) {
            form.fields[at].put(&[date::show(day)], &self.data);
            form.fields[at].begin();
        }
        self.lay_form(form, false)
    }

    /// The day that the timeline points at: a new record is due then.
    pub(in crate::app) fn day_at_hand(&self) -> Option<Date> {
        let on_timeline = self.overlays.is_empty() && self.screen == Screen::Timeline;
        let points = on_timeline && !self.timeline.shown().agenda && self.timeline.day() != self.now.today;
        points.then(|| self.timeline.day())
    }

    /// The record that lies open: a new one is a part of it.
    pub(in crate::app) fn open_record(&self) -> Option<Arc<Record>> {
        match self.overlays.last() {
            Some(Overlay::Detail(sheet) | Overlay::Basis(sheet)) => self.data.shared(&sheet.id).cloned(),
            _ => None,
        }
    }

    pub(in crate::app) fn open_edit(&mut self) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        let Some(record) = self.at_hand() else { return self.refuse("form-no-record") };
        let mut form = Form::edit(record, &self.data, &self.lang);
        let kept = self.drafts.get(&form.place()).filter(|draft| !draft.is_empty());
        let resumed = kept.is_some_and(|draft| form.resume_edit(draft, &self.data, &self.lang));
        self.lay_form(form, resumed)
    }

    pub(in crate::app) fn duplicate(&mut self) -> Outcome {
        if self.read_only {
            return self.refuse("edit-read-only");
        }
        let Some(record) = self.at_hand() else { return self.refuse("form-no-record") };
        match Form::copy(&record, &self.data, &self.lang) {
            Some(form) => self.lay_form(form, false),
            None => Outcome::default(),
        }
    }

    pub(in crate::app) fn lay_form(&mut self, form: Form, resumed: bool) -> Outcome {
        self.lay(Overlay::Form(Box::new(form)));
        if resumed { self.tell(Message::new("draft-resumed"), false) } else { Outcome::drawn() }
    }
}

/// What a new record most likely is that is begun while one lies open.
fn part_of(kind: Kind) -> Kind {
    match kind {
        Kind::Catalogue => Kind::Technology,
        Kind::Technology | Kind::Product => Kind::Product,
        Kind::Target => Kind::Target,
        Kind::Assessment => Kind::Assessment,
        _ => Kind::Task,
    }
}

/// How a new record belongs to one that lies open.
fn belongs_to(record: &Record) -> Vec<(&'static str, Value)> {
    match &record.body {
        Body::Document(_) => vec![("document", json!(record.id))],
        Body::Catalogue(_) => vec![("catalogue", json!(record.id))],
        Body::Technology(technology) => {
            vec![("catalogue", json!(technology.catalogue)), ("technology", json!([record.id]))]
        }
        Body::Product(product) => {
            vec![("catalogue", json!(product.catalogue)), ("technology", json!(product.technology))]
        }
        Body::Agency(_) => vec![("lead", json!([record.id]))],
        _ => vec![("document", json!(record.document()))],
    }
}
