//! When an event was, in a line.

use chrono::{DateTime, NaiveDate, TimeDelta};

use super::times::{day, range};
use crate::domain::Zone;
use crate::report::programme::ProgrammeRow;
use crate::report::report::Report;

/// The hours and the day of an event of one day, the first and last day of a longer one: as it was
/// held once it is over, with what was planned beside it where that was another time.
pub(super) fn when(report: &Report) -> Option<String> {
    let rows = &report.programme;
    if report.plan.untimed {
        let dates = || report.plan.programme.iter().filter_map(|block| block.date);
        return occasion(None, dates().min().zip(dates().max()));
    }
    // A day that is still to come and was planned for before the event was held has no date.
    let first = rows.iter().filter(|row| row.started.is_some()).filter_map(|row| row.day).min();
    let stands = |row: &&ProgrammeRow| row.started.is_some() || row.day >= first;
    let rows: Vec<&ProgrammeRow> = rows.iter().filter(stands).collect();
    let planned = Times::of(rows.iter().filter_map(|row| {
        let start = row.planned_start?;
        Some((start, row.planned_end.unwrap_or(start)))
    }));
    let held = Times::of(rows.iter().filter_map(|row| row.started.zip(row.ended)));
    let Some(held) = held.filter(|_| !report.draft) else {
        return occasion(planned.map(Times::hours), days(&rows, ProgrammeRow::date));
    };
    let planned = planned.map(|times| Times { days: days(&rows, |row| row.day), ..times });
    let words = occasion(Some(held.hours()), held.days)?;
    Some(match planned.and_then(|planned| planned.unlike(held)) {
        Some(planned) => format!("{words} (planned {planned})"),
        None => words,
    })
}

/// The first and the last day.
type Days = Option<(NaiveDate, NaiveDate)>;

fn days(rows: &[&ProgrammeRow], of: impl Fn(&ProgrammeRow) -> Option<NaiveDate>) -> Days {
    let all = || rows.iter().filter_map(|row| of(row));
    all().min().zip(all().max())
}

/// When something was.
#[derive(Clone, Copy)]
struct Times {
    from: DateTime<Zone>,
    to: DateTime<Zone>,
    /// What goes on past midnight is of the day it began on.
    days: Days,
}

impl Times {
    /// From the first start to the last end.
    fn of(all: impl Iterator<Item = (DateTime<Zone>, DateTime<Zone>)> + Clone) -> Option<Self> {
        let starts = || all.clone().map(|(from, _)| from);
        let (first, last) = (starts().min()?, starts().max()?);
        let to = all.clone().map(|(_, to)| to).max()?;
        Some(Self { from: first, to, days: Some((first.date_naive(), last.date_naive())) })
    }

    fn hours(self) -> String {
        range(self.from, self.to)
    }

    /// These times beside those held, as far as they are other ones: by more than a minute.
    fn unlike(self, held: Self) -> Option<String> {
        if self.days.is_some() && self.days != held.days {
            return occasion(Some(self.hours()), self.days);
        }
        let off = |a: DateTime<Zone>, b: DateTime<Zone>| (a - b).abs() > TimeDelta::minutes(1);
        let is_other = off(self.from, held.from) || off(self.to, held.to);
        let one_day = held.days.is_some_and(|(first, last)| first == last);
        (is_other && one_day).then(|| self.hours())
    }
}

fn occasion(hours: Option<String>, days: Days) -> Option<String> {
    let parts: Vec<String> = match days {
        Some((first, last)) if first != last => vec![format!("{} – {}", day(first), day(last))],
        _ => hours.into_iter().chain(days.map(|(date, _)| day(date))).collect(),
    };
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::report::{Arrangement, EXPORTERS, Report, sample};
    use crate::session::Session;
    use crate::tally::cafe::Cafe;

    /// The line that tells when and where.
    fn occasion(session: &Session) -> String {
        let text = EXPORTERS[0].text(&Report::of(session).unwrap()).unwrap();
        text.lines().find(|line| line.contains("2013")).unwrap().to_owned()
    }

    #[test]
    fn the_top_line_tells_when_it_was_held_and_what_was_planned_in_every_arrangement_and_format() {
        let line = "18:15 – 19:15, Tuesday, 8 October 2013 (planned 18:15 – 20:15), ";
        for arrangement in Arrangement::ALL {
            let report = Report { arrangement, ..Report::of(&sample::closed()).unwrap() };
            for exporter in EXPORTERS.iter().take(2) {
                let text = exporter.text(&report).unwrap();
                assert!(text.contains(line), "{} as {arrangement:?}", exporter.name);
            }
        }
        let planned = "18:15 – 20:15, Tuesday, 8 October 2013, Geneva";
        assert_eq!(occasion(&sample::cafe().session), planned, "a draft tells what is planned");
    }

    /// Two days planned, of which so many blocks are held, the second to start after some seconds.
    fn days(second: Value, held: usize, seconds: i64) -> Session {
        let plan = json!({ "title": "T", "programme": [
            { "id": "a", "title": "A", "date": "2013-10-08", "start": "18:15", "length": "15 min" },
            { "id": "b", "title": "B", "date": second, "start": "18:30", "length": "15 min" }] });
        let began = |id: &str, date: &Value| json!({ "day-began": { "block": id, "date": date, "as_printed": true } });
        let first = json!("2013-10-08");
        let cafe = Cafe::open(plan, "Europe/Zurich")
            .on(json!([began("a", &first), { "block-started": { "block": "a" } }]))
            .at(15)
            .on(json!([{ "block-ended": { "block": "a" } }]))
            .after(seconds);
        let cafe = match held {
            1 => cafe,
            _ => cafe
                .on(json!([{ "block-started": { "block": "b" } }]))
                .after(900)
                .on(json!([{ "block-ended": { "block": "b" } }])),
        };
        cafe.on(json!([{ "session-closed": {} }])).session
    }

    #[test]
    fn a_minute_is_no_other_time_and_a_day_that_was_not_held_is() {
        let same = json!("2013-10-08");
        assert_eq!(occasion(&days(same.clone(), 2, 60)), "18:15 – 18:46, Tuesday, 8 October 2013");
        assert_eq!(
            occasion(&days(same, 2, 61)),
            "18:15 – 18:46, Tuesday, 8 October 2013 (planned 18:15 – 18:45)"
        );
        assert_eq!(
            occasion(&days(json!("2013-10-09"), 1, 0)),
            "18:15 – 18:30, Tuesday, 8 October 2013 (planned Tuesday, 8 October 2013 – Wednesday, 9 October 2013)"
        );
    }

    #[test]
    fn a_day_planned_for_before_the_event_was_held_is_none_of_it() {
        let mut session = days(json!("2012-10-09"), 1, 0);
        assert_eq!(occasion(&session), "18:15 – 18:30, Tuesday, 8 October 2013");
        session.closed = None;
        assert_eq!(occasion(&session), "18:15 – 18:30, Tuesday, 8 October 2013");
    }
}
