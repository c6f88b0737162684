//! What is typed behind the ids of `cncl set`: `field=value`, and for lists `field+=value` and `field-=value`.

use crate::cli::CliError;
use crate::text::Message;
use crate::work::Typed;

/// Reads changes; a field that is named more than once is a list.
pub(super) fn read<'a>(changes: impl IntoIterator<Item = &'a String>) -> Result<Typed, CliError> {
    let mut all = Typed::default();
    for change in changes {
        let (name, value) = change.split_once('=').ok_or_else(|| no_change(change))?;
        let (name, typed) = match (name.strip_suffix('+'), name.strip_suffix('-')) {
            (Some(name), _) => (name, &mut all.more),
            (_, Some(name)) => (name, &mut all.less),
            _ => (name, &mut all.whole),
        };
        if name.trim().is_empty() {
            return Err(no_change(change));
        }
        match typed.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => values.push(value.to_owned()),
            None => typed.push((name.to_owned(), vec![value.to_owned()])),
        }
    }
    Ok(all)
}

/// A word that is no change.
pub(super) fn no_change(word: &str) -> CliError {
    CliError::Usage(Message::new("error-set-form").with("value", word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(changes: &[&str]) -> Option<Typed> {
        read(&changes.iter().map(|change| (*change).to_owned()).collect::<Vec<_>>()).ok()
    }

    fn typed(name: &str, values: &[&str]) -> Vec<(String, Vec<String>)> {
        vec![(name.to_owned(), values.iter().map(|value| (*value).to_owned()).collect())]
    }

    #[test]
    fn a_change_is_a_name_and_whatever_stands_behind_the_first_sign() {
        let whole =
            |name: &str, values: &[&str]| Some(Typed { whole: typed(name, values), ..Typed::default() });
        assert_eq!(read_all(&["condition=>="]), whole("condition", &[">="]));
        assert_eq!(read_all(&["done-on="]), whole("done-on", &[""]));
        assert_eq!(read_all(&["tags=a", "tags=b"]), whole("tags", &["a", "b"]));
        let (more, less) = (typed("tags", &["a=b"]), typed("lead", &["x"]));
        assert_eq!(read_all(&["tags+=a=b", "lead-=x"]), Some(Typed { more, less, ..Typed::default() }));
        for wrong in ["status", "=x", "+=x", "-=x"] {
            assert_eq!(read_all(&[wrong]), None, "{wrong}");
        }
    }
}
