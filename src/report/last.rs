//! Which records the reports in a folder stand on.
//!
//! A file beside the reports keeps two: the one of the newest report, and the one of the report
//! before it. So a report made again of the same journal says the same.

use std::fs::{self, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tempfile::Builder;

use super::error::ReportError;
use crate::domain::{Seq, wall};
use crate::session::Session;

/// The name of the file.
const NAME: &str = ".last-export.json";

/// The most that such a file can be.
const LIMIT: usize = 4096;

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

    pub(super) fn is_of(&self, session: &Session) -> bool {
        *self == Self::of(session)
    }
}

/// The records that the reports of a folder stand on, the newest last; none where none was written
/// there.
///
/// # Errors
/// When the file is there but cannot be read.
pub fn last(folder: &Path) -> io::Result<Vec<Mark>> {
    let text = match fs::read(folder.join(NAME)) {
        Ok(text) => text,
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(why) => return Err(why),
    };
    if text.len() > LIMIT {
        return Err(io::Error::from(ErrorKind::FileTooLarge));
    }
    let file: File = serde_json::from_slice(&text)?;
    Ok(file.stands)
}

/// Says that a report of this session was written to a folder, after those that stood on `before`.
///
/// # Errors
/// [`ReportError::Saving`].
pub fn remember(folder: &Path, before: &[Mark], session: &Session) -> Result<(), ReportError> {
    let path = folder.join(NAME);
    if session.tail.seq == Seq(0) || before.last().is_some_and(|mark| mark.is_of(session)) {
        return Ok(());
    }
    let stands = before.last().cloned().into_iter().chain([Mark::of(session)]).collect();
    let save = || -> io::Result<()> {
        let mut made = Builder::new();
        let mut file = made.permissions(Permissions::from_mode(0o666)).tempfile_in(folder)?;
        serde_json::to_writer(&mut file, &File { stands })?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|why| why.error)?;
        Ok(())
    };
    save().map_err(|source| ReportError::Saving { path: path.clone(), source })
}

#[cfg(test)]
mod tests {
    use tempfile::tempdir;

    use super::*;
    use crate::report::sample;

    #[test]
    fn a_folder_remembers_the_last_two_records_that_differ() {
        let home = tempdir().unwrap();
        let (first, second) = (sample::cafe().session, sample::closed());
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
    fn a_file_that_is_no_such_file_is_an_error() {
        let home = tempdir().unwrap();
        for bytes in [&b"{"[..], b"", &[b' '; LIMIT + 1]] {
            fs::write(home.path().join(NAME), bytes).unwrap();
            assert!(last(home.path()).is_err());
        }
        assert_eq!(last(&home.path().join("nowhere")).unwrap(), []);
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
