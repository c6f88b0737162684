//! What the integration tests share.

pub(crate) mod app;
pub(crate) mod colleague;
pub(crate) mod pty;
pub(crate) mod tasks;
