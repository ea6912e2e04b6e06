//! A list of notes with a cursor, marks and a filter: the same on every screen that has one. One
//! list has the cursor at a time.

use super::filter::Filter;
use crate::domain::NoteId;
use crate::session::Session;

/// What is chosen and marked in the list that has the cursor, and what of it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoteList {
    /// The note under the cursor, where the list has it.
    pub chosen: Option<NoteId>,
    /// Notes marked; those that the filter leaves out stay so.
    pub marked: Vec<NoteId>,
    /// What the list is filtered by.
    pub filter: Option<Filter>,
    left: Left,
}

/// What a filter leaves of a list.
#[derive(Clone, Debug, Default, PartialEq)]
struct Left {
    seen: (usize, usize),
    before: Vec<NoteId>,
    now: Vec<NoteId>,
}

/// The notes of a list as they are shown, the oldest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listing<'a> {
    /// What stands dimmed above the others: the round before.
    pub before: &'a [NoteId],
    /// The list itself.
    pub now: &'a [NoteId],
}

impl<'a> Listing<'a> {
    /// All of it, the oldest first.
    pub fn all(self) -> impl DoubleEndedIterator<Item = NoteId> + 'a {
        self.before.iter().chain(self.now).copied()
    }

    /// How many notes it has.
    #[must_use]
    pub const fn len(self) -> usize {
        self.before.len() + self.now.len()
    }

    /// True where it has none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The note at a place, from 0, the oldest first.
    #[must_use]
    pub fn get(self, place: usize) -> Option<NoteId> {
        let now = || self.now.get(place.checked_sub(self.before.len())?);
        self.before.get(place).or_else(now).copied()
    }

    /// The place of a note. Looks at ids alone, from the newest.
    #[must_use]
    pub fn place(self, note: NoteId) -> Option<usize> {
        let now = self.now.iter().rposition(|id| *id == note);
        now.map(|place| place + self.before.len())
            .or_else(|| self.before.iter().position(|id| *id == note))
    }
}

impl NoteList {
    /// The notes that a key is about: those marked, else the one under the cursor.
    #[must_use]
    pub fn about(&self) -> Vec<NoteId> {
        if self.marked.is_empty() { self.chosen.into_iter().collect() } else { self.marked.clone() }
    }

    /// Marks the note under the cursor or unmarks it.
    pub fn mark(&mut self) {
        let Some(note) = self.chosen else { return };
        match self.marked.iter().position(|id| *id == note) {
            Some(at) => _ = self.marked.remove(at),
            None => self.marked.push(note),
        }
    }

    /// True while letters are words of the filter.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.filter.as_ref().is_some_and(|filter| !filter.kept)
    }

    /// What of a list is shown.
    #[must_use]
    pub fn shown<'a>(&'a self, of: Listing<'a>) -> Listing<'a> {
        match &self.filter {
            Some(_) => Listing { before: &self.left.before, now: &self.left.now },
            None => of,
        }
    }

    /// Puts the cursor on a note that is shown: where the one it was on has gone, on the one that
    /// took its place; where there was none, on the one at that place, or the newest.
    pub fn settle(&mut self, of: Listing<'_>, place: usize) {
        let shown = self.shown(of);
        if self.chosen.is_none_or(|id| shown.place(id).is_none()) {
            self.chosen = shown.get(place.min(shown.len().saturating_sub(1)));
        }
    }

    /// Reads the filter's line again.
    pub fn retype(&mut self, session: &Session, of: Listing<'_>) {
        let Some(filter) = &mut self.filter else { return };
        if filter.retype() {
            let has = |id: &NoteId| is_taken(filter, session, *id);
            self.left.before.retain(has);
            self.left.now.retain(has);
        } else {
            self.follow(session, of, true);
        }
    }

    /// Makes what the filter leaves true for the list; looks only at notes it has not seen, unless
    /// the list is another or its notes have other words or tags.
    pub fn follow(&mut self, session: &Session, of: Listing<'_>, changed: bool) {
        let Self { filter: Some(filter), left, .. } = self else { return };
        if changed || of.before.len() < left.seen.0 || of.now.len() < left.seen.1 {
            *left = Left::default();
        }
        let fresh = |ids: &[NoteId], from: usize| {
            let fresh = ids.iter().skip(from).copied();
            fresh.filter(|id| is_taken(filter, session, *id)).collect::<Vec<_>>()
        };
        left.before.extend(fresh(of.before, left.seen.0));
        left.now.extend(fresh(of.now, left.seen.1));
        left.seen = (of.before.len(), of.now.len());
    }
}

fn is_taken(filter: &Filter, session: &Session, id: NoteId) -> bool {
    session.notes.get(id).is_some_and(|note| filter.takes_note(note))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: NoteId = id(1);
    const THREE: NoteId = id(3);

    const fn id(n: u128) -> NoteId {
        NoteId(uuid::Uuid::from_u128(n))
    }

    #[test]
    fn a_listing_counts_what_was_said_before_first() {
        let (before, now) = ([id(1), id(2)], [id(3)]);
        let listing = Listing { before: &before, now: &now };
        assert_eq!(listing.len(), 3);
        assert_eq!(listing.all().collect::<Vec<_>>(), [id(1), id(2), id(3)]);
        for place in 0..3 {
            assert_eq!(listing.get(place).and_then(|id| listing.place(id)), Some(place));
        }
        assert_eq!((listing.get(3), listing.place(id(9))), (None, None));
    }

    #[test]
    fn a_cursor_whose_note_has_gone_is_on_the_next_one() {
        let mut list = NoteList { chosen: Some(id(2)), ..NoteList::default() };
        let of = |now: &'static [NoteId]| Listing { before: &[], now };
        list.settle(of(&[ONE, THREE]), 1);
        assert_eq!(list.chosen, Some(THREE));
        list.settle(of(&[ONE]), 1);
        assert_eq!(list.chosen, Some(ONE));
        list.settle(of(&[]), 0);
        assert_eq!(list.chosen, None);
        list.settle(of(&[ONE, THREE]), usize::MAX);
        assert_eq!(list.chosen, Some(THREE));
    }
}
