//! Places and bodies that exist whether or not a store names them: the administration of the country, from
//! `assets/reference/`, each file parsed at first use.
//!
//! Ids here are fixed, so that two people who choose the same body, or two machines, have one record. Deliberately not here:
//! records of a store, and which of several readings a person meant: what is ambiguous is told with its candidates.

mod bloc;
mod body;
mod commune;
mod key;
mod local;
mod place;
mod read_body;
mod read_place;
mod spelling;

pub use body::Body;
pub use commune::{Commune, communes, communes_of};
pub use key::key;
pub use local::Group;
pub use place::{Former, Place, places};
pub use read_body::{Context, Found, alike, body, list, read_body, sought};
pub use read_place::{Area, area, nearly, read_place};

#[cfg(test)]
mod tests;
