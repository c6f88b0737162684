//! Work in pieces on two threads: all that a small server has to give for one search.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Says whether a search was given up, because another one is wanted: asked every few hundred microseconds.
pub(super) type IsStale<'a> = &'a (dyn Fn() -> bool + Sync);

/// From this many pieces on a second thread is worth its start.
const MANY: usize = 4;

/// Runs `each` on 0, 1, … `count` − 1, on two threads where there are many. What it gives, in that order; nothing if `is_stale`
/// before all is done. Each thread has a workbench that it takes from piece to piece.
pub(super) fn on_threads<S: Default, R: Send>(
    count: usize,
    is_stale: IsStale<'_>,
    each: impl Fn(&mut S, usize) -> R + Sync,
) -> Option<Vec<R>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let (mut bench, mut done) = (S::default(), Vec::new());
        while !is_stale() {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return done;
            }
            done.push((at, each(&mut bench, at)));
        }
        done
    };
    let mut done = if count < MANY { work() } else { on_two_threads(&work) };
    done.sort_by_key(|(at, _)| *at);
    (done.len() == count).then(|| done.into_iter().map(|(_, result)| result).collect())
}

/// Does the work here and beside; if there is no second thread to be had, here alone.
fn on_two_threads<R: Send>(work: &(impl Fn() -> Vec<R> + Sync)) -> Vec<R> {
    std::thread::scope(|scope| {
        let beside = std::thread::Builder::new().spawn_scoped(scope, work).ok();
        let mut done = work();
        if let Some(beside) = beside {
            match beside.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    })
}
