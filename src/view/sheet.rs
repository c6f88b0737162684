//! The lines of a record in words: what the detail shows and what `show` prints.

use super::countdown::countdown;
use super::detail::{Line, Shown, detail};
use super::gauge::{Counted, wanted};
pub use super::line::{SheetLine, Tone};
use super::links::{self, Extent};
use super::place;
use super::rollup::rollup;
use super::{name, target, working};
use crate::model::holidays::Holidays;
use crate::model::{Condition, Dataset, DocumentStatus, Id, Now, Record, date};
use crate::text::Words;

/// What is known beside the records.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// What was counted for a target that is bound to a filter.
    pub counted: Option<&'a Counted>,
    /// The days on which nobody works.
    pub holidays: Option<&'a Holidays>,
    /// How much of long lists is shown.
    pub extent: Extent,
}

/// Every line of a record. A target that is bound to a filter is counted for it.
pub fn sheet(
    record: &Record,
    data: &Dataset,
    now: Now,
    words: &dyn Words,
    holidays: &Holidays,
) -> Vec<SheetLine> {
    let counted = target::count(record, data, now);
    let beside = Beside { counted: counted.as_ref(), holidays: Some(holidays), extent: Extent::Listed };
    sheet_with(record, data, now, words, beside)
}

/// The same with what was reckoned before.
pub fn sheet_with(
    record: &Record,
    data: &Dataset,
    now: Now,
    words: &dyn Words,
    beside: Beside<'_>,
) -> Vec<SheetLine> {
    let mut lines: Vec<SheetLine> = parts(record, data, now, words).into_iter().collect();
    let mut measured = record.as_target().map(|target| target::measurements(target, words));
    lines.extend(original(record, words));
    let mut shown = links::folded(detail(record, data, now), beside.extent, data, now);
    if beside.extent != Extent::Listed {
        let parts = links::take_parts(&mut shown);
        for part in &parts {
            lines.extend(in_words(part, record, data, words));
            if let (Shown::Link(id), Some(told)) = (&part.value, lines.last_mut()) {
                tell_part(told, id, record, (data, now), words);
            }
        }
    }
    // It stands above already.
    let is_header = |line: &Line| line.label == "title_en" && name::title(record, words) != record.title();
    for line in shown.iter().filter(|line| !is_header(line)) {
        if matches!(line.value, Shown::Heading) {
            lines.extend(measured.take().into_iter().flatten());
        }
        lines.extend(in_words(line, record, data, words));
        if let (Shown::Deadline { last_day: Some(last), days_left: Some(left), .. }, Some(holidays)) =
            (&line.value, beside.holidays)
            && let Some(told) = lines.last_mut()
            && let Some(working) = working::until(*last, *left, now.today, holidays, words)
        {
            told.text = format!("{} ({working})", told.text);
        }
        if matches!(line.value, Shown::Wanted) {
            lines.extend(target::standing(record, data, now, beside.counted, words));
        }
    }
    lines.extend(measured.into_iter().flatten());
    lines
}

/// The title of the source, where the reader has another one above.
fn original(record: &Record, words: &dyn Words) -> Option<SheetLine> {
    let title = record.title();
    (name::title(record, words) != title).then(|| SheetLine {
        label: words.word("field-title"),
        text: title.to_owned(),
        link: None,
        tone: Tone::Plain,
    })
}

/// One part of a duty among the others: who leads it, for it has the title of the duty as a rule, and how it stands.
fn tell_part(told: &mut SheetLine, id: &Id, duty: &Record, (data, now): (&Dataset, Now), words: &dyn Words) {
    let Some(part) = data.get(id) else { return };
    if part.title() == duty.title() && !part.lead().is_empty() {
        told.text = name::leads(part, data, words);
    }
    let Some(condition) = now.condition(part) else { return };
    told.text = format!("{} · {}", told.text, countdown(part, now, words));
    if condition == Condition::Overdue {
        told.tone = Tone::Alert;
    }
}

/// How far the parts of a task are, where it has any.
fn parts(record: &Record, data: &Dataset, now: Now, words: &dyn Words) -> Option<SheetLine> {
    rollup(&record.id, data, now).map(|rollup| SheetLine {
        label: words.word("field-parts"),
        text: rollup.said(record, words),
        link: None,
        tone: if rollup.overdue > 0 { Tone::Alert } else { Tone::Plain },
    })
}

/// Căn cứ: the sentence, the document and clause, the document above it, and whether it is in force.
pub fn basis(record: &Record, data: &Dataset, now: Now, words: &dyn Words) -> Vec<SheetLine> {
    let asked = ["quote", "source", "certainty", "clause"];
    let mut lines: Vec<SheetLine> = detail(record, data, now)
        .iter()
        .filter(|line| asked.contains(&line.label.as_str()))
        .flat_map(|line| in_words(line, record, data, words))
        .collect();
    if record.as_document().is_some() {
        lines.push(in_force(record, now, words));
    }
    let mut current = above(record).and_then(|id| data.get(id)).or_else(|| data.document_of(record));
    // A chain of documents is short; a longer one is a circle.
    for _ in 0..5 {
        let Some(document) = current else { break };
        lines.push(link(words.word("field-document"), &document.id, data, words));
        lines.push(in_force(document, now, words));
        current = above(document).and_then(|id| data.get(id));
    }
    lines
}

