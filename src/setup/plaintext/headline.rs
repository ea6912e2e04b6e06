//! Lines that say what is when and where: `Our evening, Saturday 5 December 2026, 18:00, town hall`.

use super::date::{Date, date_in};
use super::found::{Day, NAME};
use super::hours::{Hours, range_in, start_in};
use super::kind::counted;
use super::line::{Line, is_sentence, padded, spaced, unseparated};
use super::printed::{ordinal, weekday};
use super::reader::{Reader, Section};

/// The longest name or place beside a date, in bytes; more is a sentence.
const SHORT: usize = 60;
/// Words that only lead to a time.
const LEADS: [&str; 3] = ["at", "from", "starting"];

/// Time zones by the short names that are printed behind hours.
const ZONES: [&str; 22] = [
    "UTC", "GMT", "CET", "CEST", "EET", "EEST", "WET", "WEST", "BST", "IST", "MSK", "EAT", "CAT",
    "WAT", "SAST", "EST", "EDT", "CST", "CDT", "PST", "PDT", "JST",
];

/// What stands beside a date.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    before: String,
    after: String,
    pub(super) hours: Option<Hours>,
    /// The time zone of those hours.
    zone: Option<String>,
}

impl Beside {
    /// Parts the times from the words on either side of a date; starts without an end `alone`
    /// where they are looked for too.
    pub(super) fn of(before: &str, after: &str, alone: bool) -> Self {
        let (before, first) = without_hours(before, alone);
        let (after, second) = match first {
            Some(_) => (unseparated(after).to_owned(), None),
            None => without_hours(after, alone),
        };
        let (hours, zone) = first.or(second).unzip();
        Self {
            before: beside_date(&before),
            after: beside_date(&after),
            hours,
            zone: zone.flatten(),
        }
    }

    /// All words.
    pub(super) fn words(&self) -> String {
        joined(&self.before, &self.after)
    }

    /// True where neither side is a sentence.
    pub(super) const fn is_short(&self) -> bool {
        self.before.len() <= SHORT && self.after.len() <= SHORT
    }

    /// What the event is called and where it is; the words of one side alone are the place.
    fn name_and_place(&self) -> (&str, &str) {
        match (self.before.as_str(), self.after.as_str()) {
            (place, "") => ("", place),
            both => both,
        }
    }
}

impl Reader {
    /// Notes the day, hours, name and place of the whole event.
    pub(super) fn happens(&mut self, line: &Line, date: Date, beside: &Beside) -> bool {
        if !self.takes_place(line, Some(date), beside.hours) {
            return self.pass_over(line);
        }
        self.leave_zone(line, beside);
        if self.section != Section::Head || !self.found.rows.is_empty() {
            let words = beside.words();
            if self.found.place.as_ref() != Some(&words) {
                self.leave_out(line, "a day", &words);
            }
            return true;
        }
        let is_known = !self.found.heads.is_empty() || self.found.title.is_some();
        let is_sole = !beside.before.is_empty() && beside.after.is_empty();
        if is_sole && !is_known && self.found.name_or_place.is_none() {
            self.found.name_or_place = Some((line.number, beside.before.clone()));
            return true;
        }
        let (name, place) = beside.name_and_place();
        if is_known || name.len() > NAME {
            self.leave_out(line, "a day", name);
        } else if !name.is_empty() {
            self.found.heads.push((line.number, name.to_owned()));
        }
        if !place.is_empty() && self.found.place.is_none() {
            self.found.place = Some(place.to_owned());
        } else if self.found.place.as_deref() != Some(place) {
            self.leave_out(line, "a day", place);
        }
        true
    }
}

impl Reader {
    /// Tells that the time zone is left out.
    pub(super) fn leave_zone(&mut self, line: &Line, beside: &Beside) {
        self.leave_out(line, "a day", beside.zone.as_deref().unwrap_or_default());
    }

    /// Tells of a date that does not exist, and of a day of the week that is not that of the date.
    pub(super) fn doubt(&mut self, line: &Line, date: Date) {
        let line = line.number;
        let remark = match date.contradicted() {
            _ if !date.exists() => format!("line {line} has a date that does not exist"),
            Some(day) => {
                let weekday = day.format("%A");
                format!("line {line} names another day of the week: {day} is a {weekday}")
            }
            None => return,
        };
        if !self.found.remarks.contains(&remark) {
            self.found.remarks.push(remark);
        }
    }
}

/// The words without their hours, and these with the time zone behind them.
fn without_hours(text: &str, alone: bool) -> (String, Option<(Hours, Option<String>)>) {
    match range_in(text).or_else(|| start_in(text).filter(|_| alone)) {
        Some((head, hours, rest)) => {
            let head = unled(unseparated(head));
            let (zone, tail) = zoned(rest.trim_start()).unzip();
            (
                joined(head, unseparated(tail.unwrap_or(rest))),
                Some((hours, zone.map(str::to_owned))),
            )
        }
        None => (unseparated(text).to_owned(), None),
    }
}

/// The time zone that stands behind hours, and what a comma or the like parts from it.
fn zoned(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(text.len());
    let (zone, rest) = text.split_at_checked(end).filter(|(zone, _)| ZONES.contains(zone))?;
    let is_parted =
        rest.is_empty() || rest.trim_start().starts_with([',', ';', '|', '•', '(', ')']);
    is_parted.then_some((zone, rest))
}

