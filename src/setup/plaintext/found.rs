//! What a text holds, as far as it was understood.

use chrono::{NaiveDate, Weekday};

use super::date::Date;
use super::hours::Hours;
use crate::domain::{Block, BlockKind, Person, RoleLine, Speaker, Tables, TimeOfDay};

/// The longest name of an event, a person or a category.
pub(super) const NAME: usize = 160;
/// The most questions, names and paragraphs that are read.
pub(super) const MOST: usize = 300;

/// The longest that a block may last, in seconds, where only the time below it says so.
pub(super) const LONGEST_GUESS: i64 = 4 * 3600;

/// The day a block is on, as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// A date, perhaps without its year.
    Date(Date),
    /// `Day 2`.
    Nth(u32),
    /// `Tuesday`, `Thursday 8th`.
    Named(Weekday, Option<u32>),
}

/// A block with what belongs to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The line it begins in.
    pub(super) line: usize,
    pub(super) block: Block,
    /// Its times, with the end that is printed.
    pub(super) hours: Option<Hours>,
    /// The day, of the first block of each.
    pub(super) day: Option<Day>,
    /// The number it comes by: 5 of `Session 5`.
    pub(super) ordinal: Option<u32>,
    /// A list of those who speak names it, who may be listed above a programme.
    pub(super) is_listed: bool,
    /// Who leads it stands below an empty line, or below what was not understood.
    pub(super) led_apart: bool,
    /// The questions printed below it, as places in the list of questions.
    pub(super) questions: Vec<usize>,
}

impl Row {
    pub(super) fn is(&self, kind: BlockKind) -> bool {
        self.block.kind == kind
    }

    /// True where its printed end may as well begin its title.
    pub(super) fn ends_in_doubt(&self) -> bool {
        self.hours.is_some_and(Hours::ends_in_doubt)
    }

    /// Its printed end, where that lies before its start.
    pub(super) fn lost_end(&self) -> Option<TimeOfDay> {
        self.hours.and_then(Hours::lost_end)
    }
}

/// A question with what belongs to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) text: String,
    pub(super) goals: Vec<String>,
    /// Letters, where there are any, and labels.
    pub(super) categories: Vec<(Option<char>, String)>,
    /// The number of the conversation that asks it, where that is printed.
    pub(super) round: Option<u32>,
}

/// What the names below a heading are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listing {
    /// They take part; else they only serve.
    pub(super) takes_part: bool,
    /// What all of them do.
    pub(super) role: Option<String>,
    /// The number of the line of that role, until somebody has it.
    pub(super) line: Option<usize>,
    /// Somebody was named.
    pub(super) has_entry: bool,
}

/// Everything understood.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The lines above everything else, with their numbers.
    pub(super) heads: Vec<(usize, String)>,
    pub(super) title: Option<String>,
    pub(super) organisation: Option<String>,
    pub(super) place: Option<String>,
    /// Words before a date above everything else, with their line: a name, or a place.
    pub(super) name_or_place: Option<(usize, String)>,
    pub(super) summary: Vec<String>,
    pub(super) is_session_report: bool,
    pub(super) tables: Option<Tables>,
    /// The day and hours of the whole event.
    pub(super) date: Option<Date>,
    pub(super) hours: Option<Hours>,
    /// The number of the line that told the hours.
    pub(super) hours_line: usize,
    /// Every date whose year is printed.
    pub(super) dates: Vec<NaiveDate>,
    /// How many are expected.
    pub(super) participants: Option<u32>,
    pub(super) rows: Vec<Row>,
    pub(super) questions: Vec<Asked>,
    /// Who speaks, where no block is named.
    pub(super) speakers: Vec<Speaker>,
    /// The numbers of the lines that say how long each speaks, until a talk is that long.
    pub(super) each: Vec<usize>,
    /// Who leads, where no block is named.
    pub(super) facilitators: Vec<String>,
    /// Who takes part.
    pub(super) people: Vec<Person>,
    /// Who serves, by role.
    pub(super) served: Vec<RoleLine>,
    /// What somebody should look at.
    pub(super) remarks: Vec<String>,
    /// The numbers of the lines that were not understood.
    pub(super) unread: Vec<usize>,
}
