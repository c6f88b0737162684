//! Reading a query: from what was typed to what it may mean.
//!
//! Each word keeps its own term, so that words are found in any order and field. Words that mean something together
//! (`quý 4`, `qđ 1139 ubnd`, `trí tuệ nhân tạo`) each get that meaning as one more alternative: a record that has it has
//! all of them.

use super::terms::{Alternative, Query, Term, Why};
use super::typing::{decode, respelled};
use super::{days, initials, kinds, number};
use crate::model::{Date, Now};
use crate::search::abbreviations::Abbreviations;
use crate::search::filter::{FilterError, lexer, tokens_of_question};
use crate::search::index::Vocabulary;
use crate::search::texts::words;
use crate::text::{begins_syllable, nfc, squeeze};

/// The longest query that is looked at, in characters: more is no question, and would only cost time.
pub const LONGEST: usize = 400;

/// What an expansion loses against what was typed.
const EXPANDED: i32 = 50;
/// What a phrase loses whose diacritics are others than those typed.
const LOOSE: i32 = 450;
/// The most that one word may stand for: more would cost time and find noise.
const MOST_ALTERNATIVES: usize = 10;
/// Of more words than these nobody expects that abbreviations are understood: they are looked for as they are.
const MOST_READ: usize = 16;
/// The most readings of a whole query.
const MOST_READINGS: usize = 6;
/// Signs around a word that are none of it.
const AROUND: &[char] = &[',', '.', ';', ':', '!', '?', '(', ')', '[', ']', '{', '}', '\'', '*'];

/// What readings are decided by.
struct Reader<'a> {
    abbreviations: &'a Abbreviations,
    vocabulary: &'a Vocabulary,
    now: Now,
}

/// A word that was typed.
struct Word {
    /// As typed, in lower case and NFC.
    typed: String,
    /// As it stands in the phrase: decoded, folded.
    folded: String,
    /// The same with its diacritics.
    marked: Option<String>,
    alternatives: Vec<Alternative>,
}

/// Neighbouring words that mean something together.
struct Window {
    from: usize,
    len: usize,
    meanings: Vec<Alternative>,
}

impl Window {
    /// Whether fewer words were typed than it means.
    fn is_short(&self) -> bool {
        self.meanings.first().is_some_and(|meaning| meaning.folded.split(' ').count() > self.len)
    }
}

impl Query {
    /// Reads a query; `now` gives days without a year theirs. The words of the store say which typed words are words
    /// already, and which are Telex or VNI.
    ///
    /// # Errors
    /// What a filter refuses; a text of more than [`LONGEST`] characters.
    pub fn read(
        text: &str,
        abbreviations: &Abbreviations,
        vocabulary: &Vocabulary,
        now: Now,
    ) -> Result<Self, FilterError> {
        Reader { abbreviations, vocabulary, now }.read(text)
    }
}

