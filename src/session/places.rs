//! The places of notes, found by their ids.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

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

    /// Takes in a note that is not known yet and gets this place in the list.
    pub(super) fn add(&mut self, id: NoteId, place: u32, list: &[Arc<Note>]) {
        let Self { table, hasher } = self;
        let own = hasher.hash_one(id);
        let hash_of =
            |known: &u32| list.get(*known as usize).map_or(own, |note| hasher.hash_one(note.id));
        table.insert_unique(own, place, hash_of);
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
        })
    }

    #[test]
    fn every_note_is_found_at_its_place_however_the_index_grows() {
        let id = |n: u32| NoteId(Uuid::from_u128(u128::from(n) << 64));
        let (mut places, mut list) = (Places::default(), Vec::new());
        for place in 0..3000 {
            assert_eq!(places.find(id(place), &list), None);
            places.add(id(place), place, &list);
            list.push(note(id(place)));
        }
        let copy = places.clone();
        for place in 0..3000 {
            assert_eq!(places.find(id(place), &list), Some(place as usize));
            assert_eq!(copy.find(id(place), &list), Some(place as usize));
        }
        assert_eq!(places.find(id(3000), &list), None);
    }
}
