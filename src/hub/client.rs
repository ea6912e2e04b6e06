//! A program's side of a hub, one request at a time. Waits for answers.

use std::io;
use std::time::Duration;

use hyper::body::Bytes;
use hyper::{Method, StatusCode};
use serde::de::DeserializeOwned;
use thiserror::Error;
use tokio::runtime::{Builder, Runtime};

use super::address::Address;
use super::line::{Line, ToldProblem};
use super::stream::OtherCertificate;
use super::wire::{Receipt, Sent, Standing};
use crate::domain::Seq;
use crate::text::{from_json, to_json};

/// How long a hub may take for one answer: longer than it lets a command wait for the disk.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often a request is made whose answer got lost.
const TRIES: usize = 3;

/// Why a hub did not do what was asked.
#[derive(Debug, Error)]
pub enum ClientError {
    /// Nobody listens there.
    #[error("no session is open at {at}")]
    Nobody {
        /// Where.
        at: String,
        /// What the system says.
        source: io::Error,
    },
    /// It shows another certificate than the address is for.
    #[error("what answers at {at} is not the session of this address: its certificate is another")]
    OtherCertificate {
        /// Where.
        at: String,
    },
    /// It listens and does not answer, or what answers is no hub.
    #[error("the session at {at} does not answer, so what was sent is not known to be saved")]
    NoAnswer {
        /// Where.
        at: String,
    },
    /// A rule of the session stands against it; whoever knows the session can tell which.
    #[error("the session does not allow it as it stands")]
    Refused,
    /// The hub says why.
    #[error("{words}")]
    Problem {
        /// The code, which never changes its meaning.
        code: String,
        /// The sentence, raw.
        words: String,
    },
}

impl ClientError {
    /// Why nothing was connected to.
    pub(super) fn unconnected(at: String, source: io::Error) -> Self {
        if OtherCertificate::is(&source) {
            return Self::OtherCertificate { at };
        }
        Self::Nobody { at, source }
    }

    /// What to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Nobody { .. } => "worldcafe run PATH --open opens one",
            Self::OtherCertificate { .. } => {
                "somebody else may answer there: take the link from the facilitator's screen again"
            }
            Self::NoAnswer { .. } => "do it again; log shows what is there",
            Self::Refused => "look at the session, then do it again",
            Self::Problem { .. } => "",
        }
    }
}

/// A connection to a hub, made anew where it is lost.
pub struct Client {
    address: Address,
    runtime: Runtime,
    line: Line,
}

impl Client {
    /// Connects to nobody yet.
    ///
    /// # Errors
    /// Where the system gives nothing to wait with.
    pub fn new(address: Address) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let line = Line::new(&address);
        Ok(Self { address, runtime, line })
    }

    /// How the session stands.
    ///
    /// # Errors
    /// Where the hub does not say.
    pub fn standing(&mut self) -> Result<Standing, ClientError> {
        let body = self.ask(&Method::GET, "/v1/session", &Bytes::new())?;
        self.read(&body)
    }

    /// Lines of the journal behind a record, newlines included; not always all of them.
    ///
    /// # Errors
    /// Where the hub does not give them.
    pub fn records(&mut self, after: Seq) -> Result<Bytes, ClientError> {
        self.ask(&Method::GET, &format!("/v1/records?after={}", after.0), &Bytes::new())
    }

    /// Sends a command, again where no answer comes, and waits until it is on disk.
    ///
    /// # Errors
    /// Where it is not, or is not known to be.
    pub fn command(&mut self, sent: &Sent) -> Result<Receipt, ClientError> {
        let body = to_json(sent).map_err(|why| ClientError::Problem {
            code: "not-understood".to_owned(),
            words: why.to_string(),
        })?;
        let answer = self.ask(&Method::POST, "/v1/commands", &body.into())?;
        self.read(&answer)
    }

    fn read<T: DeserializeOwned>(&self, body: &Bytes) -> Result<T, ClientError> {
        from_json(body).map_err(|_| self.no_answer())
    }

    fn no_answer(&self) -> ClientError {
        ClientError::NoAnswer { at: self.address.shown() }
    }

    fn ask(&mut self, method: &Method, path: &str, body: &Bytes) -> Result<Bytes, ClientError> {
        for _ in 0..TRIES {
            if let Some((status, body)) = self.once(method, path, body)? {
                return if status == StatusCode::OK { Ok(body) } else { Err(self.problem(&body)) };
            }
        }
        Err(self.no_answer())
    }

    fn once(
        &mut self,
        method: &Method,
        path: &str,
        body: &Bytes,
    ) -> Result<Option<(StatusCode, Bytes)>, ClientError> {
        let told = self.runtime.block_on(self.line.ask(method, path, body, PATIENCE));
        told.map_err(|source| ClientError::unconnected(self.address.shown(), source))
    }

    fn problem(&self, body: &Bytes) -> ClientError {
        match ToldProblem::read(body) {
            Some(ToldProblem { code, .. }) if code == "refused" => ClientError::Refused,
            Some(ToldProblem { code, title, .. }) => ClientError::Problem { code, words: title },
            None => self.no_answer(),
        }
    }
}
