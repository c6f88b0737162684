//! The line of tabs: the screens with the keys that go there, as wide as there is room.
//!
//! Worked out without drawing, so that a click knows which of them it hits.

use super::App;
use super::action::{Context, TABLE};
use super::screen::Screen;
use crate::text::{Words, width};

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
        columns(&self.text)
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

impl App {
    /// The tabs of a screen of this width; `has_line` where nothing else stands in their line.
    pub fn tabs(&self, width: u16, has_line: bool) -> Vec<Tab> {
        let details = match has_line {
            true => &[Detail::Wide, Detail::Short, Detail::Here, Detail::Alone][..],
            false if width >= ROOM_FOR_OTHERS => &[Detail::Here, Detail::Alone],
            false => &[Detail::Alone],
        };
        let mut tabs = details.iter().map(|detail| self.tabs_in(*detail));
        let fits = |tabs: &Vec<Tab>| tabs.last().is_none_or(|last| last.x + last.width() <= width);
        tabs.find(fits).unwrap_or_else(|| self.tabs_in(Detail::Alone))
    }

    fn tabs_in(&self, detail: Detail) -> Vec<Tab> {
        let mut x = 0;
        let shown = |screen: &Screen| detail != Detail::Alone || *screen == self.screen();
        let mut place = |screen| {
            let tab = Tab { screen, x, text: self.tab_text(screen, detail) };
            x += tab.width() + 1;
            tab
        };
        Screen::ALL.into_iter().filter(shown).map(&mut place).collect()
    }

    fn tab_text(&self, screen: Screen, detail: Detail) -> String {
        let lang = self.lang();
        let row = TABLE.iter().find(|row| Screen::of(row.action) == Some(screen));
        let keys = row.and_then(|row| self.keymap().keys(Context::List, row).next()).unwrap_or_default();
        let keys: String = keys.iter().map(|key| key.label()).collect();
        let short = format!("{}-short", screen.label());
        let name = match detail {
            Detail::Short | Detail::Here if lang.knows(&short) => lang.word(&short),
            _ => lang.word(screen.label()),
        };
        let name = if detail == Detail::Here && screen != self.screen() { "" } else { &name };
        let text = [keys.as_str(), name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let text = text.join(" ");
        if detail == Detail::Wide || screen == self.screen() && detail != Detail::Short {
            format!(" {text} ")
        } else {
            text
        }
    }
}

fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}
