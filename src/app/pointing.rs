//! What the mouse points at, and what follows: a press does what a tab or a key of the bar stands for, or selects a row; a
//! second one opens what the first selected; the wheel moves the rows below it.
//!
//! Deliberately careful: where text is typed, a press beside the keys of the bar leaves what is typed alone, and the second press
//! of a double one acts on rows only, as another key may stand where the first one stood.

use super::action::{Action, row_in};
use super::key_bar::key_bar;
use super::mouse::{Gesture, Mouse};
use super::projection::Typed;
use super::screen::Pane;
use super::waiting::is_about_rows;
use super::{App, Outcome, tabs};

/// Lines that a notch of the wheel moves.
const NOTCH: i16 = 3;

/// Takes what the mouse did.
pub(super) fn take(app: &mut App, mouse: Mouse) -> Outcome {
    match mouse.gesture {
        Gesture::Press => press(app, mouse),
        Gesture::DoublePress => open(app, mouse),
        Gesture::WheelUp => wheel(app, mouse, -NOTCH),
        Gesture::WheelDown => wheel(app, mouse, NOTCH),
    }
}

fn press(app: &mut App, mouse: Mouse) -> Outcome {
    app.desk.pressed = None;
    // A sequence of keys is broken off, but the bar says how it may go on.
    let action = action_at(app, mouse);
    app.keys.take_pending();
    match action {
        Some(action) => act(app, action, mouse),
        None if app.overlays().is_empty() => press_in_pane(app, mouse),
        None => press_in_layer(app, mouse),
    }
}

/// The action that a tab or a key of the bar stands for; only one that has its key here.
fn action_at(app: &App, mouse: Mouse) -> Option<Action> {
    let of_tab = tabs::action_at(app, mouse.x, mouse.y);
    let of_key = || key_bar(app, app.desk.ascii)?.action_at(mouse.x, mouse.y);
    of_tab.or_else(of_key).filter(|action| row_in(*action, app.context()).is_some())
}

/// Does an action as if its key had been pressed.
fn act(app: &mut App, action: Action, mouse: Mouse) -> Outcome {
    if is_about_rows(action) && app.waits() {
        return hold(app, mouse);
    }
    let outcome = app.act(app.context(), action);
    app.reveal();
    outcome
}

fn hold(app: &mut App, mouse: Mouse) -> Outcome {
    app.projection.hold([Typed::Mouse(mouse)]);
    Outcome::drawn()
}

/// Gives the keys to the pane, and selects the row there.
fn press_in_pane(app: &mut App, mouse: Mouse) -> Outcome {
    let Some(pane) = pane_at(app, mouse) else { return Outcome::default() };
    if app.waits() {
        return hold(app, mouse);
    }
    app.desk.focus_on(pane);
    // What is chosen by hand is not overtaken by a row that comes late.
    app.projection.aim(None);
    let rows = app.desk.rows_rect();
    let panes = &mut app.panes;
    let is_row = rows.cell(mouse.x, mouse.y).is_some_and(|(x, y)| panes.get_mut(pane).select_at(rows, x, y));
    selected(app, is_row)
}

/// Selects the row of the layer on top.
fn press_in_layer(app: &mut App, mouse: Mouse) -> Outcome {
    let rows = app.layer_rows(app.overlays().len().saturating_sub(1));
    let Some((x, y)) = rows.cell(mouse.x, mouse.y) else { return Outcome::default() };
    let is_row = app.with_top(|layer, ctx| layer.select_at(x, y, ctx)).unwrap_or(false);
    selected(app, is_row)
}

/// After a row was selected, if one was: a second press opens it.
fn selected(app: &mut App, is_row: bool) -> Outcome {
    app.desk.pressed = is_row.then(|| app.scene());
    app.reveal();
    Outcome::drawn()
}

/// Opens what the press before selected, unless something else came over it.
fn open(app: &mut App, mouse: Mouse) -> Outcome {
    let pressed = app.desk.pressed.take();
    if pressed == Some(app.scene()) { act(app, Action::Open, mouse) } else { Outcome::default() }
}

/// Moves the rows of the layer on top, else of the pane that is pointed at, whether it has the keys or not.
fn wheel(app: &mut App, mouse: Mouse, lines: i16) -> Outcome {
    if !app.overlays().is_empty() {
        let step = if lines < 0 { Action::Up } else { Action::Down };
        return (0..lines.unsigned_abs()).fold(Outcome::default(), |led_to, _| {
            let reply = app.with_top(|layer, ctx| layer.wheel(step, ctx));
            let outcome = reply.map_or_else(Outcome::default, |reply| app.follow(reply));
            app.reveal();
            led_to.and(outcome)
        });
    }
    let Some(pane) = pane_at(app, mouse) else { return Outcome::default() };
    if app.waits() {
        return hold(app, mouse);
    }
    let rows = app.desk.layout().rows_of(pane).unwrap_or_default();
    app.panes.get_mut(pane).scroll(rows, mouse.x.saturating_sub(rows.x), lines);
    if pane == app.focused() {
        app.projection.aim(None);
    }
    app.reveal();
    Outcome::drawn()
}

fn pane_at(app: &App, mouse: Mouse) -> Option<Pane> {
    let panes = app.desk.layout().panes;
    panes.into_iter().find(|(_, rect)| rect.cell(mouse.x, mouse.y).is_some()).map(|(pane, _)| pane)
}
