//! What a mouse does, as the core hears of it: where, and whether it was pressed twice. How soon the second press has to follow is
//! for whoever has a clock.

/// Something that the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub gesture: Gesture,
    /// The column, from 0; it may lie outside the screen.
    pub x: u16,
    /// The line.
    pub y: u16,
}

/// What a mouse can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The left button went down.
    Press,
    /// It went down a second time in the same cell, soon after a [`Gesture::Press`] there and with nothing in between.
    DoublePress,
    /// The wheel turned one notch away from the user.
    WheelUp,
    /// And towards them.
    WheelDown,
}
