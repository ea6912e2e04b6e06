//! A copy of a session to try on what taking something in would come to.

use std::convert::Infallible;

use super::taken::{Site, Stop};
use crate::domain::{Moment, Seq, StepId};
use crate::session::apply::apply_to;
use crate::session::command::Command;
use crate::session::decide::decide;
use crate::session::event::Event;
use crate::session::record::{Author, Record, VERSION};
use crate::session::state::Session;

/// A copy of a session that nobody keeps.
#[derive(Clone, Debug)]
pub struct Trial {
    session: Session,
    step: StepId,
}

impl Trial {
    /// A copy of a session as it stands.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        Self { step: session.history.next(), session: session.clone() }
    }

    fn record(&self, command: &Command, events: Vec<Event>) -> Record {
        let Moment { t, at } = self.session.tail.moment;
        Record {
            v: VERSION,
            seq: Seq(self.session.tail.seq.0 + 1),
            at,
            t,
            boot: None,
            by: Author::facilitator(),
            step: self.step,
            undoes: None,
            redoes: None,
            elsewhere: command.elsewhere(),
            events,
        }
    }
}

impl Site for Trial {
    type Trouble = Infallible;

    fn session(&self) -> &Session {
        &self.session
    }

    fn take(&mut self, command: &Command) -> Result<(), Stop<Infallible>> {
        let now = self.session.tail.moment;
        match decide(&self.session, &Author::facilitator(), command, now) {
            Ok(events) => {
                let record = self.record(command, events);
                apply_to(&mut self.session, &record);
                Ok(())
            }
            Err(why) => Err(Stop::Refused(why.with_hint())),
        }
    }
}
