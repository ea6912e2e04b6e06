//! How readily a change for the worse is taken: by whole numbers only, so that every machine agrees.

/// Levels an octave: eight steps halve the heat.
const OCTAVE: usize = 8;
/// `exp(-2^(l/8) / 32) * 2^32` for the eight levels of the first octave, whose heat is 32.
const FIRST: [u64; OCTAVE] = [
    4_162_825_044,
    4_151_067_684,
    4_138_284_039,
    4_124_388_246,
    4_109_287_957,
    4_092_883_986,
    4_075_069_962,
    4_055_731_996,
];
/// Worse by this much or more is never taken.
const WORST: usize = 256;

/// The odds of each change for the worse at one level of heat.
#[derive(Clone, Debug)]
pub(super) struct Heat {
    odds: [u32; WORST],
}

impl Heat {
    /// The level `level`: its heat is `32 / 2^(level / 8)`, in the weights' unit.
    pub(super) fn new(level: usize) -> Self {
        let mut factor = FIRST.get(level % OCTAVE).copied().unwrap_or_default();
        // Half the heat: the odds squared.
        (0..level / OCTAVE).for_each(|_| factor = (factor * factor) >> 32);
        let mut odds = [0; WORST];
        let mut chance = u64::from(u32::MAX);
        for entry in &mut odds {
            *entry = chance as u32;
            chance = (chance * factor) >> 32;
        }
        Self { odds }
    }

    /// Whether a change by `delta` is taken, `drawn` being a number of chance.
    #[inline]
    pub(super) fn takes(&self, delta: i32, drawn: u32) -> bool {
        delta <= 0 || self.odds.get(delta as usize).is_some_and(|odds| drawn < *odds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_odds_are_those_of_metropolis() {
        for level in [0, 5, 16, 27, 40] {
            let heat = 32.0 / 2f64.powf(level as f64 / 8.0);
            for worse in [1, 4, 9] {
                let odds = f64::from(Heat::new(level).odds[worse]) / f64::from(u32::MAX);
                assert!((odds - (-(worse as f64) / heat).exp()).abs() < 1e-6, "{level} {worse}");
            }
        }
    }

    #[test]
    fn better_is_always_taken_and_far_worse_never() {
        assert!(Heat::new(60).takes(0, u32::MAX) && Heat::new(60).takes(-3, u32::MAX));
        assert!(!Heat::new(0).takes(WORST as i32, 0));
    }
}
