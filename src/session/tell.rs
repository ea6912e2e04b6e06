//! A record in words, for the history and for what the screen says was done.
//!
//! The words of people in them are raw: show each sentence through `text::shown`.

use std::fmt::Write as _;

mod question;
mod room;

use super::event::{Event, of_blocks, of_floor, of_notes, of_questions, of_room, of_session};
use super::history::Deed;
use super::part::{CategoryState, Part};
use super::record::Record;
use super::reworded::reworded;
use super::rewritten::rewritten;
use super::state::Session;
use super::table_name::table_name;
use crate::domain::{
    About, BlockId, CategoryId, Detail, Length, NoteId, NoteKind, QuestionId, Span, StepId,
    TableId, hour_minute,
};

/// What a record did, a sentence an event, told before it is applied to `before`. Turned-back
/// steps are told by what they had done.
#[must_use]
pub fn tell(before: &Session, record: &Record) -> Vec<String> {
    if let Some(step) = record.undoes {
        return vec![format!("undone: {}", told_step(before, step))];
    }
    if let Some(step) = record.redoes {
        return vec![format!("done again: {}", told_step(before, step))];
    }
    let opened;
    let session = match record.events.first() {
        Some(Event::SessionOpened { plan, zone }) => {
            opened = Session::waiting(plan.clone(), zone.clone());
            &opened
        }
        _ => before,
    };
    let told =
        |event: &Event| sentence(session, &record.events, event).into_iter().chain(points(event));
    record.events.iter().flat_map(told).collect()
}

/// The points a note brought with it, a sentence each, below what they stand under.
fn points(event: &Event) -> Vec<String> {
    let mut said = Vec::new();
    if let Event::NoteCaptured { text, details, .. } = event {
        below(text, details, &mut said);
    }
    said
}

fn below(words: &str, details: &[Detail], said: &mut Vec<String>) {
    for detail in details {
        said.push(format!("detail below \"{words}\": {}", detail.text));
        below(&detail.text, &detail.details, said);
    }
}

/// What a step did, in one line, with the time it was done: `end of Conversation 1 (19:00)`.
#[must_use]
pub fn tell_step(session: &Session, step: StepId) -> Option<String> {
    let history = &session.history;
    let step = history.done.iter().rev().chain(&history.undone).find(|it| it.id == step)?;
    let deeds = step.did().runs();
    let event = |deed: &Deed| match deed {
        Deed::Captured(_) => None,
        Deed::Did { event, .. } => Some((**event).clone()),
    };
    let beside: Vec<Event> = deeds.iter().filter_map(event).collect();
    let said: Vec<String> = deeds
        .into_iter()
        .filter_map(|deed| match deed {
            Deed::Captured(places) => captured(session, places),
            Deed::Did { event, reverse } => changed(session, &beside, &event, &reverse)
                .or_else(|| sentence(session, &beside, &event)),
        })
        .collect();
    let at = hour_minute(session.local(step.moment.at));
    Some(format!("{} ({at})", said.join("; ")))
}

fn told_step(session: &Session, step: StepId) -> String {
    tell_step(session, step).unwrap_or_else(|| format!("step {}", step.0))
}

/// What was changed into what, where the session no longer knows what was: what turns a deed back
/// does.
fn changed(
    session: &Session,
    beside: &[Event],
    event: &Event,
    reverse: &[Event],
) -> Option<String> {
    reverse.iter().find_map(|back| {
        let Event::PartRestored { part } = back else { return None };
        Some(match (event, part.as_ref()) {
            (Event::BlockLengthSet { length, .. }, Part::Block { block }) => {
                lasts(&block.block.title, *length, block.length)
            }
            (Event::BlockChanged { block: now }, Part::Block { block }) => {
                rewritten(session, beside, block, now)
            }
            (Event::QuestionReworded { question, text }, Part::Questions { questions }) => {
                question::reworded(session, beside, question, text, questions)
            }
            (Event::NoteEdited { text, details, .. }, Part::Note { words, .. }) => {
                reworded(text, details, words)
            }
            (
                Event::CategoryRenamed { category, label, .. },
                Part::Categories { categories, .. },
            ) => renamed(&category_among(categories, category), label),
            (
                Event::CategoryLettered { category, letter, .. },
                Part::Categories { categories, .. },
            ) => relettered(&category_among(categories, category), letter.as_deref()),
            _ => return None,
        })
    })
}

