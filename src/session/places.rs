//! The places of notes, found by their ids.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::note::Note;
use crate::domain::NoteId;

/// An index beside a list of notes. Holds places alone, as the notes know their ids: a map from
/// ids would be five times as large, twice over where engine and interface each have a session.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    table: HashTable<u32>,
    hasher: RandomState,
}

impl Places {
    /// The place of a note in the list this index belongs to.
    pub(super) fn find(&self, id: NoteId, list: &[Arc<Note>]) -> Option<usize> {
        let is_it = |place: &u32| list.get(*place as usize).is_some_and(|note| note.id == id);
        self.table.find(self.hasher.hash_one(id), is_it).map(|place| *place as usize)
    }

    /// Takes in a note that is about to be the last of the list; false where it is known already
    /// or no place is left.
    pub(super) fn add(&mut self, id: NoteId, list: &[Arc<Note>]) -> bool {
        let Ok(place) = u32::try_from(list.len()) else { return false };
        if self.find(id, list).is_some() {
            return false;
        }
        self.make_room(list);
        let Self { table, hasher } = self;
        let own = hasher.hash_one(id);
        let hash_of =
            |known: &u32| list.get(*known as usize).map_or(own, |note| hasher.hash_one(note.id));
        table.insert_unique(own, place, hash_of);
        true
    }

    /// Grows in the order of the list: the table's own way asks for notes all over memory.
    fn make_room(&mut self, list: &[Arc<Note>]) {
        let room = self.table.capacity();
        if self.table.len() < room {
            return;
        }
        let mut table = HashTable::with_capacity((room * 2).max(16));
        for (place, note) in (0..).zip(list) {
            table.insert_unique(self.hasher.hash_one(note.id), place, |_| 0);
        }
        self.table = table;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{About, NoteKind, Seq, Stamp};
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
            late: false,
            added_later: false,
            retracted: false,
            picked: false,
        })
    }

    #[test]
    fn every_note_is_found_at_its_place_however_the_index_grows() {
        let id = |n: u32| NoteId(Uuid::from_u128(u128::from(n) << 64));
        let (mut places, mut list) = (Places::default(), Vec::new());
        for place in 0..3000 {
            assert_eq!(places.find(id(place), &list), None);
            assert!(places.add(id(place), &list));
            list.push(note(id(place)));
        }
        let copy = places.clone();
        for place in 0..3000 {
            assert_eq!(places.find(id(place), &list), Some(place as usize));
            assert_eq!(copy.find(id(place), &list), Some(place as usize));
        }
        assert_eq!(places.find(id(3000), &list), None);
        assert!(!places.add(id(7), &list));
    }
}
