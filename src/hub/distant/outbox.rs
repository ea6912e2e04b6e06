//! What a device wants done and does not know to be done, in a file that only grows until nothing
//! is left in it. A line is on disk before anybody is told that it is kept.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use uuid::Uuid;

use super::entry::Entry;
use crate::hub::wire::Sent;
use crate::journal::{Disk, DiskFile, SetAside, Sum};

/// How often, and how long apart, the lock of the file is tried.
const TRIES: usize = 50;
const BREATH: Duration = Duration::from_millis(10);

/// What the hub refused, kept until somebody takes it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) sent: Sent,
    pub(super) why: String,
}

pub(super) struct Outbox {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// Locked as long as it is open.
    file: Box<dyn DiskFile>,
    /// Bytes of whole lines in it.
    len: u64,
    /// Lines the disk has not taken yet.
    late: Vec<u8>,
    /// A flush failed: whatever the next one says, what is in the file may never be on disk.
    doubtful: bool,
    waiting: VecDeque<Sent>,
    refused: Vec<Refused>,
}

impl Outbox {
    /// Opens the file of a device and a session, which need not be there, and reads what is left
    /// in it. What cannot be read is copied beside it.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] where another process has it open; else what the disk says.
    pub(super) fn open(disk: &Arc<dyn Disk>, path: &Path) -> io::Result<(Self, Option<SetAside>)> {
        let file = match disk.create_private(path) {
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => disk.open(path, true)?,
            made => made?,
        };
        lock(file.as_ref())?;
        if let Some(folder) = path.parent() {
            // A disk that cannot do it need not: what is written is flushed by itself.
            let _ = disk.flush_folder(folder);
        }
        let bytes = file.read_all()?;
        let mut outbox = Self {
            disk: Arc::clone(disk),
            path: path.to_path_buf(),
            file,
            len: 0,
            late: Vec::new(),
            doubtful: false,
            waiting: VecDeque::new(),
            refused: Vec::new(),
        };
        let mut unread = Vec::new();
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            match Entry::read(line) {
                Some(read) => outbox.take(read),
                None => unread.extend_from_slice(line),
            }
            if line.ends_with(b"\n") {
                outbox.len += line.len() as u64;
            }
        }
        let aside = outbox.set_aside(&unread)?;
        outbox.file.truncate(outbox.len)?;
        outbox.write()?;
        Ok((outbox, aside))
    }

    pub(super) fn is_at(&self, path: &Path) -> bool {
        self.path == path
    }

    /// Gives the file another name, if that is free.
    pub(super) fn rename(&mut self, path: &Path) -> io::Result<()> {
        self.disk.rename_new(&self.path, path)?;
        self.path = path.to_path_buf();
        Ok(())
    }

    /// Keeps a command behind those that wait.
    ///
    /// # Errors
    /// Where it is in memory alone; the next line that is written takes it along.
    pub(super) fn keep(&mut self, sent: Sent) -> io::Result<()> {
        self.add(Entry::Send(sent))
    }

    /// The hub has it.
    pub(super) fn done(&mut self, id: Uuid) -> io::Result<()> {
        self.add(Entry::Done(id))
    }

    /// The hub refused it.
    pub(super) fn refused(&mut self, id: Uuid, why: String) -> io::Result<()> {
        self.add(Entry::Refused { id, why })
    }

    /// What was refused may go.
    pub(super) fn away(&mut self, id: Uuid) -> io::Result<()> {
        self.add(Entry::Away(id))
    }

    /// What is to be sent, in order.
    pub(super) fn waiting(&self) -> impl Iterator<Item = &Sent> {
        self.waiting.iter()
    }

    /// What was refused and not taken away, in order.
    pub(super) fn returned(&self) -> &[Refused] {
        &self.refused
    }

    /// True where the disk has all of it.
    pub(super) fn is_on_disk(&self) -> bool {
        self.late.is_empty()
    }

    /// Tries again to write what the disk did not take.
    pub(super) fn write(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() && self.refused.is_empty() {
            // Nothing is left that anybody could miss.
            self.file.truncate(0)?;
            self.late.clear();
            self.len = 0;
            return Ok(());
        }
        if self.late.is_empty() {
            return Ok(());
        }
        if self.doubtful {
            return self.begin_anew();
        }
        self.file.write_at(self.len, &self.late)?;
        self.file.flush().inspect_err(|_| self.doubtful = true)?;
        self.len += self.late.len() as u64;
        self.late.clear();
        Ok(())
    }

    /// Writes all that is left to a new file, in the place of the doubtful one.
    fn begin_anew(&mut self) -> io::Result<()> {
        let mut lines = Vec::new();
        let mut add = |line: Entry| line.write(&mut lines);
        for Refused { sent, why } in &self.refused {
            add(Entry::Send(sent.clone()))?;
            add(Entry::Refused { id: sent.id, why: why.clone() })?;
        }
        self.waiting.iter().try_for_each(|sent| add(Entry::Send(sent.clone())))?;
        let new = self.path.with_extension("new");
        // An earlier try may have left one.
        let _ = self.disk.remove(&new);
        let file = self.disk.create_private(&new)?;
        lock(file.as_ref())?;
        file.write_at(0, &lines)?;
        file.flush()?;
        self.disk.rename_over(&new, &self.path)?;
        (self.file, self.len) = (file, lines.len() as u64);
        if let Some(folder) = self.path.parent() {
            self.disk.flush_folder(folder)?;
        }
        self.late.clear();
        self.doubtful = false;
        Ok(())
    }

    fn add(&mut self, line: Entry) -> io::Result<()> {
        line.write(&mut self.late)?;
        self.take(line);
        self.write()
    }

    fn take(&mut self, line: Entry) {
        match line {
            Entry::Send(sent) => self.waiting.push_back(sent),
            Entry::Done(id) => self.waiting.retain(|sent| sent.id != id),
            Entry::Refused { id, why } => {
                let place = self.waiting.iter().position(|sent| sent.id == id);
                let sent = place.and_then(|place| self.waiting.remove(place));
                self.refused.extend(sent.map(|sent| Refused { sent, why }));
            }
            Entry::Away(id) => self.refused.retain(|refused| refused.sent.id != id),
        }
    }

    /// Copies what cannot be read beside the file, once however often it is found.
    fn set_aside(&self, unread: &[u8]) -> io::Result<Option<SetAside>> {
        if unread.is_empty() {
            return Ok(None);
        }
        let named = format!("torn-{:.16}", Sum::of(None, unread).as_str());
        let path = self.path.with_extension(named);
        match self.disk.create_private(&path) {
            Ok(file) => {
                file.write_at(0, unread)?;
                file.flush()?;
            }
            // The same bytes stand there.
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {}
            Err(why) => return Err(why),
        }
        Ok(Some(SetAside { path, bytes: unread.len() as u64, words: Vec::new() }))
    }
}

