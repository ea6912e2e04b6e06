//! Start, end, back, pause and why, resume, longer, shorter, close, reopen.

use std::sync::Arc;

use chrono::NaiveDate;

use super::known::{find, named, open, title};
use crate::domain::{BlockId, BlockKind, Length, Moment, Span};
use crate::session::command::{
    Command, on_floor, on_notes, on_programme, on_questions, on_room, on_steps,
};
use crate::session::event::Event;
use crate::session::outlook::TRUSTED;
use crate::session::part::BlockState;
use crate::session::planned::{Planned, day_has_begun, planned, waits};
use crate::session::refusal::Refusal;
use crate::session::state::Session;

pub(super) fn decide(
    session: &Session,
    command: &Command,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Start { block } => start(session, block, now),
        Command::EndBlock { block } => end(session, block, now),
        Command::Back { block } => back(session, block),
        Command::Pause { block, reason } => {
            let state = running(session, block)?;
            if state.pause().is_some() {
                return Err(Refusal::AlreadyPaused { block: title(state) });
            }
            Ok(vec![Event::BlockPaused { block: block.clone(), reason: reason.clone() }])
        }
        Command::ExplainPause { block, reason } => {
            let state = running(session, block)?;
            let pause = state.pause().ok_or_else(|| Refusal::NotPaused { block: title(state) })?;
            if pause.reason == *reason {
                return Ok(Vec::new());
            }
            Ok(vec![Event::PauseExplained { block: block.clone(), reason: reason.clone() }])
        }
        Command::Resume { block } => {
            let state = running(session, block)?;
            if state.pause().is_none() {
                return Err(Refusal::NotPaused { block: title(state) });
            }
            Ok(vec![Event::BlockResumed { block: block.clone() }])
        }
        Command::Lengthen { block, by } => lengthen(session, block, *by, now),
        Command::Close => close(session),
        Command::Reopen => match session.closed {
            Some(_) => Ok(vec![Event::SessionReopened {}]),
            None => Err(Refusal::NotClosed),
        },
        on_programme!()
        | on_notes!()
        | on_questions!()
        | on_room!()
        | on_steps!()
        | on_floor!() => Ok(Vec::new()),
    }
}

/// The block, if it runs.
pub(super) fn running<'a>(session: &'a Session, id: &BlockId) -> Result<&'a BlockState, Refusal> {
    let state = find(session, id)?;
    if state.is_running() {
        return Ok(state);
    }
    let block = title(state);
    Err(match state.ended {
        Some(_) => Refusal::AlreadyEnded { block, running: session.running().map(title) },
        None => Refusal::NotStarted { block },
    })
}

fn start(session: &Session, id: &BlockId, now: Moment) -> Result<Vec<Event>, Refusal> {
    open(session)?;
    let state = find(session, id)?;
    if let Some(running) = session.running() {
        let title = title(running);
        return Err(match state.is_running() {
            true => Refusal::AlreadyStarted { block: title },
            false => Refusal::BlockRuns { running: title },
        });
    }
    if state.started.is_some() {
        return Err(Refusal::AlreadyStarted { block: title(state) });
    }
    if state.skipped {
        return Err(Refusal::Skipped { block: title(state) });
    }
    Ok(begin(session, id, now))
}

/// Starts a block, and its day where it is the first of it to start. Those whom the plan has speak
/// one after another wait to.
fn begin(session: &Session, id: &BlockId, now: Moment) -> Vec<Event> {
    let mut events = Vec::new();
    if !day_has_begun(session, id) {
        let (date, as_printed) = day_begun_at(session, id, now);
        events.push(Event::DayBegan { block: id.clone(), date, as_printed });
    }
    events.push(Event::BlockStarted { block: id.clone() });
    let of_plan = session.block(id).into_iter().flat_map(listed);
    events.extend(of_plan.map(|speaker| Event::SpeakerJoined { block: id.clone(), speaker }));
    events
}

/// The speakers of the plan who go on the list; none where a list was made, nor of a talk, which is
/// theirs.
fn listed(state: &BlockState) -> impl Iterator<Item = Arc<str>> {
    let (kind, floor) = (state.block.kind, &state.floor);
    let is_made = !floor.list.is_empty() || !floor.turns.is_empty();
    let lists = kind.has_floor() && kind != BlockKind::Talk && !is_made;
    let names = state.block.speakers.iter().filter(move |_| lists).map(|it| it.name.as_str());
    names.filter(|name| named(name, Refusal::NoSpeakerName).is_ok()).map(Arc::from)
}

