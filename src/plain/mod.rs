//! The program for screen readers and for terminals that cannot draw: numbered lines, one question at a time. The third
//! front end, beside the screen and the command line.
//!
//! A number opens, a word searches, a letter goes to a list or changes the open record (see `edit`), an empty line shows
//! more. No cursor is moved and nothing is drawn over; what was said stays said.

mod edit;

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use crate::lang::Lang;
use crate::model::holidays::Holidays;
use crate::model::input;
use crate::model::{Dataset, Date, Id, Kind, Now, Record, Sources, date};
use crate::search::{Abbreviations, Engine, Question};
use crate::store::Edits;
use crate::text::{Message, Words as _, ascii, clean};
use crate::view::{agenda, documents, name, sheet, timeline};

use edit::Asked;

/// Lines that are said at once.
const PAGE: usize = 15;

/// A list that is read out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Due,
    Technologies,
    Timeline,
    Tasks,
    Targets,
    Documents,
}

/// The lists, with the letter that goes to each.
const LISTS: [(List, &str); 6] = [
    (List::Due, "v"),
    (List::Technologies, "d"),
    (List::Timeline, "t"),
    (List::Tasks, "n"),
    (List::Targets, "c"),
    (List::Documents, "b"),
];

/// What the conversation needs beside the store.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What the words of a search may stand for.
    pub abbreviations: &'a Abbreviations,
    /// The words.
    pub lang: &'a Lang,
    /// The day.
    pub now: Now,
    /// The day that was asked for with `--today`: notes are made on it.
    pub asked_day: Option<Date>,
    /// The days on which nobody works.
    pub holidays: &'a Holidays,
    /// The agency of whoever asks, by any of its names.
    pub agency: &'a str,
    /// Whether the terminal has no UTF-8.
    pub ascii: bool,
    /// Whether nothing may be changed.
    pub read_only: bool,
}

/// The conversation.
pub struct Plain<'a, S> {
    store: S,
    sources: Arc<Sources>,
    /// The records as they were at the last look.
    data: Arc<Dataset>,
    /// The search over the same data, once somebody searched.
    engine: Option<Engine>,
    setting: Setting<'a>,
    /// The place of their agency.
    home: String,
    /// The record that was opened last.
    open: Option<Id>,
}

/// A list that is being read out.
struct Reading {
    ids: Vec<Id>,
    from: usize,
}

