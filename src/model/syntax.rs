//! Where a text stops being JSON, and how.
//!
//! A parser stops at its first complaint and words it in English; a person wants to know in their language which sign is
//! missing, and in which field. So a text that a parser refused is scanned once more. Deliberately nothing is read here: no
//! values, no names but the one of the field that holds the mistake.

use std::borrow::Cow;

use serde::Deserialize;

/// How a text is no JSON, or no TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is named after what is wrong or missing")]
pub enum Syntax {
    Comma,
    TrailingComma,
    Colon,
    Key,
    Value,
    Control,
    Escape,
    Number,
    End,
    Behind,
    Depth,
    Toml,
}

impl Syntax {
    /// The word that the language files know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::TrailingComma => "trailing-comma",
            Self::Colon => "colon",
            Self::Key => "key",
            Self::Value => "value",
            Self::Control => "control",
            Self::Escape => "escape",
            Self::Number => "number",
            Self::End => "end",
            Self::Behind => "behind",
            Self::Depth => "depth",
            Self::Toml => "toml",
        }
    }
}

/// Values inside each other, as deep as `serde_json` reads them.
const DEPTH: usize = 127;

/// The first mistake in a text, and the field of the outermost object in whose value it stands, empty if in none; `None`
/// for JSON.
pub(super) fn mistake(text: &str) -> Option<(String, Syntax)> {
    let mut scan = Scan { text, at: 0, field: "" };
    let read =
        scan.value(DEPTH).and_then(|()| if scan.peek().is_err() { Ok(()) } else { Err(Syntax::Behind) });
    read.err().map(|syntax| (read_text(scan.field).unwrap_or_default().into_owned(), syntax))
}

/// A JSON text on one line, with its quotes.
fn read_text(token: &str) -> Option<Cow<'_, str>> {
    #[derive(Deserialize)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
    serde_json::from_str::<Text<'_>>(token).ok().map(|text| text.0)
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// The name of the outermost field whose value is scanned, as it is written.
    field: &'a str,
}

type Scanned = Result<(), Syntax>;

