//! The line of tabs: the screens with the keys that go there, as wide as there is room.
//!
//! Worked out without drawing, so that a click knows which of them it hits.

use super::App;
use super::action::{Action, Context, Row, TABLE};
use super::screen::Screen;
use crate::text::{Words, cells};

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// The screen that it stands for.
    pub screen: Screen,
    /// Its first column.
    pub x: u16,
    /// What it says.
    pub text: String,
}

impl Tab {
    /// Its columns.
    pub fn width(&self) -> u16 {
        cells(&self.text)
    }
}

/// How much the tabs say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Every name, with air about it.
    Wide,
    /// Every name, shorter where there is a shorter one.
    Short,
    /// The name of the present screen, and the keys of the others.
    Here,
    /// The present screen alone.
    Alone,
}

/// Columns below which the other screens are left out of a line that tells more than the tabs.
const ROOM_FOR_OTHERS: u16 = 70;

/// The action of the tab in a cell of the screen.
pub fn action_at(app: &App, x: u16, y: u16) -> Option<Action> {
    let header = app.layout().header?;
    let (x, y) = header.cell(x, y)?;
    let tabs = tabs(app, header.width, header.height > 1);
    let hit = tabs.into_iter().filter(|_| y == 0).find(|tab| (tab.x..tab.x + tab.width()).contains(&x))?;
    row(hit.screen).map(|row| row.action)
}

/// The tabs of a screen of this width; `has_line` where nothing else stands in their line.
pub fn tabs(app: &App, width: u16, has_line: bool) -> Vec<Tab> {
    let details = match has_line {
        true => &[Detail::Wide, Detail::Short, Detail::Here, Detail::Alone][..],
        false if width >= ROOM_FOR_OTHERS => &[Detail::Here, Detail::Alone],
        false => &[Detail::Alone],
    };
    let mut tabs = details.iter().map(|detail| tabs_in(*detail, app));
    let fits = |tabs: &Vec<Tab>| tabs.last().is_none_or(|last| last.x + last.width() <= width);
    tabs.find(fits).unwrap_or_else(|| tabs_in(Detail::Alone, app))
}

fn tabs_in(detail: Detail, app: &App) -> Vec<Tab> {
    let mut x = 0;
    let shown = |screen: &Screen| detail != Detail::Alone || *screen == app.screen();
    let place = |screen| {
        let tab = Tab { screen, x, text: text(screen, detail, app) };
        x += tab.width() + 1;
        tab
    };
    Screen::ALL.into_iter().filter(shown).map(place).collect()
}

/// `4 Việc`: the key that goes to a screen, and its name.
fn text(screen: Screen, detail: Detail, app: &App) -> String {
    let lang = app.lang();
    let is_here = screen == app.screen();
    let keys = row(screen).and_then(|row| app.keymap().keys(Context::List, row).next()).unwrap_or_default();
    let keys: String = keys.iter().map(|key| key.label()).collect();
    let short = format!("{}-short", screen.label());
    let name = match detail {
        Detail::Here if !is_here => String::new(),
        Detail::Short | Detail::Here if lang.knows(&short) => lang.word(&short),
        _ => lang.word(screen.label()),
    };
    let text = [keys, name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let has_air = detail == Detail::Wide || is_here && detail != Detail::Short;
    if has_air { format!(" {text} ") } else { text }
}

/// The row of the action that goes to a screen.
fn row(screen: Screen) -> Option<&'static Row> {
    TABLE.iter().find(|row| Screen::of(row.action) == Some(screen))
}
