//! Words and numbers of a line that may be a date in one of several forms.

use chrono::Weekday;

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

/// A word or number of a line, with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) word: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Year, month, day, and the place of the last token.
pub(super) type Printed = (Option<i32>, u32, u32, usize);

/// The tokens of a line from one on, that may be a date in one of several forms.
#[derive(Clone, Copy)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token<'t>],
    /// The one before them.
    pub(super) lead: Option<Token<'t>>,
}

impl<'t> Words<'t> {
    /// The date that they begin with, in the surest of its forms.
    pub(super) fn printed(self) -> Option<Printed> {
        self.in_digits()
            .or_else(|| self.days_of_month())
            .or_else(|| self.month_and_days())
            .or_else(|| self.day_of_month())
            .or_else(|| self.month_and_day())
    }

    pub(super) fn token(self, n: usize) -> Option<Token<'t>> {
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
    pub(super) fn until(self, n: usize) -> Option<usize> {
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

    /// `2026`; `'26`, and `26` from 20 on where nothing behind it makes it an hour or a number of
    /// something.
    fn year(self, n: usize) -> Option<i32> {
        let token = self.token(n)?;
        let (year, _) = number(token.word, 4).filter(|(_, rest)| rest.is_empty())?;
        let between = self.between(n - 1);
        let signs = between.trim_start_matches([' ', ',']);
        let is_cut = !signs.is_empty() && signs.chars().all(|c| "'’‘".contains(c));
        let is_short = between.trim().is_empty() && (20..60).contains(&year) && self.ends(token);
        let year = match token.word.len() {
            4 => Some(year).filter(|year| (1900..2200).contains(year) && self.is_near(n - 1)),
            2 if is_cut || is_short => Some(2000 + year),
            _ => None,
        };
        i32::try_from(year?).ok()
    }

    /// True where what stands behind a token begins anew.
    fn ends(self, token: Token<'_>) -> bool {
        let rest = self.text.get(token.end..).unwrap_or_default();
        let signs = [",", ";", ")", "|", ": "];
        let is_time = number(rest.trim_start(), 2).is_some_and(|(_, rest)| rest.starts_with(':'));
        rest.trim().is_empty() || is_time || signs.iter().any(|sign| rest.starts_with(sign))
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

/// The words and numbers of a line.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
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

/// True where no more than a space, a comma or a full stop parts a token from the next.
pub(super) fn is_near(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
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

/// The day of the week alone, where nothing else stands in the text.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let long = word.len() >= 3 && word.chars().all(char::is_alphabetic);
    long.then(|| word.parse().ok()).flatten()
}
