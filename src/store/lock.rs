//! The one writer: an exclusive `flock` on a file that is never renamed or deleted.

use std::time::{Duration, Instant};

use super::error::StoreError;
use super::files::{Files, Handle};
use super::format::LOCK;
use super::who::random;

/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_millis(20);
/// How long one session may go on taking the lock without a pause in which another could.
const STREAK: Duration = Duration::from_millis(250);

/// Leaves others a turn: who writes without a pause would always be back before anybody else tries.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manners {
    /// When the present row of edits began, and when its last one ended.
    row: Option<(Instant, Instant)>,
}

impl Manners {
    /// Before the lock is taken.
    pub(super) fn before(&mut self) {
        let Some((began, ended)) = self.row else { return };
        if ended.elapsed() > LONGEST_PAUSE {
            self.row = None;
        } else if began.elapsed() > STREAK {
            std::thread::sleep(LONGEST_PAUSE + Duration::from_millis(1));
            self.row = None;
        }
    }

    /// After it was let go.
    pub(super) fn after(&mut self, taken: Instant) {
        self.row = Some((self.row.map_or(taken, |(began, _)| began), Instant::now()));
    }
}

/// The right to write, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Handle,
}

/// Waits for the right to write. Polling with jitter instead of a blocking lock: a signal or a terminal that went
/// away must not find the process asleep in the kernel for ever.
pub(super) fn acquire(files: &Files, patience: Duration) -> Result<Lock, StoreError> {
    let started = Instant::now();
    loop {
        let file = files.open_or_create(LOCK)?;
        if file.try_lock()? && is_in_place(files, &file)? {
            return Ok(Lock { _file: file });
        }
        drop(file);
        if started.elapsed() >= patience {
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
    LONGEST_PAUSE.saturating_sub(Duration::from_micros(u64::from(byte) * 18_000 / 255))
}
