//! Where `do` and `capture` work: on a journal of their own, or in a session that is open in
//! another process.

use std::path::Path;

use super::args::Colouring;
use super::failure::Failure;
use super::location::Location;
use super::opened;
use super::remote::Remote;
use super::writing::{self, Writer};
use crate::engine::{StepChoice, Ticket};
use crate::hub::Address;
use crate::journal::AppendError;
use crate::session::{Author, Command, Session};

/// What a PATH means.
pub(super) enum Place {
    /// A session on disk.
    Folder(Location),
    /// A session that is open somewhere.
    Hub(Address),
}

impl Place {
    /// Finds it.
    pub(super) fn find(path: &Path) -> Result<Self, Failure> {
        match path.to_str().and_then(Address::read) {
            Some(Ok(address)) => Ok(Self::Hub(address)),
            Some(Err(why)) => Err(Failure::usage(&why, why.hint())),
            None => Location::find(path).map(Self::Folder),
        }
    }

    /// The plan on disk, where there is one.
    pub(super) fn plan(&self) -> Option<&Path> {
        match self {
            Self::Folder(location) => location.plan.as_deref(),
            Self::Hub(_) => None,
        }
    }
}

/// A session that can be worked in.
pub(super) enum Desk {
    /// Its journal is locked until this is dropped.
    Here(Box<Writer>),
    /// It is open in another process.
    There(Box<Remote>),
}

impl Desk {
    /// Opens a session to write: through the hub where one stands before it.
    pub(super) fn open(place: &Place, color: Colouring) -> Result<Self, Failure> {
        let location = match place {
            Place::Hub(address) => return Remote::open(address.clone()).map(Self::there),
            Place::Folder(location) => location,
        };
        // A hub that does not answer is as good as none: who holds the journal is then told.
        match opened::find(location).and_then(|address| Remote::open(address).ok()) {
            Some(remote) => Ok(Self::there(remote)),
            None => writing::open(location, color).map(|writer| Self::Here(Box::new(writer))),
        }
    }

    fn there(remote: Remote) -> Self {
        Self::There(Box::new(remote))
    }

    /// As it stands, as far as this knows.
    pub(super) fn session(&self) -> &Session {
        match self {
            Self::Here(writer) => writer.session(),
            Self::There(remote) => remote.session(),
        }
    }

    /// Lets the session become what it is by now.
    pub(super) fn keep_up(&mut self) {
        match self {
            Self::Here(writer) => drop(writer.end_due()),
            Self::There(remote) => remote.keep_up(),
        }
    }

    /// Decides a command. Here it is saved by [`flush`](Self::flush), there it is saved now.
    pub(super) fn decide(&mut self, command: &Command, step: StepChoice) -> Result<(), Failure> {
        match self {
            Self::Here(writer) => writer
                .decide(&Author::facilitator(), command, step)
                .map(drop)
                .map_err(|why| Failure::refused(&why, why.hint())),
            Self::There(remote) => remote.decide(command, step).map(drop),
        }
    }

    /// The newest command's, to be continued.
    pub(super) fn ticket(&self) -> Ticket {
        match self {
            Self::Here(writer) => writer.ticket(),
            Self::There(remote) => remote.ticket(),
        }
    }

    /// Saves what was decided.
    pub(super) fn flush(&mut self) -> Result<(), AppendError> {
        match self {
            Self::Here(writer) => writer.flush().map(drop),
            Self::There(_) => Ok(()),
        }
    }
}
