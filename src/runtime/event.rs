//! What comes through the one channel of the loop.

use crate::app::message::Msg;
use crate::app::projection::Rebuilt;
use crate::search::{Answer, FilterError, Standby};
use crate::term::Input;

/// What comes through the channel.
pub(super) enum Event {
    Input(Input),
    Found {
        n: u64,
        answer: Result<Answer, FilterError>,
    },
    Kept(Msg),
    /// A job that ran on a thread is done.
    Rebuilt {
        found: Box<Rebuilt>,
        engine: Option<Standby>,
    },
}
