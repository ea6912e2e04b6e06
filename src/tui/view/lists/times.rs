//! Times of blocks as the Programme writes them.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::hour_minute;
use crate::session::{BlockOutlook, Phase};
use crate::tui::model::Model;

/// `18:15–18:30`; the start alone where the end is not known or the same, `–` where nothing is;
/// the weekday of an end that is a day away.
pub(super) fn range(
    model: &Model,
    (start, end): (Option<DateTime<Utc>>, Option<DateTime<Utc>>),
) -> String {
    let time = |at| hour_minute(model.local(at));
    match (start, end) {
        (Some(start), Some(end)) if end - start >= TimeDelta::days(1) => {
            format!("{}–{}", time(start), model.local(end).format("%a"))
        }
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
        Phase::Missed => "–",
    }
}

/// `10 late`, `3 early`, `on time`, as far as the times beside it are apart; by the end where both
/// are known, else by the start. `not held` of what comes no more.
pub(super) fn late(of: &BlockOutlook) -> String {
    if of.phase == Phase::Missed {
        return "not held".to_owned();
    }
    let (start, end) = of.told();
    let by_end = of.planned_end.zip(end);
    let Some((planned, is)) = by_end.or_else(|| of.planned_start.zip(start)) else {
        return String::new();
    };
    let minute = |at: DateTime<Utc>| at.timestamp().div_euclid(60);
    match minute(is) - minute(planned) {
        0 => "on time".to_owned(),
        late @ 1.. => format!("{late} late"),
        early => format!("{} early", -early),
    }
}
