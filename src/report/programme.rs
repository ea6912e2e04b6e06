//! The programme as planned and as it was held.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::domain::{BlockId, BlockKind, Moment, Span, Speaker};
use crate::session::{BlockState, Session, outlook};

/// A block of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeRow {
    /// Its place, from 1.
    pub number: usize,
    /// Its identity.
    pub id: BlockId,
    /// As printed.
    pub title: String,
    /// What happens in it.
    pub kind: BlockKind,
    /// Who speaks, in order.
    pub speakers: Vec<Speaker>,
    /// False for a block that came into the programme on the day.
    pub planned: bool,
    /// Left out.
    pub skipped: bool,
    /// The day it is held on by plan is known; else only the time of day of `planned_start` and
    /// `planned_end` means something.
    pub dated: bool,
    /// When it was to start, on the day it was really held.
    pub planned_start: Option<DateTime<Tz>>,
    /// When it was to end.
    pub planned_end: Option<DateTime<Tz>>,
    /// How long it was to last.
    pub planned_length: Option<Span>,
    /// When it started.
    pub started: Option<DateTime<Tz>>,
    /// When it ended.
    pub ended: Option<DateTime<Tz>>,
    /// How long it took, pauses included, by the clock that measures; missing until it ended.
    pub length: Option<Span>,
}

impl ProgrammeRow {
    /// The calendar date it was held on, else planned for.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        let planned = self.planned_start.filter(|_| self.dated);
        self.started.or(planned).map(|at| at.date_naive())
    }
}

/// The rows as the newest record left them.
pub(super) fn programme(session: &Session) -> Vec<ProgrammeRow> {
    let outlook = outlook(session, session.tail.moment);
    let blocks = session.blocks.iter().zip(&outlook.blocks).enumerate();
    blocks
        .map(|(place, (state, of))| {
            let planned = session.plan.programme.iter().any(|block| block.id == *state.id());
            let local = |at: DateTime<Utc>| session.local(at);
            let wall = |moment: Moment| session.local(moment.at);
            ProgrammeRow {
                number: place + 1,
                id: state.id().clone(),
                title: state.block.title.clone(),
                kind: state.block.kind,
                speakers: state.block.speakers.clone(),
                planned,
                skipped: state.skipped,
                dated: state.block.date.is_some() || !session.days.is_empty(),
                planned_start: of.planned_start.map(local),
                planned_end: of.planned_end.map(local),
                planned_length: state.block.span().filter(|_| planned),
                started: state.started.map(wall),
                ended: state.ended.map(wall),
                length: took(state),
            }
        })
        .collect()
}

fn took(state: &BlockState) -> Option<Span> {
    Some(state.ended?.t - state.started?.t)
}
