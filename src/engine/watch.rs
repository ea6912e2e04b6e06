//! A session looked at while somebody else may write it. Read only.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::clock::Clock;
use super::gateway::{Failure, Gateway, Notice, Opened, StepChoice, Ticket, Waker};
use super::source::{Fold, Source};
use super::time::TimeBase;
use crate::domain::Moment;
use crate::journal::{Found, OpenError, Progress, Reader};
use crate::session::{Command, Session};

/// How often to look for what a writer added.
const GLANCE: Duration = Duration::from_millis(500);

/// The gateway to a session that is only looked at. What a writer adds comes down within a
/// second.
pub struct Watch {
    clock: Box<dyn Clock>,
    base: TimeBase,
    tickets: u64,
    refused: Vec<Notice>,
    notices: Receiver<Notice>,
    /// Dropped to end the thread.
    _going: Sender<()>,
}

/// Looks at a session on a thread of its own, without a lock.
///
/// # Errors
/// Where the system gives no thread.
pub fn watch(source: Source, clock: impl Clock + 'static, waker: Waker) -> io::Result<Watch> {
    begin(source, clock, waker, false)
}

/// The same for a screen that nobody tends: what cannot be read is tried again for as long as
/// somebody looks, and what was shown last stays meanwhile. No fault is told.
///
/// # Errors
/// Where the system gives no thread.
pub fn follow(source: Source, clock: impl Clock + 'static, waker: Waker) -> io::Result<Watch> {
    begin(source, clock, waker, true)
}

fn begin(
    source: Source,
    clock: impl Clock + 'static,
    waker: Waker,
    lasting: bool,
) -> io::Result<Watch> {
    let (out, notices) = channel();
    let (going, stop) = channel();
    let watcher = Watcher { source, out, waker, stop, lasting };
    thread::Builder::new().name("watch".to_owned()).spawn(move || watcher.run())?;
    Ok(Watch {
        clock: Box::new(clock),
        base: TimeBase::default(),
        tickets: 0,
        refused: Vec::new(),
        notices,
        _going: going,
    })
}

impl Gateway for Watch {
    fn submit(&mut self, _command: Command, _step: StepChoice) -> Ticket {
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        self.refused.push(Notice::ReadOnly { ticket });
        ticket
    }

    fn poll(&mut self) -> Vec<Notice> {
        let mut notices = std::mem::take(&mut self.refused);
        for notice in self.notices.try_iter() {
            match &notice {
                Notice::Opened(opened) => self.base = TimeBase::of(&opened.session),
                Notice::Recorded { record, .. } => self.base.follow(record),
                _ => {}
            }
            notices.push(notice);
        }
        notices
    }

    fn now(&self) -> Moment {
        self.base.moment(&self.clock.read())
    }

    fn next_due(&self) -> Option<Duration> {
        (!self.refused.is_empty()).then_some(Duration::ZERO)
    }
}

struct Watcher {
    source: Source,
    out: Sender<Notice>,
    waker: Waker,
    stop: Receiver<()>,
    /// What cannot be read is tried again.
    lasting: bool,
}

impl Watcher {
    fn run(self) {
        if self.lasting { self.last() } else { self.once() }
    }

    /// Shows the session that waits until there is a journal, and then whatever can be read.
    fn last(&self) {
        let mut shown = false;
        loop {
            // A journal that is away may come back, or be written anew.
            let there = self.source.disk.place(&self.source.path);
            let done = there.and_then(|_| {
                let (reader, found) = self.open()?;
                self.follow(reader, found)
            });
            if done.is_err() && !std::mem::replace(&mut shown, true) {
                self.opened(self.source.waiting.clone(), &Found::default());
            }
            shown = true;
            if !done.unwrap_or_else(|_| self.waits()) {
                return;
            }
        }
    }

    fn once(&self) {
        let fail = |source| Failure::of_open(&OpenError::Disk { source });
        loop {
            let done = self.open().and_then(|(reader, found)| self.follow(reader, found));
            match done {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    self.say(Notice::Failed(fail(error)));
                    return;
                }
            }
        }
    }

    fn open(&self) -> io::Result<(Reader, Found)> {
        let mut tell = |progress: Progress| {
            self.say(Notice::Reading { done: progress.done, of: progress.of });
        };
        let mut fold = Fold::new(&self.source.waiting, &mut tell);
        let mut reader = Reader::new(Arc::clone(&self.source.disk), &self.source.path);
        let found = reader.read(&mut |record, progress| fold.take(&record, progress))?;
        self.opened(fold.into_session(), &found);
        Ok((reader, found))
    }

    fn opened(&self, session: Session, found: &Found) {
        self.say(Notice::Opened(Box::new(Opened {
            resumed: found.records > 0,
            session,
            read_only: true,
            set_aside: Vec::new(),
            fault: Failure::of_found(found).filter(|_| !self.lasting),
        })));
    }

    /// Waits for the next glance; false where nobody looks any more.
    fn waits(&self) -> bool {
        self.stop.recv_timeout(GLANCE) == Err(RecvTimeoutError::Timeout)
    }

    /// True where the journal is to be read anew, false where nobody looks any more.
    fn follow(&self, mut reader: Reader, mut before: Found) -> io::Result<bool> {
        while self.waits() {
            if reader.is_outdated() {
                return Ok(true);
            }
            let found = reader.read(&mut |record, _| {
                self.say(Notice::Recorded { ticket: None, record: Arc::new(record) });
            })?;
            if found.fault != before.fault {
                return Ok(true);
            }
            before = found;
        }
        Ok(false)
    }

    fn say(&self, notice: Notice) {
        // Nobody listens while the gateway closes.
        let _ = self.out.send(notice);
        (self.waker)();
    }
}
