//! Speakers: who waits, who speaks, in which order.

use std::sync::Arc;

use super::clock::running;
use super::known::{find, named, open, title};
use crate::domain::{BlockId, Moment};
use crate::session::command::{
    Command, on_clock, on_notes, on_programme, on_questions, on_room, on_steps,
};
use crate::session::event::Event;
use crate::session::part::BlockState;
use crate::session::refusal::Refusal;
use crate::session::state::Session;
use crate::sorting::sort_by_key;

pub(super) fn decide(
    session: &Session,
    command: &Command,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Speak { block, speaker } => speak(session, block, speaker),
        Command::SkipSpeaker { block, speaker } => skip(session, block, speaker),
        Command::PutSpeakerBack { block, speaker } => put_back(session, block, speaker),
        Command::RemoveSpeaker { block, speaker } => remove(session, block, speaker),
        Command::RenameSpeaker { block, speaker, name } => rename(session, block, (speaker, name)),
        Command::OrderSpeakers { block, order } => reorder(session, block, order),
        Command::RuleSpeakers { block, quiet_first } => {
            let (state, quiet_first) = (going(session, block)?, *quiet_first);
            let event = Event::SpeakersRuled { block: block.clone(), quiet_first };
            Ok(if state.floor.quiet_first == quiet_first { Vec::new() } else { vec![event] })
        }
        Command::NextSpeaker { block, speaking } => next(session, block, speaking.as_deref(), now),
        on_clock!()
        | on_programme!()
        | on_notes!()
        | on_questions!()
        | on_room!()
        | on_steps!() => Ok(Vec::new()),
    }
}

/// A block that runs or is still to come: a list may be made before it begins.
fn going<'a>(session: &'a Session, id: &BlockId) -> Result<&'a BlockState, Refusal> {
    open(session)?;
    let state = find(session, id)?;
    let block = title(state);
    match state.ended {
        Some(_) => Err(Refusal::AlreadyEnded { block, running: session.running().map(title) }),
        None if state.skipped => Err(Refusal::Skipped { block }),
        None => Ok(state),
    }
}

fn speak(session: &Session, id: &BlockId, speaker: &Arc<str>) -> Result<Vec<Event>, Refusal> {
    let floor = &going(session, id)?.floor;
    named(speaker, Refusal::NoSpeakerName)?;
    let waits = floor.list.iter().any(|it| it.speaker == *speaker && !it.skipped);
    let event = Event::SpeakerJoined { block: id.clone(), speaker: Arc::clone(speaker) };
    Ok(if waits { Vec::new() } else { vec![event] })
}

fn skip(session: &Session, id: &BlockId, speaker: &Arc<str>) -> Result<Vec<Event>, Refusal> {
    let floor = &going(session, id)?.floor;
    match floor.list.iter().find(|it| it.speaker == *speaker) {
        None => Err(Refusal::NotWaiting { speaker: speaker.to_string() }),
        Some(waiting) if waiting.skipped => Ok(Vec::new()),
        Some(_) => {
            Ok(vec![Event::SpeakerSkipped { block: id.clone(), speaker: Arc::clone(speaker) }])
        }
    }
}

fn put_back(session: &Session, id: &BlockId, speaker: &Arc<str>) -> Result<Vec<Event>, Refusal> {
    let floor = &going(session, id)?.floor;
    if !floor.knows(speaker) {
        return Err(Refusal::NotWaiting { speaker: speaker.to_string() });
    }
    let speaks = floor.speaking().is_some_and(|turn| turn.speaker == *speaker);
    let is_first = floor.list.first().is_some_and(|it| it.speaker == *speaker && !it.skipped);
    let event = Event::SpeakerPutBack { block: id.clone(), speaker: Arc::clone(speaker) };
    Ok(if is_first && !speaks { Vec::new() } else { vec![event] })
}

fn remove(session: &Session, id: &BlockId, speaker: &Arc<str>) -> Result<Vec<Event>, Refusal> {
    if going(session, id)?.floor.place(speaker).is_none() {
        return Err(Refusal::NotWaiting { speaker: speaker.to_string() });
    }
    Ok(vec![Event::SpeakerRemoved { block: id.clone(), speaker: Arc::clone(speaker) }])
}

fn rename(
    session: &Session,
    id: &BlockId,
    (speaker, name): (&Arc<str>, &Arc<str>),
) -> Result<Vec<Event>, Refusal> {
    named(name, Refusal::NoSpeakerName)?;
    if !going(session, id)?.floor.knows(speaker) {
        return Err(Refusal::NotWaiting { speaker: speaker.to_string() });
    }
    let (block, called) = (id.clone(), Arc::clone(speaker));
    let event = Event::SpeakerRenamed { block, speaker: called, name: Arc::clone(name) };
    Ok(if name == speaker { Vec::new() } else { vec![event] })
}

/// Those not named follow as they stood.
fn reorder(session: &Session, id: &BlockId, order: &[Arc<str>]) -> Result<Vec<Event>, Refusal> {
    let floor = &going(session, id)?.floor;
    if let Some(stranger) = order.iter().find(|name| floor.place(name).is_none()) {
        return Err(Refusal::NotWaiting { speaker: stranger.to_string() });
    }
    let stands: Vec<Arc<str>> = floor.list.iter().map(|it| Arc::clone(&it.speaker)).collect();
    let mut wanted = stands.clone();
    sort_by_key(&mut wanted, |name| order.iter().position(|it| it == name).unwrap_or(usize::MAX));
    if wanted == stands && !floor.quiet_first {
        return Ok(Vec::new());
    }
    Ok(vec![Event::SpeakersOrdered { block: id.clone(), order: wanted }])
}

/// Only who was seen speaking is ended, so that two presses at once never pass over anybody.
fn next(
    session: &Session,
    id: &BlockId,
    seen: Option<&str>,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    open(session)?;
    let state = running(session, id)?;
    let speaking = state.floor.speaking().map(|turn| &turn.speaker);
    if speaking.map(|speaker| &**speaker) != seen {
        let speaker = speaking.map(ToString::to_string);
        return Err(Refusal::SpeakerMoved { speaker });
    }
    let next = state.next_speaker(now.t);
    if speaking.is_none() && next.is_none() {
        return Err(Refusal::NobodyWaits);
    }
    let ended = speaking
        .map(|speaker| Event::TurnEnded { block: id.clone(), speaker: Arc::clone(speaker) });
    let began =
        next.map(|speaker| Event::TurnBegan { block: id.clone(), speaker: Arc::clone(speaker) });
    Ok(ended.into_iter().chain(began).collect())
}
