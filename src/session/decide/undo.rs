//! Steps turned back and done again: last in, first out, over the whole session.

use crate::domain::{NoteId, StepId};
use crate::session::event::Event;
use crate::session::history::{Deed, Step};
use crate::session::refusal::Refusal;
use crate::session::state::Session;

pub(super) fn undo(session: &Session, step: StepId) -> Result<Vec<Event>, Refusal> {
    let newest = session.history.newest().ok_or(Refusal::NothingToUndo)?;
    turned_back(session, newest, step)
}

pub(super) fn redo(session: &Session, step: StepId) -> Result<Vec<Event>, Refusal> {
    let undone = session.history.undone().ok_or(Refusal::NothingToRedo)?;
    turned_back(session, undone, step)
}

fn turned_back(session: &Session, newest: &Step, step: StepId) -> Result<Vec<Event>, Refusal> {
    if newest.id != step {
        return Err(Refusal::StepMoved { step: newest.id });
    }
    let back = |deed: Deed| match deed {
        Deed::Captured(places) => {
            let notes: Vec<NoteId> = session
                .notes
                .slice(places.start as usize..places.end as usize)
                .iter()
                .map(|note| note.id)
                .collect();
            vec![Event::NotesRetracted { notes }]
        }
        Deed::Did { reverse, .. } => reverse,
    };
    Ok(newest.deeds.runs().into_iter().rev().flat_map(back).collect())
}
