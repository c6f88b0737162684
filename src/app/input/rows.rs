//! Prose as it is drawn while it is typed: every byte of it stands in one of the rows, so that the cursor has a place.
//!
//! `text::wrap` is for reading and drops the spaces at which it breaks; here the cursor may stand in them.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text;

/// The rows of a text in so many columns: bytes, without the line break that ends them. There is always one.
pub fn rows(text: &str, cols: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, cols.max(1), &mut found);
        start += line.len() + 1;
    }
    found
}

fn wrap_line(line: &str, at: usize, cols: usize, found: &mut Vec<Range<usize>>) {
    let (mut start, mut used, mut space) = (0, 0, None);
    for (place, grapheme) in line.grapheme_indices(true) {
        let width = shown_width(grapheme);
        // Spaces at the end hang over the edge.
        if used + width > cols && place > start && !grapheme.trim().is_empty() {
            let end = space.filter(|end| *end > start).unwrap_or(place);
            found.push(at + start..at + end);
            used = shown_width(&line[end..place]);
            (start, space) = (end, None);
        }
        used += width;
        if grapheme.trim().is_empty() {
            space = Some(place + grapheme.len());
        }
    }
    found.push(at + start..at + line.len());
}

/// The row of a place in the text, and its column there.
pub fn place_in(rows: &[Range<usize>], text: &str, at: usize) -> (usize, usize) {
    let row = rows.iter().rposition(|row| row.start <= at).unwrap_or(0);
    let start = rows.get(row).map_or(0, |row| row.start);
    (row, shown_width(&text[start..at.max(start)]))
}

/// Columns of a text as it is drawn: what nobody could see takes the place of its sign.
fn shown_width(text: &str) -> usize {
    text::width(&text::clean(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, cols: usize) -> Vec<&str> {
        rows(text, cols).into_iter().map(|row| &text[row]).collect()
    }

    #[test]
    fn rows_break_after_spaces_and_at_line_breaks() {
        assert_eq!(lines("kế hoạch số 43", 9), ["kế hoạch ", "số 43"]);
        assert_eq!(lines("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(lines("", 9), [""]);
        assert_eq!(lines("abcdef", 4), ["abcd", "ef"]);
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
