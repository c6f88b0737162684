//! The texts of some thousand records, folded, in one piece.
//!
//! A part is what is searched at a stretch: between two parts a search can be given up, and an edit makes one part anew,
//! never all. Titles of other records are not copied into it: it knows which records its own refer to.

use std::ops::Range;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::initials::Initials;
use super::links::{Link, Links};
use super::standing::Standing;
use super::words::Words;
use crate::model::{Dataset, Id, Kind, Now, Record};
use crate::search::texts::{self, Field};
use crate::text::fold_into;

/// How many records a part holds: about half a megabyte of text.
pub(in crate::search) const SIZE: usize = 4096;

/// The texts of neighbouring records. Texts and records are numbered within the part.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::search) struct Part {
    /// The place of its first record.
    pub(in crate::search) base: usize,
    /// All texts, each with a line end behind it.
    pub(in crate::search) folded: String,
    /// Where each text begins, and where the next one would.
    starts: Vec<u32>,
    fields: Vec<Field>,
    /// The first text of each record, and the number of all texts.
    first_text: Vec<u32>,
    links: Links,
    kinds: Vec<Kind>,
    standings: Vec<Standing>,
    /// Worked out when somebody first types initials.
    #[serde(skip)]
    initials: OnceLock<Initials>,
    /// Worked out when there is time.
    #[serde(skip)]
    words: OnceLock<Words>,
}

impl Part {
    /// Folds the texts of the records at these places.
    pub(in crate::search) fn new(data: &Dataset, places: Range<usize>, now: Now) -> Self {
        let mut part = Self { base: places.start, ..Self::default() };
        let mut known = Known::default();
        data.each_in(places, |record| part.add(record, data, now, &mut known));
        part.close();
        part.shrink();
        part
    }

    fn add(&mut self, record: &Record, data: &Dataset, now: Now, known: &mut Known) {
        self.first_text.push(len(self.fields.len()));
        self.links.add_record();
        self.kinds.push(record.kind());
        texts::texts(record, |field, text| self.add_text(field, &text));
        let mut document = None;
        texts::references(record, |field, id| {
            let Some(place) = known.place(id, data) else { return };
            if field == Field::Document {
                document = data.at(place);
            }
            if let Ok(target) = u32::try_from(place) {
                self.links.add(Link { target, field });
            }
        });
        self.standings.push(Standing::of(record, document, data, now));
    }

    fn add_text(&mut self, field: Field, text: &str) {
        // A store with more than four gigabytes of text in one part does not fit into memory either.
        let Ok(start) = u32::try_from(self.folded.len()) else { return };
        self.starts.push(start);
        self.fields.push(field);
        // Without a way out of the loop many bytes are compared at once.
        if text.bytes().filter(|byte| *byte < b' ').count() > 0 {
            // Phrases are found across line ends, and a text has no line end of its own.
            fold_into(&text.replace(|c: char| c.is_ascii_control(), " "), &mut self.folded);
        } else {
            fold_into(text, &mut self.folded);
        }
        self.folded.push('\n');
    }

    fn close(&mut self) {
        self.first_text.push(len(self.fields.len()));
        self.links.close();
        self.starts.push(len(self.folded.len()));
    }

    fn shrink(&mut self) {
        self.folded.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.fields.shrink_to_fit();
        self.first_text.shrink_to_fit();
        self.kinds.shrink_to_fit();
        self.standings.shrink_to_fit();
    }

    /// How many records it holds.
    pub(in crate::search) fn len(&self) -> usize {
        self.kinds.len()
    }

    /// How many texts it holds.
    pub(in crate::search) fn text_count(&self) -> usize {
        self.fields.len()
    }

    /// Where a text stands, without its line end.
    pub(in crate::search) fn text_at(&self, text: usize) -> Range<usize> {
        self.starts[text] as usize..self.starts[text + 1] as usize - 1
    }

    /// A text.
    pub(in crate::search) fn text(&self, text: usize) -> &str {
        &self.folded[self.text_at(text)]
    }

