//! What is wrong with a file of people.

use super::column::Column;
use crate::text::counted;

/// How many headings are told.
const HEADINGS: usize = 8;

/// Why rows are no people. Lines are those of the file, from 1; words of people stand in it raw.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Slip {
    /// It holds bytes that no text has.
    #[error("it is no plain text")]
    Binary,
    /// It is an archive, and not of a sheet that can be read.
    #[error("it is no spreadsheet that can be read: {0}")]
    NoSheet(String),
    /// It is written in another encoding.
    #[error("line {line} is not UTF-8")]
    NotUtf8 {
        /// Which, from 1.
        line: usize,
    },
    /// No column of names; with the headings there are.
    #[error("no column is called name")]
    NoNames(Vec<String>),
    /// No column with a heading that was chosen.
    #[error("no column is called \"{0}\"")]
    NoHeading(String),
    /// Two columns for the same.
    #[error("two columns are called {}", .0.heading())]
    Twice(Column),
    /// A heading that was chosen for several.
    #[error("several columns are to be read from \"{0}\"")]
    Shared(String),
    /// Not one row of a person.
    #[error("there is nobody in it")]
    Nobody,
    /// More cells than columns.
    #[error("line {line} has {}, and there are {columns} columns", counted(*.cells as u64, "cell", "cells"))]
    TooWide {
        /// Which.
        line: usize,
        /// What it has.
        cells: usize,
        /// What it may have.
        columns: usize,
    },
    /// A row without a name.
    #[error("line {line} has no name")]
    Nameless {
        /// Which.
        line: usize,
    },
    /// A quote that is open to the end.
    #[error("line {line}: a quote is not closed")]
    Unclosed {
        /// Where its row begins.
        line: usize,
    },
    /// A cell that goes over several lines: a quote is closed too late.
    #[error("line {line}: {} goes over several lines", .column.heading())]
    Lines {
        /// Where its row begins.
        line: usize,
        /// Which.
        column: Column,
    },
    /// A word where a number belongs.
    #[error("line {line}: {} is \"{word}\", which is no number", .column.heading())]
    NoNumber {
        /// Which.
        line: usize,
        /// Where in it.
        column: Column,
        /// The word.
        word: String,
    },
    /// Neither yes nor no.
    #[error("line {line}: remote is \"{word}\", which is neither yes nor no")]
    NeitherNor {
        /// Which.
        line: usize,
        /// The word.
        word: String,
    },
    /// A row that is not there.
    #[error("line {line}: {} names row {row}, and the last is row {last}", .column.heading())]
    NoRow {
        /// Which.
        line: usize,
        /// Where in it.
        column: Column,
        /// What it names.
        row: usize,
        /// The last there is.
        last: usize,
    },
    /// More languages than can be told apart.
    #[error("there are {0} languages")]
    Babel(usize),
}

impl Slip {
    /// Its line; 0 of what is wrong with the whole.
    pub(super) const fn line(&self) -> usize {
        match self {
            Self::NotUtf8 { line }
            | Self::TooWide { line, .. }
            | Self::Nameless { line }
            | Self::Unclosed { line }
            | Self::Lines { line, .. }
            | Self::NoNumber { line, .. }
            | Self::NeitherNor { line, .. }
            | Self::NoRow { line, .. } => *line,
            Self::Binary
            | Self::NoSheet(_)
            | Self::NoNames(_)
            | Self::NoHeading(_)
            | Self::Twice(_)
            | Self::Shared(_)
            | Self::Nobody
            | Self::Babel(_) => 0,
        }
    }

    /// What to do instead.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Binary | Self::NoSheet(_) => {
                "save the sheet as .xlsx without a password, or as CSV in UTF-8".to_owned()
            }
            Self::NotUtf8 { .. } => "save it as CSV in UTF-8".to_owned(),
            Self::NoNames(there) => match there.first() {
                Some(first) => format!(
                    "the first line names the columns, here {}: --columns \"name={first}\" says which \
                     has the names",
                    listed(there)
                ),
                None => format!("the first line names the columns: {}", Column::headings()),
            },
            Self::NoHeading(_) => "name a heading as it stands in the first line".to_owned(),
            Self::Shared(_) => "name another heading for each".to_owned(),
            Self::Twice(_) => "call one of them something else".to_owned(),
            Self::Nobody => {
                format!(
                    "the first line names the columns ({}), each below it is a person",
                    Column::headings()
                )
            }
            Self::TooWide { .. } => "put a cell that has a comma in it in quotes".to_owned(),
            Self::Nameless { .. } => "give everybody a name, or a number".to_owned(),
            Self::Unclosed { .. } | Self::Lines { .. } => {
                "close its quotes, or double a quote that belongs to it".to_owned()
            }
            Self::NoNumber { column, .. } => match column {
                Column::Arrives | Column::Leaves => "name a round by its number".to_owned(),
                _ => "name people by their rows, from 0, with ; between them".to_owned(),
            },
            Self::NeitherNor { .. } => "write yes or no".to_owned(),
            Self::NoRow { .. } => "the first person is row 0".to_owned(),
            Self::Babel(_) => "at most 64 can be told apart".to_owned(),
        }
    }
}

/// Headings in a row, as many as a line has room for.
fn listed(headings: &[String]) -> String {
    let first = headings.iter().take(HEADINGS).map(String::as_str).collect::<Vec<_>>().join(", ");
    if headings.len() > HEADINGS { format!("{first}, …") } else { first }
}
