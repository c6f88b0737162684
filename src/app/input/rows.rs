//! Prose as it is drawn while it is typed: every byte of it stands in one of the rows, so that the cursor has a place.
//!
//! `text::wrap` is for reading and drops the spaces at which it breaks; here the cursor may stand in them.

use std::ops::Range;

use crate::text;

/// The rows of a text in so many columns, worked out one by one: whoever shows three looks at no more of the text. Each is
/// bytes, without the line break that ends it. There is always one.
pub fn rows(text: &str, cols: usize) -> impl Iterator<Item = Range<usize>> {
    let line_end = |start: usize| text[start..].find('\n').map_or(text.len(), |at| start + at);
    let (cols, mut line) = (cols.max(1), Some(0..line_end(0)));
    std::iter::from_fn(move || {
        let Range { start, end: line_ends } = line.take()?;
        let end = start + row_end(&text[start..line_ends], cols);
        // Behind a line break another row begins, also where nothing stands in it.
        if end < line_ends {
            line = Some(end..line_ends);
        } else if end < text.len() {
            line = Some(end + 1..line_end(end + 1));
        }
        Some(start..end)
    })
}

/// Where the first row of a line ends: behind its last space, else where the line is full.
fn row_end(line: &str, cols: usize) -> usize {
    let (mut used, mut space) = (0, None);
    for (place, grapheme) in text::graphemes(line) {
        let (width, is_space) = (shown_width(grapheme), grapheme.trim().is_empty());
        // Spaces at the end hang over the edge.
        if used + width > cols && place > 0 && !is_space {
            return space.unwrap_or(place);
        }
        used += width;
        if is_space {
            space = Some(place + grapheme.len());
        }
    }
    line.len()
}

/// The row in which a place of the text stands: its number and its bytes.
pub fn row_of(text: &str, cols: usize, at: usize) -> (usize, Range<usize>) {
    let before = rows(text, cols).take_while(|row| row.start <= at);
    before.enumerate().last().unwrap_or((0, 0..text.len()))
}

/// Columns of a text as it is drawn: what nobody could see takes the place of its sign.
pub(super) fn shown_width(text: &str) -> usize {
    text::width(&text::clean(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, cols: usize) -> Vec<&str> {
        rows(text, cols).map(|row| &text[row]).collect()
    }

    #[test]
    fn rows_break_after_spaces_and_at_line_breaks() {
        assert_eq!(lines("kế hoạch số 43", 9), ["kế hoạch ", "số 43"]);
        assert_eq!(lines("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(lines("", 9), [""]);
        assert_eq!(lines("abcdef", 4), ["abcd", "ef"]);
        assert_eq!(lines("a\n", 4), ["a", ""]);
        assert_eq!(lines("ab cd\n", 3), ["ab ", "cd", ""]);
    }

    #[test]
    fn a_place_stands_in_one_row() {
        let text = "kế hoạch số 43\nx";
        let row = |at: usize| row_of(text, 9, at).0;
        assert_eq!((row(0), row(text.find('s').unwrap()), row(text.len())), (0, 1, 2));
        assert_eq!(row_of("", 9, 0), (0, 0..0));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_too_wide(text in "[a-eđếộ \n]{0,60}", cols in 1_usize..12) {
            let joined: String = lines(&text, cols).concat();
            prop_assert_eq!(joined, text.replace('\n', ""));
            for line in lines(&text, cols) {
                prop_assert!(text::width(line.trim_end()) <= cols);
            }
        }
    }
}
