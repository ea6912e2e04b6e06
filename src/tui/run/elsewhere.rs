//! Words that the disk of the session does not take, written into another folder.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::Builder;

use super::aside::aside;
use crate::text::plainly;

/// Files of one name that may stand beside each other.
const MOST: u32 = 100;

/// Writes a page on a thread of its own, as that disk may hang too, and tells the path or why
/// there is none.
pub(super) fn keep(
    folder: String,
    name: String,
    page: String,
    tell: impl Fn(Result<String, String>) + Clone + Send + 'static,
) {
    let work = move || {
        let done = write(&at_home(&folder), &name, |file| file.write_all(page.as_bytes()));
        done.map(|path| path.display().to_string()).map_err(|why| told(&why))
    };
    aside(Builder::new().name("elsewhere".to_owned()), work, |why| Err(told(&why)), tell);
}

/// Why a folder takes nothing.
fn told(why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        io::ErrorKind::PermissionDenied => "that folder may not be written to".to_owned(),
        io::ErrorKind::StorageFull => "that disk is full too".to_owned(),
        _ => plainly(why),
    }
}

/// A folder as a shell would read it: `~` is the home of who types.
pub(super) fn at_home(folder: &str) -> PathBuf {
    match (folder.strip_prefix('~'), env::home_dir()) {
        (Some(""), Some(home)) => home,
        (Some(rest), Some(home)) if rest.starts_with('/') => {
            home.join(rest.trim_start_matches('/'))
        }
        _ => PathBuf::from(folder),
    }
}

/// Makes a new file, in no case writing over one that is there, and leaves none that is not whole.
fn write(
    folder: &Path,
    name: &str,
    fill: impl Fn(&mut File) -> io::Result<()>,
) -> io::Result<PathBuf> {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, "txt"));
    for n in 1..=MOST {
        let name = if n == 1 { name.to_owned() } else { format!("{stem}-{n}.{end}") };
        let path = folder.join(name);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {}
            Err(why) => return Err(why),
            Ok(mut file) => {
                if let Err(why) = fill(&mut file).and_then(|()| file.sync_all()) {
                    // Why it could not be written is what counts.
                    let _ = fs::remove_file(&path);
                    return Err(why);
                }
                // Some disks, a stick among them, cannot flush a folder; the file is there.
                let _ = File::open(folder).and_then(|folder| folder.sync_all());
                return Ok(path);
            }
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str) -> impl Fn(&mut File) -> io::Result<()> {
        move |file| file.write_all(words.as_bytes())
    }

    #[test]
    fn a_page_that_cannot_be_written_whole_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let full = |file: &mut File| {
            file.write_all(b"hal")?;
            Err(io::ErrorKind::StorageFull.into())
        };
        let why = write(folder.path(), "kept.txt", full).unwrap_err();
        assert_eq!(told(&why), "that disk is full too");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        let again = write(folder.path(), "kept.txt", words("whole\n")).unwrap();
        assert_eq!(again, folder.path().join("kept.txt"));
    }

    #[test]
    fn a_page_is_a_new_file_and_writes_over_none() {
        let folder = tempfile::tempdir().unwrap();
        let one = write(folder.path(), "kept.txt", words("one\n")).unwrap();
        let two = write(folder.path(), "kept.txt", words("two\n")).unwrap();
        assert_eq!(
            (one.file_name(), two.file_name()),
            (Some("kept.txt".as_ref()), Some("kept-2.txt".as_ref()))
        );
        assert_eq!(fs::read_to_string(one).unwrap(), "one\n");
        assert_eq!(fs::read_to_string(two).unwrap(), "two\n");
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_and_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("usb");
        assert_eq!(
            write(&missing, "kept.txt", words("")).unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
        assert!(!missing.exists());
    }

    #[test]
    fn only_a_tilde_by_itself_is_the_home_folder() {
        let home = env::home_dir().unwrap();
        assert_eq!(at_home("~"), home);
        assert_eq!(at_home("~/kept"), home.join("kept"));
        assert_eq!(at_home("/media/~"), PathBuf::from("/media/~"));
        assert_eq!(at_home("~anna"), PathBuf::from("~anna"));
    }
}
