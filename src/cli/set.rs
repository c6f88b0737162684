//! `cncl set`: other values in fields of one record.

use super::args::Set;
use super::{CliError, Exit, Session, add, pick, read};
use crate::model::input;
use crate::store::Edit;
use crate::text::Message;

pub(super) fn run(args: &Set, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let wishes = wishes(&args.changes)?;
    let revision = args.if_rev.as_deref().map(read::revision).transpose()?;
    let seen = pick::shared(&args.id, session)?;
    let filled = input::fill(&seen, &wishes, session.data(), session.settings.now.today)
        .map_err(CliError::at_field)?;
    let edit = Edit::new().set_if(&seen, revision, filled.fields.clone());
    session.save_and_tell(&edit, args.json)?;
    add::tell_unread(&filled, session);
    Ok(Exit::Ok)
}

/// Fields and their values; a field that is named more than once is a list.
fn wishes(changes: &[String]) -> Result<Vec<(String, Vec<String>)>, CliError> {
    let mut wishes: Vec<(String, Vec<String>)> = Vec::new();
    for change in changes {
        let Some((name, value)) = change.split_once('=').filter(|(name, _)| !name.trim().is_empty()) else {
            return Err(CliError::Usage(Message::new("error-set-form").with("value", change)));
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
