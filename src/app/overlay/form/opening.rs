//! Opening a form: for a new record, a duplicate, or one that is there; what was typed and not saved comes first.

use serde_json::{Value, json};

use super::{Form, draft, table};
use crate::app::action::Action;
use crate::app::ctx::Ctx;
use crate::app::overlay::Overlay;
use crate::app::reply::Reply;
use crate::model::{Body, Kind, Record, date};
use crate::text::Message;

impl Form {
    /// The form that an action opens, where the user is; any other action is ignored.
    pub(super) fn opened(action: Action, ctx: &Ctx<'_>) -> Reply {
        match action {
            Action::New | Action::Edit | Action::Duplicate if ctx.read_only => {
                Reply::refuse("edit-read-only")
            }
            Action::New => Self::open_new(ctx),
            Action::Edit => Self::open_edit(ctx),
            Action::Duplicate => Self::open_copy(ctx),
            _ => Reply::Ignored,
        }
    }

    /// A form for a new record of the kind that the screen is about.
    fn open_new(ctx: &Ctx<'_>) -> Reply {
        let resumed = ctx.drafts.text(draft::NEW);
        if let Some(form) = resumed.and_then(|draft| Self::resume_new(draft, ctx.data, ctx.lang)) {
            return form.laid(true);
        }
        // A new record is a part of the one that lies open.
        let open = ctx.selected.as_deref().filter(|_| ctx.is_over);
        let kind = open.map_or_else(|| table::kind_on(ctx.screen), |record| part_of(record.kind()));
        let Some(mut form) = Self::new(kind, ctx.data, ctx.lang) else { return Reply::Ignored };
        for (name, value) in open.map(belongs_to).unwrap_or_default() {
            form.prefill(name, &value, ctx.data, ctx.lang);
        }
        if let Some((day, at)) = ctx.day.zip(form.place_of("deadline")) {
            form.fields[at].put(&[date::show(day)], ctx.data);
            form.fields[at].begin();
        }
        form.laid(false)
    }

    fn open_edit(ctx: &Ctx<'_>) -> Reply {
        let Some(record) = ctx.selected.clone() else { return Reply::refuse("form-no-record") };
        let mut form = Self::edit(record, ctx.data, ctx.lang);
        let kept = ctx.drafts.text(&form.place());
        let resumed = kept.is_some_and(|draft| form.resume_edit(draft, ctx.data, ctx.lang));
        form.laid(resumed)
    }

    fn open_copy(ctx: &Ctx<'_>) -> Reply {
        let Some(record) = &ctx.selected else { return Reply::refuse("form-no-record") };
        Self::copy(record, ctx.data, ctx.lang).map_or(Reply::Ignored, |form| form.laid(false))
    }

    fn laid(self, resumed: bool) -> Reply {
        let laid = Reply::push(Overlay::Form(self));
        if resumed { laid.and(Reply::tell(Message::new("draft-resumed"))) } else { laid }
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
