//! The fields of the dialog of a new session, and what may stand in each.

use std::fmt::Display;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::domain::{Length, Span, TimeOfDay};
use crate::setup::{Sketch, day_typed, quoted, time_typed};

/// A field of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What kind of session it is.
    Kind,
    /// What the event is called.
    Title,
    /// Where it is held.
    Place,
    /// The day.
    Date,
    /// The time of day.
    Start,
    /// How many rounds.
    Rounds,
    /// How many topics, a table each.
    Topics,
    /// How long the opening is.
    Opening,
    /// How long each round is.
    Round,
    /// How long each time in groups is.
    Groups,
    /// How long a change of tables is.
    Change,
    /// How long each break is.
    Pause,
    /// How long the town hall is.
    Hall,
    /// How long each talk is.
    Talk,
    /// How long each open discussion is.
    Discussion,
    /// How long the closing is.
    Closing,
    /// What a round asks, from 0.
    Question(usize),
    /// Who gives a talk, from 0.
    Speaker(usize),
    /// How many tables.
    Tables,
    /// How many people are expected.
    People,
}

impl Field {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Kind => "kind".to_owned(),
            Self::Title => "title".to_owned(),
            Self::Place => "place".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Start => "start".to_owned(),
            Self::Rounds => "rounds".to_owned(),
            Self::Topics => "topics".to_owned(),
            Self::Opening => "opening".to_owned(),
            Self::Round => "each round".to_owned(),
            Self::Groups => "groups".to_owned(),
            Self::Change => "change".to_owned(),
            Self::Pause => "each break".to_owned(),
            Self::Hall => "town hall".to_owned(),
            Self::Talk => "each talk".to_owned(),
            Self::Discussion => "discussion".to_owned(),
            Self::Closing => "closing".to_owned(),
            Self::Question(at) => format!("question {}", at + 1),
            Self::Speaker(at) => format!("speaker {}", at + 1),
            Self::Tables => "tables".to_owned(),
            Self::People => "people".to_owned(),
        }
    }

    /// What may stand in it, in a few words.
    #[must_use]
    pub fn hint(self) -> String {
        let words = match self {
            Self::Kind => "what kind of session it is",
            Self::Title => "what the event is called",
            Self::Place => "where it is held, or empty",
            Self::Date => "such as 2026-11-28 or 28 Nov",
            Self::Start => "18:15 or 6:15 pm, or empty",
            Self::Rounds => return range(1, Sketch::MOST_ROUNDS),
            Self::Topics => return format!("{}, a table each", range(2, Sketch::MOST_TOPICS)),
            Self::Round | Self::Groups | Self::Hall | Self::Discussion => "such as 20 min",
            Self::Talk => "such as 5 min",
            Self::Opening | Self::Pause | Self::Closing => "such as 10 min, or 0 for none",
            Self::Change => "of tables, such as 3 min, or 0 for none",
            Self::Question(0) => "what the tables talk about",
            Self::Question(_) => "empty: the one before again",
            Self::Speaker(_) => "who gives the talk, or empty",
            Self::Tables => return range(1, Sketch::MOST_TABLES),
            Self::People => "how many are expected, or empty",
        };
        words.to_owned()
    }

    /// What is wrong with what was typed, as a sentence without a full stop that names the field.
    #[must_use]
    pub fn fault(self, typed: &str, today: NaiveDate) -> Option<String> {
        let typed = typed.trim();
        match self {
            Self::Title => typed.is_empty().then(|| "the title is missing".to_owned()),
            Self::Kind | Self::Place | Self::Speaker(_) => None,
            Self::Date => {
                let read = day_typed(typed, today);
                read.is_none().then(|| "a date reads 2026-11-28 or 28 Nov".to_owned())
            }
            Self::Start => start(typed).err(),
            Self::Rounds => rounds(typed).err(),
            Self::Topics => topics(typed).err(),
            Self::Opening
            | Self::Round
            | Self::Groups
            | Self::Change
            | Self::Pause
            | Self::Hall
            | Self::Talk
            | Self::Discussion
            | Self::Closing => self.length(typed).err(),
            Self::Question(0) => typed.is_empty().then(|| "question 1 is missing".to_owned()),
            Self::Question(_) => None,
            Self::Tables => tables(typed).err(),
            Self::People => people(typed).err(),
        }
    }
}

impl Field {
    /// How long something is to be; else what is wrong, by the name of the field.
    pub(super) fn length(self, typed: &str) -> Result<Length, String> {
        let name = self.name();
        if typed.trim().is_empty() {
            return Err(format!("{name}: how long is missing, {}", self.example()));
        }
        let length =
            Length::typed(typed).map_err(|why| format!("{name}: {why}, {}", self.example()))?;
        let wrong = match length {
            Length(Span::ZERO) if self.may_be_left_out() => return Ok(length),
            length if length > Sketch::LONGEST => "long",
            length if length < Sketch::SHORTEST => "short",
            length => return Ok(length),
        };
        let (least, most) = (Sketch::SHORTEST, Sketch::LONGEST);
        let or_none = if self.may_be_left_out() { ", or 0 for none" } else { "" };
        let typed = quoted(typed);
        Err(format!("{name}: {typed} is too {wrong}; it may take {least} to {most}{or_none}"))
    }

    /// A length that may stand in it.
    const fn example(self) -> &'static str {
        match self {
            Self::Opening | Self::Pause | Self::Closing => "such as 10 min, or 0 for none",
            Self::Change => "such as 3 min, or 0 for none",
            _ => "such as 20 min",
        }
    }

    /// True for a block that a café may do without.
    const fn may_be_left_out(self) -> bool {
        matches!(self, Self::Opening | Self::Change | Self::Pause | Self::Closing)
    }
}

/// When it begins, where that is said; else what is wrong.
pub(super) fn start(typed: &str) -> Result<Option<TimeOfDay>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    time_typed(typed).map(Some).ok_or_else(|| "a start reads 18:15 or 6:15 pm".to_owned())
}

/// How many rounds; else what is wrong.
pub(super) fn rounds(typed: &str) -> Result<usize, String> {
    number(typed, "rounds", 1, Sketch::MOST_ROUNDS)
}

/// How many topics; else what is wrong.
pub(super) fn topics(typed: &str) -> Result<usize, String> {
    number(typed, "topics", 2, Sketch::MOST_TOPICS)
}

/// How many tables; else what is wrong.
pub(super) fn tables(typed: &str) -> Result<u32, String> {
    number(typed, "tables", 1, Sketch::MOST_TABLES)
}

/// How many people, where that is said; else what is wrong.
pub(super) fn people(typed: &str) -> Result<Option<u32>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    number(typed, "people", 1, Sketch::MOST_PEOPLE).map(Some)
}

fn range<N: Display>(least: N, most: N) -> String {
    format!("{least} to {most}")
}

/// From the least to the most of these; else what is wrong.
fn number<N>(typed: &str, what: &str, least: N, most: N) -> Result<N, String>
where
    N: Copy + Display + FromStr + PartialOrd,
{
    let typed = typed.trim();
    let Ok(number) = typed.parse::<N>() else {
        return Err(format!("{what} are a number, {}", range(least, most)));
    };
    let wrong = match number {
        number if number > most => "many",
        number if number < least => "few",
        number => return Ok(number),
    };
    Err(format!("{} {what} are too {wrong}; there may be {}", quoted(typed), range(least, most)))
}
