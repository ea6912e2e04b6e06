//! Hours and days as a report prints them.

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use crate::domain::hour_minute;

/// A day with its weekday.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%A, %-d %B %Y").to_string()
}

/// From one minute to another.
pub(super) fn range(from: DateTime<Tz>, to: DateTime<Tz>) -> String {
    format!("{} – {}", hour_minute(from), hour_minute(to))
}

/// A moment to the second, and its day.
pub(super) fn moment(at: DateTime<Tz>) -> String {
    format!("{} on {}", at.format("%H:%M:%S"), day(at.date_naive()))
}
