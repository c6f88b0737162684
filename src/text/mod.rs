//! Text as Vietnamese officials write it: the leaf of the house.
//!
//! Everything here is a pure function of its arguments: no I/O, no clock, no language choice, and nothing of ours is
//! imported. Rooms above come here to compare ([`fold`], [`Folded`], [`nearest`]), to order ([`compare`], [`sort_key`]),
//! to measure and lay out ([`width`], [`cells`], [`truncate`], [`wrap`]), to read and write numbers ([`number`], [`read_number`]),
//! to measure JSON before anybody parses it ([`measure`]), to make text safe for a terminal ([`clean`], [`ascii`]), and to understand Vietnamese typed with plain keys
//! ([`compose_telex`], [`compose_vni`], [`is_syllable`], [`respell`]).
//!
//! Which function where:
//!
//! - On the way in (load, import, paste, key): [`nfc`]. The other functions accept any normalization form, but are
//!   fastest on what `nfc` returns.
//! - On the way out to a terminal: [`clean`] first, then [`ascii`] if the terminal has no UTF-8, then layout. In that
//!   order, because both may change the width.
//!
//! What this room deliberately does not do: guess abbreviations or which typing method is meant (that is search), read dates (that is
//! model), choose colours or sentences.

mod ascii;
mod clean;
mod compose;
mod fold;
#[cfg(test)]
mod ids;
mod letter;
mod marks;
pub mod measure;
mod nearest;
mod nfc;
mod number;
mod order;
mod plain;
mod plot;
mod sign;
mod spark;
mod syllable;
mod system_reason;
mod width;
mod words;
mod wrap;

pub use ascii::ascii;
pub use clean::{clean, clean_lines, has_controls};
pub use compose::{Method, compose_telex, compose_vni, decode, decode_loosely, decode_mixed};
pub use fold::{Folded, fold, fold_into, squeeze};
#[cfg(test)]
pub(crate) use ids::Ids;
pub use marks::marks_agree;
pub use nearest::{nearest, nearest_n};
pub use nfc::nfc;
pub use number::{NumberError, number, read_number, span};
pub use order::{compare, sort_key};
pub use plot::{Ink, Plot};
pub use spark::{columns, spark};
pub use syllable::{begins_syllable, is_syllable, other_i, respell};
pub use system_reason::system_reason;
pub use width::{cells, graphemes, pad, pad_with, split_at_width, truncate, truncate_with, width};
pub use words::{Arg, Message, Words};
pub use wrap::{wrap, wrap_at_most};
