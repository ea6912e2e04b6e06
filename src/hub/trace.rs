//! What a device has done since the hub was opened, whatever token it shows.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Held by every connection and request of a device.
#[derive(Debug, Default)]
pub(super) struct Trace {
    lines: AtomicUsize,
    wrote: AtomicBool,
}

impl Trace {
    /// How many connections it has.
    pub(super) fn lines(&self) -> usize {
        self.lines.load(Ordering::Acquire)
    }

    pub(super) fn connects(&self) {
        self.lines.fetch_add(1, Ordering::AcqRel);
    }

    pub(super) fn parts(&self) {
        self.lines.fetch_sub(1, Ordering::AcqRel);
    }

    pub(super) fn writes(&self) {
        self.wrote.store(true, Ordering::Release);
    }

    /// It has sent something, or may at any moment.
    pub(super) fn counts(&self) -> bool {
        self.lines() > 0 || self.wrote.load(Ordering::Acquire)
    }
}
