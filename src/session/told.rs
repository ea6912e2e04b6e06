//! When blocks start and end, as it is told beside what was planned.

use chrono::{DateTime, Utc};

use super::outlook::{BlockOutlook, Outlook, Phase};
use crate::domain::{Span, shift};

/// A time that is expected, as it is told: the nearest of those that are whole minutes from a
/// planned one. So what takes a minute longer is told to end a minute later.
fn time_told(expected: DateTime<Utc>, planned: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let planned = planned.unwrap_or(DateTime::UNIX_EPOCH);
    let apart = Span((expected - planned).num_milliseconds());
    shift(planned, Span::minutes(apart.nearest_minutes()))
}

impl BlockOutlook {
    /// When it starts and ends, as it is told: what is over by its real times.
    #[must_use]
    pub fn told(&self) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        let start = || Some(time_told(self.start?, self.planned_start.or(self.minutes_of)));
        match self.phase {
            Phase::Done | Phase::Skipped => (self.start, self.end),
            Phase::Running | Phase::Coming => (start(), self.end.map(|end| self.end_told(end))),
        }
    }

    /// How it is told that it ends then.
    #[must_use]
    pub fn end_told(&self, end: DateTime<Utc>) -> DateTime<Utc> {
        time_told(end, self.planned_end.or(self.minutes_of))
    }
}

impl Outlook {
    /// When the day ends, as it is told of its last block.
    #[must_use]
    pub fn told_end(&self) -> Option<DateTime<Utc>> {
        let is_over = |of: &BlockOutlook| of.phase == Phase::Done && of.end == self.ends;
        match self.blocks.iter().any(is_over) {
            true => self.ends,
            false => Some(time_told(self.ends?, self.planned_end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expected_time_is_whole_minutes_from_the_planned_one() {
        let at = |time: &str| format!("2013-10-08T{time}Z").parse::<DateTime<Utc>>().unwrap();
        for (expected, planned, is) in [
            ("18:15:00", Some("18:15:00"), "18:15:00"),
            ("18:15:20", Some("18:15:00"), "18:15:00"),
            ("18:14:40", Some("18:15:00"), "18:15:00"),
            ("18:14:20", Some("18:15:00"), "18:14:00"),
            ("18:15:20", Some("18:15:50"), "18:15:50"),
            ("18:24:40", Some("18:15:00"), "18:25:00"),
            ("18:24:20", Some("18:15:00"), "18:24:00"),
            ("18:05:20", Some("18:15:00"), "18:05:00"),
            ("18:24:40", None, "18:25:00"),
        ] {
            assert_eq!(time_told(at(expected), planned.map(at)), at(is), "{expected}, {planned:?}");
        }
    }
}
