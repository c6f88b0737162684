//! The timeline: its bars, its zoom, and the day it is centred on.

use std::collections::HashMap;

use crate::app::pane::list::List;
use crate::app::pane::rows;
use crate::model::{Dataset, Date, Id};
use crate::view::timeline::{Bar, Scale, Zoom, shift};

/// The timeline pane.
#[derive(Debug, Clone)]
pub struct TimelinePane {
    /// The records, by document.
    pub list: List,
    bars: HashMap<Id, Bar>,
    zoom: Zoom,
    centre: Date,
}

impl TimelinePane {
    /// An empty timeline around today.
    pub fn new(today: Date) -> Self {
        Self { list: List::default(), bars: HashMap::new(), zoom: Zoom::Years, centre: today }
    }

    /// Shows other bars.
    pub fn set_bars(&mut self, bars: Vec<Bar>, data: &Dataset) {
        self.list.set_rows(rows::timeline(&bars, data));
        self.bars = bars.into_iter().map(|bar| (bar.id.clone(), bar)).collect();
    }

    /// The bar of a record.
    pub fn bar(&self, id: &Id) -> Option<&Bar> {
        self.bars.get(id)
    }

    /// The scale over a number of columns.
    pub fn scale(&self, width: u16) -> Scale {
        Scale::new(self.centre, self.zoom, width)
    }

    /// One step nearer or farther, around the end of the record at hand.
    pub fn zoom(&mut self, nearer: bool) {
        let bar = self.list.selected().and_then(|id| self.bar(id));
        self.centre = bar.map_or(self.centre, |bar| bar.end.unwrap_or(bar.start));
        self.zoom = if nearer { self.zoom.nearer() } else { self.zoom.farther() };
    }

    /// A third of the screen earlier or later.
    pub fn pan(&mut self, later: bool) {
        let scale = self.scale(90);
        let days =
            i32::try_from(crate::model::date::days_between(scale.start(), scale.end())).unwrap_or(0) / 3;
        self.centre = shift(self.centre, if later { days } else { -days });
    }

    /// Back to a day.
    pub fn centre_on(&mut self, day: Date) {
        self.centre = day;
    }
}
