//! Dates as English programmes print them: `Monday, 14 August 2017`, `September 2`, `2013-10-08`.

use chrono::{Datelike, NaiveDate, Weekday};

use super::line::number;

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
        let Some((mut date, last)) = tokens.get(from..).and_then(|rest| day_of(text, rest)) else {
            continue;
        };
        if named.is_some() && !is_near(text, &tokens, at) {
            continue;
        }
        date.weekday = named;
        let (start, end) = (tokens.get(at)?.start, last);
        return Some((text.get(..start)?, date, text.get(end..)?));
    }
    None
}

/// The day of the week alone, where nothing else stands in the text.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let long = word.len() >= 3 && word.chars().all(char::is_alphabetic);
    long.then(|| word.parse().ok()).flatten()
}

fn day_of(text: &str, tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let words = Words { text, tokens };
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

    fn is_until(self, n: usize) -> bool {
        let between = self.between(n);
        !between.is_empty() && between.chars().all(|c| " -–—".contains(c))
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
        let (day, _, month) = (self.day(0)?, self.day(1)?, self.month(2)?);
        let year = self.year(3);
        let last = 2 + usize::from(year.is_some());
        (self.is_until(0) && self.is_near(1)).then_some((year, month, day, last))
    }

    /// `March 12–14, 2026`
    fn month_and_days(self) -> Option<Printed> {
        let (month, day, _) = (self.month(0)?, self.day(1)?, self.day(2)?);
        let year = self.year(3)?;
        (self.is_near(0) && self.is_until(1)).then_some((Some(year), month, day, 3))
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
fn ordinal(word: &str) -> Option<u32> {
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
        ] {
            let (_, found, _) = date_in(text).unwrap();
            assert_eq!(found.full().unwrap().to_string(), date, "{text}");
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
        for text in
            ["may 200", "31 June 2017", "08/09/2017", "1.2.3", "version 2-3-4", "Monday", ""]
        {
            assert!(date_in(text).is_none(), "{text}");
        }
        assert!(!date_in("people may 5 times").unwrap().1.is_sure());
    }
}
