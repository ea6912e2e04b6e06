//! Times without am or pm below one with pm: `6:15 pm Round 1`, then `6:40 Round 2`.
//!
//! Carries on nothing from one day to the next, and no am.

use super::doubtful::{dotted_at_start, four_at_start};
use super::hours::Hours;

/// A time this many minutes before another is the next morning, not an earlier afternoon.
const NEXT_MORNING: u32 = 18 * 60;
/// The longest pause, in minutes, after which a number such as `7.25` is a time still.
const PAUSE: u32 = 4 * 60;

/// How far a day has gone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Daytime {
    last: Option<Hours>,
    is_pm: bool,
    /// A start past noon was printed without pm: there are 24 hours.
    is_whole: bool,
}

impl Daytime {
    /// Takes in the hours of the whole event.
    pub(super) fn announce(&mut self, hours: Hours) {
        if hours.begins_past_noon() {
            self.go_on(hours);
        }
    }

    /// Takes in the hours of the next block, and says which they are.
    pub(super) fn go_on(&mut self, hours: Hours) -> Hours {
        let passes = self.passes_noon(hours);
        self.is_whole |= hours.reaches_one() && !hours.is_marked();
        self.is_pm |= passes;
        let hours = self.read(hours);
        if hours.is_marked() {
            self.is_pm = hours.reaches_noon();
        }
        self.last = Some(hours);
        hours
    }

    /// A start such as `7.25` that follows the time before it, and what stands behind it.
    pub(super) fn dotted(self, text: &str) -> Option<(Hours, &str)> {
        dotted_at_start(text).filter(|(hours, _)| self.is_next(*hours))
    }

    /// A start such as `0945` or `1400`, and what stands behind it; where it may be a year, one that
    /// follows the time before it.
    pub(super) fn in_four(self, text: &str) -> Option<(Hours, &str)> {
        let is_year = text.starts_with("19") || text.starts_with("20");
        four_at_start(text).filter(|(hours, _)| !is_year || self.is_next(*hours))
    }

    /// True for hours that follow those before them soon.
    fn is_next(self, hours: Hours) -> bool {
        let read = self.read(hours);
        self.last.is_some_and(|last| {
            let is_near = last.before(read).is_none_or(|minutes| minutes <= PAUSE);
            read.before(last).is_none() && is_near
        })
    }

    /// True for the first hours past noon of a day in twelve hours without am and pm.
    pub(super) fn passes_noon(self, hours: Hours) -> bool {
        if self.is_pm || self.is_whole || hours.is_marked() {
            return false;
        }
        let follows = |last: Hours| {
            let gap = last.closing().before(hours.past_noon());
            let is_back = hours.before(last).is_some() && gap.is_none_or(|gap| gap <= PAUSE);
            is_back && last.closing().is_towards_noon() && !last.is_marked()
        };
        let ends = hours.is_towards_noon()
            && hours.ends_before()
            && !hours.ending_past_noon().ends_before();
        ends || self.last.is_some_and(follows)
    }

    fn read(self, hours: Hours) -> Hours {
        if !self.is_pm || hours.is_marked() {
            return hours;
        }
        let early = self.last.and_then(|last| hours.before(last));
        let is_pm = early.is_some_and(|minutes| minutes < NEXT_MORNING);
        let hours = if is_pm { hours.past_noon() } else { hours };
        hours.ending_past_noon()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::plaintext::hours::at_start;

    /// The start and the length of each line.
    fn read(lines: &[&str]) -> Vec<String> {
        let mut daytime = Daytime::default();
        let told = lines.iter().map(|line| {
            let (hours, _) = at_start(line).unwrap();
            let hours = daytime.go_on(hours);
            let length = hours.length().map(|length| format!(" {length}")).unwrap_or_default();
            format!("{}{length}", hours.start().unwrap())
        });
        told.collect()
    }

    #[test]
    fn pm_is_carried_on_until_am_or_the_next_morning() {
        for (lines, expected) in [
            (["6:15 pm x", "6:40 x", "7:10 x"], ["18:15", "18:40", "19:10"]),
            (
                ["6 pm - 6:40 x", "6:40-7:05 x", "20:00 x"],
                ["18:00 40 min", "18:40 25 min", "20:00"],
            ),
            (["11 am - 1 pm x", "1:00 x", "2:00 x"], ["11:00 2 h", "13:00", "14:00"]),
            (["12 pm x", "12:30 - 1:15 x", "1:15 x"], ["12:00", "12:30 45 min", "13:15"]),
            (["10 pm x", "10:30 - 1:00 x", "1:00 x"], ["22:00", "22:30 2 h 30 min", "01:00"]),
            (["10 pm x", "11:30 - 12:15 x", "0:15 x"], ["22:00", "23:30 45 min", "00:15"]),
            (["12:30-1:30 x", "1:30-3:00 x", "3:00 x"], ["12:30 1 h", "13:30 1 h 30 min", "15:00"]),
            (["11:30 x", "12:15 x", "1:00 x"], ["11:30", "12:15", "13:00"]),
            (["9:00 x", "12:00 x", "9:00 x"], ["09:00", "12:00", "09:00"]),
            (["14:00 x", "12:30 x", "1:00 x"], ["14:00", "12:30", "01:00"]),
            (["6 pm x", "9 am x", "8:30 x"], ["18:00", "09:00", "08:30"]),
            (["18:00 x", "6:40 x", "7:10 x"], ["18:00", "06:40", "07:10"]),
            (["9 am x", "8:30 x", "12:50 x"], ["09:00", "08:30", "12:50"]),
        ] {
            assert_eq!(read(&lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_number_with_a_dot_is_a_time_where_it_follows_one() {
        let mut daytime = Daytime::default();
        let is_time = |daytime: Daytime, text| daytime.dotted(text).is_some();
        assert!(!is_time(daytime, "7.25 Harvest"));
        daytime.go_on(at_start("7:10 pm x").unwrap().0);
        assert!(is_time(daytime, "7.25 Harvest") && is_time(daytime, "7.10 Harvest"));
        for text in ["7.25", "7.05 Harvest", "0.25 Harvest", "7.5 Harvest", "7.25kg", "11.15 x"] {
            assert!(!is_time(daytime, text), "{text}");
        }
        let mut daytime = Daytime::default();
        daytime.go_on(at_start("18:00 x").unwrap().0);
        assert!(!is_time(daytime, "2.10 Purpose") && !is_time(daytime, "6.15 Purpose"));
    }
}
