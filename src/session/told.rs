//! When blocks start and end, as it is told beside what was planned.

use chrono::{DateTime, Utc};

use super::minute::time_told;
use super::outlook::{BlockOutlook, Outlook, Phase};

impl BlockOutlook {
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
