//! Where the programme is, how late, and when the rest will be.
//!
//! Knows the rules of product.md's "late" and of the forecast; never touches a clock.

use chrono::{DateTime, NaiveDate, Utc};

use super::minute::late_told;
use super::part::BlockState;
use super::planned::{Planned, is_planned, planned, printed, waits};
use super::state::Session;
use crate::domain::{BlockId, Moment, Span, Stamp, shift};
use crate::sorting::sort_by_key;

/// A day that begins within this much of its first printed time is the printed day.
pub(super) const TRUSTED: Span = Span::minutes(180);

/// Where a block stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It has ended.
    Done,
    /// It runs, or is held.
    Running,
    /// It is still to come.
    Coming,
    /// It is left out.
    Skipped,
    /// It was still to come when the session was closed.
    Missed,
}

/// A block between its plan and its forecast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockOutlook {
    /// Which block.
    pub block: BlockId,
    /// Where it stands.
    pub phase: Phase,
    /// The date it is held on, as [`Session::held_on`] has it.
    pub held_on: Option<NaiveDate>,
    /// When it was to start: as printed, else following the block before.
    pub planned_start: Option<DateTime<Utc>>,
    /// When it was to end; `None` where its length is unknown.
    pub planned_end: Option<DateTime<Utc>>,
    /// How long it was to be; `None` for a block that is not of the plan too.
    pub planned_length: Option<Span>,
    /// The start that is to hold, where it counts.
    pub holds: Option<DateTime<Utc>>,
    /// When it started, or is now expected to.
    pub start: Option<DateTime<Utc>>,
    /// When it ended, or is now expected to.
    pub end: Option<DateTime<Utc>>,
}

/// What made the session late or gives time back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A block took another length than planned, pauses included, or is to take one.
    Took {
        /// Which block.
        block: BlockId,
        /// How long it took, or is expected to take.
        took: Span,
        /// How long was planned.
        planned: Span,
    },
    /// A block started later or earlier than the one before it ended by plan; or it comes after one
    /// that the plan has behind it, and starts, or is to start, that much later than planned.
    Began {
        /// Which block.
        block: BlockId,
        /// How much later than planned; negative where earlier.
        by: Span,
    },
    /// A block that is not of the plan took its time, or is to take it.
    Added {
        /// Which block.
        block: BlockId,
        /// How long it took, or is expected to take.
        took: Span,
    },
    /// A gap ahead takes some of it in.
    Gap {
        /// When it begins by plan.
        at: DateTime<Utc>,
        /// How much it gives back.
        gives: Span,
    },
}

/// The whole programme in time, as seen at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// Every block in order.
    pub blocks: Vec<BlockOutlook>,
    /// How much later than printed things are; negative where ahead; `None` where the plan
    /// prints nothing to be late against, or before the first block.
    pub late: Option<Span>,
    /// Why, the largest first.
    pub causes: Vec<Cause>,
    /// When the last block is now expected to end.
    pub ends: Option<DateTime<Utc>>,
    /// When it was to end.
    pub planned_end: Option<DateTime<Utc>>,
}

impl Outlook {
    /// The outlook of one block.
    #[must_use]
    pub fn of(&self, block: &BlockId) -> Option<&BlockOutlook> {
        self.blocks.iter().find(|of| of.block == *block)
    }
}

/// The outlook at `now`.
#[must_use]
pub fn outlook(session: &Session, now: Moment) -> Outlook {
    let printed = printed(session, now);
    let blocks = forecast(session, &planned(session, now), &printed, now);
    let late = lateness(session, &blocks, &printed);
    let day = today(session);
    let of_day: Vec<&BlockOutlook> =
        blocks.iter().filter(|of| day.iter().any(|state| *state.id() == of.block)).collect();
    let ends = of_day.iter().rev().find(|of| is_held(of)).and_then(|of| of.end);
    let planned_end = of_day.iter().rev().find_map(|of| of.planned_end);
    let causes = causes(session, &blocks, &printed, now);
    Outlook { late, causes, ends, planned_end, blocks }
}

/// The day that is on: that of the running block, else of the next, else of the last that ended.
fn today(session: &Session) -> &[BlockState] {
    session
        .running()
        .or_else(|| session.next().filter(|_| session.closed.is_none()))
        .or_else(|| session.ended_last())
        .or_else(|| session.blocks.last())
        .map_or(&[], |state| session.day_of(state.id()))
}

/// It was held, or may still be.
const fn is_held(of: &BlockOutlook) -> bool {
    !matches!(of.phase, Phase::Skipped | Phase::Missed)
}

fn phase(state: &BlockState, closed: bool) -> Phase {
    match (state.started, state.ended) {
        (Some(_), Some(_)) => Phase::Done,
        (Some(_), None) => Phase::Running,
        (None, _) if state.skipped => Phase::Skipped,
        (None, _) if closed => Phase::Missed,
        (None, _) => Phase::Coming,
    }
}

