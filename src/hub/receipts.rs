//! What became of the newest commands, by the ids their senders minted.

use std::collections::{BTreeMap, VecDeque};

use tokio::sync::watch;
use uuid::Uuid;

use super::problem::Problem;
use super::wire::Receipt;
use crate::engine::Ticket;
use crate::session::Command;

/// What a command became; none while it is on its way to the disk.
pub(super) type Answer = Option<Result<Receipt, Problem>>;

/// A command that was sent.
struct Known {
    command: Command,
    /// None where the session was never asked.
    ticket: Option<Ticket>,
    answer: watch::Receiver<Answer>,
}

#[derive(Default)]
pub(super) struct Receipts {
    known: BTreeMap<Uuid, Known>,
    order: VecDeque<Uuid>,
    waiting: BTreeMap<Ticket, watch::Sender<Answer>>,
}

impl Receipts {
    /// The answer to a command that was sent before; none where it was not.
    ///
    /// # Errors
    /// Where another command has this id.
    pub(super) fn find(
        &self,
        id: Uuid,
        command: &Command,
    ) -> Result<Option<watch::Receiver<Answer>>, Problem> {
        match self.known.get(&id) {
            None => Ok(None),
            Some(known) if known.command == *command => Ok(Some(known.answer.clone())),
            Some(_) => Err(Problem::IdTaken),
        }
    }

    /// The ticket of a command that was sent.
    pub(super) fn ticket(&self, id: Uuid) -> Option<Ticket> {
        self.known.get(&id)?.ticket
    }

    /// Remembers a command that is sent now, and forgets the oldest beyond so many.
    pub(super) fn open(
        &mut self,
        id: Uuid,
        command: Command,
        ticket: Ticket,
        at_most: usize,
    ) -> watch::Receiver<Answer> {
        let (tell, answer) = watch::channel(None);
        self.waiting.insert(ticket, tell);
        let ticket = Some(ticket);
        self.remember(id, Known { command, ticket, answer: answer.clone() }, at_most);
        answer
    }

    /// Remembers a command that is not taken: a copy of it that comes late is not taken, either,
    /// whatever its sender may do by then.
    pub(super) fn refuse(&mut self, id: Uuid, command: Command, why: Problem, at_most: usize) {
        let (_, answer) = watch::channel(Some(Err(why)));
        self.remember(id, Known { command, ticket: None, answer }, at_most);
    }

    fn remember(&mut self, id: Uuid, known: Known, at_most: usize) {
        self.known.insert(id, known);
        self.order.push_back(id);
        while self.order.len() > at_most
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
    }

    /// Tells whoever waits for this one.
    pub(super) fn close(&mut self, ticket: Ticket, answer: Result<Receipt, Problem>) {
        if let Some(tell) = self.waiting.remove(&ticket) {
            tell.send_replace(Some(answer));
        }
    }

    /// Tells everybody who waits.
    pub(super) fn close_all(&mut self, problem: Problem) {
        for tell in std::mem::take(&mut self.waiting).into_values() {
            tell.send_replace(Some(Err(problem)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_id_is_the_same_command_as_long_as_it_is_remembered() {
        let mut receipts = Receipts::default();
        let id = Uuid::from_u128;
        for n in 1..=3 {
            receipts.open(id(n.into()), Command::Close, Ticket(n), 2);
        }
        assert!(receipts.find(id(1), &Command::Close).unwrap().is_none(), "forgotten");
        assert!(receipts.find(id(3), &Command::Close).unwrap().is_some());
        assert_eq!(receipts.find(id(3), &Command::Reopen).unwrap_err(), Problem::IdTaken);
        receipts.close(Ticket(3), Err(Problem::Refused));
        let again = receipts.find(id(3), &Command::Close).unwrap().unwrap();
        assert_eq!(*again.borrow(), Some(Err(Problem::Refused)));
        receipts.refuse(id(4), Command::Close, Problem::Muted, 2);
        let again = receipts.find(id(4), &Command::Close).unwrap().unwrap();
        assert_eq!(*again.borrow(), Some(Err(Problem::Muted)));
        receipts.open(id(2), Command::Close, Ticket(2), 2);
        receipts.close_all(Problem::Over);
        let other = receipts.find(id(2), &Command::Close).unwrap().unwrap();
        assert_eq!(*other.borrow(), Some(Err(Problem::Over)));
    }
}
