//! Session time, lengths and clocks. Knows no present moment: it is always handed in.

use std::ops::{Add, AddAssign, Neg, RangeInclusive, Sub};

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// A point in session time: milliseconds since the first record. Clocks of blocks are computed
/// from these alone.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Stamp(pub i64);

/// A length of time in milliseconds; negative where something is over or taken away.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Span(pub i64);

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// Whole minutes.
    #[must_use]
    pub const fn minutes(n: i64) -> Self {
        Self(n * 60_000)
    }

    /// Whole seconds.
    #[must_use]
    pub const fn seconds(n: i64) -> Self {
        Self(n * 1000)
    }

    /// Whole seconds of it, cut towards the past, so that 24:59.9 reads 24:59.
    #[must_use]
    pub const fn whole_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// Whole minutes of it, rounded to the nearest: how people say a lateness.
    #[must_use]
    pub const fn nearest_minutes(self) -> i64 {
        self.0.saturating_add(30_000).div_euclid(60_000)
    }

    /// As people tell it: to the nearest minute, and less than half of one to the second.
    #[must_use]
    pub const fn told(self) -> Self {
        match self.nearest_minutes() {
            0 => Self::seconds(self.whole_seconds()),
            minutes => Self::minutes(minutes),
        }
    }

    /// The same without its sign.
    #[must_use]
    pub const fn magnitude(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// As clocks show it: `25:00`, `0:07`, `1:02:03` from 100 minutes on;
    /// the sign is left to the caller. Counts down to the second that has begun: 0.2 s left
    /// read `0:01`.
    #[must_use]
    pub fn digits(self) -> String {
        let seconds = self.0.saturating_abs().saturating_add(999) / 1000;
        clock_digits(seconds)
    }

    /// As clocks count up: 0.9 s gone read `0:00`.
    #[must_use]
    pub fn digits_up(self) -> String {
        clock_digits(self.0.saturating_abs() / 1000)
    }
}

