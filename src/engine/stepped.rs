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

mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::engine::clock::ManualClock;
    use crate::engine::gateway::{Gateway, Notice, Shared, StepChoice};
    use crate::engine::source::Loaded;
    use crate::journal::AppendError;
    use crate::session::{Command, Record, Session};

    /// Keeps how many records came each time some did.
    struct Counting(Arc<Mutex<Vec<usize>>>);

    impl Journal for Counting {
        fn append(&mut self, records: &[Arc<Record>]) -> Result<(), AppendError> {
            let count = records.len();
            self.0.lock().unwrap().extend((count > 0).then_some(count));
            Ok(())
        }

        fn appended(&mut self) -> Vec<u8> {
            b"as it stands there".to_vec()
        }
    }

    fn steps(flushes: &Arc<Mutex<Vec<usize>>>) -> (Local, Stepped<Counting, ManualClock>) {
        let flushes = Arc::clone(flushes);
        let load: Load<Counting> = Box::new(move |_| {
            Ok(Loaded::waiting(Session::default(), Counting(Arc::clone(&flushes))))
        });
        let clock = ManualClock::at(chrono::DateTime::UNIX_EPOCH);
        let (mut local, engine) =
            step(load, clock, Author::facilitator(), Box::new(|| {})).unwrap();
        assert!(matches!(local.poll().as_slice(), [Notice::Opened(_)]));
        (local, engine)
    }

    fn heads(people: u32) -> Command {
        Command::SetHeadCount { people: Some(people) }
    }

    #[test]
    fn what_was_taken_goes_up_once_it_is_sent_off_and_shares_a_flush() {
        let flushes = Arc::default();
        let (mut local, mut engine) = steps(&flushes);
        let by = Arc::new(Author::facilitator());
        for people in 1..=3 {
            local.submit_as(&by, Arc::new(heads(people)), StepChoice::New);
        }
        engine.turn();
        assert_eq!(*flushes.lock().unwrap(), [0; 0], "it is still to be sent off");
        local.send_off();
        engine.turn();
        local.submit(heads(4), StepChoice::New);
        engine.turn();
        assert_eq!(*flushes.lock().unwrap(), [3, 1], "one alone goes at once");
    }

    #[test]
    fn the_lines_of_records_come_before_them_to_whoever_wants_them() {
        let (mut local, mut engine) = steps(&Arc::default());
        let (others, by) = (local.others(), Author::facilitator());
        let mut other = others.another(by.clone(), Box::new(|| {}));
        engine.turn();
        let mut hub = others.another_with_lines(by, Box::new(|| {}));
        engine.turn();
        assert!(matches!(hub.poll().as_slice(), [Notice::Opened(_)]));
        assert!(matches!(other.poll().as_slice(), [Notice::Opened(_)]));
        local.submit(heads(1), StepChoice::New);
        engine.turn();
        let told = hub.poll();
        let [Notice::Written { lines }, Notice::Recorded { .. }] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert_eq!(**lines, *b"as it stands there");
        for gateway in [&mut local, &mut other] {
            let told = gateway.poll();
            assert!(matches!(told.as_slice(), [Notice::Recorded { .. }]), "{told:?}");
        }
    }
}
