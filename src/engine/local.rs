//! The gateway to an engine in this process.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use super::clock::Clock;
use super::gateway::{
    Failure, Gateway, Notice, Opened, Shared, StepChoice, Ticket, Trouble, Waker,
};
use super::source::Load;
use super::time::TimeBase;
use super::worker::{Listener, ListenerId, Message, Submission, Worker};
use crate::domain::Moment;
use crate::journal::Journal;
use crate::session::{Author, Command};

/// How long a disk may take before people are told, in milliseconds.
const SILENCE: i64 = 1000;
/// How long a gateway that is dropped waits for its engine.
const PARTING: Duration = Duration::from_secs(2);

/// A gateway to an engine on its own thread in this process. Poll it at least once a second.
///
/// The one that [`start`] gives ends the engine with itself; [another](Others::another) comes and goes.
pub struct Local {
    id: ListenerId,
    by: Arc<Author>,
    clock: Arc<dyn Clock>,
    base: TimeBase,
    /// Counts for all gateways to the engine, so that a step is told by its tickets.
    tickets: Arc<AtomicU64>,
    /// What has no answer yet, in the order it came, in which answers come too.
    waiting: VecDeque<Waiting>,
    /// What was taken and has not gone up.
    taken: Vec<Submission>,
    opened: bool,
    /// The disk was said not to answer.
    silent: bool,
    /// The engine said what is wrong with the disk.
    trouble: bool,
    over: bool,
    inbox: Sender<Message>,
    notices: Receiver<Notice>,
    /// Told when the engine has ended; none where that is not this gateway's to bring about.
    done: Option<Receiver<()>>,
}

/// What has no answer yet.
struct Waiting {
    ticket: Ticket,
    since: i64,
    command: Arc<Command>,
}

/// What makes other gateways to an engine, whoever has its first.
#[derive(Clone)]
pub struct Others {
    clock: Arc<dyn Clock>,
    tickets: Arc<AtomicU64>,
    inbox: Sender<Message>,
}

impl Others {
    /// Another gateway to the engine, for another author. It learns of the session as it stands,
    /// then of every record; submit once it has. It may be dropped at any time.
    #[must_use]
    pub fn another(&self, by: Author, waker: Waker) -> Local {
        self.joined(by, waker, false)
    }

    /// The same for somebody who passes the journal on: it finds the [lines](Notice::Written) of
    /// records before them.
    #[must_use]
    pub fn another_with_lines(&self, by: Author, waker: Waker) -> Local {
        self.joined(by, waker, true)
    }

    fn joined(&self, by: Author, waker: Waker, wants_lines: bool) -> Local {
        let (clock, tickets) = (Arc::clone(&self.clock), Arc::clone(&self.tickets));
        let (other, listener) = Local::listening(by, clock, tickets, self.inbox.clone(), waker);
        // Where the thread is gone, the other's first poll says so.
        let _ = self.inbox.send(Message::Join(Listener { wants_lines, ..listener }));
        other
    }
}

/// What was submitted and is not known to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// How many commands.
    pub commands: usize,
    /// What people wrote in them, raw.
    pub words: Vec<String>,
}

/// Starts an engine on a thread of its own, which reads the session first.
///
/// # Errors
/// Where the system gives no thread.
pub fn start<J: Journal + 'static, C: Clock + Clone + 'static>(
    load: Load<J>,
    clock: C,
    by: Author,
    waker: Waker,
) -> std::io::Result<Local> {
    let (inbox, commands) = channel();
    let (end, done) = channel();
    let clock_here = Arc::new(clock.clone());
    let tickets = Arc::new(AtomicU64::new(0));
    let (mut local, listener) = Local::listening(by, clock_here, tickets, inbox, waker);
    let worker = Worker::new(load, clock, commands, listener);
    thread::Builder::new().name("engine".to_owned()).spawn(move || {
        worker.run();
        // Nobody may wait for it any more.
        let _ = end.send(());
    })?;
    local.done = Some(done);
    Ok(local)
}

impl Gateway for Local {
    fn submit(&mut self, command: Command, step: StepChoice) -> Ticket {
        let by = Arc::clone(&self.by);
        let ticket = self.submit_as(&by, Arc::new(command), step);
        self.send_off();
        ticket
    }

    fn poll(&mut self) -> Vec<Notice> {
        let mut notices = Vec::with_capacity(self.waiting.len());
        loop {
            match self.notices.try_recv() {
                // The word that the disk answers follows.
                Ok(notice @ Notice::Written { .. }) => notices.push(notice),
                Ok(notice) => {
                    let recovered = std::mem::take(&mut self.silent) && settles(&notice);
                    self.follow(&notice);
                    notices.push(notice);
                    if recovered {
                        notices.push(Notice::Recovered { set_aside: None, remade: false });
                    }
                }
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => {
                    if !std::mem::replace(&mut self.over, true) {
                        notices.push(Notice::Failed(Failure::stopped()));
                    }
                    break;
                }
            }
        }
        notices.extend(self.silence());
        notices
    }

    fn now(&self) -> Moment {
        self.base.moment(&self.clock.read())
    }

