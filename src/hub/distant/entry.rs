//! An entry of an outbox: a line of its file.

use std::io;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::hub::wire::Sent;
use crate::text::{from_json, write_json};

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Entry {
    /// To be sent.
    Send(Sent),
    /// The hub has it on disk.
    Done(Uuid),
    /// The hub refused it, and why.
    Refused { id: Uuid, why: String },
    /// Somebody took away what was refused.
    Away(Uuid),
}

impl Entry {
    /// With its end; none where it is not whole.
    pub(super) fn read(line: &[u8]) -> Option<Self> {
        from_json(line.strip_suffix(b"\n")?).ok()
    }

    pub(super) fn write(&self, to: &mut Vec<u8>) -> io::Result<()> {
        write_json(self, to)?;
        to.push(b'\n');
        Ok(())
    }
}

/// What an outbox still has.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Unsent {
    /// What people wrote in it, raw.
    pub words: Vec<String>,
    /// Lines that cannot be read, each with its number, from 1, and its end, if it has one.
    pub unread: Vec<(usize, Vec<u8>)>,
}

impl Unsent {
    /// Reads it; `None` where no line of these bytes is one of an outbox.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut kept: Vec<Sent> = Vec::new();
        let mut unread = Vec::new();
        let mut is_outbox = false;
        for (line, number) in bytes.split_inclusive(|byte| *byte == b'\n').zip(1..) {
            let Some(entry) = Entry::read(line) else {
                unread.push((number, line.to_vec()));
                continue;
            };
            is_outbox = true;
            match entry {
                Entry::Send(sent) => kept.push(sent),
                Entry::Done(id) | Entry::Away(id) => kept.retain(|sent| sent.id != id),
                Entry::Refused { .. } => {}
            }
        }
        let words = kept.iter().filter_map(|sent| sent.command.typed()).collect();
        is_outbox.then_some(Self { words, unread })
    }
}
