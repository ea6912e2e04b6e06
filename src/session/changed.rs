//! When each side of a note was changed last: of two journals that changed it, the later one counts.

use chrono::{DateTime, Utc};

use super::event::{Event, of_blocks, of_floor, of_questions, of_room};
use super::part::Part;
use super::record::Record;
use crate::domain::NoteId;

/// What of a note may change by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Its words, details included.
    Words,
    /// Its question and category.
    Tags,
    /// Its table and block.
    Place,
    /// What sort of note it is.
    Kind,
    /// Who said it.
    Speaker,
    /// Whether it is taken out.
    Out,
    /// Whether it is picked for the oral report.
    Picked,
}

impl Side {
    /// Every side.
    pub const ALL: [Self; 7] =
        [Self::Words, Self::Tags, Self::Place, Self::Kind, Self::Speaker, Self::Out, Self::Picked];

    /// The side of notes that an event changes, and which notes those are.
    #[must_use]
    pub fn of(event: &Event) -> Option<(Self, &[NoteId])> {
        let one = std::slice::from_ref;
        match event {
            Event::NoteEdited { note, .. } | Event::DetailAdded { note, .. } => {
                Some((Self::Words, one(note)))
            }
            Event::PartRestored { part } => match part.as_ref() {
                Part::Note { note, .. } => Some((Self::Words, one(note))),
                Part::Programme { .. }
                | Part::Block { .. }
                | Part::Days { .. }
                | Part::Tables { .. }
                | Part::Questions { .. }
                | Part::Categories { .. }
                | Part::Roles { .. }
                | Part::Closing { .. }
                | Part::HeadCount { .. }
                | Part::Plan { .. } => None,
            },
            Event::NotesTagged { notes, .. } => Some((Self::Tags, notes)),
            Event::NotesMoved { notes, .. } => Some((Self::Place, notes)),
            Event::NotesSorted { notes, .. } => Some((Self::Kind, notes)),
            Event::NotesSaidBy { notes, .. } => Some((Self::Speaker, notes)),
            Event::NotesRetracted { notes } | Event::NotesRestored { notes } => {
                Some((Self::Out, notes))
            }
            Event::NotesPicked { notes } | Event::NotesUnpicked { notes } => {
                Some((Self::Picked, notes))
            }
            Event::NoteCaptured { .. }
            | Event::SessionOpened { .. }
            | Event::PlanAdopted { .. }
            | Event::SessionClosed {}
            | Event::SessionReopened {}
            | Event::DayBegan { .. }
            | of_blocks!()
            | of_questions!()
            | of_floor!()
            | of_room!() => None,
        }
    }
}

/// A change of one side.
#[derive(Clone, Copy, Debug, Default)]
enum Change {
    /// None that is known of.
    #[default]
    None,
    /// It was decided here.
    Here(i64),
    /// It was decided elsewhere and taken in.
    Elsewhere(i64),
}

/// What is known of a note's changes; nothing is kept of notes that never changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Changed {
    sides: [Change; Side::ALL.len()],
    /// It came from another journal.
    pub(super) taken_in: bool,
}

impl Changed {
    /// When a side was changed last, on a clock that never falls.
    pub(super) fn at(&self, side: Side) -> Option<DateTime<Utc>> {
        let (Change::Here(at) | Change::Elsewhere(at)) = self.side(side) else { return None };
        DateTime::from_timestamp_millis(at)
    }

    /// A record changes a side of a note that was captured then. What is decided here is later
    /// than all that was known here, whatever the clocks elsewhere say. Turning back what was
    /// taken in is no change of it: it may be taken in again.
    pub(super) fn mark(&mut self, side: Side, captured: DateTime<Utc>, record: &Record) {
        let was = self.side(side);
        let after = match was {
            Change::None => captured.timestamp_millis(),
            Change::Here(at) | Change::Elsewhere(at) => at,
        };
        let at = record.first_at().timestamp_millis().max(after.saturating_add(1));
        let here =
            matches!(was, Change::Here(_)) || (matches!(was, Change::None) && !self.taken_in);
        let now = match (&record.elsewhere, record.turns() && !here) {
            (Some(_), _) => Change::Elsewhere(at),
            (None, true) => Change::None,
            (None, false) => Change::Here(at),
        };
        if let Some(slot) = self.sides.get_mut(side as usize) {
            *slot = now;
        }
    }

    fn side(&self, side: Side) -> Change {
        self.sides.get(side as usize).copied().unwrap_or_default()
    }
}
