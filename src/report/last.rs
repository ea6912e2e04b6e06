//! Which records the reports in a folder stand on, and what was written into each file.
//!
//! A file beside the reports keeps two records: the one of the newest report, and the one of the
//! report before it. So a report made again of the same journal says the same. A draft is no report
//! that was sent, so nothing is told against one.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::error::ReportError;
use super::ready::{FileSum, Ready, take_places};
use crate::domain::{Seq, wall};
use crate::session::Session;
use crate::text::{from_json, to_json};

/// The name of the file.
const NAME: &str = ".last-export.json";

/// The most that such a file can be.
const LIMIT: u64 = 4096;

/// A record that a report stood on, and what tells it from the same place in another journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    record: Seq,
    #[serde(with = "wall")]
    at: DateTime<Utc>,
}

/// What a folder remembers of the reports in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    stands: Vec<Mark>,
    #[serde(default)]
    files: Vec<FileSum>,
}

impl Mark {
    pub(super) fn of(session: &Session) -> Self {
        Self { record: session.tail.seq, at: session.tail.moment.at }
    }

    /// True where the session stands on this very record.
    #[must_use]
    pub fn is_of(&self, session: &Session) -> bool {
        *self == Self::of(session)
    }
}

impl Last {
    /// The records that its reports stand on, the newest last.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        self.stands.clone()
    }

    /// True where this is what was written into that file.
    pub(super) fn wrote(&self, file: &FileSum) -> bool {
        self.files.contains(file)
    }

    /// After these files were written, with the report of a session where people read any of them.
    fn after(&self, session: Option<&Session>, files: &[FileSum]) -> Self {
        let mut now = self.clone();
        now.files.retain(|old| files.iter().all(|new| new.file != old.file));
        now.files.extend_from_slice(files);
        let mark = session.filter(|session| session.closed.is_some()).map(Mark::of);
        if let Some(mark) = mark.filter(|mark| self.stands.last() != Some(mark)) {
            now.stands = self.stands.last().cloned().into_iter().chain([mark]).collect();
        }
        now
    }
}

/// What a folder remembers; nothing where nothing was written there.
///
/// # Errors
/// When the file is there but cannot be read.
pub fn last(folder: &Path) -> io::Result<Last> {
    let file = match fs::File::open(folder.join(NAME)) {
        Ok(file) => file,
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Last::default());
        }
        Err(why) => return Err(why),
    };
    let mut text = Vec::new();
    if file.take(LIMIT + 1).read_to_end(&mut text)? as u64 > LIMIT {
        return Err(io::Error::from(ErrorKind::FileTooLarge));
    }
    Ok(from_json(&text)?)
}

/// Says that these files were written to a folder that remembered `before`, with the report of a
/// session where people read any of them; a draft is none.
///
/// # Errors
/// [`ReportError::Saving`].
pub fn remember(
    folder: &Path,
    before: &Last,
    session: Option<&Session>,
    files: &[FileSum],
) -> Result<(), ReportError> {
    let now = before.after(session, files);
    if now == *before {
        return Ok(());
    }
    let ready = Ready::beside(folder, NAME, &|to| {
        let written = to_json(&now).map_err(io::Error::from);
        written.and_then(|text| writeln!(to, "{text}")).map_err(ReportError::Writing)
    })?;
    take_places(folder, vec![ready]).map(drop)
}

#[cfg(test)]
mod tests {
    use tempfile::tempdir;

    use super::*;
    use crate::report::sample;

    /// The café that is closed, some records on.
    fn later() -> Session {
        let mut session = sample::closed();
        session.tail.seq.0 += 3;
        session
    }

    #[test]
    fn a_folder_remembers_the_last_two_records_that_differ() {
        let home = tempdir().unwrap();
        let (first, second) = (sample::closed(), later());
        assert_eq!(last(home.path()).unwrap(), Last::default());
        remember(home.path(), &Last::default(), Some(&first), &[]).unwrap();
        let then = last(home.path()).unwrap();
        assert_eq!(then.stands, [Mark::of(&first)]);
        remember(home.path(), &then, Some(&second), &[]).unwrap();
        let then = last(home.path()).unwrap();
        assert_eq!(then.stands, [Mark::of(&first), Mark::of(&second)]);
        remember(home.path(), &then, Some(&second), &[]).unwrap();
        assert_eq!(last(home.path()).unwrap(), then, "nothing new, nothing forgotten");
    }

    #[test]
    fn a_draft_is_not_remembered_and_makes_no_report_forgotten() {
        let home = tempdir().unwrap();
        let (draft, sent) = (sample::cafe().session, sample::closed());
        remember(home.path(), &Last::default(), Some(&draft), &[]).unwrap();
        assert_eq!(last(home.path()).unwrap(), Last::default());
        remember(home.path(), &Last::default(), Some(&sent), &[]).unwrap();
        let mut again = later();
        again.closed = None;
        remember(home.path(), &last(home.path()).unwrap(), Some(&again), &[]).unwrap();
        assert_eq!(last(home.path()).unwrap().stands, [Mark::of(&sent)]);
    }

    #[test]
    fn a_file_that_is_no_such_file_is_an_error() {
        let home = tempdir().unwrap();
        for bytes in [&b"{"[..], b"", &[b' '; LIMIT as usize + 1]] {
            fs::write(home.path().join(NAME), bytes).unwrap();
            assert!(last(home.path()).is_err());
        }
        assert_eq!(last(&home.path().join("nowhere")).unwrap(), Last::default());
    }

    #[test]
    fn a_file_without_end_is_not_read_to_its_end() {
        let home = tempdir().unwrap();
        std::os::unix::fs::symlink("/dev/zero", home.path().join(NAME)).unwrap();
        assert_eq!(last(home.path()).unwrap_err().kind(), ErrorKind::FileTooLarge);
    }

    #[test]
    fn the_same_place_in_another_journal_is_another_record() {
        let session = sample::closed();
        let mut other = session.clone();
        other.tail.moment.at += chrono::TimeDelta::milliseconds(1);
        assert!(Mark::of(&session).is_of(&session));
        assert!(!Mark::of(&session).is_of(&other));
    }
}
