//! What a device joins with, how long it waits, and what it leaves with.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Duration;
use std::{fs, io};

use uuid::Uuid;

use super::memory;
use crate::hub::entrance::Entrance;

/// What the file of half-typed lines is called behind that.
const DRAFTS: &str = ".drafts.json";

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

impl Keeping {
    /// Where half-typed lines are kept for whoever comes in so: another invite may lead to another
    /// session.
    #[must_use]
    pub fn drafts(&self, entrance: &Entrance) -> PathBuf {
        self.folder.join(memory::name(self.device, &entrance.secret) + DRAFTS)
    }

    /// The files of lines that were half typed on this device behind other invites.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn other_drafts(&self, entrance: &Entrance) -> io::Result<Vec<PathBuf>> {
        let (own, device) = (self.drafts(entrance), self.device.to_string());
        let is_other = |path: &PathBuf| {
            let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
            *path != own && name.starts_with(&device) && name.ends_with(DRAFTS)
        };
        let files = fs::read_dir(&self.folder)?.flatten();
        Ok(files.map(|file| file.path()).filter(is_other).collect())
    }
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
