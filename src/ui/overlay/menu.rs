//! The menu of states or of fields, the one at hand marked.

use std::sync::Arc;

use ratatui::style::Style;

use super::Draw;
use super::about::{about, named, with_parts};
use crate::app::App;
use crate::app::layout::Rect;
use crate::app::overlay::menu::{Items, Menu};
use crate::model::spec::{self, Spec};
use crate::model::{Record, Status};
use crate::text::Words;
use crate::ui::pen::Pen;

impl Draw for Menu {
    fn draw(&self, app: &App, at: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
        menu(app, self, at, pen);
        None
    }

    fn title(&self, app: &App) -> String {
        title(app, self)
    }
}

/// The same with how far its parts are, finished or not: it matters to whoever chooses a state.
fn about_state(app: &App, seen: &[Arc<Record>]) -> String {
    match seen {
        [one] => match app.projection().rollup(&one.id) {
            Some(parts) => with_parts(app, one, parts),
            None => named(app, one),
        },
        _ => about(app, seen),
    }
}

fn title(app: &App, menu: &Menu) -> String {
    app.lang().word(match menu.items() {
        Items::States => "title-status",
        Items::Fields => "title-bulk",
    })
}

/// What is chosen for, and the states or fields, the one at hand marked.
fn menu(app: &App, menu: &Menu, at: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang();
    let (about, items): (_, Vec<String>) = match menu.items() {
        Items::States => {
            let name = |status: &Status| lang.word(&format!("status-{}", status.word()));
            (about_state(app, &menu.seen), Status::ALL.iter().map(name).collect())
        }
        Items::Fields => {
            let name = |spec: &&Spec| lang.name_of("field", spec.name);
            (about(app, &menu.seen), spec::bulk().iter().map(name).collect())
        }
    };
    pen.put_within(at, 1, 0, at.width.saturating_sub(2), &about, pen.theme.title);
    let current = menu.seen.first().and_then(|record| record.as_task()).map(|task| task.status as usize);
    let current = current.filter(|_| menu.items() == Items::States && menu.seen.len() == 1);
    for (y, (place, name)) in (1..at.height).zip(items.iter().enumerate().skip(menu.cursor().top)) {
        let style = if current == Some(place) { pen.theme.title } else { Style::new() };
        pen.put(at, 2, y, name, style);
        if place == menu.cursor().at {
            pen.mark(at, y);
        }
    }
}
