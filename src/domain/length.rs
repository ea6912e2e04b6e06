//! Lengths and times of day as people write them in a plan: `25 min`, `1 h 30 min`, `18:15`.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveTime;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::time::Span;

/// A length as written in a plan or typed with a command; never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct Length(pub Span);

/// Why words are not a length.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LengthError {
    /// `-5 min`.
    #[error("a length cannot be negative")]
    Negative,
    /// `5`.
    #[error("a length needs a unit")]
    NoUnit,
    /// `4m4`.
    #[error("the last number of this length has no unit")]
    LastUnit,
    /// `5 parsecs`, or nothing at all.
    #[error("this is not a length")]
    NotALength,
    /// More than a hundred days.
    #[error("this length is longer than a hundred days")]
    TooLong,
}

impl LengthError {
    /// What to write instead.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Negative => "write 0 min for a block without a length of its own",
            Self::NoUnit | Self::LastUnit | Self::NotALength => {
                "lengths read 25 min, 1 h 30 min, 90 s, or 5m and 1h30m"
            }
            Self::TooLong => "several days are several blocks, each with its date",
        }
    }
}

impl Length {
    /// The longest there is.
    pub const MOST: Self = Self(Span::seconds(100 * 24 * 3600));

    /// A length as somebody types it who is asked for one: a number alone is minutes.
    ///
    /// # Errors
    /// [`LengthError`] as for a length that is written.
    pub fn typed(words: &str) -> Result<Self, LengthError> {
        let words = words.trim();
        let is_number = !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { format!("{words} min").parse() } else { words.parse() }
    }
}

impl FromStr for Length {
    type Err = LengthError;

    fn from_str(words: &str) -> Result<Self, LengthError> {
        let words = words.trim();
        if words.starts_with(['-', '−']) {
            return Err(LengthError::Negative);
        }
        let mut rest = words;
        let mut seconds: i64 = 0;
        let mut parts = 0;
        let mut largest = i64::MAX;
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let (number, tail) = rest.split_at_checked(end).ok_or(LengthError::NotALength)?;
            if number.is_empty() {
                return Err(LengthError::NotALength);
            }
            let number: i64 = number.parse().map_err(|_| LengthError::TooLong)?;
            let tail = tail.trim_start();
            let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
            let (unit, tail) = tail.split_at_checked(end).ok_or(LengthError::NotALength)?;
            if unit.is_empty() && !tail.is_empty() {
                return Err(LengthError::NotALength);
            }
            if unit.is_empty() && parts > 0 {
                return Err(LengthError::LastUnit);
            }
            let of = unit_seconds(unit)?;
            // `25 min 30 min` is a slip, not a sum.
            if of >= largest {
                return Err(LengthError::NotALength);
            }
            largest = of;
            seconds = number
                .checked_mul(of)
                .and_then(|more| seconds.checked_add(more))
                .ok_or(LengthError::TooLong)?;
            parts += 1;
            rest = tail.trim_start_matches(['.', ' ', '\u{a0}']);
        }
        match (parts, seconds) {
            (0, _) => Err(LengthError::NotALength),
            (_, s) if Span::seconds(s) > Self::MOST.0 => Err(LengthError::TooLong),
            _ => Ok(Self(Span::seconds(seconds))),
        }
    }
}

fn unit_seconds(unit: &str) -> Result<i64, LengthError> {
    match unit.to_lowercase().as_str() {
        "" => Err(LengthError::NoUnit),
        "h" | "hr" | "hrs" | "hour" | "hours" => Ok(3600),
        "m" | "min" | "mins" | "minute" | "minutes" => Ok(60),
        "s" | "sec" | "secs" | "second" | "seconds" => Ok(1),
        _ => Err(LengthError::NotALength),
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.0 / 1000;
        let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        match (h, m, s) {
            (0, m, 0) => write!(f, "{m} min"),
            (h, 0, 0) => write!(f, "{h} h"),
            (h, m, 0) => write!(f, "{h} h {m} min"),
            (0, 0, s) => write!(f, "{s} s"),
            (0, m, s) => write!(f, "{m} min {s} s"),
            (h, m, s) => write!(f, "{h} h {m} min {s} s"),
        }
    }
}

