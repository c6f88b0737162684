//! What the rooms below the language files know of them: a message id goes in, words come out.

/// An argument of a message: a text or a number (which plural rules can see).
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// A text.
    Text(&'a str),
    /// A whole number.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// Somebody who speaks a language.
pub trait Words {
    /// The text of a message; the id itself if there is no such message.
    fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String;

    /// Whether there is such a message.
    fn knows(&self, id: &str) -> bool;

    /// The text of a message without arguments.
    fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// `còn 12 ngày`, `quá hạn 3 ngày`, `hôm nay`.
    fn countdown(&self, days: i64) -> String {
        match days {
            0 => self.word("countdown-today"),
            1.. => self.say("countdown-left", &[("days", days.into())]),
            _ => self.say("countdown-past", &[("days", (-days).into())]),
        }
    }

    /// The name that a slug has in a group of messages (`place`, `level`), or the slug itself.
    fn name_of(&self, group: &str, slug: &str) -> String {
        let id = format!("{group}-{slug}");
        if self.knows(&id) { self.word(&id) } else { slug.to_owned() }
    }
}
