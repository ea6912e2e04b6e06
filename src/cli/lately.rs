//! The sessions opened lately, remembered in a small file among what the program keeps by itself.
//!
//! A file that cannot be read or written stops nothing: then there are none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::places::state_folder;
use crate::files::Whole;
use crate::text::{from_json, write_json_pretty};

/// How many are remembered.
const MOST: usize = 20;
/// More than the file takes; the rest of a larger one is no list of ours.
const MOST_BYTES: u64 = 1 << 20;
/// The name of the file.
const NAME: &str = "lately.json";

/// The file: absolute paths, the one opened last first.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Lately {
    opened: Vec<PathBuf>,
}

/// Where the list is; `None` where the user has no home.
pub(super) fn file() -> Option<PathBuf> {
    Some(state_folder()?.join(NAME))
}

/// The paths of the sessions opened lately, the last one first.
pub(super) fn opened() -> Vec<PathBuf> {
    file().map(|file| read(&file)).unwrap_or_default()
}

/// Remembers that a session was opened; a computer that cannot is not told.
pub(super) fn remember(path: &Path) {
    let (Some(folder), Ok(path)) = (state_folder(), std::path::absolute(path)) else { return };
    let path = fs::canonicalize(&path).unwrap_or(path);
    let _ = put_first(&folder, path);
}

/// Remembers a session no more.
pub(super) fn forget(path: &Path) -> io::Result<()> {
    let Some(folder) = state_folder() else { return Ok(()) };
    let mut opened = read(&folder.join(NAME));
    opened.retain(|one| one != path);
    write(&folder, opened)
}

fn put_first(folder: &Path, path: PathBuf) -> io::Result<()> {
    let mut opened = read(&folder.join(NAME));
    if opened.first() == Some(&path) {
        return Ok(());
    }
    opened.retain(|one| *one != path);
    opened.insert(0, path);
    opened.truncate(MOST);
    write(folder, opened)
}

fn read(file: &Path) -> Vec<PathBuf> {
    let small = fs::metadata(file).is_ok_and(|found| found.len() <= MOST_BYTES);
    let bytes = if small { fs::read(file).unwrap_or_default() } else { Vec::new() };
    let mut found: Lately = from_json(&bytes).unwrap_or_default();
    found.opened.retain(|path| path.is_absolute());
    found.opened.truncate(MOST);
    found.opened
}

fn write(folder: &Path, opened: Vec<PathBuf>) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let list = Whole::beside(&folder.join(NAME), |to| -> io::Result<()> {
        write_json_pretty(&Lately { opened }, to)?;
        to.write_all(b"\n")
    })?;
    list.replace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let file = read(&folder.join(NAME));
        file.iter().map(|path| path.display().to_string()).collect()
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
    fn a_file_that_is_no_list_is_as_good_as_none_and_is_written_anew() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(NAME);
        for bytes in [&b"{\"opened\": [1"[..], b"[]", b"\xff", br#"{"opened": ["not/absolute"]}"#] {
            fs::write(&file, bytes).unwrap();
            assert_eq!(read(&file), Vec::<PathBuf>::new());
        }
        put_first(folder.path(), "/a".into()).unwrap();
        assert_eq!(names(folder.path()), ["/a"]);
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        assert!(put_first(folder.path(), "/b".into()).is_err(), "and nobody panics");
    }
}
