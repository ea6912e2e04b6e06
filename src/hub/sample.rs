//! Records and a gateway for the tests of this room.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use super::Token;
use super::devices::{Devices, Who};
use super::limits::Limits;
use super::relay::Relay;
use crate::domain::{Moment, Seq, Stamp, StepId};
use crate::engine::{Gateway, Notice, Opened, Shared, StepChoice, Ticket};
use crate::session::{Author, Command, Event, Record, Session, VERSION};

pub(super) fn record(seq: u64, event: Event) -> Record {
    Record {
        v: VERSION,
        seq: Seq(seq),
        at: chrono::DateTime::UNIX_EPOCH,
        t: Stamp(0),
        boot: None,
        by: Author::facilitator(),
        step: StepId(seq),
        undoes: None,
        redoes: None,
        elsewhere: None,
        events: vec![event],
    }
}

/// A session that stands as soon as somebody looks, where it is told to, and never answers.
pub(super) struct Deaf {
    pub(super) stands: bool,
}

impl Shared for Deaf {
    fn submit_as(&mut self, _: &Arc<Author>, _: Arc<Command>, _: StepChoice) -> Ticket {
        Ticket(1)
    }

    fn send_off(&mut self) -> bool {
        false
    }
}

impl Gateway for Deaf {
    fn submit(&mut self, _command: Command, _step: StepChoice) -> Ticket {
        Ticket(1)
    }

    fn poll(&mut self) -> Vec<Notice> {
        self.stands.then(|| Notice::Opened(Box::new(opened()))).into_iter().collect()
    }

    fn now(&self) -> Moment {
        Moment::default()
    }
}

/// A session that waits.
pub(super) fn opened() -> Opened {
    Opened {
        session: Session::default(),
        resumed: false,
        read_only: false,
        set_aside: Vec::new(),
        fault: None,
    }
}

/// What stands before a session that waits, and its facilitator.
pub(super) fn relay(session: &Counting) -> (Relay, Who) {
    let relay = Relay::new(Box::new(session.clone()), PathBuf::new(), Limits::default());
    session.way().down.push(Notice::Opened(Box::new(opened())));
    relay.take();
    let token = Token::of([1; 32]);
    (relay, Devices::new(&token, Vec::new()).who(token.digits(), Stamp(0)).unwrap())
}

/// A session that counts what goes up together, and says what it is told to.
#[derive(Clone, Default)]
pub(super) struct Counting(Arc<Mutex<Way>>);

#[derive(Default)]
pub(super) struct Way {
    pub(super) down: Vec<Notice>,
    pub(super) up: Vec<usize>,
    taken: usize,
}

impl Counting {
    pub(super) fn way(&self) -> MutexGuard<'_, Way> {
        self.0.lock().unwrap()
    }
}

impl Gateway for Counting {
    fn submit(&mut self, _: Command, _: StepChoice) -> Ticket {
        Ticket(0)
    }

    fn poll(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.way().down)
    }

    fn now(&self) -> Moment {
        Moment::default()
    }
}

impl Shared for Counting {
    fn submit_as(&mut self, _: &Arc<Author>, _: Arc<Command>, _: StepChoice) -> Ticket {
        let mut way = self.way();
        way.taken += 1;
        let before: usize = way.up.iter().sum();
        Ticket((before + way.taken) as u64)
    }

    fn send_off(&mut self) -> bool {
        let mut way = self.way();
        let goes = std::mem::take(&mut way.taken);
        way.up.extend((goes > 0).then_some(goes));
        goes > 0
    }
}
