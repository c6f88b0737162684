//! The catalogue tree: folds, names, stated and listed counts, what is late below.

use ratatui::style::Style;

use crate::app::App;
use crate::app::layout::Rect;
use crate::app::screen::Pane;
use crate::text::Words;
use crate::ui::pen::Pen;
use crate::view::name;
use crate::view::place;
use crate::view::tree::{Node, Row};

pub(super) fn draw(app: &App, at: Rect, pen: &mut Pen<'_>) {
    let tree = app.tree();
    if tree.rows().is_empty() {
        super::list::empty(app, Pane::Tree, at, pen);
    }
    let visible = tree.rows().iter().enumerate().skip(tree.cursor().top).take(usize::from(at.height));
    for (y, (place, row)) in (0..).zip(visible) {
        draw_row(app, row, Rect { y: at.y + y, height: 1, ..at }, pen);
        if place == tree.cursor().at && app.focused() == Pane::Tree {
            pen.mark(Rect { y: at.y + y, height: 1, ..at }, 0);
        }
    }
}

fn draw_row(app: &App, row: &Row, at: Rect, pen: &mut Pen<'_>) {
    let signs = pen.theme.signs;
    let sign = match (row.parent, row.open) {
        (true, true) => signs.open,
        (true, false) => signs.folded,
        (false, _) => signs.leaf,
    };
    let counts = counts(row);
    let room = at.width.saturating_sub(pen.width(&counts) + u16::from(!counts.is_empty()));
    let x = pen.put(at, 1 + 2 * row.depth, 0, sign, pen.theme.aside) + 1;
    let style = if row.depth == 0 { pen.theme.title } else { Style::new() };
    let x = pen.put_within(at, x, 0, room.saturating_sub(x), &node_name(app, &row.node), style);
    pen.put_right(at, x.saturating_sub(1), 0, &counts, pen.theme.aside);
    if row.overdue > 0 && x.saturating_sub(1) + pen.width(&counts) < at.width {
        let late = late(row);
        pen.put(at, at.width - pen.width(&counts), 0, &late, pen.theme.overdue);
    }
}

/// `10/11`: listed of stated; `!3`: late below.
fn counts(row: &Row) -> String {
    let listed = row.listed.map_or_else(String::new, |(stated, listed)| match stated {
        Some(stated) => format!("{listed}/{stated}"),
        None => listed.to_string(),
    });
    [late(row), listed].into_iter().filter(|count| !count.is_empty()).collect::<Vec<_>>().join(" ")
}

fn late(row: &Row) -> String {
    if row.overdue > 0 { format!("!{}", row.overdue) } else { String::new() }
}

pub(super) fn node_name(app: &App, node: &Node) -> String {
    match node {
        Node::Place(slug) if slug.is_empty() => app.lang().word("heading-no-place"),
        Node::Place(slug) => place::name(slug, app.lang()),
        Node::Record(id) => {
            app.data().get(id).map_or_else(|| id.to_string(), |it| name::full(it, app.lang()))
        }
    }
}