/// The words before a time, without the one that only leads to it.
pub(super) fn unled(head: &str) -> &str {
    let (most, last) = head.rsplit_once(char::is_whitespace).unwrap_or(("", head));
    let leads = LEADS.iter().any(|lead| lead.eq_ignore_ascii_case(last));
    if leads { unseparated(most) } else { head }
}

fn joined(before: &str, after: &str) -> String {
    let between = if before.is_empty() || after.is_empty() { "" } else { ", " };
    format!("{before}{between}{after}")
}

/// 2 of `Day 2`, `DAY TWO:`.
fn nth_day(text: &str) -> Option<u32> {
    let words = padded(text);
    counted(words.strip_prefix(" day ")?.trim()).filter(|nth| *nth > 0)
}

/// A day that is counted, or one of the week with or without its number: `Day 2`, `TUESDAY:`,
/// `Day 2 – Tuesday`, `Thursday 8th`.
pub(super) fn day_alone(text: &str) -> Option<Day> {
    if let Some(nth) = nth_day(text) {
        return Some(Day::Nth(nth));
    }
    let words = padded(&beside_date(text));
    let mut words = words.split_whitespace();
    let named = weekday(words.next()?)?;
    let of_month = words.find(|word| *word != "the").map(|word| ordinal(word).ok_or(()));
    let of_month = of_month.transpose().ok()?;
    words.next().is_none().then_some(Day::Named(named, of_month))
}

/// A day that bears no date, and the words behind it: `Tuesday – doing`, `Day 2: in the field`.
pub(super) fn titled_day(text: &str) -> Option<(Day, &str)> {
    let parted = [": ", " - ", " – ", " — "].iter().filter_map(|sign| text.split_once(sign));
    let (day, words) = parted.min_by_key(|(day, _)| day.len())?;
    let has_more =
        start_in(words).is_some() || range_in(words).is_some() || date_in(words).is_some();
    let is_title = words.len() <= NAME && !is_sentence(text) && !has_more;
    day_alone(day).filter(|_| is_title).map(|day| (day, words))
}

/// What stands beside a date, without the number of the day.
pub(super) fn beside_date(words: &str) -> String {
    let beside = unseparated(words);
    let lead = beside.split([':', '-', '–', '—', ',']).next().unwrap_or_default();
    let rest =
        if nth_day(lead).is_some() { beside.get(lead.len()..).unwrap_or_default() } else { beside };
    spaced(unseparated(rest).trim_matches(['(', ')']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_week_is_a_day_where_it_stands_alone() {
        use chrono::Weekday::{Mon, Thu, Tue};
        for (text, day) in [
            ("Day two:", Day::Nth(2)),
            ("TUESDAY:", Day::Named(Tue, None)),
            ("Mon", Day::Named(Mon, None)),
            ("Day 2 - Tuesday", Day::Named(Tue, None)),
            ("Thursday 8th", Day::Named(Thu, Some(8))),
            ("Thursday, the 8th", Day::Named(Thu, Some(8))),
        ] {
            assert_eq!(day_alone(text), Some(day), "{text}");
        }
        for text in ["Monday 9:00", "Monday 9-10", "Monday 8 pm", "Monday 32", "Monday club", "8th"]
        {
            assert_eq!(day_alone(text), None, "{text}");
        }
    }

    #[test]
    fn times_names_and_places_beside_a_date_are_told_apart() {
        for (before, after, start, name, place) in [
            ("Our evening, ", ", parish hall", None, "Our evening", "parish hall"),
            ("", ", 18:00, parish hall", Some("18:00"), "", "parish hall"),
            ("", ", at 6 pm in the parish hall", Some("18:00"), "", "in the parish hall"),
            ("", ", 18.00, parish hall", Some("18:00"), "", "parish hall"),
            ("Our evening, ", ", Bern, 6 pm, hall", Some("18:00"), "Our evening", "Bern, hall"),
            ("18:15-20:15, ", ", Geneva", Some("18:15"), "", "Geneva"),
            ("Geneva, ", "", None, "", "Geneva"),
            ("Day 1 – ", ", Geneva", None, "", "Geneva"),
            ("", ", room 12", None, "", "room 12"),
        ] {
            let beside = Beside::of(before, after, true);
            let told = beside.hours.and_then(Hours::start).map(|start| start.to_string());
            assert_eq!(told.as_deref(), start, "{before}…{after}");
            assert_eq!(beside.name_and_place(), (name, place), "{before}…{after}");
        }
        for (after, place) in [
            (" • 2:30pm–4pm EEST, Room 4", "Room 4"),
            (", 18:00 CET", ""),
            (", 18:00 CET hall", "CET hall"),
        ] {
            let beside = Beside::of("", after, true);
            assert_eq!(
                (beside.name_and_place().1, beside.zone.is_some()),
                (place, !after.ends_with("hall"))
            );
        }
        let beside = Beside::of("", ", 18:00 Opening", false);
        assert_eq!((beside.hours.is_none(), beside.words()), (true, "18:00 Opening".to_owned()));
    }
}
