//! When what is typed and not saved goes to the disk: a moment after the last key, and while somebody types on without a
//! pause, in between.
//!
//! It writes nothing and reads no clock: what is due is handed to the caller, with the time as an argument.

use std::time::{Duration, Instant};

/// How long typed text waits for the next key.
const PAUSE: Duration = Duration::from_millis(700);

/// How long a text that is typed on may be behind on the disk; two seconds are promised, and writing takes its time too.
const MOST: Duration = Duration::from_millis(1500);

/// A text for its place; an empty one forgets what is kept there.
pub(super) type Draft = (String, String);

/// What is typed and not on the disk yet.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    waiting: Option<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    draft: Draft,
    /// When the first key came that the disk does not know.
    since: Instant,
    due: Instant,
}

impl Drafts {
    /// Takes what is typed now, and gives what has to be written at once, in this order: what was typed in another place,
    /// and a text that is forgotten or has waited long enough.
    pub(super) fn typed(&mut self, draft: Draft, now: Instant) -> impl Iterator<Item = Draft> {
        let (same, other): (Vec<Waiting>, Vec<Waiting>) =
            self.waiting.take().into_iter().partition(|waiting| waiting.draft.0 == draft.0);
        let since = same.first().map_or(now, |waiting| waiting.since);
        let due = if draft.1.is_empty() { now } else { (now + PAUSE).min(since + MOST) };
        self.waiting = Some(Waiting { draft, since, due });
        other.into_iter().map(|waiting| waiting.draft).chain(self.due(now))
    }

    /// The draft that is due.
    pub(super) fn due(&mut self, now: Instant) -> Option<Draft> {
        self.waiting.take_if(|waiting| waiting.due <= now).map(|waiting| waiting.draft)
    }

    /// The draft that waits, due or not: the program ends.
    pub(super) fn last(&mut self) -> Option<Draft> {
        self.waiting.take().map(|waiting| waiting.draft)
    }

    /// How long until one is due.
    pub(super) fn until_due(&self, now: Instant) -> Option<Duration> {
        self.waiting.as_ref().map(|waiting| waiting.due.saturating_duration_since(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(place: &str, text: &str) -> Draft {
        (place.to_owned(), text.to_owned())
    }

    #[test]
    fn whoever_never_pauses_is_at_most_two_seconds_behind() {
        for between in [1, 20, 100, 699, 1400] {
            let (start, mut drafts) = (Instant::now(), Drafts::default());
            // The keys that the disk does not know yet.
            let mut behind: Vec<Duration> = Vec::new();
            for n in 0..400_u64 {
                let at = Duration::from_millis(n * between);
                // The loop wakes up when something is due, and sees it between two keys at the latest.
                let timer = drafts.until_due(start + at).is_some_and(|left| left.is_zero());
                if timer && drafts.due(start + at).is_some() {
                    behind.clear();
                }
                behind.push(at);
                if drafts.typed(draft("a", &n.to_string()), start + at).count() > 0 {
                    behind.clear();
                }
                let oldest = behind.first().copied().unwrap_or(at);
                let late = at.saturating_sub(oldest);
                assert!(late < Duration::from_secs(2), "a key every {between} ms: {late:?}");
            }
        }
    }

    #[test]
    fn a_pause_ends_the_waiting_and_the_last_text_is_kept() {
        let (start, mut drafts) = (Instant::now(), Drafts::default());
        assert_eq!(drafts.until_due(start), None);
        assert_eq!(drafts.typed(draft("a", "m"), start).count(), 0);
        assert_eq!(drafts.typed(draft("a", "mộ"), start + PAUSE / 2).count(), 0);
        assert_eq!(drafts.until_due(start + PAUSE), Some(PAUSE / 2));
        assert_eq!(drafts.due(start + PAUSE), None);
        assert_eq!(drafts.due(start + PAUSE * 3 / 2), Some(draft("a", "mộ")));
        assert_eq!(drafts.due(start + PAUSE * 9), None);
    }

    #[test]
    fn another_place_and_a_text_that_is_forgotten_wait_for_nothing() {
        let (start, mut drafts) = (Instant::now(), Drafts::default());
        assert_eq!(drafts.typed(draft("a", "một"), start).count(), 0);
        let kept: Vec<_> = drafts.typed(draft("b", "hai"), start).collect();
        assert_eq!(kept, [draft("a", "một")]);
        let kept: Vec<_> = drafts.typed(draft("c", ""), start).collect();
        assert_eq!(kept, [draft("b", "hai"), draft("c", "")]);
        assert_eq!(drafts.typed(draft("a", "ba"), start).count(), 0);
        assert_eq!(drafts.last(), Some(draft("a", "ba")));
        assert_eq!(drafts.last(), None);
    }
}
