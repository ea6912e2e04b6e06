//! Chance that can be had again (splitmix64).

use std::sync::atomic::{AtomicU64, Ordering};

pub(super) struct Chance(AtomicU64);

impl Chance {
    pub(super) const fn of(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// A number below this one.
    pub(super) fn below(&self, bound: usize) -> usize {
        let state = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
    }

    pub(super) fn in_hundred(&self, wanted: usize) -> bool {
        self.below(100) < wanted
    }

    /// In milliseconds: mostly a moment, at times long, seldom longer than anybody waits.
    pub(super) fn delay(&self) -> usize {
        let most = match self.below(100) {
            0..85 => 40,
            85..97 => 800,
            _ => 20_000,
        };
        self.below(most)
    }

    /// One of them; none of none.
    pub(super) fn of_all<'a, T>(&self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { all.get(self.below(all.len())) }
    }
}
