//! What is kept for one user beside the store: saved views, how far the history was read.
//!
//! Nothing in a restricted session: several people share its account.

use super::CliError;
use super::session::Session;
use crate::store::Private;

/// The user's own folder, for what `flag` asks for.
pub(super) fn private(flag: &'static str, session: &Session<'_>) -> Result<Private, CliError> {
    if session.settings.restricted {
        return Err(CliError::Restricted { flag });
    }
    let paths = session.settings.paths.as_ref().ok_or(CliError::NoHome)?;
    Ok(Private::new(&paths.state))
}
