//! A sparkline: a row of blocks, one a value, as high as the value lies between the least and the greatest.

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

    proptest! {
        #[test]
        fn every_number_has_its_block(values in prop::collection::vec(any::<f64>(), 0..20), most in 0_usize..30) {
            let shown = values.iter().filter(|value| value.is_finite()).count().min(most);
            let expected = if shown < 2 { 0 } else { shown };
            prop_assert_eq!(spark(&values, most, false).chars().count(), expected);
            prop_assert!(spark(&values, most, true).is_ascii());
        }
    }
}
