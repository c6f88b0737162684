//! The program for screen readers and for terminals that cannot draw: numbered lines, one question at a time.
//!
//! A number opens, a word searches, a letter goes to a list, an empty line shows more. No cursor is moved and nothing is
//! drawn over; what was said stays said.

use std::io::{self, BufRead, Write};

use crate::app::pane::list::Row;
use crate::app::pane::rows;
use crate::app::screen::Screen;
use crate::lang::Lang;
use crate::model::holidays::Holidays;
use crate::model::{Dataset, Id, Kind, Now, Record, date};
use crate::search::{Abbreviations, Engine, Question};
use crate::text::{Words as _, ascii, clean};
use crate::view::{name, sheet, timeline};

/// Lines that are said at once.
const PAGE: usize = 15;

/// What a list is left by, with the letter that goes to it.
const LISTS: [(Screen, &str); 6] = [
    (Screen::Overview, "v"),
    (Screen::Catalogue, "d"),
    (Screen::Timeline, "t"),
    (Screen::Board, "n"),
    (Screen::Targets, "c"),
    (Screen::Documents, "b"),
];

/// The conversation.
pub(super) struct Plain<'a> {
    pub(super) data: &'a Dataset,
    /// The search over the same data.
    pub(super) engine: Engine,
    pub(super) abbreviations: &'a Abbreviations,
    pub(super) lang: &'a Lang,
    pub(super) now: Now,
    pub(super) holidays: &'a Holidays,
    pub(super) ascii: bool,
}

/// A list that is being read out.
struct Reading {
    ids: Vec<Id>,
    from: usize,
}

impl Plain<'_> {
    /// Talks until the input ends or somebody quits.
    pub(super) fn run(&self, input: impl BufRead, out: &mut impl Write) -> io::Result<()> {
        let mut reading = self.list(Screen::Overview);
        self.tell(&reading, out)?;
        for line in input.lines() {
            match line?.trim() {
                "q" => return Ok(()),
                "" => reading.from = (reading.from + PAGE).min(reading.ids.len()),
                answer => {
                    if let Some(id) = number(answer).and_then(|n| reading.ids.get(n - 1)) {
                        self.tell_record(id, out)?;
                        reading = Reading { ids: self.linked(id), from: 0 };
                    } else if let Some((screen, _)) = LISTS.iter().find(|(_, letter)| *letter == answer) {
                        reading = self.list(*screen);
                    } else {
                        reading = self.search(answer);
                    }
                }
            }
            self.tell(&reading, out)?;
        }
        Ok(())
    }

    fn list(&self, screen: Screen) -> Reading {
        let all = |_: &Record| true;
        let rows = match screen {
            Screen::Overview | Screen::History => rows::work(self.data, self.now, all),
            Screen::Targets => self.of(Kind::Target),
            Screen::Timeline => self.in_time(),
            Screen::Documents => rows::documents(self.data, all),
            Screen::Catalogue => self.of(Kind::Technology),
            Screen::Board => self.of(Kind::Task),
        };
        let id = |row| if let Row::Record(id) = row { Some(id) } else { None };
        Reading { ids: rows.into_iter().filter_map(id).collect(), from: 0 }
    }

    fn in_time(&self) -> Vec<Row> {
        let sections = rows::timeline(self.data, self.now, timeline::Grouping::default(), |_| true);
        sections.into_iter().flat_map(|section| section.items).map(|item| Row::Record(item.id)).collect()
    }

    fn of(&self, kind: Kind) -> Vec<Row> {
        self.data.of(kind).map(|record| Row::Record(record.id.clone())).collect()
    }

    fn search(&self, query: &str) -> Reading {
        let question = Question { text: query, kinds: &[], limit: 50 };
        // What cannot be read as a query finds nothing, and that is said.
        let answer = self.engine.answer(self.data, question, self.abbreviations).unwrap_or_default();
        let ids =
            answer.hits.iter().filter_map(|hit| self.data.at(hit.place)).map(|record| record.id.clone());
        Reading { ids: ids.collect(), from: 0 }
    }

    /// The records that a record leads to, in the order in which its lines name them.
    fn linked(&self, id: &Id) -> Vec<Id> {
        self.sheet(id).into_iter().filter_map(|line| line.link).collect()
    }

    fn sheet(&self, id: &Id) -> Vec<sheet::SheetLine> {
        let record = self.data.get(id);
        record.map_or_else(Vec::new, |record| {
            sheet::sheet(record, self.data, self.now, self.lang, self.holidays)
        })
    }

    fn tell(&self, reading: &Reading, out: &mut impl Write) -> io::Result<()> {
        if reading.ids.is_empty() {
            self.say(&self.lang.word("plain-nothing"), out)?;
        }
        let shown = reading.ids.iter().enumerate().skip(reading.from).take(PAGE);
        for (place, record) in shown.filter_map(|(place, id)| Some((place, self.data.get(id)?))) {
            self.say(&format!("{}. {}", place + 1, self.line(record)), out)?;
        }
        let more = reading.ids.len().saturating_sub(reading.from + PAGE);
        if more > 0 {
            self.say(&self.lang.with("plain-more", &[("n", more.into())]), out)?;
        }
        self.say(&self.lang.word("plain-ask"), out)?;
        out.flush()
    }

    /// What a record is, when it is due and who leads, in one line.
    fn line(&self, record: &Record) -> String {
        let mut parts = vec![name::full(record, self.lang)];
        if let Some(day) = self.now.last_day(record) {
            parts.push(date::show(day));
        }
        if let Some(days) = self.now.days_left(record) {
            parts.push(self.lang.countdown(days));
        }
        if record.as_task().is_some() {
            parts.push(name::leads(record, self.data, self.lang));
        }
        parts.join(". ")
    }

    fn tell_record(&self, id: &Id, out: &mut impl Write) -> io::Result<()> {
        if let Some(record) = self.data.get(id) {
            self.say(&name::full(record, self.lang), out)?;
        }
        for line in self.sheet(id) {
            let label = if line.label.is_empty() { String::new() } else { format!("{}: ", line.label) };
            self.say(&format!("{label}{}", line.text), out)?;
        }
        Ok(())
    }

    fn say(&self, text: &str, out: &mut impl Write) -> io::Result<()> {
        let safe = clean(text);
        if self.ascii { writeln!(out, "{}", ascii(&safe)) } else { writeln!(out, "{safe}") }
    }
}

