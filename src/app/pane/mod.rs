//! The panes: what each shows and where its cursor is. How they look is in `ui::pane`.

pub mod board;
pub mod grid;
pub mod history;
pub mod list;
pub mod outline;
pub mod rows;
pub mod targets;
pub mod timeline;
pub mod tree;
