//! What comes in is measured before it is parsed: how long each record is, how many there are, how long all of it is. A
//! parser makes many times the memory of what it reads.
//!
//! Only brackets and quotes are told apart here. What is no JSON passes as long as it is within the bounds: why it is none
//! is for the parser to say.

use super::Form;
use super::fault::{Fault, Problem};

/// The longest record, in bytes.
const RECORD_MAX: usize = 1 << 20;
/// The most records of a file.
const RECORDS_MAX: usize = 1_000_000;
/// The name of the list of records in an object that holds all.
const ITEMS: &[u8] = b"\"items\"";
/// What some programs write before everything else.
const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// A file while it is measured, piece by piece.
#[derive(Debug)]
pub struct Measure {
    form: Form,
    /// The line, from 1.
    line: usize,
    /// How many records have begun.
    records: usize,
    /// Where the one at hand began.
    begun: usize,
    /// Its bytes so far.
    length: usize,
    /// The brackets that are open.
    depth: usize,
    /// The depth at which records stand: 1 in a bare list, 2 in the list of an object; 0 where there is only one.
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
    /// A file of this form.
    pub fn new(form: Form) -> Self {
        Self {
            form,
            line: 1,
            records: 0,
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
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        match self.form {
            Form::Lines => bytes.iter().try_for_each(|byte| self.byte_of_line(*byte)),
            Form::Whole => self.whole(bytes),
        }
    }

    fn whole(&mut self, mut bytes: &[u8]) -> Result<(), Fault> {
        while let Some((byte, rest)) = bytes.split_first() {
            self.byte_of_whole(*byte)?;
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

    fn byte_of_line(&mut self, byte: u8) -> Result<(), Fault> {
        match byte {
            b'\n' => self.end(),
            _ if byte.is_ascii_whitespace() && self.length == 0 => {}
            _ => return self.grow(),
        }
        Ok(())
    }

    fn byte_of_whole(&mut self, byte: u8) -> Result<(), Fault> {
        if self.string != Quoted::No {
            self.quoted(byte);
            return self.grow();
        }
        if self.is_first && MARK.get(self.marked) == Some(&byte) {
            self.marked += 1;
            return Ok(());
        }
        match byte {
            b'\n' => self.line += 1,
            _ if byte.is_ascii_whitespace() => {}
            // The list in which records stand is no part of one.
            b'[' if self.is_first || (self.depth == 1 && self.at == 0 && self.name == ITEMS) => {
                self.depth += 1;
                (self.at, self.is_first, self.length, self.records) = (self.depth, false, 0, 0);
            }
            b',' | b']' if self.at > 0 && self.depth == self.at => {
                self.length = 0;
                self.depth -= usize::from(byte == b']');
            }
            _ => return self.sign(byte),
        }
        Ok(())
    }

    /// A byte of a record, outside of its texts.
    fn sign(&mut self, byte: u8) -> Result<(), Fault> {
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

    fn quoted(&mut self, byte: u8) {
        self.string = match (self.string, byte) {
            (Quoted::Yes, b'\\') => Quoted::Escaped,
            (Quoted::Yes, b'"') => Quoted::No,
            _ => Quoted::Yes,
        };
        if self.depth == 1 && self.name.len() <= ITEMS.len() {
            self.name.push(byte);
        }
    }

    /// One byte more of the record at hand.
    fn grow(&mut self) -> Result<(), Fault> {
        if self.length == 0 {
            self.begun = self.line;
            self.records += 1;
            if self.records > RECORDS_MAX {
                return Err(self.fault(Problem::TooMany { most: RECORDS_MAX }));
            }
        }
        self.lengthen(1)
    }

    fn lengthen(&mut self, by: usize) -> Result<(), Fault> {
        self.length += by;
        if self.length > RECORD_MAX { Err(self.fault(Problem::TooLong { most: RECORD_MAX })) } else { Ok(()) }
    }

    /// The line ends, and the record on it.
    fn end(&mut self) {
        (self.line, self.length) = (self.line + 1, 0);
    }

    fn fault(&self, problem: Problem) -> Fault {
        let item = if self.at == 0 && self.form == Form::Whole { 0 } else { self.records };
        Fault { line: self.begun, item, field: String::new(), problem }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a file that comes in pieces of this size.
    fn told(form: Form, text: &[u8], piece: usize) -> Option<(usize, usize, Problem)> {
        let mut measure = Measure::new(form);
        let fault = text.chunks(piece).find_map(|piece| measure.feed(piece).err())?;
        Some((fault.line, fault.item, fault.problem))
    }

    const LONG: Problem = Problem::TooLong { most: RECORD_MAX };

    #[test]
    fn a_long_record_is_found_in_every_form_and_named() {
        let notes = r#"{"text":"a"},"#.repeat(RECORD_MAX / 10);
        let text = "x".repeat(RECORD_MAX);
        for (form, file, place) in [
            (Form::Whole, format!("{{\"title\":\"a\",\"notes\":[{notes}"), (1, 0)),
            (Form::Whole, format!("\n[{{\"a\":1}},\n{{\"notes\":[{notes}"), (3, 2)),
            (Form::Whole, format!("{{\"schema\":1,\"items\":[\n{{}},\n{{\"title\":\"{text}\""), (3, 2)),
            (Form::Whole, "\0".repeat(RECORD_MAX + 1), (1, 0)),
            (Form::Whole, format!("{{\"items\":[{{}}],\"more\":\"{text}"), (1, 2)),
            (Form::Lines, format!("{{}}\n\n{{\"title\":\"{text}"), (3, 2)),
        ] {
            for piece in [61, 4096] {
                let found = told(form, file.as_bytes(), piece);
                assert_eq!(found.map(|(line, item, _)| (line, item)), Some(place), "{file:.60}");
            }
            assert_eq!(told(form, file.as_bytes(), 4096).map(|found| found.2), Some(LONG));
        }
    }

    #[test]
    fn too_many_are_counted_and_not_read() {
        let many = Problem::TooMany { most: RECORDS_MAX };
        for (form, begin, one, line) in [(Form::Lines, "", "{}\n", 1_000_001), (Form::Whole, "[", "0,", 1)] {
            let file = [begin, &one.repeat(RECORDS_MAX)].concat();
            assert_eq!(told(form, file.as_bytes(), 65536), None);
            let more = [&file, "{}"].concat();
            let found = told(form, more.as_bytes(), 65536);
            assert_eq!(found, Some((line, RECORDS_MAX + 1, many.clone())));
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
            assert_eq!(told(Form::Whole, file.as_bytes(), 4096), None);
        }
        // The list of another field, and a text that only looks like the name, are parts of the one record.
        let file = format!("{{\"items \":[{}", "{},".repeat(RECORD_MAX / 2));
        assert_eq!(told(Form::Whole, file.as_bytes(), 4096).map(|found| found.2), Some(LONG));
        let file = format!("{{\"title\":\"items\",\"x\":[{}", "{},".repeat(RECORD_MAX / 2));
        assert_eq!(told(Form::Whole, file.as_bytes(), 4096).map(|found| found.2), Some(LONG));
    }
}
