//! What may be written behind the commands that change records, and behind those that look after the store.

use std::path::PathBuf;

use clap::Args;

use super::fields::FieldFlags;

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
    // With --filter there is no id, and the first word is a change as well.
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(value_name = "CHANGE", required_unless_present = "filter")]
    pub(in crate::cli) changes: Vec<String>,
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true, conflicts_with = "if_rev")]
    pub(in crate::cli) filter: Option<String>,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(in crate::cli) if_rev: Option<String>,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Done {
    #[arg(value_name = "ID", required = true)]
    pub(in crate::cli) ids: Vec<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(in crate::cli) on: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) result: Option<String>,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Extend {
    // The ids, and behind them the new deadline.
    #[arg(value_name = "ID", required = true, num_args = 2..)]
    pub(in crate::cli) words: Vec<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) reason: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) document: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(in crate::cli) on: Option<String>,
    #[arg(long)]
    pub(in crate::cli) shorten: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Move {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(value_name = "STATUS")]
    pub(in crate::cli) status: String,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct FanOut {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "AGENCIES", required_unless_present = "to_filter")]
    pub(in crate::cli) to: Vec<String>,
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub(in crate::cli) to_filter: Option<String>,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Note {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(value_name = "TEXT")]
    pub(in crate::cli) text: String,
    #[arg(long)]
    pub(in crate::cli) json: bool,
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
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub(in crate::cli) filter: Option<String>,
    #[arg(long, value_name = "PERIOD")]
    pub(in crate::cli) alarm: Option<String>,
}
