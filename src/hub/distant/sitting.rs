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
    /// The session without what anybody said; left out for whoever knows it as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bare: Option<Memory>,
    /// What was said at this table as it stands, in the order it came.
    said: Vec<Record>,
    /// Who sits at this table, and everybody's seats of the round to come, which are shown without a
    /// further record: names and tables alone. Left out likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seating: Option<Arc<Seating>>,
}

impl Sitting {
    /// As of a moment; `knows` whoever is told what is not said at this table.
    pub(in crate::hub) fn of(
        session: &Session,
        who: &Who,
        (seq, origin): (Seq, Arc<str>),
        (now, knows): (Moment, bool),
    ) -> Self {
        let table = who.author.table.clone();
        let own = |note: &&Note| table.is_some() && note.table == table && !note.retracted;
        let said = session.notes.iter().filter(own).map(said).collect();
        let names = (String::new(), None);
        let bare = (!knows).then(|| Memory::of(session, names, table.clone(), (now, now.at)));
        let of = table.as_ref().filter(|_| !knows);
        let seating = of.and_then(|table| seated_at(session, table, now.t));
        Self { seq, now, origin, table, bare, said, seating }
    }

    /// With what was known before, where that was left out; none where that is of another session
    /// or table, or not known.
    pub(super) fn with(self, known: Option<Self>) -> Option<Self> {
        if self.bare.is_some() {
            return Some(self);
        }
        let known = known.filter(|it| it.origin == self.origin && it.table == self.table)?;
        Some(Self { bare: known.bare, seating: known.seating, ..self })
    }

    /// The session as far as it is known.
    pub(super) fn session(&self) -> Session {
        let mut session = self.bare.as_ref().map(Memory::session).unwrap_or_default();
        session.seating.clone_from(&self.seating);
        // Of what was told while people looked for their tables, no more is kept than is told now.
        session.seating = self.table.as_ref().and_then(|it| seated_at(&session, it, self.now.t));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn sitting(origin: &str, table: &str, seq: u64, knows: bool) -> Sitting {
        let author = Author { table: Some(TableId::new(table)), ..Author::default() };
        let who = Who { author: Arc::new(author), ..Who::default() };
        let now = (Moment::default(), knows);
        Sitting::of(&Session::default(), &who, (Seq(seq), origin.into()), now)
    }

    #[test]
    fn what_is_left_out_is_taken_from_before_where_it_is_of_the_same_table_and_session() {
        let before = || Some(sitting("a", "4", 1, false));
        let whole = sitting("a", "4", 2, true).with(before()).unwrap();
        assert_eq!((whole.seq, whole.bare.is_some()), (Seq(2), true));
        assert!(sitting("a", "5", 2, true).with(before()).is_none());
        assert!(sitting("b", "4", 2, true).with(before()).is_none());
        assert!(sitting("a", "4", 2, true).with(None).is_none());
        assert!(sitting("b", "5", 2, false).with(before()).is_some());
    }
}
