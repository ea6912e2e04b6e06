//! What those may do who write for one table: nothing at another.

use crate::domain::{NoteId, TableId};
use crate::session::command::Command;
use crate::session::record::{Author, Role};
use crate::session::refusal::Refusal;
use crate::session::state::Session;

/// Refuses what is not of the author's own table. A note that is there already passes: it is
/// only sent again, and where it went is not asked twice.
pub(super) fn keeps_to_its_table(
    session: &Session,
    by: &Author,
    command: &Command,
) -> Result<(), Refusal> {
    let Some(own) = by.table.as_ref().filter(|_| by.role != Role::Facilitator) else {
        return Ok(());
    };
    let stays = stays_at(session, Some(own), command);
    if stays { Ok(()) } else { Err(Refusal::OtherTable { own: own.to_string() }) }
}

/// Whether a command concerns the notes of this table alone; without one, those of no table.
#[must_use]
pub fn stays_at(session: &Session, own: Option<&TableId>, command: &Command) -> bool {
    match command {
        Command::Capture { note } => {
            session.notes.get(note.id).is_some() || note.table.as_ref() == own
        }
        Command::Edit { note, .. } | Command::AddDetail { note, .. } => {
            are_of(session, &[*note], own)
        }
        Command::Retag { notes, .. }
        | Command::Retract { notes }
        | Command::Restore { notes }
        | Command::Pick { notes }
        | Command::Unpick { notes } => are_of(session, notes, own),
        // A category belongs to a question, whoever names it.
        Command::AddCategory { .. } => true,
        // Whatever else they may do one day says here whose table it is of.
        _ => false,
    }
}

/// Where there is no such note, that is what is wrong.
fn are_of(session: &Session, notes: &[NoteId], own: Option<&TableId>) -> bool {
    let of = |id: &NoteId| session.notes.get(*id).is_none_or(|note| note.table.as_ref() == own);
    notes.iter().all(of)
}
