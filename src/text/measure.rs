//! JSON is measured before it is parsed: how long each item of a list is, and how many there are. A parser makes many times
//! the memory of what it reads.
//!
//! Only brackets and quotes are told apart here. What is no JSON passes as long as it is within the bounds: why it is none
//! is for the parser to say.

/// What some programs write before everything else.
const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// Where items stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// One on each line.
    Lines,
    /// In a bare list, or in the list of this name in one object; an object without one is the one item there is.
    List(&'static str),
}

/// The most that is taken.
#[derive(Debug, Clone, Copy)]
pub struct Most {
    /// Bytes of an item.
    pub bytes: usize,
    /// Items.
    pub items: usize,
}

/// What is beyond the bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// An item has more bytes than it may.
    Bytes,
    /// There are more items than there may be.
    Items,
}

/// What is beyond the bounds, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beyond {
    /// The line on which the item begins, from 1.
    pub line: usize,
    /// The item, from 1; 0 where the whole file is one, or what is too long lies behind the list.
    pub item: usize,
    /// What it has too much of.
    pub excess: Excess,
}

/// A file while it is measured, piece by piece.
#[derive(Debug)]
pub struct Measure {
    stand: Items,
    most: Most,
    /// The line, from 1.
    line: usize,
    /// How many items have begun.
    items: usize,
    /// Where the one at hand began.
    begun: usize,
    /// Its bytes so far.
    length: usize,
    /// The brackets that are open.
    depth: usize,
    /// The depth at which items stand: 1 in a bare list, 2 in the list of an object; 0 where there is only one.
    at: usize,
    string: Quoted,
    /// The first bytes of the last text of the outermost object: the name of the field that follows.
    name: Vec<u8>,
    is_first: bool,
    /// How much of a mark for the order of bytes was passed over at the beginning.
    marked: usize,
}

/// Whether the byte at hand stands between quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quoted {
    No,
    Yes,
    Escaped,
}

impl Measure {
    /// A file whose items stand so.
    pub fn new(stand: Items, most: Most) -> Self {
        Self {
            stand,
            most,
            line: 1,
            items: 0,
            begun: 1,
            length: 0,
            depth: 0,
            at: 0,
            string: Quoted::No,
            name: Vec::new(),
            is_first: true,
            marked: 0,
        }
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// What is beyond the bounds; the rest is not to be read then.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Beyond> {
        match self.stand {
            Items::Lines => bytes.iter().try_for_each(|byte| self.byte_of_line(*byte)),
            Items::List(name) => self.list(name, bytes),
        }
    }

    fn list(&mut self, name: &str, mut bytes: &[u8]) -> Result<(), Beyond> {
        while let Some((byte, rest)) = bytes.split_first() {
            self.byte_of_list(name, *byte)?;
            bytes = rest;
            // Most bytes stand in texts, and most of those mean nothing here.
            if self.string == Quoted::Yes && self.depth != 1 {
                let end = memchr::memchr2(b'"', b'\\', bytes).unwrap_or(bytes.len());
                self.lengthen(end)?;
                bytes = &bytes[end..];
            }
        }
        Ok(())
    }

    fn byte_of_line(&mut self, byte: u8) -> Result<(), Beyond> {
        match byte {
            b'\n' => self.end(),
            _ if byte.is_ascii_whitespace() && self.length == 0 => {}
            _ => return self.grow(),
        }
        Ok(())
    }

    fn byte_of_list(&mut self, list: &str, byte: u8) -> Result<(), Beyond> {
        if self.string != Quoted::No {
            self.quoted(byte, list.len());
            return self.grow();
        }
        if self.is_first && MARK.get(self.marked) == Some(&byte) {
            self.marked += 1;
            return Ok(());
        }
        match byte {
            b'\n' => self.line += 1,
            _ if byte.is_ascii_whitespace() => {}
            // The list in which items stand is no part of one.
            b'[' if self.is_first || (self.depth == 1 && self.at == 0 && self.is_named(list)) => {
                self.depth += 1;
                (self.at, self.is_first, self.length, self.items) = (self.depth, false, 0, 0);
            }
            b',' | b']' if self.at > 0 && self.depth == self.at => {
                self.length = 0;
                self.depth -= usize::from(byte == b']');
            }
            _ => return self.sign(byte),
        }
        Ok(())
    }

    /// A byte of an item, outside of its texts.
    fn sign(&mut self, byte: u8) -> Result<(), Beyond> {
        match byte {
            b'[' | b'{' => self.depth += 1,
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            b'"' => {
                self.string = Quoted::Yes;
                self.name.clear();
                self.name.push(byte);
            }
            _ => {}
        }
        self.is_first = false;
        self.grow()
    }

