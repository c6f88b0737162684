//! Numbers as Vietnamese administrations write them: `1.234,5`.
//!
//! Reading never guesses: `1.234` and `1,234` may be one thousand two hundred and thirty-four, as Vietnamese or English
//! writes it, or a decimal, so they are refused with both readings. Deliberately knows no units, percent signs, exponents or words.

use thiserror::Error;

/// Digits kept after the comma.
const DECIMALS: usize = 6;

/// Why a text is no number.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum NumberError {
    /// There is nothing but spaces.
    #[error("a number is empty")]
    Empty,
    /// One point or comma before exactly three digits: two readings, and which one was meant is not known.
    #[error("{text:?} may mean {grouped} or {decimal}")]
    Ambiguous {
        /// What was written.
        text: String,
        /// The value if the sign separates thousands.
        grouped: f64,
        /// The value if it stands before decimals.
        decimal: f64,
    },
    /// Something other than digits, points that group by threes and at most one comma.
    #[error("{text:?} is no number")]
    Malformed {
        /// What was written.
        text: String,
    },
    /// More digits than the program can count.
    #[error("{text:?} is too large a number")]
    TooLarge {
        /// What was written.
        text: String,
    },
}

/// Numbers of things that follow each other: `5–8`, or `5` for one.
pub fn span(from: u64, to: u64) -> String {
    if from == to { from.to_string() } else { format!("{from}–{to}") }
}

/// The number with `.` between thousands and `,` before at most six decimals, without trailing zeros.
///
/// The program keeps no infinite numbers; should one come here, it is written as Rust writes it (`inf`, `NaN`).
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let rounded = format!("{:.DECIMALS$}", value.abs());
    let (whole, decimals) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let decimals = decimals.trim_end_matches('0');
    let is_zero = whole == "0" && decimals.is_empty();
    let sign = if value < 0.0 && !is_zero { "-" } else { "" };
    let comma = if decimals.is_empty() { "" } else { "," };
    [sign, &group(whole), comma, decimals].concat()
}

fn group(whole: &str) -> String {
    let mut grouped = String::with_capacity(whole.len() * 4 / 3);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// Reads `1.234,5`, `1.234.567`, `40`, `40,5`, and `40.5` where the point cannot separate thousands; with a sign or not.
///
/// # Errors
///
/// [`NumberError`], with what was written; for `1.234` and `1,234` with both readings.
pub fn read_number(text: &str) -> Result<f64, NumberError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    let (sign, digits) = split_sign(text);
    let malformed = || NumberError::Malformed { text: text.to_owned() };
    match readings(digits).ok_or_else(malformed)? {
        Readings::One(plain) => value(sign, &plain, text),
        Readings::Two { grouped, decimal } => Err(NumberError::Ambiguous {
            text: text.to_owned(),
            grouped: value(sign, &grouped, text)?,
            decimal: value(sign, &decimal, text)?,
        }),
    }
}

fn split_sign(text: &str) -> (f64, &str) {
    if let Some(rest) = text.strip_prefix(['-', '−']) {
        (-1.0, rest)
    } else {
        (1.0, text.strip_prefix('+').unwrap_or(text))
    }
}

/// What a text without its sign may mean, each in plain digits with a decimal point.
enum Readings {
    One(String),
    Two { grouped: String, decimal: String },
}

fn readings(text: &str) -> Option<Readings> {
    if let Some((whole, decimals)) = text.split_once(',') {
        let decimal = || format!("{whole}.{decimals}");
        if let Some(grouped) = ungroup(&decimal()).filter(|_| !whole.contains('.')) {
            return Some(Readings::Two { grouped, decimal: decimal() });
        }
        let plain = if whole.contains('.') { ungroup(whole)? } else { whole.to_owned() };
        return (is_digits(&plain) && is_digits(decimals))
            .then(|| Readings::One(format!("{plain}.{decimals}")));
    }
    let decimal = is_decimal(text).then(|| text.to_owned());
    match (ungroup(text), decimal) {
        (Some(grouped), Some(decimal)) => Some(Readings::Two { grouped, decimal }),
        (Some(only), None) | (None, Some(only)) => Some(Readings::One(only)),
        (None, None) => is_digits(text).then(|| Readings::One(text.to_owned())),
    }
}

