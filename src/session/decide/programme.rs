//! Coming blocks skipped, brought back, inserted, moved, changed.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{DateTime, Timelike, Utc};

use super::known::{OF_THE_DAY, find, known_question, named, open, title};
use crate::domain::{Block, BlockId, Length, Moment};
use crate::session::command::{
    Command, on_clock, on_floor, on_notes, on_questions, on_room, on_steps,
};
use crate::session::days::MORNING;
use crate::session::event::Event;
use crate::session::part::BlockState;
use crate::session::planned::{day_has_begun, said};
use crate::session::refusal::Refusal;
use crate::session::state::Session;

pub(super) fn decide(
    session: &Session,
    command: &Command,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    open(session)?;
    match command {
        Command::Skip { block, reason } => skip(session, block, reason.as_ref()),
        Command::BringBack { block } => {
            let state = find(session, block)?;
            if !state.skipped {
                return Err(Refusal::NotSkipped { block: title(state) });
            }
            Ok(vec![Event::BlockBroughtBack { block: block.clone() }])
        }
        Command::InsertBlock { after, block } => insert(session, after.as_ref(), block, now),
        Command::MoveBlock { block, after } => shift(session, block, after.as_ref()),
        Command::ChangeBlock { block } => change(session, block, now),
        Command::SetLengths { lengths } => {
            let changes = lengths.iter().map(|(id, length)| last(session, id, *length, now));
            Ok(changes.collect::<Result<Vec<_>, _>>()?.concat())
        }
        on_clock!() | on_notes!() | on_questions!() | on_room!() | on_steps!() | on_floor!() => {
            Ok(Vec::new())
        }
    }
}

fn skip(session: &Session, id: &BlockId, reason: Option<&Arc<str>>) -> Result<Vec<Event>, Refusal> {
    let state = coming(session, id)?;
    if state.skipped {
        return Err(Refusal::Skipped { block: title(state) });
    }
    Ok(vec![Event::BlockSkipped { block: id.clone(), reason: reason.cloned() }])
}

fn coming<'a>(session: &'a Session, id: &BlockId) -> Result<&'a BlockState, Refusal> {
    let state = find(session, id)?;
    match state.started {
        Some(_) => Err(Refusal::NotComing { block: title(state) }),
        None => Ok(state),
    }
}

/// The block to stand behind: the one named, else the last that has started. Nothing is put
/// before a block that has started.
fn behind(session: &Session, after: Option<&BlockId>) -> Result<Option<BlockId>, Refusal> {
    let last_started = session.blocks.iter().rposition(|state| state.started.is_some());
    let Some(after) = after else {
        let last = last_started.and_then(|place| session.blocks.get(place));
        return Ok(last.map(|state| state.id().clone()));
    };
    find(session, after)?;
    match (session.place(after), last_started) {
        (Some(place), Some(last)) if place < last => {
            let block = session.blocks.get(last).map(title).unwrap_or_default();
            Err(Refusal::NotComing { block })
        }
        _ => Ok(Some(after.clone())),
    }
}

fn insert(
    session: &Session,
    after: Option<&BlockId>,
    block: &Block,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    sound(session, block)?;
    let id = match block.id.is_empty() {
        true => free_id(session),
        false if session.block(&block.id).is_some() => {
            return Err(Refusal::BlockTaken { block: block.id.to_string() });
        }
        false => block.id.clone(),
    };
    let after = behind(session, after)?;
    let block = Box::new(Block { id, ..block.clone() });
    if block.fixed {
        let mut with_it = session.clone();
        with_it.put(BlockState::waiting(Block::clone(&block)), after.as_ref());
        let placed = find(&with_it, &block.id)?.block.clone();
        can_wait(&with_it, &Block::default(), &placed, now)?;
    }
    Ok(vec![Event::BlockInserted { after, block }])
}

fn sound(session: &Session, block: &Block) -> Result<(), Refusal> {
    named(&block.title, Refusal::NoTitle)?;
    block.questions().into_iter().try_for_each(|question| known_question(session, question))
}

/// An id no block has, nor had when a note came to it.
fn free_id(session: &Session) -> BlockId {
    let borne: HashSet<_> = session.notes.iter().filter_map(|note| note.block.as_ref()).collect();
    let mut n = session.blocks.len() + 1;
    loop {
        let id = BlockId::new(format!("{OF_THE_DAY}{n}"));
        if session.block(&id).is_none() && !borne.contains(&id) {
            return id;
        }
        n += 1;
    }
}

fn shift(session: &Session, id: &BlockId, after: Option<&BlockId>) -> Result<Vec<Event>, Refusal> {
    coming(session, id)?;
    let after = behind(session, after)?;
    let place = session.place(id);
    let stands = after.as_ref().map_or(Some(0), |after| session.place(after).map(|at| at + 1));
    if after.as_ref() == Some(id) || stands == place {
        return Ok(Vec::new());
    }
    Ok(vec![Event::BlockMoved { block: id.clone(), after }])
}

fn last(
    session: &Session,
    id: &BlockId,
    length: Length,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let block = coming(session, id)?.block.clone();
    change(session, &Block { length: Some(length), ..block }, now)
}

fn change(session: &Session, block: &Block, now: Moment) -> Result<Vec<Event>, Refusal> {
    let state = coming(session, &block.id)?;
    sound(session, block)?;
    let block = Block { date: block.date.or(state.block.date), ..block.clone() };
    if block == state.block && state.length == block.span() {
        return Ok(Vec::new());
    }
    can_wait(session, &state.block, &block, now)?;
    Ok(vec![Event::BlockChanged { block: Box::new(block) }])
}

/// On a day that has begun a start can be made to hold until it has passed. One that would be of
/// the next morning has.
fn can_wait(session: &Session, was: &Block, block: &Block, now: Moment) -> Result<(), Refusal> {
    let holds_as_before = was.fixed && was.start == block.start;
    if !block.fixed || holds_as_before || !day_has_begun(session, &block.id) {
        return Ok(());
    }
    match (block.start, said(session, block, now)) {
        (Some(start), Some(at)) if at <= now.at || is_next_morning(session, &block.id, at, now) => {
            Err(Refusal::StartPassed { block: block.title.clone(), start })
        }
        _ => Ok(()),
    }
}

fn is_next_morning(session: &Session, id: &BlockId, at: DateTime<Utc>, now: Moment) -> bool {
    let (at, today) = (session.local(at), session.local(now.at).date_naive());
    let of_plan = session.block(id).and_then(|state| session.held_on(state));
    at.date_naive() > today.max(of_plan.unwrap_or(today)) && at.hour() >= MORNING
}
