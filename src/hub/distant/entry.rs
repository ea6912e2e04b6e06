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
