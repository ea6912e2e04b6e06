//! What became of the newest commands, by the ids their senders minted.

use std::collections::VecDeque;
use std::sync::Arc;

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
    id: Uuid,
    /// None where it was refused: nobody is to fill this computer with what is not taken.
    command: Option<Arc<Command>>,
    /// None where the session was never asked.
    ticket: Option<Ticket>,
    /// None while it is on its way to the disk.
    answer: Option<Answer>,
}

/// Those who are to learn what a command becomes: whoever sent it, as often as they did.
struct Waiting {
    ticket: Ticket,
    number: u64,
    tell: oneshot::Sender<Answer>,
    again: Vec<oneshot::Sender<Answer>>,
}

/// Commands are numbered as they come.
#[derive(Default)]
pub(super) struct Receipts {
    /// The newest, one behind another: what is asked of one is asked soon.
    known: VecDeque<Known>,
    /// How many were forgotten.
    forgotten: u64,
    numbers: HashMap<Uuid, u64>,
    /// In the order they went up, in which answers come.
    waiting: VecDeque<Waiting>,
}

impl Receipts {
    /// The answer to a command that was sent before; none where it was not.
    ///
    /// # Errors
    /// Where another command has this id.
    pub(super) fn find(&mut self, id: Uuid, command: &Command) -> Result<Option<Told>, Problem> {
        let Some(known) = self.known(id) else { return Ok(None) };
        if known.command.as_ref().is_some_and(|known| **known != *command) {
            return Err(Problem::IdTaken);
        }
        if let Some(answer) = &known.answer {
            return Ok(Some(Told::Now(answer.clone())));
        }
        let ticket = known.ticket;
        let waiting = self.waiting.iter_mut().find(|waiting| Some(waiting.ticket) == ticket);
        Ok(waiting.map(Waiting::another))
    }

    /// The ticket of a command that was sent.
    pub(super) fn ticket(&self, id: Uuid) -> Option<Ticket> {
        self.known(id)?.ticket
    }

    fn known(&self, id: Uuid) -> Option<&Known> {
        self.known.get(self.place(*self.numbers.get(&id)?)?)
    }

    fn place(&self, number: u64) -> Option<usize> {
        usize::try_from(number.checked_sub(self.forgotten)?).ok()
    }

    /// Remembers a command that is sent now, and forgets the oldest beyond so many.
    pub(super) fn open(
        &mut self,
        id: Uuid,
        command: Arc<Command>,
        ticket: Ticket,
        at_most: usize,
    ) -> Told {
        let known = Known { id, command: Some(command), ticket: Some(ticket), answer: None };
        let number = self.remember(known, at_most);
        let (tell, answer) = oneshot::channel();
        self.waiting.push_back(Waiting { ticket, number, tell, again: Vec::new() });
        Told::Later(answer)
    }

    /// Remembers a command that is not taken: a copy of it that comes late is not taken, either,
    /// whatever its sender may do by then.
    pub(super) fn refuse(&mut self, id: Uuid, why: Problem, at_most: usize) {
        self.remember(Known { id, command: None, ticket: None, answer: Some(Err(why)) }, at_most);
    }

    fn remember(&mut self, known: Known, at_most: usize) -> u64 {
        let number = self.forgotten + self.known.len() as u64;
        self.numbers.insert(known.id, number);
        self.known.push_back(known);
        while self.known.len() > at_most
            && let Some(oldest) = self.known.pop_front()
        {
            self.numbers.remove(&oldest.id);
            self.forgotten += 1;
        }
        number
    }

    /// Tells whoever waits for this one.
    pub(super) fn close(&mut self, ticket: Ticket, answer: Answer) {
        let Some(place) = self.waiting.iter().position(|it| it.ticket == ticket) else { return };
        let Some(waiting) = self.waiting.remove(place) else { return };
        if let Some(known) = self.place(waiting.number).and_then(|place| self.known.get_mut(place))
        {
            if answer.is_err() {
                known.command = None;
            }
            known.answer = Some(answer.clone());
        }
        for tell in waiting.again {
            // Whoever hung up sends it again.
            let _ = tell.send(answer.clone());
        }
        let _ = waiting.tell.send(answer);
    }

    /// Tells everybody who waits.
    pub(super) fn close_all(&mut self, problem: Problem) {
        while let Some(first) = self.waiting.front() {
            self.close(first.ticket, Err(problem));
        }
    }
}

impl Waiting {
    fn another(&mut self) -> Told {
        let (tell, answer) = oneshot::channel();
        self.again.push(tell);
        Told::Later(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close() -> Arc<Command> {
        Arc::new(Command::Close)
    }

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
            receipts.open(id(n.into()), close(), Ticket(n), 2);
        }
        assert!(receipts.find(id(1), &Command::Close).unwrap().is_none(), "forgotten");
        assert!(receipts.find(id(3), &Command::Close).unwrap().is_some());
        assert_eq!(receipts.find(id(3), &Command::Reopen).unwrap_err(), Problem::IdTaken);
        receipts.close(Ticket(3), Err(Problem::Refused));
        assert_eq!(known(&mut receipts, 3, &Command::Close), Some(Err(Problem::Refused)));
        assert!(receipts.known(id(3)).unwrap().command.is_none(), "nothing of it is kept");
        receipts.refuse(id(4), Problem::Muted, 2);
        assert_eq!(known(&mut receipts, 4, &Command::Close), Some(Err(Problem::Muted)));
        receipts.open(id(2), close(), Ticket(2), 2);
        receipts.close_all(Problem::Over);
        assert_eq!(known(&mut receipts, 2, &Command::Close), Some(Err(Problem::Over)));
    }

    #[test]
    fn everybody_who_sent_a_command_learns_what_became_of_it() {
        let mut receipts = Receipts::default();
        let id = Uuid::from_u128(1);
        let first = receipts.open(id, close(), Ticket(1), 2);
        let again = receipts.find(id, &Command::Close).unwrap().unwrap();
        // Forgotten, and still waited for.
        for n in 2..=3 {
            receipts.open(Uuid::from_u128(n.into()), close(), Ticket(n), 2);
        }
        receipts.close(Ticket(1), Err(Problem::Refused));
        for told in [first, again] {
            let Told::Later(mut answer) = told else { panic!() };
            assert_eq!(answer.try_recv(), Ok(Err(Problem::Refused)));
        }
    }
}