/// The date of a day that begins with this block now, and whether its printed times count: where
/// the nearest one is near enough, its date is that of the day, though midnight lies between.
fn day_begun_at(session: &Session, id: &BlockId, now: Moment) -> (NaiveDate, bool) {
    let today = session.local(now.at).date_naive();
    let mut from_it = session.day_of(id).iter().skip_while(|state| state.id() != id);
    let Some(printed) = from_it.find_map(|state| state.block.start) else { return (today, true) };
    let away = |date: &NaiveDate| {
        Span((now.at - session.wall(*date, printed.0)).num_milliseconds()).magnitude()
    };
    let near = [Some(today), today.pred_opt(), today.succ_opt()];
    let near = near.into_iter().flatten().find(|date| away(date) <= TRUSTED);
    (near.unwrap_or(today), near.is_some())
}

fn end(session: &Session, id: &BlockId, now: Moment) -> Result<Vec<Event>, Refusal> {
    running(session, id)?;
    let mut events = vec![Event::BlockEnded { block: id.clone() }];
    match session.next() {
        None => events.push(Event::SessionClosed {}),
        Some(next) if follows_at_once(session, id, next, now) => {
            events.extend(begin(session, next.id(), now));
        }
        Some(_) => {}
    }
    Ok(events)
}

fn follows_at_once(session: &Session, ended: &BlockId, next: &BlockState, now: Moment) -> bool {
    let planned = planned(session, now);
    let of = |id: &BlockId| -> Option<&Planned> { planned.get(session.place(id)?) };
    match (of(ended), of(next.id())) {
        (Some(before), Some(its)) => {
            session.share_day(ended, next.id()) && waits(next, its, before, now.at).is_none()
        }
        _ => true,
    }
}

fn back(session: &Session, id: &BlockId) -> Result<Vec<Event>, Refusal> {
    let state = find(session, id)?;
    if state.is_running() {
        return Err(Refusal::AlreadyStarted { block: title(state) });
    }
    if state.ended.is_none() {
        return Err(Refusal::NotStarted { block: title(state) });
    }
    if session.ended_last().is_none_or(|last| last.id() != id) {
        return Err(Refusal::NotLast { block: title(state) });
    }
    let mut events = Vec::new();
    if session.closed.is_some() {
        events.push(Event::SessionReopened {});
    }
    if let Some(running) = session.running() {
        events.push(Event::BlockReturned { block: running.id().clone() });
    }
    events.push(Event::BlockReopened { block: id.clone() });
    Ok(events)
}

fn lengthen(session: &Session, id: &BlockId, by: Span, now: Moment) -> Result<Vec<Event>, Refusal> {
    open(session)?;
    let state = find(session, id)?;
    let block = title(state);
    if state.ended.is_some() {
        return Err(Refusal::AlreadyEnded { block, running: session.running().map(title) });
    }
    if state.skipped {
        return Err(Refusal::Skipped { block });
    }
    if by == Span::ZERO {
        return Ok(Vec::new());
    }
    let gone = state.elapsed(now.t).unwrap_or(Span::ZERO);
    let length = Span(state.timed().unwrap_or(gone).0.saturating_add(by.0));
    // What is shortened to nothing would be over without a bell.
    if by < Span::ZERO && length <= gone {
        let ran = Length(Span::seconds(gone.whole_seconds()));
        return Err(match length > Span::ZERO {
            true => Refusal::RanLonger { block, gone: ran },
            false => Refusal::TooShort { block },
        });
    }
    let least = state.block.least.filter(|least| by < Span::ZERO && length < least.0);
    if let Some(least) = least {
        return Err(Refusal::BelowLeast { block, least });
    }
    let planned = state.block.span().unwrap_or(Span::ZERO);
    if by < Span::ZERO && state.block.protected && length < planned {
        return Err(Refusal::Protected { block });
    }
    // Lengths are written in whole seconds.
    let length = Length(Span::seconds(length.0.saturating_add(999) / 1000));
    if length > Length::MOST {
        return Err(Refusal::LastsTooLong { block, most: Length::MOST });
    }
    Ok(vec![Event::BlockLengthSet { block: id.clone(), length }])
}

fn close(session: &Session) -> Result<Vec<Event>, Refusal> {
    open(session)?;
    let running = session.running().map(|state| Event::BlockEnded { block: state.id().clone() });
    Ok(running.into_iter().chain([Event::SessionClosed {}]).collect())
}
