//! Why nobody can be seated at a session.

use thiserror::Error;

use crate::seating::MOST;
use crate::text::counted;

/// How many tables are named.
const NAMED: usize = 20;

/// Why nobody can be seated at a session as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unseatable {
    /// There is no table that is open.
    #[error("the session has no tables")]
    NoTables,
    /// There were some, and all are closed.
    #[error("all tables of the session are closed; seats need one that is open")]
    Closed,
    /// Nobody is named, counted or expected.
    #[error("the session says nothing of who comes")]
    Nobody,
    /// More people are expected than are planned for.
    #[error("{0} people are more than can be planned")]
    TooMany(u32),
    /// All rounds have begun.
    #[error("no round is still to come")]
    NoRound,
    /// More rounds are wanted than there are, or only such as have begun.
    #[error("the session has {}, {begun} of them begun", counted(*.rounds as u64, "round", "rounds"))]
    Rounds {
        /// How many there are.
        rounds: usize,
        /// How many of them have begun.
        begun: usize,
    },
    /// Somebody hosts a table that is not there.
    #[error("{name} hosts table {table}, which is not there")]
    NoSuchTable {
        /// Who, as written.
        name: String,
        /// The number or the name of the table, as written.
        table: String,
        /// What those that are there are called.
        tables: Vec<String>,
    },
}

impl Unseatable {
    /// What to do, from the shell.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoTables => "--tables 10 gives it ten, as \"tables\" in the plan does".to_owned(),
            Self::Closed => {
                "do PATH add-table adds one; do PATH open-table 4 opens one again".to_owned()
            }
            Self::Nobody => {
                "--people 50 gives cards with numbers, --people guests.csv names everybody"
                    .to_owned()
            }
            Self::TooMany(_) => format!("plan at most {MOST}; head-count says how many come"),
            Self::NoRound => "insert-block adds one".to_owned(),
            Self::Rounds { .. } => "leave --rounds out to plan them all".to_owned(),
            Self::NoSuchTable { tables, .. } => {
                let first = tables.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>();
                let more = if tables.len() > NAMED { ", …" } else { "" };
                format!("the tables of the session are {}{more}", first.join(", "))
            }
        }
    }
}