fn captured(session: &Session, places: std::ops::Range<u32>) -> Option<String> {
    let notes = session.notes.slice(places.start as usize..places.end as usize);
    match notes {
        [] => None,
        [one] => Some(format!("{} \"{}\"", one.kind.name(false), one.words.text)),
        [first, ..] => Some(format!("{} notes, from \"{}\" on", notes.len(), first.words.text)),
    }
}

/// An event in words; questions and categories that come into being among `beside` are told by
/// their numbers and names.
fn sentence(session: &Session, beside: &[Event], event: &Event) -> Option<String> {
    block_sentence(session, beside, event)
        .or_else(|| note_sentence(session, beside, event))
        .or_else(|| question::sentence(session, beside, event))
        .or_else(|| category_sentence(session, beside, event))
        .or_else(|| floor_sentence(event))
        .or_else(|| room::sentence(session, event))
}

fn block_sentence(session: &Session, beside: &[Event], event: &Event) -> Option<String> {
    let title = |id: &BlockId| title(session, id);
    Some(match event {
        Event::SessionOpened { plan, .. } => format!("session opened: {}", plan.title),
        Event::PlanAdopted { plan } => format!("changed plan adopted: {}", plan.title),
        Event::SessionClosed {} => "session closed".to_owned(),
        Event::SessionReopened {} => "session reopened".to_owned(),
        Event::DayBegan { date, as_printed: true, .. } => {
            format!("the day begins: {}", date.format("%a %-d %b %Y"))
        }
        Event::DayBegan { date, as_printed: false, .. } => format!(
            "the day begins: {}, far from its printed time, so only its lengths count",
            date.format("%a %-d %b %Y")
        ),
        Event::BlockStarted { block } => format!("start of {}", title(block)),
        Event::BlockEnded { block } => format!("end of {}", title(block)),
        Event::BlockReopened { block } => format!("{} runs again", title(block)),
        Event::BlockReturned { block } => format!("{} waits again", title(block)),
        Event::BlockPaused { block, reason } => {
            with_reason(format!("{} paused", title(block)), reason.as_deref())
        }
        Event::PauseExplained { reason: Some(reason), .. } => {
            format!("reason of the pause: {reason}")
        }
        Event::PauseExplained { reason: None, .. } => "no reason for the pause".to_owned(),
        Event::BlockResumed { block } => format!("{} goes on", title(block)),
        Event::BlockLengthSet { block, length } => {
            let was = session.block(block).and_then(|state| state.length);
            lasts(&title(block), *length, was)
        }
        Event::BlockSkipped { block, reason } => {
            with_reason(format!("{} skipped", title(block)), reason.as_deref())
        }
        Event::BlockBroughtBack { block } => format!("{} brought back", title(block)),
        Event::BlockInserted { after, block } => {
            let place = after.as_ref().map(|after| format!(" after {}", title(after)));
            format!("{} inserted{}", block.title, place.unwrap_or_default())
        }
        Event::BlockMoved { block, after } => match after {
            Some(after) => format!("{} moved after {}", title(block), title(after)),
            None => format!("{} moved to the beginning", title(block)),
        },
        Event::BlockChanged { block } => {
            rewritten(session, beside, session.block(&block.id)?, block)
        }
        Event::PartRestored { part } => restored(part),
        of_notes!() | of_questions!() | of_floor!() | of_room!() => return None,
    })
}

