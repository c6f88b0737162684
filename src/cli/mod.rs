//! The command line: reads arguments, looks things up, changes them, prints.
//!
//! Results go to stdout, everything else to stderr. Commands change records through the store and only through it. None
//! draws a screen; the interactive program is asked for by returning [`Next::Interactive`], so that this room need not
//! know it.

mod add;
mod args;
mod as_of;
mod board;
mod bulk;
mod changes;
mod check;
mod compact;
mod config;
mod conflict;
mod demo;
mod done;
mod due;
mod edit;
mod error;
mod exchange_folder;
mod export;
mod extend;
mod fan_out;
mod find;
mod help;
mod history;
mod import;
mod init;
mod item;
mod list;
mod measure;
mod merge;
mod move_to;
mod note;
mod output;
mod own;
mod pages;
mod read;
mod remove;
mod resolve_id;
mod run;
mod session;
mod set;
mod settings;
mod show;
mod sort;
mod style;
mod summary;
mod table;
mod targets;
mod timeline;
mod undo;
mod usage;
mod views;
mod voice;

pub use error::{CliError, Exit};
pub use export::formats as export_formats;
pub use run::{Next, declaration, run, run_as};
