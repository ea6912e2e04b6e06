//! Where a session comes from when its engine starts.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;

use super::clock::Clock;
use super::gateway::Failure;
use crate::domain::Zone;
use crate::journal::{
    Disk, FileJournal, Found, Holder, Journal, Memory, OpenError, Progress, Reader, SetAside, Visit,
};
use crate::session::{Record, Session, apply_to};

/// A session as its journal has it, and where to write on.
#[derive(Debug)]
pub struct Loaded<J> {
    /// The fold of the journal, or the session that waits.
    pub session: Session,
    /// Where the next record goes.
    pub journal: J,
    /// What could not be kept.
    pub set_aside: Vec<SetAside>,
    /// What was left out where nothing may be changed.
    pub left_out: Option<Failure>,
}

/// Reads a session, and may be asked to again where somebody else began it meanwhile.
pub type Load<J> = Box<dyn FnMut(Tell<'_>) -> Result<Loaded<J>, Failure> + Send>;

/// Told how far the reading is.
pub type Tell<'a> = &'a mut dyn FnMut(Progress);

/// How a journal is opened to write.
type Open = fn(
    Arc<dyn Disk>,
    &Path,
    Holder,
    Duration,
    Visit<'_>,
) -> Result<(FileJournal, Option<SetAside>), OpenError>;

/// What becomes of a damaged last line where it may be written.
const SETS_ASIDE: &str = "run keeps it in a file beside the journal and goes on";

/// How often to tell, in bytes read.
const EVERY: u64 = 1 << 20;

/// A journal file and what is needed to open it.
pub struct Source {
    /// The disk it is on.
    pub disk: Arc<dyn Disk>,
    /// The journal, which need not be there yet.
    pub path: PathBuf,
    /// The session where no record is there yet.
    pub waiting: Session,
    /// How long to wait for somebody else's lock.
    pub patience: Duration,
}

impl Source {
    /// Opens the journal to write and folds it.
    ///
    /// # Errors
    /// Where it cannot be opened, or must not be written.
    pub fn open(
        &self,
        clock: &impl Clock,
        tell: Tell<'_>,
    ) -> Result<Loaded<FileJournal>, OpenError> {
        self.opened(FileJournal::open, clock, tell)
    }

    /// The same with a journal of whatever name: its caller alone writes files of that name.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_own(
        &self,
        clock: &impl Clock,
        tell: Tell<'_>,
    ) -> Result<Loaded<FileJournal>, OpenError> {
        self.opened(FileJournal::open_own, clock, tell)
    }

    fn opened(
        &self,
        open: Open,
        clock: &impl Clock,
        tell: Tell<'_>,
    ) -> Result<Loaded<FileJournal>, OpenError> {
        let mut fold = Fold::new(&self.waiting, tell);
        let (journal, set_aside) = open(
            Arc::clone(&self.disk),
            &self.path,
            holder(clock),
            self.patience,
            &mut |record, progress| fold.take(&record, progress),
        )
        .map_err(|why| why.told_in(self.waiting.local(DateTime::UNIX_EPOCH).timezone()))?;
        Ok(Loaded {
            session: fold.into_session(),
            journal,
            set_aside: set_aside.into_iter().collect(),
            left_out: None,
        })
    }

    /// Reads the journal without a lock and folds it, as far as it is sound.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read(&self, tell: Tell<'_>) -> std::io::Result<(Session, Found)> {
        let mut fold = Fold::new(&self.waiting, tell);
        let found = Reader::new(Arc::clone(&self.disk), &self.path)
            .read(&mut |record, progress| fold.take(&record, progress))?;
        Ok((fold.into_session(), found))
    }

    /// For [`start`](super::start): every step goes to the file.
    #[must_use]
    pub fn writing<C: Clock + 'static>(self, clock: C) -> Load<FileJournal> {
        Box::new(move |tell| self.open(&clock, tell).map_err(|error| Failure::of_open(&error)))
    }

    /// For [`start`](super::start): the session as it is, and no step leaves a trace.
    #[must_use]
    pub fn practising(self) -> Load<Memory> {
        Box::new(move |tell| match self.read(tell) {
            // As run does: what cannot be gone on with is not practised on either.
            Ok((_, Found { fault: Some((line, fault)), ends_damaged: false, .. })) => {
                Err(Failure::of_open(&OpenError::of_fault(line, fault)))
            }
            Ok((session, found)) => {
                let journal = Memory::after(session.tail.seq);
                let left_out = Failure::of_found(&found);
                Ok(Loaded { left_out, ..Loaded::waiting(session, journal) })
            }
            Err(source) => Err(Failure::of_open(&OpenError::Disk { source })),
        })
    }
}