fn note_sentence(session: &Session, beside: &[Event], event: &Event) -> Option<String> {
    let some = |notes: &[NoteId]| some_notes(session, notes);
    let category_of =
        |question: &QuestionId, id: &CategoryId| category_name(session, beside, question, id);
    Some(match event {
        Event::NoteCaptured {
            kind,
            text,
            table,
            category,
            question,
            speaker,
            late,
            added_later,
            ..
        } => {
            let mut said = kind.name(false).to_owned();
            said.extend(speaker.iter().map(|speaker| format!(" of {speaker}")));
            said.extend(table.iter().map(|table| format!(", {}", table_name(table.as_str()))));
            if let (Some(question), Some(category)) = (question, category) {
                let _ = write!(said, ", {}", category_of(question, category));
            }
            said.push_str(if *late { ", late" } else { "" });
            said.push_str(if *added_later { ", added after the event" } else { "" });
            format!("{said}: {text}")
        }
        Event::NoteEdited { note, text, details } => {
            let was = session.notes.get(*note).map(|note| &note.words);
            was.map_or_else(|| format!("reworded: {text}"), |was| reworded(text, details, was))
        }
        Event::DetailAdded { note, text, .. } => format!("detail below {}: {text}", some(&[*note])),
        Event::NotesTagged { notes, question, category } => {
            let under = question.as_ref().map(|of| match category {
                Some(category) => category_of(of, category),
                None => format!("{}, no category", question::name(session, beside, of)),
            });
            format!("{} put under {}", some(notes), under.as_deref().unwrap_or("no question"))
        }
        Event::NotesMoved { notes, table, block } => {
            format!("{} moved to {}", some(notes), place(session, table.as_ref(), block.as_ref()))
        }
        Event::NotesSorted { notes, kind, about } => {
            format!("{} made {}", some(notes), kind_of(*kind, *about, notes.len() > 1))
        }
        Event::NotesSaidBy { notes, speaker } => {
            format!("{} said by {}", some(notes), speaker.as_deref().unwrap_or("nobody known"))
        }
        Event::NotesRetracted { notes } => format!("{} taken out", some(notes)),
        Event::NotesRestored { notes } => format!("{} brought back", some(notes)),
        Event::NotesPicked { notes } => format!("{} picked for the oral report", some(notes)),
        Event::NotesUnpicked { notes } => format!("{} no longer picked", some(notes)),
        of_session!() | of_blocks!() | of_questions!() | of_floor!() | of_room!() => return None,
    })
}

fn place(session: &Session, table: Option<&TableId>, block: Option<&BlockId>) -> String {
    let table = table.map_or("no table".to_owned(), |table| table_name(table.as_str()));
    let block = block.map_or("no block".to_owned(), |block| title(session, block));
    format!("{table}, {block}")
}

fn kind_of(kind: NoteKind, about: About, many: bool) -> String {
    let name = kind.name(many);
    match kind {
        NoteKind::Comment => format!("{name} on the {}", about.word()),
        _ => name.to_owned(),
    }
}

fn category_sentence(session: &Session, beside: &[Event], event: &Event) -> Option<String> {
    let name =
        |question: &QuestionId, id: &CategoryId| category_name(session, beside, question, id);
    Some(match event {
        Event::CategoryAdded { letter, label, .. } => {
            format!("category {} added", lettered(letter.as_deref(), label))
        }
        Event::CategoryRenamed { question, category, label } => {
            renamed(&name(question, category), label)
        }
        Event::CategoryLettered { question, category, letter } => {
            relettered(&name(question, category), letter.as_deref())
        }
        Event::CategoriesOrdered { question, order } => {
            let names: Vec<String> = order.iter().map(|id| name(question, id)).collect();
            format!("categories ordered: {}", names.join(", "))
        }
        Event::CategoryMerged { question, category, into } => {
            format!("category {} merged into {}", name(question, category), name(question, into))
        }
        Event::CategoryRemoved { question, category } => {
            format!("category {} removed", name(question, category))
        }
        of_session!()
        | of_blocks!()
        | of_notes!()
        | Event::QuestionAdded { .. }
        | Event::QuestionReworded { .. }
        | of_floor!()
        | of_room!() => return None,
    })
}

