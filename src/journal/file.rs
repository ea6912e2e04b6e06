//! The journal in a file: one write and one flush for all records at hand.
//!
//! Knows nothing of what stands in the records.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::append::Journal;
use super::codec::encode;
use super::disk::{Disk, DiskFile};
use super::error::AppendError;
use super::fresh::folder_of;
use super::holder::{Holder, announce, withdraw};
use super::scan::Tail;
use super::set_aside::SetAside;
use crate::domain::Seq;
use crate::session::Record;

/// A journal file, locked for as long as this lives; the file itself is made by the first
/// record. [`open`](FileJournal::open) makes one.
pub struct FileJournal {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) path: PathBuf,
    pub(super) holder: Holder,
    /// The disk its folder was on at first, where that can be told.
    pub(super) device: Option<u64>,
    /// `None` until the first record.
    pub(super) file: Option<Box<dyn DiskFile>>,
    /// False once a flush failed: the file is then only read, to be copied.
    pub(super) trusted: bool,
    /// False until what stood there on opening is on disk.
    pub(super) settled: bool,
    /// The file's name may not be on disk yet.
    pub(super) folder_waits: bool,
    pub(super) tail: Tail,
    /// What was written last.
    pub(super) appended: Vec<u8>,
    /// Files that are no longer the journal, their locks kept against other names of theirs.
    pub(super) retired: Vec<Box<dyn DiskFile>>,
    pub(super) set_aside: Option<SetAside>,
    /// Its folder was gone and was made again.
    pub(super) remade: bool,
}

/// Where the file went that is being written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// The path names it, or it was moved with its name.
    Kept,
    /// It has no name any more.
    Deleted,
}

impl Journal for FileJournal {
    fn append(&mut self, records: &[Arc<Record>]) -> Result<(), AppendError> {
        self.settle()?;
        let Some(last) = records.last() else { return Ok(()) };
        let (lines, tail) = self.lines(records)?;
        self.put(&lines, last.at)?;
        self.tail = tail;
        self.appended = lines;
        Ok(())
    }

    fn appended(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.appended)
    }

    fn set_aside(&mut self) -> Option<SetAside> {
        self.set_aside.take()
    }

    fn remade(&mut self) -> bool {
        std::mem::take(&mut self.remade)
    }
}

impl FileJournal {
    /// Whoever wrote the journal before may have died before it was on disk. What is built on it
    /// is called saved without a further line, where it says nothing new.
    fn settle(&mut self) -> Result<(), AppendError> {
        if !self.settled && self.file.is_some() {
            self.put(&[], self.holder.since)?;
        }
        self.settled = true;
        Ok(())
    }

    fn lines(&self, records: &[Arc<Record>]) -> Result<(Vec<u8>, Tail), AppendError> {
        let mut lines = Vec::with_capacity(records.len() * 384);
        let mut tail = self.tail;
        for record in records {
            let wanted = Seq(tail.seq.0 + 1);
            if record.seq != wanted {
                return Err(AppendError::OutOfOrder { found: record.seq.0, wanted: wanted.0 });
            }
            let sum = encode(record, tail.sum, &mut lines).map_err(AppendError::Unwritable)?;
            tail = Tail { seq: wanted, sum: Some(sum), ..tail };
        }
        tail.len += lines.len() as u64;
        Ok((lines, tail))
    }

    fn put(&mut self, lines: &[u8], at: DateTime<Utc>) -> Result<(), AppendError> {
        let kept = match &self.file {
            Some(file) => self.standing(file.as_ref())? == Standing::Kept,
            None => false,
        };
        if kept && self.trusted {
            return self.write(lines);
        }
        match self.rescue(lines, at) {
            Err(AppendError::NoFolder) if self.remake_folder() => self.rescue(lines, at),
            done => done,
        }
    }

    /// A session that runs loses nothing because its folder was deleted: what it holds is
    /// written there again. Tells whether there is a folder now.
    fn remake_folder(&mut self) -> bool {
        let folder = folder_of(&self.path);
        let made = !self.is_gone() && self.disk.make_folder(folder).is_ok();
        if made {
            // Where the folder above cannot be flushed, this one can and is.
            let _ = self.disk.flush_folder(folder_of(folder));
            announce(&self.path, &self.holder);
            self.remade = true;
        }
        made
    }

    /// A file that lost its name takes every byte and keeps none of them, and so does one whose
    /// disk was taken away.
    fn standing(&self, file: &dyn DiskFile) -> Result<Standing, AppendError> {
        let own = file.place().map_err(AppendError::of_write)?;
        match self.disk.place(&self.path) {
            Ok(named) if named.is(&own) => Ok(Standing::Kept),
            Ok(_) => Err(AppendError::Replaced),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => match own.links {
                0 => Ok(Standing::Deleted),
                _ if self.is_gone() => Err(AppendError::Gone),
                _ => Ok(Standing::Kept),
            },
            Err(error) => Err(AppendError::of_write(error)),
        }
    }

    /// True where the path leads to another disk by now.
    fn is_gone(&self) -> bool {
        let folders = self.path.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty());
        let there = folders.map(|folder| self.disk.place(folder)).find_map(Result::ok);
        let elsewhere = |device| there.is_some_and(|folder| folder.device != device);
        self.device.is_some_and(elsewhere)
    }

    fn write(&mut self, lines: &[u8]) -> Result<(), AppendError> {
        let Some(file) = &self.file else { return Ok(()) };
        let written = file.write_at(self.tail.len, lines).map_err(AppendError::of_write);
        let done = written.and_then(|()| {
            file.flush().map_err(|source| {
                self.trusted = false;
                AppendError::Flush { source }
            })
        });
        done.and_then(|()| self.name_it()).inspect_err(|_| self.cut_back())
    }

    /// Puts the file's name on disk where that is not known to be so.
    pub(super) fn name_it(&mut self) -> Result<(), AppendError> {
        if self.folder_waits {
            let flushed = self.disk.flush_folder(folder_of(&self.path));
            flushed.map_err(|source| AppendError::Flush { source })?;
            self.folder_waits = false;
        }
        Ok(())
    }

    /// Takes off what is not known to be whole, so that nobody reads it as saved.
    pub(super) fn cut_back(&mut self) {
        if let Some(file) = &self.file
            && file.truncate(self.tail.len).is_err()
        {
            self.trusted = false;
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for FileJournal {
    fn drop(&mut self) {
        if self.file.is_some() {
            withdraw(&self.path, &self.holder);
        }
    }
}