impl Reader<'_> {
    fn read(&self, text: &str) -> Result<Query, FilterError> {
        if text.chars().count() > LONGEST {
            return Err(FilterError::TooLong { most: LONGEST });
        }
        let mut query = Query::default();
        let mut words = Vec::new();
        let still_typing = !text.ends_with(char::is_whitespace);
        let tokens = tokens_of_question(text)?;
        let count = tokens.len();
        for (nth, token) in tokens.into_iter().enumerate() {
            match token.content {
                lexer::Content::Word(ref word) if !token.negated => {
                    words.extend(self.word(word, still_typing && nth + 1 == count));
                }
                lexer::Content::Word(ref words) | lexer::Content::Quoted(ref words) => {
                    query.terms.extend(exactly(words, &token));
                }
                lexer::Content::Pair { .. } => query.filter.add(token, self.now)?,
            }
        }
        self.add_words(&mut query, words);
        Ok(query)
    }

    /// Whether a word is too short to be looked for within others: `ai` would be in `khai`. `tr` may become a word.
    fn is_short(&self, folded: &str) -> bool {
        let is_letters = folded.len() == 2 && folded.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_letters && (self.abbreviations.knows(folded) || !begins_syllable(folded))
    }

    fn word(&self, typed: &str, is_last: bool) -> Option<Word> {
        let own = Alternative::typed(typed)?;
        let decoded = decode(typed.trim_matches(AROUND), self.vocabulary, is_last);
        let mut alternatives = Vec::new();
        let mut main = own.clone();
        match decoded {
            Some(decoded) if decoded.is_sure => {
                main = decoded.alternative.clone();
                alternatives.push(decoded.alternative);
            }
            other => {
                let own = Alternative::typed(typed.trim_matches(AROUND));
                alternatives.extend(own.map(|own| {
                    let complete = !is_last && self.is_short(&own.folded);
                    Alternative { complete, ..own }
                }));
                alternatives.extend(other.map(|decoded| decoded.alternative));
            }
        }
        alternatives.extend(initials::of_word(typed));
        let respelled = alternatives.first().and_then(|first| respelled(first, self.vocabulary));
        alternatives.extend(respelled);
        let typed = nfc(typed).to_lowercase();
        Some(Word { typed, folded: main.folded, marked: main.marked, alternatives })
    }

    /// Makes terms of the words, and readings of the whole.
    fn add_words(&self, query: &mut Query, mut words: Vec<Word>) {
        let windows = self.windows(&words);
        query.whole = self.readings(&words, &windows);
        for window in windows {
            for word in &mut words[window.from..window.from + window.len] {
                let free = MOST_ALTERNATIVES.saturating_sub(word.alternatives.len());
                word.alternatives.extend(window.meanings.iter().take(free).cloned());
            }
        }
        let mut terms: Vec<Term> = Vec::new();
        for word in words.into_iter().filter(|word| word.folded.contains(char::is_alphanumeric)) {
            // A word typed twice asks for nothing more.
            if terms.iter().all(|term| term.alternatives != word.alternatives) {
                terms.push(Term { alternatives: word.alternatives, typed: word.typed, ..Term::default() });
            }
        }
        terms.append(&mut query.terms);
        query.terms = terms;
    }

    /// What neighbouring words mean together: numbers of documents, days, abbreviations and what they stand for.
    fn windows(&self, words: &[Word]) -> Vec<Window> {
        if words.len() > MOST_READ {
            return Vec::new();
        }
        let folded: Vec<&str> = words.iter().map(|word| word.folded.trim_matches(AROUND)).collect();
        let mut windows = Vec::new();
        let mut add = |look: &dyn Fn(usize) -> Option<(usize, Vec<Alternative>)>| {
            let mut from = 0;
            while from < words.len() {
                let Some((len, meanings)) = look(from) else {
                    from += 1;
                    continue;
                };
                windows.push(Window { from, len, meanings });
                from += len;
            }
        };
        add(&|from| number_at(&folded, from));
        add(&|from| days::read(&folded[from..], self.today()));
        add(&|from| kinds::read(&folded[from..]));
        add(&|from| self.expansions_at(words, &folded, from));
        windows
    }

    fn today(&self) -> Date {
        self.now.today
    }

    /// The longest known spelling that begins at a word, and its other spellings as far as the store has their words.
    fn expansions_at(
        &self,
        words: &[Word],
        folded: &[&str],
        from: usize,
    ) -> Option<(usize, Vec<Alternative>)> {
        let most = self.abbreviations.longest().min(folded.len() - from);
        (1..=most).rev().find_map(|len| {
            let joined = self.spelling(&folded[from..from + len])?;
            let typed = || words[from..from + len].iter().map(|word| word.typed.as_str()).collect::<Vec<_>>();
            let found: Vec<Alternative> = self
                .abbreviations
                .expand(&joined)
                .filter(|spelling| self.has_words(&spelling.folded))
                .map(|spelling| Alternative {
                    folded: spelling.folded.clone(),
                    complete: true,
                    why: Some(Why { typed: typed().join(" "), meant: spelling.written.clone() }),
                    penalty: EXPANDED,
                    ..Alternative::default()
                })
                .collect();
            Some((len, found))
        })
    }

    /// The words as a spelling that the table knows, with their signs or without.
    fn spelling(&self, words: &[&str]) -> Option<String> {
        let bare = || words.iter().map(|word| squeeze(word)).collect::<Vec<_>>().join(" ");
        let known = |spelling: &String| self.abbreviations.knows(spelling);
        Some(words.join(" ")).filter(known).or_else(|| Some(bare()).filter(known))
    }

    /// Whether every word of a folded text stands somewhere in the store. Where nobody knows the store, yes.
    fn has_words(&self, folded: &str) -> bool {
        self.vocabulary.is_empty() || words(folded).all(|word| self.vocabulary.contains(word))
    }

    /// The phrase as typed, and with what its windows mean.
    fn readings(&self, words: &[Word], windows: &[Window]) -> Vec<Alternative> {
        let mut readings = Vec::new();
        if words.len() > 1 {
            readings.push(phrase(words));
            readings.extend(self.phrase_respelled(words));
        }
        for window in windows.iter().filter(|window| window.len == words.len() && window.len > 1) {
            readings.extend(window.meanings.iter().cloned());
        }
        readings.truncate(MOST_READINGS);
        let spelled: Vec<&Window> = windows
            .iter()
            .filter(|window| {
                window.len < words.len() && window.meanings.first().is_some_and(|it| it.why.is_some())
            })
            .collect();
        if !spelled.is_empty() {
            // What was typed in full stays so beside what was abbreviated.
            let short: Vec<&Window> = spelled.iter().copied().filter(|window| window.is_short()).collect();
            readings.extend(substituted(words, &short, 0).filter(|_| !short.is_empty()));
            readings.extend(substituted(words, &spelled, 0));
            for window in &spelled {
                readings
                    .extend((0..window.meanings.len()).filter_map(|nth| substituted(words, &[window], nth)));
            }
        }
        readings.dedup_by(|one, other| {
            one.folded == other.folded && one.only == other.only && one.due == other.due
        });
        readings.truncate(MOST_READINGS + 2);
        readings.extend(loosely(words));
        readings.extend(initials::of_words(words.iter().map(|word| word.folded.as_str())));
        readings
    }

    /// The phrase with i for y where the store has it so.
    fn phrase_respelled(&self, words: &[Word]) -> Option<Alternative> {
        let other =
            |word: &Word| word.alternatives.first().and_then(|first| respelled(first, self.vocabulary));
        let others: Vec<Option<Alternative>> = words.iter().map(other).collect();
        let penalty = others.iter().flatten().next()?.penalty;
        let pick = |(word, other): (&Word, &Option<Alternative>)| {
            let (folded, marked) = match other {
                Some(other) => (&other.folded, &other.marked),
                None => (&word.folded, &word.marked),
            };
            Word {
                typed: String::new(),
                folded: folded.clone(),
                marked: marked.clone(),
                alternatives: Vec::new(),
            }
        };
        let words: Vec<Word> = words.iter().zip(&others).map(pick).collect();
        Some(Alternative { penalty, ..phrase(&words) })
    }
}

