//! Records and a gateway for the tests of this room.

use std::sync::Arc;

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
    fn submit_as(&mut self, _: &Arc<Author>, _: Command, _: StepChoice) -> Ticket {
        Ticket(1)
    }

    fn send_off(&mut self) {}
}

impl Gateway for Deaf {
    fn submit(&mut self, _command: Command, _step: StepChoice) -> Ticket {
        Ticket(1)
    }

    fn poll(&mut self) -> Vec<Notice> {
        let opened = Opened {
            session: Session::default(),
            resumed: false,
            read_only: false,
            set_aside: Vec::new(),
            fault: None,
        };
        self.stands.then(|| Notice::Opened(Box::new(opened))).into_iter().collect()
    }

    fn now(&self) -> Moment {
        Moment::default()
    }
}
