//! Cuts a filter into tokens: words, quoted texts and `key:value` pairs, each with an optional `-` before it.

use super::error::FilterError;

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Token {
    pub(in crate::search) negated: bool,
    pub(in crate::search) content: Content,
}

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) enum Content {
    Word(String),
    Quoted(String),
    Pair { key: String, value: String },
}

impl std::fmt::Display for Token {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let minus = if self.negated { "-" } else { "" };
        match &self.content {
            Content::Word(word) => write!(out, "{minus}{word}"),
            Content::Quoted(words) => write!(out, "{minus}\"{words}\""),
            Content::Pair { key, value } => write!(out, "{minus}{key}:\"{value}\""),
        }
    }
}

/// The tokens of a filter.
pub(in crate::search) fn tokens(text: &str) -> Result<Vec<Token>, FilterError> {
    let mut rest = text.trim_start();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (token, after) = token(rest)?;
        found.extend(token);
        rest = after.trim_start();
    }
    Ok(found)
}

impl Token {
    /// A pair as the words that it is where its key is none; any other token as it is.
    pub(in crate::search) fn opened(self) -> Vec<Self> {
        let Content::Pair { key, value } = self.content else { return vec![self] };
        let words = std::iter::once(key.as_str()).chain(value.split_whitespace());
        let word = |word: &str| Self { negated: self.negated, content: Content::Word(word.to_owned()) };
        words.map(word).collect()
    }
}

/// The first token, if there is anything in it, and what follows.
fn token(text: &str) -> Result<(Option<Token>, &str), FilterError> {
    let (negated, text) = match text.strip_prefix('-') {
        Some(rest) if !rest.is_empty() && !rest.starts_with(char::is_whitespace) => (true, rest),
        _ => (false, text),
    };
    let (content, rest) = if text.starts_with('"') {
        let (words, rest) = quoted(text)?;
        ((!words.is_empty()).then_some(Content::Quoted(words)), rest)
    } else {
        pair_or_word(text)?
    };
    Ok((content.map(|content| Token { negated, content }), rest))
}

/// A text in quotation marks; `text` begins with the first of them.
fn quoted(text: &str) -> Result<(String, &str), FilterError> {
    text[1..]
        .split_once('"')
        .map(|(words, rest)| (words.trim().to_owned(), rest))
        .ok_or_else(|| FilterError::OpenQuote { rest: text.to_owned() })
}

/// Whether a text can be a key: letters, with single signs between them.
fn is_key(text: &str) -> bool {
    text.split(['_', '-']).all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic))
}

fn pair_or_word(text: &str) -> Result<(Option<Content>, &str), FilterError> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let key = text[..end].split_once(':').map(|(key, _)| key);
    let Some(key) = key.filter(|key| is_key(key)) else {
        return Ok((Some(Content::Word(text[..end].to_owned())), &text[end..]));
    };
    let after = &text[key.len() + 1..];
    let (value, rest) = if after.starts_with('"') {
        quoted(after)?
    } else {
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        (after[..end].to_owned(), &after[end..])
    };
    Ok((Some(Content::Pair { key: key.to_owned(), value }), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(key: &str, value: &str) -> Content {
        Content::Pair { key: key.into(), value: value.into() }
    }

    #[test]
    fn every_form_is_cut() {
        let found =
            tokens(r#"kế -"đã xong" lead:"Sở KH&CN" -status:done  due:<31/12 - ":" "#).expect("reads");
        let contents: Vec<(bool, Content)> =
            found.into_iter().map(|token| (token.negated, token.content)).collect();
        assert_eq!(
            contents,
            [
                (false, Content::Word("kế".into())),
                (true, Content::Quoted("đã xong".into())),
                (false, pair("lead", "Sở KH&CN")),
                (true, pair("status", "done")),
                (false, pair("due", "<31/12")),
                (false, Content::Word("-".into())),
                (false, Content::Quoted(":".into())),
            ]
        );
    }

    #[test]
    fn an_open_quote_is_named() {
        assert_eq!(tokens("a \"b"), Err(FilterError::OpenQuote { rest: "\"b".into() }));
    }
}
