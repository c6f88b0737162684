//! What is no mistake and worth a look, each with the command that settles it: records that stand twice, places that are none.

use serde_json::{Value, json};

use crate::lang::Lang;
use crate::model::doubles::{Double, Why, doubles};
use crate::model::old_places::{OldPlace, old_places};
use crate::model::{Dataset, Kind};
use crate::text::Words as _;

/// One of them, with what is said of it.
#[derive(Debug)]
pub(super) enum Hint {
    /// A record stands for the same as another; their kind and titles.
    Double(Double, Kind, [String; 2]),
    /// A place is the slug of none that is known; the title of its record.
    Place(OldPlace, String),
}

/// All of them, in the order of the records.
pub(super) fn of(data: &Dataset) -> Vec<Hint> {
    let title = |id: &str| data.title(id).to_owned();
    let doubles = doubles(data).into_iter().map(|it| {
        let kind = data.get(&it.old).map_or(Kind::Other, crate::model::Record::kind);
        let titles = [title(&it.old), title(&it.new)];
        Hint::Double(it, kind, titles)
    });
    let places = old_places(data).into_iter().map(|it| {
        let title = title(&it.id);
        Hint::Place(it, title)
    });
    doubles.chain(places).collect()
}

impl Hint {
    /// The command that settles it; where only a person knows the place, with a word for it.
    fn command(&self, lang: &Lang) -> String {
        match self {
            Self::Double(Double { old, new, .. }, ..) => format!("cncl merge {old} {new}"),
            Self::Place(OldPlace { id, field, meant, .. }, _) => {
                let meant = meant.clone().unwrap_or_else(|| lang.text("check-place-word").into_owned());
                format!("cncl set {id} {field}=\"{meant}\"")
            }
        }
    }

    /// It in a sentence.
    pub(super) fn said(&self, lang: &Lang) -> String {
        let command = self.command(lang);
        match self {
            Self::Double(Double { old, new, why }, _, [old_title, new_title]) => {
                let id = match why {
                    Why::Alike => "check-double",
                    Why::Body => "check-one-body",
                    Why::Former => "check-former",
                };
                let args = [
                    ("old", old.as_str().into()),
                    ("new", new.as_str().into()),
                    ("old_title", old_title.into()),
                    ("new_title", new_title.into()),
                    ("command", (&command).into()),
                ];
                lang.with(id, &args)
            }
            Self::Place(OldPlace { id, field, slug, meant }, title) => {
                let field = lang.name_of("field", field);
                let args = [
                    ("id", id.as_str().into()),
                    ("title", title.into()),
                    ("field", (&field).into()),
                    ("slug", slug.into()),
                    ("command", (&command).into()),
                ];
                lang.with(if meant.is_some() { "check-place-meant" } else { "check-place" }, &args)
            }
        }
    }

    /// The same for scripts. There is no command where only a person knows what to set.
    pub(super) fn item(&self, lang: &Lang) -> Value {
        let (message, command) = (self.said(lang), self.command(lang));
        match self {
            Self::Double(Double { old, new, .. }, kind, [title, _]) => json!({
                "what": "double", "kind": kind, "old": old, "new": new, "title": title,
                "command": command, "message": message,
            }),
            Self::Place(OldPlace { id, field, slug, meant }, title) => json!({
                "what": "place", "id": id, "title": title, "field": field, "value": slug,
                "meant": meant, "command": meant.as_ref().map(|_| command), "message": message,
            }),
        }
    }
}
