//! Hours and days as a report prints them.

use chrono::{DateTime, NaiveDate};

use crate::domain::{Zone, hour_minute};
use crate::report::programme::ProgrammeRow;
use crate::report::report::Report;

/// A day with its weekday.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%A, %-d %B %Y").to_string()
}

/// From one minute to another; that minute alone where both are the same.
pub(super) fn range(from: DateTime<Zone>, to: DateTime<Zone>) -> String {
    let (start, end) = (hour_minute(from), hour_minute(to));
    if start == end && from.date_naive() == to.date_naive() {
        start
    } else {
        format!("{start} – {end}")
    }
}

/// A moment to the second, and its day.
pub(super) fn moment(at: DateTime<Zone>) -> String {
    format!("{} on {}", at.format("%H:%M:%S"), day(at.date_naive()))
}

/// The programme as it is told: where the times recorded are not those it was held at, as planned.
pub(super) fn told_rows(report: &Report) -> Vec<ProgrammeRow> {
    let told = |row: &ProgrammeRow| match report.plan.untimed {
        true => ProgrammeRow {
            started: None,
            ended: None,
            length: None,
            pauses: Vec::new(),
            ..row.clone()
        },
        false => row.clone(),
    };
    report.programme.iter().map(told).collect()
}
