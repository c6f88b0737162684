//! How files are reached so that nobody can lead the program elsewhere: regular files only, and nothing outside a folder.
//!
//! What is judged by its name and opened later may be another file by then: so a file is opened first, and what was opened
//! is judged; a path below a folder is resolved by the kernel, from the folder's descriptor. Deliberately not here: how a
//! file is written (the store has one function for that), and what stands in it.

mod beneath;
mod folder;
mod regular;

pub use folder::{Folder, leads_out};
pub use regular::{open_regular, open_regular_itself, read_bounded};
