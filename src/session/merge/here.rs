//! What a deed of another journal is here: under which id, category and block.

use std::sync::Arc;

use uuid::Uuid;

use super::deed::Deed;
use super::other::Other;
use crate::domain::{BlockId, CategoryId, Detail, NoteId};
use crate::session::changed::Side;
use crate::session::command::{Command, NewNote};
use crate::session::note::Note;
use crate::session::planned::is_planned;
use crate::session::record::Elsewhere;
use crate::session::state::Session;

/// What is to be done for a deed.
#[derive(Clone, Debug)]
pub(super) enum Next {
    /// Nothing: it is known here, or something later is.
    Known,
    /// First a question or a category that its note needs.
    Needed(Box<Command>),
    /// This, and no more.
    Last(Box<Command>),
}

/// A category that a note stands under there.
enum Filed {
    /// It is here.
    Under(Option<CategoryId>),
    /// It is not here yet.
    New(Command),
}

/// What is to be done next for a deed of another journal, as the session stands here.
pub(super) fn next(other: &Other, deed: &Deed, here: &Session) -> Next {
    let Some(theirs) = other.session.notes.get(deed.note) else { return Next::Known };
    let id = id_here(other, deed.note, here);
    if is_known(deed, id, here) {
        return Next::Known;
    }
    let first = Elsewhere { by: (*deed.by).clone(), at: deed.at };
    let take_in =
        |command| Box::new(Command::TakeIn { first: first.clone(), command: Box::new(command) });
    let needs_category = matches!(deed.side, None | Some(Side::Tags));
    // One it stood under only at first is not made for that.
    let moved = deed.side.is_none() && other.has_changed(deed.note, Side::Tags);
    if let Some(question) = deed.asked.as_ref().filter(|_| needs_category)
        && here.question(&question.id).is_none()
    {
        let question = Box::new(question.clone());
        return Next::Needed(take_in(Command::AddQuestion { question }));
    }
    let category = match (needs_category && !moved).then(|| filed(deed, here)) {
        Some(Filed::New(command)) => return Next::Needed(take_in(command)),
        Some(Filed::Under(category)) => category,
        None => None,
    };
    let Some(side) = deed.side else {
        let Some(typed) = other.typed.get(&deed.note) else { return Next::Known };
        let block = block_here(deed, here);
        let note = NewNote { id, category, block, ..typed.clone() };
        return Next::Last(take_in(Command::Capture { note: Box::new(note) }));
    };
    Next::Last(take_in(changed(deed, theirs, (id, side), category, here)))
}

/// The command that changes a side of a note into what it is there.
fn changed(
    deed: &Deed,
    theirs: &Note,
    (note, side): (NoteId, Side),
    category: Option<CategoryId>,
    here: &Session,
) -> Command {
    let notes = vec![note];
    match side {
        Side::Words => Command::Edit {
            note,
            text: theirs.words.text.clone(),
            details: Some(theirs.words.details.to_vec()),
        },
        Side::Tags => Command::Retag { notes, question: theirs.question.clone(), category },
        Side::Place => {
            let block = block_here(deed, here);
            Command::MoveNotes { notes, table: theirs.table.clone(), block }
        }
        Side::Kind => Command::Sort { notes, kind: theirs.kind, about: theirs.about },
        Side::Speaker => Command::SaidBy { notes, speaker: theirs.speaker.clone() },
        Side::Out if theirs.retracted => Command::Retract { notes },
        Side::Out => Command::Restore { notes },
        Side::Picked if theirs.picked => Command::Pick { notes },
        Side::Picked => Command::Unpick { notes },
    }
}

fn is_known(deed: &Deed, id: NoteId, here: &Session) -> bool {
    let notes = &here.notes;
    match (deed.side, notes.get(id)) {
        (None, known) => known.is_some() && !notes.is_turned_back(id),
        // It could not be taken in.
        (Some(_), None) => true,
        (Some(side), Some(_)) => notes.changed_at(id, side).is_some_and(|at| at >= deed.at),
    }
}

/// The id a note has here: its own, unless another note was typed under that; both are kept then.
pub(super) fn id_here(other: &Other, id: NoteId, here: &Session) -> NoteId {
    let Some(typed) = other.typed.get(&id) else { return id };
    match here.notes.get(id) {
        Some(known) if !known.was_typed_as(typed) => id_of_words(typed),
        _ => id,
    }
}

/// An id that these words alone have, however often they are taken in.
fn id_of_words(note: &NewNote) -> NoteId {
    let mut words = note.text.as_bytes().to_vec();
    below(&note.details, &mut words);
    NoteId(Uuid::new_v5(&note.id.0, &words))
}

fn below(details: &[Detail], words: &mut Vec<u8>) {
    for detail in details {
        // No text has these bytes.
        words.push(0xff);
        words.extend_from_slice(detail.text.as_bytes());
        below(&detail.details, words);
        words.push(0xfe);
    }
}

/// The category of a note as it is here. One that was made on the day is known by its name: its id
/// was minted there, and may be another one's here.
fn filed(deed: &Deed, here: &Session) -> Filed {
    let Some((question, named)) = &deed.filed else { return Filed::Under(None) };
    let of_plan = here
        .plan
        .question(question)
        .is_some_and(|it| it.categories.iter().any(|planned| planned.id == named.id));
    let same = here.category(question, &named.id).filter(|_| of_plan);
    let called = || here.category_called(question, &named.label);
    if let Some(same) = same.or_else(called) {
        return Filed::Under(Some(same.id.clone()));
    }
    let letter = named.letter.clone().filter(|letter| !here.has_letter(question, letter));
    let letter = letter.or_else(|| here.free_letter(question));
    let (question, label) = (question.clone(), Arc::clone(&named.label));
    Filed::New(Command::AddCategory { question, letter, label })
}

/// The block of a note as it is here; one that was put in on the day there is none here, unless it
/// was there when both journals were one.
pub(super) fn block_here(deed: &Deed, here: &Session) -> Option<BlockId> {
    let seen = deed.block.as_ref()?;
    let known = here.block(&seen.id)?;
    let planned = seen.planned && is_planned(here, &seen.id);
    (planned || known.block.title == seen.title).then(|| seen.id.clone())
}