fn number_at(folded: &[&str], from: usize) -> Option<(usize, Vec<Alternative>)> {
    let (len, number) = number::read(&folded[from..])?;
    Some((len, number.alternatives(len == folded.len())))
}

/// A negated word or a text in quotation marks: nothing but itself.
fn exactly(words: &str, token: &lexer::Token) -> Option<Term> {
    let exact = matches!(token.content, lexer::Content::Quoted(_));
    let alternatives = vec![Alternative::typed(words)?];
    Some(Term { alternatives, negated: token.negated, exact, ..Term::default() })
}

fn phrase(words: &[Word]) -> Alternative {
    let is_marked = words.iter().any(|word| word.marked.is_some());
    let joined = |of: &dyn Fn(&Word) -> &str| words.iter().map(of).collect::<Vec<_>>().join(" ");
    Alternative {
        folded: joined(&|word| &word.folded),
        marked: is_marked.then(|| joined(&|word| word.marked.as_deref().unwrap_or(&word.folded))),
        ..Alternative::default()
    }
}

/// The phrase whatever its diacritics: words that stand together are hardly others, and who typed only some of the marks
/// was not careful about them.
fn loosely(words: &[Word]) -> Option<Alternative> {
    let marked = words.iter().filter(|word| word.marked.is_some()).count();
    let is_careless = marked > 0 && marked < words.len();
    is_careless.then(|| Alternative { marked: None, complete: true, penalty: LOOSE, ..phrase(words) })
}

