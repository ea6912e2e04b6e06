//! Words that the disk of the session does not take, written into another folder.

use std::env;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

/// Files of one name that may stand beside each other.
const MOST: u32 = 100;

/// Writes a page on a thread of its own, as that disk may hang too, and tells the path or why
/// there is none.
pub(super) fn keep(
    folder: String,
    name: String,
    page: String,
    tell: impl FnOnce(Result<String, String>) + Send + 'static,
) {
    let work = move || {
        let done = write(&at_home(&folder), &name, &page);
        tell(done.map(|path| path.display().to_string()).map_err(|why| told(&why)));
    };
    // Without a thread nothing is said to be written.
    let _ = thread::Builder::new().name("elsewhere".to_owned()).spawn(work);
}

/// Why a folder takes nothing.
fn told(why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        io::ErrorKind::PermissionDenied => "that folder may not be written to".to_owned(),
        io::ErrorKind::StorageFull => "that disk is full too".to_owned(),
        _ => why.to_string(),
    }
}

/// A folder as a shell would read it: `~` is the home of who types.
fn at_home(folder: &str) -> PathBuf {
    match (folder.strip_prefix('~'), env::home_dir()) {
        (Some(""), Some(home)) => home,
        (Some(rest), Some(home)) if rest.starts_with('/') => {
            home.join(rest.trim_start_matches('/'))
        }
        _ => PathBuf::from(folder),
    }
}

/// Makes a new file, in no case writing over one that is there.
fn write(folder: &Path, name: &str, page: &str) -> io::Result<PathBuf> {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, "txt"));
    for n in 1..=MOST {
        let name = if n == 1 { name.to_owned() } else { format!("{stem}-{n}.{end}") };
        let path = folder.join(name);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {}
            Err(why) => return Err(why),
            Ok(mut file) => {
                file.write_all(page.as_bytes())?;
                file.sync_all()?;
                return Ok(path);
            }
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_page_is_a_new_file_and_writes_over_none() {
        let folder = tempfile::tempdir().unwrap();
        let one = write(folder.path(), "kept.txt", "one\n").unwrap();
        let two = write(folder.path(), "kept.txt", "two\n").unwrap();
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
        assert_eq!(write(&missing, "kept.txt", "").unwrap_err().kind(), io::ErrorKind::NotFound);
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
