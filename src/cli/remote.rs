//! A session that is open in another process, reached through its hub: a replica of it here,
//! folded from the records that come down.

use uuid::Uuid;

use super::failure::Failure;
use crate::domain::Seq;
use crate::engine::{StepChoice, Ticket, mint_command};
use crate::hub::{Address, Client, ClientError, Sent};
use crate::journal::{Sum, decode};
use crate::session::{Author, Command, Record, Session, apply_to, decide};
use crate::text::plainly;

/// The replica and the line to the hub.
pub(super) struct Remote {
    client: Client,
    session: Session,
    sum: Option<Sum>,
    tickets: u64,
    /// The newest command that was done, as the hub knows it.
    newest: Option<(Ticket, Uuid)>,
}

/// What became of a command.
#[derive(Debug)]
pub(super) enum Decided {
    /// It is on disk; with the session before it and the record, where they came down too.
    Saved(Option<Box<(Session, Record)>>),
    /// Things were so already.
    Already,
}

impl Remote {
    /// Reaches a hub and learns how its session stands.
    pub(super) fn open(address: Address) -> Result<Self, Failure> {
        let client = Client::new(address).map_err(|why| {
            Failure::failed(
                format!("the system lets nothing be sent: {}", plainly(&why)),
                "try again",
            )
        })?;
        let session = Session::default();
        let mut remote = Self { client, session, sum: None, tickets: 0, newest: None };
        let standing = remote.client.standing().map_err(|why| failed(&why))?;
        if let Some(plan) = standing.plan {
            remote.session = Session::waiting(plan, standing.zone);
        }
        remote.catch_up(Seq(0))?;
        Ok(remote)
    }

    /// As it stands, as far as it came down.
    pub(super) const fn session(&self) -> &Session {
        &self.session
    }

    /// Takes what came down since. Where nothing can, what is done next tells.
    pub(super) fn keep_up(&mut self) {
        let _ = self.catch_up(Seq(0));
    }

    /// The newest command's.
    pub(super) const fn ticket(&self) -> Ticket {
        Ticket(self.tickets)
    }

    /// Has a command done, down to the disk.
    pub(super) fn decide(
        &mut self,
        command: &Command,
        step: StepChoice,
    ) -> Result<Decided, Failure> {
        let id = mint_command();
        let newest = self.newest.filter(|(ticket, _)| step == StepChoice::Continue(*ticket));
        let continues = newest.map(|(_, id)| id);
        let sent = Sent { id, continues, command: command.clone() };
        let receipt = match self.client.command(&sent) {
            Ok(receipt) => receipt,
            Err(ClientError::Refused) => return Err(self.refusal(command)),
            Err(why) => return Err(failed(&why)),
        };
        self.tickets += 1;
        self.newest = Some((Ticket(self.tickets), id));
        if !receipt.fresh {
            return Ok(Decided::Already);
        }
        // What is saved stays so where the hub is gone by now.
        Ok(Decided::Saved(self.catch_up(receipt.seq).ok().flatten().map(Box::new)))
    }

    /// The hub names no rule; the session as it stands does.
    fn refusal(&mut self, command: &Command) -> Failure {
        self.keep_up();
        let now = self.session.tail.moment;
        match decide(&self.session, &Author::facilitator(), command, now) {
            Err(why) => Failure::refused(&why, why.hint()),
            Ok(_) => failed(&ClientError::Refused),
        }
    }

    /// Folds what came down since, and gives one of the records with the session before it.
    fn catch_up(&mut self, wanted: Seq) -> Result<Option<(Session, Record)>, Failure> {
        let mut found = None;
        loop {
            let lines = self.client.records(self.session.tail.seq).map_err(|why| failed(&why))?;
            if lines.is_empty() {
                return Ok(found);
            }
            for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
                let (record, sum) = decode(line, self.sum).map_err(|why| {
                    Failure::failed(
                        format!("what the open session sends cannot be read: {why}"),
                        "use the same worldcafe here and there",
                    )
                })?;
                let before = (record.seq == wanted).then(|| self.session.clone());
                apply_to(&mut self.session, &record);
                self.sum = Some(sum);
                found = before.map(|before| (before, record)).or(found);
            }
        }
    }
}

fn failed(why: &ClientError) -> Failure {
    match why {
        ClientError::Refused | ClientError::Problem { .. } => Failure::refused(why, why.hint()),
        ClientError::Nobody { .. }
        | ClientError::OtherCertificate { .. }
        | ClientError::NoAnswer { .. } => Failure::failed(why, why.hint()),
    }
}