    /// Whether the last text of the outermost object is this name, with its quotes.
    fn is_named(&self, list: &str) -> bool {
        let inner = self.name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\""));
        inner == Some(list.as_bytes())
    }

    fn quoted(&mut self, byte: u8, longest: usize) {
        self.string = match (self.string, byte) {
            (Quoted::Yes, b'\\') => Quoted::Escaped,
            (Quoted::Yes, b'"') => Quoted::No,
            _ => Quoted::Yes,
        };
        if self.depth == 1 && self.name.len() <= longest + 2 {
            self.name.push(byte);
        }
    }

    /// One byte more of the item at hand.
    fn grow(&mut self) -> Result<(), Beyond> {
        if self.length == 0 {
            self.begun = self.line;
            self.items += usize::from(!self.is_outside());
            if self.items > self.most.items {
                return Err(self.beyond(Excess::Items));
            }
        }
        self.lengthen(1)
    }

    fn lengthen(&mut self, by: usize) -> Result<(), Beyond> {
        self.length += by;
        if self.length > self.most.bytes { Err(self.beyond(Excess::Bytes)) } else { Ok(()) }
    }

    /// The line ends, and the item on it.
    fn end(&mut self) {
        (self.line, self.length) = (self.line + 1, 0);
    }

    /// Whether what stands here lies behind the list.
    fn is_outside(&self) -> bool {
        self.depth < self.at
    }

    fn beyond(&self, excess: Excess) -> Beyond {
        let is_file = self.is_outside() || (self.at == 0 && self.stand != Items::Lines);
        Beyond { line: self.begun, item: if is_file { 0 } else { self.items }, excess }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD_MAX: usize = 1 << 20;
    const RECORDS_MAX: usize = 1_000_000;
    const LIST: Items = Items::List("items");

    /// What is said of a file that comes in pieces of this size.
    fn told(stand: Items, text: &[u8], piece: usize) -> Option<(usize, usize, Excess)> {
        let mut measure = Measure::new(stand, Most { bytes: RECORD_MAX, items: RECORDS_MAX });
        let beyond = text.chunks(piece).find_map(|piece| measure.feed(piece).err())?;
        Some((beyond.line, beyond.item, beyond.excess))
    }

    #[test]
    fn a_long_record_is_found_in_every_form_and_named() {
        let notes = r#"{"text":"a"},"#.repeat(RECORD_MAX / 10);
        let text = "x".repeat(RECORD_MAX);
        for (form, file, place) in [
            (LIST, format!("{{\"title\":\"a\",\"notes\":[{notes}"), (1, 0)),
            (LIST, format!("\n[{{\"a\":1}},\n{{\"notes\":[{notes}"), (3, 2)),
            (LIST, format!("{{\"schema\":1,\"items\":[\n{{}},\n{{\"title\":\"{text}\""), (3, 2)),
            (LIST, "\0".repeat(RECORD_MAX + 1), (1, 0)),
            (LIST, format!("{{\"items\":[{{}}],\"more\":\"{text}"), (1, 0)),
            (Items::Lines, format!("{{}}\n\n{{\"title\":\"{text}"), (3, 2)),
        ] {
            for piece in [61, 4096] {
                let found = told(form, file.as_bytes(), piece);
                assert_eq!(found.map(|(line, item, _)| (line, item)), Some(place), "{file:.60}");
            }
            assert_eq!(told(form, file.as_bytes(), 4096).map(|found| found.2), Some(Excess::Bytes));
        }
    }

    #[test]
    fn too_many_are_counted_and_not_read() {
        for (form, begin, one, line) in [(Items::Lines, "", "{}\n", 1_000_001), (LIST, "[", "0,", 1)] {
            let file = [begin, &one.repeat(RECORDS_MAX)].concat();
            assert_eq!(told(form, file.as_bytes(), 65536), None);
            let more = [&file, "{}"].concat();
            let found = told(form, more.as_bytes(), 65536);
            assert_eq!(found, Some((line, RECORDS_MAX + 1, Excess::Items)));
        }
    }

    #[test]
    fn many_records_and_much_room_between_them_are_within_the_bounds() {
        let record = format!(r#"{{"title":"a\"[{{","notes":["{}"]}}"#, "x".repeat(1000));
        let room = " \r\n\t".repeat(50);
        for file in [
            format!("{{\"schema\":1,{room}\"items\" : [{}{{}}]}}", format!("{record}{room},").repeat(3000)),
            format!("\u{feff}{room}[{}{{}}]", format!("{record}{room},{room}").repeat(3000)),
        ] {
            assert_eq!(told(LIST, file.as_bytes(), 4096), None);
        }
        // The list of another field, and a text that only looks like the name, are parts of the one record.
        let file = format!("{{\"items\":[{}0],\"more\":1}}", "0,".repeat(RECORDS_MAX - 1));
        assert_eq!(told(LIST, file.as_bytes(), 4096), None);
        let file = format!("{{\"items \":[{}", "{},".repeat(RECORD_MAX / 2));
        assert_eq!(told(LIST, file.as_bytes(), 4096).map(|found| found.2), Some(Excess::Bytes));
        let file = format!("{{\"title\":\"items\",\"x\":[{}", "{},".repeat(RECORD_MAX / 2));
        assert_eq!(told(LIST, file.as_bytes(), 4096).map(|found| found.2), Some(Excess::Bytes));
    }
}
