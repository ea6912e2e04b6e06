//! A hub that goes on from an older copy of its session: what this table said since is not in it.

use std::sync::Arc;

use super::device::Device;
use super::outbox::Refused;
use crate::engine::mint_command;
use crate::hub::wire::Sent;
use crate::session::{Command, NewNote, Note, Session};

/// Why words that were saved need somebody.
const WHY: &str = "this was saved, and the session was put back to an earlier copy without it";

impl Device {
    /// Something else is followed from here on than what was known so far.
    pub(super) fn leaves_behind(&mut self, was: Session) {
        // Of two that come one after the other, the first has all of it.
        if self.behind.is_none() && was.notes.iter().next().is_some() {
            self.behind = Some(was);
        }
    }

    /// Words of this table that were known before and are not there are kept here again, for
    /// somebody to look at: they may have been given up on purpose.
    pub(super) fn misses(&mut self) {
        let Some(was) = self.behind.take() else { return };
        let table = self.me.table.as_ref();
        let is_gone = |note: &&Note| {
            table.is_some()
                && note.table.as_ref() == table
                && !note.retracted
                && self.session.notes.get(note.id).is_none()
        };
        let gone: Vec<NewNote> = was.notes.iter().filter(is_gone).map(again).collect();
        for note in gone {
            let command = Command::Capture { note: Box::new(note) };
            let sent = Sent { id: mint_command(), continues: None, command };
            self.returns(Refused { sent, why: WHY.to_owned() });
        }
    }
}

/// A note to be sent once more, in the words it had.
fn again(note: &Note) -> NewNote {
    NewNote {
        kind: note.kind,
        details: note.words.details.to_vec(),
        question: note.question.clone(),
        category: note.category.clone(),
        table: note.table.clone(),
        block: note.block.clone(),
        about: note.about,
        speaker: note.speaker.clone(),
        ..NewNote::idea(note.id, Arc::clone(&note.words.text))
    }
}
