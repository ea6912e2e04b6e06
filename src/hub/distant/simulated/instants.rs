//! When things happen. Nobody ever does anything at the same instant as somebody else: who of two
//! comes first then would be chance that cannot be had again.

use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until};

/// How many there may be: the tables, then these.
const SLOTS: u64 = 8;
pub(super) const ENGINE: u64 = 6;
pub(super) const PEOPLE: u64 = 7;

/// Counted from the beginning.
#[derive(Clone, Copy)]
pub(super) struct Instants(Instant);

impl Instants {
    pub(super) fn begin() -> Self {
        Self(now())
    }

    /// Lets so many milliseconds pass, and a few more up to an instant of one's own.
    pub(super) async fn pass(self, millis: usize, slot: u64) {
        let due = u64::try_from((now() - self.0).as_millis()).unwrap() + millis as u64;
        let due = due + (SLOTS + slot - due % SLOTS) % SLOTS;
        sleep_until(self.0 + Duration::from_millis(due)).await;
    }
}

fn now() -> Instant {
    sleep(Duration::ZERO).deadline()
}
