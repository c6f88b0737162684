//! The records and their rules: plain data.
//!
//! Invariant: nothing here does I/O, reads a clock or an environment, or knows of a screen. Today's date is always an
//! argument.

mod called;
mod change;
mod check;
pub mod clarity;
pub mod condition;
mod dataset;
pub mod date;
pub mod deadline;
pub mod doubles;
pub mod field;
pub mod holidays;
mod id;
pub mod input;
mod kind;
pub mod kinds;
mod newer;
mod now;
pub mod old_places;
pub mod other;
mod part;
pub mod parts;
pub mod peek;
pub mod plan;
pub mod record;
pub mod reference;
mod references;
pub mod reread;
pub mod rounds;
pub mod shape;
mod shelf;
mod short;
pub mod spec;
mod splice;
pub mod strict;
mod syntax;
mod value_error;
mod wants;
pub mod words;

pub use change::{Conflict, Did, RecordChange, Reverses, Values};
pub use condition::Condition;
pub use dataset::{Dataset, Link, Sources};
pub use date::Date;
pub use deadline::Deadline;
pub use id::{ID_MAX, Id, InvalidId};
pub use kind::{Kind, UnknownKind};
pub use now::Now;
pub use part::Part;
pub use plan::Plan;
pub use record::{Body, Record};
pub use shelf::Shelf;
pub use short::Short;
pub use splice::Splice;
pub use syntax::Syntax;
pub use value_error::{FieldError, ValueError};
pub use wants::Wants;
pub use words::{Certainty, Comparison, DocumentStatus, Force, Status};
