//! How much anybody may ask of a hub at once. Every limit stands here.

use std::time::Duration;

/// How fast requests may follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// So many at once.
    pub at_once: u32,
    /// Then so many a second.
    pub a_second: u32,
}

/// The limits of a hub. Others than the usual ones are for tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a body that is sent up: room for a long plan.
    pub body: usize,
    /// Bytes of the body of somebody who has shown no token: room for a name and a code.
    pub strangers_body: usize,
    /// How many fields a form may have; ours have a dozen.
    pub fields: usize,
    /// How long a body may take to come.
    pub body_time: Duration,
    /// Bytes of the line and the headers of a request, 8192 at least.
    pub head: usize,
    /// How many headers a request may have.
    pub headers: usize,
    /// How long they may take to come; a connection on which nothing is asked ends as soon.
    pub head_time: Duration,
    /// How many connections there may be that have shown a token.
    pub connections: usize,
    /// How many of them one device may have: a page takes six, a terminal three.
    pub lines: usize,
    /// How many there may be beside them, one at least; beyond that the oldest of the address
    /// that has most is cut.
    pub strangers: usize,
    /// How long a command may wait for the disk before its sender is told that it is not known to
    /// be saved.
    pub answer: Duration,
    /// How long somebody may wait for further records.
    pub linger: Duration,
    /// How often whoever follows the records hears that the line stands.
    pub beat: Duration,
    /// How long the other end of a connection may take nothing of what is sent to it.
    pub stall: Duration,
    /// Bytes of records that are given in one go; one record is always given whole.
    pub page: usize,
    /// How many of the newest commands are remembered, so that sending one again does nothing.
    pub remembered: usize,
    /// How many requests of one device may be under way at once, those without end among them.
    pub at_once: usize,
    /// The requests of one device: a long outbox is sent at once, and nobody types so fast. The
    /// commands of this computer are not counted.
    pub of_device: Rate,
    /// Those of one address that shows no token: a whole room may stand behind one, and each phone
    /// asks six times until it is in.
    pub of_strangers: Rate,
    /// How many such addresses are remembered.
    pub addresses: usize,
    /// How many devices may have joined; beyond that a newcomer takes the place of one that is not
    /// connected and has sent nothing.
    pub devices: usize,
    /// Characters of the name a device gives.
    pub name: usize,
    /// Wrong codes an address may send in a minute; links are not counted.
    pub wrong_codes: usize,
    /// Wrong codes all addresses together may send in a minute, and eight times as many where each
    /// address sends its first: even so half of the codes there are would take two centuries.
    pub wrong_codes_in_all: usize,
}

/// How many files the rest of the program may need at once.
const FILES_BESIDE: u64 = 64;

impl Limits {
    /// How many files the process needs where all connections are there.
    pub(super) fn files(&self) -> u64 {
        FILES_BESIDE.saturating_add(self.connections as u64).saturating_add(self.strangers as u64)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 1 << 20,
            strangers_body: 8 << 10,
            fields: 64,
            body_time: Duration::from_secs(10),
            head: 16 << 10,
            headers: 64,
            head_time: Duration::from_secs(10),
            connections: 4096,
            lines: 16,
            strangers: 256,
            answer: Duration::from_secs(10),
            linger: Duration::from_secs(25),
            beat: Duration::from_secs(10),
            stall: Duration::from_secs(30),
            page: 1 << 20,
            remembered: 4096,
            at_once: 16,
            of_device: Rate { at_once: 500, a_second: 50 },
            of_strangers: Rate { at_once: 2000, a_second: 200 },
            addresses: 1024,
            devices: 4096,
            name: 60,
            wrong_codes: 10,
            wrong_codes_in_all: 600,
        }
    }
}
