//! The places of notes, found by their ids.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::note::Note;
use crate::domain::NoteId;

/// An index beside a list of notes. One device mints its ids in ascending order, and a list in
/// that order is its own index; a note from another device that comes out of turn makes a table.
/// That holds places alone, as the notes know their ids: a map from ids would be five times as
/// large, twice over where engine and interface each have a session.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// None as long as the ids ascend.
    table: Option<HashTable<u32>>,
    hasher: RandomState,
}

impl Places {
    /// The place of a note in the list this index belongs to.
    pub(super) fn find(&self, id: NoteId, list: &[Arc<Note>]) -> Option<usize> {
        let Some(table) = &self.table else {
            // A new note is mostly the newest: it need not be looked for all over the list.
            if list.last().is_none_or(|last| last.id < id) {
                return None;
            }
            return list.binary_search_by(|note| note.id.cmp(&id)).ok();
        };
        let is_it = |place: &u32| list.get(*place as usize).is_some_and(|note| note.id == id);
        table.find(self.hasher.hash_one(id), is_it).map(|place| *place as usize)
    }

    /// Takes in a note that is about to be the last of the list; false where it is known already
    /// or no place is left.
    pub(super) fn add(&mut self, id: NoteId, list: &[Arc<Note>]) -> bool {
        let Ok(place) = u32::try_from(list.len()) else { return false };
        let ascends = list.last().is_none_or(|last| last.id < id);
        if self.table.is_none() && ascends {
            return true;
        }
        if self.find(id, list).is_some() {
            return false;
        }
        self.make_room(list);
        let Self { table, hasher } = self;
        if let Some(table) = table {
            table.insert_unique(hasher.hash_one(id), place, |_| 0);
        }
        true
    }

    /// Makes the table, or grows it, in the order of the list: the table's own way asks for notes
    /// all over memory.
    fn make_room(&mut self, list: &[Arc<Note>]) {
        if self.table.as_ref().is_some_and(|table| table.len() < table.capacity()) {
            return;
        }
        let mut table = HashTable::with_capacity((list.len() * 2).max(16));
        for (place, note) in (0..).zip(list) {
            table.insert_unique(self.hasher.hash_one(note.id), place, |_| 0);
        }
        self.table = Some(table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{About, NoteKind, Seq, Stamp, StepId};
    use crate::session::{Author, Words};
    use uuid::Uuid;

    fn note(id: NoteId) -> Arc<Note> {
        Arc::new(Note {
            id,
            kind: NoteKind::Idea,
            about: About::Content,
            words: Words { text: Arc::from("words"), details: Arc::new([]) },
            typed: None,
            question: None,
            category: None,
            table: None,
            block: None,
            speaker: None,
            by: Arc::new(Author::facilitator()),
            at: chrono::DateTime::UNIX_EPOCH,
            t: Stamp(0),
            seq: Seq(1),
            step: StepId(1),
            late: false,
            added_later: false,
            retracted: false,
            undone: false,
            picked: false,
        })
    }

    fn id(n: u32) -> NoteId {
        NoteId(Uuid::from_u128(u128::from(n) << 64))
    }

    fn taken_in(ids: impl Iterator<Item = u32>) -> (Places, Vec<Arc<Note>>) {
        let (mut places, mut list) = (Places::default(), Vec::new());
        for n in ids {
            assert_eq!(places.find(id(n), &list), None);
            assert!(places.add(id(n), &list));
            list.push(note(id(n)));
        }
        (places, list)
    }

    fn all_found(places: &Places, list: &[Arc<Note>]) {
        for (place, note) in list.iter().enumerate() {
            assert_eq!(places.find(note.id, list), Some(place));
        }
        assert_eq!(places.find(id(3000), list), None);
    }

    #[test]
    fn notes_in_the_order_of_their_ids_need_no_table() {
        let (mut places, list) = taken_in(0..3000);
        assert!(places.table.is_none());
        all_found(&places, &list);
        assert!(!places.add(id(7), &list) && !places.add(id(2999), &list));
        assert!(places.table.is_none());
    }

    #[test]
    fn notes_out_of_turn_are_found_however_the_table_grows() {
        let (mut places, list) = taken_in((0..1500).flat_map(|n| [n, 2999 - n]));
        assert!(places.table.is_some());
        all_found(&places, &list);
        all_found(&places.clone(), &list);
        assert!(!places.add(id(7), &list));
    }
}
