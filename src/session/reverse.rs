//! What turns a fact back: the facts that say how things were.

use std::sync::Arc;

use super::event::Event;
use super::note::Note;
use super::part::{BlockState, Part};
use super::report_texts::ReportTexts;
use super::state::Session;
use crate::domain::{BlockId, NoteId, QuestionId};

/// The events that bring back what `event` is about to change; empty where it changes nothing
/// that can be turned back.
pub(super) fn reverse(session: &Session, event: &Event) -> Vec<Event> {
    match event {
        Event::SessionOpened { .. } | Event::NoteCaptured { .. } => Vec::new(),
        Event::PlanAdopted { .. } => whole_plan(session),
        Event::SessionClosed {} | Event::SessionReopened {} => {
            restored(Part::Closing { closed: session.closed })
        }
        Event::DayBegan { .. } => restored(Part::Days { days: session.days.clone() }),
        Event::BlockEnded { block } => block_as_it_is(session, block, true),
        Event::BlockStarted { block }
        | Event::BlockReopened { block }
        | Event::BlockPaused { block, .. }
        | Event::PauseExplained { block, .. }
        | Event::BlockResumed { block }
        | Event::BlockLengthSet { block, .. }
        | Event::BlockSkipped { block, .. }
        | Event::BlockBroughtBack { block }
        | Event::SpeakerJoined { block, .. }
        | Event::SpeakerSkipped { block, .. }
        | Event::SpeakerPutBack { block, .. }
        | Event::SpeakerRemoved { block, .. }
        | Event::SpeakerRenamed { block, .. }
        | Event::SpeakersOrdered { block, .. }
        | Event::SpeakersRuled { block, .. }
        | Event::TurnBegan { block, .. }
        | Event::TurnEnded { block, .. } => block_as_it_is(session, block, false),
        Event::BlockChanged { block } => block_as_it_is(session, &block.id, false),
        Event::BlockReturned { .. } | Event::BlockInserted { .. } | Event::BlockMoved { .. } => {
            programme(session)
        }
        Event::NoteEdited { note, .. } | Event::DetailAdded { note, .. } => worded(session, *note),
        Event::NotesTagged { notes, .. } => tagged(session, notes),
        Event::NotesMoved { notes, .. } => moved(session, notes),
        Event::NotesSorted { notes, .. } => sorted(session, notes),
        Event::NotesSaidBy { notes, .. } => said_by(session, notes),
        Event::NotesRetracted { notes } => {
            some(chosen(session, notes, |note| !note.retracted), |notes| Event::NotesRestored {
                notes,
            })
        }
        Event::NotesRestored { notes } => {
            some(chosen(session, notes, |note| note.retracted), |notes| Event::NotesRetracted {
                notes,
            })
        }
        Event::NotesPicked { notes } => {
            some(chosen(session, notes, |note| !note.picked), |notes| Event::NotesUnpicked {
                notes,
            })
        }
        Event::NotesUnpicked { notes } => {
            some(chosen(session, notes, |note| note.picked), |notes| Event::NotesPicked { notes })
        }
        Event::QuestionAdded { .. } | Event::QuestionReworded { .. } => questions(session),
        Event::CategoryAdded { question, .. }
        | Event::CategoryRenamed { question, .. }
        | Event::CategoryLettered { question, .. }
        | Event::CategoriesOrdered { question, .. }
        | Event::CategoryMerged { question, .. }
        | Event::CategoryRemoved { question, .. } => categories(session, question),
        Event::TableAdded { .. }
        | Event::TableClosed { .. }
        | Event::TableOpened { .. }
        | Event::TableMerged { .. }
        | Event::TableOnPaper { .. }
        | Event::TableSeen { .. }
        | Event::TableChanged { .. } => restored(Part::Tables { tables: session.tables.clone() }),
        Event::RoleSet { .. } => restored(Part::Roles { roles: session.roles.clone() }),
        Event::HeadCountSet { .. } => restored(Part::HeadCount { people: session.head_count }),
        Event::SeatingPlanned { .. } => {
            vec![Event::SeatingPlanned { seating: session.seating.clone() }]
        }
        Event::ReportTextSet { of, .. } => {
            vec![Event::ReportTextSet { of: *of, text: session.texts.of(*of).cloned() }]
        }
        Event::PartRestored { part } => counterpart(session, part),
    }
}

fn restored(part: Part) -> Vec<Event> {
    vec![Event::PartRestored { part: Box::new(part) }]
}