/// Whoever has just left it may hold it for an instant longer.
fn lock(file: &dyn DiskFile) -> io::Result<()> {
    for _ in 0..TRIES {
        if file.lock()? {
            return Ok(());
        }
        thread::sleep(BREATH);
    }
    Err(io::ErrorKind::WouldBlock.into())
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outbox").field("waiting", &self.waiting).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::domain::NoteId;
    use crate::hub::distant::simulated::disk::{Failure, Fault, MemoryDisk};
    use crate::journal::RealDisk;
    use crate::session::{Command, NewNote};

    fn sent(n: u128) -> Sent {
        let note = NewNote::idea(NoteId(Uuid::from_u128(n)), format!("idée {n}\n\u{9b}"));
        let command = Command::Capture { note: Box::new(note) };
        Sent { id: Uuid::from_u128(n), continues: None, command }
    }

    fn open(path: &Path) -> io::Result<(Outbox, Option<SetAside>)> {
        Outbox::open(&(Arc::new(RealDisk) as Arc<dyn Disk>), path)
    }

    fn opened(path: &Path) -> Outbox {
        let (outbox, aside) = open(path).unwrap();
        assert_eq!(aside, None);
        outbox
    }

    fn waits(outbox: &Outbox) -> Vec<Sent> {
        outbox.waiting().cloned().collect()
    }

    #[test]
    fn what_is_kept_is_found_again_in_order_until_the_hub_has_it() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("o.jsonl");
        let mut outbox = opened(&path);
        for n in 1..=4 {
            outbox.keep(sent(n)).unwrap();
        }
        outbox.done(sent(1).id).unwrap();
        outbox.refused(sent(3).id, "no block is running".to_owned()).unwrap();
        drop(outbox);
        let mut outbox = opened(&path);
        assert_eq!(waits(&outbox), [sent(2), sent(4)]);
        let refused = Refused { sent: sent(3), why: "no block is running".to_owned() };
        assert_eq!(outbox.returned(), [refused]);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        outbox.done(sent(2).id).unwrap();
        outbox.done(sent(4).id).unwrap();
        assert!(fs::metadata(&path).unwrap().len() > 0, "something was refused");
        outbox.away(sent(3).id).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().len(), 0);
    }

    #[test]
    fn a_file_cut_anywhere_keeps_every_whole_command_and_what_is_torn_stands_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("o.jsonl");
        let mut outbox = opened(&path);
        (1..=3).for_each(|n| outbox.keep(sent(n)).unwrap());
        drop(outbox);
        let whole = fs::read(&path).unwrap();
        for cut in 0..=whole.len() {
            let (left, _) = whole.split_at(cut);
            fs::write(&path, left).unwrap();
            let (mut outbox, aside) = open(&path).unwrap();
            let lines = left.iter().filter(|byte| **byte == b'\n').count();
            assert_eq!(waits(&outbox), [sent(1), sent(2), sent(3)][..lines], "cut at {cut}");
            let torn = left.rsplit(|byte| *byte == b'\n').next().unwrap();
            assert_eq!(aside.is_some(), !torn.is_empty(), "cut at {cut}");
            if let Some(aside) = aside {
                assert_eq!(fs::read(&aside.path).unwrap(), torn);
            }
            outbox.keep(sent(9)).unwrap();
            drop(outbox);
            assert_eq!(waits(&opened(&path)).last(), Some(&sent(9)), "cut at {cut}");
        }
    }

    #[test]
    fn what_the_disk_does_not_take_waits_in_memory_and_goes_along_with_the_next() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("o.jsonl");
        let mut outbox = opened(&path);
        outbox.keep(sent(1)).unwrap();
        let good = std::mem::replace(&mut outbox.file, Box::new(File::open(&path).unwrap()));
        assert!(outbox.keep(sent(2)).is_err());
        assert!(!outbox.is_on_disk());
        assert_eq!(waits(&outbox), [sent(1), sent(2)], "it is sent all the same");
        outbox.file = good;
        outbox.keep(sent(3)).unwrap();
        assert!(outbox.is_on_disk());
        drop(outbox);
        assert_eq!(waits(&opened(&path)), [sent(1), sent(2), sent(3)]);
    }

    #[test]
    fn what_cannot_be_emptied_is_gone_on_with() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("o.jsonl");
        let mut outbox = opened(&path);
        (1..=2).for_each(|n| outbox.keep(sent(n)).unwrap());
        outbox.done(sent(1).id).unwrap();
        let broken = Box::new(File::open(&path).unwrap());
        let good = std::mem::replace(&mut outbox.file, broken);
        assert!(outbox.done(sent(2).id).is_err());
        outbox.file = good;
        outbox.keep(sent(3)).unwrap();
        drop(outbox);
        assert_eq!(waits(&opened(&path)), [sent(3)]);
    }

    #[test]
    fn after_a_flush_that_failed_all_of_it_stands_in_another_file() {
        let (disk, path) = (MemoryDisk::default(), Path::new("/device/o.jsonl"));
        let open = || Outbox::open(&(Arc::new(disk.clone()) as Arc<dyn Disk>), path).unwrap().0;
        let mut outbox = open();
        (1..=2).for_each(|n| outbox.keep(sent(n)).unwrap());
        outbox.refused(sent(1).id, "no".to_owned()).unwrap();
        disk.fail(Fault { from: 0, count: 2, how: Some(Failure::Forget) });
        assert!(outbox.keep(sent(3)).is_err());
        for from in 0..7 {
            disk.fail(Fault { from, count: 1, how: Some(Failure::Forget) });
            let _ = outbox.write();
        }
        disk.fail(Fault::default());
        outbox.keep(sent(4)).unwrap();
        drop(outbox);
        disk.cut_power();
        let outbox = open();
        assert_eq!(waits(&outbox), [sent(2), sent(3), sent(4)]);
        assert_eq!(outbox.returned().len(), 1);
    }

    #[test]
    fn two_processes_never_share_one() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("o.jsonl");
        let first = opened(&path);
        assert_eq!(open(&path).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        drop(first);
        opened(&path);
    }
}
