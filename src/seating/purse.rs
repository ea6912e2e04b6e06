//! The proposals that may still be made, and the caller's word to stop.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::Plan;

/// Proposals between two questions to the caller.
const ASK_EVERY: u64 = 1 << 14;

const MILLION: u64 = 1_000_000;

/// Of fewer proposals tenths of a million are told.
const TENTHS: u64 = 10 * MILLION;

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
    stopped: AtomicBool,
    watch: Watch<'a>,
}

impl<'a> Account<'a> {
    pub(super) fn new(watch: Watch<'a>) -> Self {
        Self { spent: AtomicU64::new(0), stopped: AtomicBool::new(false), watch }
    }

    /// Tells the caller how far it is; the caller may stop everything.
    pub(super) fn tell(&self, spent: u64, better: Option<&Plan>) {
        let proposals = self.spent.fetch_add(spent, Ordering::Relaxed) + spent;
        if !(self.watch)(&Progress { proposals, better, until: 100 }) {
            self.stopped.store(true, Ordering::Relaxed);
        }
    }

    /// Whether the caller has said to stop.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
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
