//! What the plan says of each block in wall time, on the day it is really held.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::days::{Day, HALF_A_DAY, by_day};
use super::outset::{agreed, as_printed, is_said_since};
use super::part::{BlockState, DayState};
use super::state::Session;
use crate::domain::{Block, BlockId, Moment, Plan, Span, TimeOfDay, shift};

/// A block's planned times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Planned {
    /// The date of its day, as far as known.
    pub(super) date: Option<NaiveDate>,
    /// The same of the block itself, past midnight the next.
    pub(super) held_on: Option<NaiveDate>,
    /// Its day has begun.
    pub(super) begun: bool,
    /// When it was to start.
    pub(super) start: Option<DateTime<Utc>>,
    /// When it was to end.
    pub(super) end: Option<DateTime<Utc>>,
    /// How long it was to last.
    pub(super) length: Option<Span>,
    /// The start stands in the plan and counts; else it follows from the block before.
    pub(super) printed: bool,
    /// When a block that was added on the day is to start; none of the plan.
    pub(super) added: Option<DateTime<Utc>>,
    /// When the plan has the next block follow: the end of this one, or of the one of the plan
    /// before it where this one was added.
    due: Option<DateTime<Utc>>,
    /// The plan states when it starts: `printed`, or it follows by lengths from a block that is.
    /// What merely follows from the real start of the day is no plan.
    stated: bool,
}

impl Planned {
    /// When it is to start, whatever comes before it.
    pub(super) fn said(&self) -> Option<DateTime<Utc>> {
        self.start.filter(|_| self.printed).or(self.added)
    }
}

/// What was planned for a block, whatever was made of it on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsPlanned {
    /// The block as planned, with its date.
    pub block: Block,
    /// When it was to start, on the day it is really held; missing where the plan states no time
    /// of day that counts for it.
    pub start: Option<DateTime<Utc>>,
    /// When it was to end; missing with its start.
    pub end: Option<DateTime<Utc>>,
}

/// The programme as it stood when the first block began, with what a plan adopted since says of
/// it: blocks changed, moved and added on the day are not in it.
#[must_use]
pub fn as_planned(session: &Session, now: Moment) -> Vec<AsPlanned> {
    let programme = session.outset().iter().map(agreed).collect();
    let plan = Plan { programme, ..Plan::clone(&session.plan) };
    let mut plan = Session::waiting(Arc::new(plan), Arc::clone(&session.zone));
    plan.days = session.days.iter().map(|day| of_plan(session, &plan, day)).collect();
    let times = planned(&plan, now);
    let both = plan.blocks.into_iter().zip(times);
    let row = |(state, its): (BlockState, Planned)| AsPlanned {
        block: state.block,
        start: its.start.filter(|_| its.stated),
        end: its.end.filter(|_| its.stated),
    };
    both.map(row).collect()
}

/// A day as the plan knows it: one that a block began which is not of the plan, or not of that
/// day of it, begins with the first block of the day.
fn of_plan(session: &Session, plan: &Session, day: &DayState) -> DayState {
    let date = session.block(&day.block).map(|state| state.block.date);
    let on_it = |state: &&BlockState| Some(state.block.date) == date;
    let same = plan.blocks.iter().filter(on_it).find(|state| *state.id() == day.block);
    let block = same.or_else(|| plan.blocks.iter().find(on_it)).map(BlockState::id);
    DayState { block: block.unwrap_or(&day.block).clone(), ..day.clone() }
}

/// The planned times of every block, in order. A day that has begun stands on the date it really
/// began; one that has not, on its printed date, or on today's where the plan has no date.
///
/// As the programme reads by now, which is what holds; [`printed`] is what it is late against.
pub(super) fn planned(session: &Session, now: Moment) -> Vec<Planned> {
    times(session, &session.blocks, now)
}

/// The same as it was printed: with the times that stood when the first block began.
pub(super) fn printed(session: &Session, now: Moment) -> Vec<Planned> {
    times(session, &as_printed(session), now)
}

