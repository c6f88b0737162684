//! The one writer: an exclusive `flock` on a file that is never renamed or deleted.

use std::time::{Duration, Instant};

use super::error::StoreError;
use super::files::{Files, Handle};
use super::format::LOCK;
use super::who::random;

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(10);

/// The right to write, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Handle,
}

/// Waits for the right to write. Polling with jitter instead of a blocking lock: a signal or a terminal that went
/// away must not find the process asleep in the kernel for ever.
pub(super) fn acquire(files: &Files) -> Result<Lock, StoreError> {
    let started = Instant::now();
    loop {
        let file = files.open_or_create(LOCK)?;
        if file.try_lock()? && is_in_place(files, &file)? {
            return Ok(Lock { _file: file });
        }
        drop(file);
        if started.elapsed() >= PATIENCE {
            return Err(StoreError::Locked { path: files.path(LOCK) });
        }
        std::thread::sleep(pause());
    }
}

/// Whether the locked file still has its name: somebody may have deleted it, and a lock on a file without a name
/// keeps nobody out.
fn is_in_place(files: &Files, file: &Handle) -> Result<bool, StoreError> {
    Ok(files.about(LOCK)?.is_some_and(|named| named.is_same_file(file.about)))
}

/// 2 to 20 milliseconds.
fn pause() -> Duration {
    let [byte] = random::<1>();
    Duration::from_micros(2000 + u64::from(byte) * 18_000 / 255)
}
