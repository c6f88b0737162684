//! `cncl timeline`: the bars of tasks and milestones as plain text, for a pipe or a mail.
//!
//! The same strokes as in the pane, drawn with characters. A date stands beside each bar, because text has no cursor to ask
//! with.

use super::args::Timeline as Args;
use super::session::Session;
use super::style::Tone;
use super::{CliError, Exit, read, views};
use crate::model::date::Span;
use crate::model::{Condition, Date, Now, Record, date, deadline};
use crate::text::{self, Message, Words as _, nearest};
use crate::view::rollup::rollup;
use crate::view::timeline::{self, Bar, Group, GroupKey, Grouping, Item, Part, Scale, Stroke, Tick};
use crate::view::{name, place};

/// Years behind today that are shown unless told, if something late lies there, and years before it.
const YEARS_BACK: i16 = 2;
const YEARS_AHEAD: i16 = 4;

/// The words for `--by`.
const GROUPINGS: [(&str, Grouping); 4] = [
    ("document", Grouping::Document),
    ("lead", Grouping::Lead),
    ("technology", Grouping::Technology),
    ("place", Grouping::Place),
];

/// Columns for a date and the space behind it.
const DATE: usize = 11;
/// Deeper than this nobody can tell apart.
const DEPTH_MAX: usize = 3;

/// The characters that a chart is made of.
struct Signs {
    today: char,
    parts: [(Part, char); 11],
}

const UNICODE: Signs = Signs {
    today: '│',
    parts: [
        (Part::Open, '━'),
        (Part::Done, '█'),
        (Part::Thin, '─'),
        (Part::ThinDone, '▄'),
        (Part::Late, '╍'),
        (Part::Moved, '╌'),
        (Part::Planned, '◇'),
        (Part::Day, '◆'),
        (Part::Standing, '┄'),
        (Part::Before, '‹'),
        (Part::After, '›'),
    ],
};

const ASCII: Signs = Signs {
    today: '|',
    parts: [
        (Part::Open, '='),
        (Part::Done, '#'),
        (Part::Thin, '-'),
        (Part::ThinDone, '+'),
        (Part::Late, '!'),
        (Part::Moved, '_'),
        (Part::Planned, 'o'),
        (Part::Day, '*'),
        (Part::Standing, '.'),
        (Part::Before, '<'),
        (Part::After, '>'),
    ],
};

impl Signs {
    fn of(&self, part: Part) -> char {
        self.parts.iter().find(|(known, _)| *known == part).map_or(' ', |(_, sign)| *sign)
    }
}

/// What a picture is drawn with.
struct Canvas<'a, 's> {
    session: &'a Session<'s>,
    signs: &'static Signs,
    scale: Scale,
    /// Columns for the names.
    names: usize,
}

pub(super) fn run(args: &Args, session: &mut Session<'_>) -> Result<Exit, CliError> {
    let (data, now) = (session.data(), session.settings.now);
    let grouping = grouping(args.by.as_deref())?;
    let (filter, _) = views::narrowed(&args.narrow, session)?;
    let passing = session.passing(&filter)?;
    let keep = |record: &Record| passing.accepts(record);
    let groups = timeline::chart(data, now, grouping, keep);
    let (from, to) = range(args, &groups, now)?;
    let text = Canvas::new(from, to, session).text(&groups);
    if text.is_empty() {
        session.voice.tell(&session.lang.text("timeline-nothing"));
    }
    Ok(write!(session.out, "{text}").map(|()| Exit::Ok)?)
}

fn grouping(word: Option<&str>) -> Result<Grouping, CliError> {
    let Some(word) = word else { return Ok(Grouping::default()) };
    let typed = word.trim().to_ascii_lowercase();
    GROUPINGS.iter().find(|(known, _)| *known == typed).map(|(_, found)| *found).ok_or_else(|| {
        let names = GROUPINGS.map(|(name, _)| name);
        CliError::Usage(
            Message::new("error-timeline-by")
                .with("value", word)
                .with("among", names.join(", "))
                .with_nearest(nearest(word, names)),
        )
    })
}

/// The days that are shown: as told, else from the year of what is late to four years from now.
fn range(args: &Args, groups: &[Group], now: Now) -> Result<(Date, Date), CliError> {
    let first_of = |text: &str| {
        let span = deadline::read_day(text, now.today);
        span.map(Span::start).map_err(|error| CliError::Date { place: "--from", error })
    };
    let to = args.to.as_deref().map(|text| read::last_of("--to", text, now.today)).transpose()?;
    let from = args.from.as_deref().map(first_of).transpose()?;
    let from = from.unwrap_or_else(|| usual_start(groups, now.today).min(to.unwrap_or(now.today)));
    let to = to.unwrap_or_else(|| end_of_year(now.today.year().max(from.year()) + YEARS_AHEAD));
    if to < from {
        let message = Message::new("error-timeline-range");
        return Err(CliError::Usage(message.with("from", date::show(from)).with("to", date::show(to))));
    }
    Ok((from, to))
}

fn usual_start(groups: &[Group], today: Date) -> Date {
    let dues = groups.iter().flat_map(|group| &group.items).filter_map(Item::due);
    let first = dues.min().map_or(today.year(), Date::year);
    let year = first.clamp(today.year().saturating_sub(YEARS_BACK), today.year());
    Date::new(year, 1, 1).unwrap_or(today)
}

fn end_of_year(year: i16) -> Date {
    Date::new(year, 12, 31).unwrap_or(Date::MAX)
}

