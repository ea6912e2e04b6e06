//! Notes kept, reworded, tagged, moved, sorted, taken out and brought back.

use std::collections::HashSet;
use std::sync::Arc;

use uuid::Uuid;

use super::categories::called;
use super::known::{find, known_question, named};
use super::room::seat_at;
use crate::domain::{
    BlockId, CategoryId, DEEPEST, Detail, Moment, NoteId, QuestionId, Span, TableId,
};
use crate::session::asked::as_signed;
use crate::session::command::{
    Command, LONGEST_NOTE, NewNote, on_clock, on_floor, on_programme, on_questions, on_room,
    on_steps,
};
use crate::session::event::Event;
use crate::session::note::Note;
use crate::session::refusal::Refusal;
use crate::session::state::Session;
use crate::text::shown;

/// Keeps a note.
fn capture(session: &Session, note: &NewNote, now: Moment) -> Result<Vec<Event>, Refusal> {
    readable(&note.text, &note.details)?;
    let note = as_signed(session, note);
    let note = note.as_ref();
    if is_there(session, note)? {
        return Ok(Vec::new());
    }
    kept(session, note, seat_at(session, note.table.as_ref())?, |then| now.t - then.t)
}

/// True where it is the same note sent again.
pub(super) fn is_there(session: &Session, note: &NewNote) -> Result<bool, Refusal> {
    match session.notes.get(note.id) {
        Some(known) if !known.was_typed_as(note) => Err(Refusal::NoteTaken { note: note.id }),
        known => Ok(known.is_some()),
    }
}

/// What keeps a note, its table made first. `since` says how long before it was typed something was.
pub(super) fn kept(
    session: &Session,
    note: &NewNote,
    seat: Option<Event>,
    since: impl Fn(Moment) -> Span,
) -> Result<Vec<Event>, Refusal> {
    let (category, made) = filed(session, note)?;
    let late = match &note.block {
        Some(block) => find(session, block)?.grace(&since).is_some_and(|left| left < Span::ZERO),
        None => false,
    };
    let added_later = session.closed.is_some_and(|closed| since(closed) >= Span::ZERO);
    // Mostly one: the room for four that a vector takes by itself is much for every note.
    let mut events = Vec::with_capacity(1);
    events.extend(seat);
    events.extend(made);
    events.push(Event::NoteCaptured {
        note: note.id,
        kind: note.kind,
        text: Arc::clone(&note.text),
        details: note.details.clone().into(),
        question: note.question.clone(),
        category,
        table: note.table.clone(),
        block: note.block.clone(),
        about: note.about,
        speaker: note.speaker.clone(),
        late: late && !added_later,
        added_later,
    });
    Ok(events)
}

/// The category of a note, and what makes it where it is named and not there.
fn filed(
    session: &Session,
    note: &NewNote,
) -> Result<(Option<CategoryId>, Option<Event>), Refusal> {
    if let Some(name) = &note.named {
        let question = note.question.as_ref().ok_or(Refusal::CategoryWithoutQuestion)?;
        let (category, made) = called(session, question, name)?;
        return Ok((Some(category), made));
    }
    tags(session, note.question.as_ref(), note.category.as_ref())?;
    Ok((note.category.clone(), None))
}

pub(super) fn decide(
    session: &Session,
    command: &Command,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Capture { note } => capture(session, note, now),
        Command::Edit { note, text, details } => edit(session, *note, text, details.as_deref()),
        Command::AddDetail { note, level, text, id } => detail(session, *note, (*level, text), *id),
        Command::Retag { notes, question, category } => {
            tags(session, question.as_ref(), category.as_ref())?;
            let differs = |note: &Note| note.question != *question || note.category != *category;
            let notes = chosen(session, notes, differs)?;
            let (question, category) = (question.clone(), category.clone());
            Ok(some(notes, |notes| Event::NotesTagged { notes, question, category }))
        }
        Command::MoveNotes { notes, table, block } => {
            relocate(session, notes, table.as_ref(), block.as_ref())
        }
        Command::Sort { notes, kind, about } => {
            let (kind, about) = (*kind, *about);
            let notes = chosen(session, notes, |note| note.kind != kind || note.about != about)?;
            Ok(some(notes, |notes| Event::NotesSorted { notes, kind, about }))
        }
        Command::SaidBy { notes, speaker } => said_by(session, notes, speaker.as_ref()),
        Command::Retract { notes } => {
            let notes = chosen(session, notes, |note| !note.retracted)?;
            Ok(some(notes, |notes| Event::NotesRetracted { notes }))
        }
        Command::Pick { notes } => {
            let notes = chosen(session, notes, |note| !note.picked)?;
            Ok(some(notes, |notes| Event::NotesPicked { notes }))
        }
        Command::Unpick { notes } => {
            let notes = chosen(session, notes, |note| note.picked)?;
            Ok(some(notes, |notes| Event::NotesUnpicked { notes }))
        }
        Command::Restore { notes } => {
            let notes = chosen(session, notes, |note| note.retracted)?;
            Ok(some(notes, |notes| Event::NotesRestored { notes }))
        }
        on_clock!()
        | on_programme!()
        | on_questions!()
        | on_room!()
        | on_steps!()
        | on_floor!() => Ok(Vec::new()),
    }
}

