//! The proposals that may still be made, and the caller's word to stop.

use std::sync::atomic::{AtomicU64, Ordering};

use super::Plan;

/// Proposals between two questions to the caller.
pub(super) const ASK_EVERY: u64 = 1 << 14;

const MILLION: u64 = 1_000_000;

/// Of fewer proposals tenths of a million are told.
const TENTHS: u64 = 10 * MILLION;

/// All of the time, in hundredths.
pub(super) const WHOLE: u64 = 100;

/// How far the search has come, as the caller is told now and then.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// Proposals made so far, by all threads.
    pub proposals: u64,
    /// A plan better than all before, if there is one; it has been verified.
    pub better: Option<&'a Plan>,
    /// What part of the time, in hundredths, is over once this search ends: after it may come others.
    pub until: u64,
}

/// How far a search is, in words: `7 of at most 20 million`.
#[must_use]
pub fn how_far(proposals: u64, budget: u64) -> String {
    let tried = proposals.min(budget);
    if budget >= TENTHS {
        return format!("{} of at most {} million", tried / MILLION, budget.div_ceil(MILLION));
    }
    let tenths = |n: u64| format!("{}.{}", n / MILLION, n % MILLION * 10 / MILLION);
    let most = budget.div_ceil(MILLION / 10) * (MILLION / 10);
    format!("{} of at most {} million", tenths(tried), tenths(most))
}

/// Asks the caller whether to go on; seconds, if there is a limit, are counted there.
pub type Watch<'a> = &'a (dyn Fn(&Progress) -> bool + Sync);

/// What all threads of a search have spent, and whether they should stop.
pub(super) struct Account<'a> {
    spent: AtomicU64,
    /// What part of the time is over once what is under way ends.
    until: AtomicU64,
    /// At the end of which part the caller said to stop; none so far, where it is 0.
    stopped: AtomicU64,
    watch: Watch<'a>,
}

impl<'a> Account<'a> {
    pub(super) fn new(watch: Watch<'a>) -> Self {
        let (until, stopped) = (AtomicU64::new(WHOLE), AtomicU64::new(0));
        Self { spent: AtomicU64::new(0), until, stopped, watch }
    }

    /// Begins what ends with such a part of the time. Whoever stopped at the end of a lesser one is
    /// asked again.
    pub(super) fn begin(&self, until: u64) {
        self.until.store(until, Ordering::Relaxed);
        if self.was_stopped() && !self.is_stopped() {
            self.tell(0, None);
        }
    }

    /// Tells the caller how far it is; the caller may stop everything.
    pub(super) fn tell(&self, spent: u64, better: Option<&Plan>) {
        let proposals = self.spent.fetch_add(spent, Ordering::Relaxed) + spent;
        let until = self.until.load(Ordering::Relaxed);
        if !(self.watch)(&Progress { proposals, better, until }) {
            self.stopped.fetch_max(until, Ordering::Relaxed);
        }
    }

    /// Whether the caller has said to stop what is under way.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed) >= self.until.load(Ordering::Relaxed)
    }

    /// Whether the caller has ever said to stop.
    pub(super) fn was_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed) > 0
    }
}

/// What is left of a task's budget.
pub(super) struct Purse<'a> {
    account: &'a Account<'a>,
    /// Whether the task is still wanted.
    wanted: &'a (dyn Fn() -> bool + Sync),
    limit: u64,
    /// Proposals made.
    pub(super) spent: u64,
    told: u64,
}

impl<'a> Purse<'a> {
    /// `limit` proposals, unless the caller stops before or the task is wanted no more.
    pub(super) fn new(
        limit: u64,
        account: &'a Account<'a>,
        wanted: &'a (dyn Fn() -> bool + Sync),
    ) -> Self {
        Self { account, wanted, limit, spent: 0, told: 0 }
    }

    /// Spends proposals.
    pub(super) fn spend(&mut self, proposals: u64) {
        self.spent += proposals;
        if self.spent - self.told >= ASK_EVERY {
            self.account.tell(self.spent - self.told, None);
            self.told = self.spent;
        }
    }

    /// Whether there is anything left.
    pub(super) fn goes_on(&self) -> bool {
        self.spent < self.limit && !self.account.is_stopped() && (self.wanted)()
    }
}

impl Drop for Purse<'_> {
    fn drop(&mut self) {
        self.account.tell(self.spent - self.told, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_a_search_is_never_exceeds_the_most_it_takes() {
        assert_eq!(how_far(7_900_000, 20_000_000), "7 of at most 20 million");
        assert_eq!(how_far(20_000_001, 20_000_000), "20 of at most 20 million");
        assert_eq!(how_far(10_400_000, 10_400_001), "10 of at most 11 million");
        assert_eq!(how_far(262_144, 500_000), "0.2 of at most 0.5 million");
        assert_eq!(how_far(1, 1), "0.0 of at most 0.1 million");
    }
}