impl<'a, 's> Canvas<'a, 's> {
    fn new(from: Date, to: Date, session: &'a Session<'s>) -> Self {
        let width = session.style.width;
        let names = (width / 3).clamp(12, 60);
        let chart = width.saturating_sub(names + 1 + DATE).max(8);
        let scale = Scale::between(from, to, u16::try_from(chart).unwrap_or(u16::MAX));
        let signs = if session.style.is_ascii() { &ASCII } else { &UNICODE };
        Self { session, signs, scale, names }
    }

    /// The whole picture; nothing where no record lies in the days shown.
    fn text(&self, groups: &[Group]) -> String {
        let mut lines = Vec::new();
        for group in groups {
            let rows: Vec<String> = group.items.iter().filter_map(|item| self.row(item)).collect();
            if !rows.is_empty() {
                lines.push(self.heading(group, rows.len()));
                lines.extend(rows);
            }
        }
        if lines.is_empty() {
            return String::new();
        }
        let ticks = self.scale.tick_rows();
        let head = [&ticks.upper, &ticks.lower].into_iter().filter(|row| !row.is_empty());
        let head: Vec<String> = head.map(|row| self.tick_line(row)).collect();
        let all = head.into_iter().chain(lines).chain(self.legend());
        all.flat_map(|line| [line.trim_end().to_owned(), "\n".to_owned()]).collect()
    }

    fn tick_line(&self, ticks: &[Tick]) -> String {
        let mut line = vec![' '; usize::from(self.scale.width())];
        for tick in ticks {
            let at = usize::from(tick.column);
            line.iter_mut().skip(at).zip(tick.label.chars()).for_each(|(cell, c)| *cell = c);
        }
        let line = format!("{}{}", " ".repeat(self.names + 1 + DATE), line.into_iter().collect::<String>());
        self.session.style.paint(line.trim_end(), Tone::Faint)
    }

    fn heading(&self, group: &Group, count: usize) -> String {
        let (session, data) = (self.session, self.session.data());
        let label = match &group.key {
            GroupKey::Record(id) => name::brief_of(id, data, session.lang),
            GroupKey::Place(place) => place::name(place, session.lang),
            GroupKey::None(label) => session.lang.word(label),
        };
        let label = session.style.safe(&format!("{label} ({count})"));
        let room = session.style.width;
        session.style.paint(&self.cut(&label, room), Tone::Strong)
    }

    /// The line of a record; `None` if nothing of it lies in the days shown.
    fn row(&self, item: &Item) -> Option<String> {
        let (style, now, data) = (&self.session.style, self.session.settings.now, self.session.data());
        let record = data.get(&item.id)?;
        let parts = rollup(&item.id, data, now);
        let bar = timeline::bar(record, parts, data, now)?;
        let strokes = self.scale.strokes(&bar);
        if strokes.iter().all(|stroke| matches!(stroke.part, Part::Before | Part::After)) {
            return None;
        }
        let indent = " ".repeat(1 + usize::from(item.depth).min(DEPTH_MAX));
        let parts = parts.map_or_else(String::new, |parts| format!(" {}/{}", parts.done, parts.total));
        let room = self.names.saturating_sub(parts.len());
        let title = self.cut(&style.safe(&format!("{indent}{}", record.title())), room);
        let title = format!("{}{parts}", text::pad(&title, room));
        let tone = if bar.condition == Condition::Overdue { Tone::Alert } else { Tone::Plain };
        let day = style.paint(&text::pad(&ending(&bar), DATE - 1), tone);
        Some(format!("{title} {day} {}", self.bar(&strokes, now.today)))
    }

    fn cut(&self, text: &str, room: usize) -> String {
        self.session.style.wrap(text, room, 1).pop().unwrap_or_default()
    }

    fn bar(&self, strokes: &[Stroke], today: Date) -> String {
        let mut cells = vec![' '; usize::from(self.scale.width())];
        let today = self.scale.column(today).map(usize::from);
        if let Some(cell) = today.and_then(|column| cells.get_mut(column)) {
            *cell = self.signs.today;
        }
        for stroke in strokes {
            let shows_today = stroke.part.shows_today();
            let columns = usize::from(stroke.first)..=usize::from(stroke.last);
            for column in columns.filter(|column| !shows_today || Some(*column) != today) {
                if let Some(cell) = cells.get_mut(column) {
                    *cell = self.signs.of(stroke.part);
                }
            }
        }
        cells.into_iter().collect()
    }

    /// What the signs mean, in as many lines as it takes.
    fn legend(&self) -> Vec<String> {
        let sign = |part| self.signs.of(part).to_string();
        let (open, done, late) = (sign(Part::Open), sign(Part::Done), sign(Part::Late));
        let thin = sign(Part::Thin);
        let (day, planned, standing) = (sign(Part::Day), sign(Part::Planned), sign(Part::Standing));
        let today = self.signs.today.to_string();
        let values = [
            ("open", (&open).into()),
            ("done", (&done).into()),
            ("thin", (&thin).into()),
            ("late", (&late).into()),
            ("day", (&day).into()),
            ("planned", (&planned).into()),
            ("standing", (&standing).into()),
            ("today", (&today).into()),
        ];
        let style = &self.session.style;
        let said = style.safe(&self.session.lang.with("timeline-legend", &values));
        let lines = style.wrap(&said, style.width, usize::MAX);
        lines.iter().map(|line| style.paint(line, Tone::Faint)).collect()
    }
}

/// The end in figures: the day where one is named, else the month or the year that it is the end of.
fn ending(bar: &Bar) -> String {
    match bar.end {
        Some(end) if bar.on_day => date::show(end),
        Some(end) if end == end.last_of_year() => end.year().to_string(),
        Some(end) if end == end.last_of_month() => format!("{}/{}", end.month(), end.year()),
        Some(end) => date::show(end),
        None => String::new(),
    }
}
