//! `cncl`: strategic technologies, deadlines and tasks of Vietnamese science-and-technology departments, in a terminal.
//!
//! This page is the architecture. The rooms, from the ground up, and what each deliberately does not do:
//!
//! | room | is for | never |
//! |---|---|---|
//! | [`text`] | folding, widths, wrapping, escaping, numbers, words by message id | imports anything of ours |
//! | [`model`] | the records and their rules; dates as administrations write them | does I/O, reads a clock, knows a screen |
//! | [`search`] | abbreviations, index, ranking, the filter grammar | reads files, draws |
//! | [`work`] | what a command means: `Command` → `plan` → `Plan`, once for every front end | does I/O, reads a clock, knows who asks |
//! | [`sample`] | the office that is invented for `--demo`: a day and a seed in, plans out | does I/O, reads a clock, changes a fact |
//! | [`view`] | what a picture shows before it is drawn | knows cells, colours, a language |
//! | [`files`] | opening files so that nobody leads the program elsewhere: regular ones only, nothing outside a folder | imports anything of ours, writes |
//! | [`store`] | the only room that touches the store's files | knows the screen or the command line |
//! | [`exchange`] | records in the formats of other programs: bytes in, records out | knows the store |
//! | [`lang`], [`config`] | words from Fluent files; the config file and the user's folders | know who asks |
//! | [`app`] | the core: `update(Msg) -> Outcome` | does I/O, reads a clock, knows ratatui or a terminal |
//! | [`ui`] | `draw(&App, &Theme, &mut Frame)` | changes state |
//! | [`term`] | the terminal: set-up and restoring, keys, signals, one write a frame | knows records |
//! | [`cli`] | one command each, tables and JSON | knows the interactive program |
//! | [`plain`] | the conversation for screen readers | knows the interactive program or the command line |
//! | [`runtime`] | the loop that joins them | is imported by a room; only `main` starts it |
//!
//! Who may import whom is a table in `tests/it/tidy.rs`, and a test holds the code to it.
//!
//! # The walk of one key press
//!
//! `term` reads a byte, decodes it to our [`app::key::Key`] and hands it on → it goes into the one channel of [`runtime`] as
//! a message → the loop drains the channel → [`app::App::update`] finds who gets the key (the topmost overlay, else the
//! pane in focus) and looks it up in the action table of that context → that layer or pane changes itself, and says in an
//! [`app::reply::Reply`] what else is to follow → `update` does that and returns an [`app::message::Outcome`] → the loop
//! performs the effects (ask the search thread, redraw, quit), whose answers come back as messages → if anything is dirty
//! and the channel is empty, `ui` draws one frame into cells, and `term` sends what differs in one write between the marks
//! of a synchronised update.
//!
//! `update` does not look at every record either: it asks for a job ([`app::projection`]), and lets the keys that are about
//! rows wait until what the job found comes back as a message. The loop decides where a job runs: at
//! once in a small store, before anything is drawn; on a thread in a large one, whose screen says that its rows are coming.
//!
//! # The walk to one more layer
//!
//! A layer is what lies over the screen. Its state, keys and answers stand in one file of `app/overlay`, its picture in the
//! file of the same name in `ui/overlay`; a row of the table in [`app::overlay`] makes both part of the program, and a row of
//! [`app::action`] opens it.
//!
//! # The walk of one change
//!
//! A front end collects what was typed into a [`work::Command`] → [`work::plan`] says, record by record, what would change
//! or why nothing can ([`model::Plan`]: data that is shown, printed by `--dry-run` or read aloud) →
//! [`store::Edits::carry_out`] signs it, draws ids for new records and makes it one edit: a list of
//! [`model::RecordChange`], the same in the plan, the journal, the undo and the history.
//!
//! # Invariants
//!
//! - No tick: an idle program sends nothing and burns nothing. Timers are real deadlines only: midnight, a notice that
//!   fades, a draft that is to be kept, the next frame.
//! - A selection is kept by id, never by row. A query's answer carries its number; a stale one is dropped.
//! - No text of a record, a file name or an argument reaches a terminal unescaped; drawing has one place for that
//!   (`ui::pen`), the command line one other.
//! - An error travels up as data ([`text::Message`]) and becomes a sentence in the reader's language at the edge.
//! - Who is trusted with what stands on a page of its own: [`trust`].
//! - Nothing is invented to fill a list: what a source does not say is not shown as if it did.

pub mod app;
pub mod cli;
pub mod config;
pub mod exchange;
pub mod files;
pub mod lang;
pub mod model;
pub mod plain;
pub mod runtime;
pub mod sample;
pub mod search;
pub mod store;
pub mod term;
pub mod text;
#[doc = include_str!("../assets/trust.md")]
pub mod trust {}
pub mod ui;
pub mod view;
pub mod work;