impl Serialize for Length {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let words = std::borrow::Cow::<'de, str>::deserialize(from)?;
        words.parse().map_err(de::Error::custom)
    }
}

/// A time of day of a plan, `18:15`; seconds are allowed and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct TimeOfDay(pub NaiveTime);

impl FromStr for TimeOfDay {
    type Err = NotATime;

    fn from_str(words: &str) -> Result<Self, NotATime> {
        ["%H:%M", "%H:%M:%S"]
            .iter()
            .find_map(|form| NaiveTime::parse_from_str(words.trim(), form).ok())
            .map(Self)
            .ok_or(NotATime)
    }
}

/// Words that are not a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a time of day")]
pub struct NotATime;

impl NotATime {
    /// What to write instead.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        "times read 09:00 or 18:15"
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use chrono::Timelike;
        match self.0.second() {
            0 => write!(f, "{}", self.0.format("%H:%M")),
            _ => write!(f, "{}", self.0.format("%H:%M:%S")),
        }
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let words = std::borrow::Cow::<'de, str>::deserialize(from)?;
        words.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_typed_is_minutes() {
        assert_eq!(Length::typed(" 25 "), "25 min".parse());
        assert_eq!(Length::typed("1h"), "1 h".parse());
        assert_eq!(Length::typed(""), Err(LengthError::NotALength));
    }

    #[test]
    fn lengths_read_as_people_write_them() {
        for (words, seconds) in [
            ("25 min", 1500),
            ("1 h 30 min", 5400),
            ("90 s", 90),
            ("5m", 300),
            ("1h30m", 5400),
            ("0 min", 0),
            ("5 min.", 300),
            ("2 hrs", 7200),
            ("25 mins", 1500),
        ] {
            assert_eq!(words.parse(), Ok(Length(Span::seconds(seconds))), "{words}");
        }
    }

    #[test]
    fn what_is_no_length_says_why() {
        assert_eq!("1.5 h".parse::<Length>(), Err(LengthError::NotALength));
        assert_eq!("-5 min".parse::<Length>(), Err(LengthError::Negative));
        assert_eq!("5".parse::<Length>(), Err(LengthError::NoUnit));
        assert_eq!("4m4".parse::<Length>(), Err(LengthError::LastUnit));
        assert_eq!("1 h 30".parse::<Length>(), Err(LengthError::LastUnit));
        assert_eq!("".parse::<Length>(), Err(LengthError::NotALength));
        assert_eq!("soon".parse::<Length>(), Err(LengthError::NotALength));
        assert_eq!("25 min 30 min".parse::<Length>(), Err(LengthError::NotALength));
        assert_eq!("30 min 1 h".parse::<Length>(), Err(LengthError::NotALength));
        assert_eq!("99999999999999999999 h".parse::<Length>(), Err(LengthError::TooLong));
    }

    #[test]
    fn a_length_written_is_the_length_read() {
        for seconds in [0, 1, 59, 60, 61, 90, 119, 120, 150, 3600, 3661, 5400, 86_400] {
            let length = Length(Span::seconds(seconds));
            assert_eq!(length.to_string().parse(), Ok(length), "{length}");
        }
        let written = |seconds| Length(Span::seconds(seconds)).to_string();
        assert_eq!([59, 81, 139].map(written), ["59 s", "1 min 21 s", "2 min 19 s"]);
    }

    #[test]
    fn times_of_day_are_strict() {
        assert_eq!("18:15".parse::<TimeOfDay>().unwrap().to_string(), "18:15");
        assert!("24:01".parse::<TimeOfDay>().is_err());
        assert!("quarter past six".parse::<TimeOfDay>().is_err());
    }
}
