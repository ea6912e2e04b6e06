//! The generator of chance: pinned, so that a seed gives the same plan everywhere and for ever.
//!
//! PCG-XSH-RR 64/32 (M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically
//! Good Algorithms for Random Number Generation", 2014).

/// A stream of numbers.
#[derive(Clone, Debug)]
pub(super) struct Chance {
    state: u64,
}

impl Chance {
    /// The stream of `seed`; `stream` tells apart several of one seed.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mixed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ stream.rotate_left(32);
        let mut chance = Self { state: mixed };
        chance.next();
        chance.state = chance.state.wrapping_add(stream ^ seed);
        chance.next();
        chance.next();
        chance
    }

    /// The next number.
    #[inline]
    pub(super) fn next(&mut self) -> u32 {
        let old = self.state;
        self.state =
            old.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let shifted = ((old >> 18) ^ old) >> 27;
        (shifted as u32).rotate_right((old >> 59) as u32)
    }

    /// A number below `end`, or 0.
    #[inline]
    pub(super) fn below(&mut self, end: usize) -> usize {
        ((u64::from(self.next()) * end as u64) >> 32) as usize
    }

    /// One of `list`.
    #[inline]
    pub(super) fn pick<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.below(list.len())).copied()
    }

    /// Puts `list` into an order of chance (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.below(end + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_seed_are_pinned() {
        let mut chance = Chance::new(1, 0);
        let drawn: Vec<u32> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(drawn, [2_425_405_333, 3_240_910_061, 1_902_392_069]);
    }

    #[test]
    fn every_number_below_an_end_comes_about_as_often() {
        let mut chance = Chance::new(7, 3);
        let mut seen = [0; 6];
        (0..60_000).for_each(|_| seen[chance.below(6)] += 1);
        assert!(seen.iter().all(|n| (9_500..10_500).contains(n)), "{seen:?}");
    }
}
