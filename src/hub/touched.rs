//! Which records change what a page shows: those of its own table, and those of the whole room.

use std::collections::BTreeMap;

use crate::domain::{Seq, TableId};
use crate::session::{Event, Record};

/// The newest record of the room, and of each table.
#[derive(Default)]
pub(super) struct Touched {
    room: Seq,
    tables: BTreeMap<TableId, Seq>,
}

impl Touched {
    /// All that stands so far.
    pub(super) fn up_to(seq: Seq) -> Self {
        Self { room: seq, tables: BTreeMap::new() }
    }

    /// A note that was captured concerns its table; anything else, everybody.
    pub(super) fn follow(&mut self, record: &Record) {
        for event in &record.events {
            match event {
                Event::NoteCaptured { table: Some(table), .. } => {
                    self.tables.insert(table.clone(), record.seq);
                }
                _ => self.room = record.seq,
            }
        }
    }

    /// The newest record that concerns everybody.
    pub(super) const fn room(&self) -> Seq {
        self.room
    }

    /// The newest record that concerns whoever sits there, or looks on.
    pub(super) fn newest(&self, table: Option<&TableId>) -> Seq {
        let own = table.and_then(|table| self.tables.get(table)).copied();
        self.room.max(own.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{About, NoteId, NoteKind};
    use crate::hub::sample::record;

    fn noted(table: Option<&str>) -> Event {
        Event::NoteCaptured {
            note: NoteId(uuid::Uuid::from_u128(1)),
            kind: NoteKind::Idea,
            text: "words".into(),
            details: [].into(),
            question: None,
            category: None,
            table: table.map(TableId::new),
            block: None,
            about: About::Content,
            speaker: None,
            late: false,
            added_later: false,
        }
    }

    #[test]
    fn a_note_concerns_its_table_and_anything_else_the_room() {
        let mut touched = Touched::up_to(Seq(3));
        let (four, five) = (TableId::new("4"), TableId::new("5"));
        touched.follow(&record(4, noted(Some("4"))));
        let newest = |touched: &Touched| {
            [touched.newest(Some(&four)), touched.newest(Some(&five)), touched.newest(None)]
                .map(|seq| seq.0)
        };
        assert_eq!(newest(&touched), [4, 3, 3]);
        touched.follow(&record(5, Event::HeadCountSet { people: Some(40) }));
        assert_eq!(newest(&touched), [5, 5, 5]);
        touched.follow(&record(6, noted(None)));
        assert_eq!(newest(&touched), [6, 6, 6]);
    }
}
