//! Cuts folded text into numbers, words and signs, and walks over them.
//!
//! Nothing here knows what a date is. Brackets, quotes and invisible characters vanish; a final full stop or semicolon
//! is punctuation of the sentence around the wording and vanishes too.

/// A number as written. Its digits are counted because `25` and `2025` are years of different kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// The value; what does not fit is as large as can be, which no date is.
    pub(super) value: u32,
    /// How many digits it has, leading zeros included.
    pub(super) digits: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Number(Number),
    Word(&'t str),
    /// A separator, or any other character; `…` stands for three dots or more as well.
    Sign(char),
}

/// The tokens of a text that is folded already.
pub(super) fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let (token, after) = next_token(c, rest);
        found.extend(token);
        rest = after;
    }
    while matches!(found.last(), Some(Token::Sign('.' | ';' | ','))) {
        found.pop();
    }
    found
}

fn next_token(c: char, rest: &str) -> (Option<Token<'_>>, &str) {
    if c.is_ascii_digit() {
        let (digits, after) = run(rest, |c| c.is_ascii_digit());
        (Some(Token::Number(number(digits))), after)
    } else if c.is_alphabetic() {
        let (word, after) = run(rest, char::is_alphabetic);
        (Some(Token::Word(word)), after)
    } else if rest.starts_with("...") {
        (Some(Token::Sign('…')), run(rest, |c| c == '.').1)
    } else {
        ((!is_nothing(c)).then_some(Token::Sign(c)), &rest[c.len_utf8()..])
    }
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}

fn number(digits: &str) -> Number {
    Number { value: digits.parse().unwrap_or(u32::MAX), digits: digits.len() }
}

/// Spaces, brackets, quotes, and the invisible characters that come along from word processors.
fn is_nothing(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | ')' | '[' | ']' | '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»')
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A place in the tokens. Copying it is how the grammar looks ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    tokens: &'t [Token<'t>],
}

impl<'t> Cursor<'t> {
    pub(super) fn new(tokens: &'t [Token<'t>]) -> Self {
        Self { tokens }
    }

    pub(super) fn at_end(self) -> bool {
        self.tokens.is_empty()
    }

    /// Applies `rule`, and stays where it was unless the rule finds something.
    pub(super) fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = rule(&mut ahead)?;
        *self = ahead;
        Some(found)
    }

    fn pop(&mut self) -> Option<Token<'t>> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(*first)
    }

    /// Takes these words, separated by single spaces, if all of them come next.
    pub(super) fn eat(&mut self, words: &str) -> bool {
        self.attempt(|c| words.split(' ').all(|word| c.pop() == Some(Token::Word(word))).then_some(()))
            .is_some()
    }

    /// Takes the first of these that comes next.
    pub(super) fn eat_any(&mut self, choices: &[&str]) -> bool {
        choices.iter().any(|words| self.eat(words))
    }

    /// Whether these words come next.
    pub(super) fn sees(mut self, words: &str) -> bool {
        self.eat(words)
    }

    /// Takes this sign if it comes next.
    pub(super) fn eat_sign(&mut self, sign: char) -> bool {
        self.attempt(|c| (c.pop()? == Token::Sign(sign)).then_some(())).is_some()
    }

    /// Takes any one of these signs.
    pub(super) fn sign(&mut self, among: &str) -> Option<char> {
        self.attempt(|c| match c.pop()? {
            Token::Sign(sign) if among.contains(sign) => Some(sign),
            _ => None,
        })
    }

    /// Whether one of these signs comes next.
    pub(super) fn sees_sign(mut self, among: &str) -> bool {
        self.sign(among).is_some()
    }

    /// Takes a number that `fits`.
    pub(super) fn number(&mut self, fits: impl FnOnce(Number) -> bool) -> Option<Number> {
        self.attempt(|c| match c.pop()? {
            Token::Number(n) if fits(n) => Some(n),
            _ => None,
        })
    }

    /// Takes a number of one or two digits: a day, a month, a quarter, an hour.
    pub(super) fn small(&mut self) -> Option<u32> {
        self.number(|n| n.digits <= 2).map(|n| n.value)
    }

    /// Takes the word that comes next and that `table` knows.
    pub(super) fn look_up<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        table.iter().find_map(|(words, meaning)| self.eat(words).then_some(*meaning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: u32, digits: usize) -> Token<'static> {
        Token::Number(Number { value, digits })
    }

    #[test]
    fn letters_and_digits_part_without_a_space() {
        assert_eq!(tokens("t10/2025"), [Token::Word("t"), n(10, 2), Token::Sign('/'), n(2025, 4)]);
    }

    #[test]
    fn dots_join_and_the_end_of_a_sentence_goes() {
        assert_eq!(tokens("nam ..... 2030.;"), [Token::Word("nam"), Token::Sign('…'), n(2030, 4)]);
    }

    #[test]
    fn a_number_too_large_is_still_one_number() {
        assert_eq!(tokens("99999999999999999999"), [n(u32::MAX, 20)]);
    }

    #[test]
    fn a_rule_that_fails_takes_nothing() {
        let all = tokens("cuoi nam");
        let mut cursor = Cursor::new(&all);
        assert!(!cursor.eat("cuoi quy"));
        assert!(cursor.eat("cuoi nam") && cursor.at_end());
    }
}
