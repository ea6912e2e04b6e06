//! When blocks start and end, as it is told beside what was planned.

use chrono::{DateTime, TimeDelta, Utc};

use super::minute::time_told;
use super::outlook::{BlockOutlook, Outlook, Phase};
use super::state::Session;
use crate::domain::{BlockId, hour_minute};

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

    /// The time of an end of the day: `20:15`, and `Thu 20:15` where it lasts over a night and more.
    #[must_use]
    pub fn hour_of_end(&self, session: &Session, end: DateTime<Utc>) -> String {
        let last = self.blocks.iter().rfind(|of| of.end.is_some() && of.end == self.ends);
        let of_day =
            |of: &&BlockOutlook| last.is_some_and(|last| session.share_day(&last.block, &of.block));
        let first = self.blocks.iter().filter(of_day).filter_map(|of| of.start).min();
        let last = self.ends.max(self.planned_end);
        let takes_days = first.zip(last).is_some_and(|(at, end)| end - at >= TimeDelta::days(1));
        let end = session.local(end);
        let day = if takes_days { end.format("%a ").to_string() } else { String::new() };
        format!("{day}{}", hour_minute(end))
    }
}