/// Other words for a note; one that is out is brought back with them, as nobody would see them.
fn edit(
    session: &Session,
    id: NoteId,
    text: &Arc<str>,
    details: Option<&[Detail]>,
) -> Result<Vec<Event>, Refusal> {
    let note = session.notes.get(id).ok_or(Refusal::NoNote { note: id })?;
    let details = details.unwrap_or(&note.words.details);
    readable(text, details)?;
    if note.words.text == *text && *note.words.details == *details {
        return Ok(Vec::new());
    }
    let edited = Event::NoteEdited { note: id, text: Arc::clone(text), details: details.into() };
    Ok(seen(note, edited))
}

/// What words are added to a note by; it is back with them where it is out.
fn seen(note: &Note, words: Event) -> Vec<Event> {
    let back = note.retracted.then(|| Event::NotesRestored { notes: vec![note.id] });
    std::iter::once(words).chain(back).collect()
}

/// A point below a note; that is brought back with it as with other words.
fn detail(
    session: &Session,
    id: NoteId,
    (level, text): (usize, &Arc<str>),
    point: Option<Uuid>,
) -> Result<Vec<Event>, Refusal> {
    let note = session.notes.get(id).ok_or(Refusal::NoNote { note: id })?;
    readable(text, &[])?;
    let whole = length(&note.words.text, &note.words.details) + text.chars().count();
    if whole > LONGEST_NOTE {
        return Err(Refusal::TooLong { limit: LONGEST_NOTE });
    }
    if level > DEEPEST {
        return Err(Refusal::TooDeep);
    }
    let is_there = match &point {
        Some(point) => session.has_point(*point),
        // Without an id of its own, the same one again is the same point sent twice.
        None => newest(&note.words.details, level).is_some_and(|last| last.text == *text),
    };
    if is_there {
        return Ok(Vec::new());
    }
    Ok(seen(note, Event::DetailAdded { note: id, level, text: Arc::clone(text), id: point }))
}

/// The point that the next one of this level follows.
fn newest(details: &[Detail], level: usize) -> Option<&Detail> {
    let last = details.last()?;
    if level <= 1 { Some(last) } else { newest(&last.details, level - 1) }
}

fn relocate(
    session: &Session,
    notes: &[NoteId],
    table: Option<&TableId>,
    block: Option<&BlockId>,
) -> Result<Vec<Event>, Refusal> {
    block.map_or(Ok(()), |block| find(session, block).map(|_| ()))?;
    let mut events: Vec<Event> = seat_at(session, table)?.into_iter().collect();
    let differs = |note: &Note| note.table.as_ref() != table || note.block.as_ref() != block;
    let notes = chosen(session, notes, differs)?;
    if notes.is_empty() {
        return Ok(Vec::new());
    }
    events.push(Event::NotesMoved { notes, table: table.cloned(), block: block.cloned() });
    Ok(events)
}

fn said_by(
    session: &Session,
    notes: &[NoteId],
    speaker: Option<&Arc<str>>,
) -> Result<Vec<Event>, Refusal> {
    speaker.map_or(Ok(()), |name| named(name, Refusal::NoSpeakerName))?;
    let notes = chosen(session, notes, |note| note.speaker.as_ref() != speaker)?;
    Ok(some(notes, |notes| Event::NotesSaidBy { notes, speaker: speaker.cloned() }))
}

fn readable(text: &str, details: &[Detail]) -> Result<(), Refusal> {
    // Characters that nobody sees say nothing.
    let is_seen = text.bytes().any(|byte| byte.is_ascii_graphic());
    if !is_seen && shown(text).trim().is_empty() {
        return Err(Refusal::EmptyNote);
    }
    if length(text, details) > LONGEST_NOTE {
        return Err(Refusal::TooLong { limit: LONGEST_NOTE });
    }
    if details.iter().any(|detail| detail.depth() > DEEPEST) {
        return Err(Refusal::TooDeep);
    }
    Ok(())
}

fn length(text: &str, details: &[Detail]) -> usize {
    let below: usize = details.iter().map(|detail| length(&detail.text, &detail.details)).sum();
    text.chars().count() + below
}

pub(super) fn tags(
    session: &Session,
    question: Option<&QuestionId>,
    category: Option<&CategoryId>,
) -> Result<(), Refusal> {
    question.map_or(Ok(()), |question| known_question(session, question))?;
    match (question, category) {
        (_, None) => Ok(()),
        (None, Some(_)) => Err(Refusal::CategoryWithoutQuestion),
        (Some(question), Some(category)) => match session.category(question, category) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoCategory { category: category.clone() }),
        },
    }
}

/// The notes that a change concerns, once each; every one named must exist.
fn chosen(
    session: &Session,
    notes: &[NoteId],
    concerned: impl Fn(&Note) -> bool,
) -> Result<Vec<NoteId>, Refusal> {
    if notes.is_empty() {
        return Err(Refusal::NoNotes);
    }
    let mut seen = HashSet::new();
    let mut chosen = Vec::new();
    for id in notes {
        let note = session.notes.get(*id).ok_or(Refusal::NoNote { note: *id })?;
        if concerned(note) && seen.insert(*id) {
            chosen.push(*id);
        }
    }
    Ok(chosen)
}

pub(super) fn some(notes: Vec<NoteId>, event: impl FnOnce(Vec<NoteId>) -> Event) -> Vec<Event> {
    if notes.is_empty() { Vec::new() } else { vec![event(notes)] }
}
