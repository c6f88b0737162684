//! The list of views: filters with names, each with a key.

use crate::app::cursor::Cursor;
use crate::config::View;

/// The list of views.
#[derive(Debug, Clone, Default)]
pub struct Views {
    cursor: Cursor,
}

impl Views {
    /// The cursor.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Moves among `n` views.
    pub fn step(&mut self, by: isize, n: usize) {
        self.cursor.at = self.cursor.at.saturating_add_signed(by).min(n.saturating_sub(1));
    }

    /// Brings the view at hand into view.
    pub fn reveal(&mut self, n: usize, height: u16) {
        self.cursor.reveal_above(n, height, |_| 1);
    }
}

/// The key of each view: its own, else the next digit that no other one has.
pub fn keys<'a>(views: impl Iterator<Item = &'a View> + Clone) -> Vec<Option<char>> {
    let taken: Vec<char> = views.clone().filter_map(|view| view.key).collect();
    let mut free = ('1'..='9').filter(|digit| !taken.contains(digit));
    views.map(|view| view.key.or_else(|| free.next())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_without_a_key_get_the_digits_that_are_left() {
        let view = |key| View { key, ..View::default() };
        let views = [view(None), view(Some('q')), view(Some('1')), view(None)];
        assert_eq!(keys(views.iter()), [Some('2'), Some('q'), Some('1'), Some('3')]);
        let many: Vec<View> = (0..12).map(|_| view(None)).collect();
        assert_eq!(keys(many.iter()).into_iter().flatten().count(), 9);
    }
}
