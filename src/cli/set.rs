//! `cncl set`: other values in fields of one record, of several, or of all that pass a filter.

use super::args::Set;
use super::many::{self, Plan};
use super::{CliError, Exit, Session, add, read};
use crate::model::input::{self, Names};
use crate::text::Message;

pub(super) fn run(args: &Set, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let (ids, changes) = ids_and_changes(args)?;
    let wishes = wishes(changes)?;
    let (plan, unread) = planned(ids, &wishes, args, session)?;
    plan.carry_out(&args.many, session)?;
    if let Some(text) = unread {
        add::tell_kept(&text, session);
    }
    Ok(Exit::Ok)
}

/// The ids end where the first change stands.
fn ids_and_changes(args: &Set) -> Result<(&[String], &[String]), CliError> {
    let first = args.words.iter().position(|word| word.contains('='));
    let (ids, changes) = args.words.split_at(first.unwrap_or(args.words.len()));
    match (ids, changes) {
        ([stray, ..], _) if args.many.filter.is_some() => Err(no_change(stray)),
        ([.., stray], []) if ids.len() > 1 => Err(no_change(stray)),
        ([], [first, ..]) if args.many.filter.is_none() => Err(no_id(first)),
        (_, []) => Err(CliError::Usage(Message::new("error-set-nothing"))),
        _ => Ok((ids, changes)),
    }
}

fn no_change(word: &str) -> CliError {
    CliError::Usage(Message::new("error-set-form").with("value", word))
}

fn no_id(word: &str) -> CliError {
    CliError::Usage(Message::new("error-set-no-id").with("value", word))
}

/// What is to change in each record, and a deadline among it that is kept as words because nobody understood it.
fn planned(
    ids: &[String],
    wishes: &[(String, Vec<String>)],
    args: &Set,
    session: &Session<'_>,
) -> Result<(Plan, Option<String>), CliError> {
    let revision = args.if_rev.as_deref().map(read::revision).transpose()?;
    let chosen = many::chosen(ids, &args.many, session)?;
    if revision.is_some() && chosen.len() > 1 {
        return Err(CliError::Usage(Message::new("error-if-rev-one")));
    }
    let names = Names::new(session.data());
    let (mut plan, mut unread) = (Plan::default(), None);
    for record in &chosen {
        let filled = input::fill_by(record, wishes, &names, session.settings.now.today)
            .map_err(|error| many::misfit(record, &chosen, error))?;
        read::counts(&filled, session)?;
        unread = unread.or_else(|| filled.unread_deadline().map(str::to_owned));
        plan.set(record, revision, filled.fields);
    }
    Ok((plan, unread))
}

/// Fields and their values; a field that is named more than once is a list.
fn wishes<'a>(changes: impl IntoIterator<Item = &'a String>) -> Result<Vec<(String, Vec<String>)>, CliError> {
    let mut wishes: Vec<(String, Vec<String>)> = Vec::new();
    for change in changes {
        let Some((name, value)) = change.split_once('=').filter(|(name, _)| !name.trim().is_empty()) else {
            return Err(no_change(change));
        };
        let value = value.to_owned();
        match wishes.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => values.push(value),
            None => wishes.push((name.to_owned(), vec![value])),
        }
    }
    Ok(wishes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(changes: &[&str]) -> Option<Vec<(String, Vec<String>)>> {
        wishes(&changes.iter().map(|change| (*change).to_owned()).collect::<Vec<_>>()).ok()
    }

    #[test]
    fn a_change_is_a_name_and_whatever_stands_behind_the_first_sign() {
        let wish = |name: &str, values: &[&str]| {
            (name.to_owned(), values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(
            read(&["condition=>=", "lead="]),
            Some(vec![wish("condition", &[">="]), wish("lead", &[""])])
        );
        assert_eq!(read(&["tags=a", "tags=b"]), Some(vec![wish("tags", &["a", "b"])]));
        assert_eq!(read(&["status"]), None);
        assert_eq!(read(&["=x"]), None);
    }
}