    fn next_due(&self) -> Option<Duration> {
        let oldest = self.waiting.front().filter(|_| self.listens_for_silence())?;
        let left = oldest.since + SILENCE - self.clock.read().boot.clock;
        Some(Duration::from_millis(u64::try_from(left).unwrap_or(0)))
    }
}

impl Shared for Local {
    fn submit_as(&mut self, by: &Arc<Author>, command: Arc<Command>, step: StepChoice) -> Ticket {
        let ticket = Ticket(self.tickets.fetch_add(1, Ordering::Relaxed) + 1);
        let since = self.clock.read().boot.clock;
        self.waiting.push_back(Waiting { ticket, since, command: Arc::clone(&command) });
        let by = Arc::clone(by);
        let submission = Submission { from: self.id, by, ticket, command, step };
        self.taken.push(submission);
        ticket
    }

    fn send_off(&mut self) -> bool {
        let goes = !self.taken.is_empty();
        if goes {
            // One by one, the first would have the thread begin without the others. Where it is
            // gone, the next poll says so.
            let _ = self.inbox.send(Message::Submit(std::mem::take(&mut self.taken)));
        }
        goes
    }
}

impl Local {
    /// What makes other gateways to the same engine.
    #[must_use]
    pub fn others(&self) -> Others {
        let (clock, tickets) = (Arc::clone(&self.clock), Arc::clone(&self.tickets));
        Others { clock, tickets, inbox: self.inbox.clone() }
    }

    pub(super) fn listening(
        by: Author,
        clock: Arc<dyn Clock>,
        tickets: Arc<AtomicU64>,
        inbox: Sender<Message>,
        waker: Waker,
    ) -> (Self, Listener) {
        let (out, notices) = channel();
        // A number of the row that tickets come from: no two are the same.
        let id = ListenerId(tickets.fetch_add(1, Ordering::Relaxed));
        let local = Self {
            id,
            by: Arc::new(by),
            clock,
            base: TimeBase::default(),
            tickets,
            waiting: VecDeque::new(),
            taken: Vec::new(),
            opened: false,
            silent: false,
            trouble: false,
            over: false,
            inbox,
            notices,
            done: None,
        };
        (local, Listener { id, out, waker, wants_lines: false })
    }

    /// Lets the engine save what it has, and ends it.
    ///
    /// # Errors
    /// What is not known to be saved, where the disk fails or does not answer in time.
    pub fn close(mut self, patience: Duration) -> Result<(), Unsaved> {
        self.stop(patience);
        self.poll();
        if self.waiting.is_empty() {
            return Ok(());
        }
        let waiting = std::mem::take(&mut self.waiting);
        let commands = waiting.len();
        Err(Unsaved {
            commands,
            words: waiting.into_iter().filter_map(|it| it.command.typed()).collect(),
        })
    }

    fn stop(&mut self, patience: Duration) {
        if let Some(done) = &self.done
            && self.inbox.send(Message::Stop).is_ok()
        {
            let _ = done.recv_timeout(patience);
        }
        self.over = true;
    }

    fn follow(&mut self, notice: &Notice) {
        match notice {
            Notice::Opened(opened) => {
                let Opened { session, .. } = opened.as_ref();
                self.opened = true;
                self.base = TimeBase::of(session);
            }
            Notice::Recorded { ticket, record } => {
                self.base.follow(record);
                if let Some(ticket) = ticket {
                    self.is_answered(*ticket);
                }
            }
            Notice::Nothing { ticket }
            | Notice::Refused { ticket, .. }
            | Notice::Returned { ticket, .. }
            | Notice::ReadOnly { ticket } => self.is_answered(*ticket),
            Notice::Trouble(_) => self.trouble = true,
            Notice::Recovered { .. } => self.trouble = false,
            Notice::Failed(_) => self.over = true,
            Notice::Reading { .. }
            | Notice::Written { .. }
            | Notice::Pace(_)
            | Notice::Kept { .. }
            | Notice::Link(_) => {}
        }
    }

    fn is_answered(&mut self, ticket: Ticket) {
        if let Some(place) = self.waiting.iter().position(|it| it.ticket == ticket) {
            self.waiting.remove(place);
        }
    }

    const fn listens_for_silence(&self) -> bool {
        self.opened && !self.silent && !self.trouble && !self.over
    }

    /// A disk that hangs says nothing, so somebody else must.
    fn silence(&mut self) -> Option<Notice> {
        if self.next_due()? > Duration::ZERO {
            return None;
        }
        self.silent = true;
        Some(Notice::Trouble(Trouble {
            words: "the disk does not answer".to_owned(),
            hint: "look whether the disk is still there".to_owned(),
            meanwhile: "it is saved as soon as the disk takes it".to_owned(),
            unsaved: self.waiting.len(),
            takes_all: false,
        }))
    }
}

/// The engine's word for it that the disk answers, when it says nothing of trouble itself.
const fn settles(notice: &Notice) -> bool {
    !matches!(notice, Notice::Trouble(_) | Notice::Recovered { .. } | Notice::Failed(_))
}

impl Drop for Local {
    fn drop(&mut self) {
        if !self.over {
            self.stop(PARTING);
        }
    }
}