fn forecast(
    session: &Session,
    planned: &[Planned],
    printed: &[Planned],
    now: Moment,
) -> Vec<BlockOutlook> {
    let mut before: Option<Before> = None;
    let mut all = Vec::with_capacity(planned.len());
    for (place, (state, its)) in in_turn(session, planned) {
        let phase = phase(state, session.closed.is_some());
        let (start, end) = match phase {
            Phase::Done => (state.started.map(|m| m.at), state.ended.map(|m| m.at)),
            Phase::Running => (state.started.map(|m| m.at), expected_end(state, now)),
            Phase::Skipped | Phase::Missed => (None, None),
            Phase::Coming => {
                let start = coming_start(session, state, its, before.as_ref(), now);
                (start, start.zip(state.length).map(|(start, length)| shift(start, length)))
            }
        };
        match phase {
            Phase::Done | Phase::Running | Phase::Coming => {
                let of_day = before.filter(|before| before.planned.date == its.date);
                let earlier = of_day.and_then(|before| before.start);
                before = Some(Before { planned: *its, start: start.or(earlier), end });
            }
            Phase::Skipped | Phase::Missed => {}
        }
        let block = state.id().clone();
        let was = printed.get(place).copied().unwrap_or_default();
        let of = BlockOutlook {
            block,
            phase,
            held_on: its.held_on,
            planned_start: was.start,
            planned_end: was.end,
            planned_length: was.length,
            holds: its.said().filter(|_| state.block.fixed),
            start,
            end,
        };
        all.push((place, of));
    }
    sort_by_key(&mut all, |(place, _)| *place);
    all.into_iter().map(|(_, of)| of).collect()
}

/// Every block with its place, in the order of the day: as they started, then those that wait. One
/// that was brought back stands before others that have started, and comes after them.
fn in_turn<'a>(
    session: &'a Session,
    planned: &'a [Planned],
) -> Vec<(usize, (&'a BlockState, &'a Planned))> {
    let mut all: Vec<_> = session.blocks.iter().zip(planned).enumerate().collect();
    sort_by_key(&mut all, |(_, (state, _))| {
        state.started.map_or(Stamp(i64::MAX), |started| started.t)
    });
    all
}

/// The block that comes before another on the day, as forecast.
struct Before {
    planned: Planned,
    start: Option<DateTime<Utc>>,
    end: Option<DateTime<Utc>>,
}

/// When the running block is expected to end: its length and pauses over, or now if later; `None`
/// where its length is unknown.
fn expected_end(state: &BlockState, now: Moment) -> Option<DateTime<Utc>> {
    let left = state.countdown().and_then(|clock| clock.remaining(now.t));
    state.length.map(|_| shift(now.at, left.unwrap_or(Span::ZERO).max(Span::ZERO)))
}

fn coming_start(
    session: &Session,
    state: &BlockState,
    its: &Planned,
    before: Option<&Before>,
    now: Moment,
) -> Option<DateTime<Utc>> {
    let today = session.local(now.at).date_naive();
    let not_past = |at: DateTime<Utc>| if its.begun { at.max(now.at) } else { at };
    match before.filter(|before| before.planned.date == its.date) {
        Some(Before { planned, end: Some(end), .. }) => {
            let end = not_past(*end);
            Some(waits(state, its, planned, end).unwrap_or(end))
        }
        Some(Before { start, end: None, .. }) => {
            let said = its.said()?;
            Some(not_past(said).max(start.unwrap_or(said)))
        }
        None if its.date.is_some_and(|date| date > today) => its.start,
        None if its.date == Some(today) => {
            Some(its.start.filter(|_| its.printed).map_or(now.at, |start| start.max(now.at)))
        }
        None => None,
    }
}

/// product.md's *late*; none before the first block but on its own day once its time has passed.
fn lateness(session: &Session, blocks: &[BlockOutlook], printed: &[Planned]) -> Option<Span> {
    if session.closed.is_some() {
        return None;
    }
    let of = |state: &BlockState| {
        let place = session.place(state.id())?;
        Some((blocks.get(place)?, printed.get(place)?))
    };
    if let Some(running) = session.running()
        && let Some((of, its)) = of(running).filter(|(of, _)| of.planned_start.is_some())
    {
        let printed_length = its.length.filter(|length| *length > Span::ZERO);
        return match (running.timed(), printed_length, its.end) {
            (Some(_), Some(_), Some(end)) => Some(late_told(end, of.end?)),
            _ => Some(late_told(of.planned_start?, of.start?)),
        };
    }
    let next = session.next()?;
    let (of, _) = of(next)?;
    let late = late_told(of.planned_start?, of.start?);
    let begun = session.has_begun() || (late > Span::ZERO && late <= TRUSTED);
    begun.then_some(late)
}