    /// All texts, in their order.
    fn texts(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.text_count()).map(|text| self.text(text))
    }

    /// The field of a text.
    pub(in crate::search) fn field(&self, text: usize) -> Field {
        self.fields[text]
    }

    /// How long a text is.
    pub(in crate::search) fn length(&self, text: usize) -> Length {
        Length::of((self.starts[text + 1] - self.starts[text]) as usize - 1)
    }

    /// The texts of a record.
    pub(in crate::search) fn texts_of(&self, record: usize) -> Range<usize> {
        self.first_text[record] as usize..self.first_text[record + 1] as usize
    }

    /// All texts.
    pub(in crate::search) fn whole(&self) -> Stretch {
        Stretch { bytes: 0..self.folded.len(), texts: 0..self.text_count(), records: 0..self.len() }
    }

    /// The texts of a record, as they stand beside each other.
    pub(in crate::search) fn stretch_of(&self, record: usize) -> Stretch {
        let texts = self.texts_of(record);
        let bytes = self.starts[texts.start] as usize..self.starts[texts.end] as usize;
        Stretch { bytes, texts, records: record..record + 1 }
    }

    /// What its records refer to.
    pub(in crate::search) fn links(&self) -> &Links {
        &self.links
    }

    /// The kind of a record.
    pub(in crate::search) fn kind(&self, record: usize) -> Kind {
        self.kinds[record]
    }

    /// How a record stands among its equals.
    pub(in crate::search) fn standing(&self, record: usize) -> Standing {
        self.standings[record]
    }

    /// The first letters of the words.
    pub(in crate::search) fn initials(&self) -> &Initials {
        self.initials.get_or_init(|| Initials::of(self.texts(), self.folded.len()))
    }

    /// The words, if they are known by now.
    pub(in crate::search) fn words(&self) -> Option<&Words> {
        self.words.get()
    }

    /// The words, worked out now if they are not known.
    pub(in crate::search) fn words_now(&self) -> &Words {
        self.words.get_or_init(|| Words::of(self.texts()))
    }

    /// It and the first letters of its words, as bytes.
    pub(super) fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_stdvec(&(self, self.initials())).ok()
    }

    /// What was made into bytes.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (part, initials): (Self, Initials) = postcard::from_bytes(bytes).ok()?;
        Some(Self { initials: OnceLock::from(initials), ..part })
    }

    /// Bytes of memory that it takes.
    pub(in crate::search) fn bytes(&self) -> usize {
        self.folded.capacity()
            + 4 * (self.starts.capacity() + self.first_text.capacity())
            + self.fields.capacity()
            + self.links.bytes()
            + self.kinds.capacity()
            + self.standings.capacity() * size_of::<Standing>()
            + self.initials.get().map_or(0, Initials::bytes)
            + self.words.get().map_or(0, Words::bytes)
    }
}

fn len(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Texts that stand beside each other in a part: of one record, or all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Stretch {
    /// Where they stand.
    pub(in crate::search) bytes: Range<usize>,
    /// Their numbers.
    pub(in crate::search) texts: Range<usize>,
    /// The records that they belong to.
    pub(in crate::search) records: Range<usize>,
}

/// How long a text is, as far as that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Length(pub(in crate::search) u8);

impl Length {
    /// Bytes of a step: texts of about one length are alike, so that what is due decides between them.
    const STEP: usize = 16;
    /// The longest; a title of so many steps fills three lines of a terminal, and longer ones are all alike.
    pub(in crate::search) const LONGEST: u8 = 15;

    /// The length of a text of so many bytes.
    pub(in crate::search) fn of(bytes: usize) -> Self {
        Self(u8::try_from(bytes / Self::STEP).map_or(Self::LONGEST, |steps| steps.min(Self::LONGEST)))
    }
}

/// A walk through the texts of a part, in their order.
#[derive(Debug)]
pub(in crate::search) struct Walk<'a> {
    part: &'a Part,
    /// The text at hand.
    pub(in crate::search) text: usize,
    /// The record that it belongs to.
    pub(in crate::search) record: usize,
}

impl<'a> Walk<'a> {
    /// Begins at the first text of a stretch.
    pub(in crate::search) fn new(part: &'a Part, stretch: &Stretch) -> Self {
        Self { part, text: stretch.texts.start, record: stretch.records.start }
    }

    /// Goes on to the text that holds the byte `at`, which is not before the text at hand.
    pub(in crate::search) fn go_to_byte(&mut self, at: usize) {
        let starts = &self.part.starts;
        let holds = |text: usize| (starts[text + 1] as usize) > at;
        let text = (self.text..self.text + 8).find(|&text| holds(text));
        let beyond = |from: usize| from + starts[from + 1..].partition_point(|&start| start as usize <= at);
        self.go_to_text(text.unwrap_or_else(|| beyond(self.text)));
    }

    /// Goes on to a text, which is not before the one at hand.
    #[inline]
    pub(in crate::search) fn go_to_text(&mut self, text: usize) {
        const NEAR: usize = 8;
        self.text = text;
        let beyond = &self.part.first_text[self.record + 1..];
        let is_before = |first: &&u32| **first as usize <= text;
        let mut skipped = beyond.iter().take(NEAR).take_while(is_before).count();
        if skipped == NEAR {
            skipped = beyond.partition_point(|first| is_before(&first));
        }
        self.record += skipped;
    }
}

/// The places of the references met last: neighbours often refer to the same records.
#[derive(Debug)]
struct Known {
    slots: [Option<(Id, usize)>; 64],
}

impl Default for Known {
    fn default() -> Self {
        Self { slots: [const { None }; 64] }
    }
}

impl Known {
    fn place(&mut self, id: &Id, data: &Dataset) -> Option<usize> {
        let mix = id.bytes().fold(0_usize, |mix, byte| mix.wrapping_mul(31).wrapping_add(usize::from(byte)));
        let slot = &mut self.slots[mix % 64];
        if let Some((known, place)) = slot
            && known == id
        {
            return Some(*place);
        }
        let place = data.place(id)?;
        *slot = Some((id.clone(), place));
        Some(place)
    }
}
