//! A time of day or a day alone, as somebody types it into a field: read as in a programme.

use chrono::{Datelike, NaiveDate};

use super::date::{Date, date_in};
use super::hours;
use crate::domain::TimeOfDay;
use crate::text::fold;

/// A time of day such as `18:15`, `6:15pm`, `6.15 pm`, `18.15`, `18h` or `noon`; `None` where it is
/// none.
#[must_use]
pub fn time_typed(text: &str) -> Option<TimeOfDay> {
    let text = text.trim();
    text.parse().ok().or_else(|| hours::alone(text))
}

/// A day with its year, such as `2026-10-08`, `8.10.2026` or `8 Oct 2026`; `None` where it is none.
#[must_use]
pub fn date_typed(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    text.parse().ok().or_else(|| alone(text)?.full())
}

/// The same, `today`, `tomorrow`, or a day such as `8 Oct` or `Thu 8 October`, which is the next one
/// from this day on.
#[must_use]
pub fn day_typed(text: &str, from: NaiveDate) -> Option<NaiveDate> {
    match fold(text.trim()).as_str() {
        "today" => return Some(from),
        "tomorrow" => return from.succ_opt(),
        _ => {}
    }
    // A day of the week comes back on the same date within 28 years.
    let years = (from.year()..).take(29);
    let next = || {
        let date = alone(text.trim())?;
        years.filter_map(|year| date.in_year(year)).find(|day| *day >= from)
    };
    date_typed(text).or_else(next)
}

fn alone(text: &str) -> Option<Date> {
    let (before, date, after) = date_in(text)?;
    (before.is_empty() && after.is_empty()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_typed_in_many_ways() {
        for (typed, time) in [
            ("18:15", "18:15"),
            ("6:15pm", "18:15"),
            (" 6.15 pm ", "18:15"),
            ("6 p.m.", "18:00"),
            ("18.15", "18:15"),
            ("18h", "18:00"),
            ("18h15", "18:15"),
            ("noon", "12:00"),
            ("12 noon", "12:00"),
            ("Midnight", "00:00"),
        ] {
            assert_eq!(time_typed(typed), time.parse().ok(), "{typed}");
        }
        for typed in ["", "6", "25:00", "18:15 or so", "13 pm", "24:00", "90 min", "18:15-19:00"] {
            assert_eq!(time_typed(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_date_has_its_year() {
        for typed in ["2026-12-31", "31.12.2026", "31 Dec 2026", "Thu, 31 December '26"] {
            assert_eq!(date_typed(typed), "2026-12-31".parse().ok(), "{typed}");
        }
        for typed in ["31 Dec", "Thu 31 Dec", "31.12.", "31.13.2026", "soon", ""] {
            assert_eq!(date_typed(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_day_without_its_year_is_the_next_one() {
        let from: NaiveDate = "2026-10-08".parse().unwrap();
        for (typed, day) in [
            ("2013-10-08", "2013-10-08"),
            ("8 Oct", "2026-10-08"),
            ("7 Oct", "2027-10-07"),
            ("October 9", "2026-10-09"),
            ("Thu 8 October 2026", "2026-10-08"),
            ("Fri 9 Oct", "2026-10-09"),
            ("Sat 9 Oct", "2027-10-09"),
            ("Today", "2026-10-08"),
            ("tomorrow", "2026-10-09"),
        ] {
            assert_eq!(day_typed(typed, from), day.parse().ok(), "{typed}");
        }
        for typed in ["", "soon", "31 Feb", "on 8 Oct", "8 Oct?", "8"] {
            assert_eq!(day_typed(typed, from), None, "{typed}");
        }
    }
}
