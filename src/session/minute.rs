//! The minutes in which times are told. Knows nothing of blocks.

use chrono::{DateTime, Utc};

use crate::domain::{Span, shift};

/// How far apart clocks may be that tell the same moment.
const APART: Span = Span(250);

/// A time that is expected, as it is told: by the minute a clock shows then. What all but reaches
/// the next is told as that on every device.
#[must_use]
pub fn time_told(expected: DateTime<Utc>) -> DateTime<Utc> {
    shift(expected, APART)
}

/// How much later than planned something is: under a minute as it is, else by the minutes a clock
/// shows then.
pub(super) fn late_told(planned: DateTime<Utc>, is: DateTime<Utc>) -> Span {
    let late = Span((is - planned).num_milliseconds());
    let minute = |at: DateTime<Utc>| time_told(at).timestamp().div_euclid(60);
    match late.magnitude() < Span::minutes(1) {
        true => late,
        false => Span::minutes(minute(is) - minute(planned)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lateness_is_that_of_the_minutes_clocks_show() {
        let at = |time: &str| format!("2013-10-08T{time}Z").parse::<DateTime<Utc>>().unwrap();
        for (planned, is, late) in [
            ("18:15:00", "18:15:59", Span::seconds(59)),
            ("18:15:00", "18:14:58", Span::seconds(-2)),
            ("18:15:00", "18:16:00", Span::minutes(1)),
            ("18:15:00", "18:24:59", Span::minutes(9)),
            ("18:15:00", "18:24:59.9", Span::minutes(10)),
            ("18:15:13", "18:25:10", Span::minutes(10)),
            ("18:15:00", "18:12:58", Span::minutes(-3)),
        ] {
            assert_eq!(late_told(at(planned), at(is)), late, "{planned}, {is}");
        }
    }
}