fn between(from: DateTime<Utc>, to: DateTime<Utc>) -> Span {
    Span((to - from).num_milliseconds())
}

/// Differences below this are not worth a word: less is on time.
const WORTH_SAYING: Span = Span::minutes(1);

fn causes(
    session: &Session,
    blocks: &[BlockOutlook],
    printed: &[Planned],
    now: Moment,
) -> Vec<Cause> {
    let mut causes = Vec::new();
    let mut gaps = Vec::new();
    let day = today(session);
    let mut before: Option<Prior<'_>> = None;
    // What blocks take that were added before the first of the plan.
    let mut ahead = Span::ZERO;
    for (place, (state, its)) in in_turn(session, printed) {
        let Some(of) = blocks.get(place).filter(|of| is_held(of)) else { continue };
        if !day.iter().any(|it| it.id() == state.id()) {
            continue;
        }
        if !is_planned(session, state.id()) {
            let took = whole(state, of, now).unwrap_or(Span::ZERO);
            causes.extend(added(of, took));
            before = before.map(|prior| Prior { of, ..prior });
            if before.is_none() {
                ahead += took;
            }
            continue;
        }
        let out_of_turn = before.as_ref().is_some_and(|prior| place < prior.place);
        if out_of_turn {
            causes.extend(later_than_planned(of, its));
        } else {
            gaps.extend(before.as_ref().and_then(|prior| gap(of, its, prior)));
            causes.extend(
                began(of, its, before.as_ref(), ahead).filter(|_| of.phase != Phase::Coming),
            );
        }
        causes.extend(took(state, of, its, now));
        before = Some(match before {
            Some(prior) if out_of_turn => Prior { of, ..prior },
            _ => Prior { place, of, plan: its },
        });
    }
    sort_by_key(&mut causes, |cause| match cause {
        Cause::Took { took, planned, .. } => -(*took - *planned).magnitude(),
        Cause::Added { took, .. } => -*took,
        Cause::Began { by, .. } => -by.magnitude(),
        Cause::Gap { .. } => Span::ZERO,
    });
    causes.extend(gaps);
    causes
}

/// What comes before a block on the day: the block that does, and the farthest one of the plan.
struct Prior<'a> {
    place: usize,
    of: &'a BlockOutlook,
    plan: &'a Planned,
}

/// A block that comes after one it stands before in the plan.
fn later_than_planned(of: &BlockOutlook, its: &Planned) -> Option<Cause> {
    let by = late_told(its.start?, of.start?);
    (by >= WORTH_SAYING).then(|| Cause::Began { block: of.block.clone(), by })
}

/// What a block takes from its start to its end, pauses included; as far as that is known.
fn whole(state: &BlockState, of: &BlockOutlook, now: Moment) -> Option<Span> {
    match (state.took(), state.started) {
        (Some(took), _) => Some(took),
        (None, Some(started)) => Some((now.t - started.t) + between(now.at, of.end?)),
        (None, None) => state.length,
    }
}

fn added(of: &BlockOutlook, took: Span) -> Option<Cause> {
    (took >= WORTH_SAYING).then(|| Cause::Added { block: of.block.clone(), took })
}

fn took(state: &BlockState, of: &BlockOutlook, its: &Planned, now: Moment) -> Option<Cause> {
    let planned = its.length.filter(|planned| *planned > Span::ZERO)?;
    let took = whole(state, of, now)?;
    let differs = (took - planned).magnitude() >= WORTH_SAYING;
    differs.then(|| Cause::Took { block: of.block.clone(), took, planned })
}

fn began(
    of: &BlockOutlook,
    its: &Planned,
    before: Option<&Prior<'_>>,
    ahead: Span,
) -> Option<Cause> {
    let start = of.start?;
    let due = match before {
        Some(prior) => {
            let gap = between(prior.plan.end?, its.start?).max(Span::ZERO);
            shift(prior.of.end?, gap)
        }
        None => shift(its.start?, ahead),
    };
    let by = late_told(due, start);
    let made_late = by >= WORTH_SAYING || (before.is_none() && by <= -WORTH_SAYING);
    made_late.then(|| Cause::Began { block: of.block.clone(), by })
}

/// A gap ahead that takes lateness in.
fn gap(of: &BlockOutlook, its: &Planned, prior: &Prior<'_>) -> Option<Cause> {
    let at = prior.plan.end?;
    let late_before = between(at, prior.of.end?).max(Span::ZERO);
    let late_after = between(its.start?, of.start?).max(Span::ZERO);
    let gives = late_before - late_after;
    let ahead = of.phase == Phase::Coming && gives >= WORTH_SAYING && its.start? > at;
    ahead.then_some(Cause::Gap { at, gives })
}
