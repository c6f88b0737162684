//! The one integration binary: every test that needs more than one room, or none at all.
#![expect(clippy::unwrap_used, reason = "a test says what must hold by unwrapping")]

mod builtin;
mod cli;
mod dates;
mod engine;
mod engine_reference;
mod engine_words;
mod flow;
mod flow_board;
mod flow_conflict;
mod flow_desk;
mod flow_fanned;
mod flow_first_day;
mod flow_gather;
mod flow_manners;
mod flow_many;
mod flow_silence;
mod flow_stranger;
mod flow_targets;
mod flow_time;
mod flow_views;
mod flow_week;
mod forms;
mod locales;
mod pty;
mod pty_newcomer;
mod pty_note;
mod pty_week;
mod screen;
mod search;
mod states;
mod store;
mod support;
mod term;
mod text;
mod tidy;