impl Failure {
    /// Says why a journal cannot be opened.
    #[must_use]
    pub fn of_open(error: &OpenError) -> Self {
        Self { words: error.to_string(), hint: error.hint().to_owned() }
    }

    /// Says what a reader leaves out that changes nothing, if anything.
    #[must_use]
    pub fn of_found(found: &Found) -> Option<Self> {
        let (line, fault) = found.fault.clone()?;
        Some(match found.ends_damaged {
            true => Self {
                words: format!("line {line} of the journal, its last, is left out: {fault}"),
                hint: SETS_ASIDE.to_owned(),
            },
            false => Self::of_open(&OpenError::of_fault(line, fault)),
        })
    }
}

impl<J: Journal> Loaded<J> {
    /// A session that waits for its first step.
    pub const fn waiting(session: Session, journal: J) -> Self {
        Self { session, journal, set_aside: Vec::new(), left_out: None }
    }
}

/// How this process is named to others.
fn holder(clock: &impl Clock) -> Holder {
    Holder {
        pid: std::process::id(),
        computer: rustix::system::uname().nodename().to_string_lossy().into_owned(),
        since: clock.read().wall,
        zone: Zone::default(),
    }
}

/// Folds what is read, and tells how far that is.
pub(super) struct Fold<'a> {
    session: Session,
    tell: Tell<'a>,
    told: u64,
}

impl<'a> Fold<'a> {
    pub(super) fn new(waiting: &Session, tell: Tell<'a>) -> Self {
        Self { session: waiting.clone(), tell, told: 0 }
    }

    pub(super) fn into_session(self) -> Session {
        self.session
    }

    pub(super) fn take(&mut self, record: &Record, progress: Progress) {
        apply_to(&mut self.session, record);
        // At once where it will take a while, so that nobody waits for the first word.
        let first = self.told == 0 && progress.of >= EVERY;
        if first || progress.done >= self.told + EVERY {
            self.told = progress.done;
            (self.tell)(progress);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Seq, Stamp, StepId};
    use crate::session::{Author, VERSION};

    fn told(lines: u64, of: u64) -> Vec<u64> {
        let record = Record {
            v: VERSION,
            seq: Seq(1),
            at: chrono::DateTime::UNIX_EPOCH,
            t: Stamp(0),
            boot: None,
            by: Author::facilitator(),
            step: StepId(1),
            undoes: None,
            redoes: None,
            elsewhere: None,
            events: Vec::new(),
        };
        let mut told = Vec::new();
        let mut tell = |progress: Progress| told.push(progress.done);
        let mut fold = Fold::new(&Session::default(), &mut tell);
        (1..=lines).for_each(|line| fold.take(&record, Progress { done: line * of / lines, of }));
        told
    }

    #[test]
    fn a_large_journal_is_told_of_at_its_first_record_and_then_every_megabyte() {
        assert_eq!(told(4, 2 * EVERY), [EVERY / 2, EVERY / 2 + EVERY]);
    }

    #[test]
    fn a_journal_that_cannot_be_gone_on_with_is_not_practised_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        std::fs::write(&path, "this is no record\nnor is this\n").unwrap();
        let source = Source {
            disk: Arc::new(crate::journal::RealDisk),
            path,
            waiting: Session::default(),
            patience: Duration::ZERO,
        };
        let why = source.practising()(&mut |_| {}).err().unwrap();
        assert!(why.words.starts_with("the journal is damaged in line 1"), "{}", why.words);
        assert!(why.hint.contains("run --read-only"), "{}", why.hint);
    }

    #[test]
    fn a_damaged_last_line_is_left_out_of_a_practice_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        std::fs::write(&path, "this is no record\n").unwrap();
        let source = Source {
            disk: Arc::new(crate::journal::RealDisk),
            path: path.clone(),
            waiting: Session::default(),
            patience: Duration::ZERO,
        };
        let told = source.read(&mut |_| {}).map(|(_, found)| Failure::of_found(&found)).unwrap();
        let loaded = source.practising()(&mut |_| {}).unwrap();
        assert_eq!(loaded.left_out, told, "as whoever only looks on is told");
        let told = told.unwrap();
        assert!(told.words.starts_with("line 1 of the journal, its last, is left out: "));
        assert_eq!(told.hint, "run keeps it in a file beside the journal and goes on");
        assert_eq!(std::fs::read(&path).unwrap(), b"this is no record\n");
    }

    #[test]
    fn a_small_journal_is_there_before_anything_needs_to_be_told() {
        assert_eq!(told(100, EVERY - 1), [0_u64; 0]);
    }
}
