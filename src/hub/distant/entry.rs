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

/// What people wrote in what an outbox still has, raw; `None` where these bytes are of none.
#[must_use]
pub fn kept_words(bytes: &[u8]) -> Option<Vec<String>> {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').map(Entry::read).peekable();
    lines.peek()?.as_ref()?;
    let mut kept: Vec<Sent> = Vec::new();
    for line in lines.flatten() {
        match line {
            Entry::Send(sent) => kept.push(sent),
            Entry::Done(id) | Entry::Away(id) => kept.retain(|sent| sent.id != id),
            Entry::Refused { .. } => {}
        }
    }
    Some(kept.iter().filter_map(|sent| sent.command.typed()).collect())
}
