//! Which blocks are one day, and on which date it is held.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike as _};

use super::part::{BlockState, DayState};
use super::state::Session;
use crate::domain::{BlockId, Span};

/// No programme goes back so far: what is printed so much earlier is printed for the next day.
pub(super) const HALF_A_DAY: TimeDelta = TimeDelta::hours(12);

/// What begins on the next date within this of the end before it goes on with the evening.
const NIGHT: TimeDelta = TimeDelta::hours(3);

/// The hour in which no evening goes on any more.
pub(super) const MORNING: u32 = 6;

/// A day of the programme.
pub(super) struct Day<'a> {
    /// When it is held, as far as known: of the block it began with, else of its first as printed.
    pub(super) date: Option<NaiveDate>,
    /// How it began.
    pub(super) began: Option<&'a DayState>,
    /// The printed date of the block that the date is of.
    printed: Option<NaiveDate>,
}

impl<'a> Day<'a> {
    pub(super) fn of(session: &'a Session, states: &[BlockState]) -> Self {
        let begun = |state: &BlockState| {
            let began = session.days.iter().find(|day| day.block == *state.id())?;
            Some((began, state.block.date))
        };
        let first = states.first().and_then(|state| state.block.date);
        match states.iter().find_map(begun) {
            Some((began, printed)) => Self { date: Some(began.date), began: Some(began), printed },
            None => Self { date: first, began: None, printed: first },
        }
    }

    /// The date of one of its blocks, where its own is known or is this one.
    pub(super) fn on(&self, state: &BlockState, date: Option<NaiveDate>) -> Option<NaiveDate> {
        let after = state.block.date.zip(self.printed).map(|(its, of)| its - of);
        self.date.or(date)?.checked_add_signed(after.unwrap_or_default())
    }
}

impl Session {
    /// The days of the programme: neighbours that share a date, and those of the next date that go
    /// on with an evening past midnight.
    pub fn by_day(&self) -> impl Iterator<Item = &[BlockState]> {
        by_day(&self.blocks)
    }

    /// The blocks of the day that this one stands in; none where there is no such block.
    #[must_use]
    pub fn day_of(&self, id: &BlockId) -> &[BlockState] {
        self.by_day().find(|day| day.iter().any(|state| state.id() == id)).unwrap_or(&[])
    }

    /// True where two blocks are of one day.
    #[must_use]
    pub fn share_day(&self, one: &BlockId, other: &BlockId) -> bool {
        self.day_of(one).iter().any(|state| state.id() == other)
    }

    /// The date a block is held on: as printed, moved with its day where that began on another.
    #[must_use]
    pub fn held_on(&self, state: &BlockState) -> Option<NaiveDate> {
        Day::of(self, self.day_of(state.id())).on(state, None)
    }
}

/// The blocks by day, see [`Session::by_day`].
pub(super) fn by_day(blocks: &[BlockState]) -> impl Iterator<Item = &[BlockState]> {
    let mut before = None;
    // Midnight lies between the first block of the day and this one.
    let mut is_night = false;
    blocks.chunk_by(move |state, next| {
        before = Printed::of(state, before);
        let same_date = state.block.date == next.block.date;
        let away = before.and_then(|printed| printed.away(next));
        let is_early = next.block.start.is_some_and(|start| start.0.hour() < MORNING);
        let goes_on = match away.map(|away| away.abs() <= NIGHT) {
            Some(is_near) => (is_near && is_early) || (same_date && !is_night),
            None => same_date,
        };
        is_night = goes_on && (is_night || !same_date);
        goes_on
    })
}

/// A block by the clock on the wall, as it is printed.
#[derive(Clone, Copy)]
struct Printed {
    date: NaiveDate,
    begins: NaiveDateTime,
    ends: NaiveDateTime,
}

impl Printed {
    fn of(state: &BlockState, before: Option<Self>) -> Option<Self> {
        let date = state.block.date?;
        let before = before.filter(|before| before.date == date);
        let begins = match (state.block.start.map(|start| date.and_time(start.0)), before) {
            (Some(at), Some(before)) if before.begins - at > HALF_A_DAY => {
                at.checked_add_signed(TimeDelta::days(1))?
            }
            (Some(at), _) => at,
            (None, before) => before?.ends,
        };
        let length = state.block.span().unwrap_or(Span::ZERO);
        let ends = begins.checked_add_signed(TimeDelta::milliseconds(length.0))?;
        Some(Self { date, begins, ends })
    }

    /// From its end to the start that stands at a block of this date or a later one.
    fn away(self, next: &BlockState) -> Option<TimeDelta> {
        let begins = next.block.date.zip(next.block.start).map(|(date, at)| date.and_time(at.0));
        begins.filter(|at| at.date() >= self.date).map(|at| at - self.ends)
    }
}
