//! The note that everybody is given: a command of the hub, as a device sends it.

use std::cell::Cell;

use uuid::Builder;
use worldcafe::domain::{BlockId, NoteId, TableId};
use worldcafe::hub::Sent;
use worldcafe::session::{Command, NewNote};

use crate::crowd::TABLES;

const WORDS: &str = "People need to know what happens with what they said, and who answers for it";

/// A note, and the id it goes by.
pub(crate) struct Note {
    pub(crate) id: String,
    pub(crate) body: String,
}

/// Notes of one block, no two alike.
pub(crate) struct Notes {
    block: &'static str,
    made: Cell<u64>,
}

impl Notes {
    pub(crate) const fn of(block: &'static str) -> Self {
        Self { block, made: Cell::new(0) }
    }

    /// One more, of the table where this device sits.
    pub(crate) fn next(&self, device: usize) -> Note {
        let number = self.made.replace(self.made.get() + 1);
        // Not those of a café's own crowd.
        let mut bytes = [0xff; 10];
        bytes.iter_mut().skip(2).zip(number.to_be_bytes()).for_each(|(to, from)| *to = from);
        let id =
            Builder::from_unix_timestamp_millis(1_381_248_000_000 + number, &bytes).into_uuid();
        let note = NewNote {
            table: Some(TableId::new(table(device))),
            block: Some(BlockId::new(self.block)),
            ..NewNote::idea(NoteId(id), format!("{WORDS} ({number})"))
        };
        let command = Command::Capture { note: Box::new(note) };
        let sent = Sent { id, continues: None, command };
        Note { id: id.to_string(), body: serde_json::to_string(&sent).unwrap_or_default() }
    }
}

/// The name of the table where a device sits.
pub(crate) fn table(device: usize) -> String {
    (device % TABLES + 1).to_string()
}
