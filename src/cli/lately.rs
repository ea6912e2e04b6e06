//! The sessions opened lately, remembered in a small file among what the program keeps by itself.
//!
//! A file that cannot be read or written stops nothing: then there are none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::places::state_folder;
use crate::domain::wall;
use crate::files::Whole;
use crate::text::{from_json, write_json_pretty};

/// How many are remembered.
const MOST: usize = 20;
/// More than the file takes; the rest of a larger one is no list of ours.
const MOST_BYTES: u64 = 1 << 20;
/// The name of the file.
const NAME: &str = "lately.json";

/// The file: absolute paths, the one opened last first, and when some of them were left.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Lately {
    opened: Vec<PathBuf>,
    #[serde(default)]
    left: Vec<Departure>,
}

/// When a session was left, by whoever had it open to change it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Departure {
    path: PathBuf,
    #[serde(with = "wall")]
    at: DateTime<Utc>,
}

/// Where the list is; `None` where the user has no home.
pub(super) fn file() -> Option<PathBuf> {
    Some(state_folder()?.join(NAME))
}

/// The paths of the sessions opened lately, the last one first; and when some were left.
pub(super) fn known() -> (Vec<PathBuf>, Vec<Departure>) {
    let Lately { opened, left } = file().map(|file| read(&file)).unwrap_or_default();
    (opened, left)
}

/// When a session was left last; `None` where nobody noted it.
pub(super) fn left_at(all: &[Departure], path: &Path) -> Option<DateTime<Utc>> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    all.iter().find(|it| it.path == path).map(|it| it.at)
}

/// Remembers that a session was opened; a computer that cannot is not told.
pub(super) fn remember(path: &Path) {
    let (Some(folder), Ok(path)) = (state_folder(), std::path::absolute(path)) else { return };
    let path = fs::canonicalize(&path).unwrap_or(path);
    let _ = put_first(&folder, path);
}

/// Remembers when a session was left.
pub(super) fn leave(path: &Path, at: DateTime<Utc>) {
    let (Some(folder), Ok(path)) = (state_folder(), std::path::absolute(path)) else { return };
    let path = fs::canonicalize(&path).unwrap_or(path);
    let _ = put_left(&folder, path, at);
}

/// Remembers a session no more.
pub(super) fn forget(path: &Path) -> io::Result<()> {
    let Some(folder) = state_folder() else { return Ok(()) };
    let mut lately = read(&folder.join(NAME));
    lately.opened.retain(|one| one != path);
    write(&folder, lately)
}

fn put_first(folder: &Path, path: PathBuf) -> io::Result<()> {
    let mut lately = read(&folder.join(NAME));
    if lately.opened.first() == Some(&path) {
        return Ok(());
    }
    lately.opened.retain(|one| *one != path);
    lately.opened.insert(0, path);
    lately.opened.truncate(MOST);
    write(folder, lately)
}

fn put_left(folder: &Path, path: PathBuf, at: DateTime<Utc>) -> io::Result<()> {
    let mut lately = read(&folder.join(NAME));
    lately.left.retain(|one| one.path != path);
    lately.left.push(Departure { path, at });
    write(folder, lately)
}

fn read(file: &Path) -> Lately {
    let small = fs::metadata(file).is_ok_and(|found| found.len() <= MOST_BYTES);
    let bytes = if small { fs::read(file).unwrap_or_default() } else { Vec::new() };
    let mut found: Lately = from_json(&bytes).unwrap_or_default();
    found.opened.retain(|path| path.is_absolute());
    found.opened.truncate(MOST);
    found
}

fn write(folder: &Path, mut lately: Lately) -> io::Result<()> {
    let Lately { opened, left } = &mut lately;
    left.retain(|one| opened.contains(&one.path));
    fs::create_dir_all(folder)?;
    let list = Whole::beside(&folder.join(NAME), |to| -> io::Result<()> {
        write_json_pretty(&lately, to)?;
        to.write_all(b"\n")
    })?;
    list.replace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let file = read(&folder.join(NAME));
        file.opened.iter().map(|path| path.display().to_string()).collect()
    }

    #[test]
    fn the_one_opened_last_comes_first_and_each_stands_once() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["/a", "/b", "/c", "/a"] {
            put_first(folder.path(), path.into()).unwrap();
        }
        assert_eq!(names(folder.path()), ["/a", "/c", "/b"]);
        for n in 0..2 * MOST {
            put_first(folder.path(), format!("/{n}").into()).unwrap();
        }
        assert_eq!(names(folder.path()).len(), MOST);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn when_a_session_was_left_is_kept_as_long_as_the_session() {
        let folder = tempfile::tempdir().unwrap();
        let at = |minute: i64| DateTime::from_timestamp(1_381_248_000 + 60 * minute, 0).unwrap();
        let left = |path: &str| left_at(&read(&folder.path().join(NAME)).left, Path::new(path));
        for path in ["/a", "/b"] {
            put_first(folder.path(), path.into()).unwrap();
        }
        put_left(folder.path(), "/a".into(), at(1)).unwrap();
        put_left(folder.path(), "/a".into(), at(2)).unwrap();
        put_left(folder.path(), "/never".into(), at(2)).unwrap();
        assert_eq!((left("/a"), left("/b"), left("/never")), (Some(at(2)), None, None));
        put_first(folder.path(), "/b".into()).unwrap();
        assert_eq!(left("/a"), Some(at(2)));
        for n in 0..MOST {
            put_first(folder.path(), format!("/{n}").into()).unwrap();
        }
        assert_eq!(left("/a"), None);
    }

    #[test]
    fn a_file_that_is_no_list_is_as_good_as_none_and_is_written_anew() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(NAME);
        for bytes in [&b"{\"opened\": [1"[..], b"[]", b"\xff", br#"{"opened": ["not/absolute"]}"#] {
            fs::write(&file, bytes).unwrap();
            assert_eq!(read(&file).opened, Vec::<PathBuf>::new());
        }
        put_first(folder.path(), "/a".into()).unwrap();
        assert_eq!(names(folder.path()), ["/a"]);
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        assert!(put_first(folder.path(), "/b".into()).is_err(), "and nobody panics");
    }
}
