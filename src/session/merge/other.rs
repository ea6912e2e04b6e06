//! Another journal of a session, read for what it says of notes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};

use super::deed::Deed;
use crate::domain::{NoteId, Plan, TableId};
use crate::session::apply::apply_to;
use crate::session::changed::Side;
use crate::session::command::NewNote;
use crate::session::event::Event;
use crate::session::record::{Author, Record};
use crate::session::state::Session;

/// Another journal, as far as it was read.
#[derive(Clone, Debug, Default)]
pub struct Other {
    pub(super) session: Session,
    plans: Vec<Arc<Plan>>,
    /// The notes as they were typed.
    pub(super) typed: HashMap<NoteId, NewNote>,
    captured: Vec<Deed>,
    /// The newest deed about each side of each note.
    changed: BTreeMap<(NoteId, Side), Deed>,
}

impl Other {
    /// Reads the next record.
    pub fn take(&mut self, record: &Record) {
        apply_to(&mut self.session, record);
        let by = Arc::new(record.first_by().clone());
        for event in &record.events {
            if let Event::SessionOpened { plan, .. } | Event::PlanAdopted { plan } = event {
                self.plans.push(Arc::clone(plan));
            }
            self.captures(event);
            if let Some((side, notes)) = Side::of(event) {
                notes.iter().for_each(|note| self.changes(*note, side, record, &by));
            }
        }
    }

    fn captures(&mut self, event: &Event) {
        let Some(typed) = typed(event) else { return };
        let Some(note) = self.session.notes.get(typed.id) else { return };
        if !self.typed.contains_key(&typed.id) {
            let deed = Deed::of(&self.session, note, None, (note.at, Arc::clone(&note.by)));
            self.captured.push(deed);
            self.typed.insert(typed.id, typed);
        }
    }

    fn changes(&mut self, id: NoteId, side: Side, record: &Record, by: &Arc<Author>) {
        let Some(note) = self.session.notes.get(id) else { return };
        // What was turned back there is told as of then.
        let turned = || record.first_at().max(note.at + Duration::milliseconds(1));
        let at = self.session.notes.changed_at(id, side).unwrap_or_else(turned);
        let deed = Deed::of(&self.session, note, Some(side), (at, Arc::clone(by)));
        self.changed.insert((id, side), deed);
    }

    /// True where a side of a note was changed after it was captured.
    pub(super) fn has_changed(&self, id: NoteId, side: Side) -> bool {
        self.changed.contains_key(&(id, side))
    }

    /// The session as it stands there.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Every plan it stood on, in order.
    #[must_use]
    pub fn plans(&self) -> &[Arc<Plan>] {
        &self.plans
    }

    /// When its first and its last note was typed.
    #[must_use]
    pub fn span(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let at = || self.session.notes.iter().map(|note| note.at);
        at().min().zip(at().max())
    }

    /// The tables its notes were said at.
    #[must_use]
    pub fn tables(&self) -> BTreeSet<&TableId> {
        self.session.notes.iter().filter_map(|note| note.table.as_ref()).collect()
    }

    pub(super) fn deeds(&self) -> impl Iterator<Item = &Deed> {
        self.captured.iter().chain(self.changed.values())
    }
}

/// A note as it was typed; `None` for any other event.
fn typed(event: &Event) -> Option<NewNote> {
    let Event::NoteCaptured {
        note,
        kind,
        text,
        details,
        question,
        category,
        table,
        block,
        about,
        speaker,
        late: _,
        added_later: _,
    } = event
    else {
        return None;
    };
    Some(NewNote {
        id: *note,
        kind: *kind,
        text: Arc::clone(text),
        details: details.to_vec(),
        question: question.clone(),
        category: category.clone(),
        named: None,
        table: table.clone(),
        block: block.clone(),
        about: *about,
        speaker: speaker.clone(),
        signs: false,
    })
}
