//! The loop: a line is the answer to a question, or goes on reading, opens, goes to a list, searches or changes something.

use std::io::{self, BufRead, Write};

use super::edit::{Asked, is_edit};
use super::read::{LISTS, List, PAGE, Reading};
use super::talk::Plain;
use crate::store::Edits;
use crate::text::Words as _;

impl<S: Edits> Plain<'_, S> {
    /// Talks until the input ends or somebody quits.
    pub fn run(&mut self, input: impl BufRead, out: &mut impl Write) -> io::Result<()> {
        let mut reading = self.list(List::Due);
        let mut asked: Option<Asked> = None;
        self.tell(&reading, out)?;
        for line in input.split(b'\n') {
            let line = line?;
            // A terminal in another encoding is no reason to end, and what cannot be read is nobody's answer.
            let Ok(answer) = std::str::from_utf8(&line).map(str::trim) else {
                self.say(&self.setting.lang.word("plain-encoding"), out)?;
                out.flush()?;
                continue;
            };
            self.look(out)?;
            if let Some(question) = asked.take() {
                asked = self.answer(question, answer, out)?;
            } else if answer == "q" {
                return Ok(());
            } else if is_edit(answer) {
                asked = self.begin(answer, out)?;
            } else {
                reading = self.go(answer, reading, out)?;
                self.tell(&reading, out)?;
                continue;
            }
            if asked.is_none() {
                self.say(&self.setting.lang.word("plain-ask"), out)?;
            }
            out.flush()?;
        }
        Ok(())
    }

    /// Goes on reading, opens, goes to a list, or searches.
    fn go(&mut self, answer: &str, mut reading: Reading, out: &mut impl Write) -> io::Result<Reading> {
        if answer.is_empty() {
            reading.from = (reading.from + PAGE).min(reading.ids.len());
            return Ok(reading);
        }
        if let Some(id) = number(answer).and_then(|n| reading.ids.get(n - 1)).cloned() {
            self.tell_record(&id, out)?;
            let linked = Reading { ids: self.linked(&id), from: 0 };
            self.open = Some(id);
            return Ok(linked);
        }
        // What is not heard any more is not changed by a letter.
        self.open = None;
        Ok(match LISTS.iter().find(|(_, letter)| *letter == answer) {
            Some((list, _)) => self.list(*list),
            None => self.search(answer),
        })
    }
}

/// A number from 1 on.
fn number(answer: &str) -> Option<usize> {
    answer.parse().ok().filter(|n| *n > 0)
}
