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
    /// The words somebody typed for it, raw; `None` where there were none.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match &self.command {
            Command::Capture { note } => Some(&note.text),
            Command::Edit { text, .. } | Command::AddDetail { text, .. } => Some(text),
            Command::AddCategory { label, .. } => Some(label),
            _ => None,
        }
    }

    /// What it is, in a few words, raw.
    #[must_use]
    pub fn told(&self) -> String {
        match (&self.command, self.words()) {
            (Command::AddCategory { .. }, Some(label)) => format!("new category {label}"),
            (_, Some(words)) => words.to_owned(),
            (Command::Retract { .. }, None) => "taking a note out".to_owned(),
            (Command::Restore { .. }, None) => "bringing a note back".to_owned(),
            (Command::Retag { .. }, None) => "another category for a note".to_owned(),
            (_, None) => "a change of a note".to_owned(),
        }
    }
}
