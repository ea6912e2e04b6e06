//! What somebody who adds ideas to one table knows of a session: the programme without people, what
//! was said at that table, and who sits where while people may look for it. Enough to fill an
//! interface, and of other tables nothing else.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::memory::Memory;
use crate::domain::{Moment, Seating, Seq, TableId};
use crate::hub::devices::Who;
use crate::hub::seated::seated_at;
use crate::session::{Author, Event, Note, Record, Session, VERSION, apply_to};

/// A session as one table knows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::hub) struct Sitting {
    /// The newest record it knows.
    pub(super) seq: Seq,
    /// The moment it is told.
    pub(super) now: Moment,
    /// What no other session has; empty before its first record.
    pub(super) origin: Arc<str>,
    pub(super) table: Option<TableId>,
    /// The session without what anybody said.
    bare: Memory,
    /// What was said at this table as it stands, in the order it came.
    said: Vec<Record>,
    /// Who sits at this table, and everybody's seats of the round to come, which are shown without a
    /// further record: names and tables alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seating: Option<Arc<Seating>>,
}

impl Sitting {
    pub(in crate::hub) fn of(
        session: &Session,
        who: &Who,
        (seq, origin): (Seq, Arc<str>),
        now: Moment,
    ) -> Self {
        let table = who.author.table.clone();
        let own = |note: &&Note| table.is_some() && note.table == table && !note.retracted;
        let said = session.notes.iter().filter(own).map(said).collect();
        let names = (String::new(), None);
        let bare = Memory::of(session, names, table.clone(), (now, now.at));
        let seating = table.as_ref().and_then(|table| seated_at(session, table, now.t));
        Self { seq, now, origin, table, bare, said, seating }
    }

    /// The session as far as it is known.
    pub(super) fn session(&self) -> Session {
        let mut session = self.bare.session();
        session.seating.clone_from(&self.seating);
        self.said.iter().for_each(|record| apply_to(&mut session, record));
        session
    }
}

/// A note as if it had just been said in the words it has now. Who typed it is the table.
fn said(note: &Note) -> Record {
    let event = Event::NoteCaptured {
        note: note.id,
        kind: note.kind,
        text: Arc::clone(&note.words.text),
        details: note.words.details.clone(),
        question: note.question.clone(),
        category: note.category.clone(),
        table: note.table.clone(),
        block: note.block.clone(),
        about: note.about,
        speaker: None,
        late: note.late,
        added_later: note.added_later,
    };
    Record {
        v: VERSION,
        seq: note.seq,
        at: note.at,
        t: note.t,
        boot: None,
        by: Author { role: note.by.role, table: note.table.clone(), name: None },
        step: note.step,
        undoes: None,
        redoes: None,
        elsewhere: None,
        events: vec![event],
    }
}
