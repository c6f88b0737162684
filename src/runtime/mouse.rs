//! From what the terminal reports of the mouse to what the core hears: two presses of one cell, soon after each other, are a
//! double one. The core has no clock.

use std::time::{Duration, Instant};

use crate::app::mouse::{Gesture, Mouse};
use crate::term::Input;

/// So soon the second press of a double one follows.
const DOUBLE: Duration = Duration::from_millis(400);

/// The last press of the mouse that may be the first of two.
#[derive(Debug, Default)]
pub(super) struct Presses {
    last: Option<(Instant, (u16, u16))>,
}

impl Presses {
    /// What an input is, if it comes from the mouse. Any other one stands between two presses.
    pub(super) fn hear(&mut self, input: &Input, now: Instant) -> Option<Mouse> {
        let last = self.last.take();
        let (gesture, x, y) = match *input {
            Input::Press(x, y) => {
                let is_second =
                    last.is_some_and(|(at, cell)| cell == (x, y) && now.duration_since(at) <= DOUBLE);
                // A third press is the first of two again.
                self.last = (!is_second).then_some((now, (x, y)));
                (if is_second { Gesture::DoublePress } else { Gesture::Press }, x, y)
            }
            Input::Wheel { up, x, y } => (if up { Gesture::WheelUp } else { Gesture::WheelDown }, x, y),
            _ => return None,
        };
        Some(Mouse { gesture, x, y })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::Key;

    const CELL: Input = Input::Press(3, 4);

    /// What comes of inputs, each with its time in milliseconds.
    fn heard(inputs: &[(u64, Input)]) -> Vec<Option<Gesture>> {
        let (mut presses, start) = (Presses::default(), Instant::now());
        let hear = |(at, input): &(u64, Input)| presses.hear(input, start + Duration::from_millis(*at));
        inputs.iter().map(hear).map(|mouse| mouse.map(|mouse| mouse.gesture)).collect()
    }

    #[test]
    fn two_presses_of_one_cell_soon_after_each_other_are_a_double_one() {
        let (one, two) = (Some(Gesture::Press), Some(Gesture::DoublePress));
        assert_eq!(heard(&[(0, CELL), (400, CELL), (500, CELL), (600, CELL)]), [one, two, one, two]);
        assert_eq!(heard(&[(0, CELL), (401, CELL), (402, CELL)]), [one, one, two]);
        assert_eq!(heard(&[(0, CELL), (9, Input::Press(3, 5)), (18, CELL)]), [one, one, one]);
    }

    #[test]
    fn what_comes_between_two_presses_parts_them() {
        let wheel = Input::Wheel { up: true, x: 3, y: 4 };
        let one = Some(Gesture::Press);
        assert_eq!(
            heard(&[(0, CELL), (9, Input::Key(Key::char('j'))), (18, CELL), (27, wheel), (36, CELL)]),
            [one, None, one, Some(Gesture::WheelUp), one]
        );
    }
}
