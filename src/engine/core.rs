//! Decide, append, apply: the session and its journal in one hand, without a thread.

use std::collections::HashSet;
use std::sync::Arc;

use thiserror::Error;

use super::clock::{Clock, Reading};
use super::gateway::{StepChoice, Ticket};
use super::time::TimeBase;
use crate::domain::{Moment, Seq, StepId};
use crate::journal::{AppendError, Journal, SetAside};
use crate::session::{
    Author, Command, Event, Record, Refusal, Session, VERSION, apply_to, decide, due,
};

/// The ticket of what nobody submitted.
const NOBODYS: Ticket = Ticket(0);

/// Why a command was not carried out.
#[derive(Debug, Error)]
pub enum SubmitError {
    /// A rule stands against it; nothing changed.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It was decided and is not on disk; [`Engine::flush`] tries again.
    #[error(transparent)]
    NotSaved(#[from] AppendError),
}

impl SubmitError {
    /// What to do instead or about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.hint(),
            Self::NotSaved(error) => error.hint(),
        }
    }
}

/// A session, its journal and a clock. What is decided counts for the next decision at once;
/// it is saved when [`flush`](Engine::flush) says so.
#[derive(Debug)]
pub struct Engine<J, C> {
    journal: J,
    clock: C,
    session: Session,
    unsaved: Vec<Arc<Record>>,
    boot_told: bool,
    tickets: u64,
    /// The commands of the newest step.
    step: HashSet<Ticket>,
    step_id: StepId,
}

impl<J: Journal, C: Clock> Engine<J, C> {
    /// Goes on from a session that is the fold of what the journal holds, or one that waits.
    pub fn new(session: Session, journal: J, clock: C) -> Self {
        Self {
            journal,
            clock,
            session,
            unsaved: Vec::new(),
            boot_told: false,
            tickets: 0,
            step: HashSet::new(),
            step_id: StepId(0),
        }
    }

    /// The session with everything decided, saved or not.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The present moment of the session.
    pub fn now(&self) -> Moment {
        self.moment(&self.clock.read())
    }

    fn moment(&self, reading: &Reading) -> Moment {
        TimeBase::of(&self.session).moment(reading)
    }

    /// The ticket of the newest submission, to be continued with [`StepChoice::Continue`].
    pub const fn ticket(&self) -> Ticket {
        Ticket(self.tickets)
    }

    /// What was decided and is not yet on disk.
    pub fn unsaved(&self) -> &[Arc<Record>] {
        &self.unsaved
    }

    /// Carries a command out, down to the disk. `None`: things were so already.
    ///
    /// # Errors
    /// Refused: nothing changed. Not saved: it is kept, and tried again with what comes next.
    pub fn submit(
        &mut self,
        by: &Author,
        command: &Command,
        step: StepChoice,
    ) -> Result<Option<Arc<Record>>, SubmitError> {
        let record = self.decide(by, command, step)?;
        self.flush()?;
        Ok(record)
    }

    /// Decides a command without saving it yet. `None`: things were so already.
    ///
    /// # Errors
    /// A rule that stands against it; nothing changed.
    pub fn decide(
        &mut self,
        by: &Author,
        command: &Command,
        step: StepChoice,
    ) -> Result<Option<Arc<Record>>, Refusal> {
        self.tickets += 1;
        self.decide_as(Ticket(self.tickets), by, command, step)
    }

    pub(super) fn decide_as(
        &mut self,
        ticket: Ticket,
        by: &Author,
        command: &Command,
        step: StepChoice,
    ) -> Result<Option<Arc<Record>>, Refusal> {
        let reading = self.clock.read();
        let now = self.moment(&reading);
        let mut events = decide(&self.session, by, command, now)?;
        if events.is_empty() {
            return Ok(None);
        }
        if self.session.tail.seq == Seq(0) {
            let (plan, zone) = (Arc::clone(&self.session.plan), Arc::clone(&self.session.zone));
            events.insert(0, Event::SessionOpened { plan, zone });
        }
        let (undoes, redoes) = match command {
            Command::Undo { step } => (Some(*step), None),
            Command::Redo { step } => (None, Some(*step)),
            _ => (None, None),
        };
        let record = Record {
            v: VERSION,
            seq: Seq(self.session.tail.seq.0 + 1),
            at: now.at,
            t: now.t,
            boot: self.boot(reading),
            by: by.clone(),
            step: self.step(ticket, step),
            undoes,
            redoes,
            elsewhere: command.elsewhere(),
            events,
        };
        Ok(Some(self.take(record)))
    }

    /// The mark of the clock, once a process, where the system names its run of the kernel.
    fn boot(&mut self, reading: Reading) -> Option<crate::session::Boot> {
        let first = !std::mem::replace(&mut self.boot_told, true);
        (first && !reading.boot.id.is_empty()).then_some(reading.boot)
    }

    fn step(&mut self, ticket: Ticket, choice: StepChoice) -> StepId {
        let newest = self.session.history.newest().map(|step| step.id);
        let continued = match choice {
            StepChoice::New => None,
            StepChoice::Continue(of) => Some(of),
        };
        let goes_on = continued.is_some_and(|of| self.step.contains(&of));
        if !goes_on || newest != Some(self.step_id) {
            self.step.clear();
            self.step.extend(continued);
            self.step_id = self.session.history.next();
        }
        self.step.insert(ticket);
        self.step_id
    }

    fn take(&mut self, record: Record) -> Arc<Record> {
        apply_to(&mut self.session, &record);
        let record = Arc::new(record);
        self.unsaved.push(Arc::clone(&record));
        record
    }

    /// Ends the running block if the plan leaves that to the clock and its time has come.
    pub fn end_due(&mut self) -> Option<Arc<Record>> {
        let block = due(&self.session, self.now().t)?;
        let command = Command::EndBlock { block };
        self.decide_as(NOBODYS, &Author::clock(), &command, StepChoice::New).ok()?
    }

    /// Saves everything decided, in one go, and gives what is now saved.
    ///
    /// # Errors
    /// Where the journal does not take it; everything is kept for the next call.
    pub fn flush(&mut self) -> Result<Vec<Arc<Record>>, AppendError> {
        self.journal.append(&self.unsaved)?;
        Ok(std::mem::take(&mut self.unsaved))
    }

    /// The lines of the last flush, as the journal has them; empty where it has none.
    pub fn appended(&mut self) -> Vec<u8> {
        self.journal.appended()
    }

    /// What the journal had to set aside since the last call.
    pub fn set_aside(&mut self) -> Option<SetAside> {
        self.journal.set_aside()
    }

    /// Whether the journal's folder was gone and was made again since the last call.
    pub fn remade(&mut self) -> bool {
        self.journal.remade()
    }
}
