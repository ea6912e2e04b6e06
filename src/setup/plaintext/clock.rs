//! One time of day: `18:15`, `6 pm`, `9.30`, `18h15`, `noon`.

use super::lasting::MOST_HOURS;
use super::line::number;

/// Half of a day of twelve hours each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Afternoon,
}

/// How a time is written, from the surest to one that may be any number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// `18:15`, `6 pm`, `18h15`.
    Sure,
    /// `18.15`, `18h`.
    Likely,
    /// `6`.
    Bare,
}

/// A time as printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub(super) hour: u32,
    minute: u32,
    pub(super) half: Option<Half>,
    pub(super) form: Form,
}

impl Clock {
    /// Its minute of the day, read as in this half.
    pub(super) fn minute_of_day(self, half: Option<Half>) -> Option<u32> {
        let hour = match half {
            None if (self.hour, self.minute) == (24, 0) => 24,
            None => Some(self.hour).filter(|hour| *hour < 24)?,
            Some(half) => {
                let hour = Some(self.hour).filter(|hour| (1..=12).contains(hour))? % 12;
                if half == Half::Afternoon { hour + 12 } else { hour }
            }
        };
        Some(hour * 60 + self.minute)
    }

    /// Its minute of the day, as printed.
    pub(super) fn own(self) -> Option<u32> {
        self.minute_of_day(self.half)
    }
}

/// `noon`, `midnight`: words that stand for a time where nothing else can be meant.
pub(super) fn named(text: &str) -> Option<(Clock, &str)> {
    let (word, half) = [("noon", Half::Afternoon), ("midnight", Half::Morning)]
        .into_iter()
        .find(|(word, _)| begins(text, word))?;
    let clock = Clock { hour: 12, minute: 0, half: Some(half), form: Form::Sure };
    Some((clock, text.get(word.len()..)?))
}

fn begins(text: &str, word: &str) -> bool {
    text.split_at_checked(word.len()).is_some_and(|(head, rest)| {
        head.eq_ignore_ascii_case(word) && !rest.starts_with(char::is_alphanumeric)
    })
}

/// The time that a text begins with, and what follows it.
pub(super) fn clock(text: &str) -> Option<(Clock, &str)> {
    let (hour, rest) = number(text, 2)?;
    let two = |rest| {
        number(rest, 2)
            .filter(|(minute, after): &(u32, &str)| rest.len() - after.len() == 2 && *minute < 60)
    };
    let (minute, form, rest) = if let Some(after) = rest.strip_prefix([':', '：']) {
        let (minute, after) = two(after)?;
        (minute, Form::Sure, after)
    } else if let Some((minute, after)) = rest.strip_prefix(" :").and_then(two) {
        (minute, Form::Sure, after)
    } else if let Some((minute, after)) = rest.strip_prefix('.').and_then(two) {
        (minute, Form::Likely, after)
    } else if let Some(after) = rest.strip_prefix(['h', 'H']) {
        match two(after) {
            Some((minute, after)) => (minute, Form::Sure, after),
            None if after.starts_with(char::is_alphabetic) => (0, Form::Bare, rest),
            None => (0, Form::Likely, after),
        }
    } else {
        (0, Form::Bare, rest)
    };
    let is_of_day = form != Form::Bare && hour > MOST_HOURS;
    let rest = rest.strip_prefix(" Uhr").unwrap_or(rest);
    let rest = unhoured(rest).filter(|_| is_of_day).unwrap_or(rest);
    // `12 noon`, `12:00 midnight`: the word says which twelve it is.
    let word = || named(rest.trim_start()).filter(|_| hour == 12 && minute == 0);
    if let Some((clock, rest)) = word() {
        return Some((clock, rest));
    }
    match half(rest) {
        Some((half, rest)) => {
            Some((Clock { hour, minute, half: Some(half), form: Form::Sure }, rest))
        }
        None => Some((Clock { hour, minute, half: None, form }, rest)),
    }
}

/// What follows a word for hours: `h`, ` hrs.`. A capital before a dot or a hyphen is somebody's
/// initial, or the beginning of a word.
fn unhoured(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    if word.eq_ignore_ascii_case("hrs") {
        return Some(rest.strip_prefix('.').unwrap_or(rest));
    }
    let is_apart = !rest.starts_with(|c: char| c.is_ascii_digit() || ".-".contains(c));
    (word.eq_ignore_ascii_case("h") && is_apart).then_some(rest)
}

/// `am`, ` p.m.`; not the beginning of a word in small letters.
fn half(text: &str) -> Option<(Half, &str)> {
    let text = text.trim_start();
    for (written, half) in [
        ("a.m.", Half::Morning),
        ("p.m.", Half::Afternoon),
        ("am", Half::Morning),
        ("pm", Half::Afternoon),
    ] {
        let Some((head, rest)) = text.split_at_checked(written.len()) else { continue };
        if head.eq_ignore_ascii_case(written) && !rest.starts_with(char::is_lowercase) {
            return Some((half, rest));
        }
    }
    None
}
