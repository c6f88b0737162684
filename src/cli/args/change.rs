//! What may be written behind the commands that change records, and behind those that look after the store.

use std::path::PathBuf;

use clap::Args;

use super::Narrow;
use super::fields::FieldFlags;

/// Which records are changed besides those that are named, and whether it is only to be told.
#[derive(Debug, Args)]
pub(in crate::cli) struct Bulk {
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub(in crate::cli) filter: Option<String>,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Init {
    #[arg(long)]
    pub(in crate::cli) empty: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Add {
    #[arg(value_name = "KIND")]
    pub(in crate::cli) kind: String,
    #[arg(value_name = "TITLE")]
    pub(in crate::cli) title: String,
    #[command(flatten)]
    pub(in crate::cli) fields: FieldFlags,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Set {
    // The ids, and behind them the changes. With --filter there are no ids.
    #[arg(value_name = "ID", required = true)]
    pub(in crate::cli) words: Vec<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true, conflicts_with = "filter")]
    pub(in crate::cli) if_rev: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) bulk: Bulk,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Done {
    #[arg(value_name = "ID", required_unless_present = "filter", conflicts_with = "filter")]
    pub(in crate::cli) ids: Vec<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(in crate::cli) on: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) result: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) bulk: Bulk,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Extend {
    // The ids, and behind them the new deadline. With --filter there are no ids.
    #[arg(value_name = "ID", required = true)]
    pub(in crate::cli) words: Vec<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) reason: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) document: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(in crate::cli) on: Option<String>,
    #[arg(long)]
    pub(in crate::cli) shorten: bool,
    #[command(flatten)]
    pub(in crate::cli) bulk: Bulk,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Move {
    // The ids, and behind them the working state. With --filter there are no ids.
    #[arg(value_name = "ID", required = true)]
    pub(in crate::cli) words: Vec<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) reason: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) bulk: Bulk,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct FanOut {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "AGENCIES", required_unless_present_any = ["bloc", "to_filter", "to_file"])]
    pub(in crate::cli) to: Vec<String>,
    #[arg(long, value_name = "BLOC")]
    pub(in crate::cli) bloc: Vec<String>,
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub(in crate::cli) to_filter: Option<String>,
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    pub(in crate::cli) to_file: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Note {
    // The ids, and behind them the remark. With --filter there are no ids.
    #[arg(value_name = "ID", required = true)]
    pub(in crate::cli) words: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) bulk: Bulk,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Measure {
    #[arg(value_name = "TARGET")]
    pub(in crate::cli) target: String,
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    pub(in crate::cli) value: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(in crate::cli) on: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) source: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) period: Option<String>,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Edit {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Remove {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Merge {
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: String,
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: String,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Undo {
    #[arg(value_name = "N", allow_negative_numbers = true)]
    pub(in crate::cli) n: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true, conflicts_with = "n")]
    pub(in crate::cli) edit: Option<String>,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Redo {
    #[arg(value_name = "N", allow_negative_numbers = true)]
    pub(in crate::cli) n: Option<String>,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Log {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    #[arg(long, value_name = "SINCE", allow_hyphen_values = true)]
    pub(in crate::cli) since: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(in crate::cli) limit: Option<String>,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    #[arg(long)]
    pub(in crate::cli) repair: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Compact {}

#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,
    #[arg(long, value_name = "KIND")]
    pub(in crate::cli) kind: Option<String>,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    #[arg(value_name = "FORMAT")]
    pub(in crate::cli) format: String,
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(in crate::cli) narrow: Narrow,
    #[arg(long, value_name = "PERIOD")]
    pub(in crate::cli) alarm: Option<String>,
}
