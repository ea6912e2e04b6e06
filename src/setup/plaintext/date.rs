//! Dates as English programmes print them: `Monday, 14 August 2017`, `September 2`, `2013-10-08`.

use chrono::{Datelike, NaiveDate, Weekday};

use super::printed::{Words, is_near, tokens, weekday};

/// A day as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Date {
    year: Option<i32>,
    month: u32,
    day: u32,
    weekday: Option<Weekday>,
}

impl Date {
    /// The day in the calendar, where its year is printed.
    pub(super) fn full(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month, self.day)
    }

    /// False for `31 November`; 29 February is a day where no year says otherwise.
    pub(super) fn exists(self) -> bool {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(2000), self.month, self.day).is_some()
    }

    /// The day in this year, unless its printed year or day of the week says otherwise.
    pub(super) fn in_year(self, year: i32) -> Option<NaiveDate> {
        let date = NaiveDate::from_ymd_opt(year, self.month, self.day)?;
        if self.year.is_some_and(|printed| printed != year) {
            return None;
        }
        self.weekday.is_none_or(|weekday| weekday == date.weekday()).then_some(date)
    }

    /// True where both are the same day, as far as each is printed.
    pub(super) fn agrees(self, other: Self) -> bool {
        let years = self.year.zip(other.year);
        (self.month, self.day) == (other.month, other.day) && years.is_none_or(|(a, b)| a == b)
    }

    /// The same day with the year of a later one, where its own is not printed.
    fn before(mut self, last: Self) -> Self {
        let turns = (self.month, self.day) > (last.month, last.day);
        self.year = self.year.or_else(|| last.year.map(|year| year - i32::from(turns)));
        self
    }

    /// The day where its year and another day of the week than its own are printed.
    pub(super) fn contradicted(self) -> Option<NaiveDate> {
        let weekday = self.weekday?;
        self.full().filter(|date| date.weekday() != weekday)
    }

    /// True where a day of the week, with its number or without, may be this one.
    pub(super) fn is_named(self, weekday: Weekday, day: Option<u32>) -> bool {
        self.weekday.is_none_or(|it| it == weekday) && day.is_none_or(|day| day == self.day)
    }

    /// True where a year or a day of the week makes it surely a date.
    pub(super) const fn is_sure(self) -> bool {
        self.year.is_some() || self.weekday.is_some()
    }
}

/// The first date inside a text, with what stands before and after it.
pub(super) fn date_in(text: &str) -> Option<(&str, Date, &str)> {
    let tokens = tokens(text);
    for at in 0..tokens.len() {
        let named = tokens.get(at).and_then(|token| weekday(token.word));
        let from = if named.is_some() { at + 1 } else { at };
        let lead = from.checked_sub(1).and_then(|at| tokens.get(at).copied());
        let words = tokens.get(from..).map(|tokens| Words { text, tokens, lead });
        let Some((mut date, last)) = words.and_then(day_of) else { continue };
        if named.is_some() && !is_near(text, &tokens, at) {
            continue;
        }
        date.weekday = named;
        if !(date.exists() || date.is_sure()) {
            continue;
        }
        let (start, mut end) = (tokens.get(at)?.start, last);
        // Of several days the first counts.
        let rest = tokens.iter().position(|token| token.start >= end).unwrap_or(tokens.len());
        let behind = Words { text, tokens: tokens.get(rest.saturating_sub(1)..)?, lead: None };
        if let Some(until) = behind.until(0)
            && let Some((last, last_end)) =
                day_of(Words { tokens: behind.tokens.get(until..)?, ..behind })
        {
            date = date.before(last);
            end = last_end;
        }
        return Some((text.get(..start)?, date, text.get(end..)?));
    }
    None
}