fn clock_digits(seconds: i64) -> String {
    if seconds < 6000 {
        format!("{}:{:02}", seconds / 60, seconds % 60)
    } else {
        format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl AddAssign for Span {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl Sub for Span {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl Neg for Span {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}
impl Add<Span> for Stamp {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}
impl Sub for Stamp {
    type Output = Span;
    fn sub(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

/// A moment on both clocks: session time measures, the wall clock labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Session time.
    pub t: Stamp,
    /// The wall clock at that moment, to the millisecond.
    #[serde(with = "wall")]
    pub at: DateTime<Utc>,
}

impl Moment {
    /// The wall clock this moment's reading implies for another point of session time.
    #[must_use]
    pub fn wall_at(self, t: Stamp) -> DateTime<Utc> {
        shift(self.at, t - self.t)
    }
}

/// A wall time moved by a span; stays put where the calendar ends.
#[must_use]
pub fn shift(at: DateTime<Utc>, by: Span) -> DateTime<Utc> {
    let by = TimeDelta::try_milliseconds(by.0);
    let moved = by.and_then(|by| at.checked_add_signed(by));
    moved.filter(|moved| in_calendar(moved.date_naive())).unwrap_or(at)
}

/// The years that wall times are written in; far enough from the end of what can be reckoned that
/// a zone never leads beyond it.
const CALENDAR: RangeInclusive<i32> = 1..=9999;

/// True for a date of a year from 1 to 9999.
#[must_use]
pub fn in_calendar(date: NaiveDate) -> bool {
    CALENDAR.contains(&date.year())
}

/// The wall time itself, or the end of the calendar that is nearest to it.
#[must_use]
pub fn within_calendar(at: DateTime<Utc>) -> DateTime<Utc> {
    let (year, month, day) = match at.year() {
        year if year < *CALENDAR.start() => (*CALENDAR.start(), 1, 1),
        year if year > *CALENDAR.end() => (*CALENDAR.end(), 12, 31),
        _ => return at,
    };
    let date = NaiveDate::from_ymd_opt(year, month, day);
    date.map_or(at, |date| date.and_time(at.time()).and_utc())
}

/// RFC 3339 with milliseconds and `Z`, the journal's way of writing a wall time.
pub mod wall {
    use std::fmt;

    use chrono::{DateTime, SecondsFormat, Utc};
    use serde::{Deserializer, Serializer, de};

    /// Writes `2026-11-21T18:55:00.120Z`.
    ///
    /// # Errors
    /// Only what the serializer itself refuses.
    pub fn serialize<S: Serializer>(at: &DateTime<Utc>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&at.to_rfc3339_opts(SecondsFormat::Millis, true))
    }

    /// Reads any RFC 3339 time.
    ///
    /// # Errors
    /// What is not a time.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<Utc>, D::Error> {
        from.deserialize_str(Rfc3339)
    }

    struct Rfc3339;

    impl de::Visitor<'_> for Rfc3339 {
        type Value = DateTime<Utc>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: de::Error>(self, words: &str) -> Result<Self::Value, E> {
            DateTime::parse_from_rfc3339(words).map(|at| at.to_utc()).map_err(E::custom)
        }
    }
}

/// A running clock, computed and never counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    /// When it began.
    pub started: Stamp,
    /// How long it is to run; `None` where it counts up.
    pub length: Option<Span>,
    /// How long it has been held in pauses that are over.
    pub held: Span,
    /// Since when it is held now.
    pub holding: Option<Stamp>,
}

impl Countdown {
    /// How long it has run at `now`, pauses left out; never negative.
    #[must_use]
    pub fn elapsed(&self, now: Stamp) -> Span {
        let until = self.holding.map_or(now, |since| since.min(now));
        (until - self.started - self.held).max(Span::ZERO)
    }

    /// What is left at `now`, negative once it overruns, frozen while held; `None` where it
    /// counts up.
    #[must_use]
    pub fn remaining(&self, now: Stamp) -> Option<Span> {
        self.length.map(|length| length - self.elapsed(now))
    }

    /// When it is to end if held no longer than until `now`; `None` where it counts up.
    #[must_use]
    pub fn ends(&self, now: Stamp) -> Option<Stamp> {
        self.remaining(now).map(|left| now + left)
    }
}

/// Says an hour and a minute: `19:05`.
#[must_use]
pub fn hour_minute(at: impl chrono::Timelike) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countdown_is_right_after_any_pause() {
        let clock = Countdown {
            started: Stamp(0),
            length: Some(Span::minutes(25)),
            held: Span::minutes(3),
            holding: None,
        };
        assert_eq!(clock.remaining(Stamp(0)), Some(Span::minutes(25)));
        assert_eq!(clock.remaining(Stamp(Span::minutes(28).0)), Some(Span::ZERO));
        assert_eq!(clock.remaining(Stamp(Span::minutes(30).0)), Some(Span::minutes(-2)));
        let held = Countdown { holding: Some(Stamp(Span::minutes(13).0)), ..clock };
        assert_eq!(held.remaining(Stamp(Span::minutes(60).0)), Some(Span::minutes(15)));
    }

    #[test]
    fn digits_count_down_to_zero_and_up_from_zero() {
        assert_eq!(Span::minutes(25).digits(), "25:00");
        assert_eq!(Span(24 * 60_000 + 59_001).digits(), "25:00");
        assert_eq!(Span(1).digits(), "0:01");
        assert_eq!(Span(-130_000).digits_up(), "2:10");
        assert_eq!(Span::minutes(99).digits(), "99:00");
        assert_eq!(Span::seconds(6000).digits(), "1:40:00");
    }

    #[test]
    fn a_time_is_moved_within_the_calendar_and_no_further() {
        let at: DateTime<Utc> = "2013-10-08T18:15:00Z".parse().unwrap();
        assert_eq!(shift(at, Span::minutes(-20)).to_rfc3339(), "2013-10-08T17:55:00+00:00");
        for by in [i64::MIN, i64::MAX, 10_000 * 365 * 86_400_000, -3_000 * 365 * 86_400_000] {
            assert_eq!(shift(at, Span(by)), at, "{by}");
        }
        assert_eq!(Span(i64::MAX).nearest_minutes(), i64::MAX / 60_000);
    }

    #[test]
    fn lateness_is_said_in_the_nearest_minute() {
        assert_eq!(Span::seconds(29).nearest_minutes(), 0);
        assert_eq!([29, 95].map(|s| Span::seconds(s).told()), [29, 120].map(Span::seconds));
        assert_eq!(Span::seconds(90).nearest_minutes(), 2);
        assert_eq!(Span::seconds(-600).nearest_minutes(), -10);
    }
}
