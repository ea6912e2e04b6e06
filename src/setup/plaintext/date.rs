//! Dates as English programmes print them: `Monday, 14 August 2017`, `September 2`, `2013-10-08`.

use chrono::{Datelike, NaiveDate, Weekday};

use super::line::number;
use crate::text::fold;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words between the first and the last of several days.
const UNTIL: [&str; 4] = ["to", "and", "until", "till"];

/// What a number counts, not days, where it stands behind one of these: `Hall 2 - 5 January`.
const COUNTED: [&str; 16] = [
    "day",
    "hall",
    "room",
    "floor",
    "level",
    "house",
    "building",
    "stage",
    "studio",
    "table",
    "part",
    "session",
    "round",
    "conversation",
    "block",
    "week",
];

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

    /// The day in this year, unless its printed day of the week says otherwise.
    pub(super) fn in_year(self, year: i32) -> Option<NaiveDate> {
        let date = NaiveDate::from_ymd_opt(year, self.month, self.day)?;
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

/// A word or number of a line, with where it stands.
#[derive(Clone, Copy)]
struct Token<'t> {
    word: &'t str,
    start: usize,
    end: usize,
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

/// The day of the week alone, where nothing else stands in the text.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let long = word.len() >= 3 && word.chars().all(char::is_alphabetic);
    long.then(|| word.parse().ok()).flatten()
}

fn day_of(words: Words<'_>) -> Option<(Date, usize)> {
    let (year, month, day, last) = words
        .in_digits()
        .or_else(|| words.days_of_month())
        .or_else(|| words.month_and_days())
        .or_else(|| words.day_of_month())
        .or_else(|| words.month_and_day())?;
    // 29 February is a day where no year says otherwise.
    NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
    Some((Date { year, month, day, weekday: None }, words.token(last)?.end))
}

/// Year, month, day, and the place of the last token.
type Printed = (Option<i32>, u32, u32, usize);

/// The tokens of a line from one on, that may be a date in one of several forms.
#[derive(Clone, Copy)]
struct Words<'t> {
    text: &'t str,
    tokens: &'t [Token<'t>],
    /// The one before them.
    lead: Option<Token<'t>>,
}

