//! A session that is elsewhere: the line to it, and what came back from there.

use crate::domain::Moment;
use crate::engine::Ticket;
use crate::session::Command;

/// What a device that joined knows beside the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joined {
    /// The line is lost.
    pub lost: Option<Lost>,
    /// What was not taken there, oldest first: it needs somebody.
    pub tray: Vec<Returned>,
}

/// A line that is lost, and is tried again by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// When that was found.
    pub since: Moment,
    /// What is said there, if anything.
    pub why: Option<String>,
}

/// Something that was not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Returned {
    /// What it is let go by.
    pub ticket: Ticket,
    /// What was asked for.
    pub command: Command,
    /// Why it was not done, and what to do; raw.
    pub why: String,
}

impl Returned {
    /// What it is, in a few words, raw.
    #[must_use]
    pub fn told(&self) -> String {
        match &self.command {
            Command::AddCategory { label, .. } => format!("new category {label}"),
            Command::Retract { .. } => "taking a note out".to_owned(),
            Command::Restore { .. } => "bringing a note back".to_owned(),
            Command::Retag { .. } => "another category for a note".to_owned(),
            other => other.typed().unwrap_or_else(|| "a change of a note".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Detail, NoteId, TableId};
    use crate::session::NewNote;

    #[test]
    fn what_was_not_taken_is_told_with_all_that_was_typed() {
        let told = |command| Returned { ticket: Ticket(1), command, why: String::new() }.told();
        let detail = Detail { text: "and when?".into(), details: Vec::new() };
        let note = NewNote::idea(NoteId(uuid::Uuid::nil()), "who decides?");
        let note = Box::new(NewNote { details: vec![detail], ..note });
        assert_eq!(told(Command::Capture { note }), "who decides?\n  and when?");
        let host = Command::SetHost { table: TableId::new("4"), host: Some("Bo".into()) };
        assert_eq!(told(host), "host of Table 4: Bo");
        assert_eq!(told(Command::Pick { notes: Vec::new() }), "a change of a note");
    }
}
