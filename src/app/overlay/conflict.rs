//! A field that two people changed: both values, and which shall stand.

use std::sync::Arc;

use serde_json::Value;

use super::entry::Entry;
use super::plan;
use super::{Layer, Overlay};
use crate::app::action::{Action, Context};
use crate::app::ctx::Ctx;
use crate::app::layout::Room;
use crate::app::reply::{Answer, Reply, Settled};
use crate::model::spec::Spec;
use crate::model::{Conflict, Kind, Record, input};
use crate::text::Message;
use crate::view::log;
use crate::work::{self, Command};

/// The choice between two values.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The two values.
    pub conflict: Conflict,
}

impl Choice {
    /// Both values as one, where they are texts or lists.
    pub fn both(&self) -> Option<Value> {
        match (&self.conflict.theirs, &self.conflict.mine) {
            (Value::String(theirs), Value::String(mine)) if self.is_prose() => {
                Some(Value::String(format!("{theirs} / {mine}")))
            }
            (Value::Array(theirs), Value::Array(mine)) => {
                let new = mine.iter().filter(|item| !theirs.contains(item));
                Some(Value::Array(theirs.iter().chain(new).cloned().collect()))
            }
            _ => None,
        }
    }

    /// Whether the field holds prose: two states or two days cannot both be.
    fn is_prose(&self) -> bool {
        let mut specs = Kind::ALL.into_iter().filter_map(|kind| kind.spec(&self.conflict.field));
        specs.any(Spec::is_joined)
    }
}

/// Saves the value that was chosen, where no form below goes on with it.
pub fn settle(settled: &Settled, ctx: &Ctx<'_>) -> Reply {
    let Some((value, seen)) = settled.value.clone().zip(ctx.data.shared(&settled.id).cloned()) else {
        return Reply::Drawn;
    };
    let Ok(known) = input::field_of(seen.kind(), &settled.field) else { return Reply::Drawn };
    let fields = vec![(known.name, value)];
    let command = Command::Fill { fields, agencies: Vec::new(), reason: None };
    plan::settle(work::plan(&command, &[seen], ctx.world()), false)
}

impl Layer for Choice {
    fn context(&self) -> Context {
        Context::Conflict
    }

    fn room(&self) -> Room {
        Room::prompt(14)
    }

    fn act(&mut self, action: Action, _ctx: &Ctx<'_>) -> Reply {
        let value = match action {
            Action::KeepMine => Some(self.conflict.mine.clone()),
            Action::KeepBoth => match self.both() {
                Some(both) => Some(both),
                None => return Reply::refuse("conflict-not-both"),
            },
            Action::KeepTheirs => None,
            _ => return Reply::Ignored,
        };
        let (id, field) = (self.conflict.id.clone(), self.conflict.field.clone());
        Reply::Answer(Answer::Settled(Settled { id, field, keeps: action, value }))
    }

    /// Neither value is chosen: theirs stands, and what was typed goes back to where it was typed, or is said once more.
    fn leave(&mut self, ctx: &Ctx<'_>) -> Reply {
        let conflict = &self.conflict;
        let now = ctx.data.shared(&conflict.id);
        let again = now.and_then(|now| Entry::again(Arc::clone(now), &conflict.field, &conflict.mine));
        let Some(mut entry) = again else {
            let kind = ctx.data.get(&conflict.id).map_or(Kind::Task, Record::kind);
            let mine = log::value(kind, &conflict.field, &conflict.mine, ctx.data, ctx.lang);
            let said = Message::new("conflict-left").with("mine", mine);
            return Reply::Close.and(Reply::fail(said));
        };
        entry.read(ctx.world());
        let kept = entry.keep();
        Reply::All(vec![Reply::Close, Reply::push(Overlay::Entry(entry)), kept])
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use serde_json::json;

    fn both(field: &str, theirs: Value, mine: Value) -> Option<Value> {
        let conflict = Conflict {
            id: Id::new("nv-1").expect("id"),
            field: field.into(),
            base: Value::Null,
            mine,
            theirs,
            by: String::new(),
        };
        Choice { conflict }.both()
    }

    #[test]
    fn texts_and_lists_can_both_stand_but_states_cannot() {
        assert_eq!(both("result", json!("a"), json!("b")), Some(json!("a / b")));
        assert_eq!(both("lead", json!(["a", "b"]), json!(["b", "c"])), Some(json!(["a", "b", "c"])));
        assert_eq!(both("status", json!("done"), json!("doing")), None);
        assert_eq!(both("progress", json!(10), json!(20)), None);
    }
}