impl<'t> Words<'t> {
    fn token(self, n: usize) -> Option<Token<'t>> {
        self.tokens.get(n).copied()
    }

    fn day(self, n: usize) -> Option<u32> {
        ordinal(self.token(n)?.word)
    }

    fn month(self, n: usize) -> Option<u32> {
        month(self.token(n)?.word)
    }

    /// What stands behind a token, up to the next.
    fn between(self, n: usize) -> &'t str {
        match (self.token(n), self.token(n + 1)) {
            (Some(a), Some(b)) => self.text.get(a.end..b.start).unwrap_or_default(),
            _ => "",
        }
    }

    fn is_near(self, n: usize) -> bool {
        self.between(n).chars().all(|c| c.is_whitespace() || ",.".contains(c))
    }

    /// The place of the last of several days behind the first: `- 3`, `to Sunday 3`.
    fn until(self, n: usize) -> Option<usize> {
        let between = self.between(n).trim();
        let is_sign = !between.is_empty() && between.chars().all(|c| "-–—&/".contains(c));
        let is_word =
            between.is_empty() && self.token(n + 1).is_some_and(|it| UNTIL.contains(&it.word));
        let next = n + 1 + usize::from(is_word);
        let is_named = self.token(next).is_some_and(|it| weekday(it.word).is_some());
        let at = next + usize::from(is_named && self.is_near(next));
        (is_sign || is_word).then_some(at)
    }

    /// False where the first number counts something: `Day 1 - Monday 5 January`.
    fn begins_range(self, until: usize) -> bool {
        let lead = self.lead.map(|it| fold(it.word)).unwrap_or_default();
        let is_named = |n: usize| self.token(n).is_some_and(|it| weekday(it.word).is_some());
        let is_alone = is_named(until - 1) && weekday(&lead).is_none();
        !is_alone && !COUNTED.contains(&lead.as_str())
    }

    fn year(self, n: usize) -> Option<i32> {
        let token = self.token(n).filter(|token| token.word.len() == 4)?;
        let (year, rest) = number(token.word, 4).filter(|_| self.is_near(n - 1))?;
        let is_year = rest.is_empty() && (1900..2200).contains(&year);
        is_year.then(|| i32::try_from(year).ok()).flatten()
    }

    /// `2013-10-08`
    fn in_digits(self) -> Option<Printed> {
        let [a, b, c] = [0, 1, 2].map(|n| plain_number(self.token(n)?.word));
        let (y, m, d) = in_numbers(self.between(0), (a?, b?, c?))?;
        (self.between(0) == self.between(1)).then_some((Some(y), m, d, 2))
    }

    /// `12–14 March`: several days, of which the first counts.
    fn days_of_month(self) -> Option<Printed> {
        let until = self.until(0).filter(|until| self.begins_range(*until))?;
        let (day, end, month) = (self.day(0)?, self.day(until)?, self.month(until + 1)?);
        let year = self.year(until + 2);
        let last = until + 1 + usize::from(year.is_some());
        (day < end && self.is_near(until)).then_some((year, month, day, last))
    }

    /// `March 12–14, 2026`
    fn month_and_days(self) -> Option<Printed> {
        let until = self.until(1)?;
        let (month, day, _) = (self.month(0)?, self.day(1)?, self.day(until)?);
        let year = self.year(until + 1)?;
        self.is_near(0).then_some((Some(year), month, day, until + 1))
    }

    /// `14 August`, `3rd of October 2020`
    fn day_of_month(self) -> Option<Printed> {
        let of = usize::from(self.token(1)?.word.eq_ignore_ascii_case("of"));
        let (day, month) = (self.day(0)?, self.month(1 + of)?);
        let year = self.year(2 + of);
        let last = 1 + of + usize::from(year.is_some());
        (self.is_near(0) && self.is_near(of)).then_some((year, month, day, last))
    }

    /// `September 2`
    fn month_and_day(self) -> Option<Printed> {
        let (month, day) = (self.month(0)?, self.day(1)?);
        let year = self.year(2);
        let last = 1 + usize::from(year.is_some());
        self.is_near(0).then_some((year, month, day, last))
    }
}

/// `2013-10-08`, `8.10.2013`; `14/08/2017` where it can be read in one way alone.
fn in_numbers(between: &str, numbers: (u32, u32, u32)) -> Option<(i32, u32, u32)> {
    let (a, b, c) = numbers;
    let year =
        |y: u32| Some(y).filter(|y| (1900..2200).contains(y)).and_then(|y| y.try_into().ok());
    match between {
        "-" => Some((year(a)?, b, c)),
        "." => Some((year(c)?, b, a)),
        "/" if a > 12 => Some((year(c)?, b, a)),
        "/" if b > 12 => Some((year(c)?, a, b)),
        _ => None,
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text.get(from..at).unwrap_or_default();
                found.push(Token { word, start: from, end: at });
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn is_near(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    let (Some(a), Some(b)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    text.get(a.end..b.start)
        .is_some_and(|it| it.chars().all(|c| c.is_whitespace() || ",.".contains(c)))
}

fn plain_number(word: &str) -> Option<u32> {
    number(word, 4).filter(|(_, rest)| rest.is_empty()).map(|(n, _)| n)
}

/// `14`, `14th`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let (day, rest) = number(word, 2)?;
    let plain = rest.is_empty() || ["st", "nd", "rd", "th"].contains(&rest);
    (plain && (1..=31).contains(&day)).then_some(day)
}

/// A month by its name, or by three letters and more of it.
fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let named = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(&word))?;
    u32::try_from(named + 1).ok()
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
        for text in
            ["may 200", "31 June 2017", "08/09/2017", "1.2.3", "version 2-3-4", "Monday", ""]
        {
            assert!(date_in(text).is_none(), "{text}");
        }
        assert!(!date_in("people may 5 times").unwrap().1.is_sure());
    }
}