/// The document that a document rests on.
fn above(record: &Record) -> Option<&Id> {
    let document = record.as_document()?;
    document.implements.first().or_else(|| document.based_on.first())
}

/// Whether a document is in force on the day, as far as anybody said.
fn in_force(record: &Record, now: Now, words: &dyn Words) -> SheetLine {
    let id = record.as_document().map_or("force-unknown", |document| {
        let begun = document.in_force_from.map(|from| from <= now.today);
        let ended = document.in_force_to.is_some_and(|to| to < now.today);
        match (document.status, begun) {
            (Some(DocumentStatus::Draft), _) => "force-draft",
            (Some(DocumentStatus::Expired), _) => "force-ended",
            _ if ended => "force-ended",
            (Some(DocumentStatus::Pending), _) | (_, Some(false)) => "force-pending",
            (Some(DocumentStatus::InForce), _) | (_, Some(true)) => "force-now",
            _ => "force-unknown",
        }
    });
    SheetLine { label: words.word("field-force-today"), text: words.word(id), link: None, tone: Tone::Plain }
}

fn link(label: String, id: &Id, data: &Dataset, words: &dyn Words) -> SheetLine {
    let text = data.get(id).map_or_else(|| id.to_string(), |record| name::apart(record, data, words));
    SheetLine { label, text, link: Some(id.clone()), tone: Tone::Plain }
}

/// A line in words, followed by what it was inferred from.
fn in_words(line: &Line, record: &Record, data: &Dataset, words: &dyn Words) -> Vec<SheetLine> {
    let label = label(&line.label, words);
    let plain = |text: String| SheetLine { label: label.clone(), text, link: None, tone: Tone::Plain };
    let mut lines = match &line.value {
        Shown::Heading => {
            let text = words.word(&format!("part-{}", line.label));
            vec![SheetLine { label: String::new(), text, link: None, tone: Tone::Heading }]
        }
        Shown::Text(text) => vec![plain(text.clone())],
        Shown::Place(id) => vec![plain(place::name(id, words))],
        Shown::Word(id) => vec![plain(word(id, words))],
        Shown::Count(id, n) => vec![plain(words.say(id, &[("n", (*n).into())]))],
        Shown::Link(id) => vec![link(label.clone(), id, data, words)],
        Shown::Rest(n) => {
            let text = words.say("links-rest", &[("n", (*n).into())]);
            vec![SheetLine { tone: Tone::Rest, ..plain(text) }]
        }
        Shown::Wanted => {
            vec![plain(record.as_target().map_or_else(String::new, |target| wanted(target, words)))]
        }
        Shown::Day(day) => vec![plain(date::show(*day))],
        Shown::Quote(quote) => vec![SheetLine { tone: Tone::Quote, ..plain(format!("“{quote}”")) }],
        Shown::Deadline { .. } => deadline(&line.value, &label, words),
        Shown::Note { text, quote, by } => note(text, quote, by),
    };
    if let Some(why) = &line.inferred {
        let text = words.say("inferred-from", &[("why", (&**why).into())]);
        lines.push(SheetLine { label: String::new(), text, link: None, tone: Tone::Aside });
    }
    lines
}

fn label(name: &str, words: &dyn Words) -> String {
    let id = if name.starts_with("kind-") { name.to_owned() } else { format!("field-{name}") };
    if words.knows(&id) { words.word(&id) } else { name.to_owned() }
}

/// A word of a vocabulary; one that a newer version wrote is shown as it is.
fn word(id: &str, words: &dyn Words) -> String {
    if words.knows(id) { words.word(id) } else { id.split_once('-').map_or(id, |(_, word)| word).to_owned() }
}

fn deadline(value: &Shown, label: &str, words: &dyn Words) -> Vec<SheetLine> {
    let Shown::Deadline { text, last_day, days_left, year_inferred, condition } = value else {
        return Vec::new();
    };
    let mut parts = vec![text.to_string()];
    if let Some(day) = last_day {
        let day = date::show(*day);
        let id = if *year_inferred { "last-day-year-inferred" } else { "last-day" };
        parts.push(words.say(id, &[("day", (&day).into())]));
    }
    let late = *condition == Some("overdue");
    match (days_left, condition) {
        (Some(days), Some("overdue" | "soon" | "open")) => parts.push(words.countdown(*days)),
        (_, Some(condition)) => parts.push(words.word(&format!("state-{condition}"))),
        _ => {}
    }
    let tone = if late { Tone::Alert } else { Tone::Plain };
    vec![SheetLine { label: label.to_owned(), text: parts.join(" · "), link: None, tone }]
}

fn note(text: &str, quote: &str, by: &str) -> Vec<SheetLine> {
    let said = if by.is_empty() { text.to_owned() } else { format!("{text} ({by})") };
    let mut lines =
        vec![SheetLine { label: String::new(), text: format!("• {said}"), link: None, tone: Tone::Plain }];
    if !quote.is_empty() {
        let text = format!("“{quote}”");
        lines.push(SheetLine { label: String::new(), text, link: None, tone: Tone::Quote });
    }
    lines
}
