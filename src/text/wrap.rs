//! Breaking text into lines that fit.
//!
//! Lines break at spaces, and after `/`, `-` and `–` inside a word where that tears nothing: `và/hoặc` may be divided,
//! `1139/QĐ-UBND` and `30/10/2025` move to the next line whole. Only what is longer than a line is divided inside, and
//! there by graphemes if nothing better is found.
//!
//! Lines are slices of the text. Deliberately no hyphenation, no justification, no colours.

use super::width::{ELLIPSIS, graphemes, split_at_width, width};
use std::borrow::Cow;
use std::ops::Range;

/// The text in lines of at most `cols` cells, without trailing spaces; at least one line, which may be empty.
///
/// A line feed in the text begins a new line. No width (`cols` = 0) is treated as one cell; a two-cell grapheme then
/// stands alone on a line that is too wide.
pub fn wrap(text: &str, cols: usize) -> Vec<&str> {
    first_lines(text, cols, usize::MAX)
}

/// The lines up to the one that reaches `enough`; what lies behind it is not looked at.
fn first_lines(text: &str, cols: usize, enough: usize) -> Vec<&str> {
    let mut lines: Vec<&str> = Vec::new();
    for paragraph in text.lines() {
        wrap_paragraph(paragraph, cols.max(1), enough, &mut lines);
        if lines.len() >= enough {
            break;
        }
    }
    if lines.is_empty() {
        lines.push("");
    }
    lines
}

/// At most `most` lines of [`wrap`]; the last ends in `…` if there would have been more.
pub fn wrap_at_most(text: &str, cols: usize, most: usize) -> Vec<Cow<'_, str>> {
    let mut lines = first_lines(text, cols, most.saturating_add(1));
    let is_cut = lines.len() > most;
    lines.truncate(most);
    let mut lines: Vec<_> = lines.into_iter().map(Cow::Borrowed).collect();
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        let (head, _) = split_at_width(last, cols.max(1) - 1);
        *last = Cow::Owned([head.trim_end_matches(is_space), ELLIPSIS].concat());
    }
    lines
}

fn wrap_paragraph<'a>(paragraph: &'a str, cols: usize, enough: usize, lines: &mut Vec<&'a str>) {
    let trimmed = paragraph.trim_end_matches(is_space);
    if fits(trimmed, cols) {
        lines.push(trimmed);
        return;
    }
    let mut line = Line { paragraph: trimmed, cols, enough, chars: 0..0, used: 0 };
    for word in words(trimmed) {
        for piece in pieces(trimmed, word, cols) {
            line.place(piece, lines);
            if lines.len() >= enough {
                return;
            }
        }
    }
    line.finish(lines);
}

/// The line being filled. All ranges are bytes of the paragraph.
struct Line<'a> {
    paragraph: &'a str,
    cols: usize,
    /// The number of lines that is enough.
    enough: usize,
    /// What is on the line so far.
    chars: Range<usize>,
    /// The cells that takes.
    used: usize,
}

impl<'a> Line<'a> {
    /// Puts a piece on this line if it fits, else on the next, else over as many as it needs.
    fn place(&mut self, piece: Range<usize>, lines: &mut Vec<&'a str>) {
        let grown = self.used + width(&self.paragraph[self.chars.end..piece.end]);
        if grown <= self.cols {
            self.chars.end = piece.end;
            self.used = grown;
        } else {
            self.finish(lines);
            self.begin(piece, lines);
        }
    }

    /// Starts a line with a piece; what is too long for one line fills whole lines first.
    fn begin(&mut self, piece: Range<usize>, lines: &mut Vec<&'a str>) {
        let mut rest = &self.paragraph[piece.clone()];
        // Each line is cut off the front: measuring all that is left for every line would take the square of the length.
        while lines.len() < self.enough {
            let (head, tail) = split_at_width(rest, self.cols);
            let (head, tail) = if head.is_empty() { split_first_grapheme(rest) } else { (head, tail) };
            if tail.is_empty() {
                break;
            }
            lines.push(head);
            rest = tail;
        }
        if lines.len() >= self.enough {
            return;
        }
        self.chars = piece.end - rest.len()..piece.end;
        self.used = width(rest);
    }

