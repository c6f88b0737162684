//! A flag for every field that a record can have, from the table of fields: `--lead`, `--follow-up`, `--due`.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::model::{Kind, input};

/// What stands before the name of a field in the id of its argument, so that no switch is taken for one.
const PREFIX: &str = "field:";

/// A field that was given.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Given {
    /// Its name.
    pub(in crate::cli) name: String,
    /// The flag that was typed last, without its dashes.
    pub(in crate::cli) flag: String,
    /// The values, in the order in which they were typed.
    pub(in crate::cli) values: Vec<String>,
}

/// The fields that were given, each with its values.
#[derive(Debug, Default)]
pub(in crate::cli) struct FieldFlags(pub(in crate::cli) Vec<Given>);

/// Every field of any kind but the title, which has a place of its own.
fn names() -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Kind::ALL.iter().flat_map(|kind| input::all_names(*kind)).collect();
    names.retain(|name| *name != "title");
    names.sort_unstable();
    names.dedup();
    names
}

/// The flag of a field.
fn flag(name: &str) -> String {
    name.replace('_', "-")
}

/// The flags of a field: its name first, then its other one. Each is an argument of its own: what is wrong is told under the
/// flag that was typed.
fn flags(name: &'static str) -> impl Iterator<Item = String> {
    let more = Kind::ALL.into_iter().find_map(|kind| kind.spec(name)?.flag);
    std::iter::once(flag(name)).chain(more.map(str::to_owned))
}

/// The id of the argument for one flag of a field.
fn id(name: &str, flag: &str) -> String {
    format!("{PREFIX}{name}:{flag}")
}

/// The field that the id of an argument stands for, if it stands for one.
pub(in crate::cli) fn field_of_argument(id: &str) -> Option<&str> {
    id.strip_prefix(PREFIX)?.split(':').next()
}

fn argument(name: &'static str, long: &str) -> Arg {
    let arg = Arg::new(id(name, long))
        .long(long.to_owned())
        .value_name("VALUE")
        .action(ArgAction::Append)
        .allow_hyphen_values(true);
    if name.contains('_') && long == flag(name) { arg.alias(name) } else { arg }
}

/// What was given for a field, under whichever of its flags.
fn given(name: &'static str, matches: &ArgMatches) -> Option<Given> {
    let of_flag = |flag: String| {
        let id = id(name, &flag);
        let places = matches.indices_of(&id)?;
        let values = matches.get_many::<String>(&id)?.cloned();
        Some(places.zip(values).map(|(at, value)| (at, flag.clone(), value)).collect::<Vec<_>>())
    };
    let mut all: Vec<_> = flags(name).filter_map(of_flag).flatten().collect();
    all.sort_by_key(|(at, ..)| *at);
    let flag = all.last()?.1.clone();
    Some(Given { name: name.to_owned(), flag, values: all.into_iter().map(|(.., value)| value).collect() })
}

impl Args for FieldFlags {
    fn augment_args(command: Command) -> Command {
        let all = names().into_iter().flat_map(|name| flags(name).map(move |flag| argument(name, &flag)));
        all.fold(command, Command::arg)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for FieldFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Ok(Self(names().into_iter().filter_map(|name| given(name, matches)).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
