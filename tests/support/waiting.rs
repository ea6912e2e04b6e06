//! How long a test waits for what another thread or program does.

use std::fmt::Debug;
use std::thread;
use std::time::{Duration, Instant};

/// Long enough for anything on this computer; a test that waits so long has failed.
pub(crate) const FOR_EVER: Duration = Duration::from_secs(60);

/// What is left of the time a test waits; the one clock that is real, so it stands here alone.
pub(crate) struct Patience(Instant);

#[expect(clippy::disallowed_methods, reason = "how long a test waits is real time")]
impl Patience {
    pub(crate) fn of(time: Duration) -> Self {
        Self(Instant::now() + time)
    }

    pub(crate) fn left(&self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }
}

/// Asks until the answer is so, and returns that; panics with the last answer where it never is.
#[track_caller]
pub(crate) fn wait_for<T: Debug>(mut ask: impl FnMut() -> T, so: impl Fn(&T) -> bool) -> T {
    let patience = Patience::of(FOR_EVER);
    loop {
        let answer = ask();
        if so(&answer) {
            return answer;
        }
        assert!(!patience.left().is_zero(), "still {answer:?}");
        thread::yield_now();
    }
}
