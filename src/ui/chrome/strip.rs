//! What is told of the row at hand below the panes: its whole title, how it stands, and the sentence it rests on.

use ratatui::style::Style;

use crate::app::App;
use crate::app::desk::Subject;
use crate::app::layout::{Layout, Rect};
use crate::app::screen::Pane;
use crate::model::{Condition, Record};
use crate::text::Words;
use crate::ui::pane;
use crate::ui::pen::Pen;
use crate::view::facts::facts;
use crate::view::tree::{Node, Row};
use crate::view::{name, place};

/// What is told, below a rule.
pub(in crate::ui) fn draw(app: &App, layout: &Layout, pen: &mut Pen<'_>) {
    let Some(at) = layout.strip else { return };
    let (sign, line) = (pen.theme.signs.horizontal, pen.theme.line);
    pen.rule(at, 0, 0, sign, line);
    let told = at.below_title();
    match app.told() {
        Subject::Record(id) => {
            if let Some(record) = app.data().get(id) {
                of_record(app, record, told, pen);
            }
        }
        Subject::Place(slug) => of_place(app, slug, told, pen),
        Subject::Group(_) => pane::summary_strip(app, at, pen),
        Subject::Nothing => {}
    }
}

/// A line behind a sign in its first column.
type Line = ((&'static str, Style), String, Style);

/// A record: the title first and whole as far as there is room, then one line at least for how it stands; what is left for
/// its sentence, and where it has none, for what else is known.
fn of_record(app: &App, record: &Record, at: Rect, pen: &mut Pen<'_>) {
    let (lang, rows) = (app.lang(), usize::from(at.height));
    let width = at.width.saturating_sub(2);
    let title = name::apart(record, app.data(), lang);
    let title = pen.wrapped(&title, width, rows.saturating_sub(1).max(1));
    let condition = app.now().condition(record).unwrap_or(Condition::Undated);
    let mut said = facts(record, app.data(), app.now(), app.projection().rollup(&record.id), lang);
    let begins = if app.layout().shows(Pane::Timeline) {
        pane::timeline::inferred_start(app, record)
    } else {
        String::new()
    };
    let meaning = below(app, &Node::Record(record.id.clone())).into_iter().chain(column(app)).chain([begins]);
    let meaning: Vec<String> = meaning.filter(|said| !said.is_empty()).collect();
    let plain = ("", Style::new());
    let mut lines: Vec<Line> = title.into_iter().map(|line| (plain, line, pen.theme.title)).collect();
    // The sentence has a line, if all else has.
    let left = rows.saturating_sub(lines.len());
    let most = if record.head.quote.is_empty() { left } else { left.saturating_sub(1).max(1) };
    let dot = format!(" {} ", pen.theme.signs.dot);
    let joined = |said: &[String]| [said, &meaning].concat().join(&dot);
    while said.len() > 1 && pen.wrapped(&joined(&said), width, most + 1).len() > most {
        said.pop();
    }
    let facts = pen.wrapped(&joined(&said), width, most);
    let sign = (pen.theme.sign(condition), pen.theme.condition(condition));
    let signs = std::iter::once(sign).chain(std::iter::repeat(plain));
    lines.extend(facts.into_iter().zip(signs).map(|(line, sign)| (sign, line, Style::new())));
    if !record.head.quote.is_empty() {
        let left = rows.saturating_sub(lines.len());
        let quote = pen.wrapped(&format!("“{}”", record.head.quote), width, left);
        lines.extend(quote.into_iter().map(|line| (plain, line, pen.theme.quote)));
    }
    if lines.len() < rows {
        lines.extend(more(app, record, width, rows - lines.len(), pen));
    }
    for (y, (sign, line, style)) in (0..at.height).zip(lines) {
        pen.put(at, 0, y, sign.0, sign.1);
        pen.put(at, 1, y, &line, style);
    }
}

/// The fields that the first lines say.
const SAID: [&str; 5] = ["deadline", "lead", "document", "quote", "certainty"];

/// What else is known of a record: its fields in the order of its detail, but for what the lines above say already.
fn more(app: &App, record: &Record, width: u16, rows: usize, pen: &Pen<'_>) -> Vec<Line> {
    let lines = app.sheet(&record.id);
    let known = SAID.map(|field| app.lang().name_of("field", field));
    let fields = lines.iter().filter(|line| !line.label.is_empty() && !line.text.is_empty());
    let fields = fields.filter(|line| !known.contains(&line.label));
    let said: Vec<String> = fields.map(|line| format!("{}: {}", line.label, line.text)).collect();
    let dot = format!(" {} ", pen.theme.signs.dot);
    let lines = pen.wrapped(&said.join(&dot), width, rows);
    lines.into_iter().map(|line| (("", Style::new()), line, pen.theme.aside)).collect()
}

/// What the signs in a row of the tree mean.
fn below(app: &App, node: &Node) -> Vec<String> {
    if app.focused() != Pane::Tree {
        return Vec::new();
    }
    app.tree().row().filter(|row| row.node == *node).map_or_else(Vec::new, |row| counts(row, app))
}

fn counts(row: &Row, app: &App) -> Vec<String> {
    let lang = app.lang();
    let listed = row.listed.map(|(stated, listed)| match stated {
        Some(stated) => {
            let counts = [("listed", listed.into()), ("stated", stated.into())];
            lang.with("tree-listed-of", &counts)
        }
        None => lang.with("tree-listed", &[("listed", listed.into())]),
    });
    let due = (row.pending > 0).then(|| {
        let counts = [("overdue", row.overdue.into()), ("pending", row.pending.into())];
        lang.with("tree-due", &counts)
    });
    listed.into_iter().chain(due).collect()
}

/// What the counts above a column of the board mean.
fn column(app: &App) -> Option<String> {
    let board = app.board();
    let column = board.columns().get(board.column()).filter(|_| app.focused() == Pane::Board)?;
    let status = app.lang().word(&format!("status-{}", column.status.word()));
    let counts = [
        ("status", (&status).into()),
        ("n", column.tally.cards.into()),
        ("late", column.tally.overdue.into()),
        ("soon", column.tally.soon.into()),
    ];
    Some(app.lang().with("board-column", &counts))
}

/// A place in the tree: its name, and what its signs mean.
pub(in crate::ui) fn of_place(app: &App, slug: &str, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let name = if slug.is_empty() { lang.word("heading-no-place") } else { place::name(slug, lang) };
    pen.put(at, 1, 0, &name, pen.theme.title);
    let said = below(app, &Node::Place(slug.into()));
    let dot = format!(" {} ", pen.theme.signs.dot);
    let text = if said.is_empty() { lang.word("tree-place") } else { said.join(&dot) };
    for (y, line) in
        (1..at.height).zip(pen.wrapped(&text, at.width.saturating_sub(2), usize::from(at.height)))
    {
        pen.put(at, 1, y, &line, Style::new());
    }
}
