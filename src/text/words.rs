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

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// A sentence that is not made yet: what was attempted, on what, the value; as an id and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The id in the language files.
    pub id: &'static str,
    /// Names and values of its arguments.
    pub args: Vec<(&'static str, String)>,
    /// An argument that is a sentence itself.
    pub inner: Option<(&'static str, Box<Message>)>,
}

impl Message {
    /// A message without arguments.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new(), inner: None }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The same with a sentence as an argument.
    #[must_use]
    pub fn with_message(self, name: &'static str, inner: Message) -> Self {
        Self { inner: Some((name, Box::new(inner))), ..self }
    }

    /// The same with the word that may have been meant; empty if none is near.
    #[must_use]
    pub fn with_nearest(self, nearest: Option<&str>) -> Self {
        self.with("nearest", nearest.unwrap_or_default())
    }
}

/// Days of a year, as far as a countdown goes.
const YEAR: i64 = 365;
/// From here on nobody counts in days.
const FAR: i64 = 3 * YEAR;
const FAR_PAST: i64 = -FAR;

/// Somebody who speaks a language.
pub trait Words {
    /// The text of a message; the id itself if there is no such message.
    fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String;

    /// Whether there is such a message.
    fn knows(&self, id: &str) -> bool;

    /// Whether the reader would rather have a title in English, where the record has one.
    fn prefers_english(&self) -> bool {
        false
    }

    /// The text of a message without arguments.
    fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// The text of a message that came as data. A near word becomes a sentence of its own behind it.
    fn tell(&self, message: &Message) -> String {
        let inner = message.inner.as_ref().map(|(name, inner)| (*name, self.tell(inner)));
        let args: Vec<(&str, Arg<'_>)> = message
            .args
            .iter()
            .map(|(name, value)| (*name, Arg::from(value)))
            .chain(inner.iter().map(|(name, said)| (*name, Arg::from(said))))
            .collect();
        let said = self.say(message.id, &args);
        match message.args.iter().find(|(name, value)| *name == "nearest" && !value.is_empty()) {
            Some((_, nearest)) => format!("{said} {}", self.say("did-you-mean", &[("word", nearest.into())])),
            None => said,
        }
    }

    /// `còn 12 ngày`, `quá hạn 3 ngày`, `hôm nay`.
    fn countdown(&self, days: i64) -> String {
        match days {
            0 => self.word("countdown-today"),
            FAR.. => self.say("countdown-left-years", &[("years", (days / YEAR).into())]),
            ..=FAR_PAST => self.say("countdown-past-years", &[("years", (-days / YEAR).into())]),
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