/// The digits of `1.234.567`: one to three that do not begin with zero, then groups of three.
fn ungroup(text: &str) -> Option<String> {
    let (first, rest) = text.split_once('.')?;
    let leads = is_digits(first) && first.len() <= 3 && !first.starts_with('0');
    let follows = rest.split('.').all(|group| is_digits(group) && group.len() == 3);
    (leads && follows).then(|| text.replace('.', ""))
}

fn is_decimal(text: &str) -> bool {
    text.split_once('.').is_some_and(|(whole, decimals)| is_digits(whole) && is_digits(decimals))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn value(sign: f64, plain: &str, text: &str) -> Result<f64, NumberError> {
    match plain.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(sign * value),
        _ => Err(NumberError::TooLarge { text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_written_with_points_and_a_comma() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.000_000_1, "0"),
            (40.0, "40"),
            (999.5, "999,5"),
            (1234.5, "1.234,5"),
            (-1_234_567.0, "-1.234.567"),
            (0.1 + 0.2, "0,3"),
            (0.123_456_7, "0,123457"),
            (999_999.999_999_9, "1.000.000"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn what_can_mean_only_one_number_is_read() {
        for (text, value) in [
            (" 40 ", 40.0),
            ("40,5", 40.5),
            ("40.5", 40.5),
            ("1,2340", 1.234),
            ("0,234", 0.234),
            ("1.234,567", 1234.567),
            ("1.234,5", 1234.5),
            ("1234,5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("0.234", 0.234),
            ("1234.567", 1234.567),
            ("12.3456", 12.3456),
            ("007", 7.0),
            ("-40,5", -40.5),
            ("−2", -2.0),
            ("+3", 3.0),
        ] {
            assert_eq!(read_number(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn two_readings_are_both_told() {
        let ambiguous =
            |text: &str, grouped, decimal| NumberError::Ambiguous { text: text.into(), grouped, decimal };
        assert_eq!(read_number("1.234"), Err(ambiguous("1.234", 1234.0, 1.234)));
        assert_eq!(read_number("1,234"), Err(ambiguous("1,234", 1234.0, 1.234)));
        assert_eq!(read_number("-12.000"), Err(ambiguous("-12.000", -12_000.0, -12.0)));
    }

    #[test]
    fn the_rest_is_refused() {
        assert_eq!(read_number("  "), Err(NumberError::Empty));
        for text in [
            "abc",
            "1,234.5",
            "1.234.5",
            "1.23,4",
            "12,3,4",
            ".5",
            "5.",
            ",5",
            "5,",
            "1e5",
            "nan",
            "inf",
            "40%",
            "-",
            "--1",
            "1 234",
            "٣",
            "0.234.567",
        ] {
            assert_eq!(read_number(text), Err(NumberError::Malformed { text: text.into() }), "{text}");
        }
        let huge = "9".repeat(400);
        assert_eq!(read_number(&huge), Err(NumberError::TooLarge { text: huge.clone() }));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(millionths in -1_000_000_000_000_000_i64..1_000_000_000_000_000) {
            #[expect(clippy::cast_precision_loss, reason = "the range is exact in a double")]
            let value = millionths as f64 / 1e6;
            match read_number(&number(value)) {
                Ok(read) => prop_assert_eq!(read.to_bits(), value.to_bits()),
                Err(NumberError::Ambiguous { grouped, decimal, .. }) => {
                    prop_assert!([grouped, decimal].map(f64::to_bits).contains(&value.to_bits()));
                }
                Err(other) => prop_assert!(false, "{}", other),
            }
        }

        #[test]
        fn reading_is_finite_or_an_error(text in "[0-9.,+-]{0,12}|.*") {
            if let Ok(value) = read_number(&text) {
                prop_assert!(value.is_finite());
            }
        }
    }
}
