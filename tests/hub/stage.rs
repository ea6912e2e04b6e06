//! A session in a folder, its engine, and a hub before it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpSocket;
use tokio::runtime::Builder;
use uuid::Uuid;
use worldcafe::domain::NoteId;
use worldcafe::engine::{Gateway, Local, ManualClock, Notice, Source, start};
use worldcafe::hub::{Client, Hub, Identity, Limits, Opening, Sent, Token, open};
use worldcafe::journal::RealDisk;
use worldcafe::session::{Author, Command, NewNote, Role, Session};

pub(super) use crate::support::waiting::FOR_EVER;
use crate::support::waiting::wait_for;

/// The fields are dropped in this order: the hub first.
pub(super) struct Stage {
    hub: Option<Hub>,
    limits: Limits,
    identity: Option<Identity>,
    at: SocketAddr,
    pub(super) local: Local,
    /// Nothing comes from it; it is cut off when the hub ends.
    pub(super) ended: Receiver<()>,
    pub(super) clock: ManualClock,
    woken: Receiver<()>,
    pub(super) folder: TempDir,
}

impl Stage {
    pub(super) fn new() -> Self {
        Self::with(Limits::default())
    }

    pub(super) fn with(limits: Limits) -> Self {
        Self::waiting(Session::default(), limits)
    }

    /// Before a session that waits for its first step.
    pub(super) fn waiting(waiting: Session, limits: Limits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = ManualClock::at(chrono::DateTime::UNIX_EPOCH);
        let (local, woken) = engine(folder.path(), &clock, waiting);
        let at = "127.0.0.1:0".parse().unwrap();
        let (_, ended) = channel();
        let identity = None;
        let mut stage =
            Self { hub: None, limits, identity, at, local, ended, clock, woken, folder };
        stage.opens();
        stage
    }

    /// Opens a hub where the one before was.
    pub(super) fn opens(&mut self) {
        // Who knocks while nobody listens may be given the very address to knock from.
        drop(wait_for(|| TcpListener::bind(self.at), Result::is_ok));
        let (stand, stands) = channel();
        let (ends, ended) = channel();
        let opening = Opening {
            at: self.at,
            token: token(),
            identity: self.identity.clone(),
            journal: self.folder.path().join("journal.jsonl"),
            kept: Some(self.folder.path().join("devices.json")),
            clock: Box::new(self.clock.clone()),
            limits: self.limits,
            stands: Box::new(move |_| {
                stand.send(()).unwrap();
                Box::new(ends)
            }),
        };
        let others = self.local.others();
        let hub = open(opening, |waker| {
            Box::new(others.another_with_lines(Author::facilitator(), waker))
        });
        let hub = hub.unwrap();
        stands.recv_timeout(FOR_EVER).unwrap();
        self.at = hub.address().at;
        (self.hub, self.ended) = (Some(hub), ended);
    }

    /// The hub and its engine end, and others begin on what is on the disk.
    pub(super) fn restarts(&mut self) {
        self.closes();
        // The journal is free once the one before has gone.
        let begun = engine(self.folder.path(), &self.clock, Session::default());
        (self.local, self.woken) = begun;
        self.opens();
    }

    /// Opens a hub that encrypts, where the one before was.
    #[cfg(feature = "tls")]
    pub(super) fn encrypts(&mut self) {
        let text = Identity::generate().unwrap();
        self.identity = Some(Identity::read(text.as_bytes(), text.as_bytes()).unwrap());
        self.moves();
    }

    /// Opens a hub at this address and closes the one before, whose devices it knows.
    pub(super) fn moves_to(&mut self, at: SocketAddr) {
        self.at = at;
        self.opens();
    }

    /// Closes the hub; the session goes on.
    pub(super) fn closes(&mut self) {
        self.hub = None;
    }

    /// Opens a hub at another address.
    pub(super) fn moves(&mut self) {
        self.at.set_port(0);
        self.opens();
    }

    pub(super) const fn hub(&self) -> &Hub {
        self.hub.as_ref().unwrap()
    }

    /// The link of the invite for tables.
    pub(super) fn link(&self) -> String {
        let invites = self.hub().door().invites();
        let invite = invites.iter().find(|it| it.role == Role::Rapporteur).unwrap();
        let address = self.hub().address();
        match &address.pin {
            Some(pin) => invite.encrypted_link(address.at, pin),
            None => invite.link(address.at),
        }
    }

    pub(super) fn client(&self) -> Client {
        Client::new(self.hub().address().clone()).unwrap()
    }

    pub(super) fn journal(&self) -> Vec<u8> {
        std::fs::read(self.folder.path().join("journal.jsonl")).unwrap()
    }

    /// Waits until the interface of this session has learnt of a record.
    pub(super) fn learns_of(&mut self, seq: u64) {
        let is = |notice: &Notice| matches!(notice, Notice::Recorded { record, .. } if record.seq.0 == seq);
        while !self.local.poll().iter().any(is) {
            self.woken.recv_timeout(FOR_EVER).unwrap();
        }
    }

