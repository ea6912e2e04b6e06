//! What became of the newest commands, by the ids their senders minted.

use std::collections::VecDeque;

use foldhash::HashMap;
use tokio::sync::oneshot;
use uuid::Uuid;

use super::problem::Problem;
use super::wire::Receipt;
use crate::engine::Ticket;
use crate::session::Command;

/// What a command became.
pub(super) type Answer = Result<Receipt, Problem>;

/// The answer to a command.
#[derive(Debug)]
pub(super) enum Told {
    /// It is known.
    Now(Answer),
    /// It will come here.
    Later(oneshot::Receiver<Answer>),
}

/// A command that was sent.
struct Known {
    command: Command,
    /// None where the session was never asked.
    ticket: Option<Ticket>,
    /// None while it is on its way to the disk.
    answer: Option<Answer>,
}

/// Those who are to learn what a command becomes: whoever sent it, as often as they did.
struct Waiting {
    id: Uuid,
    tell: Vec<oneshot::Sender<Answer>>,
}

#[derive(Default)]
pub(super) struct Receipts {
    known: HashMap<Uuid, Known>,
    order: VecDeque<Uuid>,
    waiting: HashMap<Ticket, Waiting>,
}

impl Receipts {
    /// The answer to a command that was sent before; none where it was not.
    ///
    /// # Errors
    /// Where another command has this id.
    pub(super) fn find(&mut self, id: Uuid, command: &Command) -> Result<Option<Told>, Problem> {
        let Some(known) = self.known.get(&id) else { return Ok(None) };
        if known.command != *command {
            return Err(Problem::IdTaken);
        }
        if let Some(answer) = &known.answer {
            return Ok(Some(Told::Now(answer.clone())));
        }
        let waiting = known.ticket.and_then(|ticket| self.waiting.get_mut(&ticket));
        Ok(waiting.map(Waiting::another))
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
    ) -> Told {
        self.remember(id, Known { command, ticket: Some(ticket), answer: None }, at_most);
        self.waiting.entry(ticket).or_insert(Waiting { id, tell: Vec::new() }).another()
    }

    /// Remembers a command that is not taken: a copy of it that comes late is not taken, either,
    /// whatever its sender may do by then.
    pub(super) fn refuse(&mut self, id: Uuid, command: Command, why: Problem, at_most: usize) {
        self.remember(id, Known { command, ticket: None, answer: Some(Err(why)) }, at_most);
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
    pub(super) fn close(&mut self, ticket: Ticket, answer: &Answer) {
        let Some(Waiting { id, tell }) = self.waiting.remove(&ticket) else { return };
        if let Some(known) = self.known.get_mut(&id)
            && known.ticket == Some(ticket)
        {
            known.answer = Some(answer.clone());
        }
        for tell in tell {
            // Whoever hung up sends it again.
            let _ = tell.send(answer.clone());
        }
    }

    /// Tells everybody who waits.
    pub(super) fn close_all(&mut self, problem: Problem) {
        let all: Vec<Ticket> = self.waiting.keys().copied().collect();
        all.into_iter().for_each(|ticket| self.close(ticket, &Err(problem)));
    }
}

impl Waiting {
    fn another(&mut self) -> Told {
        let (tell, answer) = oneshot::channel();
        self.tell.push(tell);
        Told::Later(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is known of a command by now.
    fn known(receipts: &mut Receipts, id: u128, command: &Command) -> Option<Answer> {
        match receipts.find(Uuid::from_u128(id), command).unwrap()? {
            Told::Now(answer) => Some(answer),
            Told::Later(mut answer) => answer.try_recv().ok(),
        }
    }

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
        receipts.close(Ticket(3), &Err(Problem::Refused));
        assert_eq!(known(&mut receipts, 3, &Command::Close), Some(Err(Problem::Refused)));
        receipts.refuse(id(4), Command::Close, Problem::Muted, 2);
        assert_eq!(known(&mut receipts, 4, &Command::Close), Some(Err(Problem::Muted)));
        receipts.open(id(2), Command::Close, Ticket(2), 2);
        receipts.close_all(Problem::Over);
        assert_eq!(known(&mut receipts, 2, &Command::Close), Some(Err(Problem::Over)));
    }

    #[test]
    fn everybody_who_sent_a_command_learns_what_became_of_it() {
        let mut receipts = Receipts::default();
        let id = Uuid::from_u128(1);
        let first = receipts.open(id, Command::Close, Ticket(1), 2);
        let again = receipts.find(id, &Command::Close).unwrap().unwrap();
        // Forgotten, and still waited for.
        for n in 2..=3 {
            receipts.open(Uuid::from_u128(n.into()), Command::Close, Ticket(n), 2);
        }
        receipts.close(Ticket(1), &Err(Problem::Refused));
        for told in [first, again] {
            let Told::Later(mut answer) = told else { panic!() };
            assert_eq!(answer.try_recv(), Ok(Err(Problem::Refused)));
        }
    }
}