/// When a block that is written so would start, where what it says of that counts.
pub(super) fn said(session: &Session, block: &Block, now: Moment) -> Option<DateTime<Utc>> {
    let mut blocks = session.blocks.clone();
    blocks.iter_mut().find(|state| *state.id() == block.id)?.block = block.clone();
    times(session, &blocks, now).get(session.place(&block.id)?)?.said()
}

fn times(session: &Session, blocks: &[BlockState], now: Moment) -> Vec<Planned> {
    let mut all = Vec::with_capacity(blocks.len());
    for states in by_day(blocks) {
        let day = Day::of(session, states);
        let today = session.local(now.at).date_naive();
        let date = day.date.unwrap_or(today);
        let mut before = None;
        for state in states {
            let planned = one(session, state, (&day, date), before);
            if is_planned(session, state.id()) {
                before = Some(planned);
            }
            all.push(planned);
        }
    }
    all
}

fn one(
    session: &Session,
    state: &BlockState,
    (day, date): (&Day<'_>, NaiveDate),
    before: Option<Planned>,
) -> Planned {
    let held_on = day.on(state, None);
    let begun = day.began.is_some();
    let held = Planned { date: Some(date), held_on, begun, ..Planned::default() };
    let its = day.on(state, Some(date)).unwrap_or(date);
    let on_it = |time: TimeOfDay| on_the_day(session, its, time, before.and_then(|it| it.start));
    if !is_planned(session, state.id()) {
        let added = state.block.start.map(on_it);
        return Planned { added, due: before.and_then(|it| it.due), ..held };
    }
    let printed = state.block.start.filter(|_| counts(session, state, day.began)).map(on_it);
    let begins = day.began.filter(|day| day.block == *state.id()).map(|day| day.began.at);
    let start = printed.or(begins).or(before.and_then(|before| before.end));
    let stated = printed.is_some() || before.is_some_and(|before| before.stated);
    let length = state.block.span();
    let end = start.zip(length).map(|(start, length)| shift(start, length));
    Planned { start, end, due: end, length, printed: printed.is_some(), stated, ..held }
}

/// True where the start of a block is one of its day: as printed, or said since that did not count.
fn counts(session: &Session, state: &BlockState, began: Option<&DayState>) -> bool {
    began.is_none_or(|day| day.as_printed) || is_said_since(session, state)
}

impl Session {
    /// True where the start that a block has counts on its day.
    #[must_use]
    pub fn start_counts(&self, state: &BlockState) -> bool {
        counts(self, state, Day::of(self, self.day_of(state.id())).began)
    }
}

/// A printed time of a day. One that is more than half a day before the block before it is past
/// midnight.
fn on_the_day(
    session: &Session,
    date: NaiveDate,
    time: TimeOfDay,
    before: Option<DateTime<Utc>>,
) -> DateTime<Utc> {
    let on = |date| session.wall(date, time.0);
    let Some(before) = before else { return on(date) };
    let at = on(session.local(before).date_naive().max(date));
    let next = session.local(at).date_naive().succ_opt();
    next.filter(|_| before - at > HALF_A_DAY).map_or(at, on)
}

/// True once any block of this block's day has begun it.
pub(super) fn day_has_begun(session: &Session, id: &BlockId) -> bool {
    Day::of(session, session.day_of(id)).began.is_some()
}

/// True for blocks of the plan, false for those inserted on the day.
#[must_use]
pub(super) fn is_planned(session: &Session, id: &BlockId) -> bool {
    session.plan.programme.iter().any(|block| block.id == *id)
}

/// The start that the next block waits for instead of following at once: it is still ahead of
/// `end`, and it is fixed, or it is printed or was added, more than a minute after the end that the
/// block before it was to have.
pub(super) fn waits(
    state: &BlockState,
    its: &Planned,
    before: &Planned,
    end: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let start = its.said().filter(|start| *start > end)?;
    let gap = before.due.map(|before| Span((start - before).num_milliseconds()));
    let holds = state.block.fixed || gap.is_some_and(|gap| gap > Span::minutes(1));
    holds.then_some(start)
}