    /// A connection on which nothing was said yet.
    pub(super) fn line(&self) -> TcpStream {
        let line = TcpStream::connect(self.hub().address().at).unwrap();
        line.set_read_timeout(Some(FOR_EVER)).unwrap();
        line.set_write_timeout(Some(FOR_EVER)).unwrap();
        line
    }

    /// Asks from this address of this computer, with somebody's token or none.
    pub(super) fn ask_from(&self, from: [u8; 4], token: Option<&str>, what: &str) -> Answer {
        let host = self.hub().address().at;
        let token = token.map(|it| format!("Authorization: Bearer {it}\r\n")).unwrap_or_default();
        let asks = format!("{what} HTTP/1.1\r\nHost: {host}\r\n{token}Connection: close\r\n\r\n");
        said(self.line_from(from), asks.as_bytes())
    }

    /// A connection from this address of this computer.
    pub(super) fn line_from(&self, from: [u8; 4]) -> TcpStream {
        let runtime = Builder::new_current_thread().enable_io().build().unwrap();
        let line = runtime.block_on(async {
            let socket = TcpSocket::new_v4().unwrap();
            socket.bind((from, 0).into()).unwrap();
            socket.connect(self.hub().address().at).await.unwrap().into_std().unwrap()
        });
        line.set_nonblocking(false).unwrap();
        line.set_read_timeout(Some(FOR_EVER)).unwrap();
        line
    }

    /// Asks with these headers besides `Host` and the token, and reads to the end.
    pub(super) fn ask(&self, what: &str, headers: &str, body: &[u8]) -> Answer {
        heard(self.asking(what, headers, body))
    }

    /// Asks with this computer's own token and does not wait.
    pub(super) fn asking(&self, what: &str, headers: &str, body: &[u8]) -> TcpStream {
        let token = self.hub().address().with_token();
        self.asking_as(Some(token.split_once('#').unwrap().1), what, headers, body)
    }

    /// As [`ask`](Self::ask), with somebody's token or none.
    pub(super) fn ask_as(
        &self,
        token: Option<&str>,
        what: &str,
        headers: &str,
        body: &[u8],
    ) -> Answer {
        heard(self.asking_as(token, what, headers, body))
    }

    /// Asks and does not wait. What the other side does not take is no matter: it answers.
    pub(super) fn asking_as(
        &self,
        token: Option<&str>,
        what: &str,
        headers: &str,
        body: &[u8],
    ) -> TcpStream {
        let host = self.hub().address().at;
        let token = token.map(|it| format!("Authorization: Bearer {it}\r\n")).unwrap_or_default();
        let head = format!(
            "{what} HTTP/1.1\r\nHost: {host}\r\n{token}\
             Connection: close\r\nContent-Length: {}\r\n{headers}\r\n",
            body.len()
        );
        let mut line = self.line();
        let _ = line.write_all(&[head.as_bytes(), body].concat());
        line
    }

    pub(super) fn post(&self, body: &[u8]) -> Answer {
        self.ask("POST /v1/commands", "Content-Type: application/json\r\n", body)
    }
}

fn engine(folder: &Path, clock: &ManualClock, waiting: Session) -> (Local, Receiver<()>) {
    let path = folder.join("journal.jsonl");
    let source = Source { disk: Arc::new(RealDisk), path, waiting, patience: FOR_EVER };
    let (wake, woken) = channel();
    let waker = Box::new(move || wake.send(()).unwrap_or_default());
    let load = source.writing(clock.clone());
    (start(load, clock.clone(), Author::facilitator(), waker).unwrap(), woken)
}

/// An answer to a request.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// Its headers, a line each.
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// A header, named in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    #[track_caller]
    pub(super) fn is(&self, status: u16, code: &str) {
        let json = self.json();
        assert_eq!((self.status, json["code"].as_str()), (status, Some(code)), "{json}");
    }
}

/// Says bytes and reads to the end. What the other side does not take is no matter: it answers.
pub(super) fn said(mut line: TcpStream, bytes: &[u8]) -> Answer {
    let _ = line.write_all(bytes);
    heard(line)
}

pub(super) fn heard(mut line: TcpStream) -> Answer {
    let mut all = Vec::new();
    // A line that is cut behind the answer has been heard.
    let _ = line.read_to_end(&mut all);
    let end = all.windows(4).position(|it| it == b"\r\n\r\n").unwrap_or_else(|| panic!("{all:?}"));
    let status = String::from_utf8(all[9..12].to_vec()).unwrap().parse().unwrap();
    let head = String::from_utf8(all[..end].to_vec()).unwrap();
    Answer { status, head, body: all[end + 4..].to_vec() }
}

pub(super) fn token() -> Token {
    Token::of([0xab; 32])
}

pub(super) fn sent(id: u128, command: Command) -> Sent {
    Sent { id: Uuid::from_u128(id), continues: None, command }
}

pub(super) fn idea(number: u128) -> Command {
    let id = NoteId(Uuid::from_u128(number));
    Command::Capture { note: Box::new(NewNote::idea(id, format!("idea {number}"))) }
}