    fn finish(&mut self, lines: &mut Vec<&'a str>) {
        let line = self.paragraph[self.chars.clone()].trim_end_matches(is_space);
        if !line.is_empty() {
            lines.push(line);
        }
        self.chars.start = self.chars.end;
        self.used = 0;
    }
}

/// Whether a text takes no more cells than there are; no more of it is looked at than these.
fn fits(text: &str, cols: usize) -> bool {
    split_at_width(text, cols).1.is_empty()
}

fn split_first_grapheme(text: &str) -> (&str, &str) {
    text.split_at(graphemes(text).next().map_or(0, |(_, first)| first.len()))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// The words of a paragraph: what stands between spaces. A space that carries a combining mark is no space.
fn words(paragraph: &str) -> impl Iterator<Item = Range<usize>> {
    let mut graphemes = graphemes(paragraph).peekable();
    std::iter::from_fn(move || {
        while graphemes.next_if(|(_, grapheme)| grapheme.chars().all(is_space)).is_some() {}
        let start = graphemes.peek()?.0;
        let mut end = start;
        while let Some((at, grapheme)) = graphemes.next_if(|(_, grapheme)| !grapheme.chars().all(is_space)) {
            end = at + grapheme.len();
        }
        Some(start..end)
    })
}

/// The parts of a word that may stand on different lines.
fn pieces(paragraph: &str, word: Range<usize>, cols: usize) -> Vec<Range<usize>> {
    let text = &paragraph[word.clone()];
    if fits(text, cols) && reads_as_one(text) {
        return vec![word];
    }
    let mut pieces = Vec::new();
    let mut start = word.start;
    for end in breaks(text).map(|at| word.start + at) {
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..word.end);
    pieces
}

/// Whether a reader takes the word for one sign, such as a document's number, a date or an abbreviation: it has a digit,
/// or a capital after its beginning.
fn reads_as_one(word: &str) -> bool {
    word.chars().any(char::is_numeric) || word.chars().skip(1).any(char::is_uppercase)
}

/// The places in a word where a line may end: after a mark that stands between two other graphemes.
fn breaks(word: &str) -> impl Iterator<Item = usize> {
    let is_mark = |grapheme: &str| matches!(grapheme, "/" | "-" | "–");
    let mut seen_other = false;
    let mut graphemes = graphemes(word).peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, grapheme) = graphemes.next()?;
            let (_, next) = graphemes.peek()?;
            seen_other |= !is_mark(grapheme);
            if seen_other && is_mark(grapheme) && !is_mark(next) {
                return Some(at + grapheme.len());
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::width::looked;
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrap("hoàn thành trước ngày 30", 11), ["hoàn thành", "trước ngày", "30"]);
        assert_eq!(wrap("a  b   ", 9), ["a  b"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("  thụt vào đầu", 8), ["  thụt", "vào đầu"]);
    }

    #[test]
    fn line_feeds_break_and_empty_lines_stay() {
        assert_eq!(wrap("một\n\nhai\r\nba \n", 10), ["một", "", "hai", "ba"]);
    }

    #[test]
    fn numbers_and_dates_move_whole() {
        assert_eq!(wrap("Quyết định 1139/QĐ-UBND", 16), ["Quyết định", "1139/QĐ-UBND"]);
        assert_eq!(wrap("trước 30/10/2025", 12), ["trước", "30/10/2025"]);
        assert_eq!(wrap("theo QĐ-UBND nhé", 9), ["theo", "QĐ-UBND", "nhé"]);
    }

    #[test]
    fn plain_compounds_break_after_the_mark() {
        assert_eq!(wrap("nghiên cứu/phát triển", 12), ["nghiên cứu/", "phát triển"]);
        assert_eq!(wrap("bán dẫn–vi mạch", 8), ["bán dẫn–", "vi mạch"]);
        assert_eq!(wrap("gạch -đầu dòng", 6), ["gạch", "-đầu", "dòng"]);
    }

    #[test]
    fn what_is_longer_than_a_line_is_divided() {
        assert_eq!(wrap("số 1139/QĐ-UBND", 6), ["số", "1139/", "QĐ-", "UBND"]);
        assert_eq!(wrap("a bcdefgh i", 3), ["a", "bcd", "efg", "h i"]);
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(wrap("漢a字", 1), ["漢", "a", "字"]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }

    #[test]
    fn a_text_cut_after_some_lines_says_so() {
        assert_eq!(wrap_at_most("một hai ba bốn", 7, 2), ["một hai", "ba bốn"]);
        assert_eq!(wrap_at_most("một hai ba bốn năm", 7, 2), ["một hai", "ba bốn…"]);
        assert_eq!(wrap_at_most("một hai ba bốn năm", 6, 2), ["một", "hai b…"]);
        assert_eq!(wrap_at_most("một hai", 3, 0), [""; 0]);
    }

    /// Texts of so many bytes, each hard to wrap in its way.
    fn long(bytes: usize) -> Vec<String> {
        ["a", "ợ", "từ ", "漢", "e\u{301}", "/", "a/", "a-B", " ", "\u{200B}", "một\n"]
            .iter()
            .map(|part| part.repeat(bytes / part.len()))
            .collect()
    }

    #[test]
    fn each_byte_is_measured_a_few_times_however_long_the_text_is() {
        for text in long(16 << 10) {
            for cols in [1, 7, 40, 200] {
                let bytes = looked::during(|| drop(wrap(&text, cols)));
                assert!(bytes <= 8 * text.len(), "{:?}… in {cols}: {bytes}", text.chars().next());
            }
        }
    }

    #[test]
    fn what_lies_behind_the_last_line_that_is_shown_is_not_measured() {
        for text in long(16 << 10).iter().filter(|text| text.contains([' ', '\n'])) {
            let bytes = looked::during(|| drop(wrap_at_most(text, 40, 3)));
            assert!(bytes <= 2000, "{:?}…: {bytes}", text.chars().next());
        }
    }

    fn anything() -> impl Strategy<Value = String> {
        prop_oneof![".{0,40}", "[aB1ợ漢 /–\n\u{301}\u{200D}👩-]{0,40}"]
    }

    fn without_spaces(text: &str) -> String {
        text.chars().filter(|c| !matches!(c, ' ' | '\t' | '\n' | '\r')).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost_but_spaces(text in anything(), cols in 1..20_usize) {
            let joined = wrap(&text, cols).concat();
            prop_assert_eq!(without_spaces(&joined), without_spaces(&text));
        }

        #[test]
        fn no_line_is_wider_unless_a_single_grapheme_is(text in anything(), cols in 1..20_usize) {
            for line in wrap(&text, cols) {
                prop_assert!(width(line) <= cols || line.graphemes(true).count() == 1, "{line:?}");
                prop_assert!(!line.ends_with(' '));
            }
        }

        #[test]
        fn words_that_read_as_one_stay_whole(words in prop::collection::vec("[a-z]{0,3}[0-9/A-Z-]{1,6}1", 1..6)) {
            let text = words.join(" ");
            for line in wrap(&text, 10) {
                prop_assert!(line.split(' ').all(|word| words.iter().any(|whole| whole == word)), "{line:?}");
            }
        }

        #[test]
        fn a_limit_takes_the_first_lines(text in anything(), cols in 2..20_usize, most in 0..4_usize) {
            let all = wrap(&text, cols);
            let lines = wrap_at_most(&text, cols, most);
            prop_assert_eq!(lines.len(), most.min(all.len()));
            let whole = if all.len() > most { most.saturating_sub(1) } else { most };
            prop_assert!(lines.iter().zip(&all).take(whole).all(|(line, same)| line == same));
        }

        #[test]
        fn a_limit_holds(text in anything(), cols in 2..20_usize, most in 0..4_usize) {
            let lines = wrap_at_most(&text, cols, most);
            prop_assert!(lines.len() <= most);
            prop_assert!(lines.iter().all(|line| width(line) <= cols));
        }
    }
}
