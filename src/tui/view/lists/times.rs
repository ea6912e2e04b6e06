//! Times of blocks as the Programme writes them.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::hour_minute;
use crate::session::{BlockOutlook, Phase};
use crate::tui::model::Model;

/// `18:15–18:30`; the start alone where the end is not known or the same, `–` where nothing is.
pub(super) fn range(
    model: &Model,
    start: Option<DateTime<Utc>>,
    end: Option<DateTime<Utc>>,
) -> String {
    let time = |at| hour_minute(model.local(at));
    match (start, end) {
        (Some(start), Some(end)) if end != start => format!("{}–{}", time(start), time(end)),
        (Some(start), _) => time(start),
        (None, _) => "–".to_owned(),
    }
}

/// Where a block stands, as a word.
pub(super) const fn state(phase: Phase) -> &'static str {
    match phase {
        Phase::Done => "ran",
        Phase::Running => "runs",
        Phase::Coming => "comes",
        Phase::Skipped => "skipped",
    }
}

/// `10 late`, `3 early`, `on time`; by the end where both are known, else by the start.
pub(super) fn late(of: &BlockOutlook) -> String {
    let by_end = of.planned_end.zip(of.end);
    let Some((planned, is)) = by_end.or_else(|| of.planned_start.zip(of.start)) else {
        return String::new();
    };
    let by: TimeDelta = is - planned;
    let minutes = (by.num_seconds().abs() + 30) / 60;
    match by.num_seconds() {
        _ if minutes == 0 => "on time".to_owned(),
        0.. => format!("{minutes} late"),
        _ => format!("{minutes} early"),
    }
}
