//! What may be written behind `cncl`: names, values and what excludes what.
//!
//! No words for readers here: `help` takes those from the language files. Values arrive as texts and are read by the
//! command that they are for, so that one sort of error speaks of all of them.

mod change;
mod fields;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};

pub(super) use change::{
    Add, Bulk, Check, Compact, Done, Edit, Export, Extend, FanOut, Import, Init, Log, Measure, Merge, Move,
    Note, Redo, Remove, Set, Undo,
};
pub(super) use fields::{Given, field_of_argument};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "cncl",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    args_override_self = true,
    max_term_width = 100
)]
pub(super) struct CommandLine {
    #[command(flatten)]
    pub(super) globals: Globals,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct Globals {
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) store: Option<PathBuf>,
    #[arg(long, global = true)]
    pub(super) demo: bool,
    #[arg(long, global = true)]
    pub(super) read_only: bool,
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<String>,
    #[arg(long, global = true, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) today: Option<String>,
    #[arg(long, global = true, value_name = "WHEN")]
    pub(super) color: Option<String>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    #[arg(long, global = true)]
    pub(super) ascii: bool,
    #[arg(long, global = true)]
    pub(super) plain: bool,
    #[arg(long, global = true)]
    pub(super) restricted: bool,
    #[arg(long, short = 'h', global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Find(Find),
    Show(Show),
    List(List),
    Due(Due),
    Timeline(Timeline),
    Targets(Targets),
    Board(Board),
    Summary(Summary),
    Views(Views),
    Add(Add),
    Set(Set),
    Done(Done),
    Extend(Extend),
    Move(Move),
    Fanout(FanOut),
    Note(Note),
    Measure(Measure),
    Edit(Edit),
    Remove(Remove),
    Merge(Merge),
    Undo(Undo),
    Redo(Redo),
    Log(Log),
    Import(Import),
    Export(Export),
    Init(Init),
    Check(Check),
    Compact(Compact),
    Config(ConfigArgs),
    Completions(Completions),
    Man(Man),
}

impl Command {
    /// Whether what it prints shows records to a person, and not to a program.
    pub(super) fn is_read_by_people(&self) -> bool {
        let is_text = |machine: &Machine| !machine.json && !machine.jsonl;
        match self {
            Self::Find(args) => is_text(&args.machine),
            Self::Show(args) => !args.json,
            Self::List(args) => is_text(&args.machine) && !args.tsv,
            Self::Due(args) => is_text(&args.machine),
            Self::Targets(args) => is_text(&args.machine),
            Self::Board(args) => is_text(&args.machine),
            Self::Summary(args) => is_text(&args.machine) && !args.tsv,
            Self::Log(args) => !args.json,
            Self::Timeline(_) => true,
            _ => false,
        }
    }
}

/// The machine formats of lists.
#[derive(Debug, Args)]
pub(super) struct Machine {
    #[arg(long, conflicts_with = "jsonl")]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) jsonl: bool,
}

/// Which records are looked at: those that pass a filter, a view, or both.
#[derive(Debug, Args)]
pub(super) struct Narrow {
    // A filter may begin with the dash that negates.
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub(super) filter: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) view: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Find {
    #[arg(value_name = "WORD", required = true)]
    pub(super) words: Vec<String>,
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Vec<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(super) limit: Option<String>,
    #[command(flatten)]
    pub(super) machine: Machine,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    #[arg(value_name = "ID")]
    pub(super) id: String,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct List {
    #[arg(value_name = "KIND", required = true)]
    pub(super) kinds: Vec<String>,
    #[command(flatten)]
    pub(super) narrow: Narrow,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) as_of: Option<String>,
    // A field may begin with the dash that means descending.
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true)]
    pub(super) sort: Option<String>,
    #[arg(long, value_name = "FIELD", value_delimiter = ',', conflicts_with_all = ["json", "jsonl"])]
    pub(super) columns: Vec<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(super) limit: Option<String>,
    #[command(flatten)]
    pub(super) machine: Machine,
    #[arg(long, conflicts_with_all = ["json", "jsonl"])]
    pub(super) tsv: bool,
}

#[derive(Debug, Args)]
pub(super) struct ConfigArgs {
    #[arg(value_name = "WHAT")]
    pub(super) what: String,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    #[arg(value_name = "SHELL")]
    pub(super) shell: String,
}

#[derive(Debug, Args)]
pub(super) struct Man {}

#[derive(Debug, Args)]
pub(super) struct Targets {
    #[arg(long, value_name = "GROUP")]
    pub(super) by: Option<String>,
    #[command(flatten)]
    pub(super) narrow: Narrow,
    #[command(flatten)]
    pub(super) machine: Machine,
}

#[derive(Debug, Args)]
pub(super) struct Due {
    #[arg(long, value_name = "PERIOD", allow_hyphen_values = true, conflicts_with_all = ["until", "overdue"])]
    pub(super) within: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, conflicts_with = "overdue")]
    pub(super) until: Option<String>,
    #[arg(long)]
    pub(super) overdue: bool,
    #[command(flatten)]
    pub(super) narrow: Narrow,
    #[arg(long, conflicts_with_all = ["json", "jsonl"])]
    pub(super) brief: bool,
    #[command(flatten)]
    pub(super) machine: Machine,
    #[arg(long)]
    pub(super) fail_overdue: bool,
}

#[derive(Debug, Args)]
pub(super) struct Timeline {
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) from: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) to: Option<String>,
    #[arg(long, value_name = "FIELD")]
    pub(super) by: Option<String>,
    #[command(flatten)]
    pub(super) narrow: Narrow,
}

#[derive(Debug, Args)]
pub(super) struct Board {
    #[arg(long, value_name = "WORD")]
    pub(super) by: Option<String>,
    #[command(flatten)]
    pub(super) narrow: Narrow,
    #[command(flatten)]
    pub(super) machine: Machine,
}

#[derive(Debug, Args)]
pub(super) struct Summary {
    #[arg(long, value_name = "COMMON", conflicts_with = "burn_down")]
    pub(super) by: Option<String>,
    #[arg(long)]
    pub(super) burn_down: bool,
    #[command(flatten)]
    pub(super) narrow: Narrow,
    #[command(flatten)]
    pub(super) machine: Machine,
    #[arg(long, conflicts_with_all = ["json", "jsonl"])]
    pub(super) tsv: bool,
}

#[derive(Debug, Args)]
pub(super) struct Views {
    #[arg(long, value_name = "NAME", conflicts_with = "remove")]
    pub(super) save: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) remove: Option<String>,
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true, requires = "save")]
    pub(super) filter: Option<String>,
    #[arg(long, value_name = "SCREEN", requires = "save")]
    pub(super) screen: Option<String>,
    #[arg(long, value_name = "GROUP", requires = "save")]
    pub(super) by: Option<String>,
    #[arg(long)]
    pub(super) json: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_declaration_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_flag_given_twice_counts_as_the_last() {
        let read =
            CommandLine::try_parse_from(["cncl", "--lang", "en", "due", "--lang", "vi", "--within", "3d"]);
        assert_eq!(read.expect("valid").globals.lang.as_deref(), Some("vi"));
    }
}
