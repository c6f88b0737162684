//! `cncl compact`: puts the edits of the journal into the snapshot; the journal goes into the archive.

use super::session::Session;
use super::{CliError, Exit};

pub(super) fn run(session: &mut Session<'_>) -> Result<Exit, CliError> {
    let store = session.store()?;
    store.compact()?;
    let notices = store.notices();
    session.tell_notices(&notices);
    let said = session.lang.text("compact-done").into_owned();
    session.print(&said)?;
    Ok(Exit::Ok)
}
