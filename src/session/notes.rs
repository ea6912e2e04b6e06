//! Every note of a session, and their counts, kept as they change.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use foldhash::HashMap;

use super::changed::{Changed, Side};
use super::counts::{Cell, Count, Margins, step};
use super::note::Note;
use super::places::Places;
use super::record::Record;
use crate::domain::{NoteId, NoteKind, Stamp, TableId};
use crate::sorting::sort_by_key;

/// Every note in the order of capture, found by id, counted by its tags.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    list: Vec<Arc<Note>>,
    places: Places,
    cells: HashMap<Cell, Count>,
    margins: Margins,
    minutes: BTreeMap<i64, usize>,
    retracted: usize,
    taken_out: usize,
    signs: usize,
    newest: HashMap<TableId, Stamp>,
    speakers: BTreeMap<Arc<str>, usize>,
    picked: BTreeSet<NoteId>,
    changed: HashMap<NoteId, Changed>,
}

impl PartialEq for Notes {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list && self.cells == other.cells && self.minutes == other.minutes
    }
}

impl Eq for Notes {}

impl Notes {
    /// How many there are, retracted ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True before anything was captured.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// In the order of capture, retracted ones included.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Note> + ExactSizeIterator {
        self.list.iter().map(AsRef::as_ref)
    }

    /// In the order they were said: where some came from other journals, that is not the order they
    /// came in.
    #[must_use]
    pub fn as_said(&self) -> Cow<'_, [Arc<Note>]> {
        if !self.changed.values().any(|changed| changed.taken_in) {
            return Cow::Borrowed(&self.list);
        }
        let mut list = self.list.clone();
        sort_by_key(&mut list, |note| (note.at, note.id));
        Cow::Owned(list)
    }

    /// Those in this range of places, as far as they exist.
    #[must_use]
    pub fn slice(&self, range: std::ops::Range<usize>) -> &[Arc<Note>] {
        let end = range.end.min(self.list.len());
        self.list.get(range.start.min(end)..end).unwrap_or(&[])
    }

    /// The note with this id.
    #[must_use]
    pub fn get(&self, id: NoteId) -> Option<&Note> {
        self.list.get(self.places.find(id, &self.list)?).map(AsRef::as_ref)
    }

    /// The counts by all tags together, each at least one note, in no order.
    #[must_use]
    pub const fn cells(&self) -> &HashMap<Cell, Count> {
        &self.cells
    }

    /// The counts by each tag alone.
    #[must_use]
    pub const fn margins(&self) -> &Margins {
        &self.margins
    }

    /// Ideas by the minute of the wall clock they were saved in (minutes since 1970-01-01
    /// 00:00 UTC), retracted ones left out.
    #[must_use]
    pub const fn minutes(&self) -> &BTreeMap<i64, usize> {
        &self.minutes
    }

    /// How many notes of any kind are taken out, those whose step was undone left out.
    #[must_use]
    pub const fn taken_out(&self) -> usize {
        self.taken_out
    }

    /// How many notes of any kind are retracted: taken out, or undone.
    #[must_use]
    pub const fn retracted(&self) -> usize {
        self.retracted
    }

    /// How many ideas have a word behind `#`, retracted ones left out.
    #[must_use]
    pub const fn signs(&self) -> usize {
        self.signs
    }

    /// Those picked for the oral report, retracted ones left out, in the order of their ids.
    #[must_use]
    pub const fn picked(&self) -> &BTreeSet<NoteId> {
        &self.picked
    }

    /// How many notes each speaker said, retracted ones left out.
    #[must_use]
    pub const fn speakers(&self) -> &BTreeMap<Arc<str>, usize> {
        &self.speakers
    }

    /// When the newest note of a table was saved, retracted or not.
    #[must_use]
    pub fn newest_at(&self, table: &TableId) -> Option<Stamp> {
        self.newest.get(table).copied()
    }

    /// When a side of a note was changed last, here or elsewhere; `None` where it never was.
    #[must_use]
    pub fn changed_at(&self, id: NoteId, side: Side) -> Option<DateTime<Utc>> {
        self.changed.get(&id)?.at(side)
    }

    /// True where a note came from another journal and the step it came with was turned back.
    #[must_use]
    pub fn is_turned_back(&self, id: NoteId) -> bool {
        let is_out = self.get(id).is_some_and(|note| note.retracted);
        let taken_in = |changed: &Changed| changed.taken_in && changed.at(Side::Out).is_none();
        is_out && self.changed.get(&id).is_some_and(taken_in)
    }

    /// Remembers when a side of a note changed.
    pub(super) fn mark(&mut self, id: NoteId, side: Side, record: &Record) {
        let Some(captured) = self.get(id).map(|note| note.at) else { return };
        self.changed.entry(id).or_default().mark(side, captured, record);
    }

    /// Remembers that a note came from another journal.
    pub(super) fn came(&mut self, id: NoteId) {
        self.changed.entry(id).or_default().taken_in = true;
    }

    /// The name of a table that has notes, as they share it.
    pub(super) fn shared_table(&self, table: &TableId) -> Option<&TableId> {
        self.newest.get_key_value(table).map(|(known, _)| known)
    }

    pub(super) fn add(&mut self, note: Note) {
        if !self.places.add(note.id, &self.list) {
            return;
        }
        if let Some(table) = &note.table {
            match self.newest.get_mut(table) {
                Some(newest) => *newest = note.t,
                None => _ = self.newest.insert(table.clone(), note.t),
            }
        }
        self.count(&note, true);
        self.list.push(Arc::new(note));
    }

    /// Changes a note in place and keeps the counts true.
    pub(super) fn change(&mut self, id: NoteId, change: impl FnOnce(&mut Note)) {
        let Some(place) = self.places.find(id, &self.list) else { return };
        let Some(before) = self.list.get(place).cloned() else { return };
        self.count(&before, false);
        drop(before);
        if let Some(slot) = self.list.get_mut(place) {
            change(Arc::make_mut(slot));
            let after = Arc::clone(slot);
            if let Some(table) = &after.table {
                let newest = self.newest.entry(table.clone()).or_insert(after.t);
                *newest = after.t.max(*newest);
            }
            self.count(&after, true);
            if after.picked && !after.retracted {
                self.picked.insert(id);
            } else {
                self.picked.remove(&id);
            }
        }
    }

    fn count(&mut self, note: &Note, add: bool) {
        if note.retracted {
            step(&mut self.retracted, add);
            if !note.undone {
                step(&mut self.taken_out, add);
            }
            return;
        }
        if note.shows_sign() {
            step(&mut self.signs, add);
        }
        if let Some(speaker) = &note.speaker {
            let said = self.speakers.entry(Arc::clone(speaker)).or_default();
            step(said, add);
            if *said == 0 {
                self.speakers.remove(speaker);
            }
        }
        self.margins.step(note, add);
        let cell = Cell::of(note);
        match self.cells.get_mut(&cell) {
            Some(count) => {
                count.step(note, add);
                if count.notes == 0 {
                    self.cells.remove(&cell);
                }
            }
            None if add => self.cells.entry(cell).or_default().step(note, add),
            None => {}
        }
        if note.kind == NoteKind::Idea {
            let minute = note.at.timestamp().div_euclid(60);
            let ideas = self.minutes.entry(minute).or_default();
            step(ideas, add);
            if *ideas == 0 {
                self.minutes.remove(&minute);
            }
        }
    }
}