fn floor_sentence(event: &Event) -> Option<String> {
    Some(match event {
        Event::SpeakerJoined { speaker, .. } => format!("{speaker} waits to speak"),
        Event::SpeakerSkipped { speaker, .. } => format!("speaker {speaker} skipped"),
        Event::SpeakerPutBack { speaker, .. } => format!("speaker {speaker} put back on the list"),
        Event::SpeakerRemoved { speaker, .. } => format!("speaker {speaker} taken off the list"),
        Event::SpeakerRenamed { speaker, name, .. } => {
            format!("speaker {speaker} is called {name}")
        }
        Event::SpeakersOrdered { order, .. } => format!("speakers ordered: {}", order.join(", ")),
        Event::SpeakersRuled { quiet_first: true, .. } => "speakers: quiet first".to_owned(),
        Event::SpeakersRuled { quiet_first: false, .. } => "speakers: first come".to_owned(),
        Event::TurnBegan { speaker, .. } => format!("{speaker} speaks"),
        Event::TurnEnded { speaker, .. } => format!("{speaker} has spoken"),
        of_session!() | of_blocks!() | of_notes!() | of_questions!() | of_room!() => return None,
    })
}

fn restored(part: &Part) -> String {
    match part {
        Part::Programme { .. } => "the programme is as it was".to_owned(),
        Part::Block { block } => format!("{} is as it was", block.block.title),
        Part::Days { .. } => "the day is as it was".to_owned(),
        Part::Tables { .. } => "the tables are as they were".to_owned(),
        Part::Questions { .. } => "the questions are as they were".to_owned(),
        Part::Categories { .. } => "the categories are as they were".to_owned(),
        Part::Note { words, .. } => format!("\"{}\" reads as it did", words.text),
        Part::Roles { .. } => "the roles are as they were".to_owned(),
        Part::Closing { closed: Some(_) } => "the session is closed again".to_owned(),
        Part::Closing { closed: None } => "the session is open again".to_owned(),
        Part::HeadCount { .. } => "the head count is as it was".to_owned(),
        Part::Plan { .. } => "the plan is as it was".to_owned(),
    }
}

fn title(session: &Session, id: &BlockId) -> String {
    session.block(id).map_or_else(|| id.to_string(), |state| state.block.title.clone())
}

fn category_name(
    session: &Session,
    beside: &[Event],
    question: &QuestionId,
    id: &CategoryId,
) -> String {
    let new = beside.iter().find_map(|event| match event {
        Event::CategoryAdded { category, letter, label, .. } if category == id => {
            Some(lettered(letter.as_deref(), label))
        }
        _ => None,
    });
    new.unwrap_or_else(|| category_among(session.every_category_of(question), id))
}

fn category_among(all: &[CategoryState], id: &CategoryId) -> String {
    all.iter()
        .find(|category| category.id == *id)
        .map_or_else(|| id.to_string(), |it| lettered(it.letter.as_deref(), &it.label))
}

fn lasts(title: &str, length: Length, was: Option<Span>) -> String {
    let was = was.map(|was| format!(", was {}", Length(was))).unwrap_or_default();
    format!("{title} lasts {length}{was}")
}

fn renamed(category: &str, label: &str) -> String {
    format!("category {category} renamed {label}")
}

fn relettered(category: &str, letter: Option<&str>) -> String {
    format!("category {category} has the letter {}", letter.unwrap_or("none"))
}

fn lettered(letter: Option<&str>, label: &str) -> String {
    letter.map_or_else(|| label.to_owned(), |letter| format!("{letter} {label}"))
}

fn some_notes(session: &Session, notes: &[NoteId]) -> String {
    match notes {
        [one] => session
            .notes
            .get(*one)
            .map_or_else(|| "a note".to_owned(), |note| format!("\"{}\"", note.words.text)),
        many => format!("{} notes", many.len()),
    }
}

fn with_reason(said: String, reason: Option<&str>) -> String {
    reason.map_or(said.clone(), |reason| format!("{said}: {reason}"))
}
