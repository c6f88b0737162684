//! A flag for every field that a record can have, from the table of fields: `--lead`, `--follow-up`, `--due`.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::model::{Kind, input};

/// What stands before the name of a field in the id of its argument, so that no switch is taken for one.
pub(in crate::cli) const PREFIX: &str = "field:";

/// Other flags for a field, beside its name.
const ALIASES: [(&str, &str); 4] =
    [("deadline", "due"), ("document", "doc"), ("technologies", "tech"), ("geography", "geo")];

/// The fields that were given, each with its values.
#[derive(Debug, Default)]
pub(in crate::cli) struct FieldFlags(pub(in crate::cli) Vec<(String, Vec<String>)>);

/// Every field of any kind but the title, which has a place of its own.
fn names() -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Kind::ALL.iter().flat_map(|kind| input::all_names(*kind)).collect();
    names.retain(|name| *name != "title");
    names.sort_unstable();
    names.dedup();
    names
}

/// The flag of a field.
pub(in crate::cli) fn flag(name: &str) -> String {
    name.replace('_', "-")
}

fn argument(name: &'static str) -> Arg {
    let arg = Arg::new(format!("{PREFIX}{name}"))
        .long(flag(name))
        .value_name("VALUE")
        .action(ArgAction::Append)
        .allow_hyphen_values(true);
    let arg = if name.contains('_') { arg.alias(name) } else { arg };
    let more = ALIASES.iter().filter(|(field, _)| *field == name).map(|(_, alias)| *alias);
    arg.visible_aliases(more)
}

impl Args for FieldFlags {
    fn augment_args(command: Command) -> Command {
        names().into_iter().fold(command, |command, name| command.arg(argument(name)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for FieldFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let given = |name: &'static str| {
            let values = matches.get_many::<String>(&format!("{PREFIX}{name}"))?;
            Some((name.to_owned(), values.cloned().collect()))
        };
        Ok(Self(names().into_iter().filter_map(given).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
