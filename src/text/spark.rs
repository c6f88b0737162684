//! Values as blocks: a sparkline, one row in which each is as high as it lies between the least and the greatest; and columns
//! of several rows, each as high as its value.

/// From the lowest to the highest, for terminals with and without signs beyond ASCII.
const BLOCKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const BLOCKS_ASCII: [&str; 8] = ["_", ".", ",", "-", "=", "+", "*", "#"];

/// The last `most` values as blocks of one cell each. Fewer than two values are no line, and give nothing.
///
/// Values that are all the same stand at half height: there is nothing to compare them with.
pub fn spark(values: &[f64], most: usize, ascii: bool) -> String {
    let values: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let shown = &values[values.len().saturating_sub(most)..];
    if shown.len() < 2 {
        return String::new();
    }
    let least = shown.iter().copied().fold(f64::INFINITY, f64::min);
    let greatest = shown.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let blocks = if ascii { BLOCKS_ASCII } else { BLOCKS };
    shown.iter().map(|value| blocks[level(*value, least, greatest)]).collect()
}

/// 0 to 7. Halved before they are subtracted: the difference of two large numbers may be larger than any.
fn level(value: f64, least: f64, greatest: f64) -> usize {
    let range = greatest / 2.0 - least / 2.0;
    if range <= 0.0 {
        return 3;
    }
    let part = (value / 2.0 - least / 2.0) / range;
    #[expect(clippy::cast_sign_loss, reason = "the part lies between 0 and 1")]
    let level = (part * 7.0).round() as usize;
    level.min(7)
}

/// Counts as columns of one cell each, `height` rows, the top row first; `top` is the count that fills all of them. Whatever
/// is above nothing can be seen.
pub fn columns(counts: &[usize], top: usize, height: usize, ascii: bool) -> Vec<String> {
    let blocks = if ascii { BLOCKS_ASCII } else { BLOCKS };
    let eighths = |count: usize| match count.min(top) {
        0 => 0,
        // Halves are rounded up, and what hardly shows has the least block.
        count => ((count * height * 16 / top).div_ceil(2)).max(1),
    };
    let heights: Vec<usize> = counts.iter().map(|count| eighths(*count)).collect();
    let block = |height: usize, row: usize| match height.saturating_sub(row * 8) {
        0 => " ",
        part => blocks[part.min(8) - 1],
    };
    let row = |row: usize| heights.iter().map(|height| block(*height, row)).collect::<String>();
    (0..height).rev().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_least_is_lowest_and_the_greatest_is_highest() {
        assert_eq!(spark(&[1.0, 2.0, 8.0], 10, false), "▁▂█");
        assert_eq!(spark(&[-8.0, 0.0, 8.0], 10, true), "_=#");
        assert_eq!(spark(&[5.0, 5.0], 10, false), "▄▄");
    }

    #[test]
    fn the_last_ones_are_shown_and_one_is_no_line() {
        assert_eq!(spark(&[9.0, 1.0, 2.0], 2, false), "▁█");
        assert_eq!(spark(&[9.0], 10, false), "");
        assert_eq!(spark(&[f64::NAN, 9.0], 10, false), "");
    }

    #[test]
    fn a_column_is_as_high_as_its_count() {
        assert_eq!(columns(&[0, 1, 8, 12, 16], 16, 2, false), ["   ▄█", " ▁███"]);
        assert_eq!(columns(&[1, 9], 9, 1, true), ["_#"]);
        assert_eq!(columns(&[1], 1_000, 2, false), [" ", "▁"], "it can be seen");
        assert_eq!(columns(&[], 9, 2, false), ["", ""]);
    }

    proptest! {
        #[test]
        fn columns_fill_their_rows(counts in prop::collection::vec(0_usize..100, 0..20), top in 0_usize..100, height in 0_usize..9) {
            for ascii in [false, true] {
                let rows = columns(&counts, top, height, ascii);
                prop_assert_eq!(rows.len(), height);
                prop_assert!(rows.iter().all(|row| row.chars().count() == counts.len() && (!ascii || row.is_ascii())));
            }
        }

        #[test]
        fn every_number_has_its_block(values in prop::collection::vec(any::<f64>(), 0..20), most in 0_usize..30) {
            let shown = values.iter().filter(|value| value.is_finite()).count().min(most);
            let expected = if shown < 2 { 0 } else { shown };
            prop_assert_eq!(spark(&values, most, false).chars().count(), expected);
            prop_assert!(spark(&values, most, true).is_ascii());
        }
    }
}
