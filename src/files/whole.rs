//! A file that is whole before it takes its place.

use std::fs::{File, Permissions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// A file with all that is to be in it, beside the place it is to take; gone where it is dropped.
#[derive(Debug)]
pub struct Whole {
    path: PathBuf,
    file: NamedTempFile,
}

impl Whole {
    /// Writes the file that is to stand at a path, beside that place. Others may read it as far as
    /// the user lets them read new files.
    ///
    /// # Errors
    /// What `fill` gives, and where nothing can be written there.
    pub fn beside<E: From<io::Error>>(
        path: &Path,
        fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<Self, E> {
        Self::with(0o666, path, fill)
    }

    /// Writes one as [`beside`](Self::beside) does, which only its user may read.
    ///
    /// # Errors
    /// As there.
    pub fn private<E: From<io::Error>>(
        path: &Path,
        fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<Self, E> {
        Self::with(0o600, path, fill)
    }

    fn with<E: From<io::Error>>(
        mode: u32,
        path: &Path,
        fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<Self, E> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let made = Builder::new()
            .prefix(".worldcafe-")
            .suffix(".tmp")
            .permissions(Permissions::from_mode(mode))
            .tempfile_in(folder.unwrap_or(Path::new(".")));
        // Its own words name the temporary file, which nobody asked for.
        let mut file = made.map_err(|why| io::Error::from(why.kind()))?;
        let mut buffered = BufWriter::new(file.as_file_mut());
        fill(&mut buffered)?;
        buffered.flush()?;
        drop(buffered);
        Ok(Self { path: path.to_owned(), file })
    }

    /// Returns once the file is on disk, so that also a computer that stops leaves it whole.
    ///
    /// # Errors
    /// Where the disk does not take it.
    pub fn flush(&self) -> io::Result<()> {
        self.file.as_file().sync_all()
    }

    /// Where it can be read back until it takes its place.
    #[must_use]
    pub fn meanwhile(&self) -> &Path {
        self.file.path()
    }

    /// The place it is to take.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes the place, over a file that stands there.
    ///
    /// # Errors
    /// Where it cannot be taken; what stood there then still does.
    pub fn replace(self) -> io::Result<()> {
        self.file.persist(&self.path).map(drop).map_err(|why| why.error)
    }

    /// Takes the place if it is free.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] where anything stands there.
    pub fn found(self) -> io::Result<()> {
        self.file.persist_noclobber(&self.path).map(drop).map_err(|why| why.error)
    }
}

/// Puts the names of a folder on disk. A folder that cannot be flushed takes nothing from files
/// that are whole, so nobody is told.
pub fn flush_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::tempdir;

    use super::*;

    fn words(path: &Path, words: &str) -> Whole {
        Whole::beside(path, |to| to.write_all(words.as_bytes())).unwrap()
    }

    #[test]
    fn a_file_takes_its_place_whole_and_leaves_nothing_beside_it() {
        let home = tempdir().unwrap();
        let path = home.path().join("a");
        words(&path, "old, and longer").replace().unwrap();
        let whole = words(&path, "new");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old, and longer");
        whole.flush().unwrap();
        assert_eq!(fs::read_to_string(whole.meanwhile()).unwrap(), "new");
        assert_eq!(whole.path(), path);
        whole.replace().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_place_that_is_taken_is_not_founded() {
        let home = tempdir().unwrap();
        let path = home.path().join("a");
        words(&path, "first").found().unwrap();
        let taken = words(&path, "second").found().unwrap_err();
        assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_cannot_be_filled_leaves_nothing() {
        let home = tempdir().unwrap();
        let full = |to: &mut dyn Write| {
            to.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        };
        assert!(Whole::beside(&home.path().join("a"), full).is_err());
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
        assert!(Whole::beside(&home.path().join("no/a"), |_| Ok::<(), io::Error>(())).is_err());
    }
}