/// The phrase with the `nth` meaning of each window, or its first, in place of the window's words.
fn substituted(words: &[Word], windows: &[&Window], nth: usize) -> Option<Alternative> {
    let (mut folded, mut typed, mut meant) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let Some(window) = windows.iter().find(|window| window.from == at) else {
            folded.push(word.folded.as_str());
            at += 1;
            continue;
        };
        let meaning = window.meanings.get(nth).or(window.meanings.first())?;
        folded.push(&meaning.folded);
        let why = meaning.why.as_ref()?;
        typed.push(why.typed.as_str());
        meant.push(why.meant.as_str());
        at += window.len;
    }
    let why = Why { typed: typed.join(", "), meant: meant.join(", ") };
    Some(Alternative {
        folded: folded.join(" "),
        why: Some(why),
        penalty: EXPANDED,
        ..Alternative::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str) -> Query {
        let now = Now { today: date(2026, 11, 22), soon_days: 7, before_inclusive: false };
        Query::read(text, &Abbreviations::default(), &Vocabulary::default(), now).expect(text)
    }

    #[test]
    fn words_quotes_and_conditions_are_told_apart() {
        let query = read("Trí tue -blockchain \"an toàn\" kind:task");
        let folded: Vec<&str> = query.terms.iter().map(|term| term.alternatives[0].folded.as_str()).collect();
        assert_eq!(folded, ["tri", "tue", "blockchain", "an toan"]);
        assert_eq!(
            query.terms.iter().map(|term| term.negated).collect::<Vec<_>>(),
            [false, false, true, false]
        );
        assert!(query.terms[3].exact && !query.filter.is_empty());
        assert_eq!(query.whole[0].folded, "tri tue");
        assert_eq!(query.whole[0].marked.as_deref(), Some("trí tue"));
    }

    #[test]
    fn a_word_with_a_colon_that_is_no_key_is_words() {
        let folded = |text: &str| {
            let terms = read(text).terms.into_iter();
            terms.map(|term| (term.negated, term.alternatives[0].folded.clone())).collect::<Vec<_>>()
        };
        let words = |words: &[&str]| words.iter().map(|word| (false, (*word).to_owned())).collect::<Vec<_>>();
        assert_eq!(folded("Họp:tịch"), words(&["hop", "tich"]));
        assert_eq!(folded("họp:\"ban cán sự\" chip"), words(&["hop", "ban", "can", "su", "chip"]));
        assert_eq!(folded("họp: chip"), words(&["hop", "chip"]));
        assert_eq!(folded("-họp:tịch"), [(true, "hop".to_owned()), (true, "tich".to_owned())]);
        let query = read("staus:done status:done");
        assert_eq!((query.terms.len(), query.filter.is_empty()), (2, false), "what is a key is a condition");
        assert_eq!(Query::text_without("họp:chip kind:task", &["chip".into()]), "họp kind:\"task\"");
    }

    #[test]
    fn nothing_typed_asks_for_nothing() {
        assert!(read("  \u{301} ").terms.len() <= 1);
        assert!(read(" ").is_empty());
    }
}