fn day_of(words: Words<'_>) -> Option<(Date, usize)> {
    let (year, month, day, last) = words.printed()?;
    let is_printed = (1..=12).contains(&month) && (1..=31).contains(&day);
    let end = words.token(last)?.end;
    is_printed.then_some((Date { year, month, day, weekday: None }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_programmes_print_them() {
        for (text, date) in [
            ("Monday, 14 August 2017", "2017-08-14"),
            ("Tuesday September 2, 2014 11:00am", "2014-09-02"),
            ("2013-10-08", "2013-10-08"),
            ("Tue 8.10.2013", "2013-10-08"),
            ("the 3rd of Oct. 2020", "2020-10-03"),
            ("14/08/2017", "2017-08-14"),
            ("08/14/2017", "2017-08-14"),
            ("12-14 March 2026, Nairobi", "2026-03-12"),
            ("March 12 – 14, 2026", "2026-03-12"),
            ("30 April - 2 May 2030", "2030-04-30"),
            ("Friday 30 August to Sunday 1 September 2030", "2030-08-30"),
            ("2 and 3 March 2030", "2030-03-02"),
            ("Sat 2 - Sun 3 March 2030", "2030-03-02"),
            ("30 December – 2 January 2031", "2030-12-30"),
            ("30 December 2030 to 2 January 2031", "2030-12-30"),
            ("March 30 and April 2, 2030", "2030-03-30"),
            ("1.5.2030 – 3.5.2030", "2030-05-01"),
        ] {
            let (_, found, _) = date_in(text).unwrap();
            assert_eq!(found.full().unwrap().to_string(), date, "{text}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_no_hour_and_no_number_of_something() {
        for (text, year, rest) in [
            ("Mon 5 Jan 26", Some(2026), ""),
            ("Mon 5 Jan 26, Bern", Some(2026), ", Bern"),
            ("5-6 Jan 26 18:00", Some(2026), " 18:00"),
            ("Jan 5, '19", Some(2019), ""),
            ("5 May ’26 – Bern", Some(2026), " – Bern"),
            ("5 May 18", None, " 18"),
            ("5 May 20:30", None, " 20:30"),
            ("5 May 20.30", None, " 20.30"),
            ("5 May 20-22", None, " 20-22"),
            ("5 May 20h", None, " 20h"),
            ("5 May 20 h", None, " 20 h"),
            ("5 May, 21 Mill Road", None, ", 21 Mill Road"),
            ("5 May, 21, Mill Road", None, ", 21, Mill Road"),
            ("5 May 30 people", None, " 30 people"),
        ] {
            let (_, date, after) = date_in(text).unwrap();
            assert_eq!((date.year, after), (year, rest), "{text}");
        }
    }

    #[test]
    fn several_days_leave_nothing_behind() {
        for text in [
            "30 April - 2 May 2030",
            "Fri 30 August to Sun 1 September 2030",
            "Sat 2 - Sun 3 March",
        ] {
            let (before, _, after) = date_in(text).unwrap();
            assert_eq!((before, after), ("", ""), "{text}");
        }
    }

    #[test]
    fn a_day_of_the_week_that_is_another_is_known() {
        let day = |text| date_in(text).unwrap().1.contradicted().map(|day| day.to_string());
        assert_eq!(day("Monday 2 November 2030").as_deref(), Some("2030-11-02"));
        assert_eq!([day("Saturday 2 November 2030"), day("Monday 2 November")], [None, None]);
    }

    #[test]
    fn a_date_that_does_not_exist_is_one_where_it_is_sure() {
        for text in ["Monday, 31 November", "31 June 2017", "29.2.2027"] {
            let (_, date, rest) = date_in(text).unwrap();
            assert_eq!((date.exists(), date.full(), rest), (false, None, ""), "{text}");
            assert_eq!(date.in_year(2028), None, "{text}");
        }
    }

    #[test]
    fn what_stands_around_a_date_is_kept() {
        let (before, date, after) = date_in("18:15, Tuesday, 8 October 2013, Geneva").unwrap();
        assert_eq!((before, after, date.is_sure()), ("18:15, ", ", Geneva", true));
    }

    #[test]
    fn a_year_that_is_not_printed_is_found_by_the_day_of_the_week() {
        let (_, date, rest) = date_in("Tuesday, September 2 • 11:00am").unwrap();
        assert_eq!((date.full(), rest), (None, " • 11:00am"));
        assert_eq!(date.in_year(2014).unwrap().to_string(), "2014-09-02");
        assert_eq!(date.in_year(2015), None);
    }

    #[test]
    fn other_words_and_numbers_are_no_dates() {
        for text in [
            "may 200",
            "31 June",
            "2017-13-08",
            "08/09/2017",
            "1.2.3",
            "version 2-3-4",
            "Monday",
            "",
        ] {
            assert!(date_in(text).is_none(), "{text}");
        }
        assert!(!date_in("people may 5 times").unwrap().1.is_sure());
    }
}