impl<'a, S: Edits> Plain<'a, S> {
    /// A conversation about the records of a store.
    pub fn new(store: S, sources: Arc<Sources>, setting: Setting<'a>) -> Self {
        let data = store.shared(&sources);
        let home = input::home(setting.agency, &data);
        Self { store, sources, data, engine: None, setting, home, open: None }
    }

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
            } else if edit::is_edit(answer) {
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

    /// Takes in what others did since the last look.
    fn look(&mut self, out: &mut impl Write) -> io::Result<()> {
        match self.store.refresh() {
            Ok(found) if found.changed.is_empty() => Ok(()),
            Ok(_) => {
                self.take_data();
                Ok(())
            }
            Err(error) => self.say(&self.setting.lang.tell(&error.message()), out),
        }
    }

    /// Takes in the records as the store has them now; how they were before.
    fn take_data(&mut self) -> Arc<Dataset> {
        let newer = self.store.shared(&self.sources);
        let before = std::mem::replace(&mut self.data, newer);
        if let Some(engine) = &mut self.engine {
            engine.update(&before, &self.data);
        }
        before
    }

    fn list(&self, list: List) -> Reading {
        let (data, now) = (&self.data, self.setting.now);
        let all = |_: &Record| true;
        let ids = match list {
            List::Due => agenda::open(data, now, all).map(|line| line.id).collect(),
            List::Timeline => {
                let groups = timeline::chart(data, now, timeline::Grouping::default(), all);
                groups.into_iter().flat_map(|group| group.items).map(|item| item.id).collect()
            }
            List::Documents => documents::newest_first(data, all).map(|record| record.id.clone()).collect(),
            List::Technologies => self.of(Kind::Technology),
            List::Tasks => self.of(Kind::Task),
            List::Targets => self.of(Kind::Target),
        };
        Reading { ids, from: 0 }
    }

    fn of(&self, kind: Kind) -> Vec<Id> {
        self.data.of(kind).map(|record| record.id.clone()).collect()
    }

    fn search(&mut self, query: &str) -> Reading {
        let question = Question { text: query, kinds: &[], limit: 50 };
        let now = self.setting.now;
        let engine = self.engine.get_or_insert_with(|| Engine::new(&self.data, now));
        // What cannot be read as a query finds nothing, and that is said.
        let answer = engine.answer(&self.data, question, self.setting.abbreviations).unwrap_or_default();
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
            let Setting { now, lang, holidays, .. } = self.setting;
            sheet::sheet(record, &self.data, now, lang, holidays)
        })
    }

    fn tell(&self, reading: &Reading, out: &mut impl Write) -> io::Result<()> {
        if reading.ids.is_empty() {
            self.say(&self.setting.lang.word("plain-nothing"), out)?;
        }
        let shown = reading.ids.iter().enumerate().skip(reading.from).take(PAGE);
        for (place, record) in shown.filter_map(|(place, id)| Some((place, self.data.get(id)?))) {
            self.say(&format!("{}. {}", place + 1, self.line(record)), out)?;
        }
        let more = reading.ids.len().saturating_sub(reading.from + PAGE);
        if more > 0 {
            self.say(&self.setting.lang.with("plain-more", &[("n", more.into())]), out)?;
        }
        self.say(&self.setting.lang.word("plain-ask"), out)?;
        out.flush()
    }

    /// What a record is, when it is due and who leads, in one line.
    fn line(&self, record: &Record) -> String {
        let mut parts = vec![name::full(record, self.setting.lang)];
        if let Some(day) = self.setting.now.last_day(record) {
            parts.push(date::show(day));
        }
        if let Some(days) = self.setting.now.days_left(record) {
            parts.push(self.setting.lang.countdown(days));
        }
        if record.as_task().is_some() {
            parts.push(name::leads(record, &self.data, self.setting.lang));
        }
        parts.join(". ")
    }

    fn tell_record(&self, id: &Id, out: &mut impl Write) -> io::Result<()> {
        if let Some(record) = self.data.get(id) {
            self.say(&name::full(record, self.setting.lang), out)?;
        }
        for line in self.sheet(id) {
            let label = if line.label.is_empty() { String::new() } else { format!("{}: ", line.label) };
            self.say(&format!("{label}{}", line.text), out)?;
        }
        if !self.setting.read_only && self.data.get(id).is_some_and(|record| record.as_task().is_some()) {
            self.say(&self.setting.lang.word("plain-edits"), out)?;
        }
        Ok(())
    }

    fn say_message(&self, message: &Message, out: &mut impl Write) -> io::Result<()> {
        self.say(&self.setting.lang.tell(message), out)
    }

    fn say(&self, text: &str, out: &mut impl Write) -> io::Result<()> {
        let safe = clean(text);
        if self.setting.ascii { writeln!(out, "{}", ascii(&safe)) } else { writeln!(out, "{safe}") }
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
    use crate::model::Status;
    use crate::store::{MemoryLog, MemoryStore, Who, builtin};

    fn talk(answers: &str) -> String {
        converse(answers, false).0
    }

    /// What was said, and the records afterwards.
    fn converse(answers: &str, read_only: bool) -> (String, Dataset) {
        heard(answers.as_bytes(), read_only)
    }

    fn heard(answers: &[u8], read_only: bool) -> (String, Dataset) {
        let data = builtin::dataset().expect("built in");
        let (lang, abbreviations) = (Lang::new(Language::Vietnamese), Abbreviations::default());
        let now = Now::new(jiff::civil::date(2026, 11, 22));
        let holidays = Holidays::default();
        let who = Who { by: "an".into(), site: "test".into() };
        let store = MemoryStore::new(data, MemoryLog::default(), who);
        let setting = Setting {
            abbreviations: &abbreviations,
            lang: &lang,
            now,
            asked_day: Some(now.today),
            holidays: &holidays,
            agency: "",
            ascii: false,
            read_only,
        };
        let mut plain = Plain::new(store, Arc::default(), setting);
        let mut out = Vec::new();
        plain.run(answers, &mut out).expect("talks");
        let data = plain.store.data().clone();
        (String::from_utf8(out).expect("UTF-8"), data)
    }

    /// The task that the first line of the conversation names.
    fn first(data: &Dataset) -> &Record {
        data.of(Kind::Task).find(|task| task.title().starts_with("Hình thành các nhóm")).expect("built in")
    }

    #[test]
    fn the_state_of_the_open_task_changes_and_one_letter_takes_it_back() {
        let (said, data) = converse("1\ns\n3\n", false);
        assert!(said.contains("3. Đang thực hiện") && said.contains("Đã lưu"), "{said}");
        assert_eq!(first(&data).as_task().map(|task| task.status), Some(Status::Doing));
        let (said, data) = converse("1\ns\n3\nu\n", false);
        assert!(said.contains("Hoàn tác"), "{said}");
        assert_eq!(first(&data).as_task().map(|task| task.status), Some(Status::Unknown));
    }

    #[test]
    fn what_is_not_utf_8_is_said_so_and_the_question_still_stands() {
        let (said, data) = heard(b"1\ng\n\xe3\xf4\nxong\n", false);
        assert!(said.contains("UTF-8"), "{said}");
        let note = first(&data).head.notes.last().map(|note| note.text.to_string());
        assert_eq!(note.as_deref(), Some("xong"), "{said}");
    }

    #[test]
    fn a_deadline_and_progress_are_read_and_refused_as_on_the_screen() {
        let (said, data) = converse("1\nh\n31/2/2027\n30/6/2027\np\n150 %\n40\n", false);
        assert!(said.contains("tháng 2") || said.contains("28"), "{said}");
        assert!(said.contains("từ 0 đến 100"), "{said}");
        assert!(said.contains("30/06/2027"), "the reading is echoed: {said}");
        let task = first(&data);
        assert_eq!(task.as_task().and_then(|task| task.progress), Some(40));
        assert_eq!(Now::new(jiff::civil::date(2026, 11, 22)).last_day(task), "2027-06-30".parse().ok());
    }

    #[test]
    fn a_deadline_that_reads_gives_way_to_words_that_do_not_only_after_a_question() {
        let (said, data) = converse("1\nh\n30/6/2027\nh\nkhi nào xong\n\n", false);
        assert!(said.contains("mất thời hạn “30/6/2027”"), "{said}");
        assert_eq!(first(&data).deadline().map(|it| it.text.to_string()).as_deref(), Some("30/6/2027"));
        let (said, data) = converse("1\nh\n30/6/2027\nh\nkhi nào xong\n31/7/2027\n", false);
        assert_eq!(
            first(&data).deadline().map(|it| it.text.to_string()).as_deref(),
            Some("31/7/2027"),
            "{said}"
        );
        let (said, data) = converse("1\nh\n30/6/2027\nh\nkhi nào xong\nc\n", false);
        assert_eq!(
            first(&data).deadline().map(|it| it.text.to_string()).as_deref(),
            Some("khi nào xong"),
            "{said}"
        );
    }

    #[test]
    fn a_note_is_signed_and_what_is_finished_has_its_result_and_its_day() {
        let (said, data) = converse("1\ng\nđã gọi sở\nx\nđã trình\n31/12/2026\n20/11/2026\n", false);
        let task = first(&data);
        assert_eq!(
            task.head.notes.last().map(|note| (&*note.text, &*note.by)),
            Some(("đã gọi sở", "an")),
            "{said}"
        );
        assert!(said.contains("sau hôm nay"), "a day to come is refused: {said}");
        let done = task.as_task().map(|task| (task.status, &*task.result));
        assert_eq!((done, task.done_on()), (Some((Status::Done, "đã trình")), "2026-11-20".parse().ok()));
    }

    #[test]
    fn what_waits_for_approval_goes_back_for_a_reason() {
        let (said, data) = converse("1\ns\n4\ns\n3\n\nthiếu phụ lục\n", false);
        assert!(said.contains("Ghi lý do"), "{said}");
        let task = first(&data);
        assert_eq!(task.as_task().map(|task| task.status), Some(Status::Doing));
        assert_eq!(task.head.notes.last().map(|note| &*note.text), Some("Thực hiện lại: thiếu phụ lục"));
    }

    #[test]
    fn a_dot_leaves_a_question_and_nothing_changes() {
        let (said, data) = converse("1\ns\n.\nh\n.\nh\n\nx\n.\nx\nkết quả\n.\ng\n.\n", false);
        assert_eq!(said.matches("không đổi gì").count(), 6, "{said}");
        assert!(data.iter().eq(builtin::dataset().expect("built in").iter()));
    }

    #[test]
    fn without_an_open_task_and_where_nothing_may_be_changed_that_is_said() {
        assert!(converse("s\n", false).0.contains("mở một việc trước"));
        assert!(converse("1\ns\nu\n", true).0.matches("Kho chỉ đọc").count() == 2);
        let said = converse("b\n1\ns\nh\n", false).0;
        assert!(said.contains("không phải nhiệm vụ") || said.contains("nhiệm vụ"), "{said}");
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
