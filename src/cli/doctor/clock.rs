//! The time of day: this computer's zone beside the plan's, and its two clocks.

use chrono::{DateTime, Datelike, Offset, TimeDelta, Utc};

use super::finding::Finding;
use crate::domain::{Zone, hour_minute};
use crate::engine::Reading;

/// No computer whose clock was ever set says less.
const EARLIEST: i32 = 2025;
/// Two computers' clocks may differ so much and nobody minds.
const APART: TimeDelta = TimeDelta::minutes(2);

/// The zone of this computer and that of the plan, where either is named.
pub(super) fn zones(here: Option<&str>, plan: Option<&str>, now: DateTime<Utc>) -> Finding {
    let name = "time-zone";
    let at = |zone: Zone| now.with_timezone(&zone);
    let of = |place: Zone| {
        format!("{} is the plan's, {} now", plan.unwrap_or_default(), hour_minute(at(place)))
    };
    let found = match (here.and_then(Zone::named), plan.map(Zone::named)) {
        (None, None) => Finding::look(
            name,
            "this computer names no time zone, so times are read as UTC",
            "set its time zone, or name time_zone in the plan",
        ),
        (Some(own), None) => {
            let words = format!(
                "{} is this computer's, {} now",
                here.unwrap_or_default(),
                hour_minute(at(own))
            );
            Finding::fine(name, words)
        }
        (_, Some(None)) => Finding::look(
            name,
            format!("the plan names the zone {}, which is none", plan.unwrap_or_default()),
            "check names the one that is meant",
        ),
        (None, Some(Some(place))) => Finding::fine(name, of(place)),
        (Some(own), Some(Some(place))) => {
            let words = of(place);
            if at(own).offset().fix() == at(place).offset().fix() {
                Finding::fine(name, words)
            } else {
                let own = format!("{}, {} now", here.unwrap_or_default(), hour_minute(at(own)));
                Finding::look(
                    name,
                    format!("{words}; this computer is on {own}"),
                    "screens show the plan's; if the café is not there, put its time_zone right",
                )
            }
        }
    };
    found.with("computer", here).with("plan", plan)
}

/// The clocks of this computer, and the last step of the session, where there is one.
pub(super) fn clocks(reading: &Reading, last: Option<DateTime<Utc>>) -> Finding {
    let name = "clock";
    let now = reading.wall;
    let said = now.format("%a %-d %b %Y %H:%M UTC");
    let sleeps = !reading.boot.id.is_empty();
    let found = if now.year() < EARLIEST || last.is_some_and(|last| last - now > APART) {
        let last = last.filter(|last| *last > now);
        let before = last.map(|last| {
            format!(", and the session's last step was on {}", last.format("%a %-d %b %Y %H:%M"))
        });
        Finding::look(
            name,
            format!("this computer's clock says {said}{}", before.unwrap_or_default()),
            "set it; printed times are wrong by as much, the time left is not",
        )
    } else if sleeps {
        Finding::fine(name, format!("{said}; the time left runs on while the computer sleeps"))
    } else {
        Finding::look(
            name,
            format!("{said}; the system does not say when it was started"),
            "after a restart the time left hangs on this clock: do not set it meanwhile",
        )
    };
    found.with("now", now.to_rfc3339()).with("boot_clock", sleeps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::doctor::finding::Verdict;
    use crate::session::Boot;

    fn now() -> DateTime<Utc> {
        "2026-11-21T17:10:00Z".parse().unwrap()
    }

    #[test]
    fn zones_that_read_alike_are_fine_and_others_are_told_with_both_times() {
        let said = |here, plan| {
            let found = zones(here, plan, now());
            (found.verdict, found.words)
        };
        for (here, plan, words) in [
            (Some("Europe/Paris"), None, "Europe/Paris is this computer's, 18:10 now"),
            (Some("Europe/Paris"), Some("Europe/Zurich"), "Europe/Zurich is the plan's, 18:10 now"),
            (None, Some("Asia/Kathmandu"), "Asia/Kathmandu is the plan's, 22:55 now"),
        ] {
            assert_eq!(said(here, plan), (Verdict::Fine, words.to_owned()));
        }
        let words = "Europe/Zurich is the plan's, 18:10 now; this computer is on UTC, 17:10 now";
        assert_eq!(said(Some("UTC"), Some("Europe/Zurich")), (Verdict::Look, words.to_owned()));
        assert_eq!(said(None, None).0, Verdict::Look);
        assert!(said(Some("UTC"), Some("Mars")).1.contains("the zone Mars, which is none"));
    }

    #[test]
    fn a_clock_that_was_never_set_or_stands_before_the_last_step_is_told() {
        let reading = |wall: &str, id: &str| Reading {
            boot: Boot { id: id.into(), clock: 1 },
            wall: wall.parse().unwrap(),
        };
        let verdict = |reading, last| clocks(&reading, last).verdict;
        let right = || reading("2026-11-21T17:10:00Z", "b");
        assert_eq!(verdict(right(), None), Verdict::Fine);
        assert_eq!(verdict(right(), Some(now() + TimeDelta::minutes(1))), Verdict::Fine);
        assert_eq!(verdict(right(), Some(now() + TimeDelta::minutes(3))), Verdict::Look);
        assert_eq!(verdict(reading("1970-01-01T00:03:00Z", "b"), None), Verdict::Look);
        assert_eq!(verdict(reading("2026-11-21T17:10:00Z", ""), None), Verdict::Look);
    }
}
