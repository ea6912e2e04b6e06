//! Where the present enters: the boot-time clock measures, the wall clock labels.

use std::fs;
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use rustix::time::{ClockId, clock_gettime};

use crate::domain::{Span, shift};
use crate::session::Boot;

/// Both clocks at one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The boot-time clock, which runs on while the computer sleeps; its id is empty where the
    /// system names none.
    pub boot: Boot,
    /// The wall clock, which people set.
    pub wall: DateTime<Utc>,
}

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Reads both clocks.
    fn read(&self) -> Reading;
}

/// The clocks of this computer.
#[derive(Clone, Debug)]
pub struct SystemClock {
    boot: Arc<str>,
}

impl SystemClock {
    /// Finds out which run of the kernel this is.
    #[must_use]
    pub fn new() -> Self {
        Self { boot: Arc::from(boot_id().as_deref().map_or("", str::trim)) }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the edge where the present enters")]
    fn read(&self) -> Reading {
        let now = clock_gettime(BOOT_TIME);
        let clock = now.tv_sec.saturating_mul(1000).saturating_add(now.tv_nsec / 1_000_000);
        Reading { boot: Boot { id: Arc::clone(&self.boot), clock }, wall: Utc::now() }
    }
}

#[cfg(target_os = "linux")]
const BOOT_TIME: ClockId = ClockId::Boottime;
/// On macOS this one runs on in sleep.
#[cfg(not(target_os = "linux"))]
const BOOT_TIME: ClockId = ClockId::Monotonic;

fn boot_id() -> Option<String> {
    if cfg!(target_os = "linux") {
        return fs::read_to_string("/proc/sys/kernel/random/boot_id").ok();
    }
    let said = Command::new("sysctl").args(["-n", "kern.bootsessionuuid"]).output().ok()?;
    String::from_utf8(said.stdout).ok()
}

/// A clock that stands until it is moved. Clones are the same clock.
#[derive(Clone, Debug)]
pub struct ManualClock {
    reading: Arc<Mutex<Reading>>,
}

impl ManualClock {
    /// Stands at a wall time, on a computer just started.
    #[must_use]
    pub fn at(wall: DateTime<Utc>) -> Self {
        let boot = Boot { id: Arc::from("manual"), clock: 0 };
        Self { reading: Arc::new(Mutex::new(Reading { boot, wall })) }
    }

    /// Lets time pass on both clocks.
    pub fn advance(&self, by: Span) {
        let mut reading = self.held();
        reading.boot.clock = reading.boot.clock.saturating_add(by.0);
        reading.wall = shift(reading.wall, by);
    }

    /// Lets time pass until a wall time; never goes back.
    pub fn advance_to(&self, wall: DateTime<Utc>) {
        let by = (wall - self.held().wall).num_milliseconds();
        self.advance(Span(by.max(0)));
    }

    /// Sets the wall clock, as people do; the boot-time clock does not notice.
    pub fn set_wall(&self, wall: DateTime<Utc>) {
        self.held().wall = wall;
    }

    /// Starts the computer anew: another id, and its clock from zero.
    pub fn reboot(&self, id: &str) {
        self.held().boot = Boot { id: Arc::from(id), clock: 0 };
    }

    fn held(&self) -> MutexGuard<'_, Reading> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for ManualClock {
    fn read(&self) -> Reading {
        self.held().clone()
    }
}
