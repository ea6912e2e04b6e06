//! Reading a journal that may be somebody else's: no lock, no permission to write, nothing
//! changed.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, DiskFile, Onward};
use super::fault::Fault;
use super::scan::{Scan, Tail, Visit, scan};

/// What a reader found behind the records it showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many sound records there are.
    pub records: u64,
    /// Bytes behind the last newline, which are no record; 0 while a writer may be writing them.
    pub torn: u64,
    /// The first line that is not sound, counted from 1, and why. It and what follows it was
    /// not shown.
    pub fault: Option<(u64, Fault)>,
    /// True where that line is the last and damaged: who opens the journal to write sets it aside
    /// and goes on.
    pub ends_damaged: bool,
}

impl Found {
    fn of(found: Scan) -> Self {
        Self {
            records: found.tail.seq.0,
            torn: found.torn,
            ends_damaged: found.ends_damaged(),
            fault: found.fault.map(|(fault, _)| (found.tail.seq.0 + 1, fault)),
        }
    }
}

/// Reads a journal, and what a writer adds to it.
pub struct Reader {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    file: Option<Box<dyn DiskFile>>,
    tail: Tail,
}

impl Reader {
    /// Reads the journal at a path, of whatever name, which need not be there yet.
    #[must_use]
    pub fn new(disk: Arc<dyn Disk>, path: &Path) -> Self {
        Self { disk, path: path.to_path_buf(), file: None, tail: Tail::default() }
    }

    /// Shows the records that were not shown yet; a journal that is not there has none.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read(&mut self, visit: Visit<'_>) -> io::Result<Found> {
        if self.file.is_none() {
            self.file = match self.disk.open(&self.path, false) {
                Ok(file) => Some(file),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(error),
            };
        }
        let Some(file) = self.file.as_deref() else { return Ok(Found::default()) };
        let of = file.size()?;
        let rest = Onward { file, at: self.tail.len }.take(of.saturating_sub(self.tail.len));
        let found = scan(rest, self.tail, of, visit)?;
        self.tail = found.tail;
        // Somebody who cannot even look for a lock cannot know that the bytes are on their way.
        let on_its_way = found.torn > 0 && file.is_locked().unwrap_or(false);
        let found = Found::of(found);
        Ok(if on_its_way { Found { torn: 0, ..found } } else { found })
    }

    /// True where the journal is another file by now, or a shorter one: it is then to be read
    /// from the start, by a new reader.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        let Some(file) = self.file.as_deref() else { return false };
        let same = || Some(self.disk.place(&self.path).ok()?.is(&file.place().ok()?));
        same() == Some(false) || file.size().is_ok_and(|size| size < self.tail.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::RealDisk;
    use crate::journal::sample::{journal, note};
    use std::fs;

    fn reader(path: &Path) -> Reader {
        Reader::new(Arc::new(RealDisk), path)
    }

    fn read(reader: &mut Reader) -> (Vec<u64>, Found) {
        let mut seen = Vec::new();
        let found = reader.read(&mut |record, _| seen.push(record.seq.0)).unwrap();
        (seen, found)
    }

    #[test]
    fn a_journal_that_is_not_there_has_no_records() {
        let folder = tempfile::tempdir().unwrap();
        let found = read(&mut reader(&folder.path().join("journal.jsonl")));
        assert_eq!(found, (vec![], Found::default()));
    }

    #[test]
    fn what_is_added_is_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("any.jsonl");
        let whole = journal(&[note(1, "a"), note(2, "b"), note(3, "c")]);
        let two = journal(&[note(1, "a"), note(2, "b")]).len();
        fs::write(&path, &whole[..two + 9]).unwrap();
        let mut reader = reader(&path);
        let (seen, found) = read(&mut reader);
        assert_eq!((seen, found.torn), (vec![1, 2], 9));
        fs::write(&path, &whole).unwrap();
        let (seen, found) = read(&mut reader);
        assert_eq!((seen, found.torn, found.records), (vec![3], 0, 3));
        assert!(!reader.is_outdated());
        fs::write(&path, &whole[..two]).unwrap();
        assert!(reader.is_outdated());
    }

    #[test]
    fn bytes_behind_the_last_newline_are_no_matter_while_a_writer_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        fs::write(&path, [journal(&[note(1, "a")]), b"{\"v\":1".to_vec()].concat()).unwrap();
        let writer = RealDisk.open(&path, true).unwrap();
        assert!(writer.lock().unwrap());
        assert_eq!(read(&mut reader(&path)).1.torn, 0);
        drop(writer);
        assert_eq!(read(&mut reader(&path)).1.torn, 6);
    }

    #[test]
    fn a_fault_is_named_by_its_line_and_ends_the_showing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let mut bytes = journal(&[note(1, "a"), note(2, "b"), note(3, "c")]);
        let second = journal(&[note(1, "a")]).len() + 20;
        bytes[second] ^= 4;
        fs::write(&path, bytes).unwrap();
        let (seen, found) = read(&mut reader(&path));
        assert_eq!((seen, found.fault), (vec![1], Some((2, Fault::WrongSum))));
        assert!(!found.ends_damaged);
    }
}
