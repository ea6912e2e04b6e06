//! What a device joins with, how long it waits, and what it leaves with.

use std::path::PathBuf;
use std::time::Duration;

use uuid::Uuid;

/// Who a device is, and where it keeps what is not saved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// Minted once for this device and table.
    pub device: Uuid,
    /// The table it is for, as somebody typed it.
    pub table: Option<String>,
    /// The name somebody gave it.
    pub name: Option<String>,
    /// A folder that only its user reads, which is there.
    pub folder: PathBuf,
    /// It follows what the room sees, for a projector, and sends nothing.
    pub looks_on: bool,
}

/// How long a device waits for what. Others than the usual ones are for tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For an answer: longer than a hub lets a command wait for its disk.
    pub answer: Duration,
    /// For news: longer than a hub lets somebody wait for records.
    pub news: Duration,
    /// For a sign of whoever is followed: longer than a hub is silent, twice over.
    pub silence: Duration,
    /// Before the first further try; each after it waits twice as long.
    pub first: Duration,
    /// Before a further try at the longest.
    pub longest: Duration,
    /// How long leaving waits for what is on its way.
    pub parting: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(20),
            news: Duration::from_secs(40),
            silence: Duration::from_secs(25),
            first: Duration::from_millis(200),
            longest: Duration::from_secs(5),
            parting: Duration::from_secs(2),
        }
    }
}

/// What a device still had when it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Commands that are sent the next time.
    pub waiting: usize,
    /// Those the hub refused.
    pub returned: usize,
    /// The texts of notes that are nowhere but here, raw: the disk of this device failed.
    pub unkept: Vec<String>,
}
