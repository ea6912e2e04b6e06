//! An engine without a thread: it takes a turn when a test lets it.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::{RecvTimeoutError, channel};

use super::clock::Clock;
use super::gateway::Waker;
use super::local::Local;
use super::source::Load;
use super::worker::{Work, Worker};
use crate::journal::Journal;
use crate::session::Author;

pub(crate) struct Stepped<J, C> {
    worker: Worker<J, C>,
    work: Work<J, C>,
}

/// As [`start`](super::start) does; none where the session cannot be opened.
pub(crate) fn step<J: Journal + 'static, C: Clock + Clone + 'static>(
    load: Load<J>,
    clock: C,
    by: Author,
    waker: Waker,
) -> Option<(Local, Stepped<J, C>)> {
    let (inbox, commands) = channel();
    let (here, tickets) = (Arc::new(clock.clone()), Arc::new(AtomicU64::new(0)));
    let (local, listener) = Local::listening(by, here, tickets, inbox, waker);
    let mut worker = Worker::new(load, clock, commands, listener);
    let work = worker.open()?;
    Some((local, Stepped { worker, work }))
}

impl<J: Journal, C: Clock + Clone> Stepped<J, C> {
    /// Does what has come and never waits. True where the disk did not take it.
    pub(crate) fn turn(&mut self) -> bool {
        let first = self.worker.inbox.try_recv().map_err(|_| RecvTimeoutError::Timeout);
        assert!(self.worker.turn(&mut self.work, first), "the engine gave up");
        self.is_troubled()
    }

    /// True where something waits for the disk.
    pub(crate) const fn is_troubled(&self) -> bool {
        self.work.trouble.is_some()
    }
}
