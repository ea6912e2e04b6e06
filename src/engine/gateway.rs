//! The one door between an interface and a session: commands go up, records come down.
//!
//! Knows neither files nor the network: on one laptop the engine stands behind it, in a replay
//! the journal of an event long over.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::{BlockId, Moment, TableId};
use crate::journal::SetAside;
use crate::session::{Author, Command, Record, Refusal, Role, Session};

/// Names one submitted command until its answer has come; never 0, and no other command to the
/// same engine has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// Which step a command belongs to: what one undo takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepChoice {
    /// A step of its own.
    New,
    /// The step of the command with this ticket, as long as nothing newer was done; else a new
    /// one.
    Continue(Ticket),
}

/// Called after notices were queued; must return at once and may be called from any thread.
pub type Waker = Box<dyn Fn() + Send>;

/// A session as it was found or folded up to some point; what was known before is void.
#[derive(Clone, Debug)]
pub struct Opened {
    /// As it stands.
    pub session: Session,
    /// True where the journal already held records.
    pub resumed: bool,
    /// True where nothing can be submitted: a replay, or somebody else's session.
    pub read_only: bool,
    /// What could not be kept in the journal, with the words that can be offered again.
    pub set_aside: Vec<SetAside>,
    /// What of the journal is not shown, and why; never in a session that is written.
    pub fault: Option<Failure>,
}

/// The disk does not take what was decided. Everything is kept in memory and tried again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong, as one sentence without full stop.
    pub words: String,
    /// What to do about it at once, as the same.
    pub hint: String,
    /// What happens by itself meanwhile, as the same; empty where nothing does.
    pub meanwhile: String,
    /// How many decisions wait for the disk.
    pub unsaved: usize,
    /// What was saved before is on disk no longer, either: only this program has it.
    pub takes_all: bool,
}

/// A session could not be opened, or its engine had to give up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong, as one sentence without full stop.
    pub words: String,
    /// What to do instead.
    pub hint: String,
}

/// The line from a device to the hub its session is open at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// It stands; said again where the table changes.
    Up {
        /// The table that this device is bound to there, if any.
        table: Option<TableId>,
    },
    /// Nothing is heard; it is tried again by itself.
    Down {
        /// When that was found, in session time.
        since: Moment,
        /// What the hub says where it does speak, as a sentence without full stop.
        why: Option<String>,
    },
    /// In which role this device is there; said before anything else where that is not a
    /// rapporteur's.
    As(Role),
    /// What this device still has for other tables, and what sends it, as a sentence without full
    /// stop; said once.
    Others(String),
}

/// How a replay goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How many times as fast as it happened, from 1.
    pub speed: u32,
    /// It stands still.
    pub paused: bool,
    /// All of it has been played.
    pub over: bool,
}

/// What an interface may ask of a replay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drive {
    /// Stand still.
    Pause,
    /// Go on.
    Resume,
    /// About twice as fast.
    Faster,
    /// About half as fast.
    Slower,
    /// To the start of this block; not forward beyond what the journal holds.
    Jump(BlockId),
    /// To the very beginning.
    Restart,
}

/// What comes down.
#[derive(Clone, Debug)]
pub enum Notice {
    /// So many bytes of the journal have been read.
    Reading {
        /// Read so far.
        done: u64,
        /// In all.
        of: u64,
    },
    /// The session stands; sent again after a jump in a replay.
    Opened(Box<Opened>),
    /// The lines of the records that follow, as the journal has them; told to those alone that
    /// asked for them.
    Written {
        /// Each with its newline.
        lines: Arc<[u8]>,
    },
    /// Decided and on disk.
    Recorded {
        /// The command it answers; `None` where somebody else or the clock decided.
        ticket: Option<Ticket>,
        /// To be folded with [`crate::session::apply`].
        record: Arc<Record>,
    },
    /// Already so: nothing had to be written.
    Nothing {
        /// The command it answers.
        ticket: Ticket,
    },
    /// Not done, and why.
    Refused {
        /// The command it answers.
        ticket: Ticket,
        /// Why, with a hint.
        refusal: Refusal,
    },
    /// Not done: this session can only be looked at here.
    ReadOnly {
        /// The command it answers.
        ticket: Ticket,
    },
    /// On the disk of this device, and not known to be saved where the session is. Also told of
    /// what was kept here before, once after [`Notice::Opened`].
    Kept {
        /// The command it answers for now; the answer is still to come.
        ticket: Ticket,
        /// The command.
        command: Box<Command>,
    },
    /// Not done, and kept on the disk of this device until it is let go; also told of what was
    /// kept here before.
    Returned {
        /// The command it answers.
        ticket: Ticket,
        /// The command.
        command: Box<Command>,
        /// Why, with what to do, as a sentence without full stop.
        why: String,
    },
    /// How the line to the hub stands, after every change of it.
    Link(Link),
    /// The disk fails; sent again when the words or the number change.
    Trouble(Trouble),
    /// The disk takes everything again, and everything is saved.
    Recovered {
        /// The file that is no longer trusted, where a new one took its place.
        set_aside: Option<SetAside>,
        /// The session's folder was gone, and was made again with all of it.
        remade: bool,
    },
    /// How the replay goes, after every change of it.
    Pace(Pace),
    /// No session stands behind this gateway, or none any longer.
    Failed(Failure),
}

/// Where an interface submits commands and learns what happened.
pub trait Gateway: Send {
    /// Hands a command over and returns at once; the answer comes as a notice with this ticket.
    fn submit(&mut self, command: Command, step: StepChoice) -> Ticket;

    /// Takes what has come since the last call, in order; never waits.
    fn poll(&mut self) -> Vec<Notice>;

    /// The present moment of the session; its beginning before the first record.
    fn now(&self) -> Moment;

    /// How long until [`poll`](Self::poll) will have something without a call of the waker;
    /// `None` where the waker tells everything.
    fn next_due(&self) -> Option<Duration> {
        None
    }

    /// Changes how a replay goes; everything else ignores it.
    fn drive(&mut self, _drive: Drive) {}

    /// Keeps what was [returned](Notice::Returned) no longer; where nothing is, does nothing.
    fn let_go(&mut self, _ticket: Ticket) {}
}

/// A gateway that many use, each in their own name.
pub trait Shared: Gateway {
    /// Takes a command as [`Gateway::submit`] does, in somebody's name, and keeps it until it is
    /// [sent off](Self::send_off).
    fn submit_as(&mut self, by: &Arc<Author>, command: Arc<Command>, step: StepChoice) -> Ticket;

    /// Has everything that was taken go up at once: what goes together shares a flush. Tells
    /// whether there was anything.
    fn send_off(&mut self) -> bool;
}
