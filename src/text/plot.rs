//! A small picture of lines and points, made of characters: braille dots, eight to a cell, or ASCII.

/// What a cell is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// What was measured.
    Point,
    /// The line from one point to the next.
    Line,
    /// What points and lines are held against.
    Guide,
}

/// Dots of a cell beside and below each other.
const ACROSS: usize = 2;
const DOWN: usize = 4;

/// Dots from one dash of a guide to the next.
const DASH: usize = 4;

/// The bits of the dots of a braille sign, column by column from the top.
const BITS: [[u8; DOWN]; ACROSS] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// A picture of so many cells. Places are fractions of it, from the lower left corner to the upper right one.
#[derive(Debug, Clone)]
pub struct Plot {
    width: usize,
    height: usize,
    lines: Vec<u8>,
    guides: Vec<u8>,
    points: Vec<bool>,
}

impl Plot {
    /// An empty picture.
    pub fn new(width: usize, height: usize) -> Self {
        let cells = width * height;
        Self { width, height, lines: vec![0; cells], guides: vec![0; cells], points: vec![false; cells] }
    }

    /// Puts a point.
    pub fn point(&mut self, at: (f64, f64)) {
        let (x, y) = self.dot(at);
        if let Some(cell) = self.points.get_mut(y / DOWN * self.width + x / ACROSS) {
            *cell = true;
        }
    }

    /// Draws a line between two places.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        for dot in self.between(from, to) {
            Self::set(&mut self.lines, self.width, dot);
        }
    }

    /// Draws a dashed line that the others are held against.
    pub fn guide(&mut self, from: (f64, f64), to: (f64, f64)) {
        for (n, dot) in self.between(from, to).into_iter().enumerate() {
            if n % DASH < DASH / 2 {
                Self::set(&mut self.guides, self.width, dot);
            }
        }
    }

    /// The sign of a cell, by its column and its line from the top; `None` where nothing is drawn. A point lies over lines,
    /// and a line over a guide.
    pub fn cell(&self, column: usize, line: usize, is_ascii: bool) -> Option<(char, Ink)> {
        let at = line * self.width + column;
        let braille = |bits: u8| char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ');
        let sign = |bits, ascii| if is_ascii { ascii } else { braille(bits) };
        match (self.points.get(at)?, self.lines.get(at)?, self.guides.get(at)?) {
            (true, ..) => Some((Self::point_sign(is_ascii), Ink::Point)),
            (false, 0, 0) => None,
            (false, 0, guide) => Some((sign(*guide, '-'), Ink::Guide)),
            (false, line, _) => Some((sign(*line, '.'), Ink::Line)),
        }
    }

    /// The sign of a point.
    pub fn point_sign(is_ascii: bool) -> char {
        if is_ascii { '*' } else { '◆' }
    }

    /// The sign of a guide that runs level.
    pub fn guide_sign(is_ascii: bool) -> char {
        if is_ascii { '-' } else { '⠒' }
    }

    /// How many cells stand below each other.
    pub fn height(&self) -> usize {
        self.height
    }

    /// How many cells stand beside each other.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The dot of a place, from the upper left corner.
    #[expect(clippy::cast_sign_loss, reason = "a fraction lies between 0 and 1")]
    fn dot(&self, (x, y): (f64, f64)) -> (usize, usize) {
        let dot = |part: f64, dots: usize| {
            let last = u32::try_from(dots.saturating_sub(1)).unwrap_or(0);
            (part.clamp(0.0, 1.0) * f64::from(last)).round() as usize
        };
        (dot(x, self.width * ACROSS), dot(1.0 - y, self.height * DOWN))
    }

    fn between(&self, from: (f64, f64), to: (f64, f64)) -> Vec<(usize, usize)> {
        let (from, to) = (self.dot(from), self.dot(to));
        let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1)).max(1);
        // Rounded to the nearest dot.
        let part = |a: usize, b: usize, n: usize| (a * (steps - n) + b * n + steps / 2) / steps;
        (0..=steps).map(|n| (part(from.0, to.0, n), part(from.1, to.1, n))).collect()
    }

    fn set(cells: &mut [u8], width: usize, (x, y): (usize, usize)) {
        if let Some(cell) = cells.get_mut(y / DOWN * width + x / ACROSS) {
            *cell |= BITS[x % ACROSS][y % DOWN];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(plot: &Plot, is_ascii: bool) -> Vec<String> {
        let sign = |column, line| plot.cell(column, line, is_ascii).map_or(' ', |(sign, _)| sign);
        let line = |line| (0..plot.width()).map(|column| sign(column, line)).collect();
        (0..plot.height()).map(line).collect()
    }

    #[test]
    fn a_line_rises_and_a_point_lies_over_it() {
        let mut plot = Plot::new(4, 2);
        plot.line((0.0, 0.0), (1.0, 1.0));
        assert_eq!(drawn(&plot, false), ["  ⡠⠊", "⡠⠊  "]);
        plot.point((1.0, 1.0));
        assert_eq!(drawn(&plot, true), ["  .*", "..  "]);
        assert_eq!(plot.cell(3, 0, false), Some(('◆', Ink::Point)));
    }

    #[test]
    fn a_guide_is_dashed_and_gives_way() {
        let mut plot = Plot::new(4, 1);
        plot.guide((0.0, 0.0), (1.0, 0.0));
        assert_eq!(drawn(&plot, false), ["⣀ ⣀ "]);
        plot.line((0.0, 0.0), (0.2, 0.0));
        assert_eq!(plot.cell(0, 0, true), Some(('.', Ink::Line)));
        assert_eq!(plot.cell(2, 0, true), Some(('-', Ink::Guide)));
    }

    proptest! {
        #[test]
        fn nothing_is_drawn_outside(
            size in (0_usize..9, 0_usize..5), a in any::<(f64, f64)>(), b in any::<(f64, f64)>(),
        ) {
            let mut plot = Plot::new(size.0, size.1);
            plot.line(a, b);
            plot.guide(b, a);
            plot.point(a);
            let lines = drawn(&plot, true);
            prop_assert!(lines.len() == size.1 && lines.iter().all(|line| line.len() == size.0));
        }
    }
}