/// A number from 1 on.
fn number(answer: &str) -> Option<usize> {
    answer.parse().ok().filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::store::builtin;

    fn talk(answers: &str) -> String {
        let data = builtin::dataset().expect("built in");
        let (lang, abbreviations) = (Lang::new(Language::Vietnamese), Abbreviations::default());
        let now = Now::new(jiff::civil::date(2026, 11, 22));
        let holidays = Holidays::default();
        let plain = Plain {
            data: &data,
            engine: Engine::new(&data, now),
            abbreviations: &abbreviations,
            lang: &lang,
            now,
            holidays: &holidays,
            ascii: false,
        };
        let mut out = Vec::new();
        plain.run(answers.as_bytes(), &mut out).expect("talks");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn it_begins_with_what_is_due_and_who_leads() {
        let said = talk("");
        assert!(said.contains("1. Hình thành các nhóm chuyên gia tư vấn"), "{said}");
        assert!(said.contains("15/10/2025. quá hạn 403 ngày. chưa nêu chủ trì"), "{said}");
    }

    #[test]
    fn a_number_opens_and_its_links_can_be_followed() {
        let said = talk("blockchain\n1\n1\nq\n");
        assert!(said.contains("Trích: “công nghệ Blockchain”"), "{said}");
        assert!(said.contains("Thực hiện") || said.contains("1139/QĐ-UBND"), "{said}");
    }

    #[test]
    fn more_is_said_on_an_empty_line_and_nonsense_is_no_trouble() {
        let said = talk("n\n\n\n\n0\n99999\n\u{1b}[2J\nzzzzzz\n");
        assert!(said.contains("16. ") && !said.contains('\u{1b}'));
    }
}
