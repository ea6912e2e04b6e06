//! What a journal asks of a disk: few things, so that each can be made to fail in a test.

use std::io::{self, Read};
use std::path::Path;

/// Which file this is, whatever paths lead to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The device it is on.
    pub device: u64,
    /// Its number there.
    pub inode: u64,
    /// How many names it has; 0 once it was deleted.
    pub links: u64,
}

impl Place {
    /// True where both are the same file.
    #[must_use]
    pub const fn is(&self, other: &Self) -> bool {
        self.device == other.device && self.inode == other.inode
    }
}

/// A disk. Errors are what the system says, uninterpreted.
#[expect(clippy::missing_errors_doc, reason = "every operation of a disk may fail in any way")]
pub trait Disk: Send + Sync {
    /// Opens a file that is there, to read and, where asked, to write.
    fn open(&self, path: &Path, write: bool) -> io::Result<Box<dyn DiskFile>>;

    /// Makes a file that is not there, to read and write.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Makes a file as [`create`](Self::create) does, which only its user can read.
    fn create_private(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.create(path)
    }

    /// Tells which file a path leads to.
    fn place(&self, path: &Path) -> io::Result<Place>;

    /// Gives a file another name; fails with `AlreadyExists` where that is taken.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a name in place of whatever has it, in one step.
    fn rename_over(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a second name that is not taken.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a name off a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Returns once the names in a folder are on disk.
    fn flush_folder(&self, folder: &Path) -> io::Result<()>;

    /// Makes a folder in one that is there.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;

    /// Fails where no file can be made in a folder.
    fn may_write(&self, folder: &Path) -> io::Result<()>;
}

/// An open file of a [`Disk`].
#[expect(clippy::missing_errors_doc, reason = "every operation of a disk may fail in any way")]
pub trait DiskFile: Send {
    /// Reads some bytes from a place in the file; 0 at its end.
    fn read_at(&self, at: u64, bytes: &mut [u8]) -> io::Result<usize>;

    /// Writes all bytes to a place in the file, in one go where the system lets it; after an
    /// error any part of them may be there.
    fn write_at(&self, at: u64, bytes: &[u8]) -> io::Result<()>;

    /// Returns once everything written is on disk.
    fn flush(&self) -> io::Result<()>;

    /// Cuts the file to a length.
    fn truncate(&self, len: u64) -> io::Result<()>;

    /// How many bytes it has.
    fn size(&self) -> io::Result<u64>;

    /// Takes the lock that only one may hold, until the file is dropped; false where somebody
    /// else has it.
    fn lock(&self) -> io::Result<bool>;

    /// True where a writer holds the lock.
    fn is_locked(&self) -> io::Result<bool>;

    /// Which file this is.
    fn place(&self) -> io::Result<Place>;
}

impl dyn DiskFile + '_ {
    /// Everything in it.
    ///
    /// # Errors
    /// What the system says.
    pub fn read_all(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        Onward { file: self, at: 0 }.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Reads a file onward from a place in it.
pub(super) struct Onward<'a> {
    pub(super) file: &'a dyn DiskFile,
    pub(super) at: u64,
}

impl Read for Onward<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(self.at, bytes)?;
        self.at += read as u64;
        Ok(read)
    }
}
