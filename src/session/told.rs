//! When blocks start and end, as it is told beside what was planned.

use chrono::{DateTime, Utc};

use super::outlook::{BlockOutlook, Outlook, Phase};
use crate::domain::{Span, shift};

/// A time that is expected, as it is told: so many whole minutes from the planned one as things are
/// said to be late, and as planned where that is less than one. To the nearest minute without.
#[must_use]
pub fn time_told(expected: DateTime<Utc>, planned: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let Some(planned) = planned else {
        let minutes = Span(expected.timestamp_millis()).nearest_minutes();
        return DateTime::from_timestamp(minutes.saturating_mul(60), 0).unwrap_or(expected);
    };
    let apart = Span((expected - planned).num_milliseconds());
    match apart.magnitude() < Span::minutes(1) {
        true => planned,
        false => shift(planned, Span::minutes(apart.nearest_minutes())),
    }
}

impl BlockOutlook {
    /// When it starts and ends, as it is told: what is over by its real times.
    #[must_use]
    pub fn told(&self) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        let start = || Some(time_told(self.start?, self.planned_start));
        let end = || Some(time_told(self.end?, self.planned_end));
        match self.phase {
            Phase::Done | Phase::Skipped => (self.start, self.end),
            Phase::Running => (self.start, end()),
            Phase::Coming => (start(), end()),
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
            false => Some(time_told(self.ends?, self.planned_end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expected_time_is_so_many_minutes_from_the_planned_one_as_it_is_late() {
        let at = |time: &str| format!("2013-10-08T{time}Z").parse::<DateTime<Utc>>().unwrap();
        for (expected, planned, is) in [
            ("18:15:00", Some("18:15:00"), "18:15:00"),
            ("18:15:40", Some("18:15:00"), "18:15:00"),
            ("18:14:20", Some("18:15:00"), "18:15:00"),
            ("18:24:40", Some("18:15:00"), "18:25:00"),
            ("18:24:20", Some("18:15:00"), "18:24:00"),
            ("18:05:20", Some("18:15:00"), "18:05:00"),
            ("18:24:40", None, "18:25:00"),
        ] {
            assert_eq!(time_told(at(expected), planned.map(at)), at(is), "{expected}, {planned:?}");
        }
    }
}
