//! What makes a plan one that cannot be seated.

use std::fmt;

/// A hard rule that a plan breaks. People, tables and rounds are numbers from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Breach {
    /// The plan has another number of rounds than the problem.
    Rounds {
        /// How many.
        rounds: usize,
        /// How many were asked for.
        asked: usize,
    },
    /// A round has another number of tables than the problem.
    Tables {
        /// Which.
        round: usize,
        /// How many.
        tables: usize,
        /// How many were asked for.
        asked: usize,
    },
    /// A past round is not as it was.
    Past {
        /// Which.
        round: usize,
    },
    /// Somebody there is not seated once.
    Seated {
        /// When.
        round: usize,
        /// Who.
        person: usize,
        /// How often.
        times: usize,
    },
    /// Somebody is seated who is not there, or not known.
    Absent {
        /// When.
        round: usize,
        /// Who.
        person: usize,
    },
    /// A table has too few or too many people.
    Size {
        /// When.
        round: usize,
        /// Which.
        table: usize,
        /// How many sit there.
        people: usize,
    },
    /// A host is not at their table.
    Host {
        /// When.
        round: usize,
        /// Who.
        person: usize,
        /// Where they are to be.
        table: usize,
    },
    /// Nobody hosts a table, where each round has new hosts.
    Unhosted {
        /// When.
        round: usize,
        /// Which.
        table: usize,
    },
    /// A remote person sits at a table in the room, or the other way about.
    Remote {
        /// When.
        round: usize,
        /// Who.
        person: usize,
    },
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rounds { rounds, asked } => {
                write!(f, "the plan has {rounds} rounds, and {asked} were asked for")
            }
            Self::Tables { round, tables, asked } => {
                write!(f, "round {round} has {tables} tables, and {asked} were asked for")
            }
            Self::Past { round } => write!(f, "past round {round} is not as it was"),
            Self::Seated { round, person, times } => {
                write!(f, "person {person} is seated {times} times in round {round}")
            }
            Self::Absent { round, person } => {
                write!(f, "person {person} is seated in round {round} but is not there")
            }
            Self::Size { round, table, people } => {
                write!(f, "table {table} has {people} people in round {round}")
            }
            Self::Host { round, person, table } => {
                write!(f, "host {person} is not at table {table} in round {round}")
            }
            Self::Unhosted { round, table } => {
                write!(f, "nobody hosts table {table} in round {round}")
            }
            Self::Remote { round, person } => {
                write!(f, "person {person} is on the wrong side of the line in round {round}")
            }
        }
    }
}
