//! Which records the reports in a folder stand on.
//!
//! A file beside the reports keeps two: the one of the newest report, and the one of the report
//! before it. So a report made again of the same journal says the same. A draft is no report that
//! was sent, so nothing is told against one.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::error::ReportError;
use super::ready::{Ready, take_places};
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

#[derive(Debug, Default, Serialize, Deserialize)]
struct File {
    stands: Vec<Mark>,
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

/// The records that the reports of a folder stand on, the newest last; none where none was written
/// there.
///
/// # Errors
/// When the file is there but cannot be read.
pub fn last(folder: &Path) -> io::Result<Vec<Mark>> {
    let file = match fs::File::open(folder.join(NAME)) {
        Ok(file) => file,
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(why) => return Err(why),
    };
    let mut text = Vec::new();
    if file.take(LIMIT + 1).read_to_end(&mut text)? as u64 > LIMIT {
        return Err(io::Error::from(ErrorKind::FileTooLarge));
    }
    let file: File = from_json(&text)?;
    Ok(file.stands)
}

/// Says that a report of this session was written to a folder, after those that stood on `before`;
/// of a draft nothing is said.
///
/// # Errors
/// [`ReportError::Saving`].
pub fn remember(folder: &Path, before: &[Mark], session: &Session) -> Result<(), ReportError> {
    if session.closed.is_none() || before.last().is_some_and(|mark| mark.is_of(session)) {
        return Ok(());
    }
    let stands = before.last().cloned().into_iter().chain([Mark::of(session)]).collect();
    let file = File { stands };
    let ready = Ready::beside(folder, NAME, &|to| {
        let written = to_json(&file).map_err(io::Error::from);
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
        assert_eq!(last(home.path()).unwrap(), []);
        remember(home.path(), &[], &first).unwrap();
        let marks = last(home.path()).unwrap();
        assert_eq!(marks, [Mark::of(&first)]);
        remember(home.path(), &marks, &second).unwrap();
        let marks = last(home.path()).unwrap();
        assert_eq!(marks, [Mark::of(&first), Mark::of(&second)]);
        remember(home.path(), &marks, &second).unwrap();
        assert_eq!(last(home.path()).unwrap(), marks, "nothing new, nothing forgotten");
    }

    #[test]
    fn a_draft_is_not_remembered_and_makes_no_report_forgotten() {
        let home = tempdir().unwrap();
        let (draft, sent) = (sample::cafe().session, sample::closed());
        remember(home.path(), &[], &draft).unwrap();
        assert_eq!(last(home.path()).unwrap(), []);
        remember(home.path(), &[], &sent).unwrap();
        let mut again = later();
        again.closed = None;
        remember(home.path(), &last(home.path()).unwrap(), &again).unwrap();
        assert_eq!(last(home.path()).unwrap(), [Mark::of(&sent)]);
    }

    #[test]
    fn a_file_that_is_no_such_file_is_an_error() {
        let home = tempdir().unwrap();
        for bytes in [&b"{"[..], b"", &[b' '; LIMIT as usize + 1]] {
            fs::write(home.path().join(NAME), bytes).unwrap();
            assert!(last(home.path()).is_err());
        }
        assert_eq!(last(&home.path().join("nowhere")).unwrap(), []);
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
