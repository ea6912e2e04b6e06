//! Who holds a journal, as the file beside it tells. The lock itself is on the journal.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{Zone, wall};
use crate::text::{from_json, to_json};

/// A writer, as it names itself to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Its process.
    pub pid: u32,
    /// The name of its computer.
    pub computer: String,
    /// When it opened the journal.
    #[serde(with = "wall")]
    pub since: DateTime<Utc>,
    /// Whose clocks tell that to a reader; not written.
    #[serde(skip)]
    pub zone: Zone,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let since = self.since.with_timezone(&self.zone).format("%Y-%m-%d %H:%M");
        let computer = crate::text::shown(&self.computer);
        write!(f, "process {} on {computer} since {since} {:?}", self.pid, self.zone)
    }
}

/// Where the holder of a journal is named.
pub(super) fn sidecar(journal: &Path) -> PathBuf {
    journal.with_extension("lock")
}

/// Names the holder. A name that cannot be written keeps nobody from writing the journal.
pub(super) fn announce(journal: &Path, holder: &Holder) {
    if let Ok(json) = to_json(holder) {
        let _ = fs::write(sidecar(journal), json + "\n");
    }
}

/// Reads who holds a journal that is known to be locked; `None` where nobody says so, as beside
/// another name of the same file.
pub(super) fn announced(journal: &Path) -> Option<Holder> {
    from_json(&fs::read(sidecar(journal)).ok()?).ok()
}

/// Takes the name away again, if it is still this holder's.
pub(super) fn withdraw(journal: &Path, holder: &Holder) {
    // The file names milliseconds, the clock more.
    let same = |named: &Holder| {
        (named.pid, &named.computer) == (holder.pid, &holder.computer)
            && named.since.timestamp_millis() == holder.since.timestamp_millis()
    };
    if announced(journal).as_ref().is_some_and(same) {
        let _ = fs::remove_file(sidecar(journal));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_told_of_by_the_clocks_of_the_session() {
        let since = DateTime::from_timestamp_nanos(1_381_248_000_000_000_000);
        let holder = Holder { pid: 7, computer: "front".to_owned(), since, zone: Zone::default() };
        assert_eq!(holder.to_string(), "process 7 on front since 2013-10-08 16:00 UTC");
        let zone = Zone::named("Asia/Kathmandu").unwrap();
        let said = Holder { zone, ..holder }.to_string();
        assert_eq!(said, "process 7 on front since 2013-10-08 21:45 Asia/Kathmandu");
    }

    #[test]
    fn a_name_is_taken_away_by_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("journal.jsonl");
        let since = DateTime::from_timestamp_nanos(1_381_248_000_123_456_789);
        let holder = Holder { pid: 7, computer: "front".to_owned(), since, zone: Zone::default() };
        announce(&journal, &holder);
        withdraw(&journal, &Holder { pid: 8, ..holder.clone() });
        assert_eq!(announced(&journal).map(|it| it.pid), Some(7));
        withdraw(&journal, &holder);
        assert_eq!(announced(&journal), None);
    }
}
