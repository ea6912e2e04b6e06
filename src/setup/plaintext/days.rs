//! Which day of the calendar each block is on.

use chrono::{Datelike, Days, NaiveDate, Timelike, Weekday};

use super::date::Date;
use super::found::{Day, Found, Row};
use super::line::number;
use crate::domain::{Length, TimeOfDay};

/// The days in which one of a week comes back, and in which one of a month does.
const WEEK: u64 = 7;
const MONTHS: u64 = 62;
/// The seconds of a day.
pub(super) const DAY: i64 = 24 * 3600;
/// The hour from which a block may be followed by one behind midnight, and that until which.
const EVENING: u32 = 18;
const MORNING: u32 = 6;

/// Gives the first block of each day its date.
pub(super) fn days(found: &mut Found, remarks: &mut Vec<String>) {
    let head = found.date.and_then(|date| calendar(date, found));
    let (mut first, mut last) = (None, None);
    for at in 0..found.rows.len() {
        let Some((day, line)) = found.rows.get(at).map(|row| (row.day, row.line)) else { continue };
        let date = match day {
            Some(Day::Date(date)) => calendar(date, found),
            Some(Day::Nth(nth)) => first
                .or(head)
                .and_then(|first: NaiveDate| first.checked_add_days(Days::new(u64::from(nth) - 1)))
                .map(|day| not_before(day, last, (nth, line), remarks)),
            Some(Day::Named(weekday, of_month)) => {
                let from = last.and_then(|last: NaiveDate| last.succ_opt()).or(head);
                let date = from.and_then(|from| next_named(from, weekday, of_month));
                let far = date.zip(last).filter(|(date, last)| date.weekday() == last.weekday());
                if let (Some((date, last)), None) = (far, of_month) {
                    remarks.push(format!(
                        "the {} above line {line} is taken for {date}, as it follows {last}",
                        date.format("%A")
                    ));
                }
                doubt(date, weekday, line, remarks);
                date
            }
            None if at == 0 => head,
            None => continue,
        };
        if day.is_some() && date.is_none() {
            remarks.push(format!("the day above line {line} has no full date, so it is left out"));
        }
        if let Some(row) = found.rows.get_mut(at) {
            row.block.date = date;
        }
        first = first.or(date);
        last = date.or(last);
    }
}

/// A start and its length, where one is known.
pub(super) type Timed = (TimeOfDay, Option<Length>);

impl Row {
    /// When it begins and how long it lasts.
    pub(super) fn timed(&self) -> Option<Timed> {
        self.block.start.map(|start| (start, self.block.length))
    }
}

/// True where the next start is in the night after these hours, or just where they end.
pub(super) fn passes_midnight((start, length): Timed, next: Option<TimeOfDay>) -> bool {
    let Some(next) = next.filter(|next| *next < start) else { return false };
    let seconds = (next.0 - start.0).num_seconds() + DAY;
    let is_night = start.0.hour() >= EVENING && next.0.hour() < MORNING;
    is_night || length.is_some_and(|length| length.0.whole_seconds() == seconds)
}

/// A day that is counted lies after the one above it, whatever that was called.
fn not_before(
    day: NaiveDate,
    last: Option<NaiveDate>,
    (nth, line): (u32, usize),
    remarks: &mut Vec<String>,
) -> NaiveDate {
    let Some(last) = last.filter(|last| day < *last) else { return day };
    let next = last.checked_add_days(Days::new(1)).unwrap_or(last);
    let words = format!("day {nth} above line {line} is taken for {next}, as it follows {last}");
    remarks.push(words);
    next
}

/// The next such day from one on: of this number in the month, else of the week.
fn next_named(from: NaiveDate, weekday: Weekday, of_month: Option<u32>) -> Option<NaiveDate> {
    let within = if of_month.is_some() { MONTHS } else { WEEK };
    let mut days = (0..within).filter_map(|days| from.checked_add_days(Days::new(days)));
    days.find(|day| of_month.map_or(day.weekday() == weekday, |it| it == day.day()))
}

/// Tells of a day of the week that is not that of its number.
fn doubt(date: Option<NaiveDate>, weekday: Weekday, line: usize, remarks: &mut Vec<String>) {
    let Some(date) = date.filter(|date| date.weekday() != weekday) else { return };
    remarks.push(format!(
        "the day above line {line} names another day of the week: {date} is a {}",
        date.format("%A")
    ));
}

/// The day in the calendar; a year that is not printed is that of another line.
fn calendar(date: Date, found: &Found) -> Option<NaiveDate> {
    let printed = found.dates.iter().map(Datelike::year);
    let named = found.title_years();
    date.full().or_else(|| printed.chain(named).find_map(|year| date.in_year(year)))
}

impl Found {
    /// Years that stand in the names of the event.
    fn title_years(&self) -> impl Iterator<Item = i32> {
        let heads = self.heads.iter().map(|(_, text)| text.as_str()).chain(self.title.as_deref());
        let words = heads.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let years = words.filter(|word| word.len() == 4).filter_map(|word| number(word, 4));
        let years = years.filter(|(year, rest)| rest.is_empty() && (1900..2200).contains(year));
        years.filter_map(|(year, _)| year.try_into().ok())
    }
}
