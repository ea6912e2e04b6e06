//! When blocks start and end, as it is told beside what was planned.

use chrono::{DateTime, Utc};

use super::minute::time_told;
use super::outlook::{BlockOutlook, Outlook, Phase};
use super::state::Session;
use crate::domain::BlockId;

impl BlockOutlook {
    /// When it is to begin, however late things are: at the start that holds, else by plan.
    #[must_use]
    pub fn due(&self) -> Option<DateTime<Utc>> {
        self.holds.or(self.planned_start)
    }

    /// When it starts and ends, as it is told: what has happened by its real times.
    #[must_use]
    pub fn told(&self) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        let end = self.end.map(time_told);
        match self.phase {
            Phase::Done | Phase::Skipped | Phase::Missed => (self.start, self.end),
            Phase::Running => (self.start, end),
            Phase::Coming => (self.start.map(time_told), end),
        }
    }
}

impl Outlook {
    /// True where the unknown length of a block leaves open when the next one of its day comes.
    #[must_use]
    pub fn ends_with(&self, session: &Session, block: &BlockId) -> bool {
        let mut from_it = self.blocks.iter().skip_while(|of| of.block != *block);
        let is_open = from_it.next().is_some_and(|of| of.start.is_some() && of.end.is_none());
        let next = from_it.find(|of| of.phase == Phase::Coming).filter(|of| of.start.is_none());
        is_open && next.is_some_and(|next| session.share_day(block, &next.block))
    }

    /// When the day ends, as it is told of its last block.
    #[must_use]
    pub fn told_end(&self) -> Option<DateTime<Utc>> {
        let is_over = |of: &BlockOutlook| of.phase == Phase::Done && of.end == self.ends;
        match self.blocks.iter().any(is_over) {
            true => self.ends,
            false => self.ends.map(time_told),
        }
    }
}
