//! Chance that is the same on every machine: SplitMix64 over whole numbers.

/// A source of numbers.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// The source for one thing of the script: what is added to the script elsewhere does not change its numbers.
    pub(super) fn of(seed: u64, name: &str) -> Self {
        // FNV-1a.
        let mixed = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(mixed ^ seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included; `low` where they are the wrong way round.
    pub(super) fn from(&mut self, low: i32, high: i32) -> i32 {
        let span = u64::try_from(i64::from(high) - i64::from(low)).unwrap_or(0) + 1;
        // The remainder is smaller than the span, which fits.
        low.saturating_add(i32::try_from(self.next() % span).unwrap_or(0))
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(super) fn chance(&mut self, percent: i32) -> bool {
        self.from(1, 100) <= percent
    }

    /// One of several; `None` of none.
    pub(super) fn pick<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        let last = i32::try_from(among.len()).ok()?.checked_sub(1)?;
        among.get(usize::try_from(self.from(0, last)).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_splitmix64_and_stay_within_their_bounds() {
        assert_eq!(Dice(0).next(), 0xe220_a839_7b1d_cdaf);
        let mut dice = Dice::of(1, "a");
        for _ in 0..200 {
            assert!((-3..=4).contains(&dice.from(-3, 4)));
        }
        assert_eq!((dice.from(5, 2), dice.pick(&[] as &[u8])), (5, None));
        assert_ne!(Dice::of(1, "a").next(), Dice::of(1, "b").next());
        assert_ne!(Dice::of(1, "a").next(), Dice::of(2, "a").next());
    }
}