impl<'a> Scan<'a> {
    fn bytes(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// The next byte that is no space; it is not taken.
    fn peek(&mut self) -> Result<u8, Syntax> {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        self.at += self.bytes().iter().take_while(|byte| is_space(byte)).count();
        self.bytes().first().copied().ok_or(Syntax::End)
    }

    fn value(&mut self, depth: usize) -> Scanned {
        match self.peek()? {
            b'{' | b'[' if depth == 0 => Err(Syntax::Depth),
            b'{' => self.items(b'}', depth),
            b'[' => self.items(b']', depth),
            b'"' => self.string().map(drop),
            b'-' | b'0'..=b'9' => self.number(),
            _ => self.word(),
        }
    }

    /// What stands in an object or list, up to its closing bracket.
    fn items(&mut self, close: u8, depth: usize) -> Scanned {
        self.at += 1;
        let mut is_first = true;
        loop {
            match self.peek()? {
                byte if byte == close && is_first => break,
                byte if byte == close => return Err(Syntax::TrailingComma),
                _ => is_first = false,
            }
            let name = if close == b'}' { self.key()? } else { "" };
            if depth == DEPTH {
                self.field = name;
            }
            self.value(depth - 1)?;
            if depth == DEPTH {
                self.field = "";
            }
            match self.peek()? {
                b',' => self.at += 1,
                byte if byte == close => break,
                _ => return Err(Syntax::Comma),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn key(&mut self) -> Result<&'a str, Syntax> {
        let name = if self.peek()? == b'"' { self.string()? } else { return Err(Syntax::Key) };
        if self.peek()? != b':' {
            return Err(Syntax::Colon);
        }
        self.at += 1;
        Ok(name)
    }

    /// A text in quotes.
    fn string(&mut self) -> Result<&'a str, Syntax> {
        let (bytes, mut len) = (self.bytes(), 1);
        loop {
            match bytes.get(len) {
                None => return Err(Syntax::End),
                Some(b'"') => break,
                Some(b'\\') => len += 2,
                Some(..b' ') => return Err(Syntax::Control),
                Some(_) => len += 1,
            }
        }
        let token = self.take(len + 1);
        read_text(token).map(|_| token).ok_or(Syntax::Escape)
    }

    fn number(&mut self) -> Scanned {
        let is_of_number = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let token = self.take(self.bytes().iter().take_while(is_of_number).count());
        let goes_on = self.bytes().is_empty() && !token.ends_with(|c: char| c.is_ascii_digit());
        match serde_json::from_str::<f64>(token) {
            Ok(_) => Ok(()),
            Err(_) if goes_on => Err(Syntax::End),
            Err(_) => Err(Syntax::Number),
        }
    }

    fn word(&mut self) -> Scanned {
        let token = self.take(self.bytes().iter().take_while(|byte| byte.is_ascii_alphabetic()).count());
        let is_begun = |word: &&str| self.bytes().is_empty() && !token.is_empty() && word.starts_with(token);
        match ["true", "false", "null"].iter().find(|word| **word == token || is_begun(word)) {
            Some(word) if *word == token => Ok(()),
            Some(_) => Err(Syntax::End),
            None => Err(Syntax::Value),
        }
    }

    fn take(&mut self, len: usize) -> &'a str {
        let token = &self.text[self.at..self.at + len];
        self.at += len;
        token
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_mistake_is_named_with_the_field_it_stands_in() {
        let deep = format!("{{\"zz\":{}1{}}}", "[".repeat(130), "]".repeat(130));
        for (text, field, syntax) in [
            (r#"{"a":1 "b":2}"#, "", Syntax::Comma),
            (r#"{"a":[1 2]}"#, "a", Syntax::Comma),
            (r#"{"a":1,}"#, "", Syntax::TrailingComma),
            (r#"{"a" 1}"#, "", Syntax::Colon),
            ("{a:1}", "", Syntax::Key),
            (r#"{"a":}"#, "a", Syntax::Value),
            (r#"{"a":TRUE}"#, "a", Syntax::Value),
            ("{\"a\":\"x\ty\"}", "a", Syntax::Control),
            (r#"{"tên":"\x"}"#, "tên", Syntax::Escape),
            (r#"{"a":"\ud800"}"#, "a", Syntax::Escape),
            (r#"{"a":01}"#, "a", Syntax::Number),
            (r#"{"a":1e999}"#, "a", Syntax::Number),
            (r#"{"a":{"b":"x"#, "a", Syntax::End),
            (r#"{"a":tr"#, "a", Syntax::End),
            (r#"{"a":1}}"#, "", Syntax::Behind),
            ("", "", Syntax::End),
            (&deep, "zz", Syntax::Depth),
        ] {
            assert_eq!(mistake(text), Some((field.to_owned(), syntax)), "{text}");
        }
    }

    proptest! {
        /// What the parser takes and what it refuses is for the parser to say; this is the same.
        #[test]
        fn a_text_has_a_mistake_if_the_parser_refuses_it(
            good in 0..4_usize, cut in 0..80_usize, more in r#"[\[\]{}",:\\\- 0-9.eEtu\x01n]{0,3}"#, skip in 0..3_usize,
        ) {
            let good = [
                r#"{"kind":"task","id":"nv-1","progress":40,"lead":["a","b"],"x":{"y":[true,null,-1.5e3]}}"#,
                r#"["\u00e1\n\\",[],{},[[1],{"a":{}}],0,-0,1E+2,false]"#,
                r#""một đoạn \ud83d\ude00 chữ""#,
                " 12.5 ",
            ][good];
            let (begin, end): (String, String) =
                (good.chars().take(cut).collect(), good.chars().skip(cut + skip).collect());
            for text in [format!("{begin}{more}{end}"), format!("{begin}{more}")] {
                let is_json = serde_json::from_str::<serde_json::Value>(&text).is_ok();
                prop_assert_eq!(mistake(&text).is_none(), is_json, "{}", text);
            }
        }

        #[test]
        fn any_text_at_all_has_a_mistake_if_the_parser_refuses_it(text in ".{0,40}") {
            let is_json = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            prop_assert_eq!(mistake(&text).is_none(), is_json);
        }
    }
}