/// An ended block that is turned back runs as a reopened one: the clock no longer ends it.
fn block_as_it_is(session: &Session, id: &BlockId, manual: bool) -> Vec<Event> {
    session.block(id).map_or_else(Vec::new, |state| {
        let block = BlockState { manual: state.manual || manual, ..state.clone() };
        restored(Part::Block { block: Box::new(block) })
    })
}

fn programme(session: &Session) -> Vec<Event> {
    restored(Part::Programme { blocks: session.blocks.clone(), days: session.days.clone() })
}

fn whole_plan(session: &Session) -> Vec<Event> {
    restored(Part::Plan {
        plan: Arc::clone(&session.plan),
        blocks: session.blocks.clone(),
        days: session.days.clone(),
        tables: session.tables.clone(),
        categories: session.categories.clone(),
        roles: session.roles.clone(),
        texts: Some(session.texts.clone())
            .filter(|texts| *texts != ReportTexts::planned(&session.plan)),
        questions: Some(Arc::clone(&session.questions))
            .filter(|questions| **questions != *session.plan.questions),
    })
}

fn questions(session: &Session) -> Vec<Event> {
    restored(Part::Questions { questions: Arc::clone(&session.questions) })
}

fn categories(session: &Session, question: &QuestionId) -> Vec<Event> {
    restored(Part::Categories {
        question: question.clone(),
        categories: session.every_category_of(question).to_vec(),
    })
}

fn worded(session: &Session, id: NoteId) -> Vec<Event> {
    session.notes.get(id).map_or_else(Vec::new, |note| {
        restored(Part::Note { note: id, words: note.words.clone(), typed: note.typed.clone() })
    })
}

fn tagged(session: &Session, notes: &[NoteId]) -> Vec<Event> {
    grouped(session, notes, |note| (note.question.clone(), note.category.clone()))
        .into_iter()
        .map(|((question, category), notes)| Event::NotesTagged { notes, question, category })
        .collect()
}

fn moved(session: &Session, notes: &[NoteId]) -> Vec<Event> {
    grouped(session, notes, |note| (note.table.clone(), note.block.clone()))
        .into_iter()
        .map(|((table, block), notes)| Event::NotesMoved { notes, table, block })
        .collect()
}

fn sorted(session: &Session, notes: &[NoteId]) -> Vec<Event> {
    grouped(session, notes, |note| (note.kind, note.about))
        .into_iter()
        .map(|((kind, about), notes)| Event::NotesSorted { notes, kind, about })
        .collect()
}

fn said_by(session: &Session, notes: &[NoteId]) -> Vec<Event> {
    grouped(session, notes, |note| note.speaker.clone())
        .into_iter()
        .map(|(speaker, notes)| Event::NotesSaidBy { notes, speaker })
        .collect()
}

/// Notes by what they have in common, groups in the order of their first note.
fn grouped<K: PartialEq>(
    session: &Session,
    notes: &[NoteId],
    key: impl Fn(&Note) -> K,
) -> Vec<(K, Vec<NoteId>)> {
    let mut groups: Vec<(K, Vec<NoteId>)> = Vec::new();
    for note in notes.iter().filter_map(|id| session.notes.get(*id)) {
        let key = key(note);
        match groups.iter_mut().find(|(has, _)| *has == key) {
            Some((_, group)) => group.push(note.id),
            None => groups.push((key, vec![note.id])),
        }
    }
    groups
}

fn chosen(session: &Session, notes: &[NoteId], choose: impl Fn(&Note) -> bool) -> Vec<NoteId> {
    notes
        .iter()
        .filter_map(|id| session.notes.get(*id))
        .filter(|note| choose(note))
        .map(|note| note.id)
        .collect()
}

fn some(notes: Vec<NoteId>, event: impl Fn(Vec<NoteId>) -> Event) -> Vec<Event> {
    if notes.is_empty() { Vec::new() } else { vec![event(notes)] }
}

/// The same part as it is now.
fn counterpart(session: &Session, part: &Part) -> Vec<Event> {
    match part {
        Part::Programme { .. } => programme(session),
        Part::Block { block } => block_as_it_is(session, block.id(), false),
        Part::Days { .. } => restored(Part::Days { days: session.days.clone() }),
        Part::Tables { .. } => restored(Part::Tables { tables: session.tables.clone() }),
        Part::Questions { .. } => questions(session),
        Part::Categories { question, .. } => categories(session, question),
        Part::Note { note, .. } => worded(session, *note),
        Part::Roles { .. } => restored(Part::Roles { roles: session.roles.clone() }),
        Part::Closing { .. } => restored(Part::Closing { closed: session.closed }),
        Part::HeadCount { .. } => restored(Part::HeadCount { people: session.head_count }),
        Part::Plan { .. } => whole_plan(session),
    }
}
