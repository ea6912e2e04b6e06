//! What was decided in another journal of the session, taken in: each side of a note is what it was
//! changed into last, wherever that was. How long names and notes may be was asked there.

use super::known::find;
use super::notes::{is_there, kept, tags};
use super::room::seat_of;
use super::{categories, notes, questions};
use crate::domain::{Moment, NoteId, Span};
use crate::session::changed::Side;
use crate::session::command::{Command, NewNote};
use crate::session::event::Event;
use crate::session::record::Elsewhere;
use crate::session::refusal::Refusal;
use crate::session::state::Session;

pub(super) fn take_in(
    session: &Session,
    first: &Elsewhere,
    command: &Command,
) -> Result<Vec<Event>, Refusal> {
    let newer = |notes: &[NoteId], side| newer(session, first, notes, side);
    match command {
        Command::Capture { note } => captured(session, first, note),
        Command::AddQuestion { question } => Ok(questions::taken_in(session, question)),
        Command::AddCategory { question, letter, label } => {
            categories::taken_in(session, question, letter.as_ref(), label)
        }
        Command::Edit { note, text, details } => {
            let there = || session.notes.get(*note).map(|it| it.words.details.as_ref());
            let details = details.as_deref().or_else(there).unwrap_or_default();
            let event =
                |_| Event::NoteEdited { note: *note, text: text.clone(), details: details.into() };
            Ok(notes::some(newer(&[*note], Side::Words)?, event))
        }
        Command::Retag { notes, question, category } => {
            tags(session, question.as_ref(), category.as_ref())?;
            let (question, category) = (question.clone(), category.clone());
            let event = |notes| Event::NotesTagged { notes, question, category };
            Ok(notes::some(newer(notes, Side::Tags)?, event))
        }
        Command::MoveNotes { notes, table, block } => {
            block.as_ref().map_or(Ok(()), |block| find(session, block).map(|_| ()))?;
            let seat = seat_of(session, table.as_ref())?;
            let (table, block) = (table.clone(), block.clone());
            let event = |notes| Event::NotesMoved { notes, table, block };
            let moved = notes::some(newer(notes, Side::Place)?, event);
            let seat = seat.filter(|_| !moved.is_empty());
            Ok(seat.into_iter().chain(moved).collect())
        }
        Command::Sort { notes, kind, about } => {
            let (kind, about) = (*kind, *about);
            let event = |notes| Event::NotesSorted { notes, kind, about };
            Ok(notes::some(newer(notes, Side::Kind)?, event))
        }
        Command::SaidBy { notes, speaker } => {
            let speaker = speaker.clone();
            let event = |notes| Event::NotesSaidBy { notes, speaker };
            Ok(notes::some(newer(notes, Side::Speaker)?, event))
        }
        Command::Retract { notes } => {
            Ok(notes::some(newer(notes, Side::Out)?, |notes| Event::NotesRetracted { notes }))
        }
        Command::Restore { notes } => {
            Ok(notes::some(newer(notes, Side::Out)?, |notes| Event::NotesRestored { notes }))
        }
        Command::Pick { notes } => {
            Ok(notes::some(newer(notes, Side::Picked)?, |notes| Event::NotesPicked { notes }))
        }
        Command::Unpick { notes } => {
            Ok(notes::some(newer(notes, Side::Picked)?, |notes| Event::NotesUnpicked { notes }))
        }
        _ => Err(Refusal::NotTakenIn),
    }
}

/// A note as it was typed: late or not by the wall clocks of then. One that was taken in before,
/// and turned back, is there again.
fn captured(session: &Session, first: &Elsewhere, note: &NewNote) -> Result<Vec<Event>, Refusal> {
    if is_there(session, note)? {
        let is_back = session.notes.is_turned_back(note.id);
        return Ok(notes::some(is_back.then_some(note.id).into_iter().collect(), |notes| {
            Event::NotesRestored { notes }
        }));
    }
    let since = |then: Moment| Span((first.at - then.at).num_milliseconds());
    kept(session, note, seat_of(session, note.table.as_ref())?, since)
}

/// Those of the notes whose side was not changed at that time or later, here or elsewhere.
fn newer(
    session: &Session,
    first: &Elsewhere,
    notes: &[NoteId],
    side: Side,
) -> Result<Vec<NoteId>, Refusal> {
    if let Some(note) = notes.iter().find(|id| session.notes.get(**id).is_none()) {
        return Err(Refusal::NoNote { note: *note });
    }
    let is_newer =
        |id: &&NoteId| session.notes.changed_at(**id, side).is_none_or(|at| at < first.at);
    Ok(notes.iter().filter(is_newer).copied().collect())
}
