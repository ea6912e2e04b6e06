//! What a device joins with, how long it waits, and what it leaves with.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, io};

use uuid::Uuid;

use super::memory::{self, Memory};
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

    /// The files of lines that were half typed on this device behind other invites since it was last
    /// here, each with the title of its session, raw, where that is known. Where an invite is known
    /// to lead to the same session and no line is half typed behind this one, they are this one's.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn gather_drafts(&self, entrance: &Entrance) -> io::Result<Vec<(PathBuf, Option<String>)>> {
        let own = self.drafts(entrance);
        let seen = memory::path(&self.folder, self.device, &entrance.secret);
        let here = Memory::read(&seen);
        let mut others = Vec::new();
        for file in fs::read_dir(&self.folder)?.flatten() {
            let Some(seen_there) = self.seen_beside(&file.path()).filter(|it| *it != seen) else {
                continue;
            };
            let there = Memory::read(&seen_there);
            let same = here.as_ref().zip(there.as_ref()).is_some_and(|(a, b)| a.is_with(b));
            let moved = same && !own.exists() && fs::rename(file.path(), &own).is_ok();
            if !moved && modified(&file.path()) > modified(&seen) {
                others.push((file.path(), there.map(Memory::title)));
            }
        }
        Ok(others)
    }

    /// Where this device remembers the session of half-typed lines; none for any other file.
    fn seen_beside(&self, path: &Path) -> Option<PathBuf> {
        let name = path.file_name()?.to_str()?.strip_suffix(DRAFTS)?;
        name.starts_with(&self.device.to_string()).then(|| memory::seen(&self.folder, name))
    }
}

/// When a file was written; none where it is not there.
fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|it| it.modified()).ok()
}

/// How long a device waits for what. Others than the usual ones are for tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For an answer: longer than a hub lets a command wait for its disk.
    pub answer: Duration,
    /// For the first word, until somebody who waits for it is told that there is none yet.
    pub word: Duration,
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
            word: Duration::from_secs(4),
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
    /// Tells of those, and of what waits here for other tables, each with what sends it; raw.
    pub told: Vec<String>,
    /// Those the hub refused.
    pub returned: usize,
    /// The texts of notes that are nowhere but here, raw: the disk of this device failed.
    pub unkept: Vec<String>,
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use chrono::DateTime;
    use serde_json::json;

    use super::*;
    use crate::domain::Moment;
    use crate::tally::cafe::Cafe;

    fn entrance(code: &str) -> Entrance {
        Entrance::read(&format!("http://127.0.0.1:41/#{code}")).unwrap()
    }

    #[test]
    fn half_typed_lines_of_the_same_session_move_and_others_are_told_once_with_its_title() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().to_path_buf();
        let device = Uuid::from_u128(7);
        let keeping = Keeping { device, table: None, name: None, folder, looks_on: false };
        let [one, again, two] = ["ABC-DEF-GHJ", "ABC-DEF-GHK", "ABC-DEF-GHL"].map(entrance);
        let at = |second| DateTime::UNIX_EPOCH + Duration::from_secs(second);
        let dated = |path: &Path, second| {
            let file = File::options().append(true).open(path).unwrap();
            file.set_modified(at(second).into()).unwrap();
        };
        let knows = |entrance: &Entrance, title: &str, second| {
            let plan = json!({ "title": title, "programme": [{ "id": "a", "title": "A" }] });
            let session = Cafe::open(plan, "UTC").session;
            let now = Moment::default();
            let names = (title.to_owned(), Some(title.to_owned()));
            let memory = Memory::of(&session, names, None, (now, now.at));
            let path = memory::path(&keeping.folder, device, &entrance.secret);
            memory.write(&path).unwrap();
            dated(&path, second);
        };
        knows(&one, "One", 1);
        fs::write(keeping.drafts(&one), "half").unwrap();
        dated(&keeping.drafts(&one), 2);
        let told = || Some((keeping.drafts(&one), Some("One".to_owned())));
        let others = |entrance| keeping.gather_drafts(entrance).unwrap();
        assert_eq!(others(&one), []);
        assert_eq!(others(&two), Vec::from_iter(told()), "nothing is known of the other yet");
        knows(&two, "Two", 1);
        assert_eq!(others(&two), Vec::from_iter(told()));
        knows(&two, "Two", 3);
        assert_eq!(others(&two), [], "it was told when this one was come into");
        knows(&again, "One", 1);
        fs::write(keeping.drafts(&again), "other words").unwrap();
        assert_eq!(others(&again), Vec::from_iter(told()), "a line is half typed here");
        fs::remove_file(keeping.drafts(&again)).unwrap();
        assert_eq!(others(&again), []);
        assert_eq!(fs::read_to_string(keeping.drafts(&again)).unwrap(), "half");
        assert!(!keeping.drafts(&one).exists());
    }
}
