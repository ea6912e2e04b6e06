//! Opening a journal to write: lock it, read it, set aside what a crash left behind.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::disk::{Disk, DiskFile, Onward};
use super::error::OpenError;
use super::file::FileJournal;
use super::fresh::{dated, folder_of, set_aside};
use super::holder::{Holder, announce, announced};
use super::scan::{Scan, Tail, Visit, scan};
use super::set_aside::SetAside;
use super::words::words_in;

/// The only name that is written to.
pub const NAME: &str = "journal.jsonl";

/// How often a lock is tried again while its holder may be about to let go.
const BREATH: Duration = Duration::from_millis(10);
/// How many bytes set aside are searched for words.
const SEARCHED: usize = 64 << 20;
/// How often the name may move on to another file while it is being locked.
const CHASES: u32 = 32;

impl FileJournal {
    /// Opens a journal to write, shows every record of it, and tells what had to be set aside.
    /// Where there is none yet nothing is made: the first record does that. The holder's
    /// `since` dates what is set aside; `patience` is how long to wait for the lock. Whether what
    /// was shown is on disk is not known before [`append`](super::Journal::append) was called.
    ///
    /// # Errors
    /// Where it cannot be written, or must not be; nothing is changed then. Records may have
    /// been shown by that time, and do not count.
    pub fn open(
        disk: Arc<dyn Disk>,
        path: &Path,
        holder: Holder,
        patience: Duration,
        visit: Visit<'_>,
    ) -> Result<(Self, Option<SetAside>), OpenError> {
        if path.file_name().is_none_or(|name| name != NAME) {
            return Err(OpenError::OtherName);
        }
        Self::open_own(disk, path, holder, patience, visit)
    }

    /// The same with a journal of whatever name: its caller alone writes files of that name.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_own(
        disk: Arc<dyn Disk>,
        path: &Path,
        holder: Holder,
        patience: Duration,
        visit: Visit<'_>,
    ) -> Result<(Self, Option<SetAside>), OpenError> {
        let path = resolved(path);
        let folder = folder_of(&path).to_path_buf();
        let mut journal = Self {
            disk,
            path,
            holder,
            device: None,
            file: None,
            trusted: true,
            settled: false,
            folder_waits: true,
            tail: Tail::default(),
            appended: Vec::new(),
            retired: Vec::new(),
            remade: false,
            set_aside: None,
        };
        journal.disk.may_write(&folder).map_err(|source| OpenError::Folder { folder, source })?;
        let on = journal.disk.place(folder_of(&journal.path));
        journal.device = on.ok().map(|folder| folder.device);
        let Some(file) = journal.locked(patience)? else { return Ok((journal, None)) };
        let of = file.size().map_err(|source| OpenError::Disk { source })?;
        let found = scan(Onward { file: file.as_ref(), at: 0 }, Tail::default(), of, visit);
        let found = found.map_err(|source| OpenError::Disk { source })?;
        let kept = journal.repair(file.as_ref(), &found)?;
        announce(&journal.path, &journal.holder);
        journal.tail = found.tail;
        journal.file = Some(file);
        Ok((journal, kept))
    }

    /// Locks the file the path names; by the time the lock is there the path may name another.
    fn locked(&self, patience: Duration) -> Result<Option<Box<dyn DiskFile>>, OpenError> {
        for _ in 0..CHASES {
            let file = match self.disk.open(&self.path, true) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(source) => return Err(OpenError::NotWritable { source }),
            };
            self.lock(file.as_ref(), patience)?;
            let own = file.place().map_err(|source| OpenError::Disk { source })?;
            if self.disk.place(&self.path).is_ok_and(|named| named.is(&own)) {
                return Ok(Some(file));
            }
        }
        Err(OpenError::Locked { holder: announced(&self.path) })
    }

    /// A reader that looks whether a writer is there holds the lock for an instant too.
    fn lock(&self, file: &dyn DiskFile, patience: Duration) -> Result<(), OpenError> {
        let mut waited = Duration::ZERO;
        while !file.lock().map_err(|source| OpenError::NoLocks { source })? {
            if waited >= patience {
                return Err(OpenError::Locked { holder: announced(&self.path) });
            }
            thread::sleep(BREATH);
            waited += BREATH;
        }
        Ok(())
    }

    fn repair(&self, file: &dyn DiskFile, found: &Scan) -> Result<Option<SetAside>, OpenError> {
        let line = found.tail.seq.0 + 1;
        match &found.fault {
            None if found.torn == 0 => return Ok(None),
            Some((fault, _)) if !found.ends_damaged() => {
                return Err(OpenError::of_fault(line, fault.clone()));
            }
            _ => {}
        }
        let kept = self.cut(file, found.tail.len, found.bytes);
        kept.map(Some).map_err(|source| OpenError::SetAside { source })
    }

    /// Copies the end of the file to another, and only then cuts it off.
    fn cut(&self, file: &dyn DiskFile, from: u64, to: u64) -> io::Result<SetAside> {
        let wanted = dated(&self.path, "torn", self.holder.since);
        let mut read = Vec::new();
        let path = set_aside(self.disk.as_ref(), &wanted, file, from..to, |chunk| {
            if read.len() < SEARCHED {
                read.extend_from_slice(chunk);
            }
        })?;
        file.truncate(from)?;
        file.flush()?;
        Ok(SetAside { path, bytes: to - from, words: words_in(&read) })
    }
}

/// The path of the file itself where it is there, so that what is set aside lies beside it.
fn resolved(path: &Path) -> PathBuf {
    let in_folder = || {
        let name = path.file_name()?;
        Some(folder_of(path).canonicalize().ok()?.join(name))
    };
    path.canonicalize().ok().or_else(in_folder).unwrap_or_else(|| path.to_path_buf())
}
