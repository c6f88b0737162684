//! `cncl`: strategic technologies, deadlines and tasks, in a terminal.
pub mod app;
pub mod config;
pub mod lang;
pub mod model;
pub mod search;
pub mod store;
pub mod text;
pub mod ui;
pub mod view;
