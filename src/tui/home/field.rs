//! The fields of the dialog of a new session, and what may stand in each.

use std::str::FromStr;

use chrono::NaiveDate;

use crate::domain::TimeOfDay;
use crate::setup::Sketch;

/// A field of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
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
    /// What a round asks, from 0.
    Question(usize),
    /// How many tables.
    Tables,
}

/// The most tables a plan may have.
const MOST_TABLES: u32 = 1000;

impl Field {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Title => "title".to_owned(),
            Self::Place => "place".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Start => "start".to_owned(),
            Self::Rounds => "rounds".to_owned(),
            Self::Question(at) => format!("question {}", at + 1),
            Self::Tables => "tables".to_owned(),
        }
    }

    /// What may stand in it, in a few words.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Title => "what the event is called",
            Self::Place => "where it is held, or empty",
            Self::Date => "such as 2026-11-28",
            Self::Start => "such as 18:15",
            Self::Rounds => "1 to 9",
            Self::Question(0) => "what the tables talk about",
            Self::Question(_) => "empty: the one before again",
            Self::Tables => "1 to 1000",
        }
    }

    /// What is wrong with what was typed, as a sentence without a full stop that names the field.
    #[must_use]
    pub fn fault(self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        match self {
            Self::Title => typed.is_empty().then(|| "the title is missing".to_owned()),
            Self::Place => None,
            Self::Date => wrong::<NaiveDate>(typed, "a date reads 2026-11-28"),
            Self::Start => wrong::<TimeOfDay>(typed, "a start reads 09:00 or 18:15"),
            Self::Rounds => rounds(typed).is_none().then(|| "rounds are 1 to 9".to_owned()),
            Self::Question(0) => typed.is_empty().then(|| "question 1 is missing".to_owned()),
            Self::Question(_) => None,
            Self::Tables => tables(typed).is_none().then(|| "tables are 1 to 1000".to_owned()),
        }
    }
}

fn wrong<T: FromStr>(typed: &str, words: &str) -> Option<String> {
    typed.parse::<T>().is_err().then(|| words.to_owned())
}

/// How many rounds, where it is so many.
pub(super) fn rounds(typed: &str) -> Option<usize> {
    typed.trim().parse().ok().filter(|rounds| (1..=Sketch::MOST_ROUNDS).contains(rounds))
}

/// How many tables, where it is so many.
pub(super) fn tables(typed: &str) -> Option<u32> {
    typed.trim().parse().ok().filter(|tables| (1..=MOST_TABLES).contains(tables))
}
